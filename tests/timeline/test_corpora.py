"""Of a corpus those days come first that are told again, and of a day's lines the one that is."""

from __future__ import annotations

from dateline.events.timeline.corpora import MANY, in_corpora
from dateline.events.timeline.standpoints import Standpoint

PUBLISHED = list(range(100, 100 + MANY))
EVERYBODY = tuple(range(MANY))


def of(number: int, day: int, articles: tuple[int, ...]) -> Standpoint:
    return Standpoint((articles[0], number, 0), articles[0], number, None, day, articles)


def test_a_day_that_more_articles_tell_of_weighs_more_than_a_likelier_line_of_one() -> None:
    told_again, once = in_corpora([of(1, 90, EVERYBODY), of(2, 91, (0,))], [0.3, 0.9], PUBLISHED)
    assert told_again > once


def test_what_several_articles_tell_stands_for_its_day_before_what_one_tells() -> None:
    told_again, once = in_corpora([of(1, 90, EVERYBODY), of(2, 90, (0,))], [0.3, 0.9], PUBLISHED)
    assert told_again > once


def test_copies_of_one_day_are_one_telling() -> None:
    copied, once = in_corpora([of(1, 90, EVERYBODY), of(2, 90, (0,))], [0.3, 0.9], [100] * MANY)
    assert once > copied


def test_a_few_articles_are_weighed_each_by_itself() -> None:
    chances = [0.3, 0.9]
    assert in_corpora([of(1, 90, (0, 1)), of(2, 90, (0,))], chances, [100, 101]) == chances
