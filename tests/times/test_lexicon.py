import pytest

from dateline.events.times.lexicon import number, year_number
from dateline.events.times.quantities import length


@pytest.mark.parametrize(
    ("words", "expected"),
    [("12", 12), ("1 , 500", 1500), ("2 1 / 2", 2.5), ("1 . 5", 1.5), ("twenty - five", 25), ("two hundred", 200), ("a dozen", 12),
     ("half a", 0.5), ("two and a half", 2.5), ("two thousand", 2000), ("a", 1)],
)  # fmt: skip
def test_numbers(words: str, expected: float) -> None:
    assert number(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [("1998", 1998), ("' 98", 1998), ("05", 2005), ("nineteen ninety - six", 1996), ("two thousand and one", 2001),
     ("nineteen oh five", 1905)],
)  # fmt: skip
def test_years(words: str, expected: int) -> None:
    assert year_number(words) == expected


@pytest.mark.parametrize(
    ("units", "count", "expected"),
    [("weeks", "three", "P3W"), ("hours", "X", "PTXH"), ("fortnights", "2", "P4W"), ("years", "2 1 / 2", "P2Y6M"),
     ("hours", "5 1 / 2", "PT5H30M"), ("decades", "two", "P20Y"), ("century", "half a", "P50Y"), ("days", "1 . 5", "P1DT12H")],
)  # fmt: skip
def test_lengths(units: str, count: str, expected: str) -> None:
    assert length(units, count) == expected
