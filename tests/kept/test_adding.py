"""Articles are read once and kept: added to, read again when they change, never half."""

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import pytest
from making import SimpleParser, story

from dateline import Article, build_timeline
from dateline.events.cases import adding
from dateline.events.cases.adding import Added, add
from dateline.events.cases.engines import Here, here
from dateline.events.cases.showing import case_timeline
from dateline.events.cases.store import open_case
from dateline.events.cases.telling import accounts
from dateline.events.errors import CaseError
from dateline.events.pipeline import read
from dateline.events.schema import Document

STORIES = [story("Ada sued Acme.", "Bo met Cy on Monday.", f"Dee{number} resigned.", identifier=f"s{number}") for number in range(7)]


@pytest.fixture(autouse=True)
def _small_shards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding, "SHARD_ARTICLES", 3)


def put(folder: Path, *articles: Article) -> Added:
    return add(articles, folder, opening=SimpleParser, engine=here(SimpleParser))


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_what_was_kept_comes_back_whole(tmp_path: Path) -> None:
    put(tmp_path, *STORIES)
    assert list(accounts(open_case(tmp_path))) == list(read(STORIES, [], parser=SimpleParser()))


class Moody(SimpleParser):
    """Cannot read one article while it is out of sorts."""

    def __init__(self, *, well: bool) -> None:
        self.well = well

    def parse(self, articles: Sequence[Article]) -> list[Document]:
        """One document an article, or none."""
        if articles[0].id == "s1" and not self.well:
            raise MemoryError
        return super().parse(articles)


def test_what_was_left_out_is_tried_again_where_it_is_given_again(tmp_path: Path) -> None:
    def add_stories(*, well: bool) -> str:
        return str(add(STORIES[:3], tmp_path, opening=SimpleParser, engine=nullcontext(Here(Moody(well=well)))))

    assert add_stories(well=False) == "3 new, 0 read again, 0 known already, 1 left out"
    before = files(tmp_path)
    assert add_stories(well=False) == "0 new, 1 read again, 2 known already, 1 left out"
    assert files(tmp_path) == before
    assert add_stories(well=True) == "0 new, 1 read again, 2 known already"
    assert case_timeline(tmp_path) == build_timeline(STORIES[:3], parser=SimpleParser())
    assert add_stories(well=False) == "0 new, 0 read again, 3 known already"


def test_a_case_tells_what_its_articles_tell(tmp_path: Path) -> None:
    put(tmp_path, *STORIES[:4])
    put(tmp_path, *STORIES[2:])
    assert case_timeline(tmp_path) == build_timeline(STORIES, parser=SimpleParser())


def test_the_same_bytes_whatever_the_order_and_the_number_of_processes(tmp_path: Path) -> None:
    put(tmp_path / "one", *STORIES)
    add(STORIES[::-1], tmp_path / "two", opening=SimpleParser, jobs=2)
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_what_is_known_is_not_read_again_and_what_changed_is(tmp_path: Path) -> None:
    assert str(put(tmp_path, *STORIES)) == "7 new, 0 read again, 0 known already"
    before = files(tmp_path)
    assert str(put(tmp_path, *STORIES)) == "0 new, 0 read again, 7 known already"
    assert files(tmp_path) == before
    changed = replace(STORIES[0], text="Ada sued Umbra.")
    assert str(put(tmp_path, changed, *STORIES[1:])) == "0 new, 1 read again, 6 known already"
    assert case_timeline(tmp_path) == build_timeline([changed, *STORIES[1:]], parser=SimpleParser())


def test_a_bad_article_is_told_and_the_others_go_on(tmp_path: Path) -> None:
    bad = story("Ada.", identifier="bad")
    added = put(tmp_path, *STORIES, bad, Article(text="No date.", id="undated"))
    assert [problem.article for problem in added.problems] == ["undated", "bad"]
    assert [problem.article for problem in case_timeline(tmp_path).problems] == ["bad"]
    put(tmp_path, replace(bad, text="Ada resigned."))
    timeline = case_timeline(tmp_path)
    assert not timeline.problems
    assert len(timeline.articles) == 8


def test_two_texts_of_one_id_are_told(tmp_path: Path) -> None:
    added = put(tmp_path, STORIES[0], replace(STORIES[1], id="s0"))
    assert [problem.message.split(";")[0] for problem in added.problems] == ["the id s0 is of several articles that differ"]


def test_another_version_reads_again_what_an_older_one_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, *STORIES)
    monkeypatch.setattr("dateline.events.version.__version__", "99")
    assert str(put(tmp_path)) == "0 new, 7 read again, 0 known already"
    assert str(put(tmp_path, *STORIES)) == "0 new, 0 read again, 7 known already"


def test_a_folder_with_other_things_in_it_is_no_case(tmp_path: Path) -> None:
    (tmp_path / "holiday.jpg").write_bytes(b"")
    with pytest.raises(CaseError, match="neither a case nor an empty folder"):
        put(tmp_path, *STORIES)


class _AtPrecision(SimpleParser):
    def __init__(self, precision: str) -> None:
        self.computed_in = precision


def test_a_case_records_how_precisely_it_was_computed_and_says_where_that_differs(tmp_path: Path) -> None:
    def put_at(precision: str, *articles: Article) -> list[str]:
        def opening() -> _AtPrecision:
            return _AtPrecision(precision)

        return [problem.message for problem in add(articles, tmp_path, opening=opening, engine=here(opening)).problems]

    assert put_at("bfloat16", *STORIES[:2]) == []
    assert {shard.made.precision for shard in open_case(tmp_path).shards} == {"bfloat16"}
    assert put_at("bfloat16", *STORIES[:3]) == []
    [told] = put_at("float32", *STORIES[:4])
    assert told.startswith("articles of this case were read in bfloat16, and these are in float32")
    assert "--precision bfloat16" in told
    assert put_at("float32", *STORIES[:4]) == []  # nothing is read again for it
