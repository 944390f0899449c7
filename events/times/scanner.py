"""A sentence as a line of small words with single spaces, and the way back into the text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from events.schema import Document, Sentence, Span, Token

_PIECE = re.compile(r"\d+(?:st|nd|rd|th|s)(?![^\W_])|\d+|[^\W\d_]+|[^\s]")
_PLAIN = str.maketrans({"\u2019": "'", "\u2018": "'", "\u0060": "'", "\u2013": "-", "\u2010": "-", "\u2011": "-"})
_PLAIN |= {ord(letter): letter.lower() for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}


@dataclass(frozen=True, slots=True)
class Line:
    """The words of a sentence, in small letters, joined by single spaces.

    ``starts`` and ``ends`` are where each piece stands in ``text``; ``spans`` where it stands in the article.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    spans: tuple[Span, ...]
    sentence: Sentence

    def span(self, start: int, end: int) -> Span:
        """The article's characters behind ``text[start:end]``."""
        first, last = bisect_left(self.starts, start), bisect_right(self.ends, end) - 1
        return Span(self.spans[first].start, self.spans[last].end)

    def tokens(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens behind ``text[start:end]``, in text order."""
        span = self.span(start, end)
        return tuple(token for token in self.sentence.tokens if token.span.overlaps(span))


def read_line(document: Document, sentence: Sentence) -> Line:
    """The sentence's line.

    Time is linear in the length of the sentence.
    """
    span = sentence.span
    plain = span.of(document.text).translate(_PLAIN)
    pieces, starts, ends, spans, at = [], [], [], [], 0
    for piece in _PIECE.finditer(plain):
        pieces.append(piece[0])
        starts.append(at)
        ends.append(at + len(piece[0]))
        spans.append(Span(span.start + piece.start(), span.start + piece.end()))
        at = ends[-1] + 1
    return Line(" ".join(pieces), tuple(starts), tuple(ends), tuple(spans), sentence)
