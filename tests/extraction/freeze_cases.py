"""Parse the case sentences anew: ``python tests/extraction/freeze_cases.py`` after a change of the models."""

from __future__ import annotations

import json
from pathlib import Path

from dateline.events import Article
from dateline.events.parsing.conllu import write_conllu
from dateline.events.parsing.stanza_parser import StanzaParser

FOLDER = Path(__file__).parents[1] / "cases" / "extraction"


def main() -> None:
    """Write the trees of each file of cases beside it."""
    parser = StanzaParser(precision="float32")
    for path in sorted(FOLDER.glob("*.json")):
        cases = json.loads(path.read_text(encoding="utf-8"))
        articles = [Article(text=case["text"], id=f"case-{number}") for number, case in enumerate(cases)]
        path.with_suffix(".conllu").write_text("".join(map(write_conllu, parser.parse(articles))), encoding="utf-8")


if __name__ == "__main__":
    main()
