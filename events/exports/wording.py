"""EDTF for readers: ``1957/1961`` is "1957 to 1961", ``[..2007-05-29]`` "up to 2007-05-29"."""

from __future__ import annotations

import re

SEASONS = {
    "21": "spring", "22": "summer", "23": "autumn", "24": "winter",
    "33": "first quarter of", "34": "second quarter of", "35": "third quarter of", "36": "fourth quarter of",
    "40": "first half of", "41": "second half of",
}  # fmt: skip
LAST_OF_FIRST_CENTURY = 99

_DATE = re.compile(r"(?P<year>Y?-?\d*X*)(?:-(?P<month>\d\d))?(?:-(?P<day>\d\d))?(?:T(?P<clock>\d\d:\d\d):\d\d)?(?P<approximate>~?)")


def in_words(edtf: str | None) -> str:
    """What a reader understands of an EDTF string; "undated" for ``None``.

    >>> in_words("1950~"), in_words("198X"), in_words("-0043-03-15")
    ('about 1950', '1980s', '44 BCE-03-15')
    """
    if edtf is None:
        return "undated"
    if edtf.startswith("["):
        first, _, last = edtf[1:-1].partition("..")
        if first and last:
            return f"between {_date(first)} and {_date(last)}"
        return f"{_date(first)} or later" if first else f"up to {_date(last)}"
    first, slash, last = edtf.partition("/")
    if not slash:
        return _date(first)
    if first and last not in ("", ".."):
        return f"{_date(first)} to {_date(last)}"
    return f"until {_date(last)}" if not first else f"since {_date(first)}" if last else f"from {_date(first)}"


def _date(text: str) -> str:
    match = _DATE.fullmatch(text)
    if match is None:
        return text
    year, month, day = _year(match["year"]), match["month"], match["day"]
    words = f"{SEASONS[month]} {year}" if month in SEASONS else "-".join(part for part in (year, month, day) if part)
    about = "about " if match["approximate"] else ""
    return f"{about}{words}" + (f" {match['clock']}" if match["clock"] else "")


def _year(text: str) -> str:
    digits = text.removeprefix("Y")
    if "X" in digits:
        return f"{digits.replace('X', '0').lstrip('0') or '0'}s"
    number = int(digits)
    if number <= 0:
        return f"{1 - number} BCE"
    return f"{number} CE" if number <= LAST_OF_FIRST_CENTURY else f"{number:04d}"
