"""How long each stage takes, in one run, and what memory the process needs at most.

usage: python benchmarks/stages.py ARTICLE... [--published DATE] [--parses PATH] [--limit N]
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SECONDS: dict[str, float] = {}


@contextmanager
def stage(name: str) -> Iterator[None]:
    """Add the wall time of the block to the stage."""
    begin = time.perf_counter()
    yield
    SECONDS[name] = SECONDS.get(name, 0.0) + time.perf_counter() - begin


def main() -> None:
    """Run all stages over the articles and print the table."""
    options = _options()
    with stage("start-up: imports"):
        from dateline.events.accounts.making import account
        from dateline.events.articles import read_articles
        from dateline.events.dating import date_events
        from dateline.events.extraction import extract_events
        from dateline.events.parsing.conllu import FrozenParser
        from dateline.events.parsing.mending import mended
        from dateline.events.parsing.stanza_parser import StanzaParser
        from dateline.events.pipeline import named, usable
        from dateline.events.schema import Account, Article, Generator
        from dateline.events.timeline.telling import tell
        from dateline.events.times import read_times
    with stage("reading files"):
        found = [article for path in options.articles for article in read_articles(path, published=options.published).articles]
        articles = named(usable(found[: options.limit], []))
    parser = FrozenParser(options.parses) if options.parses else StanzaParser()
    with stage("start-up: model"):
        if not options.parses:
            parser.parse([Article(text="Talks began.", published=articles[0].published, id="warm")])
    with stage("parsing"):
        documents = parser.parse(articles)
    accounts: list[Account] = []
    generator = Generator("dateline", "0", parser.name)
    for parsed in documents:
        with stage("events"):
            document = mended(parsed)
        with stage("times"):
            told = read_times(document)
        with stage("events"):
            events = extract_events(document)
        with stage("dating"):
            dating = date_events(document, events, told.times, history=told.history)
        with stage("accounts"):
            accounts.append(account(document.article, document, told.times, dating, generator))
    with stage("merging"):
        timeline = tell(accounts)
    with stage("drawing"):
        from dateline.reports import render_page

        size = len(render_page(timeline))
    _print_table(documents, size)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="+")
    parser.add_argument("--published")
    parser.add_argument("--parses", type=Path)
    parser.add_argument("--limit", type=int)
    return parser.parse_args()


def _print_table(documents: list, size: int) -> None:  # type: ignore[type-arg]
    words = sum(len(sentence.tokens) for document in documents for sentence in document.sentences)
    parsing = SECONDS["parsing"]
    for name, seconds in SECONDS.items():
        print(f"{name:20} {seconds:8.2f} s   {100 * seconds / parsing:6.1f} % of parsing")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(documents)} articles, {words} words, {words / parsing:.0f} words/s parsed")
    print(f"page {size / 1e6:.2f} MB; peak memory {memory:.0f} MB")


if __name__ == "__main__":
    main()
