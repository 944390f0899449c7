"""The rows of units by their place: this, last and next, the same and the following, halves and ends."""

from __future__ import annotations

from dateline.events.times import meanings, quantities, reports
from dateline.events.times.rows.row import APPROX, KIND, PHASE, STEP, Rule

PERIODS: tuple[Rule, ...] = (
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
        "(?:the )?(?:(?P<ordinal>first|second|third|fourth|last|final) (?P<unit>day|week|weekend|month)|"
        "(?P<ordinal>last|final) (?P<unit>quarter)) of (?:the year )?"
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
        "unit beside that last spoken of",
        "the (?P<unit>week|month|year) (?P<side>after|before)(?= [.,;])",
        meanings.unit_beside,
        examples=(
            ("He was freed in May 2019 and died the year after.", "the year after"),
            ("She joined in 2009. The year before, she had wed.", "The year before"),
        ),
        counter_examples=("The year after the war was hard.", "They met the week before the vote."),
    ),
    Rule(
        "the time last spoken of",
        "(?<![^ ])(?:(?<=since )|(?<=until )|(?<=till )|(?<=by ))then",
        meanings.spoken_time,
        examples=(("He was sacked in May 2019. Since then he has baked bread.", "then"),),
        counter_examples=("He then left.", "Since then the port is shut."),
        guard="of no noun",
    ),
    Rule(
        "that unit",
        f"{PHASE}that <unit>",
        meanings.spoken_unit,
        examples=(("He wed in 1990. Later that year he died.", "Later that year"),),
        counter_examples=("He knew that man.",),
    ),
    Rule(
        "unit that a report is on",
        "the (?P<unit>year|week)",
        reports.unit_reported_on,
        examples=(("Sales fell for the year.", "the year"), ("Income for 1986 rose. Sales for the year fell.", "the year")),
        counter_examples=("The year was wet.",),
        guard="for",
    ),
    Rule(
        "end of the unit",
        "<phase> the <unit>|(?:<phase> in )?the same <unit>|(?:earlier|later|early|late) in the <unit>",
        meanings.phase_of_unit,
        examples=(
            ("Troops leave by the end of the month.", "the end of the month"),
            ("It rained earlier in the year.", "earlier in the year"),
        ),
        counter_examples=("The end of the road is near.", "They lost at the start of the second.", "It stops at the end of the hour."),
    ),
    Rule(
        "end of the year",
        "(?:the )?year(?: '? ?s?)?(?: -)? end",
        meanings.end_of_year,
        examples=(("Jobs will go by year-end.", "year-end"),),
        counter_examples=("It will end soon.",),
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
        "half of a month",
        f"(?:the )?(?P<half>first|1st|second|2nd|last|latter) half of (?:<month>(?:(?: ,)? <year>)?|{STEP} (?P<whole>month))",
        meanings.half_month,
        examples=(("Rain fell in the first half of May 2020.", "the first half of May 2020"),),
        counter_examples=("The first half of the film drags.", "They lost the second half of it."),
        guard="capital",
    ),
    Rule(
        "unit after next",
        "the <unit> (?:after next|before last)",
        meanings.unit_after_next,
        examples=(("They vote the week after next.", "the week after next"),),
        counter_examples=("They vote the week after.",),
    ),
    Rule(
        "end of a unit",
        "(?P<phase>end of|beginning of|start of|middle of) (?P<unit>day|week|month|quarter|year|decade|century)",
        meanings.phase_of_unit,
        examples=(("They leave by end of year.", "end of year"),),
        counter_examples=("The end of the road is near.",),
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
)
