"""Learn which words tell what an editor prints: one linear layer over the shipped encoder's states of a word.

    PYTHONPATH=. python training/train_printed.py --articles a.jsonl --parses a.conllu --gold gold.jsonl --out models --told told.conllu

`--gold` is as `train_salience.py` reads it. A word that tells a key event counts 1, one that tells another event of the editor's 0.3,
any other that may tell an event 0; dates count nothing here. `--out` gets `answers.safetensors` with the layer added. `--told` gets the
parses with the chances of layers that were fitted without the article's fifth (`Printed=` in MISC), for `train_salience.py`, which
would trust a layer too much that has seen its texts. Printed: of the N likeliest words of each article, N being the number of its key
events, how many tell a key event, of articles that the layer has not seen. Needs numpy.
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import load_file, save_file
from train_salience import FOLDS, TOLD, fit, read_gold, tells

from dateline.events.articles import read_articles
from dateline.events.parsing.conllu import FrozenParser, write_conllu
from dateline.events.parsing.inference.answering import LEAST, OPEN
from dateline.events.parsing.inference.encoder import Encoder
from dateline.events.parsing.stanza_parser import SHIPPED
from dateline.events.schema import Document, Token

PENALTY = 700.0


@dataclass(frozen=True, slots=True)
class Asked:
    """The words of an article of which it is asked: their places, the encoder's states and a 1, and what an editor gives for them."""

    document: Document
    places: Sequence[tuple[int, int]]
    states: np.ndarray
    values: np.ndarray
    keys: int


def asked(document: Document, encoder: Encoder, gold: Mapping[str, Any]) -> Asked:
    """Open words that may tell an event."""
    sentences = document.sentences
    states = encoder._read([[token.text for token in sentence.tokens] for sentence in sentences])[1].numpy()  # noqa: SLF001 - no Stanza here
    starts = np.cumsum([0, *(len(sentence.tokens) + 1 for sentence in sentences)])
    chosen = [(place, token) for place, sentence in enumerate(sentences) for token in sentence.tokens if may_tell(token)]
    rows = np.array([starts[place] + token.index for place, token in chosen], dtype=int)
    values = np.array([value_of(token, gold["events"]) for _, token in chosen])
    places = [(place, token.index) for place, token in chosen]
    return Asked(
        document, places, np.hstack([states[rows], np.ones((len(rows), 1))]), values, sum(event["key"] for event in gold["events"])
    )


def may_tell(token: Token) -> bool:
    """Whether the parser asks of it too."""
    return token.upos in OPEN and token.event is not None and token.event.weight > LEAST


def value_of(token: Token, events: Sequence[Mapping[str, Any]]) -> float:
    """1 for a word of a key event, less for that of another."""
    told = [event["key"] for event in events if tells(token.span, event)]
    return (1.0 if any(told) else TOLD) if told else 0.0


def layer(articles: Sequence[Asked]) -> np.ndarray:
    """The weights of the states, the bias last; each of the states is held back by its own spread."""
    states, values = np.vstack([article.states for article in articles]), np.concatenate([article.values for article in articles])
    middle, spread = states[:, :-1].mean(0), states[:, :-1].std(0) + 1e-3
    weights = fit(np.hstack([(states[:, :-1] - middle) / spread, states[:, -1:]]), values, PENALTY)
    scaled = weights[:-1] / spread
    return np.append(scaled, weights[-1] - scaled @ middle)


def unseen(articles: Sequence[Asked]) -> Iterator[tuple[Asked, np.ndarray]]:
    """Each article with the chances of its words, by a layer that was fitted without its fold."""
    for fold in range(FOLDS):
        weights = layer([article for number, article in enumerate(articles) if number % FOLDS != fold])
        for article in articles[fold::FOLDS]:
            yield article, 1 / (1 + np.exp(-article.states @ weights))


def with_chances(article: Asked, chances: np.ndarray) -> Document:
    """The article's trees with what the layer says."""
    told = dict(zip(article.places, chances.tolist(), strict=True))
    sentences = tuple(
        replace(sentence, tokens=tuple(replace(token, printed=told.get((place, token.index))) for token in sentence.tokens))
        for place, sentence in enumerate(article.document.sentences)
    )
    return replace(article.document, sentences=sentences)


def main() -> None:
    """Read, fit, report, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("articles", "parses", "gold", "out", "told"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    options = parser.parse_args()
    golds = read_gold(options.gold)
    texts = [article for article in read_articles(str(options.articles), published=None).articles if article.id in golds]
    encoder = Encoder(SHIPPED / "encoder", torch.float32)
    with torch.inference_mode():
        articles = [asked(document, encoder, golds[document.article.id]) for document in FrozenParser(options.parses).parse(texts)]
    found = [(article, chances, np.argsort(-chances, kind="stable")[: article.keys]) for article, chances in unseen(articles)]
    told, total = sum(int((article.values[first] == 1).sum()) for article, _, first in found), sum(article.keys for article in articles)
    print(f"of {total} words, as many in each article as it has key events, {told} tell one")
    options.told.write_text("".join(write_conllu(with_chances(article, chances)) for article, chances, _ in found), encoding="utf-8")
    weights = torch.tensor(layer(articles), dtype=torch.float32)
    answers = load_file(SHIPPED / "answers.safetensors") | {
        "printed.weight": weights[None, :-1].half(),
        "printed.bias": weights[-1:].half(),
    }
    options.out.mkdir(parents=True, exist_ok=True)
    save_file(answers, options.out / "answers.safetensors")
    shutil.copyfile(SHIPPED / "answers.json", options.out / "answers.json")


if __name__ == "__main__":
    main()
