"""What is shown of a case: the entries that are asked for, with the articles that tell them, out of an index of all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from os import PathLike
from pathlib import Path
from typing import Any

from dateline.events.accounts.uids import letters
from dateline.events.cases.edit_lines import read_edits
from dateline.events.cases.index import Index, index_of, uncollected
from dateline.events.cases.store import Case, open_case
from dateline.events.cases.tables import read_table
from dateline.events.cases.telling import accounts, accounts_in
from dateline.events.errors import CaseError
from dateline.events.merging.walking import Progress
from dateline.events.merging.witnesses import witnesses_of
from dateline.events.schema import Account, Edit, Entry, Moment, Problem, Timeline
from dateline.events.timeline.edits import edited, standing
from dateline.events.timeline.entries import entry_of, in_order
from dateline.events.timeline.happenings import happening
from dateline.events.timeline.telling import tell

WHOLE = 1_000
"""Of a case of so many articles all is shown; of a larger one, without a wish, the key entries."""
FEW = 50
"""A case of so many articles is told anew each time, without an index."""


@dataclass(frozen=True, slots=True)
class Wish:
    """Which entries are wanted, as ``narrowed`` takes it: more may come, never fewer.

    ``everything`` asks for all entries, and for articles that tell none; ``uid`` for the entry of this event alone.
    """

    top: int | None = None
    begin: Moment | None = None
    end: Moment | None = None
    about: str = ""
    everything: bool = False
    uid: str = ""


def case_timeline(
    path: str | PathLike[str],
    *,
    edits: Sequence[Edit] = (),
    as_of: date | None = None,
    wish: Wish | None = None,
    uid: str = "",
    progress: Progress | None = None,
) -> Timeline:
    """The timeline of what the case in this folder holds, as its editors want it.

    Args:
        path: the folder.
        edits: more corrections, beside those that the case keeps.
        as_of: only what was published by this day.
        wish: which entries; by default all, and of a case of more than ``WHOLE`` articles the key entries.
        uid: of a case of which not all is shown, the entry of this event is wanted in place of the key entries.
        progress: hears how far the making of the index is, where it has to be made.

    Raises:
        CaseError: there is no case, or nothing in it.
        EditError: a line of its edits cannot be understood.
    """
    case = open_case(Path(path))
    corrections = [*read_edits(case.edits), *edits]
    if wish is None and len(case.homes) <= FEW:
        damage: list[Problem] = []
        if found := list(accounts(case, as_of=as_of, damage=damage)):
            return tell(found, [*case.problems, *damage], corrections)
        by_then = f" of {as_of} or before" if as_of else ""
        raise CaseError(
            _damaged(case, damage) or f"{path} holds no article{by_then} yet; put some in with `dateline add ARTICLE... --to {path}`"
        )
    opening = partial(index_of, case, edits=edits, as_of=as_of, progress=progress)
    wanted = wish or (Wish(everything=True) if len(case.homes) <= WHOLE else Wish(uid=uid))
    return _shown(case, corrections, opening, wanted, as_of)


def _shown(
    case: Case, corrections: Sequence[Edit], opening: Callable[[], AbstractContextManager[Index]], wish: Wish, as_of: date | None
) -> Timeline:
    with uncollected(), opening() as index:
        members, articles, key, weights = _chosen(index, wish)
        damage = list(map(Problem, index.damage))
        found = list(accounts(case, as_of=as_of, damage=damage)) if wish.everything else _accounts(case, index, articles, damage)
        if not found:
            raise CaseError(_damaged(case, damage) or f"nothing in {case.path} is of that; {_else_to_ask(wish)}")
        problems = [*case.problems, *damage, *map(Problem, index.lost)]
        arranging = partial(_arranged, members=members, key=key, weights=weights, edits=standing(corrections))
        return tell(found, problems, arranging=arranging)


def _else_to_ask(wish: Wish) -> str:
    return f"no entry of it has an event of the uid {wish.uid}" if wish.uid else "ask for a longer stretch, or other words"


def _damaged(case: Case, damage: Sequence[Problem]) -> str:
    """What is damaged of the case, in one line, where anything is."""
    return "; ".join(problem.message for problem in (*case.damage, *damage))


def _accounts(case: Case, index: Index, articles: set[str], damage: list[Problem]) -> list[Account]:
    """What these articles tell; those of the key entries stand side by side in the index."""
    if not articles:
        return []
    found = list(accounts_in(index.path, sorted(articles)))
    rest = articles.difference(account.article.uid for account in found)
    return [*found, *accounts(case, rest, damage=damage)] if rest else found


def _arranged(
    told: Sequence[Account], members: Sequence[Sequence[str]], key: frozenset[int], weights: Sequence[float], edits: Sequence[Edit]
) -> tuple[Entry, ...]:
    """The entries of these groups of events, as ``arrange`` would make them."""
    articles = [account.article for account in told]
    witnesses = {witness.event.uid: witness for witness in witnesses_of(told)}
    groups = [[witnesses[uid] for uid in group if uid in witnesses] for group in members]  # a shard may have been damaged since
    items = [(happening(group), place in key, weights[place]) for place, group in enumerate(groups) if group]
    found = [(edited(entry_of(item, articles), item.uids, edits), item, is_key, weight) for item, is_key, weight in items]
    return in_order([(replace(entry, key=is_key, salience=weight), item) for entry, item, is_key, weight in found if entry is not None])


def _chosen(index: Index, wish: Wish) -> tuple[list[list[str]], set[str], frozenset[int], list[float]]:
    """The events of the entries that are wanted, the articles that tell them, the places of the key ones among them, and what all weigh."""
    import numpy as np  # noqa: PLC0415 - not wanted for --help

    columns = ["first_day", "last_day", *(["words"] if wish.about else []), *(["members"] if wish.uid else [])]
    table = read_table(index.path / "lines.parquet", columns)
    weights = read_table(index.path / "weights.parquet", ["salience"])["salience"].to_numpy()
    wanted = _mask(table, wish)
    is_key = np.zeros(len(wanted), dtype=bool)
    is_key[sorted(index.keys)] = True
    if wish == Wish():
        wanted &= is_key
    if wish.top is not None and not wish.about:  # what has the words is known only where it is read whole
        worth = is_key + weights
        wanted &= worth >= np.sort(worth[wanted])[::-1][: wish.top].min(initial=2)
    rows = np.flatnonzero(wanted)
    found = read_table(index.path / "lines.parquet", ["members", "articles"], rows=rows)
    members: list[list[str]] = found["members"].to_pylist()
    articles = {uid for uids in found["articles"].to_pylist() for uid in uids}
    return members, articles, frozenset(int(place) for place in np.flatnonzero(is_key[rows])), weights[rows].tolist()


def _mask(table: Any, wish: Wish) -> Any:
    """Which rows the wish admits; what has no date is of no stretch."""
    import numpy as np  # noqa: PLC0415 - not wanted for --help
    from pyarrow import compute  # noqa: PLC0415 - the same

    wanted = np.ones(table.num_rows, dtype=bool)
    if wish.begin or wish.end:
        first, last = (table[name].to_numpy(zero_copy_only=False).astype(float) for name in ("first_day", "last_day"))
        wanted &= ~np.isnan(first)
        wanted &= last >= wish.begin.days if wish.begin else True
        wanted &= first <= wish.end.days if wish.end else True
    if wish.uid:
        members = table["members"].combine_chunks()
        at = compute.indices_nonzero(compute.equal(members.flatten(), wish.uid))
        wanted &= np.isin(np.arange(len(wanted)), compute.list_parent_indices(members).take(at).to_numpy())
    for word in wish.about.split():
        wanted &= compute.match_substring(table["words"], letters(word)).to_numpy(zero_copy_only=False)
    return wanted
