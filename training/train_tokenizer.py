r"""Train the network that cuts text into words and sentences: convolutions over letters, each wider than the last.

    python training/train_tokenizer.py --data data --out models

`--data` is what `prepare.py` wrote. A letter's answer is Stanza's: 0 nothing ends, 1 a word, 2 a sentence, 3 several words in one ("can't"),
4 these and the sentence. While learning, text is also shown as it is found: without its last mark, in small letters, in capitals, as a
line of a list, two paragraphs in one.
"""

import argparse
import json
import random
import re
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from safetensors.torch import save_file
from torch import Tensor, nn
from torch.nn import functional

from dateline.events.parsing.inference.tokenizing import kind

WIDTH = 96
DILATIONS = (1, 2, 4, 8, 16, 32)
ANSWERS = 5
COMMON = 3
"""How often a letter must have been met to be one of its own."""
Paragraph = tuple[str, str]
"""Letters, blanks once each, and an answer a letter."""


def paragraphs(data: Path, part: str) -> list[Paragraph]:
    text, labels = ((data / f"{part}.{ending}").read_text(encoding="utf-8") for ending in ("txt", "toklabels"))
    found = []
    for letters, answers in zip(re.split(r"\n\s*\n", text.rstrip()), re.split(r"\n\s*\n", labels.rstrip()), strict=True):
        if len(letters) != len(answers):
            raise ValueError(letters[:80])
        kept = [at for at, letter in enumerate(letters) if not letter.isspace() or (at and not letters[at - 1].isspace())]
        found.append(("".join(" " if letters[at].isspace() else letters[at] for at in kept), "".join(answers[at] for at in kept)))
    return found


def alphabet(known: Sequence[Paragraph]) -> list[str]:
    counts = Counter(letter for letters, _ in known for letter in letters)
    return sorted({letter for letter, count in counts.items() if count >= COMMON} | set(" Aa1-"))


class Splitter(nn.Module):
    """Each block looks at a letter and at one before and behind it, further away each time."""

    def __init__(self, letters: int) -> None:
        super().__init__()
        self.letters = nn.Embedding(letters + 1, WIDTH, padding_idx=0)
        self.near = nn.ModuleList(nn.Linear(3 * WIDTH, WIDTH) for _ in DILATIONS)
        self.norms = nn.ModuleList(nn.LayerNorm(WIDTH) for _ in DILATIONS)
        self.out = nn.Linear(WIDTH, ANSWERS)
        self.drop = nn.Dropout(0.1)

    def forward(self, rows: Tensor) -> Tensor:
        """Scores for (paragraphs, letters); 0 is padding."""
        inside = (rows > 0).unsqueeze(2)
        states = self.letters(rows)
        for distance, near, norm in zip(DILATIONS, self.near, self.norms, strict=True):
            asked = norm(states) * inside
            before = functional.pad(asked, (0, 0, distance, 0))[:, : rows.shape[1]]
            behind = functional.pad(asked, (0, 0, 0, distance))[:, -rows.shape[1] :]
            states = states + self.drop(functional.relu(near(torch.cat([before, asked, behind], 2))))
        return self.out(states)


def changed(paragraph: Paragraph, others: Sequence[Paragraph], draw: random.Random) -> Paragraph:
    """A paragraph as it might be found."""
    letters, answers = paragraph
    chance = draw.random()
    if chance < 0.12 and letters[-1] in ".!?" and len(letters) > 10 and answers[-2] != "0":
        letters, answers = letters[:-1].rstrip(), answers[:-1]
        answers = answers[: len(letters) - 1] + ("4" if answers[len(letters) - 1] in "34" else "2")
    elif chance < 0.17 and letters[-1] in ".!?" and answers[-2] != "0":
        letters, answers = f"{letters[:-1]} {letters[-1]}", f"{answers[:-1]}0{answers[-1]}"
    chance = draw.random()
    if chance < 0.25:
        more, told = draw.choice(others)
        letters, answers = f"{letters} {more}", f"{answers}0{told}"
    chance = draw.random()
    if chance < 0.04:
        letters = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in letters)
    elif chance < 0.07:
        letters = "".join(letter.upper() if len(letter.upper()) == 1 else letter for letter in letters)
    if len(letters) > 600:
        start = draw.randrange(len(letters) - 500)
        start = letters.find(" ", start) + 1 if " " in letters[start:] else start
        letters, answers = letters[start : start + 600], answers[start : start + 600]
    return letters, answers


def batches(known: Sequence[Paragraph], size: int, draw: random.Random) -> Iterator[list[Paragraph]]:
    shown = sorted((changed(paragraph, known, draw) for paragraph in known), key=lambda own: len(own[0]) * draw.uniform(0.9, 1.1))
    cut: list[list[Paragraph]] = [[]]
    for paragraph in shown:
        if len(paragraph[0]) * (len(cut[-1]) + 1) > size:
            cut.append([])
        cut[-1].append(paragraph)
    draw.shuffle(cut)
    yield from (part for part in cut if part)


def numbers(part: Sequence[Paragraph], places: dict[str, int], device: str) -> tuple[Tensor, Tensor]:
    longest = max(len(letters) for letters, _ in part)
    rows = [[places.get(letter) or places[kind(letter)] for letter in letters] for letters, _ in part]
    wanted = [[int(answer) for answer in answers] for _, answers in part]
    padded = torch.tensor([row + [0] * (longest - len(row)) for row in rows], device=device)
    return padded, torch.tensor([row + [-100] * (longest - len(row)) for row in wanted], device=device)


def train(known: Sequence[Paragraph], places: dict[str, int], options: argparse.Namespace) -> Splitter:
    network = Splitter(len(places)).to(options.device)
    optimizer = torch.optim.AdamW(network.parameters(), lr=options.rate, weight_decay=0.01)
    draw, began = random.Random(options.seed), time.monotonic()
    kept = [value.detach().clone() for value in network.parameters()]
    for number in range(options.passes):
        network.train()
        told = 0.0
        parts = list(batches(known, options.letters, draw))
        for at, part in enumerate(parts):
            share = (number + at / len(parts)) / options.passes
            optimizer.param_groups[0]["lr"] = options.rate * min(1.0, share / 0.02 + 0.01, 1.02 - share)
            rows, wanted = numbers(part, places, options.device)
            loss = functional.cross_entropy(network(rows).flatten(0, 1), wanted.flatten(), ignore_index=-100)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            torch._foreach_lerp_(kept, list(network.parameters()), 0.003)
            told += loss.item() / len(parts)
        if number % 5 == 4 or number == options.passes - 1:
            print(f"pass {number + 1} loss {told:.4f} seconds {time.monotonic() - began:.0f}", flush=True)
    with torch.no_grad():
        for value, mean in zip(network.parameters(), kept, strict=True):
            value.copy_(mean)
    return network.eval()


@torch.inference_mode()
def report(network: Splitter, tests: Sequence[Paragraph], places: dict[str, int], device: str) -> dict[str, float]:
    """F1 of words and of sentences, by where they end and begin."""
    counts: Counter[str] = Counter()
    for paragraph in tests:
        rows, _ = numbers([paragraph], places, device)
        ours = network(rows)[0].argmax(1).tolist()
        ours[-1] = 4 if ours[-1] > 2 else 2
        for name, answers in (("gold", [int(a) for a in paragraph[1]]), ("ours", ours)):
            paragraph_spans = {"word": spans(answers, {1, 2, 3, 4}), "sentence": spans(answers, {2, 4}), "several": {(a, a) for a, x in enumerate(answers) if x > 2}}
            for what, found in paragraph_spans.items():
                counts[f"{what} {name}"] += len(found)
                counts[f"{what} right"] += len(found & paragraph_spans_gold[what]) if name == "ours" else 0
            paragraph_spans_gold = paragraph_spans
    return {what: round(200 * counts[f"{what} right"] / (counts[f"{what} gold"] + counts[f"{what} ours"]), 2) for what in ("word", "sentence", "several")}


def spans(answers: Sequence[int], ends: set[int]) -> set[tuple[int, int]]:
    places = [-1, *(at for at, answer in enumerate(answers) if answer in ends)]
    return set(zip(places, places[1:], strict=False))


def main() -> None:
    """Read the arguments, train, report, save."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--passes", type=int, default=60)
    parser.add_argument("--letters", type=int, default=20_000, help="letters a batch, padding counted")
    parser.add_argument("--rate", type=float, default=3e-3)
    parser.add_argument("--seed", type=int, default=1234)
    parser.add_argument("--share", type=float, default=1.0)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    known = paragraphs(options.data, "train")
    known = known[: int(len(known) * options.share)]
    letters = alphabet(known)
    places = {letter: at for at, letter in enumerate(letters, 1)}
    network = train(known, places, options)
    tests = paragraphs(options.data, "dev")
    print("words, sentences, words that are several:", report(network, tests, places, options.device), flush=True)
    options.out.mkdir(parents=True, exist_ok=True)
    save_file({name: value.half().cpu().contiguous() for name, value in network.state_dict().items()}, options.out / "tokenize.safetensors")
    (options.out / "tokenize.json").write_text(json.dumps({"letters": letters, "dilations": DILATIONS}, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
