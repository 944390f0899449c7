"""Rows without overlaps, clusters for the rest, and the window that a picture begins with."""

from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.reports.lanes import GLYPH, Box, Lane, best_window, fill_lane, shorten

WIDTH = 800.0
CIRCLE = 17.0  # the radius of the largest cluster


@st.composite
def boxes(draw: st.DrawFn) -> list[Box]:
    made = []
    for key in range(draw(st.integers(0, 60))):
        anchor = draw(st.floats(0, WIDTH))
        left, right = draw(st.floats(8, 300)), draw(st.floats(8, 300))
        made.append(Box(key, anchor - left, anchor + right, anchor, draw(st.floats(10, 250)), draw(st.floats(0, 1))))
    return made


def taken(lane: Lane, by_key: dict[int, Box]) -> dict[int, list[tuple[float, float]]]:
    rows: dict[int, list[tuple[float, float]]] = {}
    for placed in lane.placed:
        if placed.bare:
            continue
        box = by_key[placed.key]
        sides = {"right": box.with_label_after, "left": box.with_label_before, None: (box.left, box.right)}
        rows.setdefault(placed.row, []).append(sides[placed.label])
    return rows


@settings(deadline=None)
@given(boxes(), st.integers(1, 10), st.integers(0, 20), st.integers(1, 40))
def test_no_two_marks_of_a_row_overlap_and_none_is_lost(made: list[Box], rows: int, labels: int, alone: int) -> None:
    lane = fill_lane(made, width=WIDTH, rows=rows, labels=labels, alone=alone)
    for row in taken(lane, {box.key: box for box in made}).values():
        assert all(one[1] <= other[0] or other[1] <= one[0] for one, other in combinations(row, 2))
    clustered = [key for cluster in lane.clusters for key in cluster.keys]
    assert sorted([placed.key for placed in lane.placed] + clustered) == [box.key for box in made]
    assert max((placed.row for placed in lane.placed if not placed.bare), default=-1) < rows
    assert sum(not placed.bare for placed in lane.placed) <= alone


@settings(deadline=None)
@given(boxes(), st.integers(1, 3))
def test_clusters_and_bare_marks_keep_apart_in_the_last_row(made: list[Box], rows: int) -> None:
    lane = fill_lane(made, width=WIDTH, rows=rows, labels=3)
    circles = [(cluster.anchor - CIRCLE, cluster.anchor + CIRCLE) for cluster in lane.clusters]
    anchors = {box.key: box.anchor for box in made}
    marks = [(anchors[placed.key] - GLYPH / 2, anchors[placed.key] + GLYPH / 2) for placed in lane.placed if placed.bare]
    assert all(placed.row == lane.height - 1 for placed in lane.placed if placed.bare)
    assert all(one[1] <= other[0] for one, other in pairwise(sorted(circles + marks)))


@settings(deadline=None)
@given(boxes())
def test_labels_stay_inside_the_picture(made: list[Box]) -> None:
    by_key = {box.key: box for box in made}
    for placed in fill_lane(made, width=WIDTH, rows=30, labels=60).placed:
        if placed.label == "right":
            assert by_key[placed.key].with_label_after[1] <= WIDTH
        if placed.label == "left":
            assert by_key[placed.key].with_label_before[0] >= 0


def test_the_most_salient_mark_stands_on_top_with_its_label() -> None:
    crowd = [Box(key, 90.0, 106.0, 98.0, 60.0, 0.1 * key) for key in range(5)]
    first = fill_lane(crowd, width=WIDTH, rows=3, labels=1).placed[0]
    assert (first.key, first.row, first.label) == (4, 0, "right")


def test_what_finds_no_row_is_clustered_where_it_would_have_stood() -> None:
    crowd = [Box(key, 90.0, 106.0, 98.0, 60.0, 0.5) for key in range(5)]
    lane = fill_lane(crowd, width=WIDTH, rows=3, labels=0)
    assert [cluster.keys for cluster in lane.clusters] == [(3, 4)]
    assert lane.clusters[0].anchor == 98
    assert lane.height == 4


def test_a_far_outlier_is_left_outside_the_first_window() -> None:
    week = [(19_000.0 + number, 0.5) for number in range(20)]
    window = best_window([*week, (-330_000.0, 0.2)], [])
    assert 18_990 < window.begin <= 19_000
    assert 19_019 <= window.end < 19_030
    assert window.first < -330_000


def test_the_window_of_evenly_spread_marks_holds_them_all() -> None:
    window = best_window([(float(day), 0.5) for day in range(0, 1000, 50)], [])
    assert window.begin <= 0
    assert window.end >= 950


def test_marks_of_one_day_and_no_marks_at_all_have_a_window() -> None:
    assert best_window([(10.0, 0.5)] * 7, []).length >= 4
    assert best_window([], [100.0]).begin < 100 < best_window([], [100.0]).end
    assert best_window([], []).length > 0


def test_an_hour_is_a_window_where_times_of_day_matter() -> None:
    assert best_window([(10.5, 0.5), (10.51, 0.5)], [], clock=True).length < 0.2


def test_labels_are_cut_at_words() -> None:
    assert shorten("one\n two", 20) == "one two"
    assert shorten("x" * 99, 10) == "x" * 9 + "…"
