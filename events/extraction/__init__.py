"""Document -> Event."""

from events.schema import Document, Event


def extract_events(document: Document, *, number_from: int = 1) -> tuple[Event, ...]:
    """Every event of the document, in text order."""
    return ()
