"""Whether temporal relations agree with each other: points in time, and what follows from their order.

Every event or time has a begin and an end, and begins before it ends. A relation orders or equates
points; what follows is what a path through the points shows (Allen's intervals in Vilain and Kautz's
point algebra, without disjunction).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from dateline.events.schema import Link, Relation

Point = tuple[str, int]  # an id, and 0 for its begin or 1 for its end
BEGIN, END = 0, 1

# Of a source s and a target t: which point comes before which, or falls together with it.
_ORDERINGS: dict[Relation, tuple[tuple[str, int, str, str, int], ...]] = {
    Relation.BEFORE: (("s", END, "<", "t", BEGIN),),
    Relation.IBEFORE: (("s", END, "=", "t", BEGIN),),
    Relation.INCLUDES: (("s", BEGIN, "<", "t", BEGIN), ("t", END, "<", "s", END)),
    Relation.BEGINS: (("s", BEGIN, "=", "t", BEGIN), ("s", END, "<", "t", END)),
    Relation.ENDS: (("t", BEGIN, "<", "s", BEGIN), ("s", END, "=", "t", END)),
    Relation.SIMULTANEOUS: (("s", BEGIN, "=", "t", BEGIN), ("s", END, "=", "t", END)),
}
_CONVERSES = {
    Relation.AFTER: Relation.BEFORE,
    Relation.IAFTER: Relation.IBEFORE,
    Relation.IS_INCLUDED: Relation.INCLUDES,
    Relation.BEGUN_BY: Relation.BEGINS,
    Relation.ENDED_BY: Relation.ENDS,
}
_SYNONYMS = {Relation.IDENTITY: Relation.SIMULTANEOUS, Relation.DURING: Relation.SIMULTANEOUS}


def orderings(link: Link) -> Iterable[tuple[Point, str, Point]]:
    """What a link says of points."""
    relation = _SYNONYMS.get(link.relation, link.relation)
    source, target = link.source, link.target
    if relation in _CONVERSES:
        source, target, relation = target, source, _CONVERSES[relation]
    ends = {"s": source, "t": target}
    for left, left_side, sign, right, right_side in _ORDERINGS[relation]:
        yield (ends[left], left_side), sign, (ends[right], right_side)


class Closure:
    """The relations accepted so far, and whether another one agrees with them.

    >>> closure = Closure()
    >>> closure.accept(Link("e1", "e2", Relation.BEFORE, "")), closure.accept(Link("e2", "e1", Relation.BEFORE, ""))
    (True, False)
    """

    def __init__(self) -> None:
        self._later: dict[Point, set[Point]] = defaultdict(set)
        self._equal: dict[Point, set[Point]] = defaultdict(set)

    def accept(self, link: Link) -> bool:
        """Take the link in, unless it contradicts what was accepted; whether it was taken."""
        for entity in (link.source, link.target):
            self._later[entity, BEGIN].add((entity, END))
        if link.source == link.target or self.contradicts(link):
            return False
        for left, sign, right in orderings(link):
            if sign == "<":
                self._later[left].add(right)
            else:
                self._equal[left].add(right)
                self._equal[right].add(left)
        return True

    def implies(self, link: Link) -> bool:
        """Whether the link follows from those accepted."""
        return all(self._leads(left, right, strictly=sign == "<") for left, sign, right in orderings(link))

    def contradicts(self, link: Link) -> bool:
        """Whether some point would come before itself."""
        for left, sign, right in orderings(link):
            if self._leads(right, left, strictly=True):
                return True
            if self._leads(left, right, strictly=True) if sign == "=" else self._leads(right, left, strictly=False):
                return True
        return False

    def _leads(self, start: Point, goal: Point, *, strictly: bool) -> bool:
        """Whether the accepted links put the start before the goal (``strictly``), or at the same point."""
        waiting, seen = [(start, False)], {(start, False)}
        while waiting:
            point, passed = waiting.pop()
            if point == goal and passed == strictly:
                return True
            steps = [(following, passed) for following in self._equal.get(point, ())]
            if strictly:
                steps += [(following, True) for following in self._later.get(point, ())]
            for step in steps:
                if step not in seen:
                    seen.add(step)
                    waiting.append(step)
        return False
