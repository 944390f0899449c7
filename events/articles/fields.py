"""Named fields, from front matter or JSON, to an article."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from dateline.events.articles.decoding import without_lone_surrogates
from dateline.events.errors import ArticleError
from dateline.events.schema import Article

DATE_ADVICE = "write YYYY-MM-DD, as in 2024-03-12, or with a time, 2024-03-12T14:30"


def article_of(text: str, fields: Mapping[str, Any], name: str, published: date | None) -> Article:
    """The article with this text and these fields; ``published`` wins over the article's own.

    Raises:
        ArticleError: the article is empty or undated, or its date is none.
    """
    if not text.strip():
        message = f"{name} is empty; leave it out or give it a text"
        raise ArticleError(message)
    return Article(
        text=without_lone_surrogates(text),
        published=published or _own_date(fields.get("published"), name),
        id=_plain(fields.get("id")) or "",
        title=_plain(fields.get("title")),
        source=_plain(fields.get("source")),
        url=_plain(fields.get("url")),
        place=_plain(fields.get("place")),
    )


def _own_date(value: Any, name: str) -> date:
    if value is None or value == "":
        message = f"{name} has no publication date; give it with --published YYYY-MM-DD, or in the article as `published`"
        raise ArticleError(message)
    return read_date(value, name)


def _plain(value: Any) -> str | None:
    if value is None or isinstance(value, bool | list | dict):
        return None
    return without_lone_surrogates(str(value)).strip() or None


def read_date(value: Any, name: str) -> date:
    """A date, or a date-time where the value has one; its clock stays local as written.

    >>> read_date("2024-03-12T14:30Z", "story.md").isoformat()
    '2024-03-12T14:30:00+00:00'

    Raises:
        ArticleError: it is neither in ISO 8601.
    """
    try:
        return _iso_date(value)
    except (TypeError, ValueError) as error:
        message = f"{name}: {str(value)[:40]!r} is not a publication date; {DATE_ADVICE}"
        raise ArticleError(message) from error


def _iso_date(value: Any) -> date:
    if not isinstance(value, str):
        raise TypeError
    try:
        return date.fromisoformat(value.strip())
    except ValueError:
        return datetime.fromisoformat(value.strip())
