"""Who takes part in an event, by name: "Jobs", and of "he" those of whom it stands for."""

from __future__ import annotations

from bisect import bisect_right

from dateline.events.dating.reading import ArticleReading
from dateline.events.schema import Event, Role, Span, Token


def names_of_doers(reading: ArticleReading, event: Event) -> frozenset[str]:
    """The proper names of who does it; of a pronoun those of whom it stands for."""
    return names_of(reading, event, Role.AGENT)


def names_of(reading: ArticleReading, event: Event, *roles: Role) -> frozenset[str]:
    """The proper names of who takes part in these roles."""
    return frozenset().union(*(_names(reading, one.refers_to or one.span) for one in event.arguments_as(*roles)))


def _names(reading: ArticleReading, span: Span) -> frozenset[str]:
    sentences = reading.document.sentences
    at = bisect_right(sentences, span.start, key=lambda sentence: sentence.span.start) - 1
    return frozenset(token.text for token in sentences[at].tokens if span.covers(token.span) and is_name(token)) if at >= 0 else frozenset()


def is_name(token: Token) -> bool:
    """Whether it is a name, or written like one: a parser takes "Jobs" for a noun."""
    return token.upos == "PROPN" or (token.upos == "NOUN" and token.text[:1].isupper())
