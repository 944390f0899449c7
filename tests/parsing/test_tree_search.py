"""Our search finds what Stanza's finds."""

from typing import Any

import numpy as np
import pytest

from dateline.events.parsing.inference.tree_search import best_tree


def _scores(draw: np.random.Generator, size: int, certainty: float) -> Any:
    """Log-chances of heads, in which most words know theirs if ``certainty`` is high."""
    scores = draw.normal(size=(size, size))
    for word in range(1, size):
        scores[word, draw.integers(0, word)] += certainty
    np.fill_diagonal(scores, -np.inf)
    return (scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))).astype(np.float32)


def _hangs_on_the_root(tree: Any) -> bool:
    for word in range(1, len(tree)):
        place = word
        for _ in tree:
            place = tree[place]
        if place != 0:
            return False
    return True


@pytest.mark.parametrize("certainty", [0, 1, 4])
def test_a_tree_has_one_root_and_no_circle(certainty: float) -> None:
    draw = np.random.default_rng(2)
    for size in (2, 3, 5, 9, 30, 80) * 5:
        tree = best_tree(_scores(draw, size, certainty))
        assert np.count_nonzero(tree[1:] == 0) == 1
        assert _hangs_on_the_root(tree)


@pytest.mark.model
@pytest.mark.parametrize("certainty", [0, 1, 4])
def test_the_search_finds_the_same_trees_as_stanzas(certainty: float) -> None:
    from stanza.models.common.chuliu_edmonds import chuliu_edmonds_one_root  # noqa: PLC0415 - slow to import

    draw = np.random.default_rng(1)
    for size in (2, 3, 5, 9, 30) * 20:
        scores = _scores(draw, size, certainty)
        assert best_tree(scores).tolist() == chuliu_edmonds_one_root(scores).tolist()
