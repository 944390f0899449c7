r"""Weigh the evidence of `events/dating/pairs.py`: how people relate the events and times of annotated news.

    PYTHONPATH=. python training/train_relations.py --articles ARTICLES.jsonl --annotations TIMEML_FOLDER --parses PARSES \
        --out events/dating/relation_weights.tsv [--half 0]

The articles go through the whole path, on frozen parses. A pair counts as related where the closure of the annotated links
says how; else as not related. For every kind of pair a multinomial logit model with an L2 penalty is fitted, and the weights
of evidence that occurs often enough are written. `--half` takes every second article alone, so that the others can confirm.
Only words of the trees and numbers come out; no text of the articles does. Needs scikit-learn.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from dateline.events.dating.chances import ALWAYS, RELATIONS
from dateline.events.dating.closure import Closure
from dateline.events.dating.pairs import KINDS, RelatedPair, pairs
from dateline.events.dating.reading import ArticleReading
from dateline.events.dating.reckoning import Reckoning
from dateline.events.extraction import extract_events
from dateline.events.parsing.conllu import FrozenParser
from dateline.events.parsing.mending import mended
from dateline.events.schema import Article, Link, Relation, Span
from dateline.events.times import read_times

LEAST_OCCURRENCES = 15  # evidence that is rarer gets no weight
LEAST_WEIGHT = 0.05
STRENGTH = 0.1  # of the weights against the penalty: scikit-learn's C
UNSEEN = -8.0  # the weight of a relation that a kind of pair never has


def examples(articles: Path, annotations: Path, parses: Path, half: int | None) -> Iterator[tuple[RelatedPair, Relation | None]]:
    """Every pair of the annotated articles, with its relation."""
    for number, line in enumerate(articles.read_text(encoding="utf-8").splitlines()):
        if half is not None and number % 2 != half:
            continue
        value = json.loads(line)
        article = Article(
            text=value["text"], title=value.get("title"), id=value["id"], published=date.fromisoformat(value["published"][:10])
        )
        (document,) = map(mended, FrozenParser(parses).parse([article]))
        events, told = extract_events(document), read_times(document)
        spans, links = annotation(annotations / f"{article.id}.tml", article.id)
        names = matched([(event.id, event.predicate.span) for event in events], [(time.id, time.span) for time in told.times], spans)
        names[article.id] = article.id
        closure = Closure()
        for link in links:
            closure.accept(link)
        reading = ArticleReading(document, tuple(events), told.times, told_as_history=told.history)
        for pair in pairs(Reckoning(reading)):
            yield pair, relation_of(names.get(pair.source), names.get(pair.target), closure)


def relation_of(source: str | None, target: str | None, closure: Closure) -> Relation | None:
    """What the annotation implies of two things, if it does."""
    if source is None or target is None or source == target:
        return None
    return next((relation for relation in RELATIONS if closure.implies(Link(source, target, relation, ""))), None)


def annotation(path: Path, article: str) -> tuple[dict[str, tuple[str, Span]], list[Link]]:
    """The events and times of a TimeML document with their tags and places, and its links; the article's id is its publication date."""
    root = ET.parse(path).getroot()  # noqa: S314 - corpora that the caller names
    body, created = root.find("TEXT"), root.find("DCT/TIMEX3")
    if body is None or created is None:
        return {}, []
    spans = {element.get("eid") or element.get("tid") or "": (element.tag, span) for element, span in _places(body, 0)}
    named = {instance.get("eiid"): instance.get("eventID") for instance in root.iter("MAKEINSTANCE")} | {created.get("tid"): article}
    links = []
    for link in root.iter("TLINK"):
        ends = (link.get("eventInstanceID") or link.get("timeID"), link.get("relatedToEventInstance") or link.get("relatedToTime"))
        source, target = (named.get(end, end) for end in ends)
        if source and target and link.get("relType") in set(Relation):
            links.append(Link(source, target, Relation(link.get("relType")), ""))
    return spans, links


def _places(element: ET.Element, start: int) -> Iterator[tuple[ET.Element, Span]]:
    """The events and times inside an element, with the offsets of their texts."""
    place = start + len(element.text or "")
    for child in element:
        length = len("".join(child.itertext()))
        if child.tag in {"EVENT", "TIMEX3"}:
            yield child, Span(place, place + length)
        yield from _places(child, place)
        place += length + len(child.tail or "")


def matched(events: Iterable[tuple[str, Span]], times: Iterable[tuple[str, Span]], spans: dict[str, tuple[str, Span]]) -> dict[str, str]:
    """For our events and times the annotated ones that they overlap."""
    names = {}
    for tag, found in (("EVENT", events), ("TIMEX3", times)):
        for identifier, span in found:
            same = (name for name, (kind, other) in spans.items() if kind == tag and other.start < span.end and span.start < other.end)
            if name := next(same, None):
                names[identifier] = name
    return names


def fit(found: list[tuple[RelatedPair, Relation | None]]) -> Iterator[tuple[str, list[float]]]:
    """For each line of evidence its weights: of no relation, and of each relation."""
    counts = Counter(line for pair, _ in found for line in pair.evidence)
    rows = [{line: 1 for line in pair.evidence if counts[line] >= LEAST_OCCURRENCES} for pair, _ in found]
    vectorizer = DictVectorizer()
    model = LogisticRegression(C=STRENGTH, max_iter=500).fit(vectorizer.fit_transform(rows), [str(relation) for _, relation in found])
    column = {outcome: number for number, outcome in enumerate(model.classes_)}
    places = [column.get(str(outcome)) for outcome in (None, *RELATIONS)]
    yield ALWAYS, [UNSEEN if place is None else model.intercept_[place] for place in places]
    for line, weights in zip(vectorizer.get_feature_names_out(), np.transpose(model.coef_), strict=True):
        if max(abs(weights)) >= LEAST_WEIGHT:
            yield line, [0.0 if place is None else weights[place] for place in places]


def main() -> None:
    """Read the arguments, fit, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, text in (
        ("articles", "article objects, one a line"),
        ("annotations", "a folder of TimeML documents for each file of articles"),
    ):
        parser.add_argument(f"--{name}", type=Path, required=True, nargs="+", help=text)
    parser.add_argument("--parses", type=Path, required=True, nargs="+", help="a folder or file of parses for each file of articles")
    parser.add_argument("--half", type=int, choices=(0, 1))
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    by_kind: dict[str, list[tuple[RelatedPair, Relation | None]]] = defaultdict(list)
    for source in zip(options.articles, options.annotations, options.parses, strict=True):
        for pair, relation in examples(*source, options.half):
            by_kind[pair.kind].append((pair, relation))
    names = "\t".join(("none", *(relation.lower() for relation in RELATIONS)))
    lines = [f"# pair\tevidence\t{names}; made by training/train_relations.py"]
    for kind in KINDS:
        lines += ["\t".join((kind, line, *(f"{weight:.2f}" for weight in weights))) for line, weights in fit(by_kind[kind])]
        print(kind, Counter(str(relation) for _, relation in by_kind[kind]))
    options.out.write_text("\n".join([*lines, ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
