"""How long: a stated duration stretches what its clause dates, or counts back from the day of speaking."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.events.dating import lexicon, tenses
from dateline.events.dating.case import Case
from dateline.events.language import words
from dateline.events.schema import Bounds, Grain, Kind, Stretch, Tense, TimeExpression, TimexType, Token
from dateline.events.times import calendar
from dateline.events.times.lexicon import PARTS, UNITS

_GIVING_TIME = words("verbs", "gives_time")
PERIOD = re.compile(r"P(\d+)([DWMY])")  # a length of one unit, as TIMEX3 writes it
GRAINS = {"D": Grain.DAY, "W": Grain.WEEK, "M": Grain.MONTH, "Y": Grain.YEAR}


def duration_of(case: Case) -> tuple[TimeExpression, int, str] | None:
    """The duration of the event's clause: how many, and of which unit; ``None`` where it is vague or within a day."""
    for time, head in case.reading.times_of(case.event):
        found = PERIOD.fullmatch(time.value) if time.type is TimexType.DURATION and time.when is None else None
        given = head.relation == "obj" and case.token.lemma.lower() in _GIVING_TIME  # "gave them 20 days to answer"
        lasts = not given and head.head == case.token.index and _lasts(case.reading.signal(case.sentence, head), head)
        if found and lasts and not _says_how_far(case, time):
            return time, int(found[1]), found[2]
    return None


def _says_how_far(case: Case, time: TimeExpression) -> bool:
    """Whether the length says how far from another event this one is: "resigned three days after the vote"."""
    behind = next(iter(case.sentence.tokens[time.last : time.last + 1]), None)
    return behind is not None and behind.lemma.lower() in lexicon.BEFORE | lexicon.AFTER and behind.deprel in {"case", "mark", "fixed"}


def _lasts(signal: str, head: Token) -> bool:
    """Whether it lasts: "for six days", "spent six days", "served two years": not "a five-year low"."""
    return signal in lexicon.LASTING or (not signal and head.relation in {"obj", "obl"})


def runs_its_course(case: Case) -> bool:
    """Whether the event fills the period it is told of, as figures do: "prices rose in January", "it added 90,000 jobs"."""
    lemma, told = case.token.lemma.lower(), case.event.tense is Tense.PAST and case.event.aspect not in tenses.PERFECTS
    if not told or case.event.predicate.kind is not Kind.VERB:
        return False
    return lemma in lexicon.COURSES or (lemma in lexicon.COUNTED and _counts(case))


def _counts(case: Case) -> bool:
    """Whether the object is an amount."""
    objects = case.sentence.children(case.token, "obj")
    return any(child.upos == "NUM" or case.sentence.children(child, "nummod") for child in objects)


def stretched(case: Case, stretch: Stretch) -> Stretch:
    """The stretch with its end moved by the duration, where it begins on a known day and says no more."""
    begin = stretch.begin
    found = duration_of(case)
    if found is None or begin.earliest is None or begin.earliest != begin.latest or stretch.end != begin:
        return stretch
    _, number, unit = found
    last = calendar.moved(begin.earliest, GRAINS[unit], number).plus(days=-1).midnight
    if case.view.ceiling and case.view.ceiling < last:
        return stretch
    return Stretch(begin, Bounds.exactly(max(last, begin.earliest)), stretch.grain, stretch.approximate)


def counted_back(case: Case) -> Stretch | None:
    """Begun about so long before the day of speaking, and still so then: "has led it for ten years"."""
    found = duration_of(case)
    day = case.view.day.begin.earliest
    perfect = case.event.aspect in tenses.PERFECTS and tenses.side(case.event) != tenses.FUTURE_SIDE
    apart = any(child.lemma in {"after", "before"} for child in case.sentence.children(case.token, "mark"))
    if found is None or day is None or not perfect or apart:  # "five months after it had begun" says how far apart
        return None
    _, number, unit = found
    begin = Bounds(*(calendar.moved(day.midnight, GRAINS[unit], count) for count in (-number - 1, 1 - number)))
    return Stretch(begin, Bounds(begin.latest, None), GRAINS[unit], approximate=True)


@dataclass(frozen=True, slots=True)
class Apart:
    """How far apart a word of time puts two events: so many of a unit, at least and at most ("five months after they left")."""

    words: str
    least: int
    most: int
    unit: str
    signal: str


LETTERS = {word: letter for word, grain in UNITS.items() for letter, same in GRAINS.items() if same is grain} | dict.fromkeys(PARTS, "D")
"""Units by the words for them; "the night before it sank" is the day before."""


def longest(time: TimeExpression) -> tuple[int, str] | None:
    """How long a length is at most, in which unit; some hours end with the next day."""
    if (found := PERIOD.fullmatch(time.value)) is not None:
        return int(found[1]), found[2]
    if time.value.startswith("PT"):
        return 1, "D"
    vague = _VAGUE.get(time.value.removeprefix("PX"))
    return (vague[1], time.value[-1]) if vague is not None and time.value.startswith("PX") else None


_VAGUE = {"D": (1, 7), "W": (1, 8), "M": (1, 12)}  # "days after" is no fortnight


def apart(case: Case, edge: Token) -> Apart | None:
    """How far the clause or noun at this edge is from what it hangs on, where a length stands before its "after" or "before"."""
    for mark in case.sentence.children(edge, "case", "mark"):
        signal = mark.lemma.lower()
        if signal not in lexicon.BEFORE | lexicon.AFTER or mark.index == 1 or mark.index > edge.index:
            continue
        before = case.sentence[mark.index - 1]
        if (unit := LETTERS.get(before.lemma.lower())) and before.index > 1 and case.sentence[before.index - 1].lemma.lower() == "the":
            return Apart(f"the {before.text}", 1, 1, unit, signal)  # "the day before she was shot"
        time = case.reading.time_at(case.sentence, before)
        if time is None or time.last != mark.index - 1 or time.when is not None or time.type is not TimexType.DURATION:
            continue
        words = case.reading.written(time.span)
        if (found := PERIOD.fullmatch(time.value)) is not None:
            return Apart(words, int(found[1]), int(found[1]), found[2], signal)
        if (vague := _VAGUE.get(time.value.removeprefix("PX"))) is not None and time.value.startswith("PX"):
            return Apart(words, *vague, time.value[-1], signal)
    return None


def moved(stretch: Stretch, number: int, unit: str) -> Stretch | None:
    """So many units later, as precisely as the unit and the stretch are; ``None`` where an end of the stretch is not known."""
    first, last = stretch.begin.earliest, stretch.end.latest
    if first is None or last is None:
        return None
    begin, end = (calendar.moved(moment.midnight, GRAINS[unit], number) for moment in (first, last))
    if first.days == last.days:
        if unit == "W" and number:
            begin = calendar.moved(first.midnight, Grain.DAY, 7 * number)
            return Stretch(Bounds(begin, begin), Bounds(begin, begin), Grain.DAY, approximate=True)
        return Stretch.within(calendar.enclosing(GRAINS[unit], begin))
    if unit in "MY" and first.day == 1 and last.plus(days=1).day == 1:  # whole months stay whole
        end = calendar.moved(last.midnight.plus(days=1), GRAINS[unit], number).plus(days=-1)
    bounds = Bounds(begin, end)
    return Stretch(bounds, bounds, stretch.grain)
