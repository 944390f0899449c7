"""Each case sentence gives the events that it names, with their attributes and arguments."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from events.extraction import extract_events
from events.parsing.conllu import FrozenParser
from events.schema import Article, Event, Role

FOLDER = Path(__file__).parents[1] / "cases" / "extraction"
CASES = json.loads((FOLDER / "cases.json").read_text(encoding="utf-8"))
ATTRIBUTES = {name: name for name in ("tense", "aspect", "polarity", "modality", "factuality", "summary")} | {"class": "event_class"}


@pytest.mark.parametrize("number", range(len(CASES)), ids=[case["text"][:40] for case in CASES])
def test_case(number: int) -> None:
    case = CASES[number]
    article = Article(text=case["text"], published=date(2024, 3, 12), id=f"case-{number}")
    (document,) = FrozenParser(FOLDER / "cases.conllu").parse([article])
    found = {event.predicate.span.of(article.text): event for event in extract_events(document)}
    for predicate, expected in case["expect"].items():
        assert predicate in found, f"no event {predicate!r} among {sorted(found)}"
        assert _described(found[predicate], expected, article.text) == expected


def _described(event: Event, expected: dict[str, Any], text: str) -> dict[str, Any]:
    """The same fields of the event as the case names."""
    said: dict[str, Any] = {}
    for name in expected:
        if name in ATTRIBUTES:
            said[name] = getattr(event, ATTRIBUTES[name])
        elif name == "kind":
            said[name] = event.predicate.kind
        elif name == "source":
            said[name] = event.source.span.of(text) if event.source else None
        elif name == "refers_to":
            said[name] = next((item.refers_to.of(text) for item in event.arguments if item.refers_to), None)
        else:
            said[name] = next((item.span.of(text) for item in event.arguments_as(Role(name))), None)
    return said
