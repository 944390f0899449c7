"""Sentences as lines of small words with single spaces, and the way back into the text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.events.calendar.wording import MONTHS, WEEKDAYS
from dateline.events.schema import Document, Sentence, Span, Token

_PIECE = re.compile(r"\d+(?:st|nd|rd|th|s)(?![^\W_])|\d+|[^\W\d_]+|[^\s]")
_PLAIN = {ord(sign): "'" for sign in "\u2019\u2018`"} | {ord(sign): "-" for sign in "\u2013\u2010\u2011"}
_PLAIN |= {ord(letter): letter.lower() for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
_CUT_SHORT = re.compile(r"\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|[ap]\.m)\.$", re.IGNORECASE)
_DAY, _MONTH = re.compile(r"(?<!\S)\d\d?$"), re.compile(rf" (?:{'|'.join(MONTHS)})\b")
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)})$")
_NUMBER = re.compile(r" \d\d?\b(?![:.]\d)")
_STAMP = re.compile(rf"[*_#]*(?:(?:{'|'.join(WEEKDAYS)}),? )?\d\d?[:.]\d\d(?: ?[ap]\.?m)?[.:]?[*_]*")
_LONGEST = 9  # letters of "Wednesday"
_STAMP_LENGTH = 30  # characters at most


@dataclass(frozen=True, slots=True)
class Line:
    """The words of a sentence, in small letters, joined by single spaces.

    ``starts`` and ``ends`` are where each piece stands in ``text``; ``spans`` where it stands in the article.
    ``sentences`` are more than one where a parser broke off after "Oct." or "p.m.", or behind the hour that opens an entry.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    spans: tuple[Span, ...]
    sentences: tuple[Sentence, ...]

    def span(self, start: int, end: int) -> Span:
        """The article's characters behind ``text[start:end]``."""
        first, last = bisect_right(self.starts, start) - 1, bisect_left(self.ends, end)
        return Span(self.spans[first].start, self.spans[last].end)

    def goes_on(self, end: int) -> bool:
        """Whether the article writes the next piece without a space after ``text[:end]``: "1,990"."""
        last = bisect_left(self.ends, end)
        return last + 1 < len(self.spans) and self.spans[last].end == self.spans[last + 1].start

    def sentence(self, start: int) -> Sentence:
        """The sentence in which ``text[start]`` stands."""
        at = self.spans[bisect_right(self.starts, start) - 1].start
        return next(sentence for sentence in reversed(self.sentences) if sentence.tokens[0].span.start <= at)

    def sentence_of(self, token: Token) -> Sentence:
        """The sentence that the token is a word of."""
        return next(sentence for sentence in reversed(self.sentences) if sentence.tokens[0].span.start <= token.span.start)

    def tokens(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens behind ``text[start:end]`` in the sentence where it starts."""
        span, tokens = self.span(start, end), self.sentence(start).tokens
        first = bisect_right(tokens, span.start, key=lambda token: token.span.end)
        last = bisect_left(tokens, span.end, key=lambda token: token.span.start)
        return tokens[first:last]


def read_lines(document: Document) -> Iterator[Line]:
    """The document's sentences as lines, in time linear in the length of the text."""
    group: list[Sentence] = []
    for sentence in document.sentences:
        group.append(sentence)
        if not (_is_cut_short(document, sentence) or _is_stamp(document, sentence)):
            yield _line(document, tuple(group))
            group = []
    if group:
        yield _line(document, tuple(group))


def _is_cut_short(document: Document, sentence: Sentence) -> bool:
    end = document.text[max(sentence.span.end - 6, sentence.span.start) : sentence.span.end]
    if _WEEKDAY.search(document.text, max(sentence.span.end - _LONGEST, sentence.span.start), sentence.span.end):
        return bool(_NUMBER.match(document.text, sentence.span.end))
    return bool(_CUT_SHORT.search(end) or (_DAY.search(end) and _MONTH.match(document.text, sentence.span.end)))


def _is_stamp(document: Document, sentence: Sentence) -> bool:
    """Whether the sentence is only the hour that opens a line, and the line goes on."""
    start, end = sentence.span.start, sentence.span.end
    if end - start > _STAMP_LENGTH or not _STAMP.fullmatch(document.text, start, end):
        return False
    return document.text[max(start - 1, 0) : start] in {"", "\n"} and document.text[end : end + 1] == " "


def _line(document: Document, sentences: tuple[Sentence, ...]) -> Line:
    begin = sentences[0].span.start
    plain = document.text[begin : sentences[-1].span.end].translate(_PLAIN)
    pieces, starts, ends, spans, at = [], [], [], [], 0
    for piece in _PIECE.finditer(plain):
        pieces.append(piece[0])
        starts.append(at)
        ends.append(at + len(piece[0]))
        spans.append(Span(begin + piece.start(), begin + piece.end()))
        at = ends[-1] + 1
    return Line(" ".join(pieces), tuple(starts), tuple(ends), tuple(spans), sentences)
