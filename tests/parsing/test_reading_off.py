"""What is computed over the encoder's states for tags, and how words are written and inflected."""

import pytest
import torch

from dateline.events.parsing.inference.inflection import regular
from dateline.events.parsing.inference.learned import Learned
from dateline.events.parsing.inference.spelling import SHAPES, shape, with_first
from dateline.events.parsing.inference.tagging import COLUMNS, together


def test_tags_are_chosen_together_by_the_sum_of_their_scores() -> None:
    torch.manual_seed(3)
    sizes = dict(zip(COLUMNS, (3, 4, 5), strict=True))
    weights = {f"tags.{name}.weight": torch.randn(size, 6) for name, size in sizes.items()}
    weights |= {f"tags.{name}.bias": torch.randn(size) for name, size in sizes.items()}
    triples = [(0, 0, 0), (1, 3, 2), (2, 1, 4), (0, 2, 2), (2, 2, 2)]
    states = torch.randn(50, 6)
    chances = [(states @ weights[f"tags.{name}.weight"].T + weights[f"tags.{name}.bias"]).log_softmax(1) for name in COLUMNS]
    summed = torch.stack([sum((chances[at][:, value] for at, value in enumerate(triple)), torch.zeros(50)) for triple in triples], 1)
    found = together(Learned(weights, {"triples": triples}))(states)
    assert found.argmax(1).tolist() == summed.argmax(1).tolist()
    assert len(set(found.argmax(1).tolist())) > 1


def test_every_shape_is_known_and_the_first_with_letters_is_marked() -> None:
    words = {"Oslo": "Xx", "snow": "xx", "NATO": "XX", "A": "X", "1987": "1", "...": ".", "mRNA": "xX", "O'Brien": "xX"}
    assert {word: SHAPES[shape(word)] for word in words} == words
    told = [SHAPES[number] for number in with_first([shape(word) for word in ("1987", "(", "A", "Oslo", "A")])]
    assert told == ["1", ".", "X first", "Xx", "X"]
    assert [SHAPES[number] for number in with_first([shape("...")])] == ["."]
    assert with_first([]) == []


KNOWN = frozenset(["fine", "plan", "carry", "lien", "actress", "box", "big", "vlog"])


@pytest.mark.parametrize(
    ("word", "upos", "xpos", "lemma"),
    [
        ("fined", "VERB", "VBN", "fine"),
        ("replanned", "VERB", "VBD", "replan"),
        ("vlogging", "VERB", "VBG", "vlog"),
        ("recarries", "VERB", "VBZ", "recarry"),
        ("Googling", "VERB", "VBG", "google"),
        ("liens", "NOUN", "NNS", "lien"),
        ("boxes", "NOUN", "NNS", "box"),
        ("pre-actress", "NOUN", "NNS", "pre-actress"),
        ("s", "NOUN", "NNS", "s"),
        ("bigger", "ADJ", "JJR", "big"),
        ("Peruvian", "ADJ", "JJ", "Peruvian"),
        ("Big", "ADJ", "JJ", "big"),
        ("Hallings", "PROPN", "NNP", "Hallings"),
        ("Ortegas", "PROPN", "NNPS", "Ortega"),
        ("12,000", "NUM", "CD", "12000"),
    ],
)
def test_what_is_regular_is_undone(word: str, upos: str, xpos: str, lemma: str) -> None:
    assert regular(word, upos, xpos, KNOWN) == lemma
