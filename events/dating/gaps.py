"""A stretch without such a happening: "the first talks in nearly 30 years" means none between."""

from __future__ import annotations

import re

from events.dating import lexicon, wording
from events.dating.case import Case
from events.dating.durations import later
from events.schema import Moment, Sentence, Stretch, TimeExpression, TimexType, Token

_VALUE = re.compile(r"P(\d+)([DWMY])")
_ABOUT = frozenset({"APPROX", "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE"})


def gap_before(case: Case, stretch: Stretch) -> str | None:
    """A sentence on the years without, where the event is the first of its kind in so long."""
    begin = stretch.begin.earliest
    if begin is None:
        return None
    for time, head in case.reading.times_of(case.event):
        found = _VALUE.fullmatch(time.value) if time.type is TimexType.DURATION else None
        if found and case.reading.signal(case.sentence, head) in {"in", "for"} and _is_first(case.sentence, case.token, head):
            return _sentence(case, time, later(begin.midnight, -int(found[1]), found[2]))
    return None


def _is_first(sentence: Sentence, token: Token, head: Token) -> bool:
    """Whether the happening, or the noun that the duration hangs on, is a first: "met for the first time in ..."."""
    above = sentence.head(head)
    return any(
        child.lemma.lower() in lexicon.ORDINALS for holder in (token, above) if holder for child in sentence.children(holder, "amod")
    )


def _sentence(case: Case, time: TimeExpression, since: Moment) -> str:
    words = " ".join(time.span.of(case.reading.document.text).split())
    about = "about " if time.mod in _ABOUT else ""
    return f"The first in “{words}”: none is told of since {about}{wording.day(since) if not about else since.year}."
