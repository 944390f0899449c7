"""Stanza's parser: heads for all pairs of words, labels for the chosen heads only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import torch
from stanza.models.common.vocab import VOCAB_PREFIX_SIZE
from stanza.models.depparse.trainer import GraphTrainer
from stanza.models.pos.vocab import MultiVocab
from stanza.pipeline.processor import ProcessorVariant, register_processor_variant
from torch import Tensor
from torch.nn import functional

from dateline.events.parsing.inference.layout import Layout, Projection
from dateline.events.parsing.inference.models import VARIANT
from dateline.events.parsing.inference.reading import Reader, encoded, words_of
from dateline.events.parsing.inference.tree_search import best_tree

SCORERS = ("unlabeled", "linearization", "deprel")
"""Whether two words belong together, which of them comes first, and how they belong together."""


@register_processor_variant("depparse", VARIANT)
class Attacher(ProcessorVariant):  # type: ignore[misc] # stanza has no types
    """Gives words their heads and relations."""

    OVERRIDE = True

    def __init__(self, config: dict[str, Any]) -> None:
        model = _model(config["model_path"], config["encoder"])
        self._encoder = config["encoder"]
        self._reader = Reader(model, "parserlstm", config["dtype"])
        vocab = model.vocab["deprel"]
        self._names = [vocab.id2unit(number) for number in range(VOCAB_PREFIX_SIZE, len(vocab))]
        scorers = [getattr(model, name) for name in SCORERS]
        sides = [side for scorer in scorers for side in (scorer.W1, scorer.W2)]
        self._sides = Projection([(side.weight.detach(), side.bias.detach()) for side in sides], config["dtype"])
        self._arcs, self._order = (
            (scorer.scorer.W_bilin.weight.detach()[..., 0], scorer.scorer.W_bilin.bias.detach()) for scorer in scorers[:2]
        )
        bilinear = scorers[2].scorer.W_bilin
        self._label_bias: Tensor = bilinear.bias.detach()
        flat = bilinear.weight.detach().permute(2, 1, 0).reshape(-1, bilinear.weight.shape[0])  # (label by governor, dependent)
        self._labels = Projection([(flat.contiguous(), None)], config["dtype"])

    def process(self, document: Any) -> Any:
        """Parse one of Stanza's documents."""
        return self.bulk_process([document])[0]

    @torch.inference_mode()
    def bulk_process(self, docs: Sequence[Any]) -> Sequence[Any]:
        """Parse the parts of one article."""
        sentences, words = words_of(docs)
        for group, layout, states in self._reader.read(words, encoded(self._encoder, words), root=True):
            for number, (heads, labels) in zip(group, self._trees(states, layout), strict=True):
                for word, head, label in zip(sentences[number].words, heads, labels, strict=True):
                    word.head, word.deprel = head, label
                sentences[number].build_dependencies()
        return docs

    def _trees(self, states: Tensor, layout: Layout) -> Iterator[tuple[list[int], list[str]]]:
        sides = [with_one(side) for side in functional.relu(self._sides(states)).chunk(2 * len(SCORERS), 1)]
        arcs = self._arc_scores(sides, layout).numpy()
        trees = [best_tree(arcs[row, :length, :length]) for row, length in enumerate(layout.lengths)]
        starts = np.cumsum([0, *layout.lengths[:-1]])
        heads = torch.from_numpy(np.concatenate([start + tree for start, tree in zip(starts, trees, strict=True)]))
        labels = self._label_scores(sides[4], sides[5][heads]).argmax(1).tolist()
        for tree, start, length in zip(trees, starts.tolist(), layout.lengths, strict=True):
            yield tree[1:].tolist(), [self._names[label] for label in labels[start + 1 : start + length]]

    def _arc_scores(self, sides: Sequence[Tensor], layout: Layout) -> Tensor:
        """Log-chances of every head for every word, for padded rows."""
        scores = _pairs(sides[0], sides[1], self._arcs, layout)
        places = torch.arange(scores.shape[1])
        direction = torch.sign(places[None, :] - places[:, None])
        scores += functional.logsigmoid(_pairs(sides[2], sides[3], self._order, layout) * direction)
        scores += layout.unseen
        scores.diagonal(dim1=1, dim2=2).fill_(-torch.inf)
        return scores.log_softmax(2)

    def _label_scores(self, dependents: Tensor, governors: Tensor) -> Tensor:
        weights = self._labels(dependents).view(len(dependents), len(self._label_bias), governors.shape[1])
        return torch.bmm(weights, governors.unsqueeze(2)).squeeze(2) + self._label_bias


def _model(path: str, encoder: Any) -> Any:
    """Stanza's parser, as its trainer loads it, without an optimizer (see ``models.loaded``)."""
    checkpoint = torch.load(path, map_location="cpu", weights_only=True)
    model = GraphTrainer.build_model(checkpoint["config"], MultiVocab.load_state_dict(checkpoint["vocab"]), bert_model=encoder)
    model.load_params(checkpoint["model"])
    return model


def with_one(states: Tensor) -> Tensor:
    """Append the constant 1 that makes a bilinear form biaffine."""
    return torch.cat([states, states.new_ones(len(states), 1)], 1)


def _pairs(dependents: Tensor, governors: Tensor, scorer: tuple[Tensor, Tensor], layout: Layout) -> Tensor:
    """The biaffine score of each pair of words in a sentence: (rows, dependent, governor)."""
    weight, bias = scorer
    return torch.bmm(layout.padded(dependents @ weight), layout.padded(governors).transpose(1, 2)) + bias
