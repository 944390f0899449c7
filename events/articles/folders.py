"""The files of a folder that hold articles, those that are there and those that come."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from dateline.events.articles.files import READERS
from dateline.events.errors import ArticleError

STILL_SECONDS = 1.0
"""A file that has not grown for so long is whole."""

LOOK = 1_000
"""Milliseconds of quiet after which it is looked for what had come before the watching began."""


def files_of(path: str) -> list[str]:
    """The files with articles in this folder and those below it, in the order of their names; a file, or ``-``, is itself."""
    if not Path(path).is_dir() or (Path(path) / "case.json").is_file():
        return [path]
    return sorted(str(file) for file in Path(path).rglob("*") if _holds_articles(file))


def _holds_articles(file: Path) -> bool:
    return file.suffix.lower() in READERS and not file.name.startswith(".") and file.is_file()


def new_files(folders: Sequence[str], known: Iterable[str] = ()) -> Iterator[list[str]]:
    """The files that come into these folders, or change in them, as soon as they are whole; ends with Ctrl-C.

    Args:
        folders: what is watched.
        known: the files that were there before; what has come since, while those were read, comes first.

    Raises:
        ArticleError: one of them is no folder, or the library that watches is not installed.
    """
    if not folders or not all(Path(folder).is_dir() for folder in folders):
        message = "--watch goes with folders; name the folder in which the articles come"
        raise ArticleError(message)
    try:
        from watchfiles import watch  # noqa: PLC0415 - an extra
    except ImportError as error:
        message = "--watch needs watchfiles; install it with `pip install 'dateline[watch]'`"
        raise ArticleError(message) from error
    missed: set[str] | None = None
    for changes in watch(*folders, raise_interrupt=False, yield_on_timeout=True, rust_timeout=LOOK):
        if missed is None:
            missed = {file for folder in folders for file in files_of(folder)}.difference(known)
        files = sorted({*missed, *(path for _, path in changes if _holds_articles(Path(path)))})
        missed.clear()
        _wait_until_whole(files)
        if present := [file for file in files if Path(file).is_file()]:
            yield present


def _wait_until_whole(files: Iterable[str]) -> None:
    sizes = dict.fromkeys(files, -1)
    while sizes != (found := {file: _size(Path(file)) for file in files}):
        sizes = found
        time.sleep(STILL_SECONDS)


def _size(file: Path) -> int:
    """How large it is; -1 where it is gone."""
    try:
        return file.stat().st_size
    except OSError:
        return -1
