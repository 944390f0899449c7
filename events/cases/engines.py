"""Who reads the articles: processes of this machine, or (extra ``ray``) those of a cluster; rows come in the articles' order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, fields, replace
from functools import partial
from pathlib import Path
from typing import Protocol

from dateline.events.cases.rows import Rows, rows_of
from dateline.events.errors import DatelineError
from dateline.events.parsing.conllu import FrozenParser
from dateline.events.parsing.stanza_parser import Precision, StanzaParser
from dateline.events.parsing.workers import Workers
from dateline.events.pipeline import Parser, generator_of, read_document
from dateline.events.schema import Article, Problem

ARTICLE_SECONDS = 300.0
"""Of the processor; an article that takes longer is left out: the process that reads it is ended."""

PROCESS_BYTES = 4_000_000_000
"""What a process may hold; an article that needs more is left out."""


@dataclass(frozen=True, slots=True)
class Task(Article):
    """An article that is to be read: ``id`` is what the run calls it, ``given`` the id that it has."""

    given: str = ""

    @classmethod
    def of(cls, article: Article, label: str) -> Task:
        """The article under this label."""
        return cls(**{item.name: getattr(article, item.name) for item in fields(Article)} | {"id": label}, given=article.id)

    @property
    def article(self) -> Article:
        """The article as it was given."""
        return Article(**{item.name: getattr(self, item.name) for item in fields(Article)} | {"id": self.given})


class Engine(Protocol):
    """Anything that reads articles, wherever it does so."""

    def stream(self, tasks: Iterable[Task]) -> Iterator[Rows | Problem]:
        """The rows of each article, in their order; a problem where there are none."""


@dataclass(frozen=True, slots=True)
class Opening:
    """Which parser every process opens; it can be sent to another process, or another machine."""

    model: str | None = None
    parses: str | None = None
    precision: Precision = "auto"

    def __call__(self) -> Parser:
        """The parser, not yet loaded."""
        return FrozenParser(Path(self.parses)) if self.parses else StanzaParser(self.model, precision=self.precision)


def reader(opening: Callable[[], Parser]) -> Callable[[Article], Rows]:
    """What reads one article after another in this process: a pure function of the article, the version and the model."""
    _limit_memory()
    parser = opening()
    if isinstance(parser, StanzaParser):
        parser.load()
    return partial(_read, parser)


def _read(parser: Parser, task: Article) -> Rows:
    if not isinstance(task, Task):
        task = Task.of(task, task.id)
    document = parser.parse([replace(task.article, id=task.id)])[0]
    return rows_of(read_document(task.article, document, generator_of(parser)))


def _limit_memory() -> None:
    """So that one article cannot take the machine's memory; where the system has no such limit, it has none."""
    with suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - not on Windows

        resource.setrlimit(resource.RLIMIT_DATA, (PROCESS_BYTES, PROCESS_BYTES))


@contextmanager
def here(opening: Callable[[], Parser]) -> Iterator[Engine]:
    """This process alone, without limits: nothing is started, and a script needs no ``if __name__``."""
    yield Here(opening())


@dataclass(frozen=True, slots=True)
class Here:
    """Reads with this parser, in this process."""

    parser: Parser

    def stream(self, tasks: Iterable[Task]) -> Iterator[Rows | Problem]:
        """The rows of each article, in their order; a problem where there are none."""
        for task in tasks:
            try:
                yield _read(self.parser, task)
            except DatelineError:
                raise
            except Exception as error:  # noqa: BLE001 - whatever ails one article, the others go on
                yield Problem(f"{task.id} could not be read and was left out ({error!r})", task.id)


@contextmanager
def local(opening: Callable[[], Parser], jobs: int = 1, *, seconds: float = ARTICLE_SECONDS) -> Iterator[Engine]:
    """Processes of this machine."""
    with Workers(partial(reader, opening), jobs, seconds=seconds) as workers:
        yield workers
