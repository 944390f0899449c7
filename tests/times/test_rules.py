from collections.abc import Callable

import pytest

from dateline.events.schema import TimeExpression
from dateline.events.times.rows.clocks import ALONE, FIGURES, HEADING
from dateline.events.times.rules import RULES, Rule

TimesOf = Callable[..., tuple[TimeExpression, ...]]
BY_NAME = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
NEEDS_TREE = {"some day", "year of three figures", "quarter of every year", ALONE, FIGURES, HEADING}


@BY_NAME
def test_each_row_finds_its_examples(rule: Rule, times_of: TimesOf) -> None:
    assert rule.examples or rule.name in NEEDS_TREE
    for text, words in rule.examples:
        found = [(one.rule, one.span.of(text)) for one in times_of(text)]
        assert (rule.name, words) in found, text


@BY_NAME
def test_each_row_leaves_its_counter_examples_alone(rule: Rule, times_of: TimesOf) -> None:
    assert rule.counter_examples
    for text in rule.counter_examples:
        assert rule.name not in [one.rule for one in times_of(text)], text


def test_no_two_rows_share_a_name() -> None:
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names)
