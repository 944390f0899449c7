"""Batches that Stanza's parser and tagger can both read, of about the same cost each."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from stanza.models.depparse.data import DataLoader, Dataset
from stanza.models.pos.data import DataSample
from stanza.models.pos.data import Dataset as TagDataset
from stanza.models.pos.vocab import MultiVocab
from stanza.utils.conll import CoNLL

Record = list[Any]
"""A sentence as Stanza's parser data set holds it: ids a word, with the root before the first word."""

WORD, CHARACTERS, UPOS, XPOS, FEATS, PRETRAIN, LEMMA, HEAD, _, TEXT = range(10)

TAG_COLUMNS = ("char", "word", "upos", "xpos", "feats")
"""The vocabularies that the tagger shares with the parser."""


@dataclass(frozen=True, slots=True)
class Batch:
    """One batch, once for each model, its sentences in the same order."""

    parser: tuple[Any, ...]
    tagger: Any
    sentences: list[list[str]]


def tag_vocab(vocab: MultiVocab) -> MultiVocab:
    """Return the vocabularies of the tagger."""
    return MultiVocab({name: vocab[name] for name in TAG_COLUMNS})


def load(path: Path, args: dict[str, Any], vocab: MultiVocab | None = None) -> Dataset:
    """Read a CoNLL-U file for the parser; without vocabularies, it is the training part and makes them."""
    return Dataset(CoNLL.conll2doc(str(path)), args, None, vocab=vocab, evaluation=vocab is not None)


class Batches:
    """A data set cut into batches of at most `pieces` word pieces, padding counted."""

    def __init__(self, dataset: Dataset, tag_args: dict[str, Any], lengths: Sequence[int], *, pieces: int, longest: int) -> None:
        self.dataset = dataset
        self.tags = TagDataset(dataset.doc, tag_args, None, vocab=tag_vocab(dataset.vocab), evaluation=True)
        self.lengths = lengths
        self.pieces = pieces
        self.chosen = [index for index, length in enumerate(lengths) if length <= longest]

    def _cut(self, order: Sequence[int]) -> Iterator[list[int]]:
        batch: list[int] = []
        for index in order:
            if batch and max(self.lengths[index], self.lengths[batch[0]]) * (len(batch) + 1) > self.pieces:
                yield batch
                batch = []
            batch.append(index)
        if batch:
            yield batch

    def epoch(self, seed: int | None) -> list[list[int]]:
        """Return the batches of one pass: sentences of like length together, the batches in random order if there is a seed."""
        if seed is None:
            return list(self._cut(sorted(self.chosen, key=lambda index: -self.lengths[index])))
        draw = random.Random(seed)  # noqa: S311 - no secret
        order = sorted(self.chosen, key=lambda index: -self.lengths[index] * draw.uniform(0.9, 1.1))
        batches = list(self._cut(order))
        draw.shuffle(batches)
        return batches

    def batch(self, indices: Sequence[int]) -> Batch:
        """Fetch sentences (Stanza may drop a final full stop here, as augmentation) and lay them out for both models."""
        records = [self.dataset[index] for index in indices]
        parser = DataLoader.collate(records)
        tagger = self.tags.collate_fn([(tag_sample(record), number) for number, record in enumerate(records)])
        if list(tagger.text) != list(parser[-1]):
            message = "the tagger's sentences are not in the parser's order"
            raise RuntimeError(message)
        return Batch(parser, tagger, list(parser[-1]))


def tag_sample(record: Record) -> DataSample:
    """Return a parser's record as the tagger has it: without the root."""
    tags = [torch.tensor(record[column][1:]) for column in (UPOS, XPOS, FEATS)]
    return DataSample(torch.tensor(record[WORD][1:]), record[CHARACTERS][1:], tags, torch.tensor(record[PRETRAIN][1:]), record[TEXT])
