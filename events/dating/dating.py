"""The room's one door: the events of an article with their times, and how they relate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from events.dating.links import relations
from events.dating.reading import Reading
from events.dating.reckoning import Reckoning
from events.schema import DatedEvent, Document, Event, Link, Problem, TimeExpression


@dataclass(frozen=True, slots=True)
class Dating:
    """The events of one article with their times."""

    events: tuple[DatedEvent, ...]
    links: tuple[Link, ...] = ()
    problems: tuple[Problem, ...] = ()


def date_events(document: Document, events: Sequence[Event], times: Sequence[TimeExpression]) -> Dating:
    """When each event began and ended."""
    reading = Reading(document, tuple(events), tuple(times))
    reckoning = Reckoning(reading)
    links, problems = relations(reckoning)
    return Dating(tuple(DatedEvent(event, reckoning.when(event)) for event in events), links, problems)
