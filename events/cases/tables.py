"""The door to Parquet: the columns of the two tables, rows to bytes, and columns back. The only file that imports pyarrow for cases."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from dateline.events.cases.rows import SCHEMA, Row
from dateline.events.errors import CaseError

ARTICLES = {
    "uid": "string",
    "id": "string",
    "title": "string",
    "published": "string",
    "source": "string",
    "url": "string",
    "place": "string",
    "text": "string",
    "events": "int32",
    "account": "string",
}
EVENTS = {
    "uid": "string",
    "article": "string",
    "number": "int32",
    "start": "int32",
    "end": "int32",
    "sentence": "string",
    "summary": "string",
    "predicate": "string",
    "lemma": "string",
    "kind": "string",
    "class": "string",
    "tense": "string",
    "polarity": "string",
    "factuality": "string",
    "said_by": "string",
    "names": "list",
    "begin_earliest": "string",
    "begin_latest": "string",
    "end_earliest": "string",
    "end_latest": "string",
    "first_day": "int32",
    "last_day": "int32",
    "edtf": "string",
    "grain": "string",
    "basis": "string",
    "why": "string",
    "mention": "string",
}
ROWS_AT_ONCE = 5000
_DAMAGE = (OSError, ValueError, KeyError)


def to_parquet(rows: Sequence[Row], columns: dict[str, str]) -> bytes:
    """The rows as one file; the same rows give the same bytes."""
    from pyarrow import parquet  # noqa: PLC0415 - not wanted for --help

    buffer = BytesIO()
    parquet.write_table(table_of(rows, columns), buffer, compression="zstd", write_page_checksum=True)
    return buffer.getvalue()


@cache
def _schema(columns: tuple[tuple[str, str], ...]) -> Any:
    import pyarrow as pa  # noqa: PLC0415 - not wanted for --help

    types = {"string": pa.string(), "int32": pa.int32(), "list": pa.list_(pa.string()), "double": pa.float64(), "bool": pa.bool_()}
    types |= {"binary": pa.binary(), "numbers": pa.list_(pa.int32())}
    return pa.schema([(name, types[kind]) for name, kind in columns], metadata={"dateline": str(SCHEMA)})


@contextmanager
def writing_tables(path: Path, columns: dict[str, str]) -> Iterator[Callable[[Any], None]]:
    """Write tables of pyarrow, one behind the other, to a file."""
    from pyarrow import parquet  # noqa: PLC0415 - not wanted for --help

    with parquet.ParquetWriter(path, _schema(tuple(columns.items())), compression="zstd") as writer:
        yield writer.write_table


@contextmanager
def writing_rows(path: Path, columns: dict[str, str]) -> Iterator[Callable[[Row], None]]:
    """Write rows one by one to a file; some thousands at a time are in memory."""
    waiting: list[Row] = []
    with writing_tables(path, columns) as put:

        def write(row: Row) -> None:
            waiting.append(row)
            if len(waiting) >= ROWS_AT_ONCE:
                put(table_of(waiting, columns))
                waiting.clear()

        yield write
        put(table_of(waiting, columns))


def table_of(rows: Sequence[Row], columns: dict[str, str]) -> Any:
    """The rows as a table of pyarrow."""
    import pyarrow as pa  # noqa: PLC0415 - not wanted for --help

    return pa.Table.from_pylist(rows, schema=_schema(tuple(columns.items())))


def read_columns(path: Path, columns: Sequence[str], *, where: tuple[str, Sequence[str]] | None = None) -> Iterator[Row]:
    """The rows of a file, with these columns alone.

    Args:
        path: the file.
        columns: their names.
        where: a column and the values that are wanted of it.

    Raises:
        CaseError: the file is damaged.
    """
    from pyarrow import parquet  # noqa: PLC0415 - not wanted for --help

    try:
        chosen = None if where is None else [(where[0], "in", list(where[1]))]
        table = parquet.read_table(path, columns=list(columns), filters=chosen, page_checksum_verification=True, partitioning=None)
    except _DAMAGE as error:
        message = (
            f"{path} is damaged ({' '.join(str(error).split())[:80]}); remove the folder {path.parent.name} and add its articles again"
        )
        raise CaseError(message) from error
    for batch in table.to_batches(max_chunksize=1000):
        yield from batch.to_pylist()


def read_table(path: Path, columns: Sequence[str]) -> Any:
    """These columns of a file as a table of pyarrow."""
    from pyarrow import parquet  # noqa: PLC0415 - not wanted for --help

    return parquet.read_table(path, columns=list(columns), partitioning=None)


def read_rows(path: Path, column: str, rows: Sequence[int]) -> list[Any]:
    """What stands in this column of these rows, which are in order; the rest of the file is not held."""
    found: list[Any] = []
    start = 0
    for part in read_groups(path, [column]):
        here = rows[bisect_left(rows, start) : bisect_left(rows, start + part.num_rows)]
        found += part[column].take([row - start for row in here]).to_pylist() if here else []
        start += part.num_rows
    return found


def read_groups(path: Path, columns: Sequence[str]) -> Iterator[Any]:
    """These columns of a file, some thousands of rows at a time, so that no more are in memory."""
    from pyarrow import parquet  # noqa: PLC0415 - not wanted for --help

    file = parquet.ParquetFile(path)
    return (file.read_row_group(group, list(columns)) for group in range(file.num_row_groups))
