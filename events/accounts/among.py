"""How an event stands among the others of its article: whether it is the first of its sentence, and the only one of its time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dateline.events.schema import Basis, DatedEvent, Factuality

_ONLY_SAID = frozenset({Factuality.GENERAL, Factuality.HYPOTHETICAL})


class Among(NamedTuple):
    """Of an event whether nothing before it in its sentence is told, and nothing else of its time."""

    opens: bool
    alone: bool


def among(events: Sequence[DatedEvent]) -> Iterator[Among]:
    """Each event among all; what is only said in general counts for nothing, and a time only where the text dates by it."""
    opening: dict[int, int] = {}
    told: Counter[tuple[object, ...]] = Counter()
    for dated in events:
        if dated.event.factuality not in _ONLY_SAID:
            start = dated.event.predicate.span.start
            opening[dated.event.sentence] = min(start, opening.get(dated.event.sentence, start))
            told[_time(dated)] += 1
    for dated in events:
        opens = opening.get(dated.event.sentence) == dated.event.predicate.span.start
        yield Among(opens, bool(_time(dated)) and told[_time(dated)] == 1)


def _time(dated: DatedEvent) -> tuple[object, ...]:
    """The outer bounds, where its own sentence dates it; nothing elsewhere."""
    stretch = dated.when.stretch
    first, last = stretch.begin.earliest, stretch.end.latest
    if first is None or dated.when.basis not in {Basis.STATED, Basis.NEARBY}:
        return ()
    return first, last
