"""The short cut finds what Stanza's own search finds."""

import numpy as np
import pytest


@pytest.mark.model
def test_the_short_cut_finds_the_same_trees() -> None:
    from dateline.events.parsing.tree_search import best_tree, search  # noqa: PLC0415 - it imports stanza

    draw = np.random.default_rng(1)
    for size in (2, 3, 5, 9, 30) * 20:
        scores = draw.normal(size=(size, size)).astype(np.float32)
        for word in range(1, size):
            scores[word, draw.integers(0, word)] += 4  # mostly a tree already
        np.fill_diagonal(scores, -np.inf)
        scores -= np.log(np.exp(scores).sum(axis=1, keepdims=True))
        assert best_tree(scores).tolist() == search(scores).tolist()
