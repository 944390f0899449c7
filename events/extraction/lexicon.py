"""Words that the rules look up, apart from how the rules combine them.

Verb classes follow TimeML 1.2.1's EVENT classes. ``language/en/derived/nouns.tsv`` gives each noun's log-odds of naming
an event, derived from WordNet's classes of nouns and from counts in annotated news by
``training/derive_event_nouns.py``.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from dateline.events.language import values, words

REPORTING = words("verbs", "says")
DENIALS = words("verbs", "denies")
COMMITTING = words("verbs", "says_and_does")
"""Verbs that say something and do something by it; what they say has a source as well."""
SAYING = REPORTING | COMMITTING
PERCEPTION = words("verbs", "perceives")
ASPECTUAL = words("verbs", "aspectual")
I_ACTION = words("verbs", "i_action")
I_STATE = words("verbs", "i_state")
STATES = words("verbs", "state")
RELATIONAL = words("verbs", "relates")
"""Verbs that relate things and tell of no happening; they are no events as participles ("based in", "compared with")."""

STATE_NOUNS = words("nouns", "state")
I_STATE_NOUNS = words("nouns", "i_state")
REPORTING_NOUNS = words("nouns", "says")
ASPECTUAL_NOUNS = words("nouns", "aspectual")
I_STATE_ADJECTIVES = words("adjectives", "i_state")

LIGHT_VERBS = words("verbs", "light")
"""Verbs that leave it to a noun to say what happened ("held talks", "took place")."""

LIGHT_SUBJECT_VERBS = words("verbs", "light_for_subject")
SHARING = words("verbs", "subject_does_object")
"""Verbs whose subject does, or undergoes, what their object names: "suffered a loss", "abandoned its pursuit"."""
RECIPROCAL_NOUNS = words("nouns", "reciprocal")
"""Nouns of what several do together, whose names before them are of those who do it: "US-Iran talks"."""
MOVING_NOUN_PREPOSITIONS = words("prepositions", "before_happening")

PLANS = words("verbs", "complement_planned")
BELIEFS = words("verbs", "complement_believed")
SEMI_AUXILIARIES = words("verbs", "semi_auxiliary")
"""Verbs that with an infinitive only place it in time or make it necessary ("is going to fall", "had to sell")."""

HYPOTHETICAL_MARKS = words("prepositions", "opens_condition")
NEGATIONS = words("adverbs", "negates")
NEGATIVE_DETERMINERS = words("determiners", "negates")
MODALS_OF_FUTURE = words("auxiliaries", "future")
MODALS_OF_POSSIBILITY = words("auxiliaries", "possible")
MODALS_OF_CONDITION = words("auxiliaries", "conditional")
POSSIBLY = words("adverbs", "possibly")
HABITUAL = words("adverbs", "habitual")

TEMPORAL_NOUNS = words("nouns", "time")
UNDATED_NOUNS = words("nouns", "time_without_date")
"""Words of time that an object names without telling when: "lost time"."""
SPENDING = words("verbs", "object_is_time")
"""Verbs whose object is the time itself: "spent the day"."""
SPOTS = words("nouns", "spot")
"""Nouns of which an infinitive tells what is done there: "a place to sleep"."""
PARTS_OF_TIME = words("nouns", "part_of_time")
"""Nouns that name a time by another beside them: "the end of May", "a couple of weeks"."""
CLOCK_WORDS = words("calendar", "clock")
TEMPORAL_ADJECTIVES = words("adjectives", "time")
MOVING = words("verbs", "moves")
"""Verbs that make "home" and "there" a destination."""
AMBIGUOUS_MONTHS = words("calendar", "month_with_capital_only")
"""Months only where they are written with a capital."""

PLACE_PREPOSITIONS = words("prepositions", "place")
PREPOSITION_ROLES = values("prepositions", "role")
HONORIFICS = words("names", "honorific")
GENDER_OF_HONORIFICS = values("names", "gender")

TEMPORAL_ADVERBS = words("adverbs", "time")
PLACE_ADVERBS = words("adverbs", "place")
CONNECTIVES = words("connectives", "opening")
"""Words at the begin of a clause that tie it to what came before."""
CONNECTIVES_ANYWHERE = words("connectives", "anywhere")

UNTOLD_ADVERBS = words("adverbs", "untold")
"""Adverbs that say nothing of when, where or how: of focus, degree and stance, links between sentences, particles."""


def place_nouns() -> frozenset[str]:
    """Nouns that name places and things to be in."""
    return words("derived/nouns", "place")


@cache
def event_nouns() -> Mapping[str, float]:
    """Each noun's log-odds of naming an event, without looking at its sentence."""
    return MappingProxyType({lemma: float(odds) for lemma, odds in values("derived/nouns", "event").items()})


def speaker_nouns() -> frozenset[str]:
    """Nouns for people and for groups of people, who can say something."""
    return words("derived/nouns", "speaker")


MALE_NOUNS = words("nouns", "male")
FEMALE_NOUNS = words("nouns", "female")


def given_names() -> Mapping[str, str]:
    """Given names that nearly always tell a gender, with that gender (Masc or Fem)."""
    return values("derived/given_names", "gender")


def person_nouns() -> frozenset[str]:
    """Nouns whose first sense is a person."""
    return words("derived/nouns", "person")


def group_nouns() -> frozenset[str]:
    """Nouns whose first sense is a group, mostly of people."""
    return words("derived/nouns", "group")
