"""The command ``dateline``: its subcommands stand one file each beside this one."""

from __future__ import annotations

import click

from dateline.cli.add import add
from dateline.cli.completion import completion
from dateline.cli.diff import diff
from dateline.cli.edit import edit
from dateline.cli.explain import explain
from dateline.cli.extract import extract
from dateline.cli.parse import parse
from dateline.cli.report import report
from dateline.events.parsing.collecting import collect_seldom
from dateline.events.version import __version__

EPILOG = """
\b
Examples:
  dateline report story.md                     write the timeline of one story to report.html
  dateline report *.txt --published 2024-03-12 -o week.html
  dateline extract wire.jsonl -o wire.csv      one row an entry, for a spreadsheet
  dateline explain story.md e7                 why this event, why this date
"""


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}, epilog=EPILOG)
@click.version_option(__version__, prog_name="dateline")
def main() -> None:
    """Read news articles and write a dated, explained, chronological timeline."""
    collect_seldom()


for command in (report, extract, explain, parse, add, edit, diff, completion):
    main.add_command(command)
