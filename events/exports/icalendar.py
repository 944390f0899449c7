"""iCalendar (RFC 5545) of the entries whose date is precise enough for a calendar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256

from dateline.events.calendar.wording import stretch_in_words
from dateline.events.exports.views import PLACES, EntryView, shown, views
from dateline.events.schema import Factuality, Moment, Stretch, Timeline

LONGEST_DOUBT = 31  # days within which the begin must lie; "in the 1980s" is no appointment
LAST_YEAR = 9999
LINE_BYTES = 75
STATUS = {
    Factuality.PLANNED: "TENTATIVE",
    Factuality.POSSIBLE: "TENTATIVE",
    Factuality.HYPOTHETICAL: "TENTATIVE",
}
"""A denied entry has none: nothing was cancelled, and nothing is confirmed."""

PREFIX = {
    Factuality.DENIED: "Denied: ",
    Factuality.PLANNED: "Planned: ",
    Factuality.POSSIBLE: "Possible: ",
    Factuality.HYPOTHETICAL: "Only if: ",
}


def dump_icalendar(timeline: Timeline) -> str:
    """One VEVENT an entry that begins within a known month, all day or at local times without a zone.

    It lasts from the earliest begin as long as it is known to have lasted, and blocks no time. Planned and possible
    entries are tentative; denied ones say so in their summary. The stamp is the latest publication date, so that
    the same timeline gives the same calendar.
    """
    stamp = max(
        (article.published.isoformat()[:10].replace("-", "") for article in timeline.articles if article.published), default="19700101"
    )
    events = [(view, days) for view in views(timeline) if (days := _days(view.entry.when.stretch)) and not isinstance(days, str)]
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//{timeline.generator.name}//{timeline.generator.version}//EN",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALDESC:{len(events)} of {len(timeline.entries)} entries have dates precise enough for a calendar",
    ]
    for view, (first, last) in events:
        lines += _event(view, first, last, stamp)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def left_out(timeline: Timeline) -> list[str]:
    """For each entry that is in no calendar, why."""
    return [why for entry in timeline.entries if isinstance(why := _days(entry.when.stretch), str)]


def _days(stretch: Stretch) -> tuple[Moment, Moment] | str:
    """The first and the last day or second, or why there are none."""
    first, last = stretch.begin.earliest, _last(stretch)
    if first is None:
        return "its begin is not known"
    if last is None:
        return f"its begin is not known within {LONGEST_DOUBT} days"
    if first.year <= 0 or last.year >= LAST_YEAR:
        return "its year is not one of 1 to 9998"
    doubt = (stretch.begin.latest or last).days - first.days
    return (first, last) if doubt <= LONGEST_DOUBT else f"its begin is not known within {LONGEST_DOUBT} days"


def _last(stretch: Stretch) -> Moment | None:
    """The end where it is known as well as the begin; else how long it lasted at least."""
    begin, end = stretch.begin, stretch.end
    if end.latest and (end == begin or end.earliest == end.latest or begin.latest is None):
        return end.latest
    return max((moment for moment in (begin.latest, end.earliest) if moment), default=end.latest)


def _event(view: EntryView, first: Moment, last: Moment, stamp: str) -> Iterator[str]:
    place, address = view.words(*PLACES), view.articles[0].url
    yield "BEGIN:VEVENT"
    yield f"UID:{_identity(view)}@dateline"
    yield f"DTSTAMP:{stamp}T000000Z"
    yield from _span(view.entry.when.stretch, first, last)
    yield f"SUMMARY:{_text(PREFIX.get(view.factuality, '') + view.entry.summary)}"
    yield f"DESCRIPTION:{_description(view)}"
    yield f"CATEGORIES:{view.factuality.value.upper()}"
    if view.factuality is not Factuality.DENIED:
        yield f"STATUS:{STATUS.get(view.factuality, 'CONFIRMED')}"
    yield "TRANSP:TRANSPARENT"
    if place:
        yield f"LOCATION:{_text(place)}"
    if address and re.fullmatch(r"https?://[!-~]+", address):
        yield f"URL:{address}"
    yield "END:VEVENT"


def _identity(view: EntryView) -> str:
    """The entry's name that lasts; of a timeline without such names, a name of what it tells and who tells it."""
    if view.entry.uid:
        return view.entry.uid
    told = "\0".join((*view.entry.articles, view.entry.summary, view.sentence, str(view.event.predicate.span)))
    return sha256(told.encode("utf-8", "replace")).hexdigest()[:16]


def _span(stretch: Stretch, first: Moment, last: Moment) -> tuple[str, str]:
    if stretch.grain and stretch.grain.within_day:
        return f"DTSTART:{_clock(first)}", f"DTEND:{_clock(last.plus(seconds=1))}"
    return f"DTSTART;VALUE=DATE:{_date(first)}", f"DTEND;VALUE=DATE:{_date(last.plus(days=1))}"


def _date(moment: Moment) -> str:
    return f"{moment.year:04d}{moment.month:02d}{moment.day:02d}"


def _clock(moment: Moment) -> str:
    return f"{_date(moment)}T{moment.hour:02d}{moment.minute:02d}{moment.second:02d}"


def _description(view: EntryView) -> str:
    when = view.entry.when
    told = "; ".join(article.title or article.source or article.id for article in view.articles)
    lines = [view.sentence, f"When: {stretch_in_words(when.stretch)}. {when.why}", f"Told in: {told}"]
    return "\\n".join(map(_text, lines))


def _text(value: str) -> str:
    return re.sub(r"([\\;,])", r"\\\1", shown(value))


def _folded(line: str) -> Iterator[str]:
    """The line in pieces of at most 75 bytes, each but the first behind a space, cut between characters."""
    piece, size = "", 0
    for letter in line:
        width = len(letter.encode())
        if size + width > LINE_BYTES:
            yield piece
            piece, size = " ", 1
        piece, size = piece + letter, size + width
    yield piece
