"""From a match to a reading: how long, how often, and so long before or after."""

from __future__ import annotations

from events.schema import Bounds, Grain, Interval, Stretch, TimexType
from events.times import calendar
from events.times.lexicon import LETTERS, number, unit
from events.times.reading import Reading, Scene, date, vague

_SMALL_UNITS = frozenset({Grain.HOUR, Grain.MINUTE, Grain.SECOND})


def length(words: str, count: str) -> str:
    """An ISO length: ``P3W``, ``PT2H``, ``PXD``."""
    grain = unit(words)
    fortnights = words.startswith("fortnight")
    figures = count
    if count != "X":
        figures = f"{number(count) * (2 if fortnights else 1):g}"
    return f"P{'T' if grain in _SMALL_UNITS else ''}{figures}{LETTERS[grain]}"


def duration(scene: Scene) -> Reading | None:
    """So many units."""
    return vague(length(scene.word("units"), scene.word("n") or scene.word("one") or "X"), TimexType.DURATION)


def one_unit(scene: Scene) -> Reading | None:
    """One unit, without a count."""
    return vague(length(scene.word("unit"), "1"), TimexType.DURATION)


def recent_length(scene: Scene) -> Reading | None:
    """A length that ends, or begins, at publication."""
    count = scene.word("n") or ("X" if scene.word("units").endswith("s") else "1")
    value, today = length(scene.word("units"), count), calendar.day(scene.published)
    ahead = scene.word("way") in {"next", "coming", "following"}
    if count == "X":
        return vague(value, TimexType.DURATION)
    size = int(number(count)) * (1 if ahead else -1)
    other = calendar.moved(today.begin, unit(scene.word("units")), size)
    begin, end = sorted((other, today.begin))
    when = Stretch(Bounds.exactly(begin), Bounds.exactly(end), unit(scene.word("units")))
    return Reading(TimexType.DURATION, value, None, when, None, ("ends at publication" if not ahead else "begins at publication",))


def counted_ago(scene: Scene) -> Reading | None:
    """So many units before publication."""
    return _counted(scene, -1, calendar.day(scene.published))


def counted_ahead(scene: Scene) -> Reading | None:
    """So many units after publication."""
    return _counted(scene, 1, calendar.day(scene.published))


def counted_earlier(scene: Scene) -> Reading | None:
    """So many units before the time last spoken of."""
    return _counted(scene, -1, scene.reference)


def counted_later(scene: Scene) -> Reading | None:
    """So many units after the time last spoken of."""
    return _counted(scene, 1, scene.reference)


def _counted(scene: Scene, sign: int, origin: Interval) -> Reading | None:
    grain, count = unit(scene.word("units")), scene.word("n")
    if not count:
        return vague("PAST_REF" if sign < 0 else "FUTURE_REF")
    size = number(count) * (2 if scene.word("units").startswith("fortnight") else 1)
    if size != int(size):
        grain, size = _finer(grain, size)
    if grain in {Grain.DECADE, Grain.CENTURY, Grain.MILLENNIUM}:
        grain, size = Grain.YEAR, size * {Grain.DECADE: 10, Grain.CENTURY: 100, Grain.MILLENNIUM: 1000}[grain]
    kept = grain if origin.grain.rank > grain.rank or scene.spoken_of is None else origin.grain
    if grain is Grain.YEAR and origin.grain is Grain.QUARTER:
        kept = Grain.QUARTER
    found = calendar.enclosing(kept, calendar.moved(origin.begin, grain, sign * int(size)))
    return date(found, f"{origin.begin.iso()} {sign * int(size):+d} {grain.value}")


def _finer(grain: Grain, size: float) -> tuple[Grain, float]:
    finer = {Grain.YEAR: (Grain.MONTH, 12), Grain.MONTH: (Grain.DAY, 30), Grain.WEEK: (Grain.DAY, 7), Grain.DAY: (Grain.HOUR, 24)}
    finer |= {Grain.DECADE: (Grain.YEAR, 10), Grain.CENTURY: (Grain.YEAR, 100)}
    other, factor = finer.get(grain, (grain, 1))
    return other, round(size * factor)


def rate(scene: Scene) -> Reading | None:
    """Every so many units."""
    words = scene.word("units") or scene.word("unit")
    return vague(length(words, scene.word("n") or "1"), TimexType.SET)


def adverb_rate(scene: Scene) -> Reading | None:
    """Daily, weekly, yearly."""
    lengths = {
        "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "monthly": "P1M", "quarterly": "P1Q", "yearly": "P1Y", "annually": "P1Y",
        "hourly": "PT1H", "biweekly": "P2W", "bimonthly": "P2M", "semiannually": "P6M", "biannually": "P6M",
    }  # fmt: skip
    return vague(lengths[scene.word("adverb")], TimexType.SET)
