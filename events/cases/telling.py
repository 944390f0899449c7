"""A case told: its accounts, as far as they are wanted, and the timeline of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime
from itertools import groupby
from operator import itemgetter
from os import PathLike
from pathlib import Path

from dateline.events.cases.edit_lines import read_edits
from dateline.events.cases.rows import account_of
from dateline.events.cases.store import Case, Shard, open_case
from dateline.events.cases.tables import ARTICLES, read_columns
from dateline.events.errors import CaseError
from dateline.events.pipeline import tell
from dateline.events.schema import Account, Edit, Timeline


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
        uids = [
            item.uid for item in shard.inputs if item.read and case.homes[item.uid][0] is shard and (wanted is None or item.uid in wanted)
        ]
        if uids:
            yield from (account for account in _of_shard(shard, uids) if as_of is None or _published(account) <= as_of)


def _published(account: Account) -> date:
    published = account.article.published or date.max
    return published.date() if isinstance(published, datetime) else published


def _of_shard(shard: Shard, uids: list[str]) -> Iterator[Account]:
    events = read_columns(shard.events, ["article", "number", "mention"], where=("article", uids))
    mentions = {uid: [row["mention"] for row in rows] for uid, rows in groupby(events, key=itemgetter("article"))}
    for row in read_columns(shard.articles, list(ARTICLES), where=("uid", uids)):
        try:
            yield account_of(row, mentions.get(row["uid"], ()))
        except (ValueError, KeyError, TypeError) as error:
            message = f"{shard.path} is not as this dateline writes it ({error}); remove that folder and add its articles again"
            raise CaseError(message) from error


def case_timeline(path: str | PathLike[str], *, edits: Sequence[Edit] = (), as_of: date | None = None) -> Timeline:
    """The timeline of all that the case in this folder holds, as its editors want it.

    Args:
        path: the folder.
        edits: more corrections, beside those that the case keeps.
        as_of: only what was published by this day.

    Raises:
        CaseError: there is no case, or nothing in it.
        EditError: a line of its edits cannot be understood.
    """
    case = open_case(Path(path))
    found = list(accounts(case, as_of=as_of))
    if not found:
        by_then = f" of {as_of} or before" if as_of else ""
        message = f"{path} holds no article{by_then} yet; put some in with `dateline add ARTICLE... --to {path}`"
        raise CaseError(message)
    return tell(found, case.problems, [*read_edits(case.edits), *edits])


def has_event(case: Case, uid: str) -> bool:
    """Whether an article of the case tells an event of this uid."""
    return any(row for shard in case.shards for row in read_columns(shard.events, ["uid"], where=("uid", [uid])))
