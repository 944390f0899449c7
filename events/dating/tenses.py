"""On which side of the moment of speaking the words put an event."""

from __future__ import annotations

from dateline.events.schema import Aspect, Event, Factuality, Kind, Polarity, Tense

PERFECTS = frozenset({Aspect.PERFECTIVE, Aspect.PERFECTIVE_PROGRESSIVE})
PAST_SIDE, NOW, FUTURE_SIDE = -1, 0, 1


def side(event: Event) -> int | None:
    """-1 past, 0 then and there, 1 future; ``None`` where the form does not say (infinitives, nouns)."""
    if event.modality:
        return _side_of_modal(event)
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


def _side_of_modal(event: Event) -> int:
    """What cannot be done cannot be done now, and what could not be ("he could not name them") was not; the rest lies ahead."""
    if event.modality == "can" and event.polarity is Polarity.NEG:
        return NOW
    could_not = event.modality == "could" and event.factuality is Factuality.DENIED
    return PAST_SIDE if could_not or event.aspect in PERFECTS else FUTURE_SIDE
