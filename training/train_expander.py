"""Train the expander of multi-word tokens with Stanza's own trainer.

usage: python training/train_expander.py --data data --out models
"""

import argparse
from pathlib import Path

import torch
from stanza.models import mwt_expander


def train_expander(data: Path, out: Path, *, epochs: int, seed: int) -> None:
    """Train the expander of multi-word tokens ("didn't" into "did" and "n't")."""
    options = {
        "--train_file": data / "train.conllu",
        "--eval_file": data / "dev.conllu",
        "--gold_file": data / "dev.conllu",
        "--lang": "en",
        "--shorthand": "en_dateline",
        "--num_epoch": epochs,
        "--seed": seed,
        "--save_dir": out,
        "--save_name": "mwt.pt",
    }
    mwt_expander.main([str(word) for pair in options.items() for word in pair] + ["--cpu"])


def main() -> None:
    """Read the arguments and train."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder that prepare.py wrote")
    parser.add_argument("--out", type=Path, required=True, help="folder for the models")
    parser.add_argument("--epochs", type=int, default=7)
    parser.add_argument("--seed", type=int, default=1234)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    train_expander(arguments.data, arguments.out, epochs=arguments.epochs, seed=arguments.seed)


if __name__ == "__main__":
    main()
