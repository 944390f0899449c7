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


SAID = "1 He he PRON 2 nsubj _; 2 said say VERB 0 root VerbForm=Fin|Tense=Past; 3 in in ADP 4 case _; 4 May May PROPN 2 obl _"
WAS_EMPTY = "7 was be AUX 8 cop VerbForm=Fin|Tense=Past; 8 empty empty ADJ 2 ccomp _"
WOULD_CLOSE = "7 would would AUX 8 aux VerbForm=Fin; 8 close close VERB 2 ccomp VerbForm=Inf"


@pytest.mark.parametrize(
    ("content", "sure"),
    [
        ("", True),
        (f"5 that that SCONJ 8 mark _; 6 it it PRON 8 nsubj _; {WOULD_CLOSE}", True),
        (f"5 so so ADV 8 advmod _; 6 it it PRON 8 nsubj _; {WAS_EMPTY}", True),
        (f"5 soon soon ADV 8 advmod _; 6 it it PRON 8 nsubj _; {WOULD_CLOSE}", False),
    ],
)
def test_a_month_is_of_the_saying_unless_it_may_be_of_what_is_said(content: str, *, sure: bool) -> None:
    tree = row_tree("; ".join(filter(None, [SAID, content])))
    found = direction(tree, tree[4])
    assert (found.toward, found.sure) == (Toward.PAST, sure)


def test_a_clause_that_describes_the_expression_decides() -> None:
    tree = row_tree(
        "1 He he PRON 2 nsubj _; 2 stays stay VERB 0 root VerbForm=Fin|Tense=Pres; 3 until until ADP 4 case _; "
        "4 Monday Monday PROPN 2 obl _; 5 when when ADV 7 advmod _; "
        "6 he he PRON 7 nsubj _; 7 resigned resign VERB 4 acl:relcl VerbForm=Fin|Tense=Past"
    )
    found = direction(tree, tree[4])
    assert (found.toward, found.sure) == (Toward.PAST, True)
