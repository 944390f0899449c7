"""The page as readers have it: in headless Chromium, with its own script and no network.

Needs Debian's ``chromium`` and ``chromium-driver`` and the package ``selenium``. The check by axe-core also needs
``axe.min.js`` (npm package ``axe-core``), named by the variable ``DATELINE_AXE``.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pytest

from dateline.events.cases.edit_lines import read_edits
from dateline.events.schema import Factuality, Grain, Interval, Moment, Revision, Status, Stretch, Timeline
from dateline.reports import render_fragment, render_page, write_assets
from dateline.reports.escaping import shown
from dateline.reports.report import make_report

pytestmark = pytest.mark.browser

webdriver = pytest.importorskip("selenium.webdriver")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
)
SIZES = [(1440, 1000), (1024, 768), (768, 1024), (390, 844)]
Make = Callable[[int], Timeline]

HOSTILE = (
    "</script><script>window.hacked=1</script>",
    "<img src=x onerror=\"window.hacked=2\"><svg onload='window.hacked=3'>",
    "<!--<script>",
    "=HYPERLINK(1) $x$ %{y} &lt;b&gt; ${title}",
    "abc\u202edef\u2066ghi\u0000jkl\u2028mno\r\npqr",
    "🌊 wave 🜁 ends",
)

# The first timeline of the page, its shadow root, and its drawn labels and marks
FIND = """
const v = window.dateline && dateline.views && dateline.views[0], r = v && v.shadow;
const traceOf = (node) => node.closest('.trace').__data__[0].trace.name;
const drawn = (name, what) => [...r.querySelectorAll('.plot .scatterlayer ' + what)].filter((node) => traceOf(node) === name);
const boxOf = (node) => { const b = node.getBoundingClientRect(); return [b.left, b.top, b.right, b.bottom]; };
const labels = () => drawn('labels', '.textpoint text');
const marks = () => drawn('marks', 'path.point');
const drawnMarks = () => r.querySelector('.plot').data.find((trace) => trace.name === 'marks').marker;
"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if chromium is None or driver is None:
        pytest.skip("chromium and chromium-driver are not installed")
    from selenium.webdriver.chrome.service import Service  # noqa: PLC0415 - only where selenium is

    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for flag in [*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('chromium')}"]:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    started = webdriver.Chrome(options=options, service=Service(driver))
    started.set_script_timeout(90)
    yield started
    started.quit()


class Reader:
    """Somebody before the page."""

    def __init__(self, browser: Any, folder: Path) -> None:
        self.browser, self.folder = browser, folder
        self.resize(1280, 900)
        self.prefer()

    def resize(self, width: int, height: int, *, mobile: bool = False) -> None:
        settings = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": mobile}
        self.browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", settings)
        self.browser.execute_cdp_cmd("Emulation.setTouchEmulationEnabled", {"enabled": mobile})

    def prefer(self, **features: str) -> None:
        wanted = [{"name": name.replace("_", "-"), "value": value} for name, value in features.items()]
        self.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": wanted, "media": ""})

    def open(self, html: str, address: str = "", *, name: str = "page.html", drawn: bool = True) -> None:
        path = self.folder / name
        path.write_bytes(html.encode(errors="replace"))
        self.browser.get("about:blank")
        self.browser.get_log("browser")
        self.browser.get(path.as_uri() + address)
        if drawn:
            self.wait("return dateline.views.every((view) => view.shadow.querySelector('.plot .main-svg') && !view.partial)")
            self.settle()

    def settle(self) -> None:
        self.browser.execute_async_script("requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(arguments[0])))")

    def wait(self, script: str) -> None:
        loop = (
            "const done = arguments[0], until = performance.now() + 60000, test = () => {"
            f"let seen = false; try {{ seen = (() => {{ {FIND} {script} }})() }} catch (error) {{ }}"
            "if (seen) done(true); else if (performance.now() > until) done(false);"
            "else setTimeout(test, 15);}; test();"
        )
        assert self.browser.execute_async_script(loop), f"never came true: {script}"

    def run(self, script: str, *values: object) -> Any:
        return self.browser.execute_script(FIND + script, *values)

    def do(self, script: str, *values: object) -> None:
        """Run it, and let the page draw what follows from it."""
        self.run(script, *values)
        self.settle()

    def errors(self) -> list[str]:
        return [entry["message"] for entry in self.browser.get_log("browser") if entry["level"] in {"SEVERE", "WARNING"}]

    def press(self, *keys: str) -> None:
        actions = webdriver.ActionChains(self.browser)
        for key in keys:
            actions.send_keys(key)
        actions.perform()

    def boxes(self) -> list[tuple[float, float, float, float]]:
        """Where the marks and the labels are."""
        return [tuple(box) for box in self.run("return [...labels(), ...marks()].map(boxOf)")]

    def search(self, words: str) -> None:
        self.run(
            "const q = r.querySelector('[name=q]'); q.value = arguments[0]; q.dispatchEvent(new Event('input', {bubbles: true}))",
            words,
        )
        self.browser.execute_async_script("setTimeout(arguments[0], 350)")

    def listed(self) -> list[str]:
        """The ids of the entries in the list, whether they are made or not."""
        return list(self.run("return v.walkOrder().map((entry) => entry.id)"))

    def touch(self, kind: str, *points: tuple[float, float]) -> None:
        self.browser.execute_cdp_cmd(
            "Input.dispatchTouchEvent",
            {"type": kind, "touchPoints": [{"x": x, "y": y, "id": index} for index, (x, y) in enumerate(points)]},
        )

    def rows_of_the_picture(self) -> list[dict[str, Any]]:
        return list(
            self.run(
                "const top = r.querySelector('.canvas').getBoundingClientRect();"
                "return v.picture.drawn.rows.filter((row) => row.entry).map((row) => "
                "({id: row.entry.id, y: top.top + 22 + row.top + row.height / 2, left: top.left + 8, width: v.picture.drawn.width, "
                "anchor: row.anchor, labelAt: row.labelAt, wide: row.wide, lines: row.lines}))"
            )
        )


@pytest.fixture
def reader(browser: Any, tmp_path: Path) -> Reader:
    return Reader(browser, tmp_path)


def day(year: int, month: int = 1, number: int = 1) -> Stretch:
    begin = Moment(year, month, number)
    return Stretch.filling(Interval(begin, begin.plus(days=1), Grain.DAY))


def overlaps(boxes: list[tuple[float, float, float, float]], slack: float = 1.5) -> list[tuple[object, object]]:
    return [
        (one, other)
        for one, other in combinations(sorted(boxes, key=lambda box: box[0]), 2)
        if other[0] < one[2] - slack and one[1] < other[3] - slack and other[1] < one[3] - slack
    ]


def click(reader: Reader, x: float, y: float) -> None:
    from selenium.webdriver.common.actions.action_builder import ActionBuilder  # noqa: PLC0415 - only where selenium is

    action = ActionBuilder(reader.browser)
    action.pointer_action.move_to_location(int(x), int(y))
    action.pointer_action.click()
    action.perform()
    reader.settle()


# The picture --------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", [1, 10, 100, 1000])
def test_the_picture_shows_the_key_events_in_time_order_all_labelled(reader: Reader, make_timeline: Make, number: int) -> None:
    timeline = make_timeline(number)
    reader.open(render_page(timeline))
    key = [item for item in make_report(timeline).key if item.extent]
    rows = reader.rows_of_the_picture()
    assert [row["id"] for row in rows] == [item.id for item in key]
    assert [" ".join(row["lines"]) for row in rows] == [item.label for item in key]
    assert all(len(row["lines"]) <= 3 for row in rows)
    tops = reader.run("return labels().map((label) => label.getBoundingClientRect().top)")
    assert len(tops) == len(key)
    assert tops == sorted(tops)
    assert reader.errors() == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_nothing_overlaps_sticks_out_or_is_cut_at_any_size(
    reader: Reader, make_timeline: Make, width: int, height: int, scheme: str
) -> None:
    timeline = make_timeline(100)
    reader.resize(width, height)
    reader.prefer(prefers_color_scheme=scheme)
    reader.open(render_page(timeline))
    labels = {item.id: item.label for item in make_report(timeline).key}
    assert {row["id"]: " ".join(row["lines"]) for row in reader.rows_of_the_picture()} == labels  # whole, so with its predicate
    assert overlaps(reader.boxes()) == []
    assert reader.run("return document.documentElement.scrollWidth") <= width
    assert all(box[0] >= 0 and box[2] <= width for box in reader.boxes())


def test_fewer_events_have_never_fewer_labels(reader: Reader, make_timeline: Make) -> None:
    reader.open(render_page(make_timeline(300)))
    reader.do("v.go('all')")
    before = reader.run("return labels().length")
    for words in ("bridge", "bridge council", "council closed bridge"):
        reader.search(words)
        reader.settle()
        found = reader.run("return v.shown.filter((entry) => entry.x).length")
        assert reader.run("return labels().length") == min(found, before), words


def test_the_whole_row_is_one_target(reader: Reader, make_timeline: Make) -> None:
    reader.open(render_page(make_timeline(40)))
    row = reader.rows_of_the_picture()[3]
    for x in (row["left"] + row["anchor"], row["left"] + row["labelAt"] + row["wide"] / 2, row["left"] + row["width"] - 3):
        reader.do("v.release()")
        click(reader, x, row["y"])
        assert reader.run("return v.chosen.id") == row["id"]
    assert reader.run("return getComputedStyle(r.querySelector('.canvas')).cursor") == "pointer"


def test_zooming_shows_the_next_most_salient(reader: Reader, make_timeline: Make) -> None:
    reader.open(render_page(make_timeline(1000)))
    first = {row["id"] for row in reader.rows_of_the_picture()}
    reader.do("v.picture.zoom(0.2)")
    closer = {row["id"] for row in reader.rows_of_the_picture()}
    assert len(closer - first) >= 5
    assert len(closer) <= 20
    assert overlaps(reader.boxes()) == []
    reader.do("v.picture.look(null)")
    assert {row["id"] for row in reader.rows_of_the_picture()} == first


def test_the_strip_lists_what_lies_under_a_bar_and_its_handle_moves_an_end(reader: Reader, make_timeline: Make) -> None:
    reader.open(render_page(make_timeline(300)))
    counted = reader.run("return v.picture.bins.reduce((sum, bin) => sum + bin.keys.length, 0)")
    assert counted == len(make_report(make_timeline(300)).items)
    place = reader.run(
        "const bin = v.picture.bins.reduce((one, other) => (one.keys.length > other.keys.length ? one : other));"
        "const box = r.querySelector('.strip').getBoundingClientRect();"
        "return [box.left + v.picture.onStrip.at((bin.from + bin.to) / 2), box.top + 30, bin.keys.length]"
    )
    click(reader, place[0], place[1])
    assert f"{place[2]} events" in reader.run("return r.querySelector('.card').textContent")
    reader.search("bridge")
    assert reader.run("return r.querySelector('.pane').hidden")  # another question, to which that list is no answer
    reader.do("v.askNothing()")
    before = reader.run("return v.picture.range()")
    edge = reader.run("const box = r.querySelector('.strip').getBoundingClientRect(); return [box.left + v.picture.frame[1], box.top + 18]")
    strip = webdriver.ActionChains(reader.browser)
    strip.w3c_actions.pointer_action.move_to_location(int(edge[0]), int(edge[1]))
    strip.w3c_actions.pointer_action.pointer_down()
    strip.w3c_actions.pointer_action.move_to_location(int(edge[0]) - 60, int(edge[1]))
    strip.w3c_actions.pointer_action.pointer_up()
    strip.w3c_actions.perform()
    reader.settle()
    after = reader.run("return v.picture.range()")
    assert after[1] < before[1]
    assert after[0] == pytest.approx(before[0], abs=(before[1] - before[0]) * 0.02)


@pytest.mark.parametrize(
    ("moments", "expected"),
    [
        ([Moment(-44, 3, 15), Moment(14, 8, 19), Moment(79, 8, 24)], "BCE"),
        ([Moment(-9999), Moment(-3000), Moment(2024)], "BCE"),
        ([Moment(2024, 3, 11, 9, 5), Moment(2024, 3, 11, 9, 20), Moment(2024, 3, 11, 9, 41)], "11 Mar 2024"),
        ([Moment(2024, 3, 11), Moment(2024, 3, 14), Moment(2024, 3, 19)], "Mar 2024"),
        ([Moment(1950), Moment(1970), Moment(1999)], "1960"),
    ],
)
def test_the_axis_fits_minutes_and_millennia(reader: Reader, draft: Any, moments: list[Moment], expected: str) -> None:
    grain = Grain.MINUTE if any(moment.seconds for moment in moments) else Grain.DAY
    length = {"seconds": 60} if grain is Grain.MINUTE else {"days": 1}
    stretches = [Stretch.filling(Interval(moment, moment.plus(**length), grain)) for moment in moments]
    draft.article("Times", date(2024, 3, 12), [("Divers", "found", f"wreck {index}", stretch) for index, stretch in enumerate(stretches)])
    reader.open(render_page(draft.timeline()))
    reader.do("v.go('all')")
    ticks = reader.run("return [...r.querySelectorAll('.plot .xtick text')].map(text => text.textContent)")
    boxes = reader.run("return [...r.querySelectorAll('.plot .xtick text')].map(boxOf)")
    assert any(expected in tick for tick in ticks), ticks
    assert 2 <= len(ticks) <= 16
    assert all(one[2] <= other[0] for one, other in pairwise(sorted(boxes))), list(zip(ticks, boxes, strict=True))
    assert reader.run("return marks().length") == 3


def test_a_long_gap_is_folded_and_says_its_length(reader: Reader, draft: Any) -> None:
    moments = [Moment(1955), *(Moment(2024, 3, number) for number in (2, 4, 5, 9, 12))]
    stretches = [Stretch.filling(Interval(moment, moment.plus(days=1), Grain.DAY)) for moment in moments]
    draft.article("Times", date(2024, 3, 12), [("Divers", "found", f"wreck {index}", stretch) for index, stretch in enumerate(stretches)])
    reader.open(render_page(draft.timeline()))
    assert "69 years" in reader.run("return r.querySelector('.plot').textContent")
    places = reader.run("return marks().map((mark) => boxOf(mark)[0])")
    assert places[2] - places[1] > 40  # two days of March


def test_what_is_still_to_come_stands_below_a_rule(reader: Reader, draft: Any) -> None:
    draft.article("Bridge", date(2024, 3, 12), [("Divers", "will find", f"wreck {number}", day(2024, 3, number)) for number in (20, 10)])
    timeline = draft.timeline()
    planned = tuple(replace(dated, event=replace(dated.event, factuality=Factuality.PLANNED)) for dated in timeline.events)
    reader.open(render_page(replace(timeline, events=planned)))
    assert "Still to come" in reader.run("return r.querySelector('.plot').textContent")
    assert reader.run("return v.list.rows.map((row) => row.type + (row.text || ''))") == [
        "daySun 10 March 2024",
        "entry",
        "ruleStill to come",
        "dayWed 20 March 2024",
        "entry",
    ]


def test_every_factuality_has_its_shape_and_a_hollow_mark_its_rim(reader: Reader, make_timeline: Make) -> None:
    reader.open(render_page(make_timeline(400)))
    seen = set()
    for claim in range(7):
        reader.do("v.ask({claims: [arguments[0]]})", claim)
        symbols, fills, rims = reader.run("const m = drawnMarks(); return [m.symbol, m.color, m.line.color]")
        seen.update(symbols)
        assert any(fill != rim for fill, rim in zip(fills, rims, strict=True))
        assert any(fill == rim for fill, rim in zip(fills, rims, strict=True))
    assert len(seen) == 7


def test_the_saved_picture_says_what_it_is(reader: Reader, make_timeline: Make) -> None:
    timeline = make_timeline(40)
    reader.open(render_page(timeline))
    text = reader.browser.execute_async_script("dateline.views[0].picture.save().then(arguments[0])")
    for words in (make_report(timeline).title, "happened", "hollow: assumed", "From 4 articles"):
        assert words in text
    assert reader.errors() == []


# Fingers ------------------------------------------------------------------------------------------


def test_a_swipe_over_the_picture_scrolls_and_a_pinch_zooms(reader: Reader, make_timeline: Make) -> None:
    reader.resize(390, 844, mobile=True)
    reader.open(render_page(make_timeline(100)))
    reader.run("r.querySelector('.canvas').scrollIntoView({block: 'center'})")
    reader.settle()
    left, top, right, bottom = reader.run("return boxOf(r.querySelector('.canvas'))")
    x, y = (left + right) / 2, (top + bottom) / 2
    before = reader.run("return [scrollY, ...v.picture.range()]")
    reader.touch("touchStart", (x, y))
    for step in range(1, 11):
        reader.touch("touchMove", (x, y - 25 * step))
    reader.touch("touchEnd")
    reader.wait(f"return scrollY > {before[0]} + 150")
    reader.run("r.querySelector('.canvas').scrollIntoView({block: 'center'})")
    reader.settle()
    assert reader.run("return v.picture.range()") == before[1:]
    reader.touch("touchStart", (x - 20, y), (x + 20, y))
    for step in range(1, 9):
        reader.touch("touchMove", (x - 20 - 10 * step, y), (x + 20 + 10 * step, y))
    reader.touch("touchEnd")
    reader.settle()
    after = reader.run("return v.picture.range()")
    assert after[1] - after[0] < (before[2] - before[1]) * 0.7


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1024, 768), (1440, 900)])
def test_the_card_is_in_view_after_a_tap_and_leaves_its_row_in_view(reader: Reader, make_timeline: Make, width: int, height: int) -> None:
    reader.resize(width, height)
    reader.open(render_page(make_timeline(100)))
    reader.run("[...r.querySelectorAll('.pick')].at(-1).scrollIntoView({block: 'end'})")
    reader.do("[...r.querySelectorAll('.pick')].at(-1).click()")
    card, row = reader.run("return [boxOf(r.querySelector('.pane')), boxOf(r.querySelector('.entry[data-chosen]'))]")
    assert 0 <= card[1] < height - 100
    assert card[3] <= height + 1
    assert 0 <= card[0] <= card[2] <= width
    assert row[3] > 20
    assert row[1] < height
    assert row[3] <= card[1] or row[2] <= card[0] + 30


# The story ----------------------------------------------------------------------------------------


def test_the_list_shows_the_key_events_and_one_click_shows_all(reader: Reader, make_timeline: Make) -> None:
    timeline = make_timeline(60)
    reader.open(render_page(timeline))
    assert reader.listed() == [item.id for item in make_report(timeline).key]
    reader.do("r.querySelector('[data-depth=all]').click()")
    assert sorted(reader.listed()) == sorted(entry.id for entry in timeline.entries)
    assert reader.run("return r.querySelector('[data-depth=all]').getAttribute('aria-pressed')") == "true"


def test_a_reader_may_have_fewer_key_events_or_more_than_there_are(reader: Reader, make_timeline: Make) -> None:
    reader.open(render_page(make_timeline(60)))
    usual, numbers = len(reader.listed()), reader.run("return [...r.querySelectorAll('[name=top] option')].map((one) => Number(one.value))")
    assert {5, usual, 30} <= set(numbers)
    for number in (5, 30):
        reader.do(
            "const f = r.querySelector('[name=top]'); f.value = arguments[0]; f.dispatchEvent(new Event('change', {bubbles: true}))", number
        )
        assert len(reader.listed()) == number
        assert f"top={number}" in reader.run("return location.hash")


def test_what_lies_between_two_key_events_opens_in_place(reader: Reader, make_timeline: Make) -> None:
    reader.open(render_page(make_timeline(100)))
    before = len(reader.listed())
    number = int(reader.run("return r.querySelector('.more-row button').textContent").split()[0])
    reader.do("r.querySelector('.more-row button').click()")
    assert len(reader.listed()) == before + number
    assert reader.run("return r.querySelector('.more-row button').getAttribute('aria-expanded')") == "true"
    assert reader.run("return v.root.getRootNode().activeElement === r.querySelector('.more-row button')")


@pytest.mark.parametrize("number", [1000, 5000])
def test_a_long_list_makes_few_elements_and_reaches_every_entry(reader: Reader, make_timeline: Make, number: int) -> None:
    timeline = make_timeline(number)
    reader.open(render_page(timeline))
    reader.do("v.go('all')")
    nodes = (
        "const count = (root) => { let n = 0; const walker = document.createTreeWalker(root); "
        "while (walker.nextNode()) n += 1; return n; };"
    )
    assert reader.run(nodes + "return count(document) + count(r)") < 5000
    for part in (0.2, 0.5, 1.0):
        reader.do("scrollTo(0, document.documentElement.scrollHeight * arguments[0] - innerHeight * 2)", part)
        seen = reader.run(
            "return [...r.querySelectorAll('.rows > li')].map(boxOf).filter((box) => box[3] > 0 && box[1] < innerHeight).length"
        )
        assert seen >= 3
    last = reader.listed()[-1]
    reader.do("v.list.scrollTo(arguments[0])", last)
    box = reader.run("return boxOf(r.querySelector(`[data-id='${arguments[0]}']`))", last)
    assert -5 <= box[1] <= 900
    assert reader.errors() == []


def test_no_card_says_null_or_undefined(reader: Reader, make_timeline: Make) -> None:
    timeline = make_timeline(120)
    bare = tuple(
        replace(dated, event=replace(dated.event, arguments=())) if index % 2 else dated for index, dated in enumerate(timeline.events)
    )
    reader.open(render_page(replace(timeline, events=bare)))
    texts = reader.run(
        "return v.entries.map((entry) => { v.choose(entry, {quiet: true}); "
        "return r.querySelector('.pane').textContent + r.querySelector('.rows').textContent })"
    )
    assert len(texts) == len(timeline.entries)
    assert not any(word in text for text in texts for word in ("null", "undefined", "[object", "NaN", "Infinity"))


def test_a_card_quotes_what_gave_the_date_says_why_and_names_each_place_once(reader: Reader, make_timeline: Make) -> None:
    timeline = make_timeline(100)
    reader.open(render_page(timeline))
    item = next(item for item in make_report(timeline).items if len(item.mentions) > 1)
    reader.do("v.choose(v.entries.find((entry) => entry.id === arguments[0]))", item.id)
    card = reader.run("return r.querySelector('.card').textContent")
    assert item.why in card
    text = timeline.articles[item.mentions[0].article].text
    assert reader.run("return r.querySelector('.said').textContent") == item.mentions[0].span.of(text)
    assert reader.run("return r.querySelector('.said mark').textContent") == item.mentions[0].predicate.of(text)
    assert reader.run("return r.querySelectorAll('.places li').length") == len(item.mentions) - 1


def test_earlier_and_later_walk_and_the_keys_do_too(reader: Reader, make_timeline: Make) -> None:
    from selenium.webdriver.common.keys import Keys  # noqa: PLC0415 - only where selenium is

    reader.open(render_page(make_timeline(40)))
    order = reader.listed()
    reader.do("v.choose(v.byUid.get(v.walkOrder()[0].u))")
    reader.do("r.querySelector('.walk [aria-label=Later]').click()")
    assert reader.run("return v.chosen.id") == order[1]
    reader.do("v.release({focus: true})")
    reader.run("r.querySelector('.pick').focus()")
    reader.press(Keys.ARROW_DOWN)
    reader.settle()
    said = reader.run("return r.querySelector('[role=status]').textContent")
    assert said.startswith(f"2 of {len(order)}. ")
    reader.press(Keys.ENTER)
    reader.settle()
    assert reader.run("return v.chosen.id") == order[1]
    assert reader.run("return r.activeElement.className") == "card"
    reader.press(Keys.ESCAPE)
    reader.settle()
    assert reader.run("return r.querySelector('.pane').hidden && r.activeElement.className === 'pick'")


def test_a_word_in_the_article_chooses_its_event_and_nothing_jumps(reader: Reader, make_timeline: Make) -> None:
    reader.prefer(prefers_reduced_motion="reduce")
    reader.open(render_page(make_timeline(40)))
    reader.do("v.choose(v.dated[7]); r.querySelector('.origin button').click()")
    word = reader.run("const w = r.querySelector('.story [data-chosen]'); return [...boxOf(w), w === r.activeElement]")
    assert 0 <= word[1] <= 900
    assert word[4]
    before = reader.run("return [scrollY, v.card.element.scrollTop]")
    reader.do("[...r.querySelectorAll('.story .event')].find((one) => !one.hasAttribute('data-chosen')).click()")
    assert reader.run("return r.querySelectorAll('.story [data-chosen]').length") >= 1
    assert reader.run("return scrollY") == before[0]
    assert not reader.run("return r.querySelector('.reader').hidden")


def test_offsets_lead_to_the_same_words_in_the_browser(reader: Reader, draft: Any) -> None:
    sentences = [("Divers", "found", f"{text} number {index}", day(2024, 3, 1 + index)) for index, text in enumerate(HOSTILE)]
    draft.article("Waves 🌊", date(2024, 3, 12), sentences)
    timeline = draft.timeline()
    reader.open(render_page(timeline))
    reader.do("v.card.read(0)")
    text = reader.run("return r.querySelector('.story').textContent")
    assert text == shown(timeline.articles[0].text)
    words = reader.run(
        "return v.entries.map(e => [e.m[0].u, v.data.articles[0].text.slice(...e.m[0].p), v.data.articles[0].text.slice(...e.m[0].s)])"
    )
    events = {event.event.uid or event.event.id: event.event for event in timeline.events}
    assert len(words) == len(HOSTILE)
    for uid, predicate, sentence in words:
        assert predicate == events[uid].predicate.span.of(timeline.articles[0].text)
        assert sentence == shown(events[uid].span.of(timeline.articles[0].text))


# Questions ----------------------------------------------------------------------------------------


def test_search_finds_words_phrases_and_articles_and_marks_them(reader: Reader, make_timeline: Make) -> None:
    timeline = make_timeline(60)
    reader.open(render_page(timeline))
    reader.search("FERRY route")
    found = {entry.id for entry in timeline.entries if "ferry route" in entry.summary}
    assert set(reader.listed()) >= found
    assert reader.run("return [...r.querySelectorAll('.rows mark')].map((mark) => mark.textContent.toLowerCase())")
    reader.search('"route ferry"')
    assert reader.listed() == []
    assert not reader.run("return r.querySelector('.nothing').hidden")
    reader.search('"second ferry route"')
    assert set(reader.listed()) == {entry.id for entry in timeline.entries if "second ferry route" in entry.summary}
    rows = {row["id"] for row in reader.rows_of_the_picture()}
    assert rows <= set(reader.listed())
    reader.do("r.querySelector('.reset').click()")
    assert reader.run("return v.state.q") == ""


def test_a_click_on_a_claim_shows_only_that(reader: Reader, make_timeline: Make) -> None:
    timeline = make_timeline(100)
    reader.open(render_page(timeline))
    reader.do("r.querySelector('.claim [data-claim=planned]').click()")
    planned = [item.id for item in make_report(timeline).all if item.factuality is Factuality.PLANNED]
    assert sorted(reader.listed()) == sorted(planned)
    assert "claim=planned" in reader.run("return location.hash")
    reader.do("r.querySelector('.claim [data-claim=planned]').click()")
    assert reader.run("return v.asked") is False


def test_who_says_so_who_and_when_are_questions_too(reader: Reader, make_timeline: Make) -> None:
    timeline = make_timeline(100)
    reader.open(render_page(timeline))
    report = make_report(timeline)
    name = report.speakers.index("Mira Okafor")
    reader.do("const f = r.querySelector('[name=by]'); f.value = 'okafor'; f.dispatchEvent(new Event('change', {bubbles: true}))")
    assert sorted(reader.listed()) == sorted(item.id for item in report.all if name in item.said_by)
    reader.do(
        "v.askNothing(); const f = r.querySelector('[name=from]'); f.value = '2023-06'; "
        "f.dispatchEvent(new Event('change', {bubbles: true}))"
    )
    june = Moment(2023, 6).days
    assert reader.run("return v.shown.length > 0 && v.shown.every(e => e.last > arguments[0])", june)
    reader.do("const f = r.querySelector('[name=from]'); f.value = 'soon'; f.dispatchEvent(new Event('change', {bubbles: true}))")
    assert reader.run("return r.querySelector('[name=from]').getAttribute('aria-invalid')") == "true"


def test_the_list_has_other_orders(reader: Reader, make_timeline: Make) -> None:
    timeline = make_timeline(60)
    reader.open(render_page(timeline))
    reader.do("v.go('all'); v.ask({order: 'told'})")
    told = reader.run("return v.walkOrder().map((entry) => entry.m.length)")
    assert told == sorted(told, reverse=True)
    assert len(told) == len(timeline.entries)


def test_a_link_reopens_the_same_view_and_back_leads_back(reader: Reader, make_timeline: Make) -> None:
    html = render_page(make_timeline(100))
    reader.open(html)
    reader.do("v.go('all'); v.ask({who: 0}); v.ask({claims: [0, 2]}); v.picture.zoom(0.5)")
    reader.do("v.choose(v.walkOrder()[1])")
    state = (
        "return [v.walkOrder().map(e => e.id), v.picture.range().map(p => p.toFixed(2)), v.chosen && v.chosen.id, v.state.depth,"
        "r.querySelector('.card').textContent]"
    )
    before, address = reader.run(state), reader.run("return location.hash")
    assert {"who", "claim", "event", "view", "depth"} <= {part.split("=")[0] for part in address[1:].split("&")}
    reader.open(html, address)
    assert reader.run(state) == before
    reader.do("v.choose(v.walkOrder()[0]); v.choose(v.walkOrder()[2])")
    chosen = reader.run("return v.walkOrder()[0].id")
    reader.run("history.back()")
    reader.wait(f"return v.chosen.id === '{chosen}'")


# An editor's hand ---------------------------------------------------------------------------------


def test_corrections_are_made_kept_told_and_taken_back(reader: Reader, make_timeline: Make) -> None:
    html = render_page(make_timeline(60))
    reader.open(html)
    fill = (
        "const form = r.querySelector('.editor'), set = (name, value) => { form.elements[name].value = value; "
        "form.elements[name].dispatchEvent(new Event('change', {bubbles: true})) };"
        "set('action', arguments[0]); if (arguments[1]) set('value', arguments[1]); set('because', arguments[2]); form.requestSubmit();"
    )
    reader.do("v.choose(v.walkOrder()[0])")
    first = reader.run("return v.chosen.id")
    reader.do(fill, "say", "Divers found a wreck", "")
    assert reader.run("return v.corrections.length") == 0  # a reason is wanted
    reader.do(fill, "say", "Divers found a wreck", "the summary left the divers out")
    assert reader.run("return v.entries.find((entry) => entry.id === arguments[0]).t", first) == "Divers found a wreck"
    assert "the summary left the divers out" in reader.run("return r.querySelector('.rows').textContent")
    reader.open(html)  # kept in the browser
    assert reader.run("return v.corrections.length") == 1
    line = reader.run("return JSON.stringify(v.corrections[0])")
    (reader.folder / "edits.jsonl").write_text(line + "\n", encoding="utf-8")
    (edit,) = read_edits(reader.folder / "edits.jsonl")  # what `--edits` reads
    assert (edit.action, edit.value, edit.because) == ("say", "Divers found a wreck", "the summary left the divers out")
    reader.do("v.choose(v.walkOrder()[1])")
    gone = reader.run("return v.chosen.id")
    reader.do(fill, "hide", None, "no event")
    assert gone not in reader.listed()
    reader.do("[...r.querySelectorAll('.edit-bar button')].find((one) => one.textContent === 'Undo the last').click()")
    assert gone in reader.listed()
    reader.do("[...r.querySelectorAll('.edit-bar button')].find((one) => one.textContent === 'Forget all').click()")
    assert reader.run("return v.corrections.length === 0 && r.querySelector('.edit-bar').hidden")


# Everyone -----------------------------------------------------------------------------------------


def test_tab_reaches_every_control_once_and_the_list_in_one_step(reader: Reader, make_timeline: Make) -> None:
    from selenium.webdriver.common.keys import Keys  # noqa: PLC0415 - only where selenium is

    reader.open(render_page(make_timeline(60)))
    reached = []
    for _ in range(40):
        reader.press(Keys.TAB)
        reached.append(
            reader.run(
                "const e = r.activeElement; if (!e) return ['BODY', true]; const s = getComputedStyle(e);"
                "return [e.name || e.dataset.do || e.dataset.depth || e.classList[0] || e.tagName, s.outlineStyle !== 'none']"
            )
        )
    names = [name for name, _ in reached]
    assert {"q", "key", "all", "claim", "in", "out", "fit", "theme", "pick"} <= set(names)
    assert names[: names.index("BODY") if "BODY" in names else None].count("pick") == 1
    assert all(visible for name, visible in reached), reached


def test_the_list_is_a_list_and_the_picture_a_picture_for_screen_readers(reader: Reader, make_timeline: Make) -> None:
    reader.open(render_page(make_timeline(20)))
    nodes = [node for node in reader.browser.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"] if not node.get("ignored")]
    roles = {"button", "textbox", "searchbox", "combobox", "checkbox", "link", "image"}
    assert [node["role"]["value"] for node in nodes if node["role"]["value"] in roles and not node.get("name", {}).get("value")] == []
    seen = {node["role"]["value"] for node in nodes}
    assert {"list", "listitem", "image", "heading", "search"} <= seen
    assert "application" not in seen


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 390)])
def test_axe_finds_nothing_with_and_without_a_card(reader: Reader, make_timeline: Make, scheme: str, width: int) -> None:
    axe = Path(os.environ.get("DATELINE_AXE", "node_modules/axe-core/axe.min.js"))
    if not axe.is_file():
        pytest.skip("DATELINE_AXE names no axe.min.js (npm package axe-core)")
    reader.prefer(prefers_color_scheme=scheme)
    reader.resize(width, 900)
    reader.open(render_page(make_timeline(60)))
    reader.run(axe.read_text(encoding="utf-8"))
    check = (
        "axe.run(document).then(result => arguments[0](result.violations.map(v => [v.id, v.impact, v.nodes.length, "
        "v.nodes[0].html.slice(0, 200)])))"
    )
    assert reader.browser.execute_async_script(check) == []
    reader.do("v.choose(v.dated[3]); for (const one of r.querySelectorAll('details')) one.open = true; v.card.read(0)")
    assert reader.browser.execute_async_script(check) == []


def test_dark_and_light_follow_the_reader_and_can_be_switched(reader: Reader, make_timeline: Make) -> None:
    colours = "return [getComputedStyle(v.root).backgroundColor, drawnMarks().line.color[0]]"
    reader.open(render_page(make_timeline(10)))
    light = reader.run(colours)
    reader.prefer(prefers_color_scheme="dark")
    reader.open(render_page(make_timeline(10)))
    dark = reader.run(colours)
    assert light[0] != dark[0]
    assert light[1] != dark[1]
    reader.do("r.querySelector('.theme').click()")
    assert reader.run(colours) == light


def test_nothing_moves_where_motion_is_not_wanted(reader: Reader, make_timeline: Make) -> None:
    reader.prefer(prefers_reduced_motion="reduce")
    reader.open(render_page(make_timeline(10)))
    assert reader.run("return document.getAnimations().length") == 0
    assert reader.run("return [...r.querySelectorAll('*')].every(e => getComputedStyle(e).transitionDuration === '0s')")


def test_shapes_and_what_is_chosen_are_seen_in_colours_that_the_reader_forces(reader: Reader, make_timeline: Make) -> None:
    reader.prefer(forced_colors="active", prefers_color_scheme="dark")
    reader.open(render_page(make_timeline(10)))
    ground = "const ground = (e) => getComputedStyle(e).backgroundColor, paper = 'rgb(0, 0, 0)';"
    assert reader.run(f"{ground} return [...r.querySelectorAll('.claim .glyph')].every(e => ground(e) !== paper)")
    assert reader.run(f"{ground} const [on, off] = r.querySelectorAll('.depth button'); return ground(on) !== ground(off)")


def test_without_javascript_table_and_text_are_there(reader: Reader, make_timeline: Make) -> None:
    timeline = make_timeline(20)
    reader.browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        reader.open(render_page(timeline), drawn=False)
        text = reader.browser.find_element("css selector", "section.dateline").shadow_root.find_element("css selector", ".frame").text
    finally:
        reader.browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    assert all(entry.summary in text and entry.when.why in text for entry in timeline.entries)
    assert timeline.articles[0].text[:60] in text


@pytest.mark.parametrize("depth", ["key", "all"])
def test_prints_the_story_its_legend_and_numbered_sources(reader: Reader, make_timeline: Make, tmp_path: Path, depth: str) -> None:
    import base64  # noqa: PLC0415 - here alone
    import subprocess  # noqa: PLC0415 - here alone

    if (pdftotext := shutil.which("pdftotext")) is None:
        pytest.skip("poppler-utils is not installed")
    timeline = make_timeline(300)
    reader.open(render_page(timeline), "" if depth == "key" else "#depth=all")
    printed = reader.browser.execute_cdp_cmd("Page.printToPDF", {"printBackground": False, "paperWidth": 8.27, "paperHeight": 11.69})
    (tmp_path / "page.pdf").write_bytes(base64.b64decode(printed["data"]))
    text = subprocess.run([pdftotext, "-raw", tmp_path / "page.pdf", "-"], capture_output=True, text=True, check=True).stdout
    flat = " ".join(text.split())
    assert "How to read it" in flat
    assert "[1] What the tide brought, part 1" in flat
    assert "More questions" not in flat
    if depth == "key":
        assert "Not dated" not in flat  # no heading over rows that are left out
    report = make_report(timeline)
    shown_ = report.key if depth == "key" else report.all
    assert sum(item.summary in flat for item in shown_) > len(shown_) * 0.9
    if depth == "key":
        assert text.count("\f") <= 2


# Embedding ----------------------------------------------------------------------------------------


def test_several_fragments_on_one_page_share_one_script_and_one_name(reader: Reader, make_timeline: Make) -> None:
    names = "return Object.getOwnPropertyNames(window)"
    reader.open("<!doctype html><title>host</title><p>empty</p>", name="empty.html", drawn=False)
    before = set(reader.run(names)) | set(reader.run(names))  # the driver leaves names of its own
    parts = [
        str(render_fragment(make_timeline(12))),
        str(render_fragment(make_timeline(30), with_script=False)),
        str(render_fragment(make_timeline(12), with_script=False)),
    ]
    reader.open("<!doctype html><title>host</title>" + "<hr>".join(parts), name="host.html")
    assert set(reader.run(names)) - before == {"dateline"}
    assert reader.run("return dateline.views.length") == 3
    assert reader.run("return location.hash") == ""
    assert reader.errors() == []


HOST = """<style>
* { line-height: 3 } table, details, summary { background: red; border: 9px solid }
h1, h2, h3 { text-transform: uppercase;
letter-spacing: 9px } input, button, select { height: 99px; width: 99px } li { list-style: square; margin: 40px }
p { font: 40px serif; color: red }
</style>"""


def test_no_style_enters_a_fragment_and_none_leaves_it(reader: Reader, make_timeline: Make) -> None:
    looks = (
        "return [...document.querySelectorAll('.host, .host *')].map(e => {const s = getComputedStyle(e);"
        "return [s.font, s.color, s.backgroundColor, s.border, s.padding, s.margin, s.display].join('|')})"
    )
    inner = (
        "return [...r.querySelectorAll('.frame *')].filter((e) => !e.closest('svg, .plot')).map((e) => { const s = getComputedStyle(e);"
        "return [e.tagName, s.font, s.color, s.backgroundColor, s.border, s.padding, s.margin, s.display, s.textTransform, s.height]"
        ".join('|') })"
    )
    host = (
        "<div class=host><h1>A</h1><table><tr><th>a</th><td>b</td></tr></table><button>c</button><a href=#x>d</a><ul><li>e</li></ul></div>"
    )
    fragment = str(render_fragment(make_timeline(12)))
    reader.open("<!doctype html><title>h</title>" + HOST + host, name="bare.html", drawn=False)
    bare = reader.run(looks)
    reader.open("<!doctype html><title>h</title>" + HOST + host + fragment, name="with.html")
    assert reader.run(looks) == bare
    within = reader.run(inner)
    reader.open("<!doctype html><title>h</title>" + host + fragment, name="plain.html")
    assert reader.run(inner) == within


@pytest.mark.parametrize(("ground", "dark"), [("#ffffff", False), ("#101418", True)])
def test_a_fragment_is_as_dark_as_the_page_around_it(reader: Reader, make_timeline: Make, ground: str, *, dark: bool) -> None:
    reader.prefer(prefers_color_scheme="light" if dark else "dark")
    fragment = str(render_fragment(make_timeline(12)))
    reader.open(f"<!doctype html><title>h</title><body style='background:{ground}'>{fragment}", name="ground.html")
    assert reader.run("return v.root.dataset.theme") == ("dark" if dark else "light")
    reader.do("document.body.style.background = arguments[0]", "#ffffff" if dark else "#101418")
    assert reader.run("return v.root.dataset.theme") == ("light" if dark else "dark")
    told = str(render_fragment(make_timeline(12), theme="light"))
    reader.open(f"<!doctype html><title>h</title><body style='background:{ground}'>{told}", name="told.html")
    assert reader.run("return v.root.dataset.theme") == "light"


def test_a_compact_one_is_the_key_events_in_little_room(reader: Reader, make_timeline: Make) -> None:
    timeline = make_timeline(200)
    fragment = str(render_fragment(timeline, compact=True, link="https://example.org/tide"))
    reader.open(f"<!doctype html><title>h</title><div style='width:400px'>{fragment}</div>", name="compact.html", drawn=False)
    reader.wait("return r.querySelector('.rows .entry')")
    assert reader.listed() == [item.id for item in make_report(timeline).key]
    assert reader.run("return v.host.getBoundingClientRect().height") <= 600
    assert reader.run("return r.querySelector('.full a').href") == "https://example.org/tide"
    assert not reader.run("return r.querySelector('.plot')")
    reader.do("r.querySelector('.pick').click()")
    assert "Why this date" in reader.run("return r.querySelector('.card').textContent")
    assert reader.errors() == []


def test_a_strict_policy_is_served_by_files(reader: Reader, make_timeline: Make) -> None:
    write_assets(reader.folder)
    policy = "<meta http-equiv='Content-Security-Policy' content=\"default-src 'none'; script-src file:; style-src file:; img-src data:\">"
    fragment = str(render_fragment(make_timeline(30), assets=""))
    reader.open(f"<!doctype html><title>h</title>{policy}{fragment}", name="strict.html")
    assert reader.run("return marks().length") > 3
    assert reader.run("return getComputedStyle(r.querySelector('.rows')).listStyleType") == "none"
    inline = str(render_fragment(make_timeline(30)))
    reader.open(f"<!doctype html><title>h</title>{policy}{inline}", name="refused.html", drawn=False)
    text = reader.run("return document.querySelector('section.dateline').shadowRoot.querySelector('.frame').innerText")
    assert all(item.summary in text for item in make_report(make_timeline(30)).key)


def test_a_notebook_that_inserts_html_later_gets_a_drawing(reader: Reader, make_timeline: Make) -> None:
    fragment = render_fragment(make_timeline(12))
    reader.open("<!doctype html><title>notebook</title><div id=cell></div>", name="notebook.html", drawn=False)
    reader.run(  # as Jupyter does: the markup first, then its scripts anew, beside a module loader
        "window.define = () => {}; window.define.amd = {}; const cell = document.getElementById('cell'); cell.innerHTML = arguments[0];"
        "for (const old of cell.querySelectorAll('script')) { const s = document.createElement('script'); "
        "for (const a of old.attributes) s.setAttribute(a.name, a.value); s.textContent = old.textContent; old.replaceWith(s) }",
        str(fragment),
    )
    reader.wait("return marks().length > 3")


def test_an_iframe_can_fit_its_height(reader: Reader, make_timeline: Make) -> None:
    (reader.folder / "inner.html").write_text(render_page(make_timeline(12)), encoding="utf-8")
    reader.open(
        "<!doctype html><title>outer</title><iframe src=inner.html style='width:900px;height:100px'></iframe><script>"
        "addEventListener('message', e => { if (e.data.dateline === 'height') document.querySelector('iframe').style.height = "
        "e.data.height + 'px' })</script>",
        name="outer.html",
        drawn=False,
    )
    reader.wait("return document.querySelector('iframe').clientHeight > 600")


# Large timelines ----------------------------------------------------------------------------------


def test_a_large_timeline_draws_its_key_events_first_and_then_holds_all(reader: Reader, make_timeline: Make) -> None:
    timeline = make_timeline(2500)
    reader.open(render_page(timeline))
    assert reader.run("return v.entries.map((entry) => entry.id)") == [item.id for item in make_report(timeline).all]
    assert reader.run("return v.data.articles.every((article) => article.text)")
    counts = reader.run("return [...r.querySelectorAll('.claims small')].map((one) => Number(one.textContent.replace(',', '')))")
    assert sum(counts) == len(timeline.entries)
    reader.do("v.go('all')")
    assert reader.run("return v.list.rows.filter((row) => row.entry).length") == len(timeline.entries)
    assert reader.run("return document.querySelectorAll('*').length + r.querySelectorAll('*').length") < 5000
    assert reader.errors() == []


def test_the_first_drawing_of_a_large_timeline_waits_for_nothing_else(reader: Reader, make_timeline: Make) -> None:
    seen = (
        "document.addEventListener('dateline-drawn', () => { const v = dateline.views[0], r = v.shadow; window.atFirst = {"
        "read: v.told.length, furnished: Boolean(v.furnished), rows: v.list.made.size, "
        "below: r.querySelectorAll('.legend, .sources').length, "
        "plain: r.querySelectorAll('.key-list li').length, strip: r.querySelector('.strip').childElementCount, "
        "labels: r.querySelectorAll('.plot .textpoint text').length, nodes: r.querySelectorAll('*').length } })"
    )
    added = reader.browser.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": seen})
    timeline = make_timeline(5000)
    try:
        reader.open(render_page(timeline))
    finally:
        reader.browser.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", added)
    first = reader.run("return window.atFirst")
    key = [item for item in make_report(timeline).all if item.key]
    assert first["read"] == len(key)
    assert (first["furnished"], first["rows"], first["below"], first["strip"]) == (False, 0, 0, 0)
    assert first["plain"] == len(make_report(timeline).key)
    assert first["labels"] >= first["plain"]
    assert first["nodes"] < 1000
    reader.settle()
    assert reader.run(
        "return v.list.made.size > 10 && r.querySelectorAll('.legend, .sources').length === 2 && !r.querySelector('.key-list')"
    )
    assert reader.run("return r.querySelector('.strip').childElementCount") > 10


def test_searching_scrolling_and_zooming_in_a_large_timeline_are_short_tasks(reader: Reader, make_timeline: Make) -> None:
    def spent() -> float:
        """Processor time of the page so far, in milliseconds: other work on the machine does not count."""
        metrics = reader.browser.execute_cdp_cmd("Performance.getMetrics", {})["metrics"]
        return 1000 * float(next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration"))

    reader.browser.execute_cdp_cmd("Performance.enable", {"timeDomain": "threadTicks"})
    try:
        reader.open(render_page(make_timeline(5000)))
        reader.browser.execute_async_script("setTimeout(arguments[0], 1500)")  # words are folded while the reader looks on
        deeds = {
            "v.ask({q: 'bridge'}, {push: false}); clearTimeout(v.picture.pausing)": 1,
            "v.go('all')": 1,
            "scrollBy(0, 700)": 20,
            "v.picture.zoom(0.8, 0.4)": 10,
        }
        for deed, times in deeds.items():
            before = spent()
            for _ in range(times):
                reader.do(deed)
            assert (spent() - before) / times < (200 if "all" in deed else 100), deed  # all: list, picture and strip, a task each
    finally:
        reader.browser.execute_cdp_cmd("Performance.disable", {})


def test_the_address_reopens_what_a_large_timeline_reads_last(reader: Reader, make_timeline: Make) -> None:
    page = render_page(make_timeline(700))
    reader.open(page)
    last = reader.run("const entry = v.entries.findLast((one) => !one.worthy); return [entry.u, entry.t]")
    reader.open(page, f"#depth=all&event={last[0]}")
    assert reader.run("return v.chosen.t") == last[1]
    assert reader.run("return r.querySelector('.card .said').textContent.length") > 5
    assert reader.run("return v.state.depth") == "all"


def test_corrections_of_a_large_timeline_are_kept_and_wait_for_its_first_drawing(reader: Reader, make_timeline: Make) -> None:
    page = render_page(make_timeline(700))
    reader.open(page)
    uid = reader.run(
        "const entry = v.entries.find((one) => one.key); v.edit({uid: entry.u, action: 'hide', because: 'no event'}); return entry.u"
    )
    reader.open(page)
    assert reader.run("return v.byUid.get(arguments[0]).hidden", uid)
    assert not reader.run("return r.querySelector('.edit-bar').hidden")
    early = (
        "localStorage.setItem(`dateline-edits-${v.data.name}`, JSON.stringify([arguments[0]])); v.corrections = []; v.partial = true;"
        "v.edit(arguments[1]); v.partial = false; return v.corrections.length"
    )
    one = {"uid": uid, "action": "hide", "because": "no event"}
    assert reader.run(early, one, {**one, "action": "pin"}) == 2  # a correction made at once forgets none made before
    reader.run("localStorage.clear()")


def test_a_row_says_how_far_an_event_is_confirmed_and_why_it_was_edited(reader: Reader, make_timeline: Make) -> None:
    timeline = make_timeline(4)
    states = ["corroborated", "disputed", "unverified", "single source"]
    article = replace(timeline.articles[0], id="other", uid="other")
    entries = [replace(entry, key=True, status=Status(state)) for entry, state in zip(timeline.entries, states, strict=True)]
    entries[3] = replace(entries[3], edits=("date 2024-03-12, since: the court's own record (Ada)",))
    reader.open(render_page(replace(timeline, entries=tuple(entries), articles=(*timeline.articles, article))))
    said = reader.run("return v.entries.map((entry) => v.meta(entry).textContent)")
    for state in states[:3]:
        assert sum(state in line for line in said) == 1
    assert not any("single source" in line for line in said)
    assert sum("edited: date 2024-03-12, since: the court\u2019s" in line.replace("'", "\u2019") for line in said) == 1
    reader.run("v.choose(v.entries.find((entry) => entry.st === 'single source'))")
    assert "single source" in reader.run("return r.querySelector('.card').textContent")


def test_a_row_and_a_card_show_how_a_figure_was_revised(reader: Reader, make_timeline: Make) -> None:
    timeline = make_timeline(2)
    revised = (Revision("people", "12", "e1"), Revision("people", "17", "e2"))
    first, *others = timeline.entries
    reader.open(render_page(replace(timeline, entries=(replace(first, key=True, revisions=revised), *others))))
    said = reader.run("return v.entries.map((entry) => v.meta(entry).textContent)")
    assert sum("reported as 12, then 17 (people)" in line for line in said) == 1
    reader.run("v.choose(v.entries.find((entry) => entry.rev))")
    assert "12, then 17 (people)" in reader.run("return r.querySelector('.card').textContent")


# Hostile text and the network ---------------------------------------------------------------------


def test_hostile_text_is_shown_and_runs_nothing(reader: Reader, draft: Any) -> None:
    sentences = [(text, "said", text, day(2024, 3, 1 + index)) for index, text in enumerate(HOSTILE)]
    sentences.append(("Divers", "wrote", "word " * 200_000, day(2024, 3, 9)))
    draft.article("</title><script>window.hacked=4</script>" + HOSTILE[1], date(2024, 3, 12), sentences)
    timeline = draft.timeline()
    reader.open(render_page(timeline))
    for index in range(len(timeline.entries)):
        reader.run("v.choose(v.entries[arguments[0]]); v.picture.draw()", index)
    reader.run("v.card.read(0)")
    reader.do("v.go('all')")
    reader.search("<script>")
    assert reader.run("return window.hacked") is None
    assert reader.run("return r.querySelectorAll('img, .story script, .plot a').length") == 0
    assert HOSTILE[0] in reader.run("return r.querySelector('.rows').textContent")
    assert reader.errors() == []


def test_the_page_asks_nothing_of_the_network(reader: Reader, make_timeline: Make) -> None:
    reader.open(render_page(make_timeline(40)))
    reader.do("v.picture.zoom(0.5); r.querySelector('.theme').click()")
    assert reader.run("return performance.getEntriesByType('resource').map(entry => entry.name)") == []
    assert reader.errors() == []


def test_the_policy_forbids_scripts_of_others(reader: Reader, make_timeline: Make) -> None:
    reader.open(render_page(make_timeline(5)))
    reader.run("const s = document.createElement('script'); s.textContent = 'window.intruder = 1'; document.body.append(s)")
    assert reader.run("return window.intruder") is None
    assert "Content Security Policy" in json.dumps(reader.errors())


def test_no_event_leaves_no_empty_picture(reader: Reader, make_timeline: Make) -> None:
    reader.open(render_page(make_timeline(0)), drawn=False)
    assert reader.errors() == []
    assert not reader.run("return r.querySelector('.stage')")
    assert "No events were found" in reader.run("return r.querySelector('.frame').innerText")
