"""The rows of years, decades, centuries and eras."""

from __future__ import annotations

from dateline.events.times import meanings, ranges
from dateline.events.times.rows.row import PHASE, Rule

YEARS: tuple[Rule, ...] = (
    Rule(
        "years",
        "<year> (?:- -|-|/) (?:<year>|(?P<short>\\d\\d))",
        ranges.year_range,
        examples=(("He governed in 1957-58 and again later.", "1957-58"),),
        counter_examples=("The score was 19-58 in the end.",),
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
)
