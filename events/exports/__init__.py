"""A timeline in the formats that other programs read.

``FORMATS`` maps a name to its writer; ``format_of`` finds a name by the ending of a file, ``left_out`` counts the
entries that a format cannot hold. A writer is imported when it is called: some need an extra package.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pathlib import PurePath
from types import MappingProxyType
from typing import TYPE_CHECKING

from dateline.events.errors import ExportError

if TYPE_CHECKING:
    from dateline.events.schema import Timeline

Writer = Callable[["Timeline"], "str | bytes"]


def _lazily(module: str, function: str) -> Writer:
    def write(timeline: Timeline) -> str | bytes:
        writer: Writer = getattr(import_module(f"dateline.events.exports.{module}"), function)
        return writer(timeline)

    return write


FORMATS: Mapping[str, Writer] = MappingProxyType(
    {
        "json": _lazily("json_document", "dump"),
        "csv": _lazily("csv_table", "dump_csv"),
        "timeml": _lazily("timeml", "dump_timeml"),
        "icalendar": _lazily("icalendar", "dump_icalendar"),
        "jsonld": _lazily("json_ld", "dump_json_ld"),
        "timelinejs": _lazily("timeline_js", "dump_timeline_js"),
        "markdown": _lazily("markdown", "dump_markdown"),
        "parquet": _lazily("parquet", "dump_parquet"),
    }
)
"""Writers by the names of their formats: a timeline in, text or bytes out."""

LINKING = frozenset({"json", "timeml"})
"""Formats that say how events and times are related."""

LEAVING_OUT: Mapping[str, str] = MappingProxyType(
    {"icalendar": "icalendar", "jsonld": "json_ld", "timelinejs": "timeline_js", "timeml": "timeml"}
)
"""Formats that cannot hold every entry, with the module that says which."""

ENDINGS: Mapping[str, str] = MappingProxyType(
    {
        ".json": "json",
        ".csv": "csv",
        ".tml": "timeml",
        ".xml": "timeml",
        ".ics": "icalendar",
        ".jsonld": "jsonld",
        ".md": "markdown",
        ".parquet": "parquet",
    }
)
"""Names of formats by the endings of files; TimelineJS has none of its own."""


def format_for(path: str) -> str | None:
    """The name of the format that a file's ending stands for, ``None`` for any other ending.

    >>> format_for("timeline.ics"), format_for("timeline.txt")
    ('icalendar', None)
    """
    return ENDINGS.get(PurePath(path).suffix.lower())


def format_of(name: str | None, path: str = "-") -> str:
    """The format of this name; without a name, that of the file's ending; that of the timeline document where the file has none.

    >>> format_of(None, "week.csv"), format_of("csv", "week.txt"), format_of(None)
    ('csv', 'csv', 'json')

    Raises:
        ExportError: there is no such format, or the ending stands for none.
    """
    if name is not None and name not in FORMATS:
        message = f"no format is called {name!r}; choose one of {', '.join(FORMATS)}"
        raise ExportError(message)
    wanted = name or format_for(path) or ("json" if not PurePath(path).suffix else None)
    if wanted is None:
        message = f"{path}: no format has this ending; use one of {', '.join(ENDINGS)}, or say --format {'|'.join(FORMATS)}"
        raise ExportError(message)
    return wanted


def writer_for(name: str | None, path: str = "-") -> Writer:
    """The writer of that format.

    Raises:
        ExportError: there is none.
    """
    return FORMATS[format_of(name, path)]


def written(name: str, timeline: Timeline) -> Iterator[str | bytes]:
    """The timeline in a format, piece by piece: as one text, the document of thousands of articles takes more room than what it tells."""
    if name == "json":
        yield from import_module("dateline.events.exports.json_document").pieces(timeline)
    else:
        yield FORMATS[name](timeline)


def left_out(name: str, timeline: Timeline) -> Mapping[str, int]:
    """How many entries (events in TimeML) are not in what the writer of this format writes, by the reason."""
    module = LEAVING_OUT.get(name)
    if module is None:
        return {}
    reasons = import_module(f"dateline.events.exports.{module}").left_out(timeline)
    return dict(Counter(reasons).most_common())
