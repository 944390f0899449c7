"""Births and lives that a text dates: "was born on 3 May 1931", "Joshua Norton (c. 1818 - January 8, 1880)"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import takewhile

from dateline.events.dating.names import is_name, names_of
from dateline.events.dating.reading import ArticleReading
from dateline.events.schema import Event, EventTime, Moment, Role, Stretch, TimeExpression

OLDEST = 115  # years


@dataclass(frozen=True, slots=True)
class Life:
    """Whose it is, by name, when it began and ended, and which words say so; ``death`` is not always told."""

    names: frozenset[str]
    words: str
    target: str
    time: str | None
    birth: Stretch
    death: Stretch | None = None

    @property
    def born(self) -> tuple[Moment | None, Moment | None]:
        """The first and the last day on which the birth can have been."""
        return self.birth.begin.earliest, self.birth.end.latest


def lives(reading: ArticleReading, stated: Callable[[Event], EventTime | None]) -> tuple[Life, ...]:
    """The births that the text dates, and the lives in brackets behind a name."""
    return (*_bracketed(reading), *_told(reading, stated))


def _told(reading: ArticleReading, stated: Callable[[Event], EventTime | None]) -> Iterator[Life]:
    for event in reading.events:
        if event.predicate.lemma.lower() not in {"bear", "birth"} or (when := stated(event)) is None:
            continue
        if when.stretch.begin.earliest is not None and when.stretch.end.latest is not None:
            words = f"\u201c{' '.join(event.predicate.span.of(reading.document.text).split())}\u201d"
            yield Life(names_of(reading, event, Role.PATIENT, Role.AGENT), words, event.id, when.time, when.stretch)


def _bracketed(reading: ArticleReading) -> Iterator[Life]:
    for first, last in reading.brackets:
        names = _names_before(reading, first)
        if names and first.when is not None:
            words = " ".join(reading.document.text[first.span.start : last.span.end].split())
            yield Life(names, f"“{words}” in brackets", first.id, first.id, first.when, last.when)


def _names_before(reading: ArticleReading, time: TimeExpression) -> frozenset[str]:
    """The name right before the bracket."""
    before = reversed(reading.document.sentences[time.sentence].tokens[: time.first - 1])
    outside = (token for token in before if token.text not in {"(", "c.", "born", "b."})
    return frozenset(token.text for token in takewhile(is_name, outside))
