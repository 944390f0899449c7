"""One happening with all who tell it: which of them tells it best, and which dates it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from math import isqrt

from dateline.events.merging.witnesses import Witness, days
from dateline.events.schema import Basis, Form
from dateline.events.timeline.revisions import latest
from dateline.events.timeline.sentences import is_quoted, is_whole

_BASES = tuple(Basis)
A_CROWD = 4  # mentions of which some tell it in words that others use
PARTS = 100  # whole numbers, the same on every machine
Days = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Happening:
    """Its witnesses; ``told`` is the one whose words the timeline prints, ``dated`` the one whose time it trusts."""

    witnesses: tuple[Witness, ...]
    told: Witness
    dated: Witness
    day: tuple[int | None, int | None] = field(init=False, compare=False, repr=False)
    """The first and the last day that it can have touched."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "day", days(self.dated.stretch))

    @property
    def uids(self) -> frozenset[str]:
        """The lasting names of all its mentions."""
        return frozenset(witness.event.uid for witness in self.witnesses)

    @property
    def firm(self) -> bool:
        """Whether the text dates it, in its own clause or sentence."""
        return self.dated.told_firmly


def happening(group: Sequence[Witness]) -> Happening:
    """The group, with the witnesses that tell and date it best."""
    revised = latest(group)
    tellers = [witness for witness in group if witness.event.id in revised and not witness.is_noun] or group
    agreeing = Counter(days(witness.stretch) for witness in group if witness.told_firmly)
    told_in = Counter(word for witness in group for word in witness.mention.telling.words) if len(group) >= A_CROWD else Counter[str]()
    dated = min(group, key=partial(_distrust, agreeing=agreeing))
    told = min(tellers, key=partial(_plainness, told_in=told_in, crowd=len(group), of=days(dated.stretch)))
    return Happening(tuple(group), told, dated)


def _distrust(witness: Witness, agreeing: Mapping[Days, int]) -> tuple[int, int, int, tuple[int, int, int]]:
    """The nearest basis first, then the narrowest bounds, then the days that most of them name, then the first witness."""
    first, last = named = days(witness.stretch)
    width = last - first if first is not None and last is not None else 10**9
    return (_BASES.index(witness.basis) if witness.basis else len(_BASES), width, -agreeing.get(named, 0), witness.place)


def _plainness(witness: Witness, told_in: Mapping[str, int], crowd: int, of: Days) -> tuple[int, int, tuple[int, int, int]]:
    """What stands against printing its words, of each kind how much worse it makes a line; how oddly it tells it; the first witness.

    Args:
        witness: one of those that tell it.
        told_in: the words in which a crowd tells it, with how many of them do: "the quake of 2004 was larger" is no line for a new one.
        crowd: how many mentions there are.
        of: the days of the happening; words that are dated otherwise tell more than it ("the third biggest since 1900").
    """
    mention, clause = witness.mention, witness.mention.clause
    bare = bool(mention.tells_of) and not (mention.main and witness.participants)
    against = (
        (8, not is_whole(clause)),
        (6, is_quoted(mention)),
        (5, witness.is_noun or bare),
        (3, clause.form is not Form.FINITE),
        (3, not (mention.main and clause.form is Form.FINITE)),
        (3, witness.told_firmly and days(witness.stretch) != of),
        (2, witness.is_noun and clause.copula),
        (2, mention.telling.pronoun),
        (1, mention.telling.in_headline),
    )
    said = mention.telling.words
    usual = PARTS * sum(told_in.get(word, 0) for word in said) // (1 + isqrt(PARTS * len(said)))
    merits = min(2, len(witness.participants)) + min(2, usual // crowd)
    return sum(cost for cost, holds in against if holds) - merits, -usual, witness.place
