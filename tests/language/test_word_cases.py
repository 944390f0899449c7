"""Each property of the tables of words is noticed by a case; tools/strike_words.py tells which one, for all properties at once."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import strike_words
from all_readings import texts
from word_cases import WORD_CASES, WordCase, account_of, facts

ROOT = Path(__file__).parents[2]
NOTICED = strike_words.noticed()
FACTS = [(number, case) for number, case in enumerate(WORD_CASES) if case.fact != "-"]
NEW = 0
"""So many properties may wait for a case."""
EVERY = "40"
"""So many properties have one that is struck here; the tool strikes all, which takes minutes."""


@pytest.mark.parametrize(("number", "case"), FACTS, ids=[f"{case.prop}: {case.text[:40]}" for _, case in FACTS])
def test_a_word_gives_what_its_case_says(number: int, case: WordCase) -> None:
    assert facts(account_of(number, case.text)).get(case.fact, "-") == case.value


def test_each_property_has_a_text_that_notices_its_loss() -> None:
    properties = {f"{table}/{prop}" for table, prop, _ in strike_words.losses()}
    without = {prop for prop in properties if not NOTICED.get(prop)}
    assert len(without) <= NEW, f"{sorted(without)}: add sentences to tests/cases/words/sentences.tsv, then run tools/strike_words.py --new"
    assert {NOTICED[prop] for prop in properties - without} <= {text.name for text in texts()}


def test_the_loss_of_a_property_is_noticed() -> None:
    """In a process of its own, since rules take their words when they are imported."""
    paths = os.pathsep.join([*(str(ROOT / name) for name in ("tests", "tools")), *sys.path])
    program = [sys.executable, str(ROOT / "tools" / "strike_words.py"), "--check", EVERY]
    found = subprocess.run(program, env={**os.environ, "PYTHONPATH": paths}, capture_output=True, text=True, check=False)
    assert (found.returncode, found.stdout.strip()) == (0, ""), found.stderr
