"""What a person writes as a date becomes the stretch that it names; what is none is refused."""

import pytest

from dateline.events.calendar.edtf import edtf
from dateline.events.calendar.edtf_reading import read_edtf

WRITTEN = (
    "2007-05-28 2007-05 2007 198X 19XX 1XXX 2007-22 2007-24 2007-33 2007-36 2007-40 2007-41 -0043-03-15 2007-05-28T14:30:00 2007~ "
    "2007-05/2007-07 2007-05-28/.. 2007-05-28/ /2007-05-28 [2007-05-03..2007-05-09] [2007-05-28..] [..2007] [2006..2008]"
).split()


@pytest.mark.parametrize("written", WRITTEN)
def test_what_is_written_is_read_and_comes_out_the_same(written: str) -> None:
    stretch = read_edtf(written)
    assert stretch is not None
    if written != "2007-05-28/..":  # nothing says that it goes on
        assert edtf(stretch) == written


@pytest.mark.parametrize("written", ["", "last Monday", "2007-13", "2007-02-30", "2007-05-28/2007-05-01", "12/03/2024", "/", "[..]", "20X"])
def test_what_is_no_date_is_refused(written: str) -> None:
    assert read_edtf(written) is None
