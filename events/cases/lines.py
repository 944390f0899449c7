"""The table of a case's happenings, a row each: written as they are told, those that are as they were taken out of an earlier table."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import numpy as np

from dateline.events.cases.rows import Row
from dateline.events.cases.tables import ROWS_AT_ONCE, read_table, table_of, writing_tables
from dateline.events.merging.glance import Numbers, spread
from dateline.events.merging.walking import AsTold
from dateline.events.timeline.selection import Merit, Post

LINES = {
    "members": "list",
    "articles": "list",
    "first_day": "int32",
    "last_day": "int32",
    "chance": "double",
    "pinned": "bool",
    "words": "string",
    "numbers": "numbers",
    "last": "int32",
    "standing": "binary",
}
"""The last three are for the next table: the numbers of its mentions, the last of their component, and how it ranks (``Standing``)."""


WEIGHTS = {"salience": "double"}


class Standing(NamedTuple):
    """What decides how a happening ranks among others: which of its members tells it, in which sentence, what dates it (``Standpoint``).

    ``counts`` says how much each of its articles tells of its day, ``worth`` that it can be printed, ``more`` how much more salient it
    counts, ``merits`` what it may hold, and how well; ``recent`` are the places of the members that tell it as news of their time.
    """

    told: int
    sentence: int
    time: str | None
    day: int | None
    counts: tuple[int, ...]
    worth: bool
    more: float
    merits: tuple[tuple[int, Merit], ...]
    recent: tuple[int, ...]

    def posts(self) -> Iterator[tuple[Post, Merit]]:
        """The posts that it may hold, and how well."""
        return ((Post(number), merit) for number, merit in self.merits)


_WRITE = msgspec.msgpack.Encoder()
_STANDING = msgspec.msgpack.Decoder(Standing)


def packed(standing: Standing) -> bytes:
    """The standing as bytes."""
    return _WRITE.encode(standing)


class Told(NamedTuple):
    """A happening that has been written: the numbers of its mentions, how likely an editor would print it, how it ranks."""

    numbers: tuple[int, ...]
    chance: float
    standing: Standing

    @property
    def number(self) -> int:
        """The number of the mention that tells it."""
        return self.numbers[self.standing.told]


def told_in(path: Path) -> Iterator[Told]:
    """The happenings of a table, by rows."""
    from pyarrow import parquet  # noqa: PLC0415 - not wanted for --help

    file = parquet.ParquetFile(path)
    for group in range(file.num_row_groups):
        table = file.read_row_group(group, ["numbers", "chance", "standing"])
        for numbers, chance, standing in zip(*(column.to_pylist() for column in table.columns), strict=True):
            yield Told(tuple(numbers), chance, _STANDING.decode(standing))


class Earlier:
    """The table that was made before, by rows; they are taken in order.

    Args:
        path: its file.
        now: of each mention then, its number now, or -1.
    """

    def __init__(self, path: Path, now: Numbers) -> None:
        self._path, self._now = path, now
        last = read_table(path, ["last"])["last"].to_numpy()
        in_order = int(np.argmax(last < 0)) if (last < 0).any() else len(last)  # what an editor brought together comes last
        self._begins = array("i", np.searchsorted(last[:in_order], np.arange(len(now) + 1)).astype(np.int32).tobytes())
        self._held: tuple[int, Any] = (-1, None)

    def rows(self, last: int) -> range:
        """The rows of the component of which this mention was the last."""
        return range(self._begins[last], self._begins[last + 1])

    def take(self, rows: Sequence[int]) -> Any:
        """These rows, in the numbers of mentions that hold now."""
        import pyarrow as pa  # noqa: PLC0415 - not wanted for --help

        places = np.asarray(rows)
        groups = np.unique(places // ROWS_AT_ONCE).tolist()
        parts = [self._group(group).take(places[places // ROWS_AT_ONCE == group] % ROWS_AT_ONCE) for group in groups]
        table = pa.concat_tables(parts)
        numbers = table["numbers"].combine_chunks()
        begins, ends = (numbers.offsets.to_numpy()[cut] for cut in (slice(None, -1), slice(1, None)))
        flat, _ = spread(begins, ends)
        now = pa.array(self._now[numbers.values.to_numpy()[flat]], type=pa.int32())
        again = pa.ListArray.from_arrays(pa.array(np.concatenate([[0], np.cumsum(ends - begins)]), type=pa.int32()), now)
        table = table.set_column(table.schema.get_field_index("numbers"), table.schema.field("numbers"), again)
        last = pa.array(self._now[table["last"].to_numpy()], type=pa.int32())
        return table.set_column(table.schema.get_field_index("last"), table.schema.field("last"), last)

    def _group(self, number: int) -> Any:
        from pyarrow import parquet  # noqa: PLC0415 - not wanted for --help

        if self._held[0] != number:
            self._held = number, parquet.ParquetFile(self._path).read_row_group(number)
        return self._held[1]


class Lines:
    """A table that is written, row by row: new ones, and numbers of earlier ones."""

    def __init__(self, put: Callable[[Any], None], earlier: Earlier | None) -> None:
        self._put, self._earlier = put, earlier
        self._waiting: list[Row | int] = []
        self._rows = 0

    def __call__(self, row: Row | int) -> None:
        """Write a row, or an earlier one of this number."""
        self._waiting.append(row)
        if len(self._waiting) >= ROWS_AT_ONCE:
            self.flush()

    def earlier(self, component: AsTold) -> range:
        """The numbers of the earlier rows of a component that is as it was."""
        return self._earlier.rows(component.last) if self._earlier else range(0)

    @property
    def row(self) -> int:
        """The number that the next row gets."""
        return self._rows + len(self._waiting)

    def flush(self) -> None:
        """Write what waits."""
        self._put(self._table())
        self._rows += len(self._waiting)
        self._waiting.clear()

    def _table(self) -> Any:
        import pyarrow as pa  # noqa: PLC0415 - not wanted for --help

        new = table_of([row for row in self._waiting if not isinstance(row, int)], LINES)
        old = [row for row in self._waiting if isinstance(row, int)]
        if not old or self._earlier is None:
            return new
        is_old = np.array([isinstance(row, int) for row in self._waiting])
        place = np.where(is_old, new.num_rows + np.cumsum(is_old) - 1, np.cumsum(~is_old) - 1)
        return pa.concat_tables([new, self._earlier.take(old).cast(new.schema)]).take(place).combine_chunks()


@contextmanager
def writing_lines(path: Path, earlier: Earlier | None) -> Iterator[Lines]:
    """Write the table to a file."""
    with writing_tables(path, LINES) as put:
        lines = Lines(put, earlier)
        yield lines
        lines.flush()
