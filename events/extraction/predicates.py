"""Which words carry an event, and by which rule.

Verbs do in every kind of clause; nouns where the model that read them says so, or, where none was asked, where their log-odds
(lexicon, then their sentence) pass a threshold; adjectives and nominals where they are predicated of something. Auxiliaries and
modals never do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dateline.events.extraction.lexicon import (
    AMBIGUOUS_MONTHS,
    ASPECTUAL,
    ASPECTUAL_NOUNS,
    DENIALS,
    I_ACTION,
    I_STATE,
    I_STATE_ADJECTIVES,
    I_STATE_NOUNS,
    LIGHT_VERBS,
    MOVING_NOUN_PREPOSITIONS,
    PERCEPTION,
    RELATIONAL,
    REPORTING,
    REPORTING_NOUNS,
    SEMI_AUXILIARIES,
    STATE_NOUNS,
    STATES,
    TEMPORAL_NOUNS,
    event_nouns,
)
from dateline.events.language import values, words
from dateline.events.language.governors import governor
from dateline.events.rule import Verdict
from dateline.events.schema import EventClass, Kind, Sentence, Span, Token

BOUNDING = words("verbs", "bounds_period")
CONDITIONS_OF_NOUNS = words("prepositions", "supposes_noun")
ASKING = words("nouns", "asks_for")
ODDS_THRESHOLD = -0.4  # probability 0.4: precision and recall of nouns are equal there on annotated news
LEARNED_CHANCE = 0.35  # the same of the model's answers, on articles that it has not learned from
ODDS_UNKNOWN = -2.6
ODDS_BASE = -0.2
ODDS_WEIGHT = 1.05
CONTEXT_ODDS: tuple[tuple[str, float], ...] = (
    ("compound", -1.5),
    ("definite", 0.3),
    ("complemented", 0.5),
    ("placed in time", 1.4),
    ("object", 0.3),
    ("passive subject", 0.6),
    ("light verb", 0.5),
)
"""What the sentence adds to a noun's log-odds; fitted by ``training/derive_event_nouns.py``."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A token that carries an event."""

    token: Token
    kind: Kind
    rule: str


Test = Callable[[Sentence, Token], bool]


def _is_verb(token: Token) -> bool:
    return token.upos == "VERB" and token.relation not in {
        "aux",
        "cop",
        "case",
        "mark",
        "cc",
        "fixed",
        "flat",
        "compound",
        "amod",
        "det",
        "discourse",
    }


def _is_attribute_of_noun(token: Token) -> bool:
    return token.relation == "acl" and token.lemma.lower() in RELATIONAL and token.feats.get("VerbForm") != "Fin"


def is_semi_auxiliary(sentence: Sentence, token: Token) -> bool:
    """Whether the verb only helps its infinitive ("is going to fall", "had to sell")."""
    if token.lemma not in SEMI_AUXILIARIES or (token.lemma == "go" and token.xpos != "VBG"):
        return False
    infinitives = [
        child for child in sentence.children(token, "xcomp") if any(item.lemma == "to" for item in sentence.children(child, "mark"))
    ]
    return bool(infinitives) and not sentence.children(token, "obj")


def _opens_supposition(sentence: Sentence, token: Token) -> bool:
    """Whether the word is one of those that open a condition on a noun ("barring a delay", "in the event of a strike")."""
    for phrase in CONDITIONS_OF_NOUNS:
        opening = phrase.split()
        if token.text.lower() not in opening:
            continue
        first = token.index - 1 - opening.index(token.text.lower())
        if [item.text.lower() for item in sentence.tokens[max(first, 0) : first + len(opening)]] == opening:
            return not sentence.children(token, "nsubj", "aux", "cop", "obl", "xcomp")
    return False


def _is_clause_verb(sentence: Sentence, token: Token) -> bool:
    if not _is_verb(token) or _opens_supposition(sentence, token) or _is_attribute_of_noun(token) or is_semi_auxiliary(sentence, token):
        return False
    if _bounds_a_period(sentence, token) or _guesses_number(sentence, token):
        return False
    detached = token.lemma.lower() in RELATIONAL and token.relation in {"advcl", "obl", "nmod"} and token.feats.get("VerbForm") != "Fin"
    return not detached


def _guesses_number(sentence: Sentence, token: Token) -> bool:
    """Whether "say" stands before a number that is only an example ("cut the amount to say 14 or 15 billion")."""
    if token.lemma.lower() != "say" or token.xpos not in {"VB", "VBP", "UH"} or sentence.children(token, "nsubj", "aux", "ccomp"):
        return False
    following = next((item for item in sentence.tokens[token.index : token.index + 2] if item.upos != "PUNCT"), token)
    return following.upos == "NUM"


def _bounds_a_period(sentence: Sentence, token: Token) -> bool:
    """Whether the verb only says which stretch of time is meant ("in the week ended February 25")."""
    if token.lemma.lower() not in BOUNDING or token.relation not in {"acl", "advcl"} or token.index == 1:
        return False
    before = sentence[token.index - 1]
    return before.lemma.lower() in TEMPORAL_NOUNS and not sentence.children(token, "nsubj", "aux", "cop")


def _is_verbal_auxiliary(sentence: Sentence, token: Token) -> bool:
    """A "be", "have" or "do" that governs a clause of its own ("there was a fire", "it has to do with")."""
    return (
        token.upos == "AUX"
        and token.relation in {"root", "conj", "ccomp", "advcl", "acl", "parataxis"}
        and bool(sentence.children(token, "nsubj", "expl"))
    )


def _is_event_noun(sentence: Sentence, token: Token) -> bool:
    if (
        token.upos != "NOUN"
        or _opens_supposition(sentence, token)
        or (token.relation == "xcomp" and (verb := sentence.head(token)) is not None and sentence.children(verb, "obj"))
        or (token.lemma.lower() in TEMPORAL_NOUNS and token.text not in AMBIGUOUS_MONTHS and not _something_falls(sentence, token))
    ):
        return False
    verb = sentence.head(token) if token.relation == "nsubj" else None
    likely = token.event.weight > LEARNED_CHANCE if token.event is not None else odds(sentence, token) > ODDS_THRESHOLD
    return (
        likely
        or (verb is not None and takes_place(sentence, verb))
        or asked_of(sentence, token) is not None
        or _is_called_off(sentence, token)
    )


def _something_falls(sentence: Sentence, token: Token) -> bool:
    """Whether "fall" is no autumn: "a fall in profit", "the fall of the wall"."""
    behind = sentence.child(token, "nmod")
    if token.lemma.lower() != "fall" or token.event is None or token.event.weight <= LEARNED_CHANCE or behind is None:
        return False
    return behind.upos in {"NOUN", "PROPN"} and any(case.lemma in {"in", "of"} for case in sentence.children(behind, "case"))


def _is_called_off(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun names what was called off, which can be nothing but a happening ("the carnival has been called off")."""
    verb = sentence.head(noun)
    told = noun.relation == "obj" or noun.deprel == "nsubj:pass"
    return told and verb is not None and predicate_lemma(sentence, verb) == "call off"


def asked_of(sentence: Sentence, noun: Token) -> Token | None:
    """The verb by which what somebody asked for is granted or refused, so that it was asked for ("threw out a complaint")."""
    verb = sentence.head(noun)
    if noun.lemma.lower() not in ASKING or verb is None or verb.upos != "VERB":
        return None
    told = noun.relation == "obj" or noun.deprel == "nsubj:pass"
    return verb if told and governor(predicate_lemma(sentence, verb).lower(), "verb", "held") is not None else None


def takes_place(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb says of its subject, which is a happening then, that it took place or occurred."""
    placed = any(child.lemma == "place" and child.index == verb.index + 1 for child in sentence.children(verb))
    return verb.lemma == "occur" or (verb.lemma == "take" and placed)


def _is_predicate_adjective(sentence: Sentence, token: Token) -> bool:
    return token.upos == "ADJ" and sentence.child(token, "cop") is not None


def _is_predicate_nominal(sentence: Sentence, token: Token) -> bool:
    return token.upos in {"NOUN", "PROPN", "PRON", "NUM", "ADV", "ADP"} and sentence.child(token, "cop") is not None


def _is_full_auxiliary(sentence: Sentence, token: Token) -> bool:
    """A "have" or "do" that governs an object, whatever its tag says."""
    return token.upos == "AUX" and token.lemma in {"have", "do"} and token.relation != "aux" and bool(sentence.children(token, "obj"))


def _is_according(sentence: Sentence, token: Token) -> bool:  # noqa: ARG001 - every test takes the sentence
    return token.text.lower() == "according"


RULES: tuple[Verdict[Test, Kind], ...] = (
    Verdict("according to", _is_according, (("According to the report, the engine failed.", "According"),), gives=Kind.VERB),
    Verdict("verb of a clause", _is_clause_verb, (("The storm destroyed the bridge.", "destroyed"),), gives=Kind.VERB),
    Verdict("have or do with an object", _is_full_auxiliary, (("The firm did, in all, nine trips.", "did"),), gives=Kind.VERB),
    Verdict("noun that names a happening", _is_event_noun, (("No meeting was held.", "meeting"),), gives=Kind.NOUN),
    Verdict("adjective predicated of something", _is_predicate_adjective, (("The boy was unhappy.", "unhappy"),), gives=Kind.ADJECTIVE),
    Verdict("noun predicated of something", _is_predicate_nominal, (("The tower is a ruin.", "ruin"),), gives=Kind.COPULA),
    Verdict("be, have or do that stands alone", _is_verbal_auxiliary, (("He would not say what it was.", "was"),), gives=Kind.COPULA),
)


def candidates(sentence: Sentence) -> Iterator[Candidate]:
    """Every token of the sentence that carries an event, in text order."""
    for token in sentence.tokens:
        rule = next((rule for rule in RULES if rule.find(sentence, token)), None)
        if rule is not None:
            yield Candidate(token, rule.gives, _told(rule, token))


def _told(rule: Verdict[Test, Kind], token: Token) -> str:
    """The rule's name; of a noun that a model was asked of, that it has learned this, and how sure it is."""
    if rule.gives is not Kind.NOUN or token.event is None:
        return rule.name
    return f"{rule.name} (learned, weight {token.event.weight:.2f})"


def odds(sentence: Sentence, token: Token) -> float:
    """The log-odds that this noun names an event here."""
    lexical = event_nouns().get(token.lemma.lower(), ODDS_UNKNOWN)
    present = noun_context(sentence, token)
    return ODDS_BASE + ODDS_WEIGHT * lexical + sum(weight for name, weight in CONTEXT_ODDS if name in present)


def noun_context(sentence: Sentence, token: Token) -> frozenset[str]:
    """The names of the facts in ``CONTEXT_ODDS`` that hold of the noun here."""
    head = sentence.head(token)
    prepositions = {child.lemma.lower() for child in sentence.children(token, "case")}
    facts = {
        "compound": token.deprel == "compound",
        "definite": any(child.lemma == "the" for child in sentence.children(token, "det")),
        "complemented": bool(sentence.children(token, "nmod")),
        "placed in time": bool(prepositions & MOVING_NOUN_PREPOSITIONS),
        "object": token.deprel == "obj",
        "passive subject": token.deprel == "nsubj:pass",
        "light verb": head is not None and head.lemma in LIGHT_VERBS and token.relation in {"obj", "nsubj"},
    }
    return frozenset(name for name, holds in facts.items() if holds)


# Spans and classes --------------------------------------------------------------------------------


def predicate_span(sentence: Sentence, token: Token) -> Span:
    """The word, with a particle that stands right behind it ("stepped up")."""
    particle = sentence.child(token, "compound:prt")
    if particle is not None and particle.index == token.index + 1:
        return Span(token.span.start, particle.span.end)
    return token.span


def predicate_lemma(sentence: Sentence, token: Token) -> str:
    """The lemma, with its particle, or with an adverb that makes one word of it ("passed away")."""
    particle = sentence.child(token, "compound:prt")
    if particle is not None:
        return f"{token.lemma} {particle.lemma}"
    behind = [f"{token.lemma} {child.lemma}" for child in sentence.children(token, "advmod") if child.index == token.index + 1]
    return behind[0] if behind and behind[0] in PHRASES else token.lemma


PHRASES = frozenset(word for word in values("happenings", "family") if " " in word)

_VERB_CLASSES: tuple[tuple[frozenset[str], EventClass], ...] = (
    (REPORTING | DENIALS, EventClass.REPORTING),
    (PERCEPTION, EventClass.PERCEPTION),
    (I_STATE, EventClass.I_STATE),
    (I_ACTION, EventClass.I_ACTION),
    (ASPECTUAL, EventClass.ASPECTUAL),
    (STATES | RELATIONAL, EventClass.STATE),
)
_NOUN_CLASSES: tuple[tuple[frozenset[str], EventClass], ...] = (
    (REPORTING_NOUNS, EventClass.REPORTING),
    (I_STATE_NOUNS, EventClass.I_STATE),
    (ASPECTUAL_NOUNS, EventClass.ASPECTUAL),
    (STATE_NOUNS, EventClass.STATE),
)


def event_class(sentence: Sentence, token: Token, kind: Kind) -> EventClass:
    """TimeML's class, by the word and by what it governs."""
    lemma = token.lemma.lower()
    if kind is Kind.COPULA:
        return EventClass.STATE
    if token.text.lower() == "according":
        return EventClass.REPORTING
    if kind is Kind.ADJECTIVE:
        return EventClass.I_STATE if lemma in I_STATE_ADJECTIVES and sentence.children(token, "xcomp", "ccomp") else EventClass.STATE
    if kind is Kind.NOUN and token.event is not None:
        return EventClass(token.event.value)
    table = _NOUN_CLASSES if kind is Kind.NOUN else _VERB_CLASSES
    found = next((value for words, value in table if lemma in words), EventClass.OCCURRENCE)
    if found in {EventClass.I_ACTION, EventClass.I_STATE} and kind is Kind.VERB and not _governs_an_event(sentence, token):
        return EventClass.OCCURRENCE if found is EventClass.I_ACTION else found
    return found


def _governs_an_event(sentence: Sentence, token: Token) -> bool:
    return bool(sentence.children(token, "xcomp", "ccomp", "obj", "advcl", "parataxis", "obl"))
