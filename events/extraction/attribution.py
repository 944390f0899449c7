"""Who says so: reported speech, quotations, "according to", speakers before a colon.

Sayings nest: the innermost one that a word stands under is its source, and that saying may have a source itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dateline.events.extraction.arguments import antecedent_of, mention_span
from dateline.events.extraction.claim import case_of
from dateline.events.extraction.control import doer_of
from dateline.events.extraction.governing import is_passive, is_uttered, lemmas_of
from dateline.events.extraction.grammar import is_nobody, is_of_another, words_of_knowledge
from dateline.events.extraction.lexicon import BELIEFS, DENIALS, REPORTING, REPORTING_NOUNS, SAYING, person_nouns, speaker_nouns
from dateline.events.extraction.quotations import Speech, beside, continued, labelled, quotation_at, quotations_of, signed, tokens_in
from dateline.events.language import words
from dateline.events.schema import Document, Sentence, Span, Token

SAID = frozenset({"ccomp", "parataxis", "csubj"})
SPEAKING = SAYING | DENIALS | BELIEFS
CLAUSES = SPEAKING | words("verbs", "clause_is_subjects")
"""Verbs whose clause is their subject's word or thought."""
INFINITIVES = BELIEFS | REPORTING | words("verbs", "infinitive_is_subjects")
OBJECTS = words("verbs", "object_is_subjects")
DOCUMENTS = words("nouns", "document")
SEEMING = words("verbs", "seems")
"""Verbs whose subject says nothing."""
SHOWING = words("verbs", "things_can")
"""Verbs of saying that things can govern as well ("the fact suggests that")."""
THINGS = words("pronouns", "thing")
MEASURES = words("nouns", "measures")
OWN_WORDS = words("nouns", "own_words")
OWN_NOUNS = words("nouns", "held_by_owner")
OWNING = words("verbs", "subject_owns_object")
SHARES = words("nouns", "share_of_people")
HEARD = words("prepositions", "what_is_heard")
"""Behind a verb like "call" or "warn": what is called for or warned of."""


def sources(document: Document) -> dict[tuple[int, int], Speech]:
    """For each word said by somebody (0-based sentence, 1-based token), the innermost saying it stands under."""
    found: dict[tuple[int, int], Speech] = {}
    quotations = quotations_of(document.text)
    said_in: dict[int, Speech] = {}
    for sentence in document.sentences:
        for speech, member in _reported(sentence, quotations):
            found.setdefault((sentence.index, member.index), speech)
            number = quotation_at(quotations, member.span)
            if number is not None and speech.token and not quotations[number].covers(sentence[speech.token].span):
                said_in.setdefault(number, speech)
    for number, speaker in signed(document.text, quotations):
        said_in.setdefault(number, Speech(_sentence_at(document, speaker), 0, speaker))
    for number, speech in _introduced(document, quotations, said_in):
        said_in.setdefault(number, speech)
    for speaker, words_said in labelled(document):
        for sentence, token in tokens_in(document, words_said):
            found.setdefault((sentence.index, token.index), Speech(sentence.index, 0, speaker))
    _fill_quotations(document, quotations, continued(document.text, quotations, said_in), found)
    return {place: speech for place, speech in found.items() if not _returns(found, place)}


def _sentence_at(document: Document, span: Span) -> int:
    return next((sentence.index for sentence in document.sentences if sentence.span.end > span.start), 0)


def _returns(found: Mapping[tuple[int, int], Speech], place: tuple[int, int]) -> bool:
    """Whether the sayings above a word lead back to it, as wrong trees can make them."""
    seen = {place}
    above = found.get(place)
    while above is not None:
        place = (above.sentence, above.token)
        if place in seen:
            return True
        seen.add(place)
        above = found.get(place)
    return False


def _reported(sentence: Sentence, quotations: list[Span]) -> Iterator[tuple[Speech, Token]]:
    """The words under each saying, innermost saying first."""
    sayings = [
        (_depth(sentence, saying), *_said(sentence, saying, quotations)) for saying in sentence.tokens if saying.upos in {"VERB", "NOUN"}
    ]
    told = [
        (_depth(sentence, clause), speech, members)
        for speech, clause, members in (*_according_to(sentence), *_in_words_of(sentence), *_as_known(sentence))
    ]
    for _, speech, members in sorted([*sayings, *told], key=lambda item: -item[0]):
        if speech is not None:
            yield from ((speech, member) for member in members)


def _depth(sentence: Sentence, token: Token) -> int:
    return sum(1 for _ in sentence.ancestors(token))


def _said(sentence: Sentence, saying: Token, quotations: list[Span]) -> tuple[Speech | None, tuple[Token, ...]]:
    """Who speaks, and the words that are said."""
    noun = saying.upos == "NOUN"
    content = tuple(_content_of_noun(sentence, saying) if noun else _content(sentence, saying, quotations))
    if not content:
        return None, ()
    speaker = _owner(sentence, saying) if noun else speaker_of(sentence, saying, quotations)
    return (Speech(sentence.index, saying.index, speaker) if speaker is not None else None), content


def speaker_of(sentence: Sentence, saying: Token, quotations: list[Span]) -> Span | None:
    """The subject of a verb of saying, its own or one that it shares, or the agent of its passive."""
    subject = _beside_quotation(sentence, saying, quotations) or sentence.child(saying, "obl:agent") or sentence.child(saying, "nsubj")
    if subject is None:
        subject = _inverted_speaker(sentence, saying) or doer_of(sentence, saying)
    if subject is None or (subject.deprel == "nsubj:pass" and subject.head == saying.index) or is_nobody(sentence, subject):
        return None
    if not _can_speak(sentence, saying, subject):
        return None
    return antecedent_of(sentence, subject) or (None if is_of_another(sentence, saying) else mention_span(sentence, subject))


def _beside_quotation(sentence: Sentence, saying: Token, quotations: list[Span]) -> Token | None:
    """The name or pronoun right before a verb of saying between two quotations, whose words the tree has as its subject."""
    subject = sentence.child(saying, "nsubj")
    if saying.index <= 2 or quotation_at(quotations, saying.span) is not None:  # noqa: PLR2004 - a mark and a word before it
        return None
    if subject is None or quotation_at(quotations, subject.span) is None:
        return None
    before, mark = sentence[saying.index - 1], sentence[saying.index - 2]
    return before if before.upos in {"PRON", "PROPN"} and mark.upos in {"PUNCT", "PROPN", "NOUN"} else None


def _inverted_speaker(sentence: Sentence, saying: Token) -> Token | None:
    """The name right behind a verb of saying that follows its quotation, wherever the tree has put it."""
    if saying.index >= len(sentence.tokens) or saying.feats.get("VerbForm") != "Fin" or saying.lemma.lower() not in SPEAKING:
        return None
    after = sentence[saying.index + 1]
    opens = saying.index == 1 or sentence[saying.index - 1].upos == "PUNCT"
    return after if opens and after.upos == "PROPN" and after.relation != "flat" else None


def _can_speak(sentence: Sentence, saying: Token, subject: Token) -> bool:
    """People and groups speak, and so do papers and polls, with verbs that leave no doubt."""
    lemma = lemmas_of(sentence, saying)[0]
    if lemma in SEEMING:
        return False
    if subject.upos == "PRON":
        return subject.lemma.lower() not in THINGS or (subject.text.lower() == "it" and lemma in SAYING - SHOWING)
    if subject.upos == "PROPN" or subject.lemma.lower() in speaker_nouns() or _is_counted(sentence, subject):
        return True
    if subject.lemma.lower() in DOCUMENTS:
        return True
    return lemma in SPEAKING and lemma not in SHOWING


def _is_counted(sentence: Sentence, subject: Token) -> bool:
    """So many of them, or so many per cent: "74 percent of voters said"."""
    members = [item for item in sentence.children(subject, "nmod") if item.lemma.lower() in person_nouns()]
    return subject.upos == "NUM" or (bool(members) and subject.lemma.lower() in SHARES)


def _content(sentence: Sentence, saying: Token, quotations: list[Span]) -> Iterator[Token]:
    """What was said: the clause below the saying, or the clause that an inserted saying interrupts."""
    lemma = lemmas_of(sentence, saying)[0]
    known = lemma in CLAUSES
    for clause in sentence.children(saying, *SAID):
        if (known and not _holds(sentence, saying, clause)) or _is_quoted(sentence, saying, clause, quotations):
            yield from sentence.subtree(clause)
    if lemma in DENIALS:
        for child in sentence.children(saying, "obj", "xcomp", "advcl"):
            yield from (item for item in sentence.subtree(child) if not (item == child and is_uttered(child)))
    for clause in sentence.children(saying, "xcomp"):
        if lemma in INFINITIVES and not (is_passive(sentence, saying) and not sentence.children(saying, "obl:agent")):
            yield from sentence.subtree(clause)
    yield from _object_said(sentence, saying)
    head = _interrupted(sentence, saying)
    if head is not None and known and not sentence.children(saying, "ccomp"):
        inserted = {item.index for item in sentence.subtree(saying)}
        yield from (item for item in sentence.subtree(head) if item.index not in inserted)


def _interrupted(sentence: Sentence, saying: Token) -> Token | None:
    """The clause that a saying is inserted into ("The levee, he said, will hold"), or that "as" refers it to ("as police have said")."""
    head = sentence.head(saying)
    if head is None:
        return None
    if saying.relation == "parataxis":
        if saying.lemma.lower() not in SAYING and sentence.children(saying, "xcomp", "obj"):
            return None  # "(greasy food feels heavy)"
        above = sentence.head(head)
        return above if head.relation == "nsubj" and above is not None and head.upos != "VERB" else head
    refers = any(item.lemma.lower() == "as" for item in sentence.children(saying, "mark", "advmod", "case"))
    if not refers or saying.relation != "advcl" or sentence.children(saying, "obj", "xcomp"):
        return None
    said = sentence.child(head, "ccomp") if head.lemma.lower() in SPEAKING else None
    return said or head


def _holds(sentence: Sentence, saying: Token, clause: Token) -> bool:
    """Whether what the tree has as a clause beside the saying is the one that it is inserted into."""
    return clause.relation == "parataxis" and sentence.child(saying, "ccomp") is not None and clause.lemma.lower() in CLAUSES


def _is_quoted(sentence: Sentence, saying: Token, clause: Token, quotations: list[Span]) -> bool:
    """Whether a clause stands in a quotation and its verb outside it ("She continued, 'We left'")."""
    inside = quotation_at(quotations, clause.span)
    return inside is not None and quotation_at(quotations, saying.span) is None and sentence.child(saying, "nsubj") is not None


def _object_said(sentence: Sentence, saying: Token) -> Iterator[Token]:
    """What somebody announces, alleges, calls for, told by a noun or a gerund."""
    if saying.lemma.lower() not in OBJECTS or is_passive(sentence, saying):
        return
    for child in sentence.children(saying, "obj"):
        if not is_uttered(child):
            yield from sentence.subtree(child)
        else:
            yield from (item for item in sentence.subtree(child) if item != child)
    for child in sentence.children(saying, "obl", "advcl"):
        case = sentence.child(child, "case", "mark")
        behind = child.relation == "obl" or child.xpos == "VBG"
        if case is not None and case.lemma.lower() in HEARD and behind:
            yield from sentence.subtree(child)


def _content_of_noun(sentence: Sentence, noun: Token) -> Iterator[Token]:
    """What a noun of saying holds: "his claim that it fell", "reports of a fire"."""
    if noun.lemma.lower() not in REPORTING_NOUNS and noun.lemma.lower() not in OWN_NOUNS:
        return
    for clause in sentence.children(noun, "acl"):
        marks = {item.lemma.lower() for item in sentence.children(clause, "mark")}
        if clause.deprel != "acl:relcl" and ("that" in marks or "to" in marks or (clause.xpos == "VBG" and "of" in marks)):
            yield from sentence.subtree(clause)
    for child in sentence.children(noun, "nmod"):
        if child.deprel == "nmod" and any(item.lemma in {"of", "for"} for item in sentence.children(child, "case")):
            yield from sentence.subtree(child)


def _owner(sentence: Sentence, noun: Token) -> Span | None:
    """Whose claim it is: the owner, who it is by, or the subject of the verb that makes it."""
    owner = sentence.child(noun, "nmod:poss")
    if owner is None:
        others = sentence.children(noun, "nmod")
        owner = next((child for child in others if any(item.lemma == "by" for item in sentence.children(child, "case"))), None)
    verb = sentence.head(noun)
    if owner is None and verb is not None and noun.relation == "obj" and verb.lemma.lower() in OWNING:
        owner = doer_of(sentence, verb)
    if owner is None or (owner.upos == "NOUN" and owner.lemma.lower() not in speaker_nouns()):
        return None
    return mention_span(sentence, owner)


def _according_to(sentence: Sentence) -> Iterator[tuple[Speech, Token, tuple[Token, ...]]]:
    """Who tells it, the clause that is told, and its words."""
    for token in sentence.tokens:
        if token.lemma.lower() != "accord" and token.text.lower() != "according":
            continue
        teller = sentence.head(token) if token.relation == "case" else sentence.child(token, "obl")
        clause = sentence.head(teller) if teller is not None and token.relation == "case" else sentence.head(token)
        while clause is not None and clause.relation == "xcomp":  # "plans to visit the town, according to an aide"
            clause = sentence.head(clause)
        if teller is not None and clause is not None and teller.lemma.lower() not in MEASURES:
            inside = {item.index for item in sentence.subtree(teller)} | {token.index}
            words_said = tuple(item for item in sentence.subtree(clause) if item.index not in inside)
            yield Speech(sentence.index, 0, mention_span(sentence, teller)), clause, words_said


def _in_words_of(sentence: Sentence) -> Iterator[tuple[Speech, Token, tuple[Token, ...]]]:
    """The same of what is told in somebody's words or by somebody's account ("in the words of one survivor, the wave took the town")."""
    for noun in sentence.tokens:
        clause = sentence.head(noun)
        if noun.lemma.lower() not in OWN_WORDS or noun.relation != "obl" or clause is None or case_of(sentence, noun) not in {"in", "by"}:
            continue
        owner = next((item for item in sentence.children(noun, "nmod") if _is_whose(sentence, item)), None)
        if owner is not None and (owner.upos in {"PROPN", "PRON"} or owner.lemma.lower() in speaker_nouns()):
            inside = {item.index for item in sentence.subtree(noun)}
            words_said = tuple(item for item in sentence.subtree(clause) if item.index not in inside)
            yield Speech(sentence.index, 0, mention_span(sentence, owner)), clause, words_said


def _as_known(sentence: Sentence) -> Iterator[tuple[Speech, Token, tuple[Token, ...]]]:
    """The same of what is so for all that somebody knows ("as far as the mayor knew", "to her knowledge")."""
    for clause in sentence.tokens:
        phrase = words_of_knowledge(sentence, clause)
        if phrase is None:
            continue
        beside = sentence.subtree(phrase)
        knower = next((item for item in beside if item.relation == "nsubj" or item.deprel == "nmod:poss"), None)
        if (
            knower is not None
            and knower.feats.get("Person") != "1"
            and (knower.upos in {"PROPN", "PRON"} or knower.lemma.lower() in speaker_nouns())
        ):
            inside = {item.index for item in beside}
            words_said = tuple(item for item in sentence.subtree(clause) if item.index not in inside)
            yield Speech(sentence.index, 0, mention_span(sentence, knower)), clause, words_said


def _is_whose(sentence: Sentence, owner: Token) -> bool:
    return owner.deprel == "nmod:poss" or case_of(sentence, owner) == "of"


# Quotations ---------------------------------------------------------------------------------------


def _introduced(document: Document, quotations: list[Span], said_in: Mapping[int, Speech]) -> Iterator[tuple[int, Speech]]:
    """Quotations that stand beside a saying which has no content in its own sentence ("He added:", "the mayor asked.")."""
    for sentence in document.sentences:
        numbers = [number for number in beside(document.text, quotations, sentence) if number not in said_in]
        sayings = [token for token in sentence.tokens if token.upos == "VERB" and quotation_at(quotations, token.span) is None]
        sayings = [token for token in sayings if token.lemma.lower() in CLAUSES and _leaves_room(sentence, token)]
        if not numbers or len(sayings) != 1:
            continue
        speaker = speaker_of(sentence, sayings[0], quotations)
        if speaker is not None:
            yield from ((number, Speech(sentence.index, sayings[0].index, speaker)) for number in numbers)


def _leaves_room(sentence: Sentence, saying: Token) -> bool:
    """Whether what a verb says can stand in quotations beside it: it has no content in the tree, or a mark stands on both sides of it."""
    if not sentence.children(saying, "ccomp", "parataxis"):
        return True
    last = sentence[saying.index + 1] if saying.index < len(sentence.tokens) else None
    return saying.lemma.lower() in SAYING and last is not None and last.upos == "PUNCT"


def _fill_quotations(
    document: Document, quotations: list[Span], speeches: Mapping[int, Speech], found: dict[tuple[int, int], Speech]
) -> None:
    for sentence in document.sentences:
        for token in sentence.tokens:
            number = quotation_at(quotations, token.span)
            speech = speeches.get(number) if number is not None else None
            if speech is not None and (sentence.index, token.index) != (speech.sentence, speech.token):
                found.setdefault((sentence.index, token.index), speech)
