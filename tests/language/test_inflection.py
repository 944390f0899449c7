"""Verbs are written as English writes them, and nouns find the verbs that tell them."""

import pytest

from dateline.events.language.deeds import deed
from dateline.events.language.inflection import participle, past, third_person


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("arrest", ("arrested", "arrested", "arrests")),
        ("try", ("tried", "tried", "tries")),
        ("play", ("played", "played", "plays")),
        ("plan", ("planned", "planned", "plans")),
        ("visit", ("visited", "visited", "visits")),
        ("occur", ("occurred", "occurred", "occurs")),
        ("fix", ("fixed", "fixed", "fixes")),
        ("rebuild", ("rebuilt", "rebuilt", "rebuilds")),
        ("go", ("went", "gone", "goes")),
        ("overthrow", ("overthrew", "overthrown", "overthrows")),
        ("shut down", ("shut down", "shut down", "shuts down")),
        ("agree", ("agreed", "agreed", "agrees")),
    ],
)
def test_forms(lemma: str, forms: tuple[str, str, str]) -> None:
    assert (past(lemma), participle(lemma), third_person(lemma)) == forms


def test_deeds_name_verbs_and_other_nouns_do_not() -> None:
    assert [deed(noun) and deed(noun).verb for noun in ("burial", "birth", "weather")] == ["bury", "bear", None]  # type: ignore[union-attr]
