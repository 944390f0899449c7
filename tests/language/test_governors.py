"""The table of governing words is whole, and says of a word in a frame one thing."""

from collections import Counter
from itertools import product

import pytest

from dateline.events.language.governors import Control, Effect, governor, rows

FRAMES_OF_CLAUSES = {"to", "him_to", "ing", "him_ing", "that", "it_is"}
FRAMES_OF_NOUNS = {"deal", "noun", "passive", "held", "subject", "word"}
PREPOSITIONS = {"about", "against", "as", "at", "by", "for", "from", "in", "into", "of", "on", "to", "upon", "with"}


def test_every_row_says_what_the_columns_are_for() -> None:
    for word, part, frames, holds, denied, control in rows():
        assert word == word.lower().strip()
        assert part in {"verb", "adj", "adv", "noun"}
        assert set(frames.split()) <= FRAMES_OF_CLAUSES | FRAMES_OF_NOUNS | PREPOSITIONS
        assert {holds, denied} <= set(Effect)
        assert control in set(Control)


def test_no_word_stands_twice_in_a_frame_and_the_rows_are_in_order() -> None:
    found = list(rows())
    frames = Counter(key for word, part, frames, *_ in found for key in product([word], [part], frames.split()))
    assert [key for key, count in frames.items() if count > 1] == []
    assert found == sorted(found)


@pytest.mark.parametrize("frame", sorted(FRAMES_OF_NOUNS | {"that", "it_is"}))
def test_what_has_a_subject_of_its_own_is_controlled_by_nobody(frame: str) -> None:
    assert {row[:3] for row in rows() if frame in row[2].split() and row[5] == Control.SUBJECT} == set()


def test_a_word_that_is_not_listed_says_nothing() -> None:
    assert governor("bake", "verb", "that") is None
    assert governor("prevent", "noun", "from") is None
