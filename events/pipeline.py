"""START HERE: articles in, a timeline out; the whole story on one screen."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from dateline.events.dating import date_events
from dateline.events.errors import ArticleError, DatelineError
from dateline.events.extraction import extract_events
from dateline.events.parsing.mending import mended
from dateline.events.parsing.stanza_parser import StanzaParser
from dateline.events.schema import Article, DatedEvent, Document, Generator, Link, Problem, TimeExpression, Timeline
from dateline.events.timeline import arrange
from dateline.events.times import find_times

Progress = Callable[[str, int, int], None]
"""Called with a stage ("parsing", "reading"), how many articles are done, and how many there are."""

BATCH_ARTICLES = 32  # so that progress moves and a failing batch costs little to repeat
_RESERVED_ID = re.compile(r"[ten]\d+")


class Parser(Protocol):
    """Anything that turns articles into documents, one each, in the same order."""

    @property
    def name(self) -> str:
        """What the timeline's ``generator`` says of the model."""

    def parse(self, articles: Sequence[Article]) -> list[Document]:
        """One document an article, in the same order."""


def build_timeline(articles: Sequence[Article], *, parser: Parser | None = None, progress: Progress | None = None) -> Timeline:
    """Read the articles and put what they tell into one chronological order.

    Articles are first put into an order of their own (by publication, id, text), so that the result
    does not depend on the order in which they come. An article that cannot be used is listed in
    ``problems`` and the others go on.

    Args:
        articles: at least one, each with its text and publication date.
        parser: another parser; the shipped Stanza models by default.
        progress: told how far the work has got.

    Raises:
        ArticleError: no article can be used.
        ModelError: the parser's model cannot be loaded.
    """
    parser = parser or StanzaParser()
    tell = progress or _say_nothing
    problems: list[Problem] = []
    admitted = admit(articles, problems)
    documents = list(_parse(admitted, parser, tell, problems))
    readings = _read(documents, tell, problems)
    if not readings:
        raise ArticleError(problems[0].message if problems else "no article was given; name at least one file")
    return _assemble(readings, problems, parser.name)


# Articles -----------------------------------------------------------------------------------------


def admit(articles: Sequence[Article], problems: list[Problem]) -> list[Article]:
    """The articles that can be used, in canonical order, each with an id; the others become problems."""
    usable = []
    for article in articles:
        if (fault := _fault(article)) is None:
            usable.append(article)
        else:
            problems.append(Problem(fault, article.id or None))
    return _identify(sorted(set(usable), key=_canonical), problems)


def _fault(article: Article) -> str | None:
    name = article.id or article.title or "an article"
    if not article.text.strip():
        return f"{name} has no text; leave it out or fill it"
    if article.published is None:
        return f"{name} has no publication date; give it one with --published YYYY-MM-DD or a line `published:` in its front matter"
    return None


def _canonical(article: Article) -> tuple[str, ...]:
    fields = (article.id, article.source, article.title, article.url, article.place, article.text)
    return (str(article.published), *(field or "" for field in fields))


def _identify(articles: Sequence[Article], problems: list[Problem]) -> list[Article]:
    """Give every article an id of its own that no event, time or entry can have."""
    taken = Counter(article.id for article in articles if article.id)
    identified: list[Article] = []
    seen: set[str] = set()
    for article in articles:
        wanted = article.id
        if not wanted:
            wanted = next(name for number in range(1, len(articles) + 2) if (name := f"a{number}") not in seen and name not in taken)
        elif wanted in seen or _RESERVED_ID.fullmatch(wanted):
            base = f"article-{wanted}"
            wanted = next(name for number in range(1, len(articles) + 2) if (name := f"{base}-{number}") not in seen and name not in taken)
            problems.append(Problem(f"the id {article.id} is taken; this article is {wanted}", wanted))
        seen.add(wanted)
        identified.append(replace(article, id=wanted))
    return identified


# Reading ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one article tells."""

    document: Document
    times: tuple[TimeExpression, ...]
    events: tuple[DatedEvent, ...]
    links: tuple[Link, ...]


def _parse(articles: Sequence[Article], parser: Parser, tell: Progress, problems: list[Problem]) -> Iterator[Document]:
    for start in range(0, len(articles), BATCH_ARTICLES):
        tell("parsing", start, len(articles))
        yield from _parse_batch(articles[start : start + BATCH_ARTICLES], parser, problems)
    tell("parsing", len(articles), len(articles))


def _parse_batch(articles: Sequence[Article], parser: Parser, problems: list[Problem]) -> list[Document]:
    try:
        return parser.parse(articles)
    except DatelineError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever ails one article, the others of its batch go on
        if len(articles) == 1:
            problems.append(Problem(f"{articles[0].id} could not be parsed and was left out ({error!r})", articles[0].id))
            return []
        return [document for article in articles for document in _parse_batch([article], parser, problems)]


def _read(documents: Sequence[Document], tell: Progress, problems: list[Problem]) -> list[Reading]:
    readings: list[Reading] = []
    times = events = 1
    for done, document in enumerate(documents):
        tell("reading", done, len(documents))
        try:
            reading = read_document(document, problems, times_from=times, events_from=events)
        except Exception as error:  # noqa: BLE001 - a fault in our rules costs one article, and is reported
            problems.append(Problem(f"{document.article.id} could not be read and was left out ({error!r})", document.article.id))
            continue
        readings.append(reading)
        times += len(reading.times)
        events += len(reading.events)
    tell("reading", len(documents), len(documents))
    return readings


def read_document(document: Document, problems: list[Problem], *, times_from: int = 1, events_from: int = 1) -> Reading:
    """Times, events and dates of one parsed article."""
    document = mended(document)
    times = find_times(document, number_from=times_from)
    events = extract_events(document, number_from=events_from)
    dating = date_events(document, events, times)
    problems.extend(dating.problems)
    return Reading(document, times, dating.events, dating.links)


def _assemble(readings: Sequence[Reading], problems: Sequence[Problem], model: str) -> Timeline:
    from dateline.events import __version__  # noqa: PLC0415 - the package is complete only now

    documents = [reading.document for reading in readings]
    articles = tuple(document.article for document in documents)
    times = tuple(time for reading in readings for time in reading.times)
    events = tuple(event for reading in readings for event in reading.events)
    links = tuple(link for reading in readings for link in reading.links)
    entries = arrange(articles, documents, events, times)
    generator = Generator("dateline", __version__, model)
    return Timeline(generator, articles, times, events, links, entries, tuple(problems))


def _say_nothing(stage: str, done: int, total: int) -> None:
    """Progress nobody wants to see."""
