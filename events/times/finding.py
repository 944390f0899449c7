"""From the sentences of a document to its time expressions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.events.schema import Document, Grain, Moment, Origin, TimeExpression
from dateline.events.times.ages import Birth
from dateline.events.times.guards import GUARDS, is_in_title
from dateline.events.times.modifiers import modified
from dateline.events.times.narrative import Known, log_days, shares_year, slots_of, story_of, year_beside
from dateline.events.times.needs import Sieve
from dateline.events.times.reading import Reading, Scene, counted_from
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
    lines = [(line, tuple(_selected(line))) for line in read_lines(document)]
    story = story_of(([match for _, match in found] for _, found in lines), document.published)
    known, found, quoted, birth, last_spoken_of = Known(document.published), [], None, Birth(), None
    entries = log_days(document, [(line, [match for _, match in found_in]) for line, found_in in lines])
    for number, ((line, candidates), paragraph) in enumerate(zip(lines, _paragraphs(document, lines), strict=True)):
        known = known.entering(paragraph, story)
        if number in entries:
            known = known.logging(entries[number])
        quoted = quoted if quoted is not None and quoted.paragraph == paragraph else None
        ages = [*birth.ages(line)]
        for at, (rule, match) in enumerate(candidates):
            while ages and ages[0][0] < line.span(*match.span()).start:
                known = known.at_age(ages.pop(0)[1])
            told = known.reads_from(story, line, match)
            if told is None and at and shares_year(candidates[at - 1][1], match):
                told = known.spoken_of
            beside = year_beside(line, match, [other for _, other in candidates[at + 1 :]], document.published.year)
            of_quotation = quoted is not None and _is_quoted(document.text, quoted, known.published, line, match)
            spoken_on = quoted.day if quoted is not None and of_quotation else known.published
            beside_last = at > 0 and _restates(line, candidates[at - 1][1], match)
            scene = Scene(
                match, line, spoken_on, last_spoken_of if beside_last else known.spoken_of, known.quarter, known.clock, told, beside,
                story.day_first, known.since_hour(), known.logged or of_quotation, known.halves, known.fiscal, not story.history,
                known.over,
            )  # fmt: skip
            reading = RULES[rule].meaning(scene)
            if reading is None:  # no such day: its parts are not read one by one
                continue
            told_so = modified(scene, replace(reading, origin=Origin.NAMED) if of_quotation else reading)
            reasons = (*told_so.reasons, *counted_from(scene, reading))
            found.append((line, Found(RULES[rule], scene), replace(told_so, reasons=reasons)))
            if beside_last or (of_quotation and slots_of(match).get("weekday")):
                continue  # the text goes on from where it was
            last_spoken_of = known.spoken_of
            known, birth = known.after(scene, reading, story), birth.after(line, match, reading.interval)
            if reading.interval is not None and reading.interval.grain is Grain.DAY and reading.origin is Origin.WORDS:
                quoted = Spoken(
                    line.span(*match.span()).end, reading.interval.begin, paragraph, lines[min(number + 1, len(lines) - 1)][0].spans[-1].end
                )
        for _, year_of_life in ages:
            known = known.at_age(year_of_life)
    numbered = enumerate(found, number_from)
    return TextTimes(tuple(_expression(document, number, *parts) for number, parts in numbered), story.history)


_SO_LONG_LATER = re.compile(r" (?:later|earlier|afterwards?)$")


def _restates(line: Line, before: re.Match[str], match: re.Match[str]) -> bool:
    """Whether it says again when the date right before it is: "was found on the 5th, two days later"."""
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
    return opens or bool(_COLON.search(text, spoken.end, min(start, spoken.until)))


def _selected(line: Line) -> Iterator[tuple[int, re.Match[str]]]:
    """The matches that are read: from left to right the longest, and of equally long ones that of the earlier row."""
    at = 0
    for extent, rule, match in sorted(_matches(line), key=lambda found: (found[0][0], -found[0][1], found[1])):
        if extent[0] >= at:
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
