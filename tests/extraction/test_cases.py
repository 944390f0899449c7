"""Each case sentence gives the events that it names, with their attributes and arguments."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dateline.events.extraction import extract_events
from dateline.events.parsing.conllu import FrozenParser
from dateline.events.parsing.mending import mended
from dateline.events.pipeline import read_document
from dateline.events.schema import Article, Event, Generator, Mention, Role, Span
from dateline.events.timeline.sentences import composed

FOLDER = Path(__file__).parents[1] / "cases" / "extraction"
FILES = {name: json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8")) for name in ("cases", "claims", "lines")}
CASES = [(name, number) for name, cases in FILES.items() for number in range(len(cases))]
ATTRIBUTES = {name: name for name in ("tense", "aspect", "polarity", "modality", "factuality")} | {"class": "event_class"}


@pytest.mark.parametrize(("name", "number"), CASES, ids=[FILES[name][number]["text"][:40] for name, number in CASES])
def test_case(name: str, number: int) -> None:
    case = FILES[name][number]
    article = Article(text=case["text"], published=date(2024, 3, 12), id=f"{name}-{number}")
    (document,) = FrozenParser(FOLDER / f"{name}.conllu").parse([article])
    found = {event.predicate.span.of(article.text): event for event in extract_events(mended(document))}
    account = read_document(article, document, Generator("test", "0", None))
    told = {mention.event.predicate.span: mention for mention in account.mentions}
    for predicate, expected in case["expect"].items():
        assert predicate in found, f"no event {predicate!r} among {sorted(found)}"
        assert _described(found[predicate], expected, article.text, told) == expected


def _described(event: Event, expected: dict[str, Any], text: str, told: Mapping[Span, Mention]) -> dict[str, Any]:
    """The same fields of the event as the case names; of its line and its claim once it is dated, those of the account."""
    said: dict[str, Any] = {}
    for name in expected:
        if name in ATTRIBUTES:
            said[name] = getattr(event, ATTRIBUTES[name])
        elif name == "summary":
            said[name] = composed(told[event.predicate.span].clause)
        elif name == "as dated":
            said[name] = told[event.predicate.span].event.factuality
        elif name == "kind":
            said[name] = event.predicate.kind
        elif name == "source":
            said[name] = event.source.span.of(text) if event.source else None
        elif name == "refers_to":
            said[name] = next((item.refers_to.of(text) for item in event.arguments if item.refers_to), None)
        elif name.endswith("s"):
            said[name] = [item.span.of(text) for item in event.arguments_as(Role(name.removesuffix("s")))]
        else:
            said[name] = next((item.span.of(text) for item in event.arguments_as(Role(name))), None)
    return said
