"""Days that are called by a name, fixed or moving, and their place in a year."""

from __future__ import annotations

from dateline.events.schema import Grain, Interval, Moment
from dateline.events.times import calendar

_FIXED = {
    "new year ' s day": (1, 1),
    "new year ' s": (1, 1),
    "new year": (1, 1),
    "new year ' s eve": (12, 31),
    "epiphany": (1, 6),
    "groundhog day": (2, 2),
    "valentine ' s day": (2, 14),
    "st . patrick ' s day": (3, 17),
    "saint patrick ' s day": (3, 17),
    "april fools ' day": (4, 1),
    "april fool ' s day": (4, 1),
    "earth day": (4, 22),
    "may day": (5, 1),
    "juneteenth": (6, 19),
    "canada day": (7, 1),
    "independence day": (7, 4),
    "the fourth of july": (7, 4),
    "fourth of july": (7, 4),
    "bastille day": (7, 14),
    "halloween": (10, 31),
    "all saints ' day": (11, 1),
    "guy fawkes night": (11, 5),
    "veterans day": (11, 11),
    "armistice day": (11, 11),
    "remembrance day": (11, 11),
    "christmas eve": (12, 24),
    "christmas": (12, 25),
    "christmas day": (12, 25),
    "boxing day": (12, 26),
    "pearl harbor day": (12, 7),
    "anzac day": (4, 25),
    "australia day": (1, 26),
}
# month, weekday (Monday is 0), which one; -1 is the last
_WEEKDAYS = {
    "martin luther king day": (1, 0, 3),
    "martin luther king jr . day": (1, 0, 3),
    "presidents ' day": (2, 0, 3),
    "presidents day": (2, 0, 3),
    "memorial day": (5, 0, -1),
    "labor day": (9, 0, 1),
    "labour day": (9, 0, 1),
    "columbus day": (10, 0, 2),
    "mother ' s day": (5, 6, 2),
    "father ' s day": (6, 6, 3),
    "thanksgiving": (11, 3, 4),
    "thanksgiving day": (11, 3, 4),
}
_EASTER = {
    "shrove tuesday": -47,
    "mardi gras": -47,
    "ash wednesday": -46,
    "palm sunday": -7,
    "maundy thursday": -3,
    "good friday": -2,
    "easter": 0,
    "easter sunday": 0,
    "easter monday": 1,
    "ascension day": 39,
    "pentecost": 49,
    "whit monday": 50,
    "corpus christi": 60,
}
_AFTER_THANKSGIVING = {"black friday": 1, "cyber monday": 4}
_ELECTION_DAY = "election day"
NAMES = (*_FIXED, *_WEEKDAYS, *_EASTER, *_AFTER_THANKSGIVING, _ELECTION_DAY)


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
    elif name == _ELECTION_DAY:
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
