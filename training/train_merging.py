"""Fit the weights by which two articles are taken for one story, and two mentions for one happening.

    PYTHONPATH=. python training/train_merging.py --sets NAME... --news NAME... --folder FOLDER [--test NAME...] --out events/merging

For each name the folder holds NAME.jsonl (articles), NAME.conllu (their parses) and NAME.gold.jsonl: one mention a line, {"article",
"start", "end", "happening"}; a word that tells of two happenings has two lines. A set is a topic with stories of one kind, of which some
mentions are annotated and only these are learned from. News is a day's articles on all kinds of things, where the happenings told by
several articles are annotated and every other pair of mentions that would be compared is of two. Printed: precision and recall of
pairs of the sets named by --test, which take no part. Written: ``story_weights.tsv``, ``weights.tsv``. Needs numpy.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from pathlib import Path

import numpy as np

from dateline.events.articles import read_articles
from dateline.events.merging.alike import STORY, Two, likeness, two_of
from dateline.events.merging.evidence import BIAS, EVIDENCE, Facts, Pair, contradicted, unsupported
from dateline.events.merging.judging import tells_what
from dateline.events.merging.stories import ALIKE_FROM
from dateline.events.merging.stories import Stories as Told
from dateline.events.merging.witnesses import witnesses_of
from dateline.events.parsing.conllu import FrozenParser
from dateline.events.pipeline import read
from dateline.events.schema import Account, Theme
from dateline.events.timeline.labels import canonical, labelled

PENALTY = 3.0
A_SET = 300.0  # each set counts as so many pairs across articles, news as a share of all sets
NEWS = 1.0  # what news counts, of what sets do
MISSED = {True: 1 / 20, False: 4.0}  # what a pair missed costs, of what a wrong one does: within an article, across articles
# (to what always counts across articles 0.5 was added in the shipped weights: on halves of the topics it costs hardly any precision)
STRANGERS = 0.08  # likeness of words and of names below which two articles of news are no pair to learn from
Rows = list[tuple[list[float], bool]]


@dataclass(frozen=True)
class Set:
    """What the articles tell, the mentions to learn from, and the happenings of each of them."""

    name: str
    accounts: list[Account]
    facts: list[Facts]
    happenings: list[frozenset[str]]
    news: bool

    @cached_property
    def told(self) -> list[frozenset[str]]:
        """The happenings of each article."""
        found: list[set[str]] = [set() for _ in self.accounts]
        for facts, of in zip(self.facts, self.happenings, strict=True):
            found[facts.witness.article] |= of
        return [frozenset(of) for of in found]


def read_set(folder: Path, name: str, *, news: bool) -> Set:
    """The set with its gold mentions, of news with all; a mention is found if it shares a character with a predicate."""
    articles = list(read_articles(str(folder / f"{name}.jsonl"), published=None).articles)
    parser = FrozenParser(folder / f"{name}.conllu")
    accounts = sorted(read(articles, [], parser=parser, links=False), key=lambda account: canonical(account.article))
    return annotated(folder, name, list(labelled(accounts, [])), news=news)


def annotated(folder: Path, name: str, accounts: list[Account], *, news: bool) -> Set:
    """The accounts with their gold mentions."""
    gold = defaultdict(list)
    for line in (folder / f"{name}.gold.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        gold[row["article"]].append(row)
    facts, happenings = [], []
    for witness in witnesses_of(accounts):
        span = witness.event.predicate.span
        of = frozenset(row["happening"] for row in gold[witness.event.article] if row["start"] < span.end and span.start < row["end"])
        if of or news:
            facts.append(Facts(witness))
            happenings.append(of)
    return Set(name, accounts, facts, happenings, news)


# Stories --------------------------------------------------------------------------------------------------


def articles_of(topic: Set) -> Iterator[tuple[Two, bool]]:
    """Pairs of articles, and whether they tell of a common happening."""
    for (one, of), (other, too) in combinations(zip(topic.accounts, topic.told, strict=True), 2):
        two = two_of(one.theme, other.theme)
        if (of and too) or (topic.news and max(likeness(*two.words), likeness(*two.names)) > STRANGERS):
            yield two, bool(of & too)


def learn_stories(sets: Sequence[Set]) -> np.ndarray:
    """The weights by which two articles are taken for one story."""
    found = [([([*(row.share(two) for row in STORY), 1.0], same) for two, same in articles_of(topic)], topic) for topic in sets]
    return fit(*weighed_rows(found, missed=1.0), penalty=1.0)


class Stories:
    """The chance that two articles tell one story, by weights just learned."""

    def __init__(self, weights: np.ndarray) -> None:
        self._weights = weights
        self._known: dict[tuple[int, int], float] = {}

    def of(self, one: Theme, other: Theme) -> float:
        """The chance for two articles."""
        key = id(one), id(other)
        if key not in self._known:
            two = two_of(one, other)
            score = float(np.dot([*(row.share(two) for row in STORY), 1.0], self._weights))
            self._known[key] = 1 / (1 + np.exp(-score))
        return self._known[key]


# Happenings -----------------------------------------------------------------------------------------------


def pairs_of(topic: Set, stories: Stories, *, within: bool) -> Iterator[tuple[Pair, bool]]:
    """Pairs whose words have something in common, and whether they are of one happening."""
    for number, later in compared(topic, within=within):
        one, other = topic.facts[number], topic.facts[later]
        if tells_what(one.witness) and tells_what(other.witness):
            pair = Pair(one, other, 1.0 if within else stories.of(one.witness.theme, other.witness.theme))
            if pair.met and not (contradicted(pair) or unsupported(pair)):
                yield pair, bool(topic.happenings[number] & topic.happenings[later])


def compared(topic: Set, *, within: bool) -> Iterator[tuple[int, int]]:
    """The pairs of mentions of a topic; of news, those whose articles are somewhat alike."""
    witnesses = [facts.witness for facts in topic.facts]
    themes = [account.theme for account in topic.accounts]
    near = set(_alike(themes) if topic.news else combinations(range(len(themes)), 2))
    for pair in combinations(range(len(witnesses)), 2):
        homes = (witnesses[pair[0]].article, witnesses[pair[1]].article)
        if (homes[0] == homes[1]) is within and (within or homes in near):
            yield pair


def _alike(themes: Sequence[Theme]) -> Iterator[tuple[int, int]]:
    """The pairs of articles that are somewhat alike, as merging finds them."""
    told = Told()
    for other, theme in enumerate(themes):
        likes = told.alike(theme, range(other)) if other else []
        told.put(other, theme)
        yield from ((one, other) for one, alike in enumerate(likes) if alike >= ALIKE_FROM)


def shares(pair: Pair) -> list[float]:
    """A row of the model."""
    return [*(row.share(pair) for row in EVIDENCE), 1.0]


def learn(sets: Sequence[Set], stories: Stories, *, within: bool) -> np.ndarray:
    """The weights of one column; within an article every pair of a set counts alike, and news says nothing."""
    told = [topic for topic in sets if not (within and topic.news)]
    found = [([(shares(pair), same) for pair, same in pairs_of(topic, stories, within=within)], topic) for topic in told]
    if not within:
        return fit(*weighed_rows(found, missed=MISSED[within]))
    right = np.array([float(same) for rows, _ in found for _, same in rows])
    return fit(np.array([row for rows, _ in found for row, _ in rows]), right, np.where(right > 0, MISSED[within], 1.0))


def weighed_rows(found: Sequence[tuple[Rows, Set]], *, missed: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Rows, which of them are right, and what each counts: a set as much as another, news a share of all sets."""
    news = sum(topic.news for _, topic in found)
    share = NEWS * (len(found) - news) / max(1, news)
    rows = [row for pairs, _ in found for row, _ in pairs]
    right = [float(same) for pairs, _ in found for _, same in pairs]
    counts = []
    for pairs, topic in found:
        each = A_SET * (share if topic.news else 1.0) / len(pairs)
        counts += [each * (missed if same else 1.0) for _, same in pairs]
    return np.array(rows), np.array(right), np.array(counts)


def fit(rows: np.ndarray, right: np.ndarray, weights: np.ndarray, *, penalty: float = PENALTY) -> np.ndarray:
    """A logistic model by Newton's steps; the bias is not held back."""
    found, held = np.zeros(rows.shape[1]), np.full(rows.shape[1], penalty)
    held[-1] = 1e-6
    for _ in range(40):
        chance = 1 / (1 + np.exp(-rows @ found))
        slope = rows.T @ (weights * (chance - right)) + held * found
        curve = (rows * (weights * chance * (1 - chance))[:, None]).T @ rows + np.diag(held)
        found -= np.linalg.solve(curve, slope)
    return found


def report(sets: Sequence[Set], stories: Stories, weights: np.ndarray, *, within: bool) -> None:
    """Precision and recall of the pairs of these sets."""
    found = [(shares(pair) @ weights > 0, same) for topic in sets for pair, same in pairs_of(topic, stories, within=within)]
    both = sum(ours and same for ours, same in found)
    where = "within an article" if within else "across articles"
    print(f"{where}: precision {both / max(1, sum(o for o, _ in found)):.3f} recall {both / max(1, sum(s for _, s in found)):.3f}")


def learn_all(sets: Sequence[Set], test: Sequence[Set], out: Path) -> None:
    """Fit stories and both columns, report on the sets left out, write."""
    about = learn_stories(sets)
    write(out / "story_weights.tsv", "# evidence\tweight", [*(row.key for row in STORY), BIAS], about)
    stories, columns = Stories(about), []
    for within in (True, False):
        columns.append(learn(sets, stories, within=within))
        report(test, stories, columns[-1], within=within)
    write(out / "weights.tsv", "# evidence\twithin an article\tacross articles", [*(row.key for row in EVIDENCE), BIAS], *columns)


def write(path: Path, heading: str, names: Sequence[str], *columns: np.ndarray) -> None:
    """A table, one row a name."""
    rows = ["\t".join([name, *(f"{value:.3f}" for value in values)]) for name, *values in zip(names, *columns, strict=True)]
    path.write_text("\n".join([heading, *rows, ""]), encoding="utf-8")


def main() -> None:
    """Read the sets, learn from them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sets", nargs="+", required=True)
    parser.add_argument("--news", nargs="*", default=[])
    parser.add_argument("--test", nargs="*", default=[])
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    sets = [read_set(options.folder, name, news=name in options.news) for name in (*options.sets, *options.news)]
    learn_all(sets, [read_set(options.folder, name, news=False) for name in options.test], options.out)


if __name__ == "__main__":
    main()
