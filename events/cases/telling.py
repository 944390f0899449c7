"""What the articles of a case tell: its accounts, as far as they are wanted."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import TypeVar

from dateline.events.cases.rows import account_of, article_of
from dateline.events.cases.store import Case, Shard
from dateline.events.cases.tables import read_columns
from dateline.events.errors import CaseError
from dateline.events.schema import Account, Article, Moment, Problem

_Found = TypeVar("_Found")


def accounts(
    case: Case, wanted: Collection[str] | None = None, *, as_of: date | None = None, damage: list[Problem] | None = None
) -> Iterator[Account]:
    """What the articles of the case tell, one account at a time.

    Args:
        case: the folder.
        wanted: the uids of the articles that are wanted; all by default.
        as_of: only articles that were published by this day.
        damage: gets a line for every shard that cannot be read, and is left out; without it, such a shard is an error.

    Raises:
        CaseError: a table is damaged, or was made by a dateline that wrote accounts in another way.
    """
    for shard in case.shards:
        if uids := [uid for uid in uids_of_shard(case, shard) if wanted is None or uid in wanted]:
            found = accounts_of_shard(shard, uids, damage)
            yield from (account for account in found if as_of is None or published_by(account.article, as_of))


def _whole(found: Iterator[_Found], damage: list[Problem] | None) -> list[_Found]:
    """All that a shard holds, or nothing and a line that says why."""
    try:
        return list(found)
    except CaseError as error:
        if damage is None:
            raise
        problem = Problem(f"{error}; its articles are left out")
        damage.extend([problem] if problem not in damage else [])
        return []


def articles(
    case: Case, wanted: Collection[str] | None = None, *, as_of: date | None = None, damage: list[Problem] | None = None
) -> Iterator[Article]:
    """The articles of the case, without what they tell; the arguments are those of ``accounts``."""
    for shard in case.shards:
        if uids := [uid for uid in uids_of_shard(case, shard) if wanted is None or uid in wanted]:
            rows = read_columns(shard.articles, ["account", "text"], where=("uid", uids))
            found = _whole(map(article_of, rows), damage)
            yield from (article for article in found if as_of is None or published_by(article, as_of))


def uids_of_shard(case: Case, shard: Shard) -> list[str]:
    """The uids of the articles for which this shard counts."""
    return [item.uid for item in shard.inputs if item.read and case.counts(shard, item.uid)]


def published_by(article: Article, latest: date) -> bool:
    """Whether the article was out on that day or before; a clock time of the day counts where both have one."""
    published = article.published
    if isinstance(latest, datetime) and isinstance(published, datetime):
        return Moment.of(published) <= Moment.of(latest)
    return published is not None and Moment.of(published).midnight <= Moment.of(latest).midnight


def accounts_of_shard(shard: Shard, uids: Sequence[str], damage: list[Problem] | None) -> list[Account]:
    """What these articles of a shard tell; nothing, and a line in ``damage``, where the shard cannot be read.

    Raises:
        CaseError: it cannot be read, and there is no ``damage``.
    """
    return _whole(_of_shard(shard, uids), damage)


def _of_shard(shard: Shard, uids: Sequence[str]) -> Iterator[Account]:
    try:
        yield from accounts_in(shard.path, uids)
    except (ValueError, KeyError, TypeError) as error:
        case = shard.path.parent.parent
        message = f"{shard.path} is not as this dateline writes it ({error}); read its articles again with `dateline add --to {case}`"
        raise CaseError(message) from error


def accounts_in(folder: Path, uids: Sequence[str]) -> Iterator[Account]:
    """What these articles tell, out of the tables in this folder.

    Raises:
        CaseError: a table is damaged.
        ValueError, KeyError, TypeError: an account is written in another way.
    """
    events = read_columns(folder / "events.parquet", ["article", "number", "mention"], where=("article", uids))
    mentions = {uid: [row["mention"] for row in rows] for uid, rows in groupby(events, key=itemgetter("article"))}
    for row in read_columns(folder / "articles.parquet", ["uid", "text", "account"], where=("uid", uids)):
        yield account_of(row, mentions.get(row["uid"], ()))


def words_of_event(case: Case, uid: str) -> str | None:
    """What an article of the case tells by the event of this uid, if any does."""
    for shard in case.shards:
        for row in read_columns(shard.events, ["article", "summary"], where=("uid", [uid])):
            if case.counts(shard, row["article"]):
                return str(row["summary"])
    return None
