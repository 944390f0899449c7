"""Document -> TimeExpression."""

from events.times.finding import find_times

__all__ = ["find_times"]
