"""Articles that several processes read side by side tell what they tell one after the other."""

from pathlib import Path

import pytest

from dateline.events.accounts.store import unpacked
from dateline.events.articles import read_articles
from dateline.events.errors import DatelineError
from dateline.events.pipeline import read
from dateline.events.reading import Opening, read_side_by_side
from dateline.events.schema import Article, Problem
from dateline.events.timeline.sentences import with_lines

SAMPLES = Path(__file__).parents[1] / "sample_articles"
FROZEN = Opening(parses=str(SAMPLES / "parses"))


def _samples() -> list[Article]:
    return [article for name in ("bridge-collapse-south.jsonl", "dam-failure.md") for article in read_articles(SAMPLES / name).articles]


def test_two_processes_read_what_one_reads_and_compose_the_lines() -> None:
    problems: list[list[Problem]] = [[], []]
    steps: list[tuple[str, int, int]] = []
    articles = [*_samples(), Article(text="", id="empty"), Article(text="Talks began.", id="undated")]
    alone = [with_lines(account) for account in read(articles, problems[0], parser=FROZEN())]
    found = list(read_side_by_side(articles, problems[1], opening=FROZEN, jobs=2, progress=lambda *step: steps.append(step)))
    assert list(map(unpacked, found)) == alone
    assert problems[0] == problems[1]
    assert [problem.article for problem in problems[0]] == ["empty", "undated"]
    assert steps[-1] == ("reading", len(alone), len(alone))
    assert all(mention.event.summary for account in alone for mention in account.mentions)


def test_an_article_without_its_parse_is_told_as_by_one_process() -> None:
    other = [Article(text="Talks began.", id="unparsed", published=_samples()[0].published)]
    with pytest.raises(DatelineError) as alone:
        list(read(other, [], parser=FROZEN()))
    with pytest.raises(DatelineError) as shared:
        list(read_side_by_side(other, [], opening=FROZEN, jobs=2))
    assert str(shared.value) == str(alone.value)
