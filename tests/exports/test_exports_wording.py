from __future__ import annotations

import pytest

from dateline.events.exports.wording import in_words

WORDS = [
    (None, "undated"),
    ("2007-05-28", "2007-05-28"),
    ("2007-05-28T15:30:00", "2007-05-28 15:30"),
    ("1950~", "about 1950"),
    ("198X", "1980s"),
    ("19XX", "1900s"),
    ("2007-22", "summer 2007"),
    ("2007-34", "second quarter of 2007"),
    ("-0043", "44 BCE"),
    ("0043", "43 CE"),
    ("0120", "0120"),
    ("Y-50000", "50001 BCE"),
    ("1957/1961", "1957 to 1961"),
    ("2007-05-28/..", "since 2007-05-28"),
    ("2007-05-28/", "from 2007-05-28"),
    ("/2007-05-28", "until 2007-05-28"),
    ("[2007-05-21..2007-05-27]", "between 2007-05-21 and 2007-05-27"),
    ("[2007-05-21..]", "2007-05-21 or later"),
    ("[..2007]", "up to 2007"),
]


@pytest.mark.parametrize(("edtf", "words"), WORDS)
def test_every_form_that_edtf_takes_here_has_words(edtf: str | None, words: str) -> None:
    assert in_words(edtf) == words
