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


def dump_csv(timeline: Timeline) -> str:
    """One row an entry with the columns of ``to_records()``, in the dialect of RFC 4180.

    A text that begins like a formula, and so a year before 1, gets an apostrophe in front; so does one
    that begins with an apostrophe, for dropping the first apostrophe gives back every text.
    """
    buffer = StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(COLUMNS)
    for row in records(timeline):
        writer.writerow([_cell(value) for value in row.values()])
    return f"\ufeff{buffer.getvalue()}"


def _cell(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    text = printable(value)
    return f"'{text}" if text.lstrip(" ").startswith((*FORMULA_BEGINNINGS, "'")) else text
