"""A stretch of time in EDTF, the extended dates of ISO 8601-2, as closely as EDTF can.

EDTF has no form for two uncertain ends at once, so four bounds become, in this order of preference:

    198X  2007-05-28  2007-22    one unit of the calendar, of which the stretch is all, or somewhere inside
    2007-05/2007-07              begin and end known
    [2007-05-03..2007-05-09]     somewhere inside days that are no unit
    2007-05-28/..  2007-05-28/   begin known; still going on, or end unknown
    [2007-05-28..]  [..2007]     some time from then on, or up to then
    2007-05-28                   going on that day, begin and end unknown: what is certain of it

Only forms are written that both the standard and the package ``edtf`` accept. Specification:
https://www.loc.gov/standards/datetime/
"""

from __future__ import annotations

from dateline.events.calendar.units import fills_months, fills_years
from dateline.events.schema import Bounds, Grain, Moment, Stretch

LAST_YEAR = 9999  # four digits; beyond them EDTF has years alone ("Y-50000")
SEASON_OF_MONTH = {3: 21, 4: 21, 5: 21, 6: 22, 7: 22, 8: 22, 9: 23, 10: 23, 11: 23, 12: 24, 1: 24, 2: 24}
QUARTER_OF_MONTHS = {(1, 3): 33, (4, 6): 34, (7, 9): 35, (10, 12): 36}
HALF_OF_MONTHS = {(1, 6): 40, (7, 12): 41}
SPECIAL_UNITS = {Grain.QUARTER: QUARTER_OF_MONTHS, Grain.HALF: HALF_OF_MONTHS}
YEARS_OF_DIGITS = {1: 10, 2: 100, 3: 1000}


def edtf(stretch: Stretch) -> str | None:
    """The stretch in EDTF, ``None`` where no bound is known.

    >>> from dateline.events.schema import Interval
    >>> edtf(Stretch.within(Interval(Moment(1980), Moment(1990), Grain.DECADE)))
    '198X'
    >>> edtf(Stretch(Bounds.exactly(Moment(2007, 5, 28)), Bounds()))
    '2007-05-28/'
    """
    bounds = (stretch.begin.earliest, stretch.begin.latest, stretch.end.earliest, stretch.end.latest)
    known = [moment for moment in bounds if moment is not None]
    if not known:
        return None
    if any(abs(moment.year) > LAST_YEAR for moment in known):
        return _long_year(known)
    return _clock_time(stretch) or _closed(stretch) or _half_open(stretch)


def _long_year(known: list[Moment]) -> str | None:
    years = {moment.year for moment in known}
    return f"Y{known[0].year}" if len(years) == 1 else None


def _clock_time(stretch: Stretch) -> str | None:
    """A single minute; EDTF knows times of day only in full, and neither approximate nor in intervals."""
    begin, end = stretch.begin.earliest, stretch.end.latest
    if stretch.grain not in (Grain.MINUTE, Grain.SECOND) or stretch.approximate or begin is None or end is None or begin.year < 0:
        return None
    same_minute = begin.midnight == end.midnight and begin.seconds // 60 == end.seconds // 60
    return begin.iso(Grain.SECOND) if same_minute else None


# Both sides known ---------------------------------------------------------------------------------


def _closed(stretch: Stretch) -> str | None:
    begin, end = stretch.begin, stretch.end
    if begin.earliest is None or end.latest is None:
        return None
    first, last = begin.earliest.midnight, end.latest.midnight
    filling = _is_day(begin) and _is_day(end)
    inside = begin.latest in (None, end.latest) and end.earliest in (None, begin.earliest)
    if filling or inside:
        if special := _special_unit(first, last, stretch):
            return special
        unit = _unit(first, last)
        return _marked(unit, stretch) if unit else _between(first, last, stretch, filling=filling)
    return f"{_side(begin, first, stretch)}/{_side(end, last, stretch)}"


def _is_day(bounds: Bounds) -> bool:
    return bounds.earliest is not None and bounds.latest is not None and bounds.earliest.midnight == bounds.latest.midnight


def _special_unit(first: Moment, last: Moment, stretch: Stretch) -> str | None:
    """A season, quarter or half; none of them can be marked as approximate, nor need a season be."""
    if first.year < 0:
        return None
    if stretch.grain is Grain.SEASON:
        return f"{first.year:04d}-{SEASON_OF_MONTH[first.month]}"
    if stretch.grain in SPECIAL_UNITS and fills_months(first, last) and first.year == last.year:
        number = SPECIAL_UNITS[stretch.grain].get((first.month, last.month))
        return f"{first.year:04d}-{number}" if number else None
    return None


def _unit(first: Moment, last: Moment) -> str | None:
    """The day, month, year, decade, century or millennium that lasts exactly from first to last."""
    if first == last:
        return first.iso()
    if fills_months(first, last) and (first.year, first.month) == (last.year, last.month):
        return _month(first)
    if not fills_years(first, last):
        return None
    if first.year == last.year:
        return _year(first)
    for digits, years in YEARS_OF_DIGITS.items():
        if first.year >= 0 and first.year % years == 0 and last.year == first.year + years - 1:
            return _year(first)[:-digits] + "X" * digits
    return None


def _year(moment: Moment) -> str:
    return moment.iso()[:-6]


def _month(moment: Moment) -> str:
    return moment.iso()[:-3]


def _between(first: Moment, last: Moment, stretch: Stretch, *, filling: bool) -> str:
    write = _year if fills_years(first, last) else _month if fills_months(first, last) else Moment.iso
    one, other = write(first), write(last)  # a set cannot be marked as approximate, but says as much
    if filling:
        return f"{_marked(one, stretch)}/{_marked(other, stretch)}"
    return f"[{one}..{other}]"


def _side(bounds: Bounds, outer: Moment, stretch: Stretch) -> str:
    """One end of an interval: the unit it falls into, else the outer bound, as an approximation."""
    if bounds.earliest and bounds.latest:
        first, last = bounds.earliest.midnight, bounds.latest.midnight
        unit = _unit(first, last)
        if unit and "X" not in unit:
            return _marked(unit, stretch)
    return f"{outer.iso()}~"


def _marked(date: str, stretch: Stretch) -> str:
    return f"{date}~" if stretch.approximate else date


# One side open ------------------------------------------------------------------------------------


def _half_open(stretch: Stretch) -> str:
    begin, end = stretch.begin, stretch.end
    if begin.earliest and begin.latest:
        return f"{_side(begin, begin.earliest.midnight, stretch)}/{'..' if end.earliest else ''}"
    if end.earliest and end.latest:
        return f"/{_side(end, end.latest.midnight, stretch)}"
    if begin.latest and end.earliest and begin.latest.midnight <= end.earliest.midnight:
        return _certain(begin.latest.midnight, end.earliest.midnight, stretch)
    floor = begin.earliest or (None if begin.latest else end.earliest)
    ceiling = begin.latest or end.latest
    if floor:
        return f"{floor.iso()}~/" if stretch.approximate else f"[{_at_start(floor)}..]"
    if ceiling:
        return f"/{ceiling.iso()}~" if stretch.approximate else f"[..{_at_end(ceiling)}]"
    raise AssertionError(stretch)  # pragma: no cover - some bound is known


def _certain(first: Moment, last: Moment, stretch: Stretch) -> str:
    unit = _unit(first, last)
    return _marked(unit, stretch) if unit else _between(first, last, stretch, filling=True)


def _at_start(moment: Moment) -> str:
    return _year(moment) if (moment.month, moment.day) == (1, 1) else moment.iso()


def _at_end(moment: Moment) -> str:
    return _year(moment) if (moment.month, moment.day) == (12, 31) else moment.iso()
