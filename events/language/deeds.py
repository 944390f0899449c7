"""Which verb tells what a noun names ("the death of" — "died"), from a table (``en/deeds.tsv``)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dateline.events.language.tables import cells


@dataclass(frozen=True, slots=True)
class Deed:
    """The verb, and whether somebody undergoes it where the noun names one party only."""

    verb: str
    undergone: bool


def deed(noun: str) -> Deed | None:
    """The verb of a noun.

    >>> deed("death")
    Deed(verb='die', undergone=False)
    """
    return _table().get(noun)


@cache
def _table() -> Mapping[str, Deed]:
    return {noun: Deed(verb, party == "undergoes") for noun, verb, party in cells("deeds")}
