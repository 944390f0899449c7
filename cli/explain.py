"""``dateline explain``: why this event, why this date."""

from __future__ import annotations

from typing import Any

import click

from dateline.cli.messages import one_line_errors, write_result
from dateline.cli.options import EDITS, reading_options

EPILOG = """
\b
Examples:
  dateline explain story.md e7          an event
  dateline explain story.md t2          a time expression
  dateline explain timeline.json n4     an entry with all its mentions, in a timeline that `extract` wrote
  dateline explain harbour mzq4b7n3kqv2a    the entry of an event in a case
"""


@click.command(epilog=EPILOG, short_help="Why this event, why this date.")
@click.argument("article", metavar="ARTICLE", type=click.Path(allow_dash=True))
@click.argument("identifier", metavar="ID")
@reading_options
@EDITS
def explain(*, article: str, identifier: str, **reading: Any) -> None:
    """Say which words and rules made the event, time or entry ID of ARTICLE, and its date.

    The ids are those of `dateline extract`, or uids. ARTICLE may also be a timeline document (.json), or a case.
    """
    from dateline.cli.edit import is_id  # noqa: PLC0415 - not wanted for --help
    from dateline.cli.explanation import explanation  # noqa: PLC0415 - not wanted for --help
    from dateline.cli.input import Input  # noqa: PLC0415 - the same

    with one_line_errors():
        uid = "" if is_id(identifier) else identifier
        timeline = Input((article,), **reading).timeline(links=False, uid=uid)
        write_result(explanation(timeline, identifier), "-")
