"""Each rule of arguments finds in its example what it says, and no argument is named by another rule."""

from pathlib import Path

import pytest

from dateline.events.articles import read_articles
from dateline.events.extraction import extract_events
from dateline.events.extraction.argument_rules import RULES
from dateline.events.parsing.conllu import FrozenParser
from dateline.events.parsing.mending import mended
from dateline.events.schema import Article, Document

FOLDER = Path(__file__).parents[1] / "cases" / "extraction"
SAMPLES = Path(__file__).parents[2] / "sample_articles"


def _parsed(parser: FrozenParser, article: Article) -> Document:
    return mended(parser.parse([article])[0])


@pytest.mark.parametrize("number", range(len(RULES)), ids=[rule.name for rule in RULES])
def test_each_example_runs(number: int) -> None:
    rule = RULES[number]
    ((sentence, predicate, phrase),) = rule.examples
    article = Article(text=sentence, id=f"argument_rules-{number}")
    document = _parsed(FrozenParser(FOLDER / "argument_rules.conllu"), article)
    event = next(event for event in extract_events(document) if event.predicate.span.of(article.text) == predicate)
    assert (rule.name, phrase) in {(argument.rule, argument.span.of(article.text)) for argument in event.arguments}


def test_every_argument_of_the_samples_names_a_row() -> None:
    names = {rule.name for rule in RULES}
    articles = [article for path in sorted(SAMPLES.glob("*.md")) for article in read_articles(path).articles if article.published]
    documents = [_parsed(FrozenParser(SAMPLES / "parses"), article) for article in articles]
    found = {argument.rule for document in documents for event in extract_events(document) for argument in event.arguments}
    assert found <= names
