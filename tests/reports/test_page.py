"""The page as text: whole, small, the same every time, and closed to the network."""

import base64
import gzip
import hashlib
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest

from dateline.events.schema import Problem, Timeline
from dateline.reports import Fragment, render_fragment, render_page

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
def test_tags_are_balanced_ids_unique_and_links_lead_somewhere(make_timeline: Make, number: int) -> None:
    outline = Outline(render_page(make_timeline(number)))
    assert len(outline.ids) == len(set(outline.ids))
    assert {link[1:] for link in outline.links} <= set(outline.ids)
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
    html = render_page(make_timeline(3))
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', html)
    assert policy is not None
    admitted = set(re.findall(r"&#x27;sha256-([^&]+)&#x27;", policy[1]))
    (script,) = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    (packed,) = re.findall(r'<script type="text/plain" class="dateline-plotly">(.*?)</script>', html)
    programs = (script.encode(), gzip.decompress(base64.b64decode(packed)))
    assert admitted == {base64.b64encode(hashlib.sha256(program).digest()).decode() for program in programs}
    assert "default-src &#x27;none&#x27;" in policy[1]


def test_every_entry_is_a_row_or_undated(make_timeline: Make) -> None:
    timeline = make_timeline(100)
    html = render_page(timeline)
    assert html.count('<tr id="') == len(timeline.entries) - len(timeline.undated)
    assert html.count('<li id="') == len(timeline.undated)


def test_only_web_addresses_of_articles_are_links(make_timeline: Make) -> None:
    timeline = make_timeline(20)
    first, second = timeline.articles
    articles = (replace(first, url="javascript:alert(1)"), replace(second, url="https://example.org/story"))
    links = Outline(render_page(replace(timeline, articles=articles))).links
    assert "https://example.org/story" in links
    assert not any("javascript" in link for link in links)


def test_problems_are_told(make_timeline: Make) -> None:
    html = render_page(replace(make_timeline(3), problems=(Problem("the second article is <empty>", "a2"),)))
    assert "a2: the second article is &lt;empty&gt;" in html


def test_a_title_of_ones_own(make_timeline: Make) -> None:
    assert "<title>Ferries &amp; bridges</title>" in render_page(make_timeline(3), title="Ferries & bridges")


def test_a_fragment_is_one_element_that_shows_itself(make_timeline: Make) -> None:
    fragment = render_fragment(make_timeline(3))
    assert isinstance(fragment, Fragment)
    assert isinstance(fragment, str)
    assert fragment.startswith("<section")
    assert fragment.rstrip().endswith("</section>")
    assert fragment._repr_html_() == fragment
    Outline(fragment)


def test_a_fragment_may_leave_the_script_to_another(make_timeline: Make) -> None:
    timeline = make_timeline(3)
    assert "dateline-plotly" not in render_fragment(timeline, with_script=False).split("</style>")[1]
    assert len(render_fragment(timeline, with_script=False)) < 60_000


def test_overlapping_predicates_keep_the_text_whole(draft) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001 - the draft of conftest
    from dateline.events.schema import Bounds, Stretch  # noqa: PLC0415 - here alone

    draft.article("Twice", date(2024, 3, 12), [("Divers", "found", "a wreck", Stretch(Bounds(), Bounds()))])
    timeline = draft.timeline()
    again = replace(timeline.events[0], event=replace(timeline.events[0].event, id="e2"))
    entry = replace(timeline.entries[0], events=("e1", "e2"))
    html = render_page(replace(timeline, events=(*timeline.events, again), entries=(entry,)))
    story = re.search(r'<div class="story"[^>]*>(.*?)</div>', html)
    assert story is not None
    assert re.sub(r"<[^>]+>", "", story[1]).strip() == "Divers found a wreck."
    assert 'id="d' in story[1]
