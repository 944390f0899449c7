"""The network stands twice, as it is learned and as it is computed in the product: both must say the same."""

import importlib
import json
import shutil
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import torch

from dateline.events.parsing.inference.answering import Answers
from dateline.events.parsing.inference.attaching import Attacher
from dateline.events.parsing.inference.encoder import Encoder
from dateline.events.parsing.inference.learned import Learned
from dateline.events.parsing.inference.tagging import together
from dateline.events.parsing.inference.tree_search import best_tree
from dateline.events.parsing.stanza_parser import SHIPPED

FOLDER = Path(__file__).parents[2] / "training"
NAMES = ("tokenizer.json", "tokenizer_config.json")
TEXTS = ("Lund reopened the Orvik harbour on 3 May .", "It rained .", "NATO 's unloading went on")
TAGS = [("NOUN", "NN", "_"), ("VERB", "VBD", "Tense=Past"), ("NOUN", "NNS", "_"), ("DET", "DT", "_")]


@pytest.fixture(scope="module")
def training() -> Any:
    """The modules of the trainer."""
    sys.path.insert(0, str(FOLDER))
    try:
        yield {name: importlib.import_module(name) for name in ("network", "sentences", "train_encoder")}
    finally:
        sys.path.remove(str(FOLDER))


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small transformer of random numbers, as its library saves it."""
    from transformers import BertConfig, BertModel  # noqa: PLC0415 - slow to import

    folder = tmp_path_factory.mktemp("start")
    for name in NAMES:
        shutil.copyfile(SHIPPED / "encoder" / name, folder / name)
    torch.manual_seed(5)
    config = BertConfig(hidden_size=24, num_hidden_layers=3, num_attention_heads=2, intermediate_size=40, max_position_embeddings=64)
    BertModel(config, add_pooling_layer=False).save_pretrained(folder)
    return folder


@pytest.fixture(scope="module")
def both(training: Any, start: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What the network that learns says of all sentences at once, and the same numbers loaded by the product."""
    rows = [_row(text.split(), number) for number, text in enumerate(TEXTS)]
    inventory = training["sentences"].Inventory.of(rows)
    torch.manual_seed(6)
    tokenizer = training["train_encoder"].reader(start)
    network = training["network"].Network(start, inventory, [0, 2], 0.0, tokenizer).eval()
    for value in network.state_dict().values():
        if value.is_floating_point():
            value.copy_((value + 0.1 * torch.randn(value.shape)).half())  # what is saved is in half precision
    out = tmp_path_factory.mktemp("learned")
    training["train_encoder"].save(network, inventory, SimpleNamespace(out=out, encoder=start))
    sentences = training["sentences"].Sentences(rows, inventory, tokenizer, "cpu")
    batch = sentences.batch(range(len(rows)))
    with torch.inference_mode():
        asked = {name: value for name, value in batch.items() if name != "given"}
        found = network(asked)
        found |= network(asked | {"given": _heads(found["arcs"], batch["inside"])})
    encoder, learned = Encoder(out / "encoder", torch.float32), Learned.read(out)
    return SimpleNamespace(found=found, inside=batch["inside"], encoder=encoder, learned=learned, inventory=inventory)


def _row(words: list[str], number: int) -> dict[str, Any]:
    tags = [TAGS[place % len(TAGS)] for place in range(len(words))]
    relations = ["root", *(("obj", "nsubj", "det")[place % 3] for place in range(1, len(words)))]
    return {
        "doc": str(number),
        "corpus": "tree",
        "words": words,
        "tags": tags,
        "heads": [0, *[1] * (len(words) - 1)],
        "relations": relations,
    }


def _heads(arcs: Any, inside: Any) -> Any:
    """The heads of the best tree, as the product looks for it."""
    heads = torch.zeros(arcs.shape[:2], dtype=torch.int64)
    for number, length in enumerate(inside.sum(1).tolist()):
        scores = arcs[number, :length, :length].clone().fill_diagonal_(-torch.inf).log_softmax(1)
        heads[number, :length] = torch.tensor(best_tree(scores.numpy()))
    return heads


class _Sentence(SimpleNamespace):
    def build_dependencies(self) -> None:
        """As Stanza's."""


def _document() -> Any:
    return SimpleNamespace(
        sentences=[_Sentence(words=[SimpleNamespace(text=word, upos="NOUN") for word in text.split()]) for text in TEXTS]
    )


def test_names_and_events_are_scored_as_they_were_learned(both: Any) -> None:
    answers = Answers(both.learned, torch.float32)
    reading = both.encoder.read([_document()])
    rows = [row for row, _ in reading.words]  # nothing is read off a root
    names = answers._scores(reading)  # noqa: SLF001 - what is read off the rows
    assert torch.allclose(names[rows], both.found["name"][both.inside][rows], atol=1e-4)
    chances = both.found["timeml"][both.inside].softmax(1)
    told = {id(word): text for word, text in answers.events(reading)}
    for row, word in reading.words:
        assert told[id(word)].endswith(f":{1 - chances[row, 0].item():.2f}")


def test_tags_are_scored_as_they_were_learned(both: Any) -> None:
    reading = both.encoder.read([_document()])
    scores = together(both.learned)(reading.states)[: sum(reading.lengths)]
    own = {name: both.found[name][both.inside] for name in ("upos", "xpos", "feats")}
    for number, triple in enumerate(both.inventory.triples):
        summed = sum(own[name][:, at] for name, at in zip(own, triple, strict=True))
        assert torch.allclose(scores[:, number], summed, atol=1e-4)


def test_trees_are_those_of_the_network_that_learned(both: Any) -> None:
    document = _document()
    Attacher({"encoder": both.encoder, "learned": both.learned, "dtype": torch.float32}).bulk_process([document])
    heads, relations = _heads(both.found["arcs"], both.inside), both.found["relation"].argmax(1).tolist()
    named = iter(both.inventory.relations[number] for number in relations)
    assert {word.deprel for sentence in document.sentences for word in sentence.words} > {"obj"}
    for number, sentence in enumerate(document.sentences):
        next(named)  # the root's
        assert [word.head for word in sentence.words] == heads[number, 1 : len(sentence.words) + 1].tolist()
        assert [word.deprel for word in sentence.words] == [next(named) for _ in sentence.words]


def test_a_teacher_with_its_own_numbers_reads_the_same_pieces(training: Any, start: Path, tmp_path: Path) -> None:
    tokenizer = training["train_encoder"].reader(start)
    own = json.loads((start / "tokenizer.json").read_text(encoding="utf-8"))
    vocabulary = own["model"]["vocab"]
    own["model"]["vocab"] = {piece: len(vocabulary) - 1 - number for piece, number in vocabulary.items()}
    own["added_tokens"] = [token | {"id": len(vocabulary) - 1 - token["id"]} for token in own["added_tokens"]]
    own["post_processor"] = None
    (tmp_path / "tokenizer.json").write_text(json.dumps(own), encoding="utf-8")
    numbers = training["network"].renumbered(tokenizer, training["train_encoder"].reader(tmp_path))
    assert numbers.tolist() == list(range(len(vocabulary)))[::-1]
    assert training["network"].renumbered(tokenizer, tokenizer).tolist() == list(range(len(vocabulary)))


def test_special_pieces_are_known_by_either_name(training: Any, start: Path, tmp_path: Path) -> None:
    text = (start / "tokenizer.json").read_text(encoding="utf-8")
    for name, other in training["network"].SPECIAL.items():
        text = text.replace(json.dumps(name), json.dumps(other))
    (tmp_path / "tokenizer.json").write_text(text, encoding="utf-8")
    readers = [training["train_encoder"].reader(folder) for folder in (start, tmp_path)]
    numbers = training["network"].renumbered(*readers)
    for name, other in training["network"].SPECIAL.items():
        assert numbers[readers[0].token_to_id(name)] == readers[1].token_to_id(other)
