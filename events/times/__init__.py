"""Document -> TimeExpression."""

from dateline.events.times.finding import find_times, read_times

__all__ = ["find_times", "read_times"]
