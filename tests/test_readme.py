"""The README keeps its word."""

import re
from pathlib import Path

import pytest

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


def _blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, flags=re.DOTALL | re.MULTILINE)


def test_the_first_two_shell_blocks_are_one_line_each() -> None:
    first, second = _blocks("sh")[:2]
    assert [first.count("\n"), second.count("\n")] == [1, 1]
    assert "dateline report" in first
    assert "pytest" in second


@pytest.mark.model
def test_the_python_example_runs(capsys: pytest.CaptureFixture[str]) -> None:
    (example,) = _blocks("python")
    names: dict[str, object] = {}
    exec(compile(example, "README.md", "exec"), names)  # noqa: S102 - the example is ours
    printed = capsys.readouterr().out
    assert "2024-03-11 happened The harbour strike began" in printed
    assert str(names["page"]).lstrip().lower().startswith("<!doctype html>")


def test_every_file_it_names_is_there() -> None:
    root = Path(__file__).parents[1]
    named = set(re.findall(r"(?:sample_articles|events|benchmarks|training|tests)/[\w./-]+\.\w+", README))
    assert named
    assert [name for name in sorted(named) if not (root / name).exists()] == []
