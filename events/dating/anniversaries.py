"""Footings on an anniversary: what somebody did "on her thirty-first birthday", and what happened so many years before a dated one."""

from __future__ import annotations

from dateline.events.dating import meanings
from dateline.events.dating.ages import life_of_whom
from dateline.events.dating.case import Case, Footing, word
from dateline.events.schema import Basis, Bounds, Grain, Stretch, Token
from dateline.events.times import calendar
from dateline.events.times.ages import ordinal_of_years

_BIRTHDAY, _ANNIVERSARY = "birthday", "anniversary"


def anniversary(case: Case) -> Footing | None:
    """On a birthday of somebody whose birth is told, on an anniversary of what is dated, or so many years before a dated one."""
    return _on_birthday(case) or _on_anniversary(case) or _so_many_years_before(case)


def _on_birthday(case: Case) -> Footing | None:
    """What happens on a numbered birthday happens on that day: "The doors opened on her thirty-first birthday"."""
    for day in _days_of(case, _BIRTHDAY):
        years, life = ordinal_of_years(case.sentence, day), life_of_whom(case, day)
        if years is None or life is None:
            continue
        when = _years_on(life.birth, years)
        words = _words(case, day)
        if when is not None:
            return Footing(meanings.WITHIN, when, Basis.NEARBY, life.target, f"“{words}” counted from {life.words}", life.time)
    return None


def _on_anniversary(case: Case) -> Footing | None:
    """What happens on an anniversary of a dated happening: "unveiled it on the sixtieth anniversary of the march"."""
    for day in _days_of(case, _ANNIVERSARY):
        years = ordinal_of_years(case.sentence, day)
        for child in case.sentence.children(day, "nmod"):
            other = case.reading.event_at(case.sentence, child)
            told = case.when(other) if other is not None and years is not None else None
            if other is None or told is None or years is None or told.basis in {None, Basis.PUBLISHED}:
                continue
            if (when := _years_on(told.stretch, years)) is not None:
                why = f"“{_words(case, day)}” counted from “{word(case.reading, other)}”"
                return Footing(meanings.WITHIN, when, Basis.NEARBY, other.id, why, told.time, (told.why,))
    return None


def _so_many_years_before(case: Case) -> Footing | None:
    """What a dated anniversary is of: "was quashed on 3 February 1986, the eleventh anniversary of the murder"."""
    day = case.sentence.head(case.token)
    if day is None or case.token.relation != "nmod" or day.lemma.lower() != _ANNIVERSARY:
        return None
    years, above = ordinal_of_years(case.sentence, day), case.sentence.head(day)
    time = case.reading.time_at(case.sentence, above) if above is not None and day.relation in {"appos", "nmod", "conj"} else None
    if years is None or time is None or time.when is None:
        return None
    when = _years_on(time.when, -years)
    if when is None:
        return None
    why = f"“{_words(case, day)}” is “{case.reading.written(time.span)}”"
    return Footing(meanings.WITHIN, when, Basis.STATED, time.id, why, time.id, time.reasons)


def _days_of(case: Case, lemma: str) -> list[Token]:
    """The days of that kind on which the clause says that it happens."""
    return [
        child
        for child in case.sentence.children(case.token, "obl")
        if child.lemma.lower() == lemma and case.reading.signal(case.sentence, child) == "on"
    ]


def _years_on(stretch: Stretch, years: int) -> Stretch | None:
    """The same day, or the same part of a year, so many years on."""
    first, last = stretch.begin.earliest, stretch.end.latest
    if first is None or last is None:
        return None
    begin, end = (calendar.moved(moment.midnight, Grain.YEAR, years) for moment in (first, last))
    return Stretch(Bounds(begin, end), Bounds(begin, end), stretch.grain)


def _words(case: Case, day: Token) -> str:
    inside = [day.index, *(child.index for child in case.sentence.children(day, "amod", "nmod:poss", "compound", "nummod", "det", "case"))]
    return " ".join(token.text for token in case.sentence.tokens[min(inside) - 1 : day.index])
