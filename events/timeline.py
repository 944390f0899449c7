"""Merge mentions, order, rank, list the undated."""

from collections.abc import Sequence

from events.schema import Article, DatedEvent, Document, Entry, TimeExpression


def arrange(
    articles: Sequence[Article], documents: Sequence[Document], events: Sequence[DatedEvent], times: Sequence[TimeExpression]
) -> tuple[Entry, ...]:
    """The entries of the timeline."""
    return ()
