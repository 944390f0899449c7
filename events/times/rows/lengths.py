"""The rows of lengths, and of what lies so long before or after."""

from __future__ import annotations

from dateline.events.schema import TimexType
from dateline.events.times import quantities
from dateline.events.times.rows.row import AND_A_HALF, APPROX, KIND, Rule, constant

_WHO = "| (?:he|she|they|it|we|the|a|an|his|her|their|nobody)(?![^ ])"
_OWN = "(?:its|his|her|their|our|my|your) "

LENGTHS: tuple[Rule, ...] = (
    Rule(
        "the years",
        "the years",
        constant("PXY", TimexType.DURATION),
        examples=(("The walls sank over the years.", "the years"),),
        counter_examples=("The years of war are over.",),
        guard="over",
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
        "so long earlier",
        f"{APPROX}<n> <units>{AND_A_HALF} (?:earlier(?! than)|previously|beforehand)|{APPROX}<n> <units> before(?= [.,;])",
        quantities.counted_earlier,
        examples=(("He had left two days earlier.", "two days earlier"),),
        counter_examples=("He had left earlier.", "It opened two days earlier than promised."),
    ),
    Rule(
        "so long later",
        f"{APPROX}<n> <units>{AND_A_HALF}(?: to the day)? "
        f"(?:later(?: to the day)?|afterwards?|hence|on(?= [.,;]| (?:he|she|they|it|we)(?![^ ]))|after(?= [.,;])"
        f"|after (?:that|this)(?= [.,;]{_WHO}))",
        quantities.counted_later,
        examples=(
            ("She died three months later.", "three months later"),
            ("He wed on 3 May 1990. Two days after that, he left.", "Two days after that"),
            ("She lost the seat in 1970. Four years on she won it back.", "Four years on"),
        ),
        counter_examples=("She died later.", "She died three days after that vote.", "He spent two weeks on the island."),
    ),
    Rule(
        "so long and so long later",
        "<n> (?P<units>years?) and <n> (?P<finer>months?|weeks?|days?) (?:later|afterwards?|earlier|after(?= [.,;]))",
        quantities.counted_on_twice,
        examples=(("It began in June 1872. Eleven years and four months later it ended.", "Eleven years and four months later"),),
        counter_examples=("It took eleven years and four months.",),
    ),
    Rule(
        "in so long",
        "<n> <units> (?:from (?:now|today)|after today)|<n> <units> '(?: s)? time",
        quantities.counted_ahead,
        examples=(("It opens ten days from now.", "ten days from now"), ("It opens in ten days' time.", "ten days' time")),
        counter_examples=("It is ten miles from here.", "He took ten days' leave."),
    ),
    Rule(
        "ages ago",
        "<n> (?:hundred |thousand |hundred thousand )?(?:million|billion) years ago|<n> (?:million|billion) years",
        quantities.ages,
        examples=(("The reef formed 65 million years ago.", "65 million years ago"),),
        counter_examples=("It cost 65 million.",),
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
        "so long, described",
        f"{APPROX}<n> (?P<described>[a-z]{{3,15}}) <units>",
        quantities.duration,
        examples=(("They fought for two bloody weeks.", "two bloody weeks"), ("He fled after six bitter years.", "six bitter years")),
        counter_examples=("It is ten light years away.", "He had a good day.", "He ran for two reasons and days passed."),
        guard="described length",
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
        "lengths that follow",
        "the (?:following|succeeding|ensuing|intervening|preceding|previous|subsequent) <units>",
        quantities.duration,
        examples=(("They broke the strike in the succeeding months.", "the succeeding months"),),
        counter_examples=("They won the following seats.",),
        guard="plural",
    ),
    Rule(
        "the stretch last spoken of",
        "(?:that|this) (?:time|period)",
        constant("PXD", TimexType.DURATION),
        examples=(("They ruled for ten years. During that time the town grew.", "that time"),),
        counter_examples=("At that time he was ill.", "He liked that period."),
        guard="during",
    ),
    Rule(
        "a unit of something's own",
        f"(?:{_OWN}|the (?=[a-z]+ (?:full )?[a-z]+ of (?!(?:the )?(?:year|month|week|<month>|<year>)(?! [a-z]))))(?:very )?"
        "(?:<ordinal>|opening|last|final|closing|early) (?:full )?(?!(?:day|quarters?)(?![^ ]))<units>",
        quantities.own_unit,
        examples=(
            ("The shop lost money in its first year.", "its first year"),
            ("He fell ill in the second week of the trial.", "the second week"),
        ),
        counter_examples=("It was the first year.", "He fell ill in the second week of May."),
        guard="own unit",
    ),
    Rule(
        "a while",
        "(?:quite )?a while|some time",
        constant("PXD", TimexType.DURATION),
        examples=(("They waited a while.", "a while"),),
        counter_examples=("They waited while he ran.",),
    ),
)
