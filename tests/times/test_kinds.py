"""Small texts with their right dates, by the kind of fault that each kind once showed: tests/cases/times/kinds.json."""

from __future__ import annotations

import json
from typing import Any

import pytest
from all_readings import CASES, PUBLISHED

from dateline.events.parsing.conllu import FrozenParser
from dateline.events.pipeline import read
from dateline.events.schema import Account, Article
from dateline.events.timeline.telling import tell

PATH = CASES / "times" / "kinds.json"
KINDS = json.loads(PATH.read_text(encoding="utf-8"))
PARSER = FrozenParser(PATH.with_suffix(".conllu"))


def account_of(number: int) -> Account:
    article = Article(text=KINDS[number]["text"], id=f"kinds-{number}", published=PUBLISHED)
    (account,) = read([article], [], parser=PARSER)
    return account


def told(account: Account) -> dict[str, list[str]]:
    """For each word what is read of it: of a time its value, of an event its first and its last moment and whether it happened."""
    document, found = json.loads(tell([account]).to_json()), dict[str, list[str]]()
    text = account.article.text
    for time in document["times"]:
        found.setdefault(text[time["start"] : time["end"]], []).append(" ".join(filter(None, (time["type"], time["value"], time["mod"]))))
    for event in document["events"]:
        when, predicate = event["when"], event["predicate"]
        first, last = (
            ((when[end] or {}).get(bound) or "" for end, bound in (("begin", "earliest"), ("end", "latest"))) if when else ("", "")
        )
        found.setdefault(text[predicate["start"] : predicate["end"]], []).append(f"{first}..{last} {event['factuality']}")
    return found


def meets(account: Account, word: str, expected: str) -> bool:
    """Whether the word is read so; ``-`` stands for no time at all."""
    read_of = told(account)
    if expected == "-":
        return not any(word in time.span.of(account.article.text) for time in account.times)
    return expected in read_of.get(word, [])


@pytest.mark.parametrize("number", range(len(KINDS)), ids=[case["text"][:50] for case in KINDS])
def test_a_text_is_read_as_its_kind_says(number: int) -> None:
    account, case = account_of(number), dict[str, Any](KINDS[number])
    wrong = {word: told(account).get(word) for word, expected in case["expect"] if not meets(account, word, expected)}
    assert not wrong
