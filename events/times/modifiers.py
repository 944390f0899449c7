"""What approximators and phases do to a reading: its ``mod``, and how sure its stretch is."""

from __future__ import annotations

from dataclasses import replace
from math import ceil

from dateline.events.language import words
from dateline.events.schema import Bounds, Grain, Interval, Stretch, TimexType
from dateline.events.times import calendar
from dateline.events.times.lexicon import APPROXIMATORS, OUTSIDE_APPROXIMATORS, PHASES, number, unit
from dateline.events.times.reading import Reading, Scene

_OF_DATES = {"MORE_THAN": "BEFORE", "LESS_THAN": "AFTER", "EQUAL_OR_MORE": "ON_OR_BEFORE", "EQUAL_OR_LESS": "ON_OR_AFTER"}
_NEARLY = frozenset({"nearly", "almost", "close to"})  # no bound: "nearly 30 years ago" is about then
_OF_DATES_TOO = words("adverbs", "of_dates_too")
_THIRDS = {"START": (0, 1), "MID": (1, 2), "END": (2, 3)}
_OF_MONTH = {"START": (0, 10), "MID": (9, 20), "END": (19, 31)}  # days: people say "the middle of May" of the 10th, and "late" of the 20th


def modified(scene: Scene, reading: Reading) -> Reading:
    """The reading with the words "about", "nearly", "early", "the end of" taken into account."""
    phase = PHASES.get(scene.word("phase"))
    if phase is not None:
        return _beside_today(scene, _of_phase(reading, phase))
    approximator = scene.word("approx")
    mod = APPROXIMATORS.get(approximator) or APPROXIMATORS.get(f"{approximator} .") or _outside(scene, reading)
    if mod is None or reading.mod is not None:
        return reading
    if reading.type is TimexType.DATE and " ago" in scene.match[0]:
        return _further_or_nearer(scene, reading, _OF_DATES.get(mod, mod))
    when = reading.when and replace(reading.when, approximate=True)
    return replace(reading, mod=mod, when=when, reasons=(*reading.reasons, "the words are approximate"))


def _further_or_nearer(scene: Scene, reading: Reading, mod: str) -> Reading:
    """More, or less, than so long ago: the day so long ago is then an end of what is meant, not its middle."""
    when = reading.when and replace(reading.when, approximate=True)
    size = number(scene.word("n")) if scene.word("n") else 0.5
    if when is not None and reading.interval is not None and size == int(size) and " half" not in scene.match[0]:
        grain, count = unit(scene.word("units")), int(size)
        near = calendar.moved(scene.published.midnight, grain, -count)
        inside = None
        if mod == "BEFORE":
            inside = Bounds(calendar.moved(near, grain, -ceil(count / 2)), near)
        elif mod == "AFTER" and scene.word("approx") not in _NEARLY:
            inside = Bounds(near, scene.published.midnight)
        when = Stretch(inside, inside, when.grain, approximate=True) if inside else when
    return replace(reading, mod=mod, when=when, reasons=(*reading.reasons, "the words are approximate"))


def _outside(scene: Scene, reading: Reading) -> str | None:
    word = scene.before.rpartition(" ")[2]
    counted = bool(scene.word("n"))
    return OUTSIDE_APPROXIMATORS.get(word) if counted or (word in _OF_DATES_TOO and reading.type is TimexType.DATE) else None


def _beside_today(scene: Scene, reading: Reading) -> Reading:
    """Of a unit that holds today: "later this month" is from publication to its end, "earlier this month" before it."""
    interval, word, today = reading.interval, scene.word("phase"), scene.now.midnight
    if word not in {"earlier", "later"} or scene.word("step") != "this" or interval is None or not interval.begin <= today < interval.end:
        return reading
    inside = Bounds(interval.begin, today) if word == "earlier" else Bounds(today, interval.last.midnight)
    return replace(reading, when=Stretch(inside, inside, interval.grain, approximate=True))


def _of_phase(reading: Reading, phase: str) -> Reading:
    if reading.interval is None or reading.when is None:
        return replace(reading, mod=phase)
    when = Stretch.filling(third(reading.interval, phase), approximate=True)
    return replace(reading, mod=phase, when=when, reasons=(*reading.reasons, f"{phase.lower()} is a third of it, about"))


_SIZES = {Grain.SEASON: 1, Grain.QUARTER: 1, Grain.HALF: 1, Grain.YEAR: 1, Grain.DECADE: 12, Grain.CENTURY: 12, Grain.MILLENNIUM: 12}
"""Months of the unit in which a third of it is counted."""


def _third_in(interval: Interval, size: int, phase: str) -> Interval:
    """A third that begins and ends with a whole unit of so many months: the late 1970s begin with 1976."""
    start = calendar.month_count(interval.begin)
    units = (calendar.month_count(interval.end) - start) // size
    first, last = _THIRDS[phase]
    begin, end = units * first // 3, ceil(units * last / 3)
    return calendar.months_from(start + begin * size, (end - begin) * size, interval.grain)


def third(interval: Interval, phase: str) -> Interval:
    """The first, middle or last third, in whole years, months or days where there are three; of a month about ten days.

    >>> third(calendar.years_from(1970, 10, Grain.DECADE), "END").begin.iso()
    '1976-01-01'
    """
    first, last = _THIRDS[phase]
    days = interval.end.days - interval.begin.days
    if interval.grain in _SIZES:
        return _third_in(interval, _SIZES[interval.grain], phase)
    if interval.grain is Grain.MONTH:
        since, until = _OF_MONTH[phase]
        return Interval(interval.begin.plus(days=since), interval.begin.plus(days=min(until, days)), Grain.MONTH)
    if days >= len(_THIRDS):
        return Interval(interval.begin.plus(days=days * first // 3), interval.begin.plus(days=days * last // 3), interval.grain)
    seconds = days * 86_400 + interval.end.seconds - interval.begin.seconds
    begin, end = (interval.begin.plus(seconds=seconds * share // 3) for share in (first, last))
    return Interval(begin, end, interval.grain if interval.grain.within_day else Grain.PART)
