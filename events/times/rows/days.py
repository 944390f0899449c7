"""The rows of days: dates of the calendar, days with a name, weekdays, and days counted from others."""

from __future__ import annotations

from dateline.events.times import meanings, ranges
from dateline.events.times.rows.row import DEICTIC, OF_NAMED_YEAR, OF_THAT_YEAR, PHASE, STEP, Rule

DAYS: tuple[Rule, ...] = (
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
        ranges.figures,
        examples=(("The log ends on 2021-03-14 at sea.", "2021-03-14"), ("Filed 3/14/2021 in court.", "3/14/2021")),
        counter_examples=("The road is 14/3 miles long.",),
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
)
