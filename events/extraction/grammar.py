"""TimeML's tense, aspect, polarity and modality from the verb group."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.events.extraction.lexicon import (
    HYPOTHETICAL_MARKS,
    LIGHT_SUBJECT_VERBS,
    LIGHT_VERBS,
    MODALS_OF_FUTURE,
    NEGATIONS,
    NEGATIVE_DETERMINERS,
    UNTOLD_ADVERBS,
)
from dateline.events.extraction.predicates import CONDITIONS_OF_NOUNS, is_semi_auxiliary
from dateline.events.language import values, words
from dateline.events.schema import Aspect, Kind, Polarity, Sentence, Tense, Token

MODAL_TAG = "MD"
DENYING_WITH_NO = words("nouns", "denies_with_no")
KNOWING = words("verbs", "knows") | words("adjectives", "knows")
SCARCE = words("adjectives", "next_to_none")
DENIALS = words("verbs", "denies")
SAID = words("nouns", "says") | words("nouns", "held_by_owner")
SHORT_OF = values("adverbs", "short_of")
FORESEEING = words("verbs", "foresees")
"""Verbs that hold even where there is none of what they tell: "assuming no change"."""
ASPECTS = {
    (False, False): Aspect.NONE,
    (True, False): Aspect.PERFECTIVE,
    (False, True): Aspect.PROGRESSIVE,
    (True, True): Aspect.PERFECTIVE_PROGRESSIVE,
}


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """What the words around a predicate say of it."""

    tense: Tense
    aspect: Aspect
    polarity: Polarity
    modality: str | None
    passive: bool = False


def verb_group(sentence: Sentence, token: Token, kind: Kind) -> VerbGroup:
    """Tense, aspect, polarity and modality of the predicate."""
    polarity = Polarity.NEG if negated(sentence, token) else Polarity.POS
    auxiliaries = auxiliaries_of(sentence, token)
    if kind is Kind.NOUN:
        return VerbGroup(Tense.NONE, Aspect.NONE, polarity, _modality(auxiliaries))
    passive = _is_passive(sentence, token, auxiliaries)
    return VerbGroup(_tense(sentence, token, kind, auxiliaries), _aspect(token, auxiliaries), polarity, _modality(auxiliaries), passive)


def _is_passive(sentence: Sentence, token: Token, auxiliaries: tuple[Token, ...]) -> bool:
    """A past participle behind "be" or "get", or one that stands alone and describes a noun."""
    if any(item.deprel == "aux:pass" for item in auxiliaries) or sentence.child(token, "nsubj:pass") is not None:
        return True
    if token.xpos != "VBN":
        return False
    if auxiliaries:
        return auxiliaries[-1].lemma in {"be", "get"}
    return token.deprel in {"acl", "advcl", "amod", "xcomp"} or _is_joined_to_description(sentence, token)


def _is_joined_to_description(sentence: Sentence, token: Token) -> bool:
    """Whether a participle goes on with what describes a noun ("a bond paying five per cent and [priced] at 101", "dead or [exiled]")."""
    first = sentence.head(token) if token.relation == "conj" else None
    if first is None or sentence.children(token, "nsubj", "obj"):
        return False
    described = first.deprel == "acl" and first.xpos in {"VBG", "VBN"} and not sentence.children(first, "aux")
    return described or (first.upos == "ADJ" and bool(sentence.children(first, "cop")))


def auxiliaries_of(sentence: Sentence, token: Token) -> tuple[Token, ...]:
    """Auxiliaries and copula; a coordinated verb without any of its own and without a tense shares its first conjunct's."""
    own = sentence.children(token, "aux", "cop")
    if own and (opener := clause_behind_be(sentence, token)) is not None:
        return tuple(item for item in own if item.index > opener.index)
    head = sentence.head(token)
    if own or token.relation != "conj" or head is None or head.xpos != token.xpos or sentence.children(token, "nsubj", "mark"):
        return own
    return sentence.children(head, "aux", "cop")


def clause_behind_be(sentence: Sentence, token: Token) -> Token | None:
    """The "that" of a clause that says what a noun is ("the rumour was that the king had fled"); the "was" is not the clause's."""
    outer = next((item for item in sentence.children(token, "nsubj") if item.deprel == "nsubj:outer"), None)
    return next((item for item in sentence.children(token, "mark") if outer is not None and item.lemma == "that"), None)


def negated(sentence: Sentence, token: Token) -> bool:
    """Whether a particle or a determiner denies the predicate, or a subject or object of its own does."""
    children = sentence.children(token)
    helper = sentence.head(token)
    if helper is not None and token.relation == "xcomp" and is_semi_auxiliary(sentence, helper) and negated(sentence, helper):
        return True
    denying = (child for child in children if child.lemma.lower() in NEGATIONS and child.relation in ("advmod", "cc"))
    if any(not _is_not_only(sentence, child) for child in denying):
        return not _no_sooner(sentence, token)
    if any(_never_before(sentence, child) for child in children) or any(_denies_in_front(sentence, token, child) for child in children):
        return True  # "at no time was it open"
    if any(_hardly_did(sentence, child) for child in children):
        return True  # "little did they know"
    if any(child.text.lower() in {"longer", "more"} and _has_no(sentence, child) for child in children):
        return True  # "no longer"
    if any(child.lemma.lower() in NEGATIVE_DETERMINERS and child.relation == "det" for child in children):
        return True
    told = ("nsubj",) if token.lemma in FORESEEING else ("nsubj", "obj")
    return any(_negative_phrase(sentence, child) for child in children if child.relation in told)


def _is_not_only(sentence: Sentence, word: Token) -> bool:
    """Whether "only" or the like follows "not", so that more is told and nothing denied ("not only killed ten but sank two ships")."""
    following = sentence[word.index + 1] if word.index < len(sentence.tokens) else word
    return word.lemma.lower() in {"not", "n't"} and f"not {following.lemma.lower()}" in UNTOLD_ADVERBS


def is_contrast(sentence: Sentence, noun: Token) -> bool:
    """Whether "not" only sets a phrase against another ("caused [not] by the storm [but] by an explosion"): both may have been."""
    return any(item.lemma == "but" for other in sentence.children(noun, "conj") for item in sentence.children(other, "cc"))


def is_of_another(sentence: Sentence, clause: Token) -> bool:
    """Whether a relative clause tells of somebody else than it names ("it was not [the pilot] who reported the crack")."""
    noun = sentence.head(clause) if clause.deprel == "acl:relcl" else None
    if noun is None or not sentence.children(noun, "cop"):
        return False
    pointing = any(item.lemma.lower() == "it" for item in sentence.children(noun, "nsubj", "expl"))
    return pointing and any(item.lemma.lower() in NEGATIONS for item in sentence.children(noun, "advmod"))


def _no_sooner(sentence: Sentence, token: Token) -> bool:
    """Whether something had hardly happened when another thing did."""
    hardly = any(child.lemma.lower() in {"hardly", "scarcely", "barely"} for child in sentence.children(token, "advmod"))
    clauses = sentence.children(token, "advcl")
    return hardly and any(item.lemma in {"when", "before"} for clause in clauses for item in sentence.children(clause, "advmod", "mark"))


def _never_before(sentence: Sentence, child: Token) -> bool:
    """An adverb of time that is denied itself, and its verb with it: "never before", "not once"."""
    told = child.relation == "advmod" and child.lemma.lower() in {"before", "again", "once"}
    return told and any(item.lemma.lower() in NEGATIONS for item in sentence.children(child, "advmod"))


def _hardly_did(sentence: Sentence, child: Token) -> bool:
    """Whether "little" opens the clause and "did" follows it before the subject."""
    if child.relation != "advmod" or child.lemma.lower() != "little" or sentence.children(child):
        return False
    following = sentence[child.index + 1] if child.index < len(sentence.tokens) else child
    return following.lemma == "do" and following.relation == "aux" and following.head == child.head


def _denies_in_front(sentence: Sentence, token: Token, child: Token) -> bool:
    """A phrase with "no" before the subject, which changes places with the verb."""
    if child.relation != "obl" or child.lemma.lower() not in DENYING_WITH_NO or not _negative_phrase(sentence, child):
        return False
    return child.index < token.index


def _negative_phrase(sentence: Sentence, token: Token) -> bool:
    if token.lemma.lower() in NEGATIVE_DETERMINERS or _not_one(sentence, token):
        return True
    if any(item.lemma.lower() in {"hardly", "scarcely"} for item in sentence.children(token, "advmod")):
        return True  # "hardly anyone"
    return any(child.lemma.lower() in NEGATIVE_DETERMINERS for child in sentence.children(token, "det", "cc:preconj"))


def _not_one(sentence: Sentence, token: Token) -> bool:
    """Whether "not" stands before a single one of them: "not one of the ministers", "not a word"."""
    members = sentence.subtree(token)
    first = members[0]
    if first.lemma.lower() != "not" or len(members) == 1:
        return False
    second = sentence[first.index + 1]
    return second.lemma.lower() in {"one", "a"} and second in (token, *sentence.children(token, "det", "nummod"))


def is_next_to_nothing(sentence: Sentence, token: Token) -> bool:
    """Whether a phrase says that there is hardly any of what it names: "few members", "little evidence"; not "a few"."""
    scarce = [token, *sentence.children(token, "amod", "det")]
    words = [item for item in scarce if item.lemma.lower() in SCARCE and item.feats.get("Degree") in {None, "Pos"}]
    spoken_of = any(sentence.children(item, "det") for item in (token, *words)) and not any(item.relation == "det" for item in words)
    return bool(words) and not spoken_of


def is_nobody(sentence: Sentence, token: Token) -> bool:
    """Whether a phrase stands for nobody, or for hardly anybody: "no official", "few experts"."""
    return _negative_phrase(sentence, token) or is_next_to_nothing(sentence, token)


def _has_no(sentence: Sentence, token: Token) -> bool:
    return token.relation == "advmod" and any(child.lemma == "no" for child in sentence.children(token))


def _modality(auxiliaries: tuple[Token, ...]) -> str | None:
    modal = next((item for item in auxiliaries if item.xpos == MODAL_TAG), None)
    if modal is None or modal.lemma.lower() in MODALS_OF_FUTURE:
        return None
    return modal.lemma.lower()


def _tense(sentence: Sentence, token: Token, kind: Kind, auxiliaries: tuple[Token, ...]) -> Tense:
    if any(item.xpos == MODAL_TAG and item.lemma.lower() in MODALS_OF_FUTURE for item in auxiliaries):
        return Tense.FUTURE
    if any(item.xpos == MODAL_TAG for item in auxiliaries):
        return Tense.NONE
    gerund = token.xpos == "VBG" and not auxiliaries  # "pleaded guilty to taking"
    if not gerund and any(item.lemma == "to" for item in sentence.children(token, "mark")):
        return Tense.INFINITIVE
    finite = next((item for item in (*auxiliaries, token) if item.feats.get("VerbForm") == "Fin"), None)
    if finite is not None:
        return Tense.PAST if finite.feats.get("Tense") == "Past" else Tense.PRESENT
    if kind is Kind.VERB and not auxiliaries:
        return {"VBG": Tense.PRESPART, "VBN": Tense.PASTPART, "VBD": Tense.PAST, "VBZ": Tense.PRESENT, "VBP": Tense.PRESENT}.get(
            token.xpos, Tense.NONE
        )
    if auxiliaries and auxiliaries[0].xpos == "VBG":
        return Tense.PRESPART
    return Tense.NONE


def _aspect(token: Token, auxiliaries: tuple[Token, ...]) -> Aspect:
    perfect = any(item.lemma == "have" for item in auxiliaries)
    being = any(item.lemma == "be" and item.xpos == "VBG" for item in auxiliaries)
    progressive = being or (token.xpos == "VBG" and any(item.lemma == "be" for item in auxiliaries))
    return ASPECTS[perfect, progressive]


def is_headline_infinitive(sentence: Sentence, token: Token) -> bool:
    """Whether a headline says of its first noun what it is to do: "Acme to close mine"."""
    head = sentence.head(token)
    if token.relation != "acl" or head is None or head != sentence.root or head.upos not in {"PROPN", "NOUN"}:
        return False
    marked = any(child.lemma == "to" for child in sentence.children(token, "mark"))
    bare = not sentence.children(head, "det", "case", "cop", "nmod:poss")
    return marked and bare and sentence.tokens[-1].text not in {".", "!", "?"}


def whole_of(sentence: Sentence, opener: Token) -> str:
    """A preposition or a mark with the words that are fixed to it, as written, in lower case: "such as"."""
    return " ".join(item.text.lower() for item in (opener, *sentence.children(opener, "fixed")))


def is_condition(sentence: Sentence, clause: Token) -> bool:
    """Whether a clause is marked as a condition: "if it rains", "in case it rains", "should it rain"."""
    for mark in sentence.children(clause, "mark"):
        told = " ".join(item.lemma.lower() for item in (mark, *sentence.children(mark, "fixed")))
        if HYPOTHETICAL_MARKS & {told, mark.lemma.lower(), mark.text.lower()}:
            return True
    return _is_stated_condition(sentence, clause) or is_inverted_condition(sentence, clause) or _limits_what_is_known(sentence, clause)


def words_of_knowledge(sentence: Sentence, told: Token) -> Token | None:
    """What says of a clause that it is so for all somebody knows: "as [far] as she knew", "to his [knowledge]", "for [all] he knew"."""
    for child in sentence.children(told, "advmod", "obl"):
        if any(_limits_what_is_known(sentence, clause) for clause in sentence.children(child, "advcl")):
            return child
        opener = {item.lemma.lower() for item in sentence.children(child, "case")}
        if opener == {"for"} and any(item.lemma.lower() in KNOWING for item in sentence.children(child, "acl")) and child.lemma == "all":
            return child
        inner = [item for item in (child, *sentence.children(child, "nmod", "obl")) if item.lemma.lower() == "knowledge"]
        if opener == {"to"} and inner and sentence.children(inner[0], "nmod:poss"):
            return child
    return None


def _limits_what_is_known(sentence: Sentence, clause: Token) -> bool:
    """Whether the clause says how far something is known to be so ("as far as the mayor knew, the bridge was safe")."""
    far = sentence.head(clause)
    if far is None or far.lemma.lower() != "far" or clause.relation != "advcl" or clause.lemma.lower() not in KNOWING:
        return False
    return any(item.lemma.lower() == "as" for item in sentence.children(clause, "mark"))


def _is_stated_condition(sentence: Sentence, clause: Token) -> bool:
    """Whether the clause says on which condition something is so ("on condition that the court agrees")."""
    noun = sentence.head(clause) if clause.relation in {"acl", "ccomp"} and clause.deprel != "acl:relcl" else None
    return noun is not None and noun.lemma in {"condition", "proviso"} and bool(sentence.children(noun, "case"))


def is_inverted_condition(sentence: Sentence, token: Token) -> bool:
    """Subject and verb change places, as in "had the court followed her demand", "should it rain"."""
    if token.deprel != "advcl" or any(item.lemma != "to" for item in sentence.children(token, "mark")):
        return False
    auxiliaries = sentence.children(token, "aux") or tuple(item for item in sentence.children(token, "cop") if item.text.lower() == "were")
    subjects = sentence.children(token, "nsubj", "expl")
    if token.lemma == "have" and token.xpos == "VBD" and not subjects:  # "had [the brakes] worked", taken for an object
        return any(child.xpos == "VBN" for child in sentence.children(token, "xcomp"))
    return bool(auxiliaries and subjects and auxiliaries[0].lemma in {"have", "should", "be"} and auxiliaries[0].index < subjects[0].index)


def is_supposed_noun(sentence: Sentence, noun: Token) -> bool:
    """Whether the words before a noun open a condition: "in case of a strike", "subject to approval"."""
    own = {item.index for item in (noun, *sentence.children(noun, "det", "amod", "compound", "nummod", "nmod:poss"))}
    first = noun.index
    while first - 1 in own:
        first -= 1
    before = " ".join(item.text.lower() for item in sentence.tokens[max(0, first - 5) : first - 1])
    return any(f" {before}".endswith(f" {phrase}") for phrase in CONDITIONS_OF_NOUNS)


def clause_head(sentence: Sentence, token: Token, kind: Kind) -> Token:
    """The word whose clause tells the event: its own, the verb's above an infinitive, the light verb's that a noun hangs on."""
    head = sentence.head(token)
    while kind is not Kind.NOUN and token.relation == "xcomp" and head is not None and not sentence.children(token, "nsubj"):
        token, head = head, sentence.head(head)
    light = LIGHT_VERBS | LIGHT_SUBJECT_VERBS
    if kind is Kind.NOUN and head is not None and head.upos == "VERB" and head.lemma in light and token.relation in {"obj", "nsubj"}:
        return head
    return token


def denies_the_whole(sentence: Sentence, clause: Token) -> bool:
    """Whether "which" stands for what is told before its comma, not for the noun there ("fined for hiding the report, which he denied")."""
    noun = sentence.head(clause)
    if clause.deprel != "acl:relcl" or noun is None or clause.lemma.lower() not in DENIALS:
        return False
    first = sentence.subtree(clause)[0]
    set_off = first.text == "," or (first.index > 1 and sentence[first.index - 1].text == ",")
    inside = any(item.relation in {"advcl", "xcomp", "ccomp", "acl"} for item in (noun, *sentence.ancestors(noun)))
    words_of_it = noun.lemma.lower() in SAID and not inside  # "the claim, which he denied"
    return set_off and not words_of_it and any(item.lemma == "which" for item in sentence.children(clause, "obj"))


def far_word(sentence: Sentence, token: Token) -> Token | None:
    """The word that says that it did not come so far: "[far] from settled", "[anything] but finished", "[came] close to closing it"."""
    above = sentence.head(token)
    if above is None or token.relation not in {"advcl", "acl", "obl", "nmod", "ccomp"} or negated(sentence, above):
        return None
    opener = SHORT_OF.get(above.lemma.lower())
    behind = (token, *(sentence.children(above, "obl") if token.relation == "ccomp" else ()))  # "far from certain that it will close"
    if opener is None or not any(item.lemma.lower() == opener for word in behind for item in sentence.children(word, "mark", "case")):
        return None
    verb = sentence.head(above)
    if opener == "to":
        return verb if verb is not None and verb.lemma == "come" and above.relation == "advmod" else None
    carried = sentence.children(above, "cop") or verb is None
    return above if carried else verb
