"""Which way an expression without a direction of its own points, from the tense of the verb it hangs on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from events.schema import Sentence, Token

_FUTURE_AUXILIARIES = frozenset({"will", "shall", "'ll", "wo", "going"})
_OPEN_AUXILIARIES = frozenset({"may", "might", "can", "could", "should", "must", "would"})
_EXPECTING = frozenset(
    "agree aim allow ask call due expect expected hope intend likely plan propose promise ready schedule scheduled set seek slate urge vow want"
    " begin prepare postpone".split()
)
_VERBAL = frozenset({"VERB", "AUX"})


class Toward(Enum):
    """The two ways in which time can be looked at from a reference."""

    PAST = "past"
    FUTURE = "future"


@dataclass(frozen=True, slots=True)
class Direction:
    """Which way, and the word that decided it."""

    toward: Toward
    cue: str


def direction(sentence: Sentence, token: Token) -> Direction:
    """The way in which the sentence looks at an expression headed by this token.

    Past unless a modal, a tense or a verb of expecting says otherwise.
    """
    for above in (token, *sentence.ancestors(token)):
        if above.upos in _VERBAL or sentence.child(above, "cop"):
            return _of_predicate(sentence, above)
        if above.lemma in _EXPECTING:
            return Direction(Toward.FUTURE, above.text)
    return Direction(Toward.PAST, "no verb")


def _of_predicate(sentence: Sentence, verb: Token) -> Direction:
    auxiliaries = sentence.children(verb, "aux", "cop")
    for auxiliary in auxiliaries:
        if auxiliary.lemma in _FUTURE_AUXILIARIES:
            return Direction(Toward.FUTURE, auxiliary.text)
    perfect = any(auxiliary.lemma == "have" for auxiliary in auxiliaries)
    if not perfect:
        for auxiliary in auxiliaries:
            if auxiliary.lemma in _OPEN_AUXILIARIES:
                return Direction(Toward.FUTURE, auxiliary.text)
    if _is_bare_infinitive(sentence, verb) and not perfect:
        return _of_infinitive(sentence, verb)
    if verb.lemma in _EXPECTING and verb.deprel != "root" and sentence.child(verb, "aux") is None:
        return Direction(Toward.FUTURE, verb.text)
    return Direction(Toward.PAST, verb.text)


def _is_bare_infinitive(sentence: Sentence, verb: Token) -> bool:
    return any(child.lemma == "to" for child in sentence.children(verb, "mark"))


def _of_infinitive(sentence: Sentence, verb: Token) -> Direction:
    above = sentence.head(verb)
    if above is None or above.lemma in _EXPECTING or above.upos not in _VERBAL:
        return Direction(Toward.FUTURE, f"to {verb.text}")
    return _of_predicate(sentence, above)
