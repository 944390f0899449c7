"""Conditions that the parser takes for something else: told by inversion, or as a proviso."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from dateline.events.language import words
from dateline.events.parsing.moves import Move
from dateline.events.schema import Sentence, Token

INVERTING = words("auxiliaries", "inverts")
OF_CONSEQUENCE = words("auxiliaries", "conditional") | words("auxiliaries", "possible") | words("auxiliaries", "future")
PROVIDING = words("prepositions", "opens_condition")
DENYING = words("adverbs", "negates")
FAR = 12
"""Words between a helper and its verb behind a subject, at most."""


def inverted_conditions(sentence: Sentence) -> Iterator[Move]:
    """A helper before its subject opens a condition on what would be ("had Silva scored, they would have won")."""
    if sentence.tokens[-1].text == "?":
        return
    yield from _were_to(sentence)
    for helper in sentence.tokens:
        verb = _behind_subject(sentence, helper) if helper.text.lower() in INVERTING else None
        main = _of_condition(sentence, helper, verb) if verb is not None else None
        if verb is None or main is None:
            continue
        if main in sentence.subtree(verb):
            yield Move(main, verb.head, verb.deprel)
        yield Move(verb, main.index, "advcl")
        yield Move(helper, verb.index, helper.deprel if helper.relation in {"aux", "cop"} else "aux")


def _were_to(sentence: Sentence) -> Iterator[Move]:
    """A noun behind "were" with an infinitive is its subject, and does not just hold it ("were the dam to burst, they would flee")."""
    for verb in sentence.tokens:
        noun = sentence.head(verb)
        if (
            verb.deprel != "acl"
            or verb.xpos != "VB"
            or noun is None
            or not any(item.lemma == "to" for item in sentence.children(verb, "mark"))
        ):
            continue
        before = min(item.index for item in (noun, *sentence.children(noun)) if item.index <= noun.index) - 1
        helper = sentence[before] if before > 0 and sentence[before].text.lower() == "were" else None
        main = _of_condition(sentence, helper, verb) if helper is not None else None
        if helper is not None and main is not None and helper.head in {verb.index, main.index}:
            yield Move(verb, main.index, "advcl")
            yield Move(noun, verb.index, "nsubj")
            yield Move(helper, verb.index, "aux")


def _behind_subject(sentence: Sentence, helper: Token) -> Token | None:
    """The verb that a helper belongs to, where its subject stands right behind the helper."""
    before = sentence[helper.index - 1] if helper.index > 1 else None
    if before is not None and before.upos not in {"PUNCT", "CCONJ", "VERB", "NOUN", "PROPN", "ADJ", "PRON"}:
        return None  # "never had the river risen so far"
    for verb in sentence.tokens[helper.index : helper.index + FAR]:
        subjects = [item for item in sentence.children(verb, "nsubj", "expl") if helper.index < item.index < verb.index]
        own = helper.head == verb.index or (verb.xpos in {"VBN", "VB"} and not sentence.children(verb, "aux", "mark"))
        behind = sentence[helper.index + 1]
        if own and any(behind == item or behind.head == item.index for item in subjects):
            return verb
    return None


def _of_condition(sentence: Sentence, helper: Token, verb: Token) -> Token | None:
    """What would be so on the condition, which opens the sentence or stands right behind that."""
    for modal in sentence.tokens:
        main = sentence.head(modal)
        if modal.xpos != "MD" or modal == helper or main is None or main == verb or modal.lemma.lower() not in OF_CONSEQUENCE:
            continue
        opening = helper.index == 1 or sentence[helper.index - 1].upos in {"PUNCT", "CCONJ"}
        if main.index < helper.index or (opening and modal.index > verb.index):
            return main
    return None


def provisos(sentence: Sentence) -> Iterator[Move]:
    """A participle that opens a proviso is a mark of its clause ("provided that they agree")."""
    for opener in sentence.tokens:
        clause = sentence.child(opener, "ccomp")
        if opener.upos != "VERB" or opener.text.lower() not in PROVIDING or opener.relation not in {"advcl", "parataxis"}:
            continue
        if clause is not None and clause.index > opener.index and not sentence.children(opener, "nsubj", "obj", "aux", "cop"):
            yield Move(clause, opener.head, "advcl")
            yield Move(opener, clause.index, "mark")


def so_long_as(sentence: Sentence) -> Iterator[Move]:
    """What opens a proviso in three words ("as long as the talks last"), unless it tells how long something lasted."""
    for first, long in pairwise(sentence.tokens):
        if long.text.lower() == "long" and first.text.lower() in {"as", "so"} and first.head == long.index:
            yield from _as_mark(sentence, first, long)


def _as_mark(sentence: Sentence, first: Token, long: Token) -> Iterator[Move]:
    clause, main = sentence.child(long, "advcl"), sentence.head(long)
    second = sentence.child(clause, "mark") if clause is not None else None
    if clause is None or second is None or main is None or second.index != long.index + 1:
        return
    open_to_it = any(item.xpos == "MD" for item in sentence.children(main, "aux")) or main.xpos == "VB"
    if open_to_it and any(item.feats.get("Tense") == "Pres" for item in (clause, *sentence.children(clause, "aux", "cop"))):
        yield Move(clause, main.index, "advcl")
        yield Move(first, clause.index, "mark")
        yield Move(long, first.index, "fixed")
        yield Move(second, first.index, "fixed")


def denied_inversions(sentence: Sentence) -> Iterator[Move]:
    """A helper between a denial and its subject belongs to the participle behind ("never had the river risen")."""
    for helper in sentence.tokens:
        verb = sentence.child(helper, "xcomp") if helper.lemma == "have" and helper.upos in {"VERB", "AUX"} else None
        if verb is None or verb.xpos != "VBN" or sentence.children(helper, "nsubj", "obj") or not sentence.children(verb, "nsubj"):
            continue
        before = [item for item in sentence.children(helper) if item.index < helper.index]
        if any(item.lemma.lower() in DENYING for item in before):
            yield Move(verb, helper.head, helper.deprel)
            yield from (Move(item, verb.index, item.deprel) for item in sentence.children(helper) if item != verb)
            yield Move(helper, verb.index, "aux")
