"""Articles into a case: what is new or changed is read, in shards, each of which is kept as soon as it is whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from pathlib import Path

from dateline.events.accounts.uids import article_uid
from dateline.events.cases.compacting import compact
from dateline.events.cases.engines import Engine, local
from dateline.events.cases.rows import Rows, content
from dateline.events.cases.store import Case, Input, Made, keep, open_case, unwritable, writing
from dateline.events.cases.telling import articles as articles_of
from dateline.events.pipeline import Parser, doubts, generator_of, named, usable
from dateline.events.reading import Opening, Task
from dateline.events.schema import Article, Problem
from dateline.events.version import rules

SHARD_ARTICLES = 100
SHARD_CHARACTERS = 1_000_000
"""A shard ends with whichever comes first: what a kill can cost, and what is held before it is written."""

Progress = Callable[[int, int], None]
"""Called with how many articles have been read, and how many there are to read."""


@dataclass(slots=True)
class Added:
    """What became of the articles."""

    new: int = 0
    changed: int = 0
    known: int = 0
    problems: list[Problem] = field(default_factory=list)

    def __str__(self) -> str:
        left_out = f", {len(self.problems)} left out" if self.problems else ""
        return f"{self.new} new, {self.changed} read again, {self.known} known already{left_out}"


def add(
    articles: Iterable[Article],
    to: str | Path,
    *,
    opening: Callable[[], Parser] | None = None,
    engine: AbstractContextManager[Engine] | None = None,
    jobs: int = 1,
    progress: Progress | None = None,
) -> Added:
    """Read into the case what it does not hold yet, or holds as it was told otherwise, or as another version or model read it.

    A second run of the same command goes on where the first was cut off; what was left out, for want of time or memory, is tried again
    where it is given again. In a script, call it below ``if __name__ == "__main__"``: the processes that read import the script.

    Args:
        articles: each with its text and date; without any, what an older version or another model read is read again.
        to: the folder of the case; made where there is none.
        opening: which parser reads; the shipped models by default.
        engine: who reads; ``jobs`` processes of this machine by default.
        jobs: how many processes.
        progress: told how far the work has got.

    Raises:
        CaseError: the folder is no case, is in use, or cannot be written.
        ModelError: the parser's model cannot be loaded.
    """
    opening = opening or Opening()
    made = _made_by(opening())
    with writing(Path(to)) as case:
        added = Added()
        tasks = list(_wanted(case, list(articles), made, added))
        if tasks:
            added.problems.extend(_otherwise_computed(case, made))
            with engine or local(opening, min(jobs, len(tasks))) as reading:
                _read(case, tasks, made, reading, added, progress)
            compact(open_case(case.path), smaller_than=SHARD_ARTICLES)
        return added


def _made_by(parser: Parser) -> Made:
    generator = generator_of(parser)
    return Made(generator.version, generator.model, rules(), getattr(parser, "computed_in", None))


def _otherwise_computed(case: Case, made: Made) -> Iterator[Problem]:
    """What to say where the case holds articles that the same model has read at another precision: a tree in thousands differs."""
    before = sorted({shard.made.precision for shard, _ in case.latest.values() if shard.made == made and shard.made.precision})
    others = [precision for precision in before if precision != made.precision]
    if made.precision and others:
        yield Problem(
            f"articles of this case were read in {' and '.join(others)}, and these are in {made.precision}: now and then a tree differs; "
            f"--precision {others[0]} reads all alike"
        )


# What is to be read ---------------------------------------------------------------------------------


def _wanted(case: Case, articles: list[Article], made: Made, added: Added) -> Iterator[Task]:
    given = _distinct(usable(articles, added.problems), added.problems) if articles else _stale(case, made)
    for article, label in zip(given, (item.id for item in named(given)), strict=True):
        shard, item = case.latest.get(article_uid(article), (None, None))
        if shard is None or item is None:
            added.new += 1
        elif shard.made == made and item.content == content(article) and item.read:
            added.known += 1
            continue
        else:
            added.changed += 1
        added.problems.extend(doubts([article]))
        yield Task.of(article, label)


def _distinct(articles: Sequence[Article], problems: list[Problem]) -> list[Article]:
    """The articles, the last of each id: in a case, another text under a known id is the article as it was changed."""
    last = {article_uid(article): article for article in articles}
    for article in articles:
        if last[article_uid(article)] is not article:
            message = f"the id {article.id} is of several articles that differ; the last of them is kept: give the others ids of their own"
            problems.append(Problem(message, article.id))
    return list(last.values())


def _stale(case: Case, made: Made) -> list[Article]:
    """The articles that another version or model read, out of the case itself."""
    old = {item.uid for shard, item in case.homes.values() if shard.made != made}
    return usable((replace(article, uid="") for article in articles_of(case, old)), [])


# Reading --------------------------------------------------------------------------------------------


def _read(case: Case, tasks: Sequence[Task], made: Made, engine: Engine, added: Added, progress: Progress | None) -> None:
    say = progress or _say_nothing
    shard = _Draft()
    say(0, len(tasks))
    for done, (task, found) in enumerate(zip(tasks, engine.stream(tasks), strict=True), 1):
        shard.put(task, found)
        say(done, len(tasks))
        if shard.full or done == len(tasks):
            added.problems.extend(shard.problems)
            _keep(case, shard, made)
            shard = _Draft()


@dataclass(slots=True)
class _Draft:
    """A shard that is not whole yet."""

    inputs: list[Input] = field(default_factory=list)
    rows: list[Rows] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    characters: int = 0

    @property
    def full(self) -> bool:
        return len(self.inputs) >= SHARD_ARTICLES or self.characters >= SHARD_CHARACTERS

    def put(self, task: Task, found: Rows | Problem) -> None:
        read = not isinstance(found, Problem)
        if isinstance(found, Problem):
            self.problems.append(found)
        else:
            self.rows.append(found)
        article = task.article
        self.inputs.append(Input(article_uid(article), content(article), task.id, read))
        self.characters += len(article.text)


def _keep(case: Case, shard: _Draft, made: Made) -> None:
    if not shard.rows and all(_was_left_out(case, item, made) for item in shard.inputs):
        return
    number = 1 + max((int(path.name.partition("-")[0]) for path in (case.path / "shards").glob("[0-9]*-*")), default=0)
    try:
        keep(case.path, number, made, shard.inputs, shard.rows, shard.problems)
    except OSError as error:
        raise unwritable(case.path, error) from error


def _was_left_out(case: Case, item: Input, made: Made) -> bool:
    """Whether the case has noted already that this article cannot be read."""
    shard, before = case.latest.get(item.uid, (None, None))
    return shard is not None and shard.made == made and before == item


def _say_nothing(done: int, total: int) -> None:
    """Progress nobody wants to see."""
