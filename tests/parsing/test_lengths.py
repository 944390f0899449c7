"""A sentence without an end is cut."""

from hypothesis import given
from hypothesis import strategies as st

from dateline.events.parsing.lengths import LONGEST, parts


@given(st.lists(st.sampled_from(["so", ",", "."]), min_size=1, max_size=3 * LONGEST))
def test_parts_are_short_and_hold_every_word_once(words: list[str]) -> None:
    found = list(parts(words))
    assert [place for part in found for place in part] == list(range(len(words)))
    assert all(0 < len(part) <= LONGEST for part in found)


def test_a_cut_is_made_after_a_mark_where_there_is_one() -> None:
    words = ["so"] * (2 * LONGEST)
    words[200], words[250] = ";", ","
    assert [part.stop for part in parts(words)][:2] == [201, 501]
    words[200] = "so"
    assert [part.stop for part in parts(words)][:2] == [251, 551]
    words[100], words[250] = ".", "so"
    assert [part.stop for part in parts(words)][:2] == [LONGEST, 2 * LONGEST]
