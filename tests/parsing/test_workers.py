"""Work is shared out whole and comes back in order."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.events.parsing import workers
from dateline.events.parsing.stanza_parser import StanzaParser
from dateline.events.parsing.workers import ParserPool
from dateline.events.schema import Article

DAY = date(2024, 3, 12)


@given(st.lists(st.integers(1, 200_000), max_size=20), st.integers(1, 8))
def test_chunks_hold_every_article_once_and_in_order(sizes: list[int], jobs: int) -> None:
    articles = [Article(text="x" * size, published=DAY, id=str(number)) for number, size in enumerate(sizes)]
    chunks = list(workers._chunks(articles, jobs))  # noqa: SLF001 - the shares are what matters
    assert [article for chunk in chunks for article in chunk] == articles
    assert all(chunks)


@pytest.mark.model
def test_two_processes_give_what_one_gives() -> None:
    articles = [
        Article(text="The minister resigned on Monday. He can't return, the court said.", published=DAY, id="a"),
        Article(text="Rain fell for three days. Two villages were cleared by Tuesday night.", published=DAY, id="b"),
    ]
    with ParserPool(jobs=2) as pool:
        assert pool.parse(articles) == StanzaParser().parse(articles)
