"""News articles in, one dated, explained, chronological timeline out.

>>> from datetime import date
>>> from dateline import Article, build_timeline, render_page
>>> timeline = build_timeline([Article(text="Talks began on Monday.", published=date(2024, 3, 12))])  # doctest: +SKIP
>>> page = render_page(timeline)  # doctest: +SKIP

This is the public face; start reading at :mod:`dateline.events.pipeline`. What it names is loaded when it is first asked for.
"""

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

from dateline.events.version import __version__

if TYPE_CHECKING:
    from dateline.events.errors import ArticleError, CaseError, DatelineError, EditError, ExportError, ModelError, TimelineError
    from dateline.events.opening import read_timeline
    from dateline.events.pipeline import build_timeline
    from dateline.events.schema import Article, DatedEvent, Entry, Event, Problem, TimeExpression, Timeline
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


_HOMES = {
    "errors": ("ArticleError", "CaseError", "DatelineError", "EditError", "ExportError", "ModelError", "TimelineError"),
    "opening": ("read_timeline",),
    "pipeline": ("build_timeline",),
    "schema": ("Article", "DatedEvent", "Entry", "Event", "Problem", "TimeExpression", "Timeline"),
}
"""Where in ``dateline.events`` a public name stands; all others are of ``dateline.reports``."""


def __getattr__(name: str) -> Any:
    """A public name is imported with its first use: what reads takes half a second, plotly as much again."""
    if name not in __all__:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    home = next((f"events.{home}" for home, names in _HOMES.items() if name in names), "reports")
    found = globals()[name] = getattr(import_module(f"dateline.{home}"), name)
    return found


def __dir__() -> list[str]:
    """The public names, whether they have been used or not."""
    return [*globals(), *__all__]


def _show_in_notebooks() -> None:
    """Let a timeline that is the value of a notebook's cell be its drawing, and one line of text where there is no drawing.

    Only the shell of a notebook knows how to ask for it: the values themselves know nothing of drawing.
    """
    shell = getattr(sys.modules.get("IPython"), "get_ipython", lambda: None)()
    if shell is not None:
        drawn = shell.display_formatter.formatters["text/html"]
        drawn.for_type_by_name("dateline.events.schema", "Timeline", lambda timeline: str(__getattr__("render_fragment")(timeline)))


_show_in_notebooks()
