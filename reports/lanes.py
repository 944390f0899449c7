"""Where marks go: lanes, rows without overlaps, and clusters for what finds no room. Pure numbers.

``templates/script.js`` does the same again whenever the reader zooms, filters, or switches lanes, with
letters measured by the browser. Change both, or the first picture and the second will differ.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

GLYPH = 16  # pixels that the shape of a mark takes, with its margin
LABEL_GAP = 6  # pixels between a mark and its label
LONG = 320  # pixels from which on a mark carries its label over its bar
GAP = 8  # pixels between two marks of one row
ARROW = 34  # pixels of an open end
HEAD = 5  # pixels of its arrow head beyond that
LETTER = 6.4  # pixels of a letter at the label's size, on average
LABEL_LETTERS = 52  # a longer label is cut at a word
CLUSTER = 44  # pixels from one cluster to the next, at least
MAX_ALONE = 130  # marks drawn one by one; the least salient of more are clustered
MAX_LANES = 12
MAX_ROWS = 16  # over all lanes

_QUANTILES = (0.0, 0.02, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5)
_BINS = 40
SLACK = 0.005  # of everything, beyond its ends


@dataclass(frozen=True, slots=True)
class Window:
    """What a picture shows, in days since 1970-01-01; ``first`` and ``last`` are the ends of everything there is."""

    begin: float
    end: float
    first: float
    last: float

    @property
    def length(self) -> float:
        """In days."""
        return self.end - self.begin


def best_window(points: Sequence[tuple[float, float]], published: Sequence[float], *, clock: bool = False) -> Window:
    """The window that spreads out the most salient marks; far outliers are left to zooming out.

    Of the windows between quantiles of the marks, the one whose share of the salience plus the share of
    its fortieths that hold a mark is largest; the widest of equals.

    Args:
        points: the anchor and the salience of each mark.
        published: the publication dates, which stand in where there is no mark.
        clock: whether times of day matter, so that a window may be shorter than some days.
    """
    least = 1 / 24 if clock else 10.0
    anchors = sorted(anchor for anchor, _ in points) or sorted(published) or [0.0]
    first, last = min([anchors[0], *published]), max([anchors[-1], *published])
    begin, end = anchors[0], anchors[-1]
    best = -1.0
    for low, high in _candidates(anchors):
        score = _spread(points, low, high)
        if score > best + 1e-9:
            begin, end, best = low, high, score
    begin, end = _padded(begin, end, least)
    first, last = first - SLACK * (last - first) - 0.5, last + SLACK * (last - first) + 0.5
    return Window(begin, end, min(first, begin), max(last, end))


def _candidates(anchors: Sequence[float]) -> list[tuple[float, float]]:
    top = len(anchors) - 1
    lows = dict.fromkeys(anchors[int(part * top)] for part in _QUANTILES)
    highs = dict.fromkeys(anchors[top - int(part * top)] for part in _QUANTILES)
    return [(low, high) for low in lows for high in highs if low < high]


def _spread(points: Sequence[tuple[float, float]], begin: float, end: float) -> float:
    inside = [(anchor, salience) for anchor, salience in points if begin <= anchor <= end]
    total = sum(salience + 0.1 for _, salience in points)
    share = sum(salience + 0.1 for _, salience in inside) / total
    bins = {int((anchor - begin) / (end - begin) * (_BINS - 1)) for anchor, _ in inside}
    return share + len(bins) / min(_BINS, len(points))


def _padded(begin: float, end: float, least: float) -> tuple[float, float]:
    pad = max((end - begin) * 0.05, (least - end + begin) / 2)
    return begin - pad, end + pad


# Rows ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Box:
    """A mark's place in pixels from the left edge, and the width of its label.

    The label stands beside it; where the mark is long, beside its shape, and the bar then runs below.
    """

    key: int
    left: float
    right: float
    anchor: float
    label: float
    salience: float

    @property
    def long(self) -> bool:
        """Whether the label would stand too far from the shape if it stood beside the whole mark."""
        return self.right - self.left > LONG

    @property
    def with_label_after(self) -> tuple[float, float]:
        """What the mark takes with its label on the right."""
        after = (self.anchor + GLYPH / 2 if self.long else self.right) + LABEL_GAP + self.label
        return self.left, max(self.right, after)

    @property
    def with_label_before(self) -> tuple[float, float]:
        """What the mark takes with its label on the left."""
        before = (self.anchor - GLYPH / 2 if self.long else self.left) - LABEL_GAP - self.label
        return min(self.left, before), self.right


@dataclass(frozen=True, slots=True)
class Placed:
    """A mark in a row, counted from 0 at the top of its lane.

    ``label`` is the side of its label: right, left, or none. A ``bare`` mark stands alone among clusters, without its bar.
    """

    key: int
    row: int
    label: str | None
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Cluster:
    """Marks that found no room; ``anchor`` is the middle of theirs, in pixels."""

    keys: tuple[int, ...]
    anchor: float


@dataclass(slots=True)
class Lane:
    """What stands in one lane; ``height`` in rows, with one more where there are clusters."""

    placed: list[Placed] = field(default_factory=list)
    clusters: list[Cluster] = field(default_factory=list)
    height: int = 1


class _Rows:
    """Taken stretches, row by row."""

    def __init__(self, limit: int) -> None:
        self.taken: list[list[tuple[float, float]]] = []
        self.limit = limit

    def find(self, left: float, right: float) -> int | None:
        """Take the first row in which the stretch is free."""
        for index, row in enumerate(self.taken):
            if all(right + GAP <= other_left or other_right + GAP <= left for other_left, other_right in row):
                row.append((left, right))
                return index
        if len(self.taken) >= self.limit:
            return None
        self.taken.append([(left, right)])
        return len(self.taken) - 1


def fill_lane(boxes: Sequence[Box], *, width: float, rows: int, labels: int, alone: int = MAX_ALONE) -> Lane:
    """Put the boxes of one lane into rows: the most salient first, with labels; what finds no room is clustered.

    >>> lane = fill_lane([Box(0, 0, 16, 8, 50, 1.0), Box(1, 20, 36, 28, 50, 0.5)], width=500, rows=4, labels=2)
    >>> [(placed.key, placed.row) for placed in lane.placed]
    [(0, 0), (1, 1)]
    """
    lane = Lane()
    ranked = sorted(boxes, key=lambda box: (-box.salience, box.key))
    spilled = list(ranked[alone:])
    taken = _Rows(rows)
    for rank, box in enumerate(ranked[:alone]):
        placed = _place(box, taken, width, labelled=rank < labels)
        if placed is None:
            spilled.append(box)
        else:
            lane.placed.append(placed)
    groups = _clusters(spilled)
    lane.clusters = [Cluster(keys, middle) for middle, keys in groups if len(keys) > 1]
    lane.placed += [Placed(keys[0], len(taken.taken), None, bare=True) for _, keys in groups if len(keys) == 1]
    lane.height = max(1, len(taken.taken) + bool(spilled))
    return lane


def _place(box: Box, rows: _Rows, width: float, *, labelled: bool) -> Placed | None:
    if labelled:
        after, before = box.with_label_after, box.with_label_before
        side, taken = ("right", after) if after[1] <= width else ("left", before)
        row = rows.find(*taken) if taken[0] >= 0 or side == "right" else None
        if row is not None:
            return Placed(box.key, row, side)
    row = rows.find(box.left, box.right)
    return None if row is None else Placed(box.key, row, None)


def _clusters(boxes: Sequence[Box]) -> list[tuple[float, tuple[int, ...]]]:
    """Groups so far apart that their circles keep clear of each other: the middle of their anchors, and their keys."""
    groups: list[tuple[float, list[Box]]] = []
    for box in sorted(boxes, key=lambda box: (box.anchor, box.key)):
        middle, held = box.anchor, [box]
        while groups and middle - groups[-1][0] < CLUSTER:
            held = groups.pop()[1] + held
            middle = sum(one.anchor for one in held) / len(held)
        groups.append((middle, held))
    return [(middle, tuple(sorted(box.key for box in held))) for middle, held in groups]


def shorten(text: str, letters: int = LABEL_LETTERS) -> str:
    """Cut a text at a word so that it has at most so many letters, the ellipsis included.

    >>> shorten("The harbour council voted to close the old bridge", 24)
    'The harbour council…'
    """
    flat = " ".join(text.split())
    if len(flat) <= letters:
        return flat
    cut = flat[: letters - 1]
    at_word = cut.rpartition(" ")[0]
    return (at_word if len(at_word) > letters // 2 else cut).rstrip(" ,;:") + "\N{HORIZONTAL ELLIPSIS}"
