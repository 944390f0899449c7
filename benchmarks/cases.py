"""What cases cost as they grow: finding the happenings, drawing the key events, adding a few articles; what two processes gain over one.

    PYTHONPATH=. python benchmarks/cases.py ARTICLES.jsonl --parses PARSES.conllu [--sizes 1000 10000 100000]
    PYTHONPATH=. python benchmarks/cases.py ARTICLES.jsonl --workers 500

Accounts are multiplied by perturbation: in each copy of the articles half of all names and of the words that an article is about are
others, the days are moved, the letters of the text are exchanged, so that the copies tell of other happenings. Each figure is of a
process of its own.
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
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from hashlib import blake2b
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from dateline.events.accounts.uids import identified, named
from dateline.events.articles import read_articles
from dateline.events.cases.adding import add
from dateline.events.cases.engines import Opening, local
from dateline.events.cases.index import index_of
from dateline.events.cases.rows import content, rows_of
from dateline.events.cases.showing import Wish, case_timeline
from dateline.events.cases.store import Input, keep, open_case, writing
from dateline.events.cases.telling import accounts
from dateline.events.schema import Account, Bounds, Mention, Participant, Stretch, Theme

SHARD = 100
MOVED = 2_000  # days


def main() -> None:
    """Print what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--parses", type=Path)
    parser.add_argument("--sizes", type=int, nargs="*", default=[1_000, 10_000, 100_000])
    parser.add_argument("--workers", type=int, default=0, help="so many articles, read by one and by two processes with the model")
    parser.add_argument("--folder", type=Path, help="keep the cases here")
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
    _part("base", folder / "base", given)
    for size in given.sizes:
        case = folder / str(size)
        if not case.exists():
            _multiply(folder / "base", case, size)
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


def _part(what: str, case: Path, given: argparse.Namespace) -> dict[str, float]:
    parses = ["--parses", str(given.parses)] if given.parses else []
    command = [sys.executable, __file__, str(given.articles), *parses, "--workers", str(given.workers), "--do", what, str(case)]
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


PARTS = {"base": _base, "index": _index, "key": _key, "about": _about, "ten": _ten, "read1": _read(1), "read2": _read(2)}


# Multiplied by perturbation ---------------------------------------------------------------------------


def _multiply(base: Path, target: Path, size: int) -> None:
    told = list(accounts(open_case(base)))[10:]  # the first ten are those that are added later
    made = open_case(base).shards[0].made
    chance = random.Random(1)  # noqa: S311 - no secret
    with writing(target) as case:
        for number, start in enumerate(range(0, size, SHARD), 1):
            part = [_copy(told[place % len(told)], place // len(told), chance) for place in range(start, min(size, start + SHARD))]
            inputs = [Input(account.article.uid, content(account.article), account.article.id, read=True) for account in part]
            keep(case.path, number, made, inputs, [rows_of(account) for account in part], [])


def _copy(account: Account, copy: int, chance: random.Random) -> Account:
    if not copy:
        return account
    moved = chance.randrange(-MOVED, MOVED)
    article = account.article
    published = article.published and article.published + timedelta(days=moved)
    article = replace(article, id=f"{article.id}-{copy}", published=published, text=article.text.translate(_letters(copy)))
    theme = Theme(*(tuple((_other(word, copy), weight) for word, weight in words) for words in (account.theme.words, account.theme.names)))
    mentions = tuple(_mention(mention, copy, moved) for mention in account.mentions)
    return identified(replace(account, article=article, mentions=mentions, theme=theme), named("article", article.id))


def _letters(copy: int) -> dict[int, int]:
    letters = list(string.ascii_lowercase)
    random.Random(copy).shuffle(letters)  # noqa: S311 - no secret
    return str.maketrans(string.ascii_lowercase, "".join(letters))


def _other(name: str, copy: int) -> str:
    """Half of the names are others in each copy."""
    return name if blake2b(f"{name} {copy}".encode()).digest()[0] % 2 else f"{name}{copy % 97}"


def _mention(mention: Mention, copy: int, moved: int) -> Mention:
    when = mention.dated.when
    when = replace(when, stretch=_moved(when.stretch, moved), gap=when.gap and _moved(when.gap, moved))
    told = replace(mention.telling, names=frozenset(_other(name, copy) for name in mention.telling.names))
    return replace(mention, telling=told, participants=tuple(_renamed(mention.participants, copy)), dated=replace(mention.dated, when=when))


def _renamed(participants: Sequence[Participant], copy: int) -> Iterator[Participant]:
    for part in participants:
        head = _other(part.head, copy) if part.named else part.head
        yield replace(part, head=head, inside=frozenset(_other(name, copy) for name in part.inside))


def _moved(stretch: Stretch, days: int) -> Stretch:
    return replace(stretch, begin=_bounds(stretch.begin, days), end=_bounds(stretch.end, days))


def _bounds(bounds: Bounds, days: int) -> Bounds:
    return Bounds(*(moment and moment.plus(days=days) for moment in (bounds.earliest, bounds.latest)))


if __name__ == "__main__":
    main()
