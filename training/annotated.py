r"""Write every annotated sentence that `train_encoder.py` learns from, one JSON object a line.

    python training/annotated.py --out data --treebank gum data/train.conllu --timeml tb TIMEBANK.jsonl TIMEBANK_TML TIMEBANK.conllu ...

A sentence is `{"doc", "corpus", "words", ...}` with the columns that its corpus knows, a value a word: `tags` (UPOS, XPOS and FEATS),
`heads` (0 is the root) and `relations`; `event` (a class of TimeML or O; E, A and O in the other corpora; X where nothing is said);
`name` (O, B-person ...; ? where the corpus does not say whether there is one). TimeML articles are read as `dateline parse` wrote them.
"""

import argparse
import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from names_in_phrases import Entity, Tree, head_of, names_in
from treebank import read_blocks

from dateline.events.parsing.conllu import FrozenParser
from dateline.events.schema import Article

Row = dict[str, Any]
Columns = list[list[str]]
FORM, UPOS, XPOS, FEATS, HEAD, RELATION, MISC = 1, 3, 4, 5, 6, 7, 9
PREDICATE = 10
"""PropBank's column of predicates in Universal Propositions' files."""
UNER = {"PER": "person", "ORG": "organization", "LOC": "place"}
OPEN = frozenset(["NOUN", "VERB", "ADJ", "PROPN", "ADV", "AUX", "NUM"])
"""Words of which TimeML and PropBank may say that they tell an event."""
BRACKET = re.compile(r"\([^()]*|\d+(?:\[\d+/\d+\])?\)|\)")
UNQUOTED = frozenset(["``", "''"])


def blocks_of(path: Path) -> Iterator[tuple[str, Columns]]:
    """The sentences of a CoNLL-U file with the ids of their documents, without empty nodes and the rows of multi-word tokens."""
    document = ""
    for block in read_blocks(path):
        document = next((line.split("= ", 1)[1] for line in block if line.startswith("# newdoc id")), document)
        yield document, [line.split("\t") for line in block if line.split("\t")[0].isdigit()]


def treebank(corpus: str, path: Path) -> Iterator[Row]:
    """Trees and tags; where a sentence has GUM's `Entity=`, its names and events too."""
    for document, rows in blocks_of(path):
        yield {"doc": document, "corpus": corpus, **annotated(rows)}


def annotated(rows: Columns) -> Row:
    """The columns of a sentence of a treebank."""
    row: Row = {
        "words": [word[FORM] for word in rows],
        "tags": [[word[UPOS], word[XPOS], word[FEATS]] for word in rows],
        "heads": [int(word[HEAD]) for word in rows],
        "relations": [word[RELATION] for word in rows],
    }
    if has_entities(rows):
        tree = tree_of(rows)
        entities = list(entities_of(rows))
        row |= {"event": nouns_in(tree, entities), "name": names_in(tree, entities, unknown="O")}
    return row


def has_entities(rows: Columns) -> bool:
    """Whether names and events are annotated here."""
    return any("Entity=" in word[MISC] for word in rows)


def tree_of(rows: Columns) -> Tree:
    """The annotated tree."""
    return Tree([w[FORM] for w in rows], [w[UPOS] for w in rows], [int(w[HEAD]) for w in rows], [w[RELATION] for w in rows])


def entities_of(rows: Columns) -> Iterator[Entity]:
    """GUM's entities: kind, first and last word."""
    open_: list[tuple[str, str, int]] = []
    for place, row in enumerate(rows):
        written = re.search(r"Entity=([^|]*)", row[MISC])
        for mark in BRACKET.findall(written[1]) if written else ():
            if mark.startswith("("):
                number, kind = mark[1:].split("-")[:2]
                open_.append((number, kind, place))
            elif open_:
                last = next((at for at in reversed(range(len(open_))) if open_[at][0] == mark[:-1]), len(open_) - 1)
                _, kind, first = open_.pop(last)
                yield kind, first, place


def nouns_in(tree: Tree, entities: Iterable[Entity]) -> list[str]:
    """E, A (abstract) and O for the nouns that head an entity, X for all else."""
    labels = ["X"] * len(tree.words)
    for kind, first, last in entities:
        head = head_of(tree, first, last)
        if tree.tags[head] == "NOUN":
            labels[head] = {"event": "E", "abstract": "A"}.get(kind, "O")
    return labels


def timeml(corpus: str, articles: Path, annotations: Path, parses: Path) -> Iterator[Row]:
    """Articles annotated with events: a class a word, or O."""
    parser = FrozenParser(parses)
    for line in articles.read_text(encoding="utf-8").splitlines():
        value = json.loads(line)
        article = Article(text=value["text"], id=str(value["id"]))
        spans = list(events_of(annotations / f"{article.id}.tml"))
        for sentence in parser.parse([article])[0].sentences:
            tokens = sentence.tokens
            told = [next((name for start, end, name in spans if start < t.span.end and t.span.start < end), "O") for t in tokens]
            told = [name if t.upos in OPEN else "X" for t, name in zip(tokens, told, strict=True)]
            yield {
                "doc": article.id,
                "corpus": corpus,
                "words": [token.text for token in tokens],
                "upos": [token.upos for token in tokens],
                "event": told,
            }


def events_of(path: Path) -> Iterator[tuple[int, int, str]]:
    """Where the EVENT elements of the TEXT stand, and their classes."""
    place = 0

    def walk(element: ET.Element) -> Iterator[tuple[int, int, str]]:
        nonlocal place
        start, place = place, place + len(element.text or "")
        for child in element:
            yield from walk(child)
            place += len(child.tail or "")
        if element.tag == "EVENT":
            yield start, place, element.get("class", "OCCURRENCE")

    text = ET.parse(path).getroot().find("TEXT")  # noqa: S314 - corpora that the caller names
    if text is not None:
        yield from walk(text)


def universal_names(path: Path, treebank_path: Path) -> Iterator[Row]:
    """Universal NER's names; what else may be named it does not say. The documents are those of the treebank."""
    documents = defaultdict(list)
    for document, rows in blocks_of(treebank_path):
        documents[_text(rows)].append((document, rows))
    for _, rows in blocks_of(path):
        known = documents[_text(rows)]
        document, words = known.pop(0) if known else ("", [])
        if words:
            labels = [word[2][:2] + UNER[word[2][2:]] if word[2][2:] in UNER else "O" for word in rows]
            proper = [w[UPOS] == "PROPN" and label == "O" for w, label in zip(words, labels, strict=True)]
            yield {
                "doc": document,
                "corpus": "uner",
                "words": [word[FORM] for word in rows],
                "name": ["?" if open_ else label for label, open_ in zip(labels, proper, strict=True)],
            }


def propositions(path: Path) -> Iterator[Row]:
    """PropBank's predicates."""
    for document, rows in blocks_of(path):
        if all(len(word) > PREDICATE for word in rows):
            told = ["X" if w[UPOS] not in OPEN else "E" if w[PREDICATE] != "_" else "O" for w in rows]
            yield {"doc": document, "corpus": "propbank", "words": [word[FORM] for word in rows], "event": told}


def _text(rows: Columns) -> str:
    return " ".join(row[FORM] for row in rows)


def coreferent(folder: Path) -> Iterator[Row]:
    """ECB+: its actions, in the sentences that were checked."""
    checked: defaultdict[str, set[str]] = defaultdict(set)
    with (folder / "ECBplus_coreference_sentences.csv").open(encoding="utf-8", newline="") as lines:
        for line in csv.DictReader(lines):
            checked[f"{line['Topic']}_{line['File']}"].add(line["Sentence Number"])
    for path in sorted((folder / "ECB+").glob("*/*.xml")):
        root = ET.parse(path).getroot()  # noqa: S314 - a corpus that the caller names
        marked = [(mark.tag, {anchor.get("t_id") for anchor in mark.iter("token_anchor")}) for mark in root.findall("Markables/*")]
        acts = {identifier for tag, anchors in marked if "ACTION" in tag for identifier in anchors}
        sentences: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for token in root.iter("token"):
            if token.get("sentence") in checked[path.stem] and (token.text or "").strip():
                sentences[token.get("sentence", "")].append((token.get("t_id", ""), (token.text or "").strip()))
        for tokens in sentences.values():
            told = ["E" if identifier in acts else "O" for identifier, _ in tokens]
            yield {"doc": path.stem, "corpus": "ecb", "words": [text for _, text in tokens], "event": told}


def unquoted(words: Sequence[str]) -> list[str]:
    """Words of the Penn Treebank's form with usual quotation marks."""
    return ['"' if word in UNQUOTED else word for word in words]


def main() -> None:
    """Read the arguments and write the sentences."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--treebank", type=Path, nargs="+", default=[])
    options.add_argument("--dev", type=Path)
    options.add_argument("--timeml", nargs=4, action="append", default=[], metavar=("NAME", "ARTICLES", "ANNOTATIONS", "PARSES"))
    options.add_argument("--names", type=Path, nargs=2, metavar=("IOB2", "TREEBANK"))
    options.add_argument("--propbank", type=Path)
    options.add_argument("--ecb", type=Path)
    options.add_argument("--out", type=Path, required=True)
    chosen = options.parse_args()
    rows: list[Row] = []
    for path in chosen.treebank:
        rows += treebank("tree", path)
    if chosen.dev:
        rows += treebank("dev", chosen.dev)
    for name, *paths in chosen.timeml:
        rows += timeml(name, *map(Path, paths))
    if chosen.names:
        rows += universal_names(*chosen.names)
    if chosen.propbank:
        rows += propositions(chosen.propbank)
    if chosen.ecb:
        rows += coreferent(chosen.ecb)
    with chosen.out.open("w", encoding="utf-8") as lines:
        lines.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


if __name__ == "__main__":
    main()
