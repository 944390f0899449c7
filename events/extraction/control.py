"""Whose deed it is: the subject that an infinitive, a gerund or a participle leaves to what it hangs on.

Which of the participants it is, the table of governors says ("convicted Lee of murdering": the object's). Where
two readings remain there is none: no doer is better than a wrong one.
"""

from __future__ import annotations

from dateline.events.extraction.governing import Grip, first_conjunct, frame_of, grip_of, is_passive
from dateline.events.extraction.lexicon import RELATIONAL, TEMPORAL_NOUNS, group_nouns, person_nouns, speaker_nouns
from dateline.events.language import values, words
from dateline.events.language.governors import Control
from dateline.events.schema import Sentence, Token

DEEPEST = 8
FOR_DOES = words("verbs", "for_does_infinitive")
OWNING = words("verbs", "subject_owns_object")
WAYS = words("nouns", "way_to_it")
REQUIRING = words("verbs", "requires")
TELLING_RESULT = words("verbs", "tells_result")
AMOUNTS = words("nouns", "unit_of_amount")
MINDS = words("verbs", "i_state")
LEADING = words("verbs", "comes_of_clause")
ORDINALS = words("adjectives", "infinitive_is_fact")
ADJUNCT_MARKS = words("prepositions", "subject_does_adjunct")
"""Before a participle or a gerund: the subject of the clause does it."""
SPOKEN = (words("verbs", "clause_is_subjects") | words("verbs", "infinitive_is_subjects") | words("verbs", "object_is_subjects")) - words(
    "verbs", "things_can"
)
WITH_OBJECT = words("derived/verbs", "with_object")
SPENDING_ON = words("verbs", "object_goes_on_doing")
SPENT_DOING = words("nouns", "goes_on_doing")
WHEN_OR_WHERE = words("nouns", "time") | words("nouns", "spot")
TAKING = frozenset({"have", "take", "use"})
TIMES_TO = words("nouns", "takes_infinitive")
STATES = words("verbs", "state")
NO_MEANS = words("nouns", "takes_infinitive") | words("nouns", "why_to_do_it")
"""Nouns that do nothing of what the infinitive behind them tells: "authority to close the mine"."""
INFINITIVE_BEHIND = values("verbs", "does_infinitive_behind")
"""The preposition behind which stands who does the infinitive: "pleaded [with] the judge to stay"."""
DOCUMENTS = words("nouns", "document")


def subject_of(sentence: Sentence, verb: Token, depth: int = 0) -> Token | None:
    """What stands in the place of a verb's subject, its own or one that it shares; ``None`` where the tree does not tell."""
    subjects = sentence.children(verb, "nsubj")
    own = next((item for item in subjects if item.deprel != "nsubj:outer"), subjects[0] if subjects else None)
    if is_what_it_is_about(sentence, verb):
        return None
    if (done := what_is_done(sentence, verb)) is not None and depth <= DEEPEST:
        return subject_of(sentence, done, depth + 1)
    if own is not None or depth > DEEPEST or sentence.children(verb, "csubj", "expl"):
        return own
    head = sentence.head(verb)
    if head is None:
        return None
    if verb.relation == "conj":
        return _of_first(sentence, verb, depth)
    if verb.relation == "acl":
        return _of_described(sentence, verb, head, depth)
    hangs = verb.relation in {"xcomp", "advcl", "ccomp", "obl", "obj", "csubj", "nmod"} and _lacks_finite(sentence, verb)
    return _controller(sentence, verb, head, depth) if hangs and not _is_label(sentence, verb) else None


def _is_label(sentence: Sentence, verb: Token) -> bool:
    """Whether the participle names what stands behind its colon ("Born: 3 May 1958"): nobody in the sentence does that."""
    opens = sentence.subtree(verb)[0] == verb
    return opens and verb.index < len(sentence.tokens) and sentence[verb.index + 1].text == ":"


def what_is_done(sentence: Sentence, verb: Token) -> Token | None:
    """The "do" of which a bare form behind "is" says what it was ("all they did was wait", "the first thing he does is call")."""
    if verb.xpos != "VB" or not sentence.children(verb, "cop"):
        return None
    outer = next((item for item in sentence.children(verb, "nsubj") if item.deprel == "nsubj:outer"), None)
    clauses = [item for item in sentence.children(outer, "acl") if item.deprel == "acl:relcl"] if outer is not None else []
    inside = [item for clause in clauses for item in (clause, *sentence.children(clause, "xcomp"))]
    return next((item for item in inside if item.lemma == "do"), None)


def is_what_it_is_about(sentence: Sentence, verb: Token) -> bool:
    """Whether a gerund says with a preposition what its subject is about ("the emphasis was on developing it"): that does nothing."""
    return verb.xpos == "VBG" and bool(sentence.children(verb, "cop")) and bool(sentence.children(verb, "mark"))


def _of_first(sentence: Sentence, verb: Token, depth: int) -> Token | None:
    """The subject of the verbs that "and" joins: the last that has one of its own before the verb, or else the first.

    Where that is a thing inside what somebody says, and the verb tells what only people do, it is whoever says so
    ("warned that the deficit was rising and vowed cuts").
    """
    first = first_conjunct(sentence, verb)
    if (nearest := _nearest(sentence, verb, first)) != first:
        return subject_of(sentence, nearest, depth + 1)
    found, saying = subject_of(sentence, first, depth + 1), sentence.head(first)
    if found is None or saying is None or first.relation != "ccomp" or verb.lemma.lower() not in SPOKEN or not _is_thing(found):
        return found
    speaker = subject_of(sentence, saying, depth + 1)
    return speaker if speaker is not None and verb.feats.get("Tense") == saying.feats.get("Tense") else found


def _nearest(sentence: Sentence, verb: Token, first: Token) -> Token:
    """The last verb of the row before this one that has a subject ("he knocked, and she opened and left": she left)."""
    row = [first]
    for member in row:
        row.extend(item for item in sentence.children(member, "conj") if item.index < verb.index)
    return max((item for item in row if item == first or sentence.children(item, "nsubj")), key=lambda item: item.index)


def _is_thing(noun: Token) -> bool:
    return noun.upos == "NOUN" and noun.lemma.lower() not in person_nouns() | speaker_nouns() | group_nouns() | DOCUMENTS


def _is_no_person(noun: Token | None) -> bool:
    return noun is not None and noun.upos == "NOUN" and noun.lemma.lower() not in person_nouns() | group_nouns()


def object_of(sentence: Sentence, verb: Token, depth: int = 0) -> Token | None:
    """Whom or what a verb acts on: its object, or the subject of its passive."""
    if is_passive(sentence, verb):
        return subject_of(sentence, verb, depth + 1)
    return sentence.child(verb, "iobj") or sentence.child(verb, "obj")


def doer_of(sentence: Sentence, verb: Token, depth: int = 0) -> Token | None:
    """Who does what a verb tells: its subject, or the agent of its passive."""
    if is_passive(sentence, verb):
        return sentence.child(verb, "obl:agent")
    return subject_of(sentence, verb, depth + 1)


def _lacks_finite(sentence: Sentence, verb: Token) -> bool:
    words = (verb, *sentence.children(verb, "aux", "cop"))
    return not any(item.feats.get("VerbForm") == "Fin" for item in words) or any(
        item.lemma == "to" for item in sentence.children(verb, "mark")
    )


def _of_described(sentence: Sentence, verb: Token, noun: Token, depth: int) -> Token | None:
    """The noun that a participle describes; behind a noun like "plan" or "charge" whoever has it."""
    frame = frame_of(sentence, verb)
    if verb.deprel == "acl:relcl":
        return None
    if frame in {"to", "that"} or any(True for _ in sentence.children(verb, "mark", "case")):
        return _of_noun(sentence, verb, noun, depth)
    spends = verb.xpos == "VBG" and verb.lemma.lower() not in STATES  # "had a million left and [remaining]"
    if spends and (doer := _who_has_to_do_with(sentence, noun, depth)) is not None:
        return doer
    if verb.xpos == "VBG" and verb.lemma.lower() in MINDS and _is_thing(noun):
        return None  # "held on to shares hoping for more"
    if verb.xpos == "VBG" and sentence.children(noun, "cop") and sentence.children(noun, "case") and _follows(sentence, verb, noun):
        return subject_of(sentence, noun, depth + 1)  # "was on the move seeking work"
    inner = [item for item in sentence.children(noun, "nmod") if item.index < verb.index]
    return inner[-1] if inner and noun.lemma.lower() in WAYS and verb.xpos == "VBG" else noun  # "the door to [Iran] developing it"


def _follows(sentence: Sentence, verb: Token, noun: Token) -> bool:
    return sentence.subtree(verb)[0].index == noun.index + 1


def _who_has_to_do_with(sentence: Sentence, noun: Token, depth: int) -> Token | None:
    """Who spent, lost or made by doing something what stands before it ("lost his [fortune] investing", "had [trouble] parking")."""
    verb = sentence.head(noun)
    if verb is None or noun.relation != "obj" or noun.lemma.lower() not in SPENT_DOING or verb.lemma.lower() not in SPENDING_ON:
        return None
    return subject_of(sentence, verb, depth + 1)


def _of_noun(sentence: Sentence, verb: Token, noun: Token, depth: int) -> Token | None:
    """Who has the plan, the charge, the right: its owner, or the subject of the verb that carries it."""
    grip = grip_of(sentence, verb)
    if grip is None and (doer := _whose_way_it_is(sentence, verb, noun, depth)) is not None:
        return doer
    if grip is not None and grip.word != noun:
        return subject_of(sentence, grip.word, depth + 1) if grip.row.control is Control.SUBJECT else noun  # "within a mile of taking it"
    if grip is None or grip.row.control is not Control.SUBJECT:
        return _of_ordinal(sentence, verb, noun, depth) or _of_means(sentence, verb, noun, listed=grip is not None)
    if (owner := sentence.child(noun, "nmod:poss")) is not None:
        return owner if owner.lemma.lower() not in TEMPORAL_NOUNS else None  # "last Sunday's agreement to help"
    carrier = sentence.head(noun)
    if carrier is not None and noun.relation == "obj" and carrier.lemma.lower() in OWNING:
        return doer_of(sentence, carrier, depth)
    on = carrier is not None and carrier.upos == "VERB" and noun.relation == "obl"
    return object_of(sentence, carrier, depth) if on and carrier is not None and grip.frame == "of" else None


def _whose_way_it_is(sentence: Sentence, verb: Token, noun: Token, depth: int) -> Token | None:
    """Who has the habit or takes the time: the owner does what "of" names behind it, the taker what he has or takes it for.

    "Israel resumed [its] policy of targeting them"; "[he] took the time to explain it".
    """
    frame, owner, carrier = frame_of(sentence, verb), sentence.child(noun, "nmod:poss"), sentence.head(noun)
    if owner is not None:
        return owner if frame == "of" and verb.xpos == "VBG" and not is_passive(sentence, verb) else None
    taken = carrier is not None and noun.relation == "obj" and carrier.lemma.lower() in TAKING
    if not taken or carrier is None or frame != "to" or noun.lemma.lower() not in TIMES_TO | NO_MEANS or sentence.children(carrier, "iobj"):
        return None
    doer = doer_of(sentence, carrier, depth) if not is_passive(sentence, carrier) else None
    return doer if doer is not None and not _is_thing(doer) else None


def _of_means(sentence: Sentence, verb: Token, noun: Token, *, listed: bool) -> Token | None:
    """The thing that an infinitive with an object says what it does ("a bill to allow it", "a device to deter them")."""
    thing = noun.upos == "NOUN" and noun.relation != "nsubj:outer" and noun.lemma.lower() not in WHEN_OR_WHERE | NO_MEANS
    if sentence.children(noun, "nmod:poss"):
        return None  # "on their trip to enlist support": they, or the trip
    return noun if thing and not listed and frame_of(sentence, verb) == "to" and _is_whole(sentence, verb) else None


def _is_whole(sentence: Sentence, verb: Token) -> bool:
    """Whether an infinitive has its object, or is a passive, so that its noun can be no object left out ("work to do")."""
    return bool(sentence.children(verb, "obj", "aux:pass"))


def _of_ordinal(sentence: Sentence, verb: Token, noun: Token, depth: int) -> Token | None:
    """Who was the first or the last of them to do it."""
    if frame_of(sentence, verb) != "to" or not {noun.lemma, *(item.lemma for item in sentence.children(noun, "amod"))} & ORDINALS:
        return None
    clause = sentence.head(noun) if noun.relation == "xcomp" else noun
    return subject_of(sentence, clause, depth + 1) if clause is not None else None


def _controller(sentence: Sentence, verb: Token, head: Token, depth: int) -> Token | None:
    """What the governor makes the subject of its complement."""
    if verb.relation == "advcl" and head.relation == "xcomp" and frame_of(sentence, verb) == "by" and not sentence.children(head, "nsubj"):
        made = sentence.head(head)
        if made is not None and sentence.children(made, "obj", "iobj"):
            return None  # "made ends meet by sewing": who did is told by the verb above, or by its object
    if verb.relation in {"advcl", "xcomp"} and (other := _for_whom(sentence, verb, head)) is not None:
        return other if head.lemma.lower() in FOR_DOES else None  # "he works for the state to pay its debts" may be either
    if (asked := _asked_behind(sentence, verb, head)) is not None:
        return asked
    spent = sentence.child(head, "obj") if verb.xpos == "VBG" else None
    if spent is not None and (doer := _who_has_to_do_with(sentence, spent, depth)) is not None:
        return doer
    grip = grip_of(sentence, verb)
    return _unlisted(sentence, verb, head, depth) if grip is None else _by_table(sentence, verb, grip, depth)


def _by_table(sentence: Sentence, verb: Token, grip: Grip, depth: int) -> Token | None:
    """What the table makes the subject of a complement."""
    if grip.row.control is Control.OBJECT:
        found = object_of(sentence, grip.word, depth)
        amount = found is not None and found.lemma.lower() in AMOUNTS and bool(sentence.children(found, "nummod"))
        return found if not amount else subject_of(sentence, grip.word, depth + 1)  # "paid a million dollars to cancel it"
    if grip.row.control is not Control.SUBJECT or is_passive(sentence, grip.word):
        return None
    subject = subject_of(sentence, grip.word, depth + 1)
    undergoes = grip.word.upos == "ADJ" and subject is not None and _is_thing(subject) and _lacks_its_object(sentence, verb)
    return None if undergoes else subject  # "the machine is quick to repair"


def _for_whom(sentence: Sentence, verb: Token, head: Token) -> Token | None:
    """What stands behind "for" right before an infinitive ("waited for the train to leave")."""
    return _phrase_before(sentence, verb, head, frozenset({"for"}))


def _asked_behind(sentence: Sentence, verb: Token, head: Token) -> Token | None:
    """Who is asked, behind the preposition that the verb has for it, to do what follows ("pleaded with [the judge] to stay")."""
    opener = INFINITIVE_BEHIND.get(head.lemma.lower())
    return _phrase_before(sentence, verb, head, frozenset({opener, f"up{opener}"})) if opener else None


def _phrase_before(sentence: Sentence, verb: Token, head: Token, openers: frozenset[str]) -> Token | None:
    """What stands behind one of the prepositions right before an infinitive."""
    if frame_of(sentence, verb) != "to":
        return None
    first = sentence.subtree(verb)[0].index
    behind = (item for item in sentence.children(head, "obl") if any(case.lemma in openers for case in sentence.children(item, "case")))
    return next(
        (item for item in behind if sentence.subtree(item)[-1].index == first - 1 and item.lemma.lower() not in TEMPORAL_NOUNS), None
    )


def _right_before(sentence: Sentence, verb: Token) -> Token | None:
    """Who is named by "of" right before a gerund ("a week of [me] working")."""
    before = sentence[verb.index - 1] if verb.index > 1 and frame_of(sentence, verb) == "ing" else None
    pronoun = before is not None and before.upos == "PRON" and before.feats.get("Case") == "Acc" and before.relation == "nmod"
    return before if pronoun else None


def _told_in_front(sentence: Sentence, verb: Token, head: Token) -> Token | None:
    """The subject right behind a participle that opens the clause ("Raised in Leeds, Wallis joined the bank")."""
    subject = sentence.child(head, "nsubj")
    opens = verb.relation == "advcl" and verb.xpos == "VBN" and not sentence.children(verb, "mark", "case", "advmod")
    if subject is None or not opens or verb.lemma.lower() in RELATIONAL or not verb.index < subject.index < head.index:
        return None
    between = sentence.tokens[sentence.subtree(verb)[-1].index : sentence.subtree(subject)[0].index - 1]
    return subject if all(item.upos == "PUNCT" for item in between) else None


def _unlisted(sentence: Sentence, verb: Token, head: Token, depth: int) -> Token | None:
    """Behind a word that the table does not know: an object does an infinitive; adjuncts and gerunds are the subject's."""
    frame = frame_of(sentence, verb)
    whole = sentence.child(head, "obj", "iobj")
    if _may_be_another(sentence, verb, head, depth) or _comes_of_the_whole(sentence, verb, head):
        return None
    if (told := _told_in_front(sentence, verb, head) or _right_before(sentence, verb)) is not None:
        return told
    if verb.relation == "xcomp" and (whole is not None or is_passive(sentence, head)):
        return object_of(sentence, head, depth)
    if verb.relation == "advcl" and frame in {"ing", *ADJUNCT_MARKS}:
        subject = subject_of(sentence, head, depth + 1)
        undergone = is_passive(sentence, head) and verb.index > head.index
        other = frame in {"ing", "by"} or (frame == "without" and subject is not None and _is_thing(subject))
        return None if undergone and other else subject  # "was caused by smoking": nothing caused smokes
    if is_passive(sentence, head) or (whole is not None and frame not in {"to", "ing"}):
        return None
    return subject_of(sentence, head, depth + 1) if verb.relation in {"xcomp", "advcl", "ccomp", "obl", "obj"} else None


def _may_be_another(sentence: Sentence, verb: Token, head: Token, depth: int) -> bool:
    """Whether it may be somebody else than the subject or the object above, or nobody."""
    whole = sentence.child(head, "obj", "iobj")
    if head.lemma == "be" and verb.index < head.index and any(item.lemma == "there" for item in sentence.children(head, "expl")):
        return True  # "considering the cost, there is no need"
    if head.lemma.lower() in REQUIRING and _is_no_person(subject_of(sentence, head, depth + 1)):
        return True  # "the rules require a card before boarding"
    if frame_of(sentence, verb) != "to":
        return False
    if verb.relation == "xcomp" and whole is not None and _is_thing(whole):
        return True  # "needs the licence to sell drugs", "paid a million to cancel it"
    return (head.upos == "ADJ" or whole is not None) and _lacks_its_object(sentence, verb)


def _lacks_its_object(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb that is as good as never used without an object has none ("food was quick to digest": it is digested)."""
    whole = sentence.children(verb, "obj", "iobj", "obl:unmarked", "ccomp", "xcomp", "aux:pass", "compound:prt")
    return verb.upos == "VERB" and verb.lemma.lower() in WITH_OBJECT and not whole


def _comes_of_the_whole(sentence: Sentence, verb: Token, head: Token) -> bool:
    """Whether a participle behind a clause is done by what that tells, not by its subject.

    "He is in no hurry, suggesting that prices will rise": it is not he who suggests it; "she fought it, leading to her death".
    """
    if verb.relation != "advcl" or frame_of(sentence, verb) != "ing" or verb.index < head.index:
        return False
    return verb.lemma.lower() in TELLING_RESULT or (verb.lemma.lower() in LEADING and not sentence.children(verb, "obj"))
