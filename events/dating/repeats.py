"""What came about again: "in 1876 and again in 1877" tells of two happenings in the words of one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from dateline.events.schema import Document, TimeExpression, TimexType

_AGAIN = re.compile(r"\s*,?\s*(?:and(?: then)?|then)\s+again\s+(?:(?:in|on|at|during)\s+)?(?:the\s+)?")


def repeats(document: Document, times: Sequence[TimeExpression]) -> Mapping[str, tuple[TimeExpression, ...]]:
    """For each time after which others follow with "and again", those others."""
    found: dict[str, tuple[TimeExpression, ...]] = {}
    first = ""
    for time, following in pairwise(sorted(times, key=lambda time: time.span.start)):
        again = _AGAIN.fullmatch(document.text, time.span.end, following.span.start)
        located = all(one.type is not TimexType.DURATION and one.when is not None and one.when.known for one in (time, following))
        if again is None or not located:
            first = ""
            continue
        first = first or time.id
        found[first] = (*found.get(first, ()), following)
    return found
