"""Stanza's tokenizer: a network reads the letters and says after which of them a word, or a sentence, ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from stanza.models.common.doc import Document
from stanza.models.tokenization.data import (
    NEWLINE_WHITESPACE_RE,
    PER_CHAR_FEAT_FUNCS,
    POSITION_FEAT_FUNCS,
    STRUCTURAL_FEATURES,
    WHITESPACE_RE,
)
from stanza.models.tokenization.trainer import Trainer
from stanza.models.tokenization.utils import update_pred_regex
from stanza.pipeline.processor import ProcessorVariant, register_processor_variant
from torch import Tensor

from dateline.events.parsing.inference.layout import BothWays, Layout, groups
from dateline.events.parsing.inference.models import VARIANT, loaded
from dateline.events.parsing.lengths import parts

WINDOW = 200
"""Letters that one row of the network answers for."""

AROUND = 50
"""Letters that it sees before and after them: with them a row is as long as those that it has learned from."""

BLANKS = 4
"""Blanks behind a paragraph's last letter: in training most rows ended in some, and without them a closing quotation mark is
taken for a sentence of its own."""

LETTERS = 60_000
"""Letters computed at once, padding counted."""

TOO_LONG = 1_000
"""Letters of a word that the models need not see: Stanza gives them another in its place."""

WORD, SENTENCE, SEVERAL, SEVERAL_LAST = 1, 2, 3, 4
"""After a letter: a word ends, a sentence ends, several words in one end, or these and the sentence."""


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """The letters of a paragraph, blanks once each, and where each stands in the text."""

    letters: str
    places: Sequence[int]


@register_processor_variant("tokenize", VARIANT)
class Tokenizer(ProcessorVariant):  # type: ignore[misc] # stanza has no types
    """Cuts texts into sentences and words."""

    OVERRIDE = True

    def __init__(self, config: dict[str, Any]) -> None:
        trainer = loaded(Trainer, config["model_path"], {}, None)
        self._model = trainer.model
        self._vocab = trainer.vocab
        self._invtemp = trainer.args["hier_invtemp"]
        self._single = [name for name in trainer.args["feat_funcs"] if name not in POSITION_FEAT_FUNCS and name in PER_CHAR_FEAT_FUNCS]
        self._patterns = [pattern for name, pattern in STRUCTURAL_FEATURES.items() if name in trainer.args["feat_funcs"]]
        self._first, self._second = BothWays(self._model.rnn), BothWays(self._model.rnn2)
        self._seen: dict[str, tuple[int, list[int]]] = {}

    def process(self, document: Any) -> Any:
        """Cut a text, or one of Stanza's documents."""
        return self.bulk_process([document if isinstance(document, Document) else Document([], text=document)])[0]

    @torch.inference_mode()
    def bulk_process(self, docs: Sequence[Any]) -> list[Any]:
        """Cut the parts of one article."""
        paragraphs = [list(_paragraphs(document.text)) for document in docs]
        ends = iter(self._ends([paragraph for found in paragraphs for paragraph in found]))
        return [
            Document([sentence for paragraph in found for sentence in _sentences(paragraph, next(ends))], text=document.text)
            for document, found in zip(docs, paragraphs, strict=True)
        ]

    def _ends(self, paragraphs: Sequence[_Paragraph]) -> Iterator[list[int]]:
        """What ends after each letter of each paragraph."""
        rows = [self._row(paragraph.letters) for paragraph in paragraphs]
        windows = [(number, *window) for number, paragraph in enumerate(paragraphs) for window in _windows(len(paragraph.letters))]
        answers: list[Any] = [np.zeros(len(paragraph.letters), dtype=np.int64) for paragraph in paragraphs]
        for group in groups([last - first for _, first, last, _, _ in windows], LETTERS):
            layout = Layout([windows[place][2] - windows[place][1] for place in group])
            cut = [(windows[place], rows[windows[place][0]]) for place in group]
            numbers = torch.cat([numbers[first:last] for (_, first, last, _, _), (numbers, _) in cut])
            features = torch.cat([features[first:last] for (_, first, last, _, _), (_, features) in cut])
            found = torch.split(self._classes(numbers, features, layout), layout.lengths)
            for place, answer in zip(group, found, strict=True):
                number, first, _, begin, end = windows[place]
                answers[number][begin:end] = answer[begin - first : end - first].numpy()
        for paragraph, answer in zip(paragraphs, answers, strict=True):
            answer[-1] = SEVERAL_LAST if answer[-1] > SENTENCE else SENTENCE
            yield update_pred_regex(list(paragraph.letters), answer).tolist()

    def _row(self, letters: str) -> tuple[Tensor, Tensor]:
        """The letters' numbers, and their features: those of a letter, of its place, of a pattern that it is part of."""
        known = [self._seen.get(letter) or self._learn(letter) for letter in letters]
        features = np.zeros((len(letters) + BLANKS, len(self._single) + 2 + len(self._patterns)), dtype=np.float32)
        features[: len(letters), : len(self._single)] = [singles for _, singles in known]
        features[len(letters) - 1, len(self._single)] = features[0, len(self._single) + 1] = 1
        for column, pattern in enumerate(self._patterns, len(self._single) + 2):
            for match in pattern.finditer(letters):
                features[match.start() : match.end(), column] = 1
        return torch.tensor([number for number, _ in known] + [0] * BLANKS), torch.from_numpy(features)

    def _learn(self, letter: str) -> tuple[int, list[int]]:
        known = self._seen[letter] = (self._vocab.unit2id(letter), [PER_CHAR_FEAT_FUNCS[name](letter) for name in self._single])
        return known

    def _classes(self, numbers: Tensor, features: Tensor, layout: Layout) -> Tensor:
        """The likeliest of the five answers, for flat letters."""
        model = self._model
        rows = torch.cat([model.embeddings(numbers), features], 1)
        states = layout.flat(self._first(layout.padded(rows), layout))
        word = model.tok_clf(states)
        gated = states * (1 - torch.sigmoid(-word * self._invtemp))
        again = layout.flat(self._second(layout.padded(gated), layout))
        word = (word + model.tok_clf2(again)).squeeze(1)
        sentence = (model.sent_clf(states) + model.sent_clf2(again)).squeeze(1)
        several = (model.mwt_clf(states) + model.mwt_clf2(again)).squeeze(1)
        return _likeliest(word, sentence, several)


def _likeliest(word: Tensor, sentence: Tensor, several: Tensor) -> Tensor:
    yes = torch.nn.functional.logsigmoid
    single = yes(word) + yes(-several)
    joined = yes(word) + yes(several)
    answers = [yes(-word), single + yes(-sentence), single + yes(sentence), joined + yes(-sentence), joined + yes(sentence)]
    return torch.stack(answers, 1).argmax(1)


def _paragraphs(text: str) -> Iterator[_Paragraph]:
    edges = [0, *(edge for gap in NEWLINE_WHITESPACE_RE.finditer(text) for edge in gap.span()), len(text)]
    for first, last in zip(edges[::2], edges[1::2], strict=True):
        letters = WHITESPACE_RE.sub(" ", text[first:last].rstrip())
        places = [place for place, letter in enumerate(letters) if letter != " " or not place or letters[place - 1] != " "]
        if places:
            yield _Paragraph("".join([letters[place] for place in places]), [first + place for place in places])


def _windows(length: int) -> Iterator[tuple[int, int, int, int]]:
    """Rows of a paragraph: what is seen (from, to) and what is answered for (from, to).

    >>> list(_windows(250))
    [(0, 254, 0, 250)]
    >>> list(_windows(500))
    [(0, 250, 0, 200), (150, 450, 200, 400), (350, 504, 400, 500)]
    """
    if length <= WINDOW + 2 * AROUND:
        yield 0, length + BLANKS, 0, length
        return
    for start in range(0, length, WINDOW):
        end = min(start + WINDOW, length)
        yield max(0, start - AROUND), min(length + BLANKS, end + AROUND), start, end


def _sentences(paragraph: _Paragraph, ends: Sequence[int]) -> Iterator[list[dict[str, Any]]]:
    """The sentences of a paragraph, as Stanza's documents are made of them; one that is too long is cut."""
    tokens: list[tuple[str, int, int, bool]] = []
    start = 0
    for place, end in enumerate(ends):
        if not end:
            continue
        text = paragraph.letters[start : place + 1].lstrip()
        if text:
            tokens.append((text, paragraph.places[place + 1 - len(text)], paragraph.places[place] + 1, end >= SEVERAL))
        start = place + 1
        if end in {SENTENCE, SEVERAL_LAST} and tokens:
            for part in parts([token[0] for token in tokens]):
                yield [_token(number, *tokens[place]) for number, place in enumerate(part, 1)]
            tokens = []


def _token(number: int, text: str, start: int, end: int, several: bool) -> dict[str, Any]:  # noqa: FBT001 - a column of a table
    shown = text if len(text) <= TOO_LONG else "<UNK>"
    token: dict[str, Any] = {"id": (number,), "text": shown, "start_char": start, "end_char": end}
    return token | {"misc": "MWT=Yes"} if several else token
