"""Document -> Event: who did what, as the article claims it."""

from dateline.events.extraction.reading import Extraction, extract_events, extracted

__all__ = ["Extraction", "extract_events", "extracted"]
