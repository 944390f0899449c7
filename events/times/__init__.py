"""Document -> TimeExpression."""

from events.schema import Document, TimeExpression


def find_times(document: Document, *, number_from: int = 1) -> tuple[TimeExpression, ...]:
    """Every time expression of the document, in text order."""
    return ()
