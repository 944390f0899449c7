"""One flat row an entry, for data frames, spreadsheets and databases."""

from __future__ import annotations

from typing import Any

from events.exports.edtf import edtf
from events.schema import Article, DatedEvent, Entry, Event, Moment, Role, Stretch, Timeline

PLACES = (Role.PLACE, Role.ORIGIN, Role.DESTINATION)

COLUMNS = (
    "id",
    "begin_earliest",
    "begin_latest",
    "end_earliest",
    "end_latest",
    "edtf",
    "grain",
    "approximate",
    "basis",
    "why",
    "summary",
    "predicate",
    "factuality",
    "who",
    "what",
    "where",
    "said_by",
    "sentence",
    "mentions",
    "articles",
    "sources",
    "urls",
    "conflicts",
    "salience",
)
"""The keys of every row, in order."""


def records(timeline: Timeline) -> list[dict[str, Any]]:
    """One row an entry, in the timeline's order; the keys are ``COLUMNS``.

    Bounds are ISO dates or local times (text, or ``None``), since years before 1 have no ``datetime``.
    Where an entry has several mentions, words come from the first; lists are joined with "; ".
    """
    events = {dated.event.id: dated for dated in timeline.events}
    articles = {article.id: article for article in timeline.articles}
    return [_row(entry, [events[identifier] for identifier in entry.events], articles) for entry in timeline.entries]


def _row(entry: Entry, mentions: list[DatedEvent], articles: dict[str, Article]) -> dict[str, Any]:
    event = mentions[0].event
    text = articles[event.article].text
    told_in = [articles[identifier] for identifier in entry.articles]
    return {
        "id": entry.id,
        **_bounds(entry.when.stretch),
        "edtf": edtf(entry.when.stretch),
        "grain": entry.when.stretch.grain.value if entry.when.stretch.grain else None,
        "approximate": entry.when.stretch.approximate,
        "basis": entry.when.basis.value if entry.when.basis else None,
        "why": entry.when.why,
        "summary": entry.summary,
        "predicate": event.predicate.lemma,
        "factuality": event.factuality.value,
        "who": _words(event, text, Role.AGENT),
        "what": _words(event, text, Role.PATIENT),
        "where": _words(event, text, *PLACES),
        "said_by": event.source.span.of(text) if event.source else None,
        "sentence": event.span.of(text),
        "mentions": len(entry.events),
        "articles": "; ".join(entry.articles),
        "sources": _joined(article.source for article in told_in),
        "urls": _joined(article.url for article in told_in),
        "conflicts": "; ".join(entry.conflicts) or None,
        "salience": float(entry.salience),
    }


def _bounds(stretch: Stretch) -> dict[str, str | None]:
    bounds = {
        "begin_earliest": stretch.begin.earliest,
        "begin_latest": stretch.begin.latest,
        "end_earliest": stretch.end.earliest,
        "end_latest": stretch.end.latest,
    }
    return {name: _iso(moment, stretch) for name, moment in bounds.items()}


def _iso(moment: Moment | None, stretch: Stretch) -> str | None:
    if moment is None:
        return None
    return moment.iso(stretch.grain) if stretch.grain else moment.iso()


def _words(event: Event, text: str, *roles: Role) -> str | None:
    return "; ".join(argument.span.of(text) for argument in event.arguments_as(*roles)) or None


def _joined(values: Any) -> str | None:
    return "; ".join(dict.fromkeys(value for value in values if value)) or None
