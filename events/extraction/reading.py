"""All rules put together: the events of a document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from dateline.events.extraction.arguments import arguments_of, mention_span, phrase_span
from dateline.events.extraction.attribution import sources
from dateline.events.extraction.factuality import claim_of, factuality
from dateline.events.extraction.furniture import dateline, furniture
from dateline.events.extraction.governing import HOLDING
from dateline.events.extraction.grammar import clause_head, verb_group
from dateline.events.extraction.joined import each_of
from dateline.events.extraction.lexicon import DENIALS, SAYING
from dateline.events.extraction.predicates import Candidate, candidates, event_class, predicate_lemma, predicate_span
from dateline.events.extraction.quotations import Speech
from dateline.events.extraction.references import references
from dateline.events.schema import Answer, Argument, Document, Event, Factuality, Kind, Predicate, Sentence, Source, Span, Token

SPEAKING = SAYING | DENIALS
Words = Mapping[int, tuple[Sentence, Token]]
"""Each word, and its sentence, by where it begins."""


@dataclass(frozen=True, slots=True)
class Background:
    """What the whole document decides: who says which words, and what short mentions stand for."""

    speeches: Mapping[tuple[int, int], Speech]
    refers: Mapping[Span, Span]
    furniture: tuple[Span, ...]
    words: Words


@dataclass(frozen=True, slots=True)
class Extraction:
    """The events of an article, and what its pronouns, short names and titles stand for."""

    events: tuple[Event, ...]
    refers: Mapping[Span, Span]


def extract_events(document: Document, *, number_from: int = 1) -> tuple[Event, ...]:
    """Every event of the document, in the order of their predicates.

    Ids run from ``e<number_from>``; ``sentence`` and ``token`` lead back into the document's trees.
    """
    return extracted(document, number_from=number_from).events


def extracted(document: Document, *, number_from: int = 1) -> Extraction:
    """The events of the document with what was found on the way to them."""
    speeches = sources(document)
    background = Background(speeches, references(document, speeches), furniture(document), _words(document))
    found = [event for sentence in document.sentences for event in _of_sentence(document, sentence, background)]
    found.sort(key=lambda event: (event.predicate.span, event.sentence, event.token))
    numbered = [replace(event, id=f"e{number}") for number, event in enumerate(found, number_from)]
    return Extraction(tuple(_with_sources(numbered, background)), background.refers)


def _of_sentence(document: Document, sentence: Sentence, background: Background) -> Iterator[Event]:
    opening = dateline(document, sentence)
    aside = (*background.furniture, opening) if opening is not None else background.furniture
    found = {item.token.index: item for item in candidates(sentence) if not any(span.overlaps(item.token.span) for span in aside)}
    known: dict[int, Factuality] = {}
    for candidate in sorted(found.values(), key=lambda item: _depth(sentence, item.token)):
        yield _event(document, sentence, candidate, known, background, start=opening.end if opening is not None else 0)


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
    found = (each for item in arguments_of(sentence, token, kind, passive=group.passive) for each in each_of(sentence, item))
    arguments = tuple(_told(_behind(document.text, item, start), background) for item in found if item.head.start >= start)
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
        summary="",
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


def _told(argument: Argument, background: Background) -> Argument:
    """The argument with what it refers to, and with the kind of what it names."""
    argument = _resolved(argument, background.refers)
    head = _head_of(argument.refers_to, background.words) if argument.refers_to else _word_at(argument.head.start, background.words)
    if head is None or head.name is None:
        return argument
    return replace(argument, named=Answer(head.name.value.partition("-")[2], head.name.weight))


def _words(document: Document) -> Words:
    """All words, where a model has told names apart; none otherwise."""
    if not any(token.name for sentence in document.sentences for token in sentence.tokens):
        return {}
    return {token.span.start: (sentence, token) for sentence in document.sentences for token in reversed(sentence.tokens)}


def _word_at(start: int, words: Words) -> Token | None:
    return words[start][1] if start in words else None


def _head_of(span: Span, words: Words) -> Token | None:
    """The first word of a mention that no other word of it governs."""
    if span.start not in words:
        return None
    sentence, first = words[span.start]
    inside = [token for token in sentence.tokens[first.index - 1 :] if token.span.end <= span.end]
    indices = {token.index for token in inside}
    return next((token for token in inside if token.head not in indices), None)


def _resolved(argument: Argument, refers: Mapping[Span, Span]) -> Argument:
    if argument.refers_to is not None:
        return argument
    target = refers.get(argument.head) or refers.get(argument.span)
    return replace(argument, refers_to=target) if target is not None else argument


def _with_sources(events: list[Event], background: Background) -> Iterator[Event]:
    sayings = {(event.sentence, event.token): event for event in events}
    for event in events:
        speech = background.speeches.get((event.sentence, event.token))
        if speech is None:
            yield event
        else:
            speaker = background.refers.get(speech.speaker, speech.speaker)
            saying = sayings.get((speech.sentence, speech.token))
            source = Source(speaker, saying.id) if saying is not None else Source(speaker)
            yield replace(event, source=replace(source, spoken=saying is None or _was_said(saying)))


def _was_said(saying: Event) -> bool:
    """Whether the saying is one, and came about: neither "thinks" nor "did not say"."""
    return saying.factuality in HOLDING and (saying.predicate.kind is Kind.NOUN or saying.predicate.lemma.partition(" ")[0] in SPEAKING)
