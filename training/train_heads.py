r"""Train what the encoder's states tell beside trees: which words tell an event, and what is named.

    python training/train_heads.py events --states states --wordnet /usr/share/wordnet --out models/answers
    python training/train_heads.py names --states states --out models/answers

Both add to the same two files of `--out`, which `pack.py` packs. `--states` is what `cache_states.py` wrote. `--hold-out tb1` leaves a
corpus, or the odd (1) or even (0) documents of one, out of the training and prints what the network makes of them. Seeded; minutes.
"""

import argparse
import json
import math
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import load_file, save_file
from torch import Tensor, nn
from torch.nn import functional
from wordnet_classes import CLASSES as WORDNET_CLASSES
from wordnet_classes import wordnet_nouns

from dateline.events.language import words as listed
from dateline.events.parsing.inference.answering import OPEN, SHAPES, Answers, Words

SHARES = (0.27, 0.23, 0.15, 0.13, 0.12, 0.10)
"""Each layer's share in the states: about what a learned mix came to."""
CLASSES = ("OCCURRENCE", "STATE", "REPORTING", "PERCEPTION", "ASPECTUAL", "I_ACTION", "I_STATE")
KINDS = ("person", "organization", "place", "other")
LABELS = ("O", *(f"{part}-{kind}" for kind in KINDS for part in "BI"))
TAGS = (
    "",
    "ADJ",
    "ADP",
    "ADV",
    "AUX",
    "CCONJ",
    "DET",
    "INTJ",
    "NOUN",
    "NUM",
    "PART",
    "PRON",
    "PROPN",
    "PUNCT",
    "SCONJ",
    "SYM",
    "VERB",
    "X",
)
RELATIONS = (
    *(
        "",
        "acl",
        "acl:relcl",
        "advcl",
        "advcl:relcl",
        "advmod",
        "amod",
        "appos",
        "aux",
        "aux:pass",
        "case",
        "cc",
        "cc:preconj",
        "ccomp",
        "compound",
    ),
    *(
        "compound:prt",
        "conj",
        "cop",
        "csubj",
        "csubj:outer",
        "csubj:pass",
        "dep",
        "det",
        "det:predet",
        "discourse",
        "dislocated",
        "expl",
        "fixed",
    ),
    *("flat", "goeswith", "iobj", "list", "mark", "nmod", "nmod:desc", "nmod:poss", "nmod:unmarked", "nsubj", "nsubj:outer", "nsubj:pass"),
    *("nummod", "obj", "obl", "obl:agent", "obl:unmarked", "orphan", "parataxis", "punct", "reparandum", "root", "vocative", "xcomp"),
)
PRIOR_WEIGHT = 2.0
"""Occurrences that the share of all words of a kind counts for."""
FLAGS = (
    *(("VERB", "verbs", prop) for prop in ("says", "denies", "perceives", "i_state", "i_action", "aspectual", "state", "relates")),
    *(("NOUN", "nouns", prop) for prop in ("says", "i_state", "i_action", "aspectual", "state")),
    ("ADJ", "adjectives", "i_state"),
)
"""What the word lists say of a lemma that bears on its class."""
TIMEML = ("tb", "aq")
IGNORED = -100
NAME_OR_NONE = -1
"""A name that the corpus does not annotate, or none."""


@dataclass
class Corpus:
    """Sentences with their labels and the states of their words, one row a word."""

    name: str
    sentences: list[dict[str, Any]]
    states: Any
    starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.starts = np.cumsum([0, *(len(sentence["text"]) for sentence in self.sentences)]).tolist()

    @classmethod
    def read(cls, folder: Path, name: str) -> "Corpus":
        """As `cache_states.py` wrote it."""
        return cls(name, json.loads((folder / f"{name}.json").read_text()), np.load(folder / f"{name}.mix.npy", mmap_mode="r"))

    def half(self, parity: int) -> "Corpus":
        """The sentences of every other document."""
        parities = {document: number % 2 for number, document in enumerate(sorted({sentence["doc"] for sentence in self.sentences}))}
        kept = [number for number, sentence in enumerate(self.sentences) if parities[sentence["doc"]] == parity]
        rows = np.concatenate([np.arange(self.starts[number], self.starts[number + 1]) for number in kept])
        return Corpus(f"{self.name}{parity}", [self.sentences[number] for number in kept], self.states[rows])

    def part(self, numbers: Sequence[int]) -> tuple[list[dict[str, Any]], Tensor]:
        """Some sentences and the states of their words."""
        rows = np.concatenate([np.arange(self.starts[number], self.starts[number + 1]) for number in numbers])
        return [self.sentences[number] for number in numbers], torch.from_numpy(self.states[rows].astype(np.float32))


def words_of(sentence: dict[str, Any]) -> Words:
    """A sentence as the networks are asked of it."""
    return Words(sentence["text"], sentence["lemma"], sentence["upos"], sentence["deprel"], sentence["head"])


# Events -------------------------------------------------------------------------------------------


Key = tuple[str, str]
"""A tag and a lemma."""


class Lexicon:
    """What is known of a word without its sentence: how often it told an event where that was annotated, its classes in WordNet, lists.

    A word's own document is left out of what was counted while the network learns.
    """

    def __init__(self, corpora: Sequence[Corpus], wordnet: Mapping[str, tuple[Mapping[str, float], float]]) -> None:
        self._wordnet = wordnet
        self._all: defaultdict[Key, Counter[bool]] = defaultdict(Counter)
        self._own: defaultdict[tuple[Key, str], Counter[bool]] = defaultdict(Counter)
        shares: defaultdict[str, Counter[bool]] = defaultdict(Counter)
        for sentence in (sentence for corpus in corpora for sentence in corpus.sentences):
            for tag, lemma, label in zip(sentence["upos"], sentence["lemma"], sentence["event"], strict=True):
                if tag in OPEN:
                    key, told = (tag, lemma.lower()), label != "O"
                    self._all[key][told] += 1
                    self._own[key, sentence["doc"]][told] += 1
                    shares[tag][told] += 1
        self._shares = {tag: (count[True] + 1) / (count.total() + 2) for tag, count in shares.items()}

    def facts(self, tag: str, lemma: str, document: str = "") -> list[float]:
        """The row of a word, for a document that it was not counted in."""
        if tag not in OPEN:
            return [0.0] * FACTS
        key = (tag, lemma)
        counts, own = self._all.get(key, Counter()), self._own.get((key, document), Counter())
        hits, others = counts[True] - own[True], counts[False] - own[False]
        share = self._shares.get(tag, 0.1)
        chance = (hits + PRIOR_WEIGHT * share) / (hits + others + PRIOR_WEIGHT)
        counted = [math.log(chance / (1 - chance)) / 3, math.log(1 + hits + others) / 3]
        flags = [float(tag == kind and lemma in listed(table, prop)) for kind, table, prop in FLAGS]
        return [*counted, *self._classes(tag, lemma), *flags]

    def _classes(self, tag: str, lemma: str) -> list[float]:
        if tag != "NOUN":
            return [0.0] * (len(WORDNET_CLASSES) + 2)
        shares, derived = self._wordnet.get(lemma, ({}, 0.0))
        return [*(shares.get(name, 0.0) for name in WORDNET_CLASSES), derived, float(lemma not in self._wordnet)]

    def rows(self) -> dict[str, list[float]]:
        """The facts of every word that has some, by tag and lemma; a tag alone stands for its words of which nothing is known."""
        keys = {*self._all, *(("NOUN", lemma) for lemma in self._wordnet)}
        keys |= {(tag, lemma) for tag, table, prop in FLAGS for lemma in listed(table, prop)}
        known = sorted(key for key in keys if key[1].isalpha() and key[1].isascii() and key[1].islower())
        return {tag: self.facts(tag, "") for tag in sorted(OPEN)} | {" ".join(key): self.facts(*key) for key in known}


FACTS = 2 + len(WORDNET_CLASSES) + 2 + len(FLAGS)


class EventHead(nn.Module):
    """What `Answers.events` computes, with other corpora's answers beside TimeML's while it learns."""

    def __init__(self, hidden: int) -> None:
        super().__init__()
        self.states = nn.Linear(384, hidden)
        self.tag, self.above = (nn.Embedding(len(TAGS), hidden) for _ in range(2))
        self.relation = nn.Embedding(len(RELATIONS), hidden)
        for table in (self.tag, self.above, self.relation):
            nn.init.normal_(table.weight, std=0.1)
        self.word = nn.Linear(FACTS, hidden, bias=False)
        self.out = nn.Linear(hidden, 1 + len(CLASSES))
        self.beside = nn.ModuleDict({"gum": nn.Linear(hidden, 3), "ecb": nn.Linear(hidden, 1), "ewt": nn.Linear(hidden, 1)})

    def forward(self, states: Tensor, facts: Tensor, words: Tensor) -> Tensor:
        """The hidden layer."""
        found = self.states(functional.dropout(states, 0.2, self.training))
        found = found + self.tag(facts[:, 0]) + self.relation(facts[:, 1]) + self.above(facts[:, 2]) + self.word(words)
        return functional.dropout(functional.relu(found), 0.4, self.training)


@dataclass
class Examples:
    """The open words of one corpus."""

    corpus: str
    states: Tensor
    facts: Tensor
    words: Tensor
    labels: list[str]
    tags: list[str]


def examples(corpus: Corpus, answers: Answers, lexicon: Lexicon, *, counted: bool) -> Examples:
    """The open words of a corpus with what is looked at; in a corpus that was counted, each word's own document is left out of its odds."""
    sentences, states = corpus.part(range(len(corpus.sentences)))
    facts = answers.facts_of_events([words_of(sentence) for sentence in sentences])
    rows = []
    for sentence in sentences:
        labels = event_labels(sentence)
        document = sentence["doc"] if counted else ""
        for tag, lemma, label in zip(sentence["upos"], sentence["lemma"], labels, strict=True):
            rows.append((tag, label, lexicon.facts(tag, lemma.lower(), document)))
    kept = torch.tensor([number for number, (tag, label, _) in enumerate(rows) if tag in OPEN and label != "X"])
    chosen = [rows[number] for number in kept.tolist()]
    columns = torch.stack([facts[name] for name in ("tag", "relation", "above")], 1)
    vectors = torch.tensor([row[2] for row in chosen])
    return Examples(corpus.name, states[kept], columns[kept], vectors, [row[1] for row in chosen], [row[0] for row in chosen])


def event_labels(sentence: dict[str, Any]) -> list[str]:
    """A label a word: a class or O; E, A (abstract) and O for GUM's nouns; X where the corpus says nothing."""
    if "gold" not in sentence or "entities" not in sentence:
        return list(sentence["event"])
    labels = ["X"] * len(sentence["text"])
    for kind, first, last, _ in sentence["entities"]:
        head = _head_of(sentence, first, last)
        if sentence["gold"][head][0] == "NOUN":
            labels[head] = {"event": "E", "abstract": "A"}.get(kind, "O")
    return labels


def _head_of(sentence: dict[str, Any], first: int, last: int) -> int:
    gold = sentence.get("gold")
    heads = [row[1] for row in gold] if gold else sentence["head"]
    return next((place for place in range(first, last + 1) if not first <= heads[place] - 1 <= last), last)


def event_loss(net: EventHead, corpus: str, hidden: Tensor, labels: Sequence[str]) -> Tensor:
    """What a batch was wrong by."""
    if corpus[:2] in TIMEML:
        scores = net.out(hidden)
        told = torch.tensor([float(label != "O") for label in labels])
        classes = torch.tensor([CLASSES.index(label) if label in CLASSES else IGNORED for label in labels])
        loss = functional.binary_cross_entropy_with_logits(scores[:, 0], told)
        return loss + 2 * functional.cross_entropy(scores[:, 1:], classes, ignore_index=IGNORED, reduction="sum") / len(labels)
    scores = net.beside[corpus](hidden)
    if corpus == "gum":
        return functional.cross_entropy(scores, torch.tensor(["OEA".index(label) for label in labels])) / 2
    return functional.binary_cross_entropy_with_logits(scores[:, 0], torch.tensor([float(label == "E") for label in labels])) / 2


def train_events(corpora: Sequence[Corpus], tests: Sequence[Corpus], wordnet: Any, options: Any) -> tuple[Any, Any]:
    """The network's weights and what they stand for; what it makes of the tests is printed."""
    lexicon = Lexicon([corpus for corpus in corpora if corpus.name[:2] in TIMEML], wordnet)
    listing = lexicon.rows()
    meaning = {"tags": TAGS, "relations": RELATIONS, "classes": CLASSES, "words": ["", *listing]}
    answers = Answers.of({}, meaning)
    known = [examples(corpus, answers, lexicon, counted=corpus.name[:2] in TIMEML) for corpus in corpora]
    net = EventHead(options.hidden)

    def drawn() -> list[tuple[Examples, Tensor]]:
        return [(own, rows) for own in known for rows in torch.randperm(len(own.labels)).split(256)]

    for own, rows in learning(net, drawn, options):
        hidden = net(own.states[rows], own.facts[rows], own.words[rows])
        step(net, event_loss(net, own.corpus, hidden, [own.labels[row] for row in rows.tolist()]))
    weights = {f"events.{name}": value.detach() for name, value in net.state_dict().items() if not name.startswith("beside")}
    weights["events.lexicon"] = torch.tensor([[0.0] * FACTS, *listing.values()])
    for corpus in tests:
        report_events(net, examples(corpus, answers, lexicon, counted=False))
    return weights, meaning


def report_events(net: EventHead, own: Examples) -> None:
    """Precision and recall of nouns, verbs and adjectives at several chances, and the share of classes that are right."""
    net.eval()
    with torch.inference_mode():
        scores = net.out(net(own.states, own.facts, own.words))
    chances, right = torch.sigmoid(scores[:, 0]).numpy(), np.array([label != "O" for label in own.labels])
    for tag in ("NOUN", "VERB", "ADJ"):
        chosen = np.array([tag == other for other in own.tags])
        for least in (0.25, 0.3, 0.35, 0.4, 0.45, 0.5):
            found = chosen & (chances > least)
            precision, recall = 100 * right[found].mean(), 100 * (right & found).sum() / (right & chosen).sum()
            print(f"{own.corpus} {tag} {least} precision {precision:.1f} recall {recall:.1f}")
        told = [CLASSES.index(label) if label in CLASSES else IGNORED for label in own.labels]
        rated = chosen & (np.array(told) >= 0)
        print(f"{own.corpus} {tag} class {100 * (np.array(told) == scores[:, 1:].argmax(1).numpy())[rated].mean():.1f}")


# Learning -----------------------------------------------------------------------------------------


def learning(net: Any, batches: Callable[[], list[Any]], options: Any) -> Iterator[Any]:
    """Batches in a random order, pass after pass; the learning rate falls to nothing."""
    net.optimizer = torch.optim.AdamW(net.parameters(), lr=options.rate, weight_decay=0.01)
    steps, done = options.passes * len(batches()), 0
    for _ in range(options.passes):
        drawn = batches()
        random.shuffle(drawn)
        net.train()
        for batch in drawn:
            for group in net.optimizer.param_groups:
                group["lr"] = options.rate * min(1.0, (done + 1) / 100) * (1 - done / steps)
            yield batch
            done += 1


def step(net: Any, loss: Tensor) -> None:
    """Learn from one batch."""
    net.optimizer.zero_grad()
    loss.backward()
    net.optimizer.step()


# Names --------------------------------------------------------------------------------------------

OF_KIND = {
    "person": "person",
    "organization": "organization",
    "place": "place",
    "HUMAN_PART_PER": "person",
    "HUMAN_PART_ORG": "organization",
}
OF_KIND |= {"LOC_GEO": "place", "LOC_FAC": "place", "HUMAN_PART_GPE": "place", "LOC_OTHER": "place"}
UNER = {"PER": "person", "ORG": "organization", "LOC": "place"}
LINKS = frozenset("of the and & de la von van der - 's ' for al bin del du y".split())
TITLES = listed("names", "title")
TIMES = {"ewt": 3}
"""How often a pass goes through a corpus."""
INSIDE = frozenset(["flat", "compound", "goeswith", "fixed"])
"""Relations within a name."""


class NameHead(nn.Module):
    """What `Answers.names` computes."""

    def __init__(self, hidden: int) -> None:
        super().__init__()
        self.states = nn.Linear(384, hidden)
        self.tag, self.relation, self.shape = (
            nn.Embedding(len(TAGS), hidden),
            nn.Embedding(len(RELATIONS), hidden),
            nn.Embedding(len(SHAPES), hidden),
        )
        for table in (self.tag, self.relation, self.shape):
            nn.init.normal_(table.weight, std=0.1)
        self.around = nn.Linear(3 * hidden, hidden)
        self.out = nn.Linear(2 * hidden, len(LABELS))

    def forward(self, states: Tensor, facts: Mapping[str, Tensor], lengths: Sequence[int]) -> Tensor:
        """The scores of `LABELS` for each word."""
        found = self.states(functional.dropout(states, 0.2, self.training))
        found = found + self.tag(facts["tag"]) + self.relation(facts["relation"]) + self.shape(facts["shape"])
        hidden = functional.dropout(functional.relu(found), 0.3, self.training)
        last = torch.tensor(lengths).cumsum(0) - 1
        first = last - torch.tensor(lengths) + 1
        opens, closes = torch.zeros(len(hidden), 1), torch.zeros(len(hidden), 1)
        opens[first], closes[last] = 1.0, 1.0
        around = torch.cat([hidden.roll(1, 0) * (1 - opens), hidden, hidden.roll(-1, 0) * (1 - closes)], 1)
        beside = functional.dropout(functional.relu(self.around(around)), 0.3, self.training)
        return self.out(torch.cat([beside, hidden], 1))


def name_labels(sentence: dict[str, Any]) -> list[int]:
    """A place in `LABELS` a word, or what to leave out: names that a corpus does not annotate."""
    if "iob" in sentence:
        labels = [tag[:2] + UNER[tag[2:]] if tag[2:] in UNER else "O" for tag in sentence["iob"]]
        unknown = NAME_OR_NONE
    else:
        labels, unknown = _names_in_phrases(sentence), 0 if "gold" in sentence else IGNORED
    proper = [label == "O" and tag == "PROPN" for label, tag in zip(labels, sentence["upos"], strict=True)]
    return [unknown if unknown and open_ else LABELS.index(label) for label, open_ in zip(labels, proper, strict=True)]


def _names_in_phrases(sentence: dict[str, Any]) -> list[str]:
    """The names that stand in annotated phrases: their heads where these are proper nouns, with what belongs to a name."""
    labels = ["O"] * len(sentence["text"])
    phrases = sorted(sentence["entities"], key=lambda phrase: phrase[1] - phrase[2])
    for kind, first, last, _ in phrases:
        head = _head_of(sentence, first, last)
        if kind != "time" and _gold(sentence, head)[0] == "PROPN":
            run = _name_around(sentence, head, first, last, person=OF_KIND.get(kind) == "person")
            for place in run:
                labels[place] = f"{'B' if place == run[0] else 'I'}-{OF_KIND.get(kind, 'other')}"
    return labels


def _gold(sentence: dict[str, Any], place: int) -> tuple[str, int, str]:
    """Tag, head and relation, the annotated ones where there are some."""
    if "gold" in sentence:
        return tuple(sentence["gold"][place][:3])
    return sentence["upos"][place], sentence["head"][place], sentence["deprel"][place]


def _name_around(sentence: dict[str, Any], head: int, first: int, last: int, *, person: bool) -> range:
    inside, grown = {head}, True
    while grown:
        more = {place for place in range(first, last + 1) if place not in inside and _continues(sentence, place, inside)}
        grown = bool(more)
        inside |= more
    words = [text.lower() for text in sentence["text"]]
    gaps = [place for place in range(min(inside), max(inside) + 1) if place not in inside and words[place] not in LINKS]
    begin = max([place + 1 for place in gaps if place < head], default=min(inside))
    end = min([place for place in gaps if place > head], default=max(inside) + 1)
    while begin < head and (words[begin] in LINKS or (person and words[begin].rstrip(".") in TITLES)):
        begin += 1
    while end > head + 1 and words[end - 1] in LINKS:
        end -= 1
    return range(begin, end)


def _continues(sentence: dict[str, Any], place: int, inside: set[int]) -> bool:
    """Whether a word belongs to the name that its head belongs to."""
    tag, head, relation = _gold(sentence, place)
    if head - 1 not in inside:
        return False
    named = relation.partition(":")[0] in INSIDE and tag in {"PROPN", "NUM", "PUNCT", "X", "SYM"}
    described = relation == "amod" and sentence["text"][place][:1].isupper() and tag in {"PROPN", "ADJ"}
    return named or described or (relation == "punct" and sentence["text"][place] in "-.")


def name_loss(scores: Tensor, wanted: Tensor) -> Tensor:
    """What a batch was wrong by; where a corpus does not say whether there is another name, no name and another are right alike."""
    chances = scores.log_softmax(1)
    known, open_ = wanted >= 0, wanted == NAME_OR_NONE
    loss = -chances[known].gather(1, wanted[known].unsqueeze(1)).sum()
    others = [0, LABELS.index("B-other"), LABELS.index("I-other")]
    return (loss - chances[open_][:, others].logsumexp(1).sum()) / len(wanted)


@dataclass
class Tagged:
    """The words of one corpus with what is looked at and what is right."""

    corpus: Corpus
    facts: Mapping[str, Tensor]
    labels: Tensor

    @classmethod
    def of(cls, corpus: Corpus, answers: Answers) -> "Tagged":
        """A corpus, looked at once."""
        facts = answers.facts_of_names([words_of(sentence) for sentence in corpus.sentences])
        return cls(corpus, facts, torch.tensor([label for sentence in corpus.sentences for label in name_labels(sentence)]))

    def loss(self, net: NameHead, numbers: Sequence[int]) -> Tensor:
        """What the network gets wrong in some sentences."""
        starts = self.corpus.starts
        rows = np.concatenate([np.arange(starts[number], starts[number + 1]) for number in numbers])
        states = torch.from_numpy(self.corpus.states[rows].astype(np.float32))
        facts = {name: values[rows] for name, values in self.facts.items()}
        return name_loss(net(states, facts, [starts[number + 1] - starts[number] for number in numbers]), self.labels[rows])


def train_names(corpora: Sequence[Corpus], tests: Sequence[Corpus], options: Any) -> tuple[Any, Any]:
    """The network's weights and what they stand for; what it makes of the tests is printed."""
    meaning = {"tags": TAGS, "relations": RELATIONS, "kinds": KINDS, "words": [""]}
    answers = Answers.of({}, meaning)
    known = [Tagged.of(corpus, answers) for corpus in corpora]
    net = NameHead(options.hidden)

    def drawn() -> list[tuple[Tagged, list[int]]]:
        return [
            (own, rows.tolist())
            for own in known
            for _ in range(TIMES.get(own.corpus.name[:3], 1))
            for rows in torch.randperm(len(own.corpus.sentences)).split(24)
        ]

    for own, numbers in learning(net, drawn, options):
        step(net, own.loss(net, numbers))
    weights = {f"names.{name}": value.detach() for name, value in net.state_dict().items()}
    for corpus in tests:
        report_names(Answers.of(weights, meaning), corpus)
    return weights, meaning


@torch.inference_mode()
def report_names(answers: Answers, corpus: Corpus) -> None:
    """Precision, recall and F1 of names by kind: the same words and the same kind."""
    counts: Counter[tuple[str, str]] = Counter()
    for sentence in range(len(corpus.sentences)):
        [own], states = corpus.part([sentence])
        found = answers.names(states, [words_of(own)])
        ours = _spans([found.get(place, "O").partition(":")[0] for place in range(len(own["text"]))])
        gold = _spans([LABELS[label] if label > 0 else "O" for label in name_labels(own)])
        for what, spans in (("gold", gold), ("ours", ours), ("right", ours & gold)):
            counts.update((kind, what) for kind, *_ in spans)
    kinds = KINDS[:3] if corpus.name.startswith("ewt") else KINDS
    for row in (*((kind,) for kind in kinds), kinds):
        right, ours, gold = (sum(counts[kind, what] for kind in row) for what in ("right", "ours", "gold"))
        precision, recall, f1 = 100 * right / max(ours, 1), 100 * right / max(gold, 1), 200 * right / max(1, ours + gold)
        name = row[0] if len(row) == 1 else "all"
        print(f"{corpus.name} {name} precision {precision:.1f} recall {recall:.1f} f1 {f1:.1f} of {gold}")


def _spans(labels: Sequence[str]) -> set[tuple[str, int, int]]:
    begins = [place for place, label in enumerate(labels) if label.startswith("B")]
    ends = [next((place for place in range(begin + 1, len(labels)) if labels[place][0] != "I"), len(labels)) for begin in begins]
    return {(labels[begin][2:], begin, end) for begin, end in zip(begins, ends, strict=True)}


# All together -------------------------------------------------------------------------------------

CORPORA = {"events": ("tb", "aq", "gum", "ecb", "ewt"), "names": ("gum", "ecb", "ewt")}


def chosen(states: Path, head: str, held_out: Sequence[str]) -> tuple[list[Corpus], list[Corpus]]:
    """The corpora to learn from, and those to be asked of."""
    trained, tests = [], []
    for name in CORPORA[head]:
        corpus = Corpus.read(states, name)
        halves = [half for half in held_out if half[:-1] == name]
        if name in held_out:
            tests.append(corpus)
        elif halves:
            tests += [corpus.half(int(half[-1])) for half in halves]
            trained += [corpus.half(1 - int(half[-1])) for half in halves]
        else:
            trained.append(corpus)
    return trained, tests + [Corpus.read(states, name) for name in held_out if name[:-1] not in CORPORA[head] and name not in CORPORA[head]]


def save(out: Path, head: str, weights: Mapping[str, Tensor], meaning: Mapping[str, Any]) -> None:
    """Add a head's numbers to what is there, in half precision."""
    out.mkdir(parents=True, exist_ok=True)
    numbers, told = out / "answers.safetensors", out / "answers.json"
    before = {name: value for name, value in load_file(numbers).items() if not name.startswith(head)} if numbers.exists() else {}
    save_file(before | {name: value.half().contiguous() for name, value in weights.items()}, numbers)
    known = json.loads(told.read_text()) if told.exists() else {}
    words = meaning["words"] if head == "events" else known.get("words", [""])
    told.write_text(json.dumps(known | dict(meaning) | {"shares": SHARES, "words": words}, indent=0, ensure_ascii=False) + "\n")


def main() -> None:
    """Read the arguments and train one head."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("head", choices=CORPORA)
    parser.add_argument("--states", type=Path, required=True)
    parser.add_argument("--wordnet", type=Path, help="folder with WordNet's files (events)")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--hold-out", nargs="*", default=[])
    parser.add_argument("--hidden", type=int, default=192)
    parser.add_argument("--passes", type=int, default=5)
    parser.add_argument("--rate", type=float, default=0.001)
    parser.add_argument("--seed", type=int, default=1234)
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    random.seed(options.seed)
    torch.set_num_threads(1)
    corpora, tests = chosen(options.states, options.head, options.hold_out)
    if options.head == "events":
        weights, meaning = train_events(corpora, tests, wordnet_nouns(options.wordnet), options)
    else:
        weights, meaning = train_names(corpora, tests, options)
    save(options.out, options.head, weights, meaning)


if __name__ == "__main__":
    main()
