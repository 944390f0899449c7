"""Grouping can be cut anywhere between what judged pairs join, and does not depend on the order of the articles."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import SimpleParser, story

from dateline.events.articles import read_articles
from dateline.events.merging import alike
from dateline.events.merging.glance import Glances, noted
from dateline.events.merging.grouping import rule_of
from dateline.events.merging.judging import WEIGHED, comparable, is_happening, judge, kin_keys, rule_for, weighed
from dateline.events.merging.walking import CANDIDATES, happenings, pairs
from dateline.events.merging.witnesses import Witness, witnesses_of
from dateline.events.parsing.conllu import FrozenParser
from dateline.events.pipeline import read
from dateline.events.schema import Article
from dateline.events.timeline.telling import tell

SAMPLES = Path(__file__).parents[2] / "sample_articles"
SENTENCES = [
    f"{who} {deed}{whom}{when}."
    for who in ("Ada", "Bert")
    for deed, whom in (("sued", " Acme"), ("resigned", ""), ("arrested", " Zeta"))
    for when in ("", " on Monday", " on Sunday")
]
stories = st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4), min_size=1, max_size=5, unique_by=tuple)


def samples() -> list[Article]:
    return [article for path in sorted(SAMPLES.glob("[a-z]*.md")) for article in read_articles(path).articles]


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


@settings(max_examples=30)
@given(stories)
def test_a_glance_leaves_out_no_pair_that_a_rule_or_the_evidence_takes_for_one(told: list[list[str]]) -> None:
    found = witnesses([*told, ["Ada sued Acme on Monday.", "Bert resigned."]])
    glances = Glances()
    glances.put(noted(found))
    pairs_across = [(b, a) for b, a in combinations(range(len(found)), 2) if found[a].article != found[b].article and comparable(found[a])]
    later, earlier = np.array([a for _, a in pairs_across]), np.array([b for b, _ in pairs_across])
    ruled, by_evidence = glances.possible(later, earlier)
    by_evidence &= glances.in_one_story(later, earlier, np.array([alike.story(found[b].theme, found[a].theme) for b, a in pairs_across]))
    for (b, a), rule_may, evidence_may in zip(pairs_across, ruled.tolist(), by_evidence.tolist(), strict=True):
        rule = rule_for(found[b], found[a])
        assert rule is None or rule_may or (evidence_may and rule == WEIGHED)


def test_a_glance_tells_most_pairs_apart() -> None:
    found = witnesses([["Ada sued Acme on Monday."], ["Ada sued Acme on Monday."], ["Bert sued Zeta on Sunday."], ["Ada resigned."]])
    glances = Glances()
    glances.put(noted(found))
    ruled, by_evidence = glances.possible(np.array([1, 2, 3]), np.array([0, 0, 0]))
    assert ruled.tolist() == [True, True, False]
    assert by_evidence.tolist() == [True, False, True]


def test_pairs_of_a_kind_are_those_whose_words_have_a_kind_in_common() -> None:
    found = witnesses([["Ada sued Acme.", "Bert resigned."], ["Bert sued Zeta.", "Ada sued Acme on Monday."]])
    glances = Glances()
    glances.put(noted(found))
    later, earlier = glances.of_kin((2, 4), [(0, 2)])
    assert sorted(set(zip(later.tolist(), earlier.tolist(), strict=True))) == [
        (a, b)
        for a in (2, 3)
        for b in (0, 1)
        if is_happening(found[a]) and is_happening(found[b]) and kin_keys(found[a]) & kin_keys(found[b])
    ]


def test_what_is_not_counted_to_the_end_is_not_enough() -> None:
    found = witnesses_of(tell(read(samples(), [], parser=FrozenParser(SAMPLES / "parses"))).accounts)
    for one, other in list(combinations(found, 2))[::997]:
        whole, cut = weighed(one, other), weighed(one, other, enough=0.0)
        assert cut == whole if whole > 0 else cut <= 0
        assert whole <= 0 or judge(one, other)[0] is not None


def test_a_mention_is_compared_with_a_bounded_number_of_others_however_often_it_is_told() -> None:
    found = witnesses([["Ada sued Acme on Monday."] for _ in range(3 * CANDIDATES)])
    assert [group for group in happenings(found) if len(group) > 1] == [found]
    assert max(Counter(pair.later for pair in pairs(found)).values()) == CANDIDATES


def test_no_column_is_copied_to_be_looked_into(monkeypatch: pytest.MonkeyPatch) -> None:
    found = witnesses([["Ada sued Acme on Monday.", "Bert resigned."], ["Ada sued Acme on Monday."]])
    kinds: list[tuple[Any, Any]] = []

    def searchsorted(column: Any, numbers: Any, side: Any = "left") -> Any:
        kinds.append((column.dtype, np.result_type(column, np.asarray(numbers))))  # numpy looks into a copy of the second kind
        return looking(column, numbers, side=side)

    looking = np.searchsorted
    monkeypatch.setattr(np, "searchsorted", searchsorted)
    assert len(happenings(found)) == 2
    assert kinds
    assert all(column == looked_into for column, looked_into in kinds)


def test_those_with_rare_words_in_common_are_likelier_one() -> None:
    found = witnesses([["Ada sued Acme on Monday."], ["Ada sued Zeta on Monday."], ["Bert resigned on Monday."]])
    glances = Glances()
    glances.put(noted(found))
    itself, one_name, the_day = glances.likeness(np.array([0, 1, 2]), np.array([0, 0, 0])).tolist()
    assert itself > one_name > the_day > 0


def test_the_news_of_two_months_is_not_one_happening() -> None:
    told = [("Ada arrested Bert on Monday.", 3), ("Ada arrested Bert.", 3), ("Ada arrested Bert.", 6)]
    articles = [story(words, identifier=f"wire-{number}", published=date(2024, month, 12)) for number, (words, month) in enumerate(told)]
    found = happenings(witnesses_of(tell(read(articles, [], parser=SimpleParser())).accounts))
    assert [[articles[witness.article].published.month for witness in group] for group in found] == [[3, 3], [6]]
