"""Annotated sentences as rows of numbers, and batches of them."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

import torch
from labels import EVENTS, EVENTS_OF, NAMED, NAMES, NONE, OPEN, TAGS, UNASKED, UNKNOWN
from tokenizers import Tokenizer
from torch import Tensor

from dateline.events.parsing.inference.spelling import shape, with_first

Row = Mapping[str, Any]
"""A sentence as `annotated.py` writes it."""
FIELDS = ("place", *TAGS, "head", "relation", *NAMED, *EVENTS)
LONGEST = 160
"""Sentences of more word pieces are not learned from."""


@dataclass(frozen=True, slots=True)
class Inventory:
    """What tags, relations and combinations of tags there are."""

    upos: list[str]
    xpos: list[str]
    feats: list[str]
    relations: list[str]
    triples: list[tuple[int, int, int]]

    @classmethod
    def of(cls, rows: Sequence[Row]) -> "Inventory":
        """All that stand in some sentences."""
        tags = {tuple(tag) for row in rows for tag in row.get("tags", ())}
        upos, xpos, feats = (sorted({tag[column] for tag in tags}) for column in range(3))
        triples = sorted((upos.index(u), xpos.index(x), feats.index(f)) for u, x, f in tags)
        return cls(upos, xpos, feats, sorted({name for row in rows for name in row.get("relations", ())}), triples)

    def numbers(self, row: Row) -> dict[str, list[int]]:
        """A number a word for each field that the sentence's corpus knows."""
        found: dict[str, list[int]] = {}
        if "tags" in row:
            for column, name in enumerate(TAGS):
                known = getattr(self, name)
                found[name] = [known.index(tag[column]) if tag[column] in known else NONE for tag in row["tags"]]
            found["head"] = list(row["heads"])
            found["relation"] = [self.relations.index(name) if name in self.relations else NONE for name in row["relations"]]
        if "name" in row:
            labels = [OPEN if label == UNKNOWN else NAMES.index(label) for label in row["name"]]
            found["silver" if row["corpus"] == "silver" else "name"] = labels
        if "event" in row:
            notion = EVENTS_OF[row["corpus"]]
            found[notion] = [NONE if label == UNASKED else EVENTS[notion].index(label) for label in row["event"]]
        return found


class Sentences:
    """Sentences one after the other on the device: pieces, and words with the root before them."""

    def __init__(self, rows: Sequence[Row], inventory: Inventory, tokenizer: Tokenizer, device: str) -> None:
        self.device = device
        self.rows: list[Row] = []
        self.piece_counts: list[int] = []
        self.word_counts: list[int] = []
        pieces: dict[str, list[int]] = {"ids": [], "shapes": []}
        words: dict[str, list[int]] = {name: [] for name in FIELDS}
        encoded = tokenizer.encode_batch([list(row["words"]) for row in rows], is_pretokenized=True)
        for row, found in zip(rows, encoded, strict=True):
            last = {word: place for place, word in enumerate(found.word_ids) if word is not None}
            if len(last) < len(row["words"]) or len(found.ids) > LONGEST:
                continue
            self._add(row, len(found.ids))
            kinds = with_first([shape(text) for text in row["words"]])
            pieces["ids"] += found.ids
            pieces["shapes"] += [0 if word is None else kinds[word] for word in found.word_ids]
            known = inventory.numbers(row) | {"place": [last[number] for number in range(len(row["words"]))]}
            for name in FIELDS:
                words[name] += [0 if name == "place" else NONE, *known.get(name, [NONE] * len(row["words"]))]
        self._pieces, self._words = ({name: torch.tensor(v, device=device) for name, v in part.items()} for part in (pieces, words))
        self._piece_starts, self._word_starts = (
            torch.tensor(list(accumulate(counts, initial=0))[:-1], device=device) for counts in (self.piece_counts, self.word_counts)
        )

    def _add(self, row: Row, pieces: int) -> None:
        self.rows.append(row)
        self.piece_counts.append(pieces)
        self.word_counts.append(len(row["words"]) + 1)

    def batch(self, chosen: Sequence[int]) -> dict[str, Tensor]:
        """Padded rows of some sentences: pieces with their `mask`, words (the root first) with what is `inside`."""
        inside, places = self._places(self._piece_starts, self.piece_counts, chosen)
        found = {"mask": inside} | {name: values[places] * inside for name, values in self._pieces.items()}
        inside, places = self._places(self._word_starts, self.word_counts, chosen)
        filled = {name: 0 if name == "place" else NONE for name in self._words}
        return found | {"inside": inside} | {name: torch.where(inside, self._words[name][places], none) for name, none in filled.items()}

    def _places(self, starts: Tensor, counts: Sequence[int], chosen: Sequence[int]) -> tuple[Tensor, Tensor]:
        lengths = torch.tensor([counts[number] for number in chosen], device=self.device)
        columns = torch.arange(int(lengths.max()), device=self.device)[None]
        inside = columns < lengths[:, None]
        return inside, torch.where(inside, starts[torch.tensor(chosen, device=self.device)][:, None] + columns, 0)

    def cut(self, order: Sequence[int], limit: int) -> Iterator[list[int]]:
        """Batches of at most so many word pieces, padding counted."""
        group: list[int] = []
        longest = 0
        for number in order:
            longest = max(longest, self.piece_counts[number])
            if group and longest * (len(group) + 1) > limit:
                yield group
                group, longest = [], self.piece_counts[number]
            group.append(number)
        if group:
            yield group

    def epoch(self, limit: int, shares: Mapping[str, float], draw: random.Random) -> list[list[int]]:
        """The batches of one pass: sentences of like length together, the batches in a random order.

        `shares` has how much of a corpus it takes, where not all.
        """
        chosen = [number for number, row in enumerate(self.rows) if draw.random() < shares.get(row["corpus"], 1.0)]
        chosen.sort(key=lambda number: self.piece_counts[number] * draw.uniform(0.85, 1.15))
        batches = list(self.cut(chosen, limit))
        draw.shuffle(batches)
        return batches
