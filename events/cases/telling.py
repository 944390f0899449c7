"""What the articles of a case tell: its accounts, as far as they are wanted."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, datetime
from itertools import groupby
from operator import itemgetter

from dateline.events.cases.rows import account_of, article_of
from dateline.events.cases.store import Case, Shard
from dateline.events.cases.tables import ARTICLES, read_columns
from dateline.events.errors import CaseError
from dateline.events.schema import Account, Article, Moment


def accounts(case: Case, wanted: Collection[str] | None = None, *, as_of: date | None = None) -> Iterator[Account]:
    """What the articles of the case tell, one account at a time.

    Args:
        case: the folder.
        wanted: the uids of the articles that are wanted; all by default.
        as_of: only articles that were published by this day.

    Raises:
        CaseError: a table is damaged, or was made by a dateline that wrote accounts in another way.
    """
    for shard in case.shards:
        if uids := [uid for uid in _of(case, shard) if wanted is None or uid in wanted]:
            yield from (account for account in _of_shard(shard, uids) if as_of is None or published_by(account.article, as_of))


def articles(case: Case, *, as_of: date | None = None) -> Iterator[Article]:
    """The articles of the case, without what they tell."""
    for shard in case.shards:
        found = map(article_of, read_columns(shard.articles, ["account", "text"], where=("uid", _of(case, shard))))
        yield from (article for article in found if as_of is None or published_by(article, as_of))


def _of(case: Case, shard: Shard) -> list[str]:
    """The uids of the articles for which this shard counts."""
    return [item.uid for item in shard.inputs if item.read and case.homes[item.uid][0] is shard]


def published_by(article: Article, latest: date) -> bool:
    """Whether the article was out on that day or before; a clock time of the day counts where both have one."""
    published = article.published
    if isinstance(latest, datetime) and isinstance(published, datetime):
        return Moment.of(published) <= Moment.of(latest)
    return published is not None and Moment.of(published).midnight <= Moment.of(latest).midnight


def _of_shard(shard: Shard, uids: list[str]) -> Iterator[Account]:
    events = read_columns(shard.events, ["article", "number", "mention"], where=("article", uids))
    mentions = {uid: [row["mention"] for row in rows] for uid, rows in groupby(events, key=itemgetter("article"))}
    for row in read_columns(shard.articles, list(ARTICLES), where=("uid", uids)):
        try:
            yield account_of(row, mentions.get(row["uid"], ()))
        except (ValueError, KeyError, TypeError) as error:
            message = f"{shard.path} is not as this dateline writes it ({error}); remove that folder and add its articles again"
            raise CaseError(message) from error


def has_event(case: Case, uid: str) -> bool:
    """Whether an article of the case tells an event of this uid."""
    return any(row for shard in case.shards for row in read_columns(shard.events, ["uid"], where=("uid", [uid])))
