"""Work is shared out, comes back in order, and survives the process that did it."""

import os
import time
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from dateline.events.errors import ModelError
from dateline.events.parsing.stanza_parser import StanzaParser
from dateline.events.parsing.workers import AHEAD, ParserPool, Workers
from dateline.events.schema import Article, Problem

DAY = date(2024, 3, 12)


def _articles(*texts: str) -> list[Article]:
    return [Article(text=text, published=DAY, id=f"a{number}") for number, text in enumerate(texts)]


def _work(folder: Path, article: Article) -> str:
    """Do as the text says; ``folder`` remembers across processes how often."""
    if article.text == "slow":
        time.sleep(0.5)
    if article.text == "bad":
        raise ValueError(article.text)
    if article.text.startswith("kill"):
        times = folder / article.text
        ended = len(times.read_text()) if times.is_file() else 0
        if ended < int(article.text.split()[1]):
            times.write_text("x" * (ended + 1))
            os._exit(9)
    return article.text.upper()


def _open(folder: Path) -> Callable[[Article], str]:
    return partial(_work, folder)


def _open_never(error: Exception | None) -> Callable[[Article], str]:
    if error:
        raise error
    os._exit(9)


@pytest.fixture(scope="module")
def workers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workers[str]]:
    with Workers(partial(_open, tmp_path_factory.mktemp("workers")), jobs=2) as opened:
        yield opened


def _messages(found: Iterator[str | Problem]) -> list[str]:
    return [item.message if isinstance(item, Problem) else item for item in found]


def test_answers_come_in_the_order_of_the_articles(workers: Workers[str]) -> None:
    assert _messages(workers.stream(_articles("slow", *"bcdefgh"))) == ["SLOW", *"BCDEFGH"]
    assert _messages(workers.stream([])) == []


def test_the_articles_of_a_killed_process_are_read_again(workers: Workers[str]) -> None:
    texts = [*"abc", "kill 1", *"defghijkl"]
    assert _messages(workers.stream(_articles(*texts))) == [text.upper() for text in texts]


def test_an_article_that_ends_two_processes_is_reported_and_the_others_go_on(workers: Workers[str]) -> None:
    found = list(workers.stream(_articles("a", "b", "kill 5", "c", "d")))
    assert [item for item in found if isinstance(item, str)] == ["A", "B", "C", "D"]
    assert isinstance(found[2], Problem)
    assert found[2].article == "a2"
    assert "a2 ended 2 processes" in found[2].message


def test_an_article_that_fails_is_reported_and_the_others_go_on(workers: Workers[str]) -> None:
    found = _messages(workers.stream(_articles("a", "bad", "c")))
    assert found == ["A", "a1 could not be read and was left out (ValueError('bad'))", "C"]


def test_nothing_waits_for_the_slowest_but_what_is_too_early(workers: Workers[str]) -> None:
    taken: list[int] = []

    def told() -> Iterator[Article]:
        for number, article in enumerate(_articles("slow", *["quick"] * 10 * AHEAD)):
            taken.append(number)
            yield article

    found = workers.stream(told())
    assert next(found) == "SLOW"
    assert 20 < len(taken) <= 2 * AHEAD + 1
    found.close()
    assert _messages(workers.stream(_articles("again"))) == ["AGAIN"]


@pytest.mark.parametrize(
    ("error", "said"), [(ModelError("no model; install it"), "no model; install it"), (None, r"exit code 9\); try fewer with -j")]
)
def test_a_model_that_cannot_be_loaded_ends_the_run(error: Exception | None, said: str) -> None:
    with Workers(partial(_open_never, error), jobs=1) as idle, pytest.raises(ModelError, match=said):
        list(idle.stream(_articles("a", "b")))


@pytest.mark.model
def test_two_processes_give_what_one_gives() -> None:
    articles = _articles(
        "The minister resigned on Monday. He can't return, the court said.",
        "Rain fell for three days. Two villages were cleared by Tuesday night.",
    )
    with ParserPool(jobs=2) as pool:
        assert pool.parse(articles) == StanzaParser().parse(articles)
