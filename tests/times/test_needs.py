"""Rows are tried only where the words stand that they cannot do without; that must never lose what a row would find."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.events.times.lexicon import pattern
from dateline.events.times.needs import FIGURE, Sieve, needs
from dateline.events.times.rules import RULES, Rule

SIEVE = Sieve([rule.pattern for rule in RULES])


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("soon", [{" soon "}]),
        ("(?:very )?soon", [{" soon "}]),
        ("days? ago", [{" day"}, {" ago "}]),
        ("(?:in|on) (?:may|june)", [{" in ", " on "}, {" may ", " june "}]),
        ("(?:in )?may(?: [12]\\d)?", [{" may "}]),
        ("[12]\\d may", [{FIGURE}, {FIGURE}, {" may "}]),
        ("may(?= 12)", [{FIGURE}, {" may "}]),
        ("may(?! 12)", [{" may "}]),
        ("(?:may|)june", [{"june "}]),
        ("ma{2,3}y", [{" ma"}, {"y "}]),
    ],
)
def test_a_pattern_needs_the_words_that_every_match_has(source: str, found: list[set[str]]) -> None:
    assert [set(need) for need in needs(source)] == found


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_row_needs_something(rule: Rule) -> None:
    assert needs(rule.pattern)


PIECES = sorted({piece for rule in RULES for sentence, _ in rule.examples for piece in sentence.lower().replace(".", " . ").split()})


@given(st.lists(st.sampled_from([*PIECES, "12", "1990", "3rd", "-", "/", ":", ",", "'", "s"]), max_size=12))
def test_no_row_that_matches_is_left_out(words: list[str]) -> None:
    tried = set(SIEVE.may_match(words))
    line = " ".join(words)
    assert all(number in tried for number, rule in enumerate(RULES) if rule.compiled.search(line))


def test_few_rows_are_tried_on_a_line_without_time() -> None:
    assert len(list(SIEVE.may_match("they left the old house by the river and said nothing".split()))) <= len(RULES) // 20


def test_a_row_that_is_not_tried_could_not_match() -> None:
    sieve = Sieve([pattern("<month> <day>").pattern, pattern("last <unit>").pattern])
    assert list(sieve.may_match(["last", "may"])) == []
    assert list(sieve.may_match(["last", "week", "may", "4"])) == [0, 1]
