"""``dateline diff``: two timelines or cases, and what is not as it was."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click

from dateline.cli.messages import one_line_errors, progress_line
from dateline.events.articles.fields import read_date
from dateline.events.calendar.edtf import edtf
from dateline.events.calendar.wording import stretch_in_words
from dateline.events.errors import TimelineError
from dateline.events.exports.views import shown
from dateline.events.opening import read_timeline
from dateline.events.schema import Entry, Timeline
from dateline.events.timeline.differences import Change, Difference, differences

EPILOG = """
\b
Examples:
  dateline diff monday.json tuesday.json                    two timelines that `extract` wrote
  dateline diff monday.json harbour                         a timeline, and the case as it is now
  dateline diff monday.json harbour --key                   of that, the key entries
  dateline diff harbour --as-of 2024-03-10 --as-of 2024-03-12   one case, as of two days
"""

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


@click.command(epilog=EPILOG, short_help="Two timelines or cases: what came, went, moved, was reworded.")
@click.argument("old", metavar="OLD", type=click.Path(exists=True))
@click.argument("new", metavar="[NEW]", required=False, type=click.Path(exists=True))
@click.option("--as-of", "days", multiple=True, metavar="DATE", help="Only articles published by then: of OLD; a second time, of NEW.")
@click.option("--key", "key_only", is_flag=True, help="Only what befell key entries, as they were or as they are now.")
@click.option("--format", "format_name", type=click.Choice(["text", "json"]), default="text", show_default=True)
def diff(*, old: str, new: str | None, days: tuple[str, ...], key_only: bool, format_name: str) -> None:
    """Say what is different in NEW from OLD; without NEW, in the same case as of another day.

    Entries are known by the uids of their events.
    """
    if new is None and not days:
        message = "name NEW, or a day of OLD with --as-of"
        raise click.UsageError(message)
    if len(days) > 2:  # noqa: PLR2004 - one of each
        message = "--as-of may be given twice: of OLD, and of NEW"
        raise click.UsageError(message)
    with one_line_errors():
        begin, end = (*days, None, None)[:2]
        found = differences(_timeline(old, begin), _timeline(new or old, end))
        if key_only:
            found = tuple(difference for difference in found if any(entry and entry.key for entry in (difference.old, difference.new)))
        if format_name == "json":
            click.echo(json.dumps(_document(found), ensure_ascii=False, indent=1))
        else:
            for line in _lines(found):
                click.echo(line)


def _timeline(path: str, day: str | None) -> Timeline:
    if day is None:
        return read_timeline(path, progress=progress_line())
    if not Path(path).is_dir():
        message = f"{path} is a timeline already; --as-of goes with a case"
        raise TimelineError(message)
    from dateline.events.cases.showing import case_timeline  # noqa: PLC0415 - not wanted for --help

    return case_timeline(path, as_of=date.fromisoformat(read_date(day, "--as-of").isoformat()[:10]), progress=progress_line())


def _lines(found: Iterable[Difference]) -> Iterator[str]:
    """One difference in one to three lines, and what there is in all."""
    counted: dict[Change, int] = {}
    for difference in found:
        for change in difference.changes:
            counted[change] = counted.get(change, 0) + 1
            sign, colour = LOOKS[change]
            yield click.style(f"{sign} {_told(change, difference)}", fg=colour)
    yield ", ".join(f"{number} {change.value}" for change, number in counted.items()) or "nothing is different"


def _told(change: Change, difference: Difference) -> str:
    old, new = difference.old, difference.new
    if old is None or new is None:
        entry = old or new
        return f"{_when(entry)}  {shown(entry.summary)}" if entry else ""
    if change is Change.MOVED:
        return f"{_when(old)} -> {_when(new)}  {shown(new.summary)}"
    if change is Change.REWORDED:
        return f"{_when(new)}  {shown(old.summary)} -> {shown(new.summary)}"
    if change is Change.STATUS:
        return f"{_when(new)}  {shown(new.summary)} ({old.status} -> {new.status})"
    if change in {Change.JOINED, Change.PARTED}:
        return f"{_when(old)}  {shown(old.summary)} -> {shown(new.summary)} ({change})"
    return f"{_when(new)}  {shown(new.summary)} ({change})"


def _when(entry: Entry | None) -> str:
    """When it was, for people; programs get EDTF."""
    return stretch_in_words(entry.when.stretch) if entry and edtf(entry.when.stretch) else "undated"


def _document(found: Iterable[Difference]) -> dict[str, Any]:
    changes = [
        {"changes": [change.value for change in difference.changes], "old": _side(difference.old), "new": _side(difference.new)}
        for difference in found
    ]
    return {"format": "dateline-diff", "version": 1, "differences": changes}


def _side(entry: Entry | None) -> dict[str, Any] | None:
    if entry is None:
        return None
    status, claim = (value.value if value else None for value in (entry.status, entry.claim))
    return {"id": entry.id, "uid": entry.uid, "edtf": edtf(entry.when.stretch), "summary": entry.summary, "status": status, "claim": claim}
