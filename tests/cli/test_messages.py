"""Progress on a terminal: one line, rewritten, not more often than somebody can read."""

import sys

import pytest

from dateline.cli import messages


def test_every_stage_ends_with_all_that_there_was_to_do(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    tell = messages.progress_line()
    assert tell
    for stage in messages.STAGES:
        for done in range(1, 2001):
            tell(stage, done, 2000)
    lines = capsys.readouterr().err.replace("\n", "").split("\r\x1b[K")[1:]
    assert len(lines) < 100
    assert [line for line in lines if "2,000 of 2,000" in line] == [
        "Parsing: 2,000 of 2,000 articles",
        "Reading events and times: 2,000 of 2,000 articles",
        "Opening the case: 2,000 of 2,000 articles",
        "Comparing what the articles tell: 2,000 of 2,000 articles",
        "Bringing it together: 2,000 of 2,000 events",
    ]


def test_no_terminal_no_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: False)
    assert messages.progress_line() is None
