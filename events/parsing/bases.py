"""Which verb a form is of, where the lemmatizer answers with no verb at all ("barre" of "barred", "flead" of "fled").

After WordNet's Morphy: rules of spelling, a list of irregular forms, and the list of verbs that says which of the answers is one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.events.language import values, words
from dateline.events.schema import Token

TABLE = "derived/verbs"
ENDINGS = (
    ("ied", "y"),
    ("ies", "y"),
    ("ying", "ie"),
    ("ed", "e"),
    ("ed", ""),
    ("ing", "e"),
    ("ing", ""),
    ("es", "e"),
    ("es", ""),
    ("s", ""),
)
"""What a form ends in, and what its base ends in."""


def with_base(token: Token) -> Token:
    """The verb with its base as its lemma, where what it has is no verb or cannot be the base of this form."""
    form, lemma = token.text.lower(), token.lemma.lower()
    if token.upos != "VERB" or not form.isalpha():
        return token
    irregular = values(TABLE, "form_of").get(form)
    possible = [form, *regular_bases(form), *([irregular] if irregular else [])]
    known = words(TABLE, "base")
    fits = lemma in possible or lemma.startswith(form)  # "wan na" is of "want"
    if fits and (lemma in known or not known & set(possible)):
        return token
    found = [base for base in possible[1:] if base in known] or [base for base in possible if base in known]
    return replace(token, lemma=max(found, key=lambda base: _common(base, lemma))) if found else token


def regular_bases(form: str) -> tuple[str, ...]:
    """What a form can come from by the rules of spelling.

    >>> regular_bases("barred")
    ('barre', 'barr', 'bar')
    """
    return tuple(_regular_bases(form))


def _regular_bases(form: str) -> Iterator[str]:
    for ending, base_ending in ENDINGS:
        stem = form.removesuffix(ending)
        if stem == form or not stem:
            continue
        yield stem + base_ending
        if not base_ending and ending in {"ed", "ing"} and stem[-2:-1] == stem[-1]:
            yield stem[:-1]


def _common(one: str, other: str) -> int:
    """How many letters two words begin with alike."""
    pairs = list(zip(one, other, strict=False))
    return next((place for place, (left, right) in enumerate(pairs) if left != right), len(pairs))
