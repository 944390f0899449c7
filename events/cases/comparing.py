"""Two cases, or one as of two days, as far as they are not the same: what has not changed is not read."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from dateline.events.cases.edit_lines import read_edits
from dateline.events.cases.index import Index, index_of, uncollected
from dateline.events.cases.index_state import digests
from dateline.events.cases.showing import FEW, WHOLE, Shown, case_timeline, with_events
from dateline.events.cases.store import Case
from dateline.events.cases.tables import read_groups
from dateline.events.merging.walking import Progress
from dateline.events.schema import Timeline

COMPARED = ("members", "articles", "first_day", "last_day", "pinned", "words")


@dataclass(frozen=True, slots=True)
class Side:
    """A case as of a day, or as it is now."""

    case: Case
    as_of: date | None = None


def timelines_apart(old: Side, new: Side, *, progress: Progress | None = None) -> tuple[Timeline, Timeline]:
    """Of each side a timeline of the entries that are not the same on the other; of small cases of all.

    Raises:
        CaseError: there is no case, or nothing in it.
    """
    sides = (old, new)
    if all(len(side.case.homes) <= FEW for side in sides):
        before, after = (case_timeline(side.case.path, as_of=side.as_of, progress=progress) for side in sides)
        return before, after
    with uncollected(), ExitStack() as stack:
        indices = [stack.enter_context(index_of(side.case, as_of=side.as_of, progress=progress)) for side in sides]
        edits = [read_edits(side.case.edits) for side in sides]
        named = set() if edits[0] == edits[1] else {uid for edit in (*edits[0], *edits[1]) for uid in (edit.uid, edit.value) if uid}
        names = [_names(index) for index in indices]
        rows = [_apart(index, mine, other, named) for index, mine, other in zip(indices, names, reversed(names), strict=True)]
        shown = [Shown(side.case, index, kept, side.as_of) for side, index, kept in zip(sides, indices, edits, strict=True)]
        before, after = (one.timeline(wanted) for one, wanted in zip(shown, rows, strict=True))
        return before, after


def beside(side: Side, timeline: Timeline, *, progress: Progress | None = None) -> Timeline:
    """Of a case what is to be compared with the timeline: all of it, or of a large one its key entries and those of the timeline."""
    case = side.case
    if len(case.homes) <= WHOLE:
        return case_timeline(case.path, as_of=side.as_of, progress=progress)
    uids = [dated.event.uid for dated in timeline.events]
    with uncollected(), index_of(case, as_of=side.as_of, progress=progress) as index:
        rows = {*index.keys, *with_events(index.path, uids).nonzero()[0].tolist()}
        return Shown(case, index, read_edits(case.edits), side.as_of).timeline(sorted(rows))


def _apart(index: Index, mine: Any, others: Any, named: Collection[str]) -> list[int]:
    """The rows of the index of which the other side has none that is the same, and those of events that an edit names."""
    import numpy as np  # noqa: PLC0415 - not wanted for --help

    wanted = ~np.isin(mine, others)
    if named:
        wanted |= with_events(index.path, sorted(named))
    found: list[int] = np.flatnonzero(wanted).tolist()
    return found


def _names(index: Index) -> Any:
    """A number for all that a row says, for each row; what its articles tell belongs to it."""
    import numpy as np  # noqa: PLC0415 - not wanted for --help

    return np.fromiter(_hashes(index.path, digests(index.path)), dtype=np.int64)


def _hashes(folder: Path, digest_of: Mapping[str, str]) -> Iterator[int]:
    for part in read_groups(folder / "lines.parquet", COMPARED):
        for members, articles, *rest in zip(*(part[name].to_pylist() for name in COMPARED), strict=True):
            yield hash((*members, *(digest_of.get(uid) for uid in articles), *rest))
