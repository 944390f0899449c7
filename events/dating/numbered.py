"""Footings on a day that is counted from the begin of a happening: "on the third day of the strike"."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.events.dating import meanings, tenses
from dateline.events.dating.case import VERBAL, Case, Footing, word
from dateline.events.language import numbers
from dateline.events.schema import Basis, Event, Kind, Moment, Token

_ORDINALS = numbers("numbers", "ordinal")


def numbered_day(case: Case) -> Footing | None:
    """What is told of the so-manieth day of a happening whose first day is known."""
    if case.event.predicate.kind not in VERBAL or case.view.side == tenses.FUTURE_SIDE:
        return None
    for day in case.sentence.children(case.token, "obl"):
        count = _ORDINALS.get(next((child.lemma.lower() for child in case.sentence.children(day, "amod")), ""))
        if day.lemma.lower() != "day" or count is None:
            continue
        found = _first_day(case, day)
        if found is None:
            continue
        first, event = found
        on = first.midnight.plus(days=count - 1)
        why = f"counted from “{word(case.reading, event)}”, which began on {first.iso()[:10]}"
        when = case.when(event)
        return Footing(meanings.SAME, meanings.bounded(on, on), Basis.NEARBY, event.id, why, when.time, (when.why,))
    return None


def _first_day(case: Case, day: Token) -> tuple[Moment, Event] | None:
    """The day on which the happening began, and what tells it: itself, or a clause beside it ("of the strike, which began on 4 March")."""
    for noun in case.sentence.children(day, "nmod"):
        if case.reading.signal(case.sentence, noun) != "of":
            continue
        clauses = (*case.sentence.children(noun, "acl"), *case.sentence.children(day, "acl"))
        here = (case.reading.event_at(case.sentence, token) for token in (*clauses, noun))
        for event in (*here, *_told_before(case, noun)):
            begin = _begin(case, event) if event is not None and event is not case.event else None
            if event is not None and begin is not None:
                return begin, event
    return None


def _told_before(case: Case, noun: Token) -> Iterator[Event]:
    """The same happening where a noun told it last, and before that."""
    before = (
        event for event in reversed(case.reading.events) if event.sentence < case.event.sentence and event.predicate.kind is Kind.NOUN
    )
    return (event for event in before if event.predicate.lemma.lower() == noun.lemma.lower())


def _begin(case: Case, event: Event) -> Moment | None:
    """Its first day, where that is known and no mere assumption."""
    when = case.when(event)
    begin = when.stretch.begin
    if when.basis in {Basis.PUBLISHED, None} or begin.earliest is None or begin.latest is None:
        return None
    return begin.earliest if begin.earliest.days == begin.latest.days else None
