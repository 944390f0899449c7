"""The rows of the time of day: its parts and its hours."""

from __future__ import annotations

from dateline.events.times import meanings
from dateline.events.times.rows.row import CLOCK, ON_DAY, PHASE, STEP, ZONE, ZONE_NAMES, Rule

CLOCKS: tuple[Rule, ...] = (
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
        "part of the day spoken of",
        "the (?P<part>morning|afternoon|evening)|mid(?: -)? (?P<part>morning|afternoon)",
        meanings.day_part,
        examples=(("Friday was warm. It rained in the evening.", "the evening"),),
        counter_examples=("The morning paper came.",),
        guard="in",
    ),
)
