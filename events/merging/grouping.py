"""Brings the mentions of one happening together: judged pairs first, then clusters in canonical order.

What is not joined by judged pairs, through however many others, never meets: so the work can be cut anywhere between such
components, and gives the same happenings in whatever order they are clustered.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush

from dateline.events.merging.judging import WEIGHED, Pair, grounds_for, rule_for, weighed
from dateline.events.merging.rules import RULES, compatible, fits
from dateline.events.merging.witnesses import Witness, days

OPPOSING = 16  # members of a happening, the first, that may oppose another

Place = tuple[int, int, int]


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


def clustered(members: Sequence[int], witnesses: Mapping[int, Witness], judged: Mapping[int, list[Pair]]) -> list[list[Witness]]:
    """The groups of one component: each mention joins the nearest that a rule and all its members admit, or opens one.

    What evidence takes for one comes after what rules do: of all groups the two that it speaks most for, member by member on the
    mean, are joined, again and again, while it speaks for them at all.
    """
    home: dict[int, int] = {}
    groups: list[list[Witness]] = []
    beside: set[tuple[int, int]] = set()
    for number in members:
        found = judged.get(number, ())
        joined = _home(witnesses[number], [pair for pair in found if pair.rule != WEIGHED], home, groups)
        if joined is None:
            joined = len(groups)
            groups.append([])
        home[number] = joined
        groups[joined].append(witnesses[number])
        beside.update(_ordered(home[pair.earlier], joined) for pair in found if home[pair.earlier] != joined)
    return _weighed_together(groups, beside)


def _ordered(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)


def _weighed_together(groups: list[list[Witness]], beside: set[tuple[int, int]]) -> list[list[Witness]]:
    """The groups, those joined that the evidence takes for one; only groups that a judged pair joins are compared."""
    neighbours: defaultdict[int, set[int]] = defaultdict(set)
    for one, other in beside:
        neighbours[one].add(other)
        neighbours[other].add(one)
    known: dict[tuple[Place, Place], float] = {}
    heap = [(-mean, one, other) for one, other in sorted(beside) if (mean := _mean(groups[one], groups[other], known)) > 0]
    heapify(heap)
    sizes = {(one, other): (len(groups[one]), len(groups[other])) for _, one, other in heap}
    while heap:
        _, one, other = heappop(heap)
        if sizes.get((one, other)) != (len(groups[one]), len(groups[other])):
            continue  # one of the two has grown, or is gone
        groups[one] = sorted((*groups[one], *groups[other]), key=lambda witness: witness.place)
        groups[other] = []
        neighbours[one] = (neighbours[one] | neighbours.pop(other)) - {one, other}
        for number in sorted(neighbours[one]):
            if groups[number] and (mean := _mean(groups[one], groups[number], known)) > 0:
                pair = _ordered(one, number)
                sizes[pair] = (len(groups[pair[0]]), len(groups[pair[1]]))
                heappush(heap, (-mean, *pair))
    return [group for group in groups if group]


def _mean(one: Sequence[Witness], other: Sequence[Witness], known: dict[tuple[Place, Place], float]) -> float:
    """How much the evidence speaks for two groups being one, on the mean over pairs of members, each pair weighed once."""
    total = 0.0
    for mine in one[:OPPOSING]:
        for theirs in other[:OPPOSING]:
            earlier, later = (mine, theirs) if mine.place < theirs.place else (theirs, mine)
            pair = (earlier.place, later.place)
            if pair not in known:
                known[pair] = weighed(earlier, later)
            total += known[pair]
    return total / (len(one[:OPPOSING]) * len(other[:OPPOSING]))


def _home(witness: Witness, judged: Iterable[Pair], home: Mapping[int, int], groups: Sequence[Sequence[Witness]]) -> int | None:
    """The group that the mention is of: one of the same days before others, then the nearest, then the latest told."""
    offers: dict[int, list[Pair]] = {}
    for pair in judged:
        offers.setdefault(home[pair.earlier], []).append(pair)
    admitted = []
    for number, offered in offers.items():
        members = groups[number][:OPPOSING]
        lenient = RULES[min(pair.rule for pair in offered)].lenient
        if lenient or all(compatible(member, witness) and fits(member, witness) for member in members):
            other_days = all(days(member.stretch) != days(witness.stretch) for member in members)
            admitted.append((other_days, min(pair.nearness for pair in offered), -number))
    return -min(admitted)[2] if admitted else None
