"""Several processes that parse side by side, each with one thread and its own copy of the model.

Processes are spawned, never forked: a forked process inherits torch's locks and can hang. A worker answers
in CoNLL-U, which leads back to the same document.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cached_property
from multiprocessing import get_context
from pathlib import Path
from types import TracebackType
from typing import Self

from dateline.events.parsing.conllu import read_conllu, write_conllu
from dateline.events.parsing.stanza_parser import StanzaParser
from dateline.events.schema import Article, Document

_CHUNK_CHARACTERS = 60_000  # enough for full batches in the model, small enough to keep all workers busy


@dataclass
class ParserPool:
    """A parser that shares its articles out to ``jobs`` processes; close it, or use it in ``with``.

    >>> with ParserPool(jobs=4) as parser:  # doctest: +SKIP
    ...     timeline = build_timeline(articles, parser=parser)

    Raises (in ``parse``):
        ModelError: as of :class:`StanzaParser`.
    """

    model: str | Path | None = None
    jobs: int = 2
    _executors: list[ProcessPoolExecutor] = field(default_factory=list, repr=False)

    @cached_property
    def name(self) -> str:
        """What the timeline's ``generator`` says of the model."""
        return StanzaParser(self.model).name

    def parse(self, articles: Sequence[Article]) -> list[Document]:
        """One document an article, in the same order."""
        chunks = list(_chunks(articles, self.jobs))
        answers = [answer for chunk in self._executor.map(_parse, chunks) for answer in chunk]
        return [read_conllu(answer, article) for answer, article in zip(answers, articles, strict=True)]

    @property
    def _executor(self) -> ProcessPoolExecutor:
        if not self._executors:
            executor = ProcessPoolExecutor(self.jobs, get_context("spawn"), _load, (self.model,))
            self._executors.append(executor)
        return self._executors[0]

    def close(self) -> None:
        """End the processes."""
        while self._executors:
            self._executors.pop().shutdown(cancel_futures=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def _chunks(articles: Sequence[Article], jobs: int) -> Iterator[list[Article]]:
    """Neighbouring articles together, so that each process gets a share of a small batch too."""
    total = sum(len(article.text) for article in articles)
    limit = min(_CHUNK_CHARACTERS, max(1, -(-total // jobs)))
    chunk: list[Article] = []
    size = 0
    for article in articles:
        chunk.append(article)
        size += len(article.text)
        if size >= limit:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


_loaded: list[StanzaParser] = []  # one a worker process


def _load(model: str | Path | None) -> None:
    _loaded[:] = [StanzaParser(model)]


def _parse(articles: Sequence[Article]) -> list[str]:
    return [write_conllu(document) for document in _loaded[0].parse(articles)]
