"""Footings on times that everybody knows by name: "during the Second World War", "until the outbreak of World War I"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from dateline.events.dating import lexicon, meanings
from dateline.events.dating.case import REPORTS, Case, Footing
from dateline.events.dating.meanings import Meaning
from dateline.events.language import values
from dateline.events.schema import Basis, Bounds, Grain, Kind, Moment, Sentence, Stretch, Tense, Token
from dateline.events.times import calendar

_BEGINS, _ENDS = values("eras", "begin"), values("eras", "end")
_SIGNALS: tuple[tuple[frozenset[str], Meaning], ...] = (
    (lexicon.BEFORE, meanings.BEFORE),
    (lexicon.AFTER, meanings.AFTER),
    (lexicon.DURING | {"in", "at", "throughout"}, meanings.WITHIN),
)
_PART = re.compile("(?:(?P<part>outbreak|start|beginning|eve|end|close) of (?:the )?)?(?P<name>.+)")
_LONGEST = 9  # words


def named_era(case: Case) -> Footing | None:
    """What was before, in or after a time that is known by name, where nothing else dates it."""
    event = case.event
    if event.predicate.kind is Kind.NOUN or event.tense is not Tense.PAST or event.modality or event.event_class in REPORTS:
        return None
    for child in case.sentence.children(case.token, "obl"):
        signal = case.reading.signal(case.sentence, child)
        meaning = next((meaning for signals, meaning in _SIGNALS if signal in signals), None)
        era = _era(case.sentence, child) if meaning is not None else None
        if meaning is not None and era is not None:
            words, stretch = era
            why = f"“{signal} {words}”, which was then"
            return Footing(meaning, stretch, Basis.NEARBY, event.id, why)
    return None


def up_to_era(case: Case, footing: Footing) -> Footing:
    """The same up to a time known by name, where it begins with a date: "From 1939 to the outbreak of World War II"."""
    if footing.meaning is not meanings.SINCE or case.event.tense is not Tense.PAST:
        return footing
    begin, end = footing.reference.begin, footing.reference.end
    beside = (child for _, head in case.reading.times_of(case.event) for child in case.sentence.children(head, "nmod"))
    for child in (*case.sentence.children(case.token, "obl"), *beside):
        up_to = case.reading.signal(case.sentence, child) in {"to", *lexicon.UNTIL}
        era = _era(case.sentence, child) if up_to else None
        last = era[1].begin if era is not None else None
        if era is None or last is None or begin.earliest is None or last.latest is None or last.latest < begin.earliest:
            continue
        first = Bounds(begin.earliest, begin.latest or end.latest)
        both = Stretch(first, Bounds(max(begin.earliest, last.earliest or begin.earliest), last.latest), footing.reference.grain)
        return replace(footing, meaning=meanings.SAME, reference=both, why=f"{footing.why}, up to {era[0]}")
    return footing


def _era(sentence: Sentence, token: Token) -> tuple[str, Stretch] | None:
    """The words of a phrase and when that was, where it names such a time, or its begin or end."""
    inside = [word.index for word in sentence.subtree(token)]
    if max(inside) - min(inside) > _LONGEST:
        return None
    phrase = [word for word in sentence.tokens[min(inside) - 1 : max(inside)] if word.upos != "PUNCT" or word.text in {"'", "-"}]
    while phrase and (phrase[0].relation in {"case", "mark"} or phrase[0].upos == "DET"):
        phrase = phrase[1:]
    found = _PART.fullmatch(" ".join(word.text.lower() for word in phrase))
    known = _stretch(found["name"], found["part"] or "") if found is not None else None
    return (" ".join(word.text for word in phrase), known) if known is not None else None


@cache
def _stretch(name: str, part: str) -> Stretch | None:
    if name not in _BEGINS:
        return None
    first, last = _month(_BEGINS[name]), _month(_ENDS[name])
    if part:
        first, last = (last, last) if part in {"end", "close"} else (first, first)
    return Stretch(Bounds(first[0], first[1]), Bounds(last[0], last[1]), Grain.MONTH)


def _month(written: str) -> tuple[Moment, Moment]:
    """The first and the last day of a month."""
    year, month = written.split("-")
    found = calendar.month(int(year), int(month))
    return found.begin, found.last.midnight
