"""What belongs on a timeline first: a number between 0 and 1, made of a few counted reasons."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dateline.events.schema import Basis, EventClass, Factuality
from dateline.events.timeline.mentions import Mention, days

LEAD = 4  # sentences, the headline among them
ONE_SIDED = 0.3  # "recently", "soon": dated on one side only
MANY = 4  # mentions, or sources, that count as many

_PLAIN = frozenset({EventClass.OCCURRENCE, EventClass.I_ACTION})


@dataclass(frozen=True, slots=True)
class Reason:
    """A row: what counts, how much at most, and the share of it that a happening gets."""

    name: str
    weight: float
    share: Callable[[Sequence[Mention]], float]


def _dated(mentions: Sequence[Mention]) -> float:
    return max(_DATED[mention.dated.when.basis] * (1.0 if None not in days(mention.stretch) else ONE_SIDED) for mention in mentions)


_DATED: dict[Basis | None, float] = {Basis.STATED: 1.0, Basis.NEARBY: 0.7, Basis.CARRIED: 0.5, Basis.PUBLISHED: 0.2, None: 0.0}


def _main(mentions: Sequence[Mention]) -> float:
    return float(any(mention.main for mention in mentions))


def _lead(mentions: Sequence[Mention]) -> float:
    first = min(mention.sentence for mention in mentions)
    return max(0.0, 1 - first / LEAD) if first >= 0 else 0.0


def _often(mentions: Sequence[Mention]) -> float:
    return min(1.0, (len({mention.words or mention.event.id for mention in mentions}) - 1) / (MANY - 1))


def _sources(mentions: Sequence[Mention]) -> float:
    return min(1.0, (sources(mentions) - 1) / (MANY - 1))


def _happened(mentions: Sequence[Mention]) -> float:
    return max(_CERTAIN.get(mention.event.factuality, 0.0) for mention in mentions)


_CERTAIN = {Factuality.HAPPENED: 1.0, Factuality.ONGOING: 0.8, Factuality.PLANNED: 0.7, Factuality.DENIED: 0.4, Factuality.POSSIBLE: 0.2}


def _occurrence(mentions: Sequence[Mention]) -> float:
    return float(any(mention.event.event_class in _PLAIN for mention in mentions))


def _who(mentions: Sequence[Mention]) -> float:
    return min(1.0, max(len(mention.participants) for mention in mentions) / 2)


REASONS: tuple[Reason, ...] = (
    Reason("dated by the text", 0.25, _dated),
    Reason("told in a main clause", 0.15, _main),
    Reason("in the headline or the lead", 0.15, _lead),
    Reason("an occurrence, not a state or a saying", 0.15, _occurrence),
    Reason("mentioned often", 0.1, _often),
    Reason("in several sources", 0.1, _sources),
    Reason("said to have happened", 0.05, _happened),
    Reason("with who and what", 0.05, _who),
)


def salience(mentions: Sequence[Mention]) -> float:
    """The weighted shares of all reasons, rounded to four places."""
    return round(sum(reason.weight * reason.share(mentions) for reason in REASONS), 4)


def sources(mentions: Sequence[Mention]) -> int:
    """How many articles tell it in words of their own; copies of one text count once."""
    owners: dict[str, int] = {}
    counted: set[int] = set()
    for mention in mentions:
        article = mention.place[0]
        first = owners.setdefault(mention.words, article) if mention.words else article
        if first == article:
            counted.add(article)
    return max(1, len(counted))
