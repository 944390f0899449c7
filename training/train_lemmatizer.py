"""Make the lemmatiser's dictionary with Stanza's own trainer: every word seen, as often as it was written.

usage: python training/train_lemmatizer.py --data data --out models

There is no network: of words that are not in the dictionary the parser undoes what is regular
(`events/parsing/inference/inflection.py`), which on unseen words is right more often.
"""

import argparse
from pathlib import Path

from stanza.models import lemmatizer


def main() -> None:
    """Read the arguments and train."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder that prepare.py wrote")
    parser.add_argument("--out", type=Path, required=True, help="folder for the model")
    arguments = parser.parse_args()
    options = {
        "--train_file": arguments.data / "train.conllu",
        "--eval_file": arguments.data / "dev.conllu",
        "--shorthand": "en_dateline",
        "--save_dir": arguments.out,
        "--save_name": "lemma.pt",
    }
    lemmatizer.main([str(word) for pair in options.items() for word in pair] + ["--dict_only", "--cpu"])


if __name__ == "__main__":
    main()
