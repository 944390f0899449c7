"""What is shown out of an index is what the whole timeline says, whatever part of it is asked for."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from making import SimpleParser, story

from dateline import Entry, Timeline, build_timeline
from dateline.events.articles import read_articles
from dateline.events.cases import showing
from dateline.events.cases.adding import add
from dateline.events.cases.edit_lines import append_edit
from dateline.events.cases.engines import here
from dateline.events.cases.showing import Wish, case_timeline
from dateline.events.cases.store import Case
from dateline.events.errors import CaseError
from dateline.events.merging import walking
from dateline.events.merging.walking import happenings
from dateline.events.merging.witnesses import witnesses_of
from dateline.events.parsing.conllu import FrozenParser
from dateline.events.pipeline import Parser
from dateline.events.schema import Action, Article, Edit, Moment
from dateline.events.timeline.happenings import happening
from dateline.events.timeline.narrowing import narrowed
from dateline.events.timeline.salience import salience

SAMPLES = Path(__file__).parents[2] / "sample_articles"
ARTICLES = [article for path in sorted(SAMPLES.glob("[a-z]*.md")) for article in read_articles(path).articles]


def samples() -> Parser:
    return FrozenParser(SAMPLES / "parses")


WHOLE = build_timeline(ARTICLES, parser=samples())


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(walking, "AT_HAND", 2)
    monkeypatch.setattr(showing, "WHOLE", 0)
    monkeypatch.setattr(showing, "FEW", 0)
    for part in (ARTICLES[::2], ARTICLES[1::2]):
        add(part, tmp_path / "case", opening=samples, engine=here(samples))
    return tmp_path / "case"


def said(timeline: Timeline, *, key: bool = False) -> list[tuple[object, ...]]:
    """What the entries say, but for the numbers of one document."""
    return [_said(entry) for entry in timeline.entries if entry.key or not key]


def _said(entry: Entry) -> tuple[object, ...]:
    return (
        entry.uid,
        entry.summary,
        entry.when.stretch,
        entry.when.why,
        entry.salience,
        entry.key,
        entry.status,
        entry.rule,
        entry.reasons,
    )


def test_the_key_entries_are_those_of_the_whole(case: Path) -> None:
    assert said(case_timeline(case)) == said(WHOLE, key=True)


def test_every_entry_is_that_of_the_whole(case: Path) -> None:
    assert said(case_timeline(case, wish=Wish(top=100_000))) == said(WHOLE)


@pytest.mark.parametrize("as_of", [None, date(2008, 1, 1)])
def test_all_of_a_case_is_the_same_out_of_an_index_and_told_anew(case: Path, monkeypatch: pytest.MonkeyPatch, as_of: date | None) -> None:
    append_edit(case / "edits.jsonl", Edit(next(entry.uid for entry in WHOLE.entries if entry.key), Action.SAY, "Otherwise", "why"))
    append_edit(case / "edits.jsonl", Edit("mzq4b7n3kqv2a", Action.HIDE, None, "it is not there"))
    monkeypatch.setattr(showing, "WHOLE", 1000)
    out_of_an_index = case_timeline(case, as_of=as_of)
    assert list((case / "index").glob("*/lines.parquet"))
    monkeypatch.setattr(showing, "FEW", 1000)
    anew = case_timeline(case, as_of=as_of)
    assert (out_of_an_index.entries, out_of_an_index.articles) == (anew.entries, anew.articles)
    assert as_of or out_of_an_index == anew  # on an earlier day an edit may wait for an article that is still to come


def test_only_the_articles_that_tell_what_is_wanted_are_read(case: Path) -> None:
    begin, end = Moment(2007, 5, 1), Moment(2007, 6, 30)
    timeline = case_timeline(case, wish=Wish(begin=begin, end=end))
    telling = {name for entry in narrowed(WHOLE, begin=begin, end=end).entries for name in entry.articles}
    assert "us-iran-talks-2007" in telling
    assert {article.id for article in timeline.articles} == telling < {article.id for article in WHOLE.articles}


def test_any_event_of_a_large_case_can_be_asked_for_by_its_uid(case: Path) -> None:
    entry = max((entry for entry in WHOLE.entries if not entry.key), key=lambda entry: len(entry.events))
    last = next(dated.event.uid for dated in WHOLE.events if dated.event.id == entry.events[-1])
    assert said(case_timeline(case, uid=last)) == [_said(entry)]
    with pytest.raises(CaseError, match="no entry of it has an event of the uid mzq4b7n3kqv2a"):
        case_timeline(case, uid="mzq4b7n3kqv2a")


def test_of_a_smaller_case_the_entry_is_looked_up_and_what_no_entry_tells_is_looked_for_in_all(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(showing, "WHOLE", 1_000)
    entry = next(entry for entry in WHOLE.entries if entry.key)
    assert said(case_timeline(case, uid=entry.uid)) == [_said(entry)]
    assert said(case_timeline(case, uid="mzq4b7n3kqv2a")) == said(WHOLE)


def test_as_of_a_day_only_what_was_published_is_told(case: Path) -> None:
    articles = [article for article in ARTICLES if str(article.published) < "2015"]
    assert said(case_timeline(case, as_of=date(2014, 12, 31))) == said(build_timeline(articles, parser=samples()), key=True)


def test_edits_reach_what_is_shown_and_what_they_cannot_find_is_told(case: Path) -> None:
    first, second = [entry for entry in WHOLE.entries if entry.key][:2]
    edits = [
        Edit(first.uid, Action.SAY, "As the editor says.", "why"),
        Edit(second.uid, Action.MERGE, first.uid, "why"),
        Edit("nobody", Action.HIDE, None, "why"),
    ]
    for item in edits:
        append_edit(Case(case).edits, item)
    whole = build_timeline(ARTICLES, parser=samples(), edits=edits)
    shown = case_timeline(case)
    assert said(shown) == said(whole, key=True)
    assert any("finds no entry with the uid nobody" in problem.message for problem in shown.problems)


@pytest.mark.parametrize("few", [0, 1_000], ids=["out of its index", "told whole"])
def test_as_of_a_day_an_edit_of_what_was_published_later_is_not_said_to_be_lost(
    case: Path, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(showing, "FEW", few)
    last = max(ARTICLES, key=lambda article: str(article.published))
    uid = next(dated.event.uid for dated in build_timeline([last], parser=samples()).events if dated.event.factuality == "happened")
    append_edit(Case(case).edits, Edit(uid, Action.HIDE, None, "why"))
    append_edit(Case(case).edits, Edit("nobody", Action.HIDE, None, "why"))
    assert [problem.message.split()[-8] for problem in case_timeline(case, as_of=date(2014, 12, 31)).problems] == ["nobody;"]


def test_the_index_is_kept_until_something_changes(case: Path) -> None:
    case_timeline(case)
    (kept,) = (case / "index").glob("*-now")
    before = (kept / "lines.parquet").stat().st_mtime_ns
    case_timeline(case)
    assert (kept / "lines.parquet").stat().st_mtime_ns == before
    add([story("Ada resigned.", identifier="new")], case, opening=SimpleParser, engine=here(SimpleParser))
    case_timeline(case)
    assert [path.name for path in (case / "index").glob("*-now")] != [kept.name]
    assert len(list((case / "index").glob("*-now"))) == 1
    assert {path.name for path in (case / "index").glob("told-*/*")} == {path.name for path in (case / "shards").iterdir()}


def test_how_far_the_making_of_the_index_is_is_told(case: Path) -> None:
    said: list[tuple[str, int, int]] = []
    case_timeline(case, progress=lambda *step: said.append(step))
    assert [stage for stage, done, total in said if done == total] == ["opening", "comparing", "telling"]
    assert {total for stage, _, total in said if stage != "telling"} == {len(ARTICLES)}
    case_timeline(case, progress=lambda *_: pytest.fail("the index is there"))


def test_what_nothing_is_of_is_told(case: Path) -> None:
    with pytest.raises(CaseError, match="ask for a longer stretch, or other words"):
        case_timeline(case, wish=Wish(about="zebra"))


def test_articles_without_ids_are_found_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(showing, "WHOLE", 0)
    monkeypatch.setattr(showing, "FEW", 0)
    stories = [Article(text=f"Ada sued Acme. Bo{number} resigned.", published=date(2024, 3, 12)) for number in range(9)]
    add(stories, tmp_path, opening=SimpleParser, engine=here(SimpleParser))
    assert said(case_timeline(tmp_path)) == said(build_timeline(stories, parser=SimpleParser()), key=True)


def test_a_case_of_one_story_is_told_by_its_days_as_the_whole_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(showing, "WHOLE", 0)
    monkeypatch.setattr(showing, "FEW", 0)
    days = [date(2024, 3, 12), date(2024, 3, 13), date(2024, 3, 14)]
    stories = [
        story("Ada sued Acme on Monday.", f"Bo{number} met Cy{number} on Friday.", identifier=f"s{number}", published=days[number % 3])
        for number in range(12)
    ]
    add(stories, tmp_path, opening=SimpleParser, engine=here(SimpleParser))
    whole = build_timeline(stories, parser=SimpleParser())
    weighed = [salience(happening(group)) for group in happenings(witnesses_of(whole.accounts))]
    assert min(entry.salience for entry in whole.entries) < min(weighed) / 10  # it is told by its days
    assert said(case_timeline(tmp_path, wish=Wish(top=100_000))) == said(whole)


WISHES = [
    {"top": 5},
    {"top": 100_000},
    {"begin": Moment(2007, 5, 1), "end": Moment(2007, 6, 30)},
    {"begin": Moment(2024)},
    {"about": "the strike", "top": 3},
    {"end": Moment(2010), "top": 7},
]


@pytest.mark.parametrize("wish", WISHES)
def test_a_case_is_narrowed_as_a_timeline_of_articles_is(case: Path, wish: dict[str, Any]) -> None:
    assert said(narrowed(case_timeline(case, wish=Wish(**wish)), **wish)) == said(narrowed(WHOLE, **wish))
