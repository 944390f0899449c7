"""The rows of years, decades, centuries and eras."""

from __future__ import annotations

from dateline.events.times import meanings, written
from dateline.events.times.rows.row import PHASE, Rule

YEARS: tuple[Rule, ...] = (
    Rule(
        "year before Christ",
        f"{PHASE}(?:the year )?<n> <bc>",
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
        "year that is called one",
        "(?<!of )the year (?P<n>[1-9]\\d{1,2})(?! \\w)",
        meanings.year_of_our_era,
        examples=(("The battle was fought in the year 732.", "the year 732"),),
        counter_examples=("In the year 12 boats sank.", "They won the year 1990."),
    ),
    Rule(
        "year of three figures",
        "(?<=in )(?P<n>[1-9]\\d\\d)(?=(?: [.,;](?! \\d)|$))",
        written.year_of_three_figures,
        counter_examples=("They won in 403 cases.", "It rose in 403,120 homes.", "It fell by 410."),
        guard="past year",
    ),
    Rule(
        "about a year of three figures",
        "(?:(?<=c \\. )|(?<=irca ))(?P<n>[1-9]\\d\\d)(?=(?: (?:-|,|;|\\)|\\. (?!\\d)|- \\d)|$))(?! - \\d+ (?!<month>))",
        meanings.year_of_our_era,
        examples=(("He lived (c. 347 - 30 September 420) in Rome.", "347"),),
        counter_examples=("They sold c. 300 - 400 boats.", "It holds c. 300 men."),
    ),
    Rule(
        "year before another of its era",
        f"{PHASE}(?P<digits>\\d{{1,4}})(?=(?: (?:-|to|and|or|until|till|through|,|/)){{1,2}}(?: <phase>)? (?P<n>\\d{{1,4}}) <bc>)",
        written.year_before_its_like,
        examples=(("The war lasted from 431 to 404 BC.", "431"), ("It shrank between 496 and 495 BC.", "496")),
        counter_examples=("They sold 431 boats in 404 BC.",),
    ),
    Rule(
        "year before another of our era",
        "(?P<digits>\\d{1,3})(?= (?:-|to|and|or|until|till|through) (?P<n>\\d{1,4}) (?:ad|ce|a \\. d \\.)(?![^ ]))",
        written.year_before_its_like,
        examples=(("He ruled from 79 to 81 AD.", "79"),),
        counter_examples=("They ran from 79 to 81 ads.",),
        guard="era",
    ),
    Rule(
        "year in the era told",
        "(?P<digits>[1-9]\\d\\d?)",
        written.year_of_told_era,
        examples=(
            ("Athens fell in 404 BC. In 403 it was free again.", "403"),
            ("The war began in 431 and ended in 404 BC.", "431"),
            ("Claudius built a harbour in 42 AD. A storm sank ships there in 62.", "62"),
        ),
        counter_examples=("In 403 cases they won.", "He came in 42 AD. The plague raged in 62 of the towns.", "He won in 62."),
        guard="old year",
    ),
    Rule(
        "short year after another",
        "(?P<short>\\d\\d)",
        written.short_year,
        examples=(("He governed in 1957-58 and again later.", "58"),),
        counter_examples=("The score was 19-58 in the end.",),
        guard="after a year",
    ),
    Rule(
        "short year with an apostrophe",
        "' (?P<short>\\d\\d)",
        written.short_year,
        examples=(("He voted for her in '08 and '12.", "'08"),),
        counter_examples=("He sang in the '80s.", "They won by 6 ' 12 inches."),
        guard="short year",
    ),
    Rule(
        "year and the next",
        "(?:<approx> )?(?P<year>(?:1[0-9]|20)\\d\\d) / (?P<next>\\d{1,2})",
        written.two_years,
        examples=(("The abbey was dissolved in 1538/9.", "1538/9"), ("He led the scorers in 2004/05.", "2004/05")),
        counter_examples=("The score was 1990/12.", "Directive 2003/04/EC was cited."),
        guard="next year",
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
        "decade",
        f"{PHASE}(?:the )?{PHASE}(?P<decade>\\d\\d\\d0(?: ' )?s|\\d\\d0s(?= <bc>)|' \\d0s|(?<=(?:the|mid|rly|ate|d -) )[2-9]0(?: ' )?s|"
        "noughties|(?:twen|thir|for|fif|six|seven|eigh|nine)ties)(?: <bc>)?",
        meanings.decade,
        examples=(("Rents rose in the early 1990s.", "the early 1990s"), ("He sang in the '80s.", "the '80s")),
        counter_examples=("It costs 1990 dollars.", "He retired in his fifties."),
        guard="of nobody",
    ),
    Rule(
        "century",
        f"{PHASE}(?:the )?{PHASE}<ordinal>(?: -)? century(?P<era> bce?| b \\. c \\.(?: e \\.)?)?",
        meanings.century,
        examples=(("Monks built it in the 11th century.", "the 11th century"),),
        counter_examples=("The 11th man left.",),
    ),
)
