"""Two timelines compared: what came, went, moved, was reworded. Entries are the same where they share an event, by its uid."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from dateline.events.calendar.edtf import edtf
from dateline.events.schema import Entry, Factuality, Timeline


class Change(StrEnum):
    """What became of an entry."""

    CAME = "came"
    WENT = "went"
    MOVED = "moved"
    REWORDED = "reworded"
    CLAIM = "claims otherwise"
    STATUS = "confirmed otherwise"
    JOINED = "joined"
    PARTED = "parted"


@dataclass(frozen=True, slots=True)
class Difference:
    """An entry that is not as it was; ``old`` or ``new`` is missing where it came or went.

    Where it joined another, ``new`` is the entry that it is part of now; where it parted, ``old`` is the one that it was part of.
    ``old_claim`` and ``new_claim`` are what the two claim.
    """

    changes: tuple[Change, ...]
    old: Entry | None
    new: Entry | None
    old_claim: Factuality | None = None
    new_claim: Factuality | None = None


def differences(old: Timeline, new: Timeline) -> tuple[Difference, ...]:
    """What changed, in the order of the new timeline; what went comes last.

    An entry is followed by its events: of several that share one with it, the one that shares most is what became of it.
    """
    return tuple(_differences(_Told(old), _Told(new)))


class _Told:
    """A timeline's entries by the uids of their events."""

    def __init__(self, timeline: Timeline) -> None:
        uids = {dated.event.id: dated.event.uid for dated in timeline.events}
        self.claims = {dated.event.id: dated.event.factuality for dated in timeline.events}
        self.entries = timeline.entries
        self.uids = [frozenset(uids[event] for event in entry.events) - {""} for entry in self.entries]
        self.home = {uid: number for number, found in enumerate(self.uids) for uid in found}

    def claim(self, number: int) -> Factuality:
        """What the entry claims: an editor's word, else what its first mention says."""
        entry = self.entries[number]
        return entry.claim or self.claims[entry.events[0]]


def _differences(old: _Told, new: _Told) -> Iterator[Difference]:
    became = _heirs(old, new)
    came_of = {heir: number for number, heir in became.items()}
    for number in range(len(new.entries)):
        if number in came_of:
            if changes := tuple(_changes(old, came_of[number], new, number)):
                yield _difference(changes, old, came_of[number], new, number)
        elif source := _kin(new.uids[number], old.home):
            yield _difference((Change.PARTED,), old, source[0], new, number)
        else:
            yield _difference((Change.CAME,), old, None, new, number)
    for number in range(len(old.entries)):
        if number not in became:
            target = _kin(old.uids[number], new.home)
            yield _difference((Change.JOINED if target else Change.WENT,), old, number, new, target[0] if target else None)


def _difference(changes: tuple[Change, ...], old: _Told, one: int | None, new: _Told, other: int | None) -> Difference:
    """What became of one entry, which is another now."""
    sides = ((old, one), (new, other))
    before, after = (None if number is None else told.entries[number] for told, number in sides)
    claimed, claims = (None if number is None else told.claim(number) for told, number in sides)
    return Difference(changes, before, after, claimed, claims)


def _heirs(old: _Told, new: _Told) -> Mapping[int, int]:
    """What became of each old entry: those that share most events first, of these what is told in the same words; each new entry once."""
    shared = Counter((old.home[uid], new.home[uid]) for uid in old.home.keys() & new.home.keys())
    heirs: dict[int, int] = {}
    taken: set[int] = set()
    reworded = {pair: old.entries[pair[0]].summary != new.entries[pair[1]].summary for pair in shared}
    for one, other in sorted(shared, key=lambda pair: (-shared[pair], reworded[pair], pair)):
        if one not in heirs and other not in taken:
            heirs[one] = other
            taken.add(other)
    return heirs


def _kin(uids: frozenset[str], home: Mapping[str, int]) -> list[int]:
    """The entries that share one of these events, the nearest first."""
    return [number for number, _ in Counter(home[uid] for uid in sorted(uids) if uid in home).most_common()]


def _changes(old: _Told, one: int, new: _Told, other: int) -> Iterator[Change]:
    before, after = old.entries[one], new.entries[other]
    if edtf(before.when.stretch) != edtf(after.when.stretch):
        yield Change.MOVED
    if before.summary != after.summary:
        yield Change.REWORDED
    if old.claim(one) != new.claim(other):
        yield Change.CLAIM
    if before.status != after.status:
        yield Change.STATUS
