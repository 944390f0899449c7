"""How common a word is: counts of documents, from annotated English."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from math import log

ALL = "*"  # the row with the number of documents


def rarity(word: str) -> float:
    """How much a lemma tells: the logarithm of how few documents have it.

    >>> rarity("say") < rarity("derail")
    True
    """
    counts = _counts()
    return log(counts[ALL] / (1 + counts.get(word, 1)))


@cache
def _counts() -> Mapping[str, int]:
    lines = files("dateline.events.language.frequency").joinpath("en.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {word: int(count) for word, count in rows}
