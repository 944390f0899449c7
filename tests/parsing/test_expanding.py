"""Words that are several in one, opened by the dictionary, by what is regular, and in their sentences alone."""

from datetime import date

import pytest

from dateline.events.parsing.stanza_parser import StanzaParser
from dateline.events.schema import Article


@pytest.mark.model
def test_what_is_written_onto_a_word_is_a_word_of_its_own() -> None:
    text = "It rained. Zorblatt's envoys can't stay, said N'Golo, and Qarn’s mustn't."
    [document] = StanzaParser().parse([Article(text=text, published=date(2024, 3, 12), id="a")])
    opened = [token for sentence in document.sentences for token in sentence.tokens if token.multiword]
    assert [token.text for token in opened] == ["Zorblatt", "'s", "ca", "n't", "Qarn", "’s", "must", "n't"]
    assert [token.span.of(text) for token in opened] == [token.text for token in opened]
    assert [[token.index for token in sentence.tokens] == list(range(1, len(sentence.tokens) + 1)) for sentence in document.sentences] == [
        True,
        True,
    ]
