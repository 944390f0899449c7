"""A stretch without such a happening: "the first talks in nearly 30 years", "the first since 1979" mean none between."""

from __future__ import annotations

from dateline.events.dating import lexicon
from dateline.events.dating.case import Case
from dateline.events.dating.durations import GRAINS, PERIOD
from dateline.events.schema import Bounds, Grain, Moment, Sentence, Stretch, TimeExpression, TimexType, Token
from dateline.events.times import calendar

_ABOUT = frozenset({"APPROX", "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE"})


def gap_before(case: Case, stretch: Stretch) -> Stretch | None:
    """From the last time, as far as it is known, to the event, where that is the first of its kind in so long."""
    begin = stretch.begin.earliest or stretch.begin.latest
    if begin is None:
        return None
    for time, head in case.reading.times_of(case.event):
        signal = case.reading.signal(case.sentence, head)
        since = _named(time) if signal in lexicon.SINCE else _counted(time, begin.midnight) if signal in {"in", "for"} else None
        if since and since.latest and since.latest < begin and is_first(case.sentence, case.token, head):
            return Stretch(since, stretch.begin, Grain.DAY, approximate=time.mod in _ABOUT)
    return None


def _named(time: TimeExpression) -> Bounds | None:
    """When the last one was, where the words name it."""
    if time.when is None:
        return None
    return Bounds(time.when.begin.earliest, time.when.end.latest)


def _counted(time: TimeExpression, begin: Moment) -> Bounds | None:
    """When the last one was, counted back from the event; as precisely as the unit that was counted in."""
    found = PERIOD.fullmatch(time.value) if time.type is TimexType.DURATION else None
    if found is None:
        return None
    return Stretch.within(calendar.enclosing(GRAINS[found[2]], calendar.moved(begin, GRAINS[found[2]], -int(found[1])))).begin


def is_first(sentence: Sentence, token: Token, head: Token) -> bool:
    """Whether the happening, or the noun that the duration hangs on, is a first: "met for the first time in ..."."""
    above = sentence.head(head)
    return any(
        child.lemma.lower() in lexicon.ORDINALS for holder in (token, above) if holder for child in sentence.children(holder, "amod")
    )
