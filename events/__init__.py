"""The library: articles in, a timeline out; it knows neither the command line nor the drawing.

>>> from datetime import date
>>> from dateline import Article, build_timeline
>>> timeline = build_timeline([Article(text="Talks began on Monday.", published=date(2024, 3, 12))])  # doctest: +SKIP

Start reading at :mod:`dateline.events.pipeline`.
"""

from dateline.events.errors import ArticleError, CaseError, DatelineError, EditError, ExportError, ModelError, TimelineError
from dateline.events.opening import read_timeline
from dateline.events.pipeline import build_timeline
from dateline.events.schema import Article, DatedEvent, Entry, Event, Problem, TimeExpression, Timeline
from dateline.events.version import __version__

__all__ = [
    "Article",
    "ArticleError",
    "CaseError",
    "DatedEvent",
    "DatelineError",
    "EditError",
    "Entry",
    "Event",
    "ExportError",
    "ModelError",
    "Problem",
    "TimeExpression",
    "Timeline",
    "TimelineError",
    "__version__",
    "build_timeline",
    "read_timeline",
]
