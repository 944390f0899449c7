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
