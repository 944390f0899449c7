"""The rows by which expressions are found and read; of equally long matches the earlier row wins."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from events.schema import TimexType
from events.times import meanings, quantities, ranges, reports
from events.times.lexicon import pattern
from events.times.reading import Meaning, Reading, Scene, vague


@dataclass(frozen=True, slots=True)
class Rule:
    """A row: which words, what they mean, and sentences in which it does and does not find something.

    An example is a sentence and the words found in it.
    """

    name: str
    source: str
    meaning: Meaning
    examples: tuple[tuple[str, str], ...] = ()
    counter_examples: tuple[str, ...] = ()
    guard: str = ""
    compiled: re.Pattern[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "compiled", pattern(self.source))


def constant(value: str, type_: TimexType = TimexType.DATE) -> Meaning:
    """A meaning that is the same wherever it stands."""

    def read(_: Scene) -> Reading:
        return vague(value, type_)

    return read


PHASE = "(?:<phase> )?"
APPROX = "(?:<approx> )?(?:the )?"
FISCAL = "(?:fiscal(?: -)? )?"
KIND = "(?:more |full |straight |consecutive |trading |business |working |calendar |long |additional |solid )?"
STEP = "(?P<step>this|last|past|next|coming)"
DEICTIC = "(?P<deictic>(?:the )?day (?:before yesterday|after tomorrow)|today|yesterday|tomorrow|tonight)"
CLOCK = "(?P<hour>[01]?\\d|2[0-4])(?: : (?P<minute>\\d\\d))?(?: <meridiem>)"
ZONE = "(?: (?:[ecmp][sd]t|gmt|utc|[ecmp]t|local time))?"

RULES: tuple[Rule, ...] = (
    Rule("month, day and year", f"{PHASE}(?:<weekday> , )?(?:{STEP} )?<month> <day>(?:(?: ,)? <year>)?", meanings.calendar_date),
    Rule("holiday", f"(?:{STEP} )?<holiday>(?: <year>)?", meanings.holiday),
    Rule("week of a holiday", "(?:the )?<holiday>(?: holiday)? (?P<unit>week|weekend)", meanings.holiday_week),
    Rule("day, month and year", f"{PHASE}(?:<weekday> , )?(?:the )?<day> (?:of )?<month>(?:(?: ,)? <year>)?", meanings.calendar_date),
    Rule("days of a month", f"<month> <day> (?:-|to|through) <day>(?:(?: ,)? <year>)?|<day> (?:-|to|through) <day> <month>(?:(?: ,)? <year>)?", ranges.day_range),
    Rule("years", f"<year> (?:-|/) (?:<year>|(?P<short>\\d\\d))", ranges.year_range),
    Rule("date in figures", "\\d{4} - \\d\\d? - \\d\\d?|\\d{4} / \\d\\d? / \\d\\d?|\\d\\d? (?:/ \\d\\d? /|- \\d\\d? -|\\. \\d\\d? \\.) (?:\\d{4}|\\d\\d)|\\d\\d? - <month> - (?:\\d{4}|\\d\\d)", ranges.figures),
    Rule("day of the month before it", "<day>", ranges.elided_day, guard="elided"),
    Rule("month and year", f"{PHASE}<month>(?: ,)?(?: of)? <year>", meanings.calendar_month),
    Rule("month of a named year", f"{PHASE}<month>(?: of)? {STEP} (?P<whole>year)", meanings.calendar_month),
    Rule("month", f"{PHASE}(?:{STEP} )?<month>", meanings.calendar_month, guard="month"),
    Rule("season and year", f"{PHASE}(?:the )?<season>(?: of)?(?: ,)? <year>", meanings.season),
    Rule("season of a named year", f"{PHASE}<season>(?: of)? {STEP} (?P<whole>year)", meanings.season),
    Rule("stepped season", f"{PHASE}(?:{STEP} |the )<season>", meanings.season, guard="noun"),
    Rule("year", f"{PHASE}(?:<approx> )?(?:the year )?<year>", meanings.year, guard="year"),
    Rule("year before Christ", "<n> (?:bce?|b \\. c \\.(?: e \\.)?)", meanings.year_before_christ),
    Rule("decade", f"{PHASE}(?:the )?{PHASE}(?P<decade>\\d\\d\\d0s|' ?\\d0s|(?:twen|thir|for|fif|six|seven|eigh|nine)ties)", meanings.decade),
    Rule("century", f"{PHASE}(?:the )?{PHASE}<ordinal>(?: -)? century", meanings.century),
    Rule("weekday", f"(?:(?P<phase>early|late) )?(?:{STEP} )?<weekday>", meanings.weekday),
    Rule("weekday of a named week", f"<weekday>(?: of)? (?P<week>last|next|this) week", meanings.weekday),
    Rule("day seen from publication", f"{PHASE}{DEICTIC}", meanings.deictic_day, guard="plain"),
    Rule("part of a named day", f"(?:(?P<phase>early|late) )?(?:{STEP} )?(?:<weekday>|(?P<deictic>yesterday|tomorrow)) {PHASE}<part>", meanings.day_part),
    Rule("named day after its part", f"(?:mid - |mid )?<part>(?: on)? (?:<weekday>|(?P<deictic>yesterday|tomorrow|today))", meanings.day_part),
    Rule("part of this day", f"{PHASE}(?:(?P<step>this|last) )<part>", meanings.day_part),
    Rule("noon or midnight", "(?P<part>noon|midnight|midday)(?: (?:on )?<weekday>)?", meanings.day_part),
    Rule("clock", f"{CLOCK}{ZONE}(?:(?: ,)?(?: on)? (?:(?:<weekday>(?: ,)? )?<month> <day>|<weekday>|{DEICTIC}))?", meanings.clock),
    Rule("clock of 24 hours", f"(?P<hour>[01]?\\d|2[0-3]) : (?P<minute>[0-5]\\d)(?: : [0-5]\\d)?{ZONE}(?:(?: ,)?(?: on)? (?:<weekday>|{DEICTIC}))?", meanings.clock, guard="clock"),
    Rule("clock without a colon", "(?P<hour>[01]\\d|2[0-3])(?P<minute>[0-5]\\d) (?:gmt|utc|hours|est|edt|cet)", meanings.clock),
    Rule("o'clock", "<hour> o ' ?clock(?: in the <part>)?(?: (?:on )?(?:<weekday>|(?P<deictic>yesterday|today|tomorrow)))?|<hour> in the (?P<part>morning|afternoon|evening)", meanings.clock),
    Rule("stepped unit", f"{PHASE}{STEP} <unit>", meanings.stepped_unit, guard="plain"),
    Rule("unit last spoken of", f"{PHASE}(?:that|the) (?P<step>same|following|previous|next) <unit>", meanings.spoken_unit),
    Rule("that unit", f"{PHASE}that <unit>", meanings.spoken_unit),
    Rule("the weekend", "the weekend", meanings.weekend),
    Rule("quarter", f"{PHASE}(?:the )?{FISCAL}<ordinal>(?: fiscal)? quarter(?:(?: of)?(?: fiscal)? <year>|(?: of)? {STEP} year)?", meanings.quarter),
    Rule("quarter before a noun", f"{FISCAL}<ordinal> - quarter(?: <year>)?", meanings.quarter),
    Rule("quarter after its year", f"(?:the )?(?:<year>|{STEP} year ' s) {FISCAL}<ordinal>(?: -)? quarter", meanings.quarter),
    Rule("quarter reported on", f"the (?:latest |most recent |recent |just - ended )?quarter|(?:the )?latest (?:quarter|period)", reports.latest_quarter),
    Rule("quarter a year before", f"(?:the )?(?:year - (?:ago|earlier)|corresponding|comparable|same|like|similar|prior - year) (?:{FISCAL}<ordinal> )?(?:quarter|period)(?:(?: of)? last year| a year (?:ago|earlier)|(?: of| in)? <year>)?|(?:the quarter|the period) a year (?:ago|earlier)|last year ' s quarter", reports.quarter_before),
    Rule("a year before", "year - (?:ago|earlier)|a year (?:ago|earlier|before)", reports.year_before, guard="report"),
    Rule("quarter of a year", "(?:the )?<year>(?: -)? quarter", reports.quarter_of_year),
    Rule("period of a year", "(?:the )?<year>(?: -)? period", reports.period_of_year),
    Rule("fiscal year by number", "(?:the )?(?:fiscal year|fiscal|fy) <year>", meanings.year),
    Rule("fiscal or full year", "(?:the )?(?P<step>current|latest|last|next|past|previous|prior|coming|this) fiscal year|(?:the|this) full year|the (?P<step>current) year", reports.report_year),
    Rule("year that ends on a day", "the (?:fiscal )?year(?= end(?:s|ed|ing)? )|the fiscal year", reports.year_as_length),
    Rule("end of the unit", "<phase> the <unit>|(?:<phase> in )?the same <unit>|(?:earlier|later|early|late) in the <unit>", meanings.phase_of_unit),
    Rule("end of the year", "(?:the )?year(?: '? ?s?)?(?: -)? end", meanings.end_of_year),
    Rule("quarter by figure", "q (?P<digit>[1-4])(?: <year>)?", meanings.quarter),
    Rule("half of a year", f"(?:the )?(?P<half>first|1st|second|2nd|last|latter) half of (?:<year>|{STEP} year)", meanings.half_year),
    Rule("so long ago", f"{APPROX}<n>(?: -)? <units> ago", quantities.counted_ago),
    Rule("some time ago", "(?:several|some|a few|many|a couple of) <units> ago", quantities.counted_ago),
    Rule("so long earlier", f"{APPROX}<n> <units> (?:earlier|previously|beforehand)|{APPROX}<n> <units> before(?= [.,;])", quantities.counted_earlier),
    Rule("so long later", f"{APPROX}<n> <units> (?:later|afterwards?|hence)", quantities.counted_later),
    Rule("in so long", f"<n> <units> from (?:now|today)", quantities.counted_ahead),
    Rule("so long", f"{APPROX}<n> {KIND}<units>(?: or so)?", quantities.duration, guard="length"),
    Rule("so long, about", f"<n>(?: <units>)?(?: -)? (?:or|to|-) <n>(?: -)? {KIND}<units>", quantities.duration, guard="length"),
    Rule("so long, before a noun", "(?:(?P<approx>nearly|almost|at least|more than) )?<n> - <units>", quantities.duration, guard="length"),
    Rule("long", "(?P<units>(?:day|week|month|year|hour|decade)s?|century|centuries) ?-? ?long", quantities.long),
    Rule("units without a count", "<units>", quantities.duration, guard="bare"),
    Rule("some length", "(?:a few|several|many|some|a couple of|the few) <units>", quantities.duration),
    Rule("length up to now", f"{APPROX}(?P<way>past|last|next|coming|following|first|final|latest) (?:<n>(?: (?:to|or) <n>)?|few|several|couple of) {KIND}<units>(?: or so)?", quantities.recent_length),
    Rule("length up to now, or so", "(?:the )?(?P<way>next|past|last) <units> or (?:so|two)", quantities.recent_length),
    Rule("past unit", "the past <unit>|past (?P<unit>decade|century)", meanings.past_unit),
    Rule("recent units", "(?P<way>recent|coming|past) <units>", quantities.recent_units, guard="plural"),
    Rule("every so long", "(?:every|each) (?:<n> )?<units>", quantities.rate),
    Rule("how often", "(?:once|twice|<n> times) (?:a|per|each|every) <unit>", quantities.rate),
    Rule("regularly", "(?P<adverb>daily|nightly|weekly|monthly|quarterly|yearly|annually|hourly|biweekly|bimonthly)", quantities.adverb_rate, guard="adverb"),
    Rule("now", "now|currently|nowadays|at present|at the moment|right now|these days|presently", constant("PRESENT_REF")),
    Rule("recently", "(?:more |most )?recently|lately|formerly", constant("PAST_REF")),
    Rule("the past", "the past", constant("PAST_REF"), guard="past"),
    Rule("some day", "one day|some ?day", constant("FUTURE_REF"), guard="ahead"),
    Rule("a while", "(?:quite )?(?:a while|some time|a long time)", constant("PXX", TimexType.DURATION)),
    Rule("every weekday, month or season", "(?:every|each) (?:other )?(?:<weekday>|<month>|<season>)(?: <part>)?|(?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)days)(?: <part>)?|<weekday> (?P<part>mornings|afternoons|evenings|nights)", meanings.part_in_general),
    Rule("in the future", "(?:the )?(?:near |foreseeable |not - too - distant |immediate )future|the future", constant("FUTURE_REF")),
)
