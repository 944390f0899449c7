"""What belongs on a timeline first: a number between 0 and 1, made of a few counted reasons."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dateline.events.merging.witnesses import Witness, days
from dateline.events.schema import Basis, EventClass, Factuality

LEAD = 4  # sentences, the headline among them
ONE_SIDED = 0.3  # "recently", "soon": dated on one side only
MANY = 4  # witnesses, or sources, that count as many

_PLAIN = frozenset({EventClass.OCCURRENCE, EventClass.I_ACTION})


@dataclass(frozen=True, slots=True)
class Reason:
    """A row: what counts, how much at most, and the share of it that a happening gets."""

    name: str
    weight: float
    share: Callable[[Sequence[Witness]], float]


def _dated(witnesses: Sequence[Witness]) -> float:
    return max(_DATED[witness.basis] * (1.0 if None not in days(witness.stretch) else ONE_SIDED) for witness in witnesses)


_DATED: dict[Basis | None, float] = {Basis.STATED: 1.0, Basis.NEARBY: 0.7, Basis.CARRIED: 0.5, Basis.PUBLISHED: 0.2, None: 0.0}


def _main(witnesses: Sequence[Witness]) -> float:
    return float(any(witness.mention.main for witness in witnesses))


def _lead(witnesses: Sequence[Witness]) -> float:
    first = min(witness.event.sentence for witness in witnesses)
    return max(0.0, 1 - first / LEAD) if first >= 0 else 0.0


def _often(witnesses: Sequence[Witness]) -> float:
    return min(1.0, (len({witness.words or witness.event.id for witness in witnesses}) - 1) / (MANY - 1))


def _sources(witnesses: Sequence[Witness]) -> float:
    return min(1.0, (sources(witnesses) - 1) / (MANY - 1))


def _happened(witnesses: Sequence[Witness]) -> float:
    return max(_CERTAIN.get(witness.event.factuality, 0.0) for witness in witnesses)


_CERTAIN = {Factuality.HAPPENED: 1.0, Factuality.ONGOING: 0.8, Factuality.PLANNED: 0.7, Factuality.DENIED: 0.4, Factuality.POSSIBLE: 0.2}


def _occurrence(witnesses: Sequence[Witness]) -> float:
    return float(any(witness.event.event_class in _PLAIN for witness in witnesses))


def _who(witnesses: Sequence[Witness]) -> float:
    return min(1.0, max(len(witness.participants) for witness in witnesses) / 2)


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


def salience(witnesses: Sequence[Witness]) -> float:
    """The weighted shares of all reasons, rounded to four places."""
    return round(sum(reason.weight * reason.share(witnesses) for reason in REASONS), 4)


def sources(witnesses: Sequence[Witness]) -> int:
    """How many articles tell it in words of their own; copies of one text count once."""
    owners: dict[str, int] = {}
    counted: set[int] = set()
    for witness in witnesses:
        article = witness.article
        first = owners.setdefault(witness.words, article) if witness.words else article
        if first == article:
            counted.add(article)
    return max(1, len(counted))
