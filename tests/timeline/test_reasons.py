"""Each reason of salience counts for the happening of its example, and not for that of its counter-example."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from dateline.events.merging.walking import happenings
from dateline.events.merging.witnesses import witnesses_of
from dateline.events.parsing.conllu import FrozenParser
from dateline.events.pipeline import read_document
from dateline.events.rule import Evidence, Example
from dateline.events.schema import Account, Article, Generator
from dateline.events.timeline.happenings import Happening, happening
from dateline.events.timeline.labels import labelled
from dateline.events.timeline.salience import REASONS, salience

PARSER = FrozenParser(Path(__file__).parents[1] / "cases" / "timeline" / "reasons.conllu")
TEXTS = list(dict.fromkeys(text for row in REASONS for *texts, _ in (*row.examples, *row.counter_examples) for text in texts))
ALWAYS = frozenset({"in_many_words", "in_words_of_the_article", "as_editors_print"})


def account_of(text: str, place: int) -> Account:
    (document,) = PARSER.parse([Article(text=text, id=f"reasons-{TEXTS.index(text)}", published=date(2024, 3, 12))])
    article = replace(document.article, id=f"article {place}", source=f"paper {place}")
    return read_document(article, replace(document, article=article), Generator("test", "0", None))


@cache
def told(texts: tuple[str, ...]) -> list[tuple[str, Happening]]:
    """The happenings of the texts, by the words that tell them best."""
    accounts = list(labelled([account_of(text, place) for place, text in enumerate(texts)], []))
    found = [happening(group) for group in happenings(witnesses_of(accounts))]
    return [(item.told.event.predicate.span.of(accounts[item.told.article].article.text), item) for item in found]


def shares(row: Evidence[Callable[[Happening], float]], example: Example) -> list[float]:
    *texts, wanted = example
    return [row.share(item) for word, item in told(tuple(texts)) if word == wanted]


@pytest.mark.parametrize("row", REASONS, ids=[row.key for row in REASONS])
def test_a_reason_counts_for_its_examples_alone(row: Evidence[Callable[[Happening], float]]) -> None:
    counted = [share for example in row.examples for share in shares(row, example)]
    not_counted = [share for example in row.counter_examples for share in shares(row, example)]
    assert counted
    assert all(share > 0 for share in counted)
    assert not_counted or row.key in ALWAYS
    assert all(share == 0 for share in not_counted)


def test_what_the_model_takes_for_printed_is_more_salient_and_what_it_was_not_asked_of_lies_between() -> None:
    [(_, item)] = told(("They held talks.",))
    mention = item.told.mention

    def weight(chance: float | None) -> float:
        said = replace(mention, telling=replace(mention.telling, printed=chance))
        return salience(replace(item, told=replace(item.told, mention=said)))

    assert weight(0.02) < weight(None) < weight(0.9)
    assert weight(0.0) <= weight(0.001) < weight(0.999) <= weight(1.0)
