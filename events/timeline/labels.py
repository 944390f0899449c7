"""The ids of one document: a1, e1, t1, n1, counted over all that it tells. They last no longer than the document does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import count

from dateline.events.accounts.uids import article_uid, identified, named
from dateline.events.schema import Account, Article, DatedEvent, Event, EventTime, Link, Mention, Problem
from dateline.events.timeline.sentences import line_of

_RESERVED_ID = re.compile(r"[ten]\d+")
_RENAMED = re.compile(r"article-(.*)-\d+", re.DOTALL)


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
    names = _Free({article.id for article in articles})
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
class _Free:
    """Numbered names that are not taken; each is given once."""

    taken: set[str]
    _numbers: dict[str, Iterator[int]] = field(default_factory=dict)

    def free(self, base: str) -> str:
        """The next name of this base."""
        numbers = self._numbers.setdefault(base, count(1))
        name = next(name for number in numbers if (name := f"{base}{number}") not in self.taken)
        self.taken.add(name)
        return name


def labelled(accounts: Iterable[Account], problems: list[Problem]) -> Iterator[Account]:
    """The accounts with the ids of the document and each mention's line, in canonical order; what is wrong with an id becomes a problem."""
    given = sorted((replace(account, article=_as_given(account.article)) for account in accounts), key=_order, reverse=True)
    del accounts
    events = times = 1
    seen: set[str] = set()
    for label, problem in article_labels([account.article for account in reversed(given)]):
        account = given.pop()  # and let it go: with thousands of articles, both would not fit
        problems.extend([problem] if problem else [])
        yield _labelled(_apart(account, seen), _names(account, label, events, times), label)
        events += len(account.mentions)
        times += len(account.times)


def _order(account: Account) -> tuple[str, ...]:
    return canonical(account.article)


def _as_given(article: Article) -> Article:
    """The article with the id that it was given, if any, in place of a document's label; its uid tells which it was."""
    renamed = _RENAMED.fullmatch(article.id)
    for name in (article.id, "", renamed[1] if renamed else ""):
        given = replace(article, id=name)
        if article.uid in (article_uid(given), _whole(given)):
            return given
    return article


def _whole(article: Article) -> str:
    """A uid for an article whose id another has."""
    return named("article", *canonical(article))


def _apart(account: Account, seen: set[str]) -> Account:
    """The account; with a uid of its whole article where another of the document has the same id."""
    uid = account.article.uid
    if uid in seen:
        account = identified(account, _whole(account.article))
    seen.add(account.article.uid)
    return account


_Names = Mapping[str, str]


def _names(account: Account, label: str, events: int, times: int) -> _Names:
    """What its article, its events and its times, whatever they are called in the account, are called in the document."""
    told = [mention.event for mention in account.mentions]
    article = {account.article.uid, *(event.article for event in told), *(time.article for time in account.times)}
    numbered = {event.id: f"e{number}" for number, event in enumerate(told, events)}
    return dict.fromkeys(article, label) | numbered | {time.id: f"t{number}" for number, time in enumerate(account.times, times)}


def _labelled(account: Account, names: _Names, label: str) -> Account:
    return replace(
        account,
        article=replace(account.article, id=label),
        times=tuple(replace(time, id=names[time.id], article=label) for time in account.times),
        mentions=tuple(_mention(mention, line_of(mention, account.article), names, label) for mention in account.mentions),
        links=tuple(_link(link, names) for link in account.links),
        contradictions=tuple(_link(link, names) for link in account.contradictions),
    )


def _mention(mention: Mention, line: str, names: _Names, label: str) -> Mention:
    event, when = mention.event, mention.dated.when
    return replace(mention, dated=DatedEvent(_event(event, line, names, label), _when(when, names)))


def _event(event: Event, line: str, names: _Names, label: str) -> Event:
    source = event.source
    if source is not None and source.event is not None:
        source = replace(source, event=names[source.event])
    return replace(event, id=names[event.id], article=label, source=source, summary=line)


def _when(when: EventTime, names: _Names) -> EventTime:
    if when.time is None and when.twin_of is None:
        return when
    return replace(when, time=when.time and names[when.time], twin_of=when.twin_of and names[when.twin_of])


def _link(link: Link, names: _Names) -> Link:
    return replace(link, source=names[link.source], target=names[link.target])
