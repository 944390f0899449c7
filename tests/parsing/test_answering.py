"""What the encoder's states tell beside trees: read off in the right places, and carried with the parse."""

from datetime import date

import numpy as np
import pytest
import torch

from dateline.events.parsing.conllu import read_conllu, write_conllu
from dateline.events.parsing.inference.answering import SHAPES, Answers, Words, _spelt, shape
from dateline.events.schema import NO_FEATURES, Answer, Article, Document, Sentence, Span, Token

KINDS = ("person", "place")
TAGS = ("", "NOUN", "PROPN", "VERB", "PUNCT")
FELL = Words(("Snow", "fell", "."), ("snow", "fall", "."), ("NOUN", "VERB", "PUNCT"), ("nsubj", "root", "punct"), (2, 0, 2))
MET = Words(("Lund", "met"), ("Lund", "meet"), ("PROPN", "VERB"), ("nsubj", "root"), (2, 0))


def _answers(width: int = 4, hidden: int = 3) -> Answers:
    """Random numbers of the right shapes."""
    torch.manual_seed(7)
    meaning = {"tags": TAGS, "relations": ("", "nsubj", "root"), "kinds": KINDS, "classes": ("OCCURRENCE", "STATE")}
    meaning |= {"words": ("", "NOUN", "NOUN snow")}
    common = {"states.weight": (hidden, width), "states.bias": (hidden,), "tag.weight": (5, hidden), "relation.weight": (3, hidden)}
    events = {"above.weight": (5, hidden), "lexicon": (3, 2), "word.weight": (hidden, 2), "out.weight": (3, hidden), "out.bias": (3,)}
    names = {"shape.weight": (len(SHAPES), hidden), "around.weight": (hidden, 3 * hidden), "around.bias": (hidden,)}
    names |= {"out.weight": (5, 2 * hidden), "out.bias": (5,)}
    shapes = {f"{head}.{name}": size for head, own in (("events", events), ("names", names)) for name, size in (common | own).items()}
    return Answers.of({name: torch.randn(size) for name, size in shapes.items()}, meaning)


def test_a_sentence_is_answered_for_the_same_alone_and_among_others() -> None:
    answers = _answers()
    states = torch.randn(5, 4)
    together = answers.events(states, [FELL, MET]), answers.names(states, [FELL, MET])
    alone = answers.events(states[3:], [MET]), answers.names(states[3:], [MET])
    assert [{number - 3: told for number, told in found.items() if number > 2} for found in together] == list(alone)


def test_only_open_words_are_asked_whether_they_tell_an_event() -> None:
    told = _answers().events(torch.randn(3, 4), [FELL])
    assert 0 in told  # of a noun, however small its chance
    assert set(told) <= {0, 1}


def test_a_noun_in_no_list_is_an_unknown_noun_and_other_words_are_none() -> None:
    answers = _answers()
    assert answers.facts_of_events([FELL])["word"].tolist() == [2, 0, 0]
    other = Words(("Thaw",), ("thaw",), ("NOUN",), ("root",), (0,))
    assert answers.facts_of_events([other])["word"].tolist() == [1]


@pytest.mark.parametrize(
    ("best", "lengths", "spans"),
    [
        ([1, 2, 0, 3], [4], {(0, "B-person"), (1, "I-person"), (3, "B-place")}),
        ([0, 2, 2], [3], {(1, "B-person"), (2, "I-person")}),  # an inside without a begin begins
        ([1, 1], [2], {(0, "B-person"), (1, "B-person")}),
        ([0, 1, 2, 0], [2, 2], {(1, "B-person"), (2, "B-person")}),  # no name goes over the end of a sentence
        ([0, 0], [2], set()),
    ],
)
def test_names_are_put_together_from_their_words(best: list[int], lengths: list[int], spans: set[tuple[int, str]]) -> None:
    chances = np.full((len(best), 5), 0.05)
    chances[np.arange(len(best)), best] = 0.8
    assert {(number, told.partition(":")[0]) for number, told in _spelt(chances, lengths, KINDS)} == spans


def test_a_name_is_of_one_kind_and_as_sure_as_its_least_sure_word() -> None:
    chances = np.array([[0.0, 0.6, 0.1, 0.3, 0.0], [0.1, 0.0, 0.1, 0.0, 0.8]])
    assert dict(_spelt(chances, [2], KINDS)) == {0: "B-place:0.30", 1: "I-place:0.30"}


def test_every_shape_is_known() -> None:
    words = {"Oslo": "Xx", "snow": "xx", "NATO": "XX", "A": "X", "1987": "1", "...": ".", "mRNA": "xX", "O'Brien": "xX"}
    assert {word: shape(word, first=False) for word in words} == words
    assert {shape(word, first=True) for word in words} <= set(SHAPES)


def test_answers_travel_with_the_parse() -> None:
    article = Article(text="Snow fell.", published=date(2024, 3, 12), id="a")
    tokens = (
        Token(
            1,
            "Snow",
            "snow",
            "NOUN",
            "NN",
            NO_FEATURES,
            2,
            "nsubj",
            Span(0, 4),
            event=Answer("OCCURRENCE", 0.3),
            name=Answer("B-other", 0.5),
        ),
        Token(2, "fell", "fall", "VERB", "VBD", NO_FEATURES, 0, "root", Span(5, 9), event=Answer("STATE", 1.0), real=Answer("not", 0.9)),
        Token(3, ".", ".", "PUNCT", ".", NO_FEATURES, 2, "punct", Span(9, 10)),
    )
    document = Document(article, (Sentence(0, tokens),))
    written = write_conllu(document)
    assert "|Event=OCCURRENCE:0.30|Name=B-other:0.50\n" in written
    assert "|Event=STATE:1.00|Real=not:0.90\n" in written
    assert read_conllu(written, article) == document
