r"""Write the words of annotated corpora, their labels, and what the shipped encoder makes of them, for `train_heads.py`.

    python training/cache_states.py --out states --timeml tb TIMEBANK.jsonl TIMEBANK_TML TIMEBANK.conllu \
        --timeml aq AQUAINT.jsonl AQUAINT_TML AQUAINT.conllu --gum gum-train.conllu --ecb ECBPLUS \
        --ewt ewt-dev.conllu en_ewt-ud-dev.iob2 en_ewt-up-dev.conllu

For each corpus NAME.json (a sentence with its labels an element) and NAME.mix.npy (a row a word, half precision). TimeML articles are
read as `dateline parse` wrote them; the others are tagged and parsed by the shipped models on their own words. About 1,000 words a second.
"""

import argparse
import csv
import json
import re
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import numpy as np
import torch
from stanza.models.common.doc import Document as StanzaDocument
from train_heads import SHARES
from treebank import read_blocks

from dateline.events.parsing.conllu import FrozenParser
from dateline.events.parsing.inference.encoder import Encoder
from dateline.events.parsing.inference.reading import encoded
from dateline.events.parsing.stanza_parser import SHIPPED, StanzaParser
from dateline.events.schema import Article

Row = dict[str, Any]
PART = 60
"""Sentences at once."""
BRACKET = re.compile(r"\([^()]*|\d+(?:\[\d+/\d+\])?\)|\)")


def timeml(articles: Path, annotations: Path, parses: Path) -> Iterator[Row]:
    """Articles annotated with events: a class a word, or O."""
    parser = FrozenParser(parses)
    for line in articles.read_text(encoding="utf-8").splitlines():
        value = json.loads(line)
        article = Article(text=value["text"], id=str(value["id"]))
        spans = list(_events(annotations / f"{article.id}.tml"))
        for sentence in parser.parse([article])[0].sentences:
            tokens = sentence.tokens
            told = [next((name for start, end, name in spans if start < t.span.end and t.span.start < end), "O") for t in tokens]
            yield _row(article.id, tokens, event=told)


def _events(path: Path) -> Iterator[tuple[int, int, str]]:
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


def _row(document: str, tokens: Sequence[Any], **labels: Any) -> Row:
    columns = {name: [getattr(token, name) for token in tokens] for name in ("text", "lemma", "upos", "head", "deprel")}
    return {"doc": document, **columns, **labels}


Words = tuple[str, list[list[str]]]
"""A document's id and one of its sentences, as the columns of its words."""


def sentences_of(path: Path) -> Iterator[Words]:
    """The sentences of a CoNLL-U file, without empty nodes and the rows of multi-word tokens."""
    document = ""
    for block in read_blocks(path):
        document = next((line.split("= ", 1)[1] for line in block if line.startswith("# newdoc id")), document)
        yield document, [line.split("\t") for line in block if line.split("\t")[0].isdigit()]


def parsed(parser: StanzaParser, sentences: Iterable[Words], form: int = 1) -> Iterator[tuple[Row, list[list[str]]]]:
    """Each sentence with the shipped models' tags and tree for its own words."""
    pipeline, rest = parser._pipeline, iter(sentences)  # noqa: SLF001 - the product splits text into words itself
    while part := list(islice(rest, PART)):
        words = [[{"id": (number,), "text": row[form]} for number, row in enumerate(rows, 1)] for _, rows in part]
        with torch.inference_mode():
            found = pipeline.process(StanzaDocument(words), "pos,lemma,depparse")
        for (document, rows), sentence in zip(part, found.sentences, strict=True):
            yield _row(document, sentence.words), rows


def gum(parser: StanzaParser, path: Path) -> Iterator[Row]:
    """GUM's entities: kind, first and last word."""
    for row, rows in parsed(parser, sentences_of(path)):
        yield row | {"entities": list(_entities(rows)), "gold": [(w[3], int(w[6]), w[7]) for w in rows]}


def _entities(rows: Sequence[Sequence[str]]) -> Iterator[tuple[str, int, int, str]]:
    open_: list[tuple[str, str, int]] = []
    for place, row in enumerate(rows):
        written = re.search(r"Entity=([^|]*)", row[9])
        for mark in BRACKET.findall(written[1]) if written else ():
            if mark.startswith("("):
                number, kind = mark[1:].split("-")[:2]
                open_.append((number, kind, place))
            elif open_:
                last = next((at for at in reversed(range(len(open_))) if open_[at][0] == mark[:-1]), len(open_) - 1)
                _, kind, first = open_.pop(last)
                yield kind, first, place, ""


def ewt(parser: StanzaParser, treebank: Path, names: Path, predicates: Path) -> Iterator[Row]:
    """Universal NER's names and PropBank's predicates on the same sentences."""
    tagged, judged = _by_text(names), _by_text(predicates)
    known = [(document, rows) for document, rows in sentences_of(treebank) if tagged[_text(rows)]]
    for row, rows in parsed(parser, known):
        text = _text(rows)
        frames = judged[text].popleft() if judged[text] else []
        events = ["E" if len(frame) > 10 and frame[10] != "_" else "O" for frame in frames]  # noqa: PLR2004 - the column of predicates
        events = events or ["X"] * len(rows)
        gold = [(word[3], int(word[6]), word[7]) for word in rows]
        yield row | {"iob": [word[2] for word in tagged[text].popleft()], "event": events, "gold": gold}


def _text(rows: Sequence[Sequence[str]]) -> str:
    return " ".join(row[1] for row in rows)


def _by_text(path: Path) -> defaultdict[str, deque[list[list[str]]]]:
    found: defaultdict[str, deque[list[list[str]]]] = defaultdict(deque)
    for _, rows in sentences_of(path):
        found[_text(rows)].append(rows)
    return found


def ecb(parser: StanzaParser, folder: Path) -> Iterator[Row]:
    """ECB+: its actions and participants, in the sentences that were checked."""
    checked: defaultdict[str, set[str]] = defaultdict(set)
    with (folder / "ECBplus_coreference_sentences.csv").open(encoding="utf-8", newline="") as lines:
        for line in csv.DictReader(lines):
            checked[f"{line['Topic']}_{line['File']}"].add(line["Sentence Number"])
    for path in sorted((folder / "ECB+").glob("*/*.xml")):
        root = ET.parse(path).getroot()  # noqa: S314 - a corpus that the caller names
        sentences: defaultdict[str, list[list[str]]] = defaultdict(list)
        for token in root.iter("token"):
            if token.get("sentence") in checked[path.stem] and (token.text or "").strip():
                sentences[token.get("sentence", "")].append([token.get("t_id", ""), (token.text or "").strip()])
        marked = [(mark.tag, {anchor.get("t_id") for anchor in mark.iter("token_anchor")}) for mark in root.findall("Markables/*")]
        for row, words in parsed(parser, ((path.stem, rows) for rows in sentences.values())):
            yield row | _marked(words, marked)


def _marked(words: Sequence[Sequence[str]], marked: Sequence[tuple[str, set[str | None]]]) -> Row:
    acts = {identifier for tag, anchors in marked if "ACTION" in tag for identifier in anchors}
    places = {word[0]: place for place, word in enumerate(words)}
    named = [(tag, sorted(places[i] for i in anchors if i in places)) for tag, anchors in marked if "HUMAN" in tag or "LOC" in tag]
    events = ["E" if word[0] in acts else "O" for word in words]
    return {"event": events, "entities": [(tag, at[0], at[-1], "") for tag, at in named if at]}


def write(out: Path, name: str, rows: Iterable[Row], encoder: Encoder) -> None:
    """Write a corpus."""
    kept, states = list(rows), []
    with torch.inference_mode():
        for start in range(0, len(kept), PART):
            found = encoded(encoder, [row["text"] for row in kept[start : start + PART]], mixed=True)
            states += [state[1:].half().numpy() for state in found]
    (out / f"{name}.json").write_text(json.dumps(kept), encoding="utf-8")
    np.save(out / f"{name}.mix.npy", np.concatenate(states))
    print(name, sum(map(len, states)), "words", flush=True)


def main() -> None:
    """Read the arguments and write every corpus named."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--timeml", nargs=4, action="append", default=[], metavar=("NAME", "ARTICLES", "ANNOTATIONS", "PARSES"))
    options.add_argument("--gum", type=Path)
    options.add_argument("--ewt", type=Path, nargs=3, metavar=("TREEBANK", "NAMES", "PREDICATES"))
    options.add_argument("--ecb", type=Path)
    options.add_argument("--out", type=Path, required=True)
    chosen = options.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    encoder, parser = Encoder(SHIPPED / "encoder", torch.bfloat16, SHARES), StanzaParser(verify=False)
    for name, *paths in chosen.timeml:
        write(chosen.out, name, timeml(*map(Path, paths)), encoder)
    if chosen.gum:
        write(chosen.out, "gum", gum(parser, chosen.gum), encoder)
    if chosen.ewt:
        write(chosen.out, "ewt", ewt(parser, *chosen.ewt), encoder)
    if chosen.ecb:
        write(chosen.out, "ecb", ecb(parser, chosen.ecb), encoder)


if __name__ == "__main__":
    main()
