"""A small timeline made by hand: two articles that disagree by a day, a quotation, a denial, an open end, an undated event."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

import pytest

from dateline.events.schema import (
    UNKNOWN,
    Argument,
    Article,
    Aspect,
    Basis,
    Bounds,
    DatedEvent,
    Entry,
    Event,
    EventClass,
    EventTime,
    Factuality,
    Generator,
    Grain,
    Interval,
    Kind,
    Link,
    Moment,
    Polarity,
    Predicate,
    Problem,
    Relation,
    Role,
    Source,
    Span,
    Stretch,
    Tense,
    TimeExpression,
    Timeline,
    TimexType,
)

FIRST = Article(
    "The Ardal bridge closed on Monday.\nMayor Ina Holt denied that cracks had been found. It was built around 1950.",
    date(2024, 3, 12),
    "bridge",
    title="Bridge closes",
    source="Ardal Post",
    url="https://ardal.example/bridge",
    place="ARDAL",
)
SECOND = Article("Ardal's bridge was closed on Sunday at 6 pm, said Tor Lund.", datetime.fromisoformat("2024-03-12T07:30"), "radio")


@dataclass(frozen=True)
class Words:
    """Spans of an article by their words."""

    article: Article

    def __call__(self, words: str) -> Span:
        start = self.article.text.index(words)
        return Span(start, start + len(words))


ONE, TWO = Words(FIRST), Words(SECOND)


def day(moment: Moment) -> Stretch:
    return Stretch.within(Interval(moment, moment.plus(days=1), Grain.DAY))


MONDAY, SUNDAY = day(Moment(2024, 3, 11)), day(Moment(2024, 3, 10))
EVENING = Stretch.filling(Interval(Moment(2024, 3, 10, 18), Moment(2024, 3, 10, 19), Grain.HOUR))
FIFTIES = Stretch.within(Interval(Moment(1950), Moment(1951), Grain.YEAR), approximate=True)
BEFORE_PUBLICATION = Stretch(UNKNOWN, Bounds(latest=Moment(2024, 3, 12)), Grain.DAY)


def event(number: int, article: Article, sentence: str, predicate: str, lemma: str, **changes: object) -> Event:
    words = Words(article)
    plain = Event(
        id=f"e{number}",
        article=article.id,
        span=words(sentence),
        predicate=Predicate(words(predicate), lemma, Kind.VERB),
        event_class=EventClass.OCCURRENCE,
        tense=Tense.PAST,
        aspect=Aspect.NONE,
        polarity=Polarity.POS,
        modality=None,
        factuality=Factuality.HAPPENED,
        source=None,
        arguments=(),
        summary=f"{sentence}",
        rule="finite verb",
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


TIMES = (
    TimeExpression("t1", "bridge", ONE("Monday"), TimexType.DATE, "2024-03-11", None, MONDAY, "weekday", ("the most recent Monday",)),
    TimeExpression("t2", "bridge", ONE("around 1950"), TimexType.DATE, "1950", "APPROX", FIFTIES, "year"),
    TimeExpression("t3", "radio", TWO("Sunday at 6 pm"), TimexType.TIME, "2024-03-10T18:00", None, EVENING, "weekday with a clock time"),
)
EVENTS = (
    DatedEvent(
        event(
            1,
            FIRST,
            "The Ardal bridge closed on Monday.",
            "closed",
            "close",
            arguments=(Argument(Role.AGENT, ONE("The Ardal bridge"), ONE("bridge"), "subject"),),
        ),
        EventTime(MONDAY, Basis.STATED, "t1", "own clause", "“Monday” stands in its own clause.", ("Monday is 2024-03-11",)),
    ),
    DatedEvent(
        event(2, FIRST, "Mayor Ina Holt denied that cracks had been found.", "denied", "deny", event_class=EventClass.REPORTING),
        EventTime(BEFORE_PUBLICATION, Basis.PUBLISHED, None, "past tense", "Told in the past tense, so before publication."),
    ),
    DatedEvent(
        event(
            3,
            FIRST,
            "cracks had been found",
            "found",
            "find",
            factuality=Factuality.DENIED,
            polarity=Polarity.NEG,
            source=Source(ONE("Mayor Ina Holt"), "e2"),
            arguments=(Argument(Role.PATIENT, ONE("cracks"), ONE("cracks"), "passive subject"),),
        ),
        EventTime(Stretch(UNKNOWN, UNKNOWN), None, None, "no time", "Nothing says when."),
    ),
    DatedEvent(
        event(
            4,
            FIRST,
            "It was built around 1950.",
            "built",
            "build",
            arguments=(Argument(Role.PATIENT, ONE("It"), ONE("It"), "passive subject", ONE("The Ardal bridge")),),
        ),
        EventTime(FIFTIES, Basis.STATED, "t2", "own clause", "“around 1950” stands in its own clause."),
    ),
    DatedEvent(
        event(5, SECOND, "Ardal's bridge was closed on Sunday at 6 pm", "closed", "close", modality=None),
        EventTime(EVENING, Basis.STATED, "t3", "own clause", "“Sunday at 6 pm” stands in its own clause."),
    ),
)


def entry(number: int, members: tuple[int, ...], summary: str, **changes: object) -> Entry:
    events = [EVENTS[member - 1] for member in members]
    articles = tuple(dict.fromkeys(dated.event.article for dated in events))
    plain = Entry(f"n{number}", tuple(dated.event.id for dated in events), articles, events[0].when, summary, 0.5)
    return replace(plain, **changes)  # type: ignore[arg-type]


TIMELINE = Timeline(
    Generator("dateline", "0.1.0", "by hand"),
    (FIRST, SECOND),
    TIMES,
    EVENTS,
    (
        Link("e1", "t1", Relation.IS_INCLUDED, "own clause"),
        Link("e2", "bridge", Relation.BEFORE, "past tense"),
        Link("e3", "e2", Relation.BEFORE, "content of a report"),
    ),
    (
        entry(1, (4,), "the Ardal bridge was built"),
        entry(2, (1, 5), "The Ardal bridge closed", conflicts=("e5",), salience=1.0),
        entry(3, (2,), "Mayor Ina Holt denied"),
        entry(4, (3,), "cracks had been found"),
    ),
    (Problem("radio.txt has no title", "radio"),),
)


@pytest.fixture
def timeline() -> Timeline:
    return TIMELINE
