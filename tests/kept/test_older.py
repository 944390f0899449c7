"""A case outlives the dateline that read it: older rules are told and read again; small shards become one."""

import json
import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from making import SimpleParser, story

from dateline import Article, build_timeline
from dateline.events import version
from dateline.events.cases import adding, compacting, opened, showing, store
from dateline.events.cases.adding import Added, add
from dateline.events.cases.edit_lines import append_edit
from dateline.events.cases.engines import here
from dateline.events.cases.rows import Rows
from dateline.events.cases.showing import Wish, case_timeline
from dateline.events.cases.store import keep, open_case
from dateline.events.cases.tables import ARTICLES, EVENTS, read_columns
from dateline.events.schema import Action, Document, Edit

STORIES = [story("Ada sued Acme.", f"Dee{number} resigned.", identifier=f"s{number}") for number in range(6)]


def put(folder: Path, *articles: Article) -> Added:
    return add(articles, folder, opening=SimpleParser, engine=here(SimpleParser))


def test_what_other_rules_read_is_told_and_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (adding, store):
        monkeypatch.setattr(module, "rules", lambda: "older")
    put(tmp_path, *STORIES[:2])
    assert not case_timeline(tmp_path).problems
    monkeypatch.undo()
    put(tmp_path, *STORIES[2:])
    timeline = case_timeline(tmp_path)
    assert len(timeline.articles) == 6
    assert [problem.message for problem in timeline.problems] == [
        f"2 of 6 articles were read by another dateline, or by other rules than it has now; `dateline add --to {tmp_path}` reads them again"
    ]
    assert str(put(tmp_path)) == "0 new, 2 read again, 0 known already"
    assert case_timeline(tmp_path) == build_timeline(STORIES, parser=SimpleParser())


def test_rules_have_another_name_as_soon_as_a_letter_differs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in version._TELLING:  # noqa: SLF001 - the rooms that read and tell
        place = tmp_path / name
        place.write_text("a") if name.endswith(".py") else place.mkdir()
    (tmp_path / "language" / "en").mkdir()
    words, other = tmp_path / "language" / "en" / "words.tsv", tmp_path / "language" / "en" / "words.pyc"
    words.write_text("a")
    monkeypatch.setattr(version, "files", lambda _: tmp_path)
    named = version.rules.__wrapped__
    before = named()
    other.write_text("compiled")
    assert named() == before
    words.write_text("b")
    assert named() != before
    read, told = named(), version.telling_rules.__wrapped__()
    (tmp_path / "merging" / "rules.py").write_text("a")
    assert named() == read
    assert version.telling_rules.__wrapped__() != told


def test_other_rules_of_merging_are_a_reason_to_make_the_index_again_and_none_to_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, *STORIES)
    made: list[str] = []
    for name in ("these", "these", "others"):
        monkeypatch.setattr(opened, "telling_rules", lambda name=name: name)
        case_timeline(tmp_path, wish=Wish(), progress=lambda stage, *_, name=name: made.append(f"{name} {stage}"))
    assert {"these opening", "others opening"} <= set(made)
    assert made.count("these opening") == made.count("others opening")
    assert put(tmp_path, *STORIES).known == len(STORIES)


class NewModel(SimpleParser):
    """Another model, which takes "resigned" for no verb any more, and "met" for a verb in the present."""

    name = "new"

    def parse(self, articles: Sequence[Article]) -> list[Document]:
        """One document an article."""
        return [_read_otherwise(document) for document in super().parse(articles)]


def _read_otherwise(document: Document) -> Document:
    other = {"resigned": {"lemma": "resigned", "upos": "ADJ", "xpos": "JJ", "feats": {}}, "met": {"feats": {"VerbForm": "Fin"}}}
    sentences = [
        replace(sentence, tokens=tuple(replace(token, **other.get(token.text, {})) for token in sentence.tokens))
        for sentence in document.sentences
    ]
    return replace(document, sentences=tuple(sentences))


@pytest.mark.parametrize("few", [0, 50], ids=["out of its index", "told whole"])
def test_an_edit_survives_a_new_model_and_what_it_cannot_find_any_more_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(showing, "FEW", few)
    put(tmp_path, story("Ada sued Acme.", "Bo met Cy.", "Dee resigned.", identifier="a"), *STORIES)
    uids = {entry.summary.split()[0]: entry.uid for entry in case_timeline(tmp_path).entries}
    for who, action, value in (("Ada", Action.DATE, "2023-05"), ("Bo", Action.SAY, "They met in secret"), ("Dee", Action.SAY, "Dee left")):
        append_edit(tmp_path / "edits.jsonl", Edit(uids[who], action, value, "why"))
    assert not case_timeline(tmp_path).problems
    added = add((), tmp_path, opening=NewModel, engine=here(NewModel))
    assert [problem.message for problem in added.problems] == []
    assert added.changed == 7
    timeline = case_timeline(tmp_path)
    assert timeline.generator.model == "new"
    told = {entry.summary: entry.when.why for entry in timeline.entries}
    assert any("They met in secret" in summary for summary in told)
    assert any("Ada sued Acme" in summary and "why" in why for summary, why in told.items())
    assert [problem.message for problem in timeline.problems if uids["Dee"] in problem.message] == [
        f"the edit “say Dee left, since: why” finds no entry with the uid {uids['Dee']}; it is kept, but changes nothing here"
    ]
    put(tmp_path)  # the model of before
    assert not case_timeline(tmp_path).problems
    assert any("Dee left" in entry.summary for entry in case_timeline(tmp_path).entries)


def written_otherwise(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """The one shard of a case as another dateline wrote it."""
    (shard,) = open_case(folder).shards
    articles = list(read_columns(shard.articles, list(ARTICLES)))
    for row in articles:
        account = json.loads(row["account"])
        change(account)
        row["account"] = json.dumps(account)
    events = list(read_columns(shard.events, list(EVENTS)))
    rows = [Rows(row, [event for event in events if event["article"] == row["uid"]]) for row in articles]
    shutil.rmtree(shard.path)
    keep(folder, 1, store.Made("0.0.1", "simple"), shard.inputs, rows, [])


def test_an_account_that_lacks_what_was_added_later_is_read(tmp_path: Path) -> None:
    put(tmp_path, *STORIES)
    written_otherwise(tmp_path, lambda account: account.pop("theme"))
    assert len(case_timeline(tmp_path).articles) == 6


def test_an_account_of_another_shape_is_told_and_read_again_from_its_text(tmp_path: Path) -> None:
    put(tmp_path, *STORIES[:3])
    written_otherwise(tmp_path, lambda account: account.update(times="none"))
    put(tmp_path, *STORIES[3:])
    timeline = case_timeline(tmp_path)
    assert [article.id for article in timeline.articles] == ["s3", "s4", "s5"]
    assert f"read its articles again with `dateline add --to {tmp_path}`" in timeline.problems[-1].message
    assert put(tmp_path).changed == 3
    assert case_timeline(tmp_path) == build_timeline(STORIES, parser=SimpleParser())


def test_many_small_shards_become_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compacting, "MANY", 4)
    for article in STORIES[:3]:
        put(tmp_path, article)
    small = [shutil.copytree(shard.path, tmp_path / "aside" / shard.path.name) for shard in open_case(tmp_path).shards]
    put(tmp_path, STORIES[3])
    (shard,) = open_case(tmp_path).shards
    assert shard.path.name.startswith("000004-")
    assert put(tmp_path, *STORIES[:4]).known == 4
    for path in small:  # as a kill would have left it
        shutil.copytree(path, tmp_path / "shards" / path.name)
    assert case_timeline(tmp_path) == build_timeline(STORIES[:4], parser=SimpleParser())


def test_shards_that_are_full_stay_as_they_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compacting, "MANY", 2)
    monkeypatch.setattr(adding, "SHARD_ARTICLES", 2)
    put(tmp_path, *STORIES)
    put(tmp_path, story("Bo resigned.", identifier="more"))
    assert [len(shard.inputs) for shard in open_case(tmp_path).shards] == [2, 2, 2, 1]
