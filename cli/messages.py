"""What is said on standard error: progress on a terminal, problems everywhere, one line each."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.events.errors import DatelineError

if TYPE_CHECKING:
    from dateline.events.schema import Problem

STAGES = {
    "parsing": "Parsing: {} of {} articles",
    "reading": "Reading events and times: {} of {} articles",
    "opening": "Opening the case: {} of {} articles",
    "comparing": "Comparing what the articles tell: {} of {} articles",
    "telling": "Bringing it together: {} of {} events",
}
LAST = frozenset({"reading", "telling"})
SECONDS = 0.1  # between two lines: a terminal is slower than a million events


def say_problems(problems: Iterable[Problem]) -> None:
    """Each problem in one line on standard error."""
    for problem in problems:
        click.echo(f"dateline: {problem.message}", err=True)


@contextmanager
def one_line_errors() -> Iterator[None]:
    """Turn errors that a user can mend into one line and exit status 1.

    Raises:
        ClickException: in place of a DatelineError or OSError.
    """
    try:
        yield
    except DatelineError as error:
        raise click.ClickException(str(error)) from error
    except BrokenPipeError:
        raise
    except OSError as error:
        name = error.filename or "a file"
        message = f"{name}: {error.strerror or error}; check the path and its permissions"
        raise click.ClickException(message) from error


def progress_line() -> Callable[[str, int, int], None] | None:
    """A progress callback that rewrites one line, or ``None`` where standard error is no terminal."""
    if not sys.stderr.isatty():
        return None
    told = {"at": 0.0}

    def tell(stage: str, done: int, total: int) -> None:
        if done < total and time.monotonic() - told["at"] < SECONDS:
            return
        told["at"] = time.monotonic()
        line = STAGES[stage].format(f"{done:,}", f"{total:,}")
        end = "\n" if done == total and stage in LAST else ""
        click.echo(f"\r\x1b[K{line.removesuffix('s') if total == 1 else line}{end}", err=True, nl=False)

    return tell


def say_left_out(reasons: Mapping[str, int], whole: int, output: str) -> None:
    """How many entries the written file does not hold, and why; nothing where it holds all."""
    if missing := sum(reasons.values()):
        why = ", ".join(f"{count} ({reason})" for reason, count in reasons.items())
        place = "the output" if output == "-" else output
        click.echo(f"dateline: {missing} of {whole} are not in {place}: {why}", err=True)


def refuse_input(output: str, inputs: Iterable[str]) -> None:
    """Stop before anything is read where the output would replace an input.

    Raises:
        DatelineError: it would.
    """
    for path in inputs:
        if output != "-" and Path(output).exists() and Path(path).exists() and Path(output).samefile(path):
            message = f"{output} is an input and would be overwritten; give another name with -o"
            raise DatelineError(message)


def write_result(text: str | Iterable[str | bytes], output: str) -> None:
    """To a file, or to standard output for ``-``; a file is replaced only when all of it is written."""
    pieces = [text] if isinstance(text, str) else text
    data = (piece.encode("utf-8") if isinstance(piece, str) else piece for piece in pieces)
    if output == "-":
        sys.stdout.buffer.writelines(data)
        sys.stdout.buffer.flush()
        return
    path = Path(output)
    if path.exists() and not path.is_file():  # /dev/stdout, a pipe
        with path.open("wb") as stream:
            stream.writelines(data)
        return
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("wb") as stream:
            stream.writelines(data)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
