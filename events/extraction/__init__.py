"""Document -> Event: who did what, as the article claims it."""

from dateline.events.extraction.reading import extract_events

__all__ = ["extract_events"]
