"""Parse the tests' sentences anew after a change of the models: ``PYTHONPATH=tests python tools/freeze_cases.py``.

With ``--new`` only those that have no trees yet: those of all others stay as they are, whatever their numbers have become.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from all_readings import case_files

from dateline import Article
from dateline.events.parsing.conllu import write_conllu
from dateline.events.parsing.stanza_parser import StanzaParser

OPENS, TEXT, SENTENCE = "# newdoc id = ", "# text = ", "# sent_id = "


def main() -> None:
    """Write the trees of each file of cases beside it."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--new", action="store_true", help="only of texts without trees")
    only_new = options.parse_args().new
    parser = StanzaParser(precision="float32")
    for path, texts in case_files():
        frozen = path.with_suffix(".conllu")
        known = trees(frozen) if only_new and frozen.exists() else {}
        names = [f"{path.stem}-{number}" for number in range(len(texts))]
        wanted = [Article(text=text, id=name) for text, name in zip(texts, names, strict=True) if letters(text) not in known]
        made = {document.article.id: write_conllu(document) for document in (parser.parse(wanted) if wanted else ())}
        kept = (
            named(known[letters(text)], name) if letters(text) in known else made[name] for text, name in zip(texts, names, strict=True)
        )
        frozen.write_text("".join(kept), encoding="utf-8")


def letters(text: str) -> str:
    """The text without its spaces."""
    return "".join(text.split())


def trees(frozen: Path) -> dict[str, str]:
    """What was frozen of each text."""
    blocks = frozen.read_text(encoding="utf-8").split(OPENS)[1:]
    return {letters("".join(line.removeprefix(TEXT) for line in block.splitlines() if line.startswith(TEXT))): block for block in blocks}


def named(block: str, name: str) -> str:
    """The trees of a text under the name that it has now."""
    before, _, rest = block.partition("\n")
    return f"{OPENS}{name}\n" + rest.replace(f"{SENTENCE}{before}-", f"{SENTENCE}{name}-")


if __name__ == "__main__":
    main()
