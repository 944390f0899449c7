"""The values keep their promises."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.events.schema import Bounds, Grain, Interval, Moment, Sentence, Span, Stretch, Token


@given(st.dates())
def test_moments_agree_with_the_standard_library(day: date) -> None:
    moment = Moment.of(day)
    assert moment.days == (day - date(1970, 1, 1)).days
    assert moment.weekday == day.weekday()
    assert moment.iso() == day.isoformat()


@given(st.integers(-4_000_000, 4_000_000), st.integers(0, 86_399))
def test_days_and_seconds_come_back(days: int, seconds: int) -> None:
    moment = Moment.from_days(days, seconds)
    assert (moment.days, moment.seconds) == (days, seconds)


def test_44_bce_is_year_minus_43() -> None:
    assert Moment(-43, 3, 15).iso() == "-0043-03-15"


def test_the_year_before_1_is_0() -> None:
    assert Moment(1).plus(days=-1) == Moment(0, 12, 31)


def test_an_empty_interval_is_refused() -> None:
    with pytest.raises(ValueError, match="must not be empty"):
        Interval(Moment(2024), Moment(2024), Grain.YEAR)


def test_an_empty_span_is_refused() -> None:
    with pytest.raises(ValueError, match="must not be empty"):
        Span(3, 3)


def test_bounds_out_of_order_are_refused() -> None:
    with pytest.raises(ValueError, match="out of order"):
        Bounds(Moment(2024, 2), Moment(2024, 1))


def test_a_stretch_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="must not end before it begins"):
        Stretch(Bounds(earliest=Moment(2024, 2)), Bounds(latest=Moment(2024, 1)))


def test_filling_a_month_ends_on_its_last_day() -> None:
    stretch = Stretch.filling(Interval(Moment(2024, 2), Moment(2024, 3), Grain.MONTH))
    assert (stretch.begin.earliest, stretch.end.latest) == (Moment(2024, 2, 1), Moment(2024, 2, 29))


def test_within_a_day_leaves_both_ends_open_inside_it() -> None:
    stretch = Stretch.within(Interval(Moment(2024, 2, 3), Moment(2024, 2, 4), Grain.DAY))
    assert stretch.begin == stretch.end == Bounds.exactly(Moment(2024, 2, 3))


def test_a_sentence_whose_heads_run_in_a_circle_ends_in_an_error() -> None:
    own_head = Token(1, "Ada", "Ada", "PROPN", "NNP", {}, 1, "nsubj", Span(0, 3))
    with pytest.raises(ValueError, match="its heads run in a circle"):
        list(Sentence(0, (own_head,)).ancestors(own_head))
