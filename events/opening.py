"""``read_timeline``: what was written once, a timeline document or a case, as a timeline."""

from __future__ import annotations

from collections.abc import Callable
from os import PathLike
from pathlib import Path

from dateline.events.exports import json_document
from dateline.events.schema import Timeline

Progress = Callable[[str, int, int], None]


def read_timeline(path: str | PathLike[str], *, progress: Progress | None = None) -> Timeline:
    """The timeline of a file that ``dateline extract`` or ``Timeline.to_json`` wrote, or of a folder that ``dateline add`` made.

    Args:
        path: the file or the folder.
        progress: hears how far the looking through a large case is.

    Raises:
        TimelineError: the file cannot be read, or is no timeline document.
        CaseError: the folder is no case, or holds nothing.
    """
    if not Path(path).is_dir():
        return json_document.read_timeline(path)
    from dateline.events.cases.showing import case_timeline  # noqa: PLC0415 - most timelines need no table

    return case_timeline(path, progress=progress)
