"""The rows of what comes again: every day, twice a week, monthly."""

from __future__ import annotations

from dateline.events.times import meanings, quantities
from dateline.events.times.rows.row import Rule

SETS: tuple[Rule, ...] = (
    Rule(
        "every so long",
        "(?:every|each) (?:<n> |(?P<other>other) )?<units>",
        quantities.rate,
        examples=(
            ("He swims every day.", "every day"),
            ("They vote every four years.", "every four years"),
            ("He swims every other week.", "every other week"),
        ),
        counter_examples=("Every man voted.",),
    ),
    Rule(
        "how often",
        "(?:once|twice|<n> times) (?:a|per|each|every) <unit>",
        quantities.rate,
        examples=(("She runs twice a week.", "twice a week"),),
        counter_examples=("She ran twice.",),
    ),
    Rule(
        "regularly",
        "(?P<adverb>daily|nightly|weekly|monthly|quarterly|yearly|annually|hourly|biweekly|bimonthly)",
        quantities.adverb_rate,
        examples=(("Fees rise annually.", "annually"),),
        counter_examples=("He reads The Daily at home.",),
        guard="adverb",
    ),
    Rule(
        "every part of a day",
        "(?:every|each) (?:(?P<part>morning|afternoon|evening|night)|(?P<unit>weekend|weekday))|(?P<unit>weekends|weekdays)",
        meanings.part_of_every_day,
        examples=(("They run every morning.", "every morning"), ("It is shut on weekends.", "weekends")),
        counter_examples=("The morning was cold.",),
    ),
    Rule(
        "weekday of every month",
        "(?:the )?(?:first|second|third|fourth|last) <weekday>(?: (?:of|in))? (?:every|each) month",
        meanings.weekday_of_every_month,
        examples=(("They meet on the first Monday of every month.", "the first Monday of every month"),),
        counter_examples=("The first Monday was wet.",),
        guard="capital",
    ),
    Rule(
        "every weekday, month or season",
        "(?:every|each) (?:other )?(?:<weekday>|<month>|<season>)(?: <part>)?|(?P<weekday>(?:mon|"
        "tues|wednes|thurs|fri|satur|sun)days)(?: <part>)?|<weekday> (?P<part>mornings|"
        "afternoons|evenings|nights)",
        meanings.part_in_general,
        examples=(("Markets open every Monday.", "every Monday"), ("They race each July.", "each July")),
        counter_examples=("Thus they left.",),
    ),
)
