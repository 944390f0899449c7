"""What belongs on a timeline first: the chance that an editor would print it, made of counted reasons.

Every row is a share between 0 and 1. The weights in ``salience_weights.tsv`` are those of a logistic model of what editors printed
of articles (``training/train_salience.py``); the sum of the weighted shares gives the chance.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp, log1p

from dateline.events.merging.witnesses import Witness
from dateline.events.schema import Basis, EventClass, Factuality, Grain, Kind, Polarity, Role, Standing, Tense
from dateline.events.timeline.happenings import Happening

LEAD = 3  # sentences behind the headline
MANY = 4  # mentions, sources, names, or words of the headline, that count as many
DEEP = 5  # words above it
LONG = 25  # words
OFTEN = 20  # uses of a word in its article that count as very often


@dataclass(frozen=True, slots=True)
class Reason:
    """A row: what counts, and the share of it that a happening gets."""

    name: str
    share: Callable[[Happening], float]


def _basis(basis: Basis) -> Callable[[Happening], float]:
    return lambda happening: float(happening.dated.basis is basis)


def _class(*classes: EventClass) -> Callable[[Happening], float]:
    return lambda happening: float(happening.told.event.event_class in classes)


def _kind(kind: Kind) -> Callable[[Happening], float]:
    return lambda happening: float(happening.told.event.predicate.kind is kind)


def _tense(tense: Tense) -> Callable[[Happening], float]:
    return lambda happening: float(happening.told.event.tense is tense)


def _claim(claim: Factuality) -> Callable[[Happening], float]:
    return lambda happening: float(any(witness.event.factuality is claim for witness in happening.witnesses))


def _standing(*standings: Standing) -> Callable[[Happening], float]:
    return lambda happening: float(happening.told.mention.telling.standing in standings)


def _closed(happening: Happening) -> bool:
    return None not in happening.day


def _rank(happening: Happening) -> int:
    grain = happening.dated.stretch.grain
    return grain.rank if grain is not None and _closed(happening) else -1


def _stated_day(happening: Happening) -> float:
    return float(happening.dated.basis is Basis.STATED and _rank(happening) >= Grain.DAY.rank)


def _stated_closed(happening: Happening) -> float:
    return float(happening.dated.basis is Basis.STATED and _closed(happening))


def _ahead(happening: Happening) -> float:
    coming = happening.told.event.factuality in {Factuality.PLANNED, Factuality.POSSIBLE}
    return float(coming and happening.dated.basis is Basis.STATED)


def _part(witness: Witness, role: Role) -> float:
    """How often its article uses the word for who does it, or bears it."""
    count = max((participant.count for participant in witness.participants if participant.role is role), default=0)
    return _often(count)


def _often(count: float) -> float:
    return min(1.0, log1p(count) / log1p(OFTEN))


def _many(count: int) -> float:
    return min(1.0, count / MANY)


def _lead(happening: Happening) -> float:
    return float(any(not w.mention.telling.in_headline and w.event.sentence <= LEAD for w in happening.witnesses))


REASONS: tuple[Reason, ...] = (
    Reason("dated in its own clause", _basis(Basis.STATED)),
    Reason("dated in its sentence", _basis(Basis.NEARBY)),
    Reason("dated by what was told before", _basis(Basis.CARRIED)),
    Reason("dated by the publication alone", _basis(Basis.PUBLISHED)),
    Reason("bounded on both sides", lambda happening: float(_closed(happening))),
    Reason("bounded in its own clause", _stated_closed),
    Reason("a day in its own clause", _stated_day),
    Reason("dated to a year", lambda happening: float(_rank(happening) == Grain.YEAR.rank)),
    Reason("still to come, on a stated date", _ahead),
    Reason("an occurrence", _class(EventClass.OCCURRENCE)),
    Reason("an action that leads to another", _class(EventClass.I_ACTION)),
    Reason("a begin or an end", _class(EventClass.ASPECTUAL)),
    Reason("a saying", _class(EventClass.REPORTING)),
    Reason("a state", _class(EventClass.STATE, EventClass.I_STATE)),
    Reason("told by a verb", _kind(Kind.VERB)),
    Reason("told by a noun", _kind(Kind.NOUN)),
    Reason("said to be something", _kind(Kind.COPULA)),
    Reason("past", _tense(Tense.PAST)),
    Reason("present", _tense(Tense.PRESENT)),
    Reason("future", _tense(Tense.FUTURE)),
    Reason("happened", _claim(Factuality.HAPPENED)),
    Reason("goes on", _claim(Factuality.ONGOING)),
    Reason("planned", _claim(Factuality.PLANNED)),
    Reason("possible", _claim(Factuality.POSSIBLE)),
    Reason("denied", lambda happening: float(happening.told.event.polarity is Polarity.NEG)),
    Reason("main clause", _standing(Standing.MAIN)),
    Reason("joined to the main clause", _standing(Standing.JOINED)),
    Reason("what is said or wanted", _standing(Standing.CONTENT, Standing.INFINITIVE)),
    Reason("relative clause", _standing(Standing.RELATIVE)),
    Reason("participle", _standing(Standing.PARTICIPLE)),
    Reason("deep in its sentence", lambda happening: min(1.0, happening.told.mention.telling.depth / DEEP)),
    Reason("finite", lambda happening: float(happening.told.mention.telling.finite)),
    Reason("with a subject", lambda happening: float(happening.told.mention.telling.subject)),
    Reason("a pronoun for subject", lambda happening: float(happening.told.mention.telling.pronoun)),
    Reason("passive", lambda happening: float(happening.told.mention.telling.passive)),
    Reason("quoted", lambda happening: float(happening.told.mention.telling.quoted)),
    Reason("told by whom it befell", lambda happening: float(happening.told.mention.telling.first_person)),
    Reason("asked", lambda happening: float(happening.told.mention.telling.asked)),
    Reason("said by somebody", lambda happening: float(happening.told.event.source is not None)),
    Reason("with a number", lambda happening: float(bool(happening.told.mention.telling.numbers))),
    Reason("with names", lambda happening: _many(len(happening.told.all_names))),
    Reason("in many words", lambda happening: min(1.0, happening.told.mention.telling.length / LONG)),
    Reason("done by whom the article is about", lambda happening: _part(happening.told, Role.AGENT)),
    Reason("done to whom the article is about", lambda happening: _part(happening.told, Role.PATIENT)),
    Reason("in words that the article often uses", lambda happening: _often(happening.told.mention.telling.common)),
    Reason("in the headline", lambda happening: float(any(w.mention.telling.in_headline for w in happening.witnesses))),
    Reason("in words of the headline", lambda happening: _many(max(w.mention.telling.of_headline for w in happening.witnesses))),
    Reason("in the first sentences", _lead),
    Reason("mentioned often", lambda happening: _many(len({w.words or w.event.id for w in happening.witnesses}) - 1)),
    Reason("in several sources", lambda happening: _many(sources(happening.witnesses) - 1)),
)
BIAS = "always"


def salience(happening: Happening) -> float:
    """The chance that an editor would print it, rounded to four places."""
    weights = _weights()
    score = weights[BIAS] + sum(weights[reason.name] * reason.share(happening) for reason in REASONS)
    return round(1 / (1 + exp(-score)), 4)


def reasons(happening: Happening, most: int = 4) -> tuple[str, ...]:
    """The rows that speak for it, the heaviest first."""
    weights = _weights()
    counted = [(weights[reason.name] * reason.share(happening), reason.name) for reason in REASONS]
    return tuple(name for weight, name in sorted(counted, key=lambda pair: (-pair[0], pair[1]))[:most] if weight > 0)


@cache
def _weights() -> Mapping[str, float]:
    lines = files("dateline.events.timeline").joinpath("salience_weights.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {name: float(weight) for name, weight in rows}


def sources(witnesses: Iterable[Witness]) -> int:
    """How many articles tell it in words of their own; copies of one text count once."""
    owners: dict[str, int] = {}
    counted: set[int] = set()
    for witness in witnesses:
        article = witness.article
        first = owners.setdefault(witness.words, article) if witness.words else article
        if first == article:
            counted.add(article)
    return max(1, len(counted))
