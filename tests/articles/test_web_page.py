from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from dateline.events.articles import read_articles

PARAGRAPHS = [
    "The old bridge over the Ardal closed on Monday after inspectors had found cracks in two of its pillars, the council said.",
    "Repairs will begin in June and take at least four months, according to the engineer in charge, who spoke on Tuesday.",
    "A ferry takes walkers across the river until then; drivers have to use the motorway bridge at Sund, eight miles to the north.",
]
PAGE = f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Bridge closes | Ardal Post</title>
<meta property="og:title" content="Bridge closes"><meta property="og:site_name" content="Ardal Post">
<link rel="canonical" href="https://ardal.example/news/bridge">
DATE</head><body><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article><h1>Bridge closes</h1><p>{"</p><p>".join(PARAGRAPHS)}</p></article>
<footer><p>Copyright Ardal Post. All rights reserved.</p></footer><script>var today = new Date();</script></body></html>"""
DATED = PAGE.replace("DATE", '<meta property="article:published_time" content="2024-03-12T08:00:00+01:00">')


def test_a_page_gives_its_main_text_and_fields(tmp_path: Path) -> None:
    path = tmp_path / "bridge.html"
    path.write_text(DATED, encoding="utf-8")
    reading = read_articles(path)
    assert reading.problems == ()
    (article,) = reading.articles
    assert (article.published, article.title, article.source) == (date(2024, 3, 12), "Bridge closes", "Ardal Post")
    assert article.url == "https://ardal.example/news/bridge"
    assert article.text.endswith("\n\n".join(PARAGRAPHS))
    assert "Copyright" not in article.text
    assert "Sport" not in article.text


def test_a_page_without_a_date_is_never_dated_today(tmp_path: Path) -> None:
    path = tmp_path / "bridge.htm"
    path.write_text(PAGE.replace("DATE", ""), encoding="utf-8")
    reading = read_articles(path)
    assert reading.articles == ()
    assert "no publication date" in reading.problems[0].message
    assert read_articles(path, published="2024-03-12").articles[0].published == date(2024, 3, 12)


def test_a_page_on_standard_input_is_known_by_its_beginning() -> None:
    (article,) = read_articles("-", stdin=BytesIO(DATED.encode())).articles
    assert article.title == "Bridge closes"


def test_the_page_may_say_its_encoding() -> None:
    page = DATED.replace('charset="utf-8"', 'charset="windows-1252"').replace("old bridge", "caf\u00e9 bridge")
    (article,) = read_articles("-", stdin=BytesIO(page.encode("windows-1252"))).articles
    assert "caf\u00e9 bridge" in article.text


@pytest.mark.parametrize("page", [b"<html></html>", b"<!doctype html>\0\0", b"<html><body><img src=x></body></html>"])
def test_a_page_without_text_is_a_problem(page: bytes) -> None:
    reading = read_articles("-", stdin=BytesIO(page))
    assert reading.articles == ()
    assert len(reading.problems) == 1


def test_control_characters_in_a_page_do_no_harm() -> None:
    (article,) = read_articles("-", stdin=BytesIO(DATED.replace("Bridge closes", "Bridge\0 \x1bcloses").encode())).articles
    assert article.title == "Bridge closes"


def test_a_page_on_which_a_library_fails_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RecursionError

    monkeypatch.setattr("dateline.events.articles.web_page.bare_extraction", fail)
    (problem,) = read_articles("-", stdin=BytesIO(DATED.encode())).problems
    assert "is not a web page that can be read (RecursionError)" in problem.message


def read(page: str, encoding: str = "utf-8") -> date | None:
    reading = read_articles("-", stdin=BytesIO(page.encode(encoding)))
    return reading.articles[0].published if reading.articles else None


@pytest.mark.parametrize("opening", ["<!DOCTYPE html>", "<!doctype html>", '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN">', ""])
@pytest.mark.parametrize("meta", ['property="article:published_time"', 'name="date"', 'itemprop="datePublished"'])
def test_a_page_on_one_line_keeps_its_date(opening: str, meta: str) -> None:
    page = PAGE.replace("<!DOCTYPE html>", opening).replace(
        "DATE", f'<meta {meta} content="2024-03-12" /><meta name="robots" content="all" />'
    )
    assert read(" ".join(page.split())) == date(2024, 3, 12)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "utf-32"])
def test_a_page_in_wide_characters_is_read(encoding: str) -> None:
    assert read(DATED, encoding) == date(2024, 3, 12)


OWN_TIME = '<h1>Bridge closes</h1><time datetime="2024-03-12">12 March 2024</time>'
OLDER = '<h3>Bridge inspected</h3><time datetime="2021-01-05">5 January 2021</time>'
OWN_DATA = '{"@type": "NewsArticle", "headline": "Bridge closes", "datePublished": "2024-03-12T08:00:00+01:00"}'
OLDER_DATA = '{"@type": "NewsArticle", "headline": "Bridge inspected", "datePublished": "2021-01-05"}'


@pytest.mark.parametrize(
    "others",
    [
        f"<aside>{OLDER}</aside>",
        f'<div class="related-stories">{OLDER}</div>',
        f'<section id="more-news"><ul><li>{OLDER}</li></ul></section>',
        f'<div class="sidebar most-read">{OLDER}</div>',
        f'<div class="comments"><p>First!</p>{OLDER}</div>',
        f"<footer>{OLDER}</footer>",
    ],
)
def test_the_date_of_the_story_beats_those_of_other_stories(others: str) -> None:
    page = PAGE.replace("DATE", "").replace("<h1>Bridge closes</h1>", OWN_TIME).replace("</body>", f"{others}</body>")
    assert read(page) == date(2024, 3, 12)


@pytest.mark.parametrize("data", [f"[{OLDER_DATA}, {OWN_DATA}]", f'{{"@graph": [{{"itemListElement": [{OLDER_DATA}]}}, {OWN_DATA}]}}'])
def test_the_linked_data_of_the_story_beats_that_of_other_stories(data: str) -> None:
    assert read(PAGE.replace("DATE", f'<script type="application/ld+json">{data}</script>')) == date(2024, 3, 12)


@pytest.mark.parametrize("data", ["{", "[1, null]", '{"headline": 3, "datePublished": {}}', f"{OLDER_DATA}", '{"datePublished": "soon"}'])
def test_linked_data_that_says_nothing_of_the_story_is_passed_over(data: str) -> None:
    page = PAGE.replace("DATE", f'<script type="application/ld+json">{data}</script>').replace("<h1>Bridge closes</h1>", OWN_TIME)
    assert read(page) == date(2024, 3, 12)


def test_a_story_inside_a_part_named_after_others_keeps_its_date() -> None:
    page = PAGE.replace("DATE", "").replace("<h1>Bridge closes</h1>", OWN_TIME).replace("<body>", '<body class="has sidebar">')
    assert read(page) == date(2024, 3, 12)


def test_a_date_that_only_the_foot_has_is_found() -> None:
    page = PAGE.replace("DATE", "").replace("Copyright Ardal Post.", "Published 12 March 2024.")
    assert read(page) == date(2024, 3, 12)


def test_a_clock_in_utc_does_not_move_the_day_that_the_address_has() -> None:
    data = OWN_DATA.replace("2024-03-12T08:00:00+01:00", "2024-03-13T01:30:00Z")
    page = PAGE.replace("news/bridge", "2024/03/12/bridge").replace("DATE", f'<script type="application/ld+json">{data}</script>')
    assert read(page) == date(2024, 3, 12)


HEADER = "<h1>Bridge closes</h1>"


@pytest.mark.parametrize(
    "line",
    [
        "<p>Updated 20 March 2024 | First published 12 March 2024</p>",
        "<div>By Ada Berg · Last updated: 20 Mar 2024 · Published: 12 Mar 2024</div>",
        "<p>Originally published March 12, 2024; corrected March 20, 2024</p>",
        "<p>Posted on March 12th, 2024. Last modified on March 20, 2024.</p>",
        '<time class="updated" datetime="2024-03-20">20 March 2024</time> <time class="entry-date published" datetime="2024-03-12"></time>',
        '<meta property="og:updated_time" content="2024-03-20T10:00:00Z"><time datetime="2024-03-12T10:00">Mar. 12</time>',
    ],
)
def test_the_day_of_publication_beats_that_of_the_latest_change(line: str) -> None:
    assert read(PAGE.replace("DATE", "").replace(HEADER, f"{HEADER}{line}")) == date(2024, 3, 12)


@pytest.mark.parametrize(
    "data",
    [
        '{"@graph": [{"@type": "WebSite", "datePublished": "2010-01-01"}, {"@type": "NewsArticle", "datePublished": "2024-03-12"}]}',
        '{"@type": "WebPage", "datePublished": "2019-01-01", "mainEntity": {"@type": "BlogPosting", "datePublished": "2024-03-12"}}',
        '[{"@type": "VideoObject", "datePublished": "2020-01-01"}, {"@type": ["ReportageNewsArticle"], "datePublished": "2024-03-12"}]',
    ],
)
def test_the_day_of_what_is_written_beats_that_of_the_site_and_of_pictures(data: str) -> None:
    assert read(PAGE.replace("DATE", f'<script type="application/ld+json">{data}</script>')) == date(2024, 3, 12)


@pytest.mark.parametrize(
    ("clock", "line"),
    [
        ("2024-03-13T02:30:00Z", "Published 9:30 p.m. EST, Tue March 12, 2024"),
        ("2024-03-13T01:10:00+00:00", "March 12, 2024, 6:10 p.m. PDT"),
        ("2024-03-13T06:59:00+0000", "Tuesday, 12 March 2024 22:59 PST"),
        ("2024-03-11T23:30:00Z", "12 March 2024, 10:30am AEDT"),
        ("2024-03-12T08:00:00Z", "1 June 2024, 9:00 a.m.: a reader writes"),
    ],
)
def test_a_clock_in_utc_does_not_move_the_day_that_the_page_shows(clock: str, line: str) -> None:
    page = PAGE.replace("DATE", f'<meta property="article:published_time" content="{clock}">')
    assert read(page.replace(HEADER, f"{HEADER}<p>{line}</p>")) == date(2024, 3, 12)


def text_of(inner: str) -> str:
    (article,) = read_articles("-", stdin=BytesIO(DATED.replace("</article>", f"{inner}</article>").encode())).articles
    return article.text


@pytest.mark.parametrize(
    ("inner", "lines"),
    [
        ("<table><tr><td>5 May 2010</td><td>Lorries are banned</td></tr></table>", ["5 May 2010: Lorries are banned"]),
        ("<table><tr><th>Year<th>What<tr><td>1962<td>The bridge opens</table>", ["1962: The bridge opens"]),
        (
            "<figure><table><tr><td>1962<td>The bridge opens</table><figcaption>Its history</figcaption></figure>",
            ["1962: The bridge opens"],
        ),
        ("<table><tr><td>3 May 2011<td>Upper lake<td>A boat sinks</table>", ["3 May 2011: Upper lake, A boat sinks"]),
        ("<dl><dt>1962<dd>The bridge opens<dt>1998<dd>It is repaired</dl>", ["1962: The bridge opens", "1998: It is repaired"]),
    ],
)
def test_rows_and_pairs_are_lines_of_the_text(inner: str, lines: list[str]) -> None:
    assert set(lines) <= set(text_of(inner).split("\n\n"))


def test_a_table_of_figures_tells_nothing_and_one_for_looks_is_no_table() -> None:
    assert text_of("<table><tr><td>12<td>34<tr><td>56<td>78</table>").endswith(PARAGRAPHS[-1])
    page = DATED.replace("<article>", "<table><tr><td>").replace("</article>", "</td><td>Home</td></tr></table>")
    (article,) = read_articles("-", stdin=BytesIO(page.encode())).articles
    assert "inspectors had found cracks" in article.text


POST = '<div><time datetime="{}">{}</time><p>{}</p></div>'
LIVE = (
    PAGE.split("<article>", maxsplit=1)[0].replace("DATE", '<meta property="article:published_time" content="2024-03-12T06:00:00Z">')
    + "<main><h1>HEADING</h1>"
    + "".join(POST.format(f"2024-03-{day}T09:00:00Z", "09:00", line) for day, line in zip(("14", "13", "12"), PARAGRAPHS, strict=True))
    + "</main></body></html>"
)


def test_the_posts_of_a_live_report_keep_their_times() -> None:
    (article,) = read_articles("-", stdin=BytesIO(LIVE.replace("HEADING", "Bridge: live updates").encode())).articles
    assert article.published == date(2024, 3, 14)
    told = article.text.split("\n\n")
    assert [told[told.index(line) - 1] for line in PARAGRAPHS] == ["14 March 2024, 09:00", "13 March 2024, 09:00", "12 March 2024, 09:00"]


def test_times_of_other_pages_are_no_posts() -> None:
    assert read(LIVE.replace("HEADING", "Bridge closes")) == date(2024, 3, 12)
