"""The undated mention of a happening that the article dates elsewhere."""

from __future__ import annotations

from collections.abc import Callable

from dateline.events.dating import lexicon
from dateline.events.dating.reading import ArticleReading
from dateline.events.language.stems import stem
from dateline.events.schema import Event, EventTime, Kind


def twins(reading: ArticleReading, stated: Callable[[Event], EventTime | None]) -> dict[str, Event]:
    """For a noun the only dated event of the same stem; none where several are dated differently."""
    dated: dict[str, dict[str, Event]] = {}
    for event in reading.events:
        if (when := stated(event)) is not None and when.stretch.begin.earliest and when.stretch.end.latest:
            dated.setdefault(stem_of(event.predicate.lemma), {}).setdefault(str(when.stretch), event)
    found = {}
    for event in reading.events:
        candidates = dated.get(stem_of(event.predicate.lemma), {})
        if event.predicate.kind is Kind.NOUN and len(candidates) == 1:
            (other,) = candidates.values()
            if other.id != event.id:
                found[event.id] = other
    return found


def stem_of(lemma: str) -> str:
    """What a verb and its noun share, by a table where their letters differ: "invade" and "invasion"."""
    lemma = lemma.lower()
    return stem(lexicon.VERB_OF_NOUN.get(lemma, lemma))
