"""The lemma of a word that is in no dictionary: what is regular in English, undone."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

_TAGS = {"s": ("NNS", "NNPS", "VBZ"), "ed": ("VBD", "VBN"), "ing": ("VBG",), "er": ("JJR", "RBR"), "est": ("JJS", "RBS")}
_ENDINGS = {tag: ending for ending, tags in _TAGS.items() for tag in tags}
"""The ending that a tag speaks of."""

_KEPT = frozenset(["PROPN", "SYM", "X"])
"""Words that are their own lemma as they are written; so are adjectives with a capital, unless they are known in small letters."""

_DOUBLED = re.compile(r"([bdgkmnprtvz])\1$")
_WITH_E = re.compile(r"([^aeiou]u|[cvzu]|[^aeiou][aiouy][bdgkmnpst]|at|[^l]l(?<=[bcdfgkptz]l)|[lnr]g|[nr]s|[aeiou]s|[^aeiou][aiou]r)$")
"""Stems that end so have lost an e."""

SHORTEST = 2
"""Letters of a stem at least."""


def regular(word: str, upos: str, xpos: str, known: Container[str]) -> str:
    """The lemma by the tags; of several stems one that is ``known`` to be a lemma.

    >>> [regular(word, "VERB", "VBG", {"unfriend"}) for word in ("googling", "unfriending", "vlogging")]
    ['google', 'unfriend', 'vlog']
    >>> regular("Ortegas", "PROPN", "NNPS", ()), regular("Selfies", "NOUN", "NNS", {"selfie"}), regular("12,000", "NUM", "CD", ())
    ('Ortega', 'selfie', '12000')
    """
    if upos not in _KEPT and (upos != "ADJ" or not word.istitle() or word.lower() in known):
        word = word.lower()
    if upos == "NUM":
        return word.replace(",", "") if word[0].isdigit() else word
    ending = _ENDINGS.get(xpos, "")
    if not ending or not word.endswith(ending) or len(word) < len(ending) + SHORTEST:
        return word
    stems = list(_plural(word) if ending == "s" else _stems(word[: -len(ending)]))
    return next((stem for stem in stems if stem in known), stems[0])


def _plural(word: str) -> Iterator[str]:
    """What a word with an s behind it may come from, the likeliest first."""
    if word.endswith("ies"):
        yield word[:-3] + "y"
    if word.endswith(("ses", "shes", "ches", "xes", "zes", "oes")):
        yield word[:-2]
    yield word if word.endswith(("ss", "us")) else word[:-1]


def _stems(stem: str) -> Iterator[str]:
    """What a word may come from that had -ed, -ing, -er or -est behind it, the likeliest first."""
    if _DOUBLED.search(stem):
        yield stem[:-1]
    if stem.endswith("i"):
        yield stem[:-1] + "y"
    if _WITH_E.search(stem):
        yield stem + "e"
    yield stem
    yield stem + "e"
