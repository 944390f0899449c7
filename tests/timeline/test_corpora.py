"""Of a corpus those days come first that are told again, and of a day's lines the one that is."""

from __future__ import annotations

from dateline.events.schema import Theme
from dateline.events.timeline.corpora import MANY, in_corpora
from dateline.events.timeline.standpoints import AS_NEWS, OF_THAT_DAY, Standpoint

EVERYBODY = tuple(range(MANY))


ABOUT = Theme((("rebel", 0.8), ("siege", 0.6)))
PROGRAMMES = Theme((("music", 0.8), ("siege", 0.2), ("guest", 0.55)))


def of(number: int, day: int, articles: tuple[int, ...], count: int = OF_THAT_DAY) -> Standpoint:
    return Standpoint((articles[0], number, 0), articles[0], number, None, day, articles, (count,) * len(articles))


def weighed(*happenings: Standpoint, chances: tuple[float, ...] = (0.3, 0.9), odd: int | None = None) -> list[float]:
    themes = [PROGRAMMES if rank == odd else ABOUT for rank in range(MANY)]
    return in_corpora(happenings, chances, MANY, themes.__getitem__)


def test_a_day_that_more_articles_tell_of_weighs_more_than_a_likelier_line_of_one() -> None:
    told_again, once = weighed(of(1, 90, EVERYBODY), of(2, 91, (0,)))
    assert told_again > once


def test_what_several_articles_tell_stands_for_its_day_before_what_one_tells() -> None:
    told_again, once = weighed(of(1, 90, EVERYBODY), of(2, 90, (0,)))
    assert told_again > once


def test_a_day_on_which_the_articles_put_it_themselves_weighs_more_than_one_of_news_that_nothing_dates() -> None:
    of_the_day, as_news, _ = weighed(of(1, 90, (0, 1, 2)), of(2, 91, (3, 4, 5), AS_NEWS), of(3, 200, EVERYBODY, 0), chances=(0.3,) * 3)
    assert of_the_day > as_news


def test_the_days_of_an_article_about_something_else_weigh_less() -> None:
    elsewhere, together, _ = weighed(of(1, 90, (4,)), of(2, 91, (5,)), of(3, 200, EVERYBODY, 0), chances=(0.9, 0.3, 0.3), odd=4)
    assert together > elsewhere


def test_many_lines_of_one_article_do_not_make_a_day_matter() -> None:
    told_twice, *alone = weighed(of(1, 90, (0, 1)), *(of(n, 91, (2,)) for n in range(3, 9)), of(9, 200, EVERYBODY, 0), chances=(0.3,) * 8)
    assert told_twice > max(alone)


def test_a_few_articles_are_weighed_each_by_itself() -> None:
    chances = [0.3, 0.9]
    assert in_corpora([of(1, 90, (0, 1)), of(2, 90, (0,))], chances, 2, lambda _: ABOUT) == chances
