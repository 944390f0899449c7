"""The ids of one document: a1, e1, t1, n1, counted over all that it tells. They last no longer than the document does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count

from dateline.events.accounts.uids import identified, named
from dateline.events.schema import Account, Article, DatedEvent, Event, EventTime, Link, Mention, Problem

_RESERVED_ID = re.compile(r"[ten]\d+")


def canonical(article: Article) -> tuple[str, ...]:
    """What articles are ordered by: publication, id, and the rest, so that the order in which they come does not matter."""
    fields = (article.id, article.source, article.title, article.url, article.place, article.text)
    return (str(article.published), *(field or "" for field in fields))


def article_labels(articles: Iterable[Article]) -> Iterator[tuple[str, Problem | None]]:
    """For every article an id that no other article, event, time or entry of the document has; a problem where that is not its own.

    >>> [label for label, _ in article_labels([Article(text="x"), Article(text="y", id="a1"), Article(text="z", id="a1")])]
    ['a2', 'a1', 'article-a1-1']
    """
    articles = list(articles)
    names = _Names({article.id for article in articles})
    seen: set[str] = set()
    for article in articles:
        if not article.id:
            yield names.free("a"), None
        elif article.id in seen or _RESERVED_ID.fullmatch(article.id):
            label = names.free(f"article-{article.id}-")
            yield label, Problem(f"the id {article.id} is taken; this article is {label}", label)
        else:
            seen.add(article.id)
            yield article.id, None


@dataclass(slots=True)
class _Names:
    """Numbered names that are not taken; each is given once."""

    taken: set[str]
    _numbers: dict[str, Iterator[int]] = field(default_factory=dict)

    def free(self, base: str) -> str:
        """The next name of this base."""
        numbers = self._numbers.setdefault(base, count(1))
        name = next(name for number in numbers if (name := f"{base}{number}") not in self.taken)
        self.taken.add(name)
        return name


@dataclass(frozen=True, slots=True)
class _Labels:
    """How the names of one account are called in the document."""

    uid: str
    article: str
    events: int
    times: int

    def __call__(self, local: str) -> str:
        """The label of the article, or of an event or a time that is numbered within it."""
        if local == self.uid:
            return self.article
        offset = self.events if local[0] == "e" else self.times
        return f"{local[0]}{int(local[1:]) + offset}"


def labelled(accounts: Sequence[Account], problems: list[Problem]) -> Iterator[Account]:
    """The accounts with the ids of the document; what is wrong with an article's own id becomes a problem."""
    events = times = 0
    seen: set[str] = set()
    for account, (label, problem) in zip(accounts, article_labels(account.article for account in accounts), strict=True):
        problems.extend([problem] if problem else [])
        yield _labelled(_apart(account, seen), _Labels(account.article.uid, label, events, times))
        events += len(account.mentions)
        times += len(account.times)


def _apart(account: Account, seen: set[str]) -> Account:
    """The account; with a uid of its whole article where another of the document has the same id."""
    uid = account.article.uid
    if uid in seen:
        account = identified(account, named("article", *canonical(account.article)))
    seen.add(account.article.uid)
    return account


def _labelled(account: Account, names: _Labels) -> Account:
    return replace(
        account,
        article=replace(account.article, id=names.article),
        times=tuple(replace(time, id=names(time.id), article=names.article) for time in account.times),
        mentions=tuple(_mention(mention, names) for mention in account.mentions),
        links=tuple(_link(link, names) for link in account.links),
        contradictions=tuple(_link(link, names) for link in account.contradictions),
    )


def _mention(mention: Mention, names: _Labels) -> Mention:
    event, when = mention.event, mention.dated.when
    return replace(mention, dated=DatedEvent(_event(event, names), _when(when, names)))


def _event(event: Event, names: _Labels) -> Event:
    source = event.source
    if source is not None and source.event is not None:
        source = replace(source, event=names(source.event))
    return replace(event, id=names(event.id), article=names.article, source=source)


def _when(when: EventTime, names: _Labels) -> EventTime:
    if when.time is None and when.twin_of is None:
        return when
    return replace(when, time=when.time and names(when.time), twin_of=when.twin_of and names(when.twin_of))


def _link(link: Link, names: _Labels) -> Link:
    return replace(link, source=names(link.source), target=names(link.target))
