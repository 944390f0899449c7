"""How words are written, which the word pieces do not show: they are all in small letters."""

from __future__ import annotations

from collections.abc import Sequence

SHAPES = ("", "xx", "Xx", "XX", "X", "1", ".", "xX", "Xx first", "X first")
"""No word, small, with a capital, in capitals, one capital, figures, marks, mixed; the first word of a sentence apart."""

_NUMBERS = {shape: number for number, shape in enumerate(SHAPES)}
_FIRST = {_NUMBERS["Xx"]: _NUMBERS["Xx first"], _NUMBERS["X"]: _NUMBERS["X first"]}
_WITHOUT_LETTERS = frozenset([_NUMBERS["1"], _NUMBERS["."]])


def shape(word: str) -> int:
    """Which of ``SHAPES`` a word has that does not open its sentence.

    >>> [SHAPES[shape(word)] for word in ("Oslo", "NATO", "mRNA", "1987", "...")]
    ['Xx', 'XX', 'xX', '1', '.']
    """
    return _NUMBERS[_shape(word)]


def _shape(word: str) -> str:
    if not any(letter.isalpha() for letter in word):
        return "1" if any(letter.isdigit() for letter in word) else "."
    if word.islower():
        return "xx"
    if word.isupper():
        return "XX" if len(word) > 1 else "X"
    return "Xx" if word[0].isupper() and word[1:].islower() else "xX"


def with_first(shapes: Sequence[int]) -> list[int]:
    """The shapes of a sentence's words, that of its first word with letters marked as such.

    >>> [SHAPES[number] for number in with_first([shape(word) for word in ('"', "Oslo", "Fjord")])]
    ['.', 'Xx first', 'Xx']
    """
    place = next((place for place, number in enumerate(shapes) if number not in _WITHOUT_LETTERS), 0)
    return [*shapes[:place], *(_FIRST.get(number, number) for number in shapes[place : place + 1]), *shapes[place + 1 :]]
