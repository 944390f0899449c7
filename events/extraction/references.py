"""What pronouns and short names stand for, where the article decides it.

A wrong link is worse than none: a pronoun is linked only where one person alone has been spoken of near by, and never
inside a quotation, whose speaker may mean anybody; and a short name only where one full name of the article ends with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from events.extraction.arguments import is_name_part
from events.extraction.attribution import quotations_of
from events.extraction.lexicon import HONORIFICS, PERSONAL_PRONOUNS, REPORTING
from events.schema import Document, Sentence, Span, Token

TITLES = ("compound", "flat", "nmod:desc")
"""Where a title stands before its name."""

REACH = 2  # sentences that a pronoun looks back


@dataclass(frozen=True, slots=True)
class Person:
    """A mention of somebody by name."""

    sentence: int
    position: int
    surname: str
    gender: str | None
    span: Span


def references(document: Document) -> dict[Span, Span]:
    """The spans of pronouns and short names, each with the span of the full mention it stands for."""
    people = list(_people(document))
    full = _full_names(document, people)
    links = {
        person.span: full[person.surname] for person in people if person.surname in full and full[person.surname].start < person.span.start
    }
    quoted = quotations_of(document.text)
    for sentence in document.sentences:
        for token in sentence.tokens:
            if token.upos == "PROPN" and token.text in full and not is_name_part(token) and not sentence.children(token, "flat"):
                links.setdefault(token.span, full[token.text])
            elif _is_personal(token) and not any(span.covers(token.span) for span in quoted):
                person = _antecedent(people, sentence, token)
                if person is not None:
                    links[token.span] = full.get(person.surname, person.span)
    return {span: target for span, target in links.items() if span != target and not target.covers(span)}


def _is_personal(token: Token) -> bool:
    return token.upos == "PRON" and token.lemma.lower() in PERSONAL_PRONOUNS


def _people(document: Document) -> Iterator[Person]:
    for sentence in document.sentences:
        for token in sentence.tokens:
            if token.upos == "PROPN" and not is_name_part(token) and token.deprel != "nmod:desc" and _is_person(sentence, token):
                name = [token, *(child for child in sentence.children(token, "flat") if child.upos == "PROPN")]
                titles = [child for child in (*sentence.children(token, *TITLES), token) if child.text.lower() in HONORIFICS]
                gender = next((HONORIFICS[title.text.lower()] for title in titles), None)
                span = Span(min(item.span.start for item in (*titles, *name)), max(item.span.end for item in (*titles, *name)))
                yield Person(sentence.index, token.index, name[-1].text, gender, span)


def _is_person(sentence: Sentence, token: Token) -> bool:
    """Names with a title, and names that speak, are taken for people."""
    if any(child.text.lower() in HONORIFICS for child in sentence.children(token, *TITLES)) or token.text.lower() in HONORIFICS:
        return True
    head = sentence.head(token)
    speaks = head is not None and head.lemma.lower() in REPORTING and token.relation == "nsubj"
    return speaks and bool(sentence.children(token, "flat", "appos"))


def _full_names(document: Document, people: list[Person]) -> dict[str, Span]:
    """For each surname, the first mention with a first name, if all such mentions agree."""
    spans: dict[str, set[str]] = {}
    first: dict[str, Span] = {}
    surnames = {person.surname for person in people}
    for sentence in document.sentences:
        for token in sentence.tokens:
            parts = [child for child in sentence.children(token, "flat") if child.upos == "PROPN"]
            if token.upos == "PROPN" and parts and parts[-1].text in surnames and token.text.lower() not in HONORIFICS:
                span = Span(min(token.span.start, parts[0].span.start), max(token.span.end, parts[-1].span.end))
                spans.setdefault(parts[-1].text, set()).add(span.of(document.text))
                first.setdefault(parts[-1].text, span)
    return {surname: first[surname] for surname, texts in spans.items() if len(texts) == 1}


def _antecedent(people: list[Person], sentence: Sentence, token: Token) -> Person | None:
    gender = PERSONAL_PRONOUNS[token.lemma.lower()]
    near = [
        person
        for person in people
        if (sentence.index - REACH, 0) <= (person.sentence, person.position) < (sentence.index, token.index)
        and person.gender in {None, gender}
    ]
    return near[-1] if near and len({person.surname for person in near}) == 1 else None
