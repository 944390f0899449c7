"""People, organisations and places by name."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from dateline.events.schema import Answer, Argument, Role, Span, Timeline
from dateline.reports.names import Names, Writing, one_name_each

STORY = (
    "A council met in Lund. The talks of the council began when Mira Okafor, the mayor, met Apple CEO Steve Jobs. "
    "Talks went on, said Okafor. It was what Mr. Cole of Acme Inc. had asked for. The firm Acme Inc. agreed, and Mr. Cole left."
)


def named(words: str, head: str, refers_to: str | None = None) -> str | None:
    start = STORY.index(words)
    at = start + words.index(head)
    other = Span(STORY.index(refers_to), STORY.index(refers_to) + len(refers_to)) if refers_to else None
    argument = Argument(Role.AGENT, Span(start, start + len(words)), Span(at, at + len(head)), "a rule", other)
    return Writing([STORY]).name_of(argument, STORY)


@pytest.mark.parametrize(
    ("words", "head", "name"),
    [
        ("Mira Okafor, the mayor", "Okafor", "Mira Okafor"),
        ("Apple CEO Steve Jobs", "Jobs", "Steve Jobs"),
        ("Mr. Cole", "Cole", "Cole"),
        ("Acme Inc", "Acme", "Acme"),
        ("Lund", "Lund", "Lund"),
        ("The talks", "talks", None),
        ("Talks", "Talks", None),
        ("A council", "council", None),
        ("It", "It", None),
    ],
)
def test_the_name_in_an_argument(words: str, head: str, name: str | None) -> None:
    assert named(words, head) == name


def test_a_pronoun_is_named_by_what_it_refers_to() -> None:
    assert named("It", "It", "Mira Okafor") == "Mira Okafor"


def test_a_last_name_that_two_share_stays_alone() -> None:
    assert one_name_each(["Ana Ruiz", "Leo Ruiz", "Ruiz"])["Ruiz"] == "Ruiz"


def test_a_firm_has_one_name_where_the_articles_write_both() -> None:
    names = ["Acme", "Acme Motors", "Acme Corps", "British", "British Airways"]
    assert [one_name_each(names, firms={"acme"})[name] for name in names] == ["Acme", "Acme", "Acme Corps", "British", "British Airways"]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("the Lund council", None),
        ("Lund council of Acme", None),
        ("Mike Gikas of Acme Reports", "Mike Gikas"),
        ("The New York Times", "New York Times"),
        ("a statement on Acme's website", "Acme"),
        ("a statement", None),
        ("a report on Acme's losses", None),
        ("The Chamber of Commerce", "Chamber of Commerce"),
        ("the mayor of Lund", "Mira Okafor"),
        ("the captain", None),
    ],
)
def test_who_says_so(words: str, name: str | None) -> None:
    text = (
        "On Monday, Mike Gikas of Acme Reports told a new story to The New York Times. He read a statement on Acme's website. "
        "In Lund, the mayor of Lund, Mira Okafor, met the Lund council, and the captain, who left "
        "the chamber early. Then Acme left the Chamber of Commerce."
    )
    assert Writing([text]).speaker_in(words) == name


@pytest.mark.parametrize(("kind", "places"), [("person", ()), ("place", ("Lund Ek",))])
def test_a_person_is_no_place(make_timeline: Callable[[int], Timeline], kind: str, places: tuple[str, ...]) -> None:
    timeline = make_timeline(1)
    [article], [dated] = timeline.articles, timeline.events
    text = f"{article.text} They went to Lund Ek."
    start = text.index("Lund Ek")
    place = Argument(Role.PLACE, Span(start, start + 7), Span(start + 5, start + 7), "a rule", named=Answer(kind, 0.9))
    event = replace(dated, event=replace(dated.event, arguments=(place,)))
    assert Names(replace(timeline, articles=(replace(article, text=text),), events=(event,))).where == places
