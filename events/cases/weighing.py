"""What the happenings of a case weigh beside each other, as they would in a timeline of them all."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from pathlib import Path
from typing import overload

import numpy as np

from dateline.events.cases.lines import Told, told_in
from dateline.events.cases.opened import Opened
from dateline.events.merging.walking import Walk
from dateline.events.timeline.corpora import in_corpora
from dateline.events.timeline.fading import faded
from dateline.events.timeline.standpoints import Standpoint


def weigh(table: Path, walk: Walk, opened: Opened) -> list[float]:
    """How salient each happening of the table is: an article's lines are weighed together, then all of them by their days."""
    points = _Points(table, walk)
    found = list(points.chances)
    order = np.argsort(points.told, kind="stable")
    article = np.array([walk.rank(number) for number in points.told[order].tolist()], dtype=np.int64)
    for rows in np.split(order, np.flatnonzero(np.diff(article)) + 1):
        places = rows.tolist()
        weights = faded([points[row] for row in places], [points.chances[row] for row in places])
        for row, weight in zip(places, weights, strict=True):
            found[row] = weight
    return in_corpora(points, found, len(opened.articles), opened.theme)


class _Points(Sequence[Standpoint]):
    """The standpoints of a table's happenings, some bytes each, and made when they are looked at."""

    def __init__(self, table: Path, walk: Walk) -> None:
        self._walk = walk
        self._times: dict[str, int] = {}
        self._several: dict[int, tuple[tuple[int, ...], tuple[int, ...]]] = {}
        self.chances, self._counts, numbers = array("d"), array("q"), array("q")
        for row, told in enumerate(told_in(table)):
            numbers.extend(self._columns(told))
            self.chances.append(told.chance)
            counts = told.standing.counts
            self._counts.append(counts[0])
            ranks = tuple(sorted({walk.rank(number) for number in told.numbers})) if len(told.numbers) > 1 else ()
            if len(ranks) > 1:
                self._several[row] = ranks, counts
        self._numbers = np.frombuffer(numbers, dtype=np.int64).reshape(-1, 4)
        self.told = self._numbers[:, 0]
        self._names = list(self._times)

    def _columns(self, told: Told) -> tuple[int, int, int, int]:
        standing = told.standing
        time = _NONE if standing.time is None else self._times.setdefault(standing.time, len(self._times))
        day = _NONE if standing.day is None else standing.day
        return told.number, standing.sentence, time, day

    def __len__(self) -> int:
        return len(self.chances)

    @overload
    def __getitem__(self, row: int) -> Standpoint: ...
    @overload
    def __getitem__(self, row: slice) -> Sequence[Standpoint]: ...
    def __getitem__(self, row: int | slice) -> Standpoint | Sequence[Standpoint]:
        if isinstance(row, slice):
            return [self[place] for place in range(*row.indices(len(self)))]
        if not 0 <= row < len(self):
            raise IndexError(row)
        number, sentence, time, day = self._numbers[row].tolist()
        article = self._walk.rank(number)
        named = None if time == _NONE else self._names[time]
        articles, counts = self._several.get(row, ((article,), (self._counts[row],)))
        return Standpoint((number,), article, sentence, named, None if day == _NONE else day, articles, counts)


_NONE = -(2**62)
