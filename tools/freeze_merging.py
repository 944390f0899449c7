"""Parse the examples of the merge rules anew: ``python tools/freeze_merging.py``."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from dateline.events.merging.rules import RULES
from dateline.events.parsing.conllu import write_conllu
from dateline.events.parsing.stanza_parser import StanzaParser
from dateline.events.schema import Article

PARSES = Path(__file__).parents[1] / "tests" / "cases" / "merging" / "examples.conllu"
PUBLISHED = date(2024, 3, 12)  # a Tuesday


def main() -> None:
    """Rewrite the parses."""
    texts = sorted({text for rule in RULES for example in (*rule.examples, *rule.counter_examples) for text in example})
    documents = StanzaParser().parse([Article(text=text, id=" ".join(text.split()), published=PUBLISHED) for text in texts])
    PARSES.write_text("".join(map(write_conllu, documents)), encoding="utf-8")


if __name__ == "__main__":
    main()
