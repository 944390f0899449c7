"""Mentions of one happening inside an article: tests/cases/dating/merging.txt, with the parses beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from marked_text import CASES, Marked, read_marked

from dateline.events.accounts.making import account
from dateline.events.articles import read_articles
from dateline.events.dating import date_events
from dateline.events.extraction import extract_events
from dateline.events.merging.rules import RULES
from dateline.events.parsing.conllu import FrozenParser, read_conllu
from dateline.events.pipeline import build_timeline
from dateline.events.schema import Article, Bounds, Entry, Generator, Grain, Moment, Stretch, Timeline
from dateline.events.timeline.entries import arrange
from dateline.events.times import find_times

GENERATOR = Generator("dateline", "0", None)
SAMPLES = Path(__file__).parents[2] / "sample_articles"


@dataclass(frozen=True)
class MergeCase:
    name: str
    marked: Marked
    happenings: list[str]


def read_cases() -> list[MergeCase]:
    blocks = (CASES / "merging.txt").read_text(encoding="utf-8").split("\n== ")[1:]
    parses = (CASES / "merging.conllu").read_text(encoding="utf-8").split("# newdoc id = ")[1:]
    found = []
    for block, parse in zip(blocks, parses, strict=True):
        name, *lines, numbers = block.strip().split("\n")
        found.append(MergeCase(name, read_marked("\n".join(lines), parse.partition("\n")[2]), numbers.split()))
    return found


@pytest.mark.parametrize("case", read_cases(), ids=lambda case: case.name)
def test_mentions_come_together_or_stay_apart(case: MergeCase) -> None:
    dating = date_events(case.marked.document, case.marked.events, case.marked.times)
    article = case.marked.document.article
    entries = arrange([account(article, case.marked.document, case.marked.times, dating, GENERATOR)])
    expected = {number: set[str]() for number in case.happenings}
    for event, number in zip(case.marked.events, case.happenings, strict=True):
        expected[number].add(event.id)
    assert sorted(map(sorted, expected.values())) == sorted(sorted(entry.events) for entry in entries)


def read_papers() -> dict[str, list[Article]]:
    blocks = (CASES / "papers.txt").read_text(encoding="utf-8").split("\n== ")[1:]
    pairs: dict[str, list[Article]] = {}
    for number, block in enumerate(blocks):
        _, *lines, pair = block.strip().split("\n")
        pairs.setdefault(pair, []).append(Article(text="\n".join(lines), id=f"papers-{number}", published=date(2024, 3, 12)))
    return pairs


@pytest.mark.parametrize(("pair", "articles"), read_papers().items(), ids=read_papers())
def test_two_papers_tell_of_one_happening_or_of_two(pair: str, articles: list[Article]) -> None:
    timeline = build_timeline(articles, parser=FrozenParser(CASES / "papers.conllu"))
    shared = [entry.summary for entry in timeline.entries if len(entry.articles) > 1]
    assert bool(shared) is pair.endswith("together"), shared


def test_merge_rules_have_names_of_their_own() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)


@pytest.fixture(scope="module")
def talks() -> Timeline:
    return build_timeline(read_articles(SAMPLES / "us-iran-talks-2007.md").articles, parser=FrozenParser(SAMPLES / "parses"))


def words_of(timeline: Timeline, entry: Entry) -> set[str]:
    (story,) = timeline.articles
    return {item.event.predicate.span.of(story.text) for item in timeline.events if item.event.id in entry.events}


def test_a_light_verb_and_its_noun_are_one_entry(talks: Timeline) -> None:
    assert any({"held", "talks"} <= words_of(talks, entry) for entry in talks.entries)
    shown = [entry for entry in talks.entries if entry.key]
    assert len({(entry.summary, entry.when.stretch) for entry in shown}) == len(shown)


TOOK_PLACE = """
1	Four	four	NUM	CD	_	2	nummod	_	start_char=0|end_char=4
2	hours	hour	NOUN	NNS	_	5	nsubj	_	start_char=5|end_char=10
3	of	of	ADP	IN	_	4	case	_	start_char=11|end_char=13
4	talks	talk	NOUN	NNS	_	2	nmod	_	start_char=14|end_char=19
5	took	take	VERB	VBD	Tense=Past|VerbForm=Fin	0	root	_	start_char=20|end_char=24
6	place	place	NOUN	NN	_	5	obj	_	start_char=25|end_char=30
7	on	on	ADP	IN	_	8	case	_	start_char=31|end_char=33
8	Monday	Monday	PROPN	NNP	_	5	obl	_	start_char=34|end_char=40
9	.	.	PUNCT	.	_	5	punct	_	start_char=40|end_char=41
"""


def test_what_took_place_is_one_entry_with_its_taking_place() -> None:
    article = Article(text="Four hours of talks took place on Monday.", published=date(2024, 3, 12), id="a")
    document = read_conllu(TOOK_PLACE, article)
    events, times = extract_events(document), find_times(document)
    (entry,) = arrange([account(article, document, times, date_events(document, events, times), GENERATOR)])
    assert sorted(event.predicate.lemma for event in events if event.id in entry.events) == ["take", "talk"]


def test_an_entry_tells_of_the_gap_that_one_of_its_mentions_tells_of(talks: Timeline) -> None:
    (entry,) = (entry for entry in talks.entries if entry.when.gap)
    assert "talks" in words_of(talks, entry)
    assert entry.when.gap == Stretch(
        Bounds(Moment(1977, 1, 1), Moment(1977, 12, 31)), entry.when.stretch.begin, Grain.DAY, approximate=True
    )
    assert entry.when.why.endswith("None is told of since about 1977.")
