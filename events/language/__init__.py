"""The words of a language, in tables: one row a word, one name a property. Rules ask for properties, never for lists of their own.

>>> "promise" in words("verbs", "looks_ahead")
True
"""

from dateline.events.language.tables import words

__all__ = ["words"]
