"""The page as readers have it: in headless Chromium, with its own script and no network.

Needs Debian's ``chromium`` and ``chromium-driver`` and the package ``selenium``. The check by axe-core also needs
``axe.min.js`` (npm package ``axe-core``), named by the variable ``DATELINE_AXE``.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pytest

from dateline.events.schema import Grain, Interval, Moment, Stretch, Timeline
from dateline.reports import render_fragment, render_page
from dateline.reports.escaping import shown

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

PAGE_SCRIPTS = {
    "boxes": """
        const boxes = [];
        for (const path of document.querySelectorAll('.plot .scatterlayer .trace path.point, .plot .scatterlayer .trace .textpoint text')) {
            const trace = path.closest('.trace').__data__[0].trace.name;
            if (!['marks', 'labels', 'clusters'].includes(trace)) continue;
            if (trace === 'clusters' && path.tagName === 'text') continue;
            const box = path.getBoundingClientRect();
            if (box.width) boxes.push([box.left, box.top, box.right, box.bottom, trace]);
        }
        return boxes;""",
}


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

    def resize(self, width: int, height: int) -> None:
        settings = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", settings)

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
            self.wait("return [...document.querySelectorAll('.dateline')].every(root => root.querySelector('.plot .main-svg'))")
            self.browser.execute_async_script("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))")

    def wait(self, script: str) -> None:
        loop = (
            "const done = arguments[0], until = performance.now() + 60000, test = () => {"
            f"if ((() => {{{script}}})()) done(true); else if (performance.now() > until) done(false);"
            "else setTimeout(test, 15);}; test();"
        )
        assert self.browser.execute_async_script(loop), f"never came true: {script}"

    def run(self, script: str, *values: object) -> Any:
        return self.browser.execute_script(script, *values)

    def errors(self) -> list[str]:
        return [entry["message"] for entry in self.browser.get_log("browser") if entry["level"] in {"SEVERE", "WARNING"}]

    def press(self, *keys: str) -> None:
        for key in keys:
            self.browser.switch_to.active_element.send_keys(key)

    def boxes(self) -> list[tuple[float, float, float, float, str]]:
        return [tuple(box) for box in self.run(PAGE_SCRIPTS["boxes"])]

    def type_search(self, words: str) -> None:
        self.run(
            "const q = document.querySelector('[name=q]'); q.value = arguments[0]; q.dispatchEvent(new Event('input', {bubbles: true}))",
            words,
        )
        self.browser.execute_async_script("setTimeout(arguments[0], 250)")

    def visible_rows(self) -> int:
        return int(self.run("return [...document.querySelectorAll('tbody tr:not(.empty), .undated li')].filter(row => !row.hidden).length"))


@pytest.fixture
def reader(browser: Any, tmp_path: Path) -> Reader:
    return Reader(browser, tmp_path)


def day(year: int, month: int = 1, number: int = 1) -> Stretch:
    begin = Moment(year, month, number)
    return Stretch.filling(Interval(begin, begin.plus(days=1), Grain.DAY))


def overlaps(boxes: list[tuple[float, float, float, float, str]], slack: float = 1.5) -> list[tuple[object, object]]:
    return [
        (one, other)
        for one, other in combinations(sorted(boxes, key=lambda box: box[0]), 2)
        if other[0] < one[2] - slack and one[1] < other[3] - slack and other[1] < one[3] - slack
    ]


# The picture --------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", [10, 100, 1000, 5000])
def test_no_marks_or_labels_overlap(reader: Reader, make_timeline: Make, number: int) -> None:
    reader.open(render_page(make_timeline(number)))
    for lanes in ("", "article", "actor", "kind"):
        reader.run("const s = document.querySelector('[name=lanes]'); s.value = arguments[0]; s.dispatchEvent(new Event('change'))", lanes)
        boxes = reader.boxes()
        assert len(boxes) >= min(number, 60) * 0.8
        assert overlaps(boxes) == []
    assert reader.errors() == []


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_nothing_overlaps_or_sticks_out_at_any_size(reader: Reader, make_timeline: Make, width: int, height: int) -> None:
    reader.resize(width, height)
    reader.open(render_page(make_timeline(100)))
    assert overlaps(reader.boxes()) == []
    assert reader.run("return document.documentElement.scrollWidth") <= width
    assert all(box[0] >= 0 and box[2] <= width for box in reader.boxes() if box[4] == "labels")


def test_labels_name_about_ten_of_many_and_all_of_few(reader: Reader, make_timeline: Make) -> None:
    labels = "return document.querySelectorAll('.plot .textpoint text').length"
    reader.open(render_page(make_timeline(300)))
    names = [box for box in reader.boxes() if box[4] == "labels"]
    assert 5 <= len(names) <= 14
    reader.open(render_page(make_timeline(8)))
    assert reader.run(labels) >= 6


def test_a_cluster_opens_on_click(reader: Reader, make_timeline: Make) -> None:
    reader.open(render_page(make_timeline(1000)))
    before = reader.run("return dateline.views[0].range")
    number = reader.run(
        "const [, , keys] = document.querySelector('.plot').data[6].customdata[3]; dateline.views[0].openCluster(keys); return keys.length"
    )
    after = reader.run("return dateline.views[0].range")
    assert number > 1
    assert after[1] - after[0] < before[1] - before[0]
    assert overlaps(reader.boxes()) == []


def test_events_of_one_moment_are_listed_where_no_zoom_can_part_them(reader: Reader, draft: Any) -> None:
    draft.article("A busy day", date(2024, 3, 12), [("Divers", "found", f"wreck {index}", day(2024, 3, 11)) for index in range(90)])
    reader.open(render_page(draft.timeline()))
    reader.run("dateline.views[0].openCluster(document.querySelector('.plot').data[6].customdata[0][2])")
    assert "events at one place" in reader.run("return document.querySelector('.card').textContent")
    reader.run("document.querySelector('.card li button').click()")
    assert "wreck" in reader.run("return document.querySelector('.card .said').textContent")


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
    ticks = reader.run("return [...document.querySelectorAll('.plot .xtick text')].map(text => text.textContent)")
    boxes = reader.run(
        "return [...document.querySelectorAll('.plot .xtick text')].map(text => {const b = text.getBoundingClientRect(); "
        "return [b.left, b.right]})"
    )
    assert any(expected in tick for tick in ticks), ticks
    assert 3 <= len(ticks) <= 16
    assert all(one[1] <= other[0] for one, other in pairwise(boxes))
    assert len([box for box in reader.boxes() if box[4] == "marks"]) == 3


def test_every_factuality_has_its_shape_and_a_hollow_mark_its_rim(reader: Reader, make_timeline: Make) -> None:
    reader.open(render_page(make_timeline(400)))
    marks = reader.run("const m = document.querySelector('.plot').data[4].marker; return [m.symbol, m.color, m.line.color]")
    assert len(set(marks[0])) >= 6
    assert any(fill != line for fill, line in zip(marks[1], marks[2], strict=True))
    assert any(fill == line for fill, line in zip(marks[1], marks[2], strict=True))


def test_publication_dates_are_lines_and_disagreeing_dates_are_linked(reader: Reader, make_timeline: Make) -> None:
    reader.open(render_page(make_timeline(60)))
    reader.run("dateline.views[0].everything()")
    assert reader.run("return document.querySelector('.plot').layout.shapes.filter(shape => shape.type === 'line').length") >= 3
    assert reader.run("return document.querySelector('.plot').data[2].x.length") >= 3


def test_the_strip_shows_where_everything_is_and_moves_the_view(reader: Reader, make_timeline: Make) -> None:
    reader.open(render_page(make_timeline(300)))
    assert reader.run("return document.querySelectorAll('.strip rect').length") > 10
    before = reader.run("return dateline.views[0].range")
    strip = reader.browser.find_element("css selector", ".strip")
    webdriver.ActionChains(reader.browser).move_to_element_with_offset(strip, 250, 0).click().perform()
    reader.wait(f"return dateline.views[0].range[0] !== {before[0]}")


# Reading ------------------------------------------------------------------------------------------


def test_a_click_on_a_mark_opens_its_card(reader: Reader, make_timeline: Make) -> None:
    from selenium.webdriver.common.actions.action_builder import ActionBuilder  # noqa: PLC0415 - only where selenium is

    timeline = make_timeline(12)
    reader.open(render_page(timeline))
    index, x, y = reader.run(
        "const i = document.querySelector('.plot').data[4].customdata[1][0];"
        "const path = [...document.querySelectorAll('.plot path.point')].filter(e => e.closest('.trace').__data__[0].trace.name "
        "=== 'marks')[1];"
        "path.scrollIntoView({block: 'center'}); const b = path.getBoundingClientRect(); return [i, b.x + b.width / 2, b.y + b.height / 2]"
    )
    action = ActionBuilder(reader.browser)
    action.pointer_action.move_to_location(int(x), int(y))
    action.pointer_action.click()
    action.perform()
    reader.wait("return !document.querySelector('.card').hidden")
    card = reader.run("return document.querySelector('.card').textContent")
    entry = [entry for entry in timeline.entries if entry.when.stretch.known][index]
    event = next(event.event for event in timeline.events if event.event.id == entry.events[0])
    assert entry.when.why in card
    assert reader.run("return document.querySelector('.card mark').textContent") == event.predicate.span.of(timeline.articles[0].text)
    assert {"Who says so", "Why this date"} <= set(reader.run("return [...document.querySelectorAll('.card h4')].map(h => h.textContent)"))


def test_jumps_lead_from_card_to_text_and_back_and_to_the_table(reader: Reader, make_timeline: Make) -> None:
    reader.prefer(prefers_reduced_motion="reduce")
    reader.open(render_page(make_timeline(40)))
    reader.run("const v = dateline.views[0]; v.choose(v.dated[7])")
    reader.run("document.querySelector('.card .linklike').click()")
    word = (
        "const w = document.querySelector('.story .event.chosen-word').getBoundingClientRect();return w.top >= 0 && w.bottom <= innerHeight"
    )
    reader.wait(word)
    assert reader.run("return document.activeElement.classList.contains('chosen-word')")
    reader.run("document.querySelectorAll('.story .event')[3].click()")
    reader.wait("const s = document.querySelector('.stage').getBoundingClientRect(); return Math.abs(s.top) < 5")
    chosen = reader.run("return dateline.views[0].chosen.m.map(m => m.e)")
    assert reader.run("return document.querySelectorAll('.story .event')[3].id").split("-")[-1] in chosen
    reader.run("[...document.querySelectorAll('.card .walk button')].at(-1).click()")
    reader.wait("const r = document.querySelector('tr.chosen').getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight")
    reader.run("document.querySelector('tbody tr:nth-child(3) a.pick').click()")
    assert reader.run("return dateline.views[0].chosen.row === document.querySelector('tbody tr:nth-child(3)')")


def test_offsets_lead_to_the_same_words_in_the_browser(reader: Reader, draft: Any) -> None:
    sentences = [("Divers", "found", f"{text} number {index}", day(2024, 3, 1 + index)) for index, text in enumerate(HOSTILE)]
    draft.article("Waves 🌊", date(2024, 3, 12), sentences)
    timeline = draft.timeline()
    reader.open(render_page(timeline))
    text = reader.run("return document.querySelector('.story').textContent")
    assert text == shown(timeline.articles[0].text)
    words = reader.run(
        "return dateline.views[0].entries.map(e => [e.m[0].e, dateline.views[0].textOf(0).slice(...e.m[0].p), "
        "dateline.views[0].textOf(0).slice(...e.m[0].s)])"
    )
    events = {event.event.id: event.event for event in timeline.events}
    assert len(words) == len(HOSTILE)
    for event, predicate, sentence in words:
        assert predicate == events[event].predicate.span.of(timeline.articles[0].text)
        assert sentence == shown(events[event].span.of(timeline.articles[0].text))


def test_the_table_sorts_and_says_so(reader: Reader, make_timeline: Make) -> None:
    reader.open(render_page(make_timeline(60)))
    reader.run("document.querySelector('th[data-sort=what] button').click()")
    summaries = reader.run("return [...document.querySelectorAll('tbody .summary')].map(s => s.textContent.toLowerCase())")
    assert summaries == sorted(summaries)
    assert reader.run("return document.querySelector('th[data-sort=what]').getAttribute('aria-sort')") == "ascending"
    reader.run("document.querySelector('th[data-sort=what] button').click()")
    assert reader.run("return [...document.querySelectorAll('tbody .summary')].map(s => s.textContent.toLowerCase())") == summaries[::-1]
    assert "Sorted by" in reader.run("return document.querySelector('[data-live]').textContent")


def test_undated_events_are_listed_with_their_reasons(reader: Reader, make_timeline: Make) -> None:
    timeline = make_timeline(100)
    reader.open(render_page(timeline))
    listed = reader.run("return [...document.querySelectorAll('.undated li')].map(li => li.textContent)")
    assert len(listed) == len(timeline.undated) > 0
    assert all("No words of the article say when." in text for text in listed)


# Finding ------------------------------------------------------------------------------------------


def test_search_finds_words_of_events_and_filters_picture_table_and_text(reader: Reader, make_timeline: Make) -> None:
    timeline = make_timeline(60)
    reader.open(render_page(timeline))
    reader.type_search("FERRY route")
    hits = sum("ferry" in entry.summary and "route" in entry.summary for entry in timeline.entries)
    assert 0 < reader.visible_rows() == hits < len(timeline.entries)
    assert len(reader.run("return dateline.views[0].shown")) <= hits
    assert f"{hits} of" in reader.run("return document.querySelector('.count').textContent")
    assert reader.run("return document.querySelectorAll('.story .event.filtered').length") > 0
    reader.run("document.querySelector('.reset').click()")
    assert reader.visible_rows() == len(timeline.entries)


@pytest.mark.parametrize("name", ["actor", "kind", "basis", "article"])
def test_every_filter_keeps_what_it_names(reader: Reader, make_timeline: Make, name: str) -> None:
    timeline = make_timeline(60)
    reader.open(render_page(timeline))
    kept = reader.run(
        "const s = document.querySelector(`select[name=${arguments[0]}]`); s.selectedIndex = 1; "
        "s.dispatchEvent(new Event('input', {bubbles: true}));"
        "const value = Number(s.value), view = dateline.views[0], of = {actor: e => e.a.includes(value), kind: e => e.k === value,"
        " basis: e => e.b === value, article: e => e.m.some(m => m.a === value)}[arguments[0]];"
        "view.filter(); "
        "return [view.entries.filter(e => !e.out).every(of), view.entries.filter(e => !e.out).length, "
        "view.entries.filter(of).length]",
        name,
    )
    assert kept[0]
    assert 0 < kept[1] == kept[2] == reader.visible_rows() < len(timeline.entries)


def test_claims_and_times_filter_too(reader: Reader, make_timeline: Make) -> None:
    reader.open(render_page(make_timeline(100)))
    reader.run("document.querySelector('[data-filter=claim]').click()")
    assert reader.run("return dateline.views[0].shown.every(e => e.f !== 0) && dateline.views[0].shown.length > 0")
    reader.run("document.querySelector('[data-filter=claim]').click()")
    reader.run("const f = document.querySelector('[name=from]'); f.value = '2023-06'; f.dispatchEvent(new Event('input', {bubbles: true}))")
    reader.browser.execute_async_script("setTimeout(arguments[0], 100)")
    june = Moment(2023, 6).days
    assert reader.run("return dateline.views[0].shown.length > 0 && dateline.views[0].shown.every(e => e.last > arguments[0])", june)
    reader.run("const f = document.querySelector('[name=from]'); f.value = 'soon'; f.dispatchEvent(new Event('input', {bubbles: true}))")
    reader.browser.execute_async_script("setTimeout(arguments[0], 100)")
    assert reader.run("return document.querySelector('[name=from]').getAttribute('aria-invalid')") == "true"


def test_nothing_found_says_so(reader: Reader, make_timeline: Make) -> None:
    reader.open(render_page(make_timeline(10)))
    reader.type_search("zeppelin")
    assert reader.visible_rows() == 0
    assert reader.run("return !document.querySelector('.nothing').hidden && !document.querySelector('.reset').hidden")


def test_a_link_reopens_the_same_view(reader: Reader, make_timeline: Make) -> None:
    html = render_page(make_timeline(100))
    reader.open(html)
    reader.run(
        "const v = dateline.views[0]; document.querySelector('[name=lanes]').value = 'actor'; "
        "document.querySelector('[name=actor]').selectedIndex = 1;"
        "document.querySelectorAll('[data-filter=claim]')[1].click(); v.filter(); v.zoom(0.5); v.choose(v.shown[3]); "
        "v.sortBy('what', -1, true)"
    )
    state = (
        "const v = dateline.views[0]; return [v.shown.map(e => e.id), v.range.map(p => p.toFixed(3)), v.chosen.id, v.lanes(), v.sort,"
        "document.querySelector('.card').textContent]"
    )
    before, address = reader.run(state), reader.run("return location.hash")
    assert "actor=" in address
    reader.open(html, address)
    assert reader.run(state) == before


# Everyone -----------------------------------------------------------------------------------------


def test_arrow_keys_walk_in_time_order_and_are_announced(reader: Reader, make_timeline: Make) -> None:
    from selenium.webdriver.common.keys import Keys  # noqa: PLC0415 - only where selenium is

    reader.open(render_page(make_timeline(40)))
    reader.run("document.querySelector('.plot').focus()")
    seen = []
    reader.press(Keys.HOME)
    for _ in range(6):
        seen.append(
            reader.run(
                "return [dateline.views[0].chosen.index, document.querySelector('[data-live]').textContent, "
                "dateline.views[0].chosen.summary]"
            )
        )
        reader.press(Keys.ARROW_RIGHT)
    assert [index for index, _, _ in seen] == sorted(index for index, _, _ in seen)
    assert len({index for index, _, _ in seen}) == 6
    assert all(summary in said and f"{place + 1} of " in said for place, (_, said, summary) in enumerate(seen))
    reader.press(Keys.ENTER)
    assert reader.run("return document.activeElement.classList.contains('card')")
    reader.press(Keys.ESCAPE)
    assert reader.run("return document.activeElement.classList.contains('plot') && document.querySelector('.card').hidden")


def test_all_controls_are_reached_by_tab_and_show_their_focus(reader: Reader, make_timeline: Make) -> None:
    from selenium.webdriver.common.keys import Keys  # noqa: PLC0415 - only where selenium is

    reader.open(render_page(make_timeline(5)))
    reached = []
    for _ in range(30):
        reader.press(Keys.TAB)
        reached.append(
            reader.run(
                "const e = document.activeElement, s = getComputedStyle(e.closest('.claim') || e); "
                "return [e.name || e.dataset.do || e.classList[0] || e.tagName, s.outlineStyle !== 'none' || s.boxShadow !== "
                "'none']"
            )
        )
    names = {name for name, _ in reached}
    assert {"q", "lanes", "in", "out", "home", "all", "plot", "theme", "pick"} <= names
    assert all(visible for name, visible in reached if name not in {"BODY", "HTML"}), reached


def test_controls_and_picture_have_names_for_screen_readers(reader: Reader, make_timeline: Make) -> None:
    reader.open(render_page(make_timeline(20)))
    nodes = reader.browser.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    roles = {"button", "textbox", "searchbox", "combobox", "checkbox", "application", "link"}
    nameless = [
        node for node in nodes if not node.get("ignored") and node["role"]["value"] in roles and not node.get("name", {}).get("value")
    ]
    assert nameless == []
    assert any(node["role"]["value"] == "application" for node in nodes)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(reader: Reader, make_timeline: Make, scheme: str) -> None:
    axe = Path(os.environ.get("DATELINE_AXE", "node_modules/axe-core/axe.min.js"))
    if not axe.is_file():
        pytest.skip("DATELINE_AXE names no axe.min.js (npm package axe-core)")
    reader.prefer(prefers_color_scheme=scheme)
    reader.open(render_page(make_timeline(60)))
    reader.run("dateline.views[0].choose(dateline.views[0].dated[3]); document.querySelector('.more').open = true")
    reader.run(axe.read_text(encoding="utf-8"))
    found = reader.browser.execute_async_script(
        "axe.run(document).then(result => arguments[0](result.violations.map(v => [v.id, v.impact, v.nodes.length, "
        "v.nodes[0].html.slice(0, 200)])))"
    )
    assert [violation for violation in found if violation[1] in {"serious", "critical"}] == []


def test_dark_and_light_follow_the_reader_and_can_be_switched(reader: Reader, make_timeline: Make) -> None:
    colours = (
        "return [getComputedStyle(document.querySelector('.dateline')).backgroundColor,"
        "document.querySelector('.plot').data[4].marker.line.color[0]]"
    )
    reader.open(render_page(make_timeline(10)))
    light = reader.run(colours)
    reader.prefer(prefers_color_scheme="dark")
    reader.open(render_page(make_timeline(10)))
    dark = reader.run(colours)
    assert light[0] != dark[0]
    assert light[1] != dark[1]
    reader.run("document.querySelector('.theme').click()")
    assert reader.run(colours) == light


def test_nothing_moves_where_motion_is_not_wanted(reader: Reader, make_timeline: Make) -> None:
    reader.prefer(prefers_reduced_motion="reduce")
    reader.open(render_page(make_timeline(10)))
    assert reader.run("return document.getAnimations().length") == 0
    assert reader.run("return [...document.querySelectorAll('.dateline *')].every(e => getComputedStyle(e).transitionDuration === '0s')")


def test_without_javascript_table_and_text_are_there(reader: Reader, make_timeline: Make) -> None:
    timeline = make_timeline(20)
    reader.browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        reader.open(render_page(timeline), drawn=False)
        text = reader.browser.find_element("css selector", "main").text
        assert not reader.browser.find_element("css selector", ".tools").is_displayed()
        assert not reader.browser.find_element("css selector", ".plot").is_displayed()
    finally:
        reader.browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    assert all(entry.summary in text and entry.when.why in text for entry in timeline.entries)
    assert timeline.articles[0].text[:60] in text


def test_prints_picture_table_and_numbered_sources(reader: Reader, make_timeline: Make, tmp_path: Path) -> None:
    import base64  # noqa: PLC0415 - here alone
    import subprocess  # noqa: PLC0415 - here alone

    if (pdftotext := shutil.which("pdftotext")) is None:
        pytest.skip("poppler-utils is not installed")
    timeline = make_timeline(60)
    reader.open(render_page(timeline))
    printed = reader.browser.execute_cdp_cmd("Page.printToPDF", {"printBackground": False, "paperWidth": 8.27, "paperHeight": 11.69})
    (tmp_path / "page.pdf").write_bytes(base64.b64decode(printed["data"]))
    text = subprocess.run([pdftotext, "-layout", tmp_path / "page.pdf", "-"], capture_output=True, text=True, check=True).stdout
    assert "In order of time" in text
    assert "[1] What the tide brought" in " ".join(text.split())
    assert "More filters" not in text
    assert "How to read it" not in text
    flat = " ".join(text.split())
    assert sum(entry.when.why in flat for entry in timeline.entries) > len(timeline.entries) * 0.5
    assert text.count("Jan") + text.count("2023") > 3  # the axis of the picture, too


# Embedding ----------------------------------------------------------------------------------------


def test_two_fragments_on_one_page_share_one_script_and_one_name(reader: Reader, make_timeline: Make) -> None:
    names = "return Object.getOwnPropertyNames(window)"
    reader.open("<!doctype html><title>host</title><p>empty</p>", name="empty.html", drawn=False)
    before = set(reader.run(names)) | set(reader.run(names))  # the driver leaves names of its own
    parts = [
        str(render_fragment(make_timeline(12))),
        str(render_fragment(make_timeline(30), with_script=False)),
        str(render_fragment(make_timeline(12))),
    ]
    reader.open(
        "<!doctype html><title>host</title><style>table{color:red} button{display:block}</style>" + "<hr>".join(parts), name="host.html"
    )
    assert set(reader.run(names)) - before == {"dateline"}
    assert reader.run("return dateline.views.length") == 3
    assert reader.run("const ids = [...document.querySelectorAll('[id]')].map(e => e.id); return ids.length === new Set(ids).size")
    assert reader.run("return location.hash") == ""
    assert reader.errors() == []


def test_a_fragments_styles_stay_inside_it(reader: Reader, make_timeline: Make) -> None:
    looks = (
        "return [...document.querySelectorAll('.host, .host *')].map(e => {const s = getComputedStyle(e);"
        "return [s.font, s.color, s.backgroundColor, s.border, s.padding, s.margin, s.display].join('|')})"
    )
    host = (
        "<div class=host><h1>A</h1><table><tr><th>a</th><td>b</td></tr></table><button>c</button><a href=#x>d</a><ul><li>e</li></ul></div>"
    )
    reader.open("<!doctype html><title>h</title>" + host, name="bare.html", drawn=False)
    bare = reader.run(looks)
    reader.open("<!doctype html><title>h</title>" + host + str(render_fragment(make_timeline(12))), name="with.html")
    assert reader.run(looks) == bare


def test_a_notebook_that_inserts_html_later_gets_a_drawing(reader: Reader, make_timeline: Make) -> None:
    fragment = render_fragment(make_timeline(12))
    assert fragment._repr_html_() == fragment
    reader.open("<!doctype html><title>notebook</title><div id=cell></div>", name="notebook.html", drawn=False)
    reader.run(  # as Jupyter does: the markup first, then its scripts anew, beside a module loader
        "window.define = () => {}; window.define.amd = {}; const cell = document.getElementById('cell'); cell.innerHTML = arguments[0];"
        "for (const old of cell.querySelectorAll('script')) { const s = document.createElement('script'); "
        "for (const a of old.attributes) s.setAttribute(a.name, a.value); s.textContent = old.textContent; old.replaceWith(s) }",
        str(fragment),
    )
    reader.wait("return document.querySelector('.plot .main-svg')")
    assert len([box for box in reader.boxes() if box[4] == "marks"]) > 5


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


# Hostile text and the network ---------------------------------------------------------------------


def test_hostile_text_is_shown_and_runs_nothing(reader: Reader, draft: Any) -> None:
    sentences = [(text, "said", text, day(2024, 3, 1 + index)) for index, text in enumerate(HOSTILE)]
    sentences.append(("Divers", "wrote", "word " * 200_000, day(2024, 3, 9)))
    draft.article("</title><script>window.hacked=4</script>" + HOSTILE[1], date(2024, 3, 12), sentences)
    timeline = draft.timeline()
    reader.open(render_page(timeline))
    for index in range(len(timeline.entries)):
        reader.run("const v = dateline.views[0]; v.choose(v.entries[arguments[0]]); v.draw()", index)
    for lanes in ("actor", "article", ""):
        reader.run("document.querySelector('[name=lanes]').value = arguments[0]; dateline.views[0].draw()", lanes)
    reader.type_search("<script>")
    assert reader.run("return window.hacked") is None
    assert reader.run("return document.querySelectorAll('.dateline img, .story script, .plot a').length") == 0
    assert HOSTILE[0] in reader.run("return document.querySelector('tbody').textContent")
    assert reader.errors() == []


def test_the_page_asks_nothing_of_the_network(reader: Reader, make_timeline: Make) -> None:
    reader.open(render_page(make_timeline(40)))
    reader.run("dateline.views[0].zoom(0.5); document.querySelector('.theme').click()")
    assert reader.run("return performance.getEntriesByType('resource').map(entry => entry.name)") == []
    assert reader.errors() == []


def test_the_policy_forbids_scripts_of_others(reader: Reader, make_timeline: Make) -> None:
    reader.open(render_page(make_timeline(5)))
    reader.run("const s = document.createElement('script'); s.textContent = 'window.intruder = 1'; document.body.append(s)")
    assert reader.run("return window.intruder") is None
    assert "Content Security Policy" in json.dumps(reader.errors())


def test_a_single_event_is_a_page_too(reader: Reader, make_timeline: Make) -> None:
    reader.open(render_page(make_timeline(1)))
    assert reader.errors() == []
    assert sorted(box[4] for box in reader.boxes()) == ["labels", "marks"]


def test_no_event_leaves_no_empty_picture(reader: Reader, make_timeline: Make) -> None:
    reader.open(render_page(make_timeline(0)), drawn=False)
    assert reader.errors() == []
    assert not reader.browser.find_element("css selector", ".stage").is_displayed()
    assert "No events were found" in reader.browser.find_element("css selector", "main").text
