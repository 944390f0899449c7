"""Grouping can be cut anywhere between what judged pairs join, and does not depend on the order of the articles."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from making import SimpleParser, story

from dateline.events.merging.grouping import rule_of
from dateline.events.merging.walking import happenings, pairs
from dateline.events.merging.witnesses import Witness, witnesses_of
from dateline.events.pipeline import read, tell
from dateline.events.schema import Article

SENTENCES = [
    f"{who} {deed}{whom}{when}."
    for who in ("Ada", "Bert")
    for deed, whom in (("sued", " Acme"), ("resigned", ""), ("arrested", " Zeta"))
    for when in ("", " on Monday", " on Sunday")
]
stories = st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4), min_size=1, max_size=5, unique_by=tuple)


def witnesses(told: list[list[str]]) -> list[Witness]:
    articles = [story(*sentences, identifier=f"wire-{number}", published=date(2024, 3, 12)) for number, sentences in enumerate(told)]
    return witnesses_of(tell(read(articles, [], parser=SimpleParser())).accounts)


def components(found: list[Witness]) -> list[list[Witness]]:
    """What judged pairs join, through however many others."""
    home = list(range(len(found)))
    for pair in pairs(found):
        one, other = home[pair.earlier], home[pair.later]
        home = [one if number == other else number for number in home]
    return [[witness for witness, number in zip(found, home, strict=True) if number == name] for name in sorted(set(home))]


@settings(max_examples=30)
@given(stories)
def test_each_component_alone_gives_the_same_happenings(told: list[list[str]]) -> None:
    everything = witnesses(told)
    apart = [group for members in components(everything) for group in happenings(members)]
    assert sorted(apart, key=lambda group: group[0].place) == happenings(everything)


@settings(max_examples=30)
@given(stories, st.data())
def test_the_order_of_the_articles_changes_no_happening(told: list[list[str]], data: st.DataObject) -> None:
    articles = [story(*sentences, published=date(2024, 3, 12)) for sentences in told]
    shuffled: list[Article] = data.draw(st.permutations(articles))
    once, again = (tell(read(order, [], parser=SimpleParser())) for order in (articles, shuffled))
    assert once == again


@settings(max_examples=30)
@given(stories)
def test_every_happening_of_several_mentions_names_its_rule(told: list[list[str]]) -> None:
    for group in happenings(witnesses(told)):
        assert (rule_of(group) == "told once") is (len(group) == 1)
        assert "editor" not in rule_of(group)
