"""One mention of a happening, with what merging and ranking look at."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.events.extraction.predicates import takes_place
from dateline.events.language import words
from dateline.events.schema import (
    Argument,
    Article,
    Basis,
    DatedEvent,
    Document,
    Event,
    Factuality,
    Kind,
    Moment,
    Role,
    Sentence,
    Span,
    Stretch,
    Token,
)
from dateline.events.timeline.lexicon import APART, GENERIC, WHEN, kind_of

LEFT_OUT = frozenset({Factuality.GENERAL, Factuality.HYPOTHETICAL})
CORE_ROLES = (Role.AGENT, Role.PATIENT, Role.RECIPIENT, Role.TOPIC, Role.COMPANION, Role.PLACE, Role.ORIGIN, Role.DESTINATION)
Places = Mapping[int, tuple[Sentence, Token]]  # from the begin of a token to the token and its sentence
_MEASURE = re.compile(r"-(?:minute|hour|day|week|month|year)(?:-long)?$")
_NOT_WORD = re.compile(r"\W+")
_DEFINITE = words("determiners", "of_known")


@dataclass(frozen=True, slots=True)
class Participant:
    """The head of an argument: what it is called, whether that is a name or a number, and the names in the whole phrase."""

    role: Role
    head: str
    named: bool
    inside: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Mention:
    """An event that may enter the timeline; ``place`` is the article's rank and the predicate's offset.

    ``words`` are those of its sentence and ``around`` those of the sentences beside it, both without punctuation.
    ``tells_of`` are the offsets of the nouns of which the predicate says no more than that it came about ("the talks took place").
    """

    dated: DatedEvent
    place: tuple[int, int, str]
    kind: str
    participants: tuple[Participant, ...]
    definite: bool
    fresh: bool
    modifiers: frozenset[str]
    main: bool
    sentence: int
    words: str
    published: int  # day count of the article's publication
    tells_of: frozenset[int] = frozenset()
    around: frozenset[str] = frozenset()

    @property
    def event(self) -> Event:
        """The event itself."""
        return self.dated.event

    @property
    def stretch(self) -> Stretch:
        """When it happened."""
        return self.dated.when.stretch

    @property
    def is_noun(self) -> bool:
        """Whether a noun tells it."""
        return self.event.predicate.kind is Kind.NOUN

    @property
    def told_firmly(self) -> bool:
        """Whether the text dates it, in its own clause or sentence; the other dates are inferred."""
        return self.dated.when.basis in {Basis.STATED, Basis.NEARBY}

    @property
    def all_names(self) -> frozenset[str]:
        """Every name and number in the phrases of those who take part."""
        return frozenset().union(*(participant.inside for participant in self.participants))

    @property
    def names(self) -> frozenset[str]:
        """The names that take part."""
        return frozenset(participant.head for participant in self.participants if participant.named)


def mentions_of(articles: Sequence[Article], documents: Sequence[Document], events: Sequence[DatedEvent]) -> list[Mention]:
    """Every event that may enter the timeline, in the order of the articles and their texts."""
    rank = {article.id: number for number, article in enumerate(articles)}
    by_article = {document.article.id: document for document in documents}
    by_name = {article.id: article for article in articles}
    places = {name: _tokens_by_start(document) for name, document in by_article.items()}
    words = {name: _words(document) for name, document in by_article.items()}
    found = []
    for dated in events:
        name = dated.event.article
        if dated.event.factuality not in LEFT_OUT and name in rank:
            found.append(_mention(dated, rank[name], by_article.get(name), places.get(name, {}), words.get(name, ()), by_name[name]))
    return sorted(found, key=lambda mention: mention.place)


def _tokens_by_start(document: Document) -> dict[int, tuple[Sentence, Token]]:
    return {token.span.start: (sentence, token) for sentence in document.sentences for token in reversed(sentence.tokens)}


def _words(document: Document) -> tuple[str, ...]:
    """The words of each sentence, without punctuation."""
    return tuple(fingerprint(sentence.span.of(document.text)) for sentence in document.sentences)


def _mention(dated: DatedEvent, rank: int, document: Document | None, places: Places, words: Sequence[str], article: Article) -> Mention:
    event, text = dated.event, article.text
    sentence, token = _in_tree(event, document)
    told = _what_came_about(event, sentence, token)
    core = [argument for argument in event.arguments if argument.role in CORE_ROLES and argument is not told]
    return Mention(
        dated,
        (rank, event.predicate.span.start, event.id),
        kind_of(event.predicate.lemma),
        tuple(_participant(argument, places, text) for argument in core),
        _is_definite(sentence, token),
        _is_fresh(sentence, token),
        _modifiers(sentence, token),
        token is not None and token.relation == "root",
        event.sentence,
        words[event.sentence] if sentence else "",
        Moment.of(article.published).days if article.published else 0,
        _nouns_of(told, places) if told else frozenset(),
        frozenset(words[place] for place in (event.sentence - 1, event.sentence + 1) if 0 <= place < len(words)) - {""},
    )


def _in_tree(event: Event, document: Document | None) -> tuple[Sentence | None, Token | None]:
    if document is None or event.sentence < 0 or event.token < 1:
        return None, None
    sentence = document.sentences[event.sentence]
    return sentence, sentence[event.token]


def _what_came_about(event: Event, sentence: Sentence | None, token: Token | None) -> Argument | None:
    """The subject of a verb that says no more of it than that it came about."""
    if sentence is None or token is None or not _comes_about(sentence, token):
        return None
    return next((argument for argument in event.arguments if argument.role in {Role.AGENT, Role.PATIENT}), None)


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


def _is_definite(sentence: Sentence | None, token: Token | None) -> bool:
    if sentence is None or token is None:
        return False
    return any(
        child.deprel == "nmod:poss" or (child.relation == "det" and child.lemma.lower() in _DEFINITE)
        for child in sentence.children(token, "det", "nmod")
    )


def _modifiers(sentence: Sentence | None, token: Token | None) -> frozenset[str]:
    """The lemmas beside it that tell it from others of its kind; not how long it was ("a two-day meeting")."""
    if sentence is None or token is None:
        return frozenset()
    words = (child.lemma.lower() for child in sentence.children(token, "amod", "compound", "nummod"))
    return frozenset(word for word in words if not _MEASURE.search(word))


def _is_fresh(sentence: Sentence | None, token: Token | None) -> bool:
    """Whether the words set it apart from others of its kind: "the second trial", "another visit"."""
    if sentence is None or token is None:
        return False
    return any(child.lemma.lower() in APART for child in sentence.children(token, "det", "amod", "nummod"))


def _participant(argument: Argument, places: Places, text: str) -> Participant:
    span = argument.refers_to or argument.head
    head = _head_word(span, places)
    words = head.span.of(text) if head else span.of(text).split()[-1]
    named = head.upos in {"PROPN", "NUM"} if head else words[:1].isupper()
    inside = _inside(argument.refers_to or argument.span, places)
    names = tuple(token.text.lower().rstrip(".") for token in inside if token.upos in {"PROPN", "NUM"})
    name = words.lower().rstrip(".")
    if name in GENERIC:  # of "Acme Corp" the first word tells more
        name = next(iter(names), name)
    return Participant(argument.role, name if named or head is None else head.lemma.lower(), named, frozenset(names) - GENERIC)


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


def fingerprint(words: str) -> str:
    """The letters of a sentence, so that a copy of it is known."""
    return _NOT_WORD.sub(" ", words.lower()).strip()


def days(stretch: Stretch) -> tuple[int | None, int | None]:
    """The first and the last day that a stretch can touch, as day counts."""
    first, last = stretch.begin.earliest, stretch.end.latest
    return _days(first), _days(last)


def _days(moment: Moment | None) -> int | None:
    return moment.days if moment else None
