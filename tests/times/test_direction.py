"""Directions on small trees, a line each: the direction, a tab, and the words with index, form, lemma, class, head, relation, features."""

from pathlib import Path

import pytest
from flat_trees import row_tree

from dateline.events.times.direction import Toward, direction

_LINES = (Path(__file__).parents[1] / "cases" / "times" / "directions.tsv").read_text(encoding="utf-8").splitlines()
CASES = [tuple(line.split("\t")) for line in _LINES]


@pytest.mark.parametrize(("toward", "rows"), CASES)
def test_direction_comes_from_the_verb(toward: str, rows: str) -> None:
    tree = row_tree(rows)
    assert direction(tree, tree.tokens[-1]).toward is Toward(toward)


def test_a_clause_that_describes_the_expression_decides() -> None:
    tree = row_tree(
        "1 He he PRON 2 nsubj _; 2 stays stay VERB 0 root VerbForm=Fin|Tense=Pres; 3 until until ADP 4 case _; "
        "4 Monday Monday PROPN 2 obl _; 5 when when ADV 7 advmod _; "
        "6 he he PRON 7 nsubj _; 7 resigned resign VERB 4 acl:relcl VerbForm=Fin|Tense=Past"
    )
    found = direction(tree, tree[4])
    assert (found.toward, found.sure) == (Toward.PAST, True)
