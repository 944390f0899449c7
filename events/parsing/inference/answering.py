"""What else the encoder's states tell: which words tell an event and of what class, and what is named.

Two small networks over the states that the tagger and the parser have been read from, with tags and relations beside them. They are a
processor of their own (``register_processor``), as Stanza has none of the kind; the answers go into its words' MISC.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import load_file
from stanza.pipeline.processor import Processor, register_processor
from torch import Tensor
from torch.nn import functional

from dateline.events.parsing.inference.models import ANSWERS
from dateline.events.parsing.inference.reading import encoded, words_of

OPEN = frozenset(["NOUN", "VERB", "ADJ", "PROPN", "ADV"])
"""Words of which it is asked whether they tell an event."""

LEAST = 0.05
"""The least chance that is worth telling; of nouns every chance is told, so that it is seen that they were asked of."""

SHAPES = ("xx", "Xx", "XX", "X", "1", ".", "xX", "Xx first", "X first")
"""How a word is written: small, with a capital, in capitals, as one capital, figures, marks, mixed; the first of a sentence apart."""


def shape(word: str, *, first: bool) -> str:
    """Which of ``SHAPES`` a word has.

    >>> shape("Oslo", first=False), shape("NATO", first=True), shape("mRNA", first=False)
    ('Xx', 'XX', 'xX')
    """
    if not any(letter.isalpha() for letter in word):
        return "1" if any(letter.isdigit() for letter in word) else "."
    if word.islower():
        return "xx"
    if word.isupper():
        return "XX" if len(word) > 1 else "X first" if first else "X"
    if word[0].isupper() and word[1:].islower():
        return "Xx first" if first else "Xx"
    return "xX"


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one sentence, as the networks are asked of them: ``heads`` count from 1, 0 is the root."""

    texts: Sequence[str]
    lemmas: Sequence[str]
    tags: Sequence[str]
    relations: Sequence[str]
    heads: Sequence[int]


@dataclass(frozen=True, slots=True)
class Answers:
    """What was learned: numbers by their names, and what they stand for (``answers.json``)."""

    weights: Mapping[str, Tensor]
    meaning: Mapping[str, Any]
    places: Mapping[str, Mapping[str, int]]

    @classmethod
    def read(cls, folder: Path) -> Answers:
        """From the folder of a model."""
        meaning = json.loads((folder / "answers.json").read_text(encoding="utf-8"))
        weights = {name: value.float() for name, value in load_file(folder / "answers.safetensors").items()}
        return cls.of(weights, meaning)

    @classmethod
    def of(cls, weights: Mapping[str, Tensor], meaning: Mapping[str, Any]) -> Answers:
        """From the numbers themselves."""
        places = {name: {value: place for place, value in enumerate(meaning[name])} for name in ("tags", "relations", "words")}
        places["shapes"] = {value: place for place, value in enumerate(SHAPES)}
        return cls(weights, meaning, places)

    @property
    def shares(self) -> Sequence[float]:
        """How much each layer of the encoder counts."""
        shares: Sequence[float] = self.meaning["shares"]
        return shares

    def facts(self, name: str, values: Sequence[str]) -> Tensor:
        """The numbers of tags, relations, shapes or words; 0 stands for any that was not met while learning."""
        known = self.places[name]
        return _numbers([known.get(value, 0) for value in values])

    def events(self, states: Tensor, sentences: Sequence[Words]) -> dict[int, str]:
        """Of open words, counted through all sentences: their class, and the chance that they tell an event."""
        tags = [tag for sentence in sentences for tag in sentence.tags]
        asked = [number for number, tag in enumerate(tags) if tag in OPEN]
        if not asked:
            return {}
        rows = _numbers(asked)
        hidden = self._hidden("events", states[rows], {name: values[rows] for name, values in self.facts_of_events(sentences).items()})
        scores = functional.linear(hidden, self.weights["events.out.weight"], self.weights["events.out.bias"])
        chances, classes = torch.sigmoid(scores[:, 0]).tolist(), scores[:, 1:].argmax(1).tolist()
        names = self.meaning["classes"]
        told = zip(asked, classes, chances, strict=True)
        return {number: f"{names[kind]}:{chance:.2f}" for number, kind, chance in told if tags[number] == "NOUN" or chance > LEAST}

    def facts_of_events(self, sentences: Sequence[Words]) -> dict[str, Tensor]:
        """What is looked at beside the states, for every word."""
        above = [(sentence.tags[head - 1] if head else "") for sentence in sentences for head in sentence.heads]
        return {
            "tag": self.facts("tags", [tag for sentence in sentences for tag in sentence.tags]),
            "relation": self.facts("relations", [relation for sentence in sentences for relation in sentence.relations]),
            "above": self.facts("tags", above),
            "word": _numbers([place for sentence in sentences for place in self._words(sentence)]),
        }

    def _words(self, sentence: Words) -> Iterator[int]:
        """The rows of the lexicon; a noun that is not in it has the row of an unknown noun."""
        known = self.places["words"]
        for tag, lemma in zip(sentence.tags, sentence.lemmas, strict=True):
            yield known.get(f"{tag} {lemma.lower()}", known.get(tag, 0))

    def names(self, states: Tensor, sentences: Sequence[Words]) -> dict[int, str]:
        """Of each word of a name, counted through all sentences: whether it begins one, the kind of what is named, and the chance of it."""
        hidden = self._hidden("names", states, self.facts_of_names(sentences))
        scores = self._beside(hidden, [len(sentence.texts) for sentence in sentences])
        return dict(_spelt(scores.softmax(1).numpy(), [len(sentence.texts) for sentence in sentences], self.meaning["kinds"]))

    def facts_of_names(self, sentences: Sequence[Words]) -> dict[str, Tensor]:
        """What is looked at beside the states, for every word."""
        shapes = [shape for sentence in sentences for shape in _shapes(sentence.texts)]
        return {
            "tag": self.facts("tags", [tag for sentence in sentences for tag in sentence.tags]),
            "relation": self.facts("relations", [relation for sentence in sentences for relation in sentence.relations]),
            "shape": self.facts("shapes", shapes),
        }

    def _hidden(self, head: str, states: Tensor, facts: Mapping[str, Tensor]) -> Tensor:
        found = functional.linear(states, self.weights[f"{head}.states.weight"], self.weights[f"{head}.states.bias"])
        for name, numbers in facts.items():
            if name == "word":
                found = found + self.weights["events.lexicon"][numbers] @ self.weights["events.word.weight"].T
            else:
                found = found + self.weights[f"{head}.{name}.weight"][numbers]
        return functional.relu(found)

    def _beside(self, hidden: Tensor, lengths: Sequence[int]) -> Tensor:
        """The scores of each word, told by the words before and behind it too."""
        last = torch.tensor(lengths).cumsum(0) - 1
        first = last - torch.tensor(lengths) + 1
        before, behind = hidden.roll(1, 0), hidden.roll(-1, 0)
        before[first], behind[last] = 0.0, 0.0
        around = torch.cat([before, hidden, behind], 1)
        mixed = functional.relu(functional.linear(around, self.weights["names.around.weight"], self.weights["names.around.bias"]))
        return functional.linear(torch.cat([mixed, hidden], 1), self.weights["names.out.weight"], self.weights["names.out.bias"])


def _numbers(values: Sequence[int]) -> Tensor:
    """A row of whole numbers; numpy reads a list several times as fast as torch does."""
    return torch.from_numpy(np.array(values, dtype=np.int64))


def _shapes(texts: Sequence[str]) -> Iterator[str]:
    first = next((number for number, text in enumerate(texts) if any(letter.isalpha() for letter in text)), 0)
    return (shape(text, first=number == first) for number, text in enumerate(texts))


def _spelt(chances: Any, lengths: Sequence[int], kinds: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The names in the chances of each word: column 0 is for no name, then a begin and an inside for each kind."""
    best = chances.argmax(1)
    opening = np.cumsum([0, *lengths])[:-1]
    named = np.flatnonzero(best)
    breaks = (best[named] % 2 == 1) | (np.diff(named, prepend=-2) > 1) | np.isin(named, opening)
    for run in np.split(named, np.flatnonzero(breaks)):
        if len(run):
            begins = chances[run, 1::2] + chances[run, 2::2]  # a kind's chance of each word
            kind = int(begins.mean(0).argmax())
            weight = float(begins[:, kind].min())
            for number in run.tolist():
                yield number, f"{'B' if number == run[0] else 'I'}-{kinds[kind]}:{weight:.2f}"


@register_processor(ANSWERS)
class Answerer(Processor):  # type: ignore[misc] # stanza has no types
    """Says which words tell an event, and which name what."""

    PROVIDES_DEFAULT = frozenset([ANSWERS])
    REQUIRES_DEFAULT = frozenset(["tokenize", "pos", "lemma", "depparse"])

    def __init__(self, config: dict[str, Any], pipeline: Any, device: Any) -> None:
        super().__init__(config, pipeline, device)
        self._encoder = config["encoder"]
        self._answers: Answers = config["learned"]

    def process(self, document: Any) -> Any:
        """Answer for one of Stanza's documents."""
        return self.bulk_process([document])[0]

    @torch.inference_mode()
    def bulk_process(self, docs: Sequence[Any]) -> Sequence[Any]:
        """Answer for the parts of one article."""
        sentences, texts = words_of(docs)
        if not sentences:
            return docs
        words = [_words(sentence, own) for sentence, own in zip(sentences, texts, strict=True)]
        states = torch.cat([rows[1:] for rows in encoded(self._encoder, texts, mixed=True)])
        events, names = self._answers.events(states, words), self._answers.names(states, words)
        for number, word in enumerate(word for sentence in sentences for word in sentence.words):
            told = [f"{key}={found[number]}" for key, found in (("Event", events), ("Name", names)) if number in found]
            if told:
                word.misc = "|".join(told)
        return docs


def _words(sentence: Any, texts: Sequence[str]) -> Words:
    words = sentence.words
    lemmas, tags = [word.lemma for word in words], [word.upos for word in words]
    return Words(texts, lemmas, tags, [word.deprel for word in words], [word.head for word in words])
