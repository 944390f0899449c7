"""Whether two articles tell one story: by what they are about, not by the words of their trade, and not by a few words."""

from __future__ import annotations

from math import sqrt

import pytest

from dateline.events.merging.alike import BIAS, STORY, _weights, story
from dateline.events.merging.evidence import LIKELY, one_name
from dateline.events.schema import Theme

TRADE = tuple(f"trade{number}" for number in range(20))
NEWS = tuple(f"news{number}" for number in range(20))


def about(words: tuple[str, ...], names: tuple[str, ...]) -> Theme:
    """Words and names of equal weight."""

    def vector(items: tuple[str, ...]) -> tuple[tuple[str, float], ...]:
        return tuple((item, 1 / sqrt(len(items))) for item in sorted(items))

    return Theme(vector(words), vector(names))


def test_two_reports_of_one_happening_are_one_story() -> None:
    assert story(about((*TRADE, *NEWS), ("acme", "orvik")), about((*TRADE, *NEWS), ("acme", "lund"))) > 0.5


def test_two_firms_in_the_words_of_their_trade_are_two_stories() -> None:
    one, other = about((*TRADE, *(f"one{n}" for n in range(20))), ("acme",)), about((*TRADE, *(f"two{n}" for n in range(20))), ("zeta",))
    assert story(one, other) < LIKELY


def test_short_articles_are_not_one_story_by_a_few_words() -> None:
    assert story(about(TRADE[:5], ("orvik",)), about(TRADE[:5], ("orvik",))) < 0.5


def test_each_row_has_a_weight_and_each_weight_a_row() -> None:
    assert set(_weights()) == {*(row.key for row in STORY), BIAS}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"ada", "berg"}, {"berg"}, True),
        ({"ada", "berg"}, {"ina", "holt"}, False),
        ({"orvik", "treatment", "center"}, {"lund", "treatment", "center"}, False),
        ({"orvik", "lund", "center"}, {"orvik", "lund", "clinic"}, True),
    ],
)
def test_a_name_is_short_for_another_where_most_of_its_weight_is_in_it(one: set[str], other: set[str], *, same: bool) -> None:
    assert one_name(frozenset(one), frozenset(other)) is same
