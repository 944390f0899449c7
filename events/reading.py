"""Articles read whole by several processes side by side: what each of them is sent, and what it makes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from dateline.events.accounts.store import Packed, packed
from dateline.events.parsing.conllu import FrozenParser
from dateline.events.parsing.stanza_parser import Precision, StanzaParser
from dateline.events.parsing.workers import Workers
from dateline.events.pipeline import Parser, Progress, generator_of, named, read_document, sound, usable
from dateline.events.schema import Account, Article, Problem
from dateline.events.timeline.sentences import with_lines

Made = TypeVar("Made")


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


@dataclass(frozen=True, slots=True)
class Opening:
    """Which parser every process opens; it can be sent to another process, or another machine."""

    model: str | None = None
    parses: str | None = None
    precision: Precision = "auto"

    def __call__(self) -> Parser:
        """The parser, not yet loaded."""
        return FrozenParser(Path(self.parses)) if self.parses else StanzaParser(self.model, precision=self.precision)


def reader(opening: Callable[[], Parser], making: Callable[[Account], Made], *, links: bool = True) -> Callable[[Article], Made]:
    """What reads one article after another in this process: a pure function of the article, the version and the model.

    Args:
        opening: makes the parser, which is loaded at once.
        making: what becomes of an account before it is sent to whoever asked.
        links: whether to relate events and times.
    """
    parser = opening()
    if isinstance(parser, StanzaParser):
        parser.load()
    return lambda task: making(account_of(task, parser, links=links))


def account_of(task: Article, parser: Parser, *, links: bool = True) -> Account:
    """All that one article tells."""
    if not isinstance(task, Task):
        task = Task.of(task, task.id)
    document = parser.parse([replace(task.article, id=task.id)])[0]
    return read_document(task.article, document, generator_of(parser), links=links)


def read_side_by_side(
    articles: Sequence[Article],
    problems: list[Problem],
    *,
    opening: Callable[[], Parser],
    jobs: int,
    progress: Progress | None = None,
    links: bool = True,
) -> Iterator[Packed]:
    """What each article tells, packed; the same as of :func:`~dateline.events.pipeline.read`, found by ``jobs`` processes.

    In a script, call it below ``if __name__ == "__main__"``: the processes import the script.

    Raises:
        ModelError: the parser's model cannot be loaded.
    """
    given = usable(articles, problems)
    tasks = [Task.of(article, label.id) for article, label in zip(given, named(given), strict=True)]
    with Workers(partial(reader, opening, _ready, links=links), min(jobs, max(len(tasks), 1))) as workers:
        yield from sound(given, workers.stream(tasks), problems, progress)


def _ready(account: Account) -> Packed:
    """What a process can do for whoever puts the accounts together: the line of each mention."""
    return packed(with_lines(account))
