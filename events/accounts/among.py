"""How an event stands among the others of its article: whether its sentence, or its time, has told something before it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dateline.events.schema import Basis, DatedEvent, Factuality

_ONLY_SAID = frozenset({Factuality.GENERAL, Factuality.HYPOTHETICAL})


class Among(NamedTuple):
    """Of an event whether something before it is told in its sentence, or of its time, and whether it is all that is told of that."""

    behind_in_sentence: bool
    behind_in_time: bool
    alone: bool


def among(events: Sequence[DatedEvent]) -> Iterator[Among]:
    """Each event among all; what is only said in general counts for nothing, and a time only where the text dates by it."""
    firsts: dict[object, int] = {}
    told: Counter[tuple[object, ...]] = Counter()
    for dated in events:
        if dated.event.factuality not in _ONLY_SAID:
            start, time = dated.event.predicate.span.start, _time(dated)
            for key in (dated.event.sentence, time):
                firsts[key] = min(start, firsts.get(key, start))
            told[time] += 1
    for dated in events:
        start, time = dated.event.predicate.span.start, _time(dated)
        behind = firsts.get(dated.event.sentence, start) < start
        yield Among(behind, bool(time) and firsts.get(time, start) < start, bool(time) and told[time] == 1)


def _time(dated: DatedEvent) -> tuple[object, ...]:
    """The outer bounds, where its own sentence dates it; nothing elsewhere."""
    stretch = dated.when.stretch
    first, last = stretch.begin.earliest, stretch.end.latest
    if first is None or dated.when.basis not in {Basis.STATED, Basis.NEARBY}:
        return ()
    return first, last
