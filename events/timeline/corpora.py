"""How salient a line is in a story of many articles: the days that matter, and a line or two for each.

The chance that an editor would print a line (``salience``) is judged by its own article, and every article has its news. Of a corpus
those days matter which are told again: a day counts for as many days of publication as tell of it, so that copies of one wire text
count once (the date-wise approach of Ghalandari and Ifrim, ACL 2020, counts mentions and articles). Of one day's lines the likeliest
stands for it, and each behind it less.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from dateline.events.schema import Account
from dateline.events.timeline.happenings import Happening
from dateline.events.timeline.selection import stories_of_accounts

MANY = 10  # articles of a story that is told by its days
FADES = 0.7  # how much of a line's weight the next of its day has
LEAST = 0.0001


def in_corpora(happenings: Sequence[Happening], chances: Sequence[float], accounts: Sequence[Account]) -> list[float]:
    """How salient each is: by its day in a story of many articles, by its own chance in others.

    Args:
        happenings: all of the timeline.
        chances: of each of them, by ``salience``.
        accounts: what the articles tell.
    """
    weights, stories = list(chances), stories_of_accounts(happenings, accounts)
    corpora: defaultdict[int, list[int]] = defaultdict(list)
    for place, item in enumerate(happenings):
        if (story := stories[item.told.article]).articles >= MANY:
            corpora[id(story)].append(place)
    for places in corpora.values():
        for place, weight in _by_day({place: happenings[place] for place in places}, chances):
            weights[place] = max(LEAST, round(weight, 4))
    return weights


def _by_day(corpus: dict[int, Happening], chances: Sequence[float]) -> Iterator[tuple[int, float]]:
    """The weight of each happening of one story, by its place."""
    days: defaultdict[int | None, list[int]] = defaultdict(list)
    for place, item in corpus.items():
        days[_only_day(item)].append(place)
    undated = days.pop(None, [])
    told = {day: len({witness.published for place in places for witness in corpus[place].witnesses}) for day, places in days.items()}
    most, best = max(told.values(), default=1), max(chances[place] for place in corpus)
    for day, places in days.items():
        ranked = sorted(places, key=lambda place: (-chances[place], corpus[place].told.place))
        yield from ((place, best * told[day] / most * FADES**number) for number, place in enumerate(ranked))
    yield from ((place, chances[place] / most) for place in undated)


def _only_day(item: Happening) -> int | None:
    first, last = item.day
    return first if first == last else None
