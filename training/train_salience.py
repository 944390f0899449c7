"""Fit the weights of what belongs on a timeline first: `events/timeline/salience_weights.tsv`.

    PYTHONPATH=. python training/train_salience.py --articles a.jsonl --parses a.conllu --gold gold.jsonl --out events/timeline

Each line of the gold is the timeline that an editor printed of one article: {"id", "events": [{"key", "anchors": [{"start",
"end"}], "precision", "factuality", "begin": {"earliest", "latest"}, "end": {...}}]}; anchors are the words by which it is told. A
happening that tells a key event, rightly dated, counts 1; wrongly dated 0.6; one that tells another event of the editor's 0.3. Printed:
of the first ten happenings of each article, how many tell a key event, with weights fitted on the other articles. Needs numpy.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from dateline.events.articles import read_articles
from dateline.events.merging.walking import happenings
from dateline.events.merging.witnesses import Witness, witnesses_of
from dateline.events.parsing.conllu import FrozenParser
from dateline.events.pipeline import read
from dateline.events.schema import Bounds, EventTime
from dateline.events.timeline.happenings import Happening, happening
from dateline.events.timeline.labels import canonical, labelled
from dateline.events.timeline.salience import BIAS, REASONS

PENALTY = 40.0
SMALL = 1e-6
"""A step of Newton's that changes no printed digit."""
KEY, MISDATED, TOLD = 1.0, 0.6, 0.3
FIRST = 10
SET = {"behind_another_of_its_sentence": -0.3, "behind_another_of_its_time": -0.6}
"""Weights that are not fitted: what is told behind another may be worth as much by itself, and is worth less beside it."""
Gold = Mapping[str, Any]


def value_of(item: Happening, gold: Gold) -> float:
    """How much an editor wants it."""
    told = [event for event in gold["events"] if any(_tells(witness, event) for witness in item.witnesses)]
    keys = [event for event in told if event["key"]]
    if any(_dated(item.dated.when, event) for event in keys):
        return KEY
    return MISDATED if keys else TOLD if told else 0.0


def _tells(witness: Witness, event: Gold) -> bool:
    span = witness.event.predicate.span
    return any(anchor["start"] < span.end and span.start < anchor["end"] for anchor in event["anchors"])


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


def fit(shares: np.ndarray, values: np.ndarray, held: float = PENALTY) -> np.ndarray:
    """The weights of a logistic model, by Newton's steps; the last one, of the bias, is not held back."""
    weights, penalty = np.zeros(shares.shape[1]), np.full(shares.shape[1], held)
    penalty[-1] = 1e-6
    for _ in range(40):
        chance = 1 / (1 + np.exp(-shares @ weights))
        slope = shares.T @ (chance - values) + penalty * weights
        curve = (shares * (chance * (1 - chance))[:, None]).T @ shares + np.diag(penalty)
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < SMALL:
            break
    return weights


def main() -> None:
    """Fit, report on articles left out, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("articles", "parses", "gold", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    options = parser.parse_args()
    golds = read_gold(options.gold)
    articles = [article for article in read_articles(str(options.articles), published=None).articles if article.id in golds]
    accounts = sorted(read(articles, [], parser=FrozenParser(options.parses)), key=lambda account: canonical(account.article))
    accounts = list(labelled(accounts, []))
    items = [happening(group) for group in happenings(witnesses_of(accounts))]
    owner = np.array([item.told.article for item in items])
    values = np.array([value_of(item, golds[accounts[item.told.article].article.id]) for item in items])
    fitted = [reason for reason in REASONS if reason.key not in SET]
    shares = np.array([[*(reason.share(item) for reason in fitted), 1.0] for item in items])
    given = np.array([sum(SET[reason.key] * reason.share(item) for reason in REASONS if reason.key in SET) for item in items])
    told = total = 0
    for left_out in sorted(set(owner)):
        chance = shares[owner == left_out] @ fit(shares[owner != left_out], values[owner != left_out]) + given[owner == left_out]
        first = np.argsort(-chance, kind="stable")[:FIRST]
        told, total = told + int((values[owner == left_out][first] >= MISDATED).sum()), total + len(first)
    print(f"of the first {FIRST} of each article, {told} of {total} tell a key event")
    names = [*(reason.key for reason in fitted), BIAS]
    weights = dict(zip(names, fit(shares, values), strict=True)) | SET
    rows = [f"{name}\t{weights[name]:.3f}" for name in (*(reason.key for reason in REASONS), BIAS)]
    (options.out / "salience_weights.tsv").write_text("\n".join(["# reason\tweight", *rows, ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
