"""Every rule's cases: tests/cases/dating/rules.txt, with the parses beside it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from all_readings import CASES, PUBLISHED
from marked_text import CASES_READ, RuleCase

from dateline.events.dating import date_events
from dateline.events.dating.rules import RULES
from dateline.events.parsing.conllu import FrozenParser
from dateline.events.pipeline import read
from dateline.events.schema import Article, Bounds, EventTime, Factuality

PARSER = FrozenParser(CASES / "dating" / "examples.conllu")


def bounds(point: Bounds) -> str:
    return "/".join(moment.iso() if moment else ".." for moment in (point.earliest, point.latest))


def dated(case: RuleCase) -> EventTime:
    """The last event of the expected word."""
    dating = date_events(case.marked.document, case.marked.events, case.marked.times)
    return [item.when for item in dating.events if item.event.summary == case.expected["word"]][-1]


@pytest.mark.parametrize("case", CASES_READ, ids=lambda case: f"{case.rule}: {case.expected['word']}")
def test_a_rule_dates_its_case(case: RuleCase) -> None:
    when = dated(case)
    found = f"{bounds(when.stretch.begin)} {bounds(when.stretch.end)} {when.basis or 'none'}"
    assert (when.rule, found) == (case.rule, f"{case.expected['begin']} {case.expected['end']} {case.expected['basis']}")
    assert when.why.endswith(".")


def test_every_case_has_its_parse() -> None:
    assert len(CASES_READ) == (CASES / "dating" / "rules.txt").read_text(encoding="utf-8").count("\n== ")


def test_every_rule_has_a_case() -> None:
    assert {rule.name for rule in RULES} <= {case.rule for case in CASES_READ}


def test_rules_have_names_of_their_own() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_the_first_in_years_tells_of_a_gap() -> None:
    case = next(case for case in CASES_READ if "first talks" in case.marked.document.text)
    (talks,) = (item for item in date_events(case.marked.document, case.marked.events, case.marked.times).events)
    assert talks.when.why.endswith("None is told of since 1994.")
    assert talks.when.gap is not None
    assert (bounds(talks.when.gap.begin), bounds(talks.when.gap.end)) == ("1994-01-01/1994-12-31", "2024-03-11/2024-03-11")


@pytest.mark.parametrize(("words", "factuality"), [("The pact expires", "planned"), ("The ministers met on", "happened")])
def test_what_is_dated_after_publication_is_still_to_come(words: str, factuality: str) -> None:
    case = next(case for case in CASES_READ if words in case.marked.document.text)
    (found, *_) = date_events(case.marked.document, case.marked.events, case.marked.times).events
    assert found.event.factuality == factuality


def test_what_is_planned_only_with_its_clause_happened_if_its_own_date_is_past() -> None:
    marked = next(case for case in CASES_READ if "The ministers met on" in case.marked.document.text).marked
    events = tuple(replace(event, factuality=Factuality.PLANNED, inherited=True) for event in marked.events)
    (found, *_) = date_events(marked.document, events, marked.times).events
    assert found.event.factuality == "happened"


@pytest.mark.parametrize("number", range(len(RULES)), ids=[rule.name for rule in RULES])
def test_an_example_is_dated_by_its_rule(number: int) -> None:
    ((text, word),) = RULES[number].examples
    (account,) = read([Article(text=text, id=f"examples-{number}", published=PUBLISHED)], [], parser=PARSER)
    assert RULES[number].name in {
        when.rule for when in (item.when for item in account.events if item.event.predicate.span.of(text) == word)
    }
