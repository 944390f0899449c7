"""A timeline in the formats that other programs read.

``FORMATS`` maps a name to its writer, ``writer_for`` finds one by name or by the ending of a file. The
writers are imported when they are called, since some need an extra package.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

from events.errors import ExportError
from events.schema import Timeline

Writer = Callable[[Timeline], str | bytes]


def _json(timeline: Timeline) -> str:
    return timeline.to_json()


FORMATS: dict[str, Writer] = {
    "json": _json,
}
"""Writers by the names of their formats."""

ENDINGS = {
    ".json": "json",
}
"""Names of formats by the endings of files."""


def format_for(path: str) -> str | None:
    """The name of the format that a file's ending stands for, ``None`` for an ending of none.

    >>> format_for("timeline.json")
    'json'
    """
    return ENDINGS.get(PurePath(path).suffix.lower())


def writer_for(name: str | None, path: str = "-") -> Writer:
    """The writer of this format; without a name, of the format of the file's ending, else of the timeline document.

    Raises:
        ExportError: there is no such format.
    """
    wanted = name or format_for(path) or "json"
    if wanted not in FORMATS:
        message = f"no format is called {wanted!r}; choose one of {', '.join(FORMATS)}"
        raise ExportError(message)
    return FORMATS[wanted]
