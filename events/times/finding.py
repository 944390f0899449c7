"""From the sentences of a document to its time expressions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.events.schema import Document, Grain, Interval, Moment, TimeExpression, TimexType
from dateline.events.times.guards import GUARDS
from dateline.events.times.modifiers import modified
from dateline.events.times.reading import Reading, Scene, counted_from
from dateline.events.times.rules import RULES, Rule
from dateline.events.times.scanner import Line, read_lines

_CLOCK = re.compile(r"T\d")
_LONGER_PERIODS = frozenset({"P6M", "P9M"})  # a report compares what it last spoke of
_RECENT_DAYS = 140  # a quarter is reported on within the next
_FISCAL_DAYS, _QUARTER_DAYS = 300, 92  # of the first quarter named, which is that of the report: fiscal quarters run beside the calendar's


@dataclass(frozen=True, slots=True)
class Found:
    """A match of a row."""

    rule: Rule
    scene: Scene

    @property
    def extent(self) -> tuple[int, int]:
        """Where it stands in the line."""
        return self.scene.match.span()


@dataclass(frozen=True, slots=True)
class Known:
    """What the text has told so far: the time last spoken of, the quarter that it reports on, and the time of day last read."""

    published: Moment
    spoken_of: Interval | None = None
    quarter: Interval | None = None
    clock: Moment | None = None

    def after(self, reading: Reading) -> Known:
        """What is known once the reading is."""
        interval = reading.interval
        if interval is None:
            longer = reading.type is TimexType.DURATION and reading.value in _LONGER_PERIODS
            return replace(self, quarter=None) if longer else self
        age = self.published.days - interval.end.days
        oldest, youngest = (_RECENT_DAYS, 0) if self.quarter else (_FISCAL_DAYS, -_QUARTER_DAYS)
        recent = interval.grain is Grain.QUARTER and youngest <= age < oldest
        clock = reading.when.begin.earliest if reading.type is TimexType.TIME and reading.when and _CLOCK.search(reading.value) else None
        return Known(self.published, interval, interval if recent else self.quarter, clock)


def find_times(document: Document, *, number_from: int = 1) -> tuple[TimeExpression, ...]:
    """Every time expression of the document, in text order; none overlap.

    ``when`` is in the calendar of :class:`~dateline.events.schema.Moment`; ids count from ``number_from``.

    Raises:
        ValueError: the article has no publication date.
    """
    known, found = Known(document.published), []
    for line in read_lines(document):
        for candidate, reading in _readings(line, known):
            known = known.after(reading)
            found.append((line, candidate, reading))
    numbered = enumerate(found, number_from)
    return tuple(_expression(document, number, *parts) for number, parts in numbered)


def _readings(line: Line, known: Known) -> Iterator[tuple[Found, Reading]]:
    at = 0
    for extent, rule, match in sorted(_matches(line), key=lambda found: (found[0][0], -found[0][1], found[1])):
        if extent[0] < at:
            continue
        scene = Scene(match, line, known.published, known.spoken_of, known.quarter, known.clock)
        reading = RULES[rule].meaning(scene)
        at = extent[1]
        if reading is None:  # no such day: its parts are not read one by one
            continue
        known = known.after(reading)
        told = modified(scene, reading)
        yield Found(RULES[rule], scene), replace(told, reasons=(*told.reasons, *counted_from(scene, reading)))


def _matches(line: Line) -> Iterator[tuple[tuple[int, int], int, re.Match[str]]]:
    for number, rule in enumerate(RULES):
        for match in rule.compiled.finditer(line.text):
            if not rule.guard or GUARDS[rule.guard](line, match):
                yield match.span(), number, match


def _expression(document: Document, number: int, line: Line, found: Found, reading: Reading) -> TimeExpression:
    tokens = line.tokens(*found.extent)
    return TimeExpression(
        f"t{number}", document.article.id, line.span(*found.extent), reading.type, reading.value, reading.mod, reading.when,
        found.rule.name, reading.reasons, line.sentence(found.extent[0]).index, tokens[0].index, tokens[-1].index,
    )  # fmt: skip
