"""Parsers with faults, for processes that the tests start: importable there."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from making import SimpleParser, story

from dateline.events.cases import adding
from dateline.events.schema import Article, Document

SMALL = 5
STORIES = [story("Ada sued Acme.", "Bo met Cy on Monday.", f"Dee{number} resigned.", identifier=f"s{number:03d}") for number in range(60)]


class FaultyParser(SimpleParser):
    """Parses like any other, but one article never ends, another waits for its turn, and one takes all the memory."""

    def parse(self, articles: Sequence[Article]) -> list[Document]:
        """One document an article."""
        while articles[0].id == "endless":
            pass
        if articles[0].id == "waiting":
            time.sleep(3)
        if articles[0].id == "huge":
            bytearray(10**10)
        return super().parse(articles)


@dataclass(frozen=True)
class Mortal:
    """Opens a parser that ends its process at each of these articles, the first time that it meets it."""

    marks: Path
    last: frozenset[str]

    def __call__(self) -> MortalParser:
        """The parser."""
        return MortalParser(self)


@dataclass(frozen=True)
class MortalParser(SimpleParser):
    """The parser that ``Mortal`` opens."""

    fate: Mortal

    def parse(self, articles: Sequence[Article]) -> list[Document]:
        """One document an article, if it lives."""
        name = articles[0].id
        mark = self.fate.marks / name
        if name in self.fate.last and not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return super().parse(articles)


def main() -> None:
    """Add all stories to the case that the command line names, slowly, and tell of each on standard output."""
    adding.SHARD_ARTICLES = SMALL

    def tell(done: int, total: int) -> None:
        print(done, total, flush=True)  # noqa: T201 - what the test waits for
        time.sleep(0.005)

    from dateline.events.cases.engines import here  # noqa: PLC0415 - it is slow

    adding.add(STORIES, sys.argv[1], opening=SimpleParser, engine=here(SimpleParser), progress=tell)


if __name__ == "__main__":
    main()
