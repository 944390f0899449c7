"""News articles in, one dated, explained, chronological timeline out.

>>> from datetime import date
>>> from dateline import Article, build_timeline, render_page
>>> timeline = build_timeline([Article(text="Talks began on Monday.", published=date(2024, 3, 12))])  # doctest: +SKIP
>>> page = render_page(timeline)  # doctest: +SKIP

This is the public face; start reading at :mod:`dateline.events.pipeline`. The drawing is loaded when it is first asked for.
"""

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

from dateline.events.errors import ArticleError, CaseError, DatelineError, EditError, ExportError, ModelError, TimelineError
from dateline.events.opening import read_timeline
from dateline.events.pipeline import build_timeline
from dateline.events.schema import Article, DatedEvent, Entry, Event, Problem, TimeExpression, Timeline
from dateline.events.version import __version__

if TYPE_CHECKING:
    from dateline.reports import Fragment, render_fragment, render_page, timeline_figure, write_assets

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
    "Fragment",
    "ModelError",
    "Problem",
    "TimeExpression",
    "Timeline",
    "TimelineError",
    "__version__",
    "build_timeline",
    "read_timeline",
    "render_fragment",
    "render_page",
    "timeline_figure",
    "write_assets",
]


def __getattr__(name: str) -> Any:
    """What draws is imported with its first use, since plotly takes most of a second."""
    if name in __all__:
        return getattr(import_module("dateline.reports"), name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)


def _show_in_notebooks() -> None:
    """Let a timeline that is the value of a notebook's cell be its drawing, and one line of text where there is no drawing.

    Only the shell of a notebook knows how to ask for it: the values themselves know nothing of drawing.
    """
    shell = getattr(sys.modules.get("IPython"), "get_ipython", lambda: None)()
    if shell is not None:
        shell.display_formatter.formatters["text/html"].for_type(Timeline, lambda timeline: str(__getattr__("render_fragment")(timeline)))


_show_in_notebooks()
