"""The undated mention of a happening that the article dates elsewhere."""

from __future__ import annotations

from collections.abc import Callable

from dateline.events.dating import lexicon
from dateline.events.dating.reading import ArticleReading
from dateline.events.schema import Event, EventTime, Kind


def twins(reading: ArticleReading, stated: Callable[[Event], EventTime | None]) -> dict[str, Event]:
    """For a noun the only dated event of the same stem; none where several are dated differently."""
    dated: dict[str, dict[str, Event]] = {}
    for event in reading.events:
        if (when := stated(event)) is not None and when.stretch.begin.earliest and when.stretch.end.latest:
            dated.setdefault(stem(event.predicate.lemma), {}).setdefault(str(when.stretch), event)
    found = {}
    for event in reading.events:
        candidates = dated.get(stem(event.predicate.lemma), {})
        if event.predicate.kind is Kind.NOUN and len(candidates) == 1:
            (other,) = candidates.values()
            if other.id != event.id:
                found[event.id] = other
    return found


_ENDINGS = (
    "ations", "ation", "itions", "ition", "ings", "ing", "ments", "ment", "sions", "sion", "ions", "ion", "als", "al",
    "ers", "es", "ed", "e", "s",
)  # fmt: skip


def stem(lemma: str) -> str:
    """What a verb and its noun share: "invade" and "invasion" do not, "kill" and "killing" do."""
    lemma = lexicon.VERB_OF_NOUN.get(lemma.lower(), lemma.lower())
    for ending in _ENDINGS:
        if lemma.endswith(ending) and len(lemma) - len(ending) >= 4:  # noqa: PLR2004 - a shorter stem says nothing
            return lemma[: -len(ending)]
    return lemma
