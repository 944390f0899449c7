"""The rows of the time of day: its parts and its hours."""

from __future__ import annotations

from dateline.events.times import meanings
from dateline.events.times.rows.row import CLOCK, DATE, ON_DAY, PHASE, STEP, ZONE, ZONE_NAMES, Rule

HEADING, FIGURES, ALONE = "hour with a point that heads an entry", "hour of four figures that heads an entry", "hour by its number alone"
"""Rows whose matches are hours only in a text that tells by the clock."""

HEADS: tuple[Rule, ...] = (
    Rule(
        FIGURES,
        "(?P<hour>[01]\\d|2[0-4])(?P<minute>[0-5]\\d)",
        meanings.clock,
        counter_examples=("1914 War broke out. 1918 It ended. 1939 War broke out. 1945 It ended.", "They sold 0930 tickets."),
        guard="figures head an entry",
    ),
)
"""Before rows of years: what heads the entries of a log is an hour there."""

CLOCKS: tuple[Rule, ...] = (
    Rule(
        "part of a named day",
        f"(?:(?P<phase>early|late) )?(?:{STEP} )?(?:<weekday>|(?P<deictic>yesterday|tomorrow)) {PHASE}<part>(?<!s)",
        meanings.day_part,
        examples=(("Police came Friday morning.", "Friday morning"), ("It rained late yesterday afternoon.", "late yesterday afternoon")),
        counter_examples=("The morning paper came.", "It leaves on Monday mornings."),
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
        "part of the day beside",
        "the (?P<part>morning|afternoon|evening|night) (?P<side>before|after)(?= [.,;])",
        meanings.day_part_beside,
        examples=(
            ("The mill burned on 4 June 1911. The morning after, its owner left.", "The morning after"),
            ("He was sworn in on 20 January 2001. The evening before, he dined alone.", "The evening before"),
        ),
        counter_examples=("He was ill the morning after the vote.",),
    ),
    Rule(
        "part of a day by its number",
        "(?:the )?(?P<part>morning|afternoon|evening|night) of the (?P<day>\\d{1,2}(?:st|nd|rd|th))(?! (?:of|to|and|-))",
        meanings.part_of_day_of_month,
        examples=(("They were picked up on the evening of the 9th.", "the evening of the 9th"),),
        counter_examples=("They slept through the night of the 9th floor's fire.", "The night of the vote was cold."),
        guard="day of month",
    ),
    Rule(
        "noon or midnight of a date",
        f"(?P<part>noon|midnight|midday)(?: ,)?(?: on| of)? {DATE}",
        meanings.day_part,
        examples=(("The law took effect at midnight on 31 December 1999.", "midnight on 31 December 1999"),),
        counter_examples=("At midnight 31 of them left.",),
        guard="capital",
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
        f"(?P<hour>[01]?\\d|2[0-3]) : (?P<minute>[0-5]\\d)(?: : (?P<second>[0-5]\\d))?{ZONE}{ON_DAY}?",
        meanings.clock,
        examples=(
            ("The train left at 14:30 from the north.", "14:30"),
            ("It stopped at 14:05 UTC on 2023-11-02 at sea.", "14:05 UTC on 2023-11-02"),
        ),
        counter_examples=("The ratio is 3:10.",),
        guard="clock",
    ),
    Rule(
        "clock without a colon",
        f"(?P<hour>[01]\\d|2[0-3])(?P<minute>[0-5]\\d)(?: (?:gmt|utc|hours|hrs(?: \\.)?|est|edt|cet|{ZONE_NAMES}){ON_DAY}?"
        f"|(?= (?:and|to|or|-) [0-2]\\d[0-5]\\d (?:gmt|utc|hours|hrs){ON_DAY}?))",
        meanings.clock,
        examples=(("The quake struck at 1430 GMT.", "1430 GMT"), ("Bids close at 1000 London time.", "1000 London time")),
        counter_examples=("He owns 1430 boats.",),
    ),
    Rule(
        "o'clock",
        f"<hour> o ' ?clock(?: in the <part>)?{ON_DAY}?|<hour> in the (?P<part>morning|afternoon|evening){ON_DAY}?",
        meanings.clock,
        examples=(
            ("They met at seven o'clock in the evening.", "seven o'clock in the evening"),
            ("He fell at 4 in the morning.", "4 in the morning"),
        ),
        counter_examples=("Seven in the hall sang.",),
    ),
    Rule(
        "minutes beside an hour",
        "(?P<beside>half|(?:a )?quarter|<n>(?= minutes?)|five|ten|twenty|twenty(?: -)? five)(?: minutes?)? "
        "(?P<relation>past|to|after|before) "
        f"(?P<hour>1[0-2]|[1-9]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|midday|midnight)"
        f"(?! \\d| percent| per| %)(?: <meridiem>| o ' ?clock)?(?: in the <part>)?{ON_DAY}?",
        meanings.clock,
        examples=(
            ("The bomb went off at half past three.", "half past three"),
            ("The lights failed at 20 minutes to midnight.", "20 minutes to midnight"),
        ),
        counter_examples=("They won by ten to three.", "Half the men left.", "It fell from five to four."),
        guard="at",
    ),
    Rule(
        HEADING,
        "(?P<hour>[01]?\\d|2[0-4]) \\. (?P<minute>[0-5]\\d)(?= [.:*|_])",
        meanings.clock,
        counter_examples=("It grew. 8.25. That was all.",),
        guard="heads an entry",
    ),
    Rule(
        ALONE,
        "<hour>",
        meanings.hour_alone,
        counter_examples=(
            "The bishop went in with bread. He came out at 3 with the doctor.",
            "He rang at 8:15 p.m. and at 8:40 p.m. from the quay. He stopped at two pubs.",
            "He rang at 8:15 p.m. and at 8:40 p.m. from the quay. They won by three.",
        ),
        guard="hour alone",
    ),
    Rule(
        "part of a dated day",
        f"(?:(?:early|late) (?:in|on) )?(?:the )?{PHASE}(?P<part>morning|afternoon|evening|night)(?: hours)? (?:of|on) "
        f"{DATE}|{DATE}(?: ,)?(?: in)?(?: the)? "
        "(?P<part>morning|afternoon|evening|night)(?! of)",
        meanings.day_part,
        examples=(
            ("It sank on the night of 13 February 1904.", "the night of 13 February 1904"),
            ("They left on the morning of June 5.", "the morning of June 5"),
        ),
        counter_examples=("The night of the vote was cold.",),
        guard="capital",
    ),
    Rule(
        "part of the day spoken of",
        "the (?P<part>morning|afternoon|evening)|mid(?: -)? (?P<part>morning|afternoon)",
        meanings.day_part,
        examples=(("Friday was warm. It rained in the evening.", "the evening"),),
        counter_examples=("The morning paper came.",),
        guard="in",
    ),
)
