"""All that is read in the texts of the tests, one line of JSON a text; the quickest answer to "does this change anything?"."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from flat_trees import flat_document, row_tree
from marked_text import unmarked

from dateline.events.articles import read_articles
from dateline.events.dating.pairs import KINDS as LINKS
from dateline.events.dating.rules import RULES as DATING
from dateline.events.extraction.antecedents import EVIDENCE as ANTECEDENTS
from dateline.events.extraction.argument_rules import RULES as ARGUMENTS
from dateline.events.extraction.factuality import RULES as FACTUALITY
from dateline.events.extraction.predicates import RULES as PREDICATES
from dateline.events.merging.evidence import EVIDENCE as PAIRED
from dateline.events.merging.rules import RULES as MERGING
from dateline.events.parsing.conllu import FrozenParser, read_conllu
from dateline.events.pipeline import read_document
from dateline.events.rule import Rule
from dateline.events.schema import Account, Article, Document, Generator
from dateline.events.timeline.salience import REASONS
from dateline.events.timeline.telling import tell
from dateline.events.times import find_times
from dateline.events.times.direction import direction
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
LOOSE: dict[Path, Iterable[str]] = {
    CASES / "extraction" / "antecedents": [text for row in ANTECEDENTS for text, *_ in (*row.examples, *row.counter_examples)],
    CASES / "merging" / "evidence": [text for row in PAIRED for *texts, _, _ in (*row.examples, *row.counter_examples) for text in texts],
    CASES / "timeline" / "reasons": [text for row in REASONS for *texts, _ in (*row.examples, *row.counter_examples) for text in texts],
    CASES / "dating" / "links": [text for text, *_ in LINKS.values()],
}
"""Where the parses of texts stand that serve several rows of evidence."""
MAKER = Generator("dateline", "0", "frozen parses")


@dataclass(frozen=True)
class Text:
    """A text of the tests, by a name of its own, what it says with its parses, and how to read it."""

    name: str
    says: Sequence[tuple[str, str]]
    read: Callable[[], str]

    @property
    def words(self) -> str:
        """Its words and their lemmas."""
        return " ".join(f"{text} {_lemmas(parse)}" for text, parse in self.says)


def readings() -> Iterator[str]:
    """What is read in each text."""
    return (text.read() for text in texts())


def texts() -> Iterator[Text]:
    """Each sample article and all samples together, each case, each example of a rule, each phrase of time; read when it is asked for."""
    samples = list(_samples())
    for article, parse in (*samples, *_cases()):
        yield Text(article.id, [(article.text, parse)], partial(_read, [(article, parse)]))
    yield Text("all samples", [(article.text, parse) for article, parse in samples], partial(_read, samples))
    yield from _of_merging()
    phrases = (CASES / "times" / "phrases.tsv").read_text(encoding="utf-8").splitlines()
    sentences = [f"They met {line.partition(chr(9))[0]}." for line in phrases]
    for rule in RULES:
        sentences += [*(example for example, _ in rule.examples), *rule.counter_examples]
    yield from (Text(f"time: {words}", [(words, "")], partial(_times_of, words)) for words in dict.fromkeys(sentences))
    for number, line in enumerate((CASES / "times" / "directions.tsv").read_text(encoding="utf-8").splitlines(), 1):
        yield Text(f"direction {number}", [(line, "")], partial(_direction_of, line.partition("\t")[2]))


def _lemmas(parse: str) -> str:
    return " ".join(line.split("\t")[2] for line in parse.splitlines() if line[:1].isdigit())


def _read(parsed: Sequence[tuple[Article, str]]) -> str:
    return _line([_told(read_conllu(parse, article)) for article, parse in parsed])


def _of_merging() -> Iterator[Text]:
    """The examples and counter-examples of merging rules; each text is an article of another paper."""
    parser = FrozenParser(CASES / "merging" / "examples.conllu")
    for rule in MERGING:
        for number, example in enumerate((*rule.examples, *rule.counter_examples)):
            yield Text(f"merging: {rule.name}, {number}", [("\n".join(example), "")], partial(_merged, example, parser))


def _merged(example: Sequence[str], parser: FrozenParser) -> str:
    documents = parser.parse([Article(text=text, id=" ".join(text.split()), published=PUBLISHED) for text in example])
    return _line([_told(_of_paper(document, number)) for number, document in enumerate(documents)])


def _of_paper(document: Document, number: int) -> Document:
    return replace(document, article=replace(document.article, id=f"article {number}", source=f"paper {number}"))


def _times_of(words: str) -> str:
    return repr(find_times(flat_document(words)))


def _direction_of(words: str) -> str:
    tree = row_tree(words)
    return repr(direction(tree, tree.tokens[-1]))


def _told(document: Document) -> Account:
    return read_document(document.article, document, MAKER)


def _line(accounts: list[Account]) -> str:
    return json.dumps(json.loads(tell(accounts).to_json()), ensure_ascii=False)


def _samples() -> Iterator[tuple[Article, str]]:
    for path in sorted(SAMPLES.iterdir()):
        if path.suffix in {".md", ".txt", ".html", ".json", ".jsonl"} and path.name != "README.md":
            for article in read_articles(path).articles:
                name = article.id or path.stem
                yield replace(article, id=name), (SAMPLES / "parses" / f"{name}.conllu").read_text(encoding="utf-8")


def _cases() -> Iterator[tuple[Article, str]]:
    for path, case_texts in case_files():
        parses = path.with_suffix(".conllu").read_text(encoding="utf-8").split("# newdoc id = ")[1:]
        for number, (text, parse) in enumerate(zip(case_texts, parses, strict=True)):
            yield Article(text=text, id=f"{path.stem}-{number}", published=PUBLISHED), parse.partition("\n")[2]


def case_files() -> Iterator[tuple[Path, list[str]]]:
    """The texts of each file of cases; of marked ones the last line of a case says what is expected."""
    for path in sorted((CASES / "dating").glob("*.txt")):
        blocks = path.read_text(encoding="utf-8").split("\n== ")[1:]
        yield path, [unmarked("\n".join(block.strip().split("\n")[1:-1]).strip()) for block in blocks]
    for path in sorted((*(CASES / "extraction").glob("*.json"), *(CASES / "times").glob("*.json"))):
        yield path, [case["text"] for case in json.loads(path.read_text(encoding="utf-8"))]
    words = CASES / "words" / "sentences"
    lines = words.with_suffix(".tsv").read_text(encoding="utf-8").splitlines()
    yield words, [line.split("\t")[1] for line in lines if not line.startswith("#")]
    for path, rules in TABLES.items():
        yield path, [text for rule in rules for text, *_ in rule.examples]
    for path, given in LOOSE.items():
        yield path, list(dict.fromkeys(given))
