"""``dateline add``: articles into a case, where each is read once."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import Any

import click

from dateline.cli.messages import one_line_errors, say_problems
from dateline.cli.options import Input, reading_options

EPILOG = """
\b
Examples:
  dateline add wire.jsonl --to harbour              reads what is new or changed; a second run goes on where the first was cut off
  dateline add *.txt --published 2024-03-12 --to harbour -j 4
  dateline add --to harbour                         reads again what an older dateline or another model read
  dateline report harbour                           draws what the case tells
"""


@click.command(epilog=EPILOG, short_help="Articles -> a case, a folder in which each is read once.")
@click.argument("articles", nargs=-1, metavar="[ARTICLE]...", type=click.Path(allow_dash=True))
@click.option("--to", "case", required=True, metavar="CASE", type=click.Path(file_okay=False), help="The folder; made where there is none.")
@reading_options
def add(*, articles: tuple[str, ...], case: str, **reading: Any) -> None:
    """Read ARTICLE... into CASE: only what it does not hold yet, or holds otherwise.

    Without an ARTICLE, what an older version or another model read is read again, from the texts that the case keeps.
    """
    with one_line_errors():
        from dateline.events.cases.adding import add as add_articles  # noqa: PLC0415 - not wanted for --help
        from dateline.events.cases.engines import Opening  # noqa: PLC0415 - the same

        source = Input(articles, **reading)
        found, unread = source.read() if articles else ([], [])
        opening = Opening(source.model, source.parses)
        progress = None if source.quiet else rate_line()
        added = add_articles(found, case, opening=opening, jobs=source.jobs, progress=progress)
        say_problems(added.problems)
        added.problems.extend(unread)
    click.echo(f"{added} in {case}", err=True)


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
