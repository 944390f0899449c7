"""Two times that are the ends of one stretch: "between 1957 and 1961", "from Monday to Thursday"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dateline.events.schema import Bounds, Document, Span, Stretch, TimeExpression, TimexType

_BEFORE = re.compile(r"\b(?P<word>between|from)\s+(?:the\s+)?$", re.IGNORECASE)
_JOINING = re.compile(r"\s*,?\s*(?:and|to|until|till|through|[-–])\s*(?:the\s+)?", re.IGNORECASE)
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
    ordered = sorted(times, key=lambda time: time.span.start)
    for first, last in pairwise(ordered):
        before = _BEFORE.search(document.text, max(0, first.span.start - _REACH), first.span.start)
        if before is None or not _JOINING.fullmatch(document.text, first.span.end, last.span.start):
            continue
        filled = before["word"].lower() == "from"
        stretch = _spanning(*(published if time.value == "PRESENT_REF" else time.when for time in (first, last)), filled=filled)
        if stretch is not None:
            found[first.id] = found[last.id] = Range(stretch, filled, Span(before.start(), last.span.end))
    for run in _lists(document, ordered):
        if (joined := _of_list(document, run, found)) is not None:
            found |= {time.id: joined for time in run}
    return found


def _lists(document: Document, times: Sequence[TimeExpression]) -> Iterator[list[TimeExpression]]:
    """Dates that nothing but commas, "and" and hyphens part: "on Tuesday 6, Wednesday 7 and Thursday 8 February"."""
    run: list[TimeExpression] = []
    for time in times:
        if time.type is not TimexType.DATE or time.when is None or not time.when.known:
            continue
        if run and not _LISTED.fullmatch(document.text, run[-1].span.end, time.span.start):
            if len(run) > 1:
                yield run
            run = []
        run.append(time)
    if len(run) > 1:
        yield run


def _of_list(document: Document, run: Sequence[TimeExpression], found: Mapping[str, Range]) -> Range | None:
    """The stretch of a list, filled where a hyphen joins its two ends."""
    grains = {time.when.grain for time in run if time.when is not None}
    if any(time.id in found for time in run) or len(grains) > 1:
        return None
    between = document.text[run[0].span.end : run[-1].span.start]
    filled = len(run) == len(_ENDS) and bool(_HYPHEN.fullmatch(between))
    stretch = _spanning(run[0].when, run[-1].when, filled=filled)
    return Range(stretch, filled, Span(run[0].span.start, run[-1].span.end)) if stretch is not None else None


_ENDS = ("begin", "end")
_HYPHEN = re.compile(r"\s*(?:[-–—]|to|through)\s*")
_LISTED = re.compile(r"\s*(?:,|and|or|&|[-–—]|to|through|,\s*(?:and|or))\s*(?:the\s+)?")


def _spanning(first: Stretch | None, last: Stretch | None, *, filled: bool) -> Stretch | None:
    if first is None or last is None:
        return None
    begin, end = first.begin.earliest, last.end.latest
    if begin is None or end is None or end < begin:
        return None
    if filled:
        return Stretch(first.begin, last.end, first.grain)
    return Stretch(Bounds(begin, end), Bounds(begin, end), first.grain)
