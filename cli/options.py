"""The options and arguments that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])

ARTICLES = click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...", type=click.Path(allow_dash=True))
PUBLISHED = click.option("--published", metavar="DATE", help="Publication date (YYYY-MM-DD) of every article; wins over their own.")
MODEL = click.option(
    "--model",
    metavar="MODEL",
    envvar="DATELINE_MODEL",
    help="A folder with Stanza models, or the name of an official English package of Stanza. Default: the shipped models.",
)
PARSES = click.option(
    "--parses",
    metavar="PATH",
    type=click.Path(exists=True),
    help="Parses that `dateline parse` wrote (a file, or a folder of ID.conllu): read them instead of running a model.",
)
JOBS = click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=1),
    help="Processes that read (about 0.6 GB each). Default: 1; 2 where a timeline is made of 16 articles or more.",
)
PRECISION = click.option(
    "--precision",
    type=click.Choice(["auto", "float32", "bfloat16"]),
    default="auto",
    show_default=True,
    help="Of the shipped models' arithmetic; auto is bfloat16 where the processor has units for it. Machines differ in some trees.",
)
EDITS = click.option(
    "--edits",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False),
    help="An editor's corrections (JSON lines, as `dateline edit` and the report's page write them).",
)
TOP = click.option("--top", type=click.IntRange(min=1), metavar="N", help="Only the N key entries that say most.")
FROM = click.option("--from", "begin", metavar="DATE", help="Only what may have happened from then on (2024, 2024-03, 2024-03-12).")
TO = click.option("--to", "end", metavar="DATE", help="Only what may have happened up to then.")
ABOUT = click.option("--about", metavar="WORDS", default="", help="Only entries told with all these words, or words that begin so.")
AS_OF = click.option("--as-of", "as_of", metavar="DATE", help="Only articles published by then.")
QUIET = click.option("-q", "--quiet", is_flag=True, help="No progress on standard error.")


def reading_options(command: Command) -> Command:
    """The options that say how articles are read, in the order of the help."""
    for option in (QUIET, JOBS, PARSES, PRECISION, MODEL, PUBLISHED):
        command = option(command)
    return command


def narrowing_options(command: Command) -> Command:
    """The options that say which entries are wanted, in the order of the help."""
    for option in (AS_OF, ABOUT, TO, FROM, TOP):
        command = option(command)
    return command
