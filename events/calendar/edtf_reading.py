"""Reads a date that a person wrote in EDTF (ISO 8601-2), or simply as 2024-03-12."""

from __future__ import annotations

import re
from dataclasses import replace

from dateline.events.schema import UNKNOWN, Bounds, Grain, Interval, Moment, Stretch

_DAY = re.compile(r"(-?\d{4})-(\d\d)-(\d\d)")
_CLOCK = re.compile(r"(-?\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d))?")
_MONTH = re.compile(r"(-?\d{4})-(\d\d)")
_YEAR = re.compile(r"(-?\d{4})")
_YEARS = re.compile(r"(\d{1,3})(X{1,3})")
_SET = re.compile(r"\[([^.\]]*)\.\.([^.\]]*)\]")
_GRAINS_OF_DIGITS = {1: Grain.DECADE, 2: Grain.CENTURY, 3: Grain.MILLENNIUM}
_PARTS_OF_YEAR = {
    **{21 + number: (Grain.SEASON, 3 * number + 3, 3) for number in range(4)},
    **{33 + number: (Grain.QUARTER, 3 * number + 1, 3) for number in range(4)},
    **{40 + number: (Grain.HALF, 6 * number + 1, 6) for number in range(2)},
}
_MONTHS = 12


def read_edtf(text: str) -> Stretch | None:
    """The stretch that the words name, ``None`` where they are no date.

    A single unit is somewhere inside it; ``A/B`` begins in A and ends in B; ``[A..B]`` is somewhere between; an end may be open.

    >>> read_edtf("2024-03").begin.latest.iso()
    '2024-03-31'
    >>> read_edtf("last Monday") is None
    True
    """
    try:
        return _read(text.strip())
    except ValueError:  # a 13th month, an end before its begin
        return None


def _read(text: str) -> Stretch | None:
    if match := _SET.fullmatch(text):
        return _between(*match.groups())
    if "/" in text:
        return _interval(*text.split("/", 1))
    found = _unit(text)
    return Stretch.within(found[0], approximate=found[1]) if found else None


def _between(first: str, last: str) -> Stretch | None:
    earliest, latest = _unit(first), _unit(last)
    if (first and not earliest) or (last and not latest) or not (earliest or latest):
        return None
    inside = Bounds(earliest[0].begin if earliest else None, latest[0].last if latest else None)
    return Stretch(inside, inside, _grain(earliest, latest))


def _interval(first: str, last: str) -> Stretch | None:
    begin, end = _unit(first), _unit(last)
    if (first not in {"", ".."} and not begin) or (last not in {"", ".."} and not end) or not (begin or end):
        return None
    grain = _grain(begin, end)
    stretch = Stretch(_bounds(begin), _bounds(end), grain)
    return replace(stretch, approximate=True) if any(side and side[1] for side in (begin, end)) else stretch


def _bounds(unit: tuple[Interval, bool] | None) -> Bounds:
    return Bounds(unit[0].begin, unit[0].last) if unit else UNKNOWN


def _grain(*units: tuple[Interval, bool] | None) -> Grain:
    return max((unit[0].grain for unit in units if unit), key=lambda grain: grain.rank)


def _unit(text: str) -> tuple[Interval, bool] | None:
    """A unit of the calendar, and whether the words call it approximate."""
    plain = text.rstrip("~?%")
    for pattern, read in ((_CLOCK, _clock), (_DAY, _day), (_MONTH, _month), (_YEAR, _year)):
        if match := pattern.fullmatch(plain):
            return read(*(int(part or 0) for part in match.groups())), plain != text
    if match := _YEARS.fullmatch(plain):
        digits = len(match[2])
        first = int(match[1]) * 10**digits
        if len(plain) == 4:  # noqa: PLR2004 - years have four digits
            return Interval(Moment(first), Moment(first + 10**digits), _GRAINS_OF_DIGITS[digits]), plain != text
    return None


def _clock(*parts: int) -> Interval:
    begin = _checked(Moment(*parts))
    return Interval(begin, begin.plus(seconds=60), Grain.MINUTE)


def _day(*parts: int) -> Interval:
    begin = _checked(Moment(*parts))
    return Interval(begin, begin.plus(days=1), Grain.DAY)


def _month(year: int, number: int) -> Interval:
    grain, month, length = _PARTS_OF_YEAR.get(number, (Grain.MONTH, number, 1))
    begin = _checked(Moment(year, month))
    years, index = divmod(month - 1 + length, _MONTHS)
    return Interval(begin, Moment(year + years, index + 1), grain)


def _year(year: int) -> Interval:
    return Interval(Moment(year), Moment(year + 1), Grain.YEAR)


def _checked(moment: Moment) -> Moment:
    """The moment.

    Raises:
        ValueError: the calendar does not have it.
    """
    if Moment.from_days(moment.days, moment.seconds) != moment:
        message = f"{moment} is not in the calendar"
        raise ValueError(message)
    return moment
