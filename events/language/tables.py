"""Reads the tables of words: ``en/*.tsv`` were written by hand, ``en/derived/*.tsv`` by the programs in ``training/``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

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


@cache
def values(kind: str, prop: str) -> Mapping[str, str]:
    """What each word of a table has for a property that takes a value, written ``property=value``.

    >>> values("calendar", "season")["autumn"]
    'FA'

    Raises:
        KeyError: no word of the table has it.
    """
    return MappingProxyType({word: _values(kind)[word, prop] for word in sorted(_table(kind)[prop])})


def numbers(kind: str, prop: str) -> Mapping[str, int]:
    """The same, where the values are whole numbers.

    >>> numbers("calendar", "month")["may"]
    5
    """
    return MappingProxyType({word: int(value) for word, value in values(kind, prop).items()})


def rows(kind: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each word of a table with its properties, in the order of the file; ``#`` opens a comment line."""
    for word, *properties in cells(kind):
        yield word, tuple(" ".join(properties).split())


def cells(kind: str) -> Iterator[list[str]]:
    """The lines of a table, or of a list of another form, cut at their tabs."""
    return cut("dateline.events.language", LANGUAGE, f"{kind}.tsv")


def cut(package: str, *path: str) -> Iterator[list[str]]:
    """The lines of any table that a package holds, of words or of weights, cut at their tabs; ``#`` opens a comment line.

    >>> next(cut("dateline.events.merging", "story_weights.tsv"))[0]
    'like_words'
    """
    text = files(package).joinpath(*path).read_text(encoding="utf-8")
    return (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))


@cache
def _table(kind: str) -> Mapping[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for word, properties in rows(kind):
        for prop in properties:
            found[prop.partition("=")[0]].add(word)
    return {prop: frozenset(members) for prop, members in found.items()}


@cache
def _values(kind: str) -> Mapping[tuple[str, str], str]:
    pairs = ((word, prop.partition("=")) for word, properties in rows(kind) for prop in properties)
    return {(word, name): value for word, (name, _, value) in pairs}
