"""Whether days fill whole months or years."""

from __future__ import annotations

from dateline.events.calendar.arithmetic import MONTHS_PER_YEAR, days_in_month
from dateline.events.schema import Moment


def fills_months(first: Moment, last: Moment) -> bool:
    """Whether whole months lie from the first day to the last, both included.

    >>> fills_months(Moment(2024, 2, 1), Moment(2024, 2, 29)), fills_months(Moment(2024, 2, 1), Moment(2024, 2, 28))
    (True, False)
    """
    return first.day == 1 and last.day == days_in_month(last.year, last.month)


def fills_years(first: Moment, last: Moment) -> bool:
    """Whether whole years do."""
    return fills_months(first, last) and first.month == 1 and last.month == MONTHS_PER_YEAR
