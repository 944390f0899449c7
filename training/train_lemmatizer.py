"""Train the lemmatiser with Stanza's own trainer: a dictionary of all words seen, and a small network for the others.

usage: python training/train_lemmatizer.py --data data --out models

The dictionary needs every word as often as it was written; the network only serves unseen words, so it
learns from each form once, and common words do not crowd out rare ones.
"""

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path

import torch
from stanza.models import lemmatizer
from treebank import Block, read_blocks, write_blocks

FORM, LEMMA, UPOS = 1, 2, 3
TYPES_A_SENTENCE = 40


def types(blocks: Iterable[Block]) -> Iterator[tuple[str, str, str]]:
    """Yield each form with its tag and lemma once, in order of first sight."""
    seen = set()
    for line in (line for block in blocks for line in block if not line.startswith("#")):
        columns = line.split("\t")
        triple = columns[FORM], columns[UPOS], columns[LEMMA]
        regular = columns[0].isdigit() and columns[UPOS] not in ("X", "PUNCT", "SYM") and "CorrectForm=" not in columns[9]
        if regular and columns[7] != "goeswith" and triple not in seen:
            seen.add(triple)
            yield triple


def type_blocks(blocks: Iterable[Block]) -> Iterator[Block]:
    """Write types as sentences, each word hanging on the first."""
    every = list(types(blocks))
    for start in range(0, len(every), TYPES_A_SENTENCE):
        part = enumerate(every[start : start + TYPES_A_SENTENCE], 1)
        yield [
            f"{n}\t{form}\t{lemma}\t{upos}\t_\t_\t{min(n - 1, 1)}\t{'dep' if n > 1 else 'root'}\t_\t_" for n, (form, upos, lemma) in part
        ]


def main() -> None:
    """Read the arguments and train."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder that prepare.py wrote")
    parser.add_argument("--out", type=Path, required=True, help="folder for the model")
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--batch-size", type=int, default=256)
    parser.add_argument("--seed", type=int, default=1234)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    write_blocks(arguments.data / "types.conllu", type_blocks(read_blocks(arguments.data / "train.conllu")))
    options = {
        "--train_file": arguments.data / "types.conllu",
        "--secondary_file": arguments.data / "train.conllu",
        "--eval_file": arguments.data / "dev.conllu",
        "--shorthand": "en_dateline",
        "--num_epoch": arguments.epochs,
        "--batch_size": arguments.batch_size,
        "--lr": 0.003,
        "--hidden_dim": 160,
        "--emb_dim": 50,
        "--dropout": 0.3,
        "--emb_dropout": 0.3,
        "--seed": arguments.seed,
        "--save_dir": arguments.out,
        "--save_name": "lemma.pt",
    }
    lemmatizer.main([str(word) for pair in options.items() for word in pair] + ["--cpu"])


if __name__ == "__main__":
    main()
