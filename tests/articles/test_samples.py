from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dateline.events.articles import read_articles
from dateline.events.parsing.conllu import FrozenParser

SAMPLES = Path(__file__).parents[2] / "sample_articles"
PATHS = [
    path for path in sorted(SAMPLES.iterdir()) if path.suffix in (".md", ".txt", ".html", ".json", ".jsonl") and path.name != "README.md"
]


def test_there_are_samples_of_every_kind_of_file() -> None:
    assert {path.suffix for path in PATHS} == {".md", ".txt", ".html", ".json", ".jsonl"}
    assert len(PATHS) >= 12


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_a_sample_is_read_whole_and_its_frozen_parse_fits(path: Path) -> None:
    reading = read_articles(path)
    assert reading.problems == ()
    (article,) = reading.articles
    assert article.title
    assert article.published
    (document,) = FrozenParser(SAMPLES / "parses").parse([replace(article, id=article.id or path.stem)])
    assert len(document.sentences) > 5
    assert f"`{path.name}`" in (SAMPLES / "README.md").read_text(encoding="utf-8")
