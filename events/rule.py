"""What a rule is, in every room that tests trees or mentions: a row of a table, with sentences that show what it is for.

A rule decides; evidence is weighed. Rules that match words in a row, as time expressions do, are patterns (``times/rows/row.py``).
"""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from typing import Generic, TypeVar

Find = TypeVar("Find")
Value = TypeVar("Value")

Example = tuple[str, ...]
"""A text, and which words of it the rule is about; merging rules have a text an article."""


@dataclass(frozen=True, slots=True)
class Rule(Generic[Find]):
    """A row: what to call it, how it looks, and examples, every one of which the tests run.

    ``name`` is for people, and no other rule reads it. In a counter-example the rule finds nothing, near as it may seem.
    """

    name: str
    find: Find
    examples: tuple[Example, ...]
    counter_examples: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict(Rule[Find], Generic[Find, Value]):
    """A row whose test says yes or no, and what it gives where it says yes.

    >>> Verdict("long", lambda word: len(word) > 5, (("sentence",),), gives="a long word").gives
    'a long word'
    """

    _: KW_ONLY
    gives: Value


@dataclass(frozen=True, slots=True)
class Evidence(Generic[Find]):
    """A row that decides nothing alone: what is looked at, and how far it holds, between 0 and 1; a table of weights says what it counts.

    ``key`` is what that table calls it; ``name`` is for people. It holds in an example, and not in a counter-example.
    """

    key: str
    name: str
    share: Find
    examples: tuple[Example, ...] = ()
    counter_examples: tuple[Example, ...] = ()
