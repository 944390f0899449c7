"""How far an entry is confirmed: copies and one source's articles count once, doubt and dispute show."""

from dataclasses import replace
from datetime import date

import pytest
from making import SimpleParser, story

from dateline import Article, build_timeline
from dateline.events.schema import Status


def paper(source: str, *sentences: str, day: int = 12) -> Article:
    return replace(story(*sentences, identifier=f"{source}-{day}", published=date(2024, 3, day)), source=source)


@pytest.mark.parametrize(
    ("articles", "expected"),
    [
        ([paper("Post", "Ada sued Acme on Monday.")], Status.SINGLE),
        ([paper("Post", "Ada sued Acme on Monday."), paper("Post", "Ada sued Acme on Monday. Ada met Bo.", day=13)], Status.SINGLE),
        ([paper("Post", "Bo met Cy. Ada sued Acme on Monday."), paper("Star", "Bo met Cy. Ada sued Acme on Monday.")], Status.SINGLE),
        ([paper("Post", "Ada sued Acme on Monday."), paper("Star", "Ada sued Acme.")], Status.CORROBORATED),
    ],
)
def test_an_entry_is_as_sure_as_those_who_tell_it(articles: list[Article], expected: Status) -> None:
    timeline = build_timeline(articles, parser=SimpleParser())
    assert {entry.status for entry in timeline.entries if "sued" in entry.summary} == {expected}
