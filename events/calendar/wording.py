"""Days and bounds in words, for the sentence that tells a reader why."""

from __future__ import annotations

from dateline.events.schema import Bounds, Grain, Moment, Stretch

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def day(moment: Moment) -> str:
    """A day as people write it.

    >>> day(Moment(2007, 5, 28))
    '28 May 2007'
    """
    year = str(moment.year) if moment.year > 0 else f"{1 - moment.year} BCE"
    return f"{moment.day} {MONTHS[moment.month - 1]} {year}"


def weekday(moment: Moment) -> str:
    """A day with its weekday: ``29 May 2007 (Tuesday)``."""
    return f"{day(moment)} ({WEEKDAYS[moment.weekday]})"


def _point(moment: Moment, grain: Grain | None) -> str:
    if grain and grain.within_day:
        return f"{day(moment)}, {moment.hour:02d}:{moment.minute:02d}"
    return day(moment)


def stretch(when: Stretch) -> str:
    """A stretch in words: ``28 May 2007``, ``not after 28 May 2007``, ``from 28 May 2007, open``."""
    begin, end, grain = when.begin, when.end, when.grain
    if not when.known:
        return "not known"
    if begin == end:
        return _bounds(begin, grain)
    if begin.earliest and begin.earliest == begin.latest and end.earliest and end.earliest == end.latest:
        return f"{_point(begin.earliest, grain)} to {_point(end.earliest, grain)}"
    return f"begun {_side(begin, grain)}, over {_side(end, grain)}"


def naming(why: str, when: Stretch) -> str:
    """The sentence for words that name the very time.

    >>> day = Bounds.exactly(Moment(2007, 5, 28))
    >>> naming("“on Monday” in the same clause, counted from the publication date 29 May 2007 (Tuesday)", Stretch(day, day))
    '“on Monday” in the same clause, counted from the publication date 29 May 2007 (Tuesday), is 28 May 2007.'
    """
    return f"{why}{',' if ',' in why else ''} is {stretch(when)}."


def reason(why: str, when: Stretch, *, only_published: bool = False) -> str:
    """The sentence: what was found, what it makes of the event, and whether only the publication date bounds it.

    >>> reason("Told in the past tense", Stretch(Bounds(None, Moment(2007, 5, 29)), Bounds(None, Moment(2007, 5, 29))), only_published=True)
    'Told in the past tense: not after 29 May 2007, the publication date.'
    """
    return f"{why}: {stretch(when)}{', the publication date' if only_published else ''}."


def gap(quiet: Stretch) -> str:
    """The sentence on a stretch without such a happening, as ``None is told of since about 1977.`` is."""
    last = Stretch(quiet.begin, quiet.begin, Grain.DAY)
    return f"None is told of since {'about ' if quiet.approximate else ''}{stretch(last).removeprefix('in ')}."


def _bounds(bounds: Bounds, grain: Grain | None) -> str:
    first, last = bounds.earliest, bounds.latest
    if first and last:
        named = _period(first, last)
        return named or (_point(first, grain) if first == last else f"between {_point(first, grain)} and {_point(last, grain)}")
    return _side(bounds, grain)


def _side(bounds: Bounds, grain: Grain | None) -> str:
    first, last = bounds.earliest, bounds.latest
    if first and last:
        return f"on {_point(first, grain)}" if first == last else f"between {_point(first, grain)} and {_point(last, grain)}"
    if last:
        return f"not after {_point(last, grain)}"
    return f"not before {_point(first, grain)}" if first else "at a time not known"


def _period(first: Moment, last: Moment) -> str | None:
    """The month or the year, where the two days are exactly its first and its last."""
    following = last.midnight.plus(days=1)
    if first.day != 1 or following.day != 1 or first.seconds or last.seconds:
        return None
    if first.month == 1 and following.month == 1 and following.year == first.year + 1:
        return f"in {first.year}"
    if (following.year, following.month) == ((first.year, first.month + 1) if first.month < len(MONTHS) else (first.year + 1, 1)):
        return f"in {MONTHS[first.month - 1]} {first.year}"
    return None
