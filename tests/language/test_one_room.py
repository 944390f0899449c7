"""Words stand in tables: no list of them in the code of a rule."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.events.language.tables import rows

EVENTS = Path(__file__).parents[2] / "events"
ROOMS = ("accounts", "dating", "extraction", "merging", "parsing", "timeline", "times")
KINDS = [path.stem for path in sorted((EVENTS / "language" / "en").glob("*.tsv")) if path.stem not in {"properties", "governors"}]
KNOWN = frozenset(word for kind in KINDS for word, _ in rows(kind))
RELATIONS = frozenset("acl advcl advmod amod appos aux case cc compound conj cop csubj det flat list mark nmod nsubj obj obl root".split())
FEW = 3  # what one rule says of a word or two stays in the rule
NAMES = frozenset({"GUARDS", "SLOTS", "_FAMILIES", "_SIGNALS_ABOVE", "_SIGNALS_BELOW", "columns"})
"""Tables of ours whose keys are spelt like words."""


def literals(tree: ast.AST) -> Iterator[list[str]]:
    """The strings of each set, list, tuple, mapping, and of each string that is split into words."""
    ours = [node.value for node in ast.walk(tree) if isinstance(node, ast.Assign | ast.AnnAssign) and NAMES & names_of(node)]
    left_out = {inside for value in ours if value is not None for inside in ast.walk(value)}
    for node in ast.walk(tree):
        match node:
            case _ if node in left_out:
                continue
            case ast.Set(elts) | ast.Tuple(elts) | ast.List(elts) | ast.Dict(keys=elts):
                yield [item.value.strip().lower() for item in elts if isinstance(item, ast.Constant) and isinstance(item.value, str)]
            case ast.Call(func=ast.Attribute(value=ast.Constant(value=str(text)), attr="split")):
                yield text.split()


def names_of(node: ast.Assign | ast.AnnAssign) -> set[str]:
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    return {target.id for target in targets if isinstance(target, ast.Name)}


@pytest.mark.parametrize("path", [path for room in ROOMS for path in sorted((EVENTS / room).rglob("*.py"))], ids=lambda path: path.stem)
def test_no_rule_has_a_list_of_words_of_its_own(path: Path) -> None:
    for found in literals(ast.parse(path.read_text(encoding="utf-8"))):
        listed = {word for word in found if word in KNOWN} - RELATIONS
        assert len(listed) <= FEW, f"{path.name}: {found}; write a property of them into a table"
