"""Entries: the lines of a chronology, a log or a live report that open with their date or hour."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.events.dating import meanings
from dateline.events.schema import Document, Stretch, TimeExpression, TimexType

_OPENS = re.compile(r"(?:^|\n)[\s|*•#>\-–—]*$")
_PARTS = re.compile(r"\s*(?::|\||—|–|--?|\.)\s|[ \t]*\n")
_TEXT = re.compile(r"[ \t]+[\"“‘']?[A-Z]")
_ENOUGH = 2  # one line that opens with a date is a dateline
_REACH = 24  # characters before an expression in which its line opens


@dataclass(frozen=True, slots=True)
class LogEntry:
    """What a line opens with; ``day`` is what its words are told of, of an hour the whole day."""

    time: TimeExpression
    day: Stretch


@dataclass(frozen=True, slots=True)
class Entries:
    """The entries of a text, each with the characters that it covers, in text order."""

    spans: tuple[tuple[int, int, LogEntry], ...]

    def __bool__(self) -> bool:
        return bool(self.spans)

    def at(self, offset: int) -> LogEntry | None:
        """The entry in which a character of the text stands."""
        place = bisect_right(self.spans, offset, key=lambda span: span[0]) - 1
        if place < 0:
            return None
        _, end, entry = self.spans[place]
        return entry if offset < end else None


def entries(document: Document, times: Sequence[TimeExpression]) -> Entries:
    """The entries, each from its date to the next one, or where a date opens a line of text to the end of that."""
    opening = [time for time in times if time.when is not None and time.when.known and _opens(document.text, time)]
    if len(opening) < _ENOUGH:
        return Entries(())
    found: list[tuple[int, int, LogEntry]] = []
    for time, following in zip(opening, [*opening[1:], None], strict=True):
        end = following.span.start if following is not None else len(document.text)
        if not _is_heading(document.text, time):
            end = min(end, _line_end(document.text, time.span.end))
        found.append((time.span.start, end, LogEntry(time, meanings.by_day(time.when) if time.when else meanings.OPEN)))
    return Entries(tuple(found))


def _opens(text: str, time: TimeExpression) -> bool:
    """Whether a line opens with the expression, and text follows it as what it dates."""
    start, end = time.span.start, time.span.end
    if not _OPENS.search(text, max(0, start - _REACH), start) and start > 0:
        return False
    if _PARTS.match(text, end):
        return True
    return time.type is TimexType.TIME and bool(_TEXT.match(text, end))


def _is_heading(text: str, time: TimeExpression) -> bool:
    return "\n" in text[time.span.end : time.span.end + 2]


def _line_end(text: str, start: int) -> int:
    at = text.find("\n", start)
    return len(text) if at < 0 else at
