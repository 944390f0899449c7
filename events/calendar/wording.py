"""How a time is said to people: in the reasons, in exports and on the page, always in the same words."""

from __future__ import annotations

from operator import itemgetter

from dateline.events.calendar.units import fills_months, fills_years
from dateline.events.language import numbers
from dateline.events.schema import Bounds, Grain, Moment, Stretch

MONTHS, WEEKDAYS = (
    tuple(name.title() for name, _ in sorted(numbers("calendar", kind).items(), key=itemgetter(1))) for kind in ("month", "weekday")
)
SPAN_DASH = " \N{EN DASH} "
_SEASONS = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}
_PARTS_OF_YEARS = {
    (1, 3): "the first quarter of", (4, 6): "the second quarter of", (7, 9): "the third quarter of", (10, 12): "the fourth quarter of",
    (1, 6): "the first half of", (7, 12): "the second half of",
}  # fmt: skip
_DECADE, _CENTURY, _FOUR_FIGURES, _LONG_YEAR = 10, 100, 1_000, 10_000
_MINUTE = 60  # seconds


# Points -------------------------------------------------------------------------------------------


def year_in_words(year: int) -> str:
    """An astronomical year as people count.

    >>> year_in_words(-43), year_in_words(632), year_in_words(2024)
    ('44 BCE', '632 CE', '2024')
    """
    if year <= 0:
        return f"{1 - year:,} BCE" if 1 - year >= _LONG_YEAR else f"{1 - year} BCE"
    return f"{year} CE" if year < _FOUR_FIGURES else str(year)


def moment_in_words(moment: Moment, *, clock: bool = False) -> str:
    """A day, with the time of day where asked.

    >>> moment_in_words(Moment(2024, 3, 11, 14, 30), clock=True)
    '11 March 2024, 14:30'
    """
    day = f"{moment.day} {_month(moment)}"
    if not clock:
        return day
    seconds = f":{moment.second:02d}" if moment.second else ""
    return f"{day}, {moment.hour:02d}:{moment.minute:02d}{seconds}"


def point_in_words(moment: Moment, grain: Grain | None) -> str:
    """A day, or the month or the year of it where no more is known.

    >>> point_in_words(Moment(-49, 1, 1), Grain.YEAR)
    '50 BCE'
    """
    if grain is None or grain.rank >= Grain.WEEK.rank:
        return moment_in_words(moment)
    return year_in_words(moment.year) if grain.rank <= Grain.YEAR.rank else _month(moment)


def weekday(moment: Moment) -> str:
    """A day with its weekday: ``29 May 2007 (Tuesday)``."""
    return f"{moment_in_words(moment)} ({WEEKDAYS[moment.weekday]})"


def _month(moment: Moment) -> str:
    return f"{MONTHS[moment.month - 1]} {year_in_words(moment.year)}"


# Ranges -------------------------------------------------------------------------------------------


def range_in_words(first: Moment, last: Moment, *, clock: bool = False, grain: Grain | None = None) -> str:
    """From a first to a last day (or second, with ``clock``), both included, by the largest unit that fits.

    >>> range_in_words(Moment(2008, 1, 1), Moment(2008, 12, 31))
    '2008'
    >>> range_in_words(Moment(2024, 3, 11), Moment(2024, 3, 14))
    '11 \N{EN DASH} 14 March 2024'
    """
    if clock:
        return _clock_times(first, last)
    if fills_years(first, last):
        return _years(first, last)
    if fills_months(first, last):
        return _months(first, last, grain)
    return _days(first, last)


def _years(first: Moment, last: Moment) -> str:
    length = last.year - first.year + 1
    if length == 1:
        return year_in_words(first.year)
    if length == _DECADE and first.year % _DECADE == 0 and first.year > _CENTURY:
        return f"the {first.year}s"
    return f"{year_in_words(first.year)}{SPAN_DASH}{year_in_words(last.year)}"


def _months(first: Moment, last: Moment, grain: Grain | None) -> str:
    if grain is Grain.SEASON and first.month in _SEASONS:
        return f"{_SEASONS[first.month]} {year_in_words(first.year)}"
    if first.year != last.year:
        return f"{_month(first)}{SPAN_DASH}{_month(last)}"
    if grain in (Grain.QUARTER, Grain.HALF) and (part := _PARTS_OF_YEARS.get((first.month, last.month))):
        return f"{part} {year_in_words(first.year)}"
    return _month(first) if first.month == last.month else f"{MONTHS[first.month - 1]}{SPAN_DASH}{_month(last)}"


def _days(first: Moment, last: Moment) -> str:
    if first.midnight == last.midnight:
        return moment_in_words(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}{SPAN_DASH}{moment_in_words(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]}{SPAN_DASH}{moment_in_words(last)}"
    return f"{moment_in_words(first)}{SPAN_DASH}{moment_in_words(last)}"


def _clock_times(first: Moment, last: Moment) -> str:
    """Two times of day, the second with its day where that is another; a night's last second is told as the hour behind it.

    >>> _clock_times(Moment(2018, 2, 4, 18), Moment(2018, 2, 4, 23, 59, 59))
    '4 February 2018, 18:00 – 24:00'
    >>> _clock_times(Moment(2024, 5, 3, 18), Moment(2024, 5, 4, 5, 59, 59))
    '3 May 2024, 18:00 – 4 May 2024, 06:00'
    """
    begin, after = moment_in_words(first, clock=True), last.plus(seconds=1)
    if first == last or after == first.plus(seconds=_MINUTE):
        return begin  # the second or the minute itself
    if first.midnight == last.midnight:
        return f"{begin}{SPAN_DASH}{'24:00' if after.midnight != last.midnight else f'{after.hour:02d}:{after.minute:02d}'}"
    return f"{begin}{SPAN_DASH}{moment_in_words(last if after.second else after, clock=True)}"


# Stretches ----------------------------------------------------------------------------------------


def has_clock(stretch: Stretch) -> bool:
    """Whether the bounds of a stretch say a time of day."""
    return stretch.grain is not None and stretch.grain.within_day


def stretch_in_words(stretch: Stretch) -> str:
    """When something was, as exactly as it is known.

    >>> from dateline.events.schema import Interval
    >>> stretch_in_words(Stretch.within(Interval(Moment(2008), Moment(2009), Grain.YEAR)))
    'in 2008'
    >>> stretch_in_words(Stretch(Bounds(Moment(1994), Moment(1994, 12, 31)), Bounds(Moment(1994), Moment(2021, 9, 27)), Grain.DAY))
    'began in 1994, ended by 27 September 2021'
    """
    begin, end = stretch.begin, stretch.end
    if not stretch.known:
        return "undated"
    if begin == end:
        return _one_point(begin, stretch)
    if begin.earliest and begin.earliest == begin.latest and end.earliest and end.earliest == end.latest:
        return f"{_about(stretch)}{range_in_words(begin.earliest, end.earliest, clock=has_clock(stretch), grain=stretch.grain)}"
    if end == Bounds() or (begin.earliest and end == Bounds(begin.earliest)):
        return _open_end(begin, stretch)
    if begin == Bounds():
        return _open_begin(end, stretch)
    if begin.latest and begin.latest == end.earliest and not (begin.earliest or end.latest):
        return f"under way on {_said(begin.latest, stretch)}"
    if begin.earliest and end.earliest == begin.earliest:  # which goes without saying
        end = Bounds(None, end.latest)
    return f"began {_bounds(begin, stretch)}, ended {_bounds(end, stretch)}"


def _about(stretch: Stretch) -> str:
    return "about " if stretch.approximate else ""


def _said(moment: Moment, stretch: Stretch) -> str:
    return f"{_about(stretch)}{moment_in_words(moment, clock=has_clock(stretch))}"


def _opening(moment: Moment, stretch: Stretch) -> str:
    """The first day of a month or year that was meant as a whole, by its name: "from 1950 on"."""
    whole = moment.day == 1 and not moment.seconds and (moment.month == 1 or not _means_years(stretch))
    return f"{_about(stretch)}{point_in_words(moment, stretch.grain)}" if whole and not has_clock(stretch) else _said(moment, stretch)


def _closing(moment: Moment, stretch: Stretch) -> str:
    """The last day of one: "until the end of 1950"."""
    following = moment.midnight.plus(days=1)
    whole = following.day == 1 and (following.month == 1 or not _means_years(stretch))
    if not whole or stretch.grain is None or stretch.grain.rank >= Grain.WEEK.rank:
        return _said(moment, stretch)
    return f"{_about(stretch)}the end of {point_in_words(moment, stretch.grain)}"


def _means_years(stretch: Stretch) -> bool:
    return stretch.grain is not None and stretch.grain.rank <= Grain.YEAR.rank


def _one_point(bounds: Bounds, stretch: Stretch) -> str:
    """What happened at one uncertain point of time."""
    first, last = bounds.earliest, bounds.latest
    if first and last:
        return _inside(first, last, stretch)
    if first:
        return f"on or after {_said(first, stretch)}"
    return f"on or before {_said(last, stretch)}" if last else "undated"


def _inside(first: Moment, last: Moment, stretch: Stretch) -> str:
    clock = has_clock(stretch)
    named = range_in_words(first, last, clock=clock, grain=stretch.grain)
    if stretch.approximate:
        return f"about {named.removeprefix('the ') if SPAN_DASH in named else named}"
    if SPAN_DASH in named:
        return f"within {named}"
    return named if clock or first.midnight == last.midnight else f"in {named}"


def _bounds(bounds: Bounds, stretch: Stretch) -> str:
    first, last = bounds.earliest, bounds.latest
    if first and last:
        return _said(first, stretch) if first == last else _inside(first, last, stretch)
    if first:
        return f"not before {_said(first, stretch)}"
    return f"by {_said(last, stretch)}" if last else "at an unknown time"


def _open_end(begin: Bounds, stretch: Stretch) -> str:
    if begin.earliest and begin.earliest == begin.latest:
        return f"from {_opening(begin.earliest, stretch)} on"
    return f"began {_bounds(begin, stretch)}"


def _open_begin(end: Bounds, stretch: Stretch) -> str:
    if end.earliest and end.earliest == end.latest:
        return f"until {_closing(end.earliest, stretch)}"
    return f"ended {_bounds(end, stretch)}"


# Sentences ----------------------------------------------------------------------------------------


def naming(why: str, when: Stretch) -> str:
    """The sentence for words that name the very time.

    >>> day = Bounds.exactly(Moment(2007, 5, 28))
    >>> naming("“on Monday” in the same clause, counted from the publication date 29 May 2007 (Tuesday)", Stretch(day, day))
    '“on Monday” in the same clause, counted from the publication date 29 May 2007 (Tuesday), is 28 May 2007.'
    """
    return f"{why}{',' if ',' in why else ''} is {stretch_in_words(when)}."


def reason(why: str, when: Stretch, *, only_published: bool = False) -> str:
    """The sentence: what was found, what it makes of the event, and whether only the publication date bounds it.

    >>> reason("Told in the past tense", Stretch(Bounds(None, Moment(2007, 5, 29)), Bounds(None, Moment(2007, 5, 29))), only_published=True)
    'Told in the past tense: on or before 29 May 2007, the publication date.'
    """
    return f"{why}: {stretch_in_words(when)}{', the publication date' if only_published else ''}."


def gap(quiet: Stretch) -> str:
    """The sentence on a stretch without such a happening.

    >>> gap(Stretch(Bounds(Moment(1977), Moment(1977, 12, 31)), Bounds(), Grain.YEAR, approximate=True))
    'None is told of since about 1977.'
    """
    last = Stretch(quiet.begin, quiet.begin, Grain.DAY, approximate=quiet.approximate)
    return f"None is told of since {stretch_in_words(last).removeprefix('in ')}."
