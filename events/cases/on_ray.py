"""Articles read by actors of Ray Data, on this machine or a cluster: who reads is theirs, what is kept and how to go on is ours.

An actor that is lost is started again by Ray, and its articles are read again; what a lost driver had written is found by the next run.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from dateline.events.cases.engines import Engine, Here
from dateline.events.cases.rows import Rows
from dateline.events.errors import CaseError
from dateline.events.pipeline import Parser
from dateline.events.reading import Task
from dateline.events.schema import Problem

LOCAL = "auto"
AT_ONCE = 20
"""Articles that an actor is given at once: what its loss costs."""


@contextmanager
def on_ray(opening: Callable[[], Parser], address: str = LOCAL, actors: int = 1) -> Iterator[Engine]:
    """So many actors, on this machine for ``auto``, else on the cluster at this address.

    Raises:
        CaseError: Ray is not installed, does not start, or there is no such cluster.
    """
    try:
        import ray.data  # noqa: PLC0415 - an extra
    except ImportError as error:
        message = "--ray needs Ray; install it with `pip install 'dateline[ray]'`"
        raise CaseError(message) from error
    try:
        ray.init(address=_where(address), ignore_reinit_error=True, log_to_driver=False, include_dashboard=False)
    except Exception as error:  # a node that is slow to start is a bare Exception of Ray's
        why = " ".join(str(error).split())[:150]
        message = f"no Ray answers at {address} ({why}); start it with `ray start --head`, or read with -j instead of --ray"
        raise CaseError(message) from error
    try:
        yield _Actors(opening, actors)
    finally:
        if address == LOCAL:
            ray.shutdown()


def _where(address: str) -> str | None:
    """Where Ray is, in its own words: one of our own for ``auto``, whatever it remembers of others, unless the user has named one."""
    if address != LOCAL:
        return address
    return None if os.environ.get("RAY_ADDRESS") else "local"


@dataclass(frozen=True, slots=True)
class _Actors:
    opening: Callable[[], Parser]
    number: int

    def stream(self, tasks: Iterable[Task]) -> Iterator[Rows | Problem]:
        import ray.data  # noqa: PLC0415 - an extra

        context = ray.data.DataContext.get_current()
        context.execution_options.preserve_order = True
        context.enable_progress_bars = False
        given = list(tasks)
        parts = [{"tasks": pickle.dumps(given[start : start + AT_ONCE])} for start in range(0, len(given), AT_ONCE)]
        size = min(self.number, len(parts))
        read = ray.data.from_items(parts, override_num_blocks=len(parts)).map(_Actor, fn_constructor_args=(self.opening,), concurrency=size)
        for row in read.iter_rows():
            yield from pickle.loads(row["found"])  # noqa: S301 - our own actors wrote it


class _Actor:
    """Reads parts of the articles, one after the other, with one parser."""

    def __init__(self, opening: Callable[[], Parser]) -> None:
        self._engine = Here(opening())

    def __call__(self, row: dict[str, Any]) -> dict[str, Any]:
        tasks: Sequence[Task] = pickle.loads(row["tasks"])  # noqa: S301 - our own driver wrote it
        return {"found": pickle.dumps(list(self._engine.stream(tasks)))}
