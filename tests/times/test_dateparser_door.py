"""What dateparser is trusted with; an upgrade that reads one of these otherwise is seen here."""

import pytest

from dateline.events.schema import Grain, Moment
from dateline.events.times import calendar
from dateline.events.times.dateparser_door import read_ago, read_day
from dateline.events.times.direction import Toward

REFERENCE = Moment(2021, 3, 17)
TRUSTED = [
    ("2021-03-14", "2021-03-14"),
    ("2021/03/14", "2021-03-14"),
    ("3/14/2021", "2021-03-14"),
    ("03/04/2021", "2021-03-04"),
    ("14/3/2021", "2021-03-14"),
    ("3-14-2021", "2021-03-14"),
    ("14.03.2021", "2021-03-14"),
    ("3/14/98", "1998-03-14"),
    ("14-mar-2021", "2021-03-14"),
    ("1-sep-1999", "1999-09-01"),
]


@pytest.mark.parametrize("toward", Toward)
@pytest.mark.parametrize(("words", "day"), TRUSTED)
def test_dateparser_reads_full_dates(words: str, day: str, toward: Toward) -> None:
    found = read_day(words, REFERENCE, toward)
    assert found is not None
    assert found.begin.iso() == day
    assert found.end.days - found.begin.days == 1


@pytest.mark.parametrize("words", ["2021-13-45", "99/99/2021", "31-feb-2021"])
def test_what_is_no_day_is_not_read(words: str) -> None:
    assert read_day(words, REFERENCE) is None


def test_a_reference_outside_its_calendar_is_not_handed_on() -> None:
    assert read_day("2021-03-14", Moment(-43)) is None


@pytest.mark.parametrize(
    ("words", "day"), [("5 march 1946", "1946-03-05"), ("30 sept . 1999", "1999-09-30"), ("3rd june 2001", "2001-06-03")]
)
def test_dateparser_reads_dates_with_their_year(words: str, day: str) -> None:
    found = read_day(words, Moment(2000))
    assert found is not None
    assert found.begin.iso() == day


@pytest.mark.parametrize("grain", [Grain.DAY, Grain.WEEK, Grain.MONTH, Grain.YEAR])
@pytest.mark.parametrize("reference", [REFERENCE, Moment(2020, 2, 29), Moment(1999, 12, 31)])
def test_dateparser_counts_back_as_the_calendar_does(grain: Grain, reference: Moment) -> None:
    for count in (1, 2, 3, 7, 11, 30):
        assert read_ago(f"{count} {grain.value}s ago", reference) == calendar.moved(reference, grain, -count)
