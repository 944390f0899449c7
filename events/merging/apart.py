"""Whether two groups of mentions are of two things: each tells again and again whom it befell, or where, and that is another one.

A mention that says neither ("she checked into rehab") is like those of both, and would bring them together in the mean.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from dateline.events.merging.evidence import Facts, facts_of, one_name
from dateline.events.merging.witnesses import Witness

AGAIN = 2  # articles that tell of it: one may be mistaken, or name a part of the whole
OUTNUMBERED = 3  # pairs of mentions that oppose each other, for one that agrees


def two_things(one: Sequence[Witness], other: Sequence[Witness]) -> bool:
    """Whether what names say of one group and of the other is hardly ever the same, in several articles each."""
    mine, theirs = _telling(one), _telling(other)
    if min(len({facts.witness.article for facts in side}) for side in (mine, theirs)) < AGAIN:
        return False
    found = [(first, second, _agree(first, second)) for first, second in product(mine, theirs)]
    agreeing = sum(agrees is True for _, _, agrees in found)
    opposed = [(first.witness.article, second.witness.article) for first, second, agrees in found if agrees is False]
    several = all(len(set(articles)) >= AGAIN for articles in zip(*opposed, strict=True))
    return several and len(opposed) > OUTNUMBERED * agreeing


def _telling(group: Sequence[Witness]) -> list[Facts]:
    """The members that tell whom it befell, or where, by names."""
    return [facts for facts in map(facts_of, group) if facts.particulars]


def _agree(one: Facts, other: Facts) -> bool | None:
    """Whether some name of one can be one of the other; None where they tell of other things."""
    mine, theirs = ([names for told in facts.particulars.values() for names in told] for facts in (one, other))
    if any(one_name(here, there) for here, there in product(mine, theirs)):
        return True
    return None if one.particulars.keys().isdisjoint(other.particulars) else False
