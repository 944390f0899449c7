"""Whatever befalls a case, what was finished is kept, the next run goes on, and one line says what happened."""

import errno
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import faults
import pytest
from faults import STORIES, FaultyParser, Mortal
from making import SimpleParser, story

from dateline import Article, build_timeline
from dateline.events.cases import adding, edit_lines, index, opened, showing, store
from dateline.events.cases.adding import Added, add
from dateline.events.cases.edit_lines import append_edit
from dateline.events.cases.engines import here, local
from dateline.events.cases.on_ray import on_ray
from dateline.events.cases.showing import Wish, case_timeline
from dateline.events.cases.store import open_case
from dateline.events.cases.tables import ARTICLES, EVENTS, to_parquet
from dateline.events.cases.telling import accounts
from dateline.events.errors import CaseError, EditError
from dateline.events.parsing import workers
from dateline.events.schema import Action, Edit

KILLS_OF_PARENT = 14
KILLS_OF_WORKERS = 6


@pytest.fixture(autouse=True)
def _small_shards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding, "SHARD_ARTICLES", faults.SMALL)


def put(folder: Path, *articles: Article) -> Added:
    return add(articles, folder, opening=SimpleParser, engine=here(SimpleParser))


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@contextmanager
def adding_process(folder: Path) -> Iterator["subprocess.Popen[str]"]:
    command = [sys.executable, str(Path(faults.__file__)), str(folder)]
    path = os.pathsep.join(sys.path)
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": path}) as process:
        yield process
        process.kill()


def test_a_parent_that_is_killed_at_any_moment_loses_at_most_the_shard_in_work(tmp_path: Path) -> None:
    chance = random.Random(7)  # noqa: S311 - no secret
    whole, cut = tmp_path / "whole", tmp_path / "cut"
    put(whole, *STORIES)
    kept = 0
    for _ in range(KILLS_OF_PARENT):
        with adding_process(cut) as process:
            lines = [process.stdout.readline() for _ in range(chance.randrange(1, 9))] if process.stdout else []
            time.sleep(chance.random() * 0.02)
        found = len(list(accounts(open_case(cut)))) if lines[-1] else len(STORIES)
        assert found >= kept
        kept = found
    put(cut, *STORIES)
    assert files(cut) == files(whole)


def test_workers_that_are_killed_lose_nothing(tmp_path: Path) -> None:
    put(tmp_path / "whole", *STORIES)
    (tmp_path / "marks").mkdir()
    last = random.Random(7).sample([article.id for article in STORIES], KILLS_OF_WORKERS)  # noqa: S311 - the same
    added = add(STORIES, tmp_path / "cut", opening=Mortal(tmp_path / "marks", frozenset(last)), jobs=2)
    assert len(list((tmp_path / "marks").iterdir())) == KILLS_OF_WORKERS
    assert not added.problems
    assert files(tmp_path / "cut") == files(tmp_path / "whole")


def test_an_article_that_never_ends_or_takes_all_memory_is_left_out(tmp_path: Path) -> None:
    articles = [story("Ada resigned.", identifier="endless"), story("Bo resigned.", identifier="huge"), *STORIES[:3]]
    added = add(articles, tmp_path, opening=FaultyParser, engine=local(FaultyParser, 1, seconds=2))
    assert sorted(problem.message.split(" and was left out")[0] for problem in added.problems) == [
        "endless took more than 2 seconds",
        "huge could not be read",
    ]
    assert [article.id for article in case_timeline(tmp_path).articles] == ["s000", "s001", "s002"]


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="the system does not tell of processor time")
def test_an_article_whose_process_waits_for_its_turn_is_read(tmp_path: Path) -> None:
    articles = [story("Ada resigned.", identifier="waiting"), *STORIES[:2]]
    added = add(articles, tmp_path, opening=FaultyParser, engine=local(FaultyParser, 1, seconds=1))
    assert (added.new, added.problems) == (3, [])


def test_a_process_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "TURNS", 1)
    added = add([story("Ada resigned.", identifier="waiting")], tmp_path, opening=FaultyParser, engine=local(FaultyParser, 1, seconds=1))
    assert [problem.message.split(" and ")[0] for problem in added.problems] == ["waiting took more than 1 seconds"]


def test_a_full_disk_keeps_what_was_finished(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, calls = os.fsync, iter(range(1000))

    def full(number: int) -> None:
        if next(calls) > 8:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        real(number)

    monkeypatch.setattr(store.os, "fsync", full)
    with pytest.raises(CaseError, match=r"cannot be written \(No space left on device\); what was finished is kept"):
        put(tmp_path / "cut", *STORIES)
    assert len(open_case(tmp_path / "cut").shards) == 2
    assert not list((tmp_path / "cut" / "shards").glob(".part-*"))
    monkeypatch.undo()
    monkeypatch.setattr(adding, "SHARD_ARTICLES", faults.SMALL)
    put(tmp_path / "cut", *STORIES)
    put(tmp_path / "whole", *STORIES)
    assert files(tmp_path / "cut") == files(tmp_path / "whole")


@pytest.mark.parametrize("name", ["events.parquet", "articles.parquet", "done.json"])
def test_a_truncated_shard_is_told_and_its_articles_can_be_added_again(tmp_path: Path, name: str) -> None:
    put(tmp_path, *STORIES[:15])
    damaged = sorted((tmp_path / "shards").iterdir())[1]
    os.truncate(damaged / name, 100)
    timeline = case_timeline(tmp_path)
    assert len(timeline.articles) == 10
    assert [problem.message.split(" is damaged")[0] for problem in timeline.problems] == [str(damaged)]
    shutil.rmtree(damaged)
    assert put(tmp_path, *STORIES[:15]).new == 5
    assert case_timeline(tmp_path) == build_timeline(STORIES[:15], parser=SimpleParser())


@pytest.mark.parametrize("whole", [0, 1000], ids=["out of its index", "told whole"])
def test_of_a_case_that_is_all_damaged_that_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, whole: int) -> None:
    monkeypatch.setattr(showing, "WHOLE", whole)
    monkeypatch.setattr(showing, "FEW", whole)
    put(tmp_path, *STORIES[:3])
    (shard,) = open_case(tmp_path).shards
    shard.events.write_bytes(shard.events.read_bytes()[:100])
    with pytest.raises(CaseError, match=r"events.parquet has 100 of .* remove that folder and add its articles again"):
        case_timeline(tmp_path)


def test_an_edit_on_a_full_disk_leaves_the_others_as_they_were(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "edits.jsonl"
    append_edit(file, Edit("mzq4b7n3kqv2a", Action.HIDE, None, "why"))
    before = file.read_bytes()

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(edit_lines.os, "fsync", full)
    with pytest.raises(EditError, match=r"edits.jsonl cannot be written \(No space left on device\); the edit was not kept"):
        append_edit(file, Edit("mzq4b7n3kqv2a", Action.PIN, None, "why"))
    assert file.read_bytes() == before


@pytest.mark.parametrize("name", ["events.parquet", "articles.parquet"])
@pytest.mark.parametrize("whole", [0, 1000], ids=["out of its index", "told whole"])
def test_a_table_whose_bytes_changed_is_told_and_the_others_are_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, whole: int
) -> None:
    monkeypatch.setattr(showing, "WHOLE", whole)
    monkeypatch.setattr(showing, "FEW", whole)
    put(tmp_path, *STORIES[:10])
    damaged = max((tmp_path / "shards").iterdir())
    _spoil(damaged / name)
    timeline = case_timeline(tmp_path)
    assert {article.id for article in timeline.articles} <= {story.id for story in STORIES[:5]}
    (problem,) = timeline.problems
    assert problem.message.startswith(f"{damaged / name} is damaged")
    assert f"remove the folder {damaged.name} and add its articles again; its articles are left out" in problem.message
    shutil.rmtree(damaged)
    put(tmp_path, *STORIES[:10])
    assert not case_timeline(tmp_path).problems


def test_a_table_that_is_damaged_after_its_index_was_made_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(showing, "WHOLE", 0)
    monkeypatch.setattr(showing, "FEW", 0)
    put(tmp_path, *STORIES[:10])
    everything = Wish(top=1000)
    assert len(case_timeline(tmp_path, wish=everything).articles) == 10
    for kept in (tmp_path / "index").glob("*/events.parquet"):
        kept.write_bytes(to_parquet([], EVENTS))
        kept.with_name("articles.parquet").write_bytes(to_parquet([], ARTICLES))
    _spoil(max((tmp_path / "shards").iterdir()) / "events.parquet")
    timeline = case_timeline(tmp_path, wish=everything)
    assert len(timeline.articles) == 5
    assert "is damaged" in timeline.problems[0].message


def _spoil(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4 : len(data) // 2] = bytes(len(data) // 2 - 4)
    path.write_bytes(data)


def test_a_ray_that_does_not_start_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: object) -> None:
        message = "The current node timed out\nduring startup."
        raise Exception(message)  # noqa: TRY002 - as Ray says it

    ray = ModuleType("ray")
    ray.__dict__.update(init=refuse, data=ModuleType("ray.data"))
    monkeypatch.setitem(sys.modules, "ray", ray)
    monkeypatch.setitem(sys.modules, "ray.data", ray.data)
    with pytest.raises(CaseError, match=r"no Ray answers at auto \(The current node timed out during startup\.\)"), on_ray(SimpleParser):
        pass


@pytest.mark.parametrize(
    ("given", "named", "asked"), [("auto", None, "local"), ("auto", "10.0.0.1:6379", None), ("ray://c:1", None, "ray://c:1")]
)
def test_ray_is_started_here_unless_the_user_names_one(
    monkeypatch: pytest.MonkeyPatch, given: str, named: str | None, asked: str | None
) -> None:
    addresses: list[str | None] = []
    ray, data = ModuleType("ray"), ModuleType("ray.data")
    ray.init = lambda *, address, **_: addresses.append(address)  # type: ignore[attr-defined]
    ray.shutdown = lambda: None  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "ray", ray)
    monkeypatch.setitem(sys.modules, "ray.data", data)
    monkeypatch.setenv("RAY_ADDRESS", named) if named else monkeypatch.delenv("RAY_ADDRESS", raising=False)
    with on_ray(SimpleParser, given):
        assert addresses == [asked]


def test_a_second_writer_is_told_to_wait(tmp_path: Path) -> None:
    with adding_process(tmp_path / "case") as process:
        assert process.stdout
        process.stdout.readline()
        with pytest.raises(CaseError, match="another `dateline add` is writing"):
            put(tmp_path / "case", *STORIES)
    put(tmp_path / "case", *STORIES)
    assert len(case_timeline(tmp_path / "case").articles) == len(STORIES)


def test_a_clock_that_is_set_back_changes_nothing(tmp_path: Path) -> None:
    put(tmp_path, *STORIES[:3])
    put(tmp_path, changed := replace(STORIES[0], text="Ada resigned."))
    for number, path in enumerate(sorted(tmp_path.rglob("*"))):
        os.utime(path, (10**9 - number, 10**9 - number))
    assert case_timeline(tmp_path) == build_timeline([changed, *STORIES[1:3]], parser=SimpleParser())


@pytest.mark.skipif(not Path("/proc/version").exists(), reason="needs a folder that nobody can write to")
def test_a_folder_that_cannot_be_written_is_told() -> None:
    with pytest.raises(CaseError, match=r"/proc/dateline cannot be written"):
        put(Path("/proc/dateline"), *STORIES)


@pytest.mark.parametrize("whole", [0, 1000], ids=["out of an index", "told whole"])
def test_a_case_that_cannot_be_written_can_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, whole: int) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(showing, "WHOLE", whole)

    monkeypatch.setattr(showing, "FEW", whole)
    put(tmp_path, *STORIES[:3])
    before = files(tmp_path)
    monkeypatch.setattr(index.shutil, "copytree", refuse)
    monkeypatch.setattr(opened, "_put", lambda *_: False)
    assert case_timeline(tmp_path).entries
    assert files(tmp_path) == before


def test_a_case_of_a_newer_dateline_is_refused(tmp_path: Path) -> None:
    put(tmp_path, *STORIES[:3])
    (tmp_path / "case.json").write_text('{"format": "dateline-case", "version": 99}', encoding="utf-8")
    with pytest.raises(CaseError, match="of a newer dateline"):
        case_timeline(tmp_path)
