"""Whether two articles tell one story: by the words and names that they are about, weighed by a small model.

Two articles of a trade are alike in all but their names ("Acme said its quarterly profit rose"), two on one country in nothing but its
name. The weights in ``story_weights.tsv`` are those of a logistic model of annotated news (``training/train_merging.py``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from math import exp

from dateline.events.language.tables import cut
from dateline.events.rule import Evidence
from dateline.events.schema import Theme

ENOUGH = 30  # words that an article is about; of fewer, likeness says less
MANY_NAMES = 40
BIAS = "always"
REMEMBERED = 2_000  # articles
PAIRS = 5_000

Vector = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Two:
    """What two articles are about: their words and their names with weights, each a vector of length one."""

    words: tuple[Vector, Vector]
    names: tuple[Vector, Vector]

    @property
    def sure(self) -> float:
        """How far likeness can be trusted: short articles are alike by chance."""
        return min(1.0, min(map(len, self.words)) / ENOUGH)


def likeness(one: Vector, other: Vector) -> float:
    """The cosine of two vectors of length one."""
    small, large = (one, other) if len(one) < len(other) else (other, one)
    return sum(weight * large[word] for word, weight in small.items() if word in large)


def _covered(one: Vector, other: Vector) -> float:
    """The share of the first that the other has too."""
    return sum(weight * weight for word, weight in one.items() if word in other)


def _has_first(one: Vector, other: Vector) -> float:
    """Whether the other has the heaviest of the first."""
    return float(bool(one) and max(one, key=lambda word: (one[word], word)) in other)


STORY: tuple[Evidence[Callable[[Two], float]], ...] = (
    Evidence("like_words", "like words", lambda two: two.sure * likeness(*two.words)),
    Evidence("like_names", "like names", lambda two: two.sure * likeness(*two.names)),
    Evidence("words_of_both", "words of both", lambda two: two.sure * min(_covered(*two.words), _covered(*two.words[::-1]))),
    Evidence("words_of_one", "words of one", lambda two: two.sure * max(_covered(*two.words), _covered(*two.words[::-1]))),
    Evidence("the_first_name", "the first name", lambda two: two.sure * max(_has_first(*two.names), _has_first(*two.names[::-1]))),
    Evidence("many_names", "many names", lambda two: min(1.0, min(map(len, two.names)) / MANY_NAMES)),
)


def two_of(one: Theme, other: Theme) -> Two:
    """The two articles side by side."""
    return Two((_words(one), _words(other)), (_names(one), _names(other)))


_STORIES: dict[tuple[int, int], tuple[Theme, Theme, float]] = {}


def story(one: Theme, other: Theme) -> float:
    """The chance, 0 to 1, that the two articles tell one story; what is remembered holds both, so that no others have their identity."""
    found = _STORIES.get((id(one), id(other)))
    if found is None:
        if len(_STORIES) >= PAIRS:
            _STORIES.clear()
        two, weights = two_of(one, other), _weights()
        score = weights[BIAS] + sum(weights[row.key] * row.share(two) for row in STORY)
        found = _STORIES[id(one), id(other)] = (one, other, 1 / (1 + exp(-score)))
    return found[2]


@lru_cache(maxsize=REMEMBERED)
def _words(theme: Theme) -> Vector:
    return dict(theme.words)


@lru_cache(maxsize=REMEMBERED)
def _names(theme: Theme) -> Vector:
    return dict(theme.names)


@cache
def _weights() -> Mapping[str, float]:
    return {name: float(weight) for name, weight in cut("dateline.events.merging", "story_weights.tsv")}
