"""Words for readers: the names of things, heads and headlines; times are said as everywhere else."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.events.calendar.wording import (
    MONTHS,
    WEEKDAYS,
    has_clock,
    moment_in_words,
    point_in_words,
    range_in_words,
    stretch_in_words,
    year_in_words,
)
from dateline.events.schema import Basis, EventClass, Revision, Role, Stretch

__all__ = [
    "BASES",
    "CERTAINTY",
    "KINDS",
    "MONTHS",
    "ROLES",
    "date_heading",
    "has_clock",
    "headline",
    "moment_in_words",
    "point_in_words",
    "revised_in_words",
    "shorten",
    "stretch_in_words",
    "year_in_words",
]

REFORM = 1583  # before this year people counted weekdays by another calendar
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


def date_heading(stretch: Stretch) -> tuple[str, str]:
    """The date as the head of a list has it, once for all of a day, and the time of day within it.

    >>> from dateline.events.schema import Grain, Interval, Moment
    >>> date_heading(Stretch.filling(Interval(Moment(2007, 5, 28, 2, 4), Moment(2007, 5, 28, 2, 5), Grain.MINUTE)))
    ('Mon 28 May 2007', '02:04')
    """
    points = [point for bounds in (stretch.begin, stretch.end) for point in (bounds.earliest, bounds.latest)]
    known = [point for point in points if point is not None]
    if len(known) < len(points) or len({point.midnight for point in known}) > 1:
        words = stretch_in_words(stretch)
        return words[:1].upper() + words[1:], ""
    day = known[0]
    heading = moment_in_words(day) if day.year < REFORM else f"{WEEKDAYS[day.weekday][:3]} {moment_in_words(day)}"
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


def revised_in_words(revisions: Iterable[Revision]) -> tuple[str, ...]:
    """The figures that reports gave one after the other, a line for each thing that is counted.

    >>> revised_in_words([Revision("people", "12", "e1"), Revision("people", "17", "e4")])
    ('12, then 17 (people)',)
    """
    figures: dict[str, list[str]] = {}
    for revision in revisions:
        figures.setdefault(revision.of, []).append(revision.figure)
    return tuple(f"{', then '.join(given)} ({thing})" for thing, given in figures.items())
