"""The rows of quarters and fiscal years: the periods on which companies report."""

from __future__ import annotations

from dateline.events.times import meanings, reports, spans
from dateline.events.times.rows.row import DATE, FISCAL, PHASE, STEP, Rule

REPORTING: tuple[Rule, ...] = (
    Rule(
        "length up to a date",
        "(?:the )?(?:(?:first|last|full) )?(?:<n> |half(?: -)? (?=year))?<units>"
        f"(?= (?:to|(?:which |that )?end(?:s|ed|ing)(?: on)?|through) (?:the end of )?"
        f"(?:{DATE}|<month>(?: <year>)?)(?![^ ]))",
        spans.ended_period,
        examples=(("Profit rose in the 12 weeks to 3 February.", "the 12 weeks"), ("Prices rose in the year to March.", "the year")),
        counter_examples=("They moved in years to the hills.",),
        guard="of a report",
    ),
    Rule(
        "quarter of every year",
        "(?:the )?<ordinal>(?: quarters|(?= and (?:first|second|third|fourth) quarters(?![^ ])))",
        meanings.quarter_of_every_year,
        counter_examples=("Sales rose in the first and second quarters.", "The third quarters of the crew were dark."),
        guard="every year",
    ),
    Rule(
        "quarter",
        f"{PHASE}(?:the )?{FISCAL}<ordinal>(?: fiscal)? quarters?(?:(?: of)?(?: fiscal)? <year>|(?: of)? {STEP} year)?",
        meanings.quarter,
        examples=(
            ("Profit rose in the third quarter.", "the third quarter"),
            ("It lost money in the fourth quarter of 2008.", "the fourth quarter of 2008"),
        ),
        counter_examples=("A third of the boats left.", "Her only goal came in the fourth quarter."),
        guard="of the year",
    ),
    Rule(
        "quarter by its last month",
        "(?:the )?(?:<year> )?(?P<month>march|june|september|december)(?: <year>)? quarter",
        reports.quarter_of_month,
        examples=(("Exports fell in the September quarter.", "the September quarter"),),
        counter_examples=("In June quarter finals were held.",),
        guard="quarter",
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
        "the (?:latest |most recent |recent |just - ended )?quarter(?! -)"
        "(?= (?:which |that )?(?:end(?:ed|ing|s)(?: on)?|to(?: the end of| end - | end)?) "
        "(?:<month> <day>(?:(?: ,)? <year>)?|(?:<day> )?<month>(?: <year>)?))?"
        "|(?:the )?latest (?:quarter|period)",
        reports.latest_quarter,
        examples=(
            ("Costs fell in the latest quarter.", "the latest quarter"),
            ("It lost in the quarter ended Jan. 31.", "the quarter"),
            ("Sales rose in the quarter to the end of February.", "the quarter"),
        ),
        counter_examples=("They toured the old quarters.", "The quarter-to-quarter change was small."),
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
        "length a year before",
        "(?:the )?(?:(?:comparable )?year - (?:ago|earlier)|prior - year|year - before) <n> (?P<units>months|weeks|quarters)",
        reports.length_before,
        examples=(("Net for the year-earlier nine months was small.", "the year-earlier nine months"),),
        counter_examples=("The year-earlier loss was six months late.",),
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
        "the year(?= end(?:s|ed|ing)? )|the fiscal year",
        reports.year_as_length,
        examples=(("It earned more in the fiscal year.", "the fiscal year"),),
        counter_examples=("They ended the talks.",),
    ),
    Rule(
        "quarter by figure",
        "q (?P<digit>[1-4])(?:(?: ,)?(?: of)?(?: (?:fiscal year|fiscal|fy))? <year>|"
        " (?:fy|')(?: ')? ?(?P<short>\\d\\d))?|<year>(?: -)? q (?P<digit>[1-4])",
        meanings.quarter,
        examples=(("Output rose in Q3 2021.", "Q3 2021"), ("It fell in 2019 Q1.", "2019 Q1"), ("Orders grew in Q1 FY23.", "Q1 FY23")),
        counter_examples=("The Q7 bus left.",),
    ),
)
