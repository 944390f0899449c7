"""The page of rules is the one that the rows give."""

import json
from collections.abc import Iterator
from pathlib import Path

import rule_page

from dateline.events.articles import read_articles
from dateline.events.parsing.conllu import FrozenParser
from dateline.events.pipeline import build_timeline
from dateline.events.schema import Timeline


def test_the_page_of_rules_is_up_to_date() -> None:
    assert rule_page.PAGE.read_text(encoding="utf-8") == rule_page.page(), "run `just rules`"


def test_no_two_rules_of_a_table_share_a_name() -> None:
    for names in (
        [rule.name for rule in rule_page.TIMES],
        [rule.name for rule in rule_page.DATING],
        [rule.name for rule in rule_page.MERGING],
        list(rule_page.LINKS),
        [rule.name for rule in rule_page.ARGUMENTS],
        [rule.name for rule in rule_page.REPAIRS],
        [rule.name for rule in rule_page.FACTUALITY],
        [rule.name for rule in rule_page.PREDICATES],
    ):
        assert len(names) == len(set(names))


def test_every_result_of_the_samples_names_a_rule_of_the_page() -> None:
    """Of the whole timeline document: times, events, arguments, repairs, dates, links, entries and what their salience is made of."""
    listed = rules_of_the_page()
    unlisted = {name for name in rules_of(json.loads(timeline_of_samples().to_json())) if name not in listed}
    assert not unlisted


def rules_of_the_page() -> set[str]:
    rows = (line.split("|")[1].strip() for line in rule_page.page().splitlines() if line.startswith("| "))
    return set(rows)


def rules_of(value: object) -> Iterator[str]:
    """Every name of a rule in a document; what was composed of several is named by each."""
    if isinstance(value, dict):
        for name, inside in value.items():
            if name == "rule":
                yield from (part.partition(" (learned, weight ")[0] for part in str(inside).split("; "))
            elif name == "reasons" and "salience" in value:
                yield from inside
            else:
                yield from rules_of(inside)
    elif isinstance(value, list):
        for item in value:
            yield from rules_of(item)


def timeline_of_samples() -> Timeline:
    folder = Path(__file__).parents[1] / "sample_articles"
    paths = [path for path in sorted(folder.iterdir()) if path.suffix in {".md", ".json", ".jsonl"} and path.stem != "README"]
    articles = [article for path in paths for article in read_articles(path).articles]
    return build_timeline(articles, parser=FrozenParser(folder / "parses"))
