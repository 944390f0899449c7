"""How salient a line is in a story of many articles: the days that matter, and a line or two for each.

The chance that an editor would print a line (``salience``) is judged by its own article, and every article has its news. Of a corpus
those days matter which are told again: a day counts for as many days of publication as tell of it, so that copies of one wire text
count once (the date-wise approach of Ghalandari and Ifrim, ACL 2020, counts mentions and articles). Of one day's lines that stands for
it which is told again on most days, and of several the likeliest; each behind it counts less. So a long article that nobody else
tells has no more than the days that are left.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from dateline.events.timeline.selection import stories_of
from dateline.events.timeline.standpoints import Standpoint

MANY = 10  # articles of a story that is told by its days
MOSTLY = 0.5  # the share of all articles that it must have: the others are on it too, if nothing shows
AGAIN = 4  # days of publication that tell of a happening, beyond which more say no more
FADES = 0.7  # how much of a line's weight the next of its day has
LEAST = 0.0001


def in_corpora(happenings: Sequence[Standpoint], chances: Sequence[float], published: Sequence[int]) -> list[float]:
    """How salient each is: by its day, where the articles are mostly one story of many; by its own chance elsewhere.

    Args:
        happenings: all of the timeline.
        chances: of each of them, by ``salience``.
        published: the day of each article.
    """
    stories = stories_of((item.articles for item in happenings), (0 for _ in published))
    largest = max((story.articles for story in stories), default=0)
    if largest < max(MANY, MOSTLY * len(published)):
        return list(chances)
    return [max(LEAST, round(weight, 4)) for _, weight in sorted(_by_day(happenings, chances, published))]


def _by_day(corpus: Sequence[Standpoint], chances: Sequence[float], published: Sequence[int]) -> Iterator[tuple[int, float]]:
    """The place and the weight of each happening of one story."""
    days: defaultdict[int | None, list[int]] = defaultdict(list)
    for place, item in enumerate(corpus):
        days[item.day].append(place)
    undated = days.pop(None, [])
    told = {day: len({published[rank] for place in places for rank in corpus[place].articles}) for day, places in days.items()}
    most, best = max(told.values(), default=1), max(chances)
    for day, places in days.items():
        again = {place: min(AGAIN, len({published[rank] for rank in corpus[place].articles})) for place in places}
        ranked = sorted(places, key=lambda place: (-again[place], -chances[place], corpus[place].place))
        yield from ((place, best * told[day] / most * FADES**number) for number, place in enumerate(ranked))
    yield from ((place, chances[place] / most) for place in undated)
