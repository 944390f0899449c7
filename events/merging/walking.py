"""The happenings of more mentions than memory holds: the same groups as of ``grouping``, by three walks over the mentions.

The first walk notes the blocks of each mention, as numbers; from these it is known until when a mention is compared with others. The second
judges pairs, and holds only the mentions that are still compared; the third clusters what the pairs join, and holds only what
is not complete. Mentions come from a file at each walk, in canonical order.
"""

from __future__ import annotations

from array import array
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np

from dateline.events.merging.grouping import clustered, joined
from dateline.events.merging.judging import COMPARED, Pair, comparable, keys, lookups, rule_for
from dateline.events.merging.witnesses import Witness

Walk = Callable[[], Iterable[Witness]]


def happenings_of(walk: Walk) -> Iterator[list[Witness]]:
    """The mentions in groups, one a happening, as soon as each is complete.

    Args:
        walk: gives all mentions in canonical order, each time that it is called.
    """
    blocks = _Blocks.of(walk())
    judged: defaultdict[int, list[Pair]] = defaultdict(list)
    for pair in _judged(walk(), blocks):
        judged[pair.later].append(pair)
    del blocks
    waiting = {number: members for members in joined(judged) for number in members}
    held: dict[int, Witness] = {}
    for number, witness in enumerate(walk()):
        members = waiting.pop(number, None)
        if members is None:
            yield [witness]
            continue
        held[number] = witness
        if number == members[-1]:
            yield from clustered(members, held, judged)
            for member in members:
                del held[member]


@dataclass(slots=True)
class _Blocks:
    """For each mention in order, the blocks in which it is looked for, and until which mention each block is used."""

    starts: array[int] = field(default_factory=lambda: array("Q", [0]))
    names: array[int] = field(default_factory=lambda: array("q"))
    own: array[int] = field(default_factory=lambda: array("b"))
    last: array[int] = field(default_factory=lambda: array("i"))

    @classmethod
    def of(cls, witnesses: Iterable[Witness]) -> _Blocks:
        """The blocks of these mentions."""
        found = cls()
        for witness in witnesses:
            mine = set(keys(witness))
            for key in lookups(witness):
                found.names.append(hash(key))
                found.own.append(key in mine)
            found.starts.append(len(found.names))
        found.last = array("i", _last_use(found).tobytes())
        return found

    def at(self, number: int) -> Iterator[tuple[int, int, bool, int]]:
        """How near, which block, whether the mention stands in it, and the last mention that looks there; none that nobody shares."""
        start = self.starts[number]
        for place in range(start, self.starts[number + 1]):
            if self.last[place] >= 0:
                yield place - start, self.names[place], bool(self.own[place]), self.last[place]


def _last_use(blocks: _Blocks) -> np.ndarray[tuple[int], np.dtype[np.int32]]:
    """For each look-up the last mention that looks into its block; -1 where nobody does so after somebody came to stand in it."""
    starts = np.frombuffer(blocks.starts, dtype=np.uint64).astype(np.int64)
    mention = np.repeat(np.arange(len(starts) - 1, dtype=np.int32), np.diff(starts))
    if not len(mention):
        return np.zeros(0, dtype=np.int32)
    _, block = np.unique(np.frombuffer(blocks.names, dtype=np.int64), return_inverse=True)
    number = int(block.max()) + 1
    last = np.full(number, -1, dtype=np.int32)
    np.maximum.at(last, block, mention)
    own = np.frombuffer(blocks.own, dtype=np.int8).astype(bool)
    first = np.full(number, np.iinfo(np.int32).max, dtype=np.int32)
    np.minimum.at(first, block[own], mention[own])
    last[first >= last] = -1
    return last[block]


# Judging --------------------------------------------------------------------------------------------------


def _judged(witnesses: Iterable[Witness], blocks: _Blocks) -> Iterator[Pair]:
    """All pairs that a rule takes for one happening, by the later mention."""
    live = _Live()
    for number, witness in enumerate(witnesses):
        places = list(blocks.at(number))
        if comparable(witness):
            beside: dict[int, int] = {}
            for nearness, block, _, _ in places:
                for other in live.blocks.get(block, ()):
                    beside.setdefault(other, nearness)
            for other, nearness in beside.items():
                if (rule := rule_for(live.witnesses[other], witness)) is not None:
                    yield Pair(other, number, rule, nearness)
        for block in dict.fromkeys(block for _, block, own, last in places if own and last > number):
            live.put(block, number, witness)
        for block in {block for _, block, _, last in places if last == number}:
            live.drop(block)


@dataclass(slots=True)
class _Live:
    """The mentions that later ones are still compared with."""

    blocks: dict[int, deque[int]] = field(default_factory=dict)
    witnesses: dict[int, Witness] = field(default_factory=dict)
    uses: dict[int, int] = field(default_factory=dict)

    def put(self, block: int, number: int, witness: Witness) -> None:
        """Let the mention stand in the block."""
        members = self.blocks.setdefault(block, deque())
        members.append(number)
        self.witnesses[number] = witness
        self.uses[number] = self.uses.get(number, 0) + 1
        if len(members) > COMPARED:
            self._let_go(members.popleft())

    def drop(self, block: int) -> None:
        """Forget the block."""
        for number in self.blocks.pop(block, ()):
            self._let_go(number)

    def _let_go(self, number: int) -> None:
        self.uses[number] -= 1
        if not self.uses[number]:
            del self.uses[number], self.witnesses[number]
