"""From a match to a reading: how long, how often, and so long before or after."""

from __future__ import annotations

import re
from dataclasses import replace
from math import ceil

from dateline.events.language import numbers, values, words
from dateline.events.schema import Bounds, Grain, Interval, Moment, Origin, Stretch, TimexType
from dateline.events.times import calendar
from dateline.events.times.dateparser_door import read_ago
from dateline.events.times.direction import Toward
from dateline.events.times.lexicon import LETTERS, MONTHS, number, pattern, unit, year_number
from dateline.events.times.reading import Reading, Scene, date, since, until, vague

_IN_YEARS = {Grain.DECADE: 10, Grain.CENTURY: 100, Grain.MILLENNIUM: 1000}
_PARTS = {
    Grain.YEAR: (Grain.MONTH, 12),
    Grain.MONTH: (Grain.DAY, 30),
    Grain.WEEK: (Grain.DAY, 7),
    Grain.DAY: (Grain.HOUR, 24),
    Grain.HOUR: (Grain.MINUTE, 60),
    Grain.MINUTE: (Grain.SECOND, 60),
}
_ELSEWHERE = words("adjectives", "places_period")
_SMALL_UNITS = frozenset({Grain.HOUR, Grain.MINUTE, Grain.SECOND})


def length(words: str, count: str) -> str:
    """An ISO length: ``P3W``, ``PT2H``, ``PXD``; decades and centuries with a number are written in years.

    >>> length("decades", "two")
    'P20Y'
    """
    grain, factor = unit(words), 2 if words.startswith("fortnight") else 1
    if count == "X":
        return f"P{'T' if grain in _SMALL_UNITS else ''}X{LETTERS[grain]}"
    amount = number(count) * factor
    if grain in _IN_YEARS:
        grain, amount = Grain.YEAR, amount * _IN_YEARS[grain]
    time = "T" if grain in _SMALL_UNITS else ""
    if amount == int(amount) or grain not in _PARTS:
        return f"P{time}{round(amount)}{LETTERS[grain]}"
    finer, parts = _PARTS[grain]
    whole = f"{int(amount)}{LETTERS[grain]}" if amount >= 1 else ""
    small = "T" if finer in _SMALL_UNITS and not time else ""
    return f"P{time}{whole}{small}{round(amount % 1 * parts)}{LETTERS[finer]}"


def duration(scene: Scene) -> Reading | None:
    """So many units; from now on, where the sentence looks ahead at what comes "in" so long."""
    count = scene.word("n")
    if scene.match.groupdict().get("n2") and scene.before.endswith((" in", " within")) and scene.direction().toward is Toward.FUTURE:
        return _between_lengths(scene)
    if (
        count
        and scene.before.endswith(" in")
        and unit(scene.word("units")) not in _SMALL_UNITS
        and not _FIRST_IN.search(scene.before)
        and scene.direction().toward is Toward.FUTURE
    ):
        return counted_ahead(scene)
    if " and a half" in scene.match[0]:
        count = f"{count if count not in {'a', 'an'} else 'one'} and a half"
    if count == scene.match[0].partition(" ")[0] in {"a", "an"} and _follows_a_quantity(scene):
        return vague(length(scene.word("units"), "1"), TimexType.SET)
    return vague(length(scene.word("units"), count or "X"), TimexType.DURATION)


_FIRST_IN = re.compile(
    r"(?<![^ ])(?:the|its|their|his|her|a) (?:[a-z]+ ){0,2}?(?:first|only|[a-z]{3,}est|most [a-z]+)(?: [^ ,.;]+){0,7} in(?: more than)?$"
)


def own_unit(scene: Scene) -> Reading | None:
    """One unit, or some, of what has a time of its own: "its first year"."""
    words = scene.word("units")
    return vague(length(words, "X" if words.endswith("s") else "1"), TimexType.DURATION)


def _between_lengths(scene: Scene) -> Reading:
    """What comes in, or within, so many units to so many: "in 36 to 48 hours"."""
    today, grain = calendar.day(scene.now).begin, unit(scene.word("units"))
    sizes = [ceil(number(scene.match[name])) for name in ("n", "n2")]
    if grain is Grain.HOUR:
        grain, sizes = Grain.DAY, [sizes[0] // _HOURS, ceil(sizes[1] / _HOURS)]
    least, most = (calendar.moved(today, grain, size).midnight for size in sizes)
    inside = Bounds(today if scene.before.endswith("within") else least, most)
    reason = f"{today.iso()} and {scene.match['n']} to {scene.match['n2']} {scene.word('units')}"
    value, when = length(scene.word("units"), scene.match["n"]), Stretch(inside, inside, Grain.DAY)
    return Reading(TimexType.DURATION, value, None, when, None, (reason,))


def _follows_a_quantity(scene: Scene) -> bool:
    """Whether it says how much a unit ("40 tons a day"); not "left the country a day before the coup"."""
    if scene.after.startswith(("before ", "after ", "ahead ")):
        return False
    before = scene.line.tokens(max(scene.match.start() - 2, 0), max(scene.match.start() - 1, 1))
    return bool(before) and scene.match.start() > 1 and before[-1].upos in {"NOUN", "NUM"}


def recent_units(scene: Scene) -> Reading | None:
    """Units without a count up to now: years are the past itself, finer ones have a length."""
    if scene.word("way") == "future":
        return vague("FUTURE_REF")
    if scene.word("way") == "coming":
        return vague(length(scene.word("units"), "X"), TimexType.DURATION, since(scene.published))
    if unit(scene.word("units")).rank <= Grain.YEAR.rank:
        return vague("PAST_REF")
    return vague(length(scene.word("units"), "X"), TimexType.DURATION)


def recent_length(scene: Scene) -> Reading | None:
    """A length that ends, or begins, at publication."""
    words = scene.word("units") or scene.word("unit")
    count = scene.word("n") or ("two" if " couple " in scene.match[0] else "X" if words.endswith("s") else "1")
    value, today = length(words, count), calendar.day(scene.now)
    if count == "X":
        return vague(value, TimexType.DURATION)
    if scene.word("way") in _CLOSING and scene.after.startswith("of "):
        return vague(value, TimexType.DURATION, _closing(scene, unit(words), ceil(number(count))))
    if scene.word("way") in _ELSEWHERE:
        return vague(value, TimexType.DURATION, _opening(scene, unit(words), ceil(number(count))))
    count = scene.match.groupdict().get("n2") or count
    ahead, grain, size = scene.word("way") in {"next", "coming", "following"}, unit(words), ceil(number(count))
    if grain is Grain.HOUR:  # the hour of publication is not known
        grain, size = Grain.DAY, ceil(size / _HOURS)
    other = calendar.moved(today.begin, grain, size * (1 if ahead else -1))
    begin, end = sorted((other, today.begin))
    when = Stretch(Bounds.exactly(begin), Bounds.exactly(end), grain)
    return Reading(TimexType.DURATION, value, None, when, None, ("begins at publication" if ahead else "ends at publication",))


def _opening(scene: Scene, grain: Grain, count: int) -> Stretch | None:
    """The first so many months or quarters of a year that is named; "of the year" is the one of which they are over."""
    found = _OF_YEAR.match(scene.after) if scene.word("way") == "first" and grain in _PARTS_OF_YEAR else None
    if found is None:
        whole = _whole_behind(scene) if scene.word("way") == "first" else None
        if whole is None:
            return None
        return Stretch(Bounds.exactly(whole.begin), Bounds.exactly(calendar.moved(whole.begin, grain, count).plus(days=-1)), Grain.DAY)
    named = found["named"]
    year = int(named) if named.isdigit() else scene.now.year + _YEARS_AWAY[named]
    begin = Moment(year)
    end = calendar.moved(begin, grain, count)
    if named == "the" and scene.now < end:
        begin, end = calendar.moved(begin, Grain.YEAR, -1), calendar.moved(end, Grain.YEAR, -1)
    last = end.plus(days=-1)
    return Stretch(Bounds.exactly(begin), Bounds.exactly(last), Grain.DAY)


_HOURS = 24
_CLOSING = frozenset({"last", "final"})
_OF_END = pattern("of (?:(?:<month> )?<year>|<month>)")


def _closing(scene: Scene, grain: Grain, count: int) -> Stretch | None:
    """The last so many units of a year or a month that is named."""
    whole = _whole_behind(scene)
    if whole is None:
        return None
    return Stretch(Bounds.exactly(calendar.moved(whole.end, grain, -count)), Bounds.exactly(whole.last), Grain.DAY)


def _whole_behind(scene: Scene) -> Interval | None:
    """The year or the month that is named behind the expression."""
    found = _OF_END.match(scene.after)
    if found is None:
        return None
    year = year_number(found["year"] or found["year2"]) if found["year"] or found.groupdict().get("year2") else scene.now.year
    month = found["month"] or found["month2"]
    return calendar.month(year, MONTHS[month]) if month else calendar.years_from(year, 1, Grain.YEAR)


_OF_YEAR = re.compile(r"(?:of|in) (?P<named>\d{4}|(?:the|this|last|next)(?= (?:current )?year))(?![^ ])")
_YEARS_AWAY = {"the": 0, **numbers("calendar", "step")}
_RATES = values("calendar", "rate")
_PARTS_OF_YEAR = frozenset({Grain.WEEK, Grain.MONTH, Grain.QUARTER})


def long(scene: Scene) -> Reading | None:
    """As long as one, or as several, of the unit."""
    words = scene.word("units")
    return vague(length(words, "X" if words.endswith("s") else "1"), TimexType.DURATION)


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


def counted_on_twice(scene: Scene) -> Reading | None:
    """So many years and so many months, weeks or days after, or before, the time last spoken of."""
    sign, counts = -1 if scene.match[0].endswith("earlier") else 1, (scene.match["n"], scene.match["n2"])
    sizes, finer = [number(words) for words in counts], unit(scene.word("finer"))
    if any(size != int(size) for size in sizes):
        return None
    origin = scene.reference
    begin = calendar.moved(calendar.moved(origin.begin, Grain.YEAR, sign * int(sizes[0])), finer, sign * int(sizes[1]))
    kept = finer if origin.grain.rank > finer.rank else origin.grain
    found = calendar.enclosing(kept, begin)
    return date(
        found,
        f"{origin.begin.iso()} {sign * int(sizes[0]):+d} year {sign * int(sizes[1]):+d} {finer.value}",
        origin=scene.origin_of(origin),
    )


def _counted(scene: Scene, sign: int, origin: Interval) -> Reading | None:
    grain, count = unit(scene.word("units")), scene.word("n") or ("a" if scene.word("one") else "")
    if not count:
        return vague("PAST_REF", when=until(scene.published))
    if grain.within_day and not origin.grain.within_day:
        return _by_the_clock(scene, sign) or vague(length(scene.word("units"), count), TimexType.DURATION)
    size = _size(scene, count)
    if (loose := _loosely(origin, grain, sign * size)) is not None:
        return replace(loose, origin=scene.origin_of(origin))
    size *= 2 if scene.word("units").startswith("fortnight") else 1
    if grain in _IN_YEARS:
        grain, size = Grain.YEAR, size * _IN_YEARS[grain]
    if size != int(size):
        grain, parts = _PARTS.get(grain, (grain, 1))
        size = round(size * parts)
    kept = _kept(scene, grain, origin)
    begin = calendar.moved(origin.begin, grain, sign * int(size))
    if sign < 0 and origin == calendar.day(scene.published) and grain in _AGO and size <= _MANY:
        begin = read_ago(f"{int(size)} {_AGO[grain]} ago", origin.begin) or begin
    found = calendar.enclosing(kept, begin)
    if grain is Grain.WEEK and origin.grain is Grain.DAY and origin is scene.spoken_of:
        reason = f"{origin.begin.iso()} {sign * int(size):+d} week"
        return date(calendar.day(begin), reason, value=calendar.value(found), origin=Origin.SPOKEN_OF)
    reason = f"{origin.begin.iso()} {sign * int(size):+d} {grain.value}"
    if kept.rank < grain.rank or (kept is origin.grain is Grain.YEAR and origin != calendar.enclosing(kept, origin.begin)):
        # "two weeks later", from a month; "a year later", from a year of somebody's life
        found = Interval(begin, calendar.moved(origin.end, grain, sign * int(size)), kept)
        return date(found, reason, value=calendar.value(calendar.enclosing(kept, begin)), origin=scene.origin_of(origin))
    return date(found, reason, origin=scene.origin_of(origin))


def _kept(scene: Scene, grain: Grain, origin: Interval) -> Grain:
    """How precise the time so long before or after another is: as the unit, or as the other, "to the day" too."""
    if grain is Grain.YEAR and origin.grain is Grain.QUARTER:
        return Grain.QUARTER
    finer = origin.grain.rank > grain.rank and not _TO_THE_DAY.search(scene.match[0])
    return grain if finer or scene.spoken_of is None else origin.grain


def _by_the_clock(scene: Scene, sign: int) -> Reading | None:
    """So many hours or minutes from the hour last told; nothing where that is not known."""
    grain, words = unit(scene.word("units")), scene.word("n") or "a"
    size = _size(scene, words)
    if scene.hour is None or grain not in _SECONDS or scene.reference is scene.spoken_of is None:
        return None
    begin = scene.hour.plus(seconds=sign * round(size * _SECONDS[grain]))
    moment = Interval(begin, begin.plus(seconds=60), Grain.MINUTE)
    reason = f"{scene.hour.iso()} {sign * size:+g} {grain.value}"
    when, day = Stretch.filling(moment), calendar.day(begin.midnight)
    return Reading(TimexType.TIME, calendar.value(moment), None, when, day, (reason,), Origin.SPOKEN_OF)


_SECONDS = {Grain.HOUR: 3600, Grain.MINUTE: 60, Grain.SECOND: 1}


_TO_THE_DAY = re.compile(r" to the day(?![^ ])")
_AGO = {Grain.DAY: "days", Grain.WEEK: "weeks", Grain.MONTH: "months", Grain.YEAR: "years"}
_MANY = 1000  # of any unit: dateparser's calendar ends with the year 1


def _size(scene: Scene, count: str) -> float:
    """How many units, where a half may stand with their number ("two and a half years") or behind the unit ("a year and a half")."""
    return number(count) + 0.5 * (" and a half" in scene.match[0] and not count.endswith(" half"))


def _loosely(origin: Interval, grain: Grain, size: float) -> Reading | None:
    """So many units and a half, of units whose half is loosely meant: a day, or a year, would be more than the words say."""
    if size == int(size) or grain not in _SLACK:
        return None
    finer, parts, about, kept = _SLACK[grain]
    whole, about = round(size * parts), about if abs(size) > 1 else about // 2
    first, last = (calendar.moved(end, finer, whole) for end in (origin.begin, origin.last))
    begin, end = calendar.moved(first, finer, -about), calendar.moved(last, finer, about)
    span = Interval(calendar.enclosing(finer, begin).begin, calendar.enclosing(finer, end).end, kept)
    return date(span, f"{origin.begin.iso()} {size:+.1f} {grain.value}", value=calendar.value(calendar.enclosing(kept, first)))


_SLACK = {
    Grain.CENTURY: (Grain.YEAR, 100, 8, Grain.YEAR),
    Grain.DECADE: (Grain.MONTH, 120, 9, Grain.YEAR),
    Grain.MONTH: (Grain.DAY, 30, 7, Grain.WEEK),
    Grain.WEEK: (Grain.DAY, 7, 2, Grain.WEEK),
}
"""For a unit and its half: counted in which finer unit, so many of them, by how many it may be off, and the unit of its value."""


def ages(scene: Scene) -> Reading | None:
    """Millions of years: further back than the calendar is kept."""
    if scene.match[0].endswith("ago"):
        return vague("PAST_REF", when=until(scene.published))
    return vague("PXY", TimexType.DURATION)


def rate(scene: Scene) -> Reading | None:
    """Every so many units."""
    words = scene.word("units") or scene.word("unit")
    return vague(length(words, scene.word("n") or ("2" if scene.word("other") else "1")), TimexType.SET)


def adverb_rate(scene: Scene) -> Reading | None:
    """Daily, weekly, yearly."""
    return vague(_RATES[scene.word("adverb")], TimexType.SET)


def whole_unit(scene: Scene) -> Reading | None:
    """All day, a whole week."""
    return vague(length(scene.word("unit"), "1"), TimexType.DURATION)


def short_units(scene: Scene) -> Reading | None:
    """Figures before a unit that is written short: "90 min"."""
    units = {"m": "minute", "s": "second", "h": "hour"}
    return vague(length(units[scene.word("short")[0]], scene.word("n")), TimexType.DURATION)
