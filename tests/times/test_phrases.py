"""Everyday phrases, each in a sentence in the past, published on Wednesday, 17 March 2021.

A line of the case file: the phrase, a tab, and what is found in it (words, type, value, mod), or "-" where we abstain.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.events.schema import TimeExpression

_LINES = (Path(__file__).parents[1] / "cases" / "times" / "phrases.tsv").read_text(encoding="utf-8").splitlines()
PHRASES = [tuple(line.split("\t")) for line in _LINES]


@pytest.mark.parametrize(("phrase", "expected"), PHRASES)
def test_everyday_phrase_has_its_reading(phrase: str, expected: str, times_of: Callable[..., tuple[TimeExpression, ...]]) -> None:
    text = f"They met {phrase}."
    found = " ; ".join(" | ".join([one.span.of(text), one.type, one.value, one.mod or "-"]) for one in times_of(text))
    assert (found or "-") == expected


def test_the_case_file_is_not_empty() -> None:
    assert len(PHRASES) > 80
