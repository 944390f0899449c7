"""Train the tokenizer (words and sentences) and the expander of multi-word tokens with Stanza's own trainers.

usage: python training/train_tokenizer.py --data data --out models
"""

import argparse
from pathlib import Path

import torch
from stanza.models import mwt_expander, tokenizer
from stanza.utils.training.run_tokenizer import default_feat_funcs

FEATURES = ",".join(default_feat_funcs("en"))
"""Stanza's features of a character, with those it adds for English: fields, telephone numbers, dates, sums of money."""


def train_tokenizer(data: Path, out: Path, *, steps: int, seed: int) -> None:
    """Train on raw text whose paragraphs are kept; the best step on the dev part is saved."""
    options = {
        "--txt_file": data / "train.txt",
        "--label_file": data / "train.toklabels",
        "--mwt_json_file": data / "dev.mwt.json",
        "--dev_txt_file": data / "dev.txt",
        "--dev_label_file": data / "dev.toklabels",
        "--dev_conll_gold": data / "dev.conllu",
        "--lang": "en",
        "--shorthand": "en_dateline",
        "--feat_funcs": FEATURES,
        "--max_seqlen": 300,
        "--steps": steps,
        "--eval_steps": 500,
        "--report_steps": 100,
        "--seed": seed,
        "--save_dir": out,
        "--save_name": "tokenize.pt",
    }
    tokenizer.main([str(word) for pair in options.items() for word in pair] + ["--cpu"])


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
    """Read the arguments and train both."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder that prepare.py wrote")
    parser.add_argument("--out", type=Path, required=True, help="folder for the models")
    parser.add_argument("--steps", type=int, default=3000, help="steps of the tokenizer; 0 leaves it out")
    parser.add_argument("--epochs", type=int, default=7, help="epochs of the expander; 0 leaves it out")
    parser.add_argument("--seed", type=int, default=1234)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    if arguments.steps:
        train_tokenizer(arguments.data, arguments.out, steps=arguments.steps, seed=arguments.seed)
    if arguments.epochs:
        train_expander(arguments.data, arguments.out, epochs=arguments.epochs, seed=arguments.seed)


if __name__ == "__main__":
    main()
