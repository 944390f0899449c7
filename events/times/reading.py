"""What a rule's meaning is given, and what it gives back."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from events.schema import Bounds, Interval, Moment, Stretch, TimexType, Token
from events.times import calendar
from events.times.direction import Direction, Toward, direction
from events.times.scanner import Line


@dataclass(frozen=True, slots=True)
class Reading:
    """Type, value, mod and the stretch that is meant; ``interval`` is what later expressions count from."""

    type: TimexType
    value: str
    mod: str | None = None
    when: Stretch | None = None
    interval: Interval | None = None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scene:
    """Where a match stands: its words, the publication date, and the time last spoken of."""

    match: re.Match[str]
    line: Line
    published: Moment
    spoken_of: Interval | None

    def word(self, name: str) -> str:
        """What a slot caught, or an empty string."""
        return (self.match.groupdict().get(name) or "").removesuffix(" .")

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens under the match."""
        return self.line.tokens(*self.match.span())

    @property
    def head(self) -> Token:
        """The token of the match that governs the others."""
        tokens = self.tokens
        inside = {token.index for token in tokens}
        return next((token for token in tokens if token.head not in inside), tokens[0])

    @property
    def before(self) -> str:
        """The words of the sentence before the match."""
        return self.line.text[: self.match.start()].rstrip()

    @property
    def after(self) -> str:
        """The words of the sentence after the match."""
        return self.line.text[self.match.end() :].lstrip()

    def direction(self) -> Direction:
        """Which way the sentence looks."""
        return direction(self.line.sentence(self.match.start()), self.head)

    @property
    def reference(self) -> Interval:
        """The time last spoken of, or the day of publication."""
        return self.spoken_of or calendar.day(self.published)


Meaning = Callable[[Scene], Reading | None]


def date(interval: Interval, *reasons: str, mod: str | None = None, value: str | None = None) -> Reading:
    """A DATE that names the whole interval."""
    when = Stretch.filling(interval, approximate=mod == "APPROX")
    return Reading(TimexType.DATE, value or calendar.value(interval), mod, when, interval, reasons)


def nearest(past: Interval, future: Interval, way: Direction) -> tuple[Interval, str]:
    """One of two readings by direction, and why."""
    chosen = future if way.toward is Toward.FUTURE else past
    return chosen, f"{way.toward.value} because of {way.cue!r}"


def vague(value: str, type_: TimexType = TimexType.DATE, when: Stretch | None = None) -> Reading:
    """A reading that names no stretch of its own."""
    return Reading(type_, value, None, when)


def until(moment: Moment) -> Stretch:
    """Something that lies before the moment."""
    return Stretch(Bounds(None, moment), Bounds(None, moment))
