"""How the events and times of the rules' cases relate."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from marked_text import CASES_READ, RuleCase

from dateline.events.dating import Dating, date_events
from dateline.events.dating.chances import RELATIONS, chances
from dateline.events.dating.closure import Closure
from dateline.events.dating.pairs import AGAIN, BESIDE, KINDS, RelatedPair, pairs
from dateline.events.dating.reading import ArticleReading
from dateline.events.dating.reckoning import Reckoning
from dateline.events.extraction import extract_events
from dateline.events.parsing.conllu import FrozenParser
from dateline.events.parsing.mending import mended
from dateline.events.schema import Article
from dateline.events.times import find_times

CASES = Path(__file__).parents[1] / "cases" / "dating"


def dating_of(case: RuleCase) -> Dating:
    return date_events(case.marked.document, case.marked.events, case.marked.times)


def stated(words: str) -> set[tuple[str, str, str]]:
    """The relations of the case with these words, its events and times by their words."""
    case = next(case for case in CASES_READ if words in case.marked.document.text)
    names = {event.id: event.summary for event in case.marked.events}
    names |= {time.id: time.span.of(case.marked.document.text) for time in case.marked.times}
    names[case.marked.document.article.id] = "published"
    return {(names[link.source], link.relation, names[link.target]) for link in dating_of(case).links}


def pairs_of(case: RuleCase) -> tuple[RelatedPair, ...]:
    return tuple(pairs(Reckoning(ArticleReading(case.marked.document, case.marked.events, case.marked.times))))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The ministers met on Monday", ("met", "IS_INCLUDED", "Monday")),
        ("before Monday's vote", ("vote", "AFTER", "left")),
        ("promised on Monday to leave", ("leave", "AFTER", "promised")),
    ],
)
def test_words_of_time_make_relations(words: str, expected: tuple[str, str, str]) -> None:
    assert expected in stated(words)


@pytest.mark.parametrize("case", CASES_READ, ids=lambda case: f"{case.rule}: {case.expected['word']}")
def test_links_agree_and_say_nothing_twice(case: RuleCase) -> None:
    dating, closure = dating_of(case), Closure()
    for link in dating.links:
        assert not closure.implies(link)
        assert closure.accept(link)


def test_what_is_past_lies_before_the_publication_date() -> None:
    case = next(case for case in CASES_READ if "had already left" in case.marked.document.text)
    article = case.marked.document.article.id
    assert [link.relation for link in dating_of(case).links if link.target == article] == ["BEFORE"]


def test_every_pair_is_weighed() -> None:
    found = {pair.kind: pair for case in CASES_READ for pair in pairs_of(case)}
    assert set(KINDS) - {BESIDE, AGAIN} <= set(found)
    for pair in found.values():
        likely = chances(pair)
        assert tuple(likely) == RELATIONS
        assert 0 < sum(likely.values()) < 1


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_of_pair_is_found_in_its_example(kind: str) -> None:
    text, *ends = KINDS[kind]
    texts = [example[0] for example in KINDS.values()]
    article = Article(text=text, id=f"links-{texts.index(text)}", published=date(2024, 3, 12))
    (parsed,) = FrozenParser(CASES / "links.conllu").parse([article])
    document = mended(parsed)
    events, times = extract_events(document), find_times(document)
    names = {event.id: event.predicate.span.of(text) for event in events} | {time.id: time.span.of(text) for time in times}
    found = pairs(Reckoning(ArticleReading(document, tuple(events), times)))
    assert set(ends) in [{names.get(end, "") for end in (pair.source, pair.target)} for pair in found if pair.kind == kind]
