"""An account as rows of two tables, and back: one row for its article, one for each event; whole, and with columns for people.

The columns ``account`` and ``mention`` hold all of it, as JSON; the others say the same again for whoever asks with SQL or a data frame.
``docs/cases.md`` lists them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

import msgspec

from dateline.events.accounts.uids import named
from dateline.events.calendar.edtf import edtf
from dateline.events.schema import Account, Article, Bounds, Generator, Grain, Link, Mention, Moment, Span, Theme, TimeExpression
from dateline.events.timeline.sentences import sentence

SCHEMA = 1
"""The version of the columns and of the JSON in them; a case of a newer one is refused, one of an older one is read again."""

Row = dict[str, Any]


class Rows(NamedTuple):
    """What is kept of one account."""

    article: Row
    events: list[Row]


class _Rest(NamedTuple):
    """An account without its article and its mentions."""

    sentences: tuple[Span, ...]
    times: tuple[TimeExpression, ...]
    links: tuple[Link, ...]
    contradictions: tuple[Link, ...]
    generator: Generator
    theme: Theme = Theme()


def content(article: Article) -> str:
    """A name for all that the article says; another where a letter differs.

    >>> content(Article(text="Talks began.")) == content(Article(text="Talks began.", source="Post"))
    False
    """
    fields = (article.id, article.title, article.source, article.url, article.place, article.text)
    return named("content", str(article.published), *("-" if field is None else f"+{field}" for field in fields))


# To rows ------------------------------------------------------------------------------------------


def rows_of(account: Account) -> Rows:
    """The account as rows; the same account gives the same rows."""
    article = account.article
    rest = _Rest(account.sentences, account.times, account.links, account.contradictions, account.generator, account.theme)
    row = {
        "uid": article.uid,
        "id": article.id or None,
        "title": article.title,
        "published": article.published.isoformat() if article.published else None,
        "source": article.source,
        "url": article.url,
        "place": article.place,
        "text": article.text,
        "events": len(account.mentions),
        "account": _json({**rest._asdict(), "article": _without_text(article)}),
    }
    return Rows(row, [_event(account, number, mention) for number, mention in enumerate(account.mentions)])


def _without_text(article: Article) -> Row:
    fields = msgspec.to_builtins(article)
    return {name: value for name, value in fields.items() if name != "text"}


def _json(value: object) -> str:
    return msgspec.json.encode(value, order="deterministic").decode()


def _event(account: Account, number: int, mention: Mention) -> Row:
    event, stretch, text = mention.event, mention.dated.when.stretch, account.article.text
    return {
        "uid": event.uid,
        "article": account.article.uid,
        "number": number,
        "start": event.span.start,
        "end": event.span.end,
        "sentence": account.sentences[event.sentence].of(text),
        "summary": sentence(mention, account.article),
        "predicate": event.predicate.span.of(text),
        "lemma": event.predicate.lemma,
        "kind": event.predicate.kind.value,
        "class": event.event_class.value,
        "tense": event.tense.value,
        "polarity": event.polarity.value,
        "factuality": event.factuality.value,
        "said_by": event.source.span.of(text) if event.source else None,
        "names": sorted({participant.head for participant in mention.participants if participant.named}),
        **_bounds("begin", stretch.begin, stretch.grain),
        **_bounds("end", stretch.end, stretch.grain),
        "first_day": _day(stretch.begin.earliest or stretch.begin.latest),
        "last_day": _day(stretch.end.latest or stretch.end.earliest),
        "edtf": edtf(stretch),
        "grain": stretch.grain.value if stretch.grain else None,
        "basis": mention.dated.when.basis.value if mention.dated.when.basis else None,
        "why": mention.dated.when.why,
        "mention": _json(mention),
    }


def _bounds(side: str, bounds: Bounds, grain: Grain | None) -> Row:
    return {f"{side}_{which}": moment and moment.iso(grain or Grain.DAY) for which, moment in _pairs(bounds)}


def _pairs(bounds: Bounds) -> Iterable[tuple[str, Moment | None]]:
    return (("earliest", bounds.earliest), ("latest", bounds.latest))


def _day(moment: Moment | None) -> int | None:
    return moment.days if moment else None


# Back ---------------------------------------------------------------------------------------------


def account_of(article: Mapping[str, Any], mentions: Iterable[str]) -> Account:
    """The account of an article's row and of the column ``mention`` of its events, in their order.

    Raises:
        ValueError: the JSON is not of this schema.
    """
    fields = msgspec.json.decode(article["account"])
    rest = msgspec.convert([fields.get(name, {}) for name in _Rest._fields], _Rest)  # what an older dateline did not write is empty
    told = tuple(msgspec.json.decode(mention, type=Mention) for mention in mentions)
    return Account(article_from(fields["article"], article["text"]), rest.sentences, rest.times, told, *rest[2:])


def article_of(row: Mapping[str, Any]) -> Article:
    """The article of a row of its table."""
    return article_from(msgspec.json.decode(row["account"], type=_Head).article, row["text"])


class _Head(msgspec.Struct):
    """What is read where only the article is wanted."""

    article: Row


def article_from(fields: Row, text: str = "") -> Article:
    """The article of these fields, as JSON has them, and of this text."""
    published = fields["published"]
    return Article(**{**fields, "text": text, "published": published and _published(published)})


def _published(published: str) -> date:
    return datetime.fromisoformat(published) if "T" in published else date.fromisoformat(published)
