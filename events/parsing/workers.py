"""Several processes that read articles side by side, each with one thread and its own copy of the model.

Processes are spawned, never forked: a forked process inherits torch's locks and can hang. A process that is killed, as
a system short of memory does, costs nothing but time: its articles are read again by a new one. An article that ends
two processes is given up, and the others go on.
"""

from __future__ import annotations

import os
import queue
import signal
import threading
import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property, partial
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

from dateline.events.errors import DatelineError, ModelError
from dateline.events.parsing.collecting import collect_seldom
from dateline.events.parsing.conllu import read_conllu, write_conllu
from dateline.events.parsing.stanza_parser import Precision, StanzaParser
from dateline.events.schema import Article, Document, Problem

if TYPE_CHECKING:
    from multiprocessing.context import SpawnProcess

QUEUED = 3
"""Articles a process has before it, so that it need not wait for the next one."""

AHEAD = 32
"""Articles a process that are begun before the first of them is finished: what is finished too early waits in memory."""

STRIKES = 2
"""Processes that an article may end."""

STILLBORN = 3
"""Processes in a row that may end before they have loaded the model."""

TURNS = 10
"""Times as long an article may take by the clock: what is read must not depend on how long a busy machine lets a process wait."""

LOOKING = 1.0
"""Seconds between two looks at a process that is late by the clock alone."""

Found = TypeVar("Found")
Work = Callable[[Article], Found]


class Workers(Generic[Found]):
    """Processes that do one thing with each article.

    ``opening`` runs once in every process and returns the work; both must be importable there. Close the workers, or
    use them in ``with``. An article that takes more than ``seconds`` of processor time is given up, and its process with it; by the
    clock where the system does not tell how much that was.
    """

    def __init__(self, opening: Callable[[], Work[Found]], jobs: int, *, seconds: float | None = None) -> None:
        self._opening = opening
        self._jobs = jobs
        self._seconds = seconds
        self._staff: list[_Worker] = []
        self._stillborn = 0

    def stream(self, articles: Iterable[Article]) -> Iterator[Found | Problem]:
        """What came of each article, in their order, as soon as it is known; a problem where nothing did.

        Raises:
            DatelineError: the work cannot begin (a model is missing, say), whatever the article.
        """
        run: _Run[Found] = _Run(iter(articles), self._jobs)
        try:
            while True:
                self._feed(run)
                yield from run.told()
                if not run.begun:
                    return
                self._hear(run)
        finally:
            if run.begun:  # nobody wants the answers that are still to come
                self.close()

    def _feed(self, run: _Run[Found]) -> None:
        while True:
            free = min(self._staff, key=lambda worker: len(worker.given), default=None)
            if (free is None or free.given) and len(self._staff) < self._jobs:
                free = None
            elif free is None or len(free.given) >= QUEUED:
                return
            if (number := run.take()) is None:
                return
            worker = free or self._hire()
            if not worker.given:
                worker.begin()
            worker.given.append(number)
            with suppress(OSError):  # it has just ended, which is noticed when it is next listened to
                worker.pipe.send(run.begun[number])

    def _hire(self) -> _Worker:
        context = get_context("spawn")
        pipe, other = context.Pipe()
        process = context.Process(target=_serve, args=(self._opening, other), daemon=True)
        process.start()
        other.close()
        self._staff.append(worker := _Worker(process, pipe))
        return worker

    def _hear(self, run: _Run[Found]) -> None:
        heard = wait([worker.pipe for worker in self._staff], self._patience())
        for worker in [worker for worker in self._staff if worker.pipe in heard]:
            try:
                kind, said = worker.pipe.recv()
            except (EOFError, OSError):
                self._bury(worker, run)
                continue
            if kind == "unable":
                raise said
            if kind == "ready":
                worker.ready, self._stillborn = True, 0
            else:
                run.finish(worker.given.popleft(), said, failed=kind == "failed")
            worker.begin()
        for worker in [worker for worker in self._staff if self._is_late(worker)]:
            worker.end()
            self._staff.remove(worker)
            run.give_up(worker.given.popleft(), f"took more than {self._seconds:g} seconds")
            run.later(worker.given)

    def _patience(self) -> float | None:
        """How long to listen until the first process may be late."""
        if self._seconds is None:
            return None
        begun = [worker.since for worker in self._staff if worker.ready and worker.given]
        return max(LOOKING, min(begun) + self._seconds - time.monotonic()) if begun else None

    def _is_late(self, worker: _Worker) -> bool:
        return self._seconds is not None and worker.ready and bool(worker.given) and worker.has_taken(self._seconds)

    def _bury(self, worker: _Worker, run: _Run[Found]) -> None:
        worker.end()
        self._staff.remove(worker)
        if worker.ready:
            run.again(worker.given)
            return
        self._stillborn += 1
        if self._stillborn >= STILLBORN:
            message = f"the reading processes end while they load the model (exit code {worker.process.exitcode}); try fewer with -j"
            raise ModelError(message)
        run.later(worker.given)

    def close(self) -> None:
        """End the processes."""
        while self._staff:
            self._staff.pop().end()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


@dataclass(eq=False)
class _Worker:
    """One process, and the articles it has been given and not answered, the first of which it works on."""

    process: SpawnProcess
    pipe: Connection[Any, Any]
    given: deque[int] = field(default_factory=deque)
    ready: bool = False
    since: float = 0.0  # when it began with the first of them
    spent: float | None = None  # of the processor, by then

    def begin(self) -> None:
        """It begins with an article."""
        self.since, self.spent = time.monotonic(), _spent(self.process.pid)

    def has_taken(self, seconds: float) -> bool:
        """Whether it has been at its article for longer."""
        waited = time.monotonic() - self.since
        if waited <= seconds:
            return False
        now = _spent(self.process.pid)
        return self.spent is None or now is None or now - self.spent > seconds or waited > TURNS * seconds

    def end(self) -> None:
        self.pipe.close()
        self.process.terminate()
        self.process.join()


def _spent(process: int | None) -> float | None:
    """The seconds of the processor that a process has had; None where the system does not tell."""
    with suppress(OSError, ValueError, IndexError):
        fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return None


class _Run(Generic[Found]):
    """One walk over the articles: which are begun, which are done, which must be begun again."""

    def __init__(self, articles: Iterator[Article], jobs: int) -> None:
        self.begun: dict[int, Article] = {}
        self._articles = enumerate(articles)
        self._limit = AHEAD * jobs
        self._again: deque[int] = deque()
        self._done: dict[int, Found | Problem] = {}
        self._turn = 0
        self._strikes: Counter[int] = Counter()

    def take(self) -> int | None:
        """The number of the next article to begin, if there is one and it is not too early."""
        if self._again:
            return self._again.popleft()
        if len(self.begun) + len(self._done) >= self._limit:
            return None
        number, article = next(self._articles, (None, None))
        if number is not None and article is not None:
            self.begun[number] = article
        return number

    def told(self) -> Iterator[Found | Problem]:
        """What is done, as far as nothing before it is missing."""
        while self._turn in self._done:
            yield self._done.pop(self._turn)
            self._turn += 1

    def finish(self, number: int, said: Any, *, failed: bool) -> None:
        """Note what a process says of an article."""
        article = self.begun.pop(number)
        self._done[number] = Problem(f"{article.id} could not be read and was left out ({said})", article.id) if failed else said

    def give_up(self, number: int, fault: str) -> None:
        """Leave an article out."""
        article = self.begun.pop(number)
        self._done[number] = Problem(f"{article.id} {fault} and was left out; cut it, or give the machine more", article.id)

    def again(self, given: Sequence[int]) -> None:
        """Begin a lost process's articles again; the first of them is what ended it."""
        if not given:
            return
        guilty = given[0]
        self._strikes[guilty] += 1
        if self._strikes[guilty] >= STRIKES:
            article = self.begun.pop(guilty)
            message = f"{article.id} ended {STRIKES} processes that read it and was left out; cut it, or give the machine more memory"
            self._done[guilty] = Problem(message, article.id)
        self.later([number for number in given if number in self.begun])

    def later(self, given: Sequence[int]) -> None:
        """Begin these before any others."""
        self._again.extendleft(reversed(given))


# In the process ---------------------------------------------------------------------------------------


def _serve(opening: Callable[[], Work[Any]], pipe: Connection[Any, Any]) -> None:
    collect_seldom()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever presses Ctrl-C speaks to the process that listens
    tasks: queue.SimpleQueue[Article | None] = queue.SimpleQueue()
    threading.Thread(target=_receive, args=(pipe, tasks), daemon=True).start()
    with suppress(OSError):
        try:
            work = opening()
        except DatelineError as error:
            pipe.send(("unable", error))
            return
        pipe.send(("ready", None))
        while (article := tasks.get()) is not None:
            pipe.send(_answer(work, article))


def _receive(pipe: Connection[Any, Any], tasks: queue.SimpleQueue[Article | None]) -> None:
    """Take articles out of the pipe at once: neither side may wait for the other while its own pipe is full."""
    with suppress(EOFError, OSError):
        while True:
            tasks.put(pipe.recv())
    tasks.put(None)


def _answer(work: Work[Any], article: Article) -> tuple[str, Any]:
    try:
        return "done", work(article)
    except DatelineError as error:
        return "unable", error
    except Exception as error:  # noqa: BLE001 - whatever ails one article, the others go on
        return "failed", repr(error)


# Parsing ----------------------------------------------------------------------------------------------


@dataclass
class ParserPool:
    """A parser that shares its articles out to ``jobs`` processes; close it, or use it in ``with``.

    A process answers in CoNLL-U, which leads back to the same document.

    >>> with ParserPool(jobs=4) as parser:  # doctest: +SKIP
    ...     timeline = build_timeline(articles, parser=parser)

    Raises (in ``parse`` and ``stream``):
        ModelError: as of :class:`StanzaParser`.
    """

    model: str | Path | None = None
    jobs: int = 2
    precision: Precision = "auto"

    @cached_property
    def name(self) -> str:
        """What the timeline's ``generator`` says of the model."""
        return StanzaParser(self.model).name

    @cached_property
    def _workers(self) -> Workers[str]:
        return Workers(partial(_open_parser, self.model, self.precision), self.jobs)

    def parse(self, articles: Sequence[Article]) -> list[Document]:
        """One document an article, in the same order.

        Raises:
            RuntimeError: an article could not be parsed.
        """
        found = list(self.stream(articles))
        for problem in found:
            if isinstance(problem, Problem):
                raise RuntimeError(problem.message)  # noqa: TRY004 - no type is wrong
        return [document for document in found if isinstance(document, Document)]

    def stream(self, articles: Sequence[Article]) -> Iterator[Document | Problem]:
        """One document an article, in the same order, as soon as it is there; a problem where there is none."""
        for article, found in zip(articles, self._workers.stream(articles), strict=True):
            yield found if isinstance(found, Problem) else read_conllu(found, article)

    def close(self) -> None:
        """End the processes."""
        self._workers.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def _open_parser(model: str | Path | None, precision: Precision) -> Work[str]:
    parser = StanzaParser(model, precision=precision)
    parser.load()
    return partial(_parse, parser)


def _parse(parser: StanzaParser, article: Article) -> str:
    return write_conllu(parser.parse([article])[0])
