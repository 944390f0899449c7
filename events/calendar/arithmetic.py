"""The proleptic Gregorian calendar in whole numbers; years are astronomical (1 BCE is 0)."""

from __future__ import annotations

from calendar import monthrange

SECONDS_PER_DAY = 86_400
MONTHS_PER_YEAR = 12
_YEARS_PER_ERA = 400
_DAYS_PER_ERA = 146_097
_DAYS_TO_EPOCH = 719_468  # from 0000-03-01 to 1970-01-01
_MARCH, _FEBRUARY = 3, 2


def days_of(year: int, month: int, day: int) -> int:
    """Days since 1970-01-01, in eras of 400 years that begin on 1 March.

    >>> days_of(1970, 1, 2), days_of(0, 3, 1)
    (1, -719468)
    """
    era, year_of_era = divmod(year - (month <= _FEBRUARY), _YEARS_PER_ERA)
    day_of_year = (153 * ((month + 9) % MONTHS_PER_YEAR) + 2) // 5 + day - 1
    return era * _DAYS_PER_ERA + year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year - _DAYS_TO_EPOCH


def date_of(days: int) -> tuple[int, int, int]:
    """The year, month and day of so many days since 1970-01-01.

    >>> date_of(-719468), date_of(days_of(-43, 3, 15))
    ((0, 3, 1), (-43, 3, 15))
    """
    era, day_of_era = divmod(days + _DAYS_TO_EPOCH, _DAYS_PER_ERA)
    year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36_524 - day_of_era // 146_096) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    months = (5 * day_of_year + 2) // 153  # since March
    month = (months + _MARCH - 1) % MONTHS_PER_YEAR + 1
    return year_of_era + era * _YEARS_PER_ERA + (month <= _FEBRUARY), month, day_of_year - (153 * months + 2) // 5 + 1


def days_in_month(year: int, month: int) -> int:
    """How many days the month has, in any year.

    >>> days_in_month(2024, 2), days_in_month(-3, 2)
    (29, 28)
    """
    return monthrange(2000 + year % _YEARS_PER_ERA, month)[1]
