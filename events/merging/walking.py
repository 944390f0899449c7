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
from typing import Any, NamedTuple, Protocol

import numpy as np

from dateline.events.merging.alike import story
from dateline.events.merging.before import NO_NUMBERS, NOTHING, Before, Carried, Columns, Walked
from dateline.events.merging.glance import Glances, Mask, Noted, Numbers, noted, spread
from dateline.events.merging.grouping import clustered
from dateline.events.merging.judging import COMPARED, WITHIN, Key, Pair, comparable, judge, judge_by_evidence, lookups
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

    def noted(self, rank: int, /) -> Noted:
        """What is noted of the mentions of an article."""


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

    def noted(self, rank: int) -> Noted:
        """What is noted of the mentions of an article."""
        return noted(self._told[rank])


def happenings_of(told: Told, progress: Progress | None = None) -> Iterator[list[Witness]]:
    """The mentions in groups, one a happening, as soon as each is complete; ``progress`` hears of articles compared and mentions told."""
    walk = Walk(told, progress)
    for found in walk:
        if not isinstance(found, AsTold):
            yield [walk[number] for number in found]


class AsTold(NamedTuple):
    """A component that is as it was when it was told before; by the number that its last mention had then."""

    last: int


class Walk:
    """All mentions compared, and their groups.

    Args:
        told: the articles.
        progress: hears of articles compared and mentions told.
        before: an earlier walk over most of the same articles: what it found is not looked for again.
    """

    def __init__(self, told: Told, progress: Progress | None = None, before: Before = NOTHING) -> None:
        self._say = progress or _say_nothing
        blocks, glances, carried = _first_walk(told, before)
        self._read = _AtHand(told, blocks.starts)
        self._judged = _Judged(blocks.mentions)
        self._alike = [self._noted(*found) for found in _comparing(self._read, blocks, glances, carried, self._say)]
        del blocks, glances
        self._judged.join()
        self._as_told = carried.as_told(self._judged.component_of_each())
        self._now = carried.now_of_then()

    def _noted(self, alike: Sequence[int], pairs: Columns) -> tuple[int, ...]:
        self._judged.put_all(pairs)
        return tuple(alike)

    def __getitem__(self, number: int) -> Witness:
        """The mention of this number."""
        return self._read[number]

    def __iter__(self) -> Iterator[AsTold | list[int]]:
        """The groups, by the numbers of their mentions, of one component after the other; components by their last mention."""
        as_told: list[int] = self._as_told.tolist()
        for number, then in enumerate(as_told):
            self._say("telling", number + 1, len(as_told))
            if self._judged.alone(number):
                yield AsTold(then) if then >= 0 else [number]
            elif self._judged.is_last(number):
                yield from [AsTold(then)] if then >= 0 else self._clustered(number)

    def _clustered(self, number: int) -> list[list[int]]:
        members = self._judged.component(number)
        return clustered(members, self._read, self._judged.of(members))

    def rank(self, number: int) -> int:
        """The rank of the article that the mention of this number is of."""
        return self._read.rank(number)

    def last_of(self, number: int) -> int:
        """The number of the last mention of the component that the mention of this number is of."""
        return self._judged.component(number)[-1]

    def now_of_then(self) -> Numbers:
        """Of each mention of the earlier walk its number now, or -1."""
        return self._now

    def walked(self) -> Walked:
        """What a later walk need not look for again."""
        starts = np.asarray(self._read.starts)
        return Walked(starts, tuple(self._alike), self._judged.pairs(), self._judged.component_of_each())


def pairs(witnesses: Sequence[Witness]) -> Iterator[Pair]:
    """All pairs that a rule or the evidence takes for one happening, by the later mention."""
    told = InMemory(witnesses)
    blocks, glances, carried = _first_walk(told, NOTHING)
    for _, (earlier, later, rule, nearness, odds) in _comparing(_AtHand(told, blocks.starts), blocks, glances, carried):
        for pair in zip(earlier.tolist(), later.tolist(), rule.tolist(), nearness.tolist(), odds.tolist(), strict=True):
            yield Pair(*pair)


# Mentions -------------------------------------------------------------------------------------------------


class _AtHand:
    """Mentions by their numbers; those read lately are kept."""

    def __init__(self, told: Told, starts: array[int]) -> None:
        self._told = told
        self.starts = starts
        self._held: OrderedDict[int, Witness] = OrderedDict()

    @property
    def articles(self) -> int:
        """How many articles there are."""
        return len(self._told)

    @property
    def mentions(self) -> int:
        """How many mentions there are."""
        return self.starts[-1]

    def stretch(self, rank: int) -> tuple[int, int]:
        """The numbers of the mentions of an article: the first, and the one behind the last."""
        return self.starts[rank], self.starts[rank + 1]

    def rank(self, number: int) -> int:
        """The rank of the article that a mention is of."""
        return bisect_right(self.starts, number) - 1

    def ranks(self, numbers: Numbers) -> Numbers:
        """The ranks of the articles that mentions are of."""
        starts = np.frombuffer(self.starts, dtype=np.int32)
        return np.searchsorted(starts, numbers.astype(starts.dtype), side="right") - 1  # of another kind, all starts would be copied

    def theme(self, rank: int) -> Theme:
        """What an article is about."""
        return self._told.theme(rank)

    def __getitem__(self, number: int) -> Witness:
        found = self._held.get(number)
        if found is None:
            rank = self.rank(number)
            found = self._held[number] = self._told[rank][number - self.starts[rank]]
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


def _first_walk(told: Told, before: Before) -> tuple[_Blocks, Glances, Carried]:
    """The blocks of these mentions, each at a glance, and what an earlier walk found."""
    starts, names, at, near, own = array("i", [0]), array("q"), array("i"), array("h"), array("b")
    glances, come = Glances(), []
    for rank in range(len(told)):
        here = told.noted(rank)
        glances.put(here)
        names.frombytes(here.block.tobytes())
        at.frombytes((here.place + starts[-1]).astype(np.int32).tobytes())
        near.frombytes(here.nearness.tobytes())
        own.frombytes(here.own.tobytes())
        starts.append(starts[-1] + len(here.kinds))
        if before.was and before.was[rank] < 0:
            come.append((here, told.theme(rank)))
    carried = Carried(before, np.asarray(starts))
    if before.was:
        carried.look(come, np.asarray(names), np.asarray(at))
    blocks = _shared(np.asarray(names), np.asarray(at), np.asarray(near), np.asarray(own).astype(bool))
    return _Blocks(starts, *blocks), glances, carried


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


def _comparing(
    read: _AtHand, blocks: _Blocks, glances: Glances, carried: Carried, say: Progress = _say_nothing
) -> Iterator[tuple[list[int], Columns]]:
    """Of each article those that tell its story, and the pairs of its mentions with what was told before."""
    stories = Stories()
    for rank in range(read.articles):
        say("comparing", rank + 1, read.articles)
        theme = read.theme(rank)
        then = carried.alike(rank)
        alike = then if then is not None and carried.holds(rank, theme) else stories.told_before(theme)
        stories.put(rank, theme)
        if alike == then and not carried.touched[rank]:
            yield alike, carried.pairs_of(rank)
        else:
            found = _columns(_compared(rank, alike, read, blocks, glances))
            carried.judged_anew(rank, found)
            yield alike, found


def _columns(pairs: Iterable[Pair]) -> Columns:
    fields = [(pair.earlier, pair.later, pair.rule, pair.nearness, pair.odds) for pair in pairs]
    earlier, later, rule, nearness, odds = map(np.array, zip(*fields, strict=True)) if fields else (NO_NUMBERS,) * 5
    return earlier, later, rule, nearness, odds.astype(float)


def _compared(rank: int, alike: Sequence[int], read: _AtHand, blocks: _Blocks, glances: Glances) -> Iterator[Pair]:
    """All pairs of this article that a rule or the evidence takes for one happening, by the later mention."""
    begin, end = read.stretch(rank)
    shared = _nearest(blocks.beside(begin, end), glances.of_kin((begin, end), [read.stretch(other) for other in alike]))
    elsewhere = shared[1] < begin
    within = _within(begin, end, read, _by_later(column[~elsewhere] for column in shared))
    across = _across(rank, read, glances, [column[elsewhere] for column in shared])
    return merge(within, across, key=attrgetter("later"))


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
    open_pairs = np.flatnonzero(weighed & ~ruled)
    others, which = np.unique(read.ranks(earlier[open_pairs]), return_inverse=True)
    chances = np.array([story(read.theme(other), read.theme(rank)) for other in others.tolist()])
    weighed[open_pairs] = glances.in_one_story(later[open_pairs], earlier[open_pairs], chances[which]) if len(others) else False
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

    def put_all(self, pairs: Columns) -> None:
        """Note pairs; they come by the later mention."""
        columns: tuple[array[Any], ...] = (self._earlier, self._later, self._rule, self._nearness, self._odds)
        for column, values in zip(columns, pairs, strict=True):
            column.frombytes(values.astype(column.typecode).tobytes())
        for earlier, later in zip(pairs[0].tolist(), pairs[1].tolist(), strict=True):
            self._above[self._top(later)] = self._top(earlier)

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

    def component_of_each(self) -> Numbers:
        """Of each mention the last of its component."""
        return np.asarray(self._order[np.asarray(self._ends) - 1])

    def pairs(self) -> Columns:
        """All of them."""
        earlier, later, rule, nearness, odds = map(np.asarray, (self._earlier, self._later, self._rule, self._nearness, self._odds))
        return earlier, later, rule, nearness, odds

    def of(self, members: Sequence[int]) -> dict[int, list[Pair]]:
        """The pairs of a component, by the later mention."""
        numbers = np.array(members, dtype=self._pairs.dtype)  # of another kind, all pairs would be copied
        begins, ends = (np.searchsorted(self._pairs, numbers, side=side).tolist() for side in ("left", "right"))
        return {
            number: [Pair(self._earlier[at], number, self._rule[at], self._nearness[at], self._odds[at]) for at in range(begin, end)]
            for number, begin, end in zip(members, begins, ends, strict=True)
            if begin < end
        }
