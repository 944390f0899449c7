"""What the words claim of an event: that it happened, goes on, is planned, possible, denied, supposed, or general.

Rules stand in an ordered tuple; the first that fits decides. A rule sees the event's own words and, where
its clause hangs on another, what is already known of the event above. Where no word decides, but only the form of the verb,
a model's answer comes before the form, if one was asked and is sure.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dateline.events.extraction.arguments import is_temporal
from dateline.events.extraction.claim import Claim, case_of
from dateline.events.extraction.governing import (
    HOLDING,
    INDEFINITE,
    OPENING,
    effect_on,
    first_conjunct,
    grip_of,
    is_cut_short,
    is_uttered,
    row_of,
    standing_of_noun,
)
from dateline.events.extraction.grammar import (
    VerbGroup,
    auxiliaries_of,
    far_word,
    is_condition,
    is_contrast,
    is_headline_infinitive,
    is_next_to_nothing,
    is_nobody,
    is_supposed_noun,
    negated,
    whole_of,
    words_of_knowledge,
)
from dateline.events.extraction.lexicon import (
    BELIEFS,
    HABITUAL,
    LIGHT_SUBJECT_VERBS,
    LIGHT_VERBS,
    MODALS_OF_CONDITION,
    MODALS_OF_FUTURE,
    MODALS_OF_POSSIBILITY,
    PLANS,
    POSSIBLY,
    REPORTING,
)
from dateline.events.extraction.moods import LIMITS, had_to, has_deadline, is_asked, is_asked_for, is_demanded, takes_for_granted
from dateline.events.extraction.predicates import is_semi_auxiliary
from dateline.events.language import words
from dateline.events.language.governors import Effect
from dateline.events.rule import Verdict
from dateline.events.schema import Aspect, EventClass, Factuality, Kind, Polarity, Sentence, Tense, Token

PLANNED_ADJECTIVES = words("adjectives", "planned")
POSSIBLE_ADJECTIVES = words("adjectives", "possible")
KNOWN = words("adjectives", "of_known")
"""Beside a noun, tell that there is, or was, what it names ("recent strikes could hurt growth")."""
BRINGING_NEWS = words("verbs", "brings_news")
OCCASIONS = words("prepositions", "occasion")
ANOTHER = words("adjectives", "means_another")
APPROXIMATING = words("adverbs", "approximates")
SCALAR = words("verbs", "scalar")
ORDINALS = words("adjectives", "infinitive_is_fact")
CHANGING = words("verbs", "course")
ENDING = words("verbs", "ends_change")
PROGRAMMES = words("nouns", "programme")
IN_PLACE_OF = words("prepositions", "in_place_of")
REQUIRING = words("verbs", "requires")
COMING = words("verbs", "comes_to_see")
FINDING = words("verbs", "finds")
LEADING_TO = words("prepositions", "leads_to")
WAYS = words("nouns", "way_to_it")
LISTING = words("verbs", "lists")
SEEMING = words("verbs", "seems")
SCHEDULING = words("verbs", "schedules")
SET_FOR = SCHEDULING | words("verbs", "sets_for")
MOVING_BACK = words("prepositions", "gerund_is_fact")
"""Before a gerund: what comes behind them is told as a fact of its own, or as none."""
TOPICAL = words("prepositions", "topic_is_fact")
"""Between two nouns: what stands behind is spoken of, and not part of what stands before ("the hearing into the fires")."""
GROUNDS = words("prepositions", "noun_is_fact")
"""Before what there is already, whatever becomes of the clause ("will close despite a rise in sales")."""
WORDS_OF_TIME = words("prepositions", "opens_time")
EVERY = words("determiners", "of_every_one")
CONCEDING = words("nouns", "concedes")
ANYBODY = words("pronouns", "anybody")
SUPPOSING_NOT = words("auxiliaries", "supposes_negated")
"""Modals whose negation denies nothing: "may not come", "should not have left"."""
OPEN = frozenset({Factuality.HYPOTHETICAL, Factuality.POSSIBLE, Factuality.DENIED})
OPEN_TENSES = frozenset({Tense.INFINITIVE, Tense.FUTURE, Tense.NONE, Tense.PRESPART})


def claim_of(sentence: Sentence, token: Token, kind: Kind, value: EventClass, group: VerbGroup, known: Mapping[int, Factuality]) -> Claim:
    """What the rules need to know of an event, and of what it hangs on, which is known already."""

    def standing(word: Token) -> Factuality:
        if word.index in known:
            value = known[word.index]
            return Factuality.DENIED if value in HOLDING and _is_of_next_to_nothing(sentence, word) else value
        if word.upos == "ADJ" and negated(sentence, word):
            return Factuality.DENIED  # "pleaded not guilty to"
        return standing_of_noun(sentence, word, standing) if word.upos == "NOUN" else Factuality.HAPPENED

    above, above_factuality = above_of(sentence, token, known)
    clause = _of_its_clause(sentence, token, known) if kind is Kind.NOUN else _of_the_way_to_it(sentence, token, known)
    return Claim(sentence, token, kind, value, group, above, above_factuality, effect_on(sentence, token, standing), clause)


def _of_its_clause(sentence: Sentence, noun: Token, known: Mapping[int, Factuality]) -> Factuality | None:
    """What is known of the verb that a noun stands behind, also where the tree has hung it on the verb's object."""
    if noun.relation not in {"obl", "nmod"}:
        return None
    verb = next((item for item in sentence.ancestors(noun) if item.upos == "VERB"), None)
    return known.get(verb.index) if verb is not None else None


def _of_the_way_to_it(sentence: Sentence, token: Token, known: Mapping[int, Factuality]) -> Factuality | None:
    """What is known of the verb above a gerund with a subject of its own, behind a noun ("opens the door to [Iran] developing it")."""
    noun = sentence.head(token)
    if token.deprel == "acl:relcl" and noun is not None:  # "may result in measures that will hurt trade"
        grip = grip_of(sentence, noun)
        return known.get(grip.word.index) if grip is not None and grip.row.holds is Effect.HAPPENED and _is_ahead(sentence, token) else None
    if token.xpos != "VBG" or token.deprel != "acl" or noun is None or sentence.children(token, "mark", "case"):
        return None
    if (grip := grip_of(sentence, noun)) is not None and grip.row.holds is Effect.HAPPENED and noun.relation == "obl":
        return known.get(grip.word.index)  # "would result in prices growing"
    behind = [noun, *(item for item in sentence.children(noun, "nmod") if item.index < token.index), *sentence.children(token, "nsubj")]
    if not any(item.relation in {"nmod", "nsubj"} and case_of(sentence, item) in LEADING_TO for item in behind):
        return None
    outer = sentence.head(noun) if noun.relation == "nmod" else None
    if {item.lemma.lower() for item in (noun, outer) if item is not None} & WAYS:
        return Factuality.POSSIBLE
    return next((known[item.index] for item in sentence.ancestors(noun) if item.upos == "VERB" and item.index in known), None)


def _is_ahead(sentence: Sentence, verb: Token) -> bool:
    return any(item.lemma.lower() in MODALS_OF_FUTURE for item in sentence.children(verb, "aux"))


def _is_of_next_to_nothing(sentence: Sentence, word: Token) -> bool:
    """Whether hardly anybody does it ("few believe that"), so that what hangs on it is no fact."""
    return any(is_next_to_nothing(sentence, child) for child in sentence.children(word, "nsubj", "obl:agent"))


@dataclass(frozen=True, slots=True)
class Finding:
    """What is claimed, by which rule, and whether it is only planned because its clause is."""

    value: Factuality
    rule: str
    inherited: bool


def factuality(claim: Claim) -> Finding:
    """The claim's factuality and the rule that found it."""
    rule = next((rule for rule in BY_WORDS if rule.find(claim)), None)
    if rule is not None:
        return Finding(rule.gives, rule.name, rule.find is _of_a_plan)
    rule = next(rule for rule in BY_FORM if rule.find(claim))
    return Finding(rule.gives, rule.name, inherited=False)


def _open_way(claim: Claim) -> bool:
    return claim.kind is Kind.VERB and claim.effect is None and claim.clause in {*OPEN, Factuality.PLANNED}


def _before_it_is_done(claim: Claim) -> bool:
    """Before what something is needed; whether that is done is not told ("need a ticket before entering")."""
    gerund = claim.token.xpos == "VBG" and claim.token.relation == "advcl" and claim.case in {"before", "until"}
    return gerund and claim.above_lemma in REQUIRING and claim.above_factuality is not Factuality.HAPPENED


def _were_it_not_for(claim: Claim) -> bool:
    """What there was, and without what something else would have been ("were it not for the war")."""
    return claim.case == "for" and bool(claim.children("cop") and claim.children("expl")) and "not" in claim.children("advmod")


def _under_what_was_agreed(claim: Claim) -> bool:
    """An agreement under which something is done, or may be: it was made ("may be sold under a June agreement")."""
    return claim.kind is Kind.NOUN and claim.case == "under" and is_uttered(claim.token) and not claim.described_by(PLANNED_ADJECTIVES)


def _but_for(claim: Claim) -> bool:
    """What there was, and without what something would have been otherwise ("would have fallen but for the repairs")."""
    openers = {item.lemma.lower() for item in claim.sentence.children(claim.token, "cc", "case", "mark")}
    return claim.kind is Kind.NOUN and claim.token.relation in {"conj", "obl", "nmod"} and {"but", "for"} <= openers


def _condition(claim: Claim) -> bool:
    if _were_it_not_for(claim):
        return False
    if claim.kind is Kind.NOUN and is_supposed_noun(claim.sentence, claim.token):
        return True
    return is_condition(claim.sentence, claim.token)


def _shares_supposition(claim: Claim) -> bool:
    """What hangs on a supposition is one too, unless it is told of as known ("if the talks fail", "to see what he had built")."""
    if claim.above_factuality is not Factuality.HYPOTHETICAL or (claim.effect is Effect.FACT and not _is_asked_for_with_verb(claim)):
        return False
    if claim.token.relation == "ccomp" and takes_for_granted(claim):
        return False
    if claim.token.relation == "advcl":
        return _tells_when(claim) or _is_supposed_too(claim) or (claim.group.tense is Tense.PRESPART and not _set_off(claim))
    if claim.kind is Kind.NOUN:
        return claim.token.relation in {"conj", "xcomp"} or _is_carried(claim) or _is_indefinite(claim) or _takes_part_in_condition(claim)
    if claim.token.deprel == "acl:relcl":
        return claim.group.tense is not Tense.PAST and claim.group.aspect is Aspect.NONE
    if claim.token.relation == "conj" and claim.group.tense is Tense.PAST and not (_shares_helpers(claim) or _is_of_a_condition(claim)):
        return False  # "would win the title but lost it"
    return claim.token.relation in {"conj", "xcomp", "ccomp", "acl", "nmod", "obj", "nsubj", "obl", "csubj"}


def _is_supposed_too(claim: Claim) -> bool:
    """Whether it is told below a condition, in the condition's tense ("if demand weakens because rates rise"); not so "as he said"."""
    above, sentence = claim.above, claim.sentence
    if (
        above is None
        or claim.event_class is EventClass.REPORTING
        or not claim.case
        or not is_condition(sentence, first_conjunct(sentence, above))
    ):
        return False
    return all(claim.token.feats.get(name) == above.feats.get(name) is not None for name in ("Tense", "VerbForm"))


def _is_asked_for_with_verb(claim: Claim) -> bool:
    """Whether a light verb that is asked for carries the noun ("please continue the talks")."""
    above, sentence = claim.above, claim.sentence
    bare = above is not None and above.xpos == "VB" and not sentence.children(above, "nsubj", "aux", "mark")
    return bare and claim.token.relation == "obj" and _is_carried(claim)


def _takes_part_in_condition(claim: Claim) -> bool:
    """Whether all that is known of a happening is a condition on it ("if the vote fails", "if he wins the election")."""
    above, sentence = claim.above, claim.sentence
    if above is None or above.relation != "advcl" or claim.token.relation not in {"nsubj", "obj"} or claim.described_by(KNOWN):
        return False
    if not is_condition(sentence, above):
        return False
    return not sentence.children(claim.token, "nmod", "acl") and not (claim.token.relation == "obj" and claim.children("nmod:poss"))


def _of_nobody(claim: Claim) -> bool:
    """What a relative clause tells of nobody, or of somebody of whom it is asked whether there is one ("nobody who saw it")."""
    noun, sentence = claim.above, claim.sentence
    if noun is None or claim.effect is not None or claim.token.deprel != "acl:relcl":
        return False
    if noun.upos == "PROPN" or noun.lemma.lower() in CONCEDING or _is_beside(claim):
        return False
    return is_nobody(sentence, noun) or _may_be_none(sentence, noun)


def _is_beside(claim: Claim) -> bool:
    """Whether a comma sets the relative clause off, so that it does not say of whom the noun is told ("shot nobody, which they denied")."""
    return claim.sentence.subtree(claim.token)[0].text == "," or _set_off(claim)


def _may_be_none(sentence: Sentence, noun: Token) -> bool:
    """Whether a question asks if there is such a one ("is there a ship that sank?")."""
    verb = sentence.head(noun)
    open_to_it = noun.lemma.lower() in ANYBODY or bool({item.lemma.lower() for item in sentence.children(noun, "det")} & INDEFINITE)
    asked = sentence.tokens[-1].text == "?" and verb is not None and verb.lemma == "be" and bool(sentence.children(verb, "expl"))
    return open_to_it and asked


def _is_of_a_condition(claim: Claim) -> bool:
    """Whether what it is joined to is a condition: a mark counts for both ("unless the mayor backed it and the council paid")."""
    return is_condition(claim.sentence, first_conjunct(claim.sentence, claim.token))


def _set_off(claim: Claim) -> bool:
    """Whether a comma stands before the clause."""
    first = claim.sentence.subtree(claim.token)[0].index
    return first > 1 and claim.sentence[first - 1].text == ","


def _consequence(claim: Claim) -> bool:
    """What would be so on a condition, as in "the march would be called off if it rained"."""
    return claim.group.modality in MODALS_OF_CONDITION and _has_condition(claim)


def _denied_by_word(claim: Claim) -> bool:
    if claim.effect is not Effect.DENIED or claim.group.polarity is Polarity.NEG:
        return False
    return claim.group.modality not in MODALS_OF_POSSIBILITY


def _denial_of_denial(claim: Claim) -> bool:
    """What somebody denies not to have done ("denied that it had not paid")."""
    return claim.effect is Effect.DENIED


def _not_until(claim: Claim) -> bool:
    """What was not so until a time was so then ("was not opened until 4 May")."""
    if claim.group.polarity is not Polarity.NEG or claim.kind is Kind.NOUN:
        return False
    limits = [child for child in claim.sentence.children(claim.token, "obl", "advcl") if case_of(claim.sentence, child) in LIMITS]
    told = any(child.index > claim.token.index or _is_negated_itself(claim.sentence, child) for child in limits)
    return claim.group.tense is Tense.PAST and told


def _is_negated_itself(sentence: Sentence, child: Token) -> bool:
    """Whether "not" stands right before a phrase ("not until the bell rang did they stop")."""
    first = sentence.subtree(child)[0]
    before = first if first.lemma.lower() == "not" else sentence[first.index - 1] if first.index > 1 else None
    return before is not None and before.lemma.lower() == "not"


def _nearly(claim: Claim) -> bool:
    """What nearly happened did not, but what nearly doubled grew."""
    if claim.kind is not Kind.VERB or claim.token.lemma in SCALAR:
        return False
    return any(
        whole_of(claim.sentence, child) in APPROXIMATING and claim.sentence.subtree(child)[-1].index == claim.token.index - 1
        for child in claim.sentence.children(claim.token, "advmod")
    )


def _denied(claim: Claim) -> bool:
    if claim.group.polarity is not Polarity.NEG or (claim.kind is Kind.NOUN and claim.case == "for") or _were_it_not_for(claim):
        return False
    if claim.kind is Kind.NOUN and claim.case and is_contrast(claim.sentence, claim.token):
        return False
    return claim.group.modality not in SUPPOSING_NOT and not (claim.group.modality == "would" and _has_condition(claim))


def _has_condition(claim: Claim) -> bool:
    return any(is_condition(claim.sentence, clause) for clause in claim.sentence.children(claim.token, "advcl"))


def _far_from(claim: Claim) -> bool:
    """What it did not come to ("far from settled", "nowhere near closing it", "came close to calling a strike")."""
    spoken_of = claim.kind is Kind.NOUN and (claim.children("det") - INDEFINITE or claim.children("nmod:poss"))  # "far from the war"
    return not spoken_of and claim.token.relation != "ccomp" and far_word(claim.sentence, claim.token) is not None


def _yet_to(claim: Claim) -> bool:
    """What has not been done so far ("has yet to pay", "is yet to be decided")."""
    above, sentence = claim.above, claim.sentence
    if claim.group.tense is not Tense.INFINITIVE or claim.kind is Kind.NOUN:
        return False
    before = (claim.token, *([above] if above is not None and above.lemma in {"have", "be", "remain"} else []))
    return any(item.lemma == "yet" and item.index < claim.token.index for word in before for item in sentence.children(word, "advmod"))


def _never_came(claim: Claim) -> bool:
    """What was meant to be, "but never did", "but it was not"."""
    if claim.group.tense is not Tense.INFINITIVE or claim.kind is Kind.NOUN:
        return False
    carried = claim.above is not None and claim.token.relation in {"xcomp", "advcl"}
    words = (claim.token, *([claim.above] if carried and claim.above is not None else []))
    return any(is_cut_short(claim.sentence, item) for word in words for item in claim.sentence.children(word, "conj"))


def _without(claim: Claim) -> bool:
    """What something was done without; what would have been otherwise "without the repairs" says that there were some."""
    if claim.token.relation == "conj":
        return claim.token.xpos == "VBG" and claim.case == "without" and claim.above_factuality is Factuality.DENIED
    return _is_done_without(claim) and claim.above_factuality not in OPEN


def _not_without(claim: Claim) -> bool:
    """What something cannot be done without, or may be: "cannot be sent home without a hearing"."""
    return _is_done_without(claim) and claim.above_factuality in {Factuality.POSSIBLE, Factuality.DENIED} and claim.kind is not Kind.NOUN


def _is_done_without(claim: Claim) -> bool:
    return claim.case == "without" and claim.token.relation in {"advcl", "obl"}


def _in_its_place(claim: Claim) -> bool:
    """What something else was done in place of ("rather than closing the mine", "instead of paying")."""
    return _is_replaced(claim) and claim.above_factuality in {None, *HOLDING}


def _is_replaced(claim: Claim) -> bool:
    bare = claim.token.xpos == "VBN" and not claim.sentence.children(claim.token, "aux")  # "rather than the 200 reported earlier"
    if bare or claim.token.relation not in {"advcl", "conj", "obl", "nmod"}:
        return False
    openers = claim.sentence.children(claim.token, "mark", "cc", "case")
    return any(whole_of(claim.sentence, opener) in IN_PLACE_OF for opener in openers)


def _by_which_not(claim: Claim) -> bool:
    """By what something was not done; whether that was done is not told ("nobody wins by cheating")."""
    gerund = claim.token.xpos == "VBG" and claim.token.relation == "advcl" and claim.case == "by"
    return gerund and claim.above_factuality is Factuality.DENIED


def _is_carried(claim: Claim) -> bool:
    """A light verb carries its noun ("held talks", "the talks began")."""
    told = claim.token.relation == "obj" or claim.token.deprel == "nsubj:pass"
    begun = claim.token.relation in {"obj", "nsubj"} and claim.above_lemma in LIGHT_SUBJECT_VERBS
    return begun or (told and claim.above_lemma in LIGHT_VERBS)


def _is_indefinite(claim: Claim) -> bool:
    """An indefinite noun is no more a fact than the verb it hangs on ("will invite them to another round")."""
    head = claim.sentence.head(claim.token)
    relation = first_conjunct(claim.sentence, claim.token).relation  # "did not hold talks or elections"
    if claim.case in GROUNDS or (claim.token.relation == "nmod" and claim.case in TOPICAL and head is not None and not is_temporal(head)):
        return False
    determiners = claim.children("det")
    if claim.described_by(ANOTHER):
        return True  # "expects the same growth"
    definite = determiners - INDEFINITE or claim.children("nmod:poss") or claim.described_by(KNOWN)
    return relation in {"obj", "nsubj", "obl", "nmod"} and not definite


def _denied_with_verb(claim: Claim) -> bool:
    """What a light verb or an indefinite noun says is denied with the verb, as in "did not hold talks"."""
    carried = claim.kind is Kind.NOUN and (_is_carried(claim) or _is_indefinite(claim))
    return claim.above_factuality is Factuality.DENIED and carried and claim.effect in {None, Effect.DENIED}


def _future(claim: Claim) -> bool:
    if claim.group.tense is Tense.FUTURE:
        return True
    auxiliaries = auxiliaries_of(claim.sentence, claim.token)
    if any(item.lemma == "have" for item in auxiliaries):
        return False  # "I would have been a nuisance"
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


def _planned_by_word(claim: Claim) -> bool:
    if claim.effect is Effect.PLANNED and (claim.kind is Kind.NOUN or claim.group.tense in OPEN_TENSES):
        return True
    if claim.kind is Kind.NOUN:
        behind = claim.sentence.children(claim.token, "acl")
        scheduled = any(child.lemma.lower() in SCHEDULING and child.xpos == "VBN" for child in behind)
        return scheduled or claim.described_by(PLANNED_ADJECTIVES)
    going = claim.above is not None and claim.above.lemma == "go" and claim.above.xpos == "VBG"
    if going and claim.token.relation in {"xcomp", "ccomp"}:
        return claim.group.tense in OPEN_TENSES
    return _is_to(claim) or _is_due(claim)


def _is_due(claim: Claim) -> bool:
    """An infinitive behind "due" ("the strike due to start on Monday")."""
    return claim.token.xpos == "VB" and any(item.lemma == "due" for item in claim.sentence.children(claim.token, "mark", "case"))


def _spoken_of(claim: Claim) -> bool:
    """A gerund that says what something is about, aimed at or meant for ("a vote on closing the mine"); what came of it is not told."""
    gerund = claim.token.xpos == "VBG" and claim.group.tense is Tense.PRESPART and claim.case in OPENING
    return gerund and claim.effect is None and claim.token.relation in {"advcl", "acl", "obl", "nmod"}


def _in_programme(claim: Claim) -> bool:
    """What a plan or a programme lists ("the plan includes closing two mines", "the conditions include [the board] selling it")."""
    verb = claim.above
    if verb is not None and claim.token.xpos == "VBG" and claim.token.deprel == "acl" and verb.relation == "obj":
        verb = claim.sentence.head(verb)
        listed = verb is not None and not claim.sentence.children(verb, "aux")
    else:
        listed = claim.token.relation in {"xcomp", "ccomp", "obj"} and claim.above_factuality in HOLDING
    if verb is None or verb.lemma.lower() not in LISTING or not listed:
        return False
    subjects = claim.sentence.children(verb, "nsubj")
    return (claim.kind is Kind.NOUN or claim.group.tense in OPEN_TENSES) and any(child.lemma.lower() in PROGRAMMES for child in subjects)


def _was_to_have(claim: Claim) -> bool:
    """What was to have been done, and mostly was not ("the treaty was to have been signed in May")."""
    helpers = auxiliaries_of(claim.sentence, claim.token)
    past = any(item.lemma == "be" and item.feats.get("Tense") == "Past" and item.feats.get("VerbForm") == "Fin" for item in helpers)
    marked = any(item.lemma == "to" for item in claim.sentence.children(claim.token, "mark"))
    return past and marked and any(item.lemma == "have" and item.xpos == "VB" for item in helpers)


def _is_to(claim: Claim) -> bool:
    """A form of "be" with an infinitive of its own, as in "the yard is to deliver it"; a headline leaves it out."""
    if is_headline_infinitive(claim.sentence, claim.token):
        return True
    if claim.above is not None and claim.above.lemma == "be" and claim.token.relation == "xcomp":
        return True
    if claim.effect is Effect.POSSIBLE:
        return False  # "their duty is to protect"
    if claim.token.xpos == "VB" and {item.lemma for item in auxiliaries_of(claim.sentence, claim.token)} == {"be"}:
        return True  # "is due to visit", whatever the tree makes of "due to"
    return (
        claim.group.tense is Tense.INFINITIVE
        and bool(claim.sentence.children(claim.token, "cop", "aux"))
        and claim.token.relation == "root"
    )


def _possible_by_words(claim: Claim) -> bool:
    if claim.group.modality in MODALS_OF_POSSIBILITY and not (
        claim.group.polarity is Polarity.NEG and claim.group.modality in {"can", "could"}
    ):
        return True
    if claim.children("advmod") & POSSIBLY or words_of_knowledge(claim.sentence, claim.token) is not None:
        return True
    return claim.kind is Kind.NOUN and claim.described_by(POSSIBLE_ADJECTIVES)


def _possible_by_word(claim: Claim) -> bool:
    return claim.effect is Effect.POSSIBLE


def _supposed_by_word(claim: Claim) -> bool:
    return claim.effect is Effect.SUPPOSED


def _known(claim: Claim) -> bool:
    """What a word takes for granted, or has laid before a court ("regretted sending", "convicted of killing")."""
    open_form = claim.kind is Kind.NOUN or claim.group.tense in OPEN_TENSES
    return claim.effect is Effect.FACT and open_form


def _brought_about(claim: Claim) -> bool:
    """What came about since its governor did, or did not ("managed to leave", "did not forget to lock")."""
    return claim.effect is Effect.HAPPENED and claim.above_factuality is not Factuality.ONGOING


def _gone_on_with(claim: Claim) -> bool:
    return claim.effect is Effect.HAPPENED and claim.above_factuality is Factuality.ONGOING


def _done_first(claim: Claim) -> bool:
    """Who was the first, the last, the only one to do something did it."""
    above = claim.above
    if above is None or claim.group.tense is not Tense.INFINITIVE or claim.token.relation not in {"acl", "advcl", "xcomp"}:
        return False
    named = {item.lemma.lower() for item in (above, *claim.sentence.children(above, "amod"))}
    clause = above if above.relation != "xcomp" else claim.sentence.head(above)
    past = clause is not None and any(
        item.feats.get("Tense") == "Past" for item in (clause, *claim.sentence.children(clause, "aux", "cop"))
    )
    return bool(named & ORDINALS) and past


def _turned_out(claim: Claim) -> bool:
    """What a change led to, what "only to" tells, what somebody came to see ("rose to close at 61", "led, only to lose")."""
    above, sentence = claim.above, claim.sentence
    if above is None or claim.group.tense is not Tense.INFINITIVE or claim.token.relation not in {"advcl", "xcomp"}:
        return False
    if claim.above_factuality is not Factuality.HAPPENED or claim.group.polarity is Polarity.NEG:
        return False
    only = any(item.lemma == "only" and item.index < claim.token.index for item in sentence.children(claim.token, "advmod"))
    return only or (above.lemma in CHANGING and claim.token.lemma in ENDING) or _came_to_find(claim, above)


def _came_to_find(claim: Claim, above: Token) -> bool:
    """Whether somebody who came back or woke found something to be so ("returned to find the house in ruins"); no search for it."""
    if above.lemma not in COMING or claim.token.lemma not in FINDING or claim.token.relation not in {"advcl", "xcomp"}:
        return False
    sentence, found = claim.sentence, claim.sentence.child(claim.token, "obj")
    behind = (*sentence.children(claim.token, "obl"), *(sentence.children(found, "nmod", "acl") if found is not None else ()))
    states = [item for item in behind if item.upos == "NOUN" and case_of(sentence, item) == "in" and not sentence.children(item, "det")]
    return bool(states or sentence.children(claim.token, "xcomp", "ccomp"))


def _too_much(claim: Claim) -> bool:
    """What somebody is too weak to do."""
    above = claim.above
    if above is None or above.upos not in {"ADJ", "ADV"} or claim.group.tense is not Tense.INFINITIVE:
        return False
    return any(child.lemma == "too" for child in claim.sentence.children(above, "advmod"))


def _gerund_as_subject(claim: Claim) -> bool:
    """What one speaks of doing, where no past clause says that it was done ("closing mines costs money")."""
    gerund = claim.token.relation == "csubj" and claim.token.xpos == "VBG" and not claim.sentence.children(claim.token, "nsubj", "aux")
    head = claim.above
    if not gerund or head is None:
        return False
    return not any(item.feats.get("Tense") == "Past" for item in (head, *claim.sentence.children(head, "cop", "aux")))


def _means(claim: Claim) -> bool:
    """What a thing is for ("a method for building bridges"), unlike what somebody is arrested for."""
    gerund = claim.token.deprel == "acl" and claim.token.xpos == "VBG" and claim.case == "for"
    return gerund and claim.above_factuality is None


def _before_it_is_so(claim: Claim) -> bool:
    """What is not yet so when something should not, or would not, be done ("makes no sense to vote before the talks have ended")."""
    ahead = claim.above_factuality in {Factuality.DENIED, Factuality.HYPOTHETICAL} and claim.group.tense is Tense.PRESENT
    return ahead and claim.token.relation == "advcl" and claim.case == "before"


def _of_what_may_come(claim: Claim) -> bool:
    """What will be done by something that only may come about ("may result in measures that will hurt trade")."""
    return claim.token.deprel == "acl:relcl" and claim.clause in {Factuality.POSSIBLE, Factuality.HYPOTHETICAL}


def _beside_plan(claim: Claim) -> bool:
    """A clause of time in the present tense, beside what is planned ("will close when the lease ends")."""
    return claim.above_factuality in {Factuality.PLANNED, Factuality.POSSIBLE} and _tells_when(claim)


def _tells_when(claim: Claim) -> bool:
    clause = claim.token.relation == "advcl" and claim.group.tense is Tense.PRESENT
    return clause and bool(claim.children("mark", "advmod") & WORDS_OF_TIME)


def _set_for(claim: Claim) -> bool:
    """What is set for a time or a purpose is still to come ("the hearing is set for 16 March", "scheduled for delivery")."""
    participle = claim.kind is Kind.VERB and claim.token.lemma.lower() in SET_FOR and claim.token.xpos == "VBN"
    return participle and any(case_of(claim.sentence, child) == "for" for child in claim.sentence.children(claim.token, "obl"))


def _to_be_done(claim: Claim) -> bool:
    """A passive infinitive set off behind its noun ("the jets, to be delivered in May")."""
    first = claim.sentence.subtree(claim.token)[0]
    passive = claim.group.tense is Tense.INFINITIVE and claim.token.xpos == "VBN" and claim.token.deprel == "acl"
    return passive and (first.text == "," or (first.index > 1 and claim.sentence[first.index - 1].text == ","))


def _would_seem(claim: Claim) -> bool:
    """A careful "it seems": "it would seem that", with no condition beside it."""
    return claim.token.lemma in SEEMING and claim.group.modality == "would" and not _has_condition(claim)


def _supposed(claim: Claim) -> bool:
    return claim.group.modality in MODALS_OF_CONDITION


def _implied(value: Factuality) -> Callable[[Claim], bool]:
    def test(claim: Claim) -> bool:
        if claim.effect is Effect.FACT or claim.above_factuality is not value:
            return False
        carried = claim.kind is Kind.NOUN and (_is_carried(claim) or (value is not Factuality.HAPPENED and _is_indefinite(claim)))
        open_form = claim.group.tense in {Tense.INFINITIVE, Tense.NONE, Tense.PRESPART} or _shares_helpers(claim)
        coordinated = claim.token.relation == "conj" and open_form
        along = value is not Factuality.HAPPENED and _goes_along(claim)
        return carried or coordinated or along or _goes_on_to(claim)

    return test


def _occasion_of_a_plan(claim: Claim) -> bool:
    """Where something is to be done ("will vote on the plan at the annual meeting"), unless it is told of as known."""
    if claim.kind is not Kind.NOUN or not _is_occasion(claim) or claim.clause not in {Factuality.PLANNED, Factuality.POSSIBLE}:
        return False
    if claim.clause is Factuality.POSSIBLE and not _lies_ahead(claim):
        return False
    return claim.effect is None and not claim.described_by(KNOWN | ORDINALS)


def _is_occasion(claim: Claim) -> bool:
    """Whether something is done at it, or on its day ("at the time of the sale", "on the eve of the vote")."""
    time = claim.sentence.head(claim.token) if claim.token.relation == "nmod" and claim.case == "of" else None
    return claim.case in OCCASIONS or (time is not None and is_temporal(time) and case_of(claim.sentence, time) in {"at", "on"})


def _not_told_yet(claim: Claim) -> bool:
    """What is to be announced, or was not announced, is no fact by that ("was about to announce the sale of the mill")."""
    above, undergone = claim.above, claim.token.relation == "obj" or claim.token.deprel == "nsubj:pass"
    if claim.kind is not Kind.NOUN or above is None or not undergone or above.lemma.lower() not in BRINGING_NEWS:
        return False
    unsure = {Factuality.PLANNED, Factuality.POSSIBLE, Factuality.HYPOTHETICAL, Factuality.DENIED}
    return claim.above_factuality in unsure and claim.effect is None and not claim.described_by(KNOWN | ORDINALS)


def _lies_ahead(claim: Claim) -> bool:
    """Whether what is possible is an infinitive behind a present ("is unlikely to change policy at its meeting"); no "may have"."""
    verb = next((item for item in claim.sentence.ancestors(claim.token) if item.upos == "VERB"), None)
    head = claim.sentence.head(verb) if verb is not None else None
    if verb is None or head is None or any(item.lemma == "have" for item in claim.sentence.children(verb, "aux")):
        return False
    finite = (head, *claim.sentence.children(head, "aux", "cop"))
    return verb.xpos == "VB" and verb.relation == "xcomp" and any(item.feats.get("Tense") == "Pres" for item in finite)


def _not_thought(claim: Claim) -> bool:
    """What somebody does not think will be so, though it is told in the future ("I do not think it will happen")."""
    word, above = claim.token, claim.above
    if above is not None and word.relation == "xcomp" and above.lemma == "go" and above.xpos == "VBG":
        word, above = above, claim.sentence.head(above)  # "is going to happen"
    if above is None or word.relation not in {"ccomp", "csubj"}:
        return False
    row = row_of(claim.sentence, above, "that") if above.upos == "ADJ" and claim.effect is Effect.POSSIBLE else None
    if row is not None and (row.denied is Effect.PLANNED or negated(claim.sentence, above)):
        return True  # "it is doubtful, or not certain, that it will end"
    return (above.lemma.lower() in BELIEFS and negated(claim.sentence, above)) or far_word(claim.sentence, word) is not None


def _shares_helpers(claim: Claim) -> bool:
    """Whether the verb has its auxiliaries from the one that it is joined to ("is due to be opened and repaired")."""
    own = claim.sentence.children(claim.token, "aux", "cop", "nsubj")
    return not own and bool(auxiliaries_of(claim.sentence, claim.token))


_of_a_plan = _implied(Factuality.PLANNED)


def _goes_along(claim: Claim) -> bool:
    """A gerund is no more a fact than its clause ("will pay using loans", "may include closing ports"), unless it says what was before."""
    if claim.token.xpos != "VBG" or claim.group.tense is not Tense.PRESPART or claim.sentence.children(claim.token, "nsubj", "amod", "det"):
        return False
    earlier = claim.case in MOVING_BACK or (claim.case == "for" and claim.above is not None and claim.above.upos == "VERB")
    gerund = claim.token.relation in {"advcl", "xcomp", "obj", "obl"} or (claim.token.deprel == "acl" and claim.case == "of")
    apart = claim.token.relation == "advcl" and not claim.case and claim.above_factuality is Factuality.POSSIBLE and _set_off(claim)
    return gerund and not earlier and not apart


def _goes_on_to(claim: Claim) -> bool:
    """What comes next ("went on to win"), unlike what somebody went for ("went to see")."""
    if claim.above is None or claim.above_lemma not in {"go", "move"} or claim.token.relation not in {"xcomp", "advcl"}:
        return False
    on = any(child.lemma == "on" for child in claim.sentence.children(claim.above, "compound", "advmod"))
    return on and claim.group.tense is Tense.INFINITIVE


def _one_of_two(claim: Claim) -> bool:
    """One of two clauses with "or" between them ("the pump failed or the valve was open"): which of them is so is not said."""
    sentence, token = claim.sentence, claim.token
    if claim.kind is Kind.NOUN or not sentence.children(token, "nsubj"):
        return False
    members = (token, *sentence.children(token, "conj"))
    return any(
        item.lemma.lower() == "or" and sentence.children(member, "nsubj") for member in members for item in sentence.children(member, "cc")
    )


def _purpose(claim: Claim) -> bool:
    return claim.group.tense is Tense.INFINITIVE and claim.token.relation in {
        "advcl",
        "acl",
        "xcomp",
        "conj",
        "ccomp",
        "csubj",
        "parataxis",
        "root",
    }


def _of_every_one(claim: Claim) -> bool:
    """A noun of which whatever there is is spoken of, and none that was ("people blink throughout every conversation")."""
    return claim.kind is Kind.NOUN and claim.described_by(EVERY)


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
    if claim.token.deprel == "acl" and any(item.text.lower() == "being" for item in claim.sentence.children(claim.token, "aux:pass")):
        return not claim.case  # "the command, now being established"
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


BY_WORDS: tuple[Verdict[Callable[[Claim], bool], Factuality], ...] = (
    Verdict(
        "but for which it would have been otherwise",
        _but_for,
        (("The roof would have fallen but for the repairs.", "repairs"),),
        (("Everybody left but the mayor stayed for the repairs.", "repairs"),),
        gives=Factuality.HAPPENED,
    ),
    Verdict(
        "agreed before",
        _under_what_was_agreed,
        (("The shares may be sold under a June agreement.", "agreement"),),
        (("The shares may be sold under a proposed agreement.", "agreement"), ("The town may come under attack.", "attack")),
        gives=Factuality.HAPPENED,
    ),
    Verdict(
        "in a condition",
        _condition,
        (
            ("If the dam breaks, the village would be flooded.", "breaks"),
            ("Police asked whether the man had seen the car.", "seen"),
            ("In the event of a strike, the port will close.", "strike"),
        ),
        (("The event of the year was the wedding in May.", "wedding"),),
        gives=Factuality.HYPOTHETICAL,
    ),
    Verdict(
        "consequence of a condition",
        _consequence,
        (("If the dam breaks, the village would be flooded.", "flooded"),),
        gives=Factuality.HYPOTHETICAL,
    ),
    Verdict("to be done by a time", has_deadline, (("Claims must be filed before 30 June.", "filed"),), gives=Factuality.PLANNED),
    Verdict(
        "hangs on a supposition",
        _shares_supposition,
        (
            ("Had the brakes worked, the train would have stopped.", "worked"),
            ("If the vote fails, the mayor will resign.", "vote"),
        ),
        (("If the strike continues, the shops will close.", "strike"),),
        gives=Factuality.HYPOTHETICAL,
    ),
    Verdict(
        "of nobody, or of whom one asks for",
        _of_nobody,
        (("No firm that paid the tax complained.", "paid"), ("Is there anything you need?", "need")),
        (("The firm that paid the tax complained.", "paid"),),
        gives=Factuality.HYPOTHETICAL,
    ),
    Verdict(
        "asked",
        is_asked,
        (
            ("Did the minister know of the payments?", "know"),
            ("Did they train you that - yes.", "train"),
            ("How can the town pay its debts?", "pay"),
        ),
        (("Who fought the war?", "fought"), ("Why did the bridge fall?", "fall")),
        gives=Factuality.HYPOTHETICAL,
    ),
    Verdict("asked for", is_asked_for, (("Send the letter to the mayor.", "Send"),), gives=Factuality.HYPOTHETICAL),
    Verdict("asked to be so", is_demanded, (("The union demanded that the director resign.", "resign"),), gives=Factuality.POSSIBLE),
    Verdict("not until", _not_until, (("The valve was not opened until 4 May.", "opened"),), gives=Factuality.HAPPENED),
    Verdict(
        "what a word denies or prevents", _denied_by_word, (("The driver forgot to lock the truck.", "lock"),), gives=Factuality.DENIED
    ),
    Verdict(
        "denial of a denial", _denial_of_denial, (("He denied that the firm had not paid the tax.", "paid"),), gives=Factuality.POSSIBLE
    ),
    Verdict("negated", _denied, (("The minister did not sign the treaty.", "sign"),), gives=Factuality.DENIED),
    Verdict(
        "far from it",
        _far_from,
        (
            ("The vote was far from settled.", "settled"),
            ("The union came close to calling a strike.", "calling"),
            ("The launch was anything but a success.", "success"),
        ),
        (("The firm is close to signing the deal.", "signing"), ("The village is far from the war.", "war")),
        gives=Factuality.DENIED,
    ),
    Verdict(
        "yet to be done",
        _yet_to,
        (("The firm had yet to pay the fine.", "pay"),),
        (("The firm had to pay the fine.", "pay"),),
        gives=Factuality.DENIED,
    ),
    Verdict(
        "but it never did",
        _never_came,
        (("The bridge was meant to open in 1998 but never did.", "open"), ("The ferry was expected to sail but failed to.", "sail")),
        (("The bridge was meant to open in 1998 and did.", "open"),),
        gives=Factuality.DENIED,
    ),
    Verdict("without", _without, (("The ferry left without stopping at the island.", "stopping"),), gives=Factuality.DENIED),
    Verdict(
        "in place of it another thing was done",
        _in_its_place,
        (
            ("Rather than closing the mine, the firm sold it.", "closing"),
            ("Instead of paying the fine, he left the country.", "paying"),
        ),
        (("The firm closed the mine, and sold it.", "closed"),),
        gives=Factuality.DENIED,
    ),
    Verdict(
        "in place of it another thing is to be done",
        _is_replaced,
        (("Rather than closing the mine, the firm will sell it.", "closing"),),
        gives=Factuality.HYPOTHETICAL,
    ),
    Verdict(
        "what cannot be without it",
        _not_without,
        (("They cannot send him home without holding a hearing.", "holding"),),
        gives=Factuality.HYPOTHETICAL,
    ),
    Verdict(
        "by what it was not done",
        _by_which_not,
        (("The firm did not save money by closing the mine.", "closing"),),
        gives=Factuality.HYPOTHETICAL,
    ),
    Verdict("nearly", _nearly, (("The roof nearly collapsed on Sunday.", "collapsed"),), gives=Factuality.DENIED),
    Verdict("too much for it", _too_much, (("He was too weak to travel.", "travel"),), gives=Factuality.DENIED),
    Verdict("hangs on what is denied", _denied_with_verb, (("The talks will not resume until June.", "talks"),), gives=Factuality.DENIED),
    Verdict(
        "what somebody does not think",
        _not_thought,
        (("I do not think that the strike will end.", "end"),),
        (("I think that the strike will end.", "end"),),
        gives=Factuality.POSSIBLE,
    ),
    Verdict(
        "of what may come about",
        _of_what_may_come,
        (("The deficit may result in measures that will hurt trade.", "hurt"),),
        (("The firm may sell two mines that will close in May.", "close"),),
        gives=Factuality.HYPOTHETICAL,
    ),
    Verdict(
        "before it is so",
        _before_it_is_so,
        (("It makes no sense to vote before the talks have ended.", "ended"),),
        (("They voted before the talks had ended.", "ended"),),
        gives=Factuality.HYPOTHETICAL,
    ),
    Verdict("future tense", _future, (("The envoy will meet the rebels next week.", "meet"),), gives=Factuality.PLANNED),
    Verdict(
        "was to have been done",
        _was_to_have,
        (("The treaty was to have been signed in May.", "signed"),),
        (("The treaty was to be signed in May.", "signed"),),
        gives=Factuality.HYPOTHETICAL,
    ),
    Verdict(
        "what a word plans",
        _planned_by_word,
        (
            ("The election is set for May.", "election"),
            ("Acme to close copper mine", "close"),
        ),
        gives=Factuality.PLANNED,
    ),
    Verdict(
        "what a programme lists",
        _in_programme,
        (("The party's programme includes closing two mines.", "closing"),),
        gives=Factuality.PLANNED,
    ),
    Verdict("set for a time", _set_for, (("The next hearing is set for March 16.", "set"),), gives=Factuality.PLANNED),
    Verdict(
        "to be done", _to_be_done, (("The jets, to be delivered from February, will fly to Orvik.", "delivered"),), gives=Factuality.PLANNED
    ),
    Verdict(
        "what the way is open to",
        _open_way,
        (("The vote may open the door to Iran building a bomb.", "building"),),
        (("The storm may damage ships carrying oil to ports.", "carrying"),),
        gives=Factuality.POSSIBLE,
    ),
    Verdict(
        "before it something is needed",
        _before_it_is_done,
        (("The rules require a card before boarding.", "boarding"),),
        gives=Factuality.HYPOTHETICAL,
    ),
    Verdict("may, might, could, perhaps", _possible_by_words, (("The singer may cancel the tour.", "cancel"),), gives=Factuality.POSSIBLE),
    Verdict("what a word holds possible", _possible_by_word, (("The owners want the strike to end.", "end"),), gives=Factuality.POSSIBLE),
    Verdict(
        "gerund that something is about",
        _spoken_of,
        (("The board discussed a law on selling the drug.", "selling"), ("The firm is looking at closing the mine.", "closing")),
        (("The strike led to closing the mine.", "closing"),),
        gives=Factuality.POSSIBLE,
    ),
    Verdict(
        "what a word supposes",
        _supposed_by_word,
        (("The firm lacks permission to export the engines.", "export"),),
        gives=Factuality.HYPOTHETICAL,
    ),
    Verdict(
        "would seem",
        _would_seem,
        (("It would seem that the king left the city.", "seem"),),
        (("It would seem odd if the king left the city.", "seem"),),
        gives=Factuality.POSSIBLE,
    ),
    Verdict("would, should, must", _supposed, (("The law should be changed, the judge said.", "changed"),), gives=Factuality.HYPOTHETICAL),
    Verdict("beside what is planned", _beside_plan, (("The museum will close when the lease ends.", "ends"),), gives=Factuality.PLANNED),
    Verdict("what a word brings about", _brought_about, (("She did not forget to lock the door.", "lock"),), gives=Factuality.HAPPENED),
    Verdict(
        "what had to be done",
        had_to,
        (("The train had to stop at Orvik.", "stop"),),
        (("He has to pay a fine.", "pay"), ("If the train had to stop, nobody said so.", "stop")),
        gives=Factuality.HAPPENED,
    ),
    Verdict(
        "what it came to",
        _turned_out,
        (
            ("The shares rose two points to close at 61.", "close"),
            ("The team led for an hour, only to lose the match.", "lose"),
            ("She returned home to find the house in ruins.", "find"),
        ),
        (("He rose to close the door.", "close"), ("He returned to Paris to find a job.", "find")),
        gives=Factuality.HAPPENED,
    ),
    Verdict("what a word goes on with", _gone_on_with, (("The fund keeps buying shares.", "buying"),), gives=Factuality.ONGOING),
    Verdict("what a word takes for granted", _known, (("The king regretted having sent the army.", "sent"),), gives=Factuality.HAPPENED),
    Verdict(
        "the first, the last, the only one to do it",
        _done_first,
        (("She became the last minister to visit the island.", "visit"),),
        gives=Factuality.HAPPENED,
    ),
    Verdict(
        "hangs on what is planned", _of_a_plan, (("The port will pay for the cranes using two loans.", "using"),), gives=Factuality.PLANNED
    ),
    Verdict(
        "not told yet",
        _not_told_yet,
        (
            ("The airline was about to announce the purchase of ten planes.", "purchase"),
            ("The group refused to announce the sale.", "sale"),
        ),
        (("The firm announced the purchase of ten planes.", "purchase"), ("The ministers will discuss the attack on Friday.", "attack")),
        gives=Factuality.POSSIBLE,
    ),
    Verdict(
        "occasion of what is planned",
        _occasion_of_a_plan,
        (("The owners will vote on the plan at the annual meeting.", "meeting"),),
        (("The board will study the decision taken at the recent meeting.", "meeting"),),
        gives=Factuality.PLANNED,
    ),
    Verdict(
        "hangs on what is possible",
        _implied(Factuality.POSSIBLE),
        (("The plan may include closing ten schools and selling the land.", "selling"),),
        gives=Factuality.POSSIBLE,
    ),
    Verdict(
        "hangs on what happened",
        _implied(Factuality.HAPPENED),
        (("The runner went on to win the race.", "win"),),
        gives=Factuality.HAPPENED,
    ),
    Verdict(
        "hangs on what goes on",
        _implied(Factuality.ONGOING),
        (("The police are holding talks with the union.", "talks"),),
        gives=Factuality.ONGOING,
    ),
)
"""What a word decides: the event's own, or one that it hangs on."""

BY_FORM: tuple[Verdict[Callable[[Claim], bool], Factuality], ...] = (
    Verdict(
        "one of two",
        _one_of_two,
        (("The pump failed or the valve was open.", "failed"), ("The pump failed or the valve was open.", "open")),
        (("The pump failed and the valve was open.", "failed"),),
        gives=Factuality.POSSIBLE,
    ),
    Verdict("infinitive of purpose", _purpose, (("The workers met to discuss the offer.", "discuss"),), gives=Factuality.HYPOTHETICAL),
    Verdict(
        "what a thing is for",
        _means,
        (("The council discussed a method for building bridges.", "building"),),
        gives=Factuality.HYPOTHETICAL,
    ),
    Verdict("gerund that is spoken of", _gerund_as_subject, (("Closing mines costs money.", "Closing"),), gives=Factuality.HYPOTHETICAL),
    Verdict("of every one", _of_every_one, (("People blink throughout every conversation.", "conversation"),), gives=Factuality.GENERAL),
    Verdict("habit", _general, (("The choir sings every Sunday.", "sings"),), gives=Factuality.GENERAL),
    Verdict("goes on", _ongoing, (("The ferry is running again.", "running"),), gives=Factuality.ONGOING),
    Verdict("present tense", _present_fact, (("The plant produces 300 cars a day.", "produces"),), gives=Factuality.ONGOING),
    Verdict("told as a fact", _otherwise, (("The dispute caused a strike.", "strike"),), gives=Factuality.HAPPENED),
)
"""What only the form of the words says; the last fits always."""

RULES = (*BY_WORDS, *BY_FORM)


def above_of(sentence: Sentence, token: Token, known: Mapping[int, Factuality]) -> tuple[Token | None, Factuality | None]:
    """The governor that matters for a token, through coordination, and what is known of it."""
    member = token
    while member.relation == "conj" and (first := sentence.head(member)) is not None and first.index not in known:
        member = first
    above = sentence.head(member)
    if above is None:
        return None, None
    held = above
    if member.relation == "nmod" and is_temporal(above) and above.index not in known:  # "within a year after passage of the law"
        above = held = sentence.head(above) or above
    if above.index not in known and is_semi_auxiliary(sentence, above):  # "would have to close"
        held = sentence.child(above, "xcomp") or above
    if token.xpos == "VBG" and token.deprel == "acl" and case_of(sentence, token) == "of":  # "will do a better job of preventing"
        held = next((item for item in (above, *sentence.ancestors(above)) if item.index in known), above)
    return above, known.get(held.index) or _by_its_modal(sentence, held)


def _by_its_modal(sentence: Sentence, verb: Token) -> Factuality | None:
    """What the modal of a verb that tells of no happening says of it ("which might include a sale")."""
    modals = {item.lemma.lower() for item in sentence.children(verb, "aux")} if verb.upos == "VERB" else frozenset()
    return Factuality.POSSIBLE if modals & MODALS_OF_POSSIBILITY and not negated(sentence, verb) else None
