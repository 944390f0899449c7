"""From a match to a reading: dates that name their place on the calendar, or count from one."""

from __future__ import annotations

import re
from dataclasses import replace

from dateline.events.language import numbers
from dateline.events.schema import Grain, Interval, Moment, Origin, Stretch, TimexType
from dateline.events.times import calendar, figures, holidays, quantities, reports, written
from dateline.events.times.dateparser_door import read_day
from dateline.events.times.direction import FUTURE_AUXILIARIES, Direction, Toward, in_general
from dateline.events.times.lexicon import (
    COUNTED,
    MONTHS,
    PART_HOURS,
    PARTS,
    SEASONS,
    STEPS,
    WEEKDAYS,
    day_number,
    number,
    ordinal,
    pattern,
    unit,
    year_number,
)
from dateline.events.times.reading import Reading, Scene, chosen, date, going_on, toward, vague

_DECADES, _DEICTIC = numbers("calendar", "decade"), numbers("calendar", "deictic")
_AFTER_WEEKDAY = re.compile(r"day (?:to|through|until|till|-)$")
_CENTURY = 100
_NOUGHTIES = 2000  # of round hundreds, only "the 2000s" are ten years
_HALF_MONTHS = 6
_MEMBERS = {Grain.WEEK: (3, -4), Grain.WEEKEND: (1, -6)}
"""Days from the begin and the end of a month or a year: a week belongs where its Thursday lies, a weekend where its Saturday."""
_EARLY, _LATE = 7, 19 * 3600  # an hour in the morning told after a second of the evening is the next day's


def calendar_date(scene: Scene) -> Reading | None:
    """Month and day, with a year, or in the year that the direction chooses."""
    number_of_month, number_of_day = MONTHS[scene.word("month")], day_number(scene.word("day"))
    if scene.year is not None:
        found = _as_written(scene) or calendar.calendar_day(scene.year, number_of_month, number_of_day)
        return date(found, scene.year_reason, origin=Origin.WORDS) if found else None
    if scene.word("that"):
        found = calendar.calendar_day(scene.reference.begin.year, number_of_month, number_of_day)
        return date(found, "the year last spoken of", origin=Origin.SPOKEN_OF) if found else None
    if named := scene.word("named"):
        found = calendar.calendar_day(scene.now.year + STEPS[named], number_of_month, number_of_day)
        return date(found, f"{named} year") if found else None
    days = [calendar.calendar_day(scene.now.year + shift, number_of_month, number_of_day) for shift in (-1, 0, 1)]
    return _stepped_or_toward(scene, [one for one in days if one])


_ANY_DAY = Moment(2000)  # a full date does not depend on the day from which it is read


def _as_written(scene: Scene) -> Interval | None:
    """The day as dateparser reads it, where day and year are figures; eras and words ("March eighth") are ours."""
    day, year_written = scene.word("day"), scene.word("year")
    if not (day[:1].isdigit() and year_written.isdigit()):
        return None
    return read_day(f"{day} {scene.word('month')} {year_written}", _ANY_DAY)


def holiday(scene: Scene) -> Reading | None:
    """A day with a name, with a year or in the year that the direction chooses."""
    name = scene.word("holiday")
    if scene.year is not None:
        return date(holidays.holiday(name, scene.year), scene.year_reason, origin=Origin.WORDS)
    if scene.word("that"):
        return date(holidays.holiday(name, scene.reference.begin.year), "the year last spoken of", origin=Origin.SPOKEN_OF)
    return _stepped_or_toward(scene, [holidays.holiday(name, scene.now.year + shift) for shift in (-1, 0, 1)])


def holiday_week(scene: Scene) -> Reading | None:
    """The week, or the weekend, of a day with a name."""
    grain, name = COUNTED[scene.word("unit")], scene.word("holiday")
    days = [holidays.holiday(name, scene.now.year + shift) for shift in (-1, 0, 1)]
    return _stepped_or_toward(scene, [calendar.enclosing(grain, day.begin) for day in days])


def _stepped_or_toward(scene: Scene, candidates: list[Interval]) -> Reading | None:
    step = scene.word("step")
    if step == "this":
        return _first([one for one in candidates if one.begin.year == scene.now.year], "this year")
    return _stepped(scene, candidates, step) if step else toward(scene, candidates)


def calendar_month(scene: Scene) -> Reading | None:
    """A month, with a year or in the year that the direction or a neighbour chooses."""
    number_of_month = MONTHS[scene.word("month")]
    if scene.year is not None:
        return date(calendar.month(scene.year, number_of_month), scene.year_reason, origin=Origin.WORDS)
    if scene.match.groupdict().get("whole"):
        step = scene.word("step")
        return date(calendar.month(scene.now.year + STEPS[step], number_of_month), f"{step} year")
    return _stepped_or_toward(scene, [calendar.month(scene.now.year + shift, number_of_month) for shift in (-1, 0, 1)])


def month_in_figures(scene: Scene) -> Reading | None:
    """A month by its number, with its year."""
    return date(calendar.month(year_number(scene.word("year")), int(scene.word("digits"))), "the year is written", origin=Origin.WORDS)


def week_by_number(scene: Scene) -> Reading | None:
    """A week by its number in ISO 8601, where week 1 holds the first Thursday of the year."""
    year, count = year_number(scene.word("year")), int(scene.word("digits"))
    if not count:
        return None
    found = calendar.shifted(Grain.WEEK, Moment(year, 1, 4), count - 1)
    thursday = found.begin.plus(days=3)
    return date(found, "the week of that number, which holds a Thursday of the year") if thursday.year == year else None


def _stepped(scene: Scene, candidates: list[Interval], step: str) -> Reading | None:
    today = calendar.day(scene.now)
    if STEPS[step] < 0:
        return _first([one for one in reversed(candidates) if one.end <= today.begin], f"{step}: the nearest before publication")
    ahead = [one for one in candidates if one.begin >= today.end]
    if ahead and ahead[0].grain is Grain.SEASON and ahead[0].begin.days - today.begin.days < _ABOUT_TO_BEGIN:
        return _first(ahead[1:], f"{step}: not the one that is about to begin")
    return _first(ahead, f"{step}: the nearest after publication")


def _first(found: list[Interval], reason: str, origin: Origin = Origin.PUBLISHED) -> Reading | None:
    """The first of them; nothing where there is none ("this February 29" in a year without one)."""
    return date(found[0], reason, origin=origin) if found else None


_ABOUT_TO_BEGIN = 31  # days


def season(scene: Scene) -> Reading | None:
    """A season, with a year or in the year that the direction chooses."""
    name, year, step = SEASONS[scene.word("season")], scene.now.year, scene.word("step")
    if scene.word("short"):
        return date(calendar.season(written.full_year(scene), name), "the last two figures of the year are written", origin=Origin.WORDS)
    if scene.year is not None:
        return date(calendar.season(scene.year, name), scene.year_reason, origin=Origin.WORDS)
    if scene.word("spoken") or scene.word("that"):
        return _beside([calendar.season(scene.reference.begin.year + shift, name) for shift in (-2, -1, 0, 1, 2)], scene)
    if scene.match.groupdict().get("whole"):
        return date(calendar.season(year + STEPS[step], name), f"{step} year")
    if scene.told is not None and not step and scene.head.relation not in {"compound", "amod"} and not _told_as_before(scene):
        return date(*_next_season(name, scene.told), origin=Origin.NARRATIVE)
    return _stepped_or_toward(scene, [calendar.season(year + shift, name) for shift in (-2, -1, 0, 1, 2)])


def seasons_ago(scene: Scene) -> Reading | None:
    """The last such season that is over, or one so many years before that."""
    count, name = number(scene.word("n")), SEASONS[scene.word("season").removesuffix("s")]
    over = [calendar.season(scene.published.year + shift, name) for shift in (-2, -1, 0)]
    last = next((one for one in reversed(over) if one.end <= scene.published), None)
    if last is None or count != int(count) or count < 1:
        return None
    begin, end = (calendar.moved(moment, Grain.YEAR, 1 - int(count)) for moment in (last.begin, last.end))
    return date(Interval(begin, end, Grain.SEASON), f"{int(count)} such seasons back")


def season_beside(scene: Scene) -> Reading | None:
    """Such a season or month before, or after, the time last spoken of."""
    origin, later = scene.reference, scene.word("side") == "after"
    found = _such(scene, [origin.begin.year + shift for shift in (-2, -1, 0, 1, 2)])
    beside = [one for one in found if one.begin >= origin.end] if later else [one for one in reversed(found) if one.end <= origin.begin]
    return _first(beside, f"the one {scene.word('side')} the time last spoken of", scene.origin_of(origin))


def _such(scene: Scene, years: list[int]) -> list[Interval]:
    """The season, or the month, that is named, of these years."""
    if scene.word("season"):
        return [calendar.season(year, SEASONS[scene.word("season")]) for year in years]
    return [calendar.month(year, MONTHS[scene.word("month")]) for year in years]


def _told_as_before(scene: Scene) -> bool:
    return scene.looks_back and scene.before.rpartition(" ")[2] != "by"


def _next_season(name: str, told: Interval) -> tuple[Interval, str]:
    """The season that a narrative goes on with: "by winter" after May is of that year's end; one just over is still the nearer."""
    found = [calendar.season(told.begin.year + shift, name) for shift in (-1, 0, 1)]
    inside = [one for one in found if one.begin.year == told.begin.year]
    if told.grain.rank <= Grain.YEAR.rank:
        return inside[0], "the narrative goes on from the time last told"
    return min(found, key=lambda one: _way_to(one, told)), "the narrative goes on from the time last told"


def _way_to(season: Interval, told: Interval) -> float:
    """Days from the time told on to a season, or back to it, which counts for more."""
    if season.end <= told.begin:
        return told.begin.days - season.end.days
    return max(season.begin.days - told.begin.days, 0) * _ONWARD


_ONWARD = 0.25


def season_alone(scene: Scene) -> Reading | None:
    """A season without an article: that of the year that the text has got to, or the nearest; in the present tense every year's."""
    if scene.told is None and in_general(scene.line.sentence(scene.match.start()), scene.head):
        return vague(f"XXXX-{SEASONS[scene.word('season')]}")
    return season(scene)


def month_beside(scene: Scene) -> Reading | None:
    """That month, or the same, the next or the last such month, counted from the time last spoken of."""
    number_of_month, origin = MONTHS[scene.word("month")], scene.reference
    return _beside([calendar.month(origin.begin.year + shift, number_of_month) for shift in (-2, -1, 0, 1, 2)], scene)


def month_that_followed(scene: Scene) -> Reading | None:
    """The first such month or season behind the time last spoken of."""
    origin = scene.spoken_of
    if origin is None:
        return None
    found = _such(scene, [origin.begin.year + shift for shift in (0, 1, 2)])
    behind = [one for one in found if one.begin > origin.begin and one.end > origin.end]
    return _first(behind, "the first one after the time last spoken of", Origin.SPOKEN_OF)


def month_of_year_beside(scene: Scene) -> Reading | None:
    """A month of the year after, or before, that of the time last spoken of."""
    number_of_month, step = MONTHS[scene.word("month")], STEPS.get(scene.word("spoken"), 0)
    if scene.year is not None:  # "in May of the same year, 1968"
        return date(calendar.month(scene.year, number_of_month), scene.year_reason, origin=Origin.WORDS)
    found = calendar.month(scene.reference.begin.year + step, number_of_month)
    return date(found, f"the year last spoken of {step:+d}", origin=Origin.SPOKEN_OF)


def season_of_year_beside(scene: Scene) -> Reading | None:
    """A season of the year after, or before, that of the time last spoken of."""
    step = STEPS.get(scene.word("spoken"), 0)
    if scene.year is not None:
        return date(calendar.season(scene.year, SEASONS[scene.word("season")]), scene.year_reason, origin=Origin.WORDS)
    found = calendar.season(scene.reference.begin.year + step, SEASONS[scene.word("season")])
    return date(found, f"the year last spoken of {step:+d}", origin=Origin.SPOKEN_OF)


def _beside(found: list[Interval], scene: Scene) -> Reading | None:
    """Of such months or seasons the one that the words mean: "that" is the nearest, "the same" the one of the same year."""
    origin, words = scene.reference, scene.word("spoken")
    if not words:
        later = [one for one in found if one.begin.year == origin.begin.year and one.end > origin.begin]
        one = later[0] if later else going_on(found, origin)[0]
        return date(one, "that one, counted from the time last spoken of")
    way = STEPS[words]
    if way > 0:
        meant = [one for one in found if one.begin > origin.begin and one.end > origin.end]
    elif way < 0:
        meant = [one for one in reversed(found) if one.end <= origin.begin]
    else:
        meant = [one for one in found if one.begin.year == origin.begin.year]
    return _first(meant, f"the {words} one, counted from the time last spoken of", Origin.SPOKEN_OF)


def seasons(scene: Scene) -> Reading | None:
    """So many of one season, each year's."""
    return vague(f"XXXX-{SEASONS[scene.word('season')]}", TimexType.SET)


def year(scene: Scene) -> Reading | None:
    """A year."""
    return date(calendar.years_from(year_number(scene.word("year")), 1, Grain.YEAR), "the year is written", origin=Origin.WORDS)


def year_before_christ(scene: Scene) -> Reading | None:
    """A year before Christ: 44 BC is the astronomical year -43."""
    found = date(calendar.years_from(1 - int(number(scene.word("n"))), 1, Grain.YEAR), "counted back from the year 1")
    return found if scene.word("n")[0].isdigit() else None


def year_of_our_era(scene: Scene) -> Reading | None:
    """A year that is said to be one after Christ."""
    count = int(scene.word("n"))
    return date(calendar.years_from(count, 1, Grain.YEAR), "the year is written", origin=Origin.WORDS) if count else None


def decade(scene: Scene) -> Reading | None:
    """Ten years, by figures or by their name."""
    words = scene.word("decade")
    first = _DECADES.get(words) or int(words.replace("'", "").strip(" s"))
    if scene.match.groupdict().get("bc"):
        return date(calendar.years_from(1 - first - 9, 10, Grain.DECADE), "ten years, counted back from the year 1")
    if first >= _CENTURY and first % _CENTURY == 0 and first != _NOUGHTIES:
        return date(calendar.years_from(first, _CENTURY, Grain.CENTURY), "a hundred years")
    return date(calendar.years_from(first if first > _CENTURY else 1900 + first, 10, Grain.DECADE), "ten years")


def century(scene: Scene) -> Reading | None:
    """A century by its number; its years begin with one less, and the first has no year 0."""
    count = ordinal(scene.word("ordinal"))
    if scene.word("era"):
        interval = calendar.years_from(1 - count * _CENTURY, _CENTURY, Grain.CENTURY)
        return date(interval, "counted back from the year 1", value=f"BC{count - 1:02d}")
    first = max((count - 1) * _CENTURY, 1)
    interval = calendar.years_from(first, count * _CENTURY - first, Grain.CENTURY)
    return date(interval, "the first century holds the years below 100", value=f"{count - 1:02d}")


def weekday(scene: Scene) -> Reading | None:
    """A weekday: the most recent one, today included, or the nearest ahead where the sentence looks ahead."""
    number_of_day, today = WEEKDAYS[scene.word("weekday")], calendar.day(scene.now)
    if _explains_day(scene, number_of_day):
        return date(scene.reference, "explains the day named before it", origin=Origin.SPOKEN_OF)
    return vague(f"XXXX-WXX-{number_of_day + 1}") if _is_a_kind(scene) else _one_weekday(scene, number_of_day, today)


def _is_a_kind(scene: Scene) -> bool:
    """Whether it is any such day: "on a Monday of such fog", "four years later, a Monday again"."""
    apart = scene.before.endswith(" a") and (scene.after[:1] in {",", "."} or scene.after.startswith("again"))
    return bool(_AS_A_KIND.search(scene.before)) and (scene.before.endswith("on a") or apart)


_AS_A_KIND = re.compile(r"(?<![^ ])(?:on|,) a$")


def _one_weekday(scene: Scene, number_of_day: int, today: Interval) -> Reading | None:
    back = (today.begin.weekday - number_of_day) % 7
    past, future = (calendar.day(today.begin.plus(days=days)) for days in (-back, 7 - back if back else 0))
    step = scene.word("step")
    if step == "this" or scene.word("week"):
        week = scene.word("week") or "this"
        monday = calendar.shifted(Grain.WEEK, scene.now, STEPS[week]).begin
        return date(calendar.day(monday.plus(days=number_of_day)), f"{week} week")
    if scene.spoken_of is not None and scene.spoken_of.grain is Grain.DAY and _AFTER_WEEKDAY.search(scene.before):
        ahead = (number_of_day - scene.spoken_of.begin.weekday) % 7 or 7
        return date(calendar.day(scene.spoken_of.begin.plus(days=ahead)), "the end of a range that begins on the weekday before it")
    if scene.word("spoken") or _goes_on_that_week(scene):
        return _weekday_beside(scene, number_of_day)
    if step in {"last", "past"}:
        return date(calendar.day(today.begin.plus(days=-(back or 7))), f"{step}: the nearest before today")
    if step in {"next", "coming"}:
        return date(calendar.day(today.begin.plus(days=7 - back)), f"{step}: the nearest after today")
    if scene.told is not None:
        ahead = (number_of_day - scene.told.begin.weekday) % 7
        return date(calendar.day(scene.told.begin.plus(days=ahead)), "the next one from the day last told", origin=Origin.NARRATIVE)
    return date(*chosen((past, future), today, _of_possessive(scene), otherwise=Toward.PAST))


def weekday_of_week_beside(scene: Scene) -> Reading | None:
    """A weekday of the week in which the time last spoken of lies, or of the week beside it."""
    number_of_day, step = WEEKDAYS[scene.word("weekday")], STEPS.get(scene.word("spoken"), 0)
    if scene.reference.grain.rank < Grain.WEEK.rank:
        return vague(f"XXXX-WXX-{number_of_day + 1}")
    monday = calendar.shifted(Grain.WEEK, scene.reference.begin, step).begin
    return date(calendar.day(monday.plus(days=number_of_day)), f"the week last spoken of {step:+d}", origin=Origin.SPOKEN_OF)


def weekday_weeks_ago(scene: Scene) -> Reading | None:
    """A weekday so many weeks before the last one, or of the week so long ago: "a fortnight ago last Monday"."""
    weeks = int(number(scene.word("n"))) * (2 if scene.word("units") == "fortnight" else 1)
    then, number_of_day = scene.published.midnight.plus(days=-7 * weeks), WEEKDAYS[scene.word("weekday")]
    if " on " in scene.match[0] or scene.match[0].startswith("a "):
        return date(calendar.day(then.plus(days=number_of_day - then.weekday)), "of the week so long ago")
    back = (then.weekday - number_of_day) % 7 or 7
    return date(calendar.day(then.plus(days=-back)), "so many weeks before the last one")


def _explains_day(scene: Scene, number_of_day: int) -> bool:
    """Whether it is only told which weekday a date was: "on 10 February, a Friday"."""
    told = scene.spoken_of
    return scene.before.endswith(", a") and told is not None and told.grain is Grain.DAY and told.begin.weekday == number_of_day


def _goes_on_that_week(scene: Scene) -> bool:
    """Whether "the Monday" is that of a week told before: "on 10 February he rang; on the Monday we closed the bridge"."""
    told = scene.spoken_of
    if not scene.before.endswith("on the") or told is None or told.grain is not Grain.DAY or scene.word("step") or scene.word("week"):
        return False
    return scene.published.days - told.begin.days > _DAYS_OF_WEEK


_DAYS_OF_WEEK = 7


def _weekday_beside(scene: Scene, number_of_day: int) -> Reading:
    """The weekday before, or after, the time last spoken of: a whole week away where that is such a weekday."""
    origin = scene.reference
    if scene.word("spoken") == "previous":
        begin = origin.begin.plus(days=-((origin.begin.weekday - number_of_day) % 7 or 7))
    else:
        last = origin.end.plus(days=-1)
        begin = last.plus(days=(number_of_day - last.weekday) % 7 or 7)
    return date(calendar.day(begin), f"the {scene.word('spoken')} one, counted from the time last spoken of", origin=Origin.SPOKEN_OF)


def _of_possessive(scene: Scene) -> Direction:
    way = scene.direction()
    if scene.after.startswith("' s ") and way.cue.lower() not in FUTURE_AUXILIARIES:
        return Direction(Toward.PAST, "'s")
    return way


def weekend(scene: Scene) -> Reading | None:
    """The weekend that is, was last or comes next, as the sentence looks."""
    weekends = [calendar.shifted(Grain.WEEKEND, scene.now, shift) for shift in (-1, 0, 1)]
    return date(*chosen(weekends, calendar.day(scene.now), scene.direction(), otherwise=Toward.PAST))


def past_unit(scene: Scene) -> Reading | None:
    """The past year is the year before; another past unit is as long as one."""
    grain = COUNTED[scene.word("unit")]
    if grain is Grain.YEAR:
        return date(calendar.shifted(grain, scene.now, -1), "publication's year -1")
    if grain in {Grain.QUARTER, Grain.WEEKEND}:
        return date(calendar.shifted(grain, scene.now, -1), f"publication's {grain.value} -1")
    return quantities.recent_length(scene)


def part_in_general(scene: Scene) -> Reading | None:
    """Every such weekday, month or season."""
    words = scene.word("weekday"), scene.word("month"), scene.word("season")
    if words[0]:
        value = f"XXXX-WXX-{WEEKDAYS[words[0].removesuffix('s')] + 1}"
    elif words[1]:
        value = f"XXXX-{MONTHS[words[1]]:02d}"
    else:
        value = f"XXXX-{SEASONS[words[2]]}"
    return vague(value + (f"T{PARTS[scene.word('part')]}" if scene.word("part") else ""), TimexType.SET)


def weekday_of_every_month(scene: Scene) -> Reading | None:
    """A weekday once in every month."""
    return vague(f"XXXX-XX-WXX-{WEEKDAYS[scene.word('weekday')] + 1}", TimexType.SET)


def part_of_every_day(scene: Scene) -> Reading | None:
    """Every morning, every weekend."""
    if scene.word("part"):
        return vague(f"XXXX-XX-XXT{PARTS[scene.word('part')]}", TimexType.SET)
    return vague("XXXX-WXX-WE" if "weekend" in scene.match[0] else "XXXX-WXX-WD", TimexType.SET)


def numbered_unit(scene: Scene) -> Reading | None:
    """The first, or the last, such unit of a month or a year."""
    whole, name, grain = _whole(scene), scene.word("ordinal"), COUNTED[scene.word("unit")]
    if whole is None:
        return None
    first, last = _MEMBERS.get(grain, (0, -1))
    if name in {"last", "final"}:
        found = calendar.enclosing(grain, whole.end.plus(days=last))
    else:
        found = calendar.enclosing(grain, calendar.moved(whole.begin.plus(days=first), grain, ordinal(name) - 1))
    return date(found, f"the {name} {grain.value} of {calendar.value(whole)}")


def _whole(scene: Scene) -> Interval | None:
    if scene.word("month"):
        reading = calendar_month(scene)
        return reading.interval if reading else None
    if scene.word("year"):
        return calendar.years_from(year_number(scene.word("year")), 1, Grain.YEAR)
    return calendar.shifted(COUNTED[scene.word("whole")], scene.now, STEPS[scene.word("step")])


def weekday_of_month(scene: Scene) -> Reading | None:
    """The first, or the last, such weekday of a month."""
    beside = scene.word("spoken") or scene.word("beside")
    found = month_beside(scene) if beside else month_of_year_beside(scene) if scene.word("that") else calendar_month(scene)
    if found is None or found.interval is None:
        return None
    span, name = found.interval, scene.word("ordinal")
    first = span.begin.plus(days=(WEEKDAYS[scene.word("weekday")] - span.begin.weekday) % 7)
    days = [first.plus(days=7 * week) for week in range(5) if first.plus(days=7 * week) < span.end]
    count = len(days) if name == "last" else ordinal(name)
    return (
        date(calendar.day(days[count - 1]), *found.reasons, "counted in that month", origin=found.origin)
        if 1 <= count <= len(days)
        else None
    )


def weekday_beside_named(scene: Scene) -> Reading | None:
    """The last such weekday before a named day, or the first after it."""
    named = holiday(scene) if scene.word("holiday") else calendar_date(scene)
    if named is None or named.interval is None:
        return None
    number_of_day, day = WEEKDAYS[scene.word("weekday")], named.interval.begin
    away = -((day.weekday - number_of_day) % 7 or 7) if scene.word("side") == "before" else (number_of_day - day.weekday) % 7 or 7
    return date(calendar.day(day.plus(days=away)), *named.reasons, f"the nearest {scene.word('side')} that", origin=named.origin)


def deictic_day(scene: Scene) -> Reading | None:
    """Today, yesterday, tomorrow and the days beside them."""
    words = scene.word("deictic")
    shift = _DEICTIC[words.split()[-1]] + {"before": -1, "after": 1}.get(words.split()[-2] if " " in words else "", 0)
    found = calendar.day(scene.published.midnight.plus(days=shift))
    if words == "tonight":
        return part_of(found, "NI", "the evening of publication")
    return date(found, f"publication {shift:+d} days")


def part_of(whole: Interval, part: str, *reasons: str) -> Reading:
    """A part of a day, or an hour of it where the word names one; a day ends at its midnight."""
    if part == "T00:00":
        last = Interval(whole.end.plus(seconds=-60), whole.end, Grain.MINUTE)
        return Reading(TimexType.TIME, f"{calendar.value(whole)}T24:00", None, Stretch.filling(last), whole, reasons)
    if part.startswith("T"):
        begin = whole.begin.plus(seconds=int(part[1:3]) * 3600)
        moment = Interval(begin, begin.plus(seconds=60), Grain.MINUTE)
        return Reading(TimexType.TIME, calendar.value(moment), None, Stretch.filling(moment), whole, reasons)
    opens, closes = PART_HOURS[part]
    hours = Interval(whole.begin.plus(seconds=opens * 3600), whole.begin.plus(seconds=closes * 3600), Grain.PART)
    return Reading(TimexType.TIME, f"{calendar.value(whole)}T{part}", None, Stretch.filling(hours), whole, reasons)


def overnight(scene: Scene) -> Reading | None:
    """The night that ended on the day of publication; the one that begins then, where the sentence looks ahead."""
    shift = 0 if scene.direction().toward is Toward.FUTURE else -1
    night = part_of(calendar.day(scene.published.midnight.plus(days=shift)), "NI", "the night beside publication")
    return replace(night, interval=None)


def day_part(scene: Scene) -> Reading | None:
    """A part of a day that another word names; of no known day, where what was last spoken of is longer: "in 1951, that evening"."""
    counted = scene.match[0].startswith("that ") or bool(scene.word("spoken"))
    if counted and scene.spoken_of is not None and scene.spoken_of.grain.rank < Grain.DAY.rank:
        return vague(f"XXXX-XX-XXT{PARTS[scene.word('part')].removeprefix('T')}", TimexType.TIME)
    found = day_of(scene)
    return part_of(found, PARTS[scene.word("part")], "the part of the day named before it") if found else None


def day_part_beside(scene: Scene) -> Reading | None:
    """A part of the day after, or before, that last spoken of."""
    if scene.reference.grain.rank < Grain.DAY.rank:
        return vague(f"XXXX-XX-XXT{PARTS[scene.word('part')].removeprefix('T')}", TimexType.TIME)
    day = calendar.shifted(Grain.DAY, scene.reference.begin, 1 if scene.word("side") == "after" else -1)
    return part_of(day, PARTS[scene.word("part")], "the day beside that last spoken of")


def part_of_day_of_month(scene: Scene) -> Reading | None:
    """A part of a day that is named by its number in the month."""
    day = day_of_month(scene)
    return part_of(day.interval, PARTS[scene.word("part")], *day.reasons) if day is not None and day.interval is not None else None


def day_of(scene: Scene) -> Interval | None:
    """The day that another word of the expression names, else that last spoken of."""
    if scene.word("figures"):
        return read_day(scene.word("figures").replace(" ", ""), scene.published, day_first=figures.day_first(scene))
    if scene.word("holiday"):
        reading = holiday(scene)
    elif scene.word("month"):
        reading = calendar_date(scene)
    elif scene.word("weekday"):
        reading = weekday(scene)
    elif scene.word("deictic"):
        reading = deictic_day(scene)
    elif scene.word("step"):
        return calendar.day(scene.now.midnight.plus(days=STEPS[scene.word("step")]))
    elif scene.word("spoken"):
        return calendar.shifted(Grain.DAY, scene.reference.begin, STEPS[scene.word("spoken")])
    else:
        days = (one for one in (scene.reference, scene.passage) if one is not None and one.grain.rank >= Grain.DAY.rank)
        return calendar.day(next(days, calendar.day(scene.now)).begin)
    return reading.interval if reading else None


def clock(scene: Scene) -> Reading | None:
    """A time of day, on the day named beside it, or that last spoken of."""
    hour, minute = _hour(scene), int(scene.word("minute") or 0)
    half = scene.word("meridiem").replace(" ", "")[:1]
    part = scene.word("part") or ("" if half else _part_beside(scene, hour))
    if part:
        half = "a" if part == "morning" else "p"
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    if scene.word("relation"):
        hour, minute = _beside_the_hour(scene, hour)
        named = scene.word("hour") in _NAMED_HOURS
        hour = hour if half or named or scene.hour is None or hour > _NOON else _half_of_day(scene.hour, hour % _NOON)
    elif scene.halves and not half and scene.hour is not None and hour <= _NOON and not scene.word("hour").startswith("0"):
        hour = _half_of_day(scene.hour, hour % _NOON)  # "at 9:55 p.m. ... at 9:57"
    found = day_of(scene)
    if found is None or hour > 24 or minute > 59:  # noqa: PLR2004 - the clock
        return None
    if scene.hour is not None and not _names_a_day(scene):
        found = _nearest_to_hour(scene.hour, hour * 3600 + minute * 60)
    elif hour < _EARLY and scene.clock is not None and scene.clock.seconds >= _LATE and not _names_a_day(scene):
        found = calendar.day(found.end)  # a night goes on past midnight
    begin = found.begin.plus(seconds=hour * 3600 + minute * 60 + int(scene.word("second") or 0))
    moment = Interval(begin, begin.plus(seconds=1 if scene.word("second") else 60), Grain.SECOND if scene.word("second") else Grain.MINUTE)
    return Reading(
        TimexType.TIME,
        calendar.value(moment),
        None,
        Stretch.filling(moment),
        found,
        ("on the day beside it, or last spoken of",),
        Origin.PUBLISHED if _names_a_day(scene) else Origin.SPOKEN_OF,
    )


def hour_alone(scene: Scene) -> Reading | None:
    """An hour by its number alone goes on from the hour last told: of its halves of the day the nearer one, rather later than before."""
    if scene.hour is None:
        return None
    told = scene.hour.days * _DAY + scene.hour.seconds
    first = (scene.hour.days - 1) * _DAY + _hour(scene) % _NOON * 3600
    seconds = min((first + half * _DAY // 2 for half in range(6)), key=lambda at: at - told if at >= told else (told - at) * _BACK)
    begin = scene.hour.midnight.plus(days=seconds // _DAY - scene.hour.days, seconds=seconds % _DAY)
    moment = Interval(begin, begin.plus(seconds=60), Grain.MINUTE)
    reasons = ("the nearest such hour to that last told",)
    day = calendar.day(begin.midnight)
    return Reading(TimexType.TIME, calendar.value(moment), None, Stretch.filling(moment), day, reasons, Origin.SPOKEN_OF)


_BACK = 2
_NOON = 12
_PART_BEFORE = re.compile(r"(?<![^ ])(afternoon|evening|night|tonight)(?: ,)?(?: (?:at|around|about|shortly|just|before|after|by)){1,3}$")
_PART_BEHIND = re.compile(r"(?:(?:on|that|the|same|in|this) ){0,3}(afternoon|evening|night|tonight)(?![^ ])")


def _part_beside(scene: Scene, hour: int) -> str:
    """The part of the day beside an hour without a half of its own: "Thursday evening at 9:15", "at 9:15 that evening"."""
    if not 0 < hour < _NOON:
        return ""
    found = _PART_BEFORE.search(scene.before) or _PART_BEHIND.match(scene.after)
    return "" if found is None or (found[1] == "night" and hour < _EARLY) else found[1]


def _half_of_day(told: Moment, hour: int) -> int:
    """The hour of the morning or of the evening, whichever is nearer to the hour last told."""
    return min((hour, hour + _NOON), key=lambda one: min((gap := abs(one * 3600 - told.seconds)), _DAY - gap))


_NAMED_HOURS = {"noon": 12, "midday": 12, "midnight": 24}
_MINUTES = {"half": 30, "quarter": 15, "a quarter": 15}


def _hour(scene: Scene) -> int:
    words = scene.word("hour")
    return _NAMED_HOURS.get(words) or int(number(words))


def _beside_the_hour(scene: Scene, hour: int) -> tuple[int, int]:
    """So many minutes past or to an hour: "half past three", "20 minutes to midnight"."""
    words = scene.word("beside")
    minutes = _MINUTES.get(words) or int(number(words))
    total = hour * 60 + (minutes if scene.word("relation") in {"past", "after"} else -minutes)
    return divmod(total % (24 * 60), 60)


def _nearest_to_hour(told: Moment, seconds: int) -> Interval:
    """The day on which a time of day is nearest to the moment last told: a night goes on past midnight, and a report back to its begin."""
    days = [calendar.day(told.midnight.plus(days=shift)) for shift in (0, 1, -1)]
    at = told.days * _DAY + told.seconds
    return min(days, key=lambda day: abs(day.begin.days * _DAY + seconds - at))


_DAY = 24 * 3600


def _names_a_day(scene: Scene) -> bool:
    return any(scene.word(name) for name in ("figures", "month", "weekday", "deictic", "step", "spoken"))


def stepped_unit(scene: Scene) -> Reading | None:
    """This, last or next unit, counted from publication."""
    grain, step = COUNTED[scene.word("unit")], STEPS.get(scene.word("step"), 0)
    if grain.within_day:  # the hour of publication is seldom known, nor is it what "the last minute" means
        return vague({-1: "PAST_REF", 0: "PRESENT_REF"}.get(step, "FUTURE_REF"))
    if grain is Grain.QUARTER and not step and scene.quarter is not None and _RESULT.match(scene.after):
        return reports.named_quarter(scene, scene.quarter, "the quarter reported on", Origin.SPOKEN_OF)
    return date(calendar.shifted(grain, scene.now, step), f"publication's {grain.value} {step:+d}")


_RESULT = pattern("' s (?:net |operating |pretax )?(?:earnings|income|loss|profit|results?|revenues?|sales)")


def spoken_time(scene: Scene) -> Reading | None:
    """The time last spoken of, where there is one."""
    return date(scene.spoken_of, "the time last spoken of", origin=Origin.SPOKEN_OF) if scene.spoken_of is not None else None


def spoken_unit(scene: Scene) -> Reading | None:
    """The same, the following or the previous unit, counted from the time last spoken of."""
    grain, step = COUNTED[scene.word("unit")], STEPS.get(scene.word("step"), 0)
    if grain.within_day:
        return vague("PAST_REF")
    if grain is Grain.YEAR and scene.year is not None:
        return date(calendar.years_from(scene.year, 1, Grain.YEAR), scene.year_reason, origin=Origin.WORDS)
    if scene.reference.grain.rank < grain.rank and grain in _OF_NO_DATE:
        return vague(_OF_NO_DATE[grain])
    return date(
        calendar.shifted(grain, scene.reference.begin, step), f"the {grain.value} last spoken of {step:+d}", origin=Origin.SPOKEN_OF
    )


_OF_NO_DATE = {Grain.DAY: "XXXX-XX-XX", Grain.WEEK: "XXXX-WXX", Grain.WEEKEND: "XXXX-WXX-WE"}


def unit_beside(scene: Scene) -> Reading | None:
    """The unit after, or before, that of the time last spoken of: "joined in 2009. The year after, ..."."""
    grain, step = COUNTED[scene.word("unit")], 1 if scene.word("side") == "after" else -1
    if scene.reference.grain.rank < grain.rank:
        return vague("PAST_REF") if step < 0 else None
    found = calendar.shifted(grain, scene.reference.begin, step)
    return date(found, f"the {grain.value} last spoken of {step:+d}", origin=scene.origin_of(scene.reference))


def quarter(scene: Scene) -> Reading | None:
    """A quarter by its number, in a year that is written or the nearest past one."""
    count = ordinal(scene.word("ordinal")) if scene.word("ordinal") else int(scene.word("digit"))
    if not 1 <= count <= 4:  # noqa: PLR2004 - quarters of a year
        return None
    if (ended := reports.ended_with_a_day(scene, count)) is not None:
        return ended
    if scene.year is not None:
        year = scene.year
    elif scene.word("short"):
        year = written.full_year(scene)
    elif scene.word("step"):
        year = scene.now.year + STEPS[scene.word("step")]
    else:
        told = scene.direction()
        way = Toward.PAST if "fiscal" in scene.match[0] or (told.sure and told.toward is Toward.PAST) else Toward.OPEN
        quarters = [calendar.months_from((scene.now.year + shift) * 12 + count * 3 - 3, 3, Grain.QUARTER) for shift in (-1, 0, 1)]
        if told.toward is Toward.PAST:  # one that has not begun is not told of in the past
            quarters = [one for one in quarters if one.begin <= scene.now] or quarters
        elif told.cue.lower() in FUTURE_AUXILIARIES and _IN_A_QUARTER.search(scene.before):
            quarters = [one for one in quarters if scene.now.days - one.end.days < _JUST_ENDED] or quarters
        return toward(scene, quarters, Direction(way, "quarters are reported when they end"))
    return date(calendar.months_from(year * 12 + count * 3 - 3, 3, Grain.QUARTER), "a quarter of that year")


_IN_A_QUARTER, _JUST_ENDED = re.compile(r"(?<![^ ])(?:in|by|during|in the third and|in the second and|in the first and)(?: the)?$"), 45


def quarter_of_every_year(scene: Scene) -> Reading | None:
    """A quarter by its number, each year's."""
    count = ordinal(scene.word("ordinal"))
    return vague(f"XXXX-Q{count}", TimexType.SET) if count <= 4 else None  # noqa: PLR2004 - quarters of a year


def half_year(scene: Scene) -> Reading | None:
    """The first or the last half of a year."""
    year = year_number(scene.word("year")) if scene.word("year") else scene.now.year + STEPS.get(scene.word("step"), 0)
    later = scene.word("half") not in {"first", "1st"} and scene.word("digit") != "1"
    return date(calendar.months_from(year * 12 + _HALF_MONTHS * later, _HALF_MONTHS, Grain.HALF), "a half of that year")


def half_month(scene: Scene) -> Reading | None:
    """The first or the second half of a month, which ends with its 15th day."""
    whole = _whole(scene)
    if whole is None:
        return None
    middle, later = whole.begin.plus(days=_HALF_MONTH), scene.word("half") not in {"first", "1st"}
    found = Interval(middle, whole.end, Grain.MONTH) if later else Interval(whole.begin, middle, Grain.MONTH)
    return date(found, "a half of that month", value=calendar.value(whole), mod="END" if later else "START")


_HALF_MONTH = 15


def phase_of_unit(scene: Scene) -> Reading | None:
    """The begin, middle or end of the unit in which publication lies, or of that last spoken of; "the second" is no unit there."""
    grain = COUNTED[scene.word("unit")]
    if grain.within_day:
        return None
    origin = scene.reference.begin if " same " in f" {scene.match[0]} " else scene.now
    return date(calendar.enclosing(grain, origin), f"publication's {grain.value}")


def end_of_year(scene: Scene) -> Reading | None:
    """The end of publication's year."""
    return date(calendar.enclosing(Grain.YEAR, scene.now), "publication's year", mod="END")


def day_beside(scene: Scene) -> Reading | None:
    """The day after, or before, the day last spoken of."""
    step = 1 if scene.match[0].endswith("after") else -1
    return date(calendar.shifted(Grain.DAY, scene.reference.begin, step), f"the day last spoken of {step:+d}", origin=Origin.SPOKEN_OF)


def week_of_day(scene: Scene) -> Reading | None:
    """The week in which a day of the calendar lies."""
    found = calendar_date(scene)
    if found is None or found.interval is None:
        return None
    return date(calendar.enclosing(Grain.WEEK, found.interval.begin), *found.reasons, origin=found.origin)


def day_beside_event(scene: Scene) -> Reading | None:
    """The day before, or after, something else: known only where it explains the day named before it."""
    if scene.before.endswith(",") and scene.spoken_of is not None and scene.spoken_of.grain is Grain.DAY:
        return date(scene.spoken_of, "explains the day named before it")
    return vague("XXXX-XX-XX")


def numbered_day(scene: Scene) -> Reading | None:
    """The second day of something: that of publication, where the sentence says that it is."""
    copula = scene.line.sentence(scene.match.start()).child(scene.head, "cop")
    if copula is not None and copula.feats.get("Tense") == "Pres":
        return date(calendar.day(scene.published), f"{copula.text}: the day of publication")
    return vague("XXXX-XX-XX")


def day_beside_named(scene: Scene) -> Reading | None:
    """The day before, or after, a day named with it."""
    found = day_of(scene)
    step = 1 if " after " in scene.match[0] else -1
    return date(calendar.shifted(Grain.DAY, found.begin, step), f"the day named {step:+d}") if found else None


def counted_from_day(scene: Scene) -> Reading | None:
    """So many units before or after a day named with them; "a week from Sunday" is counted from the next Sunday."""
    found, ahead = day_of(scene), scene.word("side") != "before"
    if found is None:
        return None
    if scene.word("side") == "from" and scene.word("weekday") and found.end <= scene.now:
        found = calendar.day(found.begin.plus(days=7))
    size = number(scene.word("n")) * (1 if ahead else -1)
    if size != int(size):
        return None
    begin = calendar.moved(found.begin, unit(scene.word("units")), int(size))
    return date(calendar.day(begin), f"{found.begin.iso()} {int(size):+d} {unit(scene.word('units')).value}", origin=Origin.NAMED)


def day_of_month(scene: Scene) -> Reading | None:
    """A day by its number alone, in the month that the direction chooses."""
    first = calendar.month_count(scene.now)
    months = [calendar.month_start(first + shift) for shift in (-1, 0, 1)]
    days = [calendar.calendar_day(month.year, month.month, day_number(scene.word("day"))) for month in months]
    known = [one for one in days if one]
    onward = [one for one in known if scene.told is not None and one.begin >= scene.told.begin]
    return toward(scene, onward if onward and not scene.looks_back else known)


def day_of_stepped_month(scene: Scene) -> Reading | None:
    """A day by its number, in this, the last or the next month, or in that last spoken of."""
    if scene.word("that"):
        if scene.reference.grain.rank < Grain.MONTH.rank:
            return None
        begin = scene.reference.begin
        of_that = calendar.calendar_day(begin.year, begin.month, day_number(scene.word("day")))
        return date(of_that, "the month last spoken of", origin=Origin.SPOKEN_OF) if of_that else None
    month = calendar.shifted(Grain.MONTH, scene.now, STEPS[scene.word("step")]).begin
    found = calendar.calendar_day(month.year, month.month, day_number(scene.word("day")))
    return date(found, f"publication's month {STEPS[scene.word('step')]:+d}") if found else None


def unit_after_next(scene: Scene) -> Reading | None:
    """The unit after the next, or before the last."""
    grain, step = COUNTED[scene.word("unit")], 2 if scene.match[0].endswith("next") else -2
    if grain.within_day:  # the hour of publication is seldom known, nor is it what "the last minute" means
        return vague({-1: "PAST_REF", 0: "PRESENT_REF"}.get(step, "FUTURE_REF"))
    return date(calendar.shifted(grain, scene.now, step), f"publication's {grain.value} {step:+d}")
