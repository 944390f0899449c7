"""Names that last: made of an article's own words, the same whatever else is read beside it."""

from __future__ import annotations

import re
from base64 import b32encode
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import blake2b
from itertools import count

from dateline.events.schema import Account, Article, DatedEvent, Span

_BYTES = 8  # a million articles of twenty events: two of them share a name with a chance of 1 in 100,000


def article_uid(article: Article) -> str:
    """The article's name: of its id, or failing that of its text and its date.

    >>> article_uid(Article(text="Talks began.", id="wire-7")) == article_uid(Article(text="Talks ended.", id="wire-7"))
    True
    """
    if article.id:
        return named("article", article.id)
    return named("article", article.text, str(article.published))


def identified(account: Account, uid: str) -> Account:
    """The account with this uid for its article, and uids for its events that stand on it.

    An event's is made of the words of its sentence (without punctuation, and which of its like it is in the article) and the place
    of the predicate in it, so that a correction anywhere else in the article leaves it alone.
    """
    text = account.article.text
    openings = list(_openings(uid, text, account.sentences))
    seen: set[str] = set()
    mentions = []
    for mention in account.mentions:
        event = mention.event
        sentence = account.sentences[event.sentence].start
        place = letters(text[sentence : event.predicate.span.start])
        name = _unused(seen, openings[event.sentence], place, letters(event.predicate.span.of(text)))
        mentions.append(replace(mention, dated=DatedEvent(replace(event, uid=name), mention.dated.when)))
    return replace(account, article=replace(account.article, uid=uid), mentions=tuple(mentions))


def _openings(uid: str, text: str, sentences: Sequence[Span]) -> Iterator[str]:
    """What the uids of each sentence's events begin with."""
    told: Counter[str] = Counter()
    for span in sentences:
        words = letters(span.of(text))
        yield "\0".join((uid, words, str(told[words])))
        told[words] += 1


def _unused(seen: set[str], *parts: str) -> str:
    """A name that no event before has: two may stand on one word."""
    name = next(name for number in count() if (name := named("event", *parts, str(number))) not in seen)
    seen.add(name)
    return name


_NOT_WORD = re.compile(r"\W+")


def letters(words: str) -> str:
    """The words without capitals and punctuation, so that a copy of them is known.

    >>> letters("“Talks,” he said.")
    'talks he said'
    """
    return _NOT_WORD.sub(" ", words.lower()).strip()


def named(*parts: str) -> str:
    """A short name for these words in this order.

    >>> named("a", "bc") == named("ab", "c")
    False
    """
    told = "\0".join(parts).encode("utf-8", "surrogatepass")
    return b32encode(blake2b(told, digest_size=_BYTES).digest()).decode().rstrip("=").lower()
