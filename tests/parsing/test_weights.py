"""The shipped models: what the card and the manifest promise, and what the encoder does for them."""

import json
import socket
from datetime import date

import pytest

from dateline.events.parsing.stanza_parser import SHIPPED, StanzaParser
from dateline.events.schema import Article

DAY = date(2024, 3, 12)
LARGEST = 50_000_000


def test_the_card_lists_every_file_with_its_sum() -> None:
    card = (SHIPPED / "MODEL_CARD.md").read_text(encoding="utf-8")
    files = json.loads((SHIPPED / "manifest.json").read_text(encoding="utf-8"))["files"]
    for name, entry in files.items():
        assert f"`{name}`" in card
        assert entry["sha256"] in card
        assert entry["bytes"] == (SHIPPED / name).stat().st_size < LARGEST


def test_the_card_names_sources_licences_and_scores() -> None:
    card = (SHIPPED / "MODEL_CARD.md").read_text(encoding="utf-8")
    for promised in ("UD_English-EWT", "CC BY-SA 4.0", "UD_English-GUM", "CC BY 4.0", "MiniLM", "Apache-2.0", "LAS", "Limits"):
        assert promised in card


@pytest.mark.model
def test_the_models_load_and_parse_without_a_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        message = "the network is cut"
        raise OSError(message)

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    [document] = StanzaParser().parse([Article(text="The court ruled on Monday.", published=DAY, id="a")])
    [sentence] = document.sentences
    assert [(token.text, token.deprel) for token in sentence.tokens] == [
        ("The", "det"),
        ("court", "nsubj"),
        ("ruled", "root"),
        ("on", "case"),
        ("Monday", "obl"),
        (".", "punct"),
    ]


@pytest.mark.model
def test_a_sentence_too_long_for_the_encoder_is_parsed_beside_a_short_one() -> None:
    long = " and ".join(["the 1987 price of cocoa"] * 130)
    texts = (f"Traders saw {long}.", "It rained.")
    first, second = StanzaParser().parse([Article(text=text, published=DAY, id=text[:2]) for text in texts])
    assert sum(len(sentence.tokens) for sentence in first.sentences) == 3 + 130 * 5 + 129
    assert [token.deprel for token in second.sentences[0].tokens] == ["nsubj", "root", "punct"]


@pytest.mark.model
def test_a_sentence_tells_names_and_events() -> None:
    text = "Fire broke out in Oslo after the arrest of John Miller. Police did not confirm the arrest."
    [document] = StanzaParser().parse([Article(text=text, published=DAY, id="a")])
    tokens = [token for sentence in document.sentences for token in sentence.tokens]
    assert {token.text: token.name.value for token in tokens if token.name} == {"Oslo": "B-place", "John": "B-person", "Miller": "I-person"}
    arrest = next(token for token in tokens if token.text == "arrest")
    assert arrest.event is not None
    assert arrest.event.weight > 0.8


@pytest.mark.model
@pytest.mark.parametrize("text", ["\N{ZERO WIDTH SPACE}", "\N{SOFT HYPHEN} it rained.", "\ue000\ue001 fell.", "...", "\u0301"])
def test_characters_that_the_models_do_not_know_are_parsed(text: str) -> None:
    [document] = StanzaParser().parse([Article(text=text, published=DAY, id="a")])
    for sentence in document.sentences:
        assert [token.head for token in sentence.tokens].count(0) == 1
        assert all(token.lemma and token.upos and token.deprel for token in sentence.tokens)


@pytest.mark.model
def test_an_article_parses_the_same_whatever_was_read_before() -> None:
    stories = ["Rain fell. The selfies unfriended two villages.", "The minister retweeted it on Monday, then resigned."]
    articles = [Article(text=text, published=DAY, id=str(number)) for number, text in enumerate(stories)]
    assert StanzaParser().parse(articles) == StanzaParser().parse(articles[::-1])[::-1]


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "Rep. June Alder introduced the bill, and Sen. May Torres opposed it.",
        "Gov. April Bloom vetoed it on Dec. 4, and on Jan. 9 the court ruled.",
        '"[President Anton] Hale arrived yesterday," the minister said.',
    ],
)
def test_no_sentence_ends_within_a_title_a_day_or_a_quotation_made_clear(text: str) -> None:
    [document] = StanzaParser().parse([Article(text=text, published=DAY, id="a")])
    assert len(document.sentences) == 1


@pytest.mark.model
def test_lines_of_their_own_are_sentences_of_their_own() -> None:
    lines = ["MAYOR QUITS AFTER AUDIT", "By ADA BERG", "The mayor of Lund resigned on Tuesday."]
    [document] = StanzaParser().parse([Article(text="\n".join(lines), published=DAY, id="a")])
    assert [sentence.span.of(document.text) for sentence in document.sentences] == lines
