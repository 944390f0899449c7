r"""Derive which words name one kind of happening (`kin.tsv`), and how common words are (`frequency.tsv`).

    PYTHONPATH=. python training/derive_kin.py --wordnet /usr/share/wordnet \
        --trees ewt-train.conllu gum-train.conllu --out events/language/en/derived

WordNet (Debian's `wordnet-base`) says which verb a noun comes from ("resignation": resign) and which words share a sense; taken are
the first senses of words that occur in its tagged texts or in the trees. Of the trees only counts of documents come out.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

SENSES = 3
CLASSES = {
    "04",
    "07",
    "10",
    "11",
    "12",
    "19",
    "21",
    "22",
    "26",
}  # act, attribute, communication, event, feeling, phenomenon, possession, process, state
COUNTED = {"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"}
WIDER = {"@", ">"}  # a hypernym, what it causes
WIDEST = 40  # senses below it; a wider one says too little
LEAST = 3  # documents; what is rarer is left out, and counts as rare
Sense = tuple[str, str]  # part of speech, offset


@dataclass
class Net:
    """Of each sense its words, its class and the senses that are wider or come about by it; of each noun its verbs."""

    members: dict[Sense, list[str]] = field(default_factory=dict)
    classes: dict[Sense, str] = field(default_factory=dict)
    wider: dict[Sense, list[Sense]] = field(default_factory=lambda: defaultdict(list))
    verbs: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))


def synsets(folder: Path) -> Net:
    """WordNet's nouns and verbs."""
    net = Net()
    members, classes, verbs = net.members, net.classes, net.verbs
    pointers: list[tuple[str, str, int, str, str, int]] = []
    for pos in ("noun", "verb"):
        for line in (folder / f"data.{pos}").read_text(encoding="utf-8").splitlines():
            if line.startswith(" "):
                continue
            fields = line.split(" | ")[0].split()
            offset, count = fields[0], int(fields[3], 16)
            members[pos[0], offset] = [fields[4 + 2 * i].lower().replace("_", " ") for i in range(count)]
            classes[pos[0], offset] = fields[1]
            first = 4 + 2 * count
            for at in range(first + 1, first + 1 + 4 * int(fields[first]), 4):
                symbol, target, part, ends = fields[at : at + 4]
                if symbol in WIDER:
                    net.wider[pos[0], offset].append((part, target))
                if symbol == "+" and part in "nv" and ends != "0000":
                    source, goal = (int(end, 16) for end in (ends[:2], ends[2:]))
                    pointers.append((pos[0], offset, source, part, target, goal))
    for pos, offset, word, part, target, other in pointers:
        noun, verb = ((pos, offset, word), (part, target, other)) if pos == "n" else ((part, target, other), (pos, offset, word))
        if (noun[0], verb[0]) == ("n", "v") and classes[noun[:2]] in CLASSES:
            verbs[members[noun[:2]][noun[2] - 1]].add(members[verb[:2]][verb[2] - 1])
    return net


def first_senses(folder: Path) -> Iterator[tuple[str, str, list[str]]]:
    """Each word with its part of speech and its first senses."""
    for pos in ("noun", "verb"):
        for line in (folder / f"index.{pos}").read_text(encoding="utf-8").splitlines():
            if not line.startswith(" "):
                fields = line.split()
                yield fields[0].replace("_", " "), pos[0], fields[6 + int(fields[3]) :][:SENSES]


def documents_of(paths: list[Path]) -> tuple[Counter[str], int]:
    """In how many documents each lemma stands, and how many there are."""
    counts: Counter[str] = Counter()
    total = 0
    for path in paths:
        for document in path.read_text(encoding="utf-8").split("# newdoc")[1:]:
            rows = (line.split("\t") for line in document.splitlines() if line[:1].isdigit())
            counts.update({row[2].lower() for row in rows if row[0].isdigit() and row[3] in COUNTED})
            total += 1
    return counts, total


def main() -> None:
    """Write both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wordnet", type=Path, required=True)
    parser.add_argument("--trees", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    counts, total = documents_of(options.trees)
    tagged = {
        line.partition("%")[0].replace("_", " ") for line in (options.wordnet / "cntlist.rev").read_text(encoding="utf-8").splitlines()
    }
    net = synsets(options.wordnet)
    below = Counter(above for senses in net.wider.values() for above in senses)
    senses = {
        (word, pos): [(pos, offset) for offset in offsets if pos == "v" or net.classes[pos, offset] in CLASSES]
        for word, pos, offsets in first_senses(options.wordnet)
        if word in tagged or word in counts
    }
    wider = {
        key: {above for sense in found[:2] for above in net.wider.get(sense, ()) if below[above] <= WIDEST and above[0] == sense[0]}
        for key, found in senses.items()
    }
    shared = Counter(sense for key, found in senses.items() for sense in {*found, *wider[key]})
    numbers = {sense: number for number, sense in enumerate(sorted(sense for sense, users in shared.items() if users > 1))}
    rows = []
    for (word, pos), found in sorted(senses.items()):
        known = sorted(net.verbs.get(word, ())) if pos == "n" else []
        common = [str(numbers[sense]) for sense in found if sense in numbers]
        above = [str(numbers[sense]) for sense in sorted(wider[word, pos]) if sense in numbers]
        if known or common or above:
            rows.append(f"{word}\t{pos}\t{','.join(known)}\t{','.join(common)}\t{','.join(above)}")
    heading = (
        "# word\tnoun or verb\tverbs that a noun comes from\tsenses that it shares, by number\twider senses; made by training/derive_kin.py"
    )
    (options.out / "kin.tsv").write_text("\n".join([heading, *rows, ""]), encoding="utf-8")
    kept = [f"{word}\t{count}" for word, count in sorted(counts.items()) if count >= LEAST and "\t" not in word]
    heading = f"# word\tdocuments of {total} in which it stands; made by training/derive_kin.py\n*\t{total}"
    (options.out / "frequency.tsv").write_text("\n".join([heading, *kept, ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
