"""The rows by which expressions are found and read; of equally long matches the earlier row wins."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from dateline.events.schema import TimexType
from dateline.events.times import meanings, quantities, ranges, reports
from dateline.events.times.lexicon import pattern
from dateline.events.times.reading import Meaning, Reading, Scene, vague


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
STEP = "(?:this (?=past |coming ))?(?P<step>this|last|past|next|coming|upcoming)"
DEICTIC = "(?P<deictic>(?:the )?day (?:before yesterday|after tomorrow)|today|yesterday|tomorrow|tonight)"
OF_THAT_YEAR = "(?: of)? (?P<that>that|the same) year"
OF_NAMED_YEAR = "(?: ,)?(?: of)? (?P<named>this|last|next) year"
CLOCK = "(?P<hour>[01]?\\d|2[0-4])(?: [:.] (?P<minute>\\d\\d))?(?: <meridiem>)"
ON_DAY = (
    f"(?:(?: ,)?(?: on)? (?:(?:<weekday>(?: ,)? )?<month> <day>(?:(?: ,)? <year>)?|<day> (?:of )?<month>(?: <year>)?|<weekday>|{DEICTIC}))"
)
ZONE_NAMES = "(?:local|eastern|central|mountain|pacific|greenwich mean|london|paris|new york|moscow|beijing|hong kong|tokyo|sydney) time"
ZONE = f"(?: (?:[ecmp][sd]t|gmt|utc|[ecmp]t|{ZONE_NAMES}))?"

RULES: tuple[Rule, ...] = (
    Rule(
        "month, day and year",
        f"{PHASE}(?:(?:this coming |this past |this )?<weekday>(?: ,)? )?(?:{STEP} )?"
        f"<month> <day>(?! \\. \\d)(?:(?: ,)? <year>|{OF_THAT_YEAR}|{OF_NAMED_YEAR})?",
        meanings.calendar_date,
        examples=(
            ("The bridge opened on March 5, 1946.", "March 5, 1946"),
            ("The mayor resigned Sept. 30 after a vote.", "Sept. 30"),
            ("The quota was filled by October 1 last year.", "October 1 last year"),
        ),
        counter_examples=("He may 5 times have called.", "Exports were 20.1 in February, in March 25.1 and rising."),
        guard="capital",
    ),
    Rule(
        "holiday",
        f"(?:{STEP} )?<holiday>(?: <year>)?",
        meanings.holiday,
        examples=(
            ("The shop burned down on Christmas Day.", "Christmas Day"),
            ("They met last Thanksgiving in the hills.", "last Thanksgiving"),
        ),
        counter_examples=("The carol singers left early.",),
    ),
    Rule(
        "week of a holiday",
        "(?:the )?<holiday>(?: holiday)? (?P<unit>week|weekend)",
        meanings.holiday_week,
        examples=(("Ferries were full during Easter week.", "Easter week"),),
        counter_examples=("The week was quiet for singers.",),
    ),
    Rule(
        "day, month and year",
        f"{PHASE}(?:<weekday>(?: ,)? )?(?:the )?<day> (?:of )?<month>(?:(?: ,| of| in)? <year>|{OF_THAT_YEAR}|{OF_NAMED_YEAR})?",
        meanings.calendar_date,
        examples=(
            ("They reopen on 4 May next year.", "4 May next year"),
            ("Voters return on 12 March 2009 to choose.", "12 March 2009"),
            ("He wed in 1990, and left on 2 May of that year.", "2 May of that year"),
            ("It ended on the 3rd of June.", "the 3rd of June"),
        ),
        counter_examples=("12 marchers were hurt.",),
        guard="capital",
    ),
    Rule(
        "days of a month",
        "<month> <day> (?:-|to|through) <day>(?:(?: ,)? <year>)?|<day> (?:-|to|through) <day> <month>(?:(?: ,)? <year>)?",
        ranges.day_range,
        examples=(
            ("The fair runs March 3-5, 2022 at the port.", "March 3-5, 2022"),
            ("Talks were held 3 to 5 March in the town.", "3 to 5 March"),
        ),
        counter_examples=("They won 3-5 at home.",),
        guard="capital",
    ),
    Rule(
        "the years",
        "the years",
        constant("PXY", TimexType.DURATION),
        examples=(("The walls sank over the years.", "the years"),),
        counter_examples=("The years of war are over.",),
        guard="over",
    ),
    Rule(
        "night through which",
        "overnight",
        meanings.overnight,
        examples=(("Prices fell overnight.", "overnight"),),
        counter_examples=("They stayed over one night.",),
        guard="by itself",
    ),
    Rule(
        "years",
        "<year> (?:- -|-|/) (?:<year>|(?P<short>\\d\\d))",
        ranges.year_range,
        examples=(("He governed in 1957-58 and again later.", "1957-58"),),
        counter_examples=("The score was 19-58 in the end.",),
    ),
    Rule(
        "date in figures",
        "\\d{4} - \\d\\d? - \\d\\d?|\\d{4} / \\d\\d? / \\d\\d?|\\d\\d? (?:/ \\d\\d? "
        "/|- \\d\\d? -|\\. \\d\\d? \\.) (?:\\d{4}|\\d\\d)|\\d\\d? - <month> - (?:\\d{4}|"
        "\\d\\d)",
        ranges.figures,
        examples=(("The log ends on 2021-03-14 at sea.", "2021-03-14"), ("Filed 3/14/2021 in court.", "3/14/2021")),
        counter_examples=("The road is 14/3 miles long.",),
    ),
    Rule(
        "month in figures",
        "(?P<digits>0?[1-9]|1[0-2]) / <year>",
        meanings.month_in_figures,
        examples=(("The plant opened in 3/2015 at last.", "3/2015"),),
        counter_examples=("The ratio is 3/20.",),
    ),
    Rule(
        "week by its number",
        "(?:the )?(?:calendar )?week (?P<digits>[1-4]?\\d|5[0-3])(?: of|,)? <year>|<year> - w (?P<digits2>[0-4]\\d|5[0-3])",
        meanings.week_by_number,
        examples=(("The fair is in week 31 of 2014.", "week 31 of 2014"),),
        counter_examples=("In week 3 of the strike they ate.",),
    ),
    Rule(
        "day of the month before it",
        "<day>",
        ranges.elided_day,
        examples=(("Hearings are set for April 24 and 25 in town.", "25"),),
        counter_examples=("They bought 24 and 25 boats.",),
        guard="elided",
    ),
    Rule(
        "month and year",
        f"{PHASE}<month>(?: ,)?(?: of)? <year>",
        meanings.calendar_month,
        examples=(("The dam broke in August 1988 after rain.", "August 1988"), ("It fell in early July 1997 again.", "early July 1997")),
        counter_examples=("It may 1988 times fail.",),
        guard="capital",
    ),
    Rule(
        "month of a named year",
        f"{PHASE}<month>(?: of)? {STEP} (?P<whole>year)",
        meanings.calendar_month,
        examples=(("Prices doubled in June last year.", "June last year"),),
        counter_examples=("They may last years.",),
    ),
    Rule(
        "month",
        f"{PHASE}(?:{STEP} )?<month>",
        meanings.calendar_month,
        examples=(("The court rose in October.", "October"), ("Last May the river flooded.", "Last May")),
        counter_examples=("They may leave.", "The crowds march on."),
        guard="month",
    ),
    Rule(
        "season and year",
        f"{PHASE}(?:the )?<season>(?: of)?(?: ,)? <year>(?: (?:-|/|–) \\d\\d(?:\\d\\d)?)?",
        meanings.season,
        examples=(
            ("The strike of summer 2014 failed.", "summer 2014"),
            ("They froze in the winter of 2010-11 up there.", "the winter of 2010-11"),
        ),
        counter_examples=("They sprang 2014 surprises.",),
    ),
    Rule(
        "season of a named year",
        f"{PHASE}<season>(?: of)? {STEP} (?P<whole>year)",
        meanings.season,
        examples=(("Frost came in spring last year.", "spring last year"),),
        counter_examples=("Springs last years.",),
    ),
    Rule(
        "stepped season",
        f"{PHASE}(?:{STEP} |the {PHASE})<season>",
        meanings.season,
        examples=(("Rain fell last summer on the coast.", "last summer"), ("They sail this fall.", "this fall")),
        counter_examples=("Prices fall again.",),
        guard="noun",
    ),
    Rule(
        "year",
        f"{PHASE}(?:<approx> )?(?:the year )?<year>",
        meanings.year,
        examples=(("The party split in 1968.", "1968"), ("It was built in the year 1910.", "the year 1910")),
        counter_examples=("They sold it for $ 1990 in all.", "It weighs 1190.43 pounds."),
        guard="year",
    ),
    Rule(
        "year before Christ",
        "<n> (?:bce?|b \\. c \\.(?: e \\.)?)",
        meanings.year_before_christ,
        examples=(("The temple fell in 44 BC.", "44 BC"),),
        counter_examples=("44 boats came.",),
    ),
    Rule(
        "year of our era",
        "(?P<era>ad|a \\. d \\.) (?P<n>\\d{1,4})|(?P<n>\\d{1,4}) (?P<era>ad|a \\. d \\.|ce)",
        meanings.year_of_our_era,
        examples=(("The walls fell in AD 43.", "AD 43"), ("They were built in 120 CE.", "120 CE")),
        counter_examples=("They ran an ad 30 times.",),
        guard="era",
    ),
    Rule(
        "decade",
        f"{PHASE}(?:the )?{PHASE}(?P<decade>\\d\\d\\d0(?: ' )?s|' \\d0s|(?<=(?:the|mid|rly|ate|d -) )[2-9]0(?: ' )?s|"
        "noughties|(?:twen|thir|for|fif|six|seven|eigh|nine)ties)",
        meanings.decade,
        examples=(("Rents rose in the early 1990s.", "the early 1990s"), ("He sang in the '80s.", "the '80s")),
        counter_examples=("It costs 1990 dollars.",),
    ),
    Rule(
        "century",
        f"{PHASE}(?:the )?{PHASE}<ordinal>(?: -)? century(?P<era> bce?| b \\. c \\.(?: e \\.)?)?",
        meanings.century,
        examples=(("Monks built it in the 11th century.", "the 11th century"),),
        counter_examples=("The 11th man left.",),
    ),
    Rule(
        "weekday",
        f"(?:(?P<phase>early|late) )?(?:{STEP} |(?:the )?(?P<spoken>previous|following) )?<weekday>",
        meanings.weekday,
        examples=(
            ("The mayor resigned Friday.", "Friday"),
            ("Shares fell on 6 May 2011, and again the following Monday.", "the following Monday"),
            ("They left last Monday by bus.", "last Monday"),
        ),
        counter_examples=("The wed pair left.",),
        guard="capital",
    ),
    Rule(
        "weekday of a month",
        "(?:the )?(?P<ordinal>first|second|third|fourth|last) <weekday> (?:of|in) <month>(?:(?: ,)? <year>)?",
        meanings.weekday_of_month,
        examples=(("They vote on the first Monday of June 2010.", "the first Monday of June 2010"),),
        counter_examples=("The first Monday was wet.",),
        guard="capital",
    ),
    Rule(
        "weekday of a named week",
        "<weekday>(?: of)? (?P<week>last|next|this) week|(?P<week>last|next|this) week(?: on)? <weekday>",
        meanings.weekday,
        examples=(("He spoke on Tuesday last week.", "Tuesday last week"),),
        counter_examples=("Weeks last.",),
    ),
    Rule(
        "day seen from publication",
        f"{PHASE}{DEICTIC}",
        meanings.deictic_day,
        examples=(("The vote was held yesterday.", "yesterday"), ("They fly the day after tomorrow.", "the day after tomorrow")),
        counter_examples=("Yesteryear was fine.",),
        guard="plain",
    ),
    Rule(
        "part of a named day",
        f"(?:(?P<phase>early|late) )?(?:{STEP} )?(?:<weekday>|(?P<deictic>yesterday|tomorrow)) {PHASE}<part>",
        meanings.day_part,
        examples=(("Police came Friday morning.", "Friday morning"), ("It rained late yesterday afternoon.", "late yesterday afternoon")),
        counter_examples=("The morning paper came.",),
        guard="capital",
    ),
    Rule(
        "named day after its part",
        "(?:mid - |mid )?<part>(?: on)? (?:<weekday>|(?P<deictic>yesterday|tomorrow|today))",
        meanings.day_part,
        examples=(("Shares fell by noon yesterday.", "noon yesterday"),),
        counter_examples=("The noon whistle blew.",),
    ),
    Rule(
        "part of this day",
        f"{PHASE}(?:(?P<step>this|last)|that|(?:that|the) (?P<spoken>same|next|following|previous)) <part>",
        meanings.day_part,
        examples=(("It snowed this morning.", "this morning"), ("A shot was heard that evening.", "that evening")),
        counter_examples=("The night train left.",),
    ),
    Rule(
        "noon or midnight",
        "(?<!high )(?P<part>noon|midnight|midday)",
        meanings.day_part,
        examples=(("The truce began at midnight.", "midnight"), ("It ends at noon.", "noon")),
        counter_examples=("The noonday sun burned.",),
    ),
    Rule(
        "clock before another of its day",
        f"(?P<hour>[01]?\\d|2[0-4])(?: : (?P<minute>\\d\\d))?(?: <meridiem>)?{ZONE}"
        f"(?= (?:to|and|until|till|-|–) [01]?\\d(?: : \\d\\d)? <meridiem>{ZONE}{ON_DAY}?)",
        meanings.clock,
        examples=(
            ("The hall is open from 9 a.m. to 5 p.m. Friday.", "9 a.m."),
            ("Shots were heard between 2 and 4 p.m. on Monday.", "2"),
        ),
        counter_examples=("They sold 2 and bought 4.", "It grew from 9 to 5 pounds."),
    ),
    Rule(
        "clock",
        f"{CLOCK}{ZONE}{ON_DAY}?",
        meanings.clock,
        examples=(
            ("The gate shut at 10 p.m. Wednesday.", "10 p.m. Wednesday"),
            ("He woke at 4:30 a.m. EST.", "4:30 a.m. EST"),
            ("It sank at 8 a.m. on 3 May 2014.", "8 a.m. on 3 May 2014"),
        ),
        counter_examples=("It weighs 10 pounds.",),
    ),
    Rule(
        "clock of 24 hours",
        f"(?P<hour>[01]?\\d|2[0-3]) : (?P<minute>[0-5]\\d)(?: : [0-5]\\d)?{ZONE}{ON_DAY}?",
        meanings.clock,
        examples=(("The train left at 14:30 from the north.", "14:30"),),
        counter_examples=("The ratio is 3:10.",),
        guard="clock",
    ),
    Rule(
        "clock without a colon",
        f"(?P<hour>[01]\\d|2[0-3])(?P<minute>[0-5]\\d) (?:gmt|utc|hours|hrs|est|edt|cet|{ZONE_NAMES})",
        meanings.clock,
        examples=(("The quake struck at 1430 GMT.", "1430 GMT"), ("Bids close at 1000 London time.", "1000 London time")),
        counter_examples=("He owns 1430 boats.",),
    ),
    Rule(
        "o'clock",
        "<hour> o ' ?clock(?: in the <part>)?(?: (?:on )?(?:<weekday>|(?P<deictic>yesterday|"
        "today|tomorrow)))?|<hour> in the (?P<part>morning|afternoon|evening)",
        meanings.clock,
        examples=(
            ("They met at seven o'clock in the evening.", "seven o'clock in the evening"),
            ("He fell at 4 in the morning.", "4 in the morning"),
        ),
        counter_examples=("Seven in the hall sang.",),
    ),
    Rule(
        "stepped unit",
        f"{PHASE}(?:{STEP}|(?:the )?(?P<step>current)) <unit>",
        meanings.stepped_unit,
        examples=(("Sales fell last year.", "last year"), ("The talks resume early next week.", "early next week")),
        counter_examples=("They last years.", "It fell in the last week of the strike."),
        guard="stepped",
    ),
    Rule(
        "unit by its number",
        "(?:the )?(?P<ordinal>first|second|third|fourth|last|final) (?P<unit>day|week|weekend|month) of (?:the year )?"
        f"(?:<month>(?:(?: ,)? <year>)?|<year>|{STEP} (?P<whole>month|year))",
        meanings.numbered_unit,
        examples=(
            ("It rained in the third week of March.", "the third week of March"),
            ("They left on the last day of 2015.", "the last day of 2015"),
        ),
        counter_examples=("The last week of the strike was dull.",),
        guard="capital",
    ),
    Rule(
        "unit last spoken of",
        f"{PHASE}(?:that|the) (?P<step>same|following|previous|next) <unit>",
        meanings.spoken_unit,
        examples=(("He wed in 1990. The following year he died.", "The following year"),),
        counter_examples=("The following men left.",),
    ),
    Rule(
        "that unit",
        f"{PHASE}that <unit>",
        meanings.spoken_unit,
        examples=(("He wed in 1990. Later that year he died.", "Later that year"),),
        counter_examples=("He knew that man.",),
    ),
    Rule(
        "week of a day",
        "(?:the )?week of <month> <day>",
        meanings.week_of_day,
        examples=(("Hearings begin the week of March 6 in town.", "the week of March 6"),),
        counter_examples=("The week of rain is over.",),
    ),
    Rule(
        "unit that a report is on",
        "the (?P<unit>year|week)",
        meanings.stepped_unit,
        examples=(("Sales fell for the year.", "the year"),),
        counter_examples=("The year was wet.",),
        guard="for",
    ),
    Rule(
        "part of the day spoken of",
        "the (?P<part>morning|afternoon|evening)|mid(?: -)? (?P<part>morning|afternoon)",
        meanings.day_part,
        examples=(("Friday was warm. It rained in the evening.", "the evening"),),
        counter_examples=("The morning paper came.",),
        guard="in",
    ),
    Rule(
        "the weekend",
        "the weekend",
        meanings.weekend,
        examples=(("Ten were held over the weekend.", "the weekend"),),
        counter_examples=("Weekend boats left.",),
    ),
    Rule(
        "quarter",
        f"{PHASE}(?:the )?{FISCAL}<ordinal>(?: fiscal)? quarters?(?:(?: of)?(?: fiscal)? <year>|(?: of)? {STEP} year)?",
        meanings.quarter,
        examples=(
            ("Profit rose in the third quarter.", "the third quarter"),
            ("It lost money in the fourth quarter of 2008.", "the fourth quarter of 2008"),
        ),
        counter_examples=("A third of the boats left.",),
    ),
    Rule(
        "quarter named with the next",
        "(?:the )?<ordinal>(?= (?:and|or) (?:first|second|third|fourth) quarters?(?![^ ]))",
        meanings.quarter,
        examples=(("Profit fell in the first and second quarters.", "the first"),),
        counter_examples=("The first and second boats left.",),
    ),
    Rule(
        "quarter before a noun",
        f"{FISCAL}<ordinal> - quarter(?: <year>)?",
        meanings.quarter,
        examples=(("It posted third-quarter gains.", "third-quarter"),),
        counter_examples=("It was a third-rate show.",),
    ),
    Rule(
        "quarter after its year",
        f"(?:the )?(?:<year>|{STEP} year ' s) {FISCAL}<ordinal>(?: -)? quarter",
        meanings.quarter,
        examples=(
            ("The 1988 second quarter was worse.", "The 1988 second quarter"),
            ("Sales for this year's third quarter fell.", "this year's third quarter"),
        ),
        counter_examples=("The second team won.",),
    ),
    Rule(
        "quarter reported on",
        "the (?:latest |most recent |recent |just - ended )?quarter(?= ended <month> <day>)?|(?:the )?latest (?:quarter|period)",
        reports.latest_quarter,
        examples=(
            ("Costs fell in the latest quarter.", "the latest quarter"),
            ("It lost in the quarter ended Jan. 31.", "the quarter"),
        ),
        counter_examples=("They toured the old quarters.",),
    ),
    Rule(
        "quarter a year before",
        "(?:the )?(?:(?:comparable )?year - (?:ago|earlier)|corresponding|comparable|same|like|similar|"
        f"prior - year) (?:{FISCAL}<ordinal> )?(?:quarter|period)(?:(?: of)? last "
        "year| a year (?:ago|earlier)|(?: of| in)? <year>)?|(?:the quarter|the period) "
        "a year (?:ago|earlier)|last year ' s quarter",
        reports.quarter_before,
        examples=(("It earned less in the year-earlier period.", "the year-earlier period"),),
        counter_examples=("The period was long.",),
    ),
    Rule(
        "a year before",
        "(?:the comparable )?year - (?:ago|earlier)|a year (?:ago|earlier|before)",
        reports.year_before,
        examples=(("It was double the level a year earlier.", "a year earlier"), ("The year-ago loss was small.", "year-ago")),
        counter_examples=("He left long ago.",),
        guard="report",
    ),
    Rule(
        "quarter of a year",
        "(?:the )?<year>(?: -)? quarter",
        reports.quarter_of_year,
        examples=(("It lost little in the 1988 quarter.", "the 1988 quarter"),),
        counter_examples=("It lost a quarter of its staff.",),
    ),
    Rule(
        "period of a year",
        "(?:the )?<year>(?: -)? period",
        reports.period_of_year,
        examples=(("In the 1988 period it gained.", "the 1988 period"),),
        counter_examples=("In that period it gained.",),
    ),
    Rule(
        "fiscal year by number",
        "(?:the )?(?:fiscal year|fiscal|fy) <year>",
        meanings.year,
        examples=(("Revenue for fiscal 1989 fell.", "fiscal 1989"),),
        counter_examples=("The fiscal plan failed.",),
    ),
    Rule(
        "fiscal or full year",
        "(?:the )?(?P<step>current|latest|last|next|past|previous|prior|coming|this) "
        "fiscal year|(?:the|this) full year|the (?P<step>current) year",
        reports.report_year,
        examples=(
            ("It expects a loss for the full year.", "the full year"),
            ("Taxes rose in the current fiscal year.", "the current fiscal year"),
        ),
        counter_examples=("A full house sang.",),
    ),
    Rule(
        "year that ends on a day",
        "the (?:fiscal )?year(?= end(?:s|ed|ing)? )|the fiscal year",
        reports.year_as_length,
        examples=(("It earned more in the year ended Jan. 31.", "the year"),),
        counter_examples=("They ended the talks.",),
    ),
    Rule(
        "end of the unit",
        "<phase> the <unit>|(?:<phase> in )?the same <unit>|(?:earlier|later|early|late) in the <unit>",
        meanings.phase_of_unit,
        examples=(
            ("Troops leave by the end of the month.", "the end of the month"),
            ("It rained earlier in the year.", "earlier in the year"),
        ),
        counter_examples=("The end of the road is near.",),
    ),
    Rule(
        "end of the year",
        "(?:the )?year(?: '? ?s?)?(?: -)? end",
        meanings.end_of_year,
        examples=(("Jobs will go by year-end.", "year-end"),),
        counter_examples=("It will end soon.",),
    ),
    Rule(
        "quarter by figure",
        "q (?P<digit>[1-4])(?:(?: of)? <year>)?|<year>(?: -)? q (?P<digit>[1-4])",
        meanings.quarter,
        examples=(("Output rose in Q3 2021.", "Q3 2021"), ("It fell in 2019 Q1.", "2019 Q1")),
        counter_examples=("The Q7 bus left.",),
    ),
    Rule(
        "half by figure",
        "h (?P<digit>[12])(?: of)? <year>|<year>(?: -)? h (?P<digit>[12])",
        meanings.half_year,
        examples=(("Output rose in H1 2021.", "H1 2021"),),
        counter_examples=("The H1 road is shut.",),
    ),
    Rule(
        "half of a year",
        f"(?:the )?(?P<half>first|1st|second|2nd|last|latter) half of (?:<year>|{STEP} year)",
        meanings.half_year,
        examples=(("Exports fell in the first half of 2020.", "the first half of 2020"),),
        counter_examples=("The first half of the film drags.",),
    ),
    Rule(
        "so long ago",
        f"{APPROX}<n>(?: (?:or|to|-) <n>)?(?: -)? <units>(?: and a half)?(?: or (?:so|two|more))? ago",
        quantities.counted_ago,
        examples=(("He quit two weeks ago.", "two weeks ago"), ("It sank nearly 30 years ago.", "nearly 30 years ago")),
        counter_examples=("He quit long ago.",),
    ),
    Rule(
        "some time ago",
        "(?:(?:several|some|a few|many|a couple of) )?<units> ago",
        quantities.counted_ago,
        examples=(("They moved several years ago.", "several years ago"),),
        counter_examples=("Several men left.",),
        guard="plural",
    ),
    Rule(
        "a unit ago",
        "(?P<one>(?P<units>fortnight)) ago",
        quantities.counted_ago,
        examples=(("He quit a job fortnight ago.", "fortnight ago"),),
        counter_examples=("The fortnight was wet.",),
    ),
    Rule(
        "units later",
        "<units> (?:later|earlier)",
        quantities.duration,
        examples=(("Hours later the roof fell.", "Hours later"),),
        counter_examples=("The roof fell later.",),
        guard="plural",
    ),
    Rule(
        "day beside",
        "the day (?:after|before)(?= [.,;])",
        meanings.day_beside,
        examples=(("They sang, and slept the day after.", "the day after"),),
        counter_examples=("They slept the day after the feast.",),
    ),
    Rule(
        "day beside an event",
        "the day(?= (?:before|after) (?!yesterday|tomorrow))",
        meanings.day_beside_event,
        examples=(("They slept the day after the feast.", "the day"), ("On May 6, 1998, the day before the vote, it rained.", "the day")),
        counter_examples=("Later in the day after the feast they slept.",),
        guard="not within",
    ),
    Rule(
        "day by its number",
        "(?:the )?<ordinal> day(?! -)",
        meanings.numbered_day,
        examples=(("It is the second day of the strike.", "the second day"),),
        counter_examples=("The first days were calm.", "They sang on the third day-long march."),
    ),
    Rule(
        "day beside a named day",
        f"(?:the )?day (?:after|before) (?:{STEP} )?(?:<month> <day>|<weekday>)",
        meanings.day_beside_named,
        examples=(("They sang the day before last Tuesday.", "the day before last Tuesday"),),
        counter_examples=("They sang the day before the vote.",),
    ),
    Rule(
        "day of a stepped month",
        "the (?P<day>\\d{1,2}(?:st|nd|rd|th)) of (?P<step>this|last|next) (?P<unit>month)",
        meanings.day_of_stepped_month,
        examples=(("Rent is due on the 3rd of next month.", "the 3rd of next month"),),
        counter_examples=("The 3rd of the boats sank.",),
    ),
    Rule(
        "day of the month",
        "the (?P<day>\\d{1,2}(?:st|nd|rd|th))",
        meanings.day_of_month,
        examples=(("They vote on the 18th.", "the 18th"),),
        counter_examples=("He lives on the 18th floor.",),
        guard="day of month",
    ),
    Rule(
        "unit after next",
        "the <unit> (?:after next|before last)",
        meanings.unit_after_next,
        examples=(("They vote the week after next.", "the week after next"),),
        counter_examples=("They vote the week after.",),
    ),
    Rule(
        "whole unit",
        "(?:all|(?:a |the )?(?:full|whole|entire)|another)(?: -)? (?P<unit>hour|day|week|weekend|month|year|decade|century)",
        quantities.whole_unit,
        examples=(("It rained all day.", "all day"), ("They waited another week.", "another week")),
        counter_examples=("All days are long.",),
    ),
    Rule(
        "short units",
        "<n>(?: -)? (?P<short>mins?|secs?|hrs?)(?: \\.)?",
        quantities.short_units,
        examples=(("He ran 90 min. and fell.", "90 min."),),
        counter_examples=("The hrs are long.",),
        guard="figures",
    ),
    Rule(
        "end of a unit",
        "(?P<phase>end of|beginning of|start of|middle of) (?P<unit>day|week|month|quarter|year|decade|century)",
        meanings.phase_of_unit,
        examples=(("They leave by end of year.", "end of year"),),
        counter_examples=("The end of the road is near.",),
    ),
    Rule(
        "so long earlier",
        f"{APPROX}<n> <units> (?:earlier|previously|beforehand)|{APPROX}<n> <units> before(?= [.,;])",
        quantities.counted_earlier,
        examples=(("He had left two days earlier.", "two days earlier"),),
        counter_examples=("He had left earlier.",),
    ),
    Rule(
        "so long later",
        f"{APPROX}<n> <units> (?:later|afterwards?|hence)",
        quantities.counted_later,
        examples=(("She died three months later.", "three months later"),),
        counter_examples=("She died later.",),
    ),
    Rule(
        "in so long",
        "<n> <units> (?:from (?:now|today)|after today)|<n> <units> '(?: s)? time",
        quantities.counted_ahead,
        examples=(("It opens ten days from now.", "ten days from now"), ("It opens in ten days' time.", "ten days' time")),
        counter_examples=("It is ten miles from here.", "He took ten days' leave."),
    ),
    Rule(
        "so long from a named day",
        "<n> (?P<units>(?:day|week|month|year)s?) (?P<side>before|after|from) "
        f"(?:{STEP} )?(?:<weekday>|<holiday>|<month> <day>(?:(?: ,)? <year>)?|"
        "(?P<deictic>yesterday|tomorrow))(?! ')",
        meanings.counted_from_day,
        examples=(
            ("The vote is a week from Sunday.", "a week from Sunday"),
            ("He left two days after Christmas.", "two days after Christmas"),
        ),
        counter_examples=("He left two days after the feast.", "He died two days after Sunday's vote."),
        guard="capital",
    ),
    Rule(
        "ages ago",
        "<n> (?:hundred |thousand |hundred thousand )?(?:million|billion) years ago|<n> (?:million|billion) years",
        quantities.ages,
        examples=(("The reef formed 65 million years ago.", "65 million years ago"),),
        counter_examples=("It cost 65 million.",),
    ),
    Rule(
        "some day",
        "one day|some ?day",
        constant("FUTURE_REF"),
        counter_examples=("One day he left.",),
        guard="ahead",
    ),
    Rule(
        "so long",
        f"{APPROX}<n> {KIND}<units>(?: and a half)?(?: or (?:so|two|three|more))?",
        quantities.duration,
        examples=(("The siege lasted three weeks.", "three weeks"), ("He served more than two years.", "more than two years")),
        counter_examples=("He is 22 years old.", "It was a second try."),
        guard="length",
    ),
    Rule(
        "so long, about",
        f"<n>(?: <units>)?(?: -)? (?:or|to|-) <n>(?: -)? {KIND}<units>",
        quantities.duration,
        examples=(("Repairs take 12 to 18 months.", "12 to 18 months"),),
        counter_examples=("Between 12 and 18 came.",),
        guard="length",
    ),
    Rule(
        "so long, before a noun",
        "(?:(?P<approx>nearly|almost|at least|more than) )?<n> - <units>",
        quantities.duration,
        examples=(("A five-hour search failed.", "five-hour"),),
        counter_examples=("A 22-year-old swam.",),
        guard="length",
    ),
    Rule(
        "so old",
        "(?:<n>|several) - <units> - old|<units> - old|several - <units>",
        quantities.duration,
        examples=(("The 8-month-old truce held.", "8-month-old"), ("A several-year pause followed.", "several-year")),
        counter_examples=("The 22-year-old.", "A 22-year-old swimmer left.", "The year-old Anna Berg slept."),
        guard="thing",
    ),
    Rule(
        "long",
        "(?P<units>(?:day|week|month|year|hour|decade)s?|century|centuries) ?-? ?long",
        quantities.long,
        examples=(("The decades-long feud ended.", "decades-long"),),
        counter_examples=("It was a long feud.",),
    ),
    Rule(
        "units without a count",
        "<units>(?: or <units>)?",
        quantities.duration,
        examples=(("They argued for weeks.", "weeks"), ("He fell ill days after the vote.", "days")),
        counter_examples=("Weeks of rain fell.",),
        guard="bare",
    ),
    Rule(
        "some length",
        "(?:a few|several|many|some|a couple of|the few|the first|the early|the final) <units>(?: (?:or|and) <units>)?",
        quantities.duration,
        examples=(("He stayed a few days.", "a few days"),),
        counter_examples=("He met a few men.", "The first week of the trial was dull."),
        guard="plural",
    ),
    Rule(
        "length up to now",
        f"{APPROX}(?P<way>past|last|next|coming|following|first|final|latest) (?:<n>(?: "
        f"(?:to|or) <n>)?|few|several|couple of) {KIND}<units>(?: or so)?",
        quantities.recent_length,
        examples=(
            ("Rents doubled over the past three months.", "the past three months"),
            ("It closes in the next few days.", "the next few days"),
        ),
        counter_examples=("They passed three boats.",),
    ),
    Rule(
        "seasons up to now",
        "(?:the )?(?:past|last|next|coming) <n> (?P<season>spring|summer|autumn|winter)s",
        meanings.seasons,
        examples=(("Fires raged in the past three summers.", "the past three summers"),),
        counter_examples=("Past summers were dry.",),
    ),
    Rule(
        "the stretch last spoken of",
        "that (?:time|period)",
        constant("PXD", TimexType.DURATION),
        examples=(("They ruled for ten years. During that time the town grew.", "that time"),),
        counter_examples=("At that time he was ill.", "He liked that period."),
        guard="during",
    ),
    Rule(
        "length up to now, or so",
        "(?:the )?(?P<way>next|past|last) <units> or (?:so|two)",
        quantities.recent_length,
        examples=(("It shuts over the next year or so.", "the next year or so"),),
        counter_examples=("A man or so left.",),
    ),
    Rule(
        "past unit",
        "the past <unit>|past (?P<unit>decade|century)",
        meanings.past_unit,
        examples=(("Crime fell over the past decade.", "the past decade"),),
        counter_examples=("The passed ball rolled.",),
    ),
    Rule(
        "recent units",
        "(?P<way>recent|coming|future|past) <units>(?: (?:or|and) <units>)?",
        quantities.recent_units,
        examples=(("Fires grew in recent years.", "recent years"),),
        counter_examples=("A recent fair closed.",),
        guard="plural",
    ),
    Rule(
        "every so long",
        "(?:every|each) (?:<n> |(?P<other>other) )?<units>",
        quantities.rate,
        examples=(
            ("He swims every day.", "every day"),
            ("They vote every four years.", "every four years"),
            ("He swims every other week.", "every other week"),
        ),
        counter_examples=("Every man voted.",),
    ),
    Rule(
        "how often",
        "(?:once|twice|<n> times) (?:a|per|each|every) <unit>",
        quantities.rate,
        examples=(("She runs twice a week.", "twice a week"),),
        counter_examples=("She ran twice.",),
    ),
    Rule(
        "regularly",
        "(?P<adverb>daily|nightly|weekly|monthly|quarterly|yearly|annually|hourly|biweekly|bimonthly)",
        quantities.adverb_rate,
        examples=(("Fees rise annually.", "annually"),),
        counter_examples=("He reads The Daily at home.",),
        guard="adverb",
    ),
    Rule(
        "soon",
        "soon",
        constant("FUTURE_REF"),
        examples=(("The port will soon open.", "soon"),),
        counter_examples=("He left as soon as he sang.", "He left soon after."),
        guard="soon",
    ),
    Rule(
        "now",
        "now|currently|nowadays|at present|at the moment|right now|these days|presently|current",
        constant("PRESENT_REF"),
        examples=(("The port is now shut.", "now"), ("It is currently empty.", "currently"), ("The current owner sold it.", "current")),
        counter_examples=("He knows it.", "The current of the river is strong."),
        guard="present",
    ),
    Rule(
        "lately by a day",
        "the other (?:day|night|week)|not long ago",
        constant("PAST_REF"),
        examples=(("He quit the other day.", "the other day"),),
        counter_examples=("The other men left.",),
    ),
    Rule(
        "recently",
        "(?:more |most )?recently|lately|formerly",
        constant("PAST_REF"),
        examples=(("It was recently sold.", "recently"),),
        counter_examples=("A recent sale failed.",),
    ),
    Rule(
        "the past",
        "the past",
        constant("PAST_REF"),
        examples=(("It failed in the past.", "the past"),),
        counter_examples=("He ran past the house.",),
        guard="past",
    ),
    Rule(
        "a while",
        "(?:quite )?a while|some time",
        constant("PXD", TimexType.DURATION),
        examples=(("They waited a while.", "a while"),),
        counter_examples=("They waited while he ran.",),
    ),
    Rule(
        "every part of a day",
        "(?:every|each) (?:(?P<part>morning|afternoon|evening|night)|(?P<unit>weekend|weekday))|(?P<unit>weekends|weekdays)",
        meanings.part_of_every_day,
        examples=(("They run every morning.", "every morning"), ("It is shut on weekends.", "weekends")),
        counter_examples=("The morning was cold.",),
    ),
    Rule(
        "weekday of every month",
        "(?:the )?(?:first|second|third|fourth|last) <weekday>(?: (?:of|in))? (?:every|each) month",
        meanings.weekday_of_every_month,
        examples=(("They meet on the first Monday of every month.", "the first Monday of every month"),),
        counter_examples=("The first Monday was wet.",),
        guard="capital",
    ),
    Rule(
        "every weekday, month or season",
        "(?:every|each) (?:other )?(?:<weekday>|<month>|<season>)(?: <part>)?|(?P<weekday>(?:mon|"
        "tues|wednes|thurs|fri|satur|sun)days)(?: <part>)?|<weekday> (?P<part>mornings|"
        "afternoons|evenings|nights)",
        meanings.part_in_general,
        examples=(("Markets open every Monday.", "every Monday"), ("They race each July.", "each July")),
        counter_examples=("Thus they left.",),
    ),
    Rule(
        "in the future",
        "(?:the )?(?:near |foreseeable |not - too - distant |immediate )future|the future"
        "|the (?:near|short|long) (?:term|- term(?! \\w))|as soon as possible|a later date",
        constant("FUTURE_REF"),
        examples=(("It fears for the foreseeable future.", "the foreseeable future"), ("It will vote at a later date.", "a later date")),
        counter_examples=("Future boats sank.", "They want the long-term benefit."),
    ),
)
