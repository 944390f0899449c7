"""Every example in a docstring runs."""

from __future__ import annotations

import doctest
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def modules_with_examples() -> list[str]:
    """The modules of the package, by the files that hold a ``>>>``."""
    files = [ROOT / "__init__.py", *(path for folder in ("events", "reports", "cli") for path in sorted((ROOT / folder).rglob("*.py")))]
    found = [path.relative_to(ROOT).with_suffix("") for path in files if ">>> " in path.read_text(encoding="utf-8")]
    return [".".join(("dateline", *(part for part in path.parts if part != "__init__"))) for path in found]


@pytest.mark.parametrize("name", modules_with_examples())
def test_the_examples_of_a_module_run(name: str) -> None:
    module = import_module(name)
    examples = [example for test in doctest.DocTestFinder().find(module) for example in test.examples]
    assert examples, "its examples stand where doctest does not look"
    result = doctest.testmod(module)
    assert result.attempted > 0 or all(doctest.SKIP in example.options for example in examples)
    assert result.failed == 0
