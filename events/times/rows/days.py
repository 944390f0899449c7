"""The rows of days: dates of the calendar, days with a name, weekdays, and days counted from others."""

from __future__ import annotations

from dateline.events.times import figures, meanings, spans, written
from dateline.events.times.lexicon import SLOTS
from dateline.events.times.rows.row import DATE, DEICTIC, JOIN, OF_NAMED_YEAR, OF_THAT_YEAR, PHASE, STEP, Rule

DAY, WEEKDAY = (f"(?:{SLOTS[name]})" for name in ("day", "weekday"))

DAYS: tuple[Rule, ...] = (
    Rule(
        "month, day and year",
        f"{PHASE}(?:(?:this coming |this past |this )?(?:<weekday>|sat|sun)(?: ,)? )?(?:{STEP} )?"
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
        f"(?:{STEP} )?<holiday>(?:(?: ,)? <year>|{OF_THAT_YEAR})?",
        meanings.holiday,
        examples=(
            ("The shop burned down on Christmas Day.", "Christmas Day"),
            ("They met last Thanksgiving in the hills.", "last Thanksgiving"),
            ("War came in 1914. He fell on Christmas Eve of that year.", "Christmas Eve of that year"),
        ),
        counter_examples=("The carol singers left early.",),
    ),
    Rule(
        "named time so many years on",
        "(?:<holiday>|(?:the )?<season>|<month> <day>|(?:the )?<day> (?:of )?<month>|<month>) <n> years? "
        "(?P<side>later|afterwards?|earlier|before(?= [.,;]))",
        spans.years_on,
        examples=(
            ("It was chosen in 1953, and opened on Midsummer Day four years later.", "Midsummer Day four years later"),
            ("She wed in 1990. In the spring three years later he left.", "the spring three years later"),
        ),
        counter_examples=("It opened four years later.", "In May 12 years of drought ended."),
        guard="capital",
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
        f"{PHASE}(?:(?:<weekday>|sat|sun)(?: ,)? )?(?:the )?<day> (?:of )?<month>"
        f"(?:(?: ,| of| in)? <year>|{OF_THAT_YEAR}|{OF_NAMED_YEAR})?",
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
        "day of a year of three figures",
        f"{PHASE}(?:(?:the )?<day> (?:of )?<month>|<month> <day>)(?: ,)? (?P<year>[1-9]\\d\\d)",
        meanings.calendar_date,
        examples=(("The prophet died on 8 June 632.", "8 June 632"), ("The city fell on August 24, 410.", "August 24, 410")),
        counter_examples=("On 8 March 350.5 points were lost.",),
        guard="year of a date",
    ),
    Rule(
        "holiday of a year of three figures",
        "<holiday>(?: ,)? (?P<year>[1-9]\\d\\d)",
        meanings.holiday,
        examples=(("He was crowned on Christmas Day 800.", "Christmas Day 800"),),
        counter_examples=("On Christmas Day 1,200 meals were served.",),
        guard="year of a date",
    ),
    Rule(
        "day before another of its month",
        f"(?:<weekday>(?: ,)? )?(?:the )?<day>(?=(?:{JOIN} (?:{WEEKDAY} )?{DAY}){{0,4}}{JOIN} (?:{WEEKDAY}(?: ,)? )?{DAY} (?:of )?<month>"
        "(?:(?: ,)? <year>)?(?![^ ]))",
        meanings.calendar_date,
        examples=(
            ("Talks were held 3 to 5 March in the town.", "3"),
            ("Concerts were held on Saturday 2 and Sunday 3 March.", "Saturday 2"),
            ("They met on 6, 7 and 9 June 2019 in the hills.", "7"),
        ),
        counter_examples=("They won 3-5 at home.", "They sold 3 and 5 march out."),
        guard="capital",
    ),
    Rule(
        "numbered day of a month",
        "(?:the |this )?<ordinal> day of <month>(?:(?: ,)? (?:in the year )?<year>)?",
        written.ordinal_date,
        examples=(("Sworn before me this 14th day of February, 2024.", "this 14th day of February, 2024"),),
        counter_examples=("On the third day of the strike they ate.",),
        guard="capital",
    ),
    Rule(
        "date in two years",
        "(?:<weekday>(?: ,)? )?(?:<month> <day>(?: ,)?|<day> (?:of )?<month>) <year> / \\d{1,2}",
        written.double_date,
        examples=(("The king died on 30 January 1648/9.", "30 January 1648/9"),),
        counter_examples=("It was sold for 30 in 1648/9.",),
        guard="capital",
    ),
    Rule(
        "year, month and day",
        "<year>(?: ,)? <month> <day>",
        meanings.calendar_date,
        examples=(("He posted it on 2014 Feb 17.", "2014 Feb 17"),),
        counter_examples=("They sold 2014 in February.",),
        guard="capital",
    ),
    Rule(
        "month, day, hour and year",
        "(?:(?:<weekday>|sat|sun)(?: ,)? )?<month> <day>(?: ,)? \\d{1,2} : \\d\\d(?: : \\d\\d)?(?: [a-z]{3,4})?(?: ,)? <year>",
        meanings.calendar_date,
        examples=(("The log entry of Sat, Feb 6 10:15 2016 was deleted.", "Sat, Feb 6 10:15 2016"),),
        counter_examples=("They met on Feb 6 at 10:15 in 2016.",),
        guard="capital",
    ),
    Rule(
        "day, month and short year in one word",
        "<day> <month> (?P<short>\\d\\d)",
        written.glued_date,
        examples=(("The plane landed on 29Mar22 in fog.", "29Mar22"),),
        counter_examples=("They met on 29 March 22 times.",),
        guard="one word",
    ),
    Rule(
        "weekday after next",
        "<weekday> week|(?P<n>a|one|two|three) (?P<units>weeks?|fortnight) (?:on <weekday>|(?P<deictic>today|tomorrow))",
        written.weekday_week,
        examples=(
            ("The club will meet on Thursday week.", "Thursday week"),
            ("It will open a week on Friday.", "a week on Friday"),
            ("It will open two weeks tomorrow.", "two weeks tomorrow"),
        ),
        counter_examples=("They met on Thursday.", "She will be away for two weeks on Friday.", "He got two weeks on Friday."),
        guard="week",
    ),
    Rule(
        "a round of years ago on a day",
        f"<n> (?P<units>years?|decades?|months?) ago (?:(?P<deictic>today|tomorrow|yesterday)|(?P<way>this|last|next) (?P<unit>week|month)|"
        f"(?:on |in )?(?:{DATE}|<weekday>|<month>))",
        spans.anniversary,
        examples=(
            ("Thirty years ago today the wall came down.", "Thirty years ago today"),
            ("Ten years ago on March 8 the plane vanished.", "Ten years ago on March 8"),
            ("A hundred years ago next month a bridge was opened.", "A hundred years ago next month"),
        ),
        counter_examples=("Thirty years ago the wall came down.",),
        guard="capital",
    ),
    Rule(
        "so many weeks ago today",
        "<n> (?P<units>weeks?) ago (?P<deictic>today|tomorrow|yesterday)",
        spans.anniversary,
        examples=(("A week ago yesterday he was told to leave.", "A week ago yesterday"),),
        counter_examples=("A week ago he was told to leave.",),
    ),
    Rule(
        "weekday so many weeks ago",
        "<n> (?P<units>weeks?|fortnight) ago (?:last |on )?<weekday>|(?<=on )an? <weekday>(?: ,)? <n> (?P<units>weeks?) ago",
        meanings.weekday_weeks_ago,
        examples=(
            ("The jury came back on a Friday, three weeks ago.", "a Friday, three weeks ago"),
            ("They came a fortnight ago last Monday.", "a fortnight ago last Monday"),
            ("He left two weeks ago on Friday.", "two weeks ago on Friday"),
        ),
        counter_examples=("He left two weeks ago.", "Two weeks ago last year's rent was paid."),
        guard="capital",
    ),
    Rule(
        "day and month in figures",
        "(?P<digits>[0-3]?\\d) / (?P<digits2>[0-3]?\\d)",
        figures.short_figures,
        examples=(("He was hired on 6/14.", "6/14"),),
        counter_examples=("He owns 1/2 of it.", "A 6/14 share was sold."),
        guard="figures of a day",
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
        "date in figures",
        "\\d{4} - \\d\\d? - \\d\\d?|\\d{4} / \\d\\d? / \\d\\d?|\\d\\d? (?:/ \\d\\d? "
        "/|- \\d\\d? -|\\. \\d\\d? \\.) (?:\\d{4}|\\d\\d)|\\d\\d? - <month> - (?:\\d{4}|"
        "\\d\\d)",
        figures.figures,
        examples=(("The log ends on 2021-03-14 at sea.", "2021-03-14"), ("Filed 3/14/2021 in court.", "3/14/2021")),
        counter_examples=("The road is 14/3 miles long.",),
    ),
    Rule(
        "date in eight figures",
        "(?P<written>(?:19|20)\\d\\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01]))",
        figures.eight_figures,
        examples=(("The sample was taken on 20190517.", "20190517"),),
        counter_examples=("He dialled 20190517.", "It cost 20190517 marks."),
        guard="figures of a day",
    ),
    Rule(
        "moment in figures",
        "(?P<written>\\d{4} - \\d\\d - \\d\\d)(?: t)? (?P<moment>(?:[01]\\d|2[0-3]) : [0-5]\\d(?: : [0-5]\\d)?)(?: (?:z|utc|gmt))?",
        figures.moment,
        examples=(
            ("The log ends at 2021-03-14T17:05:30 at sea.", "2021-03-14T17:05:30"),
            ("Saved 2021-03-14 17:05 by hand.", "2021-03-14 17:05"),
        ),
        counter_examples=("The log of 2021-03-14 17 men kept is lost.",),
    ),
    Rule(
        "day of the month before it",
        "<day>(?:(?: ,)? <year>)?",
        figures.elided_day,
        examples=(("Hearings are set for April 24 and 25 in town.", "25"), ("The fair runs March 3-5, 2022 at the port.", "5, 2022")),
        counter_examples=("They bought 24 and 25 boats.",),
        guard="elided",
    ),
    Rule(
        "weekday named with the next, of every week",
        "<weekday>(?=(?: (?:,|and|or|to|through|<weekday>)){1,4} <weekday> (?P<part>mornings|afternoons|evenings|nights)(?![^ ]))",
        meanings.part_in_general,
        examples=(("It leaves on Monday and Tuesday nights.", "Monday"),),
        counter_examples=("It left on Monday and Tuesday night.",),
        guard="capital",
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
        guard="weekday",
    ),
    Rule(
        "weekday beside a named day",
        "(?:the )?<weekday> (?P<side>before|after) (?:<holiday>|(?:the )?<day> (?:of )?<month>|<month> <day>)(?:(?: ,)? <year>)?(?! ')",
        meanings.weekday_beside_named,
        examples=(
            ("Police came on the Monday before Christmas Day.", "the Monday before Christmas Day"),
            ("They signed on the Friday after 3 May 2010.", "the Friday after 3 May 2010"),
        ),
        counter_examples=("Police came on the Monday before the feast.", "Police came the Monday before Easter's fair."),
        guard="capital",
    ),
    Rule(
        "weekday last",
        "<weekday> (?P<step>last)(?= (?:[.,;)]|the|an?|he|she|it|they|we|his|her|their|our)(?![^ ]))",
        meanings.weekday,
        examples=(("The board met on Friday last.", "Friday last"),),
        counter_examples=("Friday last week was wet.",),
        guard="weekday",
    ),
    Rule(
        "weekday of a month",
        "(?:the )?(?P<ordinal>first|second|third|fourth|last) <weekday> (?:of|in) "
        "(?:(?:the (?P<spoken>next|following)|(?P<beside>that)) <month>|"
        "<month>(?:(?: ,)? <year>| (?:of )?(?P<step>last|this|next) (?P<whole>year)| (?:of )?(?P<that>that|the same) year)?)",
        meanings.weekday_of_month,
        examples=(
            ("They vote on the first Monday of June 2010.", "the first Monday of June 2010"),
            ("Trains ran again on the first Monday of February last year.", "the first Monday of February last year"),
            ("He was hired in 1859. On the last Sunday of the next September he fell.", "the last Sunday of the next September"),
            ("He was hired in May 1859. On the third Friday of that July he fell.", "the third Friday of that July"),
        ),
        counter_examples=("The first Monday was wet.",),
        guard="capital",
    ),
    Rule(
        "weekday of a week told",
        "(?:the )?<weekday> (?:of|in) (?:that|the (?P<spoken>same|following|next|previous)) week",
        meanings.weekday_of_week_beside,
        examples=(("They met on 4 May 2010. By the Friday of that week he had gone.", "the Friday of that week"),),
        counter_examples=("They met on Friday that week was wet.",),
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
        counter_examples=("Yesteryear was fine.", "They build the schools of tomorrow."),
        guard="seen from today",
    ),
    Rule(
        "week of a day",
        "(?:the )?week of <month> <day>",
        meanings.week_of_day,
        examples=(("Hearings begin the week of March 6 in town.", "the week of March 6"),),
        counter_examples=("The week of rain is over.",),
    ),
    Rule(
        "the weekend",
        "the weekend",
        meanings.weekend,
        examples=(("Ten were held over the weekend.", "the weekend"),),
        counter_examples=("Weekend boats left.",),
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
        "(?:the )?(?:<ordinal>|final) day(?! -)",
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
        "the <day> of (?:(?P<step>this|last|next)|(?P<that>that|the same)) (?P<unit>month)(?! ')",
        meanings.day_of_stepped_month,
        examples=(
            ("Rent is due on the 3rd of next month.", "the 3rd of next month"),
            ("Lorries were banned on the first of this month.", "the first of this month"),
            ("He fell ill in June 2010, and died on the 20th of that month.", "the 20th of that month"),
        ),
        counter_examples=("The 3rd of the boats sank.", "It was the second of this month's storms."),
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
        "so long from a named day",
        "(?<!for )<n> (?P<units>(?:day|week|month|year)s?) (?P<side>before|after|from) "
        f"(?:{STEP} )?(?:<weekday>|<holiday>|<month> <day>(?:(?: ,)? <year>)?|"
        "(?P<deictic>yesterday|tomorrow))(?! ')",
        meanings.counted_from_day,
        examples=(
            ("The vote is a week from Sunday.", "a week from Sunday"),
            ("He left two days after Christmas.", "two days after Christmas"),
        ),
        counter_examples=(
            "He left two days after the feast.",
            "He died two days after Sunday's vote.",
            "It was shut for a week from Sunday.",
        ),
        guard="capital",
    ),
)
