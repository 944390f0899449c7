"""The room's one door: the events of an article with their times, and how they relate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.events.dating.case import Case
from dateline.events.dating.links import relations
from dateline.events.dating.reading import ArticleReading
from dateline.events.dating.reckoning import Reckoning, event_time
from dateline.events.dating.rules import OWN_TIME
from dateline.events.dating.stated import came_again
from dateline.events.dating.telling import is_main
from dateline.events.schema import (
    Aspect,
    Basis,
    DatedEvent,
    Document,
    Event,
    EventTime,
    Factuality,
    Link,
    Polarity,
    Stretch,
    Tense,
    TimeExpression,
)


@dataclass(frozen=True, slots=True)
class Dating:
    """The events of one article with their times, and how they relate.

    ``links`` are between events and times; the article's id as the target of one stands for its publication date. ``contradictions``
    are those that were left out since they contradict others that are trusted more.
    """

    events: tuple[DatedEvent, ...]
    links: tuple[Link, ...] = ()
    contradictions: tuple[Link, ...] = ()


def date_events(
    document: Document, events: Sequence[Event], times: Sequence[TimeExpression], *, history: bool = False, links: bool = True
) -> Dating:
    """When each event began and ended, why we say so, and how events and times relate.

    Args:
        document: the parsed article; its publication date is what relative words were counted from.
        events: what was found in it, with their places in the trees.
        times: its time expressions, already read.
        history: whether the article tells of another time than that of its publication, as ``read_times`` found.
        links: whether somebody will read how they relate, which takes a fifth of the time of reading; dates are the same without.

    Raises:
        ValueError: the article has no publication date.
    """
    reading = ArticleReading(document, tuple(events), tuple(times), told_as_history=history)
    reckoning = Reckoning(reading)
    dated = tuple(one for event in events for one in _each_time(reckoning, event))
    if not links:
        return Dating(dated)
    found = relations(reckoning)
    return Dating(dated, found.links, found.contradictions)


def _each_time(reckoning: Reckoning, event: Event) -> Iterator[DatedEvent]:
    """The event with its time; once more for each other time at which it came about ("in 1876 and again in 1877")."""
    published = reckoning.reading.published
    case = reckoning.case(event)
    yield _dated(event, reckoning.when(event), published, told_ahead=_is_future_of_then(case))
    for number, footing in enumerate(came_again(case, reckoning.footing(event)), 2):
        yield _dated(replace(event, id=f"{event.id}.{number}"), event_time(OWN_TIME, footing, case), published)


def _is_future_of_then(case: Case) -> bool:
    """Whether a main clause with "would" looks ahead from a time told, as histories do: "In 1963 he would leave for good"."""
    event = case.event
    if event.modality != "would" or event.factuality is not Factuality.HYPOTHETICAL or event.aspect is not Aspect.NONE:
        return False
    if event.polarity is Polarity.NEG or case.speech is not None or not is_main(case):
        return False
    return not case.sentence.children(case.token, "advcl") or case.reading.history


def _dated(event: Event, when: EventTime, published: Stretch, *, told_ahead: bool = False) -> DatedEvent:
    """The event with its time.

    What the words tell as a fact, but put behind the day of publication, is still to come; what has a past date of its own
    is not planned for hanging on a plan ("will resume the talks despite a breakdown last weekend").
    """
    begin, end, today = when.stretch.begin.earliest, when.stretch.end.latest, published.begin.earliest
    if event.inherited and when.basis is Basis.STATED and end and today and end.days < today.days:
        return DatedEvent(replace(event, factuality=Factuality.HAPPENED, rule=f"{event.rule}; {BEFORE_PUBLICATION}"), when)
    if _is_over(event, when, published) or (told_ahead and when.basis is Basis.STATED and end and today and end.days < today.days):
        return DatedEvent(replace(event, factuality=Factuality.HAPPENED, rule=f"{event.rule}; {BEFORE_PUBLICATION}"), when)
    told_as_fact = event.factuality in {Factuality.HAPPENED, Factuality.ONGOING}
    if not told_as_fact or begin is None or today is None:
        return DatedEvent(event, when)
    ahead = begin.days > today.days or (begin.days == today.days and when.stretch.begin.latest is None)
    if not ahead:
        return DatedEvent(event, when)
    return DatedEvent(replace(event, factuality=Factuality.PLANNED, rule=f"{event.rule}; {AHEAD}"), when)


def _is_over(event: Event, when: EventTime, published: Stretch) -> bool:
    """Whether the simple present tells a happening of a past date: "In 1914 war breaks out"."""
    end, today = when.stretch.end.latest, published.begin.earliest
    ongoing = event.factuality in {Factuality.ONGOING, Factuality.GENERAL} and event.tense is Tense.PRESENT
    told = event.aspect is Aspect.NONE and when.basis in {Basis.STATED, Basis.NEARBY}  # "the war ends and Lincoln is shot"
    return bool(ongoing and told and end and today and end.days < today.days)


AHEAD, BEFORE_PUBLICATION = "dated after publication", "dated before publication"
