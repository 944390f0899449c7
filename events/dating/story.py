"""The day that the story is of, and the time that its narration has reached."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dateline.events.dating import tenses
from dateline.events.dating.reading import ArticleReading
from dateline.events.schema import Event, EventClass, EventTime, Grain, Role, Sentence, Stretch, Tense

LEAD_SENTENCES = 4  # headline, dateline and the first sentences of a story say of which day it is
NEWS_DAYS = 3  # a story of an older day than this is not news of that day


@dataclass(frozen=True, slots=True)
class Running:
    """The time last stated by a main clause in the past, and by which event."""

    event: Event
    when: EventTime
    precise: bool


def story_day(reading: ArticleReading, stated: Callable[[Event], EventTime | None]) -> EventTime | None:
    """The day shortly before publication that the lead states for its first dated event, unless that is still to come.

    Not that of a participle that only says which thing is meant ("a follow-up to talks held on Sunday"), nor that on which somebody
    else spoke than whom the lead quotes.
    """
    published = reading.document.published.midnight
    for event in reading.events:
        if event.sentence >= LEAD_SENTENCES:
            break
        told = tenses.side(event) != tenses.FUTURE_SIDE and not _says_which(reading, event) and not _answers_lead(reading, event)
        when = stated(event) if told else None
        if when is not None and one_day(when.stretch):
            day = when.stretch.begin.earliest
            if day and 0 <= published.days - day.days <= NEWS_DAYS:
                return when
    return None


def _says_which(reading: ArticleReading, event: Event) -> bool:
    token = reading.token_of(event)
    return token.deprel == "acl" and token.xpos == "VBN" and event.sentence > 0


def _answers_lead(reading: ArticleReading, event: Event) -> bool:
    """Whether somebody says it whom a saying before it does not name: "Lund said ... Berg said yesterday"."""
    if event.event_class is not EventClass.REPORTING or not (speaker := _speaker(reading, event)):
        return False
    before = (reading.event_at(sentence, sentence.root) for sentence in reading.document.sentences[: event.sentence])
    sayings = [other for other in before if other is not None and other.event_class is EventClass.REPORTING]
    others = {_speaker(reading, other) for other in sayings} - {None}
    return bool(others) and speaker not in others


def _speaker(reading: ArticleReading, event: Event) -> str | None:
    """The name or noun of whoever does it; nothing for a pronoun, which may be anybody before it."""
    agent = next(iter(event.arguments_as(Role.AGENT)), None)
    if agent is None or agent.refers_to is not None:
        return None
    word = next((token for token in reading.document.sentences[event.sentence].tokens if token.span == agent.head), None)
    return word.text.lower() if word is not None and word.upos != "PRON" else None


def one_day(stretch: Stretch) -> bool:
    """Whether the stretch lies within one known day."""
    first, last = stretch.begin.earliest, stretch.end.latest
    return first is not None and last is not None and first.days == last.days


def running_times(reading: ArticleReading, stated: Callable[[Event], EventTime | None]) -> dict[int, Running]:
    """For every sentence the time stated last before it in its paragraph."""
    vague = {time.id for time in reading.times if time.when is None}  # "now", "recently"
    found: dict[int, Running] = {}
    running: Running | None = None
    by_sentence: dict[int, list[Event]] = {}
    for event in reading.events:
        by_sentence.setdefault(event.sentence, []).append(event)
    for sentence in reading.document.sentences:
        if sentence.index and reading.paragraphs[sentence.index] != reading.paragraphs[sentence.index - 1]:
            running = None
        if running is not None:
            found[sentence.index] = running
        if _reports(reading, sentence, stated):
            running = None
        for event in by_sentence.get(sentence.index, ()):
            when = stated(event) if event.tense is Tense.PAST and event.aspect not in tenses.PERFECTS else None
            if when is not None and when.stretch.begin.earliest and _over(reading, when.stretch) and when.time not in vague:
                running = Running(event, when, when.stretch.grain is not None and when.stretch.grain.rank >= Grain.DAY.rank)
    return found


@dataclass(frozen=True, slots=True)
class Told:
    """A time that a main clause in the past states, by which event, and in which paragraph."""

    event: Event
    when: EventTime
    paragraph: int


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The times told last before a sentence and next after it."""

    before: Told | None
    after: Told | None


def neighbouring_times(reading: ArticleReading, stated: Callable[[Event], EventTime | None]) -> dict[int, Neighbours]:
    """For every sentence the times that main clauses in the past state before and after it."""
    told = [_told(reading, sentence, stated) for sentence in reading.document.sentences]
    before, after = _last(told), _last(told[::-1])[::-1]
    return {index: Neighbours(*pair) for index, pair in enumerate(zip(before, after, strict=True))}


def _last(told: Sequence[Told | None]) -> list[Told | None]:
    """For each place the last that stands before it."""
    found, last = list[Told | None](), None
    for one in told:
        found.append(last)
        last = one or last
    return found


def _told(reading: ArticleReading, sentence: Sentence, stated: Callable[[Event], EventTime | None]) -> Told | None:
    main = reading.event_at(sentence, sentence.root)
    if main is None or main.tense is not Tense.PAST or main.aspect in tenses.PERFECTS:
        return None
    when = stated(main) or _of_what_goes_along(reading, sentence, stated)
    if when is None or when.stretch.begin.earliest is None or not _over(reading, when.stretch):
        return None
    return Told(main, when, reading.paragraphs[sentence.index])


def _of_what_goes_along(reading: ArticleReading, sentence: Sentence, stated: Callable[[Event], EventTime | None]) -> EventTime | None:
    """The time of a participle that goes along with the main clause: "he sailed west, arriving in November 1849"."""
    along = (reading.event_at(sentence, child) for child in sentence.children(sentence.root, "advcl"))
    return next((when for event in along if event is not None and event.tense is Tense.PRESPART and (when := stated(event))), None)


def _over(reading: ArticleReading, stretch: Stretch) -> bool:
    last = stretch.end.latest
    return last is not None and last.days <= reading.document.published.days


def _reports(reading: ArticleReading, sentence: Sentence, stated: Callable[[Event], EventTime | None]) -> bool:
    """Whether the sentence leads back to the day of the story: an undated saying is its main clause."""
    event = reading.event_at(sentence, sentence.root)
    return event is not None and event.event_class is EventClass.REPORTING and stated(event) is None
