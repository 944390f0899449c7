import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.events.schema import Grain, Moment
from dateline.events.times import calendar
from dateline.events.times.holidays import easter, holiday

MOMENTS = st.integers(-800_000, 800_000).map(Moment.from_days)
GRAINS = st.sampled_from([grain for grain in Grain if grain is not Grain.PART])


@given(MOMENTS, GRAINS)
def test_a_moment_lies_in_the_unit_that_encloses_it(moment: Moment, grain: Grain) -> None:
    found = calendar.enclosing(grain, moment)
    if grain is not Grain.WEEKEND:
        assert found.begin <= moment < found.end
    assert found.grain is grain


@given(MOMENTS, GRAINS)
def test_units_follow_each_other_without_a_gap(moment: Moment, grain: Grain) -> None:
    here, after = calendar.shifted(grain, moment, 0), calendar.shifted(grain, moment, 1)
    assert after.begin > here.begin
    if grain is not Grain.WEEKEND:
        assert here.end == after.begin


@given(MOMENTS, st.integers(-5000, 5000))
def test_weeks_and_days_are_moved_exactly(moment: Moment, count: int) -> None:
    assert calendar.moved(moment, Grain.DAY, count).days == moment.days + count
    assert calendar.moved(moment, Grain.WEEK, count).weekday == moment.weekday


def test_a_month_after_the_31st_is_the_last_day() -> None:
    assert calendar.moved(Moment(2021, 1, 31), Grain.MONTH, 1) == Moment(2021, 2, 28)


@pytest.mark.parametrize(
    ("grain", "value"),
    [
        (Grain.MILLENNIUM, "1"), (Grain.CENTURY, "19"), (Grain.DECADE, "199"), (Grain.YEAR, "1998"), (Grain.HALF, "1998-H1"),
        (Grain.QUARTER, "1998-Q2"), (Grain.SEASON, "1998-SP"), (Grain.MONTH, "1998-05"), (Grain.WEEK, "1998-W20"),
        (Grain.WEEKEND, "1998-W20-WE"), (Grain.DAY, "1998-05-14"), (Grain.MINUTE, "1998-05-14T16:30"),
    ],
)  # fmt: skip
def test_units_are_written_as_timex3_has_them(grain: Grain, value: str) -> None:
    assert calendar.value(calendar.enclosing(grain, Moment(1998, 5, 14, 16, 30))) == value


@pytest.mark.parametrize(("year", "day"), [(1998, "1998-04-12"), (2000, "2000-04-23"), (2021, "2021-04-04"), (2038, "2038-04-25")])
def test_easter_falls_on_its_day(year: int, day: str) -> None:
    assert easter(year).iso() == day


@pytest.mark.parametrize(
    ("name", "day"),
    [("thanksgiving", "2021-11-25"), ("labor day", "2021-09-06"), ("memorial day", "2021-05-31"), ("black friday", "2021-11-26"),
     ("election day", "2020-11-03"), ("good friday", "2021-04-02")],
)  # fmt: skip
def test_moving_holidays(name: str, day: str) -> None:
    assert holiday(name, int(day[:4])).begin.iso() == day
