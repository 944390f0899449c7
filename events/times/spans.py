"""From a match to a reading: what is counted from a date that is named with it."""

from __future__ import annotations

from dateline.events.schema import Bounds, Grain, Interval, Moment, Stretch, TimexType
from dateline.events.times import calendar, holidays, meanings, quantities
from dateline.events.times.lexicon import MONTHS, SEASONS, STEPS, WEEKDAYS, day_number, number, unit
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
    begin = scene.published.midnight if scene.word("way") == "this" else near.begin  # the week in which that day lay, whatever its weekday
    found = calendar.enclosing(near.grain, calendar.moved(begin, grain, -int(size)))
    reason = f"{near.begin.iso()} {-int(size):+d} {grain.value}"
    if scene.word("weekday") and not scene.word("month") and " on " in scene.match[0]:
        return _of_weekday(scene, found, calendar.moved(scene.published.midnight, grain, -int(size)), reason)
    return date(found, reason)


def _of_weekday(scene: Scene, found: Interval, then: Moment, reason: str) -> Reading:
    """The anniversary of a weekday: that of its date or the weekday itself, so that a week is all that is known."""
    number_of_day = WEEKDAYS[scene.word("weekday")]
    nearest = min((then.plus(days=days) for days in range(-3, 4)), key=lambda day: (day.weekday != number_of_day, day.days))
    middle = found.begin.plus(days=(nearest.days - found.begin.days) // 2)
    week = Interval(middle.plus(days=-3), middle.plus(days=4), Grain.WEEK)
    return date(week, reason, value=calendar.value(found))


def _near(scene: Scene) -> Interval | None:
    """The day, week or month near publication that is named with it."""
    if scene.word("unit"):
        return calendar.shifted(unit(scene.word("unit")), scene.published, STEPS.get(scene.word("way"), 0))
    if scene.word("month") and not scene.word("day"):
        reading = meanings.calendar_month(scene)
        return reading.interval if reading else None
    return meanings.day_of(scene)


def years_on(scene: Scene) -> Reading | None:
    """A month, a season or a day of the year that lies so many years after, or before, that last spoken of."""
    size, ahead = number(scene.word("n")), scene.word("side") not in {"earlier", "before"}
    year = scene.reference.begin.year + (int(size) if ahead else -int(size))
    if scene.word("holiday"):
        found = holidays.holiday(scene.word("holiday"), year)
    elif scene.word("season"):
        found = calendar.season(year, SEASONS[scene.word("season")])
    elif scene.word("day"):
        day = calendar.calendar_day(year, MONTHS[scene.word("month")], day_number(scene.word("day")))
        if day is None:
            return None
        found = day
    else:
        found = calendar.month(year, MONTHS[scene.word("month")])
    return date(found, "so many years from that last spoken of", origin=scene.origin_of(scene.reference)) if size == int(size) else None


def ended_period(scene: Scene) -> Reading | None:
    """A length that ends on a date: "the six months ended June 30", "the year to March"."""
    end = _near(scene)
    words, count = scene.word("units") or scene.word("unit"), scene.word("n") or "1"
    if "half" in scene.match[0].split(" "):
        words, count = "months", "6"
    if end is None or number(count) != int(number(count)):
        return None
    if scene.year is None and end.begin > scene.published and "end" not in scene.match[0]:
        end = calendar.enclosing(end.grain, calendar.moved(end.begin, Grain.YEAR, -1))
    begin = calendar.moved(end.end, unit(words), -int(number(count)))
    when = Stretch(Bounds.exactly(begin), Bounds.exactly(end.last), Grain.DAY)
    reason = f"so long up to {end.last.iso()}"
    return Reading(TimexType.DURATION, quantities.length(words, count), None, when, None, (reason,))
