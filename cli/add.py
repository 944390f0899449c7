"""``dateline add``: articles into a case, where each is read once."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack, nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from dateline.cli.messages import one_line_errors, say_problems
from dateline.cli.options import reading_options
from dateline.events.errors import ArticleError, CaseError

if TYPE_CHECKING:
    from dateline.events.cases.engines import Engine
    from dateline.events.reading import Opening

EPILOG = """
\b
Examples:
  dateline add wire.jsonl --to harbour              reads what is new or changed; a second run goes on where the first was cut off
  dateline add *.txt --published 2024-03-12 --to harbour -j 4
  dateline add clippings --to harbour --watch       a folder, and every file that comes into it
  dateline add --to harbour                         reads again what an older dateline or another model read
  dateline report harbour                           draws what the case tells
"""


@click.command(epilog=EPILOG, short_help="Articles -> a case, a folder in which each is read once.")
@click.argument("articles", nargs=-1, metavar="[ARTICLE]...", type=click.Path(allow_dash=True))
@click.option("--to", "case", required=True, metavar="CASE", type=click.Path(file_okay=False), help="The folder; made where there is none.")
@click.option("--watch", is_flag=True, help="Stay, and add new and changed files of the folders as they come; Ctrl-C ends it.")
@click.option("--ray", "address", metavar="ADDRESS", help="Read by actors of Ray: `auto` for this machine, or a cluster's address.")
@reading_options
def add(*, articles: tuple[str, ...], case: str, watch: bool, address: str | None, **reading: Any) -> None:
    """Read ARTICLE... into CASE: only what it does not hold yet, or holds otherwise.

    An ARTICLE may be a folder: then all of its files. Without an ARTICLE, what an older version or another model read is read
    again, from the texts that the case keeps.
    """
    with one_line_errors(), ExitStack() as stack:
        from dateline.cli.input import Input  # noqa: PLC0415 - not wanted for --help
        from dateline.events.articles.folders import files_of, new_files  # noqa: PLC0415 - the same
        from dateline.events.cases.engines import local  # noqa: PLC0415 - the same
        from dateline.events.cases.on_ray import on_ray  # noqa: PLC0415 - the same

        opening, jobs = Input((), **reading).opening, reading["jobs"] or 1
        engine = on_ray(opening, address, jobs) if address else local(opening, jobs)
        adding = _Adding(case, opening, stack.enter_context(engine), reading)
        given = [file for path in articles for file in files_of(path)]
        if watch:
            adding.watched(given, new_files(articles, given))
        else:
            adding.add(given)


@dataclass(frozen=True, slots=True)
class _Adding:
    """Where articles go, and who reads them."""

    case: str
    opening: Opening
    engine: Engine
    reading: Mapping[str, Any]

    def watched(self, paths: Sequence[str], coming: Iterable[Sequence[str]]) -> None:
        """Add the articles of these files, then of those that come; what cannot be written then is tried again with the next of them."""
        self._tried(paths)
        waiting: dict[str, None] = {}
        for files in coming:
            waiting |= dict.fromkeys(files)
            try:
                self._tried(list(waiting))
                waiting.clear()
            except CaseError as error:
                click.echo(f"dateline: {error}; the files that came are tried again with the next", err=True)

    def _tried(self, paths: Sequence[str]) -> None:
        """Add the articles of these files; where none can be read, that is said, and others may come."""
        try:
            self.add(paths)
        except ArticleError as error:
            click.echo(f"dateline: {error}", err=True)

    def add(self, paths: Sequence[str]) -> None:
        """Add the articles of these files, or, without any, read again what is old; say what became of them."""
        from dateline.cli.input import Input  # noqa: PLC0415 - not wanted for --help
        from dateline.events.cases.adding import add as add_articles  # noqa: PLC0415 - the same

        found, unread = Input(paths, **self.reading).read() if paths else ([], [])
        progress = None if self.reading["quiet"] else rate_line()
        added = add_articles(found, self.case, opening=self.opening, engine=nullcontext(self.engine), progress=progress)
        say_problems(added.problems)
        added.problems.extend(unread)
        click.echo(f"{added} in {self.case}", err=True)


def rate_line() -> Callable[[int, int], None] | None:
    """A progress callback that rewrites one line with the rate and the time left, or ``None`` where standard error is no terminal."""
    if not sys.stderr.isatty():
        return None
    begin = time.monotonic()

    def tell(done: int, total: int) -> None:
        rate = done / max(time.monotonic() - begin, 0.001)
        pace = f", {rate:.1f} a second, {_duration((total - done) / rate)} left" if done else ""
        end = "\n" if done == total else ""
        click.echo(f"\r\x1b[KReading: {done:,} of {total:,} articles{pace}{end}", err=True, nl=False)

    return tell


def _duration(seconds: float) -> str:
    """About how long, in the unit that people would use.

    >>> _duration(40), _duration(600), _duration(9000)
    ('40 s', '10 min', '2 h 30 min')
    """
    if seconds < 100:  # noqa: PLR2004 - people still count these
        return f"{seconds:.0f} s"
    hours, minutes = divmod(round(seconds / 60), 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"
