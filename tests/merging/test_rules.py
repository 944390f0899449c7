"""Every merge rule's examples and counter-examples run, on the parses in tests/cases/merging."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from making import PUBLISHED

from dateline.events.merging.rules import RULES, MergeRule
from dateline.events.merging.walking import pairs
from dateline.events.merging.witnesses import witnesses_of
from dateline.events.parsing.conllu import FrozenParser
from dateline.events.pipeline import read
from dateline.events.schema import Account, Article
from dateline.events.timeline.telling import tell

PARSER = FrozenParser(Path(__file__).parents[1] / "cases" / "merging" / "examples.conllu")


def account_of(text: str, number: int) -> Account:
    """What an article of this text tells; its parse is found by the text."""
    (account,) = read([Article(text=text, id=" ".join(text.split()), published=PUBLISHED)], [], parser=PARSER)
    return replace(account, article=replace(account.article, source=f"paper {number}"))


def rules_for(texts: tuple[str, ...]) -> set[str]:
    accounts = tell(account_of(text, number) for number, text in enumerate(texts)).accounts
    return {RULES[pair.rule].name for pair in pairs(witnesses_of(accounts))}


@pytest.mark.parametrize(("rule", "texts"), [(rule, texts) for rule in RULES for texts in rule.examples], ids=str)
def test_an_example_is_brought_together_by_its_rule(rule: MergeRule, texts: tuple[str, ...]) -> None:
    assert rule.name in rules_for(texts)


@pytest.mark.parametrize(("rule", "texts"), [(rule, texts) for rule in RULES for texts in rule.counter_examples], ids=str)
def test_a_counter_example_is_not(rule: MergeRule, texts: tuple[str, ...]) -> None:
    assert rule.name not in rules_for(texts)
