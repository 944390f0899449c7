r"""Train the network that cuts text into words and sentences: convolutions over letters, each block looking further than the last.

    python training/train_tokenizer.py --data data --out models

`--data` is what `prepare.py` wrote. A letter's answer is Stanza's: 0 nothing ends, 1 a word, 2 a sentence, 3 several words in one
("can't"), 4 these and the sentence. While learning, text is also shown as it may be found: without its last mark, in small letters, in
capitals, with the next paragraph on the same line.
"""

import argparse
import json
import random
import re
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import save_file
from torch import Tensor, nn
from torch.nn import functional

from dateline.events.parsing.inference.tokenizing import SENTENCE, SEVERAL, SEVERAL_LAST, WORD, kind

WIDTH = 96
DISTANCES = (1, 2, 4, 8, 16, 32)
"""How far each block looks."""
ANSWERS = 5
NONE = -100
"""No letter."""
COMMON = 3
"""How often a letter must have been met to be one of its own."""
LONGEST = 600
"""Letters of a paragraph that are learned from at once."""
BARE, APART, JOINED, SMALL, CAPITAL = 0.12, 0.05, 0.25, 0.04, 0.03
"""How often a paragraph loses its last mark, has it after a blank, is followed by another, is in small letters, in capitals."""
MEAN = 0.003
"""The share of each step in the running mean of the weights, which is what is saved."""

Paragraph = tuple[str, str]
"""Letters, blanks once each, and an answer a letter."""


def paragraphs(data: Path, part: str) -> list[Paragraph]:
    """The paragraphs of `prepare.py`'s raw text with their labels."""
    text, labels = ((data / f"{part}.{ending}").read_text(encoding="utf-8") for ending in ("txt", "toklabels"))
    found = []
    for letters, answers in zip(re.split(r"\n\s*\n", text.rstrip()), re.split(r"\n\s*\n", labels.rstrip()), strict=True):
        kept = [at for at, letter in enumerate(letters) if not letter.isspace() or (at and not letters[at - 1].isspace())]
        found.append(("".join(" " if letters[at].isspace() else letters[at] for at in kept), "".join(answers[at] for at in kept)))
    return found


def alphabet(known: Sequence[Paragraph]) -> dict[str, int]:
    """A number for each letter that is met often enough, and for what others are taken for; 0 is padding."""
    counts = Counter(letter for letters, _ in known for letter in letters)
    letters = {letter for letter, count in counts.items() if count >= COMMON} | set(" Aa1-")
    return {letter: number for number, letter in enumerate(sorted(letters), 1)}


class Splitter(nn.Module):
    """Each block looks at a letter and at one before and behind it; `tokenizing.py` computes the same."""

    def __init__(self, letters: int) -> None:
        super().__init__()
        self.letters = nn.Embedding(letters + 1, WIDTH, padding_idx=0)
        self.near = nn.ModuleList(nn.Linear(3 * WIDTH, WIDTH) for _ in DISTANCES)
        self.norms = nn.ModuleList(nn.LayerNorm(WIDTH) for _ in DISTANCES)
        self.out = nn.Linear(WIDTH, ANSWERS)
        self.drop = nn.Dropout(0.1)

    def forward(self, rows: Tensor) -> Tensor:
        """Scores of (paragraphs, letters, answers)."""
        inside = (rows > 0).unsqueeze(2)
        states = self.letters(rows)
        for distance, near, norm in zip(DISTANCES, self.near, self.norms, strict=True):
            asked = norm(states) * inside
            before = functional.pad(asked, (0, 0, distance, 0))[:, : rows.shape[1]]
            behind = functional.pad(asked, (0, 0, 0, distance))[:, -rows.shape[1] :]
            states = states + self.drop(functional.relu(near(torch.cat([before, asked, behind], 2))))
        return self.out(states)


def as_found(paragraph: Paragraph, others: Sequence[Paragraph], draw: random.Random) -> Paragraph:
    """A paragraph as it might be found."""
    letters, answers = _ended(*paragraph, draw.random())
    if draw.random() < JOINED:
        more, told = draw.choice(others)
        letters, answers = f"{letters} {more}", f"{answers}0{told}"
    chance = draw.random()
    if chance < SMALL:
        letters = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in letters)
    elif chance < SMALL + CAPITAL:
        letters = "".join(letter.upper() if len(letter.upper()) == 1 else letter for letter in letters)
    if len(letters) > LONGEST:
        start = letters.find(" ", draw.randrange(len(letters) - LONGEST)) + 1
        letters, answers = letters[start : start + LONGEST], answers[start : start + LONGEST]
    return letters, answers


def _ended(letters: str, answers: str, chance: float) -> Paragraph:
    """Without the last mark, or with a blank before it."""
    if letters[-1] not in ".!?" or answers[-2:-1] in {"", "0"}:
        return letters, answers
    if chance < BARE:
        last = SEVERAL_LAST if int(answers[-2]) >= SEVERAL else SENTENCE
        return letters[:-1], f"{answers[:-2]}{last}"
    return (f"{letters[:-1]} {letters[-1]}", f"{answers[:-1]}0{answers[-1]}") if chance < BARE + APART else (letters, answers)


def batches(known: Sequence[Paragraph], size: int, draw: random.Random) -> list[list[Paragraph]]:
    """One pass: paragraphs of like length together, the batches in a random order."""
    shown = sorted((as_found(own, known, draw) for own in known), key=lambda own: len(own[0]) * draw.uniform(0.9, 1.1))
    cut: list[list[Paragraph]] = [[]]
    for paragraph in shown:
        if cut[-1] and len(paragraph[0]) * (len(cut[-1]) + 1) > size:
            cut.append([])
        cut[-1].append(paragraph)
    draw.shuffle(cut)
    return cut


def numbers(part: Sequence[Paragraph], places: Mapping[str, int], device: str) -> tuple[Tensor, Tensor]:
    """Padded rows of letters and of answers."""
    longest = max(len(letters) for letters, _ in part)
    rows = [[places.get(letter) or places[kind(letter)] for letter in letters] for letters, _ in part]
    padded = torch.tensor([row + [0] * (longest - len(row)) for row in rows], device=device)
    wanted = [[int(answer) for answer in answers] + [NONE] * (longest - len(answers)) for _, answers in part]
    return padded, torch.tensor(wanted, device=device)


def train(known: Sequence[Paragraph], places: Mapping[str, int], options: Any) -> Splitter:
    """Pass after pass; the rate rises, and falls to nothing."""
    network = Splitter(len(places)).to(options.device)
    optimizer = torch.optim.AdamW(network.parameters(), lr=options.rate, weight_decay=0.01)
    draw, began = random.Random(options.seed), time.monotonic()  # noqa: S311 - no secret
    mean = [value.detach().clone() for value in network.parameters()]
    for number in range(options.passes):
        told, parts = 0.0, batches(known, options.letters, draw)
        for at, part in enumerate(parts):
            share = (number + at / len(parts)) / options.passes
            optimizer.param_groups[0]["lr"] = options.rate * min(1.0, share / 0.02 + 0.01, 1.02 - share)
            rows, wanted = numbers(part, places, options.device)
            loss = functional.cross_entropy(network(rows).flatten(0, 1), wanted.flatten(), ignore_index=NONE)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            with torch.no_grad():
                torch._foreach_lerp_(mean, list(network.parameters()), MEAN)
            told += loss.item() / len(parts)
        print(f"pass {number + 1} loss {told:.4f} seconds {time.monotonic() - began:.0f}", flush=True)
    with torch.no_grad():
        for value, kept in zip(network.parameters(), mean, strict=True):
            value.copy_(kept)
    return network.eval()


@torch.inference_mode()
def report(network: Splitter, tests: Sequence[Paragraph], places: Mapping[str, int], device: str) -> dict[str, float]:
    """F1 of words and of sentences, by where they begin and end, and of words that are several."""
    ends = {"words": (WORD, SENTENCE, SEVERAL, SEVERAL_LAST), "sentences": (SENTENCE, SEVERAL_LAST), "several": (SEVERAL, SEVERAL_LAST)}
    gold, ours = ({name: set() for name in ends} for _ in range(2))
    for number, paragraph in enumerate(tests):
        found = network(numbers([paragraph], places, device)[0])[0].argmax(1).tolist()
        found[-1] = SEVERAL_LAST if found[-1] > SENTENCE else SENTENCE
        for part, answers in ((gold, [int(answer) for answer in paragraph[1]]), (ours, found)):
            for name, chosen in ends.items():
                part[name] |= {(number, *span) for span in pairwise([-1, *(at for at, answer in enumerate(answers) if answer in chosen)])}
    return {name: round(200 * len(gold[name] & ours[name]) / (len(gold[name]) + len(ours[name])), 2) for name in ends}


def main() -> None:
    """Read the arguments, train, report, save."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder that prepare.py wrote")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--passes", type=int, default=60)
    parser.add_argument("--letters", type=int, default=20_000, help="letters a batch, padding counted")
    parser.add_argument("--rate", type=float, default=3e-3)
    parser.add_argument("--share", type=float, default=1.0, help="the share of the paragraphs to take, to try the command out")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--seed", type=int, default=1234)
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    known = paragraphs(options.data, "train")
    known = known[: int(len(known) * options.share)]
    places = alphabet(known)
    network = train(known, places, options)
    for name, f1 in report(network, paragraphs(options.data, "dev"), places, options.device).items():
        print(f"{name}: {f1}")
    options.out.mkdir(parents=True, exist_ok=True)
    state = {name: value.half().cpu().contiguous() for name, value in network.state_dict().items()}
    save_file(state, options.out / "tokenize.safetensors")
    meaning = json.dumps({"letters": list(places), "dilations": DISTANCES}, ensure_ascii=False)
    (options.out / "tokenize.json").write_text(meaning, encoding="utf-8")


if __name__ == "__main__":
    main()
