"""A timeline in the formats that other programs read.

``FORMATS`` maps a name to its writer; ``writer_for`` finds one by name or by the ending of a file. A writer is
imported when it is called: some need an extra package.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import PurePath
from types import MappingProxyType

from dateline.events.errors import ExportError
from dateline.events.schema import Timeline

Writer = Callable[[Timeline], str | bytes]


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


def writer_for(name: str | None, path: str = "-") -> Writer:
    """The writer of this format; without a name, that of the file's ending; else that of the timeline document.

    Raises:
        ExportError: there is no such format.
    """
    wanted = name or format_for(path) or "json"
    if wanted not in FORMATS:
        message = f"no format is called {wanted!r}; choose one of {', '.join(FORMATS)}"
        raise ExportError(message)
    return FORMATS[wanted]
