"""Which articles tell one story: candidates by the words and names that lead each, then how alike all of them are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from dateline.events.merging.alike import ENOUGH
from dateline.events.schema import Theme

LEADING_NAMES, LEADING_WORDS = 6, 4  # of what an article is about: by these it is found
LATEST = 40  # articles that one word leads to, those that came last: a word that leads more says too little
STORIES = 16  # articles that one is compared with, the most alike
ALIKE_FROM = 0.15  # how alike they are at least


class Stories:
    """The articles so far, by what they are about."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[bool, str], int] = {}
        self._led: dict[int, list[int]] = {}
        self._about: dict[int, tuple[Any, Any, int]] = {}
        self._scratch = np.zeros(1024)

    def put(self, rank: int, theme: Theme) -> None:
        """Note an article."""
        self._about[rank] = self._vector(theme)
        for word in self._leading(theme):
            ranks = self._led.setdefault(word, [])
            ranks.append(rank)
            if len(ranks) >= 2 * LATEST:
                del ranks[:-LATEST]

    def told_before(self, theme: Theme) -> list[int]:
        """The articles that tell the same story, the most alike first."""
        candidates = sorted({rank for word in self._leading(theme) for rank in self._led.get(word, ())[-LATEST:]})
        if not candidates:
            return []
        found = sorted(
            (-alike, -rank) for rank, alike in zip(candidates, self.alike(theme, candidates), strict=True) if alike >= ALIKE_FROM
        )
        return [-rank for _, rank in found[:STORIES]]

    def alike(self, theme: Theme, candidates: Sequence[int]) -> list[float]:
        """How alike each of these articles is: the mean likeness of the words and of the names, less where one is short; to six places."""
        numbers, weights, words = self._vector(theme)
        self._scratch[numbers] = weights
        others = [self._about[rank] for rank in candidates]
        products = self._scratch[np.concatenate([other[0] for other in others])] * np.concatenate([other[1] for other in others])
        sums = np.concatenate([[0.0], np.cumsum(products)])
        ends = np.cumsum([len(other[0]) for other in others])
        begins = np.concatenate([[0], ends[:-1]])
        self._scratch[numbers] = 0.0
        sure = np.minimum(1.0, np.minimum([other[2] for other in others], words) / ENOUGH)
        found: list[float] = np.round(sure * (sums[ends] - sums[begins]) / 2, 6).tolist()
        return found

    def _vector(self, theme: Theme) -> tuple[Any, Any, int]:
        both = [(self._number(name=False, word=word), weight) for word, weight in theme.words]
        both += [(self._number(name=True, word=word), weight) for word, weight in theme.names]
        while len(self._scratch) < len(self._numbers):
            self._scratch = np.zeros(2 * len(self._scratch))
        return (
            np.array([number for number, _ in both], dtype=np.int32),
            np.array([weight for _, weight in both], dtype=np.float32),
            len(theme.words),
        )

    def _number(self, *, name: bool, word: str) -> int:
        return self._numbers.setdefault((name, word), len(self._numbers))

    def _leading(self, theme: Theme) -> list[int]:
        return [self._numbers[word] for word in leading(theme) if word in self._numbers]


def leading(theme: Theme) -> list[tuple[bool, str]]:
    """The words, and names, by which an article is found."""
    names = [(True, word) for word in _heaviest(theme.names, LEADING_NAMES)]
    return [*names, *((False, word) for word in _heaviest(theme.words, LEADING_WORDS))]


def _heaviest(weights: Iterable[tuple[str, float]], most: int) -> list[str]:
    return [word for word, _ in sorted(weights, key=lambda pair: (-pair[1], pair[0]))[:most]]
