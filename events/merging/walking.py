"""The happenings of any number of mentions: candidates from indices, judged, then clustered, one article after the other.

Of what waits on a disk only the article at hand and those that it is compared with are in memory. Two mentions are compared where
they stand in a common block (``judging.keys``), or where their articles tell one story and their words are of one kind: all else can
be of one happening only by chance. What is held of every article is the numbers of its blocks and of the words that it is about.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import OrderedDict, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Protocol

import numpy as np

from dateline.events.merging.grouping import clustered
from dateline.events.merging.judging import COMPARED, WITHIN, Pair, comparable, is_happening, keys, kin_keys, lookups, rule_for
from dateline.events.merging.stories import Stories
from dateline.events.merging.witnesses import Witness
from dateline.events.schema import Theme

AT_HAND = 600
"""Articles whose mentions stay in memory, those asked for last."""
_FAR = 1_000  # the nearness of what only its article's story brings near


class Told(Protocol):
    """The mentions of every article, in canonical order; those of an article are the same each time that they are asked for."""

    def __len__(self) -> int:
        """How many articles."""

    def __getitem__(self, rank: int, /) -> Sequence[Witness]:
        """The mentions of an article."""


def happenings(witnesses: Sequence[Witness]) -> list[list[Witness]]:
    """The mentions, in canonical order, grouped: one group a happening, by first mention."""
    return sorted(happenings_of(by_article(witnesses)), key=lambda group: group[0].place)


def by_article(witnesses: Sequence[Witness]) -> list[list[Witness]]:
    """The mentions of each article that has any."""
    return [list(found) for _, found in groupby(witnesses, key=lambda witness: witness.article)]


def happenings_of(told: Told) -> Iterator[list[Witness]]:
    """The mentions in groups, one a happening, as soon as each is complete."""
    read = _AtHand(told)
    blocks = _Blocks.of(told)
    judged = _Judged(blocks.mentions)
    for pair in _pairs(read, blocks):
        judged.put(pair)
    starts = blocks.starts
    del blocks
    judged.join()
    for rank in range(len(told)):
        for number in range(starts[rank], starts[rank + 1]):
            if judged.alone(number):
                yield [read.mention(starts, number)]
            elif judged.is_last(number):
                members = judged.component(number)
                yield from clustered(members, {member: read.mention(starts, member) for member in members}, judged.of(members))


def pairs(witnesses: Sequence[Witness]) -> Iterator[Pair]:
    """All pairs that a rule or the evidence takes for one happening, by the later mention."""
    told = by_article(witnesses)
    yield from _pairs(_AtHand(told), _Blocks.of(told))


# Mentions -------------------------------------------------------------------------------------------------


class _Article:
    """The mentions of an article; by the kind of their words, where they are happenings."""

    def __init__(self, witnesses: Sequence[Witness]) -> None:
        self.witnesses = witnesses
        self.theme = witnesses[0].theme if witnesses else Theme()
        self._by_kin: dict[str, list[int]] | None = None

    def of_kin(self, wanted: Sequence[str]) -> Iterator[int]:
        """The places of the mentions that have one of these."""
        if self._by_kin is None:
            self._by_kin = {}
            for place, witness in enumerate(self.witnesses):
                for kin in kin_keys(witness) if is_happening(witness) else ():
                    self._by_kin.setdefault(kin, []).append(place)
        for kin in wanted:
            yield from self._by_kin.get(kin, ())


class _AtHand:
    """Articles read lately."""

    def __init__(self, told: Told) -> None:
        self._told = told
        self._held: OrderedDict[int, _Article] = OrderedDict()

    def __len__(self) -> int:
        return len(self._told)

    def __getitem__(self, rank: int) -> _Article:
        found = self._held.get(rank)
        if found is None:
            found = self._held[rank] = _Article(self._told[rank])
            if len(self._held) > AT_HAND:
                self._held.popitem(last=False)
        else:
            self._held.move_to_end(rank)
        return found

    def mention(self, starts: Sequence[int], number: int) -> Witness:
        """The mention of this number."""
        rank = bisect_right(starts, number) - 1
        return self[rank].witnesses[number - starts[rank]]


# Blocks that several articles share -----------------------------------------------------------------------

_Numbers = np.ndarray[Any, np.dtype[np.int64]]


@dataclass(slots=True)
class _Blocks:
    """Which mentions stand in which block, and which look there; blocks that nobody shares are forgotten.

    ``starts`` are the numbers of the first mention of each article. ``standing`` holds a number for every mention in a block, made of
    the block's and the mention's own, in order; ``block``, ``at`` and ``nearness`` tell of each look-up, in the order of mentions.
    """

    starts: Sequence[int]
    standing: _Numbers
    block: _Numbers
    at: _Numbers
    nearness: _Numbers

    @property
    def mentions(self) -> int:
        """How many mentions there are."""
        return self.starts[-1]

    @classmethod
    def of(cls, told: Told) -> _Blocks:
        """The blocks of these mentions."""
        starts, names, at, near, own = array("i", [0]), array("q"), array("i"), array("h"), array("b")
        for rank in range(len(told)):
            here = told[rank]
            for number, witness in enumerate(here, starts[-1]):
                mine = set(keys(witness))
                for nearness, key in enumerate(lookups(witness)):
                    if key[0] not in WITHIN:
                        names.append(hash(key))
                        at.append(number)
                        near.append(nearness)
                        own.append(key in mine)
            starts.append(starts[-1] + len(here))
        return cls(starts, *_shared(np.asarray(names), np.asarray(at), np.asarray(near), np.asarray(own).astype(bool)))

    def beside(self, rank: int) -> dict[int, dict[int, int]]:
        """For the mentions of an article, by number, those told before in a common block, and how near the block is."""
        first, last = np.searchsorted(self.at, [self.starts[rank], self.starts[rank + 1]])
        block, at = self.block[first:last], self.at[first:last]
        ends = np.searchsorted(self.standing, (block << 32) | at)
        begins = np.maximum(np.searchsorted(self.standing, block << 32), ends - COMPARED)
        found: dict[int, dict[int, int]] = defaultdict(dict)
        for begin, end, number, nearness in zip(
            begins.tolist(), ends.tolist(), at.tolist(), self.nearness[first:last].tolist(), strict=True
        ):
            for other in (self.standing[begin:end] & 0xFFFFFFFF).tolist() if begin < end else ():
                found[number].setdefault(other, nearness)
        return found


def _shared(names: Any, at: Any, near: Any, own: Any) -> tuple[_Numbers, _Numbers, _Numbers, _Numbers]:
    """The look-ups into blocks in which a mention stands that another looks into later."""
    if not len(names):
        return (np.zeros(0, dtype=np.int64),) * 4
    order = np.argsort(names, kind="stable")
    begins = np.flatnonzero(np.concatenate([[True], names[order][1:] != names[order][:-1]]))
    block = np.empty(len(names), dtype=np.int32)
    block[order] = np.repeat(np.arange(len(begins), dtype=np.int32), np.diff([*begins, len(names)]))
    del order
    first = np.full(len(begins), np.iinfo(np.int32).max, dtype=np.int32)
    np.minimum.at(first, block[own], at[own])
    last = np.full(len(begins), -1, dtype=np.int32)
    np.maximum.at(last, block, at)
    useful = (first < last)[block]
    blocks, at, near, own = block[useful].astype(np.int64), at[useful].astype(np.int64), near[useful], own[useful]
    return np.sort((blocks[own] << 32) | at[own]), blocks, at, near


# Judging --------------------------------------------------------------------------------------------------


def _pairs(read: _AtHand, blocks: _Blocks) -> Iterator[Pair]:
    """All pairs that a rule or the evidence takes for one happening, by the later mention."""
    stories = Stories()
    for rank in range(len(read)):
        article = read[rank]
        alike = stories.told_before(article.theme)
        stories.put(rank, article.theme)
        shared = blocks.beside(rank)
        within: defaultdict[object, list[int]] = defaultdict(list)
        for number, witness in enumerate(article.witnesses, blocks.starts[rank]):
            own = [(nearness, key) for nearness, key in enumerate(lookups(witness)) if key[0] in WITHIN]
            if comparable(witness):
                beside = shared.get(number, {})
                for nearness, key in own:
                    for other in within.get(key, ())[-COMPARED:]:
                        beside[other] = min(nearness, beside.get(other, nearness))
                for other in _of_the_story(witness, alike, read, blocks.starts):
                    beside.setdefault(other, _FAR)
                for other, nearness in beside.items():
                    if (rule := rule_for(read.mention(blocks.starts, other), witness)) is not None:
                        yield Pair(other, number, rule, nearness)
            for _, key in own:
                within[key].append(number)


def _of_the_story(witness: Witness, alike: Sequence[int], read: _AtHand, starts: Sequence[int]) -> Iterator[int]:
    """The mentions of a kind with this one in articles that tell its story."""
    wanted = sorted(kin_keys(witness)) if alike and is_happening(witness) else ()
    for rank in alike if wanted else ():
        yield from (starts[rank] + place for place in read[rank].of_kin(wanted))


class _Judged:
    """Pairs, some bytes each, and what they join."""

    def __init__(self, mentions: int) -> None:
        self._above = array("i", range(mentions))
        self._earlier, self._later, self._rule, self._nearness = array("i"), array("i"), array("h"), array("h")

    def put(self, pair: Pair) -> None:
        """Note a pair; pairs come by the later mention."""
        self._earlier.append(pair.earlier)
        self._later.append(pair.later)
        self._rule.append(pair.rule)
        self._nearness.append(pair.nearness)
        self._above[self._top(pair.later)] = self._top(pair.earlier)

    def _top(self, number: int) -> int:
        above = self._above
        while above[number] != number:
            above[number] = above[above[number]]
            number = above[number]
        return number

    def join(self) -> None:
        """All pairs are there: put the mentions of each component side by side."""
        tops = np.asarray(array("i", map(self._top, range(len(self._above)))))
        self._order = np.argsort(tops, kind="stable").astype(np.int32)
        begins = np.searchsorted(tops[self._order], tops, side="left").astype(np.int32)
        ends = np.searchsorted(tops[self._order], tops, side="right").astype(np.int32)
        self._begins, self._ends = array("i", begins.tobytes()), array("i", ends.tobytes())
        self._pairs = np.asarray(self._later)

    def alone(self, number: int) -> bool:
        """Whether no pair joins the mention."""
        return self._ends[number] - self._begins[number] == 1

    def is_last(self, number: int) -> bool:
        """Whether the mention is the last of its component."""
        return bool(self._order[self._ends[number] - 1] == number)

    def component(self, number: int) -> list[int]:
        """All that pairs join with it, in order."""
        members: list[int] = self._order[self._begins[number] : self._ends[number]].tolist()
        return members

    def of(self, members: Sequence[int]) -> dict[int, list[Pair]]:
        """The pairs of a component, by the later mention."""
        begins, ends = (np.searchsorted(self._pairs, members, side=side).tolist() for side in ("left", "right"))
        return {
            number: [Pair(self._earlier[at], number, self._rule[at], self._nearness[at]) for at in range(begin, end)]
            for number, begin, end in zip(members, begins, ends, strict=True)
            if begin < end
        }
