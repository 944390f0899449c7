"""The folder of a case: shards that are whole or not there, in the order in which they came.

    CASE/case.json                                  what this folder is
    CASE/edits.jsonl                                an editor's corrections
    CASE/shards/000001-3f0c.../articles.parquet     what some hundred articles tell
                               events.parquet
                               done.json            what it was made of and by, and the hashes of both files

A shard is written aside and renamed when all of it is on the disk. Nothing in it is ever changed; of two shards with one article the
later counts, by the shards' numbers, not by a clock.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO

from dateline.events.cases.rows import SCHEMA, Rows
from dateline.events.cases.tables import ARTICLES, EVENTS, to_parquet
from dateline.events.errors import CaseError
from dateline.events.schema import Problem
from dateline.events.version import __version__, rules

FORMAT = "dateline-case"
_ASIDE = ".part-"


@dataclass(frozen=True, slots=True)
class Input:
    """An article that a shard was made of: its uid, a name for its content, what people call it, and whether it could be read."""

    uid: str
    content: str
    name: str
    read: bool


@dataclass(frozen=True, slots=True)
class Made:
    """By what a shard was made; ``rules`` is a name for the code and tables of that version.

    How precisely the model computed is recorded, and no reason to read an article again.
    """

    version: str
    model: str | None
    rules: str = ""
    precision: str | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Shard:
    """A finished shard."""

    path: Path
    made: Made
    inputs: tuple[Input, ...]
    problems: tuple[Problem, ...]

    @property
    def articles(self) -> Path:
        """The table of its articles."""
        return self.path / "articles.parquet"

    @property
    def events(self) -> Path:
        """The table of their events."""
        return self.path / "events.parquet"


@dataclass(frozen=True)
class Case:
    """A folder of accounts.

    Raises (by what reads it):
        CaseError: the folder is no case, or of a newer dateline.
    """

    path: Path

    @property
    def edits(self) -> Path:
        """The file of corrections; it may not be there."""
        return self.path / "edits.jsonl"

    @cached_property
    def _found(self) -> tuple[tuple[Shard, ...], tuple[Problem, ...]]:
        return _read_shards(self.path / "shards")

    @property
    def shards(self) -> tuple[Shard, ...]:
        """The shards that are whole, the oldest first."""
        return self._found[0]

    @property
    def damage(self) -> tuple[Problem, ...]:
        """A line for every shard that is not whole."""
        return self._found[1]

    @cached_property
    def homes(self) -> Mapping[str, tuple[Shard, Input]]:
        """For every article, by its uid, the shard that counts: the last that could read it, else the last."""
        found: dict[str, tuple[Shard, Input]] = {}
        for shard in self.shards:
            for item in shard.inputs:
                if item.read or item.uid not in found or not found[item.uid][1].read:
                    found[item.uid] = (shard, item)
        return found

    def counts(self, shard: Shard, article: str) -> bool:
        """Whether what this shard says of the article of this uid counts: a later one may have read it again."""
        return self.homes[article][0] is shard

    @cached_property
    def latest(self) -> Mapping[str, tuple[Shard, Input]]:
        """For every article, by its uid, the last shard that tried to read it."""
        return {item.uid: (shard, item) for shard in self.shards for item in shard.inputs}

    @property
    def problems(self) -> list[Problem]:
        """What could not be read, as far as it has not been read since, and what is damaged."""
        told = [problem for shard in self.shards for problem in shard.problems if self._stands(shard, problem)]
        return [*told, *self.damage, *self._older()]

    def _older(self) -> Iterator[Problem]:
        """A line where articles were read by other rules than these."""
        old = sum((shard.made.version, shard.made.rules) != (__version__, rules()) for shard, _ in self.homes.values())
        if old:
            yield Problem(
                f"{old} of {len(self.homes)} articles were read by another dateline, or by other rules than it has now; "
                f"`dateline add --to {self.path}` reads them again"
            )

    def _stands(self, shard: Shard, problem: Problem) -> bool:
        about = [item for item in shard.inputs if item.name == problem.article and not item.read]
        return not about or any(self.latest[item.uid][0] is shard for item in about)


def is_case(path: Path) -> bool:
    """Whether this folder is a case."""
    return (path / "case.json").is_file()


def open_case(path: Path) -> Case:
    """The case in this folder.

    Raises:
        CaseError: there is none, or it was made by a newer dateline.
    """
    try:
        fields = json.loads((path / "case.json").read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        message = f"{path} is no case; make one with `dateline add ARTICLE... --to {path}`"
        raise CaseError(message) from error
    except (OSError, ValueError) as error:
        message = f"{path / 'case.json'} cannot be read ({error}); write it again: {_opening()}"
        raise CaseError(message) from error
    if not isinstance(fields, dict) or fields.get("format") != FORMAT or fields.get("version", 0) > SCHEMA:
        message = f"{path} is a case of a newer dateline, or none; this one reads version {SCHEMA}: update dateline"
        raise CaseError(message)
    return Case(path)


def _opening() -> str:
    return json.dumps({"format": FORMAT, "version": SCHEMA})


def _read_shards(folder: Path) -> tuple[tuple[Shard, ...], tuple[Problem, ...]]:
    shards, damage = [], []
    for path in sorted(folder.glob("[0-9]*-*")):
        try:
            shards.append(_read_shard(path))
        except (OSError, ValueError, KeyError, TypeError) as error:
            again = "remove that folder and add its articles again"
            damage.append(Problem(f"{path} is damaged ({error}) and is left out; {again}{_names(path)}"))
    return tuple(shards), tuple(damage)


def _read_shard(path: Path) -> Shard:
    done = json.loads((path / "done.json").read_text(encoding="utf-8"))
    if done["version"] > SCHEMA:
        message = f"it is of version {done['version']}, made by a newer dateline"
        raise ValueError(message)
    for name, (size, _) in done["files"].items():
        found = (path / name).stat().st_size
        if found != size:
            message = f"{name} has {found} of {size} bytes"
            raise ValueError(message)
    problems = tuple(Problem(message, article) for message, article in done["problems"])
    return Shard(path, Made(*done["made"]), tuple(Input(*item) for item in done["inputs"]), problems)


def _names(path: Path) -> str:
    """The articles of a damaged shard, where that much can still be read."""
    try:
        names = [name for _, _, name, _ in json.loads((path / "done.json").read_text(encoding="utf-8"))["inputs"]]
    except (OSError, ValueError, KeyError, TypeError):
        return ""
    return f": {', '.join(names[:5])}{f' and {len(names) - 5} more' if len(names) > 5 else ''}"  # noqa: PLR2004 - one line


# Writing ------------------------------------------------------------------------------------------


@contextmanager
def writing(path: Path) -> Iterator[Case]:
    """The case in this folder, made where there is none, for this process alone until it ends, however it ends.

    Raises:
        CaseError: another process writes to it, or nobody can.
    """
    try:
        if path.exists() and not is_case(path) and (not path.is_dir() or any(path.iterdir())):
            message = f"{path} is neither a case nor an empty folder; name another with --to"
            raise CaseError(message)
        (path / "shards").mkdir(parents=True, exist_ok=True)
        with (path / "lock").open("ab+") as file:
            _lock(file, path)
            if not is_case(path):
                _write(path / "case.json", f"{_opening()}\n".encode())
            for leftover in (path / "shards").glob(f"{_ASIDE}*"):
                shutil.rmtree(leftover)
            yield open_case(path)
    except OSError as error:
        raise unwritable(path, error) from error


def unwritable(path: Path, error: OSError) -> CaseError:
    """What to say of a case that cannot be written."""
    return CaseError(
        f"{path} cannot be written ({error.strerror or error}); what was finished is kept: mend that and run the same command again"
    )


def _lock(file: BinaryIO, path: Path) -> None:
    try:
        _take(file)
    except BlockingIOError as error:
        message = f"another `dateline add` is writing to {path}; wait until it has ended, then run this one again"
        raise CaseError(message) from error


def _take(file: BinaryIO) -> None:
    """Hold the file until it is closed or the process ends; the system lets go of it, however that happens."""
    try:
        import fcntl  # noqa: PLC0415 - not on Windows
    except ImportError:  # pragma: no cover - one writer at a time is then up to the user
        return
    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def keep(case: Path, number: int, made: Made, inputs: Sequence[Input], rows: Sequence[Rows], problems: Sequence[Problem]) -> Path:
    """Write a shard so that all of it is there, or nothing.

    Raises:
        OSError: the disk is full, or the folder cannot be written.
    """
    files = {
        "articles.parquet": to_parquet([row.article for row in rows], ARTICLES),
        "events.parquet": to_parquet([event for row in rows for event in row.events], EVENTS),
    }
    files["done.json"] = _done(made, inputs, problems, files)
    path = case / "shards" / f"{number:06d}-{_digest(files['done.json'])}"
    _put(files, path)
    return path


def _put(files: Mapping[str, bytes], path: Path) -> None:
    aside = path.with_name(f"{_ASIDE}{path.name}")
    try:
        aside.mkdir()
        for file, data in files.items():
            _write(aside / file, data)
        aside.rename(path)
    except OSError:
        shutil.rmtree(aside, ignore_errors=True)
        raise


def _done(made: Made, inputs: Sequence[Input], problems: Sequence[Problem], files: Mapping[str, bytes]) -> bytes:
    fields = {
        "format": "dateline-shard",
        "version": SCHEMA,
        "made": [made.version, made.model, made.rules, *([made.precision] if made.precision else [])],
        "files": {name: [len(data), _digest(data)] for name, data in files.items()},
        "problems": [[problem.message, problem.article] for problem in problems],
        "inputs": [[item.uid, item.content, item.name, item.read] for item in inputs],
    }
    return f"{json.dumps(fields, ensure_ascii=False, indent=1)}\n".encode("utf-8", "backslashreplace")


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=8).hexdigest()


def _write(path: Path, data: bytes) -> None:
    part = path.with_name(f".{path.name}.part")
    with part.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
