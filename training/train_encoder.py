r"""Fine-tune one transformer for all that is asked of it: tags, trees, names and events.

    python training/train_encoder.py --encoder MINILM --data data/sentences.jsonl --out models [--layers 0 1 2 3] [--teachers T1 T2]

Every answer is one or two linear layers over the transformer's last states of a word (its last piece; the opening piece is the root), and
all losses are added. What a sentence's corpus does not say, the sentence does not teach. Case, which the word pieces do not show, is
added to what they embed. A pupil of fewer layers also listens to its teachers' chances, of every sentence. `--hold-out 1` (or 0) keeps
every other document of the corpora without trees apart and prints what the network makes of them.
"""

import argparse
import json
import math
import random
import shutil
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from encoder_scores import report
from labels import CLASSES, NAMED, NAMES, NONE, OPEN
from network import Batch, Network
from safetensors.torch import save_file
from sentences import Inventory, Row, Sentences
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from dateline.events.parsing.inference.spelling import SHAPES

HALVES = ("tb", "aq", "ecb", "propbank", "uner")
"""Corpora whose halves can be held out."""
UNSHIPPED = ("event.gum", "event.ecb", "event.propbank", "name.silver")
"""Answers that only teach."""
MASK = 103
"""The piece that hides another."""

WEIGHTS = {"upos": 0.5, "xpos": 0.5, "feats": 0.5, "timeml": 0.5, "gum": 0.2, "ecb": 0.2, "propbank": 0.2}
"""How much each loss counts beside those of heads and relations, which count 1."""
NAME_WEIGHTS = {"name": 0.7, "silver": 0.3}
TAUGHT = {"arcs": 1.0, "relation": 1.0, "upos": 0.5, "xpos": 0.5, "feats": 0.5, "name": 0.5, "timeml": 0.3}
"""How much a pupil listens to its teachers' chances, beside what is annotated."""
FLOOR = 100
"""Words that a loss is divided by at least, so that the few of a small corpus do not shout."""
WARM = 0.06
"""The part of the run in which the rate rises; then it falls to nothing along a cosine."""
KEPT = 0.998
"""How much of the running mean of the weights, which is what is saved, stays at each step."""


def recased(cases: Mapping[str, str], other: str) -> list[int]:
    """The shape that each shape of a word with letters becomes."""
    return [number if shape in {"", "1", "."} else SHAPES.index(cases.get(shape, other)) for number, shape in enumerate(SHAPES)]


SINGLE = {"X": "X", "X first": "X first"}
CASES = [list(range(len(SHAPES))), recased({}, "xx"), recased(SINGLE, "XX"), recased(SINGLE | {"XX": "XX", "Xx first": "Xx first"}, "Xx")]
CASE_CHANCES = (0.87, 0.05, 0.04, 0.04)
"""As written, in small letters, in capitals, as a title: how often a sentence is shown so while learning."""


def loss_of(found: Mapping[str, Tensor], batch: Batch) -> Tensor:
    """What a batch was wrong by."""
    total = cross(found["arcs"], batch["head"]) + cross(found["relation"], batch["relation"][batch["inside"]])
    total = total + sum(weight * cross(found[name], batch[name]) for name, weight in WEIGHTS.items())
    return total + sum(NAME_WEIGHTS[name] * name_loss(found[name], batch[name]) for name in NAMED)


def name_loss(scores: Tensor, wanted: Tensor) -> Tensor:
    """Where a corpus does not say whether there is another name, no name and another are right alike."""
    left_open = wanted == OPEN
    others = scores.float().log_softmax(-1)[..., [0, NAMES.index("B-other"), NAMES.index("I-other")]].logsumexp(-1)
    return cross(scores, wanted.masked_fill(left_open, NONE)) - (others * left_open).sum() / torch.clamp(left_open.sum(), min=FLOOR)


def cross(scores: Tensor, wanted: Tensor) -> Tensor:
    """The mean cross entropy of the words of which something is said."""
    loss = functional.cross_entropy(scores.float().flatten(0, -2), wanted.flatten(), ignore_index=NONE, reduction="sum")
    return loss / torch.clamp((wanted != NONE).sum(), min=FLOOR)


@torch.no_grad()
def teach(teachers: Sequence[Network], batch: dict[str, Tensor], clean: Batch) -> dict[str, Tensor]:
    """The teachers' mean chances, of the text as it is written.

    It also sets the heads to which relations are asked for: the annotated ones, or else the first teacher's.
    """
    if not teachers:
        batch["given"] = batch["head"].clamp(min=0)
        return {}
    seen = batch | dict(clean)
    states = [teacher.states(seen) for teacher in teachers]
    batch["given"] = seen["given"] = torch.where(batch["head"] >= 0, batch["head"], teachers[0].answers(states[0], seen)["heads"])
    told = [teacher.answers(state, seen) for teacher, state in zip(teachers, states, strict=True)]
    return {name: torch.stack([found[name].float().softmax(-1) for found in told]).mean(0) for name in TAUGHT}


def distance(found: Mapping[str, Tensor], taught: Mapping[str, Tensor], batch: Batch) -> Tensor:
    """How far a pupil's chances are from its teachers', over all words."""
    words = batch["inside"].clone()
    words[:, 0] = False
    total = torch.zeros((), device=words.device)
    for name, weight in TAUGHT.items():
        kept = words[batch["inside"]] if name == "relation" else words
        apart = -(taught[name] * found[name].float().log_softmax(-1)).sum(-1)
        total = total + weight * (apart * kept).sum() / kept.sum()
    return total


def as_found(batch: dict[str, Tensor], hidden: float) -> None:
    """Show some sentences in other capitals, and hide some pieces."""
    device = batch["ids"].device
    cases, chances = torch.tensor(CASES, device=device), torch.tensor(CASE_CHANCES, device=device)
    drawn = cases[torch.multinomial(chances, len(batch["ids"]), replacement=True)]
    batch["shapes"] = drawn.gather(1, batch["shapes"])
    hide = torch.rand(batch["ids"].shape, device=device) < hidden * (batch["shapes"] > 0)
    batch["ids"] = torch.where(hide, MASK, batch["ids"])


def train(network: Network, known: Sentences, teachers: Sequence[Network], options: Any) -> None:
    """Pass after pass; at the end the network has the running mean of its weights."""
    bert = [value for value in network.bert.parameters() if value.requires_grad]
    above = [value for name, value in network.named_parameters() if not name.startswith("bert.")]
    groups = [{"params": bert, "peak": options.rate}, {"params": above, "peak": options.head_rate}]
    optimizer = torch.optim.AdamW(groups, lr=0.0, betas=(0.9, 0.98), weight_decay=0.01, fused=options.device == "cuda")
    draw, mean = random.Random(options.seed), [value.detach().clone() for value in (*bert, *above)]  # noqa: S311 - no secret
    batches = [batch for _ in range(options.passes) for batch in known.epoch(options.pieces, {"silver": options.silver}, draw)]
    network.train()
    began = time.monotonic()
    for step, chosen in enumerate(batches, 1):
        share = max(step / len(batches), (time.monotonic() - began) / options.limit)
        if share > 1:
            break
        for group in optimizer.param_groups:
            group["lr"] = group["peak"] * min(share / WARM, (1 + math.cos(math.pi * max(0.0, (share - WARM) / (1 - WARM)))) / 2)
        batch = known.batch(chosen)
        clean = {name: batch[name] for name in ("ids", "shapes")}
        as_found(batch, options.hide)
        with torch.autocast(options.device, torch.bfloat16, enabled=options.device == "cuda"):
            taught = teach(teachers, batch, clean)
            found = network(batch)
        loss = loss_of(found, batch) + (distance(found, taught, batch) if taught else 0)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(bert, 1.0)
        nn.utils.clip_grad_norm_(above, 2.0)
        optimizer.step()
        with torch.no_grad():
            torch._foreach_lerp_(mean, [*bert, *above], 1 - min(KEPT, step / (step + 10)))
        if step % 200 == 0:
            print(f"step {step} of {len(batches)} loss {loss.item():.3f} seconds {time.monotonic() - began:.0f}", flush=True)
    with torch.no_grad():
        for value, kept in zip((*bert, *above), mean, strict=True):
            value.copy_(kept)


def parted(rows: Sequence[Row], held_out: int | None) -> tuple[list[Row], list[Row]]:
    """What is learned from, and what is only asked of: the development part, and half the documents of some corpora if wanted."""
    halves = {}
    for corpus in HALVES:
        documents = sorted({row["doc"] for row in rows if row["corpus"] == corpus})
        halves |= {(corpus, document): number % 2 for number, document in enumerate(documents)}
    learned: list[Row] = []
    tests: list[Row] = []
    for row in rows:
        apart = row["corpus"] == "dev" or (held_out is not None and halves.get((row["corpus"], row["doc"])) == held_out)
        (tests if apart else learned).append(row)
    return learned, tests


def teacher(folder: Path, inventory: Inventory, options: Any) -> Network:
    """A network that this command has saved."""
    network = Network(folder / "encoder", inventory, None, 0.0, options.tokenizer)
    network.load_state_dict(torch.load(folder / "network.pt", map_location="cpu", weights_only=True))
    return network.to(options.device).eval()


def reader(folder: Path) -> Tokenizer:
    """What cuts words into a transformer's pieces."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def save(network: Network, inventory: Inventory, options: Any) -> None:
    """The weights in half precision, the transformer's and those above it with what they mean; and all as they are, for pupils."""
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
    inventories = {name: getattr(inventory, name) for name in ("upos", "xpos", "feats", "relations", "triples")}
    meaning = inventories | {"classes": CLASSES, "names": NAMES}
    (options.out / "answers.json").write_text(json.dumps(meaning, ensure_ascii=False), encoding="utf-8")


def arguments() -> argparse.Namespace:
    """The command's arguments; the defaults are what the shipped models were made with."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--encoder", type=Path, required=True, help="folder of the transformer to start from")
    parser.add_argument("--data", type=Path, required=True, help="what annotated.py wrote")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--layers", type=int, nargs="+", help="the transformer's layers to keep; all")
    parser.add_argument("--teachers", type=Path, nargs="*", default=[], help="--out of networks to learn from too")
    parser.add_argument("--start", type=Path, help="--out of an earlier run with the same data and layers, to go on from")
    parser.add_argument("--pieces-of", type=Path, help="folder of the pupil's transformer, whose tokenizer a teacher of another reads with")
    parser.add_argument("--hold-out", type=int, choices=(0, 1))
    parser.add_argument("--passes", type=int, default=14)
    parser.add_argument(
        "--limit", type=float, default=math.inf, help="seconds after which the rate has fallen to nothing, if passes take longer"
    )
    parser.add_argument("--silver", type=float, default=0.4, help="how much of the sentences that nobody annotated a pass takes")
    parser.add_argument("--pieces", type=int, default=4096, help="word pieces a batch, padding counted")
    parser.add_argument("--rate", type=float, default=4e-4, help="highest learning rate of the transformer")
    parser.add_argument("--head-rate", type=float, default=2e-3, help="highest learning rate above it")
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--hide", type=float, default=0.05, help="the share of word pieces that are hidden")
    parser.add_argument("--share", type=float, default=1.0, help="the share of the sentences to take, to try the command out")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--seed", type=int, default=1234)
    return parser.parse_args()


def main() -> None:
    """Read the arguments, train, report, save."""
    options = arguments()
    torch.manual_seed(options.seed)
    rows = [json.loads(line) for line in options.data.read_text(encoding="utf-8").splitlines()]
    draw = random.Random(0)  # noqa: S311 - no secret
    learned, tests = parted([row for row in rows if draw.random() < options.share], options.hold_out)
    inventory = Inventory.of(learned)
    options.tokenizer = reader(options.pieces_of or options.encoder)
    network = Network(options.encoder, inventory, options.layers, options.dropout, options.tokenizer).to(options.device)
    if options.start:
        network.load_state_dict(torch.load(options.start / "network.pt", map_location=options.device, weights_only=True))
    teachers = [teacher(folder, inventory, options) for folder in options.teachers]
    train(network, Sentences(learned, inventory, options.tokenizer, options.device), teachers, options)
    for name, value in report(network, Sentences(tests, inventory, options.tokenizer, options.device), inventory).items():
        print(f"{name}: {value}", flush=True)
    options.out.mkdir(parents=True, exist_ok=True)
    save(network, inventory, options)


if __name__ == "__main__":
    main()
