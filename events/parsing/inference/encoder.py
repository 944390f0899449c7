"""The transformer that everything is read off, run once for each sentence.

It is a plain BERT, written out here: the library that it comes from takes three seconds to import and pads what need not be padded.
How a word is written, which its pieces do not show, is added to what they embed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from dateline.events.parsing.inference.layout import STEP, Projection, groups, numbers, rounded
from dateline.events.parsing.inference.spelling import shape, with_first

PIECES = 4_000
"""Word pieces computed at once at most."""

OVERLAP = 20
"""Word pieces that two windows of a sentence longer than the transformer's share."""

REMEMBERED = 50_000
"""Words whose pieces are kept."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the transformer made of an article: one row after the other, in each sentence the root's before its words'.

    Behind the last row stand some of zeros, to make their number a round one.
    """

    sentences: Sequence[Any]
    words: Sequence[tuple[int, Any]]
    """Stanza's words, each with the number of its row."""
    lengths: Sequence[int]
    """The rows of each sentence."""
    shapes: Tensor
    """How the word of each row is written; 0 is no word."""
    states: Tensor


@dataclass(frozen=True, slots=True)
class _Window:
    """As much of a sentence as the transformer reads at once: its pieces, how their words are written, and which of them are asked for."""

    pieces: Sequence[int]
    shapes: Sequence[int]
    places: Sequence[int]


class Encoder:
    """A BERT over word pieces; what it made last is remembered, so that all processors read off one pass."""

    def __init__(self, folder: Path, dtype: torch.dtype) -> None:
        config = SimpleNamespace(**json.loads((folder / "config.json").read_text(encoding="utf-8")))
        self._longest: int = config.max_position_embeddings
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._opening, self._closing = self._tokenizer.encode("").ids
        self._spelt = lru_cache(REMEMBERED)(self._spell)
        weights = load_file(folder / "model.safetensors")
        self._pieces = weights["embeddings.word_embeddings.weight"]
        self._case = weights["case.weight"].float()
        self._places = (
            weights["embeddings.position_embeddings.weight"].float() + weights["embeddings.token_type_embeddings.weight"][0].float()
        )
        self._norm = _Norm(weights, "embeddings.LayerNorm", config)
        count = len({name.split(".")[2] for name in weights if name.startswith("encoder.layer.")})
        self._layers = [_Layer(weights, f"encoder.layer.{number}", config, dtype) for number in range(count)]
        self._last: tuple[list[list[str]], Tensor, Tensor] | None = None

    def read(self, documents: Sequence[Any]) -> Reading:
        """What is made of the sentences of some of Stanza's documents."""
        sentences = [sentence for document in documents for sentence in document.sentences]
        texts = [[word.text for word in sentence.words] for sentence in sentences]
        if self._last is None or self._last[0] != texts:
            self._last = (texts, *self._read(texts))
        rows: list[tuple[int, Any]] = []
        for number, sentence in enumerate(sentences):
            rows += enumerate(sentence.words, len(rows) + number + 1)
        return Reading(sentences, rows, [len(words) + 1 for words in texts], *self._last[1:])

    def _read(self, sentences: Sequence[Sequence[str]]) -> tuple[Tensor, Tensor]:
        """For each row how its word is written, and its state."""
        shapes = [with_first([self._spelt(word)[1] for word in words]) for words in sentences]
        windows = [window for words, own in zip(sentences, shapes, strict=True) for window in self._windows(words, own)]
        starts = torch.tensor([0, *(len(window.places) for window in windows)]).cumsum(0).tolist()
        states = torch.zeros(rounded(starts[-1], STEP), self._case.shape[1])
        for group in groups([len(window.pieces) for window in windows], PIECES):
            chosen = [windows[number] for number in group]
            rows = [row for number in group for row in range(starts[number], starts[number + 1])]
            states[numbers(rows)] = self._states(chosen)
        flat = numbers([number for own in shapes for number in (0, *own)])
        return functional.pad(flat, (0, len(states) - len(flat))), states

    def _windows(self, words: Sequence[str], own: Sequence[int]) -> Iterator[_Window]:
        """A sentence; where it is too long, in windows of which each but the first begins with what the one before has seen already."""
        pieces, shapes, places = [self._opening], [0], [0]
        for word, kind in zip(words, own, strict=True):
            spelt, _ = self._spelt(word)
            pieces += spelt
            shapes += [kind] * len(spelt)
            places.append(len(pieces) - 1)
        pieces.append(self._closing)
        shapes.append(0)
        if len(pieces) <= self._longest:
            yield _Window(pieces, shapes, places)
            return
        done = 0
        for start in (0, *range(self._longest - OVERLAP, len(pieces) - OVERLAP, self._longest - OVERLAP)):
            end = start + self._longest
            yield _Window(pieces[start:end], shapes[start:end], [place - start for place in places if done <= place < end])
            done = end

    def _spell(self, word: str) -> tuple[list[int], int]:
        """A word's pieces, and how it is written; a word of characters that the transformer knows nothing of is a dash to it."""
        pieces = self._tokenizer.encode(word, add_special_tokens=False).ids
        return pieces or self._tokenizer.encode("-", add_special_tokens=False).ids, shape(word)

    def _states(self, windows: Sequence[_Window]) -> Tensor:
        """The states that are asked for."""
        lengths = [len(window.pieces) for window in windows]
        rest = [0] * (rounded(sum(lengths), STEP) - sum(lengths))
        pieces, shapes, places = (
            numbers([number for part in parts for number in part])
            for parts in (
                [*(window.pieces for window in windows), rest],
                [*(window.shapes for window in windows), rest],
                [*(range(length) for length in lengths), rest],
            )
        )
        states = self._norm(functional.embedding(pieces, self._pieces).float() + self._case[shapes] + self._places[places])
        for layer in self._layers:
            states = layer(states, lengths)
        starts = torch.tensor([0, *lengths]).cumsum(0).tolist()
        return states[numbers([start + place for start, window in zip(starts, windows, strict=False) for place in window.places])]


class _Norm:
    def __init__(self, weights: Mapping[str, Tensor], name: str, config: Any) -> None:
        self._weight, self._bias = weights[f"{name}.weight"].float(), weights[f"{name}.bias"].float()
        self._epsilon = config.layer_norm_eps

    def __call__(self, states: Tensor) -> Tensor:
        return functional.layer_norm(states, self._weight.shape, self._weight, self._bias, self._epsilon)


class _Layer:
    """One layer: the states are float32 throughout, products are as precise as asked for."""

    def __init__(self, weights: Mapping[str, Tensor], name: str, config: Any, dtype: torch.dtype) -> None:
        def projection(*names: str) -> Projection:
            return Projection([(weights[f"{name}.{part}.weight"], weights[f"{name}.{part}.bias"]) for part in names], dtype)

        self._heads = config.num_attention_heads
        self._asked = projection("attention.self.query", "attention.self.key", "attention.self.value")
        self._attended = projection("attention.output.dense")
        self._norm = _Norm(weights, f"{name}.attention.output.LayerNorm", config)
        self._wide = projection("intermediate.dense")
        self._narrow = projection("output.dense")
        self._last_norm = _Norm(weights, f"{name}.output.LayerNorm", config)

    def __call__(self, states: Tensor, lengths: Sequence[int]) -> Tensor:
        states = self._norm(states + self._attended(self._attention(self._asked(states), lengths)))
        return self._last_norm(states + self._narrow(functional.gelu(self._wide(states))))

    def _attention(self, asked: Tensor, lengths: Sequence[int]) -> Tensor:
        """Sentence by sentence: so nothing is padded, copied or masked."""
        width = asked.shape[1] // 3 // self._heads
        found = asked.new_zeros(len(asked), self._heads, width)
        start = 0
        for length in lengths:
            query, key, value = asked[start : start + length].view(1, length, 3, self._heads, width).permute(2, 0, 3, 1, 4)
            found[start : start + length] = functional.scaled_dot_product_attention(query, key, value)[0].transpose(0, 1)
            start += length
        return found.flatten(1)
