"""Words and sentences: convolutions over letters say after which of them one ends. What stands in no paragraph is not read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import load_file
from stanza.models.common.doc import Document
from stanza.models.tokenization.data import NEWLINE_WHITESPACE_RE, WHITESPACE_RE
from stanza.models.tokenization.utils import update_pred_regex
from stanza.pipeline.processor import ProcessorVariant, register_processor_variant
from torch.nn import functional

from dateline.events.language import values, words
from dateline.events.parsing.inference.layout import Projection, numbers
from dateline.events.parsing.inference.models import VARIANT
from dateline.events.parsing.lengths import parts

LETTERS = 50_000
"""Letters computed at once at most, but for a longer paragraph."""

TOO_LONG = 1_000
"""Letters of a word that the models need not see: Stanza gives them another in its place."""

DOUBT = 3.0
"""By how much a sentence must be the likelier to end where none is expected to. While the network learns, marks are left out and capitals
changed far more often than in what is read. Of values from 3 to 6, judged by TimeBank's ends as another tokenizer has them and by the
treebanks' development parts, it is the one that harms neither."""

_EXPECTED = re.compile(r"[.!?:;…\"'”’)\]](?=\s*(?:[^\sa-z\d]|$))")
"""Where a sentence is expected to end: at a mark, unless a small letter or a figure follows ("Nov. 15", "Inc. said")."""

_TITLES = "|".join(re.escape(word) for word in sorted(words("names", "honorific")) if word.endswith("."))
_MONTHS = "|".join(sorted(values("calendar", "month_short")))
_WITHIN = re.compile(rf"(?<![\w.])(?:(?i:{_TITLES})(?=\s+[A-Z])|(?i:{_MONTHS})\.(?=\s*\d))|(?<=[A-Za-z])\](?=\s*\S)")
"""Where none can: a name follows its title ("Rep. Hale"), a day its month ("Jan. 9"), more a bracket ("[President Anton] Hale")."""

WORD, SENTENCE, SEVERAL, SEVERAL_LAST = 1, 2, 3, 4
"""After a letter: a word ends, a sentence ends, several words in one end, or these and the sentence."""


def kind(letter: str) -> str:
    """The letter that one too rare to be learned is taken for.

    >>> [kind(letter) for letter in "ŞşḾ٣→"]
    ['A', 'a', 'A', '1', '-']
    """
    return "A" if letter.isupper() else "a" if letter.isalpha() else "1" if letter.isdigit() else " " if letter.isspace() else "-"


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
        self._network = Splitter(Path(config["model_path"]), config["dtype"])

    def process(self, document: Any) -> Any:
        """Cut a text, or one of Stanza's documents."""
        return self.bulk_process([document if isinstance(document, Document) else Document([], text=document)])[0]

    @torch.inference_mode()
    def bulk_process(self, docs: Sequence[Any]) -> list[Any]:
        """Cut the parts of one article."""
        paragraphs = [list(_paragraphs(document.text)) for document in docs]
        ends = iter(self._network.ends([paragraph.letters for found in paragraphs for paragraph in found]))
        cut = [Document([sentence for paragraph in found for sentence in _sentences(paragraph, next(ends))]) for found in paragraphs]
        for document, whole in zip(cut, docs, strict=True):
            document.text = whole.text  # told only now: else each token is told what blanks lie behind it
        return cut


class Splitter:
    """The network of ``training/train_tokenizer.py``: each block looks at a letter and at one before and behind it, further each time."""

    def __init__(self, path: Path, dtype: torch.dtype) -> None:
        weights = {name: value.float() for name, value in load_file(path).items()}
        meaning = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        self._numbers = {letter: number for number, letter in enumerate(meaning["letters"], 1)}
        self._distances: list[int] = meaning["dilations"]
        self._gap = [0] * max(self._distances)  # between two paragraphs, so that neither sees the other
        self._dtype = dtype
        self._letters = weights["letters.weight"]
        blocks = range(len(self._distances))
        self._norms = [(weights[f"norms.{block}.weight"], weights[f"norms.{block}.bias"]) for block in blocks]
        self._near = [Projection([(weights[f"near.{block}.weight"], weights[f"near.{block}.bias"])], dtype) for block in blocks]
        self._out = Projection([(weights["out.weight"], weights["out.bias"])], torch.float32)

    def ends(self, paragraphs: Sequence[str]) -> Iterator[list[int]]:
        """What ends after each letter of each paragraph; with its last letter, a sentence does."""
        group: list[str] = []
        size = 0
        for paragraph in paragraphs:
            if group and size + len(paragraph) > LETTERS:
                yield from self._ends(group)
                group, size = [], 0
            group.append(paragraph)
            size += len(paragraph)
        if group:
            yield from self._ends(group)

    def _ends(self, paragraphs: Sequence[str]) -> Iterator[list[int]]:
        answers, start = self._answers(paragraphs), 0
        for paragraph in paragraphs:
            answer = answers[start : start + len(paragraph)]
            answer[-1] = SEVERAL_LAST if answer[-1] > SENTENCE else SENTENCE
            yield update_pred_regex(list(paragraph), answer).tolist()
            start += len(paragraph) + len(self._gap)

    def _answers(self, paragraphs: Sequence[str]) -> Any:
        rows = numbers([number for paragraph in paragraphs for number in (*map(self._number, paragraph), *self._gap)])
        inside = (rows > 0).unsqueeze(1)
        states = self._letters[rows]
        for distance, norm, near in zip(self._distances, self._norms, self._near, strict=True):
            asked = (functional.layer_norm(states, states.shape[1:], *norm) * inside).to(self._dtype)
            padded = functional.pad(asked, (0, 0, distance, distance))
            states += functional.relu(near(torch.cat([padded[: -2 * distance], asked, padded[2 * distance :]], 1)))
        scores = self._out(states).numpy()
        scores[:, [SENTENCE, SEVERAL_LAST]] -= self._doubts(paragraphs, len(rows))[:, None]
        return scores.argmax(1)

    def _doubts(self, paragraphs: Sequence[str], count: int) -> Any:
        """What is taken from the score of a sentence's end, a number a letter."""
        doubts, start = np.full(count, DOUBT, dtype=np.float32), 0
        for paragraph in paragraphs:
            doubts[[start + match.start() for match in _EXPECTED.finditer(paragraph)]] = 0.0
            doubts[[start + match.end() - 1 for match in _WITHIN.finditer(paragraph)]] = np.inf
            start += len(paragraph) + len(self._gap)
        return doubts

    def _number(self, letter: str) -> int:
        if (number := self._numbers.get(letter)) is None:
            number = self._numbers[letter] = self._numbers[kind(letter)]
        return number


def _paragraphs(text: str) -> Iterator[_Paragraph]:
    edges = [0, *(edge for gap in NEWLINE_WHITESPACE_RE.finditer(text) for edge in gap.span()), len(text)]
    for first, last in zip(edges[::2], edges[1::2], strict=True):
        letters = WHITESPACE_RE.sub(" ", text[first:last].rstrip())
        places = [place for place, letter in enumerate(letters) if letter != " " or not place or letters[place - 1] != " "]
        if places:
            yield _Paragraph("".join([letters[place] for place in places]), [first + place for place in places])


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
