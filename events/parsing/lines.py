"""Where a line begins something of its own though no blank line stands before it: items, rows, entries of a log, headlines, bylines.

Elsewhere a line end within a paragraph is a blank: many texts are wrapped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_ITEMS = (
    (re.compile(r"\s*[•·▪◦●*–—-]\s"), 1 / 3),
    (re.compile(r"\s*\(?\d{1,2}[.)]\s"), 1 / 3),
    (re.compile(r"\s*\[?\d{1,2}[:.]\d\d\b"), 1 / 3),
    (re.compile(r"\s*\|[^|]*\w[^|]*\|"), 1 / 3),
    (re.compile(r"\s*[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}:\s"), 1 / 3),
    (re.compile(r"\s*(?:[A-Z][a-z]{2,8}\.? \d{1,2}\b|\d{1,2} [A-Z][a-z]{2,8}\b|[12]\d{3}\b)"), 2 / 3),
)
"""What opens an item: a bullet, a number, a clock time, a row's first cell, a speaker, a day or a year; and the share of a paragraph's
lines that must open so for each to be meant as such, as a line of wrapped prose may begin with any."""
_NAME = r"[A-Z][\w.'’-]+"
_BYLINE = re.compile(rf"\s*(?:By|BY) {_NAME}(?: {_NAME}){{1,3}}(?:(?: and|,| \|) {_NAME}(?: {_NAME}){{0,4}})?")
LONGEST_HEADLINE = 120  # characters of a line in capitals


def openings(text: str) -> Iterator[int]:
    r"""The places where such lines begin.

    >>> [text[place:] for text in ["MAYOR QUITS\nLund's mayor resigned."] for place in openings(text)]
    ["Lund's mayor resigned."]
    """
    start, paragraph = 0, list[tuple[int, str]]()
    for line in (*text.split("\n"), ""):
        if line.strip():
            paragraph.append((start, line))
        else:
            yield from _openings(paragraph)
            paragraph = []
        start += len(line) + 1


def _openings(paragraph: Sequence[tuple[int, str]]) -> Iterator[int]:
    lines = [line for _, line in paragraph]
    items = _items(lines)
    for number, (start, line) in enumerate(paragraph):
        if number and (number in items or _stand_apart(lines[number - 1], line)):
            yield start


def _items(lines: Sequence[str]) -> frozenset[int]:
    """The lines that open an item."""
    for pattern, share in _ITEMS:
        found = [number for number, line in enumerate(lines) if pattern.match(line)]
        if len(found) > 1 and len(found) >= share * len(lines):
            return frozenset(found)
    return frozenset()


def _stand_apart(before: str, line: str) -> bool:
    """Whether a headline in capitals or a byline ends or begins between two lines."""
    return _is_byline(before) or _is_byline(line) or (_is_headline(before) and not line.isupper())


def _is_byline(line: str) -> bool:
    return len(line) <= LONGEST_HEADLINE and _BYLINE.fullmatch(line.rstrip()) is not None


def _is_headline(line: str) -> bool:
    said = line.strip()
    return said.isupper() and " " in said and len(said) <= LONGEST_HEADLINE and said[-1].isalnum()
