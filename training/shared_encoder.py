"""One transformer under two Stanza models: the features of a batch are computed once, and both models read them.

Stanza's tagger and parser each call `extract_bert_embeddings` on the words of a batch. While they are trained together
(`sharing` below) that function is replaced by one that returns what the shared encoder has just computed, with its gradient.
"""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any
from unittest import mock

import torch
from stanza.models.common.bert_embedding import cloned_feature, convert_to_position_list, fix_blank_tokens
from torch import Tensor, nn
from torch.nn.utils.rnn import pad_sequence
from transformers import AutoModel, AutoTokenizer

NAME = "dateline-encoder"
"""What both models call the encoder in their configuration; the pipeline is given it under this name."""

Words = Sequence[str]


class SentenceDropout(nn.Module):
    """Dropout with one mask a sentence for all of its word pieces: drawing a mask a piece would cost as much as the layer it follows."""

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate

    def forward(self, states: Tensor) -> Tensor:
        """Drop out of (sentences, pieces, width)."""
        if not self.training or self.rate == 0.0:
            return states
        mask = states.new_empty(states.shape[0], 1, states.shape[-1]).bernoulli_(1 - self.rate)
        return states * (mask / (1 - self.rate))


class ByteDropout(nn.Module):
    """Dropout that draws eight numbers of 8 bits at a time, several times faster on a processor; the rate is rounded to 1/256."""

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.dropped = round(rate * 256)

    def forward(self, states: Tensor) -> Tensor:
        """Drop out of a tensor of any shape."""
        if not self.training or self.dropped == 0:
            return states
        drawn = torch.empty(-(-states.numel() // 8), dtype=torch.int64).random_(-(2**63), None)
        kept = drawn.view(torch.uint8)[: states.numel()].view(states.shape) >= self.dropped
        return states * kept.to(states.dtype).mul_(256 / (256 - self.dropped))


def speed_up_dropout(module: nn.Module) -> None:
    """Replace the dropouts of one of Stanza's models by `ByteDropout`."""
    for name, child in module.named_children():
        if isinstance(child, nn.Dropout) and child.p:
            setattr(module, name, ByteDropout(child.p))
        speed_up_dropout(child)


def set_dropout(module: nn.Module, rate: float) -> None:
    """Replace every active dropout of a transformer by `SentenceDropout`; the attention has none, as torch's fast kernel allows none."""
    for name, child in module.named_children():
        if isinstance(child, nn.Dropout) and child.p:
            setattr(module, name, SentenceDropout(rate))
        set_dropout(child, rate)


class SharedEncoder:
    """The transformer, its tokenizer, and the features of the batch in hand."""

    def __init__(self, folder: Path, *, dropout: float) -> None:
        self.model = AutoModel.from_pretrained(
            folder, local_files_only=True, add_pooling_layer=False, attention_probs_dropout_prob=0.0, dtype=torch.float32
        )
        set_dropout(self.model.encoder, dropout)
        set_dropout(self.model.embeddings, dropout)
        self.tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
        self._pieces: dict[tuple[str, ...], tuple[Tensor, Tensor]] = {}
        self._features: list[Tensor] = []

    def trained_parameters(self) -> list[nn.Parameter]:
        """Return the layers' parameters. The embeddings stay as they were: rare words keep their places among common ones."""
        for parameter in self.model.parameters():
            parameter.requires_grad = False
        layers = list(self.model.encoder.parameters())
        for parameter in layers:
            parameter.requires_grad = True
        return layers

    def pieces(self, words: Words) -> tuple[Tensor, Tensor]:
        """Return a sentence's word pieces and, for each word and both ends, the place of its last piece, as Stanza counts them."""
        key = tuple(words)
        if key not in self._pieces:
            self._pieces[key] = self._tokenized(list(words))
        return self._pieces[key]

    def _tokenized(self, words: list[str]) -> tuple[Tensor, Tensor]:
        encoded = self.tokenizer([words], is_split_into_words=True)
        places = convert_to_position_list(words, encoded.word_ids(batch_index=0))
        if None in places:
            [words] = fix_blank_tokens(self.tokenizer, [words])
            encoded = self.tokenizer([words], is_split_into_words=True)
            places = convert_to_position_list(words, encoded.word_ids(batch_index=0))
        return torch.tensor(encoded["input_ids"][0]), torch.tensor(places)

    def read(self, sentences: Sequence[Words]) -> None:
        """Compute the features of a batch."""
        pieces, places = zip(*(self.pieces(words) for words in sentences), strict=True)
        ids = pad_sequence(pieces, batch_first=True)
        mask = pad_sequence([torch.ones_like(row) for row in pieces], batch_first=True)
        states = self.model(ids, attention_mask=mask).last_hidden_state
        self._features = [row[place] for row, place in zip(states, places, strict=True)]

    def features(self, *_: Any, keep_endpoints: bool, bert_layer_mix: nn.Linear, **__: Any) -> list[Tensor]:
        """Stand in for `extract_bert_embeddings`: one tensor a sentence, a row a word, with the two ends or without."""
        mixed = [cloned_feature((row,), detach=False, bert_layer_mix=bert_layer_mix) for row in self._features]
        return mixed if keep_endpoints else [row[1:-1] for row in mixed]

    @contextlib.contextmanager
    def sharing(self) -> Iterator[None]:
        """Let Stanza's tagger and parser load this encoder and read its features."""
        loaded: Callable[..., Any] = lambda *_, **__: (self.model, self.tokenizer)  # noqa: E731 - one line says it
        with contextlib.ExitStack() as stack:
            for package in ("depparse", "pos"):
                stack.enter_context(mock.patch(f"stanza.models.{package}.trainer.load_bert", loaded))
                stack.enter_context(mock.patch(f"stanza.models.{package}.model.extract_bert_embeddings", self.features))
            yield
