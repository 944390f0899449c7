"""The text and the data of ``dateline diff``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

import click

from dateline.events.calendar.edtf import edtf
from dateline.events.calendar.wording import stretch_in_words
from dateline.events.exports.views import shown
from dateline.events.schema import Entry, Factuality
from dateline.events.timeline.differences import Change, Difference

LOOKS = {
    Change.CAME: ("+", "green"),
    Change.WENT: ("-", "red"),
    Change.MOVED: (">", "yellow"),
    Change.REWORDED: ("~", "cyan"),
    Change.CLAIM: ("!", "magenta"),
    Change.STATUS: ("?", "blue"),
    Change.JOINED: ("&", "yellow"),
    Change.PARTED: ("%", "yellow"),
}


def lines(found: Iterable[Difference]) -> Iterator[str]:
    """A line for each change, in its colour, and how many of each kind there are in all."""
    counted: dict[Change, int] = {}
    for difference in found:
        for change in difference.changes:
            counted[change] = counted.get(change, 0) + 1
            sign, colour = LOOKS[change]
            yield click.style(f"{sign} {_told(change, difference)}", fg=colour)
    yield ", ".join(f"{number} {change.value} ({LOOKS[change][0]})" for change, number in counted.items()) or "nothing is different"


def _told(change: Change, difference: Difference) -> str:
    """What became of an entry: as it is told now, or was where it is gone, and what of that is not as it was."""
    old, new = difference.old, difference.new
    if old is None or new is None or change is Change.JOINED:
        entry = old or new
        joined = f" (now told with: {shown(new.summary)})" if old and new else ""
        return f"{_when(entry)}  {shown(entry.summary)}{joined}" if entry else ""
    return f"{_when(new)}  {shown(new.summary)} ({_before(change, difference, old, new)})"


def _before(change: Change, difference: Difference, old: Entry, new: Entry) -> str:
    if change is Change.MOVED:
        before, now = _when(old), _when(new)
        return f"before: {before}" if before != now else f"before: {edtf(old.when.stretch)}, now {edtf(new.when.stretch)}"
    if change is Change.REWORDED:
        return f"before: {shown(old.summary)}"
    if change is Change.STATUS:
        return f"was {old.status}, now {new.status}"
    if change is Change.CLAIM:
        return f"was {difference.old_claim}, now {difference.new_claim}"
    return f"was told with: {shown(old.summary)}"


def _when(entry: Entry | None) -> str:
    """When it was, for people; programs get EDTF."""
    return stretch_in_words(entry.when.stretch) if entry and edtf(entry.when.stretch) else "undated"


def document(found: Iterable[Difference]) -> str:
    """The changes as JSON: of each entry both sides, as far as there are two."""
    changes = [
        {
            "changes": [change.value for change in difference.changes],
            "old": _side(difference.old, difference.old_claim),
            "new": _side(difference.new, difference.new_claim),
        }
        for difference in found
    ]
    return json.dumps({"format": "dateline-diff", "version": 1, "differences": changes}, ensure_ascii=False, indent=1)


def _side(entry: Entry | None, claim: Factuality | None) -> dict[str, Any] | None:
    if entry is None:
        return None
    status, claimed = (value.value if value else None for value in (entry.status, claim))
    return {
        "id": entry.id,
        "uid": entry.uid,
        "edtf": edtf(entry.when.stretch),
        "summary": entry.summary,
        "status": status,
        "claim": claimed,
    }
