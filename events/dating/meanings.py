"""What the signals mean: from the time of one thing to the time of another, as four bounds.

Every function takes the stretch referred to and the point of view, and gives a stretch. Points of
different grain are compared by day, so that no reading can turn bounds around.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dateline.events.schema import Bounds, Grain, Moment, Relation, Stretch

OPEN = Stretch(Bounds(), Bounds())


@dataclass(frozen=True, slots=True)
class View:
    """From where an event is looked at: the day of speaking, and on which side of it the words put the event.

    ``side`` is -1 for the past, 0 for what holds then, 1 for the future, ``None`` where the words do not say.
    """

    day: Stretch
    side: int | None

    @property
    def ceiling(self) -> Moment | None:
        """The latest day, where the words put the event into the past."""
        return self.day.end.latest if self.side == -1 else None

    @property
    def floor(self) -> Moment | None:
        """The earliest day, where the words put the event into the future."""
        return self.day.begin.earliest if self.side == 1 else None


@dataclass(frozen=True, slots=True)
class Meaning:
    """A signal's meaning: how it bounds an event, and TimeML's name for the relation."""

    name: str
    bound: Callable[[Stretch, View], Stretch]
    relation: Relation


def by_day(stretch: Stretch) -> Stretch:
    """The same, with the times of day left out."""
    return Stretch(_by_day(stretch.begin), _by_day(stretch.end), _coarse(stretch.grain), stretch.approximate)


def _by_day(bounds: Bounds) -> Bounds:
    return Bounds(bounds.earliest and bounds.earliest.midnight, bounds.latest and bounds.latest.midnight)


def _coarse(grain: Grain | None) -> Grain | None:
    return Grain.DAY if grain and grain.within_day else grain


def bounded(first: Moment | None, last: Moment | None, *, like: Stretch = OPEN) -> Stretch:
    """Somewhere between two days; when they are out of order, the earlier bound gives way."""
    if first and last and last < first:
        first = None
    inside = Bounds(first, last)
    return Stretch(inside, inside, like.grain or Grain.DAY, like.approximate)


def hull(stretch: Stretch) -> tuple[Moment | None, Moment | None]:
    """The first and the last day that the stretch can touch."""
    first = stretch.begin.earliest
    last = stretch.end.latest
    return first, last


def within(reference: Stretch, view: View) -> Stretch:
    """Inside the reference, cut at the point of view where the tense says on which side."""
    first, last = hull(reference)
    if reference.grain and reference.grain.within_day:
        return _within_day(first, last, reference)
    if view.ceiling and last and view.ceiling < last and (first is None or first <= view.ceiling):
        last = view.ceiling
    if view.floor and first and first < view.floor and (last is None or view.floor <= last):
        first = view.floor
    return bounded(first, last, like=reference)


def _within_day(first: Moment | None, last: Moment | None, reference: Stretch) -> Stretch:
    """A clock time as it is; a part of the day within the day that it begins on, for "last night" is named after that."""
    if first is None or last is None or reference.begin == reference.end:
        return reference
    return bounded(first, min(last, first.midnight.plus(days=1, seconds=-1)), like=reference)


def same(reference: Stretch, view: View) -> Stretch:
    """As the reference, whatever the tense."""
    del view
    return reference


def filling(reference: Stretch, view: View) -> Stretch:
    """From the begin of the reference to its end."""
    if reference.grain and reference.grain.within_day:
        return reference
    begin, end = reference.begin, reference.end
    if begin == end and reference.grain not in (None, Grain.DAY):
        begin, end = _from(begin), _to(end)
    ceiling = view.day.end.latest if view.side in (-1, 0) else None
    begun = begin.earliest is None or (ceiling is not None and begin.earliest <= ceiling)
    if ceiling and begun and end.latest and ceiling < end.latest and (end.earliest is None or end.earliest > ceiling):
        end = Bounds(None, ceiling)
    return _ordered(begin, end, reference)


def _from(bounds: Bounds) -> Bounds:
    return Bounds.exactly(bounds.earliest) if bounds.earliest else bounds


def _to(bounds: Bounds) -> Bounds:
    return Bounds.exactly(bounds.latest) if bounds.latest else bounds


def before(reference: Stretch, view: View) -> Stretch:
    """Over when the reference begins; not before the point of view if it is announced."""
    latest = reference.begin.latest or reference.end.latest
    floor = view.floor if view.floor and latest and view.floor <= latest else None
    return bounded(floor, latest and latest.midnight, like=by_day(OPEN))


def after(reference: Stretch, view: View) -> Stretch:
    """Not begun before the reference is over; past by the point of view if it is told in the past; after an hour is of its day."""
    earliest = reference.end.earliest or reference.begin.earliest
    day = earliest and earliest.midnight  # bounds are days: "after noon" of the day of publication is past by then
    if day and earliest and reference.grain is Grain.MINUTE:  # "shortly after 3 p.m. on Monday"; "after midnight" is of the next day
        day = earliest.plus(seconds=60).midnight
        return bounded(day, day)
    ceiling = view.ceiling if view.ceiling and day and day <= view.ceiling else None
    return bounded(day, ceiling)


def since(reference: Stretch, view: View) -> Stretch:
    """Begun with the reference, and still so at the point of view unless it is told in the past."""
    begin, day = by_day(reference).begin, view.day
    if begin.earliest == begin.latest and reference.grain not in (None, Grain.DAY):
        begin = Bounds(*hull(by_day(reference)))
    told = day.end.latest
    past = view.side == -1 and not (begin.earliest and told and told < begin.earliest)
    now = day.begin.earliest
    end = Bounds(begin.earliest, told) if past else Bounds(max(now, begin.earliest) if now and begin.earliest else now, None)
    return _ordered(begin, end, OPEN)


def begun(reference: Stretch, view: View) -> Stretch:
    """Begun with the reference; when it ended is not told."""
    del view
    begin = by_day(reference).begin
    return _ordered(begin, Bounds(begin.earliest, None), OPEN)


def until(reference: Stretch, view: View) -> Stretch:
    """Lasting to the begin of the reference, to the minute where that is told; from the day of speaking on, where it is to come."""
    told = reference if reference.grain is Grain.MINUTE else by_day(reference)
    end = told.begin
    if reference.grain is not None and reference.grain.rank < Grain.DAY.rank:  # "until 1920": some day of that year
        end = Bounds(*hull(told))
    today = view.day.end.latest if view.side == 0 else None  # "runs until May": it has begun
    begun = min(today, end.latest) if today and end.latest else end.latest
    ahead = view.floor if view.floor and end.latest and view.floor <= end.latest else None
    return _ordered(Bounds(ahead, begun), end, Stretch(OPEN.begin, OPEN.end, Grain.MINUTE) if told is reference else OPEN)


def through(reference: Stretch, view: View) -> Stretch:
    """Lasting to the end of the reference."""
    del view
    last = by_day(reference).end.latest
    return _ordered(Bounds(None, last), Bounds(last, last), OPEN)


def by(reference: Stretch, view: View) -> Stretch:
    """Not later than the reference ends."""
    _, last = hull(by_day(reference))
    floor = view.floor if view.floor and last and view.floor <= last else None
    return bounded(floor, min(last, view.ceiling) if last and view.ceiling else last)


def past(reference: Stretch, view: View) -> Stretch:
    """Begun and over not later than the reference is."""
    del view
    return bounded(None, by_day(reference).end.latest)


def ahead(reference: Stretch, view: View) -> Stretch:
    """Not begun before the reference."""
    del view
    return bounded(by_day(reference).begin.earliest, None)


def ongoing(reference: Stretch, view: View) -> Stretch:
    """Begun not later than the reference, and not over before it."""
    del view
    day = by_day(reference)
    return Stretch(Bounds(None, day.begin.latest or day.end.latest), Bounds(day.end.earliest or day.begin.earliest, None), Grain.DAY)


def _ordered(begin: Bounds, end: Bounds, like: Stretch) -> Stretch:
    if begin.earliest and end.latest and end.latest < begin.earliest:
        end = Bounds(end.earliest, None) if end.earliest and end.earliest >= begin.earliest else Bounds()
    return Stretch(begin, end, like.grain or Grain.DAY, like.approximate)


WITHIN = Meaning("within", within, Relation.IS_INCLUDED)
SAME = Meaning("at the same time as", same, Relation.SIMULTANEOUS)
FILLING = Meaning("throughout", filling, Relation.DURING)
BEFORE = Meaning("before", before, Relation.BEFORE)
AFTER = Meaning("after", after, Relation.AFTER)
BEGUN = Meaning("begun with", begun, Relation.BEGUN_BY)
SINCE = Meaning("since", since, Relation.BEGUN_BY)
UNTIL = Meaning("until", until, Relation.ENDED_BY)
THROUGH = Meaning("through", through, Relation.ENDED_BY)
BY = Meaning("not later than", by, Relation.BEFORE)
PAST = Meaning("past by", past, Relation.BEFORE)
AHEAD = Meaning("ahead at", ahead, Relation.AFTER)
ONGOING = Meaning("going on at", ongoing, Relation.INCLUDES)
