"""In which time a text tells: news is read from its publication, a history from the date that it told last.

What is decided here is a value of its own, so that a reading can say why: :class:`Story` for the text as a whole, :class:`Known`
for what it has told up to a sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, pairwise
from typing import Any

from dateline.events.language import words
from dateline.events.schema import Document, Grain, Interval, Moment, Origin, Sentence, TimexType, Token
from dateline.events.times import calendar
from dateline.events.times.calendar import MONTHS_PER_YEAR
from dateline.events.times.direction import EXPECTING, OPEN_AUXILIARIES, Direction, Toward, direction
from dateline.events.times.guards import opens_an_entry
from dateline.events.times.lexicon import COUNTED, MONTHS, PHASES, STEPS, day_number, year_number
from dateline.events.times.reading import Reading, Scene
from dateline.events.times.scanner import Line

_YEARS_TOLD = 6  # a text with fewer years written out is not read as a history
_LEAD = 4  # sentences in which news says of which day it is
_YEARS_TO_A_DEICTIC = 3  # nor is one that speaks of "Monday" and "last week" more often than every so many years
_THIS_WEEK = 6  # days: "Wednesday" after "Tuesday, 28 January" is the next one, where that was longer ago
_FAR = 300  # days before publication: news of a date nearer than that goes on in publication's year
_YEARS_NEAR = 2  # "January" after "November 1812" is of 1813; after last year's November of this year, as anyway
_SENTENCES = 3  # so long a passage of news goes on from a date of another time
_RECENT_WEEKS = 31  # days
_MONTHS_OVER = 2
_MONTHS_AGO, _YEAR = 90, 365  # days
_DAYS_ON, _WEEKS_ON, _SEVERAL = 10, 70, 2  # days on from the last date of another time; dates of it in a row
_CLOCK = re.compile(r"T\d")
_LONGER_PERIODS = frozenset({"P6M", "P9M"})  # a report compares what it last spoke of
_RECENT_DAYS = 140  # a quarter is reported on within the next
_FISCAL_DAYS, _QUARTER_DAYS = 300, 92  # of the first quarter named, which is that of the report: fiscal quarters run beside the calendar's
_JOINING = re.compile(r"(?: ,| and| or| to| until| till| through| -| /)*(?: (?:on|in|from|the|late|early|mid))* ")
_DUE = re.compile(r"(?<![^ ])(?:due|payable|effective)(?: (?:on|by|in))? $")
_WORD = 16  # characters: "effective on"
_OPENING = re.compile(r"(?:(?:in|by|during|on|early|late) )?")
_WORDS = 8  # between two dates that share a year


@dataclass(frozen=True, slots=True)
class Story:
    """Whether the text is a history, and what says so; ``lead`` whether it opens with news, so that it is one only in passages.

    >>> Story.of([1861, 1862, 1863, 1864, 1865, 1866, 1867], seen_from_publication=1, published=2009).history
    True
    """

    history: bool
    why: str
    news: bool = False
    day_first: bool | None = None
    lead: bool = False

    @classmethod
    def of(cls, years: Sequence[int], *, seen_from_publication: int, published: int) -> Story:
        """By the years written out, of which most lie before publication's, against words that count from publication."""
        past = sum(year < published for year in years)
        history = past >= _YEARS_TOLD and past * 2 > len(years) and past >= seen_from_publication * _YEARS_TO_A_DEICTIC
        return cls(
            history,
            f"{past} past years are written out, {seen_from_publication} expressions are seen from publication",
            seen_from_publication > 0,
        )


def story_of(lines: Iterable[Sequence[re.Match[str]]], published: Moment) -> Story:
    """The evidence of all that the rows found, line by line."""
    years, seen_from_publication, orders, lead, number, opens = [], 0, Counter[bool](), 0, 0, None
    for number, match in ((number, match) for number, found in enumerate(lines) for match in found):
        if (figures := _FIGURES.fullmatch(match[0])) is not None:
            orders.update(_order(figures))
            continue
        slots = slots_of(match)
        written = written_year(match)
        opens = (number < _HEAD and written is not None and bool(slots.get("day"))) if opens is None else opens
        if written is not None:
            years.append(written)
        elif slots.get("weekday") or slots.get("deictic") or _is_stepped(match, slots):
            seen_from_publication += 1
            lead += number < _LEAD
    story = replace(Story.of(years, seen_from_publication=seen_from_publication, published=published.year), lead=lead > 0)
    if opens and _goes_on_from_its_opening(years, seen_from_publication, published.year):
        story = replace(story, history=True, why=f"it opens with a day of {years[0]}, and goes on from there")
    if not seen_from_publication and _tells_of_old_times(years, number + 1, published.year):
        story = replace(story, history=True, why=f"all of {len(years)} years that are written out are long past")
    return replace(story, day_first=orders[True] > orders[False]) if orders else story


def _tells_of_old_times(years: Sequence[int], sentences: int, published: int) -> bool:
    """Whether a short text writes out a year in every few sentences, and each is of another generation: it tells no news."""
    return len(years) >= _SEVERAL and len(years) * _SENTENCES_A_YEAR >= sentences and all(published - year > _GENERATION for year in years)


def _goes_on_from_its_opening(years: Sequence[int], seen_from_publication: int, published: int) -> bool:
    """Whether a text that opens with a day of years ago, as rulings do, writes out more such years and hardly looks from now."""
    past = sum(year < published for year in years)
    long_ago = bool(years) and published - years[0] >= _YEARS_NEAR
    return long_ago and past >= _OPENED_WITH and past == len(years) and past >= seen_from_publication * _YEARS_TO_A_DEICTIC


_HEAD, _OPENED_WITH = 2, 3  # sentences, with a headline; years written out
_SENTENCES_A_YEAR, _GENERATION = 3, 25


def _is_stepped(match: re.Match[str], slots: Mapping[str, str]) -> bool:
    """Whether it is counted from publication: "last year"; not "the following year"."""
    return bool(slots.get("step")) and not match[0].startswith(("the ", "that "))


_FIGURES = re.compile(r"(?P<first>\d\d?) (?P<sign>[/.-]) (?P<second>\d\d?)(?: (?P=sign) \d{2,4})?")


def _order(figures: re.Match[str]) -> tuple[bool, ...]:
    """Whether a date in figures has the day first, where it shows that."""
    first, second = int(figures["first"]), int(figures["second"])
    if (first > MONTHS_PER_YEAR) == (second > MONTHS_PER_YEAR):
        return ()
    return (first > MONTHS_PER_YEAR,)


def _place(match: re.Match[str]) -> int:
    """Where in its year a date lies, roughly: the month that it names."""
    return MONTHS.get((match.groupdict().get("month") or "").removesuffix(" ."), 0)


def _is_of_a_table(line: Line) -> bool:
    """Whether figures make so much of the line that it is no sentence."""
    pieces = line.text.split(" ")
    return sum(piece[0].isdigit() for piece in pieces) * _FEW > len(pieces)


_FEW = 4  # one word in so many is a figure, at most


def _day(match: re.Match[str]) -> int:
    words = match.groupdict().get("day")
    return day_number(words) if words else _LAST_DAY


_LAST_DAY = 31  # of a month as a whole


def _is_elided(match: re.Match[str]) -> bool:
    """Whether it is the day of another's month: "March 3-5, 2022"."""
    slots = slots_of(match)
    return bool(slots.get("day")) and not slots.get("month")


def slots_of(match: re.Match[str]) -> dict[str, str]:
    """What the slots of a row caught, each under its own name where it stands several times: the first that caught something."""
    caught: dict[str, str] = {}
    for name, text in match.groupdict().items():
        if text:
            caught.setdefault(name.rstrip("0123456789"), text)
    return caught


def written_year(match: re.Match[str]) -> int | None:
    """The year that the words write, the last one where there are several."""
    slots = match.groupdict()
    words = next((slots[name] for name in ("year3", "year2", "year") if slots.get(name)), None)
    return year_number(words) if words else None


STAMPS = 4  # lines that open with an hour make a log
_TURN = 3600  # seconds by which the clock goes back at midnight, at least


def log_days(document: Document, lines: Sequence[tuple[Line, Sequence[re.Match[str]]]]) -> Mapping[int, Moment]:
    """For each line that opens an entry of a log, a diary or a live report, its day.

    Entries that open with a date are of that day, where such days stand in order; else the days are counted from publication's over the
    midnights between the hours: the last entry is of the day of publication, or the first, where the newest stand first.
    """
    dated = {number: day for number, (line, found) in enumerate(lines) if found and (day := _headed_day(document, line, found[0]))}
    if len(dated) > 1 and list(dated.values()) in (sorted(dated.values()), sorted(dated.values(), reverse=True)):
        return dated
    stamps = [(number, stamp) for number, (line, found) in enumerate(lines) if (stamp := _stamp(document, line, found)) is not None]
    if len(stamps) < STAMPS or not _are_of_24_hours([stamp for _, stamp in stamps]):
        return {}
    hours = [_seconds(stamp) for _, stamp in stamps]
    steps = [after - before for before, after in pairwise(hours)]
    onward = sum(step > 0 for step in steps) >= sum(step < 0 for step in steps)
    if not (onward or hours[0]):  # "0000" above "2358" is the end of that day
        steps[0] -= 24 * 3600
    turns = [0, *accumulate((step < -_TURN) if onward else -(step > _TURN) for step in steps)]
    days = [turn - (turns[-1] if onward else 0) for turn in turns]
    return {number: document.published.midnight.plus(days=day) for (number, _), day in zip(stamps, days, strict=True)}


def _stamp(document: Document, line: Line, found: Sequence[re.Match[str]]) -> re.Match[str] | None:
    """The hour with which a line of the text opens, perhaps behind its weekday: "**Tuesday, 00:05** Some of you ask"."""
    behind_day = len(found) > 1 and bool(slots_of(found[0]).get("weekday")) and _opens(document, line, found[0])
    match = found[1] if behind_day else found[0] if found else None
    slots = slots_of(match) if match is not None else {}
    names_day = any(slots.get(name) for name in ("month", "weekday", "deictic", "month2", "weekday2"))
    if match is None or not (slots.get("hour") and slots.get("minute")) or names_day:
        return None
    return match if (behind_day or _opens(document, line, match)) and opens_an_entry(line, match) else None


def _are_of_24_hours(stamps: Sequence[re.Match[str]]) -> bool:
    """Whether hours are told with their halves of the day: "08:05", "8:05 p.m."; not "8.05" and "12.35", which may be of either."""
    hours = [slots_of(stamp) for stamp in stamps]
    sure = any(slots.get("meridiem") or slots["hour"].startswith("0") or int(slots["hour"]) > _NOON for slots in hours)
    return sure or all(len(slots["hour"]) > 1 for slots in hours)


_HEAD_ENDS = re.compile(r" ?(?:,? ?\d{1,2} ?: ?\d\d\b|[.:*_-]|$)")


def _headed_day(document: Document, line: Line, match: re.Match[str]) -> Moment | None:
    """The day of an entry whose line opens with it: "14 March 2024, 09:00", "Monday 16 April."; without a year, the last such day."""
    slots, year, last = slots_of(match), written_year(match), document.published.midnight
    if not (slots.get("month") and slots.get("day") and _opens(document, line, match) and _HEAD_ENDS.match(line.text, match.end())):
        return None
    month, number = MONTHS[slots["month"].removesuffix(" .").lower()], day_number(slots["day"])
    years = (year,) if year is not None else (last.year, last.year - 1)
    days = (calendar.calendar_day(at, month, number) for at in years)
    return next((day.begin for day in days if day is not None and (year is not None or day.begin <= last)), None)


def _opens(document: Document, line: Line, match: re.Match[str]) -> bool:
    """Whether a line of the text opens with the words, which may be marked as its heading: "**14 March**"."""
    begin = line.spans[0].start
    return not line.text[: match.start()].strip(_MARKS) and not document.text[max(begin - 1, 0) : begin].strip("\n")


_MARKS = "*_#>|•- "


def _seconds(match: re.Match[str]) -> int:
    slots = slots_of(match)
    half = (slots.get("meridiem") or "").replace(" ", "")[:1]
    hour = int(slots["hour"]) if slots["hour"].isdigit() else 0
    hour = hour % _NOON + (_NOON if half == "p" else 0) if half else hour
    return hour * 3600 + int(slots["minute"]) * 60


_NOON = 12


@dataclass(frozen=True, slots=True)
class Known:
    """What the text has told so far.

    ``spoken_of`` is the time last spoken of; ``told`` the date that a narrative has got to, ``main`` where its main line was before an
    aside ("he had sold the house in 1938"); ``quarter`` the one that it reports on, ``fiscal`` by how many months it
    lies behind that of the calendar; ``clock`` the time of day last read;
    ``seen`` the words that were read from publication;
    ``opened`` whether the date last told opened its sentence;
    ``named_day`` whether it was named with its weekday, ``weekdays`` which day a weekday was where it was; ``hour`` the last moment
    told, ``day_in`` the paragraph that named a day last; ``logged`` whether ``published`` is the day of an entry; ``back`` what was
    spoken of before the sentence looked back; ``halves`` whether an hour was written with its half of the day; ``steps`` how many
    dates in a row were of that time; ``over`` whether the year before
    publication's was named, as reports on it do; ``left`` what the paragraph before had got to; ``chained`` whether the last date was
    read from another before it; ``month`` the last time that named a month, ``month_in`` its paragraph.
    """

    published: Moment
    spoken_of: Interval | None = None
    quarter: Interval | None = None
    fiscal: int = 0
    clock: Moment | None = None
    told: Interval | None = None
    main: Interval | None = None
    age: int = 0
    paragraph: int = -1
    seen: frozenset[str] = frozenset()
    opened: bool = False
    named_day: bool = False
    weekdays: Mapping[str, Interval] = field(default_factory=dict)
    hour: Moment | None = None
    day_in: int = -1
    logged: bool = False
    back: Interval | None = None
    chained: bool = False
    month: Interval | None = None
    month_in: int = -1
    halves: bool = False
    steps: int = 0
    over: bool = False
    left: Interval | None = None

    def entering(self, paragraph: int, story: Story) -> Known:
        """What is known at the begin of a sentence: news forgets another time after a paragraph, or some sentences."""
        age = self.age + 1
        stale = (paragraph != self.paragraph and (story.lead or not story.history)) or (age > _SENTENCES and not story.history)
        told = None if stale else self.main
        steps = self.steps if told is not None else 0
        spoken_of = self.back or self.spoken_of
        left = self.main if paragraph != self.paragraph else self.left
        return replace(self, left=left, age=age, paragraph=paragraph, told=told, main=told, spoken_of=spoken_of, back=None, steps=steps)

    def reads_from(self, story: Story, line: Line, match: re.Match[str]) -> Interval | None:
        """What the words are counted from, where that is not publication: the date last told, or the day named with its weekday."""
        slots = slots_of(match)
        weekday = slots.get("weekday")
        if weekday and not (slots.get("month") or slots.get("step") or slots.get("week")):
            if self._follows_a_named_day():
                return self.spoken_of
            if not story.history and (same := self._told_again(line, match, weekday)):
                return same
        if self.goes_on(story, line, match):
            return self.told
        if self._is_of_month_named(line, match, slots):
            return self.month
        return self.left if self.told is None and not story.history and self._takes_up(line, match, slots) else None

    def _is_of_month_named(self, line: Line, match: re.Match[str], slots: Mapping[str, str]) -> bool:
        """Whether it is a day by its number, of the month that its paragraph has named: "left on 4 March. On the 9th he was found"."""
        alone = bool(slots.get("day")) and not any(slots.get(name) for name in ("month", "unit", "weekday"))
        if not alone or self.month is None or self.month_in != self.paragraph or self.month.begin > self.published:
            return False
        return direction(line.sentence(match.start()), _head(line, match)).toward is Toward.PAST

    def _takes_up(self, line: Line, match: re.Match[str], slots: Mapping[str, str]) -> bool:
        """Whether a day told in the past goes on from that of the paragraph before, soon after it, and else would be months ago."""
        left = self.left
        if left is None or left.grain is not Grain.DAY or not (slots.get("month") and slots.get("day")) or written_year(match) is not None:
            return False
        if slots.get("step") or slots.get("named") or self.published.days - left.end.days <= _FAR:
            return False
        month, number = MONTHS[slots["month"].removesuffix(" .")], day_number(slots["day"])
        then, now = (calendar.calendar_day(year, month, number) for year in (left.begin.year, self.published.year))
        if then is None or now is None or direction(line.sentence(match.start()), _head(line, match)).toward is not Toward.PAST:
            return False
        return 0 < then.begin.days - left.begin.days <= _WEEKS_ON and (self.published.days - now.begin.days) % _YEAR > _MONTHS_AGO

    def _is_day_beside(self, slots: Mapping[str, str]) -> bool:
        """Whether it is a day by its number alone, behind a day or a month told in full: "reached Lille on 3 May 1917. On the 6th"."""
        return bool(slots.get("day")) and self.told is not None and self.told.grain.rank >= Grain.MONTH.rank

    def _is_of_these_days(self, slots: Mapping[str, str]) -> bool:
        """Whether it is a day of the weeks before publication: news names those without a year, whatever it recalled before."""
        if not (slots.get("month") and slots.get("day")):
            return False
        month, number = MONTHS[slots["month"].removesuffix(" .")], day_number(slots["day"])
        day = calendar.calendar_day(self.published.year, month, number)
        recent = day is not None and 0 <= self.published.days - day.begin.days <= _RECENT_WEEKS
        return recent and not self._is_next_step(month, number)

    def _is_said_lately(self, line: Line, match: re.Match[str], slots: Mapping[str, str]) -> bool:
        """Whether it is a month just over in which somebody said something: news names those without a year too."""
        sentence, head = line.sentence(match.start()), _head(line, match)
        verb = sentence.head(head)
        if not slots.get("month") or slots.get("day") or verb is None or verb.lemma not in _SAYING or verb.feats.get("Tense") != "Past":
            return False
        return (self.published.month - MONTHS[slots["month"].removesuffix(" .")]) % MONTHS_PER_YEAR <= _MONTHS_OVER

    def _looks_on(self, line: Line, match: re.Match[str]) -> bool:
        """Whether the past perfect goes on from what was just told: "began in October 2018. By January the firm had lost 3 million"."""
        sentence = line.sentence(match.start())
        verb = next((word for word in sentence.ancestors(_head(line, match)) if word.upos == "VERB"), None)
        had = verb is not None and any(
            word.lemma == "have" and word.feats.get("Tense") == "Past" for word in sentence.children(verb, "aux")
        )
        return had and self.age <= 1 and self.told is not None and self.told.grain is Grain.MONTH

    def _is_next_step(self, month: int, number: int) -> bool:
        """Whether the day is soon after the one told, in its year: "left on 16 July 1969. On 19 July", told on an anniversary.

        Behind several dates of that time within some weeks, behind one within days.
        """
        told = self.told
        day = calendar.calendar_day(told.begin.year, month, number) if told is not None and told.grain.rank >= Grain.MONTH.rank else None
        if told is None or day is None:
            return False
        within = _WEEKS_ON if self.steps >= _SEVERAL else _DAYS_ON if told.grain is Grain.DAY else 0
        return 0 < day.begin.days - told.begin.days <= within

    def _is_ahead(self, line: Line, match: re.Match[str]) -> bool:
        """Whether its clause is told in the present or the future: what news says between what it recalls."""
        sentence = line.sentence(match.start())
        verb = next((word for word in sentence.ancestors(_head(line, match)) if word.upos in {"VERB", "AUX"}), None)
        finite = (verb, *sentence.children(verb, "aux", "cop")) if verb is not None else ()
        return any(word.feats.get("Tense") == "Pres" and word.feats.get("VerbForm") == "Fin" for word in finite) or (
            direction(sentence, _head(line, match)).toward is Toward.FUTURE
            and not any(word.feats.get("Tense") == "Past" for word in finite)
        )

    def _told_again(self, line: Line, match: re.Match[str], weekday: str) -> Interval | None:
        """The day that the same weekday was in a passage of another week, unless it is ahead: an incident told part by part."""
        day = self.weekdays.get(weekday)
        if day is None or self.published.days - day.end.days <= _THIS_WEEK:
            return None
        return day if direction(line.sentence(match.start()), _head(line, match)).toward in {Toward.PAST, Toward.OPEN} else None

    def _follows_a_named_day(self) -> bool:
        day = self.spoken_of
        if day is None or day.grain is not Grain.DAY or not self.named_day:
            return False
        return self.day_in == self.paragraph and self.published.days - day.end.days > _THIS_WEEK

    def goes_on(self, story: Story, line: Line, match: re.Match[str]) -> bool:
        """Whether the words are read from the date last told: all of a history; of news a date beside one of another time."""
        slots = slots_of(match)
        if self.told is None or slots.get("deictic") or (story.history and (slots.get("named") or _is_stepped(match, slots))):
            return False  # "last year" is counted from the day of writing, whatever is told
        way = direction(line.sentence(match.start()), line.tokens(*match.span())[-1])
        if (
            way.toward is Toward.FUTURE
            and way.cue.lower() not in OPEN_AUXILIARIES
            and not (story.history and _is_present(line, match, way))
        ):
            return False
        if story.history:
            ahead = story.lead and (slots.get("step") or self._is_ahead(line, match))
            return not ahead and (not slots.get("weekday") or self.told.grain is Grain.DAY or bool(slots.get("month")))
        if slots.get("step") or match[0] in self.seen or self.published.days - self.told.end.days <= _FAR:
            return False
        if (
            _is_of_a_table(line)
            or self._is_of_these_days(slots)
            or self._is_said_lately(line, match, slots)
            or _DUE.search(line.text, max(match.start() - _WORD, 0), match.start())
        ):
            return False
        bare = any(slots.get(name) for name in ("month", "season", "holiday")) or self._is_day_beside(slots)
        if way.toward is Toward.PAST and (self._is_end_of_told(slots) or (bare and self._is_in_passage(line, match, slots))):
            return True
        earlier = (
            slots.get("month")
            and not self._looks_on(line, match)
            and (_place(match), _day(match)) < (self.told.begin.month, self.told.begin.day)
        )
        aside = story.news and not self.opened
        of_a_year = self.told.grain.rank <= Grain.YEAR.rank and aside
        return bare and not of_a_year and not (earlier and (aside or self.published.year - self.told.begin.year <= _YEARS_NEAR))

    def _is_end_of_told(self, slots: Mapping[str, str]) -> bool:
        """Whether it is a part of the month or the year that a passage has got to: "By the end of the year it had closed"."""
        grain = COUNTED.get(slots.get("unit", "")) if slots.get("phase") else None
        return grain in _WHOLES and self.told is not None and self.told.grain.rank >= grain.rank

    def _is_in_passage(self, line: Line, match: re.Match[str], slots: Mapping[str, str]) -> bool:
        """Whether a date goes on from another of its passage: the last one did so too, or from publication it would be long over.

        So of what is told next of the same person or thing: "a girl who vanished in 1979. She was last seen on 12 August".
        """
        of_year = self.told is not None and self.told.grain.rank <= Grain.YEAR.rank
        if self.chained and not (of_year and slots.get("month") and self._months_ago(slots) < _HALF_YEAR):
            return True
        if not (slots.get("month") and slots.get("day")):
            return False
        sentence = line.sentence(match.start())
        if self.age > 1 or not any(word.upos == "PRON" for word in sentence.children(sentence.root, "nsubj")):
            return False
        years = self.published.year - self.told.begin.year if self.told is not None else 0
        return self._months_ago(slots) >= _MONTHS_LONG_OVER and years > _YEARS_NEAR

    def _months_ago(self, slots: Mapping[str, str]) -> int:
        """How long before publication such a month was last."""
        return (self.published.month - MONTHS[slots["month"].removesuffix(" .")]) % MONTHS_PER_YEAR

    def _goes_on_in_order(self, scene: Scene, reading: Reading) -> bool:
        """Whether a date was read from another: from where the passage had got to, or from the time last spoken of."""
        return scene.told is not None or reading.origin is Origin.SPOKEN_OF

    def after(self, scene: Scene, reading: Reading, story: Story) -> Known:
        """What is known once the reading is."""
        interval = reading.interval
        if interval is None:
            longer = reading.type is TimexType.DURATION and reading.value in _LONGER_PERIODS
            return replace(self, quarter=None) if longer else self
        clock = reading.when.begin.earliest if reading.type is TimexType.TIME and reading.when and _CLOCK.search(reading.value) else None
        quarter = interval if self._is_reported_on(interval) else self.quarter
        told, age = self._told(scene, reading, interval, story)
        goes_on = told is interval
        if goes_on and interval.grain is Grain.YEAR and not story.history and PHASES.get(scene.word("phase")) == "END":
            told = calendar.month(interval.begin.year, MONTHS_PER_YEAR)  # a passage that has got to the end of a year goes on from there
        main = self.main if told is not None and self._is_aside(scene, told, story) else told
        opened = self._opens(scene) if goes_on else self.opened
        seen = self.seen if scene.told is not None else self.seen | {scene.match[0]}
        day = self._of_day(scene, reading, clock)
        back = (self.back or self._before(interval)) if scene.looks_back else self._told_of_plans(scene, interval)
        return replace(
            self,
            spoken_of=interval,
            quarter=quarter,
            fiscal=_months_behind(reading, interval) if quarter is interval else self.fiscal,
            clock=clock,
            told=told,
            main=main,
            age=age,
            seen=seen,
            opened=opened,
            back=back,
            halves=self.halves or bool(scene.word("meridiem")),
            over=self.over or (interval.grain is Grain.YEAR and interval.begin.year == self.published.year - 1),
            steps=0 if told is None else self.steps + goes_on,
            month=interval if slots_of(scene.match).get("month") else self.month,
            month_in=self.paragraph if slots_of(scene.match).get("month") else self.month_in,
            chained=told is not None and (self._goes_on_in_order(scene, reading) if goes_on else self.chained),
            **day,
        )

    def at_age(self, year_of_life: Interval) -> Known:
        """What is known where somebody's age was told: "At 34, she moved. Two years later ..."; what is told goes on from those years."""
        if year_of_life.begin >= self.published:
            return self
        return replace(self, spoken_of=year_of_life, told=year_of_life, main=year_of_life, age=0)

    def _opens(self, scene: Scene) -> bool:
        """Whether the date opens its sentence, or is told in the present as what was then: "It opens in 1917 at Arras"."""
        sentence, head = scene.line.sentence(scene.match.start()), scene.head
        verb = next((word for word in sentence.ancestors(head) if word.upos == "VERB"), None)
        as_now = verb is not None and verb.feats.get("VerbForm") == "Fin" and verb.feats.get("Tense") == "Pres" and verb.index == head.head
        return as_now or bool(_OPENING.fullmatch(scene.line.text, 0, scene.match.start()))

    def _is_aside(self, scene: Scene, told: Interval, story: Story) -> bool:
        if self.main is None:  # the main line of news is at publication
            return story.history and story.lead and _is_below(scene)
        return is_aside(scene, self.main, told)

    def _told_of_plans(self, scene: Scene, interval: Interval) -> Interval | None:
        """The time last spoken of, where one is told in passing that is still to come: "who faces a vote next May".

        So of what was ordered for a time: "ordered them to assemble in February 1860"; and of a saying behind the words that it quotes,
        which may go on: "I left in 2014," she said on Thursday. "A year later ...".
        """
        if (interval.begin > self.published and _is_relative(scene)) or _is_appointed(scene) or _is_of_saying(scene):
            return self.back or self.spoken_of
        return None

    def _before(self, interval: Interval) -> Interval | None:
        """The time last spoken of, where the interval begins before it."""
        return self.spoken_of if self.spoken_of is not None and interval.begin < self.spoken_of.begin else None

    def logging(self, day: Moment) -> Known:
        """What is known at the begin of an entry of that day."""
        return replace(self, published=day, spoken_of=calendar.day(day), told=None, main=None, clock=None, hour=None, logged=True)

    def since_hour(self) -> Moment | None:
        """The hour last told, where no day was named since in this paragraph; in an entry of a log that of the entry, or a later one."""
        return self.hour if self.logged or self.day_in != self.paragraph or self.clock is not None else None

    def _of_day(self, scene: Scene, reading: Reading, clock: Moment | None) -> dict[str, Any]:
        """The hour last told, and in which paragraph a day was named last, with its weekday or not."""
        slots = slots_of(scene.match)
        names = any(slots.get(name) for name in ("figures", "month", "weekday", "deictic", "day"))
        is_day = reading.interval is not None and reading.interval.grain is Grain.DAY and (clock is None or names)
        weekday = slots.get("weekday")
        named = bool(weekday and (slots.get("month") or self._is_of_the_passage(scene)))
        return {
            "hour": clock or self.hour,
            "day_in": self.paragraph if is_day else self.day_in,
            "named_day": named if is_day else self.named_day,
            "weekdays": {**self.weekdays, weekday: reading.interval} if is_day and named and weekday else self.weekdays,
        }

    def _is_of_the_passage(self, scene: Scene) -> bool:
        """Whether a weekday was read from a day named before with its weekday."""
        return scene.told is not None and (scene.told is self.spoken_of or scene.told in self.weekdays.values())

    def _is_reported_on(self, interval: Interval) -> bool:
        age = self.published.days - interval.end.days
        oldest, youngest = (_RECENT_DAYS, 0) if self.quarter else (_FISCAL_DAYS, -_QUARTER_DAYS)
        return interval.grain is Grain.QUARTER and youngest <= age < oldest

    def _told(self, scene: Scene, reading: Reading, interval: Interval, story: Story) -> tuple[Interval | None, int]:
        named = written_year(scene.match) is not None or scene.year_beside is not None
        slots = slots_of(scene.match)
        goes_on = scene.told is not None or reading.origin is Origin.SPOKEN_OF or bool(slots.get("spoken") or slots.get("that"))
        if scene.match[0].endswith(" ago") or (self.told is not None and self._is_hour_of_it(scene, reading, interval)):
            return (self.told, self.age)  # somebody's words: the narrative goes on from where it was
        of_old = self.published.days - interval.end.days > _FAR
        if named or (goes_on and (self.told is not None or scene.told is not None or of_old)):
            return (interval, 0) if interval.grain.rank >= Grain.YEAR.rank else (self.told, self.age)
        lately = bool(slots.get("season") or slots.get("month")) and slots.get("step") in _LATELY
        come_to_now = (lately or bool(slots.get("unit") or slots.get("whole"))) and _is_stepped(scene.match, slots)
        return (self.told, self.age) if story.history and not come_to_now else (None, 0)

    def _is_hour_of_it(self, scene: Scene, reading: Reading, interval: Interval) -> bool:
        """Whether it is a time of the day told, or of the next night, and names no day: "on 4 July 2022 he swam out at noon"."""
        slots, told = slots_of(scene.match), self.told
        if reading.type is not TimexType.TIME or told is None or told.grain.rank < Grain.DAY.rank:
            return False
        names_day = any(slots.get(name) for name in ("figures", "month", "weekday", "deictic", "step"))
        return not names_day and 0 <= interval.begin.days - told.begin.days <= 1


_LATELY = frozenset({"last", "past"})
_WHOLES, _MONTHS_LONG_OVER, _HALF_YEAR = frozenset({Grain.MONTH, Grain.YEAR}), 3, 5


def _months_behind(reading: Reading, named: Interval) -> int:
    """By how many months what is meant lies behind the quarter of the calendar of that name: a first quarter may end in September."""
    begin = reading.when.begin.earliest if reading.when is not None else None
    return calendar.month_count(begin) - calendar.month_count(named.begin) if begin is not None else 0


def is_aside(scene: Scene, main: Interval, told: Interval) -> bool:
    """Whether the date is told in passing, so that the next sentence does not go on from it: looking ahead, or back ("had sold")."""
    sentence, head = scene.line.sentence(scene.match.start()), scene.head
    if scene.word("step") in {"next", "coming"}:
        return True
    cases = {word.lemma.lower() for word in sentence.children(head, "case", "mark")}
    if cases & {"since", "until", "till"}:
        return True
    if direction(sentence, head).toward is Toward.FUTURE and told.begin > main.begin:
        return True
    verb = next((word for word in sentence.ancestors(head) if word.upos == "VERB"), None)
    return verb is not None and told.begin < main.begin and _looks_back(sentence, verb)


def _is_present(line: Line, match: re.Match[str], way: Direction) -> bool:
    """Whether a finite verb in the simple present is all that looks ahead: a history may be told in that ("On 17 May troops take Tarn")."""
    sentence = line.sentence(match.start())
    verb = next((word for word in sentence.ancestors(_head(line, match)) if word.text == way.cue), None)
    if verb is None or verb.upos != "VERB" or verb.lemma in EXPECTING:
        return False
    return verb.feats.get("VerbForm") == "Fin" and verb.feats.get("Tense") == "Pres"


def _is_below(scene: Scene) -> bool:
    """Whether the date stands in a clause below that of its sentence: "found that it broke the act when it granted it in 2019"."""
    sentence = scene.line.sentence(scene.match.start())
    verb = next((word for word in (scene.head, *sentence.ancestors(scene.head)) if word.upos == "VERB"), None)
    return verb is not None and any(word.relation in {"advcl", "acl"} for word in (verb, *sentence.ancestors(verb)))


def _is_relative(scene: Scene) -> bool:
    """Whether it hangs on the verb of a relative clause."""
    sentence = scene.line.sentence(scene.match.start())
    verb = next((word for word in (scene.head, *sentence.ancestors(scene.head)) if word.upos == "VERB"), None)
    return verb is not None and verb.deprel == "acl:relcl"


def _is_of_saying(scene: Scene) -> bool:
    """Whether it says when somebody said what is quoted before it."""
    sentence = scene.line.sentence(scene.match.start())
    verb = sentence.head(scene.head)
    if verb is None or verb.lemma not in _SAYING or verb.index > scene.head.index:
        return False
    return any(word.text in _CLOSES_QUOTE for word in sentence.tokens[: verb.index])


_SAYING, _CLOSES_QUOTE = words("verbs", "says"), frozenset({'"', "”", "''"})


def _is_appointed(scene: Scene) -> bool:
    """Whether it hangs on what somebody was told to do then."""
    sentence = scene.line.sentence(scene.match.start())
    verb = next((word for word in (scene.head, *sentence.ancestors(scene.head)) if word.upos == "VERB"), None)
    if verb is None or verb.lemma.lower() not in _APPOINTED or verb.relation not in {"xcomp", "advcl"}:
        return False
    return any(word.lemma == "to" for word in sentence.children(verb, "mark"))


_APPOINTED = words("verbs", "appointed")


def _looks_back(sentence: Sentence, verb: Token) -> bool:
    """Whether the verb is in the past perfect, or describes a noun ("held in March 1936")."""
    had = any(word.lemma == "have" and word.feats.get("Tense") == "Past" for word in sentence.children(verb, "aux"))
    return had or verb.relation == "acl"


def shares_year(before: re.Match[str], match: re.Match[str]) -> bool:
    """Whether a bare month or season goes on in the year of the one before it: "fell in January last year and moved in the spring"."""
    slots, other = slots_of(match), slots_of(before)
    bare = bool(slots.get("month") or slots.get("season")) and not any(
        slots.get(name) for name in ("year", "step", "day", "that", "spoken")
    )
    return bare and bool(other.get("whole")) and bool(other.get("month") or other.get("season"))


def is_apposed(line: Line, before: re.Match[str], match: re.Match[str]) -> bool:
    """Whether a day of the calendar says which day is meant by that before it: "the Friday of that week, St Valentine's Day"."""
    slots = slots_of(match)
    day = bool(slots.get("holiday") or (slots.get("month") and slots.get("day"))) and written_year(match) is None
    if not day or slots.get("step") or slots.get("named") or slots.get("that"):
        return False
    told = slots_of(before)
    counted = bool(told.get("spoken") or told.get("weekday") or told.get("step")) or before[0].startswith("that ")
    counted = counted or bool(_SO_LONG_ON.search(before[0]))
    return counted and not told.get("month") and line.text[before.end() : match.start()] in {" , ", " ( ", " , on ", " : on "}


_SO_LONG_ON = re.compile(r" (?:later|earlier|after|afterwards?|before)$")


def year_beside(line: Line, match: re.Match[str], following: Sequence[re.Match[str]], published: int) -> int | None:
    """The year that the next date writes for this one too: "between May and July 2019", "jailed in March and freed in June 2022"."""
    slots = slots_of(match)
    if following and (year := _year_of_quarters(line, match, following[0]) or _year_apposed(line, match, following[0])) is not None:
        return year
    if written_year(match) is not None or not (slots.get("month") or slots.get("season")) or slots.get("step"):
        return None
    end = match.end()
    for other in following:
        dated = other.groupdict().get("month") or other.groupdict().get("season") or _is_elided(other)
        if not dated or not (_JOINING.fullmatch(line.text, end, other.start()) or _are_joined(line, match, other)):
            return None
        year = written_year(other)
        if year is None and (named := slots_of(other).get("named")):
            year = published + STEPS[named]  # "on 17 and 18 January this year"
        if year is not None:
            return year - (_place(match) > _place(other) > 0)
        end = other.end()
    return None


def _year_apposed(line: Line, match: re.Match[str], other: re.Match[str]) -> int | None:
    """The year that says which is meant: "the autumn of the same year, 1968", "the January gales of 1981", "an October morning in 1941"."""
    slots = slots_of(other)
    if written_year(other) is None or written_year(match) is not None or slots.get("month") or slots.get("season"):
        return None
    if _SAME_YEAR.search(match[0]) and _APPOSED.fullmatch(line.text, match.end(), other.start()):
        return written_year(other)
    named = slots_of(match).get("month") or slots_of(match).get("season") or slots_of(match).get("holiday")
    if not named or slots_of(match).get("step") or not _OF_ITS_YEAR.fullmatch(line.text, match.end(), other.start()):
        return None
    sentence, token, year = line.sentence(match.start()), _head(line, match), _head(line, other)
    noun = sentence.head(token)
    of_noun = noun is not None and noun.index == token.index + 1 and noun.upos in {"NOUN", "PROPN"} and token.relation in _MODIFIES
    return written_year(other) if of_noun and noun is not None and year.head in {noun.index, noun.head} else None


_SAME_YEAR, _APPOSED = re.compile(r"(?<![^ ])(?:that|same|following|next|previous) year$"), re.compile(r" [,(-] ")
_OF_ITS_YEAR, _MODIFIES = re.compile(r" [a-z]+ (?:of|in) (?:the year )?"), frozenset({"compound", "amod", "nmod", "obl"})


def _year_of_quarters(line: Line, match: re.Match[str], other: re.Match[str]) -> int | None:
    """The year of the second of two quarters: "in the third and fourth quarters of 1987"."""
    if not slots_of(match).get("ordinal") or " quarter" not in other[0] or " quarter" in match[0]:
        return None
    return written_year(other) if _JOINING.fullmatch(line.text, match.end(), other.start()) else None


def _are_joined(line: Line, match: re.Match[str], other: re.Match[str]) -> bool:
    """Whether two dates hang on joined verbs, in the order of the calendar: "jailed in March and freed in June 2022"."""
    if line.text.count(" ", match.end(), other.start()) > _WORDS or _place(match) > _place(other):
        return False
    sentence, later = line.sentence(match.start()), line.sentence(other.start())
    if sentence is not later:
        return False
    first, second = (sentence.head(_head(line, one)) for one in (match, other))
    if first is None or second is None or first.upos != "VERB" or direction(sentence, first).toward is Toward.FUTURE:
        return False
    return second.head == first.index and second.relation == "conj"


def _head(line: Line, match: re.Match[str]) -> Token:
    tokens = line.tokens(*match.span())
    inside = {token.index for token in tokens}
    return next((token for token in tokens if token.head not in inside), tokens[0])


__all__ = ["Known", "Story", "is_apposed", "log_days", "shares_year", "slots_of", "story_of", "written_year", "year_beside"]
