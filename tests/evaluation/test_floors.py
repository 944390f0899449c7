"""The whole pipeline against the hand-made gold of the sample articles; as a script, prints the figures and each error."""

from __future__ import annotations

import json
import re
from calendar import monthrange
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from edtf import parse_edtf

from dateline.events.articles import read_articles
from dateline.events.calendar.edtf import edtf
from dateline.events.exports.json_document import load
from dateline.events.parsing.conllu import FrozenParser
from dateline.events.pipeline import build_timeline
from dateline.events.schema import Article, DatedEvent, Moment, Span, Stretch, TimeExpression, Timeline

HERE = Path(__file__).parent
SAMPLES = HERE.parents[1] / "sample_articles"
GOLD: dict[str, Any] = json.loads((HERE / "gold.json").read_text(encoding="utf-8"))
FLOORS: dict[str, float] = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))
ENDINGS = (".md", ".txt", ".html", ".json", ".jsonl")

Range = tuple[tuple[int, int, int] | None, tuple[int, int, int] | None]


@cache
def timeline() -> Timeline:
    paths = [path for path in sorted(SAMPLES.iterdir()) if path.suffix in ENDINGS and path.name != "README.md"]
    articles = [replace(article, id=article.id or path.stem) for path in paths for article in read_articles(path).articles]
    return build_timeline(articles, parser=FrozenParser(SAMPLES / "parses"))


@dataclass(frozen=True, slots=True)
class Outcome:
    """One question put to the pipeline; the answer is ``None`` where it found nothing."""

    measure: str
    question: str
    wanted: str
    answer: str | None
    right: bool


def marked(article: Article, row: str) -> Span:
    """The span of the words between asterisks."""
    before, words, after = row.split("*")
    whole = before + words + after
    assert article.text.count(whole) == 1, f"{article.id}: {row!r} occurs {article.text.count(whole)} times"
    start = article.text.index(whole) + len(before)
    return Span(start, start + len(words))


def outcomes() -> Iterator[Outcome]:
    for article in timeline().articles:
        gold = GOLD[article.id]
        yield from time_outcomes(article, gold, [time for time in timeline().times if time.article == article.id])
        yield from event_outcomes(article, gold, [dated for dated in timeline().events if dated.event.article == article.id])


# Times --------------------------------------------------------------------------------------------


def time_outcomes(article: Article, gold: dict[str, Any], found: Sequence[TimeExpression]) -> Iterator[Outcome]:
    spans = []
    for row, kind, value, _ in gold["times"]:
        span = marked(article, row)
        spans.append(span)
        match = next((time for time in found if time.span.overlaps(span)), None)
        written = match.span.of(article.text) if match else None
        question = f"{article.id}: {row}"
        yield Outcome("times found", question, span.of(article.text), written, match is not None)
        yield Outcome("times exact", question, span.of(article.text), written, match is not None and match.span == span)
        yield Outcome("times type", question, kind, match and match.type.value, match is not None and match.type.value in kind.split("|"))
        if value is not None:
            yield Outcome("times value", question, value, match and match.value, match is not None and match.value in value.split("|"))
    spans += [marked(article, row) for row in gold.get("optional", ())]
    for time in found:
        right = any(time.span.overlaps(span) for span in spans)
        yield Outcome("times wanted", f"{article.id}: {time.span.of(article.text)}", "nothing", time.value, right)


# Events -------------------------------------------------------------------------------------------


def event_outcomes(article: Article, gold: dict[str, Any], found: Sequence[DatedEvent]) -> Iterator[Outcome]:
    for row, when, factuality in gold["events"]:
        span, question = marked(article, row), f"{article.id}: {row}"
        match = next((dated for dated in found if dated.event.predicate.span.overlaps(span)), None)
        yield Outcome("events found", question, span.of(article.text), match and match.event.predicate.lemma, match is not None)
        if factuality is not None:
            claimed = match.event.factuality.value if match else None
            yield Outcome("events factuality", question, factuality, claimed, claimed in factuality.split("|"))
        if when is not None:
            own = outer(match.when.stretch) if match else (None, None)
            wanted = [calendar(written) for written in when.split("|")]
            yield Outcome("events dated exactly", question, when, str(own), own in wanted)
            yield Outcome("events dated compatibly", question, when, str(own), own != (None, None) and meet(own, wanted[0]))


def calendar(written: str) -> Range:
    """The first and the last day of ``2007-05``, ``1957..1961`` or ``2016-04-20..``."""
    first, dots, last = written.partition("..")
    return (days(first)[0] if first else None, days(last if dots else first)[1] if last or not dots else None)


def days(unit: str) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    sign, digits = (-1, unit[1:]) if unit.startswith("-") else (1, unit)
    year, *rest = (int(part) for part in digits.split("-"))
    year *= sign
    if not rest:
        return (year, 1, 1), (year, 12, 31)
    month, *day = rest
    return (year, month, day[0] if day else 1), (year, month, day[0] if day else monthrange(2000 + year % 400, month)[1])


def outer(stretch: Stretch) -> Range:
    return day_of(stretch.begin.earliest), day_of(stretch.end.latest)


def day_of(moment: Moment | None) -> tuple[int, int, int] | None:
    return (moment.year, moment.month, moment.day) if moment else None


def meet(one: Range, other: Range) -> bool:
    ordered = [first is None or last is None or first <= last for first, last in ((one[0], other[1]), (other[0], one[1]))]
    return all(ordered)


# The test -----------------------------------------------------------------------------------------


@cache
def figures() -> dict[str, float]:
    """Percent of right answers of each measure."""
    asked: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for outcome in outcomes():
        asked[outcome.measure] += 1
        right[outcome.measure] += outcome.right
    return {measure: round(100 * right[measure] / count, 1) for measure, count in asked.items()}


def test_the_gold_covers_every_sample_article() -> None:
    assert {article.id for article in timeline().articles} == GOLD.keys()
    assert sum(len(gold["times"]) for gold in GOLD.values()) > 150
    assert sum(len(gold["events"]) for gold in GOLD.values()) > 150


@pytest.mark.parametrize("measure", FLOORS)
def test_no_figure_falls_below_its_floor(measure: str) -> None:
    assert figures().get(measure, 0.0) >= FLOORS[measure]


def test_two_reports_of_one_collapse_become_one_entry_that_names_the_conflict() -> None:
    north, south = (
        next(dated for dated in timeline().events if dated.event.article == name and dated.event.predicate.lemma == "collapse")
        for name in ("bridge-collapse-north", "bridge-collapse-south")
    )
    (entry,) = [entry for entry in timeline().entries if north.event.id in entry.events]
    assert south.event.id in entry.events
    assert set(entry.conflicts) & {north.event.id, south.event.id}


def test_the_timeline_of_the_samples_comes_back_to_the_byte() -> None:
    text = timeline().to_json()
    assert load(text).to_json() == text


def test_dates_of_every_shape_are_edtf() -> None:
    stretches = [*(dated.when.stretch for dated in timeline().events), *(time.when for time in timeline().times if time.when)]
    written = sorted({date for stretch in stretches if (date := edtf(stretch))})
    shapes = {re.sub(r"\d", "0", date): date for date in written}  # the package takes a tenth of a second for each
    assert len(shapes) > 5
    assert all(parse_edtf(date) for date in shapes.values())


if __name__ == "__main__":
    for outcome in outcomes():
        if not outcome.right:
            print(f"{outcome.measure:24}{outcome.question}  wanted {outcome.wanted}, got {outcome.answer}")  # noqa: T201 - a script
    for measure, figure in figures().items():
        print(f"{figure:6.1f}  {measure} (floor {FLOORS.get(measure)})")  # noqa: T201 - the same
