"""Imports run one way, and starting is cheap."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SCRIPTS = ("benchmarks", "sample_articles", "tools", "training")
HEAVY = ("torch", "stanza", "transformers", "plotly", "dateparser", "trafilatura")


def test_import_directions_hold() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    result = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout
    assert "KEPT" in result.stdout


def test_importing_the_command_line_loads_nothing_heavy() -> None:
    program = f"import sys, dateline.cli.main; print([name for name in {HEAVY!r} if name in sys.modules])"
    result = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"


def test_stanza_and_torch_enter_by_one_door() -> None:
    importing = [
        path.relative_to(ROOT).as_posix()
        for package in ("events", "reports", "cli")
        for path in sorted((ROOT / package).rglob("*.py"))
        if any(
            line.lstrip().startswith(("import stanza", "import torch", "from stanza", "from torch"))
            for line in path.read_text().splitlines()
        )
    ]
    assert {Path(path).parent.as_posix() for path in importing} == {"events/parsing", "events/parsing/inference"}
    assert [path for path in importing if "inference" not in path] == ["events/parsing/stanza_parser.py"]


def test_what_stanza_is_given_is_known_to_its_door_alone() -> None:
    importing = [
        path.relative_to(ROOT).as_posix()
        for package in ("events", "reports", "cli")
        for path in sorted((ROOT / package).rglob("*.py"))
        if path.parent.name != "inference" and re.search(r"events\.parsing(?:\.| import )inference", path.read_text(encoding="utf-8"))
    ]
    assert importing == ["events/parsing/stanza_parser.py"]


def test_plotly_enters_by_one_file() -> None:
    importing = [
        path.relative_to(ROOT).as_posix()
        for package in ("events", "reports", "cli")
        for path in sorted((ROOT / package).rglob("*.py"))
        if any(line.lstrip().startswith(("import plotly", "from plotly")) for line in path.read_text().splitlines())
    ]
    assert importing == ["reports/figure.py"]


@pytest.mark.parametrize("path", [path for room in SCRIPTS for path in sorted((ROOT / room).glob("*.py"))], ids=lambda path: path.name)
def test_scripts_import_what_is_there(path: Path) -> None:
    """Scripts that no test runs, some for want of data: what they ask of the packages still stands there by its name."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("dateline."):
            place = ROOT.joinpath(*str(node.module).split(".")[1:])
            source = place.with_suffix(".py") if place.with_suffix(".py").exists() else place / "__init__.py"
            text = source.read_text(encoding="utf-8")
            lacking = [
                one.name for one in node.names if not re.search(rf"\b{one.name}\b", text) and not (place / f"{one.name}.py").exists()
            ]
            assert not lacking, f"{node.module} has no {lacking}"
