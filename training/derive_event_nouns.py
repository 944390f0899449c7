r"""Derive the nouns of `events/language/en/derived`: which nouns name events, and which name people and groups.

    PYTHONPATH=. python training/derive_event_nouns.py --wordnet /usr/share/wordnet --articles ARTICLES.jsonl \
        --annotations TIMEML_FOLDER --parses PARSES --out events/language/en/derived

WordNet gives each noun's classes (Debian's `wordnet-base`), weighted by how often each sense occurs; annotated news
(TimeML documents, their texts as article objects, and their parses by `dateline parse`) gives counts. A logistic
regression on the classes gives each noun a prior; the counts move it. What a noun's sentence adds is fitted on top and
printed, for `CONTEXT_ODDS` in `events/extraction/predicates.py`. Needs scikit-learn.
Only single words and numbers come out; no text of the articles does.
"""

import argparse
import json
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

import numpy as np
from derived_table import put
from sklearn.linear_model import LogisticRegression
from wordnet_classes import CLASSES, wordnet_nouns

from dateline.events.extraction.predicates import CONTEXT_ODDS, noun_context
from dateline.events.parsing.conllu import FrozenParser
from dateline.events.schema import Article

PRIOR_WEIGHT = 3.0  # occurrences that the prior counts for
LEAST_ODDS = -2.6  # nouns below are left out of the list; they are taken to have just this


@dataclass(frozen=True, slots=True)
class Noun:
    """One occurrence of a noun, what its sentence says of it, and whether it was annotated as an event."""

    lemma: str
    context: frozenset[str]
    event: bool


def occurrences(articles: Path, annotations: Path, parses: Path) -> Iterator[Noun]:
    """Every common noun of the annotated articles."""
    for line in articles.read_text(encoding="utf-8").splitlines():
        value = json.loads(line)
        article = Article(text=value["text"], id=str(value["id"]))
        marked = set(_annotated(annotations / f"{article.id}.tml"))
        for sentence in FrozenParser(parses).parse([article])[0].sentences:
            for token in sentence.tokens:
                if token.upos == "NOUN":
                    yield Noun(token.lemma.lower(), noun_context(sentence, token), token.span.start in marked)


def _annotated(path: Path) -> Iterator[int]:
    """The places of all characters inside EVENT elements of the TEXT."""
    place = 0

    def walk(element: ET.Element, *, inside: bool) -> Iterator[int]:
        nonlocal place
        yield from _advance(element.text, inside=inside)
        for child in element:
            yield from walk(child, inside=inside or child.tag == "EVENT")
            yield from _advance(child.tail, inside=inside)

    def _advance(text: str | None, *, inside: bool) -> Iterator[int]:
        nonlocal place
        if inside:
            yield from range(place, place + len(text or ""))
        place += len(text or "")

    text = ET.parse(path).getroot().find("TEXT")  # noqa: S314 - corpora that the caller names
    if text is not None:
        yield from walk(text, inside=False)


def log_odds(probability: float) -> float:
    """Log-odds, kept within five either way."""
    clipped = min(max(probability, 0.005), 0.995)
    return math.log(clipped / (1 - clipped))


def lexical_odds(nouns: Iterable[Noun], wordnet: dict[str, tuple[dict[str, float], float]]) -> dict[str, float]:
    """Each noun's log-odds of naming an event: WordNet's prior, moved by the counts."""
    nouns = list(nouns)

    def features(lemma: str) -> list[float]:
        shares, derived = wordnet.get(lemma, ({}, 0.0))
        return [*(shares.get(name, 0.0) for name in CLASSES), derived, float(lemma not in wordnet)]

    model = LogisticRegression(max_iter=500).fit([features(noun.lemma) for noun in nouns], [noun.event for noun in nouns])
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for noun in nouns:
        counts[noun.lemma][noun.event] += 1
    lemmas = sorted(lemma for lemma in {*wordnet, *counts} if lemma.isascii() and lemma.isalpha() and lemma.islower())
    priors = model.predict_proba([features(lemma) for lemma in lemmas])[:, 1]
    odds = {}
    for lemma, prior in zip(lemmas, priors, strict=True):
        others, hits = counts.get(lemma, [0, 0])
        odds[lemma] = log_odds((hits + PRIOR_WEIGHT * prior) / (hits + others + PRIOR_WEIGHT))
    return odds


def print_context_weights(nouns: list[Noun], odds: dict[str, float]) -> None:
    """What the sentence adds, fitted on the same occurrences."""
    names = [name for name, _ in CONTEXT_ODDS]
    rows = np.array([[odds.get(noun.lemma, LEAST_ODDS), *(name in noun.context for name in names)] for noun in nouns], dtype=float)
    model = LogisticRegression(max_iter=1000).fit(rows, [noun.event for noun in nouns])
    print(dict(zip(["intercept", "lexical", *names], [model.intercept_[0].round(2), *model.coef_[0].round(2)], strict=True)))


def main() -> None:
    """Read the arguments, derive, and write both lists."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wordnet", type=Path, required=True)
    parser.add_argument("--articles", type=Path, required=True, nargs="+")
    parser.add_argument(
        "--annotations", type=Path, required=True, nargs="+", help="one folder of TimeML documents for each file of articles"
    )
    parser.add_argument("--parses", type=Path, required=True, nargs="+", help="one folder or file of parses for each file of articles")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    wordnet = wordnet_nouns(options.wordnet)
    sources = zip(options.articles, options.annotations, options.parses, strict=True)
    nouns = [noun for source in sources for noun in occurrences(*source)]
    odds = lexical_odds(nouns, wordnet)
    print_context_weights(nouns, odds)
    put(options.out / "nouns.tsv", "event", {lemma: f"{value:.1f}" for lemma, value in odds.items() if value > LEAST_ODDS})
    speakers = sorted(lemma for lemma, (shares, _) in wordnet.items() if shares.get("person", 0) + shares.get("group", 0) > 1 / 2)
    words = [lemma for lemma in speakers if lemma.isascii() and lemma.isalpha() and lemma.islower()]
    put(options.out / "nouns.tsv", "speaker", dict.fromkeys(words, ""))


if __name__ == "__main__":
    main()
