"""What must hold of the events of any article, and what page furniture must not give."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dateline.events.articles import read_articles
from dateline.events.extraction import extract_events
from dateline.events.extraction.factuality import RULES as FACTUALITY_RULES
from dateline.events.extraction.furniture import furniture
from dateline.events.extraction.lexicon import event_nouns, speaker_nouns
from dateline.events.extraction.predicates import RULES as PREDICATE_RULES
from dateline.events.parsing.conllu import FrozenParser
from dateline.events.schema import Article, Document, Kind

SAMPLES = Path(__file__).parents[2] / "sample_articles"


def _documents() -> Iterator[Document]:
    for path in sorted(SAMPLES.iterdir()):
        if path.suffix in {".md", ".txt", ".json", ".jsonl"} and path.name != "README.md":
            yield from FrozenParser(SAMPLES / "parses").parse(read_articles(path).articles)


DOCUMENTS = {document.article.id: document for document in _documents()}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_spans_lie_inside_each_other(name: str) -> None:
    document = DOCUMENTS[name]
    events = extract_events(document, number_from=5)
    assert [event.id for event in events] == [f"e{number}" for number in range(5, 5 + len(events))]
    assert len(events) > len(document.sentences)
    for event in events:
        assert event.span.covers(event.predicate.span)
        assert document.sentences[event.sentence][event.token].span.start == event.predicate.span.start
        for argument in event.arguments:
            assert argument.span.covers(argument.head)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_event_names_its_rules(name: str) -> None:
    predicate_rules = {rule.name for rule in PREDICATE_RULES}
    factuality_rules = {rule.name for rule in FACTUALITY_RULES}
    for event in extract_events(DOCUMENTS[name]):
        predicate_rule, _, factuality_rule = event.rule.partition("; ")
        assert predicate_rule.partition(" (learned")[0] in predicate_rules
        assert factuality_rule in factuality_rules


@pytest.mark.parametrize("name", DOCUMENTS)
def test_sources_are_other_events(name: str) -> None:
    events = extract_events(DOCUMENTS[name])
    ids = {event.id for event in events}
    for event in events:
        if event.source is not None:
            assert event.source.event != event.id
            assert event.source.event is None or event.source.event in ids


def test_lines_of_a_page_are_no_story() -> None:
    of_the_page = ["By Ada Holm", "Subscribe to continue.", "Read this article in", "Ada Holm in Orvik contributed to this article."]
    text = "\n".join([of_the_page[0], "", "The bridge fell on Monday, police said.", "", *of_the_page[1:], ""])
    lines = furniture(Document(Article(text=text, published=date(2024, 3, 12)), ()))
    assert [span.of(text) for span in lines] == of_the_page


def test_the_stamp_of_a_page_is_no_story_though_text_stands_beside_it() -> None:
    text = "5 January 2011 Last updated at 04:46 GMT Help A guard has testified in Orvik. The register was last updated on 3 May."
    assert [span.of(text) for span in furniture(Document(Article(text=text, published=date(2024, 3, 12)), ()))] == ["Last updated at"]


def test_a_sentence_about_subscribers_is_a_story() -> None:
    text = "The paper said it had lost a tenth of the readers who subscribe to its weekend edition in the past two years."
    assert furniture(Document(Article(text=text, published=date(2024, 3, 12)), ())) == ()


def test_nouns_that_name_events_have_higher_odds() -> None:
    odds = event_nouns()
    assert min(odds[noun] for noun in ("meeting", "earthquake", "arrest")) > 0
    assert max(odds.get(noun, -3) for noun in ("table", "company", "house")) < -1


def test_people_and_groups_can_speak() -> None:
    assert {"minister", "spokeswoman", "police", "committee"} <= speaker_nouns()
    assert not {"fact", "bridge"} & speaker_nouns()


def test_a_dateline_gives_no_event() -> None:
    document = DOCUMENTS["us-iran-talks-2007"]
    assert all(event.predicate.span.start > len("BAGHDAD — ") - 1 for event in extract_events(document))
    assert all(event.predicate.kind in Kind for event in extract_events(document))
