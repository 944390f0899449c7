from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.events.articles.front_matter import split_front_matter


@pytest.mark.parametrize(
    ("text", "fields", "rest"),
    [
        ("---\ntitle: A\n---\nB", {"title": "A"}, "B"),
        ("---\r\nTitle: 'A'\r\n---\r\nB\r\n", {"title": "A"}, "B\r\n"),
        ("---\n# a comment\ntags:\n  - x\n- y\n\nid: b-1\n---", {"tags": "", "id": "b-1"}, ""),
        ("---\n---\nB", {}, "B"),
    ],
)
def test_fields_stand_between_two_rulers(text: str, fields: dict[str, str], rest: str) -> None:
    assert split_front_matter(text) == (fields, rest)


@pytest.mark.parametrize(
    "text",
    [
        "Talks began.",
        "---\nTalks began on Monday.\n---\nMore.",
        "---\ntitle: A\nnever closed",
        "----\ntitle: A\n----\n",
        " ---\ntitle: A\n---\n",
    ],
)
def test_other_texts_have_no_front_matter(text: str) -> None:
    assert split_front_matter(text) == ({}, text)


@given(st.text(alphabet="-\n\r: ab\t#'\"", max_size=60))
def test_what_follows_is_always_the_end_of_the_text_untouched(text: str) -> None:
    assert text.endswith(split_front_matter(text)[1])
