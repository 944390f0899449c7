"""The happenings of any number of mentions: candidates from indices, judged, then clustered, one article after the other.

Of what waits on a disk only the article at hand and those that it is compared with are in memory. Two mentions are compared where
they stand in a common block (``judging.keys``), or where their articles tell one story and their words are of one kind: all else can
be of one happening only by chance. What is held of every article is the numbers of its blocks and of the words that it is about.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import groupby
from operator import attrgetter
from typing import Any, Protocol

import numpy as np

from dateline.events.merging.evidence import may_be_one_story
from dateline.events.merging.glance import Glances, Mask, Numbers, spread
from dateline.events.merging.grouping import clustered
from dateline.events.merging.judging import COMPARED, WITHIN, Key, Pair, comparable, judge, judge_by_evidence, keys, lookups
from dateline.events.merging.stories import Stories
from dateline.events.merging.witnesses import Witness
from dateline.events.schema import Theme

AT_HAND = 10_000
"""Mentions that stay in memory, those asked for last."""
CANDIDATES = 16
"""Mentions of other articles that one is compared with: what it costs is bounded, however much is told of its story."""
_FAR = 1_000  # the nearness of what only its article's story brings near


Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is to do."""


class Told(Protocol):
    """The mentions of every article, in canonical order; those of an article are the same each time that they are asked for."""

    def __len__(self) -> int:
        """How many articles."""

    def __getitem__(self, rank: int, /) -> Sequence[Witness]:
        """The mentions of an article; one that is asked for alone need not cost what all of them do."""

    def theme(self, rank: int, /) -> Theme:
        """What an article is about."""


def happenings(witnesses: Sequence[Witness]) -> list[list[Witness]]:
    """The mentions, in canonical order, grouped: one group a happening, by first mention."""
    return sorted(happenings_of(InMemory(witnesses)), key=lambda group: group[0].place)


class InMemory:
    """The mentions of each article that has any."""

    def __init__(self, witnesses: Sequence[Witness]) -> None:
        self._told = [list(found) for _, found in groupby(witnesses, key=lambda witness: witness.article)]

    def __len__(self) -> int:
        return len(self._told)

    def __getitem__(self, rank: int) -> Sequence[Witness]:
        return self._told[rank]

    def theme(self, rank: int) -> Theme:
        """What an article is about."""
        return self._told[rank][0].theme


def happenings_of(told: Told, progress: Progress | None = None) -> Iterator[list[Witness]]:
    """The mentions in groups, one a happening, as soon as each is complete; ``progress`` hears of articles compared and mentions told."""
    say = progress or _say_nothing
    blocks, glances = _first_walk(told)
    read = _AtHand(told, blocks.starts)
    judged = _Judged(blocks.mentions)
    for pair in _pairs(read, blocks, glances, say):
        judged.put(pair)
    del blocks, glances
    judged.join()
    for number in range(read.mentions):
        say("telling", number + 1, read.mentions)
        if judged.alone(number):
            yield [read[number]]
        elif judged.is_last(number):
            members = judged.component(number)
            for group in clustered(members, read, judged.of(members)):
                yield [read[member] for member in group]


def pairs(witnesses: Sequence[Witness]) -> Iterator[Pair]:
    """All pairs that a rule or the evidence takes for one happening, by the later mention."""
    told = InMemory(witnesses)
    blocks, glances = _first_walk(told)
    yield from _pairs(_AtHand(told, blocks.starts), blocks, glances)


# Mentions -------------------------------------------------------------------------------------------------


class _AtHand:
    """Mentions by their numbers; those read lately are kept."""

    def __init__(self, told: Told, starts: array[int]) -> None:
        self._told = told
        self._starts = starts
        self._held: OrderedDict[int, Witness] = OrderedDict()

    @property
    def articles(self) -> int:
        """How many articles there are."""
        return len(self._told)

    @property
    def mentions(self) -> int:
        """How many mentions there are."""
        return self._starts[-1]

    def stretch(self, rank: int) -> tuple[int, int]:
        """The numbers of the mentions of an article: the first, and the one behind the last."""
        return self._starts[rank], self._starts[rank + 1]

    def ranks(self, numbers: Numbers) -> Numbers:
        """The ranks of the articles that mentions are of."""
        return np.searchsorted(np.frombuffer(self._starts, dtype=np.int32), numbers, side="right") - 1

    def theme(self, rank: int) -> Theme:
        """What an article is about."""
        return self._told.theme(rank)

    def __getitem__(self, number: int) -> Witness:
        found = self._held.get(number)
        if found is None:
            rank = bisect_right(self._starts, number) - 1
            found = self._held[number] = self._told[rank][number - self._starts[rank]]
            if len(self._held) > AT_HAND:
                self._held.popitem(last=False)
        else:
            self._held.move_to_end(number)
        return found


# Blocks that several articles share -----------------------------------------------------------------------


@dataclass(slots=True)
class _Blocks:
    """Which mentions stand in which block, and which look there; blocks that nobody shares are forgotten.

    ``starts`` are the numbers of the first mention of each article. ``standing`` holds a number for every mention in a block, made of
    the block's and the mention's own, in order; ``block``, ``at`` and ``nearness`` tell of each look-up, in the order of mentions.
    """

    starts: array[int]
    standing: Numbers
    block: Numbers
    at: Numbers
    nearness: Numbers

    @property
    def mentions(self) -> int:
        """How many mentions there are."""
        return self.starts[-1]

    def beside(self, begin: int, end: int) -> tuple[Numbers, Numbers, Numbers]:
        """For the mentions of these numbers those told before in a common block: the later, the earlier, how near the block is."""
        first, last = np.searchsorted(self.at, [begin, end])
        block, at = self.block[first:last], self.at[first:last]
        ends = np.searchsorted(self.standing, (block << 32) | at)
        begins = np.maximum(np.searchsorted(self.standing, block << 32), ends - COMPARED)
        places, which = spread(begins, np.maximum(begins, ends))
        return at[which], self.standing[places] & 0xFFFFFFFF, self.nearness[first:last][which].astype(np.int64)


def _first_walk(told: Told) -> tuple[_Blocks, Glances]:
    """The blocks of these mentions, and each at a glance."""
    starts, names, at, near, own = array("i", [0]), array("q"), array("i"), array("h"), array("b")
    glances = Glances()
    for rank in range(len(told)):
        here = told[rank]
        for number, witness in enumerate(here, starts[-1]):
            glances.put(witness)
            mine = set(keys(witness))
            for nearness, key in enumerate(lookups(witness)):
                if key[0] not in WITHIN:
                    names.append(hash(key))
                    at.append(number)
                    near.append(nearness)
                    own.append(key in mine)
        starts.append(starts[-1] + len(here))
    return _Blocks(starts, *_shared(np.asarray(names), np.asarray(at), np.asarray(near), np.asarray(own).astype(bool))), glances


def _shared(names: Any, at: Any, near: Any, own: Any) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    """The look-ups into blocks in which a mention stands that another looks into later."""
    if not len(names):
        return (np.zeros(0, dtype=np.int64),) * 4
    order = np.argsort(names, kind="stable")
    ranked = names[order]
    is_first = np.concatenate([[True], ranked[1:] != ranked[:-1]])
    del ranked
    block = np.empty(len(names), dtype=np.int32)
    block[order] = np.cumsum(is_first, dtype=np.int32) - 1
    blocks = int(is_first.sum())
    del order, is_first
    first = np.full(blocks, np.iinfo(np.int32).max, dtype=np.int32)
    np.minimum.at(first, block[own], at[own])
    last = np.full(blocks, -1, dtype=np.int32)
    np.maximum.at(last, block, at)
    useful = (first < last)[block]
    shared, at, near, own = block[useful].astype(np.int64), at[useful].astype(np.int64), near[useful], own[useful]
    return np.sort((shared[own] << 32) | at[own]), shared, at, near


# Judging --------------------------------------------------------------------------------------------------


def _say_nothing(stage: str, done: int, total: int) -> None:
    """Progress nobody wants to see."""


def _pairs(read: _AtHand, blocks: _Blocks, glances: Glances, say: Progress = _say_nothing) -> Iterator[Pair]:
    """All pairs that a rule or the evidence takes for one happening, by the later mention."""
    stories = Stories()
    for rank in range(read.articles):
        say("comparing", rank + 1, read.articles)
        begin, end = read.stretch(rank)
        theme = read.theme(rank)
        alike = [read.stretch(other) for other in stories.told_before(theme)]
        stories.put(rank, theme)
        shared = _nearest(blocks.beside(begin, end), glances.of_kin((begin, end), alike))
        elsewhere = shared[1] < begin
        within = _within(begin, end, read, _by_later(column[~elsewhere] for column in shared))
        across = _across(rank, read, glances, [column[elsewhere] for column in shared])
        yield from merge(within, across, key=attrgetter("later"))


def _nearest(beside: Sequence[Numbers], of_kin: Sequence[Numbers]) -> tuple[Numbers, Numbers, Numbers]:
    """Each pair once, by the later and then the earlier, as near as it stands anywhere."""
    later, earlier = (np.concatenate(both) for both in zip(beside[:2], of_kin, strict=True))
    near = np.concatenate([beside[2], np.full(len(of_kin[0]), _FAR)])
    order = np.argsort(near, kind="stable")
    _, first = np.unique(((later << 32) | earlier)[order], return_index=True)
    kept = order[first]
    return later[kept], earlier[kept], near[kept]


def _by_later(columns: Iterable[Numbers]) -> dict[int, dict[int, int]]:
    found: defaultdict[int, dict[int, int]] = defaultdict(dict)
    for later, earlier, near in zip(*(column.tolist() for column in columns), strict=True):
        found[later][earlier] = near
    return found


def _within(begin: int, end: int, read: _AtHand, shared: Mapping[int, Mapping[int, int]]) -> Iterator[Pair]:
    """The pairs of one article; ``shared`` are those that have a block in common which articles share."""
    standing: defaultdict[Key, list[int]] = defaultdict(list)
    for number in range(begin, end):
        witness = read[number]
        own = [(nearness, key) for nearness, key in enumerate(lookups(witness)) if key[0] in WITHIN]
        if comparable(witness):
            found = dict(shared.get(number, {}))
            for nearness, key in own:
                for other in standing.get(key, ())[-COMPARED:]:
                    found[other] = min(nearness, found.get(other, nearness))
            for other, nearness in found.items():
                rule, odds = judge(read[other], witness)
                if rule is not None:
                    yield Pair(other, number, rule, nearness, odds)
        for _, key in own:
            standing[key].append(number)


def _across(rank: int, read: _AtHand, glances: Glances, candidates: Sequence[Numbers]) -> Iterator[Pair]:
    """The pairs of mentions of an article with those of others, of these candidates: only what a glance leaves open is read."""
    later, earlier, near = candidates
    ruled, weighed = glances.possible(later, earlier)
    ranks = read.ranks(earlier)
    one_story = {other: may_be_one_story(read.theme(other), read.theme(rank)) for other in np.unique(ranks[weighed & ~ruled]).tolist()}
    weighed &= np.array([one_story.get(other, False) for other in ranks.tolist()], dtype=bool)
    kept = _best(np.flatnonzero(ruled | weighed), candidates, ruled, glances)
    for number, other, nearness, by_rule in zip(*(column[kept].tolist() for column in (later, earlier, near, ruled)), strict=True):
        one, two = read[other], read[number]
        rule, odds = judge(one, two) if by_rule else judge_by_evidence(one, two)
        if rule is not None:
            yield Pair(other, number, rule, nearness, odds)


def _best(possible: Numbers, candidates: Sequence[Numbers], ruled: Mask, glances: Glances) -> Numbers:
    """Of these candidates at most ``CANDIDATES`` a mention: those of its surest blocks, then those that have the rarest words in common."""
    later, earlier, near = (column[possible] for column in candidates)
    starts = np.flatnonzero(np.concatenate([[True], later[1:] != later[:-1]])) if len(later) else later
    if not (np.diff([*starts, len(later)]) > CANDIDATES).any():
        return possible
    order = np.lexsort((-earlier, -glances.likeness(later, earlier), np.where(ruled[possible], near, _FAR), later))
    place = np.arange(len(order)) - np.repeat(starts, np.diff([*starts, len(order)]))
    return possible[np.sort(order[place < CANDIDATES])]


class _Judged:
    """Pairs, some bytes each, and what they join."""

    def __init__(self, mentions: int) -> None:
        self._above = array("i", range(mentions))
        self._earlier, self._later, self._rule, self._nearness = array("i"), array("i"), array("h"), array("h")
        self._odds = array("d")

    def put(self, pair: Pair) -> None:
        """Note a pair; pairs come by the later mention."""
        self._earlier.append(pair.earlier)
        self._later.append(pair.later)
        self._rule.append(pair.rule)
        self._nearness.append(pair.nearness)
        self._odds.append(pair.odds)
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
            number: [Pair(self._earlier[at], number, self._rule[at], self._nearness[at], self._odds[at]) for at in range(begin, end)]
            for number, begin, end in zip(members, begins, ends, strict=True)
            if begin < end
        }
