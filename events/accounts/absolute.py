"""Times that only the day of the article explains, as a line that stands alone says them: "last year", "a month ago"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dateline.events.accounts.telling import stands_in_quotes
from dateline.events.calendar.wording import point_in_words
from dateline.events.language import words
from dateline.events.schema import Grain, Moment, Origin, Sentence, Span, TimeExpression, Token

BESIDE = words("adverbs", "distant")
"""They count from another time, which need not be as long ("at the end of January, up from 4 mln a year earlier")."""
_GRAINS = {4: Grain.YEAR, 7: Grain.MONTH, 10: Grain.DAY}  # by the letters of a value
_VALUE = re.compile(r"\d{4}(?:-\d\d){0,2}")
_POINTING = re.compile(r"(?!(?:[Tt]o(?:day|night)|[Tt]he [a-z]+)$)[^\d\W](?:[a-z'’ -])*")
"""No figure and no name: "last year", "the end of last month"; nothing that is said of any time: "player of the year", "what is today"."""


def absolute(sentence: Sentence, times: Iterable[TimeExpression], text: str) -> dict[Span, str]:
    """The words of each such time of a sentence, and what they stand for: "last year" for "in 1986"."""
    found = ((time, _words(sentence, time, time.span.of(text))) for time in times)
    return {time.span: words for time, words in found if words is not None}


def _words(sentence: Sentence, time: TimeExpression, said: str) -> str | None:
    head = _head(sentence, time)
    if head is None or not _points(sentence, time, said) or stands_in_quotes(sentence, head):
        return None
    grain = _GRAINS[len(time.value)]
    named = point_in_words(Moment(*map(int, time.value.split("-"))), grain)
    whose = bool(sentence.children(head, "case")) and sentence.children(head, "case")[-1].xpos == "POS"
    if time.mod is not None or whose:
        opening, of, _ = said.rpartition(" of ")
        return f"{opening}{of}{named}" if of or (whose and grain is Grain.YEAR and time.mod is None) else None
    opened = any(item.index < time.first for item in sentence.children(head, "case"))
    return named if opened else f"{'on' if grain is Grain.DAY else 'in'} {named}"


def _points(sentence: Sentence, time: TimeExpression, said: str) -> bool:
    """Whether the words name a day, a month or a year, and that only beside the day of the article."""
    vague = time.when is None or (time.when.approximate and time.mod is None)
    if vague or time.origin is not Origin.PUBLISHED or not _VALUE.fullmatch(time.value):
        return False
    if any(item.upos == "ADV" and item.text.lower() in BESIDE for item in sentence.tokens[time.first - 1 : time.last]):
        return False
    return _POINTING.fullmatch(said) is not None and not (said[0].isupper() and time.first > 1)


def _head(sentence: Sentence, time: TimeExpression) -> Token | None:
    """The word of it that none of its own words governs."""
    inside = sentence.tokens[time.first - 1 : time.last]
    beside = (*sentence.tokens[: time.first - 1][-1:], *sentence.tokens[time.last :][:1])
    if any(item.text == "-" or item.relation == "det" for item in beside):
        return None  # "end-January", "the new year"
    head = next((item for item in inside if not time.first <= item.head <= time.last and item.upos != "PROPN"), None)
    return head if head is not None and head.relation in {"obl", "nmod", "advmod"} else None
