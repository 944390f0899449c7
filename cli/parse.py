"""``dateline parse``: articles to CoNLL-U."""

from __future__ import annotations

from typing import Any

import click

from cli.messages import one_line_errors, say_problems, write_result
from cli.options import ARTICLES, Input, reading_options
from events import ArticleError
from events.parsing.conllu import write_conllu
from events.pipeline import admit

EPILOG = """
\b
Examples:
  dateline parse story.md -o story.conllu
  dateline extract story.md --parses story.conllu        the same parse, without the model
"""


@click.command(epilog=EPILOG)
@ARTICLES
@reading_options
@click.option("-o", "--output", default="-", metavar="FILE", help="Where to write; standard output by default.")
def parse(*, articles: tuple[str, ...], output: str, **reading: Any) -> None:
    """Write the dependency trees of ARTICLE... as CoNLL-U, with offsets into the article's text in MISC."""
    source = Input(articles, **reading)
    with one_line_errors():
        found, problems = source.read()
        admitted = admit(found, problems)
        say_problems(problems)
        if not admitted:
            message = "no article could be read; see above"
            raise ArticleError(message)
        with source.parser() as parser:
            documents = parser.parse(admitted)
        write_result("".join(map(write_conllu, documents)), output)
