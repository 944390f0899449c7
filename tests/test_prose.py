"""Prose is for people: whatever reasons, rule names and summaries say, every date, claim, role and merge is the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from dateline.events.articles import read_articles
from dateline.events.dating import reckoning, rules
from dateline.events.extraction import factuality, predicates
from dateline.events.extraction import reading as extraction
from dateline.events.merging import evidence, grouping, judging
from dateline.events.parsing import mending
from dateline.events.parsing.conllu import FrozenParser
from dateline.events.pipeline import build_timeline
from dateline.events.schema import Timeline
from dateline.events.timeline import salience, sentences
from dateline.events.times import finding

SAMPLES = Path(__file__).parents[1] / "sample_articles"
PROSE = frozenset({"rule", "why", "reasons", "summary"})

Say = Callable[[], str]


def samples() -> Timeline:
    paths = [path for path in sorted(SAMPLES.iterdir()) if path.suffix in {".md", ".json", ".jsonl"} and path.stem != "README"]
    articles = [article for path in paths for article in read_articles(path).articles]
    return build_timeline(articles, parser=FrozenParser(SAMPLES / "parses"))


def facts(value: Any) -> Any:
    """The value without what is for people."""
    if isinstance(value, tuple):
        return tuple(map(facts, value))
    if not hasattr(value, "__dataclass_fields__"):
        return value
    return type(value), tuple(facts(getattr(value, field.name)) for field in fields(value) if field.name not in PROSE)


def counted() -> Say:
    numbers = count()
    return lambda: f"2020-01-01 shared, written {next(numbers)}"


@pytest.fixture(params=[lambda: lambda: "x", counted], ids=["all the same", "all different"])
def say(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Say:
    """All prose replaced by nonsense."""
    nonsense: Say = request.param()
    for module in (rules, grouping, judging, factuality, predicates, mending):
        monkeypatch.setattr(module, "RULES", tuple(replace(row, name=nonsense()) for row in module.RULES))  # type: ignore[attr-defined]
    monkeypatch.setattr(rules, "STATED_RULES", tuple(replace(row, name=nonsense()) for row in rules.STATED_RULES))
    monkeypatch.setattr(salience, "REASONS", tuple(replace(row, name=nonsense()) for row in salience.REASONS))
    monkeypatch.setattr(evidence, "EVIDENCE", tuple(replace(row, name=nonsense()) for row in evidence.EVIDENCE))
    _without_prose(monkeypatch, nonsense)
    return nonsense


def _without_prose(monkeypatch: pytest.MonkeyPatch, nonsense: Say) -> None:
    expression, time, arguments = finding._expression, reckoning.event_time, extraction.arguments_of  # noqa: SLF001 - what it makes

    def of_time(*parts: Any) -> Any:
        return replace(expression(*parts), rule=nonsense(), reasons=(nonsense(), nonsense()))

    def of_event(*parts: Any) -> Any:
        return replace(time(*parts), why=nonsense(), reasons=(nonsense(),))

    def of_arguments(*parts: Any, **options: Any) -> Any:
        return tuple(replace(argument, rule=nonsense()) for argument in arguments(*parts, **options))

    monkeypatch.setattr(finding, "_expression", of_time)
    monkeypatch.setattr(reckoning, "event_time", of_event)
    monkeypatch.setattr(extraction, "arguments_of", of_arguments)
    monkeypatch.setattr(sentences, "sentence", lambda *_: nonsense())


@pytest.fixture(scope="module")
def as_written() -> Timeline:
    return samples()


def test_nothing_but_prose_changes_with_prose(as_written: Timeline, say: Say) -> None:
    timeline = samples()
    assert len({dated.event.summary for dated in timeline.events} & {dated.event.summary for dated in as_written.events}) == 0
    for kind in ("times", "events", "links", "entries"):
        assert facts(getattr(timeline, kind)) == facts(getattr(as_written, kind)), (kind, say())


@pytest.mark.parametrize(
    ("words", "origin"),
    [
        ("six months ago", "the publication date 9 July 2014"),
        ("two days later", "the time last spoken of"),
        ("A month earlier", "the time last"),
    ],
)
def test_a_reason_says_from_what_its_time_was_counted(as_written: Timeline, words: str, origin: str) -> None:
    whys = [dated.when.why for dated in as_written.events if dated.when.why.startswith(f"“{words}”")]
    assert whys
    assert all(f", counted from {origin}" in why for why in whys)
