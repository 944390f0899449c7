"""The best tree over the scores of all pairs of words, with one root: Chu and Liu's and Edmonds' search.

Where every word's best head together make a tree with one root, nothing is left to search: so it is in six sentences of seven.
"""

from __future__ import annotations

from typing import Any

import numpy as np


def best_tree(scores: Any) -> Any:
    """The head of each word in the tree with one root that scores highest.

    ``scores[word, head]``: word 0 is the root, and the diagonal is minus infinity.
    """
    heads = np.argmax(scores, axis=1)
    heads[0] = 0
    one_root = np.count_nonzero(heads[1:] == 0) == 1
    return heads if one_root and _reaches_root(heads) else _searched(scores)


def _reaches_root(heads: Any) -> bool:
    """Whether every word hangs on the root in the end: each round doubles the steps taken upwards."""
    above = heads
    for _ in range(len(heads).bit_length()):
        above = above[above]
    return not above.any()


def _searched(scores: Any) -> Any:
    """Search; every arc from the root is made so dear that the best tree has one (Stanojević and Cohen, 2021)."""
    scores = scores.astype(np.float64)
    scores[:, 0] += scores[np.isfinite(scores)].min() * len(scores)
    return _arborescence(scores)


def _arborescence(scores: Any) -> Any:
    """The best tree: where the best heads make a circle, it is taken for one word, and opened again where an arc enters it."""
    heads = np.argmax(scores, axis=1)
    heads[0] = 0
    circle = _circle(heads)
    if not circle.any():
        return heads
    within, without = np.flatnonzero(circle), np.flatnonzero(~circle)
    entering = scores[np.ix_(within, without)] - scores[within, heads[within]][:, None]
    leaving = scores[np.ix_(without, within)]
    count = len(without)
    smaller = np.full((count + 1, count + 1), -np.inf)
    smaller[:count, :count] = scores[np.ix_(without, without)]
    smaller[count, :count], smaller[:count, count] = entering.max(0), leaving.max(1)
    found = _arborescence(smaller)
    inner = found[:count] == count
    heads[without] = np.where(inner, within[leaving.argmax(1)], without[np.minimum(found[:count], count - 1)])
    heads[within[entering[:, found[count]].argmax()]] = without[found[count]]
    heads[0] = 0
    return heads


def _circle(heads: Any) -> Any:
    """Which words stand in one circle of heads, if there is one."""
    above = heads
    for _ in range(len(heads).bit_length()):
        above = above[above]
    inside = np.zeros(len(heads), dtype=bool)
    (lost,) = np.nonzero(above)
    if len(lost):
        place = above[lost[0]]
        while not inside[place]:
            inside[place] = True
            place = heads[place]
    return inside
