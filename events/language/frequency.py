"""How common a word is: counts of documents, from annotated English."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from math import log

from dateline.events.language.tables import cells

ALL = "*"  # the row with the number of documents


@cache
def rarity(word: str) -> float:
    """How much a lemma tells: the logarithm of how few documents have it.

    >>> rarity("say") < rarity("derail")
    True
    """
    counts = _counts()
    return log(counts[ALL] / (1 + counts.get(word, 1)))


@cache
def _counts() -> Mapping[str, int]:
    return {word: int(count) for word, count in cells("derived/frequency")}
