"""From the sentences of a document to its time expressions."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from dateline.events.schema import Document, Grain, Interval, Moment, Origin, TimeExpression
from dateline.events.times.ages import Birth
from dateline.events.times.guards import GUARDS, is_in_title
from dateline.events.times.modifiers import modified
from dateline.events.times.narrative import (
    STAMPS,
    Known,
    Story,
    is_apposed,
    log_days,
    shares_year,
    slots_of,
    story_of,
    year_beside,
)
from dateline.events.times.needs import Sieve
from dateline.events.times.reading import Reading, Scene, counted_from
from dateline.events.times.rows.clocks import ALONE, FIGURES, HEADING
from dateline.events.times.rules import RULES, Rule
from dateline.events.times.scanner import Line, read_lines

_SIEVE = Sieve([rule.pattern for rule in RULES])
_PARAGRAPH = re.compile(r"\n\s*\n")


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
class TextTimes:
    """The time expressions of a text, in its order, and whether it tells a history: what it says without a date is then no news."""

    times: tuple[TimeExpression, ...]
    history: bool


def find_times(document: Document, *, number_from: int = 1) -> tuple[TimeExpression, ...]:
    """Every time expression of the document, as ``read_times`` finds them."""
    return read_times(document, number_from=number_from).times


def read_times(document: Document, *, number_from: int = 1) -> TextTimes:
    """Every time expression of the document, none of which overlap, and of what kind the document is.

    ``when`` is in the calendar of :class:`~dateline.events.schema.Moment`; ids count from ``number_from``.

    Raises:
        ValueError: the article has no publication date.
    """
    lines = _told_by_the_clock([(line, tuple(_selected(line))) for line in read_lines(document)], document.published.year)
    story = story_of(([match for _, match in found] for _, found in lines), document.published)
    entries = log_days(document, [(line, [match for _, match in found_in]) for line, found_in in lines])
    halves = any(slots_of(match).get("meridiem") for _, found in lines for _, match in found)
    telling = Telling(document, story, Known(document.published, halves=halves))
    for number, ((line, candidates), paragraph) in enumerate(zip(lines, _paragraphs(document, lines), strict=True)):
        telling.enter(paragraph, entries.get(number))
        telling.read(line, candidates, lines[min(number + 1, len(lines) - 1)][0].spans[-1].end)
    numbered = enumerate(telling.found, number_from)
    return TextTimes(tuple(_expression(document, number, *parts) for number, parts in numbered), story.history)


Lines = list[tuple[Line, tuple[tuple[int, re.Match[str]], ...]]]


def _told_by_the_clock(lines: Lines, year: int) -> Lines:
    """The same without numbers that are hours only in a text that tells by the clock: "at 3", "8.25." or "0825" at the head of a line."""
    matches: dict[str, list[re.Match[str]]] = {ALONE: [], HEADING: [], FIGURES: []}
    for _, found in lines:
        for rule, match in found:
            matches.get(RULES[rule].name, []).append(match)
    clocks = sum(bool(slots_of(match).get("hour")) for _, found in lines for _, match in found) - len(matches[ALONE])
    kept = {ALONE: clocks >= _CLOCKS, HEADING: _are_hours(matches[HEADING]), FIGURES: _are_no_years(matches[FIGURES], year)}
    dropped = {number for number, rule in enumerate(RULES) if not kept.get(rule.name, True) and matches[rule.name]}
    if not dropped:
        return lines
    return [(line, tuple(_selected(line, dropped)) if any(rule in dropped for rule, _ in found) else found) for line, found in lines]


def _are_hours(heads: Sequence[re.Match[str]]) -> bool:
    """Whether heads as "8.25" are hours, no numbers of sections, which go on one by one: "1.10", "1.11"."""
    numbers = [(int(head["hour"]), int(head["minute"])) for head in heads]
    by_one = sum(later[1] - former[1] in {0, 1} or later == (former[0] + 1, 1) for former, later in pairwise(numbers))
    return len(heads) >= _HEADS and not by_one


def _are_no_years(heads: Sequence[re.Match[str]], year: int) -> bool:
    """Whether heads as "0825" and "2358" are hours: many of them are no year up to publication's."""
    beyond = sum(head["hour"].startswith("0") or int(head["hour"] + head["minute"]) > year for head in heads)
    return len(heads) >= STAMPS and beyond >= max(_LEAST, _NO_YEARS * len(heads))


_NO_YEARS, _LEAST = 0.1, 2
_CLOCKS, _HEADS = 2, 3


@dataclass(slots=True)
class Telling:
    """A text as it is read line by line: what is known so far, and what was found.

    ``before_last`` is the time that was spoken of before the last that was read; ``quoted`` a day whose quotation may follow.
    """

    document: Document
    story: Story
    known: Known
    birth: Birth = field(default_factory=Birth)
    quoted: Spoken | None = None
    before_last: Interval | None = None
    found: list[tuple[Line, Found, Reading]] = field(default_factory=list)

    def enter(self, paragraph: int, entry: Moment | None) -> None:
        """A sentence begins, in this paragraph, perhaps with an entry of a log of this day."""
        self.known = self.known.entering(paragraph, self.story)
        if entry is not None:
            self.known = self.known.logging(entry)
        if self.quoted is not None and self.quoted.paragraph != paragraph:
            self.quoted = None

    def read(self, line: Line, candidates: Sequence[tuple[int, re.Match[str]]], until: int) -> None:
        """The matches of a line, and the ages that it tells, in their order; ``until`` is where the next line ends."""
        ages = [*self.birth.ages(line)]
        for at, (rule, match) in enumerate(candidates):
            while ages and ages[0][0] < line.span(*match.span()).start:
                self.known = self.known.at_age(ages.pop(0)[1])
            of_quotation = self.quoted is not None and _is_quoted(self.document.text, self.quoted, self.known.published, line, match)
            scene = self._scene(line, candidates, at, of_quotation=of_quotation)
            reading = RULES[rule].meaning(scene)
            if reading is None:  # no such day: its parts are not read one by one
                continue
            told_so = modified(scene, replace(reading, origin=Origin.NAMED) if of_quotation else reading)
            reasons = (*told_so.reasons, *counted_from(scene, reading))
            self.found.append((line, Found(RULES[rule], scene), replace(told_so, reasons=reasons)))
            if not (_restates(line, candidates, at) or (of_quotation and slots_of(match).get("weekday"))):
                self._go_on(scene, reading, until)  # else the text goes on from where it was
        for _, year_of_life in ages:
            self.known = self.known.at_age(year_of_life)

    def _scene(self, line: Line, candidates: Sequence[tuple[int, re.Match[str]]], at: int, *, of_quotation: bool) -> Scene:
        known, story, (_, match) = self.known, self.story, candidates[at]
        told = known.reads_from(story, line, match)
        before = candidates[at - 1][1] if at else None
        if before is not None and ((told is None and shares_year(before, match)) or is_apposed(line, before, match)):
            told = known.spoken_of
        beside = year_beside(line, match, [other for _, other in candidates[at + 1 :]], self.document.published.year)
        spoken_on = self.quoted.day if self.quoted is not None and of_quotation else known.published
        spoken_of = self.before_last if _restates(line, candidates, at) else known.spoken_of
        return Scene(
            match, line, spoken_on, spoken_of, known.quarter, known.clock, told, beside, story.day_first,
            known.since_hour(), known.logged or of_quotation, known.halves, known.fiscal, not story.history, known.over, known.told,
        )  # fmt: skip

    def _go_on(self, scene: Scene, reading: Reading, until: int) -> None:
        line, match, interval = scene.line, scene.match, reading.interval
        self.before_last = self.known.spoken_of
        self.known, self.birth = self.known.after(scene, reading, self.story), self.birth.after(line, match, interval)
        if interval is not None and interval.grain is Grain.DAY and reading.origin is Origin.WORDS:
            self.quoted = Spoken(line.span(*match.span()).end, interval.begin, self.known.paragraph, until)


_SO_LONG_LATER = re.compile(r" (?:later|earlier|afterwards?)$")


def _restates(line: Line, candidates: Sequence[tuple[int, re.Match[str]]], at: int) -> bool:
    """Whether it says again when the date right before it is: "was found on the 5th, two days later"."""
    if not at:
        return False
    before, match = candidates[at - 1][1], candidates[at][1]
    return bool(_SO_LONG_LATER.search(match[0])) and line.text[before.end() : match.start()] == " , "


@dataclass(frozen=True, slots=True)
class Spoken:
    """A day that the text names: where it ends, its paragraph, and where the next sentence ends; what opens by there is of it."""

    end: int
    day: Moment
    paragraph: int
    until: int


_COLON, _MARKS = re.compile(r":\s+\S"), re.compile("[\"“”]|``|''")


_FAR = 300  # days


def _is_quoted(text: str, spoken: Spoken, published: Moment, line: Line, match: re.Match[str]) -> bool:
    """Whether "today" or "last night" stands in a quotation of the day named before it: "wrote on 3 May 2019: I resign today".

    So does a bare weekday in one of long ago: On 4 May 1917 he wrote home. "We came out of the line on Tuesday."
    """
    slots = slots_of(match)
    seen = slots.get("deictic") or (slots.get("step") and (slots.get("part") or slots.get("unit") or slots.get("weekday")))
    old = bool(slots.get("weekday")) and not slots.get("month") and published.days - spoken.day.days > _FAR
    if not (seen or old):
        return False
    start = line.span(*match.span()).start
    marks = list(_MARKS.finditer(text, spoken.end, start))
    opens = len(marks) % 2 == 1 and marks[-1].start() < spoken.until
    return opens or (start < spoken.until and bool(_COLON.search(text, spoken.end, start)))


def _selected(line: Line, dropped: Collection[int] = ()) -> Iterator[tuple[int, re.Match[str]]]:
    """The matches that are read, but for those of dropped rows: from left to right the longest, of equally long ones the earlier row's."""
    at = 0
    for extent, rule, match in sorted(_matches(line), key=lambda found: (found[0][0], -found[0][1], found[1])):
        if extent[0] >= at and rule not in dropped:
            at = extent[1]
            if not is_in_title(line, match):
                yield rule, match


def _paragraphs(document: Document, lines: Sequence[tuple[Line, object]]) -> Iterator[int]:
    number, end = 0, 0
    for line, _ in lines:
        number += bool(_PARAGRAPH.search(document.text, end, line.sentences[0].span.start))
        end = line.sentences[-1].span.end
        yield number


def _matches(line: Line) -> Iterator[tuple[tuple[int, int], int, re.Match[str]]]:
    for number in _SIEVE.may_match(frozenset(line.text.split(" "))):
        rule = RULES[number]
        for match in rule.compiled.finditer(line.text):
            if not rule.guard or GUARDS[rule.guard](line, match):
                yield match.span(), number, match


def _expression(document: Document, number: int, line: Line, found: Found, reading: Reading) -> TimeExpression:
    tokens = line.tokens(*found.extent)
    return TimeExpression(
        f"t{number}", document.article.id, line.span(*found.extent), reading.type, reading.value, reading.mod, reading.when,
        found.rule.name, reading.reasons, line.sentence(found.extent[0]).index, tokens[0].index, tokens[-1].index,
        found.scene.origin(reading),
    )  # fmt: skip
