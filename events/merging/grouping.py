"""Brings the mentions of one happening together.

Mentions are put into blocks (the kind of happening within one article; across articles the kind, a name that
takes part, and the day), and compared only inside a block with the happenings that were found before, so
that the work grows with the number of mentions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from dateline.events.merging import lexicon
from dateline.events.merging.rules import LENIENT, OF_TWO_KINDS, RULES, STATIVE, compatible, fits
from dateline.events.merging.witnesses import Witness, days

LARGEST_BLOCK = 40  # a block with more happenings than this says too little to merge by


def happenings(witnesses: Sequence[Witness]) -> list[list[Witness]]:
    """The witnesses in groups, one a happening, each group and the list in the order of the witnesses."""
    groups: list[list[Witness]] = []
    blocks: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for witness in witnesses:
        number = _home(witness, groups, blocks)
        if number is None:
            groups.append([])
            number = len(groups) - 1
        groups[number].append(witness)
        for key in dict.fromkeys(_keys(witness)):
            if number not in blocks[key][-LARGEST_BLOCK:]:
                blocks[key].append(number)
    return groups


def _home(witness: Witness, groups: list[list[Witness]], blocks: dict[tuple[object, ...], list[int]]) -> int | None:
    """The happening that the witness is of: of those that a rule accepts and no member opposes, one of the same days, the latest told."""
    if not _mergeable(witness):
        return None
    seen = dict.fromkeys(number for key in _lookups(witness) for number in reversed(blocks.get(key, ())[-LARGEST_BLOCK:]))
    accepted = [number for number in seen if _belongs(witness, groups[number])]
    alike = [number for number in accepted if any(days(member.stretch) == days(witness.stretch) for member in groups[number])]
    return next(iter(alike or accepted), None)


def _belongs(witness: Witness, group: Sequence[Witness]) -> bool:
    members = group[:LARGEST_BLOCK]
    for rule in RULES:
        if any(rule.test(member, witness) for member in members if member.kind == witness.kind or rule.test in OF_TWO_KINDS):
            strict = rule.test not in LENIENT
            return all(compatible(member, witness) and fits(member, witness) for member in members) if strict else True
    return False


def _mergeable(witness: Witness) -> bool:
    return bool(witness.words) or witness.event.event_class not in STATIVE


def _is_happening(witness: Witness) -> bool:
    return witness.event.event_class not in STATIVE and witness.kind not in _EMPTY_KINDS


_EMPTY_KINDS = frozenset(lexicon.kind_of(lemma) for lemma in lexicon.EMPTY)


def _keys(witness: Witness) -> Iterator[tuple[object, ...]]:
    """Where the witness can be found again."""
    if witness.words:
        yield ("copy", witness.words, witness.event.token)
    yield ("telling", witness.article, witness.event.sentence, witness.event.summary)
    for start in (witness.place[1], *sorted(witness.mention.tells_of)):
        yield ("came about", witness.article, start)
    if not _is_happening(witness):
        return
    yield ("article", witness.article, witness.kind)
    whom = sorted({participant.head for participant in witness.participants if participant.named})
    if len(whom) > 1:
        yield ("told", witness.kind, *whom[:2])
    first, _ = days(witness.stretch)
    if first is not None:
        for name in sorted(witness.names):
            yield ("name", witness.kind, name, first)


def _lookups(witness: Witness) -> Iterable[tuple[object, ...]]:
    """Where to look for what the witness is of, the nearest first."""
    for key in _keys(witness):
        yield key
        if key[0] == "name":
            kind, name, day = key[1:]
            yield from (("name", kind, name, other) for other in (_plus(day, -1), _plus(day, 1)))


def _plus(day: object, distance: int) -> int:
    assert isinstance(day, int)  # noqa: S101 - the last part of a name key
    return day + distance
