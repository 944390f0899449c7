"""What a few numbers say of every mention: enough to know of most pairs, without looking at the two, that nothing makes them one.

A case of a hundred thousand articles has millions of mentions. Each is here some hundred bytes; which words it tells, who takes part and
what its article is about is read for the pairs alone that are left. ``Glances.possible`` leaves out no pair of two articles that a
rule or the evidence could take for one (a test holds it to that), so it may be as coarse as it likes.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import reduce
from hashlib import blake2b
from operator import or_
from typing import Any, NamedTuple

import numpy as np

from dateline.events.language.frequency import rarity
from dateline.events.merging.evidence import APART, LIKELY, SURE, facts_of
from dateline.events.merging.judging import WITHIN, comparable, keys, lookups, meeting_keys, tells_what
from dateline.events.merging.rules import NEWS_DAYS, UNSURE, is_news
from dateline.events.merging.witnesses import Witness, days
from dateline.events.schema import Factuality, Polarity

HAPPENING, DENIED, PLANNED, DOUBTFUL, FIRM, NAMED, COMPARABLE, POSSIBLE, TABLE, NEWS = (1 << bit for bit in range(10))
BITS = 63  # in which numbers and names of places are noted: what has no bit in common has no word in common
MARKS = 8
"""Names and words of a clause by which it is like another, the rarest."""
NO_MARK = -1
EXACTLY = 1_000  # rarities are whole numbers, so that their sums are the same on every machine
LONG_AGO, FAR_AHEAD = -(2**31), 2**31 - 1  # of what has no first or no last day

Numbers = np.ndarray[Any, np.dtype[np.int64]]
Chances = np.ndarray[Any, np.dtype[np.float64]]
Mask = np.ndarray[Any, np.dtype[np.bool_]]


class Noted(NamedTuple):
    """What is noted of the mentions of one article, whatever other articles there are: their glances, and where they look for others.

    ``kinds``, ``kin`` and ``marks`` are places in ``names``. ``block`` names the block of each look-up that may be of several articles,
    by ``place`` (the mention's, in its article), with its nearness, and whether the mention stands there itself.
    """

    names: tuple[str, ...]
    kinds: Numbers
    flags: Numbers
    words: Numbers
    first: Numbers
    last: Numbers
    published: Numbers
    numbers: Numbers
    places: Numbers
    kin: Numbers
    kin_counts: Numbers
    marks: Numbers
    block: Numbers
    place: Numbers
    nearness: Numbers
    own: Numbers


NOTED_AS = dict(zip(Noted._fields[1:], "ihqiiiqqiiiqihb", strict=True))
"""How large the numbers of each column are, as ``array`` calls it."""


def noted(witnesses: Iterable[Witness]) -> Noted:
    """What is noted of the mentions of an article."""
    places: dict[str, int] = {}
    columns = {name: array(kind) for name, kind in NOTED_AS.items()}

    def number(name: str) -> int:
        return places.setdefault(name, len(places))

    for place, witness in enumerate(witnesses):
        for name, value in _at_a_glance(witness, number):
            columns[name].append(value)
        for name, value in _looking(witness, place):
            columns[name].append(value)
    return Noted(tuple(places), *(np.frombuffer(column, dtype=column.typecode) for column in columns.values()))


def _at_a_glance(witness: Witness, number: Callable[[str], int]) -> Iterator[tuple[str, int]]:
    first, last = days(witness.stretch)
    kin = sorted(meeting_keys(witness)) if tells_what(witness) else []
    marks = list(map(number, _marks(witness)))
    yield "kinds", number(witness.kind)
    yield "flags", _flags(witness)
    yield "words", lasting_hash(witness.words) if witness.words else 0
    yield "first", LONG_AGO if first is None else first
    yield "last", FAR_AHEAD if last is None else last
    yield "published", witness.published
    yield "numbers", _bits(facts_of(witness).numbers)
    yield "places", _bits(word for place in facts_of(witness).places for word in place)
    yield "kin_counts", len(kin)
    yield from (("kin", number(name)) for name in kin)
    yield from (("marks", mark) for mark in [*marks, *[NO_MARK] * (MARKS - len(marks))])


def _looking(witness: Witness, place: int) -> Iterator[tuple[str, int]]:
    mine = set(keys(witness))
    for nearness, key in enumerate(lookups(witness)):
        if key[0] not in WITHIN:
            yield "block", lasting_hash("\0".join(map(str, key)))
            yield "place", place
            yield "nearness", nearness
            yield "own", key in mine


def lasting_hash(name: str) -> int:
    """A number for a text, the same in every process."""
    return int.from_bytes(blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little", signed=True)


def _bits(words: Iterable[str]) -> int:
    """Some words in few bits."""
    return reduce(or_, (1 << lasting_hash(word) % BITS for word in words), 0)


class Glances:
    """Every mention so far, by its number, as numbers."""

    def __init__(self) -> None:
        self._names: dict[str, int] = {}
        self._kinds, self._flags, self._words = array("i"), array("h"), array("q")
        self._numbers, self._places = array("q"), array("q")
        self._first, self._last, self._published = array("i"), array("i"), array("i")
        self._kin, self._kin_starts = array("i"), array("q", [0])
        self._marks, self._rarities = array("i"), array("i")

    def put(self, found: Noted) -> None:
        """Note the mentions of an article, the next by number."""
        names = np.array([*map(self._number, found.names), NO_MARK], dtype=np.int32)  # the last is that of no mark
        for column, values in ((self._kinds, found.kinds), (self._kin, found.kin), (self._marks, found.marks)):
            column.frombytes(names[values].tobytes())
        self._flags.frombytes(found.flags.tobytes())
        self._words.frombytes(found.words.tobytes())
        self._first.frombytes(found.first.tobytes())
        self._last.frombytes(found.last.tobytes())
        self._published.frombytes(found.published.tobytes())
        self._numbers.frombytes(found.numbers.tobytes())
        self._places.frombytes(found.places.tobytes())
        self._kin_starts.frombytes((self._kin_starts[-1] + np.cumsum(found.kin_counts, dtype=np.int64)).tobytes())

    def _number(self, name: str) -> int:
        found = self._names.setdefault(name, len(self._names))
        if found == len(self._rarities):
            self._rarities.append(round(EXACTLY * rarity(name)))
        return found

    def of_kin(self, mine: tuple[int, int], others: Sequence[tuple[int, int]]) -> tuple[Numbers, Numbers]:
        """Of these stretches of numbers the pairs of happenings whose words are of one kind: of mine, of the others."""
        if not others:
            return _NONE, _NONE
        (kin, number), *parts = map(self._kin_of, (mine, *others))
        their_kin, their_number = (np.concatenate(column) for column in zip(*parts, strict=True))
        order = np.argsort(their_kin, kind="stable")
        begins, ends = (np.searchsorted(their_kin[order], kin, side=side) for side in ("left", "right"))
        places, which = spread(begins, ends)
        return number[which], their_number[order][places]

    def _kin_of(self, stretch: tuple[int, int]) -> tuple[Numbers, Numbers]:
        """The kinds of the words of these mentions, each with the mention's number."""
        begin, end = stretch
        starts = np.frombuffer(self._kin_starts, dtype=np.int64)[begin : end + 1]
        kin = np.frombuffer(self._kin, dtype=np.int32)[starts[0] : starts[-1]]
        return kin.astype(np.int64), np.repeat(np.arange(begin, end), np.diff(starts))

    def possible(self, later: Numbers, earlier: Numbers) -> tuple[Mask, Mask]:
        """Which of these pairs of mentions of two articles a rule may take for one, and which the evidence may."""
        one, other = self._of(earlier), self._of(later)
        apart = (one.last < other.first) | (one.first > other.last)
        both, either, differ = one.flags & other.flags, one.flags | other.flags, one.flags ^ other.flags
        both_firm = (both & FIRM) > 0
        weighed = ((both & HAPPENING) > 0) & ((differ & (DENIED | PLANNED)) == 0) & ((either & TABLE) == 0) & ~(both_firm & apart)
        weighed &= ~_no_bit_in_common(self._places, earlier, later) & ~(((either & NEWS) > 0) & _not_of_one_time(one, other))
        agree = (one.kind == other.kind) & ((differ & DOUBTFUL) == 0) & ((either & DENIED) == 0)
        near = ~apart | (np.abs(one.first - other.first) <= 1) | (~both_firm & (np.abs(one.published - other.published) <= NEWS_DAYS))
        copied = (one.words == other.words) & (one.words != 0)
        told = (other.flags & COMPARABLE) > 0
        return told & ((agree & near & ((both & NAMED) > 0)) | copied), told & weighed

    def in_one_story(self, later: Numbers, earlier: Numbers, chances: Chances) -> Mask:
        """Which of these pairs the evidence may take for one, where their articles tell one story with these chances."""
        flags = np.frombuffer(self._flags, dtype=np.int16)
        one_unsure = ((flags[earlier] ^ flags[later]) & POSSIBLE) > 0
        others = _no_bit_in_common(self._numbers, earlier, later)
        found: Mask = (chances >= APART) & ~(one_unsure & (chances < LIKELY)) & ~(others & (chances < SURE))
        return found

    def likeness(self, later: Numbers, earlier: Numbers) -> Numbers:
        """How rare the names and words are that these pairs have in common, and their word where it is one: more is likelier one."""
        marks, rarities = np.frombuffer(self._marks, dtype=np.int32).reshape(-1, MARKS), np.frombuffer(self._rarities, dtype=np.int32)
        mine, theirs = marks[later], marks[earlier]
        shared = (mine[:, :, None] == theirs[:, None, :]).any(axis=2) & (mine != NO_MARK)
        kinds = np.frombuffer(self._kinds, dtype=np.int32)
        one_kind = np.where(kinds[later] == kinds[earlier], rarities[kinds[later]], 0)
        found: Numbers = np.where(shared, rarities[mine], 0).sum(axis=1) + one_kind
        return found

    def _of(self, numbers: Numbers) -> _Columns:
        columns = (self._kinds, self._flags, self._words, self._first, self._last, self._published)
        return _Columns(*(np.frombuffer(column, dtype=column.typecode)[numbers].astype(np.int64) for column in columns))


class _Columns(NamedTuple):
    kind: Numbers
    flags: Numbers
    words: Numbers
    first: Numbers
    last: Numbers
    published: Numbers


def _no_bit_in_common(column: array[int], earlier: Numbers, later: Numbers) -> Mask:
    """Which of these pairs both have something, and nothing in common."""
    bits = np.frombuffer(column, dtype=np.int64)
    one, other = bits[earlier], bits[later]
    found: Mask = (one != 0) & (other != 0) & ((one & other) == 0)
    return found


def _not_of_one_time(one: _Columns, other: _Columns) -> Mask:
    """Which of these pairs were at two times, where news that no word dates is of the days before its article."""
    (first, last), (begin, end) = _news_days(one), _news_days(other)
    found: Mask = (last < begin) | (first > end)
    return found


def _news_days(some: _Columns) -> tuple[Numbers, Numbers]:
    news = (some.flags & NEWS) > 0
    return np.where(news, some.published - NEWS_DAYS, some.first), np.where(news, some.published, some.last)


def spread(begins: Numbers, ends: Numbers) -> tuple[Numbers, Numbers]:
    """All places of some stretches, one behind the other, and the number of the stretch that each is of.

    >>> [column.tolist() for column in spread(np.array([5, 9]), np.array([7, 10]))]
    [[5, 6, 9], [0, 0, 1]]
    """
    lengths = ends - begins
    which = np.repeat(np.arange(len(lengths)), lengths)
    return np.arange(len(which)) + np.repeat(begins - np.cumsum(lengths) + lengths, lengths), which


_NONE = np.zeros(0, dtype=np.int64)


def _marks(witness: Witness) -> list[str]:
    """The rarest names and words of its clause."""
    told = witness.mention.telling
    return sorted(told.names | told.words | witness.all_names, key=lambda word: (-rarity(word), word))[:MARKS]


def _flags(witness: Witness) -> int:
    event = witness.event
    flags = HAPPENING if tells_what(witness) else 0
    flags |= DENIED if event.polarity is Polarity.NEG else 0
    flags |= PLANNED if event.factuality is Factuality.PLANNED else 0
    flags |= DOUBTFUL if event.factuality in UNSURE else 0
    flags |= FIRM if witness.told_firmly else 0
    flags |= COMPARABLE if comparable(witness) else 0
    flags |= POSSIBLE if event.factuality is Factuality.POSSIBLE else 0
    flags |= TABLE if witness.in_figures else 0
    flags |= NEWS if is_news(witness) else 0
    return flags | (NAMED if witness.names else 0)
