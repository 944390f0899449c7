"""Who says so: reported speech, quotations, "according to"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dateline.events.extraction.arguments import mention_span
from dateline.events.extraction.lexicon import BELIEFS, DENIALS, REPORTING, SAYING, speaker_nouns
from dateline.events.language import words
from dateline.events.schema import Document, Sentence, Span, Token

MARKS = re.compile("[“”\"]|``|''|\n(?=\\s?\n|\\s?$)")
"""Quotation marks, those of the wires too, and the ends of paragraphs."""
OPENING, EITHER = frozenset({"“", "``"}), frozenset({'"', "''"})
SAID = frozenset({"ccomp", "parataxis", "csubj"})
SPEAKING = SAYING | DENIALS | BELIEFS
SEEMING = words("verbs", "seems")
"""Verbs whose subject says nothing."""
SHOWING = words("verbs", "things_can")
"""Verbs of saying that things can govern as well ("the fact suggests that")."""

THINGS = words("pronouns", "thing")


@dataclass(frozen=True, slots=True)
class Speech:
    """A saying: where it stands and who speaks."""

    sentence: int
    token: int
    speaker: Span


def sources(document: Document) -> dict[tuple[int, int], Speech]:
    """For each word said by somebody (0-based sentence, 1-based token), the innermost saying it stands under."""
    found: dict[tuple[int, int], Speech] = {}
    quotations = quotations_of(document.text)
    said_in: dict[int, Speech] = {}
    for sentence in document.sentences:
        for speech, member in _reported(sentence):
            found.setdefault((sentence.index, member.index), speech)
            if (number := _quotation_at(quotations, member.span)) is not None and speech.token:
                said_in.setdefault(number, speech)
    _continue_quotations(document, quotations, said_in, found)
    return {place: speech for place, speech in found.items() if not _returns(found, place)}


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


def _reported(sentence: Sentence) -> Iterator[tuple[Speech, Token]]:
    """The words under each saying, innermost saying first."""
    sayings = [token for token in sentence.tokens if token.lemma.lower() in SPEAKING and token.upos == "VERB"]
    for saying in sorted(sayings, key=lambda token: -sum(1 for _ in sentence.ancestors(token))):
        speaker = speaker_of(sentence, saying)
        if speaker is None:
            continue
        for member in _content(sentence, saying):
            yield Speech(sentence.index, saying.index, speaker), member
    yield from _according_to(sentence)


def speaker_of(sentence: Sentence, saying: Token) -> Span | None:
    """The subject of a verb of saying, shared in coordination, or the agent of its passive."""
    subject = sentence.child(saying, "nsubj") or sentence.child(saying, "obl:agent")
    above = saying
    while subject is None and above.relation in {"conj", "xcomp"} and (head := sentence.head(above)) is not None:
        above = head
        subject = sentence.child(above, "nsubj")
    if subject is None:
        subject = _inverted_speaker(sentence, saying)
    if subject is None or subject.deprel == "nsubj:pass" or not _can_speak(saying, subject):
        return None
    return mention_span(sentence, subject)


def _inverted_speaker(sentence: Sentence, saying: Token) -> Token | None:
    """The name right behind a verb of saying that follows its quotation, wherever the tree has put it."""
    if not 1 < saying.index < len(sentence.tokens) or saying.feats.get("VerbForm") != "Fin":
        return None
    before, after = sentence[saying.index - 1], sentence[saying.index + 1]
    return after if before.upos == "PUNCT" and after.upos == "PROPN" and after.relation != "flat" else None


def _can_speak(saying: Token, subject: Token) -> bool:
    """People and groups speak, and so do papers and polls, with verbs that leave no doubt."""
    if saying.lemma.lower() in SEEMING:
        return False
    if subject.upos == "PRON":
        return subject.lemma.lower() not in THINGS
    if subject.upos == "PROPN" or subject.lemma.lower() in speaker_nouns():
        return True
    return saying.lemma.lower() not in SHOWING


def _content(sentence: Sentence, saying: Token) -> Iterator[Token]:
    """What was said: the clause below the saying, or the clause that an inserted saying interrupts."""
    for clause in sentence.children(saying, *SAID):
        yield from sentence.subtree(clause)
    if saying.lemma.lower() in DENIALS:
        for child in sentence.children(saying, "obj", "xcomp", "advcl"):
            yield from sentence.subtree(child)
    for clause in sentence.children(saying, "xcomp"):
        if saying.lemma.lower() in BELIEFS | REPORTING:
            yield from sentence.subtree(clause)
    head = sentence.head(saying)
    if saying.relation == "parataxis" and head is not None and not sentence.children(saying, "ccomp"):
        inserted = {item.index for item in sentence.subtree(saying)}
        yield from (item for item in sentence.subtree(head) if item.index not in inserted)


def _according_to(sentence: Sentence) -> Iterator[tuple[Speech, Token]]:
    for token in sentence.tokens:
        head = sentence.head(token)
        if token.lemma.lower() != "accord" and token.text.lower() != "according":
            continue
        teller = sentence.head(token) if token.relation == "case" else sentence.child(token, "obl")
        if teller is None:
            continue
        clause = sentence.head(teller) if token.relation == "case" else head
        inside = {item.index for item in sentence.subtree(teller)} | {token.index}
        if clause is not None:
            speech = Speech(sentence.index, 0, mention_span(sentence, teller))
            yield from ((speech, item) for item in sentence.subtree(clause) if item.index not in inside)


# Quotations ---------------------------------------------------------------------------------------


def quotations_of(text: str) -> list[Span]:
    """The spans between quotation marks; a paragraph that opens and does not close is quoted to its end."""
    found: list[Span] = []
    start: int | None = None
    for mark in MARKS.finditer(text):
        if mark.group() == "\n":
            if start is not None:
                found.append(Span(start, mark.start()))
            start = None
        elif mark.group() in OPENING or (mark.group() in EITHER and start is None):
            start = mark.start()
        elif start is not None:
            found.append(Span(start, mark.end()))
            start = None
    return found


def _quotation_at(quotations: list[Span], span: Span) -> int | None:
    return next((number for number, quotation in enumerate(quotations) if quotation.covers(span)), None)


def _continue_quotations(
    document: Document, quotations: list[Span], said_in: Mapping[int, Speech], found: dict[tuple[int, int], Speech]
) -> None:
    """A quotation without a saying of its own goes on from the one before it in the same paragraph."""
    speeches: dict[int, Speech] = dict(said_in)
    for number, quotation in enumerate(quotations):
        before = speeches.get(number - 1)
        if (
            number not in speeches
            and before is not None
            and "\n" not in document.text[quotations[number - 1].end : quotation.start].strip(" ")
        ):
            speeches[number] = before
    for sentence in document.sentences:
        for token in sentence.tokens:
            place = _quotation_at(quotations, token.span)
            if place is not None and place in speeches and (sentence.index, token.index) not in found:
                speech = speeches[place]
                if (sentence.index, token.index) != (speech.sentence, speech.token):
                    found[sentence.index, token.index] = speech
