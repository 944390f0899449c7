"""Each row of evidence for one happening holds of the two words of its example, and not of those of its counter-example."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest

from dateline.events.merging.evidence import EVIDENCE, Pair, months_apart, pair_of, unsupported
from dateline.events.merging.witnesses import Witness, witnesses_of
from dateline.events.parsing.conllu import FrozenParser
from dateline.events.pipeline import read_document
from dateline.events.rule import Evidence, Example
from dateline.events.schema import Account, Article, Generator
from dateline.events.timeline.labels import labelled

PARSER = FrozenParser(Path(__file__).parents[1] / "cases" / "merging" / "evidence.conllu")
TEXTS = list(dict.fromkeys(text for row in EVIDENCE for *texts, _, _ in (*row.examples, *row.counter_examples) for text in texts))
ALWAYS = {"one_story"}  # a chance, and never none
LATER = "in June."  # how a text ends that is of another month


def account_of(text: str, place: int) -> Account:
    (document,) = PARSER.parse(
        [Article(text=text, id=f"evidence-{TEXTS.index(text)}", published=date(2024, 6 if text.endswith(LATER) else 3, 12))]
    )
    article = replace(document.article, id=f"article {place}", source=f"paper {place}")
    return read_document(article, replace(document, article=article), Generator("test", "0", None))


@cache
def pairs_of(texts: tuple[str, ...]) -> list[tuple[str, str, Pair]]:
    """Every two mentions of the texts, of two articles where there are two, by their words."""
    accounts = list(labelled([account_of(text, place) for place, text in enumerate(texts)], []))

    def word(witness: Witness) -> str:
        return witness.event.predicate.span.of(accounts[witness.article].article.text)

    compared = combinations(witnesses_of(accounts), 2)
    return [(word(one), word(other), pair_of(one, other)) for one, other in compared if len(texts) == 1 or one.article != other.article]


def shares(row: Evidence[Callable[[Pair], float]], example: Example) -> list[float]:
    *texts, first, second = example
    return [row.share(pair) for one, other, pair in pairs_of(tuple(texts)) if (one, other) == (first, second)]


@pytest.mark.parametrize("row", EVIDENCE, ids=[row.key for row in EVIDENCE])
def test_evidence_holds_in_its_examples_alone(row: Evidence[Callable[[Pair], float]]) -> None:
    held = [share for example in row.examples for share in shares(row, example)]
    not_held = [share for example in row.counter_examples for share in shares(row, example)]
    assert held
    assert all(share > 0 for share in held)
    assert not_held or row.key in ALWAYS
    assert all(share == 0 for share in not_held)


def test_a_rise_of_one_figure_is_none_of_another() -> None:
    texts = ("Wheat exports fell 12 pct.", "Sugar exports fell 15 pct.")
    of_wheat_and_sugar = [pair for one, other, pair in pairs_of(texts) if (one, other) == ("fell", "fell")]
    for pair in of_wheat_and_sugar:
        pair.story = 1.0
    assert of_wheat_and_sugar
    assert not any(map(unsupported, of_wheat_and_sugar))  # both are of exports: what describes them is compared elsewhere
    storm = ("The storm killed 12 people. The storm killed 15 people.", "Wheat exports fell 12 pct.")
    assert all(unsupported(pair) for one, other, pair in pairs_of(storm) if (one, other) == ("killed", "fell"))


def test_what_is_under_way_is_of_no_day_months_later() -> None:
    (_, _, pair), *_ = [found for found in pairs_of(("Lund left on Monday. Berg left on Sunday.",)) if found[:2] == ("left", "left")]
    day = pair.one.witness.published
    begun = pair.other.witness.stretch.begin.latest
    assert begun is not None
    assert not months_apart(pair)
    earlier = replace(begun, year=begun.year - 1)
    when = pair.other.witness.mention.dated.when
    begin, end = replace(when.stretch.begin, earliest=None, latest=earlier), replace(when.stretch.end, latest=None)
    stretch = replace(when.stretch, begin=begin, end=end)
    dated = replace(pair.other.witness.mention.dated, when=replace(when, stretch=stretch))
    other = replace(pair.other.witness, mention=replace(pair.other.witness.mention, dated=dated))
    assert day - earlier.days > 300
    assert months_apart(pair_of(pair.one.witness, other))
