"""Whether an article is news, or tells of another time."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.events.schema import Moment, TimeExpression

_DATES_TOLD, _SHARE = 6, 3  # dates of long ago that make a history, where they are so many times as many as those of these days
_LONG_AGO, _THESE_DAYS = 400, 31  # days before publication


def is_history(times: Sequence[TimeExpression], published: Moment) -> bool:
    """Whether the dates of an article lie long before its publication: what it tells without a date is no news of the day."""
    ages = [published.days - time.when.end.latest.days for time in times if time.when is not None and time.when.end.latest is not None]
    long_ago = sum(age > _LONG_AGO for age in ages)
    these_days = sum(-_THESE_DAYS <= age <= _THESE_DAYS for age in ages)
    return long_ago >= _DATES_TOLD and long_ago >= _SHARE * these_days


def is_of_a_life(brackets: Sequence[tuple[TimeExpression, TimeExpression]], published: Moment) -> bool:
    """Whether the article opens with a life in brackets that ended long before its publication: it is a biography."""
    for _, last in brackets:
        died = last.when.end.latest if last.when is not None else None
        if died is not None and last.sentence < _OPENING:
            return published.days - died.days > _LONG_AGO
    return False


_OPENING = 3  # sentences, with the headline
