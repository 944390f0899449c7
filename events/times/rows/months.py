"""The rows of weeks, months and seasons."""

from __future__ import annotations

from dateline.events.times import meanings, written
from dateline.events.times.rows.row import PHASE, STEP, Rule

MONTHS: tuple[Rule, ...] = (
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
        "month and year",
        f"{PHASE}<month>(?: ,)?(?: of)? <year>",
        meanings.calendar_month,
        examples=(("The dam broke in August 1988 after rain.", "August 1988"), ("It fell in early July 1997 again.", "early July 1997")),
        counter_examples=("It may 1988 times fail.",),
        guard="capital",
    ),
    Rule(
        "month of a year of three figures",
        f"{PHASE}<month>(?: ,| of(?= \\d{{3}}(?: [.,;)]|$)))? (?P<year>[1-9]\\d\\d)",
        meanings.calendar_month,
        examples=(("The city fell in August 410.", "August 410"), ("He died in December of 384.", "December of 384")),
        counter_examples=("In August 410.5 points were lost.", "They rose from a low in January of 114 to 250."),
        guard="year of a date",
    ),
    Rule(
        "month of a year of two figures",
        f"{PHASE}(?:(?:the )?<day> (?:of )?)?<month> (?P<short>3[2-9]|[4-9]\\d)(?! (?:of|to|or|:|/)(?![^ ]))",
        written.month_of_told_era,
        examples=(
            ("Claudius died in 54 AD. Rome burned in July 64.", "July 64"),
            ("The students rose in May 68.", "May 68"),
            ("Claudius came in AD 43. He died on 13 October 54.", "13 October 54"),
        ),
        counter_examples=("In May 68 people drowned.", "In May 68 of them drowned.", "In May 68.5 points were lost."),
        guard="year of two figures",
    ),
    Rule(
        "month of a named year",
        f"{PHASE}<month>(?: of)? {STEP} (?P<whole>year)",
        meanings.calendar_month,
        examples=(("Prices doubled in June last year.", "June last year"),),
        counter_examples=("They may last years.",),
    ),
    Rule(
        "month of a year beside",
        f"{PHASE}<month>(?: of)? (?:the (?P<spoken>same|following|next|previous)|(?P<that>that)) year",
        meanings.month_of_year_beside,
        examples=(
            ("He wed in 1990. They had a son in May of the following year.", "May of the following year"),
            ("He wed in 1990. They moved in August of that year.", "August of that year"),
        ),
        counter_examples=("They may the following year leave.",),
        guard="capital",
    ),
    Rule(
        "month or season that followed",
        "(?:the )(?:<month>|<season>)(?: ,)? (?:that|which) (?:followed|came after)(?= [.,;)]| and)",
        meanings.month_that_followed,
        examples=(
            ("The stand was opened in August 2001. The bank failed in the April that followed.", "the April that followed"),
            ("They wed in May 2001. He left in the autumn that followed.", "the autumn that followed"),
        ),
        counter_examples=("He wed in 2001, in the spring that followed the flood.",),
    ),
    Rule(
        "month of a time told",
        f"{PHASE}(?:(?:that|the) (?P<spoken>same|following|next|previous)|(?P<that>that)) <month>(?! \\d)",
        meanings.month_beside,
        examples=(("He wed in 1990. The following November he left.", "The following November"),),
        counter_examples=("In that band he played.",),
        guard="that month",
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
        f"{PHASE}(?:the )?<season>(?: of)?(?: ,)? (?:<year>|' (?P<short>\\d\\d))(?: (?:-|/|–) \\d\\d(?:\\d\\d)?)?",
        meanings.season,
        examples=(
            ("The strike of summer 2014 failed.", "summer 2014"),
            ("They froze in the winter of 2010-11 up there.", "the winter of 2010-11"),
        ),
        counter_examples=("They sprang 2014 surprises.",),
    ),
    Rule(
        "so many seasons ago",
        "<n> (?P<season>springs?|summers?|autumns?|winters?) ago",
        meanings.seasons_ago,
        examples=(("Two summers ago the river dried up.", "Two summers ago"),),
        counter_examples=("Two summers went by.",),
    ),
    Rule(
        "season or month beside",
        "the (?:<season>|<month>) (?P<side>before|after)(?= [.,;])",
        meanings.season_beside,
        examples=(
            ("He died in the summer of 1992. The summer before, the river had flooded.", "The summer before"),
            ("They wed in May 1990. The May after, he left.", "The May after"),
        ),
        counter_examples=("The summer after the flood was dry.",),
        guard="capital",
    ),
    Rule(
        "season of a named year",
        f"{PHASE}(?:the )?<season>(?: of)? {STEP} (?P<whole>year)",
        meanings.season,
        examples=(
            ("Frost came in spring last year.", "spring last year"),
            ("A verdict is due in the summer of next year.", "the summer of next year"),
        ),
        counter_examples=("Springs last years.",),
    ),
    Rule(
        "season of a year beside",
        f"{PHASE}(?:the )?<season>(?: of)? (?:the (?P<spoken>same|following|next|previous)|(?P<that>that)) (?P<whole>year)",
        meanings.season_of_year_beside,
        examples=(
            ("He wed in 1990. By the autumn of the following year he was alone.", "the autumn of the following year"),
            ("He wed in 1990. In the spring of that year he left.", "the spring of that year"),
        ),
        counter_examples=("They spring it the following year.",),
    ),
    Rule(
        "stepped season",
        f"{PHASE}(?:{STEP} |(?:that|the) (?P<spoken>same|following|next|previous) |(?P<that>that) |the {PHASE})<season>",
        meanings.season,
        examples=(
            ("Rain fell last summer on the coast.", "last summer"),
            ("They sail this fall.", "this fall"),
            ("They wed in 1980. He left the following spring.", "the following spring"),
        ),
        counter_examples=("Prices fall again.",),
        guard="noun",
    ),
    Rule(
        "season alone",
        f"(?:(?P<phase2>early|late) in |{PHASE})<season>",
        meanings.season_alone,
        examples=(("The fort fell in spring after a siege.", "spring"), ("They came back by early winter.", "early winter")),
        counter_examples=("They drank spring water.", "He works in Silver Spring.", "Ruth Winter left."),
        guard="season alone",
    ),
    Rule(
        "seasons up to now",
        "(?:the )?(?:past|last|next|coming) <n> (?P<season>spring|summer|autumn|winter)s",
        meanings.seasons,
        examples=(("Fires raged in the past three summers.", "the past three summers"),),
        counter_examples=("Past summers were dry.",),
    ),
)
