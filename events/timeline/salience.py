"""What belongs on a timeline first: the chance that an editor would print it, made of counted reasons.

Every row is a share between 0 and 1. The weights in ``salience_weights.tsv`` are those of a logistic model of what editors printed
of articles (``training/train_salience.py``); the sum of the weighted shares gives the chance.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from math import exp, log1p

from dateline.events.language.tables import cut
from dateline.events.merging.witnesses import Witness
from dateline.events.rule import Evidence
from dateline.events.schema import Basis, EventClass, Factuality, Form, Grain, Kind, Part, Polarity, Role, Standing, Tense
from dateline.events.timeline.happenings import Happening

LEAD = 3  # sentences behind the headline
MANY = 4  # mentions, sources, names, or words of the headline, that count as many
DEEP = 5  # words above it
LONG = 25  # words
NEW = 3  # days
OFTEN = 20  # uses of a word in its article that count as very often


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


def _in_headline(happening: Happening) -> float:
    return float(any(witness.mention.telling.in_headline for witness in happening.witnesses))


def _of_headline(happening: Happening) -> float:
    return _many(max(witness.mention.telling.of_headline for witness in happening.witnesses))


def _on_one_day(happening: Happening) -> float:
    first, last = happening.day
    return float(happening.firm and first is not None and first == last)


def _newest(happening: Happening) -> float:
    """Of the days before it was reported."""
    last = happening.day[1]
    return float(happening.firm and last is not None and 0 <= happening.told.published - last <= NEW)


def _of_the_clock(happening: Happening) -> float:
    grain = happening.dated.stretch.grain
    return float(grain is not None and grain.within_day)


REASONS: tuple[Evidence[Callable[[Happening], float]], ...] = (
    Evidence("dated_in_its_own_clause", "dated in its own clause", _basis(Basis.STATED)),
    Evidence("dated_in_its_sentence", "dated in its sentence", _basis(Basis.NEARBY)),
    Evidence("dated_before", "dated by what was told before", _basis(Basis.CARRIED)),
    Evidence("dated_by_publication", "dated by the publication alone", _basis(Basis.PUBLISHED)),
    Evidence("bounded_on_both_sides", "bounded on both sides", lambda happening: float(_closed(happening))),
    Evidence("bounded_in_its_own_clause", "bounded in its own clause", _stated_closed),
    Evidence("a_day_in_its_own_clause", "a day in its own clause", _stated_day),
    Evidence("dated_to_a_year", "dated to a year", lambda happening: float(_rank(happening) == Grain.YEAR.rank)),
    Evidence("on_one_day", "on one day that is told", _on_one_day),
    Evidence("newest", "of the last days", _newest),
    Evidence("of_the_clock", "at a time of the day", _of_the_clock),
    Evidence("ahead", "still to come, on a stated date", _ahead),
    Evidence("an_occurrence", "an occurrence", _class(EventClass.OCCURRENCE)),
    Evidence("an_action_that_leads_to_another", "an action that leads to another", _class(EventClass.I_ACTION)),
    Evidence("a_begin_or_an_end", "a begin or an end", _class(EventClass.ASPECTUAL)),
    Evidence("a_saying", "a saying", _class(EventClass.REPORTING)),
    Evidence("a_state", "a state", _class(EventClass.STATE, EventClass.I_STATE)),
    Evidence("told_by_a_verb", "told by a verb", _kind(Kind.VERB)),
    Evidence("told_by_a_noun", "told by a noun", _kind(Kind.NOUN)),
    Evidence("said_to_be_something", "said to be something", _kind(Kind.COPULA)),
    Evidence("past", "past", _tense(Tense.PAST)),
    Evidence("present", "present", _tense(Tense.PRESENT)),
    Evidence("future", "future", _tense(Tense.FUTURE)),
    Evidence("happened", "happened", _claim(Factuality.HAPPENED)),
    Evidence("goes_on", "goes on", _claim(Factuality.ONGOING)),
    Evidence("planned", "planned", _claim(Factuality.PLANNED)),
    Evidence("possible", "possible", _claim(Factuality.POSSIBLE)),
    Evidence("denied", "denied", lambda happening: float(happening.told.event.polarity is Polarity.NEG)),
    Evidence("main_clause", "main clause", _standing(Standing.MAIN)),
    Evidence("joined_to_the_main_clause", "joined to the main clause", _standing(Standing.JOINED)),
    Evidence("what_is_said_or_wanted", "what is said or wanted", _standing(Standing.CONTENT, Standing.INFINITIVE)),
    Evidence("relative_clause", "relative clause", _standing(Standing.RELATIVE)),
    Evidence("participle", "participle", _standing(Standing.PARTICIPLE)),
    Evidence("deep_in_its_sentence", "deep in its sentence", lambda happening: min(1.0, happening.told.mention.telling.depth / DEEP)),
    Evidence("finite", "finite", lambda happening: float(happening.told.mention.telling.finite)),
    Evidence("a_finite_clause", "told by a finite clause", lambda happening: float(happening.told.mention.clause.form is Form.FINITE)),
    Evidence("done_to_something", "done to something", lambda happening: float(happening.told.mention.clause.part(Part.WHOM) is not None)),
    Evidence("with_a_subject", "with a subject", lambda happening: float(happening.told.mention.telling.subject)),
    Evidence("a_pronoun_for_subject", "a pronoun for subject", lambda happening: float(happening.told.mention.telling.pronoun)),
    Evidence("passive", "passive", lambda happening: float(happening.told.mention.telling.passive)),
    Evidence("quoted", "quoted", lambda happening: float(happening.told.mention.telling.quoted)),
    Evidence("first_person", "told by whom it befell", lambda happening: float(happening.told.mention.telling.first_person)),
    Evidence("asked", "asked", lambda happening: float(happening.told.mention.telling.asked)),
    Evidence("said_by_somebody", "said by somebody", lambda happening: float(happening.told.event.source is not None)),
    Evidence("with_a_number", "with a number", lambda happening: float(bool(happening.told.mention.telling.numbers))),
    Evidence("with_names", "with names", lambda happening: _many(len(happening.told.all_names))),
    Evidence("in_many_words", "in many words", lambda happening: min(1.0, happening.told.mention.telling.length / LONG)),
    Evidence("by_the_main_actor", "done by whom the article is about", lambda happening: _part(happening.told, Role.AGENT)),
    Evidence("to_the_main_actor", "done to whom the article is about", lambda happening: _part(happening.told, Role.PATIENT)),
    Evidence(
        "in_frequent_words",
        "in words that the article often uses",
        lambda happening: _often(happening.told.mention.telling.common),
    ),
    Evidence("in_the_headline", "in the headline", _in_headline),
    Evidence(
        "like_the_headline",
        "in words of the headline",
        _of_headline,
    ),
    Evidence("in_the_first_sentences", "in the first sentences", _lead),
    Evidence("mentioned_often", "mentioned often", lambda happening: _many(len({w.words or w.event.id for w in happening.witnesses}) - 1)),
    Evidence("in_several_sources", "in several sources", lambda happening: _many(sources(happening.witnesses) - 1)),
)
BIAS = "always"


def salience(happening: Happening) -> float:
    """The chance that an editor would print it, rounded to four places."""
    weights = _weights()
    score = weights[BIAS] + sum(weights[reason.key] * reason.share(happening) for reason in REASONS)
    return round(1 / (1 + exp(-score)), 4)


def reasons(happening: Happening, most: int = 4) -> tuple[str, ...]:
    """The rows that speak for it, the heaviest first."""
    weights = _weights()
    counted = [(weights[reason.key] * reason.share(happening), reason.name) for reason in REASONS]
    return tuple(name for weight, name in sorted(counted, key=lambda pair: (-pair[0], pair[1]))[:most] if weight > 0)


@cache
def _weights() -> Mapping[str, float]:
    return {name: float(weight) for name, weight in cut("dateline.events.timeline", "salience_weights.tsv")}


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
