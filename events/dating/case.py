"""One event before the rules: what is known of it, and what a rule answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dateline.events.dating.births import Life
from dateline.events.dating.meanings import Meaning, View
from dateline.events.dating.reading import ArticleReading, GoverningEvent
from dateline.events.dating.story import Neighbours, Running
from dateline.events.schema import Basis, Event, EventClass, EventTime, Kind, Sentence, Stretch, Token

BASES = tuple(Basis)
STATIVES = frozenset({EventClass.STATE, EventClass.I_STATE})
REPORTS = frozenset({EventClass.REPORTING})
VERBAL = frozenset({Kind.VERB, Kind.COPULA})


@dataclass(frozen=True, slots=True)
class Footing:
    """What a rule found to stand on: the reference, what to call it, and how near it is.

    ``target`` is the id of the event or time referred to, or of the article for its publication date. ``is_twin`` says that the
    target is taken for the very same happening.
    """

    meaning: Meaning
    reference: Stretch
    basis: Basis
    target: str
    why: str
    time: str | None = None
    reasons: tuple[str, ...] = ()
    is_twin: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """An event, its place in the tree, the event it hangs on, who says it, and from when it is told."""

    reading: ArticleReading
    event: Event
    sentence: Sentence
    token: Token
    governor: GoverningEvent | None
    speech: Event | None
    view: View
    when: Callable[[Event], EventTime]
    stated: Callable[[Event], EventTime | None]
    story: EventTime | None
    running: Running | None
    neighbours: Neighbours
    twin: Event | None
    scene: Mapping[str, int]
    lives: tuple[Life, ...]
    twins: Mapping[str, Event]

    def on(self, meaning: Meaning, other: Event, why: str, *, nearest: Basis = Basis.NEARBY) -> Footing | None:
        """Stand on another event's time; no nearer than ``nearest``, no more trusted than the other is."""
        when = self.when(other)
        if not when.stretch.known or when.basis is None:
            return None
        basis = max(nearest, when.basis, key=BASES.index)
        return Footing(meaning, when.stretch, basis, other.id, why, when.time, (f"“{word(self.reading, other)}”: {when.why}",))

    def on_stated(self, meaning: Meaning, other: Event, why: str) -> Footing | None:
        """Stand on another event, if its own clause states its time."""
        when = self.stated(other)
        if when is None:
            return None
        reasons = (f"“{word(self.reading, other)}”: {when.why}",)
        return Footing(meaning, when.stretch, Basis.NEARBY, other.id, why, when.time, reasons)

    def on_published(self, meaning: Meaning, why: str) -> Footing:
        """Stand on the day of speaking: the day of the words that tell it, or where that says nothing the publication date."""
        footing = self.on(meaning, self.speech, why) if self.speech is not None else None
        if footing is not None and meaning.bound(footing.reference, self.view).known:
            return footing
        article = self.reading.document.article.id
        return Footing(meaning, self.reading.published, Basis.PUBLISHED, article, why)


def word(reading: ArticleReading, event: Event) -> str:
    """The event's predicate, as written."""
    return reading.written(event.predicate.span)


def lemma_of(case: Case, event: Event) -> str:
    """The lemma of the event's head word, in lower case."""
    return case.reading.token_of(event).lemma.lower()
