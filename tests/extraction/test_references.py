"""Each case says what its pronouns, short names and titles stand for, or that the text does not decide it."""

import json
from datetime import date
from pathlib import Path

import pytest

from dateline.events.extraction.attribution import sources
from dateline.events.extraction.references import references
from dateline.events.parsing.conllu import FrozenParser
from dateline.events.schema import Article

FOLDER = Path(__file__).parents[1] / "cases" / "extraction"
CASES = json.loads((FOLDER / "references.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("number", range(len(CASES)), ids=[case["text"][:40] for case in CASES])
def test_the_last_of_each_word_is_linked_as_the_case_says(number: int) -> None:
    case = CASES[number]
    article = Article(text=case["text"], published=date(2024, 3, 12), id=f"references-{number}")
    (document,) = FrozenParser(FOLDER / "references.conllu").parse([article])
    linked = references(document, sources(document))
    words = {token.text: token.span for sentence in document.sentences for token in sentence.tokens}
    said = {word: linked[words[word]].of(article.text) if words[word] in linked else None for word in case["links"]}
    assert said == case["links"]
