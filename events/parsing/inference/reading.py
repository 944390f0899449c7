"""From words to states: what the tagger and the parser have in common below their answers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

import torch
from torch import Tensor, nn

from dateline.events.parsing.inference.encoder import Encoder
from dateline.events.parsing.inference.layout import BothWays, Layout, Projection, groups

WORDS = 4_000
"""Words computed at once, padding counted."""

LETTERS = 8_000
"""Letters computed at once, padding counted."""

ROOT = 3
"""Stanza's number for the root, among letters too."""

_MARKS = "?\uff1f\ufe16\ufe56\u2047", "!\uff01\ufe15\ufe57\u203c"
_FIRST = frozenset("".join(_MARKS))
_QUESTION = re.compile(f"[{_MARKS[0]}][{''.join(_MARKS)}]+")
_EXCLAMATION = re.compile(f"[{_MARKS[1]}][{''.join(_MARKS)}]+")


def plain(word: str) -> str:
    """The word as the models have learned it: of several question or exclamation marks the first kind stays.

    >>> plain("?!!"), plain("!!"), plain("What?!")
    ('?', '!', 'What?!')
    """
    if word[0] not in _FIRST:
        return word
    if _QUESTION.fullmatch(word):
        return "?"
    return "!" if _EXCLAMATION.fullmatch(word) else word


class Letters:
    """What a small network makes of the letters of words; it hands each word to the layer above."""

    def __init__(self, model: Any) -> None:
        self._letters = model.vocab["char"]
        network = model.charmodel
        self._embedding = network.char_emb.weight.detach()
        lstm = network.charlstm.lstm
        self._lstm = lstm
        self._first = (network.charlstm_h_init.detach(), network.charlstm_c_init.detach())
        self._attention = network.char_attn.weight.detach()
        self._above: Tensor = model.trans_char.weight.detach()
        self._numbers: dict[str, int] = {}

    def read(self, words: Sequence[str], *, root: bool) -> Tensor:
        """One row a word, in order; if there is a root, its row comes first."""
        distinct = {word: number for number, word in enumerate(dict.fromkeys(words))}
        spelt = [[self._number(letter) for letter in word] for word in distinct]
        if root:
            spelt.append([ROOT])
        rows = torch.empty(len(spelt), self._above.shape[0])
        for group in groups([len(letters) for letters in spelt], LETTERS):
            for part in _halves(group, spelt):
                rows[part] = self._read([spelt[number] for number in part])
        places = [distinct[word] for word in words]
        return rows[[len(spelt) - 1, *places] if root else places]

    def _number(self, letter: str) -> int:
        if (number := self._numbers.get(letter)) is None:
            number = self._numbers[letter] = self._letters.unit2id(letter)
        return number

    def _read(self, spelt: Sequence[Sequence[int]]) -> Tensor:
        layout = Layout([len(letters) for letters in spelt])
        rows = self._embedding[torch.tensor([letter for letters in spelt for letter in letters])]
        padded = layout.padded(rows)
        hidden, cell = (state.expand(-1, len(padded), -1).contiguous() for state in self._first)
        states, _ = self._lstm(padded, (hidden, cell))
        weights = torch.sigmoid(states @ self._attention.T)
        weights = weights.masked_fill(layout.unseen.transpose(1, 2) < 0, 0.0)
        summed: Tensor = (states * weights).sum(1)[: len(spelt)]
        return summed @ self._above.T


def _halves(group: list[int], spelt: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    """Long words and short ones apart: they come sorted, and most are half as long as the longest."""
    short = next((place for place, number in enumerate(group) if 2 * len(spelt[number]) <= len(spelt[group[0]])), len(group))
    yield from (part for part in (group[:short], group[short:]) if part)


class Reader:
    """The states above which the tagger or the parser answers: letters and the encoder's states through one highway LSTM."""

    def __init__(self, model: Any, lstm: str, dtype: torch.dtype) -> None:
        model.eval()
        self._letters = Letters(model)
        self._mix = 1 + model.bert_layer_mix.weight.detach()[0, 0]
        highway = getattr(model, lstm)
        first = (getattr(model, f"{lstm}_h_init").detach(), getattr(model, f"{lstm}_c_init").detach())
        self._lstm = BothWays(highway.lstm[0].lstm, first)
        layers: list[nn.Linear] = [highway.gate[0], highway.highway[0]]
        self._around = Projection([(layer.weight.detach(), layer.bias.detach()) for layer in layers], dtype)

    def read(
        self, sentences: Sequence[Sequence[str]], states: Sequence[Tensor], *, root: bool
    ) -> Iterator[tuple[list[int], Layout, Tensor]]:
        """Sentences that are computed together: their numbers, their layout and a flat row a word, the root's first in each sentence.

        ``states`` are the encoder's, with the opening piece's.
        """
        for group in groups([len(states[number]) for number in range(len(states))], WORDS):
            words = [[plain(word) for word in sentences[number]] for number in group]
            seen = [states[number] if root else states[number][1:] for number in group]
            layout = Layout([len(rows) for rows in seen])
            spelt = self._letters.read([word for sentence in words for word in sentence], root=root)
            if root:
                spelt = spelt[_with_roots(words)]
            yield group, layout, self._flow(torch.cat([spelt, torch.cat(seen) * self._mix], 1), layout)

    def _flow(self, rows: Tensor, layout: Layout) -> Tensor:
        gate, around = self._around(rows).chunk(2, 1)
        return layout.flat(self._lstm(layout.padded(rows), layout)) + torch.sigmoid(gate) * torch.tanh(around)


def _with_roots(sentences: Sequence[Sequence[str]]) -> Tensor:
    """The places of a root before each sentence's words, where the root's row comes once and first."""
    places, done = [], 1
    for words in sentences:
        places += [0, *range(done, done + len(words))]
        done += len(words)
    return torch.tensor(places)


def words_of(documents: Sequence[Any]) -> tuple[list[Any], list[list[str]]]:
    """The sentences of Stanza's documents, and the words of each."""
    sentences = [sentence for document in documents for sentence in document.sentences]
    return sentences, [[word.text for word in sentence.words] for sentence in sentences]


def encoded(encoder: Encoder, words: Sequence[Sequence[str]], *, mixed: bool = False) -> list[Tensor]:
    """The encoder's states of sentences, their words as it has learned them: those of its last layer, or of all layers mixed."""
    asked = [[plain(word) for word in sentence] for sentence in words]
    return encoder.mixed(asked) if mixed else encoder.read(asked)
