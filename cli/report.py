"""``dateline report``: articles, or a timeline document, to one HTML file."""

from __future__ import annotations

from typing import Any

import click

from dateline.cli.messages import one_line_errors, write_result
from dateline.cli.options import ARTICLES, EDITS, Input, reading_options

EPILOG = """
\b
Examples:
  dateline report story.md
  dateline report *.txt --published 2024-03-12 -o week.html
  dateline report timeline.json -o again.html          a timeline that `extract` wrote
  dateline report story.md --fragment -o part.html     one element, to put into another page
"""


@click.command(epilog=EPILOG, short_help="Articles -> one HTML file.")
@ARTICLES
@reading_options
@EDITS
@click.option("-o", "--output", default="report.html", show_default=True, metavar="FILE", help="Where to write; - is standard output.")
@click.option("--fragment", is_flag=True, help="Write one HTML element for another page, not a whole page.")
def report(*, articles: tuple[str, ...], output: str, fragment: bool, **reading: Any) -> None:
    """Write the timeline of ARTICLE... as one self-contained HTML file.

    An ARTICLE is a .txt, .md, .html, .json or .jsonl file, or - for text on standard input. Several
    articles make one timeline. A timeline document (.json) that `dateline extract` wrote is drawn as it is.
    """
    with one_line_errors():
        timeline = Input(articles, **reading).timeline(links=False)
        from dateline.reports import render_fragment, render_page  # noqa: PLC0415 - plotly is not wanted for --help

        write_result(render_fragment(timeline) if fragment else render_page(timeline), output)
    if output != "-":
        click.echo(f"{len(timeline.entries)} entries from {len(timeline.articles)} article(s) in {output}", err=True)
