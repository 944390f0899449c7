"""Which way an expression without a direction of its own points, from the verb it hangs on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from dateline.events.language import words
from dateline.events.schema import Sentence, Token

FUTURE_AUXILIARIES = words("auxiliaries", "future_ahead")
OPEN_AUXILIARIES = words("auxiliaries", "open")
_SET_FOR = words("verbs", "sets_for")
EXPECTING = _SET_FOR | words("verbs", "time_ahead") | words("adjectives", "time_ahead") | words("nouns", "time_ahead")
PLANNING = words("verbs", "plans_time")
_REPORTING = words("verbs", "passes_on")
_SAME_IN_PAST = words("verbs", "same_in_past") | {"set"}
_GOES_ON, _DECIDES_END = words("verbs", "goes_on"), words("verbs", "decides_end")
_OF_PAST = words("prepositions", "time_of_past")
_VERBAL = frozenset({"VERB", "AUX"})


class Toward(Enum):
    """The ways in which a sentence looks from a reference."""

    PAST = "past"
    FUTURE = "future"
    OPEN = "open"
    NEAR = "near"  # "planned a march on Saturday": of the last and the next one, the nearer


@dataclass(frozen=True, slots=True)
class Direction:
    """Which way, and the word that decided it; ``sure`` where the expression says when what is past happened."""

    toward: Toward
    cue: str
    sure: bool = False


def direction(sentence: Sentence, token: Token) -> Direction:
    """The way in which the sentence looks at an expression headed by this token.

    Future for modals, infinitives and verbs of expecting; past for a past tense; open where the
    verb is in the present, or where there is none.
    """
    told = sentence.child(token, "acl")
    if told is not None and any(child.lemma == "when" for child in sentence.children(told, "advmod", "mark", "obl")):
        return replace(_of_predicate(sentence, told), sure=True)  # "until Monday, when he resigned"
    for above in (token, *sentence.ancestors(token)):
        if above is not token and above.lemma.lower() in EXPECTING and not _took_place_at(sentence, above):
            if _awaits(sentence, above):
                return Direction(Toward.NEAR if _told_of_as_past(sentence, above) else Toward.FUTURE, above.text)
            if above.lemma in PLANNING and above.feats.get("VerbForm") == "Fin" and sentence.child(above, "obj"):
                if token.head == above.index and _says_on(sentence, token) and above.lemma in _SAME_IN_PAST:
                    return Direction(Toward.PAST, above.text)  # "set traps on Thursday"
                return Direction(Toward.NEAR, above.text)
        if above.upos in _VERBAL or sentence.child(above, "cop"):
            if _is_set_for(sentence, token, above):
                return Direction(Toward.FUTURE, f"{above.text} ... for")
            way = _of_predicate(sentence, above)
            return replace(way, sure=way.sure or _happened_then(sentence, token, above, way))
    return Direction(Toward.OPEN, "no verb")


def _took_place_at(sentence: Sentence, noun: Token) -> bool:
    """Whether something is told of what happens at it, which then says when: "was allowed at a hearing on 14 October"."""
    at = noun.upos == "NOUN" and noun.relation == "obl" and any(case.lemma in _OF_SCENES for case in sentence.children(noun, "case"))
    verb = sentence.head(noun)
    return at and verb is not None and verb.upos in _VERBAL and verb.lemma.lower() not in EXPECTING


_OF_SCENES = frozenset({"at", "during"})


def _is_set_for(sentence: Sentence, token: Token, verb: Token) -> bool:
    """Whether something is called, or set, for the time: "called a strike for Friday"; not what had been, nor "the year it set"."""
    placed = sentence.child(verb, "obj", "nsubj:pass")
    if verb.lemma not in _SET_FOR or placed is None or token.index < verb.index or _had(sentence, verb):
        return False
    return token.head in {verb.index, placed.index} and any(case.lemma == "for" for case in sentence.children(token, "case"))


def _happened_then(sentence: Sentence, token: Token, verb: Token, way: Direction) -> bool:
    """Whether the expression hangs on a past verb itself and says when ("closed in May"), not until when or what was said then."""
    told = {verb.text, *(child.text for child in sentence.children(verb, "cop", "aux:pass"))}
    past = way.toward is Toward.PAST and way.cue in told and (verb.lemma not in _REPORTING or _said_then(sentence, token, verb))
    begun = any(case.lemma == "from" for child in sentence.children(verb, "obl") for case in sentence.children(child, "case"))
    prepositions = {child.lemma.lower() for child in sentence.children(token, "case")}
    saying_when = _OF_PAST | {"to"} if begun else _OF_PAST
    if past and _is_of_the_scene(sentence, token, verb):
        return True
    return past and token.head == verb.index and token.relation == "obl" and prepositions <= saying_when


def _is_of_the_scene(sentence: Sentence, token: Token, verb: Token) -> bool:
    """Whether it is of what the verb took place in: "At a meeting in May, members voted"; not "told of a meeting in May"."""
    scene = sentence.head(token)
    if scene is None or scene.head != verb.index or scene.relation != "obl" or scene.index > verb.index or token.relation != "nmod":
        return False
    apart = any(word.text == ":" for word in sentence.tokens[token.index : verb.index])  # "said in a letter on Friday: The court took"
    return not apart and bool({case.lemma.lower() for case in sentence.children(scene, "case")} & {"at", "in", "during"})


def _said_then(sentence: Sentence, token: Token, saying: Token) -> bool:
    """Whether the time is of the saying, not of what is said: "said in May that profits would fall", "told the court in May"."""
    content = sentence.child(saying, "ccomp", "parataxis")
    if content is None or content.index < token.index:
        return content is None
    opened = any(mark.lemma == "that" and mark.index > token.index for mark in sentence.children(content, "mark"))
    return opened or _of_predicate(sentence, content).toward is Toward.PAST


def _told_of_as_past(sentence: Sentence, word: Token) -> bool:
    """What was planned, or due, and has its place in a clause that tells what happened: "the march planned for Monday was called off"."""
    if word.relation not in {"acl", "amod"} and word.lemma != "deadline":
        return False
    clauses = (_of_predicate(sentence, above).toward for above in sentence.ancestors(word) if above.upos in _VERBAL)
    return next((toward for toward in clauses if toward is not Toward.OPEN), None) is Toward.PAST


def _awaits(sentence: Sentence, word: Token) -> bool:
    """Whether it says that something is still to come: "is scheduled", "due", "plans"; not "agreed", "had been scheduled", "proposing"."""
    if _had(sentence, word):
        return False
    if word.lemma in _SET_FOR and not (sentence.child(word, "xcomp") or _has_preposition(sentence, word, "for")):
        return False
    if word.upos not in _VERBAL:
        return True
    if any(child.lemma == "as" for child in sentence.children(word, "mark")):
        return False
    if word.feats.get("VerbForm") == "Fin":
        return word.feats.get("Tense") != "Past"
    if any(helping.lemma == "be" and helping.feats.get("Tense") == "Pres" for helping in sentence.children(word, "aux")):
        return True  # "is bracing for a march on Saturday"
    return word.feats.get("Tense") == "Past" or bool(sentence.child(word, "aux:pass"))


def _says_on(sentence: Sentence, token: Token) -> bool:
    return any(case.lemma.lower() == "on" for case in sentence.children(token, "case"))


def _had(sentence: Sentence, word: Token) -> bool:
    return any(auxiliary.lemma == "have" and auxiliary.feats.get("Tense") == "Past" for auxiliary in sentence.children(word, "aux"))


def _has_preposition(sentence: Sentence, word: Token, preposition: str) -> bool:
    return any(case.lemma == preposition for child in sentence.children(word, "obl") for case in sentence.children(child, "case"))


def _of_predicate(sentence: Sentence, verb: Token) -> Direction:
    auxiliaries = sentence.children(verb, "aux", "cop")
    lemmas = {auxiliary.lemma.lower(): auxiliary.text for auxiliary in auxiliaries}
    for lemma, text in lemmas.items():
        if lemma in FUTURE_AUXILIARIES:
            return Direction(Toward.FUTURE, text)
    if "have" in lemmas:
        return Direction(Toward.PAST, lemmas["have"])
    for lemma, text in lemmas.items():
        if lemma in OPEN_AUXILIARIES:
            return Direction(Toward.FUTURE, text)
    if any(child.lemma == "to" for child in sentence.children(verb, "mark")):
        is_to = next((word for word in auxiliaries if word.lemma == "be" and word.feats.get("Tense") == "Pres"), None)
        return Direction(Toward.FUTURE, f"{is_to.text} to") if is_to else _of_infinitive(sentence, verb)
    return _by_tense(sentence, verb, auxiliaries)


def _by_tense(sentence: Sentence, verb: Token, auxiliaries: tuple[Token, ...]) -> Direction:
    finite = next((word for word in (*auxiliaries, verb) if word.feats.get("VerbForm") == "Fin"), None)
    if finite is not None:
        if finite.feats.get("Tense") == "Past":
            return Direction(Toward.PAST, finite.text)
        if finite is verb and verb.lemma in _SAME_IN_PAST and verb.text == verb.lemma and _may_be_past(sentence, verb):
            return Direction(Toward.PAST, finite.text)
        future = finite is verb and verb.lemma not in _REPORTING and sentence.child(verb, "ccomp") is None
        return Direction(Toward.FUTURE if future else Toward.OPEN, finite.text)
    if verb.feats.get("Tense") == "Past" and verb.relation not in {"acl", "amod"}:
        return Direction(Toward.PAST, verb.text)
    above = sentence.head(verb)
    if _is_bare_present(sentence, verb):
        return Direction(Toward.FUTURE, verb.text)
    if verb.relation in {"advcl", "ccomp", "conj", "xcomp"} and above is not None and above.upos in _VERBAL:
        return _of_predicate(sentence, above)
    return Direction(Toward.OPEN, verb.text)


def _is_bare_present(sentence: Sentence, verb: Token) -> bool:
    """Whether it is joined in its bare form to a past verb, which can only be the present: "lost on Sunday and face Lens on Thursday"."""
    above = sentence.head(verb)
    if verb.relation != "conj" or above is None or above.feats.get("Tense") != "Past" or above.feats.get("VerbForm") != "Fin":
        return False
    helped = sentence.children(above, "aux") or sentence.children(verb, "aux", "mark")
    return not helped and verb.text == verb.lemma and verb.lemma not in _SAME_IN_PAST and verb.feats.get("VerbForm") == "Inf"


def is_over_by(sentence: Sentence, token: Token) -> bool:
    """Whether the expression behind "by" hangs on what a past clause tells as a fact: "by 3 a.m. on Sunday the square was empty"."""
    verb = sentence.head(token)
    if verb is None or verb.lemma in EXPECTING | _DECIDES_END or verb.lemma in PLANNING:
        return False
    helping = sentence.children(verb, "aux", "cop", "aux:pass")
    if any(word.lemma.lower() in FUTURE_AUXILIARIES | OPEN_AUXILIARIES for word in helping) or sentence.children(verb, "xcomp", "ccomp"):
        return False
    finite = next((word for word in (*helping, verb) if word.feats.get("VerbForm") == "Fin"), None)
    infinitive = any(mark.lemma == "to" for mark in sentence.children(verb, "mark"))
    return not infinitive and finite is not None and finite.feats.get("Tense") == "Past" and verb.upos in {"ADJ", "NOUN"}


def goes_on_in_past(sentence: Sentence, token: Token) -> bool:
    """Whether the expression hangs on an active verb of the past that went on for a time: "stayed until Saturday".

    Not on one that decides until when something is to be ("put the vote off until Saturday").
    """
    verb = sentence.head(token)
    if verb is None:
        return False
    if sentence.children(verb, "aux:pass", "nsubj:pass"):
        return verb.lemma in _GOES_ON and verb.lemma not in _DECIDES_END
    return verb.lemma in _GOES_ON or (verb.lemma not in _DECIDES_END and not sentence.children(verb, "ccomp", "xcomp"))


def in_general(sentence: Sentence, token: Token) -> bool:
    """Whether the clause of an expression tells what is so as a rule: its finite verb is in the simple present, or there is none."""
    for above in (token, *sentence.ancestors(token)):
        if above.upos in _VERBAL or sentence.child(above, "cop"):
            helping = sentence.children(above, "aux", "aux:pass", "cop")
            if any(word.lemma.lower() in FUTURE_AUXILIARIES | OPEN_AUXILIARIES | {"have"} for word in helping):
                return False
            finite = next((word for word in (*helping, above) if word.feats.get("VerbForm") == "Fin"), None)
            if finite is not None:
                return finite.feats.get("Tense") == "Pres" and above.feats.get("VerbForm") != "Ger"
    return True


def _may_be_past(sentence: Sentence, verb: Token) -> bool:
    """Whether a form that is present and past alike is told of the past: no "I", "we" or "you" who do it as a rule, no question."""
    subject = sentence.child(verb, "nsubj")
    return subject is not None and subject.lemma.lower() not in {"i", "we", "you"}


_SET_DOWN = _SET_FOR | words("verbs", "schedules") | words("adjectives", "time_ahead")


def _is_past(sentence: Sentence, word: Token) -> bool:
    """Whether it was so then: "was due to start on 4 March" may tell of what is over."""
    return any(child.lemma == "be" and child.feats.get("Tense") == "Past" for child in sentence.children(word, "cop", "aux:pass", "aux"))


def _of_infinitive(sentence: Sentence, verb: Token) -> Direction:
    above = sentence.head(verb)
    if above is None or above.lemma == "be" or (above.lemma.lower() in EXPECTING and not _had(sentence, above)):
        was = above is not None and above.lemma in _SET_DOWN and _is_past(sentence, above)
        return Direction(Toward.NEAR if was else Toward.FUTURE, f"to {verb.text}")
    if above.upos in _VERBAL:
        going = above.text.lower() == "going" and any(word.feats.get("Tense") == "Pres" for word in sentence.children(above, "aux"))
        return Direction(Toward.FUTURE, "going to", sure=True) if going else _of_predicate(sentence, above)
    clause = next((_of_predicate(sentence, word) for word in sentence.ancestors(above) if word.upos in _VERBAL), None)
    if clause is not None and clause.toward is Toward.FUTURE:
        return clause
    return Direction(Toward.OPEN, f"to {verb.text}")
