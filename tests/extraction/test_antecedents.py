"""Each row of evidence for what a pronoun stands for holds in its examples, and not in its counter-examples."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest

from dateline.events.extraction.antecedents import EVIDENCE, Choice, Referent, antecedent, choices
from dateline.events.extraction.mentions import EntityMention
from dateline.events.extraction.references import followed
from dateline.events.parsing.conllu import FrozenParser
from dateline.events.parsing.mending import mended
from dateline.events.rule import Evidence, Example
from dateline.events.schema import Article, Sentence

PATH = Path(__file__).parents[1] / "cases" / "extraction" / "antecedents.conllu"
TEXTS = list(dict.fromkeys(text for row in EVIDENCE for text, *_ in (*row.examples, *row.counter_examples)))
PARSER = FrozenParser(PATH)


def holds(row: Evidence[Callable[[Choice], bool]], example: Example) -> bool:
    """Whether it holds, where the last of these pronouns is read, for what these words mean."""
    text, pronoun, meant = example
    article = Article(text=text, id=f"antecedents-{TEXTS.index(text)}", published=date(2024, 3, 12))
    found: list[bool] = []

    def look(sentence: Sentence, mention: EntityMention, referents: Sequence[Referent]) -> tuple[Referent | None, bool]:
        if mention.span.of(text) == pronoun:
            open_to_it = choices(sentence, mention, referents)
            meant_one = [choice for choice in open_to_it if any(_words(item, text) == meant for item in choice.referent.mentions)]
            found.extend(map(row.share, meant_one))
        return antecedent(sentence, mention, referents)

    (document,) = PARSER.parse([article])
    list(followed(mended(document), link=look))
    return found[-1]


def _words(mention: EntityMention, text: str) -> str:
    return " ".join(mention.span.of(text).split()).removeprefix("The ").removeprefix("the ").removeprefix("A ").removeprefix("Mr. ")


@pytest.mark.parametrize("row", EVIDENCE, ids=[row.key for row in EVIDENCE])
def test_evidence_holds_in_its_examples_alone(row: Evidence[Callable[[Choice], bool]]) -> None:
    assert row.examples
    assert row.counter_examples
    assert all(holds(row, example) for example in row.examples)
    assert not any(holds(row, example) for example in row.counter_examples)
