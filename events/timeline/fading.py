"""How much less a line counts behind the likelier lines of its sentence, and of its time in its article: an editor's eye moves on.

The first line of a sentence tells most of what it has to tell; where ten things befell on one day, the tenth is rarely printed while
other days have none. Of the sixteen texts that the weights of salience are made of, each ranked by weights fitted on the others, the
first ten lines told 93 of 100 times something new that an editor prints; without fading 90.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import prod

from dateline.events.timeline.standpoints import Standpoint

OF_A_SENTENCE = 0.74  # what its odds are multiplied by for each likelier line of its sentence
OF_A_TIME = 0.82  # ... and for each likelier line of its article that the text dates as it dates this one
COUNTED = 2  # so many before it at most: what is left out behind the tenth is not worth less than behind the third
LEAST, MOST = 0.0001, 0.9999


def faded(happenings: Sequence[Standpoint], chances: Sequence[float]) -> list[float]:
    """The chances, each with that of the likelier lines beside it in mind; what is certain stays so.

    Args:
        happenings: all of the timeline, or all that are told in some of its articles.
        chances: of each of them, by ``salience``.
    """
    before: Counter[tuple[object, ...]] = Counter()
    found = list(chances)
    for place in sorted(range(len(found)), key=lambda place: (-chances[place], happenings[place].place)):
        item = happenings[place]
        beside: list[tuple[tuple[object, ...], float]] = [((item.article, item.sentence), OF_A_SENTENCE)]
        if item.time is not None:
            beside.append(((item.article, item.time), OF_A_TIME))
        found[place] = _less(chances[place], prod(share ** min(before[kind], COUNTED) for kind, share in beside))
        before.update(kind for kind, _ in beside)
    return found


def _less(chance: float, share: float) -> float:
    """The chance whose odds are this share of the odds that it had."""
    if share == 1 or not LEAST <= chance <= MOST:
        return chance
    odds = share * chance / (1 - chance)
    return max(LEAST, round(odds / (1 + odds), 4))
