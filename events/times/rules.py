"""The rows by which expressions are found and read; of equally long matches the earlier row wins."""

from __future__ import annotations

from dateline.events.times.rows.clocks import CLOCKS, HEADS
from dateline.events.times.rows.days import DAYS
from dateline.events.times.rows.lengths import LENGTHS
from dateline.events.times.rows.months import MONTHS
from dateline.events.times.rows.periods import PERIODS
from dateline.events.times.rows.reporting import REPORTING
from dateline.events.times.rows.row import Rule
from dateline.events.times.rows.sets import SETS
from dateline.events.times.rows.vague import VAGUE
from dateline.events.times.rows.years import YEARS

__all__ = ["RULES", "Rule"]

RULES: tuple[Rule, ...] = (*HEADS, *DAYS, *MONTHS, *YEARS, *CLOCKS, *PERIODS, *REPORTING, *VAGUE, *LENGTHS, *SETS)
