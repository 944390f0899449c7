"""One flat row an entry, for data frames, spreadsheets and databases."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dateline.events.calendar.edtf import edtf
from dateline.events.exports.views import PLACES, EntryView, views
from dateline.events.schema import Moment, Role, Stretch, Timeline

COLUMNS: dict[str, type] = {
    "id": str,
    "begin_earliest": str,
    "begin_latest": str,
    "end_earliest": str,
    "end_latest": str,
    "edtf": str,
    "grain": str,
    "approximate": bool,
    "basis": str,
    "why": str,
    "summary": str,
    "predicate": str,
    "factuality": str,
    "who": str,
    "what": str,
    "where": str,
    "said_by": str,
    "sentence": str,
    "mentions": int,
    "articles": str,
    "sources": str,
    "urls": str,
    "conflicts": str,
    "salience": float,
    "status": str,
    "uid": str,
}
"""The keys of every row, in order, and the type of their values; texts may be ``None``."""


def records(timeline: Timeline) -> list[dict[str, Any]]:
    """One row an entry, in the timeline's order; the keys are those of ``COLUMNS``.

    Bounds are ISO dates or local times (text, or ``None``), since years before 1 have no ``datetime``.
    Where an entry has several mentions, words come from the one that gave the date; lists are joined with "; ".
    """
    return [_row(view) for view in views(timeline)]


def _row(view: EntryView) -> dict[str, Any]:
    entry = view.entry
    return {
        "id": entry.id,
        **_bounds(entry.when.stretch),
        "edtf": edtf(entry.when.stretch),
        "grain": entry.when.stretch.grain.value if entry.when.stretch.grain else None,
        "approximate": entry.when.stretch.approximate,
        "basis": entry.when.basis.value if entry.when.basis else None,
        "why": entry.when.why,
        "summary": entry.summary,
        "predicate": view.event.predicate.lemma,
        "factuality": view.factuality.value,
        "who": view.words(Role.AGENT),
        "what": view.words(Role.PATIENT),
        "where": view.words(*PLACES),
        "said_by": view.said_by,
        "sentence": view.sentence,
        "mentions": len(entry.events),
        "articles": "; ".join(entry.articles),
        "sources": _joined(article.source for article in view.articles),
        "urls": _joined(article.url for article in view.articles),
        "conflicts": "; ".join(entry.conflicts) or None,
        "salience": float(entry.salience),
        "status": entry.status.value if entry.status else None,
        "uid": entry.uid or None,
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


def _joined(values: Iterable[str | None]) -> str | None:
    return "; ".join(dict.fromkeys(value for value in values if value)) or None
