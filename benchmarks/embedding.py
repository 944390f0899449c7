"""Fragments and figures in the pages of others: each is built with its own tool, opened in headless Chromium, and looked at.

    python benchmarks/embedding.py [FOLDER]      the pages stay in the folder, where one is named

Tries what is installed of MkDocs Material, Sphinx, nbconvert (a notebook, as JupyterLab runs it), Streamlit and Dash, and a plain
page, an iframe and one with a strict policy always. Quarto is tried where its command is found. Needs Debian's chromium and
chromium-driver and the package selenium. Prints one line a host: how many labels are drawn, and what differs in the look of its parts
from the same fragment on an empty page.
"""

from __future__ import annotations

import contextlib
import functools
import http.server
import importlib.util
import json
import shutil
import socketserver
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from dateline.reports import render_fragment, render_page, timeline_figure, write_assets

HERE = Path(__file__).parent
ENTRIES = 60
LOOKS = """
const host = document.querySelector('section.dateline'), r = host && host.shadowRoot, view = window.dateline && window.dateline.views;
if (!r || !view || !r.querySelector('.plot .main-svg')) return null;
const looks = {};
for (const name of ['.title', '.pick', '.claim', 'summary', '.search input', '.rows .day :is(h2, h3)', '.meta', '.legend li']) {
  const s = getComputedStyle(r.querySelector(name));
  looks[name] = [s.fontSize, s.fontWeight, s.textTransform, s.letterSpacing, s.listStyleType, s.margin, s.padding, s.borderWidth].join(' ');
}
return {labels: r.querySelectorAll('.plot .textpoint text').length, theme: view[0].root.dataset.theme, looks};
"""
FIGURE = "return document.querySelectorAll('.js-plotly-plot .scatterlayer path.point').length || null"
Build = Callable[[Path, str], Path | None]


def bench() -> Any:
    """The other benchmark, which knows how to start a browser and to make timelines."""
    spec = importlib.util.spec_from_file_location("report_drawing", HERE / "report_drawing.py")
    if spec is None or spec.loader is None:
        message = "benchmarks/report_drawing.py is missing"
        raise FileNotFoundError(message)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def plain(folder: Path, fragment: str) -> Path:
    """A page with nothing else."""
    return _written(folder / "plain.html", f"<!doctype html><meta charset=utf-8><title>plain</title>{fragment}")


def bootstrap_like(folder: Path, fragment: str) -> Path:
    """A page whose style sheet reaches for every element."""
    style = (
        "*{line-height:2.2} h1,h2,h3{text-transform:uppercase} li{list-style:square;margin:9px} "
        "summary,details{background:#fdd;padding:9px} input{height:90px}"
    )
    return _written(folder / "loud.html", f"<!doctype html><meta charset=utf-8><title>loud</title><style>{style}</style>{fragment}")


def mkdocs(folder: Path, fragment: str) -> Path | None:
    """MkDocs Material, the fragment through the snippets extension."""
    if not importlib.util.find_spec("material"):
        return None
    site = folder / "mkdocs"
    _written(site / "part.html", fragment)
    _written(site / "docs" / "index.md", '# Week\n\n--8<-- "part.html"\n')
    extensions = "markdown_extensions:\n  - pymdownx.snippets:\n      base_path: ['.']\n"
    _written(site / "mkdocs.yml", f"site_name: Week\nuse_directory_urls: false\ntheme:\n  name: material\n  font: false\n{extensions}")
    _run([sys.executable, "-m", "mkdocs", "build", "-q"], site)
    return site / "site" / "index.html"


def sphinx(folder: Path, fragment: str) -> Path | None:
    """Sphinx, by the raw directive."""
    if not importlib.util.find_spec("sphinx"):
        return None
    site = folder / "sphinx"
    _written(site / "part.html", fragment)
    _written(site / "conf.py", 'project = "week"\nhtml_theme = "alabaster"\n')
    _written(site / "index.rst", "Week\n====\n\n.. raw:: html\n   :file: part.html\n")
    _run([sys.executable, "-m", "sphinx", "-q", "-b", "html", ".", "out"], site)
    return site / "out" / "index.html"


def notebook(folder: Path, fragment: str) -> Path | None:
    """A notebook with the fragment as a cell's value, as nbconvert writes it."""
    if not importlib.util.find_spec("nbconvert"):
        return None
    output = {
        "output_type": "execute_result",
        "execution_count": 1,
        "metadata": {},
        "data": {"text/html": fragment, "text/plain": "a timeline"},
    }
    cell = {
        "cell_type": "code",
        "id": "one",
        "execution_count": 1,
        "metadata": {},
        "source": "render_fragment(timeline)",
        "outputs": [output],
    }
    _written(folder / "week.ipynb", json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [cell]}))
    _run([sys.executable, "-m", "nbconvert", "--to", "html", "--log-level", "ERROR", "week.ipynb"], folder)
    return folder / "week.html"


def quarto(folder: Path, fragment: str) -> Path | None:
    """Quarto, by raw HTML."""
    if shutil.which("quarto") is None:
        return None
    _written(folder / "week.qmd", f"---\ntitle: Week\n---\n\n```{{=html}}\n{fragment}\n```\n")
    _run(["quarto", "render", "week.qmd", "--to", "html"], folder)
    return folder / "week.html"


FRAGMENTS: dict[str, Build] = {
    "plain page": plain, "loud styles": bootstrap_like, "MkDocs Material": mkdocs, "Sphinx": sphinx, "notebook": notebook, "Quarto": quarto,
}  # fmt: skip


def _written(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def _run(command: list[str], folder: Path) -> None:
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603 - named above


def waited(browser: Any, script: str, seconds: float = 30) -> Any:
    """What the script gives as soon as it gives something, looked for in the page and in its frames."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        browser.switch_to.default_content()
        for frame in [None, *browser.find_elements("css selector", "iframe")]:
            browser.switch_to.default_content()
            if frame is not None:
                browser.switch_to.frame(frame)
            if (found := browser.execute_script(script)) is not None:
                return found
        time.sleep(0.2)
    return None


def say(host: str, found: dict[str, Any] | None, bare: dict[str, Any]) -> None:
    """One line: what is drawn there, and what looks otherwise than on an empty page."""
    if found is None:
        print(f"{host}: NOTHING is drawn")
        return
    other = [name for name, look in found["looks"].items() if look != bare["looks"][name]]
    print(f"{host}: {found['labels']} labels, {found['theme']}, {'looks the same' if not other else f'OTHER LOOKS: {other}'}")


@contextlib.contextmanager
def served(folder: Path) -> Iterator[str]:
    """The folder over HTTP with a policy that forbids inline scripts and styles."""

    class Strict(http.server.SimpleHTTPRequestHandler):
        def end_headers(self) -> None:
            self.send_header("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:")
            super().end_headers()

        def log_message(self, *_: object) -> None:
            """Nothing is said."""

    with socketserver.TCPServer(("127.0.0.1", 0), functools.partial(Strict, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


@contextlib.contextmanager
def running(command: list[str], folder: Path) -> Iterator[None]:
    """A program in the background, ended afterwards."""
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as program:  # noqa: S603 - named below
        try:
            yield
        finally:
            program.terminate()


def try_fragments(browser: Any, folder: Path, fragment: str) -> dict[str, Any]:
    """Every host that takes a fragment; the look on the empty page, for the others."""
    bare: dict[str, Any] = {}
    for host, build in FRAGMENTS.items():
        page = build(folder, fragment)
        if page is None:
            print(f"{host}: not installed")
            continue
        browser.get(page.as_uri())
        found = waited(browser, LOOKS)
        bare = bare or found
        say(host, found, bare)
    return bare


def try_others(browser: Any, folder: Path, timeline: Any, bare: dict[str, Any]) -> None:
    """A frame around a page, and a site with a strict policy."""
    _written(folder / "page.html", render_page(timeline))
    outer = _written(folder / "outer.html", "<!doctype html><title>outer</title><iframe src=page.html width=1200 height=900></iframe>")
    browser.get(outer.as_uri())
    found = waited(browser, LOOKS)
    print(f"iframe: {found['labels'] if found else 'NO'} labels")
    strict = folder / "strict"
    _written(strict / "index.html", f"<!doctype html><meta charset=utf-8><title>strict</title>{render_fragment(timeline, assets='')}")
    write_assets(strict)
    with served(strict) as address:
        browser.get(address)
        say("strict policy, with files", waited(browser, LOOKS), bare)


APPS = {
    "streamlit": (
        "from pathlib import Path\nimport plotly.io as pio\nimport streamlit as st\n"
        "st.plotly_chart(pio.from_json(Path('figure.json').read_text()))\n"
    ),
    "dash": (
        "from pathlib import Path\nimport plotly.io as pio\nfrom dash import Dash, dcc\napp = Dash()\n"
        "app.layout = dcc.Graph(figure=pio.from_json(Path('figure.json').read_text()))\napp.run(port=8752)\n"
    ),
}


def try_figures(browser: Any, folder: Path, timeline: Any) -> None:
    """The figure, as JSON, in programs that draw with plotly themselves."""
    _written(folder / "figure.json", timeline_figure(timeline).to_json())
    commands = {
        "streamlit": (["-m", "streamlit", "run", "streamlit_app.py", "--server.headless=true", "--server.port=8751"], 8751),
        "dash": (["dash_app.py"], 8752),
    }
    for name, (command, port) in commands.items():
        if not importlib.util.find_spec(name):
            print(f"{name}: not installed")
            continue
        _written(folder / f"{name}_app.py", APPS[name])
        with running([sys.executable, *command], folder):
            time.sleep(8)
            browser.get(f"http://127.0.0.1:{port}")
            dots = waited(browser, FIGURE, 60)
        print(f"{name}: {dots or 'NO'} dots of the figure")


def main(folder: Path) -> None:
    """Build all, and say what is seen."""
    other = bench()
    timeline = other.synthetic().timeline_of(ENTRIES)
    with tempfile.TemporaryDirectory() as profile:
        browser = other.start_browser(profile)
        try:
            bare = try_fragments(browser, folder, str(render_fragment(timeline)))
            try_others(browser, folder, timeline, bare)
            try_figures(browser, folder, timeline)
        finally:
            browser.quit()


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory() as somewhere:
            main(Path(somewhere))
