"""What stands behind likelier lines of its sentence or its time counts less, and never comes before them for that."""

from __future__ import annotations

from pathlib import Path

from dateline.events.articles import read_articles
from dateline.events.merging.walking import happenings
from dateline.events.merging.witnesses import witnesses_of
from dateline.events.parsing.conllu import FrozenParser
from dateline.events.pipeline import build_timeline
from dateline.events.timeline.fading import COUNTED, OF_A_SENTENCE, OF_A_TIME, faded
from dateline.events.timeline.happenings import Happening, happening
from dateline.events.timeline.standpoints import standpoint

SAMPLES = Path(__file__).parents[2] / "sample_articles"
PATH = next(
    path for path in sorted(SAMPLES.glob("*.md")) if (SAMPLES / "parses" / f"{path.stem}.conllu").is_file() and path.stem != "README"
)


def items() -> list[Happening]:
    articles = read_articles(str(PATH), published=None).articles
    made = build_timeline(articles, parser=FrozenParser(SAMPLES / "parses" / f"{PATH.stem}.conllu"))
    return [happening(group) for group in happenings(witnesses_of(made.accounts))]


def test_one_line_alone_keeps_its_chance() -> None:
    for item in items():
        assert faded([standpoint(item)], [0.42]) == [0.42]


def test_the_second_line_of_one_sentence_and_time_is_worth_less() -> None:
    (item, *_) = [item for item in items() if item.firm]
    first, second = faded([standpoint(item)] * 2, [0.6, 0.5])
    odds = OF_A_SENTENCE * OF_A_TIME
    assert (first, second) == (0.6, round(odds / (1 + odds), 4))


def test_no_line_loses_more_than_that_behind_a_few() -> None:
    (item, *_) = items()
    many = faded([standpoint(item)] * 9, [0.9] * 8 + [0.5])
    odds = (OF_A_SENTENCE * OF_A_TIME) ** COUNTED if item.firm else OF_A_SENTENCE**COUNTED
    assert many[8] == round(odds / (1 + odds), 4)


def test_what_an_editor_pins_stays_first() -> None:
    (item, *_) = items()
    assert faded([standpoint(item)] * 2, [1.0, 1.0]) == [1.0, 1.0]
