"""Files that come into a watched folder: none is missed, whatever came before, breaks off or goes again."""

import sys
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dateline.events.articles import folders
from dateline.events.articles.folders import new_files


def watching(monkeypatch: pytest.MonkeyPatch, *steps: set[tuple[int, str]]) -> None:
    """A library that watches, and sees this."""

    def watch(*_: Any, **__: Any) -> Iterator[set[tuple[int, str]]]:
        yield from steps

    monkeypatch.setitem(sys.modules, "watchfiles", types.SimpleNamespace(watch=watch))
    monkeypatch.setattr(folders, "STILL_SECONDS", 0.0)


def test_what_comes_is_told_and_what_came_before_the_watching_began(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known, missed, later, hidden = (tmp_path / name for name in ("known.md", "missed.md", "later.txt", ".hidden.md"))
    for file in (known, missed, later, hidden):
        file.write_text("Talks began.", encoding="utf-8")
    watching(monkeypatch, set(), set(), {(1, str(hidden)), (1, str(later))})
    assert list(new_files([str(tmp_path)], [str(known), str(later)])) == [[str(missed)], [str(later)]]


def test_a_file_that_is_gone_again_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "brief.md"
    file.write_text("Talks began.", encoding="utf-8")
    watching(monkeypatch, {(1, str(file))})
    monkeypatch.setattr(folders, "_wait_until_whole", lambda files: [Path(name).unlink() for name in files])
    assert list(new_files([str(tmp_path)])) == []
