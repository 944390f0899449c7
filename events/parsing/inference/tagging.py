"""Tags, read off the encoder's states: a word's UPOS, XPOS and FEATS are chosen together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from stanza.pipeline.processor import ProcessorVariant, register_processor_variant

from dateline.events.parsing.inference.layout import Projection
from dateline.events.parsing.inference.learned import Learned
from dateline.events.parsing.inference.models import VARIANT

COLUMNS = ("upos", "xpos", "feats")


@register_processor_variant("pos", VARIANT)
class Tagger(ProcessorVariant):  # type: ignore[misc] # stanza has no types
    """Gives words their UPOS, XPOS and FEATS: those that score best together, of all that were met together while learning."""

    OVERRIDE = True

    def __init__(self, config: dict[str, Any]) -> None:
        self._encoder, learned = config["encoder"], config["learned"]
        self._tags = [
            tuple(learned.meaning[name][at] for name, at in zip(COLUMNS, triple, strict=True)) for triple in learned.meaning["triples"]
        ]
        self._scores = together(learned)

    def process(self, document: Any) -> Any:
        """Tag one of Stanza's documents."""
        return self.bulk_process([document])[0]

    @torch.inference_mode()
    def bulk_process(self, docs: Sequence[Any]) -> Sequence[Any]:
        """Tag the parts of one article."""
        reading = self._encoder.read(docs)
        best = self._scores(reading.states).argmax(1).tolist()
        for row, word in reading.words:
            word.upos, word.xpos, word.feats = self._tags[best[row]]
        return docs


def together(learned: Learned) -> Projection:
    """One layer for all three: the score of tags together is the sum of theirs, but for what all sums have in common."""
    chosen = dict(zip(COLUMNS, torch.tensor(learned.meaning["triples"]).unbind(1), strict=True))
    weight = torch.stack([learned.weights[f"tags.{name}.weight"][numbers] for name, numbers in chosen.items()]).sum(0)
    bias = torch.stack([learned.weights[f"tags.{name}.bias"][numbers] for name, numbers in chosen.items()]).sum(0)
    return Projection([(weight, bias)], torch.float32)
