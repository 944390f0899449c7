"""The last file that sees a tree: what merging and ranking need of it becomes facts of each mention."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from dateline.events.accounts.among import Among, among
from dateline.events.accounts.clauses import clauses_of, page_of_clauses
from dateline.events.accounts.lexicon import APART, GENERIC, OF_KNOWN, TOLD_BY_ITS_OBJECT, WHEN
from dateline.events.accounts.telling import Page, page_of, telling
from dateline.events.accounts.themes import theme_of
from dateline.events.accounts.uids import article_uid, identified
from dateline.events.dating.dating import Dating
from dateline.events.extraction.predicates import takes_place
from dateline.events.schema import (
    Account,
    Argument,
    Article,
    DatedEvent,
    Document,
    Event,
    Generator,
    Kind,
    Mention,
    Participant,
    Role,
    Sentence,
    Span,
    TimeExpression,
    Token,
)

CORE_ROLES = (Role.AGENT, Role.PATIENT, Role.RECIPIENT, Role.TOPIC, Role.COMPANION, Role.PLACE, Role.ORIGIN, Role.DESTINATION)
Places = Mapping[int, tuple[Sentence, Token]]  # from the begin of a token to the token and its sentence
_MEASURE = re.compile(r"-(?:minute|hour|day|week|month|year)(?:-long)?$")


def account(
    article: Article,
    document: Document,
    times: tuple[TimeExpression, ...],
    dating: Dating,
    generator: Generator,
    refers: Mapping[Span, Span] = MappingProxyType({}),
) -> Account:
    """All that the article tells.

    Args:
        article: as it was given.
        document: its trees.
        times: what was found in them.
        dating: the events, dated, and how they relate.
        generator: by which program and model it was read.
        refers: what its pronouns and short names stand for.
    """
    sentences = tuple(sentence.span for sentence in document.sentences)
    clauses = clauses_of(page_of_clauses(document, refers, times), dating.events)
    told = zip(mentions_of(document, dating.events), clauses, strict=True)
    mentions = tuple(replace(mention, clause=clause) for mention, clause in told)
    found = Account(article, sentences, times, mentions, dating.links, dating.contradictions, generator, theme_of(document))
    return identified(found, article_uid(article))


def mentions_of(document: Document, events: tuple[DatedEvent, ...]) -> tuple[Mention, ...]:
    """Every event with the facts of how it is told, in the same order."""
    places, page = _tokens_by_start(document), page_of(document)
    nouns = frozenset(dated.event.predicate.span.start for dated in events if dated.event.predicate.kind is Kind.NOUN)
    return tuple(_mention(dated, document, places, page, nouns, place) for dated, place in zip(events, among(events), strict=True))


def _tokens_by_start(document: Document) -> dict[int, tuple[Sentence, Token]]:
    return {token.span.start: (sentence, token) for sentence in document.sentences for token in reversed(sentence.tokens)}


def _mention(dated: DatedEvent, document: Document, places: Places, page: Page, nouns: frozenset[int], place: Among) -> Mention:
    event = dated.event
    sentence = document.sentences[event.sentence]
    token = sentence[event.token]
    told = _what_came_about(event, sentence, token) or _what_it_brought_about(event, sentence, token, nouns)
    core = [argument for argument in event.arguments if argument.role in CORE_ROLES and argument is not told and not argument.again]
    return Mention(
        dated,
        tuple(_participant(argument, places, document.text, page) for argument in core),
        definite=_is_definite(sentence, token),
        fresh=_is_fresh(sentence, token),
        modifiers=_modifiers(sentence, token),
        main=token.relation == "root",
        tells_of=_nouns_of(told, places) if told else frozenset(),
        telling=replace(telling(event, sentence, token, page), **place._asdict()),
    )


def _what_came_about(event: Event, sentence: Sentence, token: Token) -> Argument | None:
    """The subject of a verb that says no more of it than that it came about."""
    if not _comes_about(sentence, token):
        return None
    return next((argument for argument in event.arguments if argument.role in {Role.AGENT, Role.PATIENT}), None)


def _what_it_brought_about(event: Event, sentence: Sentence, token: Token, nouns: frozenset[int]) -> Argument | None:
    """The new happening that is the object of a verb that says no more than that it came about: "filed a lawsuit", "struck a deal"."""
    if token.lemma.lower() not in TOLD_BY_ITS_OBJECT:
        return None
    bearers = sentence.children(token, "obj", "nsubj:pass")
    new = {word.span.start for word in bearers if word.span.start in nouns and not _is_definite(sentence, word)}
    return next((argument for argument in event.arguments if argument.role is Role.PATIENT and argument.head.start in new), None)


def _nouns_of(argument: Argument, places: Places) -> frozenset[int]:
    """Where its noun stands, and the one that it measures: "four hours of talks"."""
    head = _head_word(argument.refers_to or argument.head, places)
    if head is None:
        return frozenset()
    sentence, _ = places[head.span.start]
    measured = [child for child in sentence.children(head, "nmod") if sentence.children(child, "case")]
    return frozenset(noun.span.start for noun in (head, *measured[:1]))


def _comes_about(sentence: Sentence, token: Token) -> bool:
    """Whether a verb says no more than that its subject came about: "took place", "occurred", "was held", "came after the vote"."""
    lemma = token.lemma.lower()
    if lemma == "come":
        behind = (word for child in sentence.children(token, "advcl", "obl") for word in sentence.children(child, "case", "mark"))
        return any(word.lemma.lower() in WHEN for word in behind)
    held = lemma == "hold" and any(child.deprel == "aux:pass" for child in sentence.children(token))
    return lemma == "happen" or held or takes_place(sentence, token)


def _is_definite(sentence: Sentence, token: Token) -> bool:
    return any(
        child.deprel == "nmod:poss" or (child.relation == "det" and child.lemma.lower() in OF_KNOWN)
        for child in sentence.children(token, "det", "nmod")
    )


def _modifiers(sentence: Sentence, token: Token) -> frozenset[str]:
    """The lemmas beside it that tell it from others of its kind; not how long it was ("a two-day meeting")."""
    words = (child.lemma.lower() for child in sentence.children(token, "amod", "compound", "nummod"))
    return frozenset(word for word in words if not _MEASURE.search(word))


def _is_fresh(sentence: Sentence, token: Token) -> bool:
    """Whether the words set it apart from others of its kind: "the second trial", "another visit"."""
    return any(child.lemma.lower() in APART for child in sentence.children(token, "det", "amod", "nummod"))


def _participant(argument: Argument, places: Places, text: str, page: Page) -> Participant:
    span = argument.refers_to or argument.head
    head = _head_word(span, places)
    words = head.span.of(text) if head else span.of(text).split()[-1]
    named = head.upos in {"PROPN", "NUM"} if head else words[:1].isupper()
    inside = _inside(argument.refers_to or argument.span, places)
    names = tuple(token.text.lower().rstrip(".") for token in inside if token.upos in {"PROPN", "NUM"})
    name = words.lower().rstrip(".")
    if name in GENERIC:  # of "Acme Corp" the first word tells more
        name = next(iter(names), name)
    called = name if named or head is None else head.lemma.lower()
    beside = frozenset() if named or head is None else _beside(head, places)
    figure = _figure(head, places) if head and not named else ""
    return Participant(argument.role, called, named, frozenset(names) - GENERIC, page.nouns.get(called, 0), beside, figure)


def _beside(head: Token, places: Places) -> frozenset[str]:
    """The common nouns that say which of its kind it is: "wheat imports", "imports of wheat"."""
    sentence, _ = places[head.span.start]
    return frozenset(child.lemma.lower() for child in sentence.children(head, "compound", "nmod") if child.upos == "NOUN")


def _figure(head: Token, places: Places) -> str:
    """The one number that counts it."""
    sentence, _ = places[head.span.start]
    found = [child.text for child in sentence.children(head, "nummod") if child.upos == "NUM"]
    return found[0] if len(found) == 1 else ""


def _head_word(span: Span, places: Places) -> Token | None:
    """The first word of the span that nothing else in it governs."""
    inside = _inside(span, places)
    indices = {token.index for token in inside}
    return next((token for token in inside if token.head not in indices), None)


def _inside(span: Span, places: Places) -> list[Token]:
    """The tokens of the span."""
    if span.start not in places:
        return []
    sentence, first = places[span.start]
    return [token for token in sentence.tokens[first.index - 1 :] if token.span.end <= span.end]
