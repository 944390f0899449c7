"""What the words claim of an event: that it happened, goes on, is planned, possible, denied, supposed, or general.

Rules stand in an ordered tuple; the first that fits decides. A rule sees the event's own words and, where
its clause hangs on another, what is already known of the event above.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dateline.events.extraction.grammar import VerbGroup, auxiliaries_of, is_headline_infinitive
from dateline.events.extraction.lexicon import (
    ACCUSATIONS,
    ATTEMPTS,
    BELIEFS,
    CALLS,
    DENIALS,
    HABITUAL,
    HYPOTHETICAL_MARKS,
    IMPLICATIVES,
    LIGHT_SUBJECT_VERBS,
    LIGHT_VERBS,
    MODALS_OF_CONDITION,
    MODALS_OF_POSSIBILITY,
    PLANS,
    POSSIBLE_NOUNS,
    POSSIBLY,
    PREVENTIONS,
    REFUSALS,
    REPORTING,
)
from dateline.events.language import words
from dateline.events.schema import Aspect, EventClass, Factuality, Kind, Polarity, Sentence, Tense, Token

PLANNED_ADJECTIVES = words("adjectives", "planned")
POSSIBLE_ADJECTIVES = words("adjectives", "possible")
ARRANGED = words("verbs", "object_planned")
"""Verbs of planning whose object is planned; one can "commit a crime" and "set a record"."""
LIKELY = words("adjectives", "likely")
CANCELLATIONS = words("verbs", "cancels")
INHERITED = "hangs on what is planned"
"""The rule of what is planned only because its clause is."""
SCHEDULING = words("verbs", "schedules")
SET_FOR = SCHEDULING | words("verbs", "sets_for")
MOVING_BACK = words("prepositions", "gerund_is_fact")
"""Before a gerund: what comes behind them is told as a fact of its own, or as none."""
WORDS_OF_TIME = words("prepositions", "opens_time")
CONTENT = frozenset({"xcomp", "ccomp"})
NOUN_ROLES = frozenset({"obj", "nsubj", "obl", "nmod", "xcomp"})


@dataclass(frozen=True, slots=True)
class Claim:
    """All that the rules look at."""

    sentence: Sentence
    token: Token
    kind: Kind
    event_class: EventClass
    group: VerbGroup
    above: Token | None
    above_factuality: Factuality | None

    @property
    def above_phrase(self) -> str:
        """The lemma of the governor with its particle ("call off"), or with "short" ("stop short")."""
        particles = self.sentence.children(self.above, "compound:prt") if self.above is not None else ()
        short = [item for item in self.sentence.children(self.above, "advmod") if item.lemma == "short"] if self.above is not None else []
        return " ".join([self.above_lemma, *(item.lemma for item in (*particles, *short))])

    @property
    def case(self) -> str:
        """The preposition or the mark that opens the phrase or the clause, empty without one."""
        return _case_of(self.sentence, self.token)

    @property
    def above_lemma(self) -> str:
        """The lemma of the governor, empty at the root."""
        return self.above.lemma.lower() if self.above is not None else ""

    def children(self, *relations: str) -> frozenset[str]:
        """The lemmas of the dependents in these relations."""
        return frozenset(child.lemma.lower() for child in self.sentence.children(self.token, *relations))

    def described_by(self, words: frozenset[str]) -> bool:
        """Whether one of the words, a participle ("planned") among them, stands before the noun."""
        before = self.sentence.children(self.token, "amod", "det")
        return any(child.text.lower() in words or child.lemma.lower() in words for child in before)


def factuality(claim: Claim) -> tuple[Factuality, str]:
    """The claim's factuality and the name of the rule that found it."""
    return next((value, name) for name, value, test in RULES if test(claim))


def _condition(claim: Claim) -> bool:
    return bool(claim.children("mark") & HYPOTHETICAL_MARKS) or _inverted_condition(claim)


def _inverted_condition(claim: Claim) -> bool:
    """Subject and verb change places, as in "had the court followed her demand"."""
    if claim.token.relation != "advcl" or claim.sentence.children(claim.token, "mark"):
        return False
    auxiliaries = claim.sentence.children(claim.token, "aux")
    subjects = claim.sentence.children(claim.token, "nsubj")
    return bool(auxiliaries and subjects and auxiliaries[0].lemma in {"have", "should", "be"} and auxiliaries[0].index < subjects[0].index)


def _shares_supposition(claim: Claim) -> bool:
    """What hangs on a supposition is one too; of adverbial clauses only a participle ("to win by cheating")."""
    if claim.token.relation == "advcl" and claim.group.tense is Tense.PRESPART:
        return claim.above_factuality is Factuality.HYPOTHETICAL
    if claim.above_factuality is Factuality.HYPOTHETICAL and _tells_when(claim):
        return True
    return claim.above_factuality is Factuality.HYPOTHETICAL and claim.token.relation in {
        "conj",
        "xcomp",
        "ccomp",
        "acl",
        "nmod",
        "obj",
        "nsubj",
        "obl",
    }


def _consequence(claim: Claim) -> bool:
    """What would be so on a condition, as in "the march would be called off if it rained"."""
    clauses = claim.sentence.children(claim.token, "advcl")
    marks = {item.lemma.lower() for clause in clauses for item in claim.sentence.children(clause, "mark")}
    return claim.group.modality in MODALS_OF_CONDITION and bool(marks & HYPOTHETICAL_MARKS)


def _question(claim: Claim) -> bool:
    return claim.sentence.tokens[-1].text == "?" and claim.token.relation in {"root", "conj"} and claim.kind is not Kind.NOUN


def _denied_by_verb(claim: Claim) -> bool:
    if claim.above is None:
        return False
    if claim.above_factuality is Factuality.DENIED:  # "does not plan to sell"
        return claim.above_lemma in PLANS - {"expect"} and claim.token.relation == "xcomp"
    refused = claim.above_lemma in REFUSALS and claim.token.relation in CONTENT
    denied = claim.above_lemma in DENIALS and claim.token.relation in {*CONTENT, "obj", "advcl", "nsubj"}
    prevented = (
        claim.above_phrase in PREVENTIONS and claim.token.relation in {"xcomp", "obj", "advcl", "obl"} and claim.kind is not Kind.COPULA
    ) or (claim.above_lemma == "keep" and claim.case == "from")
    denied_noun = claim.token.relation == "acl" and (claim.above_lemma in {"denial", "failure", "refusal"} or _is_denied_noun(claim))
    return refused or denied or denied_noun or (prevented and (claim.kind is Kind.VERB or claim.above_phrase in CANCELLATIONS))


def _is_denied_noun(claim: Claim) -> bool:
    """What a clause says of the object of a denial ("denied reports that it had hired crews")."""
    governor = claim.sentence.head(claim.above) if claim.above is not None else None
    return claim.above is not None and claim.above.relation == "obj" and governor is not None and governor.lemma.lower() in DENIALS


def _denied(claim: Claim) -> bool:
    return claim.group.polarity is Polarity.NEG


def _without(claim: Claim) -> bool:
    """What something was done without; what would have been otherwise "without the repairs" says that there were some."""
    return claim.case == "without" and claim.token.relation in {"advcl", "obl"} and claim.above_factuality is not Factuality.HYPOTHETICAL


def _is_carried(claim: Claim) -> bool:
    """A light verb carries its noun ("held talks")."""
    return claim.token.relation in {"obj", "nsubj"} and claim.above_lemma in LIGHT_VERBS | LIGHT_SUBJECT_VERBS


def _is_indefinite(claim: Claim) -> bool:
    """An indefinite noun is no more a fact than the verb it hangs on ("will invite them to another round")."""
    determiners = claim.children("det")
    definite = determiners - {"a", "an", "another", "any", "some"} or claim.children("nmod:poss")
    return claim.token.relation in {"obj", "nsubj", "obl", "nmod"} and not definite


def _denied_with_verb(claim: Claim) -> bool:
    """What hangs on a denied implicative or light verb is denied as well, as in "did not hold talks"."""
    implied = claim.token.relation == "xcomp" and claim.above_lemma in IMPLICATIVES
    carried = claim.kind is Kind.NOUN and (_is_carried(claim) or _is_indefinite(claim))
    return claim.above_factuality is Factuality.DENIED and (implied or carried)


def _future(claim: Claim) -> bool:
    if claim.group.tense is Tense.FUTURE:
        return True
    auxiliaries = auxiliaries_of(claim.sentence, claim.token)
    return any(item.lemma == "would" or item.text.lower() == "'d" for item in auxiliaries) and _is_reported_in_past(claim)


def _is_reported_in_past(claim: Claim) -> bool:
    """What a past saying put into the future ("said it would extend"); "would" under a present one is conditional."""
    above: Token | None = claim.token
    while above is not None and above.relation in {"conj", "xcomp"}:
        above = claim.sentence.head(above)
    governor = claim.sentence.head(above) if above is not None else None
    if above is None or governor is None or above.relation not in {"ccomp", "parataxis"}:
        return False
    return governor.lemma.lower() in REPORTING | PLANS and governor.feats.get("Tense") == "Past"


def _planned_by_verb(claim: Claim) -> bool:
    going = claim.above is not None and claim.above.lemma == "go" and claim.above.xpos == "VBG"
    if claim.token.relation in {"xcomp", "ccomp"} and (going or claim.above_lemma in PLANS):
        return claim.group.tense in {Tense.INFINITIVE, Tense.FUTURE, Tense.NONE, Tense.PRESPART}
    if claim.kind is Kind.NOUN:
        arranged = ARRANGED if claim.token.deprel == "obj" else ARRANGED | {"set"}
        planned = claim.above_lemma in arranged and claim.token.deprel in {"obj", "nsubj:pass"}
        behind = claim.sentence.children(claim.token, "acl")
        scheduled = any(child.lemma.lower() in SCHEDULING and child.xpos == "VBN" for child in behind)
        return planned or scheduled or claim.described_by(PLANNED_ADJECTIVES)
    if claim.token.relation == "acl" and claim.group.tense is Tense.INFINITIVE and not is_headline_infinitive(claim.sentence, claim.token):
        return claim.above_lemma in {"plan", "agreement", "decision", "intention", "promise", "proposal", "pledge"}
    return _is_to(claim)


def _is_to(claim: Claim) -> bool:
    """A form of "be" with an infinitive of its own, as in "the yard is to deliver it"; a headline leaves it out."""
    if is_headline_infinitive(claim.sentence, claim.token):
        return True
    if claim.above is not None and claim.above.lemma == "be" and claim.token.relation == "xcomp":
        return True
    if claim.token.xpos == "VB" and {item.lemma for item in auxiliaries_of(claim.sentence, claim.token)} == {"be"}:
        return True  # "is due to visit", whatever the tree makes of "due to"
    return (
        claim.group.tense is Tense.INFINITIVE
        and bool(claim.sentence.children(claim.token, "cop", "aux"))
        and claim.token.relation == "root"
    )


def _possible_by_words(claim: Claim) -> bool:
    if claim.group.modality in MODALS_OF_POSSIBILITY:
        return True
    if claim.children("advmod") & POSSIBLY:
        return True
    return claim.kind is Kind.NOUN and claim.described_by(POSSIBLE_ADJECTIVES)


def _possible_by_verb(claim: Claim) -> bool:
    if claim.token.relation in CONTENT and claim.above_lemma in ATTEMPTS | BELIEFS | LIKELY:
        return True
    if claim.token.relation in {"advcl", "obl"} and claim.above_lemma in ACCUSATIONS and claim.case in {"of", "with", "for"}:
        return True
    wanted = claim.above_lemma in {"seek", "demand", "request", "want", "urge", "offer", "ask", "consider", "fear", "suspect", "propose"}
    sought = claim.token.relation == "obl" and (claim.above_lemma, claim.case) in CALLS
    return claim.kind is Kind.NOUN and ((claim.token.relation == "obj" and wanted) or sought)


def _possible_by_noun(claim: Claim) -> bool:
    """What hangs on a noun that holds it to be possible ("the risk of a strike", "hopes of winning")."""
    held = claim.token.relation == "nmod" or (claim.token.deprel == "acl" and claim.token.xpos != "VBN")
    return claim.above_lemma in POSSIBLE_NOUNS and held


def _means(claim: Claim) -> bool:
    """What a thing is for ("a method for building bridges"), unlike what somebody is arrested for."""
    gerund = claim.token.deprel == "acl" and claim.token.xpos == "VBG" and claim.case == "for"
    return gerund and claim.above_factuality is None


def _beside_plan(claim: Claim) -> bool:
    """A clause of time in the present tense, beside what is planned ("will close when the lease ends")."""
    return claim.above_factuality in {Factuality.PLANNED, Factuality.POSSIBLE} and _tells_when(claim)


def _tells_when(claim: Claim) -> bool:
    clause = claim.token.relation == "advcl" and claim.group.tense is Tense.PRESENT
    return clause and bool(claim.children("mark", "advmod") & WORDS_OF_TIME)


def _set_for(claim: Claim) -> bool:
    """What is set for a time or a purpose is still to come ("the hearing is set for 16 March", "scheduled for delivery")."""
    participle = claim.kind is Kind.VERB and claim.token.lemma.lower() in SET_FOR and claim.token.xpos == "VBN"
    return participle and any(_case_of(claim.sentence, child) == "for" for child in claim.sentence.children(claim.token, "obl"))


def _case_of(sentence: Sentence, token: Token) -> str:
    found = sentence.child(token, "case", "mark")
    return found.lemma.lower() if found is not None else ""


def _to_be_done(claim: Claim) -> bool:
    """A passive infinitive set off behind its noun ("the jets, to be delivered in May")."""
    first = claim.sentence.subtree(claim.token)[0]
    passive = claim.group.tense is Tense.INFINITIVE and claim.token.xpos == "VBN" and claim.token.deprel == "acl"
    return passive and (first.text == "," or (first.index > 1 and claim.sentence[first.index - 1].text == ","))


def _supposed(claim: Claim) -> bool:
    return claim.group.modality in MODALS_OF_CONDITION


def _implied(value: Factuality) -> Callable[[Claim], bool]:
    def test(claim: Claim) -> bool:
        carried = claim.kind is Kind.NOUN and (_is_carried(claim) or (value is not Factuality.HAPPENED and _is_indefinite(claim)))
        coordinated = claim.token.relation == "conj" and claim.group.tense in {Tense.INFINITIVE, Tense.NONE, Tense.PRESPART}
        implied = claim.token.relation == "xcomp" and claim.above_lemma in IMPLICATIVES
        along = value is not Factuality.HAPPENED and _goes_along(claim)
        return claim.above_factuality is value and (carried or coordinated or implied or along or _goes_on_to(claim))

    return test


def _goes_along(claim: Claim) -> bool:
    """A gerund is no more a fact than its clause ("will pay using loans", "may include closing ports"), unless it says what was before."""
    if claim.token.xpos != "VBG" or claim.group.tense is not Tense.PRESPART or claim.sentence.children(claim.token, "nsubj", "amod", "det"):
        return False
    earlier = claim.case in MOVING_BACK or (claim.case == "for" and claim.above is not None and claim.above.upos == "VERB")
    gerund = claim.token.relation in {"advcl", "xcomp", "obj", "obl"} or (claim.token.deprel == "acl" and claim.case == "of")
    return gerund and not earlier


def _goes_on_to(claim: Claim) -> bool:
    """What comes next ("went on to win"), unlike what somebody went for ("went to see")."""
    if claim.above is None or claim.above_lemma not in {"go", "move"} or claim.token.relation not in {"xcomp", "advcl"}:
        return False
    on = any(child.lemma == "on" for child in claim.sentence.children(claim.above, "compound", "advmod"))
    return on and claim.group.tense is Tense.INFINITIVE


def _purpose(claim: Claim) -> bool:
    return claim.group.tense is Tense.INFINITIVE and claim.token.relation in {
        "advcl",
        "acl",
        "xcomp",
        "conj",
        "ccomp",
        "csubj",
        "parataxis",
    }


def _general(claim: Claim) -> bool:
    if claim.kind is Kind.NOUN or claim.group.tense is not Tense.PRESENT:
        return False
    if claim.group.aspect is not Aspect.NONE:
        return False
    habitual = claim.children("advmod") & HABITUAL
    repeated = any(
        "every" in {item.lemma for item in claim.sentence.children(child, "det")} for child in claim.sentence.children(claim.token, "obl")
    )
    return bool(habitual) or repeated


def _ongoing(claim: Claim) -> bool:
    if claim.kind is Kind.NOUN:
        return False
    if claim.group.tense is Tense.PRESENT and claim.group.aspect in {Aspect.PROGRESSIVE, Aspect.PERFECTIVE_PROGRESSIVE}:
        return True
    stative = claim.event_class in {EventClass.STATE, EventClass.I_STATE, EventClass.PERCEPTION} or claim.kind is not Kind.VERB
    return stative and claim.group.tense is Tense.PRESENT and claim.group.aspect is Aspect.NONE


def _present_fact(claim: Claim) -> bool:
    """A present tense of the body of a story that reports no speech states what holds."""
    if claim.kind is Kind.NOUN or claim.group.tense is not Tense.PRESENT or claim.group.aspect is not Aspect.NONE:
        return False
    headline = claim.sentence.tokens[-1].text not in {".", "!", "?", "”", '"', "’", "'"}
    return claim.event_class is not EventClass.REPORTING and not headline


def _otherwise(claim: Claim) -> bool:  # noqa: ARG001 - every rule takes the claim
    return True


RULES: tuple[tuple[str, Factuality, Callable[[Claim], bool]], ...] = (
    ("in a condition", Factuality.HYPOTHETICAL, _condition),
    ("consequence of a condition", Factuality.HYPOTHETICAL, _consequence),
    ("hangs on a supposition", Factuality.HYPOTHETICAL, _shares_supposition),
    ("asked", Factuality.HYPOTHETICAL, _question),
    ("what a verb denies or prevents", Factuality.DENIED, _denied_by_verb),
    ("negated", Factuality.DENIED, _denied),
    ("without", Factuality.DENIED, _without),
    ("hangs on what is denied", Factuality.DENIED, _denied_with_verb),
    ("future tense", Factuality.PLANNED, _future),
    ("what a verb plans", Factuality.PLANNED, _planned_by_verb),
    ("set for a time", Factuality.PLANNED, _set_for),
    ("to be done", Factuality.PLANNED, _to_be_done),
    ("may, might, could, perhaps", Factuality.POSSIBLE, _possible_by_words),
    ("what a verb attempts or believes", Factuality.POSSIBLE, _possible_by_verb),
    ("what a noun holds possible", Factuality.POSSIBLE, _possible_by_noun),
    ("would, should, must", Factuality.HYPOTHETICAL, _supposed),
    ("beside what is planned", Factuality.PLANNED, _beside_plan),
    (INHERITED, Factuality.PLANNED, _implied(Factuality.PLANNED)),
    ("hangs on what is possible", Factuality.POSSIBLE, _implied(Factuality.POSSIBLE)),
    ("hangs on what happened", Factuality.HAPPENED, _implied(Factuality.HAPPENED)),
    ("hangs on what goes on", Factuality.ONGOING, _implied(Factuality.ONGOING)),
    ("infinitive of purpose", Factuality.HYPOTHETICAL, _purpose),
    ("what a thing is for", Factuality.HYPOTHETICAL, _means),
    ("habit", Factuality.GENERAL, _general),
    ("goes on", Factuality.ONGOING, _ongoing),
    ("present tense", Factuality.ONGOING, _present_fact),
    ("told as a fact", Factuality.HAPPENED, _otherwise),
)


def above_of(sentence: Sentence, token: Token, known: Mapping[int, Factuality]) -> tuple[Token | None, Factuality | None]:
    """The governor that matters for a token, through coordination, and what is known of it."""
    member = token
    while member.relation == "conj" and (first := sentence.head(member)) is not None and first.index not in known:
        member = first
    above = sentence.head(member)
    if above is None:
        return None, None
    held = above
    if token.xpos == "VBG" and token.deprel == "acl" and _case_of(sentence, token) == "of":  # "will do a better job of preventing"
        held = next((item for item in (above, *sentence.ancestors(above)) if item.index in known), above)
    return above, known.get(held.index)
