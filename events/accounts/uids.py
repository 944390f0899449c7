"""Names that last: made of an article's own words, the same whatever else is read beside it."""

from __future__ import annotations

from base64 import b32encode
from hashlib import blake2b

from dateline.events.schema import Article

_BYTES = 8  # a million articles of twenty events: two of them share a name with a chance of 1 in 100,000


def article_uid(article: Article) -> str:
    """The article's name: of its id, or failing that of its text and its date.

    >>> article_uid(Article(text="Talks began.", id="wire-7")) == article_uid(Article(text="Talks ended.", id="wire-7"))
    True
    """
    if article.id:
        return named("article", article.id)
    return named("article", article.text, str(article.published))


def named(*parts: str) -> str:
    """A short name for these words in this order.

    >>> named("a", "bc") == named("ab", "c")
    False
    """
    told = "\0".join(parts).encode("utf-8", "surrogatepass")
    return b32encode(blake2b(told, digest_size=_BYTES).digest()).decode().rstrip("=").lower()
