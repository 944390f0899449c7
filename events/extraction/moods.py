"""Questions, commands, demands and duties: sentences that tell of nothing, and the few that do all the same.

"Who fought the war?" takes for granted that somebody did; "had to leave" tells of a leaving.
"""

from __future__ import annotations

from dateline.events.extraction.arguments import is_of_time
from dateline.events.extraction.claim import Claim
from dateline.events.extraction.grammar import is_condition, negated
from dateline.events.language import words
from dateline.events.schema import Kind, Polarity, Sentence, Tense, Token

OBLIGING = words("verbs", "obliges")
ASKING_ADVERBS = words("adverbs", "asks")
ASKING_PRONOUNS = words("pronouns", "asks")
LIMITS = words("prepositions", "until")
GIVING_TIME = words("verbs", "gives_time")
DEADLINES = LIMITS | words("prepositions", "deadline")


def is_asked(claim: Claim) -> bool:
    """What is asked whether it is so; what is asked when, where or why it was so is taken for granted."""
    sentence, token = claim.sentence, claim.token
    marks = {item.text for item in sentence.tokens[-2:]}
    beside = token.relation in {"appos", "parataxis"} and _has_helper_before_subject(sentence, token)  # "Q: Will you testify?"
    plain = claim.kind is not Kind.NOUN and claim.group.polarity is Polarity.POS  # "nor did they pay"
    if token.relation == "root" and plain and _opens_with_do(sentence, token):
        return True  # "did they train you", without its mark
    if "?" not in marks or not (beside or token.relation in {"root", "conj"}) or claim.kind is Kind.NOUN:
        return False
    asking = _asking_word(sentence, token)
    if asking is not None and asking.lemma.lower() in ASKING_PRONOUNS and _has_helper_before_subject(sentence, token):
        return True  # "what did they say?" tells of nothing that one could print
    if asking is not None:
        told = {Tense.PAST} if asking.lemma.lower() in ASKING_PRONOUNS else {Tense.PAST, Tense.PRESENT, Tense.FUTURE}
        return claim.group.tense not in told
    return _is_inverted(sentence, token) or not any(_asks(item) for item in sentence.tokens if item.index > token.index)


def _opens_with_do(sentence: Sentence, verb: Token) -> bool:
    """Whether a sentence begins with "did" or "do" and then the subject, which only questions do."""
    opener = next((item for item in sentence.tokens if item.upos not in {"PUNCT", "CCONJ", "INTJ"}), verb)
    behind = any(opener.index < item.index < verb.index for item in sentence.children(verb, "nsubj"))
    return opener in sentence.children(verb, "aux") and opener.lemma == "do" and behind


def takes_for_granted(claim: Claim) -> bool:
    """Whether a clause asks who, when or why it was, and so takes for granted that it was ("to find out why the bridge fell")."""
    clause = claim.token.relation in {"ccomp", "advcl", "obl", "nmod"} and claim.group.tense is Tense.PAST
    return clause and _asking_word(claim.sentence, claim.token) is not None


def _asks(token: Token) -> bool:
    return token.lemma.lower() in ASKING_ADVERBS | ASKING_PRONOUNS


def _asking_word(sentence: Sentence, verb: Token) -> Token | None:
    """The "when" or "who" that opens the clause."""
    opening = (item for item in sentence.subtree(verb) if item.upos not in {"PUNCT", "CCONJ", "ADP", "INTJ"})
    first = next(opening, verb)
    return first if first != verb and _asks(first) else None


def _is_inverted(sentence: Sentence, verb: Token) -> bool:
    """Whether there is no subject, or an auxiliary stands before it ("did he leave")."""
    return sentence.child(verb, "nsubj", "expl", "csubj") is None or _has_helper_before_subject(sentence, verb)


def _has_helper_before_subject(sentence: Sentence, verb: Token) -> bool:
    subject = sentence.child(verb, "nsubj", "expl", "csubj")
    helpers = (*sentence.children(verb, "aux", "cop"), *([verb] if verb.upos == "AUX" else ()))
    return subject is not None and any(item.index < subject.index for item in helpers)


def is_asked_for(claim: Claim) -> bool:
    """An imperative, also one with "do not", asks for something; it tells of nothing."""
    sentence, token = claim.sentence, claim.token
    if claim.kind is not Kind.VERB or token.xpos != "VB" or token.relation not in {"root", "conj", "parataxis", "ccomp"}:
        return False
    first = token if token.relation != "conj" else sentence.head(token)
    alone = first == token or not sentence.children(token, "nsubj", "aux", "mark", "expl")
    return first is not None and alone and _is_imperative(sentence, first)


def _is_imperative(sentence: Sentence, verb: Token) -> bool:
    """A bare form without a subject or a mark; "do" stands before it only with "not"."""
    if verb.xpos != "VB" or sentence.children(verb, "nsubj", "mark", "expl"):
        return False
    helpers = sentence.children(verb, "aux")
    return not helpers or (all(item.lemma == "do" and item.xpos == "VB" for item in helpers) and negated(sentence, verb))


def is_demanded(claim: Claim) -> bool:
    """A bare form behind "that" and a subject: what somebody asks to be so ("demanded that he leave", "a rule that it be kept")."""
    sentence, token = claim.sentence, claim.token
    if token.relation not in {"ccomp", "acl", "csubj"} or not sentence.children(token, "nsubj", "expl"):
        return False
    if not any(item.lemma == "that" for item in sentence.children(token, "mark")):
        return False
    first = next(iter(sentence.children(token, "aux", "cop")), token)
    return first.xpos == "VB" and first.feats.get("VerbForm") != "Fin"


def had_to(claim: Claim) -> bool:
    """What somebody had to do was done ("the train had to stop")."""
    sentence, above = claim.sentence, claim.above
    if above is None or above.lemma != "have" or claim.token.relation != "xcomp" or claim.group.tense is not Tense.INFINITIVE:
        return False
    helpers = sentence.children(above, "aux")
    past = above.feats.get("Tense") == "Past" and above.feats.get("VerbForm") == "Fin" and not helpers
    perfect = above.xpos == "VBN" and {item.lemma for item in helpers} == {"have"}  # "has had to cut"
    if not (past or perfect) or sentence.children(above, "obj") or negated(sentence, above):
        return False
    return not is_condition(sentence, above) and claim.group.polarity is Polarity.POS


def has_deadline(claim: Claim) -> bool:
    """What must be done by a stated time ("must be filed before 30 June", "has to leave by 1 May")."""
    if claim.kind is Kind.NOUN or claim.group.polarity is Polarity.NEG or not _must(claim):
        return False
    giving = claim.above is not None and claim.above.lemma in GIVING_TIME
    times = [
        child
        for item in (claim.token, claim.above)
        if item and (item == claim.token or giving)
        for child in claim.sentence.children(item, "obl")
    ]
    return any(is_of_time(claim.sentence, child) and _is_deadline(claim.sentence, child) for child in times)


def _is_deadline(sentence: Sentence, time: Token) -> bool:
    """Whether a time says by when: "by 1 May", "no later than 1 May"."""
    case = sentence.child(time, "case", "mark")
    if case is None:
        return False
    before = [item.text.lower() for item in sentence.tokens[max(0, case.index - 3) : case.index]]
    return case.lemma.lower() in DEADLINES or before == ["no", "later", "than"]


def _must(claim: Claim) -> bool:
    if claim.group.modality in {"must", "should", "ought"} or is_asked_for(claim):
        return not any(item.lemma == "have" for item in claim.sentence.children(claim.token, "aux"))
    above = claim.above
    until = above is not None and claim.token.relation == "advcl" and above.lemma in GIVING_TIME and claim.group.tense is Tense.INFINITIVE
    if above is None or not (claim.token.relation == "xcomp" or until):
        return False
    present = above.feats.get("Tense") == "Pres" or any(item.feats.get("Tense") == "Pres" for item in claim.sentence.children(above, "aux"))
    return present and (above.lemma in OBLIGING or until)
