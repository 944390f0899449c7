"""A table that people read, for notes, wikis and pull requests."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.events.calendar.wording import stretch_in_words
from dateline.events.exports.views import EntryView, shown, views
from dateline.events.schema import Article, Timeline

HEADINGS = ("When", "What", "Claim", "Why this date", "Told in")

_MARKUP = re.compile(r"([\\`*_\[\]<>|~$])")
_LINE_MARKUP = re.compile(r"^(?:([#+=-])|(\d+)([.)]))")
_ADDRESS = re.compile(r"https?://[^\s<>()\\\"'|]+")
_LINKING = re.compile(r"(?<=www)\.|:(?=//)|@", re.IGNORECASE)


def dump_markdown(timeline: Timeline) -> str:
    """One table of the dated entries, one of the undated, and the articles as numbered sources."""
    numbers = {article.id: number for number, article in enumerate(timeline.articles, 1)}
    rows = views(timeline)
    dated = [view for view in rows if view.entry.when.stretch.known]
    undated = [view for view in rows if not view.entry.when.stretch.known]
    lines = ["# Timeline", "", *_table(dated, numbers)]
    if undated:
        lines += ["", "## Undated", "", *_table(undated, numbers)]
    lines += ["", "## Sources", "", *(_source(article, number) for number, article in enumerate(timeline.articles, 1))]
    if timeline.problems:
        lines += ["", "## Problems", "", *(f"- {_escaped(problem.message)}" for problem in timeline.problems)]
    return "\n".join(lines) + "\n"


def _table(rows: list[EntryView], numbers: dict[str, int]) -> Iterator[str]:
    yield f"| {' | '.join(HEADINGS)} |"
    yield f"|{' --- |' * len(HEADINGS)}"
    for view in rows:
        yield f"| {' | '.join(_cells(view, numbers))} |"


def _cells(view: EntryView, numbers: dict[str, int]) -> tuple[str, ...]:
    claim = view.factuality.value + (f", says {_escaped(view.said_by)}" if view.said_by else "")
    told_in = ", ".join(str(numbers[article.id]) for article in view.articles)
    conflict = " Another telling disagrees." if view.entry.conflicts else ""
    when = stretch_in_words(view.entry.when.stretch)
    return (when, _escaped(view.entry.summary), claim, f"{_escaped(view.entry.when.why)}{conflict}", told_in)


def _source(article: Article, number: int) -> str:
    named = [_escaped(part) for part in (article.title or article.id, article.source) if part]
    published = article.published.isoformat() if article.published else "undated"
    link = f" <{article.url}>" if article.url and _ADDRESS.fullmatch(article.url) else ""
    return f"{number}. {', '.join(named)}, {published}{link}"


def _escaped(text: str) -> str:
    """Plain text as Markdown that shows just that, also where addresses become links by themselves."""
    plain = _MARKUP.sub(r"\\\1", shown(text).replace("&", "&amp;"))
    return _LINKING.sub(r"\\\g<0>", _LINE_MARKUP.sub(r"\2\\\1\3", plain))
