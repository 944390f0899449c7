"""Words per second of the parser and of each of its processors, on one thread, many articles a call against one.

Seconds are the processor's, so that other work on the machine counts for less; it still takes the caches: read ratios.

usage: python benchmarks/parsing_speed.py ARTICLES.jsonl [--limit 500] [--model FOLDER] [--spacy PYTHON]

--spacy names the Python of an environment that has spaCy and its small English pipeline (the module that
--spacy-model names); it runs afterwards, on one thread, over the same texts.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from dateline.events.parsing.stanza_parser import StanzaParser
from dateline.events.schema import Article

SPACY = """
import importlib, json, sys, time
nlp = importlib.import_module(sys.argv[1]).load()
texts = json.load(sys.stdin)
list(nlp.pipe(texts[:5]))
began = time.process_time()
words = sum(len(document) for document in nlp.pipe(texts, batch_size=64))
print(words / (time.process_time() - began))
"""


def texts(path: Path, limit: int) -> list[str]:
    """The texts of the first articles of a JSON lines file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line, _ in zip(lines, range(limit), strict=False)]


def timed(function: Callable[..., Any], seconds: dict[str, float], name: str) -> Callable[..., Any]:
    """The function, adding its processor time to a table."""

    def inner(*arguments: Any, **options: Any) -> Any:
        began = time.process_time()
        try:
            return function(*arguments, **options)
        finally:
            seconds[name] = seconds.get(name, 0.0) + time.process_time() - began

    return inner


def watch(pipeline: Any) -> dict[str, float]:
    """Time every processor, and the shared encoder within the tagger's and the parser's time."""
    seconds: dict[str, float] = {}
    for name, processor in pipeline.processors.items():
        processor.bulk_process = timed(processor.bulk_process, seconds, name)
        encoder = getattr(getattr(processor, "_variant", None), "_encoder", None)
        if name == "pos" and encoder:  # the parser asks for what the tagger has asked for
            encoder.read = timed(encoder.read, seconds, "(of these, the encoder)")
    return seconds


def report(title: str, words: int, seconds: float, parts: dict[str, float]) -> None:
    """Print one run."""
    print(f"{title}: {words / seconds:.0f} words/s ({words} words, {seconds:.1f} s)")
    for name, spent in parts.items():
        print(f"  {name:24} {words / spent:8.0f} words/s  {100 * spent / seconds:5.1f} %")


def run(parser: StanzaParser, calls: list[list[Article]]) -> tuple[int, float]:
    """Parse; return the number of words and the seconds."""
    began = time.process_time()
    documents = [document for call in calls for document in parser.parse(call)]
    seconds = time.process_time() - began
    return sum(len(sentence.tokens) for document in documents for sentence in document.sentences), seconds


def main() -> None:
    """Read the arguments and print the figures."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("articles", type=Path)
    options.add_argument("--limit", type=int, default=500)
    options.add_argument("--model", help="folder of models; the shipped ones if left out")
    options.add_argument("--spacy", help="a Python that has spaCy and its small English pipeline")
    options.add_argument("--spacy-model", default="en_core_web_sm", help="the module of that pipeline")
    arguments = options.parse_args()
    found = texts(arguments.articles, arguments.limit)
    articles = [Article(text=text, id=str(number)) for number, text in enumerate(found)]
    began = time.process_time()
    parser = StanzaParser(model=arguments.model)
    parser.parse(articles[:2])
    print(f"import, load and first call: {time.process_time() - began:.1f} s")
    seconds = watch(parser._pipeline)  # noqa: SLF001 - the processors are nowhere else
    words, whole = run(parser, [articles])
    report("many articles a call", words, whole, dict(seconds))
    seconds.clear()
    words, whole = run(parser, [[article] for article in articles])
    report("one article a call", words, whole, dict(seconds))
    if arguments.spacy:
        environment = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
        done = subprocess.run(  # noqa: S603 - the reader names the program
            [arguments.spacy, "-c", SPACY, arguments.spacy_model],
            input=json.dumps(found),
            capture_output=True,
            text=True,
            check=True,
            env=environment,
        )
        print(f"spaCy {arguments.spacy_model}, many articles a call: {float(done.stdout):.0f} words/s")


if __name__ == "__main__":
    main()
