"""Reads the tables of words (``en/*.tsv``)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

LANGUAGE = "en"


@cache
def words(kind: str, prop: str) -> frozenset[str]:
    """All words of a table that have a property.

    >>> sorted(words("auxiliaries", "future"))
    ['shall', 'will', 'wo']

    Raises:
        KeyError: no word of the table has it; a property that nobody has is a slip of the pen.
    """
    return _table(kind)[prop]


def rows(kind: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each word of a table with its properties, in the order of the file; ``#`` opens a comment line."""
    text = files("dateline.events.language").joinpath(LANGUAGE, f"{kind}.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            word, _, properties = line.partition("\t")
            yield word, tuple(properties.split())


@cache
def _table(kind: str) -> Mapping[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for word, properties in rows(kind):
        for prop in properties:
            found[prop].add(word)
    return {prop: frozenset(members) for prop, members in found.items()}
