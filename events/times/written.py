"""From a match to a reading: dates in the less usual ways of writing them."""

from __future__ import annotations

from dateline.events.schema import Grain, Origin
from dateline.events.times import calendar
from dateline.events.times.direction import Toward
from dateline.events.times.lexicon import MONTHS, WEEKDAYS, day_number, number, ordinal, pattern
from dateline.events.times.reading import Reading, Scene, date

_CENTURY = 100
_LIFETIME = 100  # years by which a text before Christ looks back: what is more goes on into our era
_LAST_OLD_YEAR = 999  # of the years that are written with fewer than four figures
_YEARS_AHEAD = 10  # of the years that two figures can mean, the last that is no further ahead than this


def ordinal_date(scene: Scene) -> Reading | None:
    """The so-manieth day of a month: "the 3rd day of June, 2019"."""
    number, month = ordinal(scene.word("ordinal")), MONTHS[scene.word("month")]
    found = calendar.calendar_day(scene.year if scene.year is not None else scene.now.year, month, number)
    return date(found, scene.year_reason, origin=Origin.WORDS) if found else None


def double_date(scene: Scene) -> Reading | None:
    """A date of England before 1752, when the year began in March: 30 January 1648/9 is of what we call 1649."""
    if scene.year is None:
        return None
    found = calendar.calendar_day(scene.year + 1, MONTHS[scene.word("month")], day_number(scene.word("day")))
    return date(found, "the later of the two years written, which begins in January", origin=Origin.WORDS) if found else None


def two_years(scene: Scene) -> Reading | None:
    """A year and the next one, as a season or a year that began in March was written: "in 1538/9", "in 2004/05"."""
    first = int(scene.word("year"))
    both = calendar.years_from(first, 2, Grain.YEAR)
    return date(both, "two years are written, of which it is one or both", value=str(first), origin=Origin.WORDS)


def glued_date(scene: Scene) -> Reading | None:
    """Day, month and the last two figures of the year, in one word: "29Mar22"."""
    found = calendar.calendar_day(full_year(scene), MONTHS[scene.word("month")], day_number(scene.word("day")))
    return date(found, "the last two figures of the year are written", origin=Origin.WORDS) if found else None


def full_year(scene: Scene) -> int:
    """The year of which two figures are written: the last that is not far ahead of publication; nor ahead at all where that is past."""
    noted = scene.match[0].startswith("'")
    ahead = _YEARS_AHEAD if not noted or scene.direction().toward in {Toward.FUTURE, Toward.NEAR} else 0
    latest = scene.published.year + ahead
    return latest - (latest - int(scene.word("short"))) % _CENTURY


def short_year(scene: Scene) -> Reading | None:
    """A year by its last two figures: "in '08"; after another year, in its century."""
    year, told = full_year(scene), scene.spoken_of
    if not scene.match[0].startswith("'"):
        if told is None:
            return None
        year = told.begin.year // _CENTURY * _CENTURY + int(scene.word("short"))
        if year <= told.begin.year:
            return None
    return date(calendar.years_from(year, 1, Grain.YEAR), "the last two figures of the year are written", origin=Origin.WORDS)


def weekday_week(scene: Scene) -> Reading | None:
    """British: "on Thursday week" is the Thursday after next Thursday, "two weeks tomorrow" so many after tomorrow."""
    weeks = int(number(scene.word("n") or "one")) * (2 if scene.word("units") == "fortnight" else 1)
    if scene.word("deictic"):
        days = int(scene.word("deictic") == "tomorrow")
    else:
        days = 7 - (scene.now.weekday - WEEKDAYS[scene.word("weekday")]) % 7
    return date(calendar.day(scene.now.midnight.plus(days=days + 7 * weeks)), "so many weeks after the next one")


def year_before_its_like(scene: Scene) -> Reading | None:
    """A year that shares the era with one after it: "from 431 to 404 BC"."""
    count = int(scene.word("digits"))
    year = 1 - count if scene.match.groupdict().get("bc") else count
    return (
        date(calendar.years_from(year, 1, Grain.YEAR), "the era is written with the year after it", origin=Origin.WORDS) if count else None
    )


def year_of_told_era(scene: Scene) -> Reading | None:
    """A year of two or three figures where the text tells of such years: "in 403" after "404 BC"; after 27 BC, 330 is of our era."""
    if (ahead := _before_christ_ahead(scene, int(scene.word("digits")))) is not None:
        return ahead
    told = scene.told or scene.spoken_of
    year = _in_the_era_of(told.begin.year, int(scene.word("digits"))) if told is not None else None
    return date(calendar.years_from(year, 1, Grain.YEAR), _ERA_TOLD, origin=Origin.SPOKEN_OF) if year is not None else None


def year_of_three_figures(scene: Scene) -> Reading | None:
    """Three figures that close what a past verb tells: of our era, unless the sentence goes on to a year before Christ."""
    count = int(scene.word("n"))
    return _before_christ_ahead(scene, count) or date(calendar.years_from(count, 1, Grain.YEAR), "the year is written", origin=Origin.WORDS)


def _before_christ_ahead(scene: Scene, count: int) -> Reading | None:
    """The year before Christ, where the sentence writes the era with a later one: "was begun in 447 and burned in 404 BC"."""
    text, end = scene.line.text, scene.match.end()
    written = _YEAR_BEFORE_CHRIST.search(text, end, end + _AHEAD)
    if written is None or not int(written[1]) < count:
        return None
    return date(calendar.years_from(1 - count, 1, Grain.YEAR), "the era is written with a year after it", origin=Origin.WORDS)


_YEAR_BEFORE_CHRIST, _AHEAD = pattern("(\\d{1,4}) <bc>"), 120  # characters


def month_of_told_era(scene: Scene) -> Reading | None:
    """A month or a day, and two figures: "July 64" where the text tells of such years; else "May 68" is of the last century."""
    told, month = scene.told or scene.spoken_of, MONTHS[scene.word("month")]
    year = _in_the_era_of(told.begin.year, int(scene.word("short"))) if told is not None else None
    why = _ERA_TOLD if year is not None else "the last two figures of the year are written"
    year = full_year(scene) if year is None else year
    found = calendar.calendar_day(year, month, day_number(scene.word("day"))) if scene.word("day") else calendar.month(year, month)
    return date(found, why, origin=Origin.WORDS) if found else None


_ERA_TOLD = "in the era last spoken of"


def _in_the_era_of(told: int, count: int) -> int | None:
    """The year that so few figures write in a text that tells of old years; two go on from a year of as many, before Christ towards it.

    >>> _in_the_era_of(-403, 403), _in_the_era_of(-26, 330), _in_the_era_of(42, 62), _in_the_era_of(-43, 27), _in_the_era_of(1990, 64)
    (-402, 330, 62, -26, None)
    """
    two_figures, since_christ = count < _CENTURY, told > 0
    if told > _LAST_OLD_YEAR or (two_figures and not (told < 2 * _CENTURY if since_christ else count < 1 - told)):
        return None
    return 1 - count if not since_christ and count <= 1 - told + _LIFETIME else count
