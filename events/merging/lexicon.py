"""Words that name one kind of happening, so that its mentions can be brought together.

A family is a set of lemmas that a second mention may use for what a first one told ("talks", "session",
"discussions"). Families are small on purpose: a wrong merge is worse than a missed one.
"""

from __future__ import annotations

from dateline.events.language import values, words
from dateline.events.language.stems import stem

_FAMILY_OF = values("happenings", "family")

# Happenings that one sufferer or doer has once: the same named person is enough.
ONCE = words("verbs", "once_a_life")

# Verbs that say too little by themselves to be brought together.
EMPTY = words("verbs", "empty")

# Verbs that tell something of their nouns and are no one happening with them ("a rise followed the invasion").
APART_FROM_NOUNS = words("verbs", "apart_from_its_noun")

# Written as names or numbers, and shared by many.
NO_NAMES = words("calendar", "day_or_month") | words("names", "number")

# Counts in words ("three people").
COUNTS = frozenset(values("numbers", "number")) | frozenset(values("numbers", "tens"))

# What a figure does, by verb and by noun: one of each figure ("prices rose", "a rise in prices").
COURSES = words("verbs", "course") | words("verbs", "scalar") | words("nouns", "change")


def kind_of(lemma: str) -> str:
    """What kind of happening a predicate names: its family, or its stem.

    >>> kind_of("session") == kind_of("talks"), kind_of("negotiating") == kind_of("negotiate")
    (True, True)
    """
    lemma = lemma.lower()
    return _FAMILY_OF.get(lemma) or stem(lemma)
