"""Footings on a term: until when something may or must be done."""

from __future__ import annotations

import re

from dateline.events.dating import lexicon, meanings, tenses
from dateline.events.dating.case import Case, Footing, lemma_of, word
from dateline.events.dating.durations import GRAINS
from dateline.events.schema import Basis, Bounds, Tense, TimeExpression, TimexType
from dateline.events.times import calendar

_LENGTH = re.compile(r"P(\d+)([DWMY])")


def within_so_long(case: Case) -> Footing | None:
    """What is to be done within so long ends with the term: "must pay within 14 days", "ordered to leave within a week"."""
    if not _is_ahead(case):
        return None
    for time, head in case.reading.times_of(case.event):
        signal = case.reading.signal(case.sentence, head)
        if signal in lexicon.TERM and (footing := _counted_on(case, time)) is not None:
            return footing
        if signal in lexicon.BY and case.event.tense is Tense.INFINITIVE and (footing := _not_later(case, time)) is not None:
            return footing
    return None


def _not_later(case: Case, time: TimeExpression) -> Footing | None:
    """What somebody is told to do by a day lies between the telling and that day: "ordered it to stop by 30 June"."""
    day, last = _from(case).earliest, time.when.end.latest if time.when else None
    if day is None or last is None or last.days < day.days or case.event.aspect in tenses.PERFECTS:
        return None
    words = case.reading.written(time.span)
    term = meanings.bounded(day.midnight, last)
    return Footing(meanings.SAME, term, Basis.STATED, time.id, f"“by {words}” in the same clause", time.id, time.reasons)


def given_term(case: Case) -> Footing | None:
    """What somebody has or is given time for: "have until 12 January to bring charges", "gave us 20 days to answer"."""
    governor = case.governor
    if governor is None or case.event.tense is not Tense.INFINITIVE or lemma_of(case, governor.event) not in lexicon.GIVING_TIME:
        return None
    for time, head in case.reading.times_of(governor.event):
        signal = case.reading.signal(case.sentence, head)
        if signal in lexicon.UNTIL | lexicon.BY and time.when is not None and time.when.known:
            return _until(case, time)
        if not signal and head.relation == "obj" and (footing := _counted_on(case, time)) is not None:
            return footing
    return None


def _is_ahead(case: Case) -> bool:
    """Whether it is told as still to be done: in the future, or as what somebody is told or bound to do."""
    infinitive = case.event.tense is Tense.INFINITIVE and case.governor is not None
    return case.view.side == tenses.FUTURE_SIDE or infinitive


def _from(case: Case) -> Bounds:
    """The day from which the term runs: that of the verb above an infinitive, else the day of speaking."""
    if case.event.tense is not Tense.INFINITIVE or case.governor is None:
        return meanings.by_day(case.view.day).begin
    if case.governor.event.tense is not Tense.PAST:
        return case.reading.published.begin
    told = meanings.by_day(case.when(case.governor.event).stretch)
    return Bounds(told.begin.earliest, told.end.latest)


def _counted_on(case: Case, time: TimeExpression) -> Footing | None:
    """From the day on which the term is told to its end."""
    found, day = _LENGTH.fullmatch(time.value) if time.type is TimexType.DURATION else None, _from(case)
    if found is None or day.latest is None or time.when is not None:
        return None
    term = meanings.bounded(day.earliest, calendar.moved(day.latest, GRAINS[found[2]], int(found[1])))
    words = case.reading.written(time.span)
    return Footing(
        meanings.SAME, term, Basis.STATED, time.id, f"a term of “{words}” from the day on which it is told", time.id, time.reasons
    )


def _until(case: Case, time: TimeExpression) -> Footing | None:
    if time.when is None:
        return None
    day, last = _from(case).earliest or case.view.floor, time.when.end.latest
    term = meanings.bounded(day if day and last and day <= last else None, last)
    words = case.reading.written(time.span)
    why = f"“{word(case.reading, case.governor.event)} until {words}” gives the time for it" if case.governor else ""
    return Footing(meanings.SAME, term, Basis.NEARBY, time.id, why, time.id, time.reasons)
