r"""Fine-tune one transformer for all that is asked of it: tags, trees, names, events, and what is real.

    python training/train_encoder.py --encoder MINILM --data data/sentences.jsonl --out models/encoder [--layers 0 1 2 3 4 5]

Every answer is one or two linear layers over the transformer's last states of a word (its last piece; the opening piece is the root), and
all losses are added. What a sentence's corpus does not say, the sentence does not teach. Case, which the word pieces do not show, is
added to what they embed. `--hold-out 1` (or 0) keeps every other document of the corpora without trees apart and prints what the network
makes of them. One seed, one machine, one result up to the order in which a graphics processor adds.
"""

import argparse
import json
import math
import random
import shutil
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import save_file
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional
from transformers import AutoModel

from dateline.events.parsing.inference.spelling import SHAPES, shape, with_first

CLASSES = ("O", "OCCURRENCE", "STATE", "REPORTING", "PERCEPTION", "ASPECTUAL", "I_ACTION", "I_STATE")
KINDS = ("person", "organization", "place", "other")
NAMES = ("O", *(f"{part}-{kind}" for kind in KINDS for part in "BI"))
REAL = ("happened", "not", "uncertain")
SIDES = {"tb": "timeml", "aq": "timeml", "tree": "gum", "dev": "gum", "ecb": "ecb", "propbank": "propbank"}
"""Whose notion of an event a corpus has."""
EVENTS = {"timeml": CLASSES, "gum": ("O", "E", "A"), "ecb": ("O", "E"), "propbank": ("O", "E")}
REALITIES = {"uw": "readers", "meantime": "readers", "uds": "deeds"}
"""Whose notion of what is real: what readers think that the author thinks, or what has happened."""
NAMED = ("name", "silver")
"""Names as people annotate them, and as a program did."""
NONE, OPEN = -100, -1
"""Nothing is said of a word; there is no name, or one of a kind that the corpus leaves out."""
HALVES = ("tb", "aq", "ecb", "propbank", "uner", "uw", "uds")
"""Corpora whose halves can be held out."""
OFTEN = {"silver": 0.4}
"""How much of a corpus a pass takes, where not all."""
UNSHIPPED = ("event.gum", "event.ecb", "event.propbank", "name.silver")
"""Answers that only teach."""
MASK = 103
"""The piece that hides another."""


LETTERS = [place for place, name in enumerate(SHAPES) if name not in {"", "1", "."}]


def recased(target: Mapping[str, str]) -> list[int]:
    return [SHAPES.index(target.get(name, target["*"])) if place in LETTERS else place for place, name in enumerate(SHAPES)]


CASES = [list(range(len(SHAPES))), recased({"*": "xx"}), recased({"*": "XX", "X": "X", "X first": "X first"}), recased({"*": "Xx", "Xx first": "Xx first", "X": "X", "X first": "X first", "XX": "XX"})]
CHANCES = (0.87, 0.05, 0.04, 0.04)
"""As written, in small letters, in capitals, as a title: how often a sentence is shown so while learning."""


@dataclass
class Inventory:
    """What the answers can be."""

    upos: list[str]
    xpos: list[str]
    feats: list[str]
    relations: list[str]
    triples: list[tuple[int, int, int]]

    @classmethod
    def of(cls, rows: Sequence[Mapping[str, Any]]) -> "Inventory":
        tags = [tuple(tag) for row in rows for tag in row.get("tags", ())]
        upos, xpos, feats = (sorted({tag[column] for tag in tags}) for column in range(3))
        relations = sorted({name for row in rows for name in row.get("relations", ())})
        triples = sorted({(upos.index(u), xpos.index(x), feats.index(f)) for u, x, f in set(tags)})
        return cls(upos, xpos, feats, relations, triples)


FIELDS = ("place", "upos", "xpos", "feats", "head", "relation", *NAMED, *EVENTS, "readers", "deeds")


class Sentences:
    """Sentences as flat rows of numbers on the device: pieces, and words with the root before them."""

    def __init__(self, rows: Sequence[Mapping[str, Any]], inventory: Inventory, tokenizer: Tokenizer, device: str) -> None:
        numbers = {name: {value: at for at, value in enumerate(getattr(inventory, name))} for name in ("upos", "xpos", "feats", "relations")}
        encoded = tokenizer.encode_batch([list(row["words"]) for row in rows], is_pretokenized=True)
        pieces, shapes, words, kept = [], [], {name: [] for name in FIELDS}, []
        self.pieces_of, self.words_of = [], []
        for row, found in zip(rows, encoded, strict=True):
            last = {word: at for at, word in enumerate(found.word_ids) if word is not None}
            if len(last) < len(row["words"]) or len(found.ids) > 160:
                continue
            kept.append(row)
            kinds = with_first([shape(text) for text in row["words"]])
            pieces += found.ids
            shapes += [0 if word is None else kinds[word] for word in found.word_ids]
            self.pieces_of.append(len(found.ids))
            self.words_of.append(len(row["words"]) + 1)
            for name, column in self._columns(row, numbers).items():
                words[name] += [0 if name == "place" else NONE, *column]
            words["place"][-len(row["words"]) :] = [last[at] for at in range(len(row["words"]))]
        self.rows = kept
        self.pieces, self.shapes = (torch.tensor(values, device=device) for values in (pieces, shapes))
        self.words = {name: torch.tensor(values, device=device) for name, values in words.items()}
        self.piece_starts = torch.tensor(np.cumsum([0, *self.pieces_of[:-1]]), device=device)
        self.word_starts = torch.tensor(np.cumsum([0, *self.words_of[:-1]]), device=device)
        self.device = device

    @staticmethod
    def _columns(row: Mapping[str, Any], numbers: Mapping[str, Mapping[str, int]]) -> dict[str, list[int]]:
        empty = [NONE] * len(row["words"])
        columns = dict.fromkeys(FIELDS, empty)
        if "tags" in row:
            for at, name in enumerate(("upos", "xpos", "feats")):
                columns[name] = [numbers[name].get(tag[at], NONE) for tag in row["tags"]]
            columns["head"] = list(row["heads"])
            columns["relation"] = [numbers["relations"].get(name, NONE) for name in row["relations"]]
        if "name" in row:
            columns["silver" if row["corpus"] == "silver" else "name"] = [OPEN if label == "?" else NAMES.index(label) for label in row["name"]]
        if "event" in row:
            side = SIDES[row["corpus"]]
            columns[side] = [EVENTS[side].index(label) if label != "X" else NONE for label in row["event"]]
        if "real" in row:
            columns[REALITIES[row["corpus"]]] = [REAL.index(label) if label != "-" else NONE for label in row["real"]]
        return columns

    def batch(self, chosen: Sequence[int]) -> dict[str, Tensor]:
        """Padded rows of some sentences."""
        at = torch.tensor(chosen, device=self.device)
        piece_counts = torch.tensor([self.pieces_of[n] for n in chosen], device=self.device)
        word_counts = torch.tensor([self.words_of[n] for n in chosen], device=self.device)
        inside, places = self._places(self.piece_starts[at], piece_counts, max(self.pieces_of[n] for n in chosen))
        found = {"mask": inside, "ids": self.pieces[places] * inside, "shapes": self.shapes[places] * inside}
        inside, places = self._places(self.word_starts[at], word_counts, max(self.words_of[n] for n in chosen))
        found["inside"] = inside
        for name, values in self.words.items():
            found[name] = torch.where(inside, values[places], 0 if name == "place" else NONE)
        return found

    def _places(self, starts: Tensor, counts: Tensor, longest: int) -> tuple[Tensor, Tensor]:
        columns = torch.arange(longest, device=self.device)[None]
        inside = columns < counts[:, None]
        return inside, torch.where(inside, starts[:, None] + columns, 0)

    def cut(self, order: Sequence[int], limit: int) -> Iterator[list[int]]:
        group: list[int] = []
        longest = 0
        for number in order:
            longest = max(longest, self.pieces_of[number])
            if group and longest * (len(group) + 1) > limit:
                yield group
                group, longest = [], self.pieces_of[number]
            group.append(number)
        if group:
            yield group

    def epoch(self, limit: int, draw: random.Random) -> list[list[int]]:
        """The batches of one pass: sentences of like length together, in a random order."""
        chosen = [n for n, row in enumerate(self.rows) if row["corpus"] not in OFTEN or draw.random() < OFTEN[row["corpus"]]]
        chosen.sort(key=lambda number: self.pieces_of[number] * draw.uniform(0.85, 1.15))
        batches = list(self.cut(chosen, limit))
        draw.shuffle(batches)
        return batches


ARC, LABEL, SIDE = 192, 96, 256


class Network(nn.Module):
    """The transformer and the answers above it."""

    def __init__(self, folder: Path, inventory: Inventory, layers: Sequence[int], dropout: float) -> None:
        super().__init__()
        model = AutoModel.from_pretrained(folder, local_files_only=True, add_pooling_layer=False, dtype=torch.float32, hidden_dropout_prob=dropout, attention_probs_dropout_prob=dropout)
        model.encoder.layer = nn.ModuleList([model.encoder.layer[number] for number in layers])
        model.config.num_hidden_layers = len(layers)
        for parameter in model.embeddings.parameters():
            parameter.requires_grad = False
        self.bert, width = model, model.config.hidden_size
        self.case = nn.Embedding(len(SHAPES), width)
        nn.init.zeros_(self.case.weight)
        self.drop = nn.Dropout(0.25)
        self.tags = nn.ModuleDict({name: nn.Linear(width, len(getattr(inventory, name))) for name in ("upos", "xpos", "feats")})
        self.dependent, self.governor = nn.Linear(width, ARC + LABEL), nn.Linear(width, ARC + LABEL)
        self.arcs = nn.Parameter(torch.zeros(ARC + 1, ARC + 1))
        self.labels = nn.Parameter(torch.zeros(len(inventory.relations), LABEL + 1, LABEL + 1))
        nn.init.xavier_uniform_(self.arcs)
        nn.init.normal_(self.labels, std=0.02)
        self.hidden = nn.ModuleDict({name: nn.Linear(width, SIDE) for name in ("name", "event", "real")})
        self.spelt = nn.Embedding(len(SHAPES), SIDE)
        nn.init.normal_(self.spelt.weight, std=0.1)
        self.around = nn.Linear(3 * SIDE, SIDE)
        self.name = nn.ModuleDict({name: nn.Linear(2 * SIDE, len(NAMES)) for name in NAMED})
        self.event = nn.ModuleDict({name: nn.Linear(SIDE, len(kinds)) for name, kinds in EVENTS.items()})
        self.real = nn.ModuleDict({name: nn.Linear(SIDE, len(REAL)) for name in ("readers", "deeds")})

    def states(self, batch: Mapping[str, Tensor]) -> Tensor:
        embedded = self.bert.embeddings.word_embeddings(batch["ids"]) + self.case(batch["shapes"])
        found = self.bert(inputs_embeds=embedded, attention_mask=batch["mask"]).last_hidden_state
        return self.drop(found.gather(1, batch["place"].unsqueeze(2).expand(-1, -1, found.shape[2])))

    def forward(self, batch: Mapping[str, Tensor]) -> dict[str, Tensor]:
        """Scores: of tags, names, events and reality by word; of heads by pairs; of relations for the heads given (or the best)."""
        states = self.states(batch)
        found = {name: layer(states) for name, layer in self.tags.items()}
        dependent, governor = (functional.relu(layer(states)) for layer in (self.dependent, self.governor))
        dependent, governor = self.drop(dependent), self.drop(governor)
        arcs = with_one(dependent[..., :ARC]) @ self.arcs @ with_one(governor[..., :ARC]).transpose(1, 2)
        arcs = arcs.float().masked_fill(~batch["inside"][:, None, :], -1e4)
        found["arcs"] = arcs
        heads = batch["given"] if "given" in batch else self._best(arcs)
        chosen = governor[..., ARC:].gather(1, heads.unsqueeze(2).expand(-1, -1, LABEL))
        rows = with_one(dependent[..., ARC:])[batch["inside"]]
        partial = torch.einsum("ni,rij->nrj", rows, self.labels.to(rows.dtype))
        found["relation"] = torch.einsum("nrj,nj->nr", partial, with_one(chosen)[batch["inside"]])
        found["heads"] = heads
        named = self._named(states, batch)
        found |= {name: layer(named) for name, layer in self.name.items()}
        events, real = (self.drop(functional.gelu(self.hidden[name](states))) for name in ("event", "real"))
        found |= {name: layer(events) for name, layer in self.event.items()}
        found |= {name: layer(real) for name, layer in self.real.items()}
        return found

    def best_heads(self, batch: Mapping[str, Tensor]) -> Tensor:
        """The likeliest head of each word, without a search for a tree."""
        return self({name: value for name, value in batch.items() if name != "given"})["heads"]

    def _named(self, states: Tensor, batch: Mapping[str, Tensor]) -> Tensor:
        """What names are read off: a word, how it is written, and the words before and behind it."""
        shapes = batch["shapes"].gather(1, batch["place"])
        hidden = self.drop(functional.relu(self.hidden["name"](states) + self.spelt(shapes))) * (batch["inside"] & (shapes > 0))[..., None]
        before, behind = functional.pad(hidden, (0, 0, 1, 0))[:, :-1], functional.pad(hidden, (0, 0, 0, 1))[:, 1:]
        around = self.drop(functional.relu(self.around(torch.cat([before, hidden, behind], -1))))
        return torch.cat([around, hidden], -1)

    @staticmethod
    def _best(arcs: Tensor) -> Tensor:
        eye = torch.eye(arcs.shape[1], dtype=torch.bool, device=arcs.device)
        return arcs.masked_fill(eye, -1e5).argmax(2)


def with_one(states: Tensor) -> Tensor:
    return torch.cat([states, states.new_ones(*states.shape[:-1], 1)], -1)


WEIGHTS = {"upos": 0.5, "xpos": 0.5, "feats": 0.5, "timeml": 0.5, "gum": 0.2, "ecb": 0.2, "propbank": 0.2, "readers": 0.3, "deeds": 0.3}
FLOOR = 100
"""Words that a loss is divided by at least, so that the few of a small corpus do not shout."""


def losses(found: Mapping[str, Tensor], batch: Mapping[str, Tensor]) -> Tensor:
    """What a batch was wrong by."""
    total = _cross(found["arcs"], batch["head"]) + _cross(found["relation"], batch["relation"][batch["inside"]])
    for name, weight in WEIGHTS.items():
        total = total + weight * _cross(found[name], batch[name])
    return total + sum(weight * _named_loss(found[name], batch[name]) for name, weight in zip(NAMED, (0.7, 0.3), strict=True))


def _named_loss(scores: Tensor, wanted: Tensor) -> Tensor:
    """Where a corpus does not say whether there is another name, no name and another are right alike."""
    open_ = wanted == OPEN
    others = scores.float().log_softmax(-1)[..., [0, NAMES.index("B-other"), NAMES.index("I-other")]].logsumexp(-1)
    return _cross(scores, wanted.masked_fill(open_, NONE)) - (others * open_).sum() / torch.clamp(open_.sum(), min=FLOOR)


def _cross(scores: Tensor, wanted: Tensor) -> Tensor:
    loss = functional.cross_entropy(scores.float().flatten(0, -2), wanted.flatten(), ignore_index=NONE, reduction="sum")
    return loss / torch.clamp((wanted != NONE).sum(), min=FLOOR)


@dataclass
class Average:
    """The weights' running mean, which is better than the last of them."""

    network: Network
    keep: float
    kept: list[Tensor] = field(init=False)

    def __post_init__(self) -> None:
        self.kept = [value.detach().clone() for value in self.network.parameters() if value.requires_grad]

    @torch.no_grad()
    def take(self, step: int) -> None:
        keep = min(self.keep, step / (step + 10))
        torch._foreach_lerp_(self.kept, [v for v in self.network.parameters() if v.requires_grad], 1 - keep)

    @torch.no_grad()
    def put(self) -> None:
        for value, mean in zip((v for v in self.network.parameters() if v.requires_grad), self.kept, strict=True):
            value.copy_(mean)


TAUGHT = {"arcs": 1.0, "relation": 1.0, "upos": 0.5, "xpos": 0.5, "feats": 0.5, "name": 0.5, "timeml": 0.3, "readers": 0.2, "deeds": 0.2}
"""How much a pupil listens to its teachers' chances, beside what is annotated."""


@torch.no_grad()
def teach(teachers: Sequence[Network], batch: dict[str, Tensor], clean: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """The teachers' mean chances, of the text as it is; where no head is annotated, relations are asked for the first teacher's."""
    batch["given"] = batch["head"].clamp(min=0)
    if not teachers:
        return {}
    seen = batch | dict(clean)
    best = teachers[0].best_heads(seen)
    batch["given"] = seen["given"] = torch.where(batch["head"] >= 0, batch["head"], best)
    told = [teacher(seen) for teacher in teachers]
    return {name: torch.stack([found[name].float().softmax(-1) for found in told]).mean(0) for name in TAUGHT}


def distance(found: Mapping[str, Tensor], taught: Mapping[str, Tensor], batch: Mapping[str, Tensor]) -> Tensor:
    """How far a pupil's chances are from its teachers', over all words."""
    words = batch["inside"].clone()
    words[:, 0] = False
    total = torch.zeros((), device=words.device)
    for name, weight in TAUGHT.items():
        kept = words[batch["inside"]] if name == "relation" else words
        chances = found[name].float().log_softmax(-1)
        cross = -(taught[name] * chances).sum(-1)
        total = total + weight * (cross * kept).sum() / kept.sum()
    return total


def train(network: Network, known: Sentences, teachers: Sequence[Network], options: Any) -> None:
    """Pass after pass; the rate rises, and falls to nothing along a cosine."""
    bert = [value for value in network.bert.parameters() if value.requires_grad]
    own = {id(value) for value in bert}
    above = [value for value in network.parameters() if value.requires_grad and id(value) not in own]
    groups = [{"params": bert, "peak": options.rate}, {"params": above, "peak": options.head_rate}]
    optimizer = torch.optim.AdamW(groups, lr=0.0, betas=(0.9, 0.98), weight_decay=0.01, fused=options.device == "cuda")
    draw, average = random.Random(options.seed), Average(network, 0.998)
    batches = [batch for _ in range(options.passes) for batch in known.epoch(options.pieces, draw)]
    cases, chances = torch.tensor(CASES, device=options.device), torch.tensor(CHANCES, device=options.device)
    network.train()
    began, told = time.monotonic(), 0.0
    for step, chosen in enumerate(batches, 1):
        share = step / len(batches)
        for group in optimizer.param_groups:
            group["lr"] = group["peak"] * min(1.0, share / 0.06, (1 + math.cos(math.pi * max(0.0, (share - 0.06) / 0.94))) / 2)
        batch = known.batch(chosen)
        drawn = cases[torch.multinomial(chances, len(chosen), replacement=True)]
        clean = {name: batch[name] for name in ("ids", "shapes")}
        batch["shapes"] = drawn.gather(1, batch["shapes"])
        batch["ids"] = torch.where(torch.rand(batch["ids"].shape, device=options.device) < options.hide * (batch["shapes"] > 0), MASK, batch["ids"])
        with torch.autocast(options.device, torch.bfloat16, enabled=options.device == "cuda"):
            taught = teach(teachers, batch, clean)
            found = network(batch)
        loss = losses(found, batch)
        if taught:
            loss = loss + distance(found, taught, batch)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(bert, 1.0)
        nn.utils.clip_grad_norm_(above, 2.0)
        optimizer.step()
        average.take(step)
        if step % 200 == 0:
            print(f"step {step} of {len(batches)} loss {loss.item():.3f} seconds {time.monotonic() - began:.0f}", flush=True)
    average.put()


@torch.inference_mode()
def answers(network: Network, tests: Sentences, options: Any) -> Iterator[tuple[Mapping[str, Any], dict[str, Any]]]:
    """Each sentence with the scores of its words."""
    network.eval()
    for chosen in tests.cut(sorted(range(len(tests.rows)), key=lambda n: tests.pieces_of[n]), 20_000):
        batch = tests.batch(chosen)
        with torch.autocast(options.device, torch.bfloat16, enabled=options.device == "cuda"):
            found = network(batch)
        heads = found["heads"].cpu().numpy()
        relations = torch.full(batch["inside"].shape, -1, device=options.device)
        relations[batch["inside"]] = found["relation"].argmax(-1)
        relations = relations.cpu().numpy()
        scores = {name: found[name].float().softmax(-1).cpu().numpy() for name in (*network.tags, "name", *EVENTS, "readers", "deeds")}
        for at, number in enumerate(chosen):
            last = tests.words_of[number]
            own = {name: values[at, 1:last] for name, values in scores.items()}
            yield tests.rows[number], own | {"heads": heads[at, 1:last], "relations": relations[at, 1:last]}


def report(network: Network, tests: Sentences, inventory: Inventory, options: Any) -> dict[str, Any]:
    """Shares that are right, in percent, of what the tests say."""
    counts: dict[str, list[int]] = {}
    events: dict[str, list[tuple[float, bool, str, bool]]] = {}
    spans: dict[str, list[tuple[str, str, int, int]]] = {}
    real: dict[str, list[tuple[str, str]]] = {}

    def note(what: str, right: bool) -> None:
        found = counts.setdefault(what, [0, 0])
        found[0] += int(right)
        found[1] += 1

    for row, found in answers(network, tests, options):
        corpus = row["corpus"]
        if corpus == "dev":
            corpus = "gum-dev" if row["doc"].startswith("GUM") else "ewt-dev"
        for at in range(len(row["words"])):
            if "tags" in row:
                u, x, f = row["tags"][at]
                note(f"{corpus} UPOS", inventory.upos[found["upos"][at].argmax()] == u)
                note(f"{corpus} XPOS", inventory.xpos[found["xpos"][at].argmax()] == x)
                note(f"{corpus} FEATS", inventory.feats[found["feats"][at].argmax()] == f)
                head = found["heads"][at] == row["heads"][at]
                note(f"{corpus} UAS", head)
                note(f"{corpus} LAS", head and inventory.relations[found["relations"][at]] == row["relations"][at])
            if "event" in row and row["event"][at] != "X" and corpus in {"tb", "aq"}:
                chances = found["timeml"][at]
                events.setdefault(f"{corpus} {row['upos'][at]}", []).append((1 - float(chances[0]), row["event"][at] != "O", row["event"][at], CLASSES[1 + chances[1:].argmax()] == row["event"][at]))
            if "real" in row and row["real"][at] != "-":
                real.setdefault(corpus, []).append((row["real"][at], REAL[found[REALITIES[corpus]][at].argmax()]))
        if "name" in row:
            labels = [NAMES[n] for n in found["name"].argmax(1)]
            only = {"person", "organization", "place"} if corpus == "uner" else set(KINDS)
            for name, tags in (("gold", row["name"]), ("ours", labels)):
                spans.setdefault(f"{corpus} {name}", []).extend((row["doc"] + str(id(row)), *span) for span in spans_of(tags) if span[0] in only)
    told: dict[str, Any] = {name: round(100 * right / total, 2) for name, (right, total) in counts.items()}
    for corpus in {name.split()[0] for name in spans}:
        for kind in (*KINDS, "all"):
            gold, ours = (set(s for s in spans.get(f"{corpus} {who}", []) if kind in {"all", s[1]}) for who in ("gold", "ours"))
            told[f"{corpus} name {kind}"] = [round(100 * len(gold & ours) / max(1, len(ours)), 1), round(100 * len(gold & ours) / max(1, len(gold)), 1), round(200 * len(gold & ours) / max(1, len(gold) + len(ours)), 1)]
    for name, rows in events.items():
        if name.split()[1] in {"NOUN", "VERB", "ADJ"}:
            told |= told_of_events(name, rows)
    for corpus, pairs in real.items():
        told |= told_of_real(corpus, pairs)
    return told


def told_of_events(name: str, rows: Sequence[tuple[float, bool, str, bool]]) -> dict[str, Any]:
    rows = sorted(rows, key=lambda row: -row[0])
    hits, total, precise = 0, sum(row[1] for row in rows), 0.0
    best, recalled = {}, {}
    for at, row in enumerate(rows, 1):
        hits += row[1]
        precise += row[1] * hits / at
        for wanted in (66, 69, 70, 72):
            if 100 * hits / at >= wanted:
                best[wanted] = round(100 * hits / max(1, total), 1), round(row[0], 2)
    right = [row[3] for row in rows if row[1]]
    return {f"{name} AP": round(100 * precise / max(1, total), 1), f"{name} recall at precision": best, f"{name} class": round(100 * sum(right) / max(1, len(right)), 1)}


def told_of_real(corpus: str, pairs: Sequence[tuple[str, str]]) -> dict[str, Any]:
    f1 = []
    for kind in REAL:
        right = sum(gold == kind == ours for gold, ours in pairs)
        total = sum((gold == kind) + (ours == kind) for gold, ours in pairs)
        f1.append(200 * right / max(1, total))
    two = sum((gold == "happened") == (ours == "happened") for gold, ours in pairs)
    return {f"{corpus} macro": round(sum(f1) / 3, 1), f"{corpus} f1": [round(x, 1) for x in f1], f"{corpus} two-way": round(100 * two / len(pairs), 1)}


def spans_of(labels: Sequence[str]) -> set[tuple[str, int, int]]:
    """Names by kind, first word and the word behind; an inside that follows nothing of its kind begins one."""
    found, start = set(), None
    for at, label in enumerate([*labels, "O"]):
        if start is not None and (label[:1] != "I" or label[2:] != labels[start][2:]):
            found.add((labels[start][2:], start, at))
            start = None
        if label[:1] == "B" or (label[:1] == "I" and start is None):
            start = at
    return found


def main() -> None:
    """Read the arguments, train, report, save."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--layers", type=int, nargs="+", default=[0, 1, 2, 3, 4, 5])
    parser.add_argument("--passes", type=int, default=16)
    parser.add_argument("--pieces", type=int, default=4096)
    parser.add_argument("--rate", type=float, default=4e-4)
    parser.add_argument("--head-rate", type=float, default=2e-3)
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--hide", type=float, default=0.05)
    parser.add_argument("--hold-out", type=int, choices=(0, 1))
    parser.add_argument("--share", type=float, default=1.0, help="the part of the sentences to learn from, to try the command out")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--seed", type=int, default=1234)
    parser.add_argument("--teachers", type=Path, nargs="*", default=[], help="folders of networks to learn from too")
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    rows = [json.loads(line) for line in options.data.read_text(encoding="utf-8").splitlines()]
    learned, tests = parted(rows, options.hold_out)
    if options.share < 1:
        draw = random.Random(0)
        learned, tests = ([row for row in part if draw.random() < options.share] for part in (learned, tests))
    inventory = Inventory.of(learned)
    tokenizer = Tokenizer.from_file(str(options.encoder / "tokenizer.json"))
    tokenizer.no_padding(), tokenizer.no_truncation()
    network = Network(options.encoder, inventory, options.layers, options.dropout).to(options.device)
    teachers = [loaded_teacher(folder, options, inventory) for folder in options.teachers]
    train(network, Sentences(learned, inventory, tokenizer, options.device), teachers, options)
    told = report(network, Sentences(tests, inventory, tokenizer, options.device), inventory, options)
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "report.json").write_text(json.dumps(told, indent=0, sort_keys=True))
    print("REPORT", options.out.name, json.dumps(told, sort_keys=True), flush=True)
    save(network, inventory, options)


def loaded_teacher(folder: Path, options: Any, inventory: Inventory) -> Network:
    """A network that this command has saved; its layers are all of the transformer's."""
    network = Network(options.encoder, inventory, range(6), 0.0)
    network.load_state_dict(torch.load(folder / "network.pt", map_location="cpu", weights_only=True))
    return network.to(options.device).eval()


def parted(rows: Sequence[Mapping[str, Any]], held_out: int | None) -> tuple[list[Any], list[Any]]:
    documents: dict[str, dict[str, int]] = {}
    for corpus in HALVES:
        documents[corpus] = {name: at % 2 for at, name in enumerate(sorted({row["doc"] for row in rows if row["corpus"] == corpus}))}
    learned, tests = [], []
    for row in rows:
        half = documents.get(row["corpus"], {}).get(row["doc"])
        apart = row["corpus"] == "dev" or (held_out is not None and half == held_out)
        (tests if apart else learned).append(row)
    return learned, tests


def save(network: Network, inventory: Inventory, options: Any) -> None:
    """The weights in half precision: the transformer and the answers above it, with what they mean; and all of it, for pupils."""
    torch.save(network.state_dict(), options.out / "network.pt")
    state = {name.removeprefix("bert."): value.detach().half().cpu().contiguous() for name, value in network.state_dict().items()}
    below = {name: value for name, value in state.items() if name.startswith(("encoder.", "embeddings.", "case."))}
    folder = options.out / "encoder"
    folder.mkdir(exist_ok=True)
    save_file(below, folder / "model.safetensors", {"format": "pt"})
    network.bert.config.save_pretrained(folder)
    for name in ("tokenizer.json", "tokenizer_config.json"):
        shutil.copyfile(options.encoder / name, folder / name)
    above = {name: value for name, value in state.items() if name not in below and not name.startswith(UNSHIPPED)}
    save_file(above, options.out / "answers.safetensors")
    names = {"classes": CLASSES, "names": NAMES, "real": REAL}
    told = {"upos": inventory.upos, "xpos": inventory.xpos, "feats": inventory.feats, "relations": inventory.relations}
    meaning = told | {"triples": inventory.triples} | names
    (options.out / "answers.json").write_text(json.dumps(meaning, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
