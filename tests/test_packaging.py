"""What a wheel holds, and that it works where it is installed; builds one without the network."""

from __future__ import annotations

import shutil
import subprocess
import sys
import venv
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE_FOLDERS = ("events", "reports", "cli")
FOR_DEVELOPERS = {"reports/README.md"}
LEFT_BEHIND = shutil.ignore_patterns(".*", "build", "*.egg-info", "__pycache__", "tests", "training", "benchmarks", "sample_articles")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from a copy, so that no build folder is left in the tree."""
    source, built = tmp_path_factory.mktemp("source") / "tree", tmp_path_factory.mktemp("wheel")
    shutil.copytree(ROOT, source, ignore=LEFT_BEHIND)
    program = f"from setuptools.build_meta import build_wheel; build_wheel({str(built)!r})"
    result = subprocess.run([sys.executable, "-c", program], cwd=source, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    (path,) = built.glob("*.whl")
    return path


@dataclass(frozen=True, slots=True)
class Environment:
    """A virtual environment with the wheel in it; what the wheel needs is borrowed from the tests' own."""

    folder: Path

    @property
    def packages(self) -> Path:
        (found,) = self.folder.glob("lib/python*/site-packages")
        return found

    def run(self, *arguments: str, program: str = "python") -> subprocess.CompletedProcess[str]:
        command = [str(self.folder / "bin" / program), *arguments]
        return subprocess.run(command, cwd=self.folder, capture_output=True, text=True, check=False, env={"PATH": "/usr/bin:/bin"})


def install(wheel: Path, folder: Path) -> None:
    """As pip does, into a folder."""
    command = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-index",
        "--no-deps",
        "--no-compile",
        "--target",
        str(folder),
        str(wheel),
    ]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Environment:
    environment = Environment(tmp_path_factory.mktemp("installed"))
    venv.create(environment.folder, with_pip=False)
    install(wheel, environment.packages)
    borrowed = Path(pytest.__file__).parents[1]
    (environment.packages / "borrowed.pth").write_text(f"{borrowed}\n", encoding="utf-8")
    return environment


def files_of(folder: Path) -> set[str]:
    return {
        path.relative_to(ROOT).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.suffix != ".pyc"
    }


def test_a_wheel_holds_one_package_and_all_of_it(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    tops = {name.partition("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"dateline"}
    assert len(tops) == 2
    wanted = {"__init__.py", "__main__.py", "py.typed"}.union(*(files_of(ROOT / folder) for folder in PACKAGE_FOLDERS)) - FOR_DEVELOPERS
    assert {name.removeprefix("dateline/") for name in names if name.startswith("dateline/")} == wanted


def test_the_installed_copy_is_imported_and_knows_its_data(installed: Environment) -> None:
    program = (
        "import dateline; from dateline.events.language import words; from dateline.reports import render_page; "
        "print(dateline.__file__, 'promise' in words('verbs', 'says_and_does'))"
    )
    result = installed.run("-c", program)
    assert result.stdout.split() == [str(installed.packages / "dateline" / "__init__.py"), "True"], result.stderr


@pytest.mark.parametrize("top", PACKAGE_FOLDERS)
def test_no_other_name_is_taken(installed: Environment, top: str) -> None:
    result = installed.run("-P", "-c", f"import importlib.util; print(importlib.util.find_spec({top!r}))")
    assert result.stdout.strip() == "None", result.stderr


@pytest.mark.parametrize("order", ["dateline first", "events first"])
def test_another_package_called_events_can_stand_beside_it(wheel: Path, tmp_path: Path, order: str) -> None:
    """As opensearch-py brings one, whichever is installed first."""
    other = tmp_path / "events"

    def bring() -> None:
        other.mkdir()
        (other / "__init__.py").write_text("class Events: ...\n", encoding="utf-8")

    for step in (lambda: install(wheel, tmp_path), bring) if order == "dateline first" else (bring, lambda: install(wheel, tmp_path)):
        step()
    program = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r}); import events, dateline; from events import Events; print(dateline.Article)"
    )
    result = subprocess.run([sys.executable, "-P", "-c", program], capture_output=True, text=True, check=False)
    assert "dateline.events.schema.Article" in result.stdout, result.stderr


def test_the_module_and_the_command_run(installed: Environment, wheel: Path) -> None:
    by_module = installed.run("-m", "dateline", "--version")
    version = wheel.name.split("-")[1]
    assert by_module.stdout.split() == ["dateline,", "version", version], by_module.stderr
    entries = (installed.packages / f"dateline-{version}.dist-info" / "entry_points.txt").read_text(encoding="utf-8")
    assert "dateline = dateline.cli.main:main" in entries.splitlines()
    by_command = installed.run("-c", "from dateline.cli.main import main; main(['--help'], prog_name='dateline')")
    assert by_command.stdout.startswith("Usage: dateline "), by_command.stderr


def test_a_checker_sees_the_types_of_an_installed_copy(installed: Environment, tmp_path: Path) -> None:
    (tmp_path / "right.py").write_text(
        "from datetime import date\n\nfrom dateline import Article, Timeline, build_timeline\n\n"
        "timeline: Timeline = build_timeline([Article(text='Talks began.', published=date(2024, 3, 12))])\n"
        "summaries: list[str] = [entry.summary for entry in timeline.entries]\n",
        encoding="utf-8",
    )
    (tmp_path / "wrong.py").write_text("from dateline import Article\n\nArticle(text=3)\n", encoding="utf-8")
    python = installed.folder / "bin" / "python"
    command = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(tmp_path / "cache"), "--python-executable", str(python)]
    results = [
        subprocess.run([*command, name], cwd=tmp_path, capture_output=True, text=True, check=False) for name in ("right.py", "wrong.py")
    ]
    assert results[0].returncode == 0, results[0].stdout + results[0].stderr
    assert 'wrong.py:3: error: Argument "text" to "Article" has incompatible type "int"; expected "str"' in results[1].stdout
