"""All that is read in the texts of the tests, one line of JSON a text; the quickest answer to "does this change anything?"."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from flat_trees import flat_document
from marked_text import unmarked

from dateline.events.articles import read_articles
from dateline.events.dating.rules import RULES as DATING
from dateline.events.extraction.argument_rules import RULES as ARGUMENTS
from dateline.events.extraction.factuality import RULES as FACTUALITY
from dateline.events.extraction.predicates import RULES as PREDICATES
from dateline.events.parsing.conllu import read_conllu
from dateline.events.pipeline import read_document, tell
from dateline.events.rule import Rule
from dateline.events.schema import Account, Article, Document, Generator
from dateline.events.times import find_times
from dateline.events.times.rules import RULES

ROOT = Path(__file__).parents[1]
CASES = ROOT / "tests" / "cases"
SAMPLES = ROOT / "sample_articles"
PUBLISHED = date(2024, 3, 12)  # a Tuesday
TABLES: dict[Path, Sequence[Rule[Any]]] = {
    CASES / "dating" / "examples": DATING,
    CASES / "extraction" / "argument_rules": ARGUMENTS,
    CASES / "extraction" / "claim_rules": (*PREDICATES, *FACTUALITY),
}
"""Where the parses of the rows' examples stand."""
MAKER = Generator("dateline", "0", "frozen parses")


def readings() -> Iterator[str]:
    """What is told by each sample article, by each case, and by all samples together; times of the rules' examples."""
    samples = []
    for document in _samples():
        samples.append(_told(document))
        yield _line([samples[-1]])
    yield _line(samples)
    for document in _cases():
        yield _line([_told(document)])
    for rule in RULES:
        for text in (*(example for example, _ in rule.examples), *rule.counter_examples):
            yield repr(find_times(flat_document(text)))


def _told(document: Document) -> Account:
    return read_document(document.article, document, MAKER)


def _line(accounts: list[Account]) -> str:
    return json.dumps(json.loads(tell(accounts).to_json()), ensure_ascii=False)


def _samples() -> Iterator[Document]:
    for path in sorted(SAMPLES.iterdir()):
        if path.suffix in {".md", ".txt", ".html", ".json", ".jsonl"} and path.name != "README.md":
            for article in read_articles(path).articles:
                name = article.id or path.stem
                parse = (SAMPLES / "parses" / f"{name}.conllu").read_text(encoding="utf-8")
                yield read_conllu(parse, article)


def _cases() -> Iterator[Document]:
    for path, texts in case_files():
        parses = path.with_suffix(".conllu").read_text(encoding="utf-8").split("# newdoc id = ")[1:]
        for number, (text, parse) in enumerate(zip(texts, parses, strict=True)):
            yield read_conllu(parse.partition("\n")[2], Article(text=text, id=f"{path.stem}-{number}", published=PUBLISHED))


def case_files() -> Iterator[tuple[Path, list[str]]]:
    """The texts of each file of cases; of marked ones the last line of a case says what is expected."""
    for path in sorted((CASES / "dating").glob("*.txt")):
        blocks = path.read_text(encoding="utf-8").split("\n== ")[1:]
        yield path, [unmarked("\n".join(block.strip().split("\n")[1:-1]).strip()) for block in blocks]
    for path in sorted((CASES / "extraction").glob("*.json")):
        yield path, [case["text"] for case in json.loads(path.read_text(encoding="utf-8"))]
    for path, rules in TABLES.items():
        yield path, [text for rule in rules for text, *_ in rule.examples]
