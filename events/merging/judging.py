"""Which pairs of mentions a rule takes for one happening.

Mentions are put into blocks (the kind of happening within one article; across articles the kind, a name that takes part, and the
day), and compared only inside a block with those told shortly before, so that the work grows with the number of mentions. What a
pair is found to be depends on the two and on their blocks alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dateline.events.merging import lexicon
from dateline.events.merging.evidence import facts_of, grounds, impossible, odds, pair_of
from dateline.events.merging.rules import RULES, STATIVE
from dateline.events.merging.witnesses import Witness, days

COMPARED = 40  # of a block, so many told last: one that holds more says too little to merge by

WEIGHED = len(RULES)  # the number of what no rule, but the evidence, takes for one
NOTHING_KNOWN = -3.0  # log-odds of two mentions whose words have nothing in common
NEVER = -20.0
LEADING_NAMES, LEADING_WORDS = 6, 4  # of what an article is about

Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two mentions, by their numbers, that the rule (its number) takes for one; ``nearness`` is 0 where the surest block holds both."""

    earlier: int
    later: int
    rule: int
    nearness: int


def pairs(witnesses: Sequence[Witness]) -> Iterator[Pair]:
    """All pairs that a rule takes for one happening, by the later mention."""
    blocks: defaultdict[Key, list[int]] = defaultdict(list)
    for number, witness in enumerate(witnesses):
        if comparable(witness):
            yield from _judged(number, witnesses, blocks)
        for key in dict.fromkeys(keys(witness)):
            blocks[key].append(number)


def comparable(witness: Witness) -> bool:
    """Whether the mention can be of what was told before: a state without its words cannot."""
    return bool(witness.words) or witness.event.event_class not in STATIVE


def _judged(number: int, witnesses: Sequence[Witness], blocks: defaultdict[Key, list[int]]) -> Iterator[Pair]:
    witness = witnesses[number]
    beside: dict[int, int] = {}
    for nearness, key in enumerate(lookups(witness)):
        for other in blocks.get(key, ())[-COMPARED:]:
            beside.setdefault(other, nearness)
    for other, nearness in beside.items():
        if (rule := rule_for(witnesses[other], witness)) is not None:
            yield Pair(other, number, rule, nearness)


def rule_for(one: Witness, other: Witness) -> int | None:
    """The number of the first rule that takes the two, the earlier first, for one happening."""
    alike = one.kind == other.kind
    sure = next((number for number, rule in enumerate(RULES) if (alike or rule.two_kinds) and rule.find(one, other)), None)
    return WEIGHED if sure is None and weighed(one, other) > 0 else sure


def weighed(one: Witness, other: Witness) -> float:
    """The log-odds, by weighed evidence, that the two are of one happening."""
    if not (_is_happening(one) and _is_happening(other)):
        return NEVER
    pair = pair_of(one, other)
    if not pair.one.kin.keys & pair.other.kin.keys:
        return NOTHING_KNOWN
    return NEVER if impossible(pair) else odds(pair)


def grounds_for(one: Witness, other: Witness) -> tuple[str, ...]:
    """What speaks most for the two being one, where no rule says so."""
    return grounds(pair_of(one, other))


# Blocks ---------------------------------------------------------------------------------------------------


def _is_happening(witness: Witness) -> bool:
    return witness.event.event_class not in STATIVE and witness.kind not in _EMPTY_KINDS


_EMPTY_KINDS = frozenset(lexicon.kind_of(lemma) for lemma in lexicon.EMPTY)


def _heaviest(weights: Iterable[tuple[str, float]], most: int) -> list[str]:
    return [word for word, _ in sorted(weights, key=lambda pair: (-pair[1], pair[0]))[:most]]


def keys(witness: Witness) -> Iterator[Key]:
    """The blocks that the mention stands in, the surest first."""
    if witness.words:
        yield ("copy", witness.words, witness.event.token)
    yield ("telling", witness.article, witness.event.sentence, witness.event.span)
    for start in (witness.place[1], *sorted(witness.mention.tells_of)):
        yield ("came about", witness.article, start)
    if not _is_happening(witness):
        return
    yield ("article", witness.article, witness.kind)
    about = (
        *sorted(facts_of(witness).names),
        *_heaviest(witness.theme.names, LEADING_NAMES),
        *_heaviest(witness.theme.words, LEADING_WORDS),
    )
    for kin in sorted(facts_of(witness).kin.keys):
        yield ("kin", witness.article, kin)
        yield from (("kin", kin, name) for name in dict.fromkeys(about))
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
