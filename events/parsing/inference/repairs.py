"""Trees in which no word has two subjects or two objects: where the best tree has such twins, all of them but one are attached again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from dateline.events.parsing.inference.tree_search import best_tree

ROUNDS = 5
"""How many pairs of twins are parted in one sentence; there are hardly ever more than two."""

NO_KIND = -1
"""The kind of a label of which a word may have several."""


def twins(heads: Sequence[int], kinds: Sequence[int]) -> list[int]:
    """The first words that are of one kind to the same head, of which there must be only one.

    >>> twins([0, 2, 0, 2, 2], [NO_KIND, 1, NO_KIND, 1, NO_KIND])
    [1, 3]
    """
    places: dict[tuple[int, int], list[int]] = {}
    for word, (head, kind) in enumerate(zip(heads, kinds, strict=True)):
        if kind != NO_KIND:
            places.setdefault((head, kind), []).append(word)
    return next((words for words in places.values() if len(words) > 1), [])


def parted(arcs: Any, labels: Any, tree: Any, kinds: Any) -> tuple[Any, Any]:
    """The tree without twins, and the label of each word: as Stanza's ``resolve_head_constraint_violations`` finds it, sooner.

    ``arcs[word, head]`` and ``labels[word, head, label]`` are log-chances; ``kinds[label]`` is a number that the labels share of
    which a head has only one, ``NO_KIND`` for the others. The root is word 0.
    """
    words = np.arange(len(tree))
    chosen = labels[words, tree].argmax(-1)
    for _ in range(ROUNDS):
        found = twins(tree.tolist(), [NO_KIND, *kinds[chosen[1:]].tolist()])
        if not found:
            break
        trials = [_kept(arcs, labels, tree, found, kinds == kinds[chosen[word]], word) for word in found]
        _, labels, tree, chosen = max(trials, key=lambda trial: trial[0])
    return tree, chosen


def _kept(arcs: Any, labels: Any, tree: Any, found: Sequence[int], barred: Any, kept: int) -> tuple[float, Any, Any, Any]:
    """One of the twins stays; the others look for the best head and label that are left to them."""
    others = [word for word in found if word != kept]
    labels, tried = labels.copy(), arcs.copy()
    labels[np.ix_(np.asarray(others), tree[[kept]], np.flatnonzero(barred))] = -np.inf
    tried[others] += labels[others].max(-1)
    tree = best_tree(tried)
    words = np.arange(1, len(tree))
    chosen = labels[np.arange(len(tree)), tree].argmax(-1)
    score = float((arcs[words, tree[1:]] + labels[words, tree[1:], chosen[1:]]).sum())
    return score, labels, tree, chosen
