"""Derive the nouns that name places: those whose first sense in WordNet is one, or whose first is a group with its seat.

    python training/derive_place_nouns.py --wordnet /usr/share/wordnet --out events/language/en/derived

A place is a location, a formation of land or water, or something built to be in, on or at ("prison", "street", "ship").
"""

import argparse
from pathlib import Path
from typing import NamedTuple

from derived_table import put

ARTIFACT, GROUP, LOCATION, OBJECT = 6, 14, 15, 17  # WordNet's numbers of its classes of nouns
BUILT = frozenset({"structure", "way", "area", "facility", "vehicle"})
LAND = frozenset({"geological_formation", "body_of_water", "land", "natural_depression", "region"})
SEATS = slice(1, 4)  # the senses after the first, where a group's seat would stand


class Synset(NamedTuple):
    """A sense: its class, its words, and the senses above it."""

    lexicographer: int
    words: frozenset[str]
    above: tuple[str, ...]


def read_synsets(path: Path) -> dict[str, Synset]:
    """The senses by their offsets."""
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            continue
        fields = line.partition(" | ")[0].split()
        pointers = 4 + 2 * int(fields[3], 16)
        words = frozenset(word.lower() for word in fields[4:pointers:2])
        above = tuple(fields[i + 1] for i in range(pointers + 1, len(fields), 4) if fields[i] in {"@", "@i"})
        found[fields[0]] = Synset(int(fields[1]), words, above)
    return found


def is_place(synsets: dict[str, Synset], offset: str) -> bool:
    """Whether the sense, or one above it, is a place."""
    synset = synsets[offset]
    if synset.lexicographer == LOCATION:
        return True
    roots = {ARTIFACT: BUILT, OBJECT: LAND}.get(synset.lexicographer)
    return roots is not None and (bool(roots & synset.words) or any(is_place(synsets, above) for above in synset.above))


def main() -> None:
    """Read the arguments, derive, and write the list."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wordnet", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    synsets = read_synsets(options.wordnet / "data.noun")
    kept = []
    for line in (options.wordnet / "index.noun").read_text(encoding="utf-8").splitlines():
        fields = line.split()
        if line.startswith("  ") or not fields[0].isalpha():
            continue
        senses = fields[-int(fields[2]) :]
        seated = synsets[senses[0]].lexicographer == GROUP and any(is_place(synsets, sense) for sense in senses[SEATS])
        if is_place(synsets, senses[0]) or seated:
            kept.append(fields[0])
    put(options.out / "nouns.tsv", "place", dict.fromkeys(kept, ""))


if __name__ == "__main__":
    main()
