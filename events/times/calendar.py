"""Interval arithmetic: which stretch of the calendar a unit fills, and how TIMEX3 writes it."""

from __future__ import annotations

from datetime import date

from dateline.events.calendar import arithmetic
from dateline.events.schema import Grain, Interval, Moment

MONTHS_PER_YEAR = arithmetic.MONTHS_PER_YEAR
days_in_month = arithmetic.days_in_month
DAYS_PER_WEEK = 7
_SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_YEARS_OF = {Grain.YEAR: 1, Grain.DECADE: 10, Grain.CENTURY: 100, Grain.MILLENNIUM: 1000}
_MONTHS_OF = {Grain.MONTH: 1, Grain.QUARTER: 3, Grain.HALF: 6, Grain.SEASON: 3}
_SECONDS_OF = {Grain.HOUR: 3600, Grain.MINUTE: 60, Grain.SECOND: 1}


def month_start(months: int) -> Moment:
    """The first day of the month that is so many months after January of year 0."""
    return Moment(months // MONTHS_PER_YEAR, months % MONTHS_PER_YEAR + 1)


def month_count(moment: Moment) -> int:
    """Months since January of year 0."""
    return moment.year * MONTHS_PER_YEAR + moment.month - 1


def day(moment: Moment) -> Interval:
    """The day on which the moment lies."""
    return Interval(moment.midnight, moment.midnight.plus(days=1), Grain.DAY)


def calendar_day(year: int, month: int, number: int) -> Interval | None:
    """A day of the calendar; ``None`` where there is no such day."""
    if not 1 <= month <= MONTHS_PER_YEAR or not 1 <= number <= days_in_month(year, month):
        return None
    return day(Moment(year, month, number))


def month(year: int, number: int) -> Interval:
    """A month of the year, January being 1."""
    return months_from(year * MONTHS_PER_YEAR + number - 1, 1, Grain.MONTH)


def months_from(start: int, length: int, grain: Grain) -> Interval:
    """So many months, counted from January of year 0."""
    return Interval(month_start(start), month_start(start + length), grain)


def years_from(year: int, length: int, grain: Grain) -> Interval:
    """So many whole years."""
    return Interval(Moment(year), Moment(year + length), grain)


def season(year: int, name: str) -> Interval:
    """A season by its meteorological months; winter belongs to the year in which it begins."""
    return months_from(year * MONTHS_PER_YEAR + _SEASON_STARTS[name] - 1, 3, Grain.SEASON)


def enclosing(grain: Grain, moment: Moment) -> Interval:
    """The whole unit of this grain in which the moment lies."""
    if grain in _YEARS_OF:
        size = _YEARS_OF[grain]
        return years_from(moment.year // size * size, size, grain)
    if grain is Grain.SEASON:
        return months_from((month_count(moment) - 2) // 3 * 3 + 2, 3, grain)
    if grain in _MONTHS_OF:
        size = _MONTHS_OF[grain]
        return months_from(month_count(moment) // size * size, size, grain)
    if grain in {Grain.WEEK, Grain.WEEKEND}:
        monday = moment.midnight.plus(days=-moment.weekday)
        return Interval(monday.plus(days=5 if grain is Grain.WEEKEND else 0), monday.plus(days=DAYS_PER_WEEK), grain)
    if grain in _SECONDS_OF:
        size = _SECONDS_OF[grain]
        begin = moment.midnight.plus(seconds=moment.seconds // size * size)
        return Interval(begin, begin.plus(seconds=size), grain)
    return day(moment)


def moved(moment: Moment, grain: Grain, count: int) -> Moment:
    """The moment so many units later; the last day of a shorter month where the day is missing."""
    if grain in _YEARS_OF or grain in _MONTHS_OF:
        months = count * (_MONTHS_OF.get(grain) or _YEARS_OF[grain] * MONTHS_PER_YEAR)
        first = month_start(month_count(moment) + months)
        number = min(moment.day, days_in_month(first.year, first.month))
        return Moment(first.year, first.month, number, moment.hour, moment.minute, moment.second)
    if grain in _SECONDS_OF:
        return moment.plus(seconds=count * _SECONDS_OF[grain])
    return moment.plus(days=count * (DAYS_PER_WEEK if grain in {Grain.WEEK, Grain.WEEKEND} else 1))


def shifted(grain: Grain, moment: Moment, count: int) -> Interval:
    """The whole unit so many units after the one in which the moment lies."""
    return enclosing(grain, moved(enclosing(grain, moment).begin, grain, count))


def week_of_year(moment: Moment) -> tuple[int, int]:
    """ISO year and week, in any year of the proleptic calendar."""
    cycle, year = divmod(moment.year, 400)
    year, week, _ = date(2000 + year, moment.month, moment.day).isocalendar()
    return year - 2000 + cycle * 400, week


def _year(year: int) -> str:
    return f"BC{1 - year:04d}" if year <= 0 else f"{year:04d}"


def _season_name(begin: Moment) -> str:
    return next(name for name, start in _SEASON_STARTS.items() if start == begin.month)


def value(interval: Interval) -> str:
    """What TIMEX3 writes for an interval that fills one unit of its grain.

    >>> value(month(1998, 3))
    '1998-03'
    """
    begin, grain = interval.begin, interval.grain
    if grain in {Grain.WEEK, Grain.WEEKEND}:
        number, week = week_of_year(begin)
        return f"{_year(number)}-W{week:02d}" + ("-WE" if grain is Grain.WEEKEND else "")
    year = _year(begin.year)
    if begin.year <= 0 and grain.rank < Grain.YEAR.rank:
        last = _year(interval.end.year - 1)  # "the 470s BC" are 479 to 470 BC
        return last[: {Grain.DECADE: 5, Grain.CENTURY: 4, Grain.MILLENNIUM: 3}[grain]]
    text = f"{year}-{begin.month:02d}-{begin.day:02d}T{begin.hour:02d}:{begin.minute:02d}:{begin.second:02d}"
    size = len(year)
    written = {
        Grain.MILLENNIUM: text[:1],
        Grain.CENTURY: text[:2],
        Grain.DECADE: text[:3],
        Grain.YEAR: year,
        Grain.HALF: f"{year}-H{begin.month // 7 + 1}",
        Grain.QUARTER: f"{year}-Q{(begin.month + 2) // 3}",
        Grain.MONTH: text[: size + 3],
        Grain.DAY: text[: size + 6],
        Grain.PART: text[: size + 6],
        Grain.HOUR: text[: size + 12],
        Grain.MINUTE: text[: size + 12],
        Grain.SECOND: text,
    }
    return f"{year}-{_season_name(begin)}" if grain is Grain.SEASON else written[grain]
