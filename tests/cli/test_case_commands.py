"""A case at the command line: add, correct, tell."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from dateline import read_timeline
from dateline.cli.edit import ACTIONS
from dateline.cli.main import main
from dateline.events.cases import adding, engines
from dateline.events.errors import CaseError
from dateline.events.schema import Action, Factuality

SAMPLES = Path(__file__).parents[2] / "sample_articles"
STORIES = [str(SAMPLES / f"{name}.md") for name in ("us-iran-talks-2007", "harbour-strike")]


@pytest.fixture(autouse=True)
def _in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "local", lambda opening, _jobs: engines.here(opening))


def run(*words: str) -> Result:
    return CliRunner().invoke(main, words)


def added(case: Path) -> Result:
    return run("add", *STORIES, "--to", str(case), "--parses", str(SAMPLES / "parses"))


def test_articles_are_added_and_told_like_articles(tmp_path: Path) -> None:
    case = tmp_path / "harbour"
    assert added(case).stderr == f"2 new, 0 read again, 0 known already in {case}\n"
    direct = run("extract", "-q", *STORIES, "--parses", str(SAMPLES / "parses"))
    assert run("extract", str(case)).stdout == direct.stdout
    assert run("explain", str(case), "n1").exit_code == 0


def test_an_edit_is_kept_and_told_whatever_is_added_after_it(tmp_path: Path) -> None:
    case = tmp_path / "harbour"
    run("add", STORIES[0], "--to", str(case), "--parses", str(SAMPLES / "parses"))
    uid = read_timeline(case).entries[0].uid
    result = run("edit", str(case), uid, "say", "The talks began.", "--because", "the minutes", "--by", "Ada")
    assert result.exit_code == 0
    assert "say The talks began., since: the minutes (Ada); the event is told as: " in result.stderr
    added(case)
    entry = next(entry for entry in read_timeline(case).entries if entry.uid == uid)
    assert (entry.summary, entry.edits) == ("The talks began.", ("say The talks began., since: the minutes (Ada)",))


def test_an_edit_of_what_is_not_there_is_kept_and_told(tmp_path: Path) -> None:
    case = tmp_path / "harbour"
    added(case)
    assert "no event of" in run("edit", str(case), "nobody", "hide", "--because", "why").stderr
    assert "finds no entry with the uid nobody" in run("extract", str(case)).stderr


@pytest.mark.parametrize("words", [("n1", "hide"), ("mzq4b7n3kqv2a", "merge", "e12")])
def test_an_edit_of_an_id_of_one_document_is_refused(tmp_path: Path, words: tuple[str, ...]) -> None:
    case = tmp_path / "harbour"
    added(case)
    assert "give the uid that stands beside it there" in run("edit", str(case), *words, "--because", "why").stderr
    assert not (case / "edits.jsonl").exists()


def test_an_undo_that_takes_nothing_back_is_told(tmp_path: Path) -> None:
    case = tmp_path / "harbour"
    run("add", STORIES[0], "--to", str(case), "--parses", str(SAMPLES / "parses"))
    uid = read_timeline(case).entries[0].uid
    assert "nothing is taken back" in run("edit", str(case), uid, "undo", "--because", "why").stderr
    run("edit", str(case), uid, "hide", "--because", "why")
    assert "nothing is taken back" not in run("edit", str(case), uid, "undo", "--because", "why").stderr


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("edit", "CASE", "x", "date", "last Monday", "--because", "why"), "is no date in EDTF"),
        (("edit", "CASE", "x", "say", "--because", "why"), "say takes a value: the words"),
        (("edit", "elsewhere", "x", "hide", "--because", "why"), "elsewhere is no case; make one with `dateline add"),
        (("extract", "CASE", STORIES[0]), "is a case and stands alone"),
        (("explain", "CASE", "n999"), "nothing here has the id n999"),
    ],
)
def test_what_goes_wrong_is_said_in_one_line(tmp_path: Path, words: tuple[str, ...], expected: str) -> None:
    case = tmp_path / "harbour"
    added(case)
    result = run(*(str(case) if word == "CASE" else word for word in words))
    assert "Traceback" not in result.output
    assert expected in result.stderr


def test_the_difference_can_be_told_of_key_entries_alone(tmp_path: Path) -> None:
    case = tmp_path / "harbour"
    run("add", STORIES[0], "--to", str(case), "--parses", str(SAMPLES / "parses"))
    run("extract", str(case), "-o", str(tmp_path / "before.json"))
    added(case)
    whole, key = (run("diff", str(tmp_path / "before.json"), str(case), *words).stdout.splitlines() for words in ((), ("--key",)))
    summaries = {entry.summary for entry in read_timeline(case).entries if entry.key}
    assert 1 < len(key) < len(whole)
    assert set(key[:-1]) <= set(whole)
    assert all(line.split("  ", 1)[1] in summaries for line in key if line.startswith("+"))


def test_a_difference_says_from_what_to_what(tmp_path: Path) -> None:
    case = tmp_path / "harbour"
    added(case)
    run("extract", str(case), "-o", str(tmp_path / "before.json"))
    timeline = read_timeline(case)
    happened = {dated.event.id for dated in timeline.events if dated.event.factuality is Factuality.HAPPENED}
    entry = next(entry for entry in timeline.entries if entry.events[0] in happened)
    for action in (("date", "2024-05"), ("say", "They left."), ("claim", "denied")):
        assert run("edit", str(case), entry.uid, *action, "--because", "why").exit_code == 0
    told = run("diff", str(tmp_path / "before.json"), str(case)).stdout.splitlines()
    assert told[0].startswith("> in May 2024  They left. (before: ")
    assert told[1:3] == [f"~ in May 2024  They left. (before: {entry.summary})", "! in May 2024  They left. (was happened, now denied)"]
    document = json.loads(run("diff", str(tmp_path / "before.json"), str(case), "--format", "json").stdout)
    (changed,) = document["differences"]
    assert (changed["old"]["claim"], changed["new"]["claim"]) == ("happened", "denied")


def test_the_actions_of_the_command_are_those_of_edits() -> None:
    assert tuple(Action) == ACTIONS


def test_help_loads_nothing_that_reads() -> None:
    script = "import sys; from dateline.cli.main import main; main(['diff', '--help'], standalone_mode=False); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    assert {"numpy", "msgspec", "dateline.events.schema", "dateline.events.pipeline"}.isdisjoint(loaded)


def test_what_was_read_once_is_shown_without_loading_what_reads(tmp_path: Path) -> None:
    case = tmp_path / "harbour"
    added(case)
    script = f"import sys; from dateline.cli.main import main; main(['extract', {str(case)!r}, '-o', {str(tmp_path / 'x.json')!r}]"
    script += ", standalone_mode=False); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    assert {"dateline.events.pipeline", "dateline.events.extraction", "torch"}.isdisjoint(loaded)


def test_a_watched_file_that_cannot_be_read_is_told_and_the_next_is_added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    undated, case = tmp_path / "undated.md", tmp_path / "harbour"
    undated.write_text("Talks began.", encoding="utf-8")
    monkeypatch.setattr("dateline.events.articles.folders.new_files", lambda *_: iter([[str(undated)], STORIES]))
    result = run("add", str(tmp_path), "--watch", "--to", str(case), "--parses", str(SAMPLES / "parses"))
    assert result.exit_code == 0
    assert result.stderr.splitlines()[-1] == f"2 new, 0 read again, 0 known already in {case}"
    assert "has no publication date" in result.stderr


def test_what_a_watched_case_could_not_write_is_tried_again_with_the_next_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case, real, busy = tmp_path / "harbour", adding.add, iter([False, True, False])
    files = [*STORIES, str(SAMPLES / "island-ferry.md")]

    def add_later(*given: Any, **rest: Any) -> Any:
        if next(busy):
            message = "another `dateline add` is writing"
            raise CaseError(message)
        return real(*given, **rest)

    monkeypatch.setattr(adding, "add", add_later)
    monkeypatch.setattr("dateline.events.articles.folders.files_of", lambda _: files[:1])
    monkeypatch.setattr("dateline.events.articles.folders.new_files", lambda *_: iter([files[1:2], files[2:]]))
    result = run("add", str(tmp_path), "--watch", "--to", str(case), "--parses", str(SAMPLES / "parses"))
    assert result.exit_code == 0
    assert "is writing; the files that came are tried again with the next" in result.stderr
    assert result.stderr.splitlines()[-1] == f"2 new, 0 read again, 0 known already in {case}"
