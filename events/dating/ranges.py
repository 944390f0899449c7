"""Two times that are the ends of one stretch: "between 1957 and 1961", "from Monday to Thursday"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dateline.events.schema import Bounds, Document, Span, Stretch, TimeExpression

_BEFORE = re.compile(r"\b(?P<word>between|from)\s+(?:the\s+)?$", re.IGNORECASE)
_JOINING = re.compile(r"\s*(?:and|to|until|till|through|[-–])\s*(?:the\s+)?", re.IGNORECASE)
_REACH = 14  # characters: "between the" and its spaces


@dataclass(frozen=True, slots=True)
class Range:
    """The stretch, whether it is said to be filled ("from ... to") or holds something ("between ... and"), and its words."""

    stretch: Stretch
    filled: bool
    span: Span


def ranges(document: Document, times: Sequence[TimeExpression], published: Stretch) -> Mapping[str, Range]:
    """For both ends of every range, by their ids, the range."""
    found: dict[str, Range] = {}
    for first, last in pairwise(sorted(times, key=lambda time: time.span.start)):
        before = _BEFORE.search(document.text, max(0, first.span.start - _REACH), first.span.start)
        if before is None or not _JOINING.fullmatch(document.text, first.span.end, last.span.start):
            continue
        filled = before["word"].lower() == "from"
        stretch = _spanning(*(published if time.value == "PRESENT_REF" else time.when for time in (first, last)), filled=filled)
        if stretch is not None:
            found[first.id] = found[last.id] = Range(stretch, filled, Span(before.start(), last.span.end))
    return found


def _spanning(first: Stretch | None, last: Stretch | None, *, filled: bool) -> Stretch | None:
    if first is None or last is None:
        return None
    begin, end = first.begin.earliest, last.end.latest
    if begin is None or end is None or end < begin:
        return None
    if filled:
        return Stretch(first.begin, last.end, first.grain)
    return Stretch(Bounds(begin, end), Bounds(begin, end), first.grain)
