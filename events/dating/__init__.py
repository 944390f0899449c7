"""Event + TimeExpression -> DatedEvent: when each event began and ended, and why we say so."""

from dateline.events.dating.dating import Dating, date_events

__all__ = ["Dating", "date_events"]
