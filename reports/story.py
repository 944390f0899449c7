"""Which entries are shown first, where the timeline does not say so itself.

A timeline whose entries carry ``key`` is taken at its word. For others, salience decides among the entries that can
stand as a line of their own.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.events.schema import Entry, Event, EventClass, Factuality, Tense
from dateline.reports.extents import Extent

LEAST_WORDS = 4
MOST = 15
A_DAY = 3  # so many of one day, unless all is of a day or two
WITHOUT_NAME = frozenset("it he she they we i you this that these those who which".split())
TALK = frozenset({EventClass.REPORTING, EventClass.PERCEPTION, EventClass.I_STATE})
FINITE = frozenset({Tense.PAST, Tense.PRESENT, Tense.FUTURE})
IDLE = frozenset({Factuality.HYPOTHETICAL, Factuality.GENERAL})


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry with the event that dates it and its place in time."""

    entry: Entry
    lead: Event
    extent: Extent | None

    @property
    def stands_alone(self) -> bool:
        """Whether a reader understands it without the lines around it."""
        words = self.entry.summary.split()
        named = len(words) >= LEAST_WORDS and words[0].casefold() not in WITHOUT_NAME
        bounded = self.extent is not None and None not in {self.extent.earliest, self.extent.latest}
        finite = self.lead.tense in FINITE
        return named and bounded and finite and self.lead.event_class not in TALK and self.lead.factuality not in IDLE

    @property
    def day(self) -> int:
        """The day on which its mark stands."""
        return int(self.extent.anchor // 1) if self.extent else 0

    def tells_the_same_as(self, other: Candidate) -> bool:
        """Whether the two are one clause, or say the same words."""
        one, two = self.lead, other.lead
        one_clause = one.article == two.article and one.span.overlaps(two.span)
        return one_clause or self.entry.summary.casefold() == other.entry.summary.casefold()


def key_entries(candidates: Sequence[Candidate]) -> frozenset[str]:
    """The ids of what is shown first: those that the timeline marks; where it marks all of many, the most salient that can stand alone."""
    marked = [one for one in candidates if one.entry.key or one.entry.pinned]
    told_apart = bool(marked) and (len(marked) < len(candidates) or len(candidates) <= MOST)
    return frozenset(one.entry.id for one in (marked if told_apart else _judged(candidates)))


def _judged(candidates: Sequence[Candidate]) -> list[Candidate]:
    ranked = sorted(candidates, key=lambda one: -one.entry.salience)
    worthy = [one for one in ranked if one.stands_alone] or [one for one in ranked if one.extent] or ranked
    most = min(MOST, max(5, round(5 * math.log10(len(candidates) + 1))))
    few_days = len({one.day for one in worthy[:most]}) <= 2  # noqa: PLR2004 - a story of a day or two has no days to share out
    chosen = _chosen(worthy, most, most if few_days else A_DAY)
    planned = (one for one in worthy if one.lead.factuality is Factuality.PLANNED)
    return chosen if any(one.lead.factuality is Factuality.PLANNED for one in chosen) else chosen + _first(planned)


def _chosen(worthy: Iterable[Candidate], most: int, a_day: int) -> list[Candidate]:
    chosen: list[Candidate] = []
    days: Counter[int] = Counter()
    for one in worthy:
        if len(chosen) < most and days[one.day] < a_day and not any(one.tells_the_same_as(other) for other in chosen):
            chosen.append(one)
            days[one.day] += 1
    return chosen


def _first(found: Iterable[Candidate]) -> list[Candidate]:
    return [one for one, _ in zip(found, range(1), strict=False)]
