"""Datelines are told from headlines and from sentences."""

import pytest

from dateline.events.parsing.datelines import datelines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("BAGHDAD — The talks began.", ["BAGHDAD — "]),
        ("A headline\n\nPORT ANSEL — Dockers walked out.", ["PORT ANSEL — "]),
        ("LOWER TARN, Oct. 5 (HR) -- A wall gave way.", ["LOWER TARN, Oct. 5 (HR) -- "]),
        ("TESSEN (Reuters) - A bridge fell.", ["TESSEN (Reuters) - "]),
        ("The US — unlike Iran — agreed.", []),
        ("IBM said on Monday it would sell the unit — again.", []),
        ("US-Iran talks began.", []),
        ("—", []),
    ],
)
def test_datelines(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in datelines(text)] == expected


def test_capitals_without_end_take_no_time() -> None:
    assert list(datelines("A" * 100_000 + " " + "B, " * 50_000)) == []
