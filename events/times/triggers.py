"""Which sentences the rows need to look at: without a figure or one of these words there is no time expression."""

from __future__ import annotations

from dateline.events.language import words
from dateline.events.times import holidays
from dateline.events.times.lexicon import COUNTED, IRREGULAR_PLURALS, MONTHS, PARTS, SEASONS, WEEKDAYS

TRIGGERS = frozenset(
    {
        *words("calendar", "trigger"), *MONTHS, *WEEKDAYS, *SEASONS, *PARTS, *COUNTED, *IRREGULAR_PLURALS,
        *(f"{word}s" for word in (*COUNTED, *WEEKDAYS, *SEASONS)), *(max(name.split(), key=len) for name in holidays.NAMES),
    }
)  # fmt: skip


def may_tell_time(pieces: frozenset[str]) -> bool:
    """Whether a line of these words can hold a time expression.

    >>> may_tell_time(frozenset({"they", "left"})), may_tell_time(frozenset({"they", "left", "monday"}))
    (False, True)
    """
    return not pieces.isdisjoint(TRIGGERS) or any(piece[0].isdigit() for piece in pieces)
