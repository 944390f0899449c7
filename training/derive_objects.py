"""Derive which verbs are as good as always, and which mostly never, used with an object (`derived/verbs.tsv`).

    PYTHONPATH=. python training/derive_objects.py --wordnet /usr/share/wordnet --treebank ewt-train.conllu gum-train.conllu \
        --out events/language/en/derived/verbs.tsv

How often a verb has an object is counted in treebanks (its passives count as well); where they show it seldom, WordNet's frames of
its senses count for as much as `PRIOR` more uses.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from derived_table import put
from treebank import read_blocks

PRIOR = 4
OFTEN, SELDOM = 0.75, 0.35
WITHOUT_OBJECT = frozenset({1, 2, 3, 4, 5, 6, 7, 12, 13, 22, 23, 27, 28, 29, 32, 33, 34, 35})
"""WordNet's frames of sentences that have none ("Somebody ----s", "Somebody ----s PP")."""
SET_APART = frozenset({"amod", "case", "mark", "compound", "acl", "conj"})
NEAR = 3  # words: one joined so near behind it may have its object
Row = list[str]


def spelled(lemma: str) -> str:
    """The spelling under which a verb is counted ("apologise" as "apologize")."""
    return re.sub(r"(?<=.[iy])s(?=e$)", "z", lemma)


def uses(blocks: list[list[str]]) -> Iterator[tuple[str, bool]]:
    """Each verb in a place where its object would stand, and whether it has one."""
    for block in blocks:
        rows = [line.split("\t") for line in block if line[0].isdigit() and line.split("\t")[0].isdigit()]
        below: dict[str, list[Row]] = defaultdict(list)
        for row in rows:
            below[row[6]].append(row)
        for row in rows:
            kinds = {child[7] for child in below[row[0]]}
            if row[3] == "VERB" and _is_plain(row, below[row[0]], kinds):
                yield spelled(row[2].lower()), bool(kinds & {"obj", "nsubj:pass", "aux:pass"})


def _is_plain(row: Row, children: list[Row], kinds: set[str]) -> bool:
    """Whether nothing else stands for its object: no clause, no particle, no joined verb behind it, no noun that it describes."""
    if row[7].partition(":")[0] in SET_APART or kinds & {"ccomp", "xcomp", "compound:prt"}:
        return False
    if any(child[3] == "VERB" and child[7] == "conj" and int(child[0]) - int(row[0]) <= NEAR for child in children):
        return False
    return row[4] != "VBN" or any(kind.startswith("aux") for kind in kinds)


def framed(folder: Path) -> dict[str, float]:
    """The share of a verb's senses that have an object, the first the heaviest, from 0 to 1."""
    frames: dict[tuple[str, str], list[int]] = defaultdict(list)
    for line in _lines(folder / "data.verb"):
        fields = line.partition(" | ")[0].split()
        lemmas = fields[4 : 4 + 2 * int(fields[3], 16) : 2]
        rest = fields[5 + 2 * len(lemmas) + 4 * int(fields[4 + 2 * len(lemmas)]) :]
        for place in range(1, len(rest), 3):
            member = int(rest[place + 2], 16)
            for lemma in lemmas if not member else lemmas[member - 1 : member]:
                frames[fields[0], lemma.lower()].append(int(rest[place + 1]))
    found = {}
    for fields in (line.split() for line in _lines(folder / "index.verb")):
        shares = [_share(frames[offset, fields[0]]) for offset in fields[-int(fields[2]) :]]
        weights = [1 / rank for rank in range(1, len(shares) + 1)]
        found[fields[0]] = sum(map(float.__mul__, shares, weights)) / sum(weights)
    return found


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith(" ")]


def _share(frames: list[int]) -> float:
    return sum(frame not in WITHOUT_OBJECT for frame in frames) / len(frames) if frames else 0.5


def main() -> None:
    """Give the verbs their property."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wordnet", type=Path, required=True)
    parser.add_argument("--treebank", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    seen: Counter[str] = Counter()
    having: Counter[str] = Counter()
    for path in options.treebank:
        for lemma, has in uses(read_blocks(path)):
            seen[lemma] += 1
            having[lemma] += has
    prior = framed(options.wordnet)
    known = {lemma: spelled(lemma) if spelled(lemma) in prior else lemma for lemma in prior}
    shares = {lemma: (having[same] + PRIOR * prior[same]) / (seen[same] + PRIOR) for lemma, same in known.items()}
    put(options.out, "with_object", {lemma: "" for lemma, share in shares.items() if lemma.isalpha() and share >= OFTEN})
    put(options.out, "without_object", {lemma: "" for lemma, share in shares.items() if lemma.isalpha() and share <= SELDOM})


if __name__ == "__main__":
    main()
