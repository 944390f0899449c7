"""Small shards into one: a folder that is watched gets a shard for every few articles, and each costs some milliseconds to open."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import suppress

from dateline.events.cases.rows import Rows
from dateline.events.cases.store import Case, Shard, keep
from dateline.events.cases.tables import ARTICLES, EVENTS, read_columns
from dateline.events.errors import CaseError

MANY = 16
"""So many small shards side by side are made one: each article is written again a few times at most, until its shard is full."""


def compact(case: Case, *, smaller_than: int) -> None:
    """Make one shard of many small ones that follow each other, were made by the same, and hold no article twice.

    The new shard has the number of the last of them and is there before they go: a kill in between leaves articles twice, which
    changes nothing. A damaged shard stays as it is, and is told where the case is read; where nothing can be written, all stay.
    """
    for run in _runs(case.shards, smaller_than):
        with suppress(CaseError, OSError):
            _join(case, run)


def _runs(shards: Sequence[Shard], smaller_than: int) -> Iterator[list[Shard]]:
    """Shards that are to be one."""
    run: list[Shard] = []
    for shard in [*shards, None]:
        if shard is not None and _fits(run, shard, smaller_than):
            run.append(shard)
            continue
        if len(run) >= MANY:
            yield run
        run = [shard] if shard is not None and len(shard.inputs) < smaller_than else []


def _fits(run: Sequence[Shard], shard: Shard, smaller_than: int) -> bool:
    names = [item.uid for one in (*run, shard) for item in one.inputs]
    one_maker = all((one.made, one.made.precision) == (shard.made, shard.made.precision) for one in run)
    return len(shard.inputs) < smaller_than and len(names) <= smaller_than and one_maker and len(set(names)) == len(names)


def _join(case: Case, run: Sequence[Shard]) -> None:
    rows = [row for shard in run for row in _rows(shard)]
    inputs = [item for shard in run for item in shard.inputs]
    problems = [problem for shard in run for problem in shard.problems]
    number = int(run[-1].path.name.partition("-")[0])
    keep(case.path, number, run[-1].made, inputs, rows, problems)
    for shard in run:
        shutil.rmtree(shard.path)


def _rows(shard: Shard) -> list[Rows]:
    articles = [Rows(row, []) for row in read_columns(shard.articles, list(ARTICLES))]
    by_uid = {rows.article["uid"]: rows for rows in articles}
    for event in read_columns(shard.events, list(EVENTS)):
        by_uid[event["article"]].events.append(event)
    return articles
