"""Two dates in brackets behind a name: when a life began and ended, and no date of what the sentence tells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from dateline.events.schema import Document, Moment, TimeExpression

_OPENS = re.compile(r"\((?:born |b\. ?)?(?:c\. ?|circa |ca\. ?)?$")
_OPENS_LATE = re.compile(
    r"\([^()]*; ?(?:born |b\. ?)?(?:c\. ?|circa |ca\. ?)?$"
)  # behind how the name is spoken: "(Greek: ...; c. 347 - 420)"
_JOINS = re.compile(r"\s*[-\u2013\u2014]\s*(?:c\. ?|circa |ca\. ?)?")
_CLOSES = re.compile(r"\s?\)")
_PLACE = r"(?:,? in [^()\d;\u2013\u2014]{1,60}|, [^()\d;\u2013\u2014]{1,60})?"
_JOINS_PLACES = re.compile(_PLACE + r"\s*(?:[-\u2013\u2014]|[,;] died(?: on| in)?)\s*(?:c\. ?|circa |ca\. ?)?")
_CLOSES_PLACE = re.compile(_PLACE + r"\s?\)")
_SHORTEST = 10  # years of a life that is told with its places; shorter is a tour
_BEFORE, _NAMES = 16, 160  # characters in which a bracket opens, and tells of the name first
_OPENING = 3  # sentences of a text, with its headline
_LONG_AGO = 400  # days before publication


def brackets(document: Document, times: Sequence[TimeExpression]) -> Iterator[tuple[TimeExpression, TimeExpression]]:
    """The pairs of dates that stand in brackets with nothing but a dash between, the earlier one first."""
    text = document.text
    for first, last in pairwise(times):
        born, died = first.when.begin.earliest if first.when else None, last.when.end.latest if last.when else None
        if born is None or died is None or died <= born or last.sentence > first.sentence + 1:
            continue
        start = first.span.start
        if not (_OPENS.search(text, max(start - _BEFORE, 0), start) or _OPENS_LATE.search(text, max(start - _NAMES, 0), start)):
            continue
        bare = _JOINS.fullmatch(text, first.span.end, last.span.start) and _CLOSES.match(text, last.span.end)
        if bare or (died.year - born.year >= _SHORTEST and _are_joined_with_places(text, first, last)):
            yield first, last


def _are_joined_with_places(text: str, first: TimeExpression, last: TimeExpression) -> bool:
    """Whether it is told where a life began and ended too: "(31 March 1635 in Ellon - 29 November 1699 in Moscow)"."""
    return bool(_JOINS_PLACES.fullmatch(text, first.span.end, last.span.start) and _CLOSES_PLACE.match(text, last.span.end))


def is_of_a_life(lives: Sequence[tuple[TimeExpression, TimeExpression]], published: Moment) -> bool:
    """Whether the article opens with a life in brackets that ended long before its publication: it is a biography."""
    for _, last in lives:
        died = last.when.end.latest if last.when is not None else None
        if died is not None and last.sentence < _OPENING:
            return published.days - died.days > _LONG_AGO
    return False
