from __future__ import annotations

from dateline.events.exports.records import COLUMNS
from dateline.events.schema import Timeline


def test_every_entry_is_one_flat_row_with_the_same_columns(timeline: Timeline) -> None:
    rows = timeline.to_records()
    assert [row["id"] for row in rows] == ["n1", "n2", "n3", "n4"]
    assert all(tuple(row) == tuple(COLUMNS) for row in rows)
    assert all(value is None or type(value) is COLUMNS[name] for row in rows for name, value in row.items())


def test_a_row_says_when_who_and_where_it_was_told(timeline: Timeline) -> None:
    closed = timeline.to_records()[1]
    assert (closed["begin_earliest"], closed["end_latest"], closed["edtf"]) == ("2024-03-11", "2024-03-11", "2024-03-11")
    assert (closed["who"], closed["predicate"], closed["mentions"]) == ("The Ardal bridge", "close", 2)
    assert (closed["articles"], closed["sources"], closed["conflicts"]) == ("bridge; radio", "Ardal Post", "e5")


def test_a_denied_event_names_who_denies_it(timeline: Timeline) -> None:
    found = timeline.to_records()[3]
    assert (found["factuality"], found["said_by"], found["edtf"]) == ("denied", "Mayor Ina Holt", None)
