"""START HERE: articles in, a timeline out; the whole story on one screen.

``read`` makes of every article an account of all that it tells, one after the other, and lets its trees go; ``tell`` puts
accounts, read today or years ago, into one order (:mod:`dateline.events.timeline.telling`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Protocol, TypeVar, runtime_checkable

from dateline.events import version
from dateline.events.accounts.making import account
from dateline.events.accounts.store import packed, unpacked
from dateline.events.accounts.uids import article_uid
from dateline.events.articles.language import seems_foreign
from dateline.events.dating import date_events
from dateline.events.errors import ArticleError, DatelineError
from dateline.events.extraction import extracted
from dateline.events.parsing.mending import mended
from dateline.events.parsing.stanza_parser import StanzaParser
from dateline.events.schema import Account, Article, Document, Edit, Generator, Problem, Timeline
from dateline.events.timeline.labels import article_labels, canonical
from dateline.events.timeline.telling import tell
from dateline.events.times import read_times

Progress = Callable[[str, int, int], None]
"""Called with a stage ("parsing", "reading"), how many articles are done, and how many there are."""

Found = TypeVar("Found")

BATCH_ARTICLES = 32
"""Articles a call of a parser that does not stream: a failing batch costs little to repeat."""


class Parser(Protocol):
    """Anything that turns articles into documents, one each, in the same order."""

    @property
    def name(self) -> str:
        """What the timeline's ``generator`` says of the model."""

    def parse(self, articles: Sequence[Article]) -> list[Document]:
        """One document an article, in the same order."""


@runtime_checkable
class StreamingParser(Parser, Protocol):
    """A parser that tells each document as soon as it is there, and what could not be parsed in its place."""

    def stream(self, articles: Sequence[Article]) -> Iterator[Document | Problem]:
        """One document an article, in the same order."""


def build_timeline(
    articles: Sequence[Article],
    *,
    parser: Parser | None = None,
    progress: Progress | None = None,
    edits: Sequence[Edit] = (),
    links: bool = True,
) -> Timeline:
    """Read the articles and put what they tell into one chronological order.

    Articles are first put into an order of their own (by publication, id, text), so that the result
    does not depend on the order in which they come. An article that cannot be used is listed in
    ``problems`` and the others go on.

    Args:
        articles: at least one, each with its text and publication date.
        parser: another parser; the shipped Stanza models by default.
        progress: told how far the work has got.
        edits: an editor's corrections, in their order.
        links: whether to relate events and times, for those who read it: the timeline document and TimeML.

    Raises:
        ArticleError: no article can be used.
        ModelError: the parser's model cannot be loaded.
    """
    problems: list[Problem] = []
    kept = [packed(account) for account in read(articles, problems, parser=parser, progress=progress, links=links)]
    if not kept:
        raise ArticleError(problems[0].message if problems else "no article was given; name at least one file")
    return tell(map(unpacked, kept), problems, edits)


def read(
    articles: Sequence[Article],
    problems: list[Problem],
    *,
    parser: Parser | None = None,
    progress: Progress | None = None,
    links: bool = True,
) -> Iterator[Account]:
    """What each article tells, in canonical order; its trees are gone with the next.

    Args:
        articles: each with its text and publication date.
        problems: gets a line for every article that cannot be used, parsed or read, and so has no account, or that is not English.
        parser: another parser; the shipped Stanza models by default.
        progress: told how far the work has got.
        links: whether to relate events and times, which takes a fifth of the time after parsing; nothing else depends on it.

    Raises:
        ModelError: the parser's model cannot be loaded.
    """
    parser = parser or StanzaParser()
    given = usable(articles, problems)
    generator = generator_of(parser)
    parsed = zip(given, _parse(named(given), parser), strict=True)
    told = (found if isinstance(found, Problem) else _read(article, found, generator, links=links) for article, found in parsed)
    yield from sound(given, told, problems, progress)


def sound(
    given: Sequence[Article], found: Iterable[Found | Problem], problems: list[Problem], progress: Progress | None
) -> Iterator[Found]:
    """What was found of each article; problems, and lines about articles that will hardly be understood, go to the others."""
    say = progress or _say_nothing
    problems.extend(doubts(given))
    say("parsing", 0, len(given))
    coming = iter(found)
    for done in range(len(given)):
        say("reading", done, len(given))
        if isinstance(item := next(coming), Problem):
            problems.append(item)
        else:
            yield item
    say("reading", len(given), len(given))


# Articles -----------------------------------------------------------------------------------------


def usable(articles: Iterable[Article], problems: list[Problem]) -> list[Article]:
    """The articles that can be used, each once, in canonical order; the others become problems."""
    found = set()
    for article in articles:
        if (fault := _fault(article)) is None:
            found.add(article)
        else:
            problems.append(Problem(fault, article.id or None))
    return sorted(found, key=canonical)


def doubts(articles: Iterable[Article]) -> Iterator[Problem]:
    """A line for each article that is read, but will hardly be understood."""
    for article in articles:
        if seems_foreign(article.text):
            name = article.id or article.title or "an article"
            yield Problem(f"{name} does not seem to be English: little of it, if anything, is understood", article.id or None)


def _fault(article: Article) -> str | None:
    name = article.id or article.title or "an article"
    if not article.text.strip():
        return f"{name} has no text; leave it out or fill it"
    if article.published is None:
        return f"{name} has no publication date; give it one with --published YYYY-MM-DD or a line `published:` in its front matter"
    return None


def named(articles: Sequence[Article]) -> list[Article]:
    """The articles, each with the id by which a run's messages and ready parses know it."""
    return [replace(article, id=label) for article, (label, _) in zip(articles, article_labels(articles), strict=True)]


# Reading ------------------------------------------------------------------------------------------


def _parse(articles: Sequence[Article], parser: Parser) -> Iterator[Document | Problem]:
    """One document an article, or what ails the article; the others go on."""
    if isinstance(parser, StreamingParser):
        yield from parser.stream(articles)
        return
    for start in range(0, len(articles), BATCH_ARTICLES):
        yield from _parse_batch(articles[start : start + BATCH_ARTICLES], parser)


def _parse_batch(articles: Sequence[Article], parser: Parser) -> Sequence[Document | Problem]:
    try:
        return parser.parse(articles)
    except DatelineError:
        raise
    except Exception as error:  # noqa: BLE001 - the parser may raise anything
        if len(articles) == 1:
            return [Problem(f"{articles[0].id} could not be parsed and was left out ({error!r})", articles[0].id)]
        return [found for article in articles for found in _parse_batch([article], parser)]


def _read(article: Article, document: Document, generator: Generator, *, links: bool) -> Account | Problem:
    name = document.article.id
    try:
        return read_document(article, document, generator, links=links)
    except Exception as error:  # noqa: BLE001 - a fault in our rules costs one article, and is reported
        return Problem(f"{name} could not be read and was left out ({error!r})", name)


def read_document(article: Article, document: Document, generator: Generator, *, links: bool = True) -> Account:
    """All that one parsed article tells; the uid stands in for its id, which may be another's elsewhere."""
    trees = mended(replace(document, article=replace(article, id=article_uid(article))))
    told = read_times(trees)
    found = extracted(trees)
    dating = date_events(trees, found.events, told.times, history=told.history, links=links)
    return account(article, trees, told.times, dating, generator, found.refers)


def generator_of(parser: Parser) -> Generator:
    """This program and the model of the parser."""
    return Generator("dateline", version.__version__, parser.name)


def _say_nothing(stage: str, done: int, total: int) -> None:
    """Progress nobody wants to see."""
