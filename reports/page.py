"""Report to HTML: a page that asks nothing of the network, or one element for another page.

The templates are files; this file fills them. All text passes ``escaping`` on its way in.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from functools import cache
from importlib.resources import files
from itertools import accumulate
from string import Template
from typing import Any

from dateline.events.schema import Article, Basis, EventClass, Factuality, Moment, Role, Span, Timeline
from dateline.reports.escaping import as_html, as_json, link_address, shown
from dateline.reports.figure import draw, frame
from dateline.reports.palette import DARK, FIRM_BASES, LIGHT, LOOKS, Theme
from dateline.reports.report import Extent, Item, Mention, Report, article_title, make_report, published_day
from dateline.reports.wording import BASES, KINDS, ROLES, moment_in_words, stretch_in_words

FACTUALITIES = tuple(Factuality)
KIND_ORDER = tuple(EventClass)
BASIS_ORDER = tuple(Basis)
ROLE_ORDER = tuple(Role)
DIGITS = 5  # decimals of a day in the page: within a second


class Fragment(str):
    """HTML that a notebook shows as the drawing when it is the value of a cell."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return str(self)


def render_page(timeline: Timeline, *, title: str | None = None) -> str:
    """A complete HTML document: picture, table, undated events, sources, articles; no request to anywhere.

    >>> from dateline.events.schema import Generator
    >>> render_page(Timeline(Generator("dateline", "0", None), (), (), (), (), ()))[:15]
    '<!doctype html>'

    Args:
        timeline: what to draw.
        title: the heading; by default the article's title, or the number of articles.
    """
    report = make_report(timeline, title=title)
    policy = (
        f"default-src 'none'; script-src {_hash(_script())} {_hash(_plotly_program())}; "
        "style-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'"
    )
    return _template("page.html").substitute(
        title=as_html(report.title),
        policy=as_html(policy),
        generator=as_html(f"{timeline.generator.name} {timeline.generator.version}"),
        paper_light=LIGHT.paper,
        paper_dark=DARK.paper,
        timeline=_element(report, timeline, heading=1, with_script=True),
    )


def render_fragment(timeline: Timeline, *, title: str | None = None, with_script: bool = True) -> Fragment:
    """One element to put into another page or a notebook; its styles stay inside it.

    Several on one page share one script: the first to come defines it, under the one global name
    ``dateline``, and later ones find it there.

    >>> from dateline.events.schema import Generator
    >>> render_fragment(Timeline(Generator("dateline", "0", None), (), (), (), (), ()))[:8]
    '<section'

    Args:
        timeline: what to draw.
        title: the heading; by default the article's title, or the number of articles.
        with_script: whether to bring the script, 0.6 MB; one fragment of a page has to.
    """
    report = make_report(timeline, title=title)
    return Fragment(_element(report, timeline, heading=2, with_script=with_script))


def timeline_figure(timeline: Timeline) -> Any:
    """The plotly ``Figure`` of a timeline, for a notebook or a program that goes on drawing.

    >>> from dateline.events.schema import Generator
    >>> type(timeline_figure(Timeline(Generator("dateline", "0", None), (), (), (), (), ()))).__name__
    'Figure'
    """
    return draw(make_report(timeline))


# The parts ----------------------------------------------------------------------------------------


def _element(report: Report, timeline: Timeline, *, heading: int, with_script: bool) -> str:
    data = as_json(_data(report))
    name = "d" + hashlib.sha256((data + "".join(article.text for article in report.articles)).encode(errors="replace")).hexdigest()[:7]
    script = _template("script.html").substitute(plotly=_plotly_packed(), script=_script()) if with_script else ""
    return _template("fragment.html").substitute(
        name=name,
        title=as_html(report.title),
        sentence=as_html(report.sentence),
        h=heading,
        hidden="" if report.items else " hidden",
        h_next=heading + 1,
        style=_style(),
        claims="".join(_claim_filter(report, factuality) for factuality in FACTUALITIES),
        legend="".join(_legend_row(report, factuality) for factuality in FACTUALITIES),
        bases=_options((index, BASES[basis]) for index, basis in enumerate(BASIS_ORDER)),
        kinds=_options((index, KINDS[kind]) for index, kind in enumerate(KIND_ORDER) if any(item.kind == kind for item in _all(report))),
        actors=_options(_frequent_actors(report)),
        articles=_options((index, f"{index + 1} · {article_title(article)}") for index, article in enumerate(report.articles)),
        rows="".join(_row(item, name) for item in report.items) or _empty_row(report),
        undated=_undated(report, name, heading + 1),
        problems=_problems(timeline),
        sources="".join(_source(index, article, name) for index, article in enumerate(report.articles)),
        texts="".join(_text(index, article, report, name, heading + 2) for index, article in enumerate(report.articles)),
        generator=as_html(f"{timeline.generator.name} {timeline.generator.version}"),
        data=data,
        script=script,
    )


def _all(report: Report) -> tuple[Item, ...]:
    return report.items + report.undated


def _options(pairs: Any) -> str:
    return "".join(f'<option value="{value}">{as_html(text)}</option>' for value, text in pairs)


def _frequent_actors(report: Report, most: int = 200) -> list[tuple[int, str]]:
    """The actors of the most entries, most frequent first."""
    counts = [0] * len(report.actors)
    for item in _all(report):
        for actor in item.actors:
            counts[actor] += 1
    ranked = sorted((-count, index) for index, count in enumerate(counts) if count)
    return [(index, f"{report.actors[index]} ({-count})") for count, index in ranked[:most]]


def _claim_filter(report: Report, factuality: Factuality) -> str:
    number = sum(item.factuality == factuality for item in _all(report))
    if not number:
        return ""
    index = FACTUALITIES.index(factuality)
    return (
        f'<label class="claim"><input type="checkbox" data-filter="claim" value="{index}" checked>'
        f"{_glyph(factuality)}<span>{as_html(LOOKS[factuality].name)}</span> <small>{number:,}</small></label>"
    )


def _legend_row(report: Report, factuality: Factuality) -> str:
    if not any(item.factuality == factuality for item in _all(report)):
        return ""
    look = LOOKS[factuality]
    return f"<li>{_glyph(factuality)}<span><b>{as_html(look.name)}</b> {as_html(look.meaning)}</span></li>"


def _glyph(factuality: Factuality, *, hollow: bool = False) -> str:
    return f'<i class="glyph{" hollow" if hollow else ""}" data-claim="{factuality.value}"></i>'


# The table ----------------------------------------------------------------------------------------


def _row(item: Item, name: str) -> str:
    hollow = item.basis not in FIRM_BASES
    basis = BASES[item.basis] if item.basis else ""
    said_by = f"<bdi>{as_html('; '.join(item.said_by))}</bdi>" if item.said_by else ""
    return (
        f'<tr id="{name}-{item.id}"><th scope="row"><a class="pick" href="#{name}-{item.mentions[0].event}">'
        f"{as_html(stretch_in_words(item.stretch))}</a></th>"
        f'<td><span class="summary">{as_html(item.summary)}</span><span class="why">{as_html(item.why)}</span></td>'
        f"<td>{_glyph(item.factuality, hollow=hollow)}{as_html(LOOKS[item.factuality].name)}</td>"
        f"<td>{as_html(basis)}</td><td>{said_by}</td><td>{_references(item, name)}</td></tr>"
    )


def _references(item: Item, name: str) -> str:
    """One link an article, to the first place there that tells it."""
    first: dict[int, str] = {}
    for mention in item.mentions:
        first.setdefault(mention.article, mention.event)
    return " ".join(f'<a class="ref" href="#{name}-{event}">[{article + 1}]</a>' for article, event in first.items())


def _empty_row(report: Report) -> str:
    words = "Nothing here could be dated." if report.undated else "No events were found."
    return f'<tr class="empty"><td colspan="6">{words}</td></tr>'


def _undated(report: Report, name: str, heading: int) -> str:
    if not report.undated:
        return ""
    rows = "".join(
        f'<li id="{name}-{item.id}"><span class="summary">{as_html(item.summary)}</span> {_references(item, name)}'
        f'<span class="why">{as_html(item.why)}</span></li>'
        for item in report.undated
    )
    return f'<section class="undated"><h{heading}>Not dated</h{heading}><ul>{rows}</ul></section>'


def _problems(timeline: Timeline) -> str:
    if not timeline.problems:
        return ""
    messages = (f"{problem.article}: {problem.message}" if problem.article else problem.message for problem in timeline.problems)
    rows = "".join(f"<li>{as_html(message)}</li>" for message in messages)
    return f'<details class="problems"><summary>{len(timeline.problems):,} noted on the way</summary><ul>{rows}</ul></details>'


# The articles -------------------------------------------------------------------------------------


def _published(article: Article) -> str:
    return moment_in_words(Moment.of(article.published)) if article.published else "no date"


def _source(index: int, article: Article, name: str) -> str:
    address = link_address(article.url)
    parts = [as_html(part) for part in (article.source, article.place, _published(article)) if part]
    if address:
        parts.append(f'<a href="{as_html(address)}" rel="noopener noreferrer">{as_html(address)}</a>')
    elif article.url:
        parts.append(as_html(article.url))
    title = as_html(article_title(article))
    return f'<li value="{index + 1}"><a href="#{name}-article-{index + 1}"><bdi>{title}</bdi></a>. {". ".join(parts)}.</li>'


def _text(index: int, article: Article, report: Report, name: str, heading: int) -> str:
    facts = ", ".join(as_html(part) for part in (article.source, _published(article)) if part)
    return (
        f'<article id="{name}-article-{index + 1}"><h{heading}><span class="number">[{index + 1}]</span> '
        f'<bdi>{as_html(article_title(article))}</bdi></h{heading}><p class="facts">{facts}</p>'
        f'<div class="story" dir="auto" data-article="{index}">{_marked(article.text, _places(report, index), name)}</div></article>'
    )


def _places(report: Report, article: int) -> list[tuple[Span, str, str]]:
    """The predicates of an article's events with their event and entry, in text order."""
    return sorted(
        (mention.predicate, mention.event, item.id) for item in _all(report) for mention in item.mentions if mention.article == article
    )


def _marked(text: str, places: Sequence[tuple[Span, str, str]], name: str) -> str:
    """The text with every predicate a link to its entry; one that overlaps an earlier one is an empty anchor."""
    parts, done = [], 0
    for span, event, entry in places:
        if span.start < done:
            parts.append(f'<a id="{name}-{event}"></a>')
            continue
        parts.append(as_html(text[done : span.start]))
        parts.append(f'<a class="event" id="{name}-{event}" href="#{name}-{entry}" tabindex="-1">{as_html(span.of(text))}</a>')
        done = span.end
    return "".join(parts) + as_html(text[done:])


# The data that the script reads -------------------------------------------------------------------


def _data(report: Report) -> dict[str, Any]:
    """What the script needs beyond the table: numbers, and offsets in the UTF-16 units of JavaScript."""
    units = [_utf16_offsets(article.text) for article in report.articles]
    return {
        "window": [round(point, DIGITS) for point in (report.window.begin, report.window.end, report.window.first, report.window.last)],
        "frame": _frame(),
        "themes": {"light": asdict(LIGHT), "dark": asdict(DARK)},
        "claims": [{"id": one.value, **asdict(LOOKS[one])} for one in FACTUALITIES],
        "bases": [BASES[one] for one in BASIS_ORDER],
        "firm": [BASIS_ORDER.index(one) for one in FIRM_BASES],
        "roles": [[one.value, ROLES[one]] for one in ROLE_ORDER],
        "kinds": [KINDS[one] for one in KIND_ORDER],
        "actors": [shown(actor) for actor in report.actors],
        "published": [published_day(article) for article in report.articles],
        "entries": [_entry_data(item, units) for item in _all(report)],
    }


def _frame() -> Any:
    return json.loads(frame().to_json())


def _entry_data(item: Item, units: Sequence[Callable[[int], int]]) -> dict[str, Any]:
    gap = {} if item.gap_from is None else {"gap": round(item.gap_from, DIGITS)}
    return gap | {
        "id": item.id,
        "x": _points(item.extent),
        "f": FACTUALITIES.index(item.factuality),
        "b": BASIS_ORDER.index(item.basis) if item.basis else -1,
        "k": KIND_ORDER.index(item.kind),
        "s": round(item.salience, 3),
        "a": list(item.actors),
        "m": [_mention_data(mention, units[mention.article]) for mention in item.mentions],
    }


def _mention_data(mention: Mention, at: Callable[[int], int]) -> dict[str, Any]:
    data: dict[str, Any] = {
        "e": mention.event,
        "a": mention.article,
        "s": _offsets(mention.span, at),
        "p": _offsets(mention.predicate, at),
        "r": [[ROLE_ORDER.index(role), *_offsets(span, at)] for role, span in mention.arguments],
    }
    if mention.said_by:
        data["by"] = _offsets(mention.said_by, at)
    if mention.time:
        data["t"] = _offsets(mention.time, at)
    if mention.contrary and mention.extent:
        data["other"] = stretch_in_words(mention.stretch)
        data["x"] = _points(mention.extent)
    return data


def _points(extent: Extent | None) -> list[float | None] | None:
    if extent is None:
        return None
    points = (extent.earliest, extent.core_from, extent.core_to, extent.latest)
    return [None if point is None else round(point, DIGITS) for point in points]


def _offsets(span: Span, at: Callable[[int], int]) -> list[int]:
    return [at(span.start), at(span.end)]


def _utf16_offsets(text: str) -> Callable[[int], int]:
    """From an offset in code points to one in UTF-16 units."""
    if all(letter <= "\uffff" for letter in text):
        return int
    units = [0, *accumulate(1 + (letter > "\uffff") for letter in text)]
    return units.__getitem__


# The files ----------------------------------------------------------------------------------------


@cache
def _read(name: str) -> str:
    return files("reports").joinpath(name).read_text(encoding="utf-8")


def _template(name: str) -> Template:
    return Template(_read(f"templates/{name}"))


def _script() -> str:
    return _read("templates/script.js")


@cache
def _plotly_program() -> str:
    """plotly.js as a function's body, so that it leaves no name of its own on the page."""
    return (
        "window.dateline.plotly=(function(){var had=window.Plotly,module={exports:{}},exports=module.exports,define;\n"
        + _read("vendor/plotly-basic.min.js")
        + "\n;if(had===undefined){delete window.Plotly}else{window.Plotly=had}delete window.PolyBool;return module.exports})();"
    )


@cache
def _plotly_packed() -> str:
    """The same, compressed to a third, in letters that HTML leaves alone."""
    return base64.b64encode(gzip.compress(_plotly_program().encode(), 9, mtime=0)).decode()


def _hash(program: str) -> str:
    """The source expression by which a content security policy admits one inline script."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(program.encode()).digest()).decode()}'"


@cache
def _style() -> str:
    light, dark = _variables(LIGHT, dark=False), _variables(DARK, dark=True)
    return _read("templates/style.css").replace("/* light */", light).replace("/* dark */", dark)


def _variables(theme: Theme, *, dark: bool) -> str:
    colours = {**asdict(theme), **{f"claim-{one.value}": LOOKS[one].dark if dark else LOOKS[one].light for one in FACTUALITIES}}
    return " ".join(f"--{name}: {colour};" for name, colour in colours.items())
