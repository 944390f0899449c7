"""On which side of the moment of speaking the words put an event."""

from __future__ import annotations

from dateline.events.schema import Aspect, Event, Factuality, Kind, Polarity, Tense

PERFECTS = frozenset({Aspect.PERFECTIVE, Aspect.PERFECTIVE_PROGRESSIVE})
PAST_SIDE, NOW, FUTURE_SIDE = -1, 0, 1


def side(event: Event) -> int | None:
    """-1 past, 0 then and there, 1 future; ``None`` where the form does not say (infinitives, nouns)."""
    if event.modality == "can" and event.polarity is Polarity.NEG:
        return NOW  # what cannot be done cannot be done now
    if event.modality == "could" and event.factuality is Factuality.DENIED:
        return PAST_SIDE  # "he could not name them"
    if event.modality:
        return PAST_SIDE if event.aspect in PERFECTS else FUTURE_SIDE
    if event.tense is Tense.FUTURE:
        return FUTURE_SIDE
    if event.tense is Tense.PRESENT:
        return PAST_SIDE if event.aspect is Aspect.PERFECTIVE else NOW
    if event.tense is Tense.PASTPART and event.factuality is Factuality.PLANNED:
        return FUTURE_SIDE  # "scheduled for April 22"
    if event.tense in {Tense.PAST, Tense.PASTPART} or (event.tense is Tense.INFINITIVE and event.aspect in PERFECTS):
        return PAST_SIDE
    if event.factuality is Factuality.PLANNED and event.predicate.kind is not Kind.NOUN:
        return FUTURE_SIDE
    return None
