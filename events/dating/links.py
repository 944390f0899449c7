"""How events and times relate, in TimeML's words: what people would state, as words of time say, else the likeliest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.events.dating import meanings
from dateline.events.dating.chances import chances
from dateline.events.dating.closure import Closure
from dateline.events.dating.pairs import pairs
from dateline.events.dating.reckoning import Reckoning
from dateline.events.schema import Basis, Link, Relation

WORTH_STATING = 0.16  # half of what is reached: a likelier link gains more as a hit than it loses as a miss
SURE = 0.5  # what is left out although it is as likely as this is worth telling


@dataclass(frozen=True, slots=True)
class Relations:
    """The links that agree with each other, and what was left out because it contradicts them.

    The article's id as the target of a link stands for its publication date.
    """

    links: tuple[Link, ...]
    contradictions: tuple[Link, ...]


def relations(reckoning: Reckoning) -> Relations:
    """The links that agree with each other: what words of time say, then the likeliest. What follows from others is left out."""
    known, links, contradictions = Closure(), list[Link](), list[Link]()
    for worded, chance, link in sorted(_found(reckoning), key=lambda found: (-found[0], -found[1])):
        if chance < WORTH_STATING or known.implies(link):
            continue
        if known.accept(link):
            links.append(link)
        elif worded or chance >= SURE:
            contradictions.append(link)
    return Relations(tuple(links), tuple(contradictions))


def _found(reckoning: Reckoning) -> Iterator[tuple[bool, float, Link]]:
    """The links worth stating: whether words of time say so, how likely people would state it, and the link."""
    read = _read(reckoning)
    for pair in pairs(reckoning):
        likely = chances(pair)
        if relation := read.get((pair.source, pair.target)):
            yield True, sum(likely.values()), Link(pair.source, pair.target, relation, pair.kind)
            continue
        relation = max(likely, key=likely.__getitem__)
        yield False, likely[relation], Link(pair.source, pair.target, relation, pair.kind)


def _read(reckoning: Reckoning) -> dict[tuple[str, str], Relation]:
    """What "before" and "after" say: no likelihood speaks against words."""
    found: dict[tuple[str, str], Relation] = {}
    for event in reckoning.reading.events:
        footing = reckoning.footing(event)
        if footing is not None and footing.meaning in _WORDED and reckoning.when(event).basis in {Basis.STATED, Basis.NEARBY}:
            relation = footing.meaning.relation
            found[event.id, footing.target] = relation
            found[footing.target, event.id] = Relation.BEFORE if relation is Relation.AFTER else Relation.AFTER
    return found


_WORDED = frozenset({meanings.BEFORE, meanings.AFTER})
