from __future__ import annotations

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.events.calendar.edtf import edtf
from dateline.events.schema import UNKNOWN, Bounds, Grain, Interval, Moment, Stretch

MAY_28 = Moment(2007, 5, 28)


def within(begin: Moment, end: Moment, grain: Grain, *, approximate: bool = False) -> Stretch:
    return Stretch.within(Interval(begin, end, grain), approximate=approximate)


def filling(begin: Moment, end: Moment, grain: Grain, *, approximate: bool = False) -> Stretch:
    return Stretch.filling(Interval(begin, end, grain), approximate=approximate)


UNITS = [
    ("2007-05-28", MAY_28, Moment(2007, 5, 29), Grain.DAY),
    ("2007-05", Moment(2007, 5), Moment(2007, 6), Grain.MONTH),
    ("2008-02", Moment(2008, 2), Moment(2008, 3), Grain.MONTH),
    ("2007", Moment(2007), Moment(2008), Grain.YEAR),
    ("198X", Moment(1980), Moment(1990), Grain.DECADE),
    ("19XX", Moment(1900), Moment(2000), Grain.CENTURY),
    ("1XXX", Moment(1000), Moment(2000), Grain.MILLENNIUM),
    ("-0043", Moment(-43), Moment(-42), Grain.YEAR),
    ("-0043-03-15", Moment(-43, 3, 15), Moment(-43, 3, 16), Grain.DAY),
    ("0000", Moment(0), Moment(1), Grain.YEAR),
    ("Y-50000", Moment(-50000), Moment(-49999), Grain.YEAR),
    ("2007-22", Moment(2007, 6), Moment(2007, 9), Grain.SEASON),
    ("2007-24", Moment(2007, 12), Moment(2008, 3), Grain.SEASON),
    ("2007-34", Moment(2007, 4), Moment(2007, 7), Grain.QUARTER),
    ("2007-41", Moment(2007, 7), Moment(2008), Grain.HALF),
    ("2007-05-28", Moment(2007, 5, 28, 6), Moment(2007, 5, 28, 12), Grain.PART),
    ("2007-05-28T15:30:00", Moment(2007, 5, 28, 15, 30), Moment(2007, 5, 28, 15, 31), Grain.MINUTE),
]


@pytest.mark.parametrize(("written", "begin", "end", "grain"), UNITS)
def test_a_unit_of_the_calendar_is_written_as_that_unit_whether_filled_or_somewhere_inside(
    written: str, begin: Moment, end: Moment, grain: Grain
) -> None:
    assert edtf(within(begin, end, grain)) == written
    assert edtf(filling(begin, end, grain)) == written
    assert parse_edtf(written)


OTHERS = [
    ("1957/1958", filling(Moment(1957), Moment(1959), Grain.YEAR)),
    ("2007-05/2007-07", filling(Moment(2007, 5), Moment(2007, 8), Grain.MONTH)),
    ("2007-05-21/2007-05-27", filling(Moment(2007, 5, 21), Moment(2007, 5, 28), Grain.WEEK)),
    ("[2007-05-21..2007-05-27]", within(Moment(2007, 5, 21), Moment(2007, 5, 28), Grain.WEEK)),
    ("-0048/-0039", filling(Moment(-48), Moment(-38), Grain.DECADE)),
    ("1950~", within(Moment(1950), Moment(1951), Grain.YEAR, approximate=True)),
    ("2007-22", within(Moment(2007, 6), Moment(2007, 9), Grain.SEASON, approximate=True)),
    ("[1950..1953]", within(Moment(1950), Moment(1954), Grain.YEAR, approximate=True)),
    ("1950~/1953~", filling(Moment(1950), Moment(1954), Grain.YEAR, approximate=True)),
    ("2007-05-28/..", Stretch(Bounds.exactly(MAY_28), Bounds(earliest=MAY_28), Grain.DAY)),
    ("2007-05-28/", Stretch(Bounds.exactly(MAY_28), UNKNOWN, Grain.DAY)),
    ("1980/", Stretch(Bounds(Moment(1980), Moment(1980, 12, 31)), UNKNOWN, Grain.YEAR)),
    ("/2007-05-28", Stretch(UNKNOWN, Bounds.exactly(MAY_28), Grain.DAY)),
    ("[2007-05-28..]", Stretch(Bounds(earliest=MAY_28), UNKNOWN, Grain.DAY)),
    ("[2007..]", Stretch(Bounds(earliest=Moment(2007)), UNKNOWN, Grain.YEAR)),
    ("[..2007-05-28]", Stretch(UNKNOWN, Bounds(latest=MAY_28), Grain.DAY)),
    ("[2007-05-28..2007-06-30]", Stretch(Bounds(earliest=MAY_28), Bounds(latest=Moment(2007, 6, 30)), Grain.DAY)),
    (
        "1980/1990",
        Stretch(Bounds(Moment(1980), Moment(1980, 12, 31)), Bounds(Moment(1990), Moment(1990, 12, 31)), Grain.YEAR),
    ),
    ("2007-05-28/2007-06-30~", Stretch(Bounds.exactly(MAY_28), Bounds(latest=Moment(2007, 6, 30)), Grain.DAY)),
    ("2007-05-28", Stretch(Bounds(latest=MAY_28), Bounds(earliest=MAY_28), Grain.DAY)),
    ("2007-05-28/2007-05-29", Stretch(Bounds(latest=MAY_28), Bounds(earliest=Moment(2007, 5, 29)), Grain.DAY)),
    (None, Stretch(UNKNOWN, UNKNOWN)),
]


@pytest.mark.parametrize(("written", "stretch"), OTHERS)
def test_what_is_no_unit_becomes_an_interval_a_set_or_an_open_end(written: str | None, stretch: Stretch) -> None:
    assert edtf(stretch) == written
    assert written is None or parse_edtf(written)


MOMENTS = st.builds(Moment.from_days, st.integers(-1_500_000, 700_000), st.sampled_from([0, 0, 0, 3600, 86_399]))


@st.composite
def stretches(draw: st.DrawFn) -> Stretch:
    first, second, third, fourth = sorted(draw(st.lists(MOMENTS, min_size=4, max_size=4)))
    order = draw(st.sampled_from([(first, second, third, fourth), (first, third, second, fourth), (first, first, second, second)]))
    bounds = [moment if draw(st.booleans()) else None for moment in order]
    return Stretch(Bounds(*bounds[:2]), Bounds(*bounds[2:]), draw(st.sampled_from([None, *Grain])), draw(st.booleans()))


@settings(max_examples=30, deadline=None)
@given(stretches())
def test_whatever_is_written_is_valid_edtf(stretch: Stretch) -> None:
    written = edtf(stretch)
    assert (written is None) == (not stretch.known)
    assert written is None or parse_edtf(written)
