"""Where a happening stands among others: as much of it as decides what it weighs beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dateline.events.merging.witnesses import Witness, days
from dateline.events.schema import Factuality
from dateline.events.timeline.happenings import Happening

OF_THAT_DAY = 100  # parts of a hundred: what a mention counts for the day of its happening, if the text puts it on that day itself
AS_NEWS = 30  # ... if no word dates it, and it came out within ``NEWS`` days; later it counts nothing: "unrest" is told for a year
NEWS = 3
CAME_ABOUT = frozenset({Factuality.HAPPENED, Factuality.ONGOING})


class Standpoint(NamedTuple):
    """One happening.

    ``place`` orders it among all, ``article`` and ``sentence`` are those of the words that tell it, ``time`` is what the text dates it by,
    where it does, ``day`` its only day, where it has one. ``articles`` are the ranks of those that tell it, ``counts`` how much each of
    them says of that day, in parts of a hundred.
    """

    place: tuple[int, ...]
    article: int
    sentence: int
    time: str | None
    day: int | None
    articles: tuple[int, ...]
    counts: tuple[int, ...]


def standpoint(item: Happening) -> Standpoint:
    """That of a happening."""
    stretch, (first, last) = item.dated.stretch, item.day
    time = f"{stretch.begin.earliest}/{stretch.end.latest}" if item.firm else None
    ranks = tuple(sorted({witness.article for witness in item.witnesses}))
    day = first if first == last else None
    return Standpoint(item.told.place, item.told.article, item.told.event.sentence, time, day, ranks, _counts(item, day, ranks))


def _counts(item: Happening, day: int | None, ranks: Iterable[int]) -> tuple[int, ...]:
    """How much each article says of the day; nothing of one on which nothing came about."""
    found: Counter[int] = Counter()
    if day is not None and any(witness.event.factuality in CAME_ABOUT for witness in item.witnesses):
        for witness in _in_own_words(item.witnesses):
            found[witness.article] += _count(witness, day)
    return tuple(found[rank] for rank in ranks)


def _in_own_words(witnesses: Iterable[Witness]) -> Iterator[Witness]:
    """The first mention of each wording: a sentence that stands under every article of a paper is told once."""
    seen: set[str] = set()
    for witness in sorted(witnesses, key=lambda witness: (witness.published, witness.place)):
        if not witness.words or witness.words not in seen:
            seen.add(witness.words)
            yield witness


def _count(witness: Witness, day: int) -> int:
    first, last = days(witness.stretch)
    if witness.told_firmly and first == last == day:
        return OF_THAT_DAY
    apart = (first is not None and first > day) or (last is not None and last < day)
    if witness.told_firmly and apart:
        return 0
    return AS_NEWS if 0 <= witness.published - day <= NEWS else 0
