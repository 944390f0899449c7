"""What the options of a command ask for: its articles read, its timeline told. Commands import it when they run, not for --help."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import chain
from os import cpu_count
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.cli.messages import progress_line, say_problems
from dateline.events.accounts.store import Packed, packed, unpacked
from dateline.events.articles import read_articles
from dateline.events.articles.fields import read_date
from dateline.events.calendar.edtf_reading import read_edtf
from dateline.events.cases.edit_lines import read_edits
from dateline.events.cases.showing import Wish, case_timeline
from dateline.events.cases.store import is_case
from dateline.events.errors import ArticleError, DatelineError, TimelineError
from dateline.events.opening import read_timeline
from dateline.events.schema import Account, Article, Moment, Problem, Stretch, Timeline
from dateline.events.timeline.narrowing import narrowed
from dateline.events.timeline.telling import tell

if TYPE_CHECKING:
    from dateline.events.parsing.stanza_parser import Precision
    from dateline.events.reading import Opening

MANY = 16
"""Articles from which on it pays to read them in two processes."""


@dataclass(frozen=True, slots=True)
class Input:
    """The articles named on the command line and how to read them."""

    paths: Sequence[str]
    published: str | None = None
    model: str | None = None
    precision: Precision = "auto"
    parses: str | None = None
    jobs: int | None = None
    quiet: bool = False
    edits: str | None = None
    top: int | None = None
    begin: str | None = None
    end: str | None = None
    about: str = ""
    as_of: str | None = None

    @property
    def files(self) -> tuple[str, ...]:
        """Every file that is read; none of them may be written."""
        return (*self.paths, *(path for path in (self.parses, self.edits) if path))

    @property
    def opening(self) -> Opening:
        """The parser that the options ask for."""
        from dateline.events.reading import Opening  # noqa: PLC0415 - what was read once is shown without what reads

        return Opening(self.model, self.parses, self.precision)

    def read(self) -> tuple[list[Article], list[Problem]]:
        """The articles of all paths that can be used, in canonical order, and what could not be read; the latter is said at once.

        Raises:
            ArticleError: none can be used.
        """
        from dateline.events.pipeline import usable  # noqa: PLC0415 - what was read once is shown without what reads

        found: list[Article] = []
        problems: list[Problem] = []
        for path in self.paths:
            if is_case(Path(path)):
                problems.append(Problem(f"{path} is a case and stands alone; put the other articles into it with `dateline add`", path))
                continue
            reading = read_articles(path, published=self.published)
            found.extend(reading.articles)
            problems.extend(reading.problems)
        articles = usable(found, problems)
        if not articles and len(problems) == 1:
            raise ArticleError(problems[0].message)
        say_problems(problems)
        if not articles:
            message = "no article could be read; see above"
            raise ArticleError(message)
        return articles, problems

    def timeline(self, *, links: bool = True, uid: str = "") -> Timeline:
        """One timeline of everything that is asked for.

        Articles are read, timeline documents told with them; one of these, or a case, alone is read back.

        Args:
            links: whether to relate events and times of the articles.
            uid: of an event that must be told; a large case tells only its key entries otherwise.

        Raises:
            ArticleError: no article can be used.
            DatelineError: an option is no date.
            TimelineError: a timeline document was written before it could be told again.
        """
        begin, end = _days("--from", self.begin), _days("--to", self.end)
        first, last = begin.begin.earliest if begin else None, end.end.latest if end else None
        latest = read_date(self.as_of, "--as-of") if self.as_of else None
        if len(self.paths) == 1 and is_case(Path(self.paths[0])):
            whole = self._of_case(Path(self.paths[0]), latest, Wish(self.top, first, last, self.about), uid)
        else:
            whole = self._whole(latest, links=links)
        return narrowed(whole, begin=first, end=last, about=self.about, top=self.top)

    def _whole(self, latest: date | None, *, links: bool) -> Timeline:
        written = [path for path in self.paths if _is_timeline(path)]
        if len(self.paths) == len(written) == 1 and not self.edits and latest is None:
            return read_timeline(written[0])
        problems: list[Problem] = []
        told = [account for path in written for account in _told(path, problems)]
        unwritten = [path for path in self.paths if path not in written]
        kept = replace(self, paths=unwritten).kept(problems, links=links) if unwritten else []
        accounts: Iterable[Account] = chain(told, map(unpacked, kept))
        if latest is not None and not (accounts := [account for account in accounts if _by(latest, account.article)]):
            message = f"no article was published by {self.as_of}"
            raise ArticleError(message)
        timeline = tell(accounts, problems, read_edits(Path(self.edits)) if self.edits else ())
        say_problems(timeline.problems[len(problems) :])
        return timeline

    def kept(self, problems: list[Problem], *, links: bool) -> list[Packed]:
        """What the articles tell, packed; everything that is wrong with them has been said."""
        from dateline.events.pipeline import read  # noqa: PLC0415 - what was read once is shown without what reads
        from dateline.events.reading import read_side_by_side  # noqa: PLC0415 - the same

        articles, unread = self.read()
        told: list[Problem] = []
        progress = None if self.quiet else progress_line()
        jobs = self.jobs or (2 if len(articles) >= MANY and (cpu_count() or 1) > 1 and not self.parses else 1)
        if jobs == 1:
            kept = [packed(account) for account in read(articles, told, parser=self.opening(), progress=progress, links=links)]
        else:
            kept = list(read_side_by_side(articles, told, opening=self.opening, jobs=jobs, progress=progress, links=links))
        if not kept:
            raise ArticleError(told[0].message)
        say_problems(told)
        problems += [*unread, *told]
        return kept

    def _of_case(self, path: Path, latest: date | None, wish: Wish, uid: str) -> Timeline:
        edits = read_edits(Path(self.edits)) if self.edits else ()
        progress = None if self.quiet else progress_line()
        wanted = None if wish == Wish() else wish
        timeline = case_timeline(path, edits=edits, as_of=latest, wish=wanted, uid=uid, progress=progress)
        say_problems(timeline.problems)
        return timeline


def _is_timeline(path: str) -> bool:
    """Whether the file is a timeline document."""
    if Path(path).suffix.lower() != ".json" or not Path(path).is_file():
        return False
    return '"dateline-timeline"' in Path(path).read_text(encoding="utf-8", errors="replace")


def _told(path: str, problems: list[Problem]) -> tuple[Account, ...]:
    """What the articles of a timeline document tell; its problems with others are added."""
    timeline = read_timeline(path)
    if not timeline.accounts and timeline.events:
        message = f"{path} was written before timelines could be told again; extract its articles anew"
        raise TimelineError(message)
    told = {article.id for article in timeline.articles}
    problems += [problem for problem in timeline.problems if problem.article not in told]
    return timeline.accounts


def _days(option: str, written: str | None) -> Stretch | None:
    found = read_edtf(written) if written else None
    if written and (found is None or not found.begin.earliest or not found.end.latest):
        message = f"{option}: {written!r} is no date; write 2024, 2024-03 or 2024-03-12, a year before 1 as -0043"
        raise DatelineError(message)
    return found


def _by(latest: date, article: Article) -> bool:
    """Whether it was published on that day or before; a clock time of the day counts where both have one."""
    published = article.published
    if isinstance(latest, datetime) and isinstance(published, datetime):
        return Moment.of(published) <= Moment.of(latest)
    return published is not None and Moment.of(published).midnight <= Moment.of(latest).midnight
