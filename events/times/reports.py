"""From a match to a reading: the periods on which companies report, and those that they compare them with."""

from __future__ import annotations

import re
from dataclasses import replace

from dateline.events.language import numbers
from dateline.events.schema import Bounds, Grain, Interval, Origin, Stretch, TimexType
from dateline.events.times import calendar
from dateline.events.times.direction import Toward
from dateline.events.times.lexicon import COUNTED, MONTHS, day_number, pattern, year_number
from dateline.events.times.quantities import length
from dateline.events.times.reading import Reading, Scene, date, vague

_STEPS = numbers("calendar", "step_of_report")


def ended_quarter(scene: Scene) -> Interval:
    """The quarter last spoken of, or the last that ended before publication."""
    return scene.quarter or calendar.shifted(Grain.QUARTER, scene.published, -1)


def latest_quarter(scene: Scene) -> Reading | None:
    """The quarter on which the report is; one said to end with a month holds the three months up to that."""
    if scene.word("month"):
        closing = _closing(scene)
        whole = calendar.months_from(calendar.month_count(closing.begin) - 2, 3, Grain.QUARTER)
        named = scene.quarter if scene.quarter is not None and not scene.word("year") else calendar.enclosing(Grain.QUARTER, closing.begin)
        found = date(named, "the quarter in which its last month lies", origin=_origin(scene))
        return replace(found, when=Stretch.filling(whole))
    return named_quarter(scene, ended_quarter(scene), "the quarter last spoken of, or the last before publication", Origin.SPOKEN_OF)


def named_quarter(scene: Scene, named: Interval, reason: str, origin: Origin = Origin.PUBLISHED) -> Reading:
    """A quarter by the name that the report gives it, with the months that it holds: a fiscal first quarter may end in September."""
    found = date(named, reason, origin=origin)
    if not scene.fiscal or scene.quarter is None:
        return found
    first = calendar.month_count(named.begin) + scene.fiscal
    return replace(found, when=Stretch.filling(calendar.months_from(first, 3, Grain.QUARTER)))


_ENDED = pattern(
    "(?:, )?(?:which |that )?end(?P<how>ed|ing|s)(?: on)? (?P<end>(?:<month> <day>|<day> (?:of )?<month>|<month>)(?:(?: ,)? <year>)?)"
)


def ended_with_a_day(scene: Scene, count: int) -> Reading | None:
    """A quarter by its number that is said to end with a day, or a month: the three months up to that, whatever the calendar's quarter."""
    found = _ENDED.match(scene.after)
    if found is None:
        return None
    closing = _closing_month(scene, found)
    whole = calendar.months_from(calendar.month_count(closing.begin) - 2, 3, Grain.QUARTER)
    named = calendar.months_from(closing.begin.year * 12 + count * 3 - 3, 3, Grain.QUARTER)
    reading = date(named, f"the three months that end with {calendar.value(closing)}")
    return replace(reading, when=Stretch.filling(whole))


def _closing_month(scene: Scene, found: re.Match[str]) -> Interval:
    """The month of the written year; else the last that has begun, and of what is ending the nearest."""
    number = MONTHS[(found["month"] or found["month2"] or found["month3"]).removesuffix(" .")]
    if found["year"] is not None:
        return calendar.month(year_number(found["year"]), number)
    months = [calendar.month(scene.published.year + shift, number) for shift in (-1, 0, 1)]
    if found["how"] == "ed":
        return [one for one in months if one.begin < scene.published][-1]
    return min(months, key=lambda one: abs(one.end.days - scene.published.days))


def _origin(scene: Scene) -> Origin:
    return Origin.WORDS if scene.word("year") else Origin.PUBLISHED


def _closing(scene: Scene) -> Interval:
    """The month with which it ends: of the year that is written, else the last that has begun."""
    number = MONTHS[scene.word("month")]
    if scene.word("year"):
        return calendar.month(year_number(scene.word("year")), number)
    months = [calendar.month(scene.published.year + shift, number) for shift in (-1, 0)]
    return [one for one in months if one.begin < scene.published][-1]


def year_before(scene: Scene) -> Reading | None:
    """The same quarter of the year before, in a report on a quarter; else the year before."""
    if scene.quarter is None:
        return date(calendar.shifted(Grain.YEAR, scene.published, -1), "publication's year -1")
    return quarter_before(scene)


def quarter_before(scene: Scene) -> Reading | None:
    """The same quarter of the year before."""
    begin = calendar.moved(ended_quarter(scene).begin, Grain.YEAR, -1)
    return named_quarter(scene, calendar.enclosing(Grain.QUARTER, begin), "the quarter reported on, a year before")


def length_before(scene: Scene) -> Reading | None:
    """So many months, a year before those of the report."""
    return vague(length(scene.word("units"), scene.word("n")), TimexType.DURATION)


def quarter_of_year(scene: Scene) -> Reading | None:
    """The quarter reported on, in a written year."""
    year, begin = year_number(scene.word("year")), ended_quarter(scene).begin
    named = calendar.months_from(year * 12 + begin.month - 1, 3, Grain.QUARTER)
    return named_quarter(scene, named, "the quarter reported on, in that year")


def quarter_of_month(scene: Scene) -> Reading | None:
    """The quarter that ends with the month by which it is called, of the year that is written, else the last that has ended."""
    number = MONTHS[scene.word("month")]
    years = [scene.year] if scene.year is not None else [scene.published.year + shift for shift in (-1, 0)]
    found = [calendar.enclosing(Grain.QUARTER, calendar.month(year, number).begin) for year in years]
    over = [one for one in found if one.begin < scene.published] or found
    return date(over[-1], "the quarter that ends with that month", origin=Origin.WORDS if scene.year is not None else Origin.PUBLISHED)


def period_of_year(scene: Scene) -> Reading | None:
    """A written year, or its quarter in a report on a quarter."""
    if scene.quarter is not None:
        return quarter_of_year(scene)
    return date(calendar.years_from(year_number(scene.word("year")), 1, Grain.YEAR), "the year is written", origin=Origin.WORDS)


def report_year(scene: Scene) -> Reading | None:
    """A fiscal or a full year by its place beside publication's."""
    step = _STEPS.get(scene.word("step"), 0)
    return date(calendar.shifted(Grain.YEAR, scene.published, step), f"publication's year {step:+d}")


def year_as_length(scene: Scene) -> Reading | None:
    """A year that ends on a day named after it."""
    found = _ENDED.match(scene.after)
    if found is None:
        return vague("P1Y", TimexType.DURATION)
    closing, day = _closing_month(scene, found), found["day"] or found["day2"]
    last = calendar.calendar_day(closing.begin.year, closing.begin.month, day_number(day)) if day is not None else None
    end = last.begin if last is not None else closing.last.midnight
    begin = calendar.moved(end.plus(days=1), Grain.YEAR, -1)
    return vague("P1Y", TimexType.DURATION, Stretch(Bounds.exactly(begin), Bounds.exactly(end), Grain.DAY))


def unit_reported_on(scene: Scene) -> Reading | None:
    """The year, or the week, that a report is on: in the first months of a year, told in the past, the one that is over and was named."""
    grain = COUNTED[scene.word("unit")]
    reported = grain is Grain.YEAR and scene.over and scene.published.month <= _REPORTING_MONTHS and scene.told is None
    if reported and scene.direction().toward is Toward.PAST:
        return date(calendar.shifted(grain, scene.published, -1), "the year that is reported on", origin=Origin.SPOKEN_OF)
    return date(calendar.shifted(grain, scene.now, 0), f"publication's {grain.value} +0")


_REPORTING_MONTHS = 4
