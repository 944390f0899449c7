"""What an article is about, in a few weighed words: so that articles on one story are known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from math import log, sqrt

from dateline.events.accounts.telling import CONTENT, SILENT
from dateline.events.language.frequency import rarity
from dateline.events.schema import Document, Theme

WORDS = 80  # the heaviest; the others hardly count
NAMES = 40


def theme_of(document: Document) -> Theme:
    """The weighed words and names of the article."""
    tokens = [token for sentence in document.sentences for token in sentence.tokens if token.upos in CONTENT and len(token.lemma) > 1]
    words = (token.lemma.lower() for token in tokens)
    names = (token.lemma.lower() for token in tokens if token.upos == "PROPN")
    return Theme(_weighed((word for word in words if word not in SILENT), WORDS), _weighed(names, NAMES))


def _weighed(words: Iterable[str], most: int) -> tuple[tuple[str, float], ...]:
    """The heaviest words with their weights, as a vector of length one, in the order of the words."""
    weights = {word: (1 + log(count)) * rarity(word) for word, count in Counter(words).items()}
    heaviest = sorted(weights.items(), key=lambda pair: (-pair[1], pair[0]))[:most]
    length = sqrt(sum(weight * weight for _, weight in heaviest)) or 1.0
    return tuple(sorted((word, round(weight / length, 4)) for word, weight in heaviest))
