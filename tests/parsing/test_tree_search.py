"""Our searches find what Stanza's find."""

from typing import Any

import numpy as np
import pytest

from dateline.events.parsing.inference.repairs import NO_KIND, parted, twins
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


@pytest.mark.model
def test_twins_are_parted_as_stanza_parts_them() -> None:
    from stanza.models.common.vocab import VOCAB_PREFIX_SIZE  # noqa: PLC0415 - slow to import
    from stanza.models.depparse.head_constraints import (  # noqa: PLC0415 - the same
        DEPREL_TO_GROUP,
        resolve_head_constraint_violations,
    )

    names = ["nsubj", "csubj", "obj", "nmod", "punct", "nsubj:outer"]
    groups = sorted(set(DEPREL_TO_GROUP.values()))
    kinds = np.asarray([groups.index(DEPREL_TO_GROUP[name]) if name in DEPREL_TO_GROUP else NO_KIND for name in names])

    class Vocabulary:
        def unmap(self, numbers: list[int]) -> list[str]:
            return [names[number - VOCAB_PREFIX_SIZE] for number in numbers]

    draw = np.random.default_rng(3)
    found = 0
    for size in (4, 6, 9, 14) * 10:
        arcs = _scores(draw, size, 3)
        labels = draw.normal(size=(size, size, len(names)))
        labels -= np.log(np.exp(labels).sum(axis=2, keepdims=True))
        tree = best_tree(arcs)
        wanted = resolve_head_constraint_violations(arcs, labels, tree, Vocabulary())
        heads, chosen = parted(arcs, labels, tree, kinds)
        assert heads.tolist() == list(wanted[0])
        assert chosen[1:].tolist() == list(wanted[1])
        assert not twins(heads.tolist(), [NO_KIND, *kinds[chosen[1:]].tolist()])
        found += heads.tolist() != tree.tolist()
    assert found
