"""Parse the marked texts anew: ``python tests/dating/freeze_cases.py`` after a change of the models."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from marked_text import CASES, unmarked

from dateline.events import Article
from dateline.events.parsing.conllu import write_conllu
from dateline.events.parsing.stanza_parser import StanzaParser


def main() -> None:
    """Write the trees of each file of cases beside it; the last line of a case says what is expected."""
    parser = StanzaParser(precision="float32")  # as exact on any machine as can be
    for path in sorted(CASES.glob("*.txt")):
        blocks = path.read_text(encoding="utf-8").split("\n== ")[1:]
        texts = [unmarked("\n".join(block.strip().split("\n")[1:-1]).strip()) for block in blocks]
        articles = [Article(text=text, id=f"{path.stem}-{number}") for number, text in enumerate(texts)]
        path.with_suffix(".conllu").write_text("".join(map(write_conllu, parser.parse(articles))), encoding="utf-8")


if __name__ == "__main__":
    main()
