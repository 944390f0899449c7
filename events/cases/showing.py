"""What is shown of a case: the entries that are asked for, with the articles that tell them, out of an index of all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from os import PathLike
from pathlib import Path
from typing import Any, NamedTuple

from dateline.events.accounts.uids import letters
from dateline.events.cases.edit_lines import read_edits
from dateline.events.cases.index import Index, index_of, uncollected
from dateline.events.cases.store import Case, open_case
from dateline.events.cases.tables import read_groups, read_rows, read_table
from dateline.events.cases.telling import accounts, accounts_in
from dateline.events.errors import CaseError
from dateline.events.merging.walking import Progress
from dateline.events.merging.witnesses import witnesses_of
from dateline.events.schema import Account, Edit, Entry, Generator, Moment, Problem, Timeline
from dateline.events.timeline.edits import edited, standing
from dateline.events.timeline.entries import entry_of, in_order
from dateline.events.timeline.happenings import happening
from dateline.events.timeline.narrowing import narrowed
from dateline.events.timeline.telling import tell
from dateline.events.version import __version__

WHOLE = 1_000
"""Of a case of so many articles all is shown; of a larger one, without a wish, the key entries."""
FEW = 50
"""A case of so many articles is told anew each time, without an index."""
AT_FIRST = 4
"""Of entries that may have the words so many times as many as are wanted are read, and so many times more where they do not suffice."""


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
        uid: the entry of this event is wanted; of a case of up to ``FEW`` articles all is told.
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
            return tell(found, [*case.problems, *damage], _of_then(corrections, case, found) if as_of else corrections)
        by_then = f" of {as_of} or before" if as_of else ""
        raise CaseError(
            _damaged(case, damage) or f"{path} holds no article{by_then} yet; put some in with `dateline add ARTICLE... --to {path}`"
        )
    is_small = len(case.homes) <= WHOLE
    wanted = wish or Wish(everything=is_small and not uid, uid=uid)
    with uncollected(), index_of(case, edits=edits, as_of=as_of, progress=progress) as index:
        shown = Shown(case, index, corrections, as_of)
        timeline = shown.everything() if wanted.everything else shown.first(rows_of(index, wanted), wanted)
        if uid and is_small and not timeline.accounts:  # it may be of an event that is told in no entry
            timeline = shown.everything()
    if not timeline.accounts:
        raise CaseError(_damaged(case, timeline.problems) or f"nothing in {case.path} is of that; {_else_to_ask(wanted)}")
    return timeline


def _of_then(edits: Sequence[Edit], case: Case, found: Sequence[Account]) -> list[Edit]:
    """The edits but those of events that other articles of the case tell: as of a day they have nothing to correct yet."""
    uids = {account.article.uid for account in found}
    later = {mention.event.uid for account in accounts(case, damage=[]) if account.article.uid not in uids for mention in account.mentions}
    return [edit for edit in edits if later.isdisjoint({edit.uid, edit.value})]


@dataclass(frozen=True, slots=True)
class Shown:
    """A case with its index, of which timelines are made.

    Args:
        case: the folder.
        index: its index.
        edits: all corrections.
        as_of: the day of the index.
    """

    case: Case
    index: Index
    edits: Sequence[Edit]
    as_of: date | None

    def everything(self) -> Timeline:
        """All entries, with articles that tell none."""
        rows = range(read_table(self.index.path / "weights.parquet", ["salience"]).num_rows)
        damage = list(map(Problem, self.index.damage))
        return self._of(rows, list(accounts(self.case, as_of=self.as_of, damage=damage)), damage)

    def first(self, found: Ranked, wish: Wish) -> Timeline:
        """The entries in these rows; of a wish for so many no more are read than hold them."""
        wanted = wish.top or len(found.rows)
        size = wanted * (AT_FIRST if wish.about else 1)
        while True:
            timeline = self.timeline(found.first(size))
            if size >= len(found.rows) or len(narrowed(timeline, begin=wish.begin, end=wish.end, about=wish.about).entries) >= wanted:
                return timeline
            size *= AT_FIRST

    def timeline(self, rows: Sequence[int]) -> Timeline:
        """The entries in these rows, with the articles that tell them; without any, an empty timeline."""
        damage = list(map(Problem, self.index.damage))
        uids = {uid for found in read_rows(self.index.path / "lines.parquet", "articles", sorted(rows)) for uid in found}
        return self._of(rows, _accounts(self.case, self.index, uids, damage), damage)

    def _of(self, rows: Sequence[int], told: Sequence[Account], damage: Sequence[Problem]) -> Timeline:
        problems = [*self.case.problems, *damage, *map(Problem, self.index.lost)]
        if not told:
            return Timeline(Generator("dateline", __version__, None), (), (), (), (), (), tuple(problems))
        places = sorted(rows)
        members = read_rows(self.index.path / "lines.parquet", "members", places)
        weights = read_rows(self.index.path / "weights.parquet", "salience", places)
        is_key = [place in self.index.keys for place in places]
        arranging = partial(_arranged, rows=list(zip(members, is_key, weights, strict=True)), edits=standing(self.edits))
        return tell(told, problems, arranging=arranging)


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


def _arranged(told: Sequence[Account], rows: Sequence[tuple[Sequence[str], bool, float]], edits: Sequence[Edit]) -> tuple[Entry, ...]:
    """The entries of these groups of events, as ``arrange`` would make them."""
    articles = [account.article for account in told]
    witnesses = {witness.event.uid: witness for witness in witnesses_of(told)}
    groups = [([witnesses[uid] for uid in row[0] if uid in witnesses], row[1], row[2]) for row in rows]  # a shard may be damaged since
    items = [(happening(group), is_key, weight) for group, is_key, weight in groups if group]
    found = [(edited(entry_of(item, articles), item.uids, edits), item, is_key, weight) for item, is_key, weight in items]
    return in_order([(replace(entry, key=is_key, salience=weight), item) for entry, item, is_key, weight in found if entry is not None])


# Which rows --------------------------------------------------------------------------------------------


class Ranked(NamedTuple):
    """Numbers of rows, those that rank first before others, and the rank of each."""

    rows: Any
    ranks: Any

    def first(self, size: int) -> list[int]:
        """So many of them, and those that rank as the last of these does."""
        chosen = self.rows if size >= len(self.rows) else self.rows[self.ranks >= self.ranks[size - 1]]
        return [int(row) for row in chosen]


def rows_of(index: Index, wish: Wish) -> Ranked:
    """The rows of the index that the wish admits, key ones first, then by what they weigh.

    Where it asks for words, some may turn out not to have them.
    """
    import numpy as np  # noqa: PLC0415 - not wanted for --help

    weights = read_table(index.path / "weights.parquet", ["salience"])["salience"].to_numpy()
    is_key = np.zeros(len(weights), dtype=bool)
    is_key[sorted(index.keys)] = True
    wanted = np.ones(len(weights), dtype=bool)
    wanted &= _within(index.path, wish)
    wanted &= _with_words(index.path, wish.about)
    wanted &= with_events(index.path, [wish.uid]) if wish.uid else True
    if wish == Wish():
        wanted &= is_key
    rows, ranks = np.flatnonzero(wanted), is_key + weights
    found = rows[np.argsort(-ranks[rows], kind="stable")]
    return Ranked(found, ranks[found])


def _within(folder: Path, wish: Wish) -> Any:
    """Which rows may be of the stretch; what has no date is of none."""
    if not wish.begin and not wish.end:
        return True
    import numpy as np  # noqa: PLC0415 - not wanted for --help

    table = read_table(folder / "lines.parquet", ["first_day", "last_day"])
    first, last = (table[name].to_numpy(zero_copy_only=False).astype(float) for name in ("first_day", "last_day"))
    wanted = ~np.isnan(first)
    wanted &= last >= wish.begin.days if wish.begin else True
    wanted &= first <= wish.end.days if wish.end else True
    return wanted


def _with_words(folder: Path, about: str) -> Any:
    """Which rows may have the words: they stand at the beginning of a word of the sentences that tell them."""
    wanted = [letters(word) for word in about.split() if letters(word)]
    if not wanted:
        return True
    import numpy as np  # noqa: PLC0415 - not wanted for --help
    from pyarrow import compute  # noqa: PLC0415 - the same

    def has(words: Any, wanted: str) -> Any:
        found = compute.or_(compute.starts_with(words, wanted), compute.match_substring(words, f" {wanted}"))
        return found.to_numpy(zero_copy_only=False)

    parts = read_groups(folder / "lines.parquet", ["words"])
    return np.concatenate([np.logical_and.reduce([has(part["words"], word) for word in wanted]) for part in parts])


def with_events(folder: Path, uids: Iterable[str]) -> Any:
    """Which rows have events of these uids."""
    import numpy as np  # noqa: PLC0415 - not wanted for --help
    import pyarrow as pa  # noqa: PLC0415 - the same
    from pyarrow import compute  # noqa: PLC0415 - the same

    wanted, found = pa.array(uids, type=pa.string()), []
    for part in read_groups(folder / "lines.parquet", ["members"]):
        members = part["members"].combine_chunks()
        at = compute.indices_nonzero(compute.is_in(members.flatten(), wanted))
        found.append(np.isin(np.arange(part.num_rows), compute.list_parent_indices(members).take(at).to_numpy()))
    return np.concatenate(found)
