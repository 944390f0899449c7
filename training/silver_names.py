r"""Names as spaCy's small English pipeline finds them, in text that nobody has annotated; `train_encoder.py` learns from them beside.

    python training/silver_names.py --articles NEWS.jsonl HISTORIES.jsonl --out data/silver.jsonl [--model en_core_web_sm]

An article is a line with `id` and `text`. spaCy and its pipeline (both MIT) are needed for this command alone. What it calls a nationality
or a language is left open.
"""

import argparse
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import spacy
from labels import UNKNOWN

KIND_OF = {"PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "FAC": "place"}
KIND_OF |= dict.fromkeys(("EVENT", "WORK_OF_ART", "PRODUCT", "LAW"), "other")
LEFT_OPEN = frozenset(["NORP", "LANGUAGE"])
NO_NAME = frozenset(["the", "'s"])
"""Words that the pipeline counts to a name and the treebanks' annotation does not."""
SHORTEST, LONGEST = 5, 70
"""Words of a sentence."""


def labels(sentence: Any) -> Iterator[str]:
    """A label a word."""
    last = "O"
    for token in sentence:
        kind = KIND_OF.get(token.ent_type_)
        if token.ent_type_ in LEFT_OPEN:
            last = UNKNOWN
        elif kind is None or token.text in NO_NAME:
            last = "O"
        else:
            last = f"{'B' if token.ent_iob_ == 'B' or last[2:] != kind else 'I'}-{kind}"
        yield last


def main() -> None:
    """Read the arguments and write the sentences."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--articles", type=Path, nargs="+", required=True)
    options.add_argument("--model", default="en_core_web_sm")
    options.add_argument("--out", type=Path, required=True)
    chosen = options.parse_args()
    pipeline, seen = spacy.load(chosen.model, exclude=["lemmatizer"]), set()
    with chosen.out.open("w", encoding="utf-8") as out:
        for line in (line for path in chosen.articles for line in path.read_text(encoding="utf-8").splitlines()):
            article = json.loads(line)
            text = re.sub(r"\s+", " ", article["text"].replace("``", '"').replace("''", '"'))
            for sentence in pipeline(text).sents:
                words = [token.text for token in sentence]
                if SHORTEST <= len(words) <= LONGEST and sentence.text not in seen and all(word.strip() for word in words):
                    seen.add(sentence.text)
                    row = {"doc": str(article["id"]), "corpus": "silver", "words": words, "name": list(labels(sentence))}
                    out.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
