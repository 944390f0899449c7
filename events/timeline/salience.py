"""What belongs on a timeline first: the chance that an editor would print it, made of counted reasons.

Every row is a share between 0 and 1. The weights in ``salience_weights.tsv`` are those of a logistic model of what editors printed
of articles (``training/train_salience.py``); the sum of the weighted shares gives the chance.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from math import exp, log, log1p

from dateline.events.language.tables import cut
from dateline.events.merging.witnesses import Witness
from dateline.events.rule import Evidence
from dateline.events.schema import Basis, EventClass, Factuality, Form, Grain, Kind, Part, Polarity, Role, Standing, Tense
from dateline.events.timeline.happenings import Happening
from dateline.events.timeline.selection import is_worth_a_line

LEAD = 3  # sentences behind the headline
MANY = 4  # mentions, sources, names, or words of the headline, that count as many
DEEP = 5  # words above it
LONG = 25  # words
NEW = 3  # days
OFTEN = 20  # uses of a word in its article that count as very often
SURE = 5.0  # log-odds of what the model has learned that count as sure, for or against
MIDDLE = 0.35  # the share of what it was not asked of


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


def _in_words_of_the_article(happening: Happening) -> float:
    weights = dict(happening.told.theme.words)
    said = happening.told.mention.telling.words | {happening.told.event.predicate.lemma}
    return min(1.0, sum(weights.get(word, 0.0) for word in said))


def _learned(happening: Happening) -> float:
    chance = happening.told.mention.telling.printed
    if chance is None:
        return MIDDLE
    odds = log(max(chance, 0.001) / max(1 - chance, 0.001))
    return min(1.0, max(0.0, 0.5 + odds / (2 * SURE)))


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
    Evidence(
        "dated_in_its_own_clause",
        "dated in its own clause",
        _basis(Basis.STATED),
        (("They met on Monday.", "met"),),
        (("They had met.", "met"),),
    ),
    Evidence(
        "dated_in_its_sentence",
        "dated in its sentence",
        _basis(Basis.NEARBY),
        (("The election is set for May.", "election"),),
        (("They had met.", "met"),),
    ),
    Evidence(
        "dated_before",
        "dated by what was told before",
        _basis(Basis.CARRIED),
        (("A fire destroyed the mill. The blaze began on Monday.", "fire"),),
        (("They had met.", "met"),),
    ),
    Evidence(
        "dated_by_publication",
        "dated by the publication alone",
        _basis(Basis.PUBLISHED),
        (("They had met.", "met"),),
        (("They met on Monday.", "met"),),
    ),
    Evidence(
        "bounded_on_both_sides",
        "bounded on both sides",
        lambda happening: float(_closed(happening)),
        (("They held talks.", "held"),),
        (("They had met.", "met"),),
    ),
    Evidence(
        "bounded_in_its_own_clause",
        "bounded in its own clause",
        _stated_closed,
        (("They met on Monday.", "met"),),
        (("They had met.", "met"),),
    ),
    Evidence(
        "a_day_in_its_own_clause",
        "a day in its own clause",
        _stated_day,
        (("They met on Monday.", "met"),),
        (("They had met.", "met"),),
    ),
    Evidence(
        "dated_to_a_year",
        "dated to a year",
        lambda happening: float(_rank(happening) == Grain.YEAR.rank),
        (("The museum closed this year.", "closed"),),
        (("They had met.", "met"),),
    ),
    Evidence(
        "on_one_day",
        "on one day that is told",
        _on_one_day,
        (("They met on Monday.", "met"),),
        (("They had met.", "met"),),
    ),
    Evidence(
        "newest",
        "of the last days",
        _newest,
        (("They met on Monday.", "met"),),
        (("They had met.", "met"),),
    ),
    Evidence(
        "of_the_clock",
        "at a time of the day",
        _of_the_clock,
        (("They met at 3 p.m. on Monday.", "met"),),
        (("They had met.", "met"),),
    ),
    Evidence(
        "ahead",
        "still to come, on a stated date",
        _ahead,
        (("The election is set for May.", "set"),),
        (("They had met.", "met"),),
    ),
    Evidence(
        "an_occurrence",
        "an occurrence",
        _class(EventClass.OCCURRENCE),
        (("They had met.", "met"),),
        (("The tower is a ruin.", "ruin"),),
    ),
    Evidence(
        "an_action_that_leads_to_another",
        "an action that leads to another",
        _class(EventClass.I_ACTION),
        (("The captain refused to leave the ship.", "refused"),),
        (("They had met.", "met"),),
    ),
    Evidence(
        "a_begin_or_an_end",
        "a begin or an end",
        _class(EventClass.ASPECTUAL),
        (("The museum closed this year.", "closed"),),
        (("They had met.", "met"),),
    ),
    Evidence(
        "a_saying",
        "a saying",
        _class(EventClass.REPORTING),
        (("Lund said that Berg resigned.", "said"),),
        (("They had met.", "met"),),
    ),
    Evidence(
        "a_state",
        "a state",
        _class(EventClass.STATE, EventClass.I_STATE),
        (("They held talks.", "held"),),
        (("They had met.", "met"),),
    ),
    Evidence(
        "told_by_a_verb",
        "told by a verb",
        _kind(Kind.VERB),
        (("They had met.", "met"),),
        (("The tower is a ruin.", "ruin"),),
    ),
    Evidence(
        "told_by_a_noun",
        "told by a noun",
        _kind(Kind.NOUN),
        (("Who fought the war?", "war"),),
        (("They had met.", "met"),),
    ),
    Evidence(
        "said_to_be_something",
        "said to be something",
        _kind(Kind.COPULA),
        (("The tower is a ruin.", "ruin"),),
        (("They had met.", "met"),),
    ),
    Evidence(
        "past",
        "past",
        _tense(Tense.PAST),
        (("They had met.", "met"),),
        (("The tower is a ruin.", "ruin"),),
    ),
    Evidence(
        "present",
        "present",
        _tense(Tense.PRESENT),
        (("The tower is a ruin.", "ruin"),),
        (("They had met.", "met"),),
    ),
    Evidence(
        "future",
        "future",
        _tense(Tense.FUTURE),
        (("The ministers will meet.", "meet"),),
        (("They had met.", "met"),),
    ),
    Evidence(
        "happened",
        "happened",
        _claim(Factuality.HAPPENED),
        (("They had met.", "met"),),
        (("The tower is a ruin.", "ruin"),),
    ),
    Evidence(
        "goes_on",
        "goes on",
        _claim(Factuality.ONGOING),
        (("The tower is a ruin.", "ruin"),),
        (("They had met.", "met"),),
    ),
    Evidence(
        "planned",
        "planned",
        _claim(Factuality.PLANNED),
        (("The ministers will meet.", "meet"),),
        (("They had met.", "met"),),
    ),
    Evidence(
        "possible",
        "possible",
        _claim(Factuality.POSSIBLE),
        (("The mayor wants to leave.", "leave"),),
        (("They had met.", "met"),),
    ),
    Evidence(
        "denied",
        "denied",
        lambda happening: float(happening.told.event.polarity is Polarity.NEG),
        (("She could not be reached.", "reached"),),
        (("They had met.", "met"),),
    ),
    Evidence(
        "main_clause",
        "main clause",
        _standing(Standing.MAIN),
        (("They had met.", "met"),),
        (("The mayor wants to leave.", "leave"),),
    ),
    Evidence(
        "joined_to_the_main_clause",
        "joined to the main clause",
        _standing(Standing.JOINED),
        (("The year is 1940 and Paris falls.", "falls"),),
        (("They had met.", "met"),),
    ),
    Evidence(
        "what_is_said_or_wanted",
        "what is said or wanted",
        _standing(Standing.CONTENT, Standing.INFINITIVE),
        (("The mayor wants to leave.", "leave"),),
        (("They had met.", "met"),),
    ),
    Evidence(
        "relative_clause",
        "relative clause",
        _standing(Standing.RELATIVE),
        (("The bridge they built fell.", "built"),),
        (("They had met.", "met"),),
    ),
    Evidence(
        "participle",
        "participle",
        _standing(Standing.PARTICIPLE),
        (("Thanks for fixing the door.", "fixing"),),
        (("They had met.", "met"),),
    ),
    Evidence(
        "deep_in_its_sentence",
        "deep in its sentence",
        lambda happening: min(1.0, happening.told.mention.telling.depth / DEEP),
        (("Who fought the war?", "war"),),
        (("They had met.", "met"),),
    ),
    Evidence(
        "finite",
        "finite",
        lambda happening: float(happening.told.mention.telling.finite),
        (("They had met.", "met"),),
        (("The mayor wants to leave.", "leave"),),
    ),
    Evidence(
        "a_finite_clause",
        "told by a finite clause",
        lambda happening: float(happening.told.mention.clause.form is Form.FINITE),
        (("They had met.", "met"),),
        (("Who fought the war?", "war"),),
    ),
    Evidence(
        "done_to_something",
        "done to something",
        lambda happening: float(happening.told.mention.clause.part(Part.WHOM) is not None),
        (("They held talks.", "held"),),
        (("They had met.", "met"),),
    ),
    Evidence(
        "with_a_subject",
        "with a subject",
        lambda happening: float(happening.told.mention.telling.subject),
        (("They had met.", "met"),),
        (("The mayor wants to leave.", "leave"),),
    ),
    Evidence(
        "a_pronoun_for_subject",
        "a pronoun for subject",
        lambda happening: float(happening.told.mention.telling.pronoun),
        (("They had met.", "met"),),
        (("Acme made an offer.", "made"),),
    ),
    Evidence(
        "passive",
        "passive",
        lambda happening: float(happening.told.mention.telling.passive),
        (("She could not be reached.", "reached"),),
        (("They had met.", "met"),),
    ),
    Evidence(
        "quoted",
        "quoted",
        lambda happening: float(happening.told.mention.telling.quoted),
        (('"I saw the flames," said Marta Oyelaran. "I ran."', "saw"),),
        (("They had met.", "met"),),
    ),
    Evidence(
        "first_person",
        "told by whom it befell",
        lambda happening: float(happening.told.mention.telling.first_person),
        (('"I saw the flames," said Marta Oyelaran. "I ran."', "saw"),),
        (("They had met.", "met"),),
    ),
    Evidence(
        "asked",
        "asked",
        lambda happening: float(happening.told.mention.telling.asked),
        (("Who fought the war?", "fought"),),
        (("They had met.", "met"),),
    ),
    Evidence(
        "said_by_somebody",
        "said by somebody",
        lambda happening: float(happening.told.event.source is not None),
        (("The mayor wants to leave.", "leave"),),
        (("They had met.", "met"),),
    ),
    Evidence(
        "with_a_number",
        "with a number",
        lambda happening: float(bool(happening.told.mention.telling.numbers)),
        (("Wheat exports fell 12 pct.", "fell"),),
        (("They had met.", "met"),),
    ),
    Evidence(
        "with_names",
        "with names",
        lambda happening: _many(len(happening.told.all_names)),
        (("Acme made an offer.", "made"),),
        (("They had met.", "met"),),
    ),
    Evidence(
        "in_many_words",
        "in many words",
        lambda happening: min(1.0, happening.told.mention.telling.length / LONG),
        (("They had met.", "met"),),
    ),
    Evidence(
        "by_the_main_actor",
        "done by whom the article is about",
        lambda happening: _part(happening.told, Role.AGENT),
        (("Acme made an offer.", "made"),),
        (("They had met.", "met"),),
    ),
    Evidence(
        "to_the_main_actor",
        "done to whom the article is about",
        lambda happening: _part(happening.told, Role.PATIENT),
        (("They held talks.", "held"),),
        (("They had met.", "met"),),
    ),
    Evidence(
        "in_frequent_words",
        "in words that the article often uses",
        lambda happening: _often(happening.told.mention.telling.common),
        (("They held talks.", "held"),),
        (("They had met.", "met"),),
    ),
    Evidence(
        "in_the_headline",
        "in the headline",
        _in_headline,
        (("Mill burns\n\nA mill burned in Orvik on Monday.", "burned"),),
        (("They had met.", "met"),),
    ),
    Evidence(
        "like_the_headline",
        "in words of the headline",
        _of_headline,
        (("Mill burns\n\nA mill burned in Orvik on Monday.", "burned"),),
        (("They had met.", "met"),),
    ),
    Evidence(
        "in_the_first_sentences",
        "in the first sentences",
        _lead,
        (("They had met.", "met"),),
        (("Ada Berg to sue Acme\n\nAda Berg sued Zeta on Monday.", "sue"),),
    ),
    Evidence(
        "mentioned_often",
        "mentioned often",
        lambda happening: _many(len({w.words or w.event.id for w in happening.witnesses}) - 1),
        (("The strike began. Lund praised the strike.", "strike"),),
        (("They had met.", "met"),),
    ),
    Evidence(
        "in_several_sources",
        "in several sources",
        lambda happening: _many(sources(happening.witnesses) - 1),
        (("Ada Berg sued Acme on Monday.", "On Monday Ada Berg sued Acme, an aide said.", "sued"),),
        (("They had met.", "met"),),
    ),
    Evidence(
        "behind_another_of_its_sentence",
        "behind what its sentence told before",
        lambda happening: float(happening.told.mention.telling.behind_in_sentence),
        (("Lund said that Berg resigned.", "resigned"),),
        (("They met on Monday.", "met"),),
    ),
    Evidence(
        "behind_another_of_its_time",
        "behind what was told before of its time",
        lambda happening: float(happening.dated.mention.telling.behind_in_time),
        (("The election is set for May.", "set"),),
        (("They met on Monday.", "met"),),
    ),
    Evidence(
        "alone_at_its_time",
        "the only thing told of its time",
        lambda happening: float(happening.firm and happening.dated.mention.telling.alone),
        (("They met on Monday.", "met"),),
        (("They had met.", "met"),),
    ),
    Evidence(
        "in_words_of_the_article",
        "in the words that set its article apart",
        _in_words_of_the_article,
        (("They held talks.", "held"),),
    ),
    Evidence(
        "worth_a_line",
        "a whole sentence of somebody who is named",
        lambda happening: float(is_worth_a_line(happening)),
        (("Acme made an offer.", "made"),),
        (("The tower is a ruin.", "ruin"),),
    ),
    Evidence(
        "as_editors_print",
        "of a kind that editors print, as the model has learned",
        _learned,
        (("They held talks.", "held"),),
    ),
)
BIAS = "always"


def salience(happening: Happening) -> float:
    """The chance that an editor would print it, rounded to four places."""
    return weighed(happening)[0]


def weighed(happening: Happening, most: int = 4) -> tuple[float, tuple[str, ...]]:
    """The chance that an editor would print it, rounded to four places, and the rows that speak for it, the heaviest first."""
    weights = _weights()
    counted = [(weights[reason.key] * reason.share(happening), reason.name) for reason in REASONS]
    score = weights[BIAS] + sum(weight for weight, _ in counted)
    speaking = sorted((pair for pair in counted if pair[0] > 0), key=lambda pair: (-pair[0], pair[1]))
    return round(1 / (1 + exp(-score)), 4), tuple(name for _, name in speaking[:most])


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
