"""What a word says of what hangs on it: whether that came about, and whose deed it is (``en/governors.tsv``).

After Karttunen's implicative verbs ("managed to", "failed to") and the signatures of Nairn, Condoravdi and Karttunen (2006).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from dateline.events.language.tables import cells


class Effect(StrEnum):
    """What becomes of the complement."""

    HAPPENED = "happened"  # as much a fact as the word itself: "managed to"
    FACT = "fact"  # told as a fact whatever becomes of the word: "knows that"
    DENIED = "denied"
    PLANNED = "planned"
    POSSIBLE = "possible"
    SUPPOSED = "supposed"


class Control(StrEnum):
    """Who does what the complement tells."""

    SUBJECT = "subject"
    OBJECT = "object"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Governor:
    """One word in one frame: the effect where the word holds, the effect where it is denied, and control."""

    holds: Effect
    denied: Effect
    control: Control


COLUMNS = 6


def governor(word: str, part: str, frame: str) -> Governor | None:
    """What a word of a part of speech (verb, adj, adv, noun) says of what hangs on it in a frame.

    >>> governor("prevent", "verb", "from").control
    <Control.OBJECT: 'object'>
    """
    return _table().get((word, part, frame))


def rows() -> Iterator[tuple[str, ...]]:
    """Every row of the table, in the order of the file.

    Raises:
        ValueError: a row has not all its columns.
    """
    for row in cells("governors"):
        if len(row) != COLUMNS:
            message = f"governors.tsv: {row} has {len(row)} columns and should have {COLUMNS}"
            raise ValueError(message)
        yield tuple(row)


@cache
def _table() -> Mapping[tuple[str, str, str], Governor]:
    found = {}
    for word, part, frames, holds, denied, control in rows():
        for frame in frames.split():
            found[word, part, frame] = Governor(Effect(holds), Effect(denied), Control(control))
    return MappingProxyType(found)
