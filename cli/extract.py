"""``dateline extract``: articles to the timeline document, or to another format."""

from __future__ import annotations

from typing import Any

import click

from dateline.cli.messages import one_line_errors, refuse_input, say_left_out, write_result
from dateline.cli.options import ARTICLES, EDITS, narrowing_options, reading_options
from dateline.events.exports import FORMATS, LINKING, format_of, left_out, written

EPILOG = """
\b
Examples:
  dateline extract story.md                              the timeline document on standard output
  dateline extract wire.jsonl -o wire.csv                the format follows from the ending
  cat story.txt | dateline extract - --published 2024-03-12 --format markdown
"""


@click.command(epilog=EPILOG, short_help="Articles -> the timeline as data (JSON, CSV, ...).")
@ARTICLES
@reading_options
@EDITS
@narrowing_options
@click.option("-o", "--output", default="-", metavar="FILE", help="Where to write; standard output by default.")
@click.option("--format", "format_name", metavar="FORMAT", help=f"One of {', '.join(FORMATS)}; by the ending of -o, else json.")
def extract(*, articles: tuple[str, ...], output: str, format_name: str | None, **reading: Any) -> None:
    """Write the timeline of ARTICLE... as data.

    The default is the timeline document: every time expression, event, relation and entry, with offsets
    into the articles' text and the rule behind each.
    """
    from dateline.cli.input import Input  # noqa: PLC0415 - not wanted for --help

    with one_line_errors():
        source = Input(articles, **reading)
        refuse_input(output, source.files)
        name = format_of(format_name, output)
        timeline = source.timeline(links=name in LINKING)
        write_result(written(name, timeline), output)
        say_left_out(left_out(name, timeline), len(timeline.events if name == "timeml" else timeline.entries), output)
