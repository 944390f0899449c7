"""What a rule or the evidence takes two mentions for, and the blocks in which those stand that are compared.

Within an article mentions meet in blocks of their kind; across articles in blocks of the same words, and of the kind with a name that
takes part and the day. What a pair is found to be depends on the two alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from dateline.events.merging import lexicon
from dateline.events.merging.evidence import contradicted, facts_of, grounds, odds, pair_of, unsupported
from dateline.events.merging.rules import NO_HAPPENINGS, RULES
from dateline.events.merging.witnesses import Witness, days
from dateline.events.schema import EventClass, Role

COMPARED = 40  # of a block, so many told last: one that holds more says too little to merge by

WEIGHED = len(RULES)  # the number of what no rule, but the evidence, takes for one
NEVER = -20.0


class Doubt(NamedTuple):
    """The log-odds of two mentions that are not weighed; others of their happenings may still speak for it."""

    nothing_known: float
    """Of two whose words have nothing in common."""
    contradicted: float
    """Of two that cannot be one."""
    unsupported: float
    """Of two that nothing but a word links."""


IN_ONE_ARTICLE = Doubt(nothing_known=-3.0, contradicted=-8.0, unsupported=-3.0)
ACROSS = Doubt(nothing_known=-1.5, contradicted=-4.0, unsupported=-1.5)
"""Of several articles one is as often misread, or words it otherwise, as it tells of another happening."""

WITHIN = frozenset({"telling", "came about", "article", "kin"})
"""The blocks of one article; the others may be of several."""

Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two mentions, by their numbers, that the rule (its number) takes for one.

    ``nearness`` is 0 where the surest block holds both; ``odds`` are those of the evidence, where only that takes them for one.
    """

    earlier: int
    later: int
    rule: int
    nearness: int
    odds: float = 0.0


def comparable(witness: Witness) -> bool:
    """Whether the mention can be of what was told before: a state without its words cannot."""
    return bool(witness.words) or witness.event.event_class not in NO_HAPPENINGS


def rule_for(one: Witness, other: Witness) -> int | None:
    """The number of the first rule that takes the two, the earlier first, for one happening."""
    return judge(one, other)[0]


def judge(one: Witness, other: Witness) -> tuple[int | None, float]:
    """The number of the first rule that takes the two, the earlier first, for one happening; or ``WEIGHED`` with the log-odds."""
    alike = one.kind == other.kind
    for number, rule in enumerate(RULES):
        if (alike or rule.two_kinds) and rule.find(one, other):
            return number, 0.0
    return judge_by_evidence(one, other)


def judge_by_evidence(one: Witness, other: Witness) -> tuple[int | None, float]:
    """``WEIGHED`` with the log-odds, where the evidence takes the two for one happening."""
    found = weighed(one, other, enough=0.0)
    return (WEIGHED, found) if found > 0 else (None, found)


def weighed(one: Witness, other: Witness, *, enough: float | None = None) -> float:
    """The log-odds, by weighed evidence, that the two are of one happening; what cannot be above ``enough`` is not counted to the end."""
    if not (tells_what(one) and tells_what(other)):
        return NEVER
    pair = pair_of(one, other)
    doubt = IN_ONE_ARTICLE if one.article == other.article else ACROSS
    if not pair.met:
        return doubt.nothing_known
    if contradicted(pair):
        return doubt.contradicted
    return doubt.unsupported if unsupported(pair) else odds(pair, enough=enough)


def grounds_for(one: Witness, other: Witness) -> tuple[str, ...]:
    """What speaks most for the two being one, where no rule says so."""
    return grounds(pair_of(one, other))


def kin_keys(witness: Witness) -> frozenset[str]:
    """Where words of its kind meet."""
    return facts_of(witness).keys


def meeting_keys(witness: Witness) -> frozenset[str]:
    """Where it meets mentions of other articles: words of its kind, and whatever the same two names take part in."""
    return facts_of(witness).meetings


# Blocks ---------------------------------------------------------------------------------------------------


def is_happening(witness: Witness) -> bool:
    """Whether it tells of something that happens, in a word that says what."""
    return witness.event.event_class not in NO_HAPPENINGS and witness.kind not in _EMPTY_KINDS


def tells_what(witness: Witness) -> bool:
    """Whether the evidence can weigh it: a happening, or one in an empty word that says with what ("put on the list").

    What is begun or ended is a happening of its own; but somebody who is stopped or suspended is no happening that ends.
    """
    if witness.event.event_class in NO_HAPPENINGS and not _ends_somebody(witness):
        return False
    return witness.kind not in _EMPTY_KINDS or any(part.role is not Role.AGENT for part in witness.participants)


def _ends_somebody(witness: Witness) -> bool:
    ends = witness.event.event_class is EventClass.ASPECTUAL
    return ends and any(part.role is Role.PATIENT and part.named for part in witness.participants)


_EMPTY_KINDS = frozenset(lexicon.kind_of(lemma) for lemma in lexicon.EMPTY)


def keys(witness: Witness) -> Iterator[Key]:
    """The blocks that the mention stands in, the surest first."""
    if witness.words:
        yield ("copy", witness.words, witness.event.token)
    yield ("telling", witness.article, witness.event.sentence, witness.event.span)
    for start in (witness.place[1], *sorted(witness.mention.tells_of)):
        yield ("came about", witness.article, start)
    if is_happening(witness):
        yield ("article", witness.article, witness.kind)
    if tells_what(witness):
        yield from (("kin", witness.article, kin) for kin in sorted(kin_keys(witness)))
    if not is_happening(witness):
        return
    whom = sorted({participant.head for participant in witness.participants if participant.named})
    if len(whom) > 1:
        yield ("told", witness.kind, *whom[:2])
    first, _ = days(witness.stretch)
    if first is not None:
        for name in sorted(witness.names):
            yield ("name", witness.kind, name, first)


def lookups(witness: Witness) -> Iterable[Key]:
    """The blocks in which to look for what the mention is of: its own, and those of the day before and the day after."""
    for key in keys(witness):
        yield key
        if key[0] == "name":
            *named, day = key
            assert isinstance(day, int)  # noqa: S101 - the last part of a name key
            yield from ((*named, day + distance) for distance in (-1, 1))
