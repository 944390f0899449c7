"""The texts of our own whose timelines are marked, and what is learned from such marks."""

import importlib
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from dateline.events.schema import Span

FOLDER = Path(__file__).parents[2] / "training"
TEXTS = [json.loads(line) for line in (FOLDER / "own_timelines.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def trainer() -> Any:
    """The module that fits the weights."""
    sys.path.insert(0, str(FOLDER))
    try:
        yield importlib.import_module("train_salience")
    finally:
        sys.path.remove(str(FOLDER))


@pytest.mark.parametrize("text", TEXTS, ids=[text["id"] for text in TEXTS])
def test_each_mark_is_a_word_of_one_happening(text: dict[str, Any]) -> None:
    anchors = [anchor for event in text["events"] for anchor in event["anchors"]]
    words = [text["text"][anchor["start"] : anchor["end"]] for anchor in anchors]
    assert all(word and word == word.strip() for word in words)
    assert len({anchor["start"] for anchor in anchors}) == len(anchors)
    assert 7 <= sum(event["key"] for event in text["events"]) <= 12


def test_an_event_is_told_by_a_word_that_shares_a_letter_with_a_mark(trainer: Any) -> None:
    event = {"anchors": [{"start": 10, "end": 16}, {"start": 30, "end": 34}]}
    assert [trainer.tells(span, event) for span in (Span(8, 11), Span(16, 30), Span(33, 40))] == [True, False, True]


def test_weights_are_held_back_and_those_that_count_more_pull_more(trainer: Any) -> None:
    shares = np.array([[1.0, 1.0], [0.0, 1.0], [1.0, 1.0], [0.0, 1.0]])
    values = np.array([1.0, 0.0, 0.0, 1.0])
    even = trainer.fit(shares, values, 1.0)
    first = trainer.fit(shares, values, 1.0, np.array([9.0, 9.0, 1.0, 1.0]))
    held = trainer.fit(shares, values, 100.0, np.array([9.0, 9.0, 1.0, 1.0]))
    assert abs(even[0]) < 1e-6 < held[0] < first[0]
