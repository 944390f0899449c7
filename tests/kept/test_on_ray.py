"""The same shards under Ray, with an actor lost on the way; skipped where Ray is not installed (it is an extra of 300 MB)."""

import os
import signal
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from making import SimpleParser, story

from dateline import Article
from dateline.events.cases.adding import add
from dateline.events.cases.engines import here
from dateline.events.cases.on_ray import on_ray
from dateline.events.schema import Document

pytest.importorskip("ray.data")
pytestmark = [
    pytest.mark.filterwarnings("ignore"),  # Ray's own
]

STORIES = [story("Ada sued Acme.", f"Dee{number} resigned.", identifier=f"s{number:03d}") for number in range(120)]


class MortalParser(SimpleParser):
    """Ends its process at one article, once."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def parse(self, articles: Sequence[Article]) -> list[Document]:
        if articles[0].id == "s050" and not self.mark.exists():
            self.mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        time.sleep(0.01)
        return super().parse(articles)


class Opening:
    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __call__(self) -> MortalParser:
        return MortalParser(self.mark)


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_actors_make_the_same_case_as_this_process_though_one_is_killed(tmp_path: Path) -> None:
    add(STORIES, tmp_path / "here", opening=SimpleParser, engine=here(SimpleParser))
    opening = Opening(tmp_path / "killed")
    add(STORIES, tmp_path / "ray", opening=opening, engine=on_ray(opening, actors=2))
    assert (tmp_path / "killed").exists()
    assert files(tmp_path / "ray") == files(tmp_path / "here")
