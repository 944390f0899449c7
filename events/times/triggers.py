"""Which sentences the rows need to look at: without a figure or one of these words there is no time expression."""

from __future__ import annotations

from dateline.events.times import holidays
from dateline.events.times.lexicon import COUNTED, IRREGULAR_PLURALS, MONTHS, PARTS, SEASONS, WEEKDAYS

_OTHERS = """
    ago annually biannually bimonthly biweekly clock current currently daily date day eighteen fifties forties formerly forties future half
    hourly lately long moment monthly nightly nineteen nineties noughties now nowadays o overnight past period present presently quarterly
    recently seventies sixties eighties semiannually soon someday thirties thousand time today tomorrow tonight twenties twenty
    weekday weekdays weekly while yearly yesterday term once twice times noon midday midnight mins min hrs hr secs sec
"""
TRIGGERS = frozenset(
    {
        *_OTHERS.split(), *MONTHS, *WEEKDAYS, *SEASONS, *PARTS, *COUNTED, *IRREGULAR_PLURALS, "sat", "sun",
        *(f"{word}s" for word in (*COUNTED, *WEEKDAYS, *SEASONS)), *(max(name.split(), key=len) for name in holidays.NAMES),
    }
)  # fmt: skip


def may_tell_time(pieces: frozenset[str]) -> bool:
    """Whether a line of these words can hold a time expression.

    >>> may_tell_time(frozenset({"they", "left"})), may_tell_time(frozenset({"they", "left", "monday"}))
    (False, True)
    """
    return not pieces.isdisjoint(TRIGGERS) or any(piece[0].isdigit() for piece in pieces)
