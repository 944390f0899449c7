"""The page as text: whole, small, the same every time, and closed to the network."""

import base64
import gzip
import hashlib
import html
import json
import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from dateline.events.schema import Problem, Revision, Timeline
from dateline.reports import Fragment, render_fragment, render_page, write_assets
from dateline.reports import page as page_module
from dateline.reports.data import LARGE, in_parts, page_data
from dateline.reports.report import make_report

Make = Callable[[int], Timeline]
VOID = {"meta", "input", "br", "hr", "link", "img"}
MOST = 1_500_000  # bytes of a page, its articles' text not counted


class Outline(HTMLParser):
    """Checks that tags are closed in order, and keeps ids and addresses."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.addresses: list[str] = []
        self.links: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        assert not any(name.startswith("on") for name in values), f"an event handler in {tag}"
        if tag not in VOID:
            self.open.append(tag)
        self.ids += [values["id"] or ""] if "id" in values else []
        self.addresses += [value or "" for name, value in attrs if name in {"src", "srcset", "data", "action", "poster"}]
        self.links += [values["href"] or ""] if "href" in values else []

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("number", [0, 1, 60])
def test_tags_are_balanced_and_nothing_is_fetched(make_timeline: Make, number: int) -> None:
    outline = Outline(render_page(make_timeline(number)))
    assert outline.ids == []
    assert outline.links == []
    assert outline.addresses == []


def test_no_part_of_the_page_names_another_host(make_timeline: Make) -> None:
    assert set(re.findall(r"https?://[^\s\"'<>)]+", render_page(make_timeline(30)))) == {"http://www.w3.org/2000/svg"}


@pytest.mark.parametrize("number", [100, 1000])
def test_the_page_without_articles_is_small(make_timeline: Make, number: int) -> None:
    timeline = make_timeline(number)
    text = sum(len(article.text.encode()) for article in timeline.articles)
    assert len(render_page(timeline).encode()) - text <= MOST


def test_the_same_timeline_gives_the_same_bytes(make_timeline: Make) -> None:
    assert render_page(make_timeline(30)) == render_page(make_timeline(30))


def test_the_policy_admits_exactly_the_two_scripts(make_timeline: Make) -> None:
    page = render_page(make_timeline(3))
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)
    assert policy is not None
    admitted = set(re.findall(r"&#39;sha256-([^&]+)&#39;", policy[1]))
    (script,) = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    (packed,) = re.findall(r'<script type="text/plain" class="dateline-plotly">(.*?)</script>', page)
    programs = (script.encode(), gzip.decompress(base64.b64decode(packed)))
    assert admitted == {base64.b64encode(hashlib.sha256(program).digest()).decode() for program in programs}
    assert "default-src &#39;none&#39;" in policy[1]


def test_every_entry_is_in_the_table_that_needs_no_script(make_timeline: Make) -> None:
    timeline = make_timeline(100)
    (plain,) = re.findall(r"<noscript>(.*?)</noscript>", render_page(timeline), re.DOTALL)
    assert plain.count('<tr><th scope="row">') == len(timeline.entries) - len(timeline.undated)
    assert all(html.escape(entry.summary, quote=False).replace("'", "&#39;") in plain for entry in timeline.entries)
    assert all(html.escape(article.text, quote=False).replace("'", "&#39;") in plain for article in timeline.articles)


def test_every_entry_is_in_the_data(make_timeline: Make) -> None:
    timeline = make_timeline(100)
    (written,) = re.findall(r'<script type="application/json" class="dateline-data">(.*?)</script>', render_page(timeline))
    assert {entry["id"] for entry in json.loads(written)["entries"]} == {entry.id for entry in timeline.entries}


def test_a_large_timeline_is_in_parts_that_together_hold_everything(make_timeline: Make) -> None:
    timeline = make_timeline(1000)
    report = make_report(timeline)
    whole = page_data(report, [], 1)
    first, rest = in_parts(page_data(report, [], 1))
    assert [entry["i"] for entry in first["entries"]] == [place for place, entry in enumerate(whole["entries"]) if entry.get("key")]
    entries = [*first["entries"], *(entry for part in rest for entry in part.get("entries", ()))]
    assert [{**entry, "i": 0} for entry in sorted(entries, key=lambda entry: entry["i"])] == [
        {**entry, "i": 0} for entry in whole["entries"]
    ]
    assert [text for part in rest for text in part.get("texts", ())] == [[at, one["text"]] for at, one in enumerate(whole["articles"])]
    assert first["all"] == sum(first["counts"]) == len(whole["entries"]) > LARGE
    page = render_page(timeline)
    assert page.count("dateline-rest") > len(rest) - 1
    assert page.count('<tr><th scope="row">') == page_module.PLAIN_ROWS
    assert f"{len(whole['entries']) - page_module.PLAIN_ROWS} more need a script" in page


def test_a_very_large_page_brings_what_draws_it_unpacked_and_admitted(make_timeline: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_module, "UNPACKED", 10)
    page = render_page(make_timeline(20))
    assert "dateline-plotly" not in re.sub(r"<script>.*?</script>", "", page, flags=re.DOTALL)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    for program in re.findall(r"<script>(.*?)</script>", page, re.DOTALL):
        assert base64.b64encode(hashlib.sha256(program.encode()).digest()).decode() in policy[1]


def test_the_key_events_stand_where_neither_script_nor_shadow_root_is(make_timeline: Make) -> None:
    timeline = make_timeline(100)
    light = render_fragment(timeline).split("</template>")[1].split("<script")[0]
    assert light.count("<li>") == len(make_report(timeline).key)


def test_a_list_without_script_shows_how_a_figure_was_revised(make_timeline: Make) -> None:
    timeline = make_timeline(2)
    first, *others = timeline.entries
    revised = replace(first, key=True, revisions=(Revision("people", "12", "e1"), Revision("people", "17", "e2")))
    page = render_page(replace(timeline, entries=(revised, *others)))
    assert "reported as 12, then 17 (people)" in page.partition('class="key-list"')[2].partition("</ol>")[0]


def test_the_preview_of_a_link_says_what_it_is_about(make_timeline: Make) -> None:
    timeline = make_timeline(30)
    page = render_page(timeline, address="https://example.org/tide", picture="https://example.org/tide.png")
    assert '<meta property="og:image" content="https://example.org/tide.png">' in page
    assert f'<meta property="og:title" content="{make_report(timeline).title}">' in page
    assert re.search(r'<meta property="og:description" content="[^"]{20,220}">', page)
    assert '<meta property="og:url" content="https://example.org/tide">' in page
    assert "og:url" not in render_page(timeline, address="javascript:alert(1)")


def test_the_theme_is_told(make_timeline: Make) -> None:
    assert '<section class="dateline" data-theme="dark" data-compact="">' in render_fragment(make_timeline(3), theme="dark", compact=True)
    assert '<html lang="en" data-theme="light">' in render_page(make_timeline(3), theme="light")


def test_with_assets_nothing_is_inline_but_the_data(make_timeline: Make, tmp_path: Path) -> None:
    fragment = render_fragment(make_timeline(3), assets="static/")
    assert "<style" not in fragment
    assert re.findall(r"<script([^>]*)>", fragment) == [' type="application/json" class="dateline-data"', ' src="static/dateline.js" defer']
    assert '<link rel="stylesheet" href="static/dateline.css">' in fragment
    script, style = write_assets(tmp_path)
    assert "mountAll" in script.read_text(encoding="utf-8")
    assert ":host" in style.read_text(encoding="utf-8")


def test_only_web_addresses_of_articles_are_links(make_timeline: Make) -> None:
    timeline = make_timeline(20)
    first, second = timeline.articles
    articles = (replace(first, url="javascript:alert(1)"), replace(second, url="https://example.org/story"))
    links = Outline(render_page(replace(timeline, articles=articles))).links
    assert links == ["https://example.org/story"]


def test_problems_are_told(make_timeline: Make) -> None:
    page = render_page(replace(make_timeline(3), problems=(Problem("the second article is <empty>", "a2"),)))
    assert "a2: the second article is &lt;empty&gt;" in page


def test_a_title_of_ones_own(make_timeline: Make) -> None:
    assert "<title>Ferries &amp; bridges</title>" in render_page(make_timeline(3), title="Ferries & bridges")


def test_a_fragment_is_one_element_that_shows_itself(make_timeline: Make) -> None:
    fragment = render_fragment(make_timeline(3))
    assert isinstance(fragment, Fragment)
    assert isinstance(fragment, str)
    assert fragment.startswith("<section")
    assert fragment.rstrip().endswith("</section>")
    assert fragment._repr_html_() == str(fragment)
    assert len(repr(fragment)) < 60
    Outline(fragment)


def test_a_fragment_may_leave_the_script_to_another(make_timeline: Make) -> None:
    timeline = make_timeline(3)
    assert "dateline-plotly" not in render_fragment(timeline, with_script=False)
    assert len(render_fragment(timeline, with_script=False)) < 40_000
