"""The examples of the rules that find predicates, and of those that say what is claimed of them, run on parses."""

from typing import Any

import pytest
from all_readings import CASES, TABLES

from dateline.events.extraction import extract_events
from dateline.events.extraction.predicates import RULES as PREDICATES
from dateline.events.parsing.conllu import FrozenParser
from dateline.events.parsing.mending import mended
from dateline.events.rule import Rule
from dateline.events.schema import Article

PATH = CASES / "extraction" / "claim_rules"
PARSER = FrozenParser(PATH.with_suffix(".conllu"))
EXAMPLES = [(rule, *example) for rule in TABLES[PATH] for example in rule.examples]


@pytest.mark.parametrize("number", range(len(EXAMPLES)), ids=[f"{rule.name}: {word}" for rule, _, word in EXAMPLES])
def test_an_example_is_decided_by_its_rule(number: int) -> None:
    rule, text, word = EXAMPLES[number]
    (document,) = PARSER.parse([Article(text=text, id=f"{PATH.name}-{number}")])
    event = next(event for event in extract_events(mended(document)) if event.predicate.span.of(text) == word)
    assert event.rule.split("; ")[not is_of_predicates(rule)].partition(" (learned")[0] == rule.name


def is_of_predicates(rule: Rule[Any]) -> bool:
    return rule in PREDICATES
