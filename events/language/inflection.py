"""The forms of English verbs: irregular ones from a table (``en/verb_forms.tsv``), all others by rule."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from dateline.events.language.tables import cells

_SIBILANT = re.compile(r"(?:s|x|z|ch|sh)$")
_CONSONANT_Y = re.compile(r"[^aeiou]y$")
_SHORT = re.compile(r"^[^aeiou]*(?:qu)?[aeiou][bdgklmnprtvz]$")
"""One vowel between consonants in a word of one syllable: the last one is doubled ("stopped")."""


def past(lemma: str) -> str:
    """The simple past of a verb; of "be" and of phrases ("step down") that of their first word.

    >>> past("steal"), past("carry"), past("stop"), past("step down")
    ('stole', 'carried', 'stopped', 'stepped down')
    """
    return _first(lemma, 0)


def participle(lemma: str) -> str:
    """The past participle.

    >>> participle("steal"), participle("close"), participle("admit")
    ('stolen', 'closed', 'admitted')
    """
    return _first(lemma, 1)


def third_person(lemma: str) -> str:
    """The present of one person.

    >>> third_person("carry"), third_person("go"), third_person("be"), third_person("buy")
    ('carries', 'goes', 'is', 'buys')
    """
    word, _, rest = lemma.partition(" ")
    irregular = {"be": "is", "have": "has", "do": "does", "go": "goes"}.get(word)
    ending = f"{word[:-1]}ies" if _CONSONANT_Y.search(word) else f"{word}es" if _SIBILANT.search(word) else f"{word}s"
    return " ".join(filter(None, (irregular or ending, rest)))


def _first(lemma: str, form: int) -> str:
    word, _, rest = lemma.partition(" ")
    return " ".join(filter(None, ((_irregular().get(word) or (_regular(word),) * 2)[form], rest)))


def _regular(word: str) -> str:
    if word.endswith("e"):
        return f"{word}d"
    if _CONSONANT_Y.search(word):
        return f"{word[:-1]}ied"
    return f"{word}{word[-1]}ed" if _SHORT.search(word) else f"{word}ed"


@cache
def _irregular() -> Mapping[str, tuple[str, str]]:
    return {lemma: (simple, perfect) for lemma, simple, perfect in cells("verb_forms")}


def genitive(name: str) -> str:
    """Whose something is.

    >>> genitive("Hale"), genitive("Jobs")
    ('Hale’s', 'Jobs’')
    """
    return f"{name}{'’' if name.endswith('s') else '’s'}"
