"""Which words name one kind of happening: the same lemma, a noun of the verb, a synonym (WordNet's, in ``language/en/derived/kin.tsv``)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dateline.events.language.tables import cells
from dateline.events.merging.lexicon import kind_of


@dataclass(frozen=True, slots=True)
class Kin:
    """What a predicate's word goes back to: its own kind, its verbs, the senses that it shares with others, and wider ones."""

    lemma: str
    kind: str
    verbs: frozenset[str]
    senses: frozenset[str]
    wider: frozenset[str]
    keys: frozenset[str]
    """Where words of one kind meet; two words without a common key are not compared."""


@cache
def kin_of(lemma: str, *, noun: bool) -> Kin:
    """The kin of a word.

    >>> "to resign" in kin_of("resignation", noun=True).keys & kin_of("resign", noun=False).keys
    True
    """
    verbs, senses, wider = _table().get((lemma, noun), ((), (), ()))
    own = verbs if noun else (*verbs, lemma)
    kind = kind_of(lemma)
    bare = lemma.split(maxsplit=1)[0] if " " in lemma and not noun else ""
    near = [key for verb in verbs for part in _table().get((verb, False), ((), (), ()))[1:] for key in part] if noun else []
    keys = frozenset((kind, *(f"to {verb}" for verb in own), *([f"to {bare}"] if bare else []), *senses, *wider, *near))
    return Kin(lemma, kind, frozenset(own), frozenset(senses), frozenset(wider), keys)


@cache
def _table() -> Mapping[tuple[str, bool], tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]]:
    rows = cells("derived/kin")
    return {(word, part == "n"): (_parts(verbs), _parts(senses), _parts(wider)) for word, part, verbs, senses, wider in rows}


def _parts(field: str) -> tuple[str, ...]:
    return tuple(field.split(",")) if field else ()
