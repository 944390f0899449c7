"""The transformer that the tagger and the parser share, run once for each sentence.

It is a plain BERT, written out here: the library that it comes from takes three seconds to import and pads what need not be padded.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from dateline.events.parsing.inference.layout import Projection, groups

NAME = "dateline-encoder"
"""What the shipped models call their transformer."""

PIECES = 4_000
"""Word pieces computed at once at most, reckoned as if padded."""

OVERLAP = 20
"""Word pieces that two windows of a sentence longer than the transformer's share."""

Words = Sequence[str]


class Encoder(nn.Module):
    """A BERT over word pieces; what it made last is remembered, so that the parser finds what the tagger has asked for.

    ``shares`` say how much each layer counts, the lowest first, in the mixed states, if those are wanted: the highest layer knows little
    but trees.
    """

    def __init__(self, folder: Path, dtype: torch.dtype, shares: Sequence[float] = ()) -> None:
        super().__init__()
        self.config = SimpleNamespace(**json.loads((folder / "config.json").read_text(encoding="utf-8")))
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._shares = shares
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        weights = load_file(folder / "model.safetensors")
        self._embedding = {name: weights[f"embeddings.{name}.weight"] for name in ("word_embeddings", "position_embeddings")}
        self._first = weights["embeddings.token_type_embeddings.weight"][0].float()
        self._norm = _Norm(weights, "embeddings.LayerNorm", self.config)
        self._layers = [_Layer(weights, f"encoder.layer.{number}", self.config, dtype) for number in range(self.config.num_hidden_layers)]
        self._last: tuple[list[list[str]], list[Tensor]] = ([], [])

    def read(self, sentences: Sequence[Words]) -> list[Tensor]:
        """The states of each sentence: the opening piece's, then the last piece's of each word."""
        return [states[:, : self.config.hidden_size] for states in self._remembered(sentences)]

    def mixed(self, sentences: Sequence[Words]) -> list[Tensor]:
        """The same of all layers together, each by its share."""
        return [states[:, self.config.hidden_size :] for states in self._remembered(sentences)]

    def _remembered(self, sentences: Sequence[Words]) -> list[Tensor]:
        asked = [list(words) for words in sentences]
        if asked != self._last[0]:
            self._last = (asked, self._read(asked))
        return self._last[1]

    def _read(self, sentences: list[list[str]]) -> list[Tensor]:
        pieces = [self._pieces(words) for words in sentences]
        windows = [window for ids, _ in pieces for window in _windows(ids, self.config.max_position_embeddings)]
        states: list[Tensor] = [torch.empty(0)] * len(windows)
        for group in groups([len(window) for window in windows], PIECES):
            for number, state in zip(group, self._states([windows[number] for number in group]), strict=True):
                states[number] = state
        rest = iter(states)
        return [_joined(rest, len(ids), self.config.max_position_embeddings)[places] for ids, places in pieces]

    def _pieces(self, words: list[str]) -> tuple[list[int], list[int]]:
        """A sentence's word pieces, and the places of the opening piece and of the last piece of each word."""
        encoded = self._tokenizer.encode(words, is_pretokenized=True)
        last = {word: place for place, word in enumerate(encoded.word_ids) if word is not None}
        if len(last) < len(words):  # words of characters that it knows nothing of
            return self._pieces([word if number in last else "-" for number, word in enumerate(words)])
        return encoded.ids, [0, *(last[number] for number in range(len(words)))]

    def _states(self, windows: Sequence[Sequence[int]]) -> list[Tensor]:
        lengths = [len(window) for window in windows]
        ids = torch.tensor([piece for window in windows for piece in window])
        embedded = functional.embedding(ids, self._embedding["word_embeddings"]).float()
        embedded += torch.cat([self._embedding["position_embeddings"][:length] for length in lengths]).float()
        states = self._norm(embedded + self._first)
        mixed = torch.zeros_like(states)
        for number, layer in enumerate(self._layers):
            states = layer(states, lengths)
            if self._shares:
                mixed.add_(states, alpha=self._shares[number])
        return list(torch.split(torch.cat([states, mixed], 1) if self._shares else states, lengths))


def _windows(ids: list[int], longest: int) -> list[list[int]]:
    return [ids[start : start + longest] for start in _starts(len(ids), longest)]


def _starts(length: int, longest: int) -> list[int]:
    """Where the windows of so many pieces begin; each but the first begins with what the one before it has seen already."""
    return [0, *range(longest - OVERLAP, max(0, length - OVERLAP), longest - OVERLAP)]


def _joined(windows: Any, length: int, longest: int) -> Tensor:
    """The states of the next sentence, which takes as many windows as its length asks for."""
    count = len(_starts(length, longest))
    states = [next(windows) for _ in range(count)]
    return states[0] if count == 1 else torch.cat([states[0], *(state[OVERLAP:] for state in states[1:])])


class _Norm:
    def __init__(self, weights: dict[str, Tensor], name: str, config: Any) -> None:
        self._weight, self._bias = weights[f"{name}.weight"].float(), weights[f"{name}.bias"].float()
        self._epsilon = config.layer_norm_eps

    def __call__(self, states: Tensor) -> Tensor:
        return functional.layer_norm(states, self._weight.shape, self._weight, self._bias, self._epsilon)


class _Layer:
    """One layer: the states are float32 throughout, products are as precise as asked for."""

    def __init__(self, weights: dict[str, Tensor], name: str, config: Any, dtype: torch.dtype) -> None:
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
        return self._last_norm(states + self._narrow(functional.gelu(self._wide.raw(states))))

    def _attention(self, asked: Tensor, lengths: Sequence[int]) -> Tensor:
        """Sentence by sentence: so nothing is padded, copied or masked."""
        width = asked.shape[1] // 3 // self._heads
        found = asked.new_empty(len(asked), self._heads, width)
        none = asked.new_zeros(1, 1, 1)
        start = 0
        for length in lengths:
            query, key, value = asked[start : start + length].view(length, 3, self._heads, width).permute(1, 2, 0, 3)
            weights = torch.baddbmm(none, query, key.transpose(1, 2), beta=0, alpha=width**-0.5).softmax(-1)
            found[start : start + length] = torch.bmm(weights, value).transpose(0, 1)
            start += length
        return found.flatten(1)
