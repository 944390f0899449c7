"""Births and lives that a text dates: "was born on 3 May 1931", "Joshua Norton (c. 1818 - January 8, 1880)"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from dateline.events.dating import meanings
from dateline.events.dating.names import is_name, names_of
from dateline.events.dating.reading import ArticleReading
from dateline.events.schema import Event, EventTime, Grain, Moment, Role, Stretch, Tense, TimeExpression
from dateline.events.times import calendar
from dateline.events.times.ages import age_told


@dataclass(frozen=True, slots=True)
class Life:
    """Whose it is, by name, when it began and ended, and which words say so; ``death`` is not always told.

    ``several`` whether more than one were born then: "Ruth and Daniel were born on New Year's Day".
    """

    names: frozenset[str]
    words: str
    target: str
    time: str | None
    birth: Stretch
    death: Stretch | None = None
    several: bool = False

    @property
    def born(self) -> tuple[Moment | None, Moment | None]:
        """The first and the last day on which the birth can have been."""
        return self.birth.begin.earliest, self.birth.end.latest


def lives(reading: ArticleReading, stated: Callable[[Event], EventTime | None]) -> tuple[Life, ...]:
    """The births that the text dates, and the lives in brackets behind a name."""
    found = (*_bracketed(reading), *_told(reading, stated))
    found = found or tuple(_died_aged(reading, stated))
    return tuple(replace(life, names=life.names | _other_names(reading, life.names)) for life in found)


def _other_names(reading: ArticleReading, names: frozenset[str]) -> frozenset[str]:
    """What else who is born is called behind the same first name: "Marian Foss", who was born as Marian Ellery."""
    found = set[str]()
    for sentence in reading.document.sentences:
        for first, second in pairwise(sentence.tokens):
            begins = first.name is not None and first.name.value == "B-person" and first.text in names
            if begins and second.name is not None and second.name.value == "I-person":
                found.add(second.text)
    return frozenset(found)


def _told(reading: ArticleReading, stated: Callable[[Event], EventTime | None]) -> Iterator[Life]:
    for event in reading.events:
        if event.predicate.lemma.lower() not in {"bear", "birth"} or (when := stated(event)) is None:
            continue
        if when.stretch.begin.earliest is not None and when.stretch.end.latest is not None:
            words = f"\u201c{reading.written(event.predicate.span)}\u201d"
            names = names_of(reading, event, Role.PATIENT, Role.AGENT)
            yield Life(names, words, event.id, when.time, when.stretch, several=_are_several(reading, event))


def _died_aged(reading: ArticleReading, stated: Callable[[Event], EventTime | None]) -> Iterator[Life]:
    """Who is said to have died on a day at an age was born so long before: "died on Saturday aged 88"."""
    for event in reading.events:
        if event.predicate.lemma.lower() != "die" or event.tense is not Tense.PAST or (when := stated(event)) is None:
            continue
        sentence, token = reading.sentence_of(event), reading.token_of(event)
        told = next((age for word in (token, *sentence.children(token)) if (age := age_told(sentence, word))), None)
        first, last = when.stretch.begin.earliest, when.stretch.end.latest
        if told is None or first is None or last is None:
            continue
        begin = calendar.moved(first.midnight, Grain.YEAR, -told.most - 1).plus(days=1)
        birth = meanings.bounded(begin, calendar.moved(last.midnight, Grain.YEAR, -told.least))
        yield Life(names_of(reading, event, Role.PATIENT, Role.AGENT), f"the death, \u201c{told.words}\u201d", event.id, when.time, birth)


def _are_several(reading: ArticleReading, event: Event) -> bool:
    sentence = reading.sentence_of(event)
    subject = sentence.child(reading.token_of(event), "nsubj")
    if subject is None:
        return False
    return subject.feats.get("Number") == "Plur" or sentence.child(subject, "conj") is not None


def _bracketed(reading: ArticleReading) -> Iterator[Life]:
    for first, last in reading.brackets:
        names = _names_before(reading, first)
        if names and first.when is not None:
            words = " ".join(reading.document.text[first.span.start : last.span.end].split())
            yield Life(names, f"“{words}” in brackets", first.id, first.id, first.when, last.when)


def _names_before(reading: ArticleReading, time: TimeExpression) -> frozenset[str]:
    """The name right before the bracket, in which other things may be told first: "(Greek: ...; c. 347 - 420)"."""
    tokens = reading.document.sentences[time.sentence].tokens[: time.first - 1]
    opening = max((token.index for token in tokens if token.text == "("), default=time.first)
    before = reversed(tokens[: opening - 1])
    outside = (token for token in before if token.text not in {"(", "c.", "born", "b."})
    return frozenset(token.text for token in takewhile(is_name, outside))
