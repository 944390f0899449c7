"""A timeline narrowed to what somebody asks for: a stretch of the calendar, some words, so many entries."""

from __future__ import annotations

import re
from dataclasses import replace

from dateline.events.schema import Entry, Moment, Stretch, Timeline


def narrowed(
    timeline: Timeline, *, begin: Moment | None = None, end: Moment | None = None, about: str = "", top: int | None = None
) -> Timeline:
    """The same timeline with those of its entries that are asked for, in the order of time.

    Articles, times, events and links stay as they are.

    Args:
        timeline: with all entries.
        begin: entries that may have been over before are left out, and undated ones.
        end: entries that may have begun only later are left out, and undated ones.
        about: each of these words must begin a word of the entry's summary or of a sentence that tells of it.
        top: so many of the rest are kept, key ones first, then by salience; all of them are key then.
    """
    texts = _texts(timeline) if about.strip() else {}
    wanted = [re.compile(rf"(?<!\w){re.escape(word)}", re.IGNORECASE) for word in about.split()]
    entries = [
        entry for entry in timeline.entries if _lies_between(entry, begin, end) and all(word.search(texts[entry.id]) for word in wanted)
    ]
    return replace(timeline, entries=tuple(entries if top is None else _first(entries, top)))


def _lies_between(entry: Entry, begin: Moment | None, end: Moment | None) -> bool:
    """Whether what is known of its time touches the stretch."""
    first, last = reach(entry.when.stretch)
    if (begin or end) and first is None:
        return False
    return (begin is None or last is None or last.days >= begin.days) and (end is None or first is None or first.days <= end.days)


def reach(when: Stretch) -> tuple[Moment | None, Moment | None]:
    """The first and the last moment that it touches, as far as they are known; where a side is not known, the other one decides."""
    first = when.begin.earliest or when.begin.latest or when.end.earliest or when.end.latest
    return first, when.end.latest or when.end.earliest or when.begin.latest or when.begin.earliest


def _texts(timeline: Timeline) -> dict[str, str]:
    """The summary of each entry and the sentences that tell of it."""
    articles = {article.id: article.text for article in timeline.articles}
    told = {dated.event.id: dated.event.span.of(articles[dated.event.article]) for dated in timeline.events}
    return {entry.id: "\n".join((entry.summary, *(told[event] for event in entry.events))) for entry in timeline.entries}


def _first(entries: list[Entry], top: int) -> list[Entry]:
    ranked = sorted(entries, key=lambda entry: (not entry.key, -entry.salience))[:top]
    kept = {entry.id for entry in ranked}
    return [replace(entry, key=True) for entry in entries if entry.id in kept]
