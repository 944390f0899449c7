"""News articles in, one dated, explained, chronological timeline out.

>>> from datetime import date
>>> from events import Article, build_timeline
>>> timeline = build_timeline([Article(text="Talks began on Monday.", published=date(2024, 3, 12))])  # doctest: +SKIP

Start reading at :mod:`events.pipeline`.
"""

from events.errors import ArticleError, DatelineError, ExportError, ModelError, TimelineError
from events.pipeline import build_timeline
from events.schema import Article, DatedEvent, Entry, Event, Problem, TimeExpression, Timeline

__version__ = "0.1.0"

__all__ = [
    "Article",
    "ArticleError",
    "DatedEvent",
    "DatelineError",
    "Entry",
    "Event",
    "ExportError",
    "ModelError",
    "Problem",
    "TimeExpression",
    "Timeline",
    "TimelineError",
    "build_timeline",
]
