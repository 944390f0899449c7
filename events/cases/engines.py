"""Who reads the articles: processes of this machine, or (extra ``ray``) those of a cluster; rows come in the articles' order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from dateline.events import reading
from dateline.events.cases.rows import Rows, rows_of
from dateline.events.errors import DatelineError
from dateline.events.parsing.workers import Workers
from dateline.events.pipeline import Parser
from dateline.events.reading import Task, account_of
from dateline.events.schema import Article, Problem

ARTICLE_SECONDS = 300.0
"""Of the processor; an article that takes longer is left out: the process that reads it is ended."""

PROCESS_BYTES = 4_000_000_000
"""What a process may hold; an article that needs more is left out."""


class Engine(Protocol):
    """Anything that reads articles, wherever it does so."""

    def stream(self, tasks: Iterable[Task]) -> Iterator[Rows | Problem]:
        """The rows of each article, in their order; a problem where there are none."""


def reader(opening: Callable[[], Parser]) -> Callable[[Article], Rows]:
    """What reads one article after another in this process, within its limits."""
    _limit_memory()
    return reading.reader(opening, rows_of)


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
                yield rows_of(account_of(task, self.parser))
            except DatelineError:
                raise
            except Exception as error:  # noqa: BLE001 - whatever ails one article, the others go on
                yield Problem(f"{task.id} could not be read and was left out ({error!r})", task.id)


@contextmanager
def local(opening: Callable[[], Parser], jobs: int = 1, *, seconds: float = ARTICLE_SECONDS) -> Iterator[Engine]:
    """Processes of this machine."""
    with Workers(partial(reader, opening), jobs, seconds=seconds) as workers:
        yield workers
