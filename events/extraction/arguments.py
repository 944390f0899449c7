"""Who and what takes part in an event, in which role: rules over the relations of its head word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import attrgetter

from dateline.events.extraction.control import is_what_it_is_about, subject_of, what_is_done
from dateline.events.extraction.governing import first_conjunct, grip_of, is_gerund, is_passive, is_uttered, row_of
from dateline.events.extraction.grammar import denies_the_whole, is_condition, is_headline_infinitive, is_of_another
from dateline.events.extraction.labels import NAME_PARTS
from dateline.events.extraction.lexicon import (
    AMBIGUOUS_MONTHS,
    CLOCK_WORDS,
    CONNECTIVES,
    MOVING,
    MOVING_NOUN_PREPOSITIONS,
    PARTS_OF_TIME,
    PLACE_ADVERBS,
    PLACE_PREPOSITIONS,
    PREPOSITION_ROLES,
    RECIPROCAL_NOUNS,
    SAYING,
    SHARING,
    SPENDING,
    SPOTS,
    TEMPORAL_ADJECTIVES,
    TEMPORAL_ADVERBS,
    TEMPORAL_NOUNS,
    UNDATED_NOUNS,
    UNTOLD_ADVERBS,
    group_nouns,
    person_nouns,
    place_nouns,
    speaker_nouns,
)
from dateline.events.language import values, words
from dateline.events.language.governors import Control
from dateline.events.schema import Argument, Kind, Role, Sentence, Span, Token

CLAUSE_ROLES = {word: Role(role) for word, role in values("prepositions", "clause_role").items()}
"""What an adverbial clause says, by the word that opens it."""

RELATIVE_ADVERBS = {"where": Role.PLACE, "when": Role.TIME}
ASKING_ADVERBS = {"why": Role.CAUSE, "how": Role.MANNER}
CLOCK = re.compile(r"\d{1,2}:\d\d(?:[ap]m)?|\d{1,2}/\d{1,2}/\d{2,4}", re.IGNORECASE)
DAY_OF_MONTH = re.compile(r"\d{1,2}(?:st|nd|rd|th)", re.IGNORECASE)
CLAUSAL = frozenset({"acl", "cop", "nsubj", "csubj", "parataxis", "advcl", "mark", "aux", "expl"})
BEHIND_MENTION = CLAUSAL | {"appos", "conj", "cc", "punct", "case", "obl"}
_OPENING = frozenset({"(", "[", "“", "``", '"'})
ASIDES = frozenset({"(", "[", ":", "--", "–", "—"})
CLOSING = frozenset({")", "]", "--", "–", "—"})
LONGEST_TIE = 5  # words, with the comma behind them
RELATIVE_WORDS = words("pronouns", "relative")
UNDERGONE = words("nouns", "undergone")
DEEDS = words("nouns", "deed")
HANDING = words("verbs", "hands_on")
"""Verbs whose passive keeps an object ("the money he was given")."""
HOLDS_PLACE = words("prepositions", "holds_place")
"""Before a phrase where something happened, so that a place inside it is the event's too ("spoke [at a rally] in Orvik")."""
STANDS_FOR = words("nouns", "stands_for_one")
OPEN_TO_INFINITIVES = words("nouns", "takes_infinitive") | words("nouns", "why_to_do_it")
SERIES = words("nouns", "of_several")
AMOUNTS = words("nouns", "unit_of_amount")
BETWEEN_PLACES = words("nouns", "between_places")
COUNTING = words("nouns", "how_many")
WAYS = words("nouns", "way_to_do_it")
DIRECTIONS = words("adverbs", "direction")
CONSISTING = words("nouns", "consists_in")
ROLES_OF_NOUN = {"of": Role.PATIENT, "between": Role.AGENT, "by": Role.AGENT}
WITH_OBJECT = words("derived/verbs", "with_object")
OWN = frozenset({"subject", "subject of a passive", "object"})


def is_temporal(token: Token) -> bool:
    """Whether the word names a stretch of time: a unit, a weekday, a month; "march" and "may" only with a capital."""
    word = token.lemma.lower()
    return word in TEMPORAL_NOUNS and not (word in AMBIGUOUS_MONTHS and token.text.islower())


def is_of_time(sentence: Sentence, token: Token) -> bool:
    """Whether a phrase names a time: its head does, or the head is a number beside a month or a clock ("September 2", "2 p.m.")."""
    if is_temporal(token) or CLOCK.fullmatch(token.text) or token.text.lower() in CLOCK_WORDS:
        return True
    if token.lemma.lower() in PARTS_OF_TIME:
        return any(is_temporal(child) for child in sentence.children(token, "nmod", "compound"))
    if token.upos not in {"NUM", "ADJ", "PROPN"} and not DAY_OF_MONTH.fullmatch(token.text):
        return False
    return any(
        is_temporal(child) or child.text.lower() in CLOCK_WORDS or (child.upos == token.upos == "NUM" and is_of_time(sentence, child))
        for child in sentence.children(token, "compound", "nmod", "flat", "appos")
    )


def _time_word(sentence: Sentence, token: Token) -> Token:
    """The head of a phrase of time: of "September 2" the month."""
    months = [
        child for child in sentence.children(token, "compound", "nmod:unmarked", "flat") if is_temporal(child) and child.upos == "PROPN"
    ]
    return months[0] if token.upos in {"NUM", "ADJ"} and months else token


def arguments_of(sentence: Sentence, token: Token, kind: Kind, *, passive: bool) -> tuple[Argument, ...]:
    """The arguments of the event whose head word this is, in text order, one a phrase."""
    found: dict[Span, Argument] = {}
    for argument in _all(sentence, token, kind, passive=passive):
        found.setdefault(argument.head, argument)
    return tuple(sorted(found.values(), key=lambda argument: argument.span))


def _all(sentence: Sentence, token: Token, kind: Kind, *, passive: bool) -> Iterator[Argument]:
    if kind is Kind.NOUN:
        yield from _of_noun(sentence, token)
        yield from _of_light_verb(sentence, token)
        return
    yield from _core(sentence, token, passive=passive)
    for child in sentence.children(token, "obl"):
        if not _ties(sentence, child):
            yield from _oblique(sentence, child, passive=passive)
    for child in sentence.children(token, "obl:unmarked", "nmod:unmarked"):
        if is_of_time(sentence, child) or child.upos == "NUM":
            yield _time(sentence, child, "bare phrase of time")
        else:
            yield _argument(sentence, child, Role.MANNER, "bare phrase")
    yield from _clauses(sentence, token)
    if kind is not Kind.VERB:
        yield from _predicated(sentence, token, kind)
    if not sentence.children(token, "nsubj", "csubj") or what_is_done(sentence, token) is not None:
        yield from _shared_subject(sentence, token, passive=passive)
    if kind is Kind.VERB:
        yield from _inner_place(sentence, token)
        yield from _gap(sentence, token, passive=passive)
        yield from _shared_object(sentence, token)
        yield from _shared_behind(sentence, token)
        yield from _shared_setting(sentence, token)


# Verbs --------------------------------------------------------------------------------------------


def _core(sentence: Sentence, token: Token, *, passive: bool) -> Iterator[Argument]:
    subjects = sentence.children(token, "nsubj")
    for child in subjects:
        if _is_no_subject(sentence, token, child):
            continue
        if len(subjects) > 1 and (child.deprel == "nsubj:outer" or _follows_another(sentence, token, child)):
            continue  # "the rumour was that the king fled": no rumour flees
        consists = child.lemma.lower() in CONSISTING and token.xpos == "VBG"  # "a priority is raising the tax"
        if consists or (_is_to_be(sentence, token) and (is_uttered(child) or _is_no_actor(child))):
            yield from _owner_of_subject(sentence, child)  # "their duty was to help": no duty helps
            continue
        role, rule = (Role.PATIENT, "subject of a passive") if passive or child.deprel == "nsubj:pass" else (Role.AGENT, "subject")
        yield _resolved(sentence, child, role, rule)
    for child in sentence.children(token, "obj"):
        if _is_no_object(sentence, token, child):
            continue
        if is_temporal(child) and child.lemma.lower() not in UNDATED_NOUNS and token.lemma.lower() not in SPENDING:
            yield _time(sentence, child, "bare phrase of time")
        else:
            yield _resolved(sentence, child, Role.PATIENT, "object")
    for child in sentence.children(token, "iobj"):
        yield _argument(sentence, child, Role.RECIPIENT, "indirect object")


def _is_no_subject(sentence: Sentence, verb: Token, child: Token) -> bool:
    """A "there" that the tree takes for somebody ("there have no business"); who did it in "it was not the pilot who reported it"."""
    there = child.xpos == "EX" or (child.text == "There" and child.upos == "PRON")
    return (
        there
        or (child.deprel == "nsubj:outer" and what_is_done(sentence, verb) is not None)
        or is_what_it_is_about(sentence, verb)
        or (child.lemma.lower() in RELATIVE_WORDS and is_of_another(sentence, verb))
    )


def _is_no_object(sentence: Sentence, verb: Token, child: Token) -> bool:
    """The "place" of "took place", which is one verb in two words; what it was in "it was not the letter that they found"."""
    one_verb = child.lemma == "place" and verb.lemma == "take" and not sentence.children(child)
    return one_verb or (child.lemma.lower() in RELATIVE_WORDS and is_of_another(sentence, verb))


def _follows_another(sentence: Sentence, verb: Token, subject: Token) -> bool:
    """Whether it stands behind the verb, which has a subject before it ("he kept hearing of me, this girl"): the tree errs."""
    before = any(item.index < verb.index for item in sentence.children(verb, "nsubj") if item != subject and item.deprel != "nsubj:outer")
    return subject.index > verb.index and before


def _is_no_actor(noun: Token) -> bool:
    return noun.deprel == "nsubj:outer" and noun.upos == "NOUN" and noun.lemma.lower() not in speaker_nouns()


def _owner_of_subject(sentence: Sentence, noun: Token) -> Iterator[Argument]:
    """Whose plan, duty or aim it is does what that consists in."""
    row = row_of(sentence, noun, "to")
    owner = sentence.child(noun, "nmod:poss")
    if owner is not None and row is not None and row.control is Control.SUBJECT:
        yield _argument(sentence, owner, Role.AGENT, "owner of what holds it")


def _is_to_be(sentence: Sentence, token: Token) -> bool:
    """Whether an infinitive with "be" before it says what its subject consists in."""
    marked = any(item.lemma == "to" for item in sentence.children(token, "mark"))
    return token.xpos == "VB" and marked and any(item.lemma == "be" for item in sentence.children(token, "cop", "aux"))


def _resolved(sentence: Sentence, child: Token, role: Role, rule: str) -> Argument:
    """A relative word stands for the noun that its clause is about."""
    if (stands_for := antecedent_of(sentence, child)) is not None:
        return Argument(
            role,
            child.span,
            child.span,
            f"{rule}, by a relative word" if rule in OWN else rule,
            stands_for,
            outside=child.relation == "obj",
        )
    return _argument(sentence, child, role, rule)


def antecedent_of(sentence: Sentence, word: Token) -> Span | None:
    """What a relative word stands for, also from inside a saying ("the bridge that he says fell") and with all that "and" joins."""
    if word.lemma.lower() not in RELATIVE_WORDS or word.xpos == "IN":
        return None
    clause = next((item for item in (word, *sentence.ancestors(word)) if item.deprel == "acl:relcl"), None)
    antecedent = sentence.head(clause) if clause is not None else None
    if clause is None or antecedent is None or (sentence.head(word) != clause and word.feats.get("PronType") != "Rel"):
        return None
    if is_of_another(sentence, clause) or denies_the_whole(sentence, clause):
        return None
    if antecedent.relation in {"conj", "appos"} and any(item.lemma == "not" for item in sentence.children(antecedent, "advmod")):
        antecedent = first_conjunct(sentence, antecedent)  # "it was the cleaner, not the guard, who found the bag"
    antecedent = _instance_of(sentence, antecedent, clause, personal=word.lemma.lower() == "who")
    if word.lemma.lower() == "who":
        antecedent = _person_at(sentence, antecedent)
    span = _counted_span(sentence, antecedent, without=clause)
    begin = sentence.subtree(clause)[0].index
    ends = [mention_span(sentence, item).end for item in sentence.children(antecedent, "conj") if item.index < begin]
    return Span(span.start, max([span.end, *ends]))


def _instance_of(sentence: Sentence, noun: Token, clause: Token, *, personal: bool) -> Token:
    """The noun itself, or the one it is an example or the story of ("the example of Brazil, which declared an emergency")."""
    begin = sentence.subtree(clause)[0].index
    inside = [
        item
        for item in sentence.children(noun, "nmod")
        if item.index < begin and any(mark.lemma == "of" for mark in sentence.children(item, "case"))
    ]
    if not inside or noun.upos != "NOUN":
        return noun
    last = inside[-1]
    if noun.lemma.lower() in STANDS_FOR and last.upos == "PROPN":
        return last
    thing = personal and noun.lemma.lower() not in person_nouns() | speaker_nouns() | group_nouns()
    return last if thing and (last.upos == "PROPN" or last.lemma.lower() in person_nouns()) else noun


def _person_at(sentence: Sentence, noun: Token) -> Token:
    """The noun itself, or the person whose it is where the clause is hung too low ("a critic of the tax who lives here")."""
    above = sentence.head(noun)
    if noun.upos == "PROPN" and noun.deprel == "nmod" and above is not None and above.upos == "PROPN":
        return above  # "said Ana Lund of Pell Hutton, who left"
    thing = noun.upos == "NOUN" and noun.lemma.lower() not in person_nouns() | speaker_nouns() | group_nouns()
    if not thing or noun.relation != "nmod" or above is None or noun.deprel == "nmod:poss":
        return noun
    return above if above.upos == "PROPN" or above.lemma.lower() in person_nouns() else noun


def _oblique(sentence: Sentence, child: Token, *, passive: bool) -> Iterator[Argument]:
    word = _case_of(sentence, child)
    if child.deprel == "obl:unmarked" or (not word and is_temporal(child)):
        return
    if _is_time(sentence, child, word):
        yield _time(sentence, child, "phrase of time with a preposition")
    elif not word and child.upos in {"NOUN", "PROPN"} and _lacks_object_before(sentence, child):
        yield _argument(sentence, child, Role.PATIENT, "bare phrase behind a verb without an object")
    elif child.deprel == "obl:agent" or (word == "by" and passive):
        yield _argument(sentence, child, Role.AGENT, "by with a passive")
    else:
        yield _argument(sentence, child, _role_of(word, child), "phrase with a preposition" if word else "phrase")


def _ties(sentence: Sentence, child: Token) -> bool:
    """Whether the phrase only ties its sentence to the one before ("in addition", "for example")."""
    words = sentence.subtree(child)
    return len(words) <= LONGEST_TIE and " ".join(item.text.lower() for item in words if item.upos != "PUNCT") in CONNECTIVES


def _lacks_object_before(sentence: Sentence, child: Token) -> bool:
    head = sentence.head(child)
    return head is not None and head.index < child.index and not sentence.children(head, "obj", "ccomp")


def _is_time(sentence: Sentence, token: Token, preposition: str) -> bool:
    """A word of the calendar, a year, or anything that a preposition of time moves against."""
    if is_of_time(sentence, token) or preposition in MOVING_NOUN_PREPOSITIONS - {"amid", "pending"}:
        return True
    if token.upos == "NUM" and preposition == "from" and _opens_range(sentence, token):
        return True
    return token.upos == "NUM" and len(token.text) == len("1999") and token.text.isdigit()


def _opens_range(sentence: Sentence, number: Token) -> bool:
    """Whether a range of days begins with the number, where the tree has its end beside it ("from [3] [to 5 May]")."""
    head = sentence.head(number)
    beside = sentence.children(head, "obl", "nmod") if head is not None else ()
    after = next((item for item in beside if item.index > number.index), None)
    return after is not None and is_of_time(sentence, after) and sentence.subtree(after)[0].index == number.index + 1


def _role_of(preposition: str, child: Token) -> Role:
    """A place is a name, or a noun that names one, behind a preposition of place; the preposition decides the rest."""
    if preposition in PLACE_PREPOSITIONS and (child.upos == "PROPN" or child.lemma.lower() in place_nouns()):
        return Role.PLACE
    return Role(PREPOSITION_ROLES.get(preposition, "topic"))


def _clauses(sentence: Sentence, token: Token) -> Iterator[Argument]:
    for child in sentence.children(token, "ccomp"):
        yield _argument(sentence, child, Role.CONTENT, "clause that says what")
    for child in sentence.children(token, "csubj") if sentence.children(token, "expl") else ():
        yield _argument(sentence, child, Role.CONTENT, "clause that says what")  # "it seems that it failed"
    for child in sentence.children(token, "xcomp"):
        yield from _complement(sentence, child)
    if token.lemma.lower() in SAYING:
        for child in sentence.children(token, "parataxis"):
            if child.lemma.lower() not in SAYING:  # "told them that it fell, the source added"
                yield _argument(sentence, child, Role.CONTENT, "clause beside a verb of saying")
        yield from _interrupted_content(sentence, token)
    yield from _side_clauses(sentence, token)
    yield from _clauses_of_times(sentence, token)
    yield from _adverbs(sentence, token)


def _side_clauses(sentence: Sentence, token: Token) -> Iterator[Argument]:
    for child in sentence.children(token, "advcl"):
        mark = sentence.child(child, "mark") or sentence.child(child, "advmod")
        word = mark.lemma.lower() if mark is not None else ""
        if is_condition(sentence, child):
            yield _condition(sentence, child)
        elif word == "as":
            yield _behind_as(sentence, child)
        elif role := CLAUSE_ROLES.get(word) or _role_of_side_clause(sentence, child, mark):
            yield _argument(sentence, child, role, "clause with a mark" if word else "participle beside its clause")


def _condition(sentence: Sentence, clause: Token) -> Argument:
    """On what it hangs, with the word that says so: without its "if" it would read as a fact."""
    whole = phrase_span(sentence, clause, plain=True)
    marks = [item.span.start for item in sentence.children(clause, "mark") if item.index < clause.index]
    return Argument(Role.MANNER, Span(min([whole.start, *marks]), whole.end), clause.span, "clause with a condition")


def _behind_as(sentence: Sentence, clause: Token) -> Argument:
    """What somebody is held to be ("described as having no friends"), or when or why it was."""
    if is_gerund(sentence, clause) and not sentence.children(clause, "nsubj"):
        return _argument(sentence, clause, Role.ATTRIBUTE, "gerund with as")
    return _argument(sentence, clause, Role.TIME if _tells_what_went_on(sentence, clause) else Role.CAUSE, "clause with as")


def _complement(sentence: Sentence, child: Token) -> Iterator[Argument]:
    """What somebody does, became, went or proved; when and where is the verb's ("the plane went missing [in May]")."""
    if child.upos == "VERB":
        yield _argument(sentence, child, Role.CONTENT, "complement")
        return
    behind = [item for item in sentence.children(child, "obl", "obl:unmarked", "advcl") if item.index > child.index]
    settings = [argument for item in behind if item.relation == "obl" for argument in _oblique(sentence, item, passive=False)]
    settings = [item for item in settings if item.role in {Role.TIME, Role.PLACE}]
    whole = phrase_span(sentence, child, plain=True)
    aside = [item for item in behind if item.relation == "advcl" or any(item.span == found.head for found in settings)]
    if aside:
        last = sentence[min(sentence.subtree(item)[0].index for item in aside) - 1]
        whole = Span(whole.start, max(last.span.end, child.span.end)) if not is_punctuation(last) else Span(whole.start, child.span.end)
    yield Argument(Role.ATTRIBUTE, whole, child.span, "complement")
    yield from settings


def _role_of_side_clause(sentence: Sentence, clause: Token, mark: Token | None) -> Role | None:
    """What a clause says that no word of its own tells: "in order to pay" a purpose, participles how it was ("left, singing")."""
    if any(item.lemma == "to" for item in sentence.children(clause, "mark")):
        return Role.PURPOSE
    if clause.xpos not in {"VBG", "VBN"} or any(item.feats.get("VerbForm") == "Fin" for item in sentence.children(clause, "aux", "cop")):
        return None
    if mark is None or mark.lemma.lower() == "with":
        return Role.MANNER
    return Role(PREPOSITION_ROLES.get(mark.lemma.lower(), "topic")) if clause.xpos == "VBG" and mark.relation == "mark" else None


def _clauses_of_times(sentence: Sentence, token: Token) -> Iterator[Argument]:
    """What was so on the day that an event is dated by tells when as well ("in 1994, when a judge ruled")."""
    for time in sentence.children(token, "obl", "obl:unmarked"):
        for clause in sentence.children(time, "acl:relcl"):
            if is_of_time(sentence, time) and any(item.lemma == "when" for item in sentence.children(clause, "advmod", "mark")):
                yield _argument(sentence, clause, Role.TIME, "clause with a mark")


def _tells_what_went_on(sentence: Sentence, verb: Token) -> bool:
    """As he was leaving, as the crowd left: a time. As he is ill, as they have none: a cause."""
    tenses = {word.feats.get("Tense") for word in (verb, *sentence.children(verb, "aux"))}
    return verb.upos == "VERB" and verb.lemma not in {"be", "have"} and ("Past" in tenses or verb.xpos == "VBG")


def _interrupted_content(sentence: Sentence, token: Token) -> Iterator[Argument]:
    """What a verb of saying says that stands beside it, or inside it ("The levee, he said, will hold")."""
    head = sentence.head(token)
    if head is None or token.relation != "parataxis" or sentence.children(token, "ccomp"):
        return
    aside = {item.index for item in sentence.subtree(token)}
    content = [item for item in sentence.subtree(head) if item.index not in aside]
    yield Argument(Role.CONTENT, _trimmed(content, head), head.span, "clause that a verb of saying stands in")


def _adverbs(sentence: Sentence, token: Token) -> Iterator[Argument]:
    for child in sentence.children(token, "advmod"):
        word = child.lemma.lower()
        if word in RELATIVE_ADVERBS:
            yield from _relative_adverb(sentence, token, child)
        elif word in ASKING_ADVERBS and child.index < token.index and not sentence.children(child):
            yield _argument(sentence, child, ASKING_ADVERBS[word], "word that opens a clause")
        elif _is_adverb_of_time(sentence, token, child):
            yield _argument(sentence, child, Role.TIME, "adverb of time")
        elif word in PLACE_ADVERBS:
            role = Role.DESTINATION if token.lemma.lower() in MOVING else Role.PLACE
            yield _argument(sentence, child, role, "adverb of place")
        elif word in DIRECTIONS and child.index > token.index and token.upos == "VERB":
            yield _argument(sentence, child, Role.MANNER, "adverb of direction")
        elif word not in UNTOLD_ADVERBS:
            yield _argument(sentence, child, Role.MANNER, "adverb of manner")


def _is_adverb_of_time(sentence: Sentence, token: Token, adverb: Token) -> bool:
    """A word of time; "so far"; "just" before what has happened; no "then" that only answers an "if", no "first of all"."""
    word = adverb.lemma.lower()
    if word == "then" and any(
        sentence.children(clause, "mark") for clause in sentence.children(token, "advcl") if clause.index < token.index
    ):
        return False
    if any(child.lemma == "all" for child in sentence.children(adverb, "obl", "nmod", "fixed")):
        return False  # "first of all"
    if word == "just":
        return adverb.index == token.index - 1 and token.xpos in {"VBD", "VBN"}
    if word == "far":
        return any(child.lemma == "so" for child in sentence.children(adverb, "advmod"))
    return word in TEMPORAL_NOUNS | TEMPORAL_ADVERBS or adverb.text.lower() in TEMPORAL_ADVERBS


def _relative_adverb(sentence: Sentence, token: Token, child: Token) -> Iterator[Argument]:
    """The noun that the clause is about is the place, or the time ("the port where it docked"); else the word itself."""
    antecedent = sentence.head(token) if token.deprel == "acl:relcl" else None
    role = RELATIVE_ADVERBS[child.lemma.lower()]
    if antecedent is None:
        yield _argument(sentence, child, role, "word that opens a clause")
    elif antecedent is not None:
        yield Argument(
            role, child.span, child.span, "where or when of a relative clause", mention_span(sentence, antecedent, without=token)
        )


def _predicated(sentence: Sentence, token: Token, kind: Kind) -> Iterator[Argument]:
    if kind is Kind.COPULA and token.upos != "AUX":
        yield Argument(Role.ATTRIBUTE, mention_span(sentence, token), token.span, "what is predicated")


def _shared_subject(sentence: Sentence, token: Token, *, passive: bool) -> Iterator[Argument]:
    """Coordination, control, relative clauses without a relative word, and participles take a subject from above."""
    head = sentence.head(token)
    role = Role.PATIENT if passive else Role.AGENT
    if head is None:
        done = what_is_done(sentence, token)
        subject = subject_of(sentence, done) if done is not None else None
        if subject is not None:
            yield replace(_resolved(sentence, subject, role, "who does what a clause consists in"), shared=True)
        return
    if is_headline_infinitive(sentence, token):
        yield Argument(role, mention_span(sentence, head, without=token), head.span, "noun that a headline's infinitive is about")
        return
    subject = subject_of(sentence, token)
    if subject is None or _acts_on_itself(sentence, token, subject):
        return
    if subject == head:
        yield Argument(role, _counted_span(sentence, head, without=token), head.span, "noun that a participle describes")
        return
    bare = token.xpos == "VBN" and token.relation == "conj" and not sentence.children(token, "aux")
    role = Role.PATIENT if passive or (subject.deprel == "nsubj:pass" and bare) else role
    controls = subject.relation in {"obj", "iobj"}
    rule = _rule_of_shared(sentence, token, subject)
    if token.index in {item.index for item in sentence.subtree(subject)}:
        yield Argument(role, mention_span(sentence, subject, without=token), subject.span, rule, shared=not controls)
    else:
        yield replace(_resolved(sentence, subject, role, rule), shared=not controls)


def _acts_on_itself(sentence: Sentence, verb: Token, subject: Token) -> bool:
    """Whether the subject that a verb would share is named as its object: somebody else does it ("ruled that Acme lied and fined Acme")."""
    object_ = sentence.child(verb, "obj")
    return object_ is not None and object_.upos == subject.upos == "PROPN" and object_.text == subject.text


def _rule_of_shared(sentence: Sentence, token: Token, subject: Token) -> str:
    if subject.relation in {"obj", "iobj"}:
        return "object that controls a complement"
    if token.relation == "conj":
        return "subject that joined verbs share"
    if token.relation == "acl":
        return "owner of what holds it"
    unlisted = token.relation == "advcl" and grip_of(sentence, token) is None
    return "subject of the clause that a side clause belongs to" if unlisted else "subject that controls a complement"


def _inner_place(sentence: Sentence, token: Token) -> Iterator[Argument]:
    """A place at the end of the object or of the agent is the event's as well ("repaired the bridge in Orvik")."""
    for owner in sentence.children(token, "obj", "obl", "nsubj:pass"):
        if owner.deprel == "obl" and _case_of(sentence, owner) not in HOLDS_PLACE:
            continue
        for child in sentence.children(owner, "nmod"):
            case = _case_of(sentence, child)
            if case in {"in", "at", "near"} and _role_of(case, child) is Role.PLACE:
                yield _argument(sentence, child, Role.PLACE, "place inside an argument")


def _case_of(sentence: Sentence, token: Token) -> str:
    """The preposition; one that was a participle as it is written ("following the vote")."""
    case = sentence.child(token, "case")
    if case is None:
        return ""
    return case.text.lower() if case.xpos == "VBG" else case.lemma.lower()


def _gap(sentence: Sentence, token: Token, *, passive: bool) -> Iterator[Argument]:
    """A relative clause without a relative word leaves its object out ("the bridge they built")."""
    head = sentence.head(token)
    if head is None or token.relation != "acl":
        return
    if token.deprel == "acl" and any(item.lemma == "to" for item in sentence.children(token, "mark")):
        if (role := _role_of_setting(head)) is not None:
            yield Argument(role, mention_span(sentence, head, without=token), head.span, "setting that an infinitive is about")
        elif _is_undergone_by(sentence, token, head):
            yield _what_is_to_be(sentence, token, head)
        return
    if token.deprel != "acl:relcl" or not sentence.children(token, "nsubj") or (passive and token.lemma.lower() not in HANDING):
        return
    if is_temporal(head):
        yield Argument(Role.TIME, mention_span(sentence, head, without=token), head.span, "time that a relative clause is about")
        return
    words = {item.lemma.lower() for item in sentence.subtree(token)}
    if not sentence.children(token, "obj", "ccomp", "xcomp") and not words & (RELATIVE_WORDS | RELATIVE_ADVERBS.keys()):
        yield Argument(
            Role.PATIENT, mention_span(sentence, head, without=token), head.span, "noun that a relative clause is about", outside=True
        )


def _role_of_setting(noun: Token) -> Role | None:
    """What a noun is to the infinitive behind it: "the time to go", "a place to sleep", "a way to pay"."""
    if is_temporal(noun):
        return Role.TIME
    if noun.lemma.lower() in SPOTS:
        return Role.PLACE
    return Role.MANNER if noun.lemma.lower() in WAYS else None


def _is_undergone_by(sentence: Sentence, verb: Token, noun: Token) -> bool:
    """Whether an infinitive leaves out its object, which is the noun before it ("a role to play", "things to do")."""
    if verb.lemma.lower() not in WITH_OBJECT or is_passive(sentence, verb) or noun.upos != "NOUN":
        return False
    if row_of(sentence, noun, "to") or noun.lemma.lower() in OPEN_TO_INFINITIVES:
        return False  # "a plan to ease", "no reason to ease"
    others = sentence.children(verb, "obj", "ccomp", "xcomp", "nsubj", "compound:prt")
    return not others and sentence.subtree(verb)[0].index == noun.index + 1


def _what_is_to_be(sentence: Sentence, verb: Token, noun: Token) -> Argument:
    span = mention_span(sentence, noun, without=verb)
    return Argument(Role.PATIENT, span, noun.span, "noun that an infinitive is about")


def _shared_object(sentence: Sentence, token: Token) -> Iterator[Argument]:
    """Verbs with nothing but commas and "and" between them share the object of the last ("built and launched the ship").

    Only one that is as good as never used without an object has it from another: who "resigned and sued the firm" resigned nobody.
    """
    lemma = token.lemma.lower()
    passive = is_passive(sentence, token) or bool(sentence.children(token, "compound:prt"))
    if passive or lemma not in WITH_OBJECT or lemma in MOVING or sentence.children(token, "obj", "xcomp", "ccomp", "obl"):
        return
    other = _last_beside(sentence, token)
    if other is None or other.lemma.lower() in MOVING:  # "lost and left the field"
        return
    shared = sentence.child(other, "obj")
    if shared is not None and shared.index > other.index and not is_temporal(shared):
        yield replace(_argument(sentence, shared, Role.PATIENT, "object shared with the verb beside"), shared=True)


def _last_beside(sentence: Sentence, verb: Token) -> Token | None:
    """The last of the verbs of one form that stand side by side with this one and behind it ("planned, [built] and launched")."""
    first = first_conjunct(sentence, verb)
    row = [item for item in sentence.children(first, "conj") if item.index > verb.index]
    if verb not in (first, *sentence.children(first, "conj")):
        return None
    for item in row:
        between = sentence.tokens[verb.index : item.index - 1]
        beside = all(word.relation in {"cc", "punct"} or word in row for word in between)
        if not beside or item.xpos != verb.xpos or sentence.children(item, "nsubj", "compound:prt"):
            return None
    return row[-1] if row else None


def _shared_behind(sentence: Sentence, token: Token) -> Iterator[Argument]:
    """What stands behind a verb, but hangs on the one that it is joined to, is said of both ("sold [and] repaired boats in Orvik")."""
    first = sentence.head(token)
    if (
        token.relation != "conj"
        or first is None
        or first.upos != "VERB"
        or sentence.children(token, "obj", "xcomp", "ccomp", "obl", "nsubj")
    ):
        return
    for child in sentence.children(first, "obj", "obl"):
        if child.index < token.index or _ties(sentence, child):
            continue
        if child.relation == "obj" and not is_temporal(child):
            yield replace(_resolved(sentence, child, Role.PATIENT, "object shared with the verb beside"), shared=True)
        elif child.relation == "obl" and first.xpos == token.xpos:
            for argument in _oblique(sentence, child, passive=token.xpos == "VBN"):
                yield replace(argument, rule="phrase shared with the verb beside", shared=True)


def _shared_setting(sentence: Sentence, token: Token) -> Iterator[Argument]:
    """An infinitive takes the time and place of its verb; a coordinated verb those that stand before both."""
    head = sentence.head(token)
    beside = token.relation == "advcl" and token.xpos == "VBG" and not sentence.children(token, "mark", "advmod", "nsubj", "aux")
    infinitive = token.relation == "advcl" and token.xpos == "VB" and bool(sentence.children(token, "mark"))
    if head is None or head.upos != "VERB" or not (token.relation in {"xcomp", "conj"} or beside or infinitive):
        return
    for child in sentence.children(head, "obl", "obl:unmarked"):
        if token.relation in {"conj", "advcl"} and not beside and child.index > head.index:
            continue
        for argument in _oblique(sentence, child, passive=False):
            if argument.role in {Role.TIME, Role.PLACE} or (token.relation == "conj" and _stands_in_front(sentence, head, child)):
                yield Argument(argument.role, argument.span, argument.head, "time or place shared with the verb above")


def _stands_in_front(sentence: Sentence, verb: Token, phrase: Token) -> bool:
    """Whether a phrase stands before the subject, where it is said of all that "and" joins ("On the restart Lund passed him and led")."""
    subject = sentence.child(verb, "nsubj", "expl")
    return subject is not None and sentence.subtree(phrase)[-1].index < sentence.subtree(subject)[0].index


# Nouns --------------------------------------------------------------------------------------------


def _of_noun(sentence: Sentence, token: Token) -> Iterator[Argument]:
    for child in sentence.children(token, "nmod:poss"):
        yield _owner_of_noun(sentence, token, child)
    for child in sentence.children(token, "nmod"):
        if child.deprel not in {"nmod:poss", "nmod:unmarked"}:
            yield _behind_noun(sentence, token, child)
    yield from _before_noun(sentence, token)
    for child in sentence.children(token, "acl"):
        if child.deprel == "acl" and sentence.children(child, "mark"):
            yield _argument(sentence, child, Role.CONTENT, "what an event noun holds")


def _owner_of_noun(sentence: Sentence, token: Token, child: Token) -> Argument:
    """Whose it is does it, or undergoes it ("his arrest")."""
    if is_temporal(child):
        return _argument(sentence, child, Role.TIME, "possessive of an event noun")
    if token.lemma.lower() in UNDERGONE and not _has_of(sentence, token):
        return _argument(sentence, child, Role.PATIENT, "possessive of what somebody undergoes")
    return _argument(sentence, child, Role.AGENT, "possessive of an event noun")


def _behind_noun(sentence: Sentence, token: Token, child: Token) -> Argument:
    word = _case_of(sentence, child)
    if _is_time(sentence, child, word):
        return _time(sentence, child, "phrase of time with a preposition")
    if word == "of" and _is_amount(sentence, child):
        return _argument(sentence, child, Role.MANNER, "amount of a change")
    if word == "of" and token.lemma.lower() in DEEDS:
        return _argument(sentence, child, Role.AGENT, "of with a deed")
    if word == "between" and token.lemma.lower() in BETWEEN_PLACES:
        return _argument(sentence, child, Role.PLACE, "phrase with a preposition")
    if word in ROLES_OF_NOUN:
        return _argument(sentence, child, ROLES_OF_NOUN[word], f"{word} with an event noun")
    return _argument(sentence, child, _role_of(word, child), "phrase with a preposition" if word else "phrase")


def _is_amount(sentence: Sentence, child: Token) -> bool:
    """Whether a phrase says by how much ("a fall of [4 per cent]", "a rise of [200 million pounds]")."""
    if child.upos in {"NUM", "SYM"}:
        return True
    return child.lemma.lower() in AMOUNTS and bool(sentence.children(child, "nummod"))


def _has_of(sentence: Sentence, noun: Token) -> bool:
    return any(item.lemma == "of" for child in sentence.children(noun, "nmod") for item in sentence.children(child, "case"))


def _before_noun(sentence: Sentence, token: Token) -> Iterator[Argument]:
    for child in sentence.children(token, "compound"):
        yield _argument(sentence, child, _role_before_noun(token, child), "compound with an event noun")
    for child in sentence.children(token, "amod"):
        if child.lemma.lower() in TEMPORAL_ADJECTIVES:
            yield _argument(sentence, child, Role.TIME, "adjective of time with an event noun")


def _role_before_noun(noun: Token, child: Token) -> Role:
    """Whom or what the word before an event noun names ("Monday talks", "US-Iran talks", "debt talks", "one-time charge")."""
    if is_temporal(child) and child.lemma != "time":
        return Role.TIME
    return Role.AGENT if child.upos == "PROPN" and noun.lemma.lower() in RECIPROCAL_NOUNS else Role.TOPIC


def _of_light_verb(sentence: Sentence, token: Token) -> Iterator[Argument]:
    """The verb that the noun hangs on lends it its subject and its phrases of time and place."""
    head = sentence.head(token)
    if (
        head is None
        or head.upos != "VERB"
        or token.relation not in {"obj", "nsubj"}
        or (token.relation == "obj" and sentence.children(head, "xcomp"))
    ):
        return  # "made planning impossible"
    owned = sentence.children(token, "nmod:poss") or any(item.upos == "PROPN" for item in sentence.children(token, "compound"))
    if token.relation == "obj" and head.lemma.lower() in SHARING and not owned and not sentence.children(head, "compound:prt"):
        for child in sentence.children(head, "nsubj"):
            yield _argument(sentence, child, Role.AGENT, "subject of the verb above")
    for child in sentence.children(head, "obl"):
        for argument in _oblique(sentence, child, passive=False):
            if argument.role in {Role.PLACE, Role.TIME, Role.COMPANION}:
                yield Argument(argument.role, argument.span, argument.head, "phrase of the verb above")


# Spans --------------------------------------------------------------------------------------------


def _time(sentence: Sentence, child: Token, rule: str) -> Argument:
    return Argument(Role.TIME, phrase_span(sentence, child), _time_word(sentence, child).span, rule)


def _argument(sentence: Sentence, child: Token, role: Role, rule: str) -> Argument:
    return Argument(role, phrase_span(sentence, child, plain=True), child.span, rule)


def phrase_span(sentence: Sentence, token: Token, *, plain: bool = False) -> Span:
    """The phrase below a token, without its preposition, its marker and punctuation at either end.

    A plain one leaves out what is added to a noun behind a comma ("Ada Berg, a lawyer from Orvik").
    """
    members = [token]
    for child in sentence.children(token):
        if plain and _is_added(sentence, token, child):
            continue
        leading = child.relation in {"mark", "cc", "case"} and child.index < token.index and child.deprel != "cc:preconj"
        if not leading and child.relation != "parataxis" and (child.deprel != "acl:relcl" or _says_which(sentence, token, child)):
            members.extend(sentence.subtree(child))
    members.sort(key=attrgetter("index"))
    return _trimmed(_without_aside(members, token) if plain else members, token)


def _without_aside(members: list[Token], head: Token) -> list[Token]:
    """The phrase up to a bracket or a colon that it does not close before its end ("two goods (guns and butter)")."""
    opened = next((place for place, item in enumerate(members) if item.index > head.index and item.text in ASIDES), None)
    if opened is None or (members[opened].text != ":" and any(item.text in CLOSING for item in members[opened:-1])):
        return members
    return members[:opened]


def _says_which(sentence: Sentence, noun: Token, clause: Token) -> bool:
    """Whether a word stands for nothing without its relative clause ("those who fled", "areas where crowds meet")."""
    bare = noun.upos in {"NOUN", "PRON"} and not sentence.children(noun, "det", "amod", "nmod", "nmod:poss", "nummod", "compound")
    return bare and sentence.subtree(clause)[0].index == noun.index + 1


def _is_added(sentence: Sentence, noun: Token, child: Token) -> bool:
    if noun.upos not in {"NOUN", "PROPN", "PRON"} or child.relation not in {"appos", "acl", "nmod"} or child.index < noun.index:
        return False
    if child.relation == "appos" and (noun.upos != "PROPN" or child.upos != "NOUN" or is_temporal(child)):
        return False  # "the mayor, Ada Berg"
    first = sentence.subtree(child)[0]
    opening = first if first.upos == "PUNCT" else sentence[first.index - 1]
    return opening.text in {",", "-", "--", "–", "—"} and opening.index > noun.index


def mention_span(sentence: Sentence, token: Token, *, without: Token | None = None) -> Span:
    """A noun phrase without its clauses: determiner, modifiers, name and prepositional complements."""
    members = [token]
    for member in members:
        outside = CLAUSAL if member.index != token.index else BEHIND_MENTION
        inside = (child for child in sentence.children(member) if child.relation not in outside and child != without)
        members.extend(_end_of_name(sentence, member))
        members.extend([child for child in inside if not _stands_before_with_preposition(sentence, member, child)])
    places = [item.index for item in members]
    return _trimmed(list(sentence.tokens[min(places) - 1 : max(places)]), token)


def _counted_span(sentence: Sentence, noun: Token, *, without: Token) -> Span:
    """The phrase of a noun that a clause describes, with what says before "of" how much of it there is ("a series of strikes")."""
    span, above = mention_span(sentence, noun, without=without), sentence.head(noun)
    if above is None or noun.relation != "nmod" or above.lemma.lower() not in COUNTING or _case_of(sentence, noun) != "of":
        return span
    if above.lemma.lower() not in SERIES and any(item.lemma == "the" for item in sentence.children(above, "det")):
        return span  # "the number of members who oppose it": no number opposes it
    return Span(min(span.start, mention_span(sentence, above, without=noun).start), span.end)


def _end_of_name(sentence: Sentence, member: Token) -> list[Token]:
    """The "'s" with which a name ends that owns nothing here ("Dillard's said")."""
    if member.upos != "PROPN" or member.deprel == "nmod:poss":
        return []
    return [child for child in sentence.children(member, "case") if child.xpos == "POS" and child.index == member.index + 1]


def _stands_before_with_preposition(sentence: Sentence, member: Token, child: Token) -> bool:
    """English puts no such phrase before its noun; the tree has cut a title in two ("Secretary of Defense Jan Orvik")."""
    if child.index > member.index or child.relation != "nmod" or child.deprel == "nmod:poss":
        return False
    return bool(sentence.children(child, "case"))


def _trimmed(members: Sequence[Token], head: Token) -> Span:
    """From the first to the last member, in text order, without punctuation at either end; the head always lies inside."""
    first, last = 0, len(members) - 1
    while first < last and members[last] is not head and is_punctuation(members[last]) and members[last].text not in {")", "]"}:
        last -= 1
    while first < last and members[first] is not head and is_punctuation(members[first]) and members[first].text not in _OPENING:
        first += 1
    return Span(members[first].span.start, members[last].span.end)


def is_punctuation(token: Token) -> bool:
    """Whether the token is a mark and no part of a word ("anti-")."""
    return token.upos == "PUNCT" and not any(letter.isalnum() for letter in token.text)


def is_name_part(token: Token) -> bool:
    """Whether the token only continues a name."""
    return token.relation in NAME_PARTS
