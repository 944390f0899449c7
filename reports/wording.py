"""Words for readers: times (``11 March 2024``, ``in 2008``, ``from 44 BCE on``) and the names of things."""

from __future__ import annotations

from dateline.events.schema import Basis, Bounds, EventClass, Grain, Moment, Role, Stretch

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
REFORM = 1583  # before this year people counted weekdays by another calendar
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
CERTAINTY: dict[Basis, str] = {
    Basis.STATED: "stated",
    Basis.NEARBY: "from context",
    Basis.CARRIED: "assumed",
    Basis.PUBLISHED: "assumed",
}
BASES: dict[Basis, str] = {
    Basis.STATED: "by its own words",
    Basis.NEARBY: "by its sentence",
    Basis.CARRIED: "by an earlier sentence",
    Basis.PUBLISHED: "by the publication date alone",
}

KINDS: dict[EventClass, str] = {
    EventClass.OCCURRENCE: "occurrence",
    EventClass.STATE: "state",
    EventClass.REPORTING: "statement",
    EventClass.PERCEPTION: "perception",
    EventClass.ASPECTUAL: "beginning or end",
    EventClass.I_ACTION: "undertaking",
    EventClass.I_STATE: "attitude",
}

ROLES: dict[Role, str] = {
    Role.AGENT: "who",
    Role.PATIENT: "whom or what",
    Role.RECIPIENT: "to whom",
    Role.TOPIC: "about",
    Role.INSTRUMENT: "by means of",
    Role.PLACE: "where",
    Role.ORIGIN: "from",
    Role.DESTINATION: "to",
    Role.COMPANION: "with",
    Role.PURPOSE: "what for",
    Role.CAUSE: "because of",
    Role.MANNER: "how",
    Role.TIME: "when",
    Role.ATTRIBUTE: "as",
    Role.CONTENT: "what was said",
}

SPAN_DASH = " \N{EN DASH} "
_DECADE, _CENTURY, _MILLENNIUM = 10, 100, 1000


def year_in_words(year: int) -> str:
    """An astronomical year as people count.

    >>> year_in_words(-43), year_in_words(2024)
    ('44 BCE', '2024')
    """
    if year <= 0:
        return f"{1 - year:,} BCE" if year <= -9999 else f"{1 - year} BCE"  # noqa: PLR2004 - four digits need no comma
    return f"{year} CE" if year < _CENTURY else str(year)


def moment_in_words(moment: Moment, *, clock: bool = False) -> str:
    """A day, with the time of day where asked.

    >>> moment_in_words(Moment(2024, 3, 11, 14, 30), clock=True)
    '11 March 2024, 14:30'
    """
    day = f"{moment.day} {MONTHS[moment.month - 1]} {year_in_words(moment.year)}"
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
    year = year_in_words(moment.year)
    return year if grain.rank <= Grain.YEAR.rank else f"{MONTHS[moment.month - 1]} {year}"


def _whole_years(first: Moment, last: Moment) -> bool:
    return (first.month, first.day) == (1, 1) and (last.month, last.day) == (12, 31)


def _whole_months(first: Moment, last: Moment) -> bool:
    return first.day == 1 and last.plus(days=1).day == 1


def _years(first: Moment, last: Moment) -> str:
    length = last.year - first.year + 1
    if length == 1:
        return year_in_words(first.year)
    if length == _DECADE and first.year % _DECADE == 0 and first.year > _CENTURY:
        return f"the {first.year}s"
    return f"{year_in_words(first.year)}{SPAN_DASH}{year_in_words(last.year)}"


def _months(first: Moment, last: Moment) -> str:
    begin, end = (MONTHS[moment.month - 1] for moment in (first, last))
    if first.year != last.year:
        return f"{begin} {year_in_words(first.year)}{SPAN_DASH}{end} {year_in_words(last.year)}"
    if begin == end:
        return f"{begin} {year_in_words(first.year)}"
    return f"{begin}{SPAN_DASH}{end} {year_in_words(first.year)}"


def _days(first: Moment, last: Moment) -> str:
    if first.midnight == last.midnight:
        return moment_in_words(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}{SPAN_DASH}{moment_in_words(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]}{SPAN_DASH}{moment_in_words(last)}"
    return f"{moment_in_words(first)}{SPAN_DASH}{moment_in_words(last)}"


def _clock_times(first: Moment, last: Moment) -> str:
    begin, end = moment_in_words(first, clock=True), moment_in_words(last, clock=True)
    if first == last:
        return begin
    after = last.plus(seconds=1)
    if after == first.plus(seconds=60):
        return begin  # the minute itself
    if after.midnight != first.midnight:
        return f"{begin}{SPAN_DASH}{end}"
    return f"{begin}{SPAN_DASH}{after.hour:02d}:{after.minute:02d}"


def range_in_words(first: Moment, last: Moment, *, clock: bool = False) -> str:
    """From a first to a last day (or second, with ``clock``), both included, by the largest unit that fits.

    >>> range_in_words(Moment(2008, 1, 1), Moment(2008, 12, 31))
    '2008'
    >>> range_in_words(Moment(2024, 3, 11), Moment(2024, 3, 14))
    '11 \N{EN DASH} 14 March 2024'
    """
    if clock:
        return _clock_times(first, last)
    if _whole_years(first, last):
        return _years(first, last)
    if _whole_months(first, last):
        return _months(first, last)
    return _days(first, last)


def _bounds_in_words(bounds: Bounds, *, clock: bool) -> str:
    first, last = bounds.earliest, bounds.latest
    if first and last:
        exact = first == last
        return moment_in_words(first, clock=clock) if exact else f"within {range_in_words(first, last, clock=clock)}"
    if first:
        return f"not before {moment_in_words(first, clock=clock)}"
    if last:
        return f"by {moment_in_words(last, clock=clock)}"
    return "at an unknown time"


def _one_point(bounds: Bounds, *, clock: bool) -> str:
    """In words, what happened at one uncertain point of time."""
    first, last = bounds.earliest, bounds.latest
    if first and last:
        within = range_in_words(first, last, clock=clock)
        if clock or first == last or first.midnight == last.midnight:
            return within
        return f"within {within}" if SPAN_DASH in within else f"in {within}"
    if first:
        return f"on or after {moment_in_words(first, clock=clock)}"
    return f"on or before {moment_in_words(last, clock=clock)}" if last else "undated"


def has_clock(stretch: Stretch) -> bool:
    """Whether the bounds of a stretch say a time of day."""
    return stretch.grain is not None and stretch.grain.within_day


def stretch_in_words(stretch: Stretch) -> str:
    """When something was, as exactly as it is known.

    >>> from dateline.events.schema import Interval
    >>> stretch_in_words(Stretch.within(Interval(Moment(2008), Moment(2009), Grain.YEAR)))
    'in 2008'
    """
    clock = has_clock(stretch)
    begin, end = stretch.begin, stretch.end
    if begin == end:
        words = _one_point(begin, clock=clock)
    elif begin.earliest and begin.earliest == begin.latest and end.earliest and end.earliest == end.latest:
        words = range_in_words(begin.earliest, end.earliest, clock=clock)
    elif end == Bounds():
        words = _open_end(begin, clock=clock)
    elif begin == Bounds():
        words = _open_begin(end, clock=clock)
    elif begin.latest and begin.latest == end.earliest and not (begin.earliest or end.latest):
        words = f"under way on {moment_in_words(begin.latest, clock=clock)}"
    else:
        words = f"began {_bounds_in_words(begin, clock=clock)}, ended {_bounds_in_words(end, clock=clock)}"
    return f"about {words.removeprefix('in ').removeprefix('within ')}" if stretch.approximate and stretch.known else words


def date_heading(stretch: Stretch) -> tuple[str, str]:
    """The date as the head of a list has it, once for all of a day, and the time of day within it.

    >>> from dateline.events.schema import Interval
    >>> date_heading(Stretch.filling(Interval(Moment(2007, 5, 28, 2, 4), Moment(2007, 5, 28, 2, 5), Grain.MINUTE)))
    ('Mon 28 May 2007', '02:04')
    """
    points = [point for bounds in (stretch.begin, stretch.end) for point in (bounds.earliest, bounds.latest)]
    known = [point for point in points if point is not None]
    if len(known) < len(points) or len({point.midnight for point in known}) > 1:
        words = stretch_in_words(stretch)
        return words[:1].upper() + words[1:], ""
    day = known[0]
    heading = moment_in_words(day) if day.year < REFORM else f"{WEEKDAYS[day.weekday]} {moment_in_words(day)}"
    if not has_clock(stretch):
        return heading, "about then" if stretch.approximate else ""
    clock = range_in_words(min(known), max(known), clock=True).partition(", ")[2]
    return heading, f"about {clock}" if stretch.approximate else clock


def shorten(text: str, letters: int) -> str:
    """Cut a text at a word so that it has at most so many letters, the ellipsis included.

    >>> shorten("The harbour council voted to close the old bridge", 24)
    'The harbour council…'
    """
    flat = " ".join(text.split())
    if len(flat) <= letters:
        return flat
    cut = flat[: letters - 1]
    at_word = cut.rpartition(" ")[0]
    return (at_word if len(at_word) > letters // 2 else cut).rstrip(" ,;:") + "\N{HORIZONTAL ELLIPSIS}"


def headline(summary: str, predicate: str, letters: int) -> str:
    """A summary of at most so many letters that still holds its predicate: what is cut lies behind it, or before.

    >>> headline("Crocker, who has served in six countries of the region, did not promise a second meeting", "promise", 60)
    'Crocker, who has served… did not promise a second meeting'
    """
    flat = " ".join(summary.split())
    at = flat.casefold().find(" ".join(predicate.split()).casefold())
    if len(flat) <= letters or at + len(predicate) < letters - 1 or at < 0:
        return shorten(flat, letters)
    context = flat[:at].split()[-2:]  # "did not"
    tail = " ".join([*context, flat[at:]])
    kept = shorten(tail, letters * 2 // 3)
    return f"{shorten(flat, letters - len(kept) - 1)} {kept}"


def _open_end(begin: Bounds, *, clock: bool) -> str:
    if begin.earliest and begin.earliest == begin.latest:
        return f"from {moment_in_words(begin.earliest, clock=clock)} on"
    return f"began {_bounds_in_words(begin, clock=clock)}"


def _open_begin(end: Bounds, *, clock: bool) -> str:
    if end.earliest and end.earliest == end.latest:
        return f"until {moment_in_words(end.earliest, clock=clock)}"
    return f"ended {_bounds_in_words(end, clock=clock)}"
