"""Fit the weights by which two mentions are taken for one happening: `events/merging/weights.tsv`.

    PYTHONPATH=. python training/train_merging.py --sets NAME... --folder FOLDER [--test NAME...] --out events/merging

For each name the folder holds NAME.jsonl (articles), NAME.conllu (their parses) and NAME.gold.jsonl: one mention a line, {"article",
"start", "end", "happening"}; a word that tells of two happenings has two lines. A set is a topic with stories of one kind, so that
what is alike and different is learned from; pairs of two sets, which are of two happenings, are added. Printed: precision and recall
of pairs of the sets named by --test, which take no part. Needs numpy.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from dateline.events.articles import read_articles
from dateline.events.merging.evidence import BIAS, EVIDENCE, Facts, Pair, articles_alike, impossible
from dateline.events.merging.witnesses import Witness, witnesses_of
from dateline.events.parsing.conllu import FrozenParser
from dateline.events.pipeline import read
from dateline.events.schema import Account
from dateline.events.timeline.labels import canonical, labelled

PENALTY = 3.0
A_SET = 10_000.0  # each set counts as so many pairs across articles
STRANGERS = 20_000  # pairs of two sets, at most
MISSED = {True: 1 / 20, False: 2.0}  # what a pair missed costs, of what a wrong one does: within an article, across articles


@dataclass(frozen=True)
class Set:
    """A topic: what its articles tell, and the happenings of each mention."""

    name: str
    accounts: list[Account]
    facts: list[Facts]
    happenings: list[frozenset[str]]


def read_set(folder: Path, name: str) -> Set:
    """The set with its gold mentions; a mention is found if it shares a character with a predicate."""
    articles = list(read_articles(str(folder / f"{name}.jsonl"), published=None).articles)
    accounts = sorted(read(articles, [], parser=FrozenParser(folder / f"{name}.conllu")), key=lambda account: canonical(account.article))
    accounts = list(labelled(accounts, []))
    gold = defaultdict(list)
    for line in (folder / f"{name}.gold.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        gold[row["article"]].append(row)
    facts, happenings = [], []
    for witness in witnesses_of(accounts):
        span = witness.event.predicate.span
        of = frozenset(row["happening"] for row in gold[witness.event.article] if row["start"] < span.end and span.start < row["end"])
        if of:
            facts.append(Facts(witness))
            happenings.append(of)
    return Set(name, accounts, facts, happenings)


def pairs_of(topic: Set, *, within: bool) -> Iterator[tuple[Pair, bool]]:
    """Pairs whose words have something in common, and whether they are of one happening."""
    stories: dict[tuple[int, int], float] = {}
    for number, one in enumerate(topic.facts):
        for other, of in zip(topic.facts[number + 1 :], topic.happenings[number + 1 :], strict=True):
            homes = (one.witness.article, other.witness.article)
            if (homes[0] == homes[1]) is not within or not one.kin.keys & other.kin.keys:
                continue
            if homes not in stories:
                stories[homes] = 1.0 if within else articles_alike(topic.accounts[homes[0]].theme, topic.accounts[homes[1]].theme)
            pair = Pair(one, other, stories[homes])
            if not impossible(pair):
                yield pair, bool(of & topic.happenings[number])


def strangers(sets: Sequence[Set]) -> Iterator[Pair]:
    """Pairs of two sets, of each set with the two behind it: never one happening."""
    for number, topic in enumerate(sets):
        for other in sets[number + 1 : number + 3]:
            for one in topic.facts:
                for two in other.facts:
                    if one.kin.keys & two.kin.keys:
                        far = Facts(_elsewhere(two.witness, len(topic.accounts)))
                        pair = Pair(
                            one, far, articles_alike(topic.accounts[one.witness.article].theme, other.accounts[two.witness.article].theme)
                        )
                        if not impossible(pair):
                            yield pair


def _elsewhere(witness: Witness, offset: int) -> Witness:
    return replace(witness, place=(witness.place[0] + offset, *witness.place[1:]))


def shares(pair: Pair) -> list[float]:
    """A row of the model."""
    return [*(row.share(pair) for row in EVIDENCE), 1.0]


def fit(rows: np.ndarray, right: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """A logistic model by Newton's steps; the bias is not held back."""
    found, penalty = np.zeros(rows.shape[1]), np.full(rows.shape[1], PENALTY)
    penalty[-1] = 1e-6
    for _ in range(40):
        chance = 1 / (1 + np.exp(-rows @ found))
        slope = rows.T @ (weights * (chance - right)) + penalty * found
        curve = (rows * (weights * chance * (1 - chance))[:, None]).T @ rows + np.diag(penalty)
        found -= np.linalg.solve(curve, slope)
    return found


def learn(sets: Sequence[Set], *, within: bool) -> np.ndarray:
    """The weights of one column."""
    rows, right, weights = [], [], []
    for topic in sets:
        found = [(shares(pair), same) for pair, same in pairs_of(topic, within=within)]
        rows += [row for row, _ in found]
        right += [float(same) for _, same in found]
        weights += [1.0 if within else A_SET / max(1, len(found))] * len(found)
    if not within:
        far = [shares(pair) for pair in strangers(sets)]
        far = far[:: max(1, len(far) // STRANGERS)]
        rows, right = rows + far, right + [0.0] * len(far)
        weights += [2 * A_SET / max(1, len(far))] * len(far)
    same = np.array(right)
    return fit(np.array(rows), same, np.array(weights) * np.where(same > 0, MISSED[within], 1.0))


def report(sets: Sequence[Set], weights: np.ndarray, *, within: bool) -> None:
    """Precision and recall of the pairs of these sets."""
    found = [(shares(pair) @ weights > 0, same) for topic in sets for pair, same in pairs_of(topic, within=within)]
    both = sum(ours and same for ours, same in found)
    where = "within an article" if within else "across articles"
    print(f"{where}: precision {both / max(1, sum(o for o, _ in found)):.3f} recall {both / max(1, sum(s for _, s in found)):.3f}")


def main() -> None:
    """Fit both columns, report on the sets left out, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sets", nargs="+", required=True)
    parser.add_argument("--test", nargs="*", default=[])
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    sets, test = ([read_set(options.folder, name) for name in names] for names in (options.sets, options.test))
    columns = []
    for within in (True, False):
        columns.append(learn(sets, within=within))
        report(test, columns[-1], within=within)
    names = [*(row.key for row in EVIDENCE), BIAS]
    rows = [f"{name}\t{one:.3f}\t{two:.3f}" for name, one, two in zip(names, *columns, strict=True)]
    (options.out / "weights.tsv").write_text("\n".join(["# evidence\twithin an article\tacross articles", *rows, ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
