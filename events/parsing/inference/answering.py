"""What else the encoder's states tell: which words tell an event, of what class, and whether an editor prints it; and what is named.

A processor of its own (``register_processor``), as Stanza has none of the kind; the answers go into its words' MISC.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import torch
from stanza.pipeline.processor import Processor, register_processor
from torch import Tensor
from torch.nn import functional

from dateline.events.parsing.inference.encoder import Reading
from dateline.events.parsing.inference.layout import numbers
from dateline.events.parsing.inference.learned import Learned
from dateline.events.parsing.inference.models import ANSWERS

OPEN = frozenset(["NOUN", "VERB", "ADJ", "PROPN", "ADV"])
"""Words of which it is asked whether they tell an event."""

LEAST = 0.05
"""The least chance that is worth telling; of nouns every chance is told, so that it is seen that they were asked of."""


class Answers:
    """Two layers for each answer; each keeps to the words of its sentence."""

    def __init__(self, learned: Learned, dtype: torch.dtype) -> None:
        self._meaning = learned.meaning
        self._hidden = learned.projection("hidden.event", dtype=dtype)
        self._event = learned.projection("event.timeml")
        self._printed = learned.projection("printed") if "printed.weight" in learned.weights else None
        self._named = learned.projection("hidden.name", dtype=dtype)
        self._spelt = learned.weights["spelt.weight"]
        self._around = learned.projection("around", dtype=dtype)
        self._name = learned.projection("name.name")

    def events(self, reading: Reading) -> Iterator[tuple[Any, str]]:
        """Of open words: their class, the chance that they tell an event, and, if they may, the chance that an editor prints it."""
        asked = [(row, word) for row, word in reading.words if word.upos in OPEN]
        if not asked:
            return
        states = reading.states[numbers([row for row, _ in asked])]
        chances = self._event(functional.gelu(self._hidden(states).float())).softmax(1).numpy()
        classes = chances[:, 1:].argmax(1).tolist()
        for (_, word), none, kind, printed in zip(asked, chances[:, 0].tolist(), classes, self._of_editors(states), strict=True):
            if word.upos == "NOUN" or 1 - none > LEAST:
                yield word, f"Event={self._meaning['classes'][1 + kind]}:{1 - none:.2f}{printed if 1 - none > LEAST else ''}"

    def _of_editors(self, states: Tensor) -> list[str]:
        """Of each word the chance that an editor prints what it tells, if the model has learned that."""
        if self._printed is None:
            return [""] * len(states)
        return [f"|Printed={chance:.2f}" for chance in self._printed(states).sigmoid()[:, 0].tolist()]

    def names(self, reading: Reading) -> Iterator[tuple[int, str]]:
        """Of each row that is in a name: whether it begins one, the kind of what is named, and the chance of it."""
        yield from spelt(self._scores(reading).softmax(1).numpy()[: sum(reading.lengths)], reading.lengths, self._meaning["names"])

    def _scores(self, reading: Reading) -> Tensor:
        """A row is told by the rows before and behind it too; that of a root is zero, so a sentence ends there."""
        hidden = functional.relu(self._named(reading.states).float() + self._spelt[reading.shapes])
        hidden *= (reading.shapes > 0).unsqueeze(1)
        padded = functional.pad(hidden, (0, 0, 1, 1))
        around = functional.relu(self._around(torch.cat([padded[:-2], hidden, padded[2:]], 1)).float())
        return self._name(torch.cat([around, hidden], 1))


def spelt(chances: Any, lengths: Sequence[int], names: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The names in the chances of each row: column 0 is for no name, then a begin and an inside for each kind."""
    best = chances.argmax(1)
    best[np.cumsum([0, *lengths])[:-1]] = 0  # a root is in no name
    named = np.flatnonzero(best)
    breaks = (best[named] % 2 == 1) | (np.diff(named, prepend=-2) > 1)
    for run in np.split(named, np.flatnonzero(breaks)):
        if len(run):
            kinds = chances[run, 1::2] + chances[run, 2::2]  # a kind's chance of each word
            kind = int(kinds.mean(0).argmax())
            weight = float(kinds[:, kind].min())
            for place, row in enumerate(run.tolist()):
                yield row, f"Name={names[1 + 2 * kind + min(place, 1)]}:{weight:.2f}"


@register_processor(ANSWERS)
class Answerer(Processor):  # type: ignore[misc] # stanza has no types
    """Says which words tell an event, and which name what."""

    PROVIDES_DEFAULT = frozenset([ANSWERS])
    REQUIRES_DEFAULT = frozenset(["tokenize", "pos"])

    def __init__(self, config: dict[str, Any], pipeline: Any, device: Any) -> None:
        super().__init__(config, pipeline, device)
        self._encoder = config["encoder"]
        self._answers = Answers(config["learned"], config["dtype"])

    def process(self, document: Any) -> Any:
        """Answer for one of Stanza's documents."""
        return self.bulk_process([document])[0]

    @torch.inference_mode()
    def bulk_process(self, docs: Sequence[Any]) -> Sequence[Any]:
        """Answer for the parts of one article."""
        reading = self._encoder.read(docs)
        for word, told in self._answers.events(reading):
            word.misc = told
        names = dict(self._answers.names(reading))
        for row, word in reading.words:
            if row in names:
                word.misc = f"{word.misc}|{names[row]}" if word.misc else names[row]
        return docs
