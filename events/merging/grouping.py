"""Brings the mentions of one happening together: judged pairs first, then clusters in canonical order.

What is not joined by judged pairs, through however many others, never meets: so the work can be cut anywhere between such
components, and gives the same happenings in whatever order they are clustered.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from typing import Protocol

from dateline.events.merging.apart import two_things
from dateline.events.merging.judging import NEVER, WEIGHED, Pair, grounds_for, rule_for, weighed
from dateline.events.merging.rules import RULES, compatible, fits
from dateline.events.merging.witnesses import Witness, days
from dateline.events.schema import Basis

OPPOSING = 16  # members of a happening, the first, that may oppose another

TOLD_ONCE, WANTED = "told once", "an editor's word"


def rule_of(group: Sequence[Witness]) -> str:
    """Why the mentions of this group are one happening: the rule between each and those before it, or failing that those behind it."""
    rules: set[int] = set()
    others: dict[str, None] = {}
    for place in range(1, min(len(group), OPPOSING)):
        rule, one, other = _trusted(group[:OPPOSING], place)
        if rule is None:
            others[WANTED] = None
        elif rule == WEIGHED:
            others.update(dict.fromkeys(grounds_for(one, other)))
        else:
            rules.add(rule)
    return "; ".join([*(RULES[rule].name for rule in sorted(rules)), *others]) or TOLD_ONCE


def _trusted(group: Sequence[Witness], place: int) -> tuple[int | None, Witness, Witness]:
    """The most trusted rule that brings a mention to those before it, or failing that to those behind it, with the two that it joins."""
    mine = group[place]
    for pairs in ([(one, mine) for one in group[:place]], [(mine, other) for other in group[place + 1 :]]):
        found = [(rule, one, other) for one, other in pairs if (rule := rule_for(one, other)) is not None]
        if found:
            return min(found, key=lambda item: item[0])
    return None, mine, mine


class Read(Protocol):
    """Mentions by their numbers."""

    def __getitem__(self, number: int, /) -> Witness:
        """The mention of this number."""


def clustered(members: Sequence[int], read: Read, judged: Mapping[int, list[Pair]]) -> list[list[int]]:
    """The groups of one component, by numbers: each mention joins the nearest that a rule and all its members admit, or opens one.

    What evidence takes for one comes after what rules do: of all groups the two that it speaks most for, member by member on the
    mean, are joined, again and again, while it speaks for them at all. Members that say little are like those of any group of their
    kind; so two groups that each tell of a thing of their own stay apart, whatever the mean says.
    """
    home: dict[int, int] = {}
    groups: list[list[int]] = []
    beside: set[tuple[int, int]] = set()
    for number in members:
        found = judged.get(number, ())
        joined = _home(number, [pair for pair in found if pair.rule != WEIGHED], home, groups, read)
        if joined is None:
            joined = len(groups)
            groups.append([])
        home[number] = joined
        groups[joined].append(number)
        beside.update(_ordered(home[pair.earlier], joined) for pair in found if home[pair.earlier] != joined)
    known = {(pair.earlier, pair.later): pair.odds for found in judged.values() for pair in found if pair.rule == WEIGHED}
    return _weighed_together(groups, beside, _Weighed(read, known))


def _ordered(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)


@dataclass(slots=True)
class _Weighed:
    """What the evidence says of pairs of mentions, each weighed once."""

    read: Read
    known: dict[tuple[int, int], float]

    def mean(self, one: Sequence[int], other: Sequence[int]) -> float:
        """How much it speaks for two groups being one, on the mean over pairs of members."""
        total = 0.0
        for mine in one[:OPPOSING]:
            for theirs in other[:OPPOSING]:
                pair = _ordered(mine, theirs)
                if pair not in self.known:
                    self.known[pair] = weighed(self.read[pair[0]], self.read[pair[1]])
                total += self.known[pair]
        mean = total / (len(one[:OPPOSING]) * len(other[:OPPOSING]))
        return NEVER if mean > 0 and self._are_two(one, other) else mean

    def _are_two(self, one: Sequence[int], other: Sequence[int]) -> bool:
        """Whether each group tells again and again of a thing of its own."""
        mine, theirs = ([self.read[number] for number in group[:OPPOSING]] for group in (one, other))
        return two_things(mine, theirs)


def _weighed_together(groups: list[list[int]], beside: set[tuple[int, int]], evidence: _Weighed) -> list[list[int]]:
    """The groups, those joined that the evidence takes for one; only groups that a judged pair joins are compared."""
    neighbours: defaultdict[int, set[int]] = defaultdict(set)
    for one, other in beside:
        neighbours[one].add(other)
        neighbours[other].add(one)
    heap = [(-mean, one, other) for one, other in sorted(beside) if (mean := evidence.mean(groups[one], groups[other])) > 0]
    heapify(heap)
    sizes = {(one, other): (len(groups[one]), len(groups[other])) for _, one, other in heap}
    while heap:
        _, one, other = heappop(heap)
        if sizes.get((one, other)) != (len(groups[one]), len(groups[other])):
            continue  # one of the two has grown, or is gone
        groups[one] = sorted((*groups[one], *groups[other]))
        groups[other] = []
        neighbours[one] = (neighbours[one] | neighbours.pop(other)) - {one, other}
        for number in sorted(neighbours[one]):
            if groups[number] and (mean := evidence.mean(groups[one], groups[number])) > 0:
                pair = _ordered(one, number)
                sizes[pair] = (len(groups[pair[0]]), len(groups[pair[1]]))
                heappush(heap, (-mean, *pair))
    return [group for group in groups if group]


def _home(number: int, judged: Iterable[Pair], home: Mapping[int, int], groups: Sequence[Sequence[int]], read: Read) -> int | None:
    """The group that the mention is of: of a mention that is dated, one of the same days before others; the nearest; the latest told."""
    offers: dict[int, list[Pair]] = {}
    for pair in judged:
        offers.setdefault(home[pair.earlier], []).append(pair)
    admitted = []
    for place, offered in offers.items():
        witness, members = read[number], [read[member] for member in groups[place][:OPPOSING]]
        lenient = RULES[min(pair.rule for pair in offered)].lenient
        if lenient or all(compatible(member, witness) and fits(member, witness) for member in members):
            dated = witness.basis not in {Basis.PUBLISHED, None}
            other_days = dated and all(days(member.stretch) != days(witness.stretch) for member in members)
            admitted.append((other_days, min(pair.nearness for pair in offered), -place))
    return -min(admitted)[2] if admitted else None
