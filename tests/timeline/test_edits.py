"""An editor's corrections reach the timeline, and none is lost without a word."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from dateline import Timeline, build_timeline
from dateline.events.articles import read_articles
from dateline.events.calendar.edtf import edtf
from dateline.events.cases.edit_lines import append_edit, read_edits
from dateline.events.errors import EditError
from dateline.events.exports.records import records
from dateline.events.parsing.conllu import FrozenParser
from dateline.events.schema import Action, Basis, Edit, Entry, Factuality

SAMPLES = Path(__file__).parents[2] / "sample_articles"
STORIES = [read_articles(SAMPLES / f"{name}.md").articles[0] for name in ("us-iran-talks-2007", "harbour-strike")]


def told(*edits: Edit) -> Timeline:
    return build_timeline(STORIES, parser=FrozenParser(SAMPLES / "parses"), edits=edits)


PLAIN = told()
UIDS = {dated.event.id: dated.event.uid for dated in PLAIN.events}
MERGED = next(entry for entry in PLAIN.entries if len(entry.events) > 1)
FIRST, SECOND = PLAIN.entries[:2]


def find(timeline: Timeline, uid: str) -> Entry | None:
    return next((entry for entry in timeline.entries if uid in uids_of(timeline, entry)), None)


def uids_of(timeline: Timeline, entry: Entry) -> Sequence[str]:
    return [dated.event.uid for dated in timeline.events if dated.event.id in entry.events]


def edit(action: Action, value: str | None = None, *, uid: str = FIRST.uid) -> Edit:
    return Edit(uid, action, value, "the court's own record", "Ada")


def test_hide_leaves_out_the_entry_and_keeps_what_was_said() -> None:
    timeline = told(edit(Action.HIDE))
    assert find(timeline, FIRST.uid) is None
    assert len(timeline.entries) == len(PLAIN.entries) - 1
    assert timeline.events == PLAIN.events


def test_any_of_its_events_names_the_entry() -> None:
    for event in MERGED.events:
        assert find(told(edit(Action.HIDE, uid=UIDS[event])), MERGED.uid) is None


def test_an_entry_is_named_by_the_event_in_whose_words_it_is_told() -> None:
    """So a correction follows what the editor has read, whatever group its other mentions are found in tomorrow."""
    summaries = {dated.event.uid: dated.event.summary for dated in PLAIN.events}
    several = [entry for entry in PLAIN.entries if len(entry.events) > 1]
    assert any(entry.uid != UIDS[entry.events[0]] for entry in several)
    for entry in several:
        assert entry.uid in {UIDS[event] for event in entry.events}
        assert summaries[entry.uid] == entry.summary


def test_say_date_claim_and_pin_change_what_the_entry_says_and_tell_why() -> None:
    timeline = told(edit(Action.SAY, "The bridge fell."), edit(Action.DATE, "2019-05"), edit(Action.CLAIM, "denied"), edit(Action.PIN))
    entry = find(timeline, FIRST.uid)
    assert entry is not None
    assert (entry.summary, edtf(entry.when.stretch), entry.when.basis) == ("The bridge fell.", "2019-05", Basis.STATED)
    assert (entry.claim, entry.pinned, entry.salience) == (Factuality.DENIED, True, 1.0)
    assert next(row for row in records(timeline) if row["id"] == entry.id)["factuality"] == "denied"
    assert entry.edits[1] == "date 2019-05, since: the court's own record (Ada)"
    assert entry.when.why == "Ada gave this date: the court's own record"


def test_merge_makes_two_entries_one_and_split_takes_an_event_out() -> None:
    merged = find(told(edit(Action.MERGE, SECOND.uid)), SECOND.uid)
    assert merged is not None
    assert set(merged.events) == {*FIRST.events, *SECOND.events}
    timeline = told(edit(Action.SPLIT, uid=UIDS[MERGED.events[-1]]))
    alone = find(timeline, UIDS[MERGED.events[-1]])
    assert alone is not None
    assert alone.events == MERGED.events[-1:]
    assert len(timeline.entries) == len(PLAIN.entries) + 1


def test_undo_takes_back_the_last_edit_of_its_uid() -> None:
    timeline = told(edit(Action.SAY, "A."), edit(Action.SAY, "B.", uid=SECOND.uid), edit(Action.SAY, "C."), edit(Action.UNDO))
    entries = find(timeline, FIRST.uid), find(timeline, SECOND.uid)
    assert [entry and entry.summary for entry in entries] == ["A.", "B."]
    assert told(edit(Action.HIDE), edit(Action.UNDO)).entries == PLAIN.entries


def test_an_edit_that_finds_nothing_is_told() -> None:
    timeline = told(edit(Action.HIDE, uid="gone"), edit(Action.MERGE, "gone too"))
    assert timeline.entries == PLAIN.entries
    assert [problem.message.split(";")[0] for problem in timeline.problems] == [
        "the edit “hide, since: the court's own record (Ada)” finds no entry with the uid gone",
        "the edit “merge gone too, since: the court's own record (Ada)” finds no entry with the uid gone too",
    ]


def test_what_is_written_is_read_back_and_stands_below_the_others(tmp_path: Path) -> None:
    path = tmp_path / "edits.jsonl"
    edits = [edit(Action.SAY, "“Größe”\nand more"), edit(Action.DATE, "2019"), edit(Action.UNDO)]
    for item in edits:
        append_edit(path, item)
    assert read_edits(path) == edits
    assert path.read_text(encoding="utf-8").count("\n") == 3


def test_an_edit_is_not_glued_to_a_line_that_lacks_its_end(tmp_path: Path) -> None:
    path = tmp_path / "edits.jsonl"
    path.write_text('{"uid": "x", "action": "hide", "because": "why"}', encoding="utf-8")
    append_edit(path, edit(Action.PIN))
    assert [item.action for item in read_edits(path)] == [Action.HIDE, Action.PIN]


@pytest.mark.parametrize(
    "line",
    [
        "not json",
        '{"uid": "x", "action": "burn", "because": "why"}',
        '{"uid": "x", "action": "hide"}',
        '{"uid": "x", "action": "hide", "because": " "}',
        '{"uid": "x", "action": "date", "value": "last Monday", "because": "why"}',
        '{"uid": "x", "action": "claim", "value": "general", "because": "why"}',
        '{"uid": "x", "action": "merge", "because": "why"}',
        '{"uid": "x", "action": "hide", "value": "much", "because": "why"}',
        '{"uid": 7, "action": "hide", "because": "why"}',
        "[]",
    ],
)
def test_a_line_that_is_no_edit_is_refused_with_its_number(tmp_path: Path, line: str) -> None:
    path = tmp_path / "edits.jsonl"
    path.write_text('{"uid": "x", "action": "hide", "because": "why"}\n' + line + "\n", encoding="utf-8")
    with pytest.raises(EditError, match=r"edits\.jsonl:2 is no edit"):
        read_edits(path)
