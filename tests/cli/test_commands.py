"""The commands as a user calls them, on the sample articles' frozen parses."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dateline.cli.main import main
from dateline.cli.messages import write_result

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "sample_articles"
PARSES = str(SAMPLES / "parses")
TALKS = str(SAMPLES / "us-iran-talks-2007.md")


def run(*arguments: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(main, arguments, input=stdin)


def test_extract_writes_the_timeline_document() -> None:
    result = run("extract", TALKS, "--parses", PARSES)
    assert result.exit_code == 0, result.stderr
    document = json.loads(result.stdout)
    assert (document["format"], document["version"]) == ("dateline-timeline", 1)
    article = document["articles"][0]
    for event in document["events"]:
        assert article["text"][event["start"] : event["end"]] == event["text"]
    assert any(entry["when"]["edtf"] == "2007-05-28" for entry in document["entries"])


def test_the_same_input_gives_the_same_bytes_in_any_order(tmp_path: Path) -> None:
    files = sorted(str(path) for path in SAMPLES.glob("*.md") if path.name != "README.md")
    one = run("extract", *files, "--parses", PARSES, "-o", str(tmp_path / "one.json"))
    other = run("extract", *reversed(files), "--parses", PARSES, "-o", str(tmp_path / "other.json"))
    assert (one.exit_code, other.exit_code) == (0, 0), one.stderr + other.stderr
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "other.json").read_bytes()


def test_report_writes_a_page_that_asks_nobody(tmp_path: Path) -> None:
    output = tmp_path / "report.html"
    result = run("report", TALKS, "--parses", PARSES, "-o", str(output))
    assert result.exit_code == 0, result.stderr
    page = output.read_text(encoding="utf-8")
    assert page.lstrip().lower().startswith("<!doctype html>")
    assert 'src="http' not in page
    assert 'rel="stylesheet"' not in page
    assert str(output) in result.stderr


def test_report_draws_a_timeline_document_as_it_is(tmp_path: Path) -> None:
    document = tmp_path / "timeline.json"
    assert run("extract", TALKS, "--parses", PARSES, "-o", str(document)).exit_code == 0
    direct = run("report", TALKS, "--parses", PARSES, "-o", "-")
    again = run("report", str(document), "-o", "-")
    assert again.exit_code == 0, again.stderr
    assert again.stdout == direct.stdout


def test_fragment_is_one_element() -> None:
    result = run("report", TALKS, "--parses", PARSES, "--fragment", "-o", "-")
    assert result.exit_code == 0, result.stderr
    assert "<html" not in result.stdout
    assert "<!doctype" not in result.stdout.lower()


def test_timelines_written_apart_and_articles_are_told_as_one(tmp_path: Path) -> None:
    paths = [str(SAMPLES / name) for name in ("dam-failure.md", "island-ferry.md", "us-iran-talks-2007.md")]
    at_once = run("extract", *paths, "--parses", PARSES)
    written = [tmp_path / f"{number}.json" for number in range(2)]
    for path, story in zip(written, paths, strict=False):
        assert run("extract", story, "--parses", PARSES, "-o", str(path)).exit_code == 0
    together = run("extract", *map(str, written), paths[2], "--parses", PARSES)
    assert together.exit_code == 0, together.stderr
    assert together.stdout == at_once.stdout


def test_explain_gives_the_rule_and_the_reason() -> None:
    document = json.loads(run("extract", TALKS, "--parses", PARSES).stdout)
    stated = next(event for event in document["events"] if event["when"] and event["when"]["basis"] == "stated")
    result = run("explain", TALKS, stated["id"], "--parses", PARSES)
    assert result.exit_code == 0, result.stderr
    assert stated["when"]["why"] in result.stdout
    assert stated["when"]["rule"] in result.stdout
    assert stated["rule"] in result.stdout


def test_explain_takes_the_uid_of_any_mention_and_says_why_mentions_are_one_happening() -> None:
    document = json.loads(run("extract", TALKS, "--parses", PARSES).stdout)
    entry = next(entry for entry in document["entries"] if len(entry["events"]) > 1)
    *_, last = (event["uid"] for event in document["events"] if event["id"] in entry["events"])
    result = run("explain", TALKS, last, "--parses", PARSES)
    assert result.exit_code == 0, result.stderr
    assert result.stdout.startswith(f"{entry['id']}  ")
    assert entry["uid"] in result.stdout
    assert f"rule: {entry['rule']}\n" in result.stdout


def test_explain_says_which_ids_there_are() -> None:
    result = run("explain", TALKS, "e9999", "--parses", PARSES)
    assert result.exit_code == 1
    assert "nothing here has the id e9999; ids run e1.." in result.stderr


def test_parse_writes_what_parses_reads(tmp_path: Path) -> None:
    written = tmp_path / "talks.conllu"
    result = run("parse", TALKS, "--parses", PARSES, "-o", str(written))
    assert result.exit_code == 0, result.stderr
    again = run("extract", TALKS, "--parses", str(written))
    assert again.exit_code == 0, again.stderr
    assert again.stdout == run("extract", TALKS, "--parses", PARSES).stdout


def test_a_bad_article_among_good_ones_is_reported_and_the_others_go_on(tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("---\npublished: 2024-03-12\n---\n", encoding="utf-8")
    result = run("extract", str(empty), TALKS, "--parses", PARSES)
    assert result.exit_code == 0, result.stderr
    document = json.loads(result.stdout)
    assert len(document["articles"]) == 1
    assert len(document["problems"]) == 1
    assert result.stderr.count("\n") == 1
    assert "empty" in result.stderr


BAD_FILES = {
    "undated.txt": (b"Talks began on Monday.", "--published"),
    "empty.txt": (b"", "is empty"),
    "binary.txt": (b"\x00\x01\x02PK", "text"),
    "latin.txt": ("---\npublished: 2024-03-12\n---\nCaf\xe9 talks began.".encode("latin-1"), "UTF-8"),
    "bad-date.txt": (b"---\npublished: last week\n---\nTalks began.", "last week"),
    "bad.json": (b"{", "JSON"),
    "bad.jsonl": (b'{"text": "Talks began.", "published": "2024-03-12"', "line 1"),
    "story.docx": (b"PK", ".docx"),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_bad_input_is_one_clear_line(name: str, tmp_path: Path) -> None:
    content, expected = BAD_FILES[name]
    path = tmp_path / name
    path.write_bytes(content)
    result = run("extract", str(path), "--parses", PARSES)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1, result.stderr
    assert expected in result.stderr
    assert "Traceback" not in result.stderr


def test_a_missing_file_is_one_clear_line() -> None:
    result = run("extract", "nowhere.txt", "--parses", PARSES)
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
    assert "nowhere.txt" in result.stderr


def test_a_bad_published_option_is_one_clear_line() -> None:
    result = run("extract", TALKS, "--published", "soon", "--parses", PARSES)
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
    assert "soon" in result.stderr


def test_an_unknown_format_names_the_known_ones() -> None:
    result = run("extract", TALKS, "--format", "xls", "--parses", PARSES)
    assert result.exit_code == 1
    assert "csv" in result.stderr


def test_no_argument_is_wrong_usage() -> None:
    assert run("report").exit_code == 2


def test_standard_input_is_read() -> None:
    result = run("parse", "-", "--published", "2024-03-12", "--parses", PARSES, stdin=b"")
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
    assert "standard input is empty" in result.stderr


@pytest.mark.parametrize("command", ["report", "extract", "explain", "parse", "completion"])
def test_help_shows_an_example(command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert "Example" in result.stdout
    assert f"dateline {command}" in result.stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_a_script_for_the_shell(shell: str) -> None:
    result = run("completion", shell)
    assert result.exit_code == 0
    assert "_DATELINE_COMPLETE" in result.stdout


def test_a_file_is_replaced_only_when_all_of_it_is_written(tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    path.write_text("before", encoding="utf-8")

    def broken() -> Iterator[str]:
        yield "half"
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_result(broken(), str(path))
    assert [item.read_text(encoding="utf-8") for item in tmp_path.iterdir()] == ["before"]


def test_an_input_is_never_overwritten(tmp_path: Path) -> None:
    story = tmp_path / "story.md"
    story.write_bytes(Path(TALKS).read_bytes())
    link = tmp_path / "link.md"
    link.symlink_to(story)
    parses = tmp_path / "parses.conllu"
    parses.write_bytes((SAMPLES / "parses" / "us-iran-talks-2007.conllu").read_bytes())
    before = story.read_bytes(), parses.read_bytes()
    for command in (
        ("extract", str(story), "-o", str(link), "--format", "csv"),
        ("extract", str(story), "-o", str(parses), "--format", "csv"),
        ("report", str(link), "-o", str(story)),
        ("parse", str(story), "-o", str(story)),
    ):
        result = run(*command, "--parses", str(parses))
        assert result.exit_code == 1
        assert "is an input and would be overwritten" in result.stderr
    assert (story.read_bytes(), parses.read_bytes()) == before


def test_a_timeline_document_is_an_input_too(tmp_path: Path) -> None:
    document = tmp_path / "timeline.json"
    assert run("extract", TALKS, "--parses", PARSES, "-o", str(document)).exit_code == 0
    before = document.read_bytes()
    result = run("extract", str(document), "-o", str(document))
    assert (result.exit_code, document.read_bytes()) == (1, before)


@pytest.mark.parametrize("command", [("extract", "out.xlsx"), ("extract", "out.txt"), ("report", "out.pdf"), ("report", "out.json")])
def test_an_unknown_ending_is_an_error_before_anything_is_read(tmp_path: Path, command: tuple[str, str]) -> None:
    output = tmp_path / command[1]
    result = run(command[0], "no-such-file.md", "-o", str(output))
    assert result.exit_code == 1
    assert output.suffix in result.stderr
    assert not output.exists()


@pytest.mark.parametrize("ending", ["ics", "jsonld", "csv"])
def test_extract_says_what_an_export_leaves_out(tmp_path: Path, ending: str) -> None:
    output = tmp_path / f"out.{ending}"
    result = run("extract", TALKS, "--parses", PARSES, "-o", str(output))
    said = [line for line in result.stderr.splitlines() if " are not in " in line]
    assert len(said) == (0 if ending == "csv" else 1)
    assert all(str(output) in line and "known" in line for line in said)


def narrowed(*options: str) -> list[dict[str, str]]:
    result = run("extract", TALKS, "--parses", PARSES, *options)
    assert result.exit_code == 0, result.stderr
    entries: list[dict[str, str]] = json.loads(result.stdout)["entries"]
    return entries


def test_a_timeline_can_be_narrowed() -> None:
    everything = narrowed()
    assert len(narrowed("--top", "3")) == 3
    assert 0 < len(narrowed("--about", "Baghdad")) < len(everything)
    assert 0 < len(narrowed("--from", "2007-05-28", "--to", "2007-05-28")) < len(everything)
    assert narrowed("--to", "1900", "--about", "talks") == []
    assert narrowed("--as-of", "2007-05-29") == everything


def test_a_narrowed_report_can_be_drawn(tmp_path: Path) -> None:
    for options in (("--top", "2"), ("--to", "1900")):
        assert run("report", TALKS, "--parses", PARSES, "-o", str(tmp_path / "out.html"), *options).exit_code == 0


@pytest.mark.parametrize("options", [("--from", "soon"), ("--to", "2024-13"), ("--as-of", "yesterday"), ("--as-of", "2007-05-28")])
def test_a_narrowing_that_cannot_be_is_one_line(options: tuple[str, str]) -> None:
    result = run("extract", TALKS, "--parses", PARSES, *options)
    assert result.exit_code == 1
    assert options[1] in result.stderr


def test_explain_names_how_the_tree_was_set_right(tmp_path: Path) -> None:
    document = tmp_path / "talks.json"
    assert run("extract", TALKS, "--parses", PARSES, "-o", str(document)).exit_code == 0
    repaired = [event for event in json.loads(document.read_text(encoding="utf-8"))["events"] if "repairs" in event]
    assert repaired
    for event in repaired:
        explained = run("explain", str(document), event["id"]).stdout
        for repair in event["repairs"]:
            assert f"“{repair['word']['text']}” hung on “{repair['head']['text']}”; rule: {repair['rule']}" in explained
