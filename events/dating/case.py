"""One event before the rules: what is known of it, and what a rule answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from events.dating.meanings import Meaning, View
from events.dating.reading import Governor, Reading
from events.dating.story import Running
from events.schema import Basis, Event, EventTime, Sentence, Stretch, Token

BASES = tuple(Basis)


@dataclass(frozen=True, slots=True)
class Footing:
    """What a rule found to stand on: the reference, what to call it, and how near it is.

    ``target`` is the id of the event or time referred to, or of the article for its publication date.
    """

    meaning: Meaning
    reference: Stretch
    basis: Basis
    target: str
    why: str
    time: str | None = None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """An event, its place in the tree, the event it hangs on, who says it, and from when it is told."""

    reading: Reading
    event: Event
    sentence: Sentence
    token: Token
    governor: Governor | None
    speech: Event | None
    view: View
    when: Callable[[Event], EventTime]
    stated: Callable[[Event], EventTime | None]
    story: EventTime | None
    running: Running | None
    twin: Event | None

    def on(self, meaning: Meaning, other: Event, why: str, *, nearest: Basis = Basis.NEARBY) -> Footing | None:
        """Stand on another event's time; no nearer than ``nearest``, no more trusted than the other is."""
        when = self.when(other)
        if not when.stretch.known or when.basis is None:
            return None
        basis = max(nearest, when.basis, key=BASES.index)
        return Footing(meaning, when.stretch, basis, other.id, why, when.time, (f"“{word(self.reading, other)}”: {when.why}",))

    def on_published(self, meaning: Meaning, why: str) -> Footing:
        """Stand on the day of speaking: the publication date, or the day of the words that tell it."""
        if self.speech is not None and (footing := self.on(meaning, self.speech, why)):
            return footing
        article = self.reading.document.article.id
        return Footing(meaning, self.reading.published, Basis.PUBLISHED, article, why)


def word(reading: Reading, event: Event) -> str:
    """The event's predicate, as written."""
    return " ".join(event.predicate.span.of(reading.document.text).split())
