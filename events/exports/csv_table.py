"""CSV that Excel opens as it is meant: a byte order mark, and no cell that could be taken for a formula."""

from __future__ import annotations

import csv
from io import StringIO
from typing import Any

from dateline.events.exports.records import COLUMNS, records
from dateline.events.exports.views import printable
from dateline.events.schema import Timeline

FORMULA_BEGINNINGS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What makes a spreadsheet calculate; the last four are the full-width forms. After OWASP's "CSV Injection"."""


DATES = frozenset({"begin_earliest", "begin_latest", "end_earliest", "end_latest", "edtf"})


def dump_csv(timeline: Timeline) -> str:
    """One row an entry with the columns of ``to_records()``, in the dialect of RFC 4180.

    A text that begins like a formula gets an apostrophe in front, behind apostrophes of its own too, so that dropping
    the first apostrophe before a formula gives back every text. Dates are our own and stay as they are, years
    before 1 too ("-0043-03-15"): programs read them.
    """
    buffer = StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(COLUMNS)
    for row in records(timeline):
        writer.writerow([value if name in DATES else _cell(value) for name, value in row.items()])
    return f"\ufeff{buffer.getvalue()}"


def _cell(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    text = printable(value)
    return f"'{text}" if text.lstrip(" '").startswith(FORMULA_BEGINNINGS) else text
