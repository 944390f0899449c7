"""Mentions of one happening inside an article: tests/cases/dating/merging.txt, with the parses beside it."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "dating"))

from marked_text import CASES, Marked, read_marked

from events.articles import read_articles
from events.dating import date_events
from events.parsing.conllu import FrozenParser
from events.pipeline import build_timeline
from events.timeline import arrange
from events.timeline.merging import RULES

SAMPLES = Path(__file__).parents[2] / "sample_articles"


@dataclass(frozen=True)
class MergeCase:
    name: str
    marked: Marked
    happenings: list[str]


def read_cases() -> list[MergeCase]:
    blocks = (CASES / "merging.txt").read_text(encoding="utf-8").split("\n== ")[1:]
    parses = (CASES / "merging.conllu").read_text(encoding="utf-8").split("# newdoc id = ")[1:]
    found = []
    for block, parse in zip(blocks, parses, strict=True):
        name, *lines, numbers = block.strip().split("\n")
        found.append(MergeCase(name, read_marked("\n".join(lines), parse.partition("\n")[2]), numbers.split()))
    return found


@pytest.mark.parametrize("case", read_cases(), ids=lambda case: case.name)
def test_mentions_come_together_or_stay_apart(case: MergeCase) -> None:
    dating = date_events(case.marked.document, case.marked.events, case.marked.times)
    entries = arrange([case.marked.document.article], [case.marked.document], dating.events, case.marked.times)
    expected = {number: set[str]() for number in case.happenings}
    for event, number in zip(case.marked.events, case.happenings, strict=True):
        expected[number].add(event.id)
    assert sorted(map(sorted, expected.values())) == sorted(sorted(entry.events) for entry in entries)


def test_merge_rules_have_names_of_their_own() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_a_light_verb_and_its_noun_are_one_entry() -> None:
    (story,) = read_articles(SAMPLES / "us-iran-talks-2007.md").articles
    timeline = build_timeline([story], parser=FrozenParser(SAMPLES / "parses"))
    words = {item.event.id: item.event.predicate.span.of(story.text) for item in timeline.events}
    together = [{words[event] for event in entry.events} for entry in timeline.entries]
    assert any({"held", "talks"} <= found for found in together)
    assert len({(entry.summary, entry.when.stretch) for entry in timeline.entries}) == len(timeline.entries)
