"""Which words a row cannot do without, read off its pattern, so that most rows are never tried on most lines.

>>> [sorted(need) for need in needs("(?:about )?(?:two|three) (?:days?|weeks?) ago")]
[[' three ', ' two '], [' day', ' week'], [' ago ']]
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain

Need = frozenset[str]
"""Pieces of words of which a match holds one at least; a space marks where a word begins or ends."""

FIGURE = "0"
"""Stands for a piece of the line that begins with a figure."""
_COUNT = re.compile(r"(?P<least>[?*+]|\{(?P<number>\d+)(?:,\d*)?\})\??")
_GROUP = re.compile(r"\((?:\?(?::|P<\w+>|<?[=!]|P=\w+))?")
_CLASS = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]")
_BRACKETS = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()]")
_OF_A_FIGURE, _BY_LETTERS = 40, (500, 500, 60, 10, 2)  # how often in so many lines without time; the fewer letters the oftener


def needs(source: str) -> list[Need]:
    """All that a match of this pattern, which begins and ends with whole words, needs: of each need one piece at least."""
    return _Reader(source, _ends(source)).alternatives(bounded=True, over=True).needs


@dataclass(frozen=True, slots=True)
class _Part:
    """What a part of a pattern needs, and whether a word is over behind it."""

    needs: list[Need]
    closed: bool


@dataclass(slots=True)
class _Sequence:
    """Parts one after the other: the needs so far, and the letters that go on."""

    bounded: bool
    needs: list[Need] = field(default_factory=list)
    letters: str = ""

    @property
    def closed(self) -> bool:
        """Whether a new word begins here."""
        return self.letters.endswith(" ") if self.letters else self.bounded

    def cut(self, *, closed: bool = False, over: bool = False) -> None:
        """Turn the letters so far into needs; ``over`` says that their last word ends here, ``closed`` that the next begins."""
        pieces = f"{' ' if self.bounded and self.letters[:1] != ' ' else ''}{self.letters}{' ' * over}".split(" ")
        for place, piece in enumerate(pieces):
            if piece:
                self.needs.append(
                    frozenset([FIGURE if piece.isdigit() else f"{' ' * (place > 0)}{piece}{' ' * (place < len(pieces) - 1)}"])
                )
        self.letters, self.bounded = "", closed


_READ: dict[tuple[str, bool, bool], _Part] = {}


@dataclass(slots=True)
class _Reader:
    """Reads the few signs that our patterns are made of."""

    source: str
    ends: Mapping[int, int]
    at: int = 0

    def alternatives(self, *, bounded: bool, over: bool) -> _Part:
        """Branches up to the end of their group; ``bounded`` says that a word begins with it, ``over`` that one ends with it."""
        branches = [self._sequence(bounded=bounded, over=over)]
        while self.source[self.at : self.at + 1] == "|":
            self.at += 1
            branches.append(self._sequence(bounded=bounded, over=over))
        closed = all(branch.closed for branch in branches)
        if len(branches) == 1:
            return branches[0]
        if not all(branch.needs for branch in branches):
            return _Part([], closed)
        return _Part([frozenset(chain.from_iterable(min(branch.needs, key=_frequency) for branch in branches))], closed)

    def _sequence(self, *, bounded: bool, over: bool) -> _Part:
        told = _Sequence(bounded)
        while self.at < len(self.source) and self.source[self.at] not in "|)":
            self._part(told, over=over)
        closed = told.closed
        told.cut(over=over)
        return _Part(told.needs, closed)

    def _part(self, told: _Sequence, *, over: bool) -> None:
        letter = self.source[self.at]
        if letter == "(":
            self._group(told, over=over)
        elif letter == "[":
            signs = self._take(_CLASS)[1:-1]
            self._closing(told, [frozenset([FIGURE])] if signs.replace("-", "").isdigit() else [])
        elif letter == "\\" and self.source[self.at + 1].isalpha():
            self.at += 2
            self._closing(told, [frozenset([FIGURE])] if self.source[self.at - 1] == "d" else [])
        elif letter in ".^$":
            self.at += 1
            self._closing(told, [])
        else:
            self.at += 1 + (letter == "\\")
            self._letter(told, self.source[self.at - 1])

    def _letter(self, told: _Sequence, letter: str) -> None:
        least = self._least()
        if least is None:
            told.letters += letter
        elif least:
            told.letters += letter
            told.cut()
        else:
            told.cut(closed=False)

    def _group(self, told: _Sequence, *, over: bool) -> None:
        is_over, was_over = self._is_over(self.ends[self.at] + 1, over=over), self._is_over(self.at, over=over)
        end = self.ends[self.at]
        kind = self._take(_GROUP)[1:]
        inside = self._inside(end, bounded=told.closed, over=is_over and not kind.endswith(("=", "!")))
        self.at = end + 1
        before, least = told.closed, self._least()
        if kind.endswith(("=", "!")):  # looks at what stands beside
            told.needs.extend(inside.needs if kind == "?=" and least != 0 else [])
            return
        if kind.startswith("?P="):
            told.cut()
            return
        told.cut(closed=inside.closed and (before or least != 0), over=was_over)
        told.needs.extend(inside.needs if least != 0 else [])

    def _inside(self, end: int, *, bounded: bool, over: bool) -> _Part:
        """A group's branches; many groups stand in many patterns (the months), and are read once."""
        key = self.source[self.at : end], bounded, over
        if key not in _READ:
            _READ[key] = self.alternatives(bounded=bounded, over=over)
        return _READ[key]

    def _is_over(self, at: int, *, over: bool) -> bool:
        """Whether a word ends here, whatever follows: a space, optional parts that begin with one, or the end."""
        while self.source[at : at + 1] not in {"", "|", ")"}:
            if self.source[at] == " ":
                return True
            after = self.ends.get(at, at) + 1
            if not (self.source.startswith("(?: ", at) and "|" not in self.source[at:after] and self.source[after : after + 1] == "?"):
                return self.source.startswith("(?![^ ])", at)
            at = after + 1
        return over

    def _closing(self, told: _Sequence, found: list[Need]) -> None:
        told.cut()
        told.needs.extend(found if self._least() != 0 else [])

    def _take(self, pattern: re.Pattern[str]) -> str:
        """The signs that this pattern reads here."""
        found = pattern.match(self.source, self.at)
        taken = found[0] if found is not None else ""
        self.at += len(taken)
        return taken

    def _least(self) -> int | None:
        """How often at least the part that was read stands; ``None`` where no sign says so."""
        found = _COUNT.match(self.source, self.at)
        if found is None:
            return None
        self.at = found.end()
        return int(found["number"]) if found["number"] else int(found["least"] == "+")


def _ends(source: str) -> dict[int, int]:
    """Where each group that is opened is closed."""
    opened, ends = [], {}
    for sign in _BRACKETS.finditer(source):
        if sign[0] == "(":
            opened.append(sign.start())
        elif sign[0] == ")":
            ends[opened.pop()] = sign.start()
    return ends


def _frequency(need: Iterable[str]) -> int:
    return sum(map(_often, need))


def _often(piece: str) -> int:
    letters = len(piece.strip())
    if piece == FIGURE:
        return _OF_A_FIGURE
    return _BY_LETTERS[letters] if letters < len(_BY_LETTERS) else 1


class Sieve:
    r"""Which of several patterns may match a line.

    >>> sieve = Sieve(["(?:two|three) days? ago", "in 19\\d\\d"])
    >>> list(sieve.may_match(["they", "left", "two", "days", "ago"])), list(sieve.may_match(["they", "left", "in", "1990"]))
    ([0], [1])
    """

    def __init__(self, sources: Sequence[str]) -> None:
        wanted = [needs(source) for source in sources]
        kinds = list(dict.fromkeys(chain.from_iterable(wanted)))
        bits = {need: 1 << place for place, need in enumerate(kinds)}
        self._bits = {piece: sum(bits[need] for need in kinds if piece in need) for piece in sorted(set(chain.from_iterable(kinds)))}
        self._longest = max(map(len, self._bits))
        self._wanted = [sum(bits[need] for need in set(found)) for found in wanted]
        self._met_by = lru_cache(maxsize=1 << 15)(self._meets)

    def may_match(self, words: Iterable[str]) -> Iterator[int]:
        """The numbers of the patterns all of whose needs these words meet."""
        met = 0
        for word in words:
            met |= self._met_by(word)
        return (number for number, wanted in enumerate(self._wanted) if wanted & met == wanted)

    def _meets(self, word: str) -> int:
        framed, met = f" {word} ", self._bits.get(FIGURE, 0) if word[:1].isdigit() else 0
        for start in range(len(framed)):
            for end in range(start + 1, min(start + self._longest, len(framed)) + 1):
                met |= self._bits.get(framed[start:end], 0)
        return met
