"""Puts every event before the rules, each after those it depends on."""

from __future__ import annotations

from dataclasses import dataclass, field

from events.dating import rules, tenses, wording
from events.dating.case import Case, Footing
from events.dating.meanings import OPEN, View
from events.dating.reading import Reading
from events.dating.speech import speech_of
from events.schema import Event, EventTime, Stretch

NOTHING = EventTime(OPEN, None, None, "undated", "Nothing in the text says when.")


@dataclass(slots=True)
class Reckoning:
    """The times of one article's events, worked out on demand and once."""

    reading: Reading
    _times: dict[str, EventTime] = field(default_factory=dict)
    _footings: dict[str, Footing] = field(default_factory=dict)
    _open: set[str] = field(default_factory=set)

    def when(self, event: Event) -> EventTime:
        """The event's time; unknown while it is itself being worked out, so that a circle of events ends."""
        if event.id in self._times:
            return self._times[event.id]
        if event.id in self._open:
            return NOTHING
        self._open.add(event.id)
        self._times[event.id] = self._decide(self.case(event))
        self._open.discard(event.id)
        return self._times[event.id]

    def footing(self, event: Event) -> Footing | None:
        """What the event's time stands on, once it is known."""
        self.when(event)
        return self._footings.get(event.id)

    def case(self, event: Event) -> Case:
        """The event as the rules see it."""
        sentence = self.reading.sentence_of(event)
        speech = speech_of(self.reading, event)
        view = View(self._day(speech), tenses.side(event))
        return Case(self.reading, event, sentence, sentence[event.token], self.reading.governor(event), speech, view, self.when, self.stated)

    def _day(self, speech: Event | None) -> Stretch:
        if speech is not None and (spoken := self.when(speech).stretch).known:
            return spoken
        return self.reading.published

    def stated(self, event: Event) -> EventTime | None:
        """The event's time, where its own clause states it."""
        case = self.case(event)
        footing = rules.own_time(case)
        return event_time(rules.RULES[0].name, footing, case) if footing else None

    def _decide(self, case: Case) -> EventTime:
        for rule in rules.RULES:
            if (footing := rule.find(case)) is not None:
                self._footings[case.event.id] = footing
                return event_time(rule.name, footing, case)
        return NOTHING


def event_time(rule: str, footing: Footing, case: Case) -> EventTime:
    """The time that a footing gives, with its reasons."""
    stretch = footing.meaning.bound(footing.reference, case.view)
    why = f"{footing.why[:1].upper()}{footing.why[1:]}: {wording.stretch(stretch)}."
    return EventTime(stretch, footing.basis, footing.time, rule, why, footing.reasons)
