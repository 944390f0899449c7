"""Two groups of mentions that each tell again and again of a thing of their own are of two things."""

from __future__ import annotations

from datetime import date

import pytest
from making import SimpleParser, story

from dateline.events.merging.apart import two_things
from dateline.events.merging.witnesses import Witness, witnesses_of
from dateline.events.pipeline import read
from dateline.events.timeline.telling import tell


def group(begin: int, *told: str) -> list[Witness]:
    """A mention of an article each."""
    articles = [story(words, identifier=f"wire-{begin + number}", published=date(2024, 3, 12)) for number, words in enumerate(told)]
    found = witnesses_of(tell(read(articles, [], parser=SimpleParser())).accounts)
    assert len(found) == len(told)
    return found


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        (("Ada sued Acme.", "Ada sued Acme.", "Ada sued."), ("Ada sued Zeta.", "Ada sued.", "Ada sued Zeta."), True),
        (("Ada sued Acme.", "Ada sued Acme.", "Ada sued."), ("Ada sued Zeta.", "Ada sued.", "Ada sued."), False),  # one may be mistaken
        (("Ada sued Acme.", "Ada sued Acme."), ("Ada sued Zeta.", "Ada sued Acme.", "Ada sued Acme."), False),
        (("Ada sued Acme.", "Ada sued Acme."), ("Ada sued.", "Ada sued.", "Ada sued."), False),  # they say nothing of it
        (("Ada sued three.", "Ada sued three."), ("Ada sued Zeta.", "Ada sued Zeta."), False),  # a count is no name
    ],
)
def test_what_several_articles_name_keeps_two_groups_apart(one: tuple[str, ...], other: tuple[str, ...], *, apart: bool) -> None:
    assert two_things(group(0, *one), group(10, *other)) is apart
