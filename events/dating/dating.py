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
    """The events of one article with their times, and how they relate.

    ``links`` are between events and times; the article's id as the target of one stands for its publication date.
    """

    events: tuple[DatedEvent, ...]
    links: tuple[Link, ...] = ()
    problems: tuple[Problem, ...] = ()


def date_events(document: Document, events: Sequence[Event], times: Sequence[TimeExpression]) -> Dating:
    """When each event began and ended, why we say so, and how events and times relate.

    Args:
        document: the parsed article; its publication date is what relative words were counted from.
        events: what was found in it, with their places in the trees.
        times: its time expressions, already read.

    Raises:
        ValueError: the article has no publication date.
    """
    reading = Reading(document, tuple(events), tuple(times))
    reckoning = Reckoning(reading)
    found = relations(reckoning)
    dated = tuple(DatedEvent(event, reckoning.when(event)) for event in events)
    return Dating(dated, found.links, found.problems)
