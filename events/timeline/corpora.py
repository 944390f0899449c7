"""How salient a line is in a story of many articles: the days that matter, and a line or two for each.

The chance that an editor would print a line (``salience``) is judged by its own article, and every article has its news. Of a corpus
those days matter of which many articles tell (the date-wise approach of Ghalandari and Ifrim, ACL 2020, counts mentions and articles).
A day counts for as many articles as put something on it that came about; an article counts little that is about something else than
the others (a paper's programme of the week), and so does what is told for months and put on that day by one. Of one day's lines that
stands for it which most articles tell, and which is likely; each behind it counts less.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from math import fsum, sqrt
from statistics import median

from dateline.events.merging.alike import likeness
from dateline.events.schema import Theme
from dateline.events.timeline.selection import stories_of
from dateline.events.timeline.standpoints import OF_THAT_DAY, Standpoint

MANY = 10  # articles of a story that is told by its days
MOSTLY = 0.5  # the share of all articles that it must have: the others are on it too, if nothing shows
FADES = 0.7  # how much of a line's weight the next of its day has
LEAST = 0.0001

Close = Callable[[int], float]
"""How near an article, by its rank, is to what all are about: 0 to 1."""


def in_corpora(happenings: Sequence[Standpoint], chances: Sequence[float], articles: int, theme_of: Callable[[int], Theme]) -> list[float]:
    """How salient each is: by its day, where the articles are mostly one story of many; by its own chance elsewhere.

    Args:
        happenings: all of the timeline.
        chances: of each of them, by ``salience``.
        articles: how many there are.
        theme_of: what the article of a rank is about.
    """
    stories = stories_of((item.articles for item in happenings), (0 for _ in range(articles)))
    largest = max((story.articles for story in stories), default=0)
    if largest < max(MANY, MOSTLY * articles):
        return list(chances)
    close = closeness(articles, theme_of)
    return [max(LEAST, round(weight, 4)) for _, weight in sorted(_by_day(happenings, chances, close.__getitem__))]


def closeness(articles: int, theme_of: Callable[[int], Theme]) -> list[float]:
    """How near each article is to what all of them are about; those in the middle, and nearer ones, count in full."""
    together: Counter[str] = Counter()
    for rank in range(articles):
        together.update(dict(theme_of(rank).words))
    likenesses = [likeness(dict(theme_of(rank).words), together) for rank in range(articles)]
    middle = median(likenesses)
    return [min(1.0, found / middle) ** 2 if middle else 1.0 for found in likenesses]


def _by_day(corpus: Sequence[Standpoint], chances: Sequence[float], close: Close) -> Iterator[tuple[int, float]]:
    """The place and the weight of each happening of one story."""
    days: defaultdict[int | None, list[int]] = defaultdict(list)
    for place, item in enumerate(corpus):
        days[item.day].append(place)
    undated = days.pop(None, [])
    told = {day: _told([corpus[place] for place in places], close) for day, places in days.items()}
    most, best = max(told.values(), default=0.0) or 1.0, max(chances)
    for day, places in days.items():
        merit = {place: _told([corpus[place]], close) * sqrt(chances[place]) for place in places}
        ranked = sorted(places, key=partial(_order, corpus=corpus, chances=chances, merit=merit))
        yield from ((place, best * told[day] / most * FADES**number) for number, place in enumerate(ranked))
    yield from ((place, chances[place] / most) for place in undated)


def _told(happenings: Sequence[Standpoint], close: Close) -> float:
    """How many articles tell of these happenings on their day."""
    found: Counter[int] = Counter()
    for item in happenings:
        for article, count in zip(item.articles, item.counts, strict=True):
            found[article] += count
    return fsum(min(OF_THAT_DAY, count) * close(article) for article, count in found.items())


def _order(
    place: int, corpus: Sequence[Standpoint], chances: Sequence[float], merit: Mapping[int, float]
) -> tuple[float, float, tuple[int, ...]]:
    return -merit[place], -chances[place], corpus[place].place
