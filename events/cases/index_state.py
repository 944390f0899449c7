"""What an index keeps for the next one: which articles it was made of, what the walk over them found, which events edits named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np

from dateline.events.cases.lines import Earlier
from dateline.events.cases.opened import Opened, Place, made_by, noted_at, opening_at
from dateline.events.merging.before import Before, Gone, Walked
from dateline.events.merging.glance import Numbers
from dateline.events.merging.walking import Walk
from dateline.events.schema import Edit

_NAME = "walk.msgpack"
_KINDS = ("i", "i", "i", "i", "i", "h", "h", "d", "i")


class _Part(NamedTuple):
    """An article of an index."""

    uid: str
    digest: str
    place: Place


class _State(NamedTuple):
    """What stands in the file; ``columns`` are the numbers of ``Walked``, in its order."""

    made: str
    articles: tuple[_Part, ...]
    named: tuple[str, ...]
    columns: tuple[bytes, ...]


_DECODER = msgspec.msgpack.Decoder(_State)


def named_by(edits: Iterable[Edit]) -> tuple[str, ...]:
    """The uids that edits name: what is told of them is told anew each time."""
    return tuple(sorted({uid for edit in edits for uid in (edit.uid, edit.value) if uid}))


def write_state(folder: Path, opened: Opened, named: tuple[str, ...], walked: Walked) -> None:
    """Write it beside the index in this folder."""
    articles = tuple(_Part(head.uid, head.digest, head.place._replace(file=Path(head.place.file).name)) for head in opened.heads)
    ends = np.cumsum([0, *map(len, walked.alike)])
    alike = np.array([rank for ranks in walked.alike for rank in ranks], dtype=np.int64)
    columns = (walked.starts, ends, alike, *walked.pairs, walked.component)
    data = tuple(column.astype(kind).tobytes() for column, kind in zip(columns, _KINDS, strict=True))
    (folder / _NAME).write_bytes(msgspec.msgpack.encode(_State(made_by(), articles, named, data)))


def digests(path: Path) -> dict[str, str]:
    """Of each article of the index in this folder, by its uid, a name for all that it tells."""
    state = _DECODER.decode((path / _NAME).read_bytes())
    return {part.uid: part.digest for part in state.articles}


def earlier_in(folder: Path) -> Iterator[Path]:
    """The indices of a case, whatever they are of."""
    return (path for path in sorted(folder.glob("*-*")) if not path.name.startswith(("told-", ".")))


@dataclass(frozen=True, slots=True)
class Then:
    """An earlier index: its folder, and what it found."""

    path: Path
    before: Before

    def lines(self, walk: Walk) -> Earlier:
        """Its table, in the numbers of this walk."""
        return Earlier(self.path / "lines.parquet", walk.now_of_then())


def earlier_of(folder: Path, opened: Opened, named: Sequence[str]) -> Then | None:
    """The index in the folder that has most articles in common with these, if there is any that can be gone on from."""
    ranks = {(head.uid, head.digest): rank for rank, head in enumerate(opened.heads)}
    found = [(path, state) for path in earlier_in(folder) if (state := _state(path)) is not None]
    if not found:
        return None
    path, state = max(found, key=lambda item: sum((part.uid, part.digest) in ranks for part in item[1].articles))
    was = [-1] * len(opened.heads)
    gone = []
    for then, part in enumerate(state.articles):
        rank = ranks.get((part.uid, part.digest))
        if rank is None:
            gone.append((then, part.place._replace(file=str(opened.folder / part.place.file))))
        else:
            was[rank] = then
    with suppress(OSError, ValueError):  # the file of what is gone is gone as well
        departed = [Gone(then, noted_at(place), opening_at(place).theme) for then, place in gone]
        anew = _places(opened, {*named, *state.named})
        return Then(path, Before(_walked(state), was, departed, anew))
    return None


def _state(path: Path) -> _State | None:
    with suppress(OSError, ValueError):
        state = _DECODER.decode((path / _NAME).read_bytes())
        return state if state.made == made_by() and (path / "lines.parquet").is_file() else None
    return None


def _places(opened: Opened, named: set[str]) -> list[tuple[int, int]]:
    """Where the events of these uids stand: of each the rank of its article, and its place there."""
    if not named:
        return []
    return [(rank, place) for rank in range(len(opened)) for place, uid in enumerate(opened.opening(rank).uids) if uid in named]


def _walked(state: _State) -> Walked:
    starts, ends, alike, *pairs, component = map(_numbers, state.columns, _KINDS)
    of_each = tuple(tuple(alike[begin:end].tolist()) for begin, end in zip(ends[:-1].tolist(), ends[1:].tolist(), strict=True))
    earlier, later, rule, nearness, odds = pairs
    return Walked(starts, of_each, (earlier, later, rule, nearness, odds), component)


def _numbers(data: bytes, kind: str) -> Numbers:
    found = np.frombuffer(data, dtype=kind)
    return found if kind == "d" else found.astype(np.int64)
