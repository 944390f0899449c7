"""An index that goes on from an earlier one is that of the whole, whatever has come, changed or been corrected."""

import json
import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from making import SimpleParser, story
from pyarrow import parquet

from dateline.events.cases import adding, compacting
from dateline.events.cases.adding import add
from dateline.events.cases.edit_lines import append_edit
from dateline.events.cases.engines import here
from dateline.events.cases.index import index_of
from dateline.events.cases.store import open_case
from dateline.events.merging import walking
from dateline.events.schema import Action, Article, Edit

NAMES = ("Ada", "Bo", "Cy", "Dee", "Acme", "Zeta")
VERBS = ("sued", "met", "arrested", "resigned")
DAYS = ("", " on Monday", " on Friday")
APART = (story("Ada sued Acme.", identifier="b"), story("Bo met Zeta.", identifier="c"), story("Cy arrested Dee.", identifier="d"))
VALUES = {Action.SAY: "As the editor says.", Action.DATE: "2024-03-01", Action.CLAIM: "denied"}


def drawn(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - no secret


def sentence(chance: random.Random) -> str:
    verb = chance.choice(VERBS)
    whom = "" if verb == "resigned" else f" {chance.choice(NAMES)}"
    return f"{chance.choice(NAMES)} {verb}{whom}{chance.choice(DAYS)}."


def article(chance: random.Random, number: int) -> Article:
    told = [sentence(chance) for _ in range(chance.randrange(1, 6))]
    return story(*told, identifier=f"s{number}", published=date(2024, 3, 12) + timedelta(days=chance.randrange(-4, 5)))


def put(case: Path, *articles: Article) -> None:
    add(articles, case, opening=SimpleParser, engine=here(SimpleParser))


def edit(case: Path, chance: random.Random, members: list[list[str]]) -> None:
    uid, other = (chance.choice(chance.choice(members)) for _ in range(2))
    action = chance.choice(list(Action))
    append_edit(case / "edits.jsonl", Edit(uid, action, other if action is Action.MERGE else VALUES.get(action), "why"))


def made(case: Path, as_of: date | None = None) -> tuple[dict[str, Any], Any]:
    with index_of(open_case(case), as_of=as_of) as index:
        table = parquet.read_table(index.path / "lines.parquet").to_pydict()
        return table, json.loads((index.path / "index.json").read_text(encoding="utf-8"))


def whole(case: Path, as_of: date | None = None) -> tuple[dict[str, Any], Any]:
    """What the index would be without an earlier one."""
    copy = case.with_name("whole")
    shutil.copytree(case, copy, ignore=shutil.ignore_patterns("index"))
    try:
        return made(copy, as_of)
    finally:
        shutil.rmtree(copy)


@contextmanager
def counted(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """The ranks of the articles that are compared with others."""
    ranks: list[int] = []
    compared = walking._compared  # noqa: SLF001 - what is counted

    def count(rank: int, *rest: Any) -> Any:
        ranks.append(rank)
        return compared(rank, *rest)

    with monkeypatch.context() as patched:
        patched.setattr(walking, "_compared", count)
        yield ranks


@pytest.mark.parametrize("seed", range(5))
def test_whatever_comes_the_index_is_that_of_the_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    monkeypatch.setattr(compacting, "MANY", 3)
    monkeypatch.setattr(adding, "SHARD_ARTICLES", 4)
    chance, case = drawn(seed), tmp_path / "case"
    put(case, *(article(chance, number) for number in range(12)))
    before, _ = made(case)
    for step in range(8):
        kind = chance.choice(("new", "new", "changed", "copy", "edit", "edit", "forgotten", "as of"))
        as_of = date(2024, 3, 12) if kind == "as of" else None
        if kind == "new":
            put(case, *(article(chance, 100 * step + number) for number in range(20, 20 + chance.randrange(1, 4))))
        elif kind == "changed":
            put(case, article(chance, chance.randrange(12)))
        elif kind == "copy":
            put(case, story(sentence(chance), identifier=f"copy{step}"), story(sentence(chance), identifier=f"other{step}"))
        elif kind == "forgotten":
            (case / "edits.jsonl").unlink(missing_ok=True)
        elif kind == "edit":
            edit(case, chance, before["members"])
        found = made(case, as_of)
        assert found == whole(case, as_of), (seed, step, kind)
        before = found[0] if as_of is None else before


def test_only_what_has_to_do_with_the_new_is_compared_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = tmp_path / "case"
    put(case, *APART)
    made(case)
    put(case, story("Bo met Zeta on Monday.", identifier="a"))
    with counted(monkeypatch) as ranks:
        made(case)
    assert ranks == [0, 2]  # itself, and the one behind it that tells its story
    append_edit(case / "edits.jsonl", Edit(made(case)[0]["members"][0][0], Action.SAY, "So it was.", "why"))
    with counted(monkeypatch) as ranks:
        found = made(case)
    assert ranks == []
    assert found == whole(case)


def test_a_case_that_was_moved_goes_on_from_its_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path / "case", *APART)
    made(tmp_path / "case")
    moved = (tmp_path / "case").rename(tmp_path / "moved")
    put(moved, story("Bo met Zeta on Friday.", identifier="c"))  # what it told before is looked up where the case is now
    with counted(monkeypatch) as ranks:
        found = made(moved)
    assert ranks == [1]
    assert found == whole(moved)


@pytest.mark.parametrize("pattern", ["told-*/*", "*-now/walk.msgpack"])
@pytest.mark.parametrize("spoil", ["truncated", "empty", "gone"])
def test_what_is_damaged_of_an_index_is_made_again(tmp_path: Path, pattern: str, spoil: str) -> None:
    case = tmp_path / "case"
    put(case, *(article(drawn(2), number) for number in range(6)))
    made(case)
    put(case, article(drawn(3), 0), article(drawn(4), 9))
    for path in (case / "index").glob(pattern):
        data = path.read_bytes()
        path.unlink() if spoil == "gone" else path.write_bytes(data[: len(data) // 2] if spoil == "truncated" else b"")
    assert made(case) == whole(case)
