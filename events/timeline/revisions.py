"""A figure that later tellings of a happening revise: a toll of 12, then of 17."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from dateline.events.language import numbers
from dateline.events.merging.witnesses import Witness
from dateline.events.schema import Revision

_IN_WORDS = {**numbers("numbers", "number"), **numbers("numbers", "tens")}


def revisions(witnesses: Sequence[Witness]) -> tuple[Revision, ...]:
    """The figures that the mentions give of one thing, in the order of publication, each once; none where all agree.

    A mention with two figures of one thing ("5 of 12 people") says nothing of it.
    """
    given: defaultdict[str, list[tuple[int, Revision]]] = defaultdict(list)
    for witness in sorted(witnesses, key=lambda witness: (witness.published, witness.place)):
        for counted, figure in _figures(witness).items():
            if (value := _value(figure)) is not None and value not in (known for known, _ in given[counted]):
                given[counted].append((value, Revision(counted, figure, witness.event.id)))
    return tuple(revision for found in given.values() if len(found) > 1 for _, revision in found)


def latest(witnesses: Sequence[Witness]) -> frozenset[str]:
    """The mentions that give the last of revised figures."""
    last = {revision.of: revision.event for revision in revisions(witnesses)}
    return frozenset(last.values())


def _figures(witness: Witness) -> dict[str, str]:
    """Each thing that is counted once in the mention, with its figure."""
    found = [(part.head, part.figure) for part in witness.participants if part.figure and not part.named]
    return {head: figure for head, figure in found if _once(head, (other for other, _ in found))}


def _once(head: str, heads: Iterable[str]) -> bool:
    return sum(other == head for other in heads) == 1


def _value(figure: str) -> int | None:
    """The number that is written; None for one that is no whole number.

    >>> _value("1,200"), _value("twelve"), _value("2.5")
    (1200, 12, None)
    """
    plain = figure.replace(",", "").lower()
    return int(plain) if plain.isdecimal() else _IN_WORDS.get(plain)
