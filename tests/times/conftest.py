"""Sentences as flat trees, enough for rules that look at words and their classes."""

from collections.abc import Callable
from datetime import date

import pytest
from flat_trees import flat_document

from dateline.events.schema import Document, TimeExpression
from dateline.events.times import find_times


@pytest.fixture(scope="session")
def flat() -> Callable[..., Document]:
    return flat_document


@pytest.fixture(scope="session")
def times_of() -> Callable[..., tuple[TimeExpression, ...]]:
    def read(text: str, published: date = date(2021, 3, 17)) -> tuple[TimeExpression, ...]:
        return find_times(flat_document(text, published))

    return read
