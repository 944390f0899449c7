"""From a match to a reading: what is counted from a date that is named with it."""

from __future__ import annotations

from dateline.events.schema import Bounds, Grain, Interval, Stretch, TimexType
from dateline.events.times import calendar, meanings, quantities
from dateline.events.times.lexicon import number, unit
from dateline.events.times.reading import Reading, Scene, date

_IN_YEARS = {Grain.DECADE: 10, Grain.CENTURY: 100, Grain.MILLENNIUM: 1000}


def anniversary(scene: Scene) -> Reading | None:
    """So many years before a day of these days: "thirty years ago today"."""
    near = _near(scene)
    if near is None:
        return None
    grain, size = unit(scene.word("units")), number(scene.word("n"))
    if grain is Grain.DECADE:
        grain, size = Grain.YEAR, size * _IN_YEARS[Grain.DECADE]
    if size != int(size):
        return None
    found = calendar.enclosing(near.grain, calendar.moved(near.begin, grain, -int(size)))
    return date(found, f"{near.begin.iso()} {-int(size):+d} {grain.value}")


def _near(scene: Scene) -> Interval | None:
    """The day, week or month near publication that is named with it."""
    if scene.word("unit"):
        return calendar.enclosing(unit(scene.word("unit")), scene.published)
    if scene.word("month") and not scene.word("day"):
        reading = meanings.calendar_month(scene)
        return reading.interval if reading else None
    return meanings.day_of(scene)


def ended_period(scene: Scene) -> Reading | None:
    """A length that ends on a date: "the six months ended June 30", "the year to March"."""
    end = _near(scene)
    words, count = scene.word("units") or scene.word("unit"), scene.word("n") or "1"
    if end is None or number(count) != int(number(count)):
        return None
    if scene.year is None and end.begin > scene.published and "end" not in scene.match[0]:
        end = calendar.enclosing(end.grain, calendar.moved(end.begin, Grain.YEAR, -1))
    begin = calendar.moved(end.end, unit(words), -int(number(count)))
    when = Stretch(Bounds.exactly(begin), Bounds.exactly(end.last), Grain.DAY)
    reason = f"so long up to {end.last.iso()}"
    return Reading(TimexType.DURATION, quantities.length(words, count), None, when, None, (reason,))
