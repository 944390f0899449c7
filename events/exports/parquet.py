"""Parquet, one typed row an entry; needs the extra ``parquet`` (pyarrow)."""

from __future__ import annotations

from io import BytesIO

from dateline.events.errors import ExportError
from dateline.events.exports.records import COLUMNS, records
from dateline.events.exports.views import printable
from dateline.events.schema import Timeline


def dump_parquet(timeline: Timeline) -> bytes:
    """The rows of ``to_records()``; texts are nullable strings, the rest is boolean, int64 and double.

    Raises:
        ExportError: pyarrow is not installed.
    """
    try:
        import pyarrow as pa  # noqa: PLC0415 - an extra
        from pyarrow import parquet  # noqa: PLC0415 - the same
    except ImportError as error:
        message = "Parquet needs pyarrow; install it with `pip install 'dateline[parquet]'`"
        raise ExportError(message) from error
    types = {str: pa.string(), bool: pa.bool_(), int: pa.int64(), float: pa.float64()}
    schema = pa.schema([(name, types[kind]) for name, kind in COLUMNS.items()])
    rows = [{name: printable(value) if isinstance(value, str) else value for name, value in row.items()} for row in records(timeline)]
    buffer = BytesIO()
    parquet.write_table(pa.Table.from_pylist(rows, schema=schema), buffer)
    return buffer.getvalue()
