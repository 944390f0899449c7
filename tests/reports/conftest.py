"""Timelines of any size, in our own words, made of the schema's values alone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

import pytest

from dateline.events.schema import (
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
    Moment,
    Polarity,
    Predicate,
    Role,
    Source,
    Span,
    Stretch,
    Tense,
    Timeline,
)

ACTORS = ("The harbour council", "Mira Okafor", "The ferry company", "A court in Lund", "Teodor Bask", "The island's teachers", "Divers")
DEEDS = (
    ("closed", "the old bridge"),
    ("opened", "a second ferry route"),
    ("agreed to pay", "for the repairs of the quay"),
    ("warned of", "a shortage of drinking water"),
    ("postponed", "the vote on the new school"),
    ("found", "a wreck below the lighthouse"),
    ("signed", "a contract with the shipyard that nobody had been shown before the meeting"),
    ("announced", "an inquiry"),
)
FACTUALITIES = tuple(Factuality)
CLASSES = (EventClass.OCCURRENCE, EventClass.OCCURRENCE, EventClass.REPORTING, EventClass.I_ACTION, EventClass.STATE)


@dataclass
class Draft:
    """A timeline in the making: articles are lists of sentences, every sentence is one event."""

    articles: list[Article] = field(default_factory=list)
    events: list[DatedEvent] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)

    def article(self, title: str, published: date, sentences: Sequence[tuple[str, str, str, Stretch]]) -> None:
        """Add an article of sentences: who, did, what, when."""
        name = f"a{len(self.articles) + 1}"
        text = ""
        for number, (who, did, what, stretch) in enumerate(sentences):
            start = len(text)
            text += f"{who} {did} {what}."
            self._event(name, start, (who, did, what, stretch), number)
            text += "\n\n" if number % 4 == 3 else " "
        self.articles.append(
            Article(text=text or "Nothing happened.", published=published, id=name, title=title, source="The Quay Gazette")
        )

    def _event(self, article: str, start: int, sentence: tuple[str, str, str, Stretch], number: int) -> None:
        who, did, what, stretch = sentence
        span = Span(start, start + len(who) + len(did) + len(what) + 2)
        verb = Span(start + len(who) + 1, start + len(who) + 1 + len(did))
        object_ = Span(verb.end + 1, span.end)
        basis = tuple(Basis)[number % 4]
        when = EventTime(stretch, basis if stretch.known else None, None, "made up", f"Its sentence, number {number + 1}, says so.")
        if not stretch.known:
            when = EventTime(stretch, None, None, "made up", "No words of the article say when.")
        event = Event(
            id=f"e{len(self.events) + 1}",
            article=article,
            span=span,
            predicate=Predicate(verb, did.split(maxsplit=1)[0], Kind.VERB),
            event_class=CLASSES[number % len(CLASSES)],
            tense=Tense.PAST,
            aspect=Aspect.NONE,
            polarity=Polarity.POS,
            modality=None,
            factuality=FACTUALITIES[len(self.events) % 7 if number % 3 == 0 else 0],
            source=Source(Span(start, start + len(who))) if number % 5 == 0 else None,
            arguments=(
                Argument(Role.AGENT, Span(start, start + len(who)), Span(start, start + len(who)), "made up"),
                Argument(Role.PATIENT, object_, object_, "made up"),
            ),
            summary=f"{who} {did} {what}",
            rule="made up",
        )
        self.events.append(DatedEvent(event, when))

    def timeline(self) -> Timeline:
        """Every event an entry, but that each eleventh is told twice and contradicts itself."""
        events = list(self.events)
        singles: list[tuple[DatedEvent, ...]] = []
        while events:
            size = 2 if len(events) % 11 == 10 and len(events) > 1 else 1
            singles.append(tuple(events[:size]))
            events = events[size:]
        singles.sort(key=lambda group: _key(group[0].when.stretch))
        entries = tuple(_entry(number + 1, group) for number, group in enumerate(singles))
        return Timeline(Generator("dateline", "0", "none"), tuple(self.articles), (), tuple(self.events), (), entries)


def _key(stretch: Stretch) -> tuple[bool, tuple[int, ...]]:
    known = stretch.begin.earliest or stretch.begin.latest or stretch.end.earliest or stretch.end.latest
    return (known is None, (known.days, known.seconds) if known else (0, 0))


def _entry(number: int, group: tuple[DatedEvent, ...]) -> Entry:
    lead = group[0]
    return Entry(
        id=f"n{number}",
        events=tuple(event.event.id for event in group),
        articles=tuple(dict.fromkeys(event.event.article for event in group)),
        when=lead.when,
        summary=lead.event.summary,
        salience=(number * 37 % 100) / 100,
        conflicts=tuple(event.event.id for event in group[1:] if event.when.stretch.known and lead.when.stretch.known),
    )


def day(year: int, month: int = 1, number: int = 1) -> Stretch:
    return Stretch.filling(Interval(Moment(year, month, number), Moment(year, month, number).plus(days=1), Grain.DAY))


def stretch_of_kind(kind: int, begin: Moment) -> Stretch:
    """All kinds of stretches in turn, beginning about a moment."""
    later = begin.plus(days=1 + kind * 3 % 17)
    year = Interval(Moment(begin.year), Moment(begin.year + 1), Grain.YEAR)
    month = Interval(Moment(begin.year, begin.month), Moment(begin.year, begin.month, 28), Grain.MONTH)
    quarter_past = Interval(begin.plus(seconds=36_900), begin.plus(seconds=36_960), Grain.MINUTE)
    day_itself = Stretch.filling(Interval(begin, begin.plus(days=1), Grain.DAY))
    return (
        day_itself,
        day_itself,
        Stretch.filling(Interval(begin, later, Grain.DAY)),
        Stretch(Bounds.exactly(begin), Bounds(), Grain.DAY),
        Stretch.within(month),
        day_itself,
        Stretch(Bounds(), Bounds.exactly(begin), Grain.DAY),
        Stretch(Bounds(begin, later), Bounds(later, later.plus(days=30)), Grain.DAY),
        day_itself,
        Stretch.filling(quarter_past),
        Stretch(Bounds(None, begin), Bounds(None, begin), Grain.DAY),
        Stretch.within(year, approximate=True),
        Stretch(Bounds(), Bounds()),
    )[kind % 13]


def sentences(number: int, first: Moment, step: int, kinds_from: int = 0) -> list[tuple[str, str, str, Stretch]]:
    """So many events, ``step`` days apart on average, but in bursts as news has them."""
    made = []
    for index in range(number):
        did, what = DEEDS[index * 5 % len(DEEDS)]
        offset = index * step + (index * index) % (7 * step + 1)
        made.append((ACTORS[index * 3 % len(ACTORS)], did, what, stretch_of_kind(index + kinds_from, first.plus(days=offset))))
    return made


@cache
def timeline_of(number: int) -> Timeline:
    """A timeline of so many events in some articles."""
    draft = Draft()
    articles = max(1, min(number // 10, 40))
    for index in range(articles):
        share = number // articles + (index < number % articles)
        first = Moment(2023, 1 + index % 12, 3)
        published = date(2024, 1 + index % 12, 1 + index % 28)
        draft.article(f"What the tide brought, part {index + 1}", published, sentences(share, first, 9, index))
    return draft.timeline()


@pytest.fixture(scope="session")
def make_timeline() -> Callable[[int], Timeline]:
    return timeline_of


@pytest.fixture
def draft() -> Draft:
    return Draft()
