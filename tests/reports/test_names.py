"""Names of those who act."""

import pytest

from dateline.events.schema import Argument, Role, Span
from dateline.reports.actors import actor_of, same_actors


def agent(text: str, words: str, head: str, refers_to: str | None = None) -> Argument:
    places = [Span(text.index(part), text.index(part) + len(part)) for part in (words, head, refers_to or head)]
    return Argument(Role.AGENT, places[0], places[1], "a rule", places[2] if refers_to else None)


@pytest.mark.parametrize(
    ("words", "head", "name"),
    [
        ("The council", "council", "council"),
        ("Mira Okafor", "Okafor", "Mira Okafor"),
        ("Lund's mayor", "mayor", "Lund's mayor"),
        ("the mayor's", "mayor", "mayor"),
        ("she", "she", None),
        ("the very old man who sells fish at the quay", "man", "man"),
        ("42", "42", None),
    ],
)
def test_the_name_of_an_argument(words: str, head: str, name: str | None) -> None:
    assert actor_of(agent(words, words, head), words) == name


def test_a_pronoun_is_named_by_what_it_refers_to() -> None:
    text = "Mira Okafor said she would come."
    assert actor_of(agent(text, "she", "she", "Mira Okafor"), text) == "Mira Okafor"


def test_a_last_name_that_two_share_stays_alone() -> None:
    assert same_actors(["Ana Ruiz", "Leo Ruiz", "Ruiz"])["Ruiz"] == "Ruiz"
