"""``dateline report``: articles, or a timeline document, to one HTML file."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

import click

from dateline.cli.messages import one_line_errors, refuse_input, write_result
from dateline.cli.options import ARTICLES, EDITS, narrowing_options, reading_options
from dateline.events.errors import ExportError

PAGES = ("", ".html", ".htm")
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
@narrowing_options
@click.option("-o", "--output", default="report.html", show_default=True, metavar="FILE", help="Where to write; - is standard output.")
@click.option("--fragment", is_flag=True, help="Write one HTML element for another page, not a whole page.")
@click.option(
    "--theme", type=click.Choice(["auto", "light", "dark"]), default="auto", show_default=True, help="Light, dark, or as around it."
)
@click.option("--compact", is_flag=True, help="With --fragment: the key events alone, in little room.")
def report(*, articles: tuple[str, ...], output: str, fragment: bool, theme: Any, compact: bool, **reading: Any) -> None:
    """Write the timeline of ARTICLE... as one self-contained HTML file.

    An ARTICLE is a .txt, .md, .html, .json or .jsonl file, or - for text on standard input. Several
    articles make one timeline. A timeline document (.json) that `dateline extract` wrote is drawn as it is.
    """
    if compact and not fragment:
        message = "--compact makes a fragment; give --fragment, too"
        raise click.UsageError(message)
    from dateline.cli.input import Input  # noqa: PLC0415 - not wanted for --help

    with one_line_errors():
        source = Input(articles, **reading)
        refuse_input(output, source.files)
        refuse_ending(output)
        timeline = source.timeline(links=False)
        from dateline.reports import render_fragment, render_page  # noqa: PLC0415 - plotly is not wanted for --help

        page = render_fragment(timeline, theme=theme, compact=compact) if fragment else render_page(timeline, theme=theme)
        write_result(page, output)
    if output != "-":
        click.echo(f"{len(timeline.entries)} entries from {len(timeline.articles)} article(s) in {output}", err=True)


def refuse_ending(output: str) -> None:
    """Stop where the ending asks for something else than HTML.

    Raises:
        ExportError: it does.
    """
    ending = PurePath(output).suffix.lower()
    if ending not in PAGES:
        message = f"{output}: a report is HTML; end it with .html, or use `dateline extract -o {output}` where you want data"
        raise ExportError(message)
