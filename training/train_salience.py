"""Fit the weights of what belongs on a timeline first: `events/timeline/salience_weights.tsv`.

    PYTHONPATH=. python training/train_salience.py --articles a.jsonl --parses a.conllu --gold gold.jsonl --out events/timeline

Each line of the gold is the timeline that an editor printed of one article: {"id", "counts", "events": [{"key", "anchors": [{"start",
"end"}], "begin": {"earliest", "latest"}, "end": {...}}]}; anchors are the words by which it is told, `counts` is how much the article
counts (1 if it is not there). A happening that tells a key event, rightly dated, counts 1, another that tells it again 0.4; wrongly
dated 0.3; one that tells another event of the editor's 0.3. Printed: how many key events are told by the first ten happenings of
their article, with weights fitted on other articles. Needs numpy. `own_timelines.jsonl` is articles and gold at once.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from dateline.events.articles import read_articles
from dateline.events.merging.walking import happenings
from dateline.events.merging.witnesses import witnesses_of
from dateline.events.parsing.conllu import FrozenParser
from dateline.events.pipeline import read
from dateline.events.rule import Evidence
from dateline.events.schema import Account, Bounds, EventTime, Span
from dateline.events.timeline.happenings import Happening, happening
from dateline.events.timeline.labels import labelled
from dateline.events.timeline.salience import BIAS, REASONS, salience

PENALTY = 40.0
SMALL = 1e-6
"""A step of Newton's that changes no printed digit."""
KEY, AGAIN, MISDATED, TOLD = 1.0, 0.4, 0.3, 0.3
FIRST, FOLDS = 10, 5
SET = {"behind_another_of_its_sentence": -0.3, "behind_another_of_its_time": -0.2}
"""Weights that are not fitted: what is told behind another may be worth as much by itself, and is worth less beside it."""
Gold = Mapping[str, Any]


def values_of(items: Sequence[Happening], told: Sequence[frozenset[int]], gold: Gold) -> list[float]:
    """How much an editor wants each happening; of those that tell one key event, the most salient by the old weights is the first.

    Args:
        items: those of an article.
        told: the places of the editor's events that each tells.
        gold: the editor's timeline.
    """
    values = [TOLD if numbers else 0.0 for numbers in told]
    keys = [_keys(numbers, gold) for numbers in told]
    right = [any(_dated(item.dated.when, gold["events"][number]) for number in mine) for item, mine in zip(items, keys, strict=True)]
    seen: set[int] = set()
    for place in sorted(range(len(items)), key=lambda place: (-right[place], -salience(items[place]))):
        if keys[place]:
            value = KEY if right[place] else MISDATED
            values[place] = min(value, AGAIN) if keys[place] <= seen else value
        seen |= keys[place]
    return values


def _keys(numbers: frozenset[int], gold: Gold) -> frozenset[int]:
    return frozenset(number for number in numbers if gold["events"][number]["key"])


def tells(span: Span, event: Gold) -> bool:
    """Whether one of the words by which the event is told lies in the span."""
    return any(anchor["start"] < span.end and span.start < anchor["end"] for anchor in event["anchors"])


def _told_by(item: Happening, gold: Gold) -> frozenset[int]:
    """The editor's events that the happening tells, by their places."""
    spans = [witness.event.predicate.span for witness in item.witnesses]
    return frozenset(number for number, event in enumerate(gold["events"]) if any(tells(span, event) for span in spans))


def _dated(when: EventTime, event: Gold) -> bool:
    """Whether each bound that the editor gives is met, in the first characters that both have."""
    sides = ((when.stretch.begin, event["begin"]), (when.stretch.end, event["end"]))
    return all(_meets(bounds, wanted) for bounds, wanted in sides)


def _meets(bounds: Bounds, wanted: Gold) -> bool:
    pairs = ((bounds.earliest, wanted["earliest"]), (bounds.latest, wanted["latest"]))
    return all(there is None or (ours is not None and ours.iso().startswith(there[:10])) for ours, there in pairs)


def read_gold(path: Path) -> dict[str, Gold]:
    """The timelines that editors printed, by their article's id."""
    return {gold["id"]: gold for line in path.read_text(encoding="utf-8").splitlines() for gold in [json.loads(line)]}


def fit(shares: np.ndarray, values: np.ndarray, held: float = PENALTY, counts: np.ndarray | float = 1.0) -> np.ndarray:
    """The weights of a logistic model, by Newton's steps; the last one, of the bias, is not held back."""
    weights, penalty = np.zeros(shares.shape[1]), np.full(shares.shape[1], held)
    penalty[-1] = 1e-6
    for _ in range(40):
        chance = 1 / (1 + np.exp(-shares @ weights))
        slope = shares.T @ ((chance - values) * counts) + penalty * weights
        curve = (shares * (chance * (1 - chance) * counts)[:, None]).T @ shares + np.diag(penalty)
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < SMALL:
            break
    return weights


@dataclass(frozen=True, slots=True)
class Read:
    """An article's happenings: the shares of all reasons and a 1, how much an editor wants each, which key events it tells.

    ``count`` is how many key events the article has, ``counts`` how much it counts.
    """

    shares: np.ndarray
    values: np.ndarray
    keys: Sequence[frozenset[int]]
    count: int
    counts: float


def _read(account: Account, gold: Gold, fitted: Sequence[Evidence[Callable[[Happening], float]]]) -> Read:
    items = [happening(group) for group in happenings(witnesses_of(list(labelled([account], []))))]
    told = [_told_by(item, gold) for item in items]
    shares = np.array([[*(reason.share(item) for reason in fitted), 1.0] for item in items]).reshape(-1, len(fitted) + 1)
    count = sum(event["key"] for event in gold["events"])
    keys = [_keys(numbers, gold) for numbers in told]
    return Read(shares, np.array(values_of(items, told, gold)), keys, count, gold.get("counts", 1.0))


def _fitted(articles: Sequence[Read]) -> np.ndarray:
    counts = np.concatenate([np.full(len(article.values), article.counts) for article in articles])
    return fit(np.vstack([article.shares for article in articles]), np.concatenate([article.values for article in articles]), counts=counts)


def main() -> None:
    """Fit, report on articles left out, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("articles", "parses", "gold", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    options = parser.parse_args()
    golds = read_gold(options.gold)
    articles = [article for article in read_articles(str(options.articles), published=None).articles if article.id in golds]
    fitted = [reason for reason in REASONS if reason.key not in SET]
    read_ones = [_read(account, golds[account.article.id], fitted) for account in read(articles, [], parser=FrozenParser(options.parses))]
    told = total = 0
    for fold in range(FOLDS):
        weights = _fitted([one for number, one in enumerate(read_ones) if number % FOLDS != fold])
        for one in read_ones[fold::FOLDS]:
            first = np.argsort(-(one.shares @ weights), kind="stable")[:FIRST]
            told, total = told + len(set().union(*(one.keys[place] for place in first))), total + one.count
    print(f"of {total} key events, {told} are told by the first {FIRST} happenings of their article")
    names = [*(reason.key for reason in fitted), BIAS]
    weights = dict(zip(names, _fitted(read_ones), strict=True)) | SET
    rows = [f"{name}\t{weights[name]:.3f}" for name in (*(reason.key for reason in REASONS), BIAS)]
    (options.out / "salience_weights.tsv").write_text("\n".join(["# reason\tweight", *rows, ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
