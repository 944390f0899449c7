"""Hostile text: 100 kB of near misses must not take any pattern more than linear time."""

from time import process_time

import pytest

from dateline.events.times.rules import RULES, Rule

NEAR_MISSES = ["one ", "1 , 000 ", "the ", "about the late ", "a year ", "March 1 ", "12 - ", "twenty - ", "friday to ", "' 80 "]
TEXT = "".join(near_miss * (10_000 // len(near_miss)) for near_miss in NEAR_MISSES)
SECONDS = 3  # a quadratic pattern takes minutes


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_pattern_takes_linear_time(rule: Rule) -> None:
    begin = process_time()
    for _ in rule.compiled.finditer(TEXT):
        pass
    assert process_time() - begin < SECONDS
