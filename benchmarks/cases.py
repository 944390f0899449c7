"""What cases cost as they grow: finding the happenings, drawing the key events, adding a few articles; what two processes gain over one.

    PYTHONPATH=. python benchmarks/cases.py ARTICLES.jsonl --parses PARSES.conllu [--sizes 1000 10000 100000]
    PYTHONPATH=. python benchmarks/cases.py ARTICLES.jsonl --parses PARSES.conllu --sizes --real 500 1000
    PYTHONPATH=. python benchmarks/cases.py ARTICLES.jsonl --workers 500

Accounts are multiplied by perturbation, as worlds beside each other: in each copy of all articles every name, place and figure is
another (letters and digits are exchanged, in the text too), six of ten words are others that are as rare, wherever they stand, and
all of its days are moved by the same number. So the articles of a copy tell each other's stories as those of the first do, and not
those of others, while four of ten words and all kinds of happenings are those of all. ``--real`` measures so many of the articles
themselves, for comparison. Each figure is of a process of its own.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import shutil
import string
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from dateline.events.accounts.uids import identified, named
from dateline.events.articles import read_articles
from dateline.events.cases.adding import add
from dateline.events.cases.engines import local
from dateline.events.cases.index import index_of
from dateline.events.cases.rows import content, rows_of
from dateline.events.cases.showing import Wish, case_timeline
from dateline.events.cases.store import Input, keep, open_case, writing
from dateline.events.cases.telling import accounts
from dateline.events.language.frequency import rarity
from dateline.events.reading import Opening
from dateline.events.schema import Account, Bounds, Mention, Participant, Stretch, Theme

SHARD = 100
MOVED = 2_000  # days
KEPT = 0.4  # of the words


def main() -> None:
    """Print what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--parses", type=Path)
    parser.add_argument("--sizes", type=int, nargs="*", default=[1_000, 10_000, 100_000])
    parser.add_argument("--real", type=int, nargs="*", default=[], help="so many articles as they are, no copies")
    parser.add_argument("--workers", type=int, default=0, help="so many articles, read by one and by two processes with the model")
    parser.add_argument("--folder", type=Path, help="keep the cases here")
    parser.add_argument("--size", type=int, default=0, help=argparse.SUPPRESS)
    parser.add_argument("--do", nargs=2, metavar=("WHAT", "CASE"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.do:
        print(json.dumps(PARTS[given.do[0]](Path(given.do[1]), given)))
        return
    with TemporaryDirectory() as folder:
        if given.workers:
            _workers(given, Path(folder))
        else:
            _curve(given, given.folder or Path(folder))


def _curve(given: argparse.Namespace, folder: Path) -> None:
    if not (folder / "base").exists():
        _part("base", folder / "base", given)
    for size, is_real in [*((size, True) for size in given.real), *((size, False) for size in given.sizes)]:
        case = folder / (f"real-{size}" if is_real else str(size))
        if not case.exists():
            _part("multiply", case, given, size)
        _say(f"{size} accounts, happenings found", _part("index", case, given))
        _say(f"{size} accounts, key events", _part("key", case, given))
        _say(f"{size} accounts, about two words", _part("about", case, given))
        _say(f"10 more, to {size}", _part("ten", case, given))


def _workers(given: argparse.Namespace, folder: Path) -> None:
    for jobs in (1, 2):
        _say(f"{given.workers} articles, processes: {jobs}", _part(f"read{jobs}", folder / f"case{jobs}", given))


def _say(what: str, cost: dict[str, float]) -> None:
    print(f"{what}: " + ", ".join(f"{name} {value:.1f}" for name, value in cost.items()), flush=True)


# Parts, each in its own process ---------------------------------------------------------------------


def _part(what: str, case: Path, given: argparse.Namespace, size: int = 0) -> dict[str, float]:
    parses = ["--parses", str(given.parses)] if given.parses else []
    sizes = ["--workers", str(given.workers), "--size", str(size)]
    command = [sys.executable, __file__, str(given.articles), *parses, *sizes, "--do", what, str(case)]
    found = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603 - this file
    cost: dict[str, float] = json.loads(found.stdout.splitlines()[-1])
    return cost


def _cost(work: Callable[[], Any]) -> dict[str, float]:
    begun, waited = os.times(), time.perf_counter()
    work()
    spent = os.times()
    kilobytes = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    processor = sum(spent[:4]) - sum(begun[:4])
    return {"processor s": processor, "waited s": time.perf_counter() - waited, "peak MB": kilobytes / 1024}


def _base(case: Path, given: argparse.Namespace) -> dict[str, float]:
    articles = list(read_articles(str(given.articles), published=None).articles)
    opening = Opening(parses=str(given.parses))
    return _cost(lambda: add(articles, case, opening=opening))


def _multiplied(case: Path, given: argparse.Namespace) -> dict[str, float]:
    return _cost(lambda: _multiply(case.with_name("base"), case, given.size))


def _index(case: Path, _: argparse.Namespace) -> dict[str, float]:
    def work() -> None:
        shutil.rmtree(case / "index", ignore_errors=True)
        with index_of(open_case(case)):
            pass

    return _cost(work)


def _key(case: Path, _: argparse.Namespace) -> dict[str, float]:
    return _cost(lambda: case_timeline(case, wish=Wish()))


def _about(case: Path, _: argparse.Namespace) -> dict[str, float]:
    return _cost(lambda: case_timeline(case, wish=Wish(about="bank loss", top=50)))


def _ten(case: Path, given: argparse.Namespace) -> dict[str, float]:
    copy = case.with_name(f"{case.name}-and-ten")
    shutil.copytree(case, copy)
    articles = list(read_articles(str(given.articles), published=None).articles)[:10]
    try:
        return _cost(lambda: add(articles, copy, opening=Opening(parses=str(given.parses))))
    finally:
        shutil.rmtree(copy)


def _read(jobs: int) -> Callable[[Path, argparse.Namespace], dict[str, float]]:
    def read(case: Path, given: argparse.Namespace) -> dict[str, float]:
        articles = list(read_articles(str(given.articles), published=None).articles)[: given.workers]
        return _cost(lambda: add(articles, case, engine=local(Opening(), jobs)))

    return read


PARTS = {
    "base": _base,
    "multiply": _multiplied,
    "index": _index,
    "key": _key,
    "about": _about,
    "ten": _ten,
    "read1": _read(1),
    "read2": _read(2),
}


# Multiplied by perturbation ---------------------------------------------------------------------------


def _multiply(base: Path, target: Path, size: int) -> None:
    """A case of so many accounts; the first are those of the articles as they are."""
    told = list(accounts(open_case(base)))[10:]  # the first ten are those that are added later
    made = open_case(base).shards[0].made
    alike = _as_rare(told)
    worlds = [_World(copy, alike) for copy in range(-(-size // len(told)))]
    with writing(target) as case:
        for number, start in enumerate(range(0, size, SHARD), 1):
            part = [worlds[place // len(told)].of(told[place % len(told)]) for place in range(start, min(size, start + SHARD))]
            inputs = [Input(account.article.uid, content(account.article), account.article.id, read=True) for account in part]
            keep(case.path, number, made, inputs, [rows_of(account) for account in part], [])


def _as_rare(told: Iterable[Account]) -> list[list[str]]:
    """The words of these articles, those together that are about as rare."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    for account in told:
        words = {word for word, _ in account.theme.words}.union(*(_words_of(mention) for mention in account.mentions))
        for word in words:
            found[round(rarity(word))].add(word)
    return [sorted(words) for _, words in sorted(found.items())]


def _words_of(mention: Mention) -> frozenset[str]:
    heads = frozenset(part.head for part in mention.participants if not part.named)
    return mention.telling.words.union(mention.modifiers, heads, *(part.beside for part in mention.participants))


class _World:
    """In which names, figures, days and many words are others than in the articles as they are, number 0.

    Args:
        number: of the world.
        words: those that are as rare as each other, together.
    """

    def __init__(self, number: int, words: Sequence[Sequence[str]]) -> None:
        chance = random.Random(number)  # noqa: S311 - no secret
        self._number, self._moved = number, chance.randrange(-MOVED, MOVED)
        kinds = (string.ascii_lowercase, string.ascii_uppercase, string.digits)
        self._letters = {ord(old): new for kind in kinds for old, new in zip(kind, chance.sample(kind, len(kind)), strict=True)}
        exchanged = [[word for word in group if chance.random() >= KEPT] for group in words]
        pairs = (zip(group, chance.sample(group, len(group)), strict=True) for group in exchanged)
        self._words = dict(chain.from_iterable(pairs))

    def of(self, account: Account) -> Account:
        """What the article would tell there."""
        if not self._number:
            return account
        article = account.article
        published = article.published and article.published + timedelta(days=self._moved)
        article = replace(article, id=f"{article.id}-{self._number}", published=published, text=self._other(article.text))
        mentions = tuple(map(self._mention, account.mentions))
        told = replace(account, article=article, mentions=mentions, theme=self._theme(account.theme))
        return identified(told, named("article", article.id))

    def _other(self, name: str) -> str:
        return name.translate(self._letters)

    def _others(self, names: Iterable[str]) -> frozenset[str]:
        return frozenset(map(self._other, names))

    def _word(self, word: str) -> str:
        return self._words.get(word, word)

    def _theme(self, theme: Theme) -> Theme:
        words = tuple((self._word(word), weight) for word, weight in theme.words)
        return Theme(words, tuple((self._other(name), weight) for name, weight in theme.names))

    def _mention(self, mention: Mention) -> Mention:
        when = mention.dated.when
        when = replace(when, stretch=self._later(when.stretch), gap=when.gap and self._later(when.gap))
        told = mention.telling
        words = frozenset(map(self._word, told.words))
        told = replace(told, words=words, names=self._others(told.names), numbers=self._others(told.numbers))
        participants = tuple(map(self._participant, mention.participants))
        modifiers = frozenset(map(self._word, mention.modifiers))
        return replace(mention, telling=told, participants=participants, modifiers=modifiers, dated=replace(mention.dated, when=when))

    def _participant(self, part: Participant) -> Participant:
        head = self._other(part.head) if part.named else self._word(part.head)
        beside = frozenset(map(self._word, part.beside))
        return replace(part, head=head, beside=beside, inside=self._others(part.inside), figure=self._other(part.figure))

    def _later(self, stretch: Stretch) -> Stretch:
        return replace(stretch, begin=self._bounds(stretch.begin), end=self._bounds(stretch.end))

    def _bounds(self, bounds: Bounds) -> Bounds:
        return Bounds(*(moment and moment.plus(days=self._moved) for moment in (bounds.earliest, bounds.latest)))


if __name__ == "__main__":
    main()
