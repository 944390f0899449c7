"""What a trained network makes of sentences that it has not learned from."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import torch
from labels import CLASSES, EVENTS, KINDS, NAMED, NAMES, TAGS, UNASKED
from network import Network
from sentences import Inventory, Row, Sentences

Scores = Mapping[str, Any]
"""Chances a word of every answer, its head and the number of its relation."""
PRECISIONS = (66, 69, 70, 72)
"""At which the recall of event nouns is told."""


@torch.inference_mode()
def answers(network: Network, tests: Sentences) -> Iterator[tuple[Row, Scores]]:
    """Each sentence with the scores of its words."""
    network.eval()
    for chosen in tests.cut(sorted(range(len(tests.rows)), key=lambda number: tests.piece_counts[number]), 20_000):
        batch = tests.batch(chosen)
        with torch.autocast(tests.device, torch.bfloat16, enabled=tests.device == "cuda"):
            found = network(batch)
        relations = torch.full(batch["inside"].shape, -1, device=tests.device)
        relations[batch["inside"]] = found["relation"].argmax(-1)
        scores = {name: found[name].float().softmax(-1).cpu().numpy() for name in (*TAGS, *NAMED, *EVENTS)}
        scores |= {"heads": found["heads"].cpu().numpy(), "relations": relations.cpu().numpy()}
        for place, number in enumerate(chosen):
            yield tests.rows[number], {name: values[place, 1 : tests.word_counts[number]] for name, values in scores.items()}


def report(network: Network, tests: Sentences, inventory: Inventory) -> dict[str, Any]:
    """Percentages by corpus: of tags and arcs that are right, of names and of events."""
    every = list(answers(network, tests))
    by_corpus: defaultdict[str, list[tuple[Row, Scores]]] = defaultdict(list)
    for row, found in every:
        by_corpus[corpus_of(row)].append((row, found))
    told: dict[str, Any] = {}
    for corpus, pairs in sorted(by_corpus.items()):
        parts = [of_trees(pairs, inventory), of_names(pairs, corpus), of_events(pairs)]
        told |= {f"{corpus} {name}": value for part in parts for name, value in part.items()}
    return told


def corpus_of(row: Row) -> str:
    """The development part is of two treebanks."""
    if row["corpus"] != "dev":
        return str(row["corpus"])
    return "gum-dev" if row["doc"].startswith("GUM") else "ewt-dev"


def of_trees(pairs: Sequence[tuple[Row, Scores]], inventory: Inventory) -> dict[str, float]:
    """Tags, heads, and heads with their relations."""
    right: Counter[str] = Counter()
    words = 0
    for row, found in pairs:
        for place, tags in enumerate(row.get("tags", ())):
            words += 1
            for tag, name in zip(tags, TAGS, strict=True):
                right[name] += getattr(inventory, name)[found[name][place].argmax()] == tag
            head = found["heads"][place] == row["heads"][place]
            right["UAS"] += head
            right["LAS"] += head and inventory.relations[found["relations"][place]] == row["relations"][place]
    return {name: round(100 * count / words, 2) for name, count in right.items()}


def of_names(pairs: Sequence[tuple[Row, Scores]], corpus: str) -> dict[str, list[float]]:
    """Precision, recall and F1 by kind: the same words and the same kind. Universal NER has no other kinds."""
    kinds = KINDS[:3] if corpus == "uner" else KINDS
    gold, ours = set(), set()
    for number, (row, found) in enumerate(pairs):
        if "name" in row:
            gold |= {(number, *span) for span in spans(row["name"]) if span[0] in kinds}
            ours |= {(number, *span) for span in spans([NAMES[best] for best in found["name"].argmax(1)]) if span[0] in kinds}
    return {
        f"name {kind}": shares(*({s for s in part if kind in {"all", s[1]}} for part in (gold, ours))) for kind in (*kinds, "all") if gold
    }


def shares(gold: set[Any], ours: set[Any]) -> list[float]:
    """Precision, recall and F1."""
    right = len(gold & ours)
    return [round(100 * right / max(1, count), 1) for count in (len(ours), len(gold), (len(gold) + len(ours)) / 2)]


def spans(labels: Sequence[str]) -> set[tuple[str, int, int]]:
    """Names by kind, first word and the word behind; an inside that follows nothing of its kind begins one."""
    found: set[tuple[str, int, int]] = set()
    start: int | None = None
    for place, label in enumerate([*labels, "O"]):
        if start is not None and (label[:1] != "I" or label[2:] != labels[start][2:]):
            found.add((labels[start][2:], start, place))
            start = None
        if label[:1] == "B" or (label[:1] == "I" and start is None):
            start = place
    return found


def of_events(pairs: Sequence[tuple[Row, Scores]]) -> dict[str, Any]:
    """By part of speech: average precision, the recall (and the chance asked for) at some precisions, the share of right classes."""
    by_tag: defaultdict[str, list[tuple[float, str, str]]] = defaultdict(list)
    for row, found in pairs:
        for place, label in enumerate(row.get("event", ())):
            if "upos" in row and label != UNASKED:
                chances = found["timeml"][place]
                by_tag[row["upos"][place]].append((1 - float(chances[0]), label, CLASSES[1 + chances[1:].argmax()]))
    told: dict[str, Any] = {}
    for tag in ("NOUN", "VERB", "ADJ"):
        events = [label == best for _, label, best in by_tag[tag] if label != "O"]
        if events:
            told |= {f"{tag} {name}": value for name, value in _ranked(sorted(by_tag[tag], reverse=True), len(events)).items()}
            told[f"{tag} class"] = round(100 * sum(events) / len(events), 1)
    return told


def _ranked(rows: Sequence[tuple[float, str, str]], events: int) -> dict[str, Any]:
    hits, summed, recalled = 0, 0.0, {}
    for place, (chance, label, _) in enumerate(rows, 1):
        hits += label != "O"
        summed += (label != "O") * hits / place
        recalled |= {wanted: (round(100 * hits / events, 1), round(chance, 2)) for wanted in PRECISIONS if 100 * hits >= wanted * place}
    return {"AP": round(100 * summed / events, 1), "recall at precision": recalled}
