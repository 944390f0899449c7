"""What a reader wants of a page: how many clicks and keys it takes, and how long, in headless Chromium.

    python benchmarks/goals.py TIMELINE.json [NAME] [PLACE]      a name that says something, a word to look for

Every goal is done with real clicks and keys, and checked by what is then on the screen. `page` is the time the page itself takes, in
milliseconds; `hand` is what people take by the keystroke-level model of Card, Moran and Newell (1980): 1.35 seconds to make up one's
mind, 1.1 to point, 0.2 to click, 0.28 a key. Needs Debian's chromium and chromium-driver and the package selenium.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from embedding import bench  # type: ignore[import-not-found] # a script finds its neighbours, mypy does not

from dateline import read_timeline
from dateline.reports import render_page

MIND, POINT, CLICK, KEY = 1.35, 1.1, 0.2, 0.28
ROOT = "document.querySelector('section.dateline').shadowRoot"
KNOWN = (
    f"const r = {ROOT}, v = dateline.views[0]; "
    "const seen = (e) => { const b = e.getBoundingClientRect(); return b.height > 0 && b.top < innerHeight && b.bottom > 0 };"
)
LABELLED = "return r.querySelectorAll('.plot .textpoint text').length >= Math.min(5, v.walkOrder().length)"
SAID_BY = "return v.state.by !== null && v.shown.length > 0 && v.shown.every((entry) => entry.by.includes(v.state.by))"
PLANNED = "return v.shown.length && v.shown.every((entry) => entry.f === 2)"
REASON = "return /Why this date/.test(r.querySelector('.card').textContent) && seen(r.querySelector('.card'))"
LINK = (
    "const field = r.querySelector('.link'), walk = r.querySelector('.walk'); "
    "return /event=/.test(location.hash) && (field ? /event=/.test(field.value) : /Copied/.test(walk.textContent))"
)
ALL = (
    "const open = new Set(v.list.rows.flatMap((row) => (row.entry ? [row.entry.index] : row.keys || [])));"
    "return open.size === v.present.length"
)  # what is told in the words of another stands folded below it
PROOF = "return seen(r.querySelector('.card .said')) && seen(r.querySelector('.entry[data-chosen]'))"


@dataclass(frozen=True)
class Goal:
    """Steps are selectors to click, or a selector with what to type into it; ``reached`` is JavaScript."""

    name: str
    steps: Sequence[str | tuple[str, str]]
    reached: str
    width: int = 1400


def goals(name: str, word: str) -> list[Goal]:
    """All that was asked of readers when the page was tested."""
    return [
        Goal("the key events, in order", [], LABELLED),
        Goal("the ten most telling", [("[name=top]", "10")], "return v.walkOrder().length === Math.min(10, v.dated.length)"),
        Goal(f"what {name} claims", ["summary", ("[name=by]", f"{name}\n")], SAID_BY),
        Goal(f"all on {word}", [("[name=q]", word)], "return v.asked && r.querySelector('.rows mark')"),
        Goal("only what is planned", [".claims [data-claim=planned]"], PLANNED),
        Goal("why that date", [".rows .pick"], REASON),
        Goal("a link to one event", [".rows .pick", ".walk [aria-label='Copy link']"], LINK),
        Goal("the article at that place", [".rows .pick", ".origin button"], "return seen(r.querySelector('.story [data-chosen]'))"),
        Goal("everything", ["[data-depth=all]"], ALL),
        Goal("on a phone: the first event and its proof", [".rows .pick"], PROOF, 390),
    ]


def tried(browser: Any, page: Path, goal: Goal) -> str:
    """The line of one goal."""
    settings = {"width": goal.width, "height": 900, "deviceScaleFactor": 1, "mobile": goal.width < 500}  # noqa: PLR2004 - a phone
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", settings)
    browser.get("about:blank")
    browser.get(page.as_uri())
    waited(browser, "return v.furnished && !v.partial")
    clicks = keys = 0
    spent = 0.0
    for step in goal.steps:
        selector, text = step if isinstance(step, tuple) else (step, "")
        element = browser.execute_script(KNOWN + "return r.querySelector(arguments[0])", selector)
        choice = element.tag_name == "select"
        clicks += 2 if choice else 1
        keys += 0 if choice else len(text.strip())
        begun = time.perf_counter()
        if choice:
            element.find_element("css selector", f"option[value='{text}']").click()
        else:
            element.click()
            if text:
                element.send_keys(text)
        spent += time.perf_counter() - begun
    begun = time.perf_counter()
    reached = waited(browser, goal.reached)
    spent += time.perf_counter() - begun
    hand = MIND * bool(goal.steps) + (POINT + CLICK) * clicks + KEY * keys
    return f"{goal.name}: {'yes' if reached else 'NO'}, {clicks} clicks, {keys} keys, page {1000 * spent:.0f} ms, hand {hand:.1f} s"


def waited(browser: Any, script: str, seconds: float = 10) -> bool:
    """Whether it comes true."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if browser.execute_script(f"try {{ return Boolean((() => {{ {KNOWN} {script} }})()) }} catch (error) {{ return false }}"):
            return True
        time.sleep(0.02)
    return False


def main(timeline: str, name: str = "Crocker", word: str = "Baghdad") -> None:
    """Print a line a goal."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "page.html")
        page.write_text(render_page(read_timeline(timeline)), encoding="utf-8")
        browser = bench().start_browser(f"{folder}/profile")
        try:
            for goal in goals(name, word):
                print(tried(browser, page, goal))
        finally:
            browser.quit()


if __name__ == "__main__":
    main(*sys.argv[1:])
