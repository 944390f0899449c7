"""What an earlier walk over most of the same articles found, carried into the numbers of a walk over those that there are now.

Articles keep their order among each other, and what two mentions are judged to be depends on the two alone. So what an article was
found to tell of others holds, unless an article before it has come or gone that stood in a common block with it, or that changes which
articles tell its story. What a component of judged pairs was told as holds, unless a mention or a pair of it has come or gone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from dateline.events.merging.glance import Mask, Noted, Numbers
from dateline.events.merging.stories import leading
from dateline.events.schema import Theme

Columns = tuple[Numbers, Numbers, Numbers, Numbers, Numbers]
"""Of pairs: the earlier mention, the later, the rule, the nearness, the odds; by the later."""


class Walked(NamedTuple):
    """What a walk found.

    ``starts`` are the numbers of the first mention of each article, ``alike`` the articles that tell its story, by rank; ``pairs`` are
    those judged to be one, and ``component`` is, of each mention, the last that pairs join with it.
    """

    starts: Numbers
    alike: tuple[tuple[int, ...], ...]
    pairs: Columns
    component: Numbers


class Gone(NamedTuple):
    """An article that is not there any more: its rank, what was noted of it, and what it is about."""

    rank: int
    noted: Noted
    theme: Theme


@dataclass(frozen=True, slots=True)
class Before:
    """An earlier walk, and what is not as it was then.

    ``was`` is, of each article, its rank then, -1 for what has come since; ``anew`` are mentions that are to be told anew in any case, by
    article and place in it.
    """

    walked: Walked
    was: Sequence[int]
    gone: Sequence[Gone] = ()
    anew: Sequence[tuple[int, int]] = ()


NO_NUMBERS = np.zeros(0, dtype=np.int64)
NOTHING = Before(Walked(np.zeros(1, dtype=np.int64), (), (NO_NUMBERS,) * 5, NO_NUMBERS), ())


@dataclass(slots=True)
class Carried:
    """The earlier walk in the numbers of this one."""

    before: Before
    starts: Numbers
    was: Numbers = field(init=False)
    old_of: Numbers = field(init=False)
    """Of each mention now, its number then, or -1."""
    pairs: Columns = field(init=False)
    first: int = field(init=False)
    """The rank of the first article before which one has come or gone."""
    words: frozenset[tuple[bool, str]] = frozenset()
    touched: Mask = field(init=False)
    changed: Mask = field(init=False)
    _now: Numbers = field(init=False)

    def __post_init__(self) -> None:
        walked, articles = self.before.walked, len(self.starts) - 1
        self.was = np.array([*self.before.was, *[-1] * (articles - len(self.before.was))], dtype=np.int64)
        counts = np.diff(self.starts)
        known = np.repeat(self.was >= 0, counts)
        shift = np.repeat(walked.starts[np.maximum(self.was, 0)] - self.starts[:-1], counts)
        self.old_of = np.where(known, np.arange(len(known)) + shift, -1)
        new_of = self.now_of_then()
        earlier, later = (new_of[column] for column in walked.pairs[:2])
        stay = (earlier >= 0) & (later >= 0)
        rule, nearness, odds = (column[stay] for column in walked.pairs[2:])
        self.pairs = earlier[stay], later[stay], rule, nearness, odds
        self._now = np.full(len(walked.alike) + 1, -1, dtype=np.int64)
        self._now[self.was[self.was >= 0]] = np.flatnonzero(self.was >= 0)
        self.first = min([articles, *np.flatnonzero(self.was < 0)[:1].tolist(), *(self._behind(gone.rank) for gone in self.before.gone)])
        self.touched = np.zeros(articles, dtype=bool)
        self.changed = ~known
        self.changed[[self.starts[rank] + place for rank, place in self.before.anew]] = True

    def now_of_then(self) -> Numbers:
        """Of each mention then its number now, or -1."""
        found = np.full(self.before.walked.starts[-1], -1, dtype=np.int64)
        stay = self.old_of >= 0
        found[self.old_of[stay]] = np.flatnonzero(stay)
        return found

    def _behind(self, rank: int) -> int:
        """The rank now of the first article that was told behind this one."""
        behind = self._now[rank:]
        return int(behind[behind >= 0].min(initial=len(self.was)))

    def look(self, noted: Sequence[tuple[Noted, Theme]], block: Numbers, at: Numbers) -> None:
        """Find what has come, or gone, beside the articles that stay: ``noted`` is what has come, ``block`` all look-ups now."""
        others = [*noted, *((gone.noted, gone.theme) for gone in self.before.gone)]
        self.words = frozenset[tuple[bool, str]]().union(*(leading(theme) for _, theme in others))
        blocks = np.unique(np.concatenate([NO_NUMBERS, *(found.block[found.own.astype(bool)] for found, _ in others)]))
        if len(blocks):
            place = np.minimum(np.searchsorted(blocks, block), len(blocks) - 1)
            numbers = np.unique(at[blocks[place] == block])
            self.touched[np.unique(np.searchsorted(self.starts, numbers, side="right") - 1)] = True

    def alike(self, rank: int) -> list[int] | None:
        """The articles that told the same story then, by their ranks now; ``None`` where one of them is gone, or there was none."""
        if self.was[rank] < 0:
            return None
        found = self._now[list(self.before.walked.alike[self.was[rank]])].tolist()
        return None if -1 in found else found

    def holds(self, rank: int, theme: Theme) -> bool:
        """Whether the same articles as then tell the story of this one, whatever they are."""
        return bool(self.was[rank] >= 0) and (rank < self.first or self.words.isdisjoint(leading(theme)))

    def pairs_of(self, rank: int) -> Columns:
        """The pairs of which the later mention is this article's."""
        begin, end = np.searchsorted(self.pairs[1], self.starts[[rank, rank + 1]])
        earlier, later, rule, nearness, odds = (column[begin:end] for column in self.pairs)
        return earlier, later, rule, nearness, odds

    def judged_anew(self, rank: int, pairs: Columns) -> None:
        """The article has been compared again: are its pairs as they were?"""
        if self.was[rank] < 0 or all(np.array_equal(one, other) for one, other in zip(pairs, self.pairs_of(rank), strict=True)):
            return
        self.changed[self.starts[rank] : self.starts[rank + 1]] = True

    def as_told(self, component: Numbers) -> Numbers:
        """Of each component, by its last mention, the number then of that mention, if it is as it was; else -1.

        Args:
            component: of each mention the last of its component.
        """
        then = self.before.walked.component
        new_of = np.full(len(then), -1, dtype=np.int64)
        stay = ~self.changed
        new_of[self.old_of[stay]] = np.flatnonzero(stay)
        broken = np.zeros(len(then), dtype=bool)
        broken[then[new_of < 0]] = True  # a mention of it has changed or gone
        bad = self.changed.copy()
        bad[stay] = broken[then[self.old_of[stay]]]
        other = np.zeros(len(component), dtype=bool)
        other[component[bad]] = True
        return np.where(other, -1, self.old_of)
