"""Puts every event before the rules, each after those it depends on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dateline.events.calendar import wording
from dateline.events.dating import meanings, rules, tenses
from dateline.events.dating.births import Life, lives
from dateline.events.dating.case import Case, Footing
from dateline.events.dating.durations import stretched
from dateline.events.dating.gaps import gap_before
from dateline.events.dating.meanings import OPEN, View
from dateline.events.dating.reading import ArticleReading
from dateline.events.dating.scene import people_of_news
from dateline.events.dating.speech import speech_of
from dateline.events.dating.story import LEAD_SENTENCES, Neighbours, Running, neighbouring_times, running_times, story_day
from dateline.events.dating.twins import twins
from dateline.events.schema import Basis, Event, EventTime, Factuality, Stretch, Tense

ALONE = Neighbours(None, None)
NOTHING = EventTime(OPEN, None, None, "undated", "Nothing in the text says when.")


@dataclass(slots=True)
class Reckoning:
    """The times of one article's events, worked out on demand and once."""

    reading: ArticleReading
    _times: dict[str, EventTime] = field(default_factory=dict)
    _footings: dict[str, Footing] = field(default_factory=dict)
    _finders: dict[str, str] = field(default_factory=dict)
    _open: set[str] = field(default_factory=set)
    _stated: dict[str, EventTime | None] = field(default_factory=dict)
    _story: EventTime | None = None
    _running: dict[int, Running] = field(default_factory=dict)
    _neighbours: dict[int, Neighbours] = field(default_factory=dict)
    _twins: dict[str, Event] = field(default_factory=dict)
    _lives: tuple[Life, ...] = ()
    _scene: Mapping[str, int] = field(default_factory=dict)
    _cases: dict[str, Case] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._story = story_day(self.reading, self.stated)
        self._running = running_times(self.reading, self.stated)
        self._neighbours = neighbouring_times(self.reading, self.stated)
        self._twins = twins(self.reading, self.stated)
        day = self._story.stretch if self._story else self.reading.published
        self._scene = people_of_news(self.reading, LEAD_SENTENCES, day, self.stated)
        self._lives = lives(self.reading, self.stated)
        self._cases.clear()  # they were made without the story

    def when(self, event: Event) -> EventTime:
        """The event's time; unknown while it is itself being worked out, so that a circle of events ends."""
        if event.id in self._times:
            return self._times[event.id]
        if event.id in self._open:
            return NOTHING
        self._open.add(event.id)
        self._times[event.id] = self._decide(self.case(event), rules.RULES) or NOTHING
        self._open.discard(event.id)
        return self._times[event.id]

    def footing(self, event: Event) -> Footing | None:
        """What the event's time stands on, once it is known."""
        self.when(event)
        return self._footings.get(event.id)

    def finder(self, event: Event) -> str:
        """Which of the functions that look for a footing found the event's; ``undated`` where none did."""
        self.when(event)
        return self._finders.get(event.id, "undated")

    def case(self, event: Event) -> Case:
        """The event as the rules see it."""
        if event.id not in self._cases:
            self._cases[event.id] = self._case(event)
        return self._cases[event.id]

    def _case(self, event: Event) -> Case:
        sentence = self.reading.sentence_of(event)
        speech = speech_of(self.reading, event)
        view = View(self._day(speech), tenses.side(event))
        return Case(
            self.reading, event, sentence, sentence[event.token], self.reading.governor(event), speech, view,
            self.when, self.stated, self._story, self._running.get(event.sentence), self._neighbours.get(event.sentence, ALONE),
            self._twins.get(event.id), self._scene, self._lives, self._twins,
        )  # fmt: skip

    def _day(self, speech: Event | None) -> Stretch:
        if speech is not None and (spoken := self.stated(speech)) is not None:
            return spoken.stretch
        return self.reading.published

    def stated(self, event: Event) -> EventTime | None:
        """The event's time, where its own clause or, for a main clause, its sentence states it."""
        if event.id not in self._stated:
            self._stated[event.id] = None  # while it is being worked out, so that a circle of sayings ends
            self._stated[event.id] = self._decide(self.case(event), rules.STATED_RULES)
        return self._stated[event.id]

    def _decide(self, case: Case, table: Sequence[rules.FootingRule]) -> EventTime | None:
        for rule in table:
            if (footing := rule.find(case)) is not None:
                when = event_time(rule.name, footing, case)
                if when.stretch.known and not _denies_tense(case, when):
                    self._footings[case.event.id] = footing
                    self._finders[case.event.id] = rule.find.__name__
                    return when
        return None


def _denies_tense(case: Case, when: EventTime) -> bool:
    """Whether a time would put behind the day of publication what the past tense tells as a fact."""
    begin, today = when.stretch.begin.earliest, case.reading.published.begin.earliest
    return bool(_is_over(case) and begin and today and begin.days > today.days)


def _is_over(case: Case) -> bool:
    """Whether the past tense tells it as a fact."""
    return case.event.factuality is Factuality.HAPPENED and case.event.tense is Tense.PAST and not case.event.modality


def _by_now(case: Case, stretch: Stretch) -> Stretch:
    """The same, where all that is known is a bound behind the publication: what is over was so by then."""
    last, today = stretch.end.latest, case.reading.published.begin.earliest
    if stretch.begin.earliest or stretch.end.earliest or not (last and today and last.days > today.days and _is_over(case)):
        return stretch
    return meanings.bounded(None, today, like=stretch)


def event_time(rule: str, footing: Footing, case: Case) -> EventTime:
    """The time that a footing gives, stretched by the duration of the clause, with its reasons."""
    stretch = _by_now(case, stretched(case, footing.meaning.bound(footing.reference, case.view)))
    why = f"{footing.why[:1].upper()}{footing.why[1:]}"
    if footing.meaning is meanings.WITHIN and footing.target == footing.time:
        sentence = wording.naming(why, stretch)
    else:
        sentence = wording.reason(why, stretch, only_published=footing.basis is Basis.PUBLISHED)
    gap = gap_before(case, stretch)
    if gap is not None:
        sentence = f"{sentence} {wording.gap(gap)}"
    twin = footing.target if footing.is_twin else None
    return EventTime(stretch, footing.basis, footing.time, rule, sentence, footing.reasons, gap, twin)
