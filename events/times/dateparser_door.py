"""The one door to dateparser: full dates and "three weeks ago", found by our grammar, always with a reference and a language."""

from __future__ import annotations

import re
from datetime import datetime
from functools import lru_cache

from dateline.events.schema import Interval, Moment
from dateline.events.times import calendar
from dateline.events.times.direction import Toward
from dateline.events.times.lexicon import year_number

_PREFERENCES = {Toward.NEAR: "current_period", Toward.PAST: "past", Toward.FUTURE: "future", Toward.OPEN: "current_period"}
_SHORT_YEAR = re.compile(r"(?<![0-9]{4}[/.-]\d\d[/.-])(?<![0-9]{4}[/.-]\d[/.-])(?<=[/.-])\d\d$")  # dateparser moves it by the direction
_FIRST_YEAR, _LAST_YEAR = 1, 9999  # what a datetime can hold


@lru_cache(maxsize=4096)
def read_day(words: str, reference: Moment, toward: Toward = Toward.OPEN, *, day_first: bool = False) -> Interval | None:
    """The day that a full date names; ``None`` where dateparser does not read one.

    Month before day, as American news writes it, unless ``day_first`` or only the other order is a date.
    """
    found = _parse(
        _SHORT_YEAR.sub(lambda year: str(year_number(year[0])), words),
        reference,
        PREFER_DATES_FROM=_PREFERENCES[toward],
        DATE_ORDER="DMY" if day_first else "MDY",
        REQUIRE_PARTS=["day", "month", "year"],
        STRICT_PARSING=True,
    )
    return calendar.day(found) if found else None


@lru_cache(maxsize=4096)
def read_ago(words: str, reference: Moment) -> Moment | None:
    """The day so many days, weeks, months or years before the reference: "three weeks ago"."""
    found = _parse(words, reference)
    return found.midnight if found else None


def _parse(words: str, reference: Moment, **settings: object) -> Moment | None:
    if not _FIRST_YEAR <= reference.year <= _LAST_YEAR:
        return None
    import dateparser  # noqa: PLC0415 - heavy, and needed by few texts

    base = datetime(reference.year, reference.month, reference.day)  # noqa: DTZ001 - moments have no zone
    found = dateparser.parse(words, languages=["en"], settings={"RELATIVE_BASE": base, **settings})
    return Moment.of(found) if found else None
