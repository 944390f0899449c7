"""From a match to a reading: stretches of which the words name both ends."""

from __future__ import annotations

from dateline.events.schema import Grain, Interval
from dateline.events.times import calendar
from dateline.events.times.dateparser_door import read_day
from dateline.events.times.lexicon import MONTHS, day_number, year_number
from dateline.events.times.reading import Reading, Scene, chosen, date, going_on


def day_range(scene: Scene) -> Reading | None:
    """From one day of a month to another."""
    groups = scene.match.groupdict()
    days = [day_number(words) for name, words in sorted(groups.items()) if name.startswith("day") and words]
    month, first, last = MONTHS[scene.word("month")], *days
    years = [scene.now.year + shift for shift in (-1, 0, 1)]
    if scene.year is not None:
        years = [scene.year]
    ends = [(calendar.calendar_day(year, month, first), calendar.calendar_day(year, month, last)) for year in years]
    ranges = [Interval(begin.begin, end.end, Grain.DAY) for begin, end in ends if begin and end and begin.begin < end.end]
    if not ranges:
        return None
    if scene.told is not None:
        found, why = going_on(ranges, scene.told)
    else:
        found, why = chosen(ranges, calendar.day(scene.now), scene.direction())
    return _stretch(found, scene.year_reason if scene.year is not None else why)


def year_range(scene: Scene) -> Reading | None:
    """From one year to another."""
    groups = scene.match.groupdict()
    first = year_number(groups["year"])
    last = year_number(groups["year2"]) if groups.get("year2") else first // 100 * 100 + int(groups["short"])
    if last <= first:
        return None
    return _stretch(calendar.years_from(first, last - first + 1, Grain.YEAR), "both years are written")


def _stretch(interval: Interval, why: str) -> Reading:
    """TIMEX3 has no value for a range: the value is that of its begin, the stretch is all of it."""
    return date(interval, why, value=calendar.value(calendar.enclosing(interval.grain, interval.begin)))


def elided_day(scene: Scene) -> Reading | None:
    """A day of the month named with the day before it."""
    if scene.spoken_of is None or scene.spoken_of.grain is not Grain.DAY:
        return None
    begin = scene.spoken_of.begin
    found = calendar.calendar_day(begin.year, begin.month, day_number(scene.word("day")))
    return date(found, "the month of the day before it") if found else None


def figures(scene: Scene) -> Reading | None:
    """A full date in figures, read by dateparser."""
    found = read_day(scene.match[0].replace(" ", ""), scene.published, scene.direction().toward)
    return date(found, "read by dateparser") if found else None
