"""Entries: the lines of a chronology, a log or a live report that open with their date or hour."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.events.dating import meanings
from dateline.events.schema import Document, Stretch, TimeExpression, TimexType

_OPENS = re.compile(r"(?:^|\n)[\s|*•#>\-–—]*$")
_PARTS = re.compile(r"[*_]*\s*(?::|\||—|–|--?|\.)[*_]*\s|[*_]*[ \t]*\n")
_TEXT = re.compile(r"[*_]*[ \t]+[\"“‘']?[A-Z]")
_ENOUGH = 2  # one line that opens with a date is a dateline
_REACH = 24  # characters before an expression in which its line opens


@dataclass(frozen=True, slots=True)
class LogEntry:
    """What a line opens with; ``day`` is what its words are told of, of an hour the whole day."""

    time: TimeExpression
    day: Stretch


@dataclass(frozen=True, slots=True)
class Entries:
    """The entries of a text, each with the characters that it covers, in text order; ``openings`` are the times that open them, by id."""

    spans: tuple[tuple[int, int, LogEntry], ...]
    openings: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.spans)

    def opens(self, time: TimeExpression) -> bool:
        """Whether the time is what an entry opens with."""
        return time.id in self.openings

    def at(self, offset: int) -> LogEntry | None:
        """The entry in which a character of the text stands."""
        place = bisect_right(self.spans, offset, key=lambda span: span[0]) - 1
        if place < 0:
            return None
        _, end, entry = self.spans[place]
        return entry if offset < end else None


def entries(document: Document, times: Sequence[TimeExpression]) -> Entries:
    """The entries, each from its date to the next one, or where a date opens a line of text to the end of that."""
    opening = list(_openings(document.text, [time for time in times if time.when is not None and time.when.known]))
    if len(opening) < _ENOUGH:
        return Entries(())
    found: list[tuple[int, int, LogEntry]] = []
    for group, following in zip(opening, [*opening[1:], None], strict=True):
        start, last = group[0].span.start, group[-1]
        end = following[0].span.start if following is not None else len(document.text)
        if not _is_heading(document.text, last):
            end = min(end, _line_end(document.text, last.span.end))
        found.append((start, end, _entry(document.text, group)))
    return Entries(tuple(found), frozenset(time.id for group in opening for time in group))


def _openings(text: str, times: Sequence[TimeExpression]) -> Iterator[tuple[TimeExpression, ...]]:
    """The times that open a line, each with those that go on with it: "1940-45:", "2003, June:"."""
    for at, time in enumerate(times):
        if not _begins(text, time):
            continue
        group = [time]
        for other in times[at + 1 : at + _MOST]:
            if _JOINS.fullmatch(text, group[-1].span.end, other.span.start) is None:
                break
            group.append(other)
        if _closes(text, group[-1]):
            yield tuple(group)
        elif _closes(text, time):
            yield (time,)


_JOINS = re.compile(r"\s*(?:,|[-–—/]|to|and|until)\s*")
_MOST = 3  # times at the head of an entry


def _entry(text: str, group: Sequence[TimeExpression]) -> LogEntry:
    """What the times together name: the narrower of two that lie in each other, else the stretch from the first to the last."""
    first, last = group[0], group[-1]
    if first.when is None or last.when is None or first is last:
        return LogEntry(first, meanings.by_day(first.when) if first.when else meanings.OPEN)
    begin, end = first.when.begin.earliest, last.when.end.latest
    if begin is None or end is None or end < begin or _lies_in(last.when, first.when):
        return LogEntry(last, meanings.by_day(last.when))
    between = text[first.span.end : last.span.start]
    if len(group) == _ENDS and "," not in between and "and" not in between:
        return LogEntry(first, meanings.by_day(Stretch(first.when.begin, last.when.end, first.when.grain)))
    return LogEntry(first, meanings.bounded(begin.midnight, end.midnight))


_ENDS = 2  # times of a range


def _lies_in(one: Stretch, other: Stretch) -> bool:
    first, last, begin, end = one.begin.earliest, one.end.latest, other.begin.earliest, other.end.latest
    return bool(first and last and begin and end and begin <= first and last <= end)


def _begins(text: str, time: TimeExpression) -> bool:
    """Whether a line opens with the expression."""
    start = time.span.start
    return start == 0 or bool(_OPENS.search(text, max(0, start - _REACH), start))


def _closes(text: str, time: TimeExpression) -> bool:
    """Whether text follows the expression as what it dates."""
    end = time.span.end
    return bool(_PARTS.match(text, end)) or (time.type is TimexType.TIME and bool(_TEXT.match(text, end)))


def _is_heading(text: str, time: TimeExpression) -> bool:
    return "\n" in text[time.span.end : time.span.end + 2]


def _line_end(text: str, start: int) -> int:
    at = text.find("\n", start)
    return len(text) if at < 0 else at
