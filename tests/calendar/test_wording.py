"""Times in words."""

import pytest

from dateline.events.schema import Basis, Bounds, EventClass, Grain, Interval, Moment, Role, Stretch
from dateline.reports.wording import BASES, CERTAINTY, KINDS, ROLES, date_heading, stretch_in_words

MARCH_11 = Moment(2024, 3, 11)


def between(begin: Moment, end: Moment, grain: Grain = Grain.DAY) -> Stretch:
    return Stretch.filling(Interval(begin, end, grain))


@pytest.mark.parametrize(
    ("stretch", "words"),
    [
        (between(MARCH_11, Moment(2024, 3, 12)), "11 March 2024"),
        (between(MARCH_11, Moment(2024, 3, 15)), "11 – 14 March 2024"),
        (between(MARCH_11, Moment(2024, 4, 15)), "11 March – 14 April 2024"),
        (between(Moment(2023, 12, 30), Moment(2024, 1, 3)), "30 December 2023 – 2 January 2024"),
        (between(Moment(2024, 3), Moment(2024, 4), Grain.MONTH), "March 2024"),
        (between(Moment(2024, 3), Moment(2024, 6), Grain.MONTH), "March – May 2024"),
        (between(Moment(2023, 11), Moment(2024, 2), Grain.MONTH), "November 2023 – January 2024"),
        (between(Moment(2008), Moment(2009), Grain.YEAR), "2008"),
        (between(Moment(1990), Moment(2000), Grain.DECADE), "the 1990s"),
        (between(Moment(1914), Moment(1919), Grain.YEAR), "1914 – 1918"),
        (between(Moment(-43, 3, 15), Moment(-43, 3, 16)), "15 March 44 BCE"),
        (between(Moment(-43), Moment(-42), Grain.YEAR), "44 BCE"),
        (between(Moment(0), Moment(1), Grain.YEAR), "1 BCE"),
        (between(Moment(79), Moment(80), Grain.YEAR), "79 CE"),
        (between(Moment(2024, 3, 11, 14, 30), Moment(2024, 3, 11, 14, 31), Grain.MINUTE), "11 March 2024, 14:30"),
        (between(Moment(2024, 3, 11, 14, 0), Moment(2024, 3, 11, 16, 0), Grain.HOUR), "11 March 2024, 14:00 – 16:00"),
        (Stretch.within(Interval(Moment(2008), Moment(2009), Grain.YEAR)), "in 2008"),
        (Stretch.within(Interval(Moment(1950), Moment(1951), Grain.YEAR), approximate=True), "about 1950"),
        (Stretch(Bounds.exactly(MARCH_11), Bounds(), Grain.DAY), "from 11 March 2024 on"),
        (Stretch(Bounds(), Bounds.exactly(MARCH_11), Grain.DAY), "until 11 March 2024"),
        (Stretch(Bounds(None, MARCH_11), Bounds(None, MARCH_11), Grain.DAY), "on or before 11 March 2024"),
        (Stretch(Bounds(MARCH_11), Bounds(MARCH_11), Grain.DAY), "on or after 11 March 2024"),
        (Stretch(Bounds(None, MARCH_11), Bounds(), Grain.DAY), "began by 11 March 2024"),
        (Stretch(Bounds(), Bounds(MARCH_11), Grain.DAY), "ended not before 11 March 2024"),
        (Stretch(Bounds(None, MARCH_11), Bounds(MARCH_11), Grain.DAY), "under way on 11 March 2024"),
        (Stretch(Bounds(), Bounds()), "undated"),
        (between(Moment(2007, 6), Moment(2007, 9), Grain.SEASON), "summer 2007"),
        (between(Moment(2006, 12), Moment(2007, 3), Grain.SEASON), "winter 2006"),
        (between(Moment(2007, 4), Moment(2007, 7), Grain.QUARTER), "the second quarter of 2007"),
        (between(Moment(2007, 4), Moment(2007, 7), Grain.MONTH), "April – June 2007"),
        (between(Moment(-50000), Moment(-49999), Grain.YEAR), "50,001 BCE"),
        (Stretch.within(Interval(Moment(-49), Moment(-48), Grain.YEAR)), "in 50 BCE"),
        (Stretch.within(Interval(Moment(2024, 3, 11), Moment(2024, 3, 18), Grain.WEEK)), "within 11 – 17 March 2024"),
        (Stretch.within(Interval(Moment(2024, 6, 13, 2, 4), Moment(2024, 6, 13, 2, 5), Grain.MINUTE)), "13 June 2024, 02:04"),
        (Stretch.within(Interval(Moment(2024, 6, 13, 2), Moment(2024, 6, 13, 3), Grain.HOUR)), "within 13 June 2024, 02:00 – 03:00"),
        (Stretch.within(Interval(Moment(1970), Moment(1974), Grain.YEAR), approximate=True), "about 1970 – 1973"),
        (Stretch.within(Interval(Moment(1980), Moment(1990), Grain.DECADE), approximate=True), "about the 1980s"),
        (
            Stretch(Bounds(Moment(1984), Moment(1986, 12, 31)), Bounds(Moment(1986, 8, 9)), Grain.YEAR, approximate=True),
            "began about 1984 – 1986, ended not before about 9 August 1986",
        ),
        (Stretch(Bounds.exactly(Moment(1950)), Bounds(), Grain.YEAR, approximate=True), "from about 1950 on"),
        (Stretch(Bounds.exactly(Moment(2024, 3)), Bounds(), Grain.MONTH), "from March 2024 on"),
        (Stretch(Bounds.exactly(Moment(2024, 3, 1)), Bounds(), Grain.DAY), "from 1 March 2024 on"),
        (Stretch(Bounds(), Bounds.exactly(Moment(1950, 12, 31)), Grain.YEAR), "until the end of 1950"),
        (Stretch(Bounds(), Bounds.exactly(Moment(1950, 3, 31)), Grain.YEAR), "until 31 March 1950"),
        (Stretch(Bounds.exactly(MARCH_11), Bounds(MARCH_11), Grain.DAY), "from 11 March 2024 on"),
        (Stretch.within(Interval(Moment(2024, 3, 11, 2, 4), Moment(2024, 3, 11, 2, 5), Grain.MINUTE)), "11 March 2024, 02:04"),
        (Stretch.within(Interval(Moment(1970), Moment(1973, 5, 2), Grain.DAY), approximate=True), "about 1 January 1970 – 1 May 1973"),
    ],
)
def test_a_stretch_in_words(stretch: Stretch, words: str) -> None:
    assert stretch_in_words(stretch) == words


@pytest.mark.parametrize(
    ("stretch", "heading"),
    [
        (between(MARCH_11, Moment(2024, 3, 12)), ("Mon 11 March 2024", "")),
        (between(Moment(2024, 3, 11, 14, 0), Moment(2024, 3, 11, 16, 0), Grain.HOUR), ("Mon 11 March 2024", "14:00 – 16:00")),
        (Stretch.within(Interval(Moment(2008), Moment(2009), Grain.YEAR)), ("In 2008", "")),
        (Stretch(Bounds.exactly(MARCH_11), Bounds(), Grain.DAY), ("From 11 March 2024 on", "")),
        (Stretch(Bounds(), Bounds()), ("Undated", "")),
        (between(Moment(-43, 3, 15), Moment(-43, 3, 16)), ("15 March 44 BCE", "")),
    ],
)
def test_the_date_at_the_head_of_a_list(stretch: Stretch, heading: tuple[str, str]) -> None:
    assert date_heading(stretch) == heading


def test_every_name_of_the_schema_has_words() -> None:
    assert (set(BASES), set(CERTAINTY), set(KINDS), set(ROLES)) == (set(Basis), set(Basis), set(EventClass), set(Role))
