"""Train the parser and the tagger together over one transformer, which is fine-tuned for both.

usage: python training/train_parser.py --data data --encoder MINILM_FOLDER --out models

Both are Stanza's own models and are saved by Stanza's own trainers (depparse.pt, pos.pt); the encoder is saved once (encoder/).
The learning rate rises, stays, and falls to nothing over the last part of the run. `--resume` goes on from
the last checkpoint, and may be given another number of epochs.
"""

import argparse
import contextlib
import itertools
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from joint_data import Batch, Batches, load, tag_vocab
from shared_encoder import NAME, SharedEncoder, speed_up_dropout
from stanza.models import parser as stanza_parser
from stanza.models import tagger as stanza_tagger
from stanza.models.depparse.trainer import GraphTrainer
from stanza.models.depparse.trainer import unpack_batch as parser_inputs
from stanza.models.pos.trainer import Trainer as TagTrainer
from stanza.models.pos.trainer import unpack_batch as tagger_inputs
from torch import Tensor, nn

COMMON = ["--lang", "en", "--shorthand", "en_dateline", "--no_pretrain", "--bert_model", NAME, "--bert_hidden_layers", "1", "--cpu"]
COMMON += ["--word_emb_dim", "0", "--char_emb_dim", "40", "--char_hidden_dim", "64", "--transformed_dim", "64", "--num_layers", "1"]
COMMON += ["--dropout", "0.33", "--word_dropout", "0.1"]
PARSER = [*COMMON, "--no_upos", "--no_xpos", "--no_ufeats", "--hidden_dim", "160", "--no_distance"]
PARSER += ["--deep_biaff_hidden_dim", "100", "--deep_biaff_output_dim", "100"]
TAGGER = [*COMMON, "--hidden_dim", "100", "--share_hid", "--deep_biaff_hidden_dim", "128", "--augment_nopunct", "0"]


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and how fast to learn: `peak` and `head_peak` are the highest learning rates of the encoder and of the models above it."""

    steps: int
    warmup: int
    decay: float
    peak: float
    head_peak: float

    def rate(self, step: int) -> float:
        """Return the share of the highest learning rate at a step."""
        falling = self.steps * self.decay
        return max(0.0, min(1.0, (step + 1) / self.warmup, (self.steps - step) / falling))


HEADS = 9
"""The place of the gold heads among the parser's inputs."""


class GoldLabels(nn.Module):
    """Scores labels between each word and its gold head only: all that the loss looks at, at a fraction of the cost.

    Stanza scores every label for every pair of words (sentences, words, words, labels) and then picks the gold
    heads; here the third dimension repeats the gold head's scores, so that picking gives the same numbers.
    """

    def __init__(self, scorer: nn.Module, heads: Tensor) -> None:
        super().__init__()
        self.scorer, self.heads = scorer, heads

    def forward(self, dependents: Tensor, governors: Tensor) -> Tensor:
        """Return scores of (sentences, words, words, labels), of which only the gold heads' are right."""
        scorer = self.scorer
        left = with_one(scorer.dropout(scorer.hidden_func(scorer.W1(dependents))))
        right = with_one(scorer.dropout(scorer.hidden_func(scorer.W2(governors))))
        heads = nn.functional.pad(self.heads, (1, 0))
        chosen = torch.gather(right, 1, heads.unsqueeze(2).expand(-1, -1, right.shape[2]))
        weight, bias = scorer.scorer.W_bilin.weight, scorer.scorer.W_bilin.bias
        partial = (left.flatten(0, 1) @ weight.flatten(1)).view(*left.shape[:2], weight.shape[1], weight.shape[2])
        scores = torch.einsum("nljo,nlj->nlo", partial, chosen) + bias
        return scores.unsqueeze(2).expand(-1, -1, left.shape[1], -1)


def with_one(states: Tensor) -> Tensor:
    """Append the constant 1 that makes a bilinear form biaffine."""
    return torch.cat([states, states.new_ones(*states.shape[:-1], 1)], -1)


@contextlib.contextmanager
def gold_labels_only(model: nn.Module, heads: Tensor) -> Iterator[None]:
    """Let the parser score labels of gold arcs only."""
    scorer = model.deprel
    model.deprel = GoldLabels(scorer, heads)
    try:
        yield
    finally:
        model.deprel = scorer


class Joint:
    """The encoder, the parser and the tagger, with one optimiser."""

    def __init__(self, encoder: SharedEncoder, parser: GraphTrainer, tagger: TagTrainer, plan: Plan) -> None:
        self.encoder, self.parser, self.tagger, self.plan = encoder, parser, tagger, plan
        self.layers = encoder.trained_parameters()
        groups = [
            {"params": self.layers, "peak": plan.peak, "weight_decay": 0.01},
            {"params": self.heads(), "peak": plan.head_peak, "weight_decay": 0.0},
        ]
        self.optimizer = torch.optim.AdamW(groups, lr=0.0, betas=(0.9, 0.98), eps=1e-7, fused=True)
        self.step = 0

    def heads(self) -> list[nn.Parameter]:
        """Return the parameters above the encoder."""
        models = (self.parser.model, self.tagger.model)
        return [value for model in models for name, value in model.named_parameters() if not name.startswith("bert_model.")]

    def losses(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """Return the parser's and the tagger's loss a word."""
        self.encoder.read(batch.sentences)
        inputs, _, *rest = parser_inputs(batch.parser, "cpu")
        with gold_labels_only(self.parser.model, inputs[HEADS]):
            parser_loss, _ = self.parser.model.loss(*inputs, *rest)
        inputs, _, *rest = tagger_inputs(batch.tagger, "cpu")
        tagger_loss, _ = self.tagger.model(*inputs, *rest)
        return parser_loss, tagger_loss

    def learn(self, batch: Batch) -> tuple[float, float]:
        """Take one step."""
        for group in self.optimizer.param_groups:
            group["lr"] = group["peak"] * self.plan.rate(self.step)
        self.optimizer.zero_grad()
        parser_loss, tagger_loss = self.losses(batch)
        (parser_loss + tagger_loss).backward()
        nn.utils.clip_grad_norm_(self.layers, 1.0)
        nn.utils.clip_grad_norm_(self.heads(), 2.0)
        self.optimizer.step()
        self.step += 1
        return parser_loss.item(), tagger_loss.item()

    def mode(self, *, training: bool) -> None:
        """Switch dropout on or off everywhere."""
        for module in (self.encoder.model, self.parser.model, self.tagger.model):
            module.train(training)

    def save(self, out: Path) -> None:
        """Save the three models as Stanza and transformers read them."""
        out.mkdir(parents=True, exist_ok=True)
        self.parser.save(str(out / "depparse.pt"))
        self.tagger.save(str(out / "pos.pt"))
        self.encoder.model.save_pretrained(out / "encoder")
        self.encoder.tokenizer.save_pretrained(out / "encoder")

    def save_checkpoint(self, path: Path) -> None:
        """Save all that `load_checkpoint` needs to go on."""
        state = {
            "encoder": self.encoder.model.state_dict(),
            "parser": self.parser.model.get_params(skip_modules=True),
            "tagger": {k: v for k, v in self.tagger.model.state_dict().items() if not k.startswith("bert_model.")},
            "optimizer": self.optimizer.state_dict(),
            "step": self.step,
            "random": (random.getstate(), torch.get_rng_state()),
        }
        torch.save(state, path.with_suffix(".new"))
        path.with_suffix(".new").replace(path)

    def load_checkpoint(self, path: Path) -> None:
        """Go on from a checkpoint; the learning rates are the new plan's."""
        state = torch.load(path, weights_only=True)
        self.encoder.model.load_state_dict(state["encoder"])
        self.parser.model.load_state_dict(state["parser"], strict=False)
        self.tagger.model.load_state_dict(state["tagger"], strict=False)
        for group, saved in zip(self.optimizer.param_groups, state["optimizer"]["param_groups"], strict=True):
            saved["peak"] = group["peak"]
        self.optimizer.load_state_dict(state["optimizer"])
        self.step = state["step"]
        random_state, torch_state = state["random"]
        random.setstate((random_state[0], tuple(random_state[1]), random_state[2]))
        torch.set_rng_state(torch_state)


@torch.no_grad()
def dev_scores(joint: Joint, batches: Batches) -> dict[str, float]:
    """Return accuracies on gold words: heads, heads with their labels, UPOS."""
    joint.mode(training=False)
    counts = dict.fromkeys(("words", "UAS", "LAS", "UPOS"), 0)
    for indices in batches.epoch(None):
        batch = batches.batch(indices)
        joint.encoder.read(batch.sentences)
        trees, tags = joint.parser.predict(batch.parser), joint.tagger.predict(batch.tagger)
        for index, tree, tagged in zip(indices, trees, tags, strict=True):
            add_sentence(counts, batches, index, tree, tagged)
    joint.mode(training=True)
    return {name: 100 * counts[name] / counts["words"] for name in ("UAS", "LAS", "UPOS")}


def add_sentence(counts: dict[str, int], batches: Batches, index: int, tree: list[Any], tagged: list[Any]) -> None:
    """Count one sentence's right heads, labels and tags."""
    words = batches.dataset.doc.sentences[index].words
    counts["words"] += len(words)
    for word, (head, label), tag in zip(words, tree, tagged, strict=True):
        counts["UAS"] += word.head == head
        counts["LAS"] += (word.head, word.deprel) == (head, label)
        counts["UPOS"] += word.upos == tag[0]


def piece_counts(dataset: Any, encoder: SharedEncoder) -> list[int]:
    """Return the number of word pieces of each sentence."""
    return [len(encoder.pieces(record[-1])[0]) for record in dataset.data]


def endless(batches: Batches, seed: int, start: int) -> Iterator[list[int]]:
    """Yield batches epoch after epoch, from a step on."""
    per_epoch = (batches.epoch(seed + number) for number in itertools.count())
    return itertools.islice(itertools.chain.from_iterable(per_epoch), start, None)


def main() -> None:
    """Read the arguments, train, and save after every `--save-every` steps and at the end."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder that prepare.py wrote")
    parser.add_argument("--encoder", type=Path, required=True, help="folder of the transformer to start from")
    parser.add_argument("--out", type=Path, required=True, help="folder for the models and the checkpoint")
    parser.add_argument("--epochs", type=float, default=9.0)
    parser.add_argument("--warmup", type=int, default=200, help="steps until the highest learning rate")
    parser.add_argument("--decay", type=float, default=0.45, help="the part of the run over which the learning rate falls to nothing")
    parser.add_argument("--lr", type=float, default=2e-4, help="highest learning rate of the encoder")
    parser.add_argument("--head-lr", type=float, default=2e-3, help="highest learning rate above the encoder")
    parser.add_argument("--pieces", type=int, default=900, help="word pieces a batch, padding counted")
    parser.add_argument("--longest", type=int, default=110, help="longer sentences (in word pieces) are not learned from")
    parser.add_argument("--dropout", type=float, default=0.1, help="dropout inside the encoder")
    parser.add_argument("--dev-sentences", type=int, default=500, help="how many sentences of the dev part to watch")
    parser.add_argument("--save-every", type=int, default=250, help="steps between two checkpoints")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1234)
    parser.add_argument("--resume", action="store_true", help="go on from the checkpoint in --out")
    run(parser.parse_args())


def run(arguments: argparse.Namespace) -> None:
    """Train as the arguments say."""
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(arguments.seed)
    random.seed(arguments.seed)
    arguments.out.mkdir(parents=True, exist_ok=True)
    encoder = SharedEncoder(arguments.encoder, dropout=arguments.dropout)
    parser_args, tagger_args = stanza_parser.parse_args(PARSER), stanza_tagger.parse_args(TAGGER)
    with encoder.sharing():
        dataset = load(arguments.data / "train.conllu", parser_args)
        batches = Batches(dataset, tagger_args, piece_counts(dataset, encoder), pieces=arguments.pieces, longest=arguments.longest)
        watched = load(arguments.data / "dev.conllu", parser_args, dataset.vocab)
        dev = Batches(watched, tagger_args, piece_counts(watched, encoder), pieces=4000, longest=512)
        dev.chosen = random.Random(0).sample(dev.chosen, min(arguments.dev_sentences, len(dev.chosen)))  # noqa: S311 - no secret
        plan = Plan(
            steps=int(arguments.epochs * len(batches.epoch(arguments.seed))),
            warmup=arguments.warmup,
            decay=arguments.decay,
            peak=arguments.lr,
            head_peak=arguments.head_lr,
        )
        parser_trainer = GraphTrainer(args=parser_args, vocab=dataset.vocab, device="cpu")
        tagger_trainer = TagTrainer(args=tagger_args, vocab=tag_vocab(dataset.vocab), device="cpu")
        speed_up_dropout(parser_trainer.model)
        speed_up_dropout(tagger_trainer.model)
        train(Joint(encoder, parser_trainer, tagger_trainer, plan), batches, dev, arguments)


def train(joint: Joint, batches: Batches, dev: Batches, arguments: argparse.Namespace) -> None:
    """Learn until the plan's last step."""
    checkpoint = arguments.out / "checkpoint.pt"
    if arguments.resume:
        joint.load_checkpoint(checkpoint)
    joint.mode(training=True)
    print(f"{joint.plan.steps} steps, {len(batches.chosen)} sentences", flush=True)
    began, losses = time.monotonic(), [0.0, 0.0]
    for indices in endless(batches, arguments.seed, joint.step):
        if joint.step >= joint.plan.steps:
            break
        for number, loss in enumerate(joint.learn(batches.batch(indices))):
            losses[number] += loss / 50
        if joint.step % 50 == 0:
            seconds = time.monotonic() - began
            print(f"step {joint.step} parser {losses[0]:.3f} tagger {losses[1]:.3f} seconds {seconds:.0f}", flush=True)
            losses = [0.0, 0.0]
        if joint.step % arguments.save_every == 0:
            joint.save_checkpoint(checkpoint)
            print(f"step {joint.step} dev {dev_scores(joint, dev)}", flush=True)
    joint.mode(training=False)
    joint.save(arguments.out)
    print(f"step {joint.step} end {dev_scores(joint, dev)}", flush=True)


if __name__ == "__main__":
    main()
