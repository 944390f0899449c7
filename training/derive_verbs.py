"""Derive the bases of verbs and their irregular forms (`derived/verbs.tsv`) from WordNet (Debian's `wordnet-base`).

    PYTHONPATH=. python training/derive_verbs.py --wordnet /usr/share/wordnet --out events/language/en/derived/verbs.tsv

A base is a verb of one word; a form is listed where no rule of spelling leads from it to its base ("fled": flee).
"""

from __future__ import annotations

import argparse
from pathlib import Path

from derived_table import put

from dateline.events.parsing.bases import regular_bases


def bases(folder: Path) -> set[str]:
    """WordNet's verbs of one word."""
    lines = (folder / "index.verb").read_text(encoding="utf-8").splitlines()
    words = {line.split(" ")[0] for line in lines if not line.startswith(" ")}
    return {word for word in words if word.isalpha()}


def irregular(folder: Path, known: set[str]) -> dict[str, str]:
    """The forms that no rule leads back, with their first base."""
    lines = (folder / "verb.exc").read_text(encoding="utf-8").splitlines()
    pairs = [line.split() for line in lines]
    found = {form: base for form, base, *_ in pairs if form.isalpha() and base in known}
    return {form: base for form, base in found.items() if base not in regular_bases(form)}


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wordnet", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    known = bases(options.wordnet)
    put(options.out, "base", dict.fromkeys(known, ""))
    put(options.out, "form_of", irregular(options.wordnet, known))


if __name__ == "__main__":
    main()
