"""The options and arguments that several commands share, and the library call behind them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

import click

from dateline.cli.messages import progress_line, say_problems
from dateline.events import Article, ArticleError, Problem, Timeline, build_timeline, read_timeline
from dateline.events.articles import read_articles
from dateline.events.cases.edit_lines import read_edits
from dateline.events.cases.store import is_case
from dateline.events.cases.telling import case_timeline
from dateline.events.errors import EditError
from dateline.events.parsing.conllu import FrozenParser
from dateline.events.parsing.stanza_parser import StanzaParser
from dateline.events.parsing.workers import ParserPool
from dateline.events.pipeline import Parser, usable

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
    "-j", "--jobs", type=click.IntRange(min=1), default=1, show_default=True, help="Processes that parse side by side (about 1 GB each)."
)
EDITS = click.option(
    "--edits",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False),
    help="An editor's corrections (JSON lines, as `dateline edit` and the report's page write them).",
)
QUIET = click.option("-q", "--quiet", is_flag=True, help="No progress on standard error.")


def reading_options(command: Command) -> Command:
    """The options that say how articles are read, in the order of the help."""
    for option in (QUIET, JOBS, PARSES, MODEL, PUBLISHED):
        command = option(command)
    return command


@dataclass(frozen=True, slots=True)
class Input:
    """The articles named on the command line and how to read them."""

    paths: Sequence[str]
    published: str | None = None
    model: str | None = None
    parses: str | None = None
    jobs: int = 1
    quiet: bool = False
    edits: str | None = None

    @contextmanager
    def parser(self) -> Iterator[Parser]:
        """The parser that the options ask for."""
        if self.parses:
            yield FrozenParser(Path(self.parses))
        elif self.jobs == 1:
            yield StanzaParser(self.model)
        else:
            with ParserPool(self.model, self.jobs) as pool:
                yield pool

    def read(self) -> tuple[list[Article], list[Problem]]:
        """The articles of all paths that can be used, in canonical order, and what could not be read; the latter is said at once.

        Raises:
            ArticleError: none can be used.
        """
        found: list[Article] = []
        problems: list[Problem] = []
        for path in self.paths:
            if is_case(Path(path)):
                problems.append(Problem(f"{path} is a case and stands alone; put the other articles into it with `dateline add`", path))
                continue
            reading = read_articles(path, published=self.published)
            found.extend(reading.articles)
            problems.extend(reading.problems)
        articles = usable(found, problems)
        if not articles and len(problems) == 1:
            raise ArticleError(problems[0].message)
        say_problems(problems)
        if not articles:
            message = "no article could be read; see above"
            raise ArticleError(message)
        return articles, problems

    def timeline(self) -> Timeline:
        """One timeline of everything; a single timeline document or case is read back instead."""
        if len(self.paths) == 1 and is_case(Path(self.paths[0])):
            return self._of_case(Path(self.paths[0]))
        if (document := self._timeline_document()) is not None:
            return document
        edits = read_edits(Path(self.edits)) if self.edits else []
        articles, unread = self.read()
        with self.parser() as parser:
            timeline = build_timeline(articles, parser=parser, progress=None if self.quiet else progress_line(), edits=edits)
        say_problems(timeline.problems)
        return replace(timeline, problems=(*unread, *timeline.problems))

    def _of_case(self, path: Path) -> Timeline:
        timeline = case_timeline(path, edits=read_edits(Path(self.edits)) if self.edits else ())
        say_problems(timeline.problems)
        return timeline

    def _timeline_document(self) -> Timeline | None:
        if len(self.paths) != 1 or Path(self.paths[0]).suffix.lower() != ".json":
            return None
        text = Path(self.paths[0]).read_text(encoding="utf-8", errors="replace")
        if '"dateline-timeline"' not in text:
            return None
        if self.edits:
            message = f"{self.paths[0]} is a timeline already; --edits goes with the articles, or with a case"
            raise EditError(message)
        return read_timeline(self.paths[0])
