"""Where a happening stands among others: as much of it as decides what it weighs beside them."""

from __future__ import annotations

from typing import NamedTuple

from dateline.events.timeline.happenings import Happening


class Standpoint(NamedTuple):
    """One happening.

    ``place`` orders it among all, ``article`` and ``sentence`` are those of the words that tell it, ``time`` is what the text dates it by,
    where it does, ``day`` its only day, where it has one. ``articles`` are the ranks of those that tell it.
    """

    place: tuple[int, ...]
    article: int
    sentence: int
    time: str | None
    day: int | None
    articles: tuple[int, ...]


def standpoint(item: Happening) -> Standpoint:
    """That of a happening."""
    stretch, (first, last) = item.dated.stretch, item.day
    time = f"{stretch.begin.earliest}/{stretch.end.latest}" if item.firm else None
    ranks = tuple(sorted({witness.article for witness in item.witnesses}))
    day = first if first == last else None
    return Standpoint(item.told.place, item.told.article, item.told.event.sentence, time, day, ranks)
