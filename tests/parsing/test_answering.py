"""What the encoder's states tell beside trees: read off in the right places, and carried with the parse."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import torch

from dateline.events.parsing.conllu import read_conllu, write_conllu
from dateline.events.parsing.inference.answering import Answers, spelt
from dateline.events.parsing.inference.encoder import Reading
from dateline.events.parsing.inference.layout import Projection
from dateline.events.parsing.inference.learned import Learned
from dateline.events.parsing.inference.spelling import SHAPES
from dateline.events.schema import NO_FEATURES, Answer, Article, Document, Sentence, Span, Token

NAMES = ("O", "B-person", "I-person", "B-place", "I-place")
WIDTH, HIDDEN = 4, 16


@pytest.fixture
def answers() -> Answers:
    """Random numbers of the right shapes."""
    torch.manual_seed(7)
    layers = {"hidden.name": (HIDDEN, WIDTH), "hidden.event": (HIDDEN, WIDTH)}
    layers |= {"around": (HIDDEN, 3 * HIDDEN), "name.name": (len(NAMES), 2 * HIDDEN), "event.timeml": (3, HIDDEN)}
    weights = {f"{name}.weight": torch.randn(size) for name, size in layers.items()}
    weights |= {f"{name}.bias": torch.randn(size[0]) for name, size in layers.items()}
    meaning = {"names": NAMES, "classes": ("O", "OCCURRENCE", "STATE")}
    return Answers(Learned(weights | {"spelt.weight": torch.randn(len(SHAPES), HIDDEN)}, meaning), torch.float32)


def _reading(states: torch.Tensor, *sentences: tuple[str, ...]) -> Reading:
    """Sentences of words with these tags, all in small letters."""
    words: list[tuple[int, Any]] = []
    shapes: list[int] = []
    for tags in sentences:
        words += [(len(shapes) + place, SimpleNamespace(upos=tag)) for place, tag in enumerate(tags, 1)]
        shapes += [0, *[1] * len(tags)]
    return Reading((), words, [len(tags) + 1 for tags in sentences], torch.tensor(shapes), states)


FELL, MET = ("NOUN", "VERB", "PUNCT"), ("PROPN", "VERB")


def test_a_sentence_is_answered_for_the_same_alone_and_among_others(answers: Answers) -> None:
    states = torch.randn(7, WIDTH)
    both, second = _reading(states, FELL, MET), _reading(states[4:], MET)
    later = [id(word) for row, word in both.words if row > 4]
    told = [told for word, told in answers.events(both) if id(word) in later]
    assert told == [told for _, told in answers.events(second)] != []
    together, alone = answers._scores(both), answers._scores(second)  # noqa: SLF001 - what is read off the rows
    assert torch.allclose(together[5:], alone[1:])  # row 4 is the second root's


def test_a_neighbour_is_looked_at_within_the_sentence(answers: Answers) -> None:
    states = torch.randn(4, WIDTH)
    changed = states.clone()
    changed[3] = 9 * torch.randn(WIDTH)
    scores, others = (answers._scores(_reading(rows, FELL)) for rows in (states, changed))  # noqa: SLF001
    assert [torch.allclose(one, other) for one, other in zip(scores, others, strict=True)] == [True, True, False, False]


def test_only_open_words_are_asked_whether_they_tell_an_event(answers: Answers) -> None:
    reading = _reading(torch.randn(4, WIDTH), FELL)
    told = {word.upos: text for word, text in answers.events(reading)}
    assert "NOUN" in told  # however small its chance
    assert set(told) <= {"NOUN", "VERB"}
    assert all(text.startswith("Event=") for text in told.values())


def test_where_it_was_learned_it_is_told_whether_an_editor_prints_what_a_word_tells(answers: Answers) -> None:
    assert not any("Printed" in told for _, told in answers.events(_reading(torch.randn(4, WIDTH), FELL)))
    states = torch.eye(4, WIDTH)
    learned = Projection([(torch.tensor([[0.0, -2.0, 2.0, *[0.0] * (WIDTH - 3)]]), torch.zeros(1))], torch.float32)
    answers._printed = learned  # noqa: SLF001
    told = {word.upos: text.rpartition("|")[2] for word, text in answers.events(_reading(states, FELL)) if "Printed" in text}
    assert told == {"NOUN": "Printed=0.12", "VERB": "Printed=0.88"}


def test_nothing_is_told_of_no_words(answers: Answers) -> None:
    nothing = Reading((), [], [], torch.zeros(0, dtype=torch.int64), torch.zeros(0, WIDTH))
    assert list(answers.events(nothing)) == []
    assert list(answers.names(nothing)) == []


@pytest.mark.parametrize(
    ("best", "lengths", "spans"),
    [
        ([0, 1, 2, 0, 3], [5], {(1, "B-person"), (2, "I-person"), (4, "B-place")}),
        ([0, 0, 2, 2], [4], {(2, "B-person"), (3, "I-person")}),  # an inside without a begin begins
        ([0, 1, 1], [3], {(1, "B-person"), (2, "B-person")}),
        ([0, 0, 1, 1, 2, 0], [3, 3], {(2, "B-person"), (4, "B-person")}),  # no name is told of a root, or goes over it
        ([0, 0, 0], [3], set()),
    ],
)
def test_names_are_put_together_from_their_words(best: list[int], lengths: list[int], spans: set[tuple[int, str]]) -> None:
    chances = np.full((len(best), 5), 0.05)
    chances[np.arange(len(best)), best] = 0.8
    told = {(row, text.removeprefix("Name=").partition(":")[0]) for row, text in spelt(chances, lengths, NAMES)}
    assert told == spans


def test_a_name_is_of_one_kind_and_as_sure_as_its_least_sure_word() -> None:
    chances = np.array([[1.0, 0.0, 0.0, 0.0, 0.0], [0.0, 0.6, 0.1, 0.3, 0.0], [0.1, 0.0, 0.1, 0.0, 0.8]])
    assert dict(spelt(chances, [3], NAMES)) == {1: "Name=B-place:0.30", 2: "Name=I-place:0.30"}


def test_answers_travel_with_the_parse() -> None:
    article = Article(text="Snow fell.", published=date(2024, 3, 12), id="a")
    event, name = Answer("OCCURRENCE", 0.3), Answer("B-other", 0.5)
    tokens = (
        Token(1, "Snow", "snow", "NOUN", "NN", NO_FEATURES, 2, "nsubj", Span(0, 4), event=event, name=name),
        Token(2, "fell", "fall", "VERB", "VBD", NO_FEATURES, 0, "root", Span(5, 9), event=Answer("STATE", 1.0), printed=0.25),
        Token(3, ".", ".", "PUNCT", ".", NO_FEATURES, 2, "punct", Span(9, 10)),
    )
    document = Document(article, (Sentence(0, tokens),))
    written = write_conllu(document)
    assert "|Event=OCCURRENCE:0.30|Name=B-other:0.50\n" in written
    assert "|Event=STATE:1.00|Printed=0.25\n" in written
    assert read_conllu(written, article) == document
