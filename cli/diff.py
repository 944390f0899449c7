"""``dateline diff``: two timelines or cases, and what is not as it was."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.messages import one_line_errors, progress_line, say_problems

if TYPE_CHECKING:
    from dateline.events.cases.comparing import Side
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

    Entries are known by the uids of their events. Of a case of more than 1,000 articles beside a timeline document, its key entries
    and those of the document are compared; of two cases, or two days of one, all entries.
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
        found = differences(*_both(_side(old, begin), _side(new or old, end)))
        if key_only:
            found = tuple(difference for difference in found if any(entry and entry.key for entry in (difference.old, difference.new)))
        if format_name == "json":
            click.echo(document(found))
        else:
            for line in lines(found):
                click.echo(line)


def _both(old: Side | Timeline, new: Side | Timeline) -> tuple[Timeline, Timeline]:
    """Both timelines, as far as they may differ; what is wrong with a case is said."""
    from dateline.events.cases.comparing import Side, beside, timelines_apart  # noqa: PLC0415 - not wanted for --help
    from dateline.events.schema import Timeline  # noqa: PLC0415 - the same

    progress = progress_line()
    match old, new:
        case Side() as one, Side() as other:
            before, after = timelines_apart(one, other, progress=progress)
        case Side() as one, Timeline() as other:
            before, after = beside(one, other, progress=progress), other
        case Timeline() as one, Side() as other:
            before, after = one, beside(other, one, progress=progress)
        case Timeline() as one, Timeline() as other:
            return one, other
    told = [timeline for given, timeline in ((old, before), (new, after)) if isinstance(given, Side)]
    say_problems(dict.fromkeys(problem for timeline in told for problem in timeline.problems))
    return before, after


def _side(path: str, day: str | None) -> Side | Timeline:
    """A timeline document, read; or a case as of this day."""
    from dateline.events.articles.fields import read_date  # noqa: PLC0415 - not wanted for --help
    from dateline.events.cases.comparing import Side  # noqa: PLC0415 - the same
    from dateline.events.cases.store import open_case  # noqa: PLC0415 - the same
    from dateline.events.errors import TimelineError  # noqa: PLC0415 - the same
    from dateline.events.opening import read_timeline  # noqa: PLC0415 - the same

    if Path(path).is_dir():
        return Side(open_case(Path(path)), date.fromisoformat(read_date(day, "--as-of").isoformat()[:10]) if day else None)
    if day is not None:
        message = f"{path} is a timeline already; --as-of goes with a case"
        raise TimelineError(message)
    return read_timeline(path)
