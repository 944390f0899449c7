"""Trees, read off the encoder's states: heads for all pairs of words, relations for the chosen heads only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import torch
from stanza.pipeline.processor import ProcessorVariant, register_processor_variant
from torch import Tensor
from torch.nn import functional

from dateline.events.parsing.inference.encoder import Reading
from dateline.events.parsing.inference.layout import numbers
from dateline.events.parsing.inference.models import VARIANT
from dateline.events.parsing.inference.tree_search import best_tree

LABELLED = 256
"""Words that get their relations at once: as many as fit a processor's own memory."""


@register_processor_variant("depparse", VARIANT)
class Attacher(ProcessorVariant):  # type: ignore[misc] # stanza has no types
    """Gives words their heads and relations."""

    OVERRIDE = True

    def __init__(self, config: dict[str, Any]) -> None:
        self._encoder, learned, self._dtype = config["encoder"], config["learned"], config["dtype"]
        self._sides = learned.projection("dependent", "governor", dtype=self._dtype)
        self._arcs = learned.weights["arcs"]
        self._split = len(self._arcs) - 1  # the columns for arcs, before those for relations
        self._labels = learned.weights["labels"].permute(1, 0, 2).flatten(1).to(self._dtype)  # (dependent, relation by governor)
        self._names = learned.meaning["relations"]

    def process(self, document: Any) -> Any:
        """Parse one of Stanza's documents."""
        return self.bulk_process([document])[0]

    @torch.inference_mode()
    def bulk_process(self, docs: Sequence[Any]) -> Sequence[Any]:
        """Parse the parts of one article."""
        reading = self._encoder.read(docs)
        dependents, governors = functional.relu(self._sides(reading.states)).chunk(2, 1)
        heads, rows = [], [0] * len(reading.states)
        for start, tree in self._trees(dependents, governors, reading):
            heads += tree
            rows[start : start + len(tree)] = [start + head for head in tree]
        labels = self._relations(dependents, governors[numbers(rows)])
        for row, word in reading.words:
            word.head, word.deprel = heads[row], self._names[labels[row]]
        for sentence in reading.sentences:
            sentence.build_dependencies()
        return docs

    def _trees(self, dependents: Tensor, governors: Tensor, reading: Reading) -> Iterator[tuple[int, list[int]]]:
        """Each sentence's first row, and the head of each of its words; the root's own is 0."""
        asked = with_one(dependents[:, : self._split].float()) @ self._arcs
        offered = with_one(governors[:, : self._split].float())
        start = 0
        for length in reading.lengths:
            scores = asked[start : start + length] @ offered[start : start + length].T
            yield start, best_tree(scores.fill_diagonal_(-torch.inf).log_softmax(1).numpy()).tolist()
            start += length

    def _relations(self, dependents: Tensor, heads: Tensor) -> list[int]:
        """The likeliest relation of each row to its head."""
        asked, offered = (torch.split(with_one(side[:, self._split :]), LABELLED) for side in (dependents, heads))
        found: list[int] = []
        for words, above in zip(asked, offered, strict=True):
            weights = (words @ self._labels).view(len(words), len(self._names), -1)
            found += torch.bmm(weights, above.unsqueeze(2)).squeeze(2).argmax(1).tolist()
        return found


def with_one(states: Tensor) -> Tensor:
    """Append the constant 1 that makes a bilinear form biaffine."""
    return functional.pad(states, (0, 1), value=1.0)
