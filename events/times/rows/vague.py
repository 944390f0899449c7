"""The rows of words that name no stretch of the calendar: now, soon, recently."""

from __future__ import annotations

from dateline.events.times.rows.row import Rule, constant

VAGUE: tuple[Rule, ...] = (
    Rule(
        "some day",
        "one day|some ?day",
        constant("FUTURE_REF"),
        counter_examples=("One day he left.",),
        guard="ahead",
    ),
    Rule(
        "soon",
        "soon",
        constant("FUTURE_REF"),
        examples=(("The port will soon open.", "soon"),),
        counter_examples=("He left as soon as he sang.", "He left soon after."),
        guard="soon",
    ),
    Rule(
        "of then",
        "then(?: -)? current",
        constant("PAST_REF"),
        examples=(("They sold it at half the then-current price.", "then-current"),),
        counter_examples=("The owner then left with the current.",),
    ),
    Rule(
        "now",
        "now(?!(?: ,)? therefore)|currently|nowadays|at present|at the moment|right now|these days|presently|current",
        constant("PRESENT_REF"),
        examples=(("The port is now shut.", "now"), ("It is currently empty.", "currently"), ("The current owner sold it.", "current")),
        counter_examples=("He knows it.", "The current of the river is strong.", "Now, therefore, we order him to pay."),
        guard="present",
    ),
    Rule(
        "lately by a day",
        "the other (?:day|night|week)|not long ago",
        constant("PAST_REF"),
        examples=(("He quit the other day.", "the other day"),),
        counter_examples=("The other men left.",),
    ),
    Rule(
        "recently",
        "(?:more |most )?recently|lately|formerly",
        constant("PAST_REF"),
        examples=(("It was recently sold.", "recently"),),
        counter_examples=("A recent sale failed.",),
    ),
    Rule(
        "the past",
        "the past",
        constant("PAST_REF"),
        examples=(("It failed in the past.", "the past"),),
        counter_examples=("He ran past the house.",),
        guard="past",
    ),
    Rule(
        "in the future",
        "(?:the )?(?:near |foreseeable |not - too - distant |immediate )future|the future"
        "|the (?:near|short|long) (?:term|- term(?! \\w))|as soon as possible|a later date",
        constant("FUTURE_REF"),
        examples=(("It fears for the foreseeable future.", "the foreseeable future"), ("It will vote at a later date.", "a later date")),
        counter_examples=("Future boats sank.", "They want the long-term benefit."),
    ),
)
