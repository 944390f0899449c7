"""The page's script: its modules under node, and joined into one program."""

import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from dateline.reports.escaping import read
from dateline.reports.page import MODULES, joined

HERE = Path(__file__).parent
MODULE_FOLDER = HERE.parents[1] / "reports" / "templates" / "script"
DECLARED = re.compile(r"^(?:export )?(?:async )?(?:const|let|function|class) (\w+)", re.MULTILINE)
IMPORTED = re.compile(r'^import [^;]* from "\./(\w+)\.mjs";', re.MULTILINE)


def test_the_modules_do_what_their_cases_say() -> None:
    if (node := shutil.which("node")) is None:
        pytest.skip("node (20 or newer) is not installed")
    cases = sorted(map(str, (HERE / "script").glob("*.test.mjs")))
    done = subprocess.run([node, "--test", *cases], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-1000:]
    assert re.search(r"pass [1-9]", done.stdout)


def test_every_module_is_joined_once_after_all_that_it_imports() -> None:
    assert {path.stem for path in MODULE_FOLDER.glob("*.mjs")} == set(MODULES)
    for place, name in enumerate(MODULES):
        assert set(IMPORTED.findall(read(f"templates/script/{name}.mjs"))) <= set(MODULES[:place]), name


def test_no_two_modules_declare_one_name() -> None:
    names = Counter(name for module in MODULES for name in DECLARED.findall(read(f"templates/script/{module}.mjs")))
    assert [name for name, number in names.items() if number > 1] == []


def test_the_joined_program_has_neither_imports_nor_exports() -> None:
    program = joined([read(f"templates/script/{name}.mjs") for name in MODULES])
    assert not re.search(r"^(import|export)\b", program, re.MULTILINE)
    assert "</script" not in program


def test_nothing_in_the_script_parses_html() -> None:
    for name in MODULES:
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|eval\(", read(f"templates/script/{name}.mjs")
        ), name
