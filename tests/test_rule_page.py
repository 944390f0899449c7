"""The page of rules is the one that the rows give."""

import importlib.util
from pathlib import Path
from types import ModuleType


def _module() -> ModuleType:
    spec = importlib.util.spec_from_file_location("rule_page", Path(__file__).with_name("rule_page.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_of_rules_is_up_to_date() -> None:
    generated = _module()
    assert generated.PAGE.read_text(encoding="utf-8") == generated.page(), "run `just rules`"


def test_no_two_rules_of_a_table_share_a_name() -> None:
    generated = _module()
    for names in (
        [rule.name for rule in generated.TIMES],
        [rule.name for rule in generated.DATING],
        [rule.name for rule in generated.MERGING],
        list(generated.LINKS),
        [name for name, _, _ in generated.FACTUALITY],
        [name for name, _, _ in generated.PREDICATES],
    ):
        assert len(names) == len(set(names))
