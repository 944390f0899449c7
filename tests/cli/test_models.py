"""What the options about models say and do."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dateline.cli.input import MANY
from dateline.cli.main import main
from dateline.events.parsing.stanza_parser import SHIPPED

ARTICLE = {"text": "Talks began on Monday, the minister said.", "published": "2024-03-12", "id": "talks"}


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "talks.json"
    path.write_text(json.dumps(ARTICLE), encoding="utf-8")
    return str(path)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def test_a_folder_without_models_says_what_is_missing(article: str, tmp_path: Path) -> None:
    result = run("parse", article, "--model", str(tmp_path))
    assert result.exit_code == 1
    assert "depparse.pt" in result.stderr
    assert "leave out --model" in result.stderr


@pytest.mark.model
def test_a_missing_official_package_says_how_to_get_it(article: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STANZA_RESOURCES_DIR", str(tmp_path))
    result = run("parse", article, "--model", "default_fast")
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
    assert "stanza.download('en', package='default_fast')" in result.stderr


def test_a_damaged_file_is_said(article: str, tmp_path: Path) -> None:
    damaged = tmp_path / "weights"
    shutil.copytree(SHIPPED, damaged)
    with (damaged / "lemma.pt").open("r+b") as stream:
        stream.seek(100)
        stream.write(b"damage")
    result = run("parse", article, "--model", str(damaged))
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
    assert "lemma.pt is damaged" in result.stderr


@pytest.mark.model
def test_the_shipped_model_parses_offline(article: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        message = "the network was asked"
        raise AssertionError(message)

    monkeypatch.setattr("socket.socket.connect", refuse)
    monkeypatch.setattr("socket.getaddrinfo", refuse)
    result = run("parse", article)
    assert result.exit_code == 0, result.stderr
    assert "# text = Talks began on Monday, the minister said." in result.stdout
    rows = [line.split("\t") for line in result.stdout.splitlines() if line and not line.startswith("#")]
    assert ["Monday", "PROPN"] in [[row[1], row[3]] for row in rows]
    for row in rows:
        offsets = dict(pair.split("=") for pair in row[9].split("|"))
        assert ARTICLE["text"][int(offsets["start_char"]) : int(offsets["end_char"])] == row[1]


@pytest.mark.model
def test_many_articles_read_by_two_processes_give_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "talks.jsonl"
    lines = (json.dumps(ARTICLE | {"id": f"talks {number}", "text": f"{ARTICLE['text']} {number} ships left."}) for number in range(MANY))
    path.write_text("\n".join(lines), encoding="utf-8")
    shared = run("extract", str(path), "-q")
    monkeypatch.setattr("dateline.cli.input.MANY", MANY + 1)
    assert shared.exit_code == 0, shared.stderr
    assert shared.stdout == run("extract", str(path), "-q").stdout
