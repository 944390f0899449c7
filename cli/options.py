"""The options and arguments that several commands share, and the library call behind them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

import click

from cli.messages import progress_line, say_problems
from events import Article, Problem, Timeline, TimelineError, build_timeline
from events.articles import read_articles
from events.parsing.conllu import FrozenParser
from events.parsing.stanza_parser import StanzaParser
from events.pipeline import Parser

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
QUIET = click.option("-q", "--quiet", is_flag=True, help="No progress on standard error.")


def reading_options(command: Command) -> Command:
    """--published, --model, --parses and --quiet, in this order in the help."""
    for option in (QUIET, PARSES, MODEL, PUBLISHED):
        command = option(command)
    return command


@dataclass(frozen=True, slots=True)
class Input:
    """The articles named on the command line and how to read them."""

    paths: Sequence[str]
    published: str | None = None
    model: str | None = None
    parses: str | None = None
    quiet: bool = False

    @property
    def parser(self) -> Parser:
        """The parser that the options ask for."""
        return FrozenParser(Path(self.parses)) if self.parses else StanzaParser(self.model)

    def read(self) -> tuple[list[Article], list[Problem]]:
        """All articles of all paths, and what could not be read; the problems are said at once."""
        articles: list[Article] = []
        problems: list[Problem] = []
        for path in self.paths:
            reading = read_articles(path, published=self.published)
            articles.extend(reading.articles)
            problems.extend(reading.problems)
        return articles, problems

    def timeline(self) -> Timeline:
        """One timeline of everything; a single timeline document is read back instead.

        Raises:
            ClickException: nothing could be read.
        """
        if (document := self._timeline_document()) is not None:
            return document
        articles, unread = self.read()
        if not articles:
            raise click.ClickException(unread[0].message if unread else "no article was given; name at least one file")
        say_problems(unread)
        timeline = build_timeline(articles, parser=self.parser, progress=None if self.quiet else progress_line())
        say_problems(timeline.problems)
        return replace(timeline, problems=(*unread, *timeline.problems))

    def _timeline_document(self) -> Timeline | None:
        if len(self.paths) != 1 or Path(self.paths[0]).suffix.lower() != ".json":
            return None
        from events.exports.json_document import load  # noqa: PLC0415 - only for this kind of input

        text = Path(self.paths[0]).read_text(encoding="utf-8", errors="replace")
        if '"dateline-timeline"' not in text:
            return None
        try:
            return load(text)
        except TimelineError as error:
            message = f"{self.paths[0]}: {error}"
            raise TimelineError(message) from error
