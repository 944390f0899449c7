"""``dateline parse``: articles to CoNLL-U."""

from __future__ import annotations

from contextlib import nullcontext
from typing import Any

import click

from dateline.cli.messages import one_line_errors, refuse_input, write_result
from dateline.cli.options import ARTICLES, reading_options

EPILOG = """
\b
Examples:
  dateline parse story.md -o story.conllu
  dateline extract story.md --parses story.conllu        the same parse, without the model
"""


@click.command(epilog=EPILOG, short_help="Articles -> dependency trees (CoNLL-U).")
@ARTICLES
@reading_options
@click.option("-o", "--output", default="-", metavar="FILE", help="Where to write; standard output by default.")
def parse(*, articles: tuple[str, ...], output: str, **reading: Any) -> None:
    """Write the dependency trees of ARTICLE... as CoNLL-U, with offsets into the article's text in MISC."""
    from dateline.cli.input import Input  # noqa: PLC0415 - not wanted for --help
    from dateline.events.parsing.conllu import write_conllu  # noqa: PLC0415 - the same
    from dateline.events.parsing.workers import ParserPool  # noqa: PLC0415 - the same
    from dateline.events.pipeline import named  # noqa: PLC0415 - the same

    source = Input(articles, **reading)
    with one_line_errors():
        refuse_input(output, source.files)
        found, _ = source.read()
        jobs = source.jobs or 1
        parsing = nullcontext(source.opening()) if jobs == 1 or source.parses else ParserPool(source.model, jobs, source.precision)
        with parsing as parser:
            documents = parser.parse(named(found))
        write_result(map(write_conllu, documents), output)
