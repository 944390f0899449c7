"""Words for how old somebody was when something happened: "at 34", "aged 12", "when she was eight", "in her forties"."""

from __future__ import annotations

from dateline.events.language import numbers
from dateline.events.schema import Sentence, Token
from dateline.events.times.lexicon import NUMBERS

OLDEST = 115  # years
DECADES = numbers("calendar", "decade")


def age_told(sentence: Sentence, token: Token) -> tuple[int, int, str] | None:
    """How old, at least and at most, and the words that say so: "emigrated at 24"."""
    for child in sentence.children(token, "obl", "nmod", "advcl", "advmod", "acl", "amod"):
        if (decade := _decade(sentence, child)) is not None:
            return decade, decade + 9, _words(sentence, child)
        years = _years(sentence, child)
        if years is not None and 0 <= years <= OLDEST:
            return years, years, _words(sentence, child)
    return None


def _words(sentence: Sentence, token: Token) -> str:
    """The phrase, as it is written."""
    inside = [token.index, *(word.index for word in sentence.children(token))]
    return " ".join(word.text for word in sentence.tokens[min(inside) - 1 : max(inside)] if word.upos != "PUNCT")


def _decade(sentence: Sentence, token: Token) -> int | None:
    """The decade of somebody's life: "in her forties"."""
    owned = any(word.deprel == "nmod:poss" for word in sentence.children(token))
    return DECADES.get(token.text.lower()) if owned else None


def _years(sentence: Sentence, token: Token) -> int | None:
    cases = {word.lemma.lower() for word in sentence.children(token, "case", "mark", "advmod")}
    if token.upos == "NUM" and "at" in cases and not sentence.children(token, "nmod", "compound"):
        return _number(token)
    if token.upos == "NUM" and "when" in cases and sentence.child(token, "cop"):
        return _number(token)
    if token.lemma.lower() in {"age", "aged"}:
        numbers = (word for word in sentence.children(token) if word.upos == "NUM")
        return next((_number(word) for word in numbers), None)
    return None


def _number(token: Token) -> int | None:
    text = token.text.lower()
    return int(text) if text.isdigit() else NUMBERS.get(text)
