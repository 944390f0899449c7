"""Days that are called by a name, fixed or moving, and their place in a year."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.events.language import numbers, values, words
from dateline.events.schema import Grain, Interval, Moment
from dateline.events.times import calendar


def _parts(written: Mapping[str, str]) -> dict[str, tuple[int, ...]]:
    return {name: tuple(map(int, value.split("/"))) for name, value in written.items()}


_FIXED = _parts(values("holidays", "fixed"))  # month, day
_WEEKDAYS = _parts(values("holidays", "weekday"))  # month, weekday (Monday is 0), which one; -1 is the last
_EASTER = numbers("holidays", "easter")  # days after it
_AFTER_THANKSGIVING = numbers("holidays", "thanksgiving")  # days after it
_ELECTION_DAY = words("holidays", "election")
NAMES = (*_FIXED, *_WEEKDAYS, *_EASTER, *_AFTER_THANKSGIVING, *_ELECTION_DAY)


def easter(year: int) -> Moment:
    """Easter Sunday of the Gregorian calendar, by the arithmetic of Meeus, Jones and Butcher."""
    century, rest = divmod(year, 100)
    golden = year % 19
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * sunday) // 451
    month, day = divmod(epact + sunday - 7 * late + 114, 31)
    return Moment(year, month, day + 1)


def holiday(name: str, year: int) -> Interval:
    """The day that bears the name in that year.

    >>> holiday("thanksgiving", 2021).begin.iso()
    '2021-11-25'
    """
    if name in _FIXED:
        begin = Moment(year, *_FIXED[name])
    elif name in _WEEKDAYS:
        begin = weekday_of_month(year, *_WEEKDAYS[name])
    elif name in _EASTER:
        begin = easter(year).plus(days=_EASTER[name])
    elif name in _ELECTION_DAY:
        begin = weekday_of_month(year, 11, 0, 1).plus(days=1)
    else:
        begin = weekday_of_month(year, *_WEEKDAYS["thanksgiving"]).plus(days=_AFTER_THANKSGIVING[name])
    return Interval(begin, begin.plus(days=1), Grain.DAY)


def weekday_of_month(year: int, month: int, weekday: int, which: int) -> Moment:
    """The first, second … or (-1) last such weekday of the month."""
    if which < 0:
        last = Moment(year, month, calendar.days_in_month(year, month))
        return last.plus(days=-((last.weekday - weekday) % 7))
    first = Moment(year, month)
    return first.plus(days=(weekday - first.weekday) % 7 + 7 * (which - 1))
