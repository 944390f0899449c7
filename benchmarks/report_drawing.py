"""How long a page takes to its first drawing in headless Chromium, against an empty plotly page; then to search, scroll and zoom.

    python benchmarks/report_drawing.py [ENTRIES ...]      1000 and 10000 by default

Needs Debian's chromium and chromium-driver and the package selenium. The empty page holds the same
plotly bundle, uncompressed, and one empty plot. Milliseconds from the start of navigation to the first
frame after the drawing, as the page itself sees it; the median of five loads, by turns. Beside other work on
the machine all this says little: there, `chrt -r 1 python benchmarks/report_drawing.py` goes before it.
"""

from __future__ import annotations

import importlib.util
import statistics
import sys
import tempfile
import time
from pathlib import Path
from types import ModuleType
from typing import Any

from dateline.reports import render_page

ROOT = Path(__file__).parents[1]
LOADS = 5
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1280,900",
)
WATCH = """
const look = () => {
  const host = document.querySelector('section.dateline');
  if ((host && host.shadowRoot ? host.shadowRoot : document).querySelector('.plot .main-svg')) window.drawnAt = performance.now();
  else requestAnimationFrame(look);
};
requestAnimationFrame(look);
"""
DRAWN = """
const done = arguments[0];
const look = () => window.drawnAt ? done(window.drawnAt) : setTimeout(look, 5);
look();
"""
EMPTY = (
    "<!doctype html><meta charset=utf-8><div class=plot></div><script>{}</script>"
    "<script>Plotly.newPlot(document.querySelector('.plot'), [])</script>"
)


def synthetic() -> ModuleType:
    """The tests' makers of timelines."""
    spec = importlib.util.spec_from_file_location("timelines", ROOT / "tests" / "reports" / "conftest.py")
    if spec is None or spec.loader is None:
        message = "tests/reports/conftest.py is missing"
        raise FileNotFoundError(message)
    module = importlib.util.module_from_spec(spec)
    sys.modules["timelines"] = module
    spec.loader.exec_module(module)
    return module


def start_browser(profile: str) -> Any:
    """Headless Chromium with a profile of its own."""
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    for flag in (*FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    browser = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
    browser.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": WATCH})
    return browser


def first_drawings(browser: Any, *pages: Path) -> list[float]:
    """Milliseconds of each page, the median of some loads; by turns, so that other work on the machine disturbs all alike."""
    times: list[list[float]] = [[] for _ in pages]
    for _ in range(LOADS):
        for page, found in zip(pages, times, strict=True):
            browser.get("about:blank")
            browser.get(page.as_uri())
            found.append(float(browser.execute_async_script(DRAWN)))
    return [statistics.median(found) for found in times]


MOVING = """
const done = arguments[0], host = document.querySelector('section.dateline'), view = window.dateline.views[0];
const tasks = [];
new PerformanceObserver((list) => tasks.push(...list.getEntries())).observe({ type: 'longtask' });
const frames = (number) => new Promise((ready) => {
  const next = (left) => left ? requestAnimationFrame(() => next(left - 1)) : ready();
  next(number);
});
const longest = () => Math.round(Math.max(0, ...tasks.splice(0).map((task) => task.duration)));
const timed = async (deed) => {
  const begun = performance.now();
  await deed();
  await frames(2);
  return Math.round(performance.now() - begun);
};
(async () => {
  const found = {};
  await new Promise((ready) => { const look = () => view.partial ? setTimeout(look, 20) : ready(); look(); });
  found['complete after'] = Math.round(performance.now());
  await new Promise((ready) => setTimeout(ready, 3000));
  found['longest task before that'] = longest();
  found['first search'] = await timed(() => view.ask({ q: 'bridge' }, { push: false }));
  found['next search'] = await timed(() => view.ask({ q: 'bridge to' }, { push: false }));
  found['all'] = await timed(() => view.go('all'));
  await frames(30); tasks.length = 0;
  for (let step = 0; step < 60; step += 1) { scrollBy(0, 700); await frames(1); }
  await frames(10); found['longest task of scrolling'] = longest();
  scrollTo(0, 0); await frames(20); tasks.length = 0;
  for (let step = 0; step < 20; step += 1) { view.picture.zoom(step < 10 ? 0.8 : 1.25, 0.4); await frames(1); }
  await frames(10); found['longest task of zooming'] = longest();
  found.nodes = document.querySelectorAll('*').length + view.shadow.querySelectorAll('*').length;
  done(found);
})();
"""


def moving(browser: Any, page: Path) -> dict[str, int]:
    """What a reader feels in a page: milliseconds, and how many nodes it has."""
    browser.set_script_timeout(120)
    browser.get(page.as_uri())
    browser.execute_async_script(DRAWN)
    found: dict[str, int] = browser.execute_async_script(MOVING)
    return found


def main(numbers: list[int]) -> None:
    """Print one line a size."""
    make = synthetic().timeline_of
    with tempfile.TemporaryDirectory() as folder:
        browser = start_browser(f"{folder}/profile")
        try:
            empty = Path(folder, "empty.html")
            empty.write_text(EMPTY.format((ROOT / "reports/vendor/plotly-basic.min.js").read_text()))
            for number in numbers:
                timeline = make(number)
                started = time.process_time()
                html = render_page(timeline)
                rendered = time.process_time() - started
                page = Path(folder, f"{number}.html")
                page.write_text(html)
                base, drawn = first_drawings(browser, empty, page)
                size = len(html.encode()) / 1e6
                ratio = f"{drawn / base:.2f} times an empty page ({base:.0f} ms)"
                print(f"{number} entries: {drawn:.0f} ms, {ratio}; {size:.2f} MB; made in {rendered:.2f} s")
                print("  " + ", ".join(f"{name} {value}" for name, value in moving(browser, page).items()))
        finally:
            browser.quit()


if __name__ == "__main__":
    main([int(number) for number in sys.argv[1:]] or [1000, 10_000])
