"""Words that say how an event is told."""

from __future__ import annotations

from dateline.events.language import words

# Before what a happening "came" after, or before, or with.
WHEN = words("prepositions", "before_what_was_before")

# Beside a noun, these tell it from others of its kind.
APART = words("adjectives", "apart")

# Verbs that leave it to an object that is new to say what happened.
TOLD_BY_ITS_OBJECT = words("verbs", "told_by_its_object")

# Words of names that many share.
GENERIC = words("names", "generic")

# Before a noun that is known.
OF_KNOWN = words("determiners", "of_known")
