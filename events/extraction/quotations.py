"""What stands between quotation marks or behind a speaker's name, and who says it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from operator import attrgetter

from dateline.events.schema import Document, Sentence, Span, Token

MARKS = re.compile("[“”\"]|``|''|\n(?=\\s?\n|\\s?$)")
"""Quotation marks, those of the wires too, and the ends of paragraphs."""
OPENING, EITHER = frozenset({"“", "``"}), frozenset({'"', "''"})
CLOSING = ("”", '"', "''")
CLOSES, OPENS = re.compile(r'[\w,.]"\s'), re.compile(r'[\s(]"\w')
"""What stands around a straight mark that can only close, and around one that can only open."""
LABEL = re.compile(r"(?:(?<=\n)|(?<=[\"“])|\A)[ \t]*((?:[A-Z][\w.'’-]+ ){0,3}[A-Z][\w.'’-]+): (?=\S)")
"""A name and a colon, at the begin of a line or of a quotation."""
SIGNATURE = re.compile(r"\s*[―—–]\s*((?:[A-Z][\w.'’-]*[ \t]+){1,3}[A-Z][\w'’-]+)(?=\s*(?:[\n,.“”\"]|\Z))")
"""A dash and a name of several words, and no more."""
LINE = re.compile(r"[^\n]*")
MORE_LINES = re.compile(r"[^\n]*(?:\n+[\"“](?![A-Z][\w.'’-]*:)[^\n]*)*")
FEWEST_TURNS = 3  # names in capitals before a colon make an interview


@dataclass(frozen=True, slots=True)
class Speech:
    """A saying: where it stands (token 0: there is no word of saying) and who speaks."""

    sentence: int
    token: int
    speaker: Span


def quotations_of(text: str) -> list[Span]:
    """The spans between quotation marks; a paragraph that opens and does not close is quoted to its end."""
    found: list[Span] = []
    start: int | None = None
    for mark in MARKS.finditer(text):
        if mark.group() == "\n":
            if start is not None:
                found.append(Span(start, mark.start()))
            start = None
        elif mark.group() in OPENING or (mark.group() in EITHER and start is None):
            start = mark.start() if not _can_only(CLOSES, text, mark) else None
        elif start is not None and _can_only(OPENS, text, mark):
            if "\n" in text[start : mark.start()]:
                found.append(Span(start, text.index("\n", start)))
            start = mark.start()  # the one before was never closed
        elif start is not None:
            found.append(Span(start, mark.end()))
            start = None
    return found


def _can_only(shape: re.Pattern[str], text: str, mark: re.Match[str]) -> bool:
    """Whether what stands on both sides of a straight mark tells that it opens nothing, or that it closes nothing."""
    return mark.group() == '"' and shape.fullmatch(text, max(0, mark.start() - 1), mark.end() + 1) is not None


def quotation_at(quotations: list[Span], span: Span) -> int | None:
    """The number of the quotation that the words stand in; quotations stand in text order and do not overlap."""
    number = bisect_right(quotations, span.start, key=attrgetter("start")) - 1
    return number if number >= 0 and quotations[number].covers(span) else None


def beside(text: str, quotations: list[Span], sentence: Sentence) -> Iterator[int]:
    """The quotations that a sentence without words of its own in them introduces or follows: behind its colon, or right before it."""
    span = sentence.span
    first = bisect_left(quotations, span.start, key=attrgetter("start"))
    for number in range(max(first - 1, 0), len(quotations)):
        quotation = quotations[number]
        if quotation.start < span.end:
            between = text[quotation.end : span.start]
            followed = quotation.end <= span.start and not between.strip() and "\n" not in between
            if followed or (span.start <= quotation.start and quotation.end <= span.end):
                yield number
            continue
        if text.endswith(":", span.start, span.end) and not text[span.end : quotation.start].strip():
            yield number
        break


def signed(text: str, quotations: list[Span]) -> Iterator[tuple[int, Span]]:
    """Quotations with a dash and a name behind them, and the name (“We were lucky.” – Ana Lund)."""
    for number, quotation in enumerate(quotations):
        found = SIGNATURE.match(text, quotation.end)
        if found is not None and text[: quotation.end].endswith(CLOSING):
            yield number, Span(found.start(1), found.end(1))


def continued(text: str, quotations: list[Span], said_in: Mapping[int, Speech]) -> dict[int, Speech]:
    """Each quotation's saying: its own, or that of the one before it in the same paragraph, or over paragraphs where none was closed."""
    speeches = dict(said_in)
    for number, quotation in enumerate(quotations):
        before = speeches.get(number - 1)
        if number in speeches or before is None:
            continue
        last = quotations[number - 1]
        between = text[last.end : quotation.start]
        open_end = not last.of(text).rstrip().endswith(CLOSING)
        if "\n" not in between.strip(" ") or (open_end and not between.strip()):
            speeches[number] = before
    return speeches


def labelled(document: Document) -> Iterator[tuple[Span, Span]]:
    """A speaker's name before a colon, and the words that he says: to the end of the line, or to the next such name."""
    text = document.text
    labels = list(LABEL.finditer(text))
    interview = sum(label.group(1).isupper() for label in labels) >= FEWEST_TURNS
    turns = _turns(labels)
    marks = [
        label for label in labels if label.group(1) in turns or (interview and label.group(1).isupper()) or _is_speaker(document, label)
    ]
    for number, mark in enumerate(marks):
        end = min(_end_of_turn(text, mark), marks[number + 1].start() if number + 1 < len(marks) else len(text))
        if end > mark.end():
            yield Span(mark.start(1), mark.end(1)), Span(mark.end(), end)


def _turns(labels: list[re.Match[str]]) -> frozenset[str]:
    """The names that take turns: at least two, each more than once, before a colon at the begin of their lines."""
    counts = Counter(label.group(1) for label in labels)
    several = frozenset(name for name, count in counts.items() if count > 1)
    return several if len(several) > 1 else frozenset()


def _end_of_turn(text: str, mark: re.Match[str]) -> int:
    """The end of the line; of a quoted interview the end of the last line in a row that a quotation mark opens."""
    lines = MORE_LINES if text[mark.start() - 1 : mark.start()] in {'"', "“"} else LINE
    found = lines.match(text, mark.end())
    return found.end() if found else len(text)


def _is_speaker(document: Document, mark: re.Match[str]) -> bool:
    """Names that the text has elsewhere, as the subject of a clause; no "Exclusive:", no "London:"."""
    label = Span(mark.start(1), mark.end(1))
    tokens = [token for sentence in document.sentences for token in sentence.tokens]
    words = [token for token in tokens if label.overlaps(token.span)]
    if not words or any(word.upos not in {"PROPN", "PUNCT"} for word in words):
        return False
    own = words[-1].text.lower()
    return any(_is_subject(sentence, token) for sentence in document.sentences for token in sentence.tokens if token.text.lower() == own)


def _is_subject(sentence: Sentence, token: Token) -> bool:
    """Whether the word is a subject, or the last name of one."""
    head = sentence.head(token)
    return token.relation == "nsubj" or (token.relation == "flat" and head is not None and head.relation == "nsubj")


def tokens_in(document: Document, span: Span) -> Iterator[tuple[Sentence, Token]]:
    """Every token inside the span, with its sentence."""
    for sentence in document.sentences:
        if sentence.span.overlaps(span):
            yield from ((sentence, token) for token in sentence.tokens if span.covers(token.span))
