"""Stanza's tagger, its answers read off at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from stanza.models.pos.trainer import Trainer
from stanza.pipeline.processor import ProcessorVariant, register_processor_variant
from torch.nn import functional

from dateline.events.parsing.inference.layout import Projection
from dateline.events.parsing.inference.models import VARIANT, loaded
from dateline.events.parsing.inference.reading import Reader, encoded, words_of

Tags = tuple[str, str, str]


@register_processor_variant("pos", VARIANT)
class Tagger(ProcessorVariant):  # type: ignore[misc] # stanza has no types
    """Gives words their UPOS, XPOS and FEATS."""

    OVERRIDE = True

    def __init__(self, config: dict[str, Any]) -> None:
        model = loaded(Trainer, config["model_path"], None, {}, config["foundation_cache"]).model
        self._encoder = config["encoder"]
        self._reader = Reader(model, "taggerlstm", config["dtype"])
        self._vocab = model.vocab
        self._hidden = Projection([(model.upos_hid.weight.detach(), model.upos_hid.bias.detach())], config["dtype"])
        layers = [model.upos_clf, model.tag_clf["xpos"], *model.tag_clf["feats"]]
        self._answers = Projection([(layer.weight.detach(), layer.bias.detach()) for layer in layers], torch.float32)
        self._edges = np.cumsum([0, *(layer.out_features for layer in layers)])
        self._known: dict[tuple[int, ...], Tags] = {}

    def process(self, document: Any) -> Any:
        """Tag one of Stanza's documents."""
        return self.bulk_process([document])[0]

    @torch.inference_mode()
    def bulk_process(self, docs: Sequence[Any]) -> Sequence[Any]:
        """Tag the parts of one article."""
        sentences, words = words_of(docs)
        for group, layout, states in self._reader.read(words, encoded(self._encoder, words), root=False):
            scores = self._answers(functional.relu(self._hidden(states))).numpy()
            best = np.stack([scores[:, first:last].argmax(1) for first, last in zip(self._edges, self._edges[1:], strict=False)], 1)
            tags = iter([self._tags(tuple(row)) for row in best.tolist()])
            for number, length in zip(group, layout.lengths, strict=True):
                for word, _ in zip(sentences[number].words, range(length), strict=True):
                    word.upos, word.xpos, word.feats = next(tags)
        return docs

    def _tags(self, numbers: tuple[int, ...]) -> Tags:
        if (known := self._known.get(numbers)) is None:
            upos, xpos, *feats = numbers
            names = (self._vocab["upos"].id2unit(upos), self._vocab["xpos"].id2unit(xpos), self._vocab["feats"].id2unit(feats))
            known = self._known[numbers] = names
        return known
