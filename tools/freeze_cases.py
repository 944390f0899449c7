"""Parse the tests' sentences anew after a change of the models: ``PYTHONPATH=tests python tools/freeze_cases.py``."""

from __future__ import annotations

from all_readings import case_files

from dateline import Article
from dateline.events.parsing.conllu import write_conllu
from dateline.events.parsing.stanza_parser import StanzaParser


def main() -> None:
    """Write the trees of each file of cases beside it."""
    parser = StanzaParser(precision="float32")
    for path, texts in case_files():
        articles = [Article(text=text, id=f"{path.stem}-{number}") for number, text in enumerate(texts)]
        path.with_suffix(".conllu").write_text("".join(map(write_conllu, parser.parse(articles))), encoding="utf-8")


if __name__ == "__main__":
    main()
