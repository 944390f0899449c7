"""All rules put together: the events of a document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from dateline.events.extraction.arguments import antecedent_of, arguments_of, mention_span, phrase_span
from dateline.events.extraction.attribution import sources
from dateline.events.extraction.factuality import claim_of, factuality
from dateline.events.extraction.furniture import dateline, furniture
from dateline.events.extraction.governing import teller_of
from dateline.events.extraction.grammar import verb_group
from dateline.events.extraction.predicates import Candidate, candidates, event_class, predicate_lemma, predicate_span
from dateline.events.extraction.quotations import Speech
from dateline.events.extraction.references import references
from dateline.events.extraction.summaries import Wording, clause_head, shortened, summary
from dateline.events.schema import Argument, Document, Event, Factuality, Kind, Predicate, Role, Sentence, Source, Span, Token

NAMES = frozenset({"PROPN", "NOUN", "ADJ", "PRON", "X"})
"""What may be a name, or "I", and keeps its capital."""


@dataclass(frozen=True, slots=True)
class Background:
    """What the whole document decides: who says which words, and what short mentions stand for."""

    speeches: Mapping[tuple[int, int], Speech]
    refers: Mapping[Span, Span]
    furniture: tuple[Span, ...]
    openings: frozenset[int]
    """Where sentences begin with a word that has its capital only from there."""


def extract_events(document: Document, *, number_from: int = 1) -> tuple[Event, ...]:
    """Every event of the document, in the order of their predicates.

    Ids run from ``e<number_from>``; ``sentence`` and ``token`` lead back into the document's trees.
    """
    speeches = sources(document)
    openings = frozenset(first.span.start for item in document.sentences if (first := _first_word(item)).upos not in NAMES)
    background = Background(speeches, references(document, speeches), furniture(document), openings)
    found = [event for sentence in document.sentences for event in _of_sentence(document, sentence, background)]
    found.sort(key=lambda event: (event.predicate.span, event.sentence, event.token))
    numbered = [replace(event, id=f"e{number}") for number, event in enumerate(found, number_from)]
    return tuple(_with_sources(numbered, background))


def _first_word(sentence: Sentence) -> Token:
    return next((token for token in sentence.tokens if token.upos != "PUNCT"), sentence.tokens[0])


def _of_sentence(document: Document, sentence: Sentence, background: Background) -> Iterator[Event]:
    opening = dateline(document, sentence)
    aside = (*background.furniture, opening) if opening is not None else background.furniture
    found = {item.token.index: item for item in candidates(sentence) if not any(span.overlaps(item.token.span) for span in aside)}
    known: dict[int, Factuality] = {}
    told: dict[int, str] = {}
    for candidate in sorted(found.values(), key=lambda item: _depth(sentence, item.token)):
        event = _event(document, sentence, candidate, known, background, start=opening.end if opening is not None else 0)
        teller = teller_of(sentence, candidate.token, event.factuality)
        summary = told.get(teller.index) if teller is not None else None
        told[candidate.token.index] = summary or event.summary
        yield replace(event, summary=summary) if summary else event


def _depth(sentence: Sentence, token: Token) -> int:
    return sum(1 for _ in sentence.ancestors(token))


def _event(
    document: Document, sentence: Sentence, candidate: Candidate, known: dict[int, Factuality], background: Background, *, start: int
) -> Event:
    token, kind = candidate.token, candidate.kind
    group = verb_group(sentence, token, kind)
    value = event_class(sentence, token, kind)
    found_claim = factuality(claim_of(sentence, token, kind, value, group, known))
    known[token.index] = found_claim.value
    found = arguments_of(sentence, token, kind, passive=group.passive)
    arguments = tuple(_resolved(_behind(document.text, item, start), background.refers) for item in found if item.head.start >= start)
    return Event(
        id="",
        article=document.article.id,
        span=_clause_span(document.text, sentence, token, kind, start),
        predicate=Predicate(predicate_span(sentence, token), predicate_lemma(sentence, token), kind),
        event_class=value,
        tense=group.tense,
        aspect=group.aspect,
        polarity=group.polarity,
        modality=group.modality,
        factuality=found_claim.value,
        source=None,
        arguments=arguments,
        summary=_summary(document, sentence, candidate, arguments, background, start),
        rule=f"{candidate.rule}; {found_claim.rule}",
        sentence=sentence.index,
        token=token.index,
        inherited=found_claim.inherited,
        repairs=sentence.repairs,
    )


def _clause_span(text: str, sentence: Sentence, token: Token, kind: Kind, start: int) -> Span:
    head = clause_head(sentence, token, kind)
    span = mention_span(sentence, token) if kind is Kind.NOUN and head == token else phrase_span(sentence, head)
    own = predicate_span(sentence, token)
    begin = max(start, min(span.start, own.start))  # a dateline is not part of the clause
    while text[begin].isspace():
        begin += 1
    return Span(begin, max(span.end, own.end))


def _behind(text: str, argument: Argument, start: int) -> Argument:
    """The argument without a dateline at its begin."""
    if argument.span.start >= start:
        return argument
    begin = start + len(text[start : argument.head.start]) - len(text[start : argument.head.start].lstrip())
    return replace(argument, span=Span(begin, argument.span.end))


def _resolved(argument: Argument, refers: Mapping[Span, Span]) -> Argument:
    if argument.refers_to is not None:
        return argument
    target = refers.get(argument.head) or refers.get(argument.span)
    return replace(argument, refers_to=target) if target is not None else argument


def _summary(
    document: Document, sentence: Sentence, candidate: Candidate, arguments: tuple[Argument, ...], background: Background, start: int
) -> str:
    head = clause_head(sentence, candidate.token, candidate.kind)
    relative = {token.span: found for token in sentence.subtree(head) if (found := antecedent_of(sentence, token)) is not None}
    first_person = {token.span for token in sentence.tokens if token.feats.get("Person") in {"1", "2"}}
    known = {
        span: _as_inside(document.text, background.openings, target)
        for span, target in ({**background.refers, **relative}).items()
        if span not in first_person
    }
    subject = None
    if not sentence.children(head, "nsubj", "csubj", "expl"):
        shared = next((item for item in arguments if item.role in {Role.AGENT, Role.PATIENT} and item.shared), None)
        subject = next((token for token in sentence.tokens if shared is not None and token.span == shared.head), None)
        if subject is not None and (found := antecedent_of(sentence, subject)) is not None:
            known[subject.span] = _as_inside(document.text, background.openings, found)
    left_out = next((item for item in arguments if item.outside), None) if head == candidate.token else None
    words = _as_inside(document.text, background.openings, left_out.refers_to or left_out.span) if left_out is not None else ""
    telling = Wording(document.text, sentence, known, subject, words, start)
    return summary(telling, candidate.token, candidate.kind) or candidate.token.text


def _as_inside(text: str, openings: frozenset[int], mention: Span) -> str:
    """A mention's words as they are written inside a sentence, though it may stand at the begin of one."""
    words = shortened(mention.of(text))
    return words[:1].lower() + words[1:] if mention.start in openings else words


def _with_sources(events: list[Event], background: Background) -> Iterator[Event]:
    ids = {(event.sentence, event.token): event.id for event in events}
    for event in events:
        speech = background.speeches.get((event.sentence, event.token))
        if speech is None:
            yield event
        else:
            speaker = background.refers.get(speech.speaker, speech.speaker)
            yield replace(event, source=Source(speaker, ids.get((speech.sentence, speech.token))))
