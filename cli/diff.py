"""``dateline diff``: two timelines or cases, and what is not as it was."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.messages import one_line_errors, progress_line

if TYPE_CHECKING:
    from dateline.events.schema import Timeline

EPILOG = """
\b
Examples:
  dateline diff monday.json tuesday.json                    two timelines that `extract` wrote
  dateline diff monday.json harbour                         a timeline, and the case as it is now
  dateline diff monday.json harbour --key                   of that, the key entries
  dateline diff harbour --as-of 2024-03-10 --as-of 2024-03-12   one case, as of two days
"""


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
    from dateline.cli.comparison import document, lines  # noqa: PLC0415 - not wanted for --help
    from dateline.events.timeline.differences import differences  # noqa: PLC0415 - the same

    with one_line_errors():
        begin, end = (*days, None, None)[:2]
        found = differences(_timeline(old, begin), _timeline(new or old, end))
        if key_only:
            found = tuple(difference for difference in found if any(entry and entry.key for entry in (difference.old, difference.new)))
        if format_name == "json":
            click.echo(document(found))
        else:
            for line in lines(found):
                click.echo(line)


def _timeline(path: str, day: str | None) -> Timeline:
    from dateline.events.opening import read_timeline  # noqa: PLC0415 - not wanted for --help

    if day is None:
        return read_timeline(path, progress=progress_line())
    if not Path(path).is_dir():
        from dateline.events.errors import TimelineError  # noqa: PLC0415 - the same

        message = f"{path} is a timeline already; --as-of goes with a case"
        raise TimelineError(message)
    from dateline.events.articles.fields import read_date  # noqa: PLC0415 - not wanted for --help
    from dateline.events.cases.showing import case_timeline  # noqa: PLC0415 - the same

    return case_timeline(path, as_of=date.fromisoformat(read_date(day, "--as-of").isoformat()[:10]), progress=progress_line())
