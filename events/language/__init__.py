"""The words of a language, in tables: one row a word, one name a property. Rules ask for properties, never for lists of their own.

A property may have a value (``month=5``).

>>> "promise" in words("verbs", "looks_ahead")
True
"""

from dateline.events.language.tables import numbers, values, words

__all__ = ["numbers", "values", "words"]
