"""Report to HTML: a page that asks nothing of the network, or one element for another page.

The element keeps its content in a shadow root, so that no style of the page around it enters. In it stand the heading and
the key events; a ``noscript`` holds everything as a plain table; the script of ``templates/script/`` draws the rest from the
data beside it. Below the shadow root the key events stand once more, for places that leave neither script nor shadow root.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, Literal

from markupsafe import Markup

from dateline.events.schema import Timeline
from dateline.reports.data import LARGE, in_parts, page_data, sources
from dateline.reports.escaping import as_json, link_address, read, template
from dateline.reports.figure import draw
from dateline.reports.palette import DARK, LIGHT, LOOKS, variables
from dateline.reports.report import Report, make_report
from dateline.reports.wording import CERTAINTY, shorten, stretch_in_words

Tone = Literal["auto", "light", "dark"]
DESCRIPTION_LETTERS = 200
PLAIN_ROWS = 300  # of a large timeline where no script is
UNPACKED = 3_000
"""From so many entries on a page is so long that what draws it adds little, and need not be unpacked first."""
MODULES = (  # each may import those before it
    "text", "calendar", "extents", "axis", "layout", "query", "story", "edits", "address",
    "dom", "plotly", "picture", "list", "card", "filters", "view", "main",
)  # fmt: skip


class Fragment(str):
    """HTML that a notebook shows as the drawing when it is the value of a cell, and that prints as one short line there."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return str(self)

    def __repr__(self) -> str:
        return f"<a timeline in {len(self):,} letters of HTML>"


def render_page(
    timeline: Timeline, *, title: str | None = None, theme: Tone = "auto", address: str | None = None, picture: str | None = None
) -> str:
    """A complete HTML document: the story, everything, and the proof; no request to anywhere.

    >>> from dateline.events.schema import Generator
    >>> render_page(Timeline(Generator("dateline", "0", None), (), (), (), (), ()))[:15]
    '<!doctype html>'

    Args:
        timeline: what to draw.
        title: the heading; by default the article's title, or the number of articles.
        theme: whether it is light, dark, or as the reader's system has it.
        address: where the page will stand, for the preview of a link to it.
        picture: where a picture of 1200 by 630 pixels will stand, for the same.
    """
    report = make_report(timeline, title=title)
    page = template(
        "page.html",
        report=report,
        policy=_policy(),
        theme="" if theme == "auto" else template("attribute.html", name="data-theme", value=theme),
        generator=_generator(timeline),
        description=shorten(". ".join(part for part in (report.lead.rstrip("."), report.facts) if part), DESCRIPTION_LETTERS),
        address=link_address(address),
        picture=link_address(picture),
        light=LIGHT,
        dark=DARK,
        timeline=_element(
            report,
            timeline,
            heading=1,
            attributes={"data-page": "", "data-theme": theme},
            script=_scripts(packed=len(report.all) < UNPACKED),
        ),
    )
    return str(page)


def _policy() -> str:
    """What the page may load and run: its own two scripts, and nothing from anywhere."""
    scripts = f"{_hash(_script())} {_hash(_plotly_program())}"
    return f"default-src 'none'; script-src {scripts}; style-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'"


def render_fragment(
    timeline: Timeline,
    *,
    title: str | None = None,
    with_script: bool = True,
    theme: Tone = "auto",
    compact: bool = False,
    assets: str | None = None,
    link: str | None = None,
) -> Fragment:
    """One element to put into another page or a notebook; no style enters it, and none leaves.

    Several on one page share one script: the first to come defines it, under the one global name
    ``dateline``, and later ones find it there.

    >>> from dateline.events.schema import Generator
    >>> render_fragment(Timeline(Generator("dateline", "0", None), (), (), (), (), ()))[:8]
    '<section'

    Args:
        timeline: what to draw.
        title: the heading; by default the article's title, or the number of articles.
        with_script: whether to bring the script, 0.6 MB; one fragment of a page has to.
        theme: light, dark, or as the page around it is.
        compact: the key events alone, at most 600 pixels high.
        assets: where the files of :func:`write_assets` will stand, for pages whose policy forbids inline scripts and styles.
        link: the address of the whole page, which a compact one leads to.
    """
    report = make_report(timeline, title=title)
    attributes: dict[str, str] = {"data-theme": theme}
    attributes |= {"data-compact": ""} if compact else {}
    attributes |= {"data-link": link} if link and link_address(link) else {}
    script = (_linked_scripts(assets) if assets is not None else _scripts()) if with_script else Markup()
    return Fragment(_element(report, timeline, heading=2, attributes=attributes, script=script, assets=assets))


def write_assets(folder: str | Path) -> tuple[Path, Path]:
    """Write ``dateline.js`` and ``dateline.css`` for fragments with ``assets``; one pair serves all pages of a site."""
    script, style = Path(folder, "dateline.js"), Path(folder, "dateline.css")
    script.write_text(f"window.dateline = window.dateline || {{}};\n{_plotly_program()}\n{_script()}", encoding="utf-8")
    style.write_text(_style(), encoding="utf-8")
    return script, style


def timeline_figure(timeline: Timeline, *, theme: Literal["light", "dark"] = "light") -> Any:
    """The plotly ``Figure`` of a timeline, for a notebook or a program that goes on drawing.

    Every dated entry is a point whose ``customdata`` begins with its uid.

    >>> from dateline.events.schema import Generator
    >>> type(timeline_figure(Timeline(Generator("dateline", "0", None), (), (), (), (), ()))).__name__
    'Figure'
    """
    return draw(make_report(timeline), theme=DARK if theme == "dark" else LIGHT)


# The element --------------------------------------------------------------------------------------


def _element(
    report: Report, timeline: Timeline, *, heading: int, attributes: dict[str, str], script: Markup, assets: str | None = None
) -> Markup:
    known = {"looks": LOOKS, "certainty": CERTAINTY, "words": stretch_in_words, "report": report}
    problems = [f"{problem.article}: {problem.message}" if problem.article else problem.message for problem in timeline.problems]
    compact = "data-compact" in attributes
    first, rest = in_parts(page_data(report, problems, heading))
    return template(
        "fragment.html",
        **known,
        h=heading,
        attributes=Markup().join(template("attribute.html", name=name, value=value) for name, value in attributes.items()),
        style=_inline_style() if assets is None else template("stylesheet.html", address=_beside(assets, "dateline.css")),
        key_list=template("list.html", items=report.key, **known),
        everything=_everything(report, problems, heading + 1, known),
        generator=_generator(timeline),
        data=Markup(as_json(first)),  # noqa: S704 - as_json lets no tag through
        rest=[_packed(as_json(part)) for part in (() if compact else rest)],
        script=script,
    )


def _everything(report: Report, problems: Sequence[str], heading: int, known: dict[str, Any]) -> Markup:
    """All as a plain table; of a large timeline the most telling, since a browser reads the table even where a script replaces it."""
    rows = report.items
    if len(report.all) >= LARGE:
        worth = sorted(rows, key=lambda item: (not item.key, -item.salience))[:PLAIN_ROWS]
        kept = {item.id for item in worth}
        rows = tuple(item for item in rows if item.id in kept)
    left_out = len(report.all) - len(rows) if rows is not report.items else 0
    return template("everything.html", h=heading, problems=problems, sources=sources(report), rows=rows, left_out=left_out, **known)


def _generator(timeline: Timeline) -> str:
    return f"{timeline.generator.name} {timeline.generator.version}"


def _beside(assets: str, name: str) -> str:
    return f"{assets.rstrip('/')}/{name}" if assets else name


# Scripts and styles -------------------------------------------------------------------------------


def _scripts(*, packed: bool = True) -> Markup:
    """The script with what it draws with: packed, where that is most of the page, else as it is, which is drawn sooner."""
    if not packed:
        return Markup(f"<script>{_plotly_program()}</script>\n<script>{_script()}</script>")  # noqa: S704 - our own
    return Markup(f'<script type="text/plain" class="dateline-plotly">{_plotly_packed()}</script>\n<script>{_script()}</script>')  # noqa: S704 - our own


def _linked_scripts(assets: str) -> Markup:
    return template("scripts.html", address=_beside(assets, "dateline.js"))


def _inline_style() -> Markup:
    return Markup(f"<style>{_style()}</style>")  # noqa: S704 - our own


@cache
def _script() -> str:
    """The modules of ``templates/script/`` joined into one program that leaves one name."""
    return joined([read(f"templates/script/{name}.mjs") for name in MODULES])


def joined(modules: Sequence[str]) -> str:
    r"""Modules as one program: their imports fall away, since all that they name has come before.

    >>> print(joined(["export const one = 1;", 'import { one } from "./one.mjs";\nexport const two = one + one;']))
    (() => {
    "use strict";
    const one = 1;
    const two = one + one;
    })();
    """
    lines = [line.removeprefix("export ") for module in modules for line in _without_imports(module).splitlines()]
    return "\n".join(["(() => {", '"use strict";', *lines, "})();"])


def _without_imports(module: str) -> str:
    kept, inside = [], False
    for line in module.splitlines():
        inside = inside or line.startswith("import ")
        if not inside:
            kept.append(line)
        inside = inside and not line.rstrip().endswith('.mjs";')
    return "\n".join(kept)


@cache
def _plotly_program() -> str:
    """plotly.js as a function's body, so that it leaves no name of its own on the page."""
    return (
        "(window.dateline=window.dateline||{}).plotly="
        "(function(){var had=window.Plotly,module={exports:{}},exports=module.exports,define;\n"
        + read("vendor/plotly-basic.min.js")
        + "\n;if(had===undefined){delete window.Plotly}else{window.Plotly=had}delete window.PolyBool;return module.exports})();"
    )


@cache
def _plotly_packed() -> str:
    """The same, compressed to a third."""
    return _packed(_plotly_program())


def _packed(text: str) -> str:
    """The text, compressed, in letters that HTML leaves alone."""
    return base64.b64encode(gzip.compress(text.encode(), 9, mtime=0)).decode()


def _hash(program: str) -> str:
    """The source expression by which a content security policy admits one inline script."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(program.encode()).digest()).decode()}'"


@cache
def _style() -> str:
    light, dark = variables(LIGHT, dark=False), variables(DARK, dark=True)
    return read("templates/style.css").replace("/* light */", light).replace("/* dark */", dark)
