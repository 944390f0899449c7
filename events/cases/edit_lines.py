"""Edits as lines of JSON, one an edit: read, checked, appended; the format is told in ``docs/edits.md``."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from dateline.events.calendar.edtf_reading import read_edtf
from dateline.events.errors import EditError
from dateline.events.schema import Action, Edit, Factuality

CLAIMS = tuple(claim.value for claim in Factuality if claim not in {Factuality.GENERAL, Factuality.HYPOTHETICAL})
_TAKES_VALUE = {Action.SAY, Action.DATE, Action.CLAIM, Action.MERGE}


def checked(edit: Edit) -> Edit:
    """The edit.

    Raises:
        EditError: it lacks its reason or its value, or the value is none that the action takes.
    """
    if (fault := _fault(edit)) is not None:
        raise EditError(fault)
    return edit


def _fault(edit: Edit) -> str | None:
    if not edit.uid:
        return "an edit names the uid of an event or an entry; `dateline extract` and the report tell them"
    if not edit.because.strip():
        return f"{edit.action} lacks its reason; say it with --because TEXT"
    if edit.action not in _TAKES_VALUE:
        return f"{edit.action} takes no value, but was given {edit.value!r}; leave it out" if edit.value else None
    if not edit.value or not edit.value.strip():
        return f"{edit.action} takes a value: {_WANTED[edit.action]}"
    if edit.action is Action.DATE and read_edtf(edit.value) is None:
        return f"{edit.value!r} is no date in EDTF; {_WANTED[Action.DATE]}"
    if edit.action is Action.CLAIM and edit.value not in CLAIMS:
        return f"{edit.value!r} is no claim; give {_WANTED[Action.CLAIM]}"
    return None


_WANTED = {
    Action.SAY: "the words",
    Action.DATE: "write 2024-03-12, 2024-03, 2024-03-12/2024-03-15 or [2024-03..2024-05]",
    Action.CLAIM: f"one of {', '.join(CLAIMS)}",
    Action.MERGE: "the uid of an event of the other entry",
}


def read_edits(path: Path) -> list[Edit]:
    """The edits of a file, in its order; none where there is no file.

    Raises:
        EditError: a line is none; nothing is applied rather than a part.
    """
    if not path.exists():
        return []
    lines = path.read_text(encoding="utf-8").splitlines()
    return [_edit(line, f"{path}:{number}") for number, line in enumerate(lines, 1) if line.strip()]


def _edit(line: str, place: str) -> Edit:
    try:
        fields = json.loads(line)
        edit = Edit(
            _text(fields["uid"]), Action(fields["action"]), fields.get("value"), _text(fields.get("because") or ""), fields.get("by")
        )
        return checked(edit)
    except (ValueError, KeyError, TypeError, AttributeError, EditError) as error:
        message = f"{place} is no edit ({error}); mend or remove the line, as docs/edits.md tells"
        raise EditError(message) from error


def _text(value: Any) -> str:
    if not isinstance(value, str):
        message = f"{value!r} is no text"
        raise TypeError(message)
    return value


def append_edit(path: Path, edit: Edit) -> None:
    """Write the edit below the others, so that it is on the disk before this returns.

    Raises:
        EditError: the edit is none, or cannot be written; then all is as it was.
    """
    line = json.dumps(
        {"uid": edit.uid, "action": edit.action.value, "value": edit.value, "because": edit.because, "by": edit.by}, ensure_ascii=False
    )
    checked(edit)
    try:
        with path.open("ab") as file:
            before = file.tell()
            opening = b"\n" if before and not path.read_bytes().endswith(b"\n") else b""
            try:
                file.write(opening + line.encode() + b"\n")
                file.flush()
                os.fsync(file.fileno())
            except OSError:
                os.truncate(path, before)  # half a line would keep all others from being read
                raise
    except OSError as error:
        message = f"{path} cannot be written ({error.strerror or error}); the edit was not kept: mend that and run the same command again"
        raise EditError(message) from error
