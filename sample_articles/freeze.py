"""Parse the sample articles and keep the trees in ``parses/``: freeze.py [--model FOLDER].

Run it after a change of the models or of a story; the tests read what it writes.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from dateline.events.articles import read_articles
from dateline.events.parsing.conllu import write_conllu
from dateline.events.parsing.stanza_parser import StanzaParser
from dateline.events.schema import Article

HERE = Path(__file__).parent
ENDINGS = (".md", ".txt", ".html", ".json", ".jsonl")


def samples() -> list[Article]:
    """All sample articles by name of file; one without an id has the file's name."""
    paths = [path for path in sorted(HERE.iterdir()) if path.suffix in ENDINGS and path.name != "README.md"]
    return [replace(article, id=article.id or path.stem) for path in paths for article in read_articles(path).articles]


def main() -> None:
    """Write one ``parses/ID.conllu`` an article."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", help="a folder with Stanza models; the shipped ones by default")
    options = parser.parse_args()
    articles = samples()
    for article, document in zip(articles, StanzaParser(options.model, precision="float32").parse(articles), strict=True):
        path = HERE / "parses" / f"{article.id}.conllu"
        path.write_text(write_conllu(document), encoding="utf-8", newline="\n")
        print(f"{path}: {len(document.sentences)} sentences")


if __name__ == "__main__":
    main()
