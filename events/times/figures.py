"""From a match to a reading: dates in figures, and days that share the month of another."""

from __future__ import annotations

from dateline.events.schema import Grain, Interval, Origin, Stretch, TimexType
from dateline.events.times import calendar
from dateline.events.times.dateparser_door import read_day
from dateline.events.times.lexicon import day_number
from dateline.events.times.reading import Reading, Scene, date, toward


def elided_day(scene: Scene) -> Reading | None:
    """A day of the month named with the day before it."""
    if scene.spoken_of is None or scene.spoken_of.grain is not Grain.DAY:
        return None
    begin, count = scene.spoken_of.begin, day_number(scene.word("day"))
    found = calendar.calendar_day(scene.year if scene.year is not None else begin.year, begin.month, count)
    return date(found, "the month of the day before it") if found and found.begin > begin else None


def short_figures(scene: Scene) -> Reading | None:
    """A day and a month in figures, in the order of the article's other dates."""
    first, second = int(scene.word("digits")), int(scene.match["digits2"])
    month, number = (second, first) if day_first(scene) or first > calendar.MONTHS_PER_YEAR else (first, second)
    days = [calendar.calendar_day(scene.now.year + shift, month, number) for shift in (-1, 0, 1)]
    return toward(scene, [one for one in days if one])


def day_first(scene: Scene) -> bool:
    """Whether the day stands before the month: as in the article's other dates, else where full stops part the figures."""
    return scene.day_first if scene.day_first is not None else " . " in scene.match[0]


def moment(scene: Scene) -> Reading | None:
    """A day and its hour as machines write them: "2021-03-14T17:05"; zones are not reckoned with."""
    day = read_day(scene.word("written").replace(" ", ""), scene.published)
    if day is None:
        return None
    hour, minute, *second = (int(part) for part in scene.word("moment").split(" : "))
    begin = day.begin.plus(seconds=hour * 3600 + minute * 60 + sum(second))
    found = Interval(begin, begin.plus(seconds=1 if second else 60), Grain.SECOND if second else Grain.MINUTE)
    return Reading(TimexType.TIME, calendar.value(found), None, Stretch.filling(found), day, ("day and hour are written",), Origin.WORDS)


def eight_figures(scene: Scene) -> Reading | None:
    """A date of ISO 8601 without hyphens: "20190517"."""
    written = scene.word("written")
    found = read_day(f"{written[:4]}-{written[4:6]}-{written[6:]}", scene.published)
    return date(found, "read by dateparser", origin=Origin.WORDS) if found else None


def figures(scene: Scene) -> Reading | None:
    """A full date in figures, read by dateparser."""
    found = read_day(scene.match[0].replace(" ", ""), scene.published, scene.direction().toward, day_first=day_first(scene))
    return date(found, "read by dateparser", origin=Origin.WORDS) if found else None
