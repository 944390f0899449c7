"""Event + TimeExpression -> DatedEvent."""

from collections.abc import Sequence
from dataclasses import dataclass

from events.schema import UNKNOWN, DatedEvent, Document, Event, EventTime, Link, Problem, Stretch, TimeExpression


@dataclass(frozen=True, slots=True)
class Dating:
    """The events of one article with their times."""

    events: tuple[DatedEvent, ...]
    links: tuple[Link, ...] = ()
    problems: tuple[Problem, ...] = ()


def date_events(document: Document, events: Sequence[Event], times: Sequence[TimeExpression]) -> Dating:
    """When each event began and ended."""
    nothing = EventTime(Stretch(UNKNOWN, UNKNOWN), None, None, "undated", "not dated yet")
    return Dating(tuple(DatedEvent(event, nothing) for event in events))
