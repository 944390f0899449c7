"""When an event happened: the rules, in order of trust. The first that finds a footing decides."""

from __future__ import annotations

from collections.abc import Callable

from dateline.events.dating import ages, anniversaries, deadlines, eras, nouns, numbered, stated, telling, ties
from dateline.events.dating.case import Case, Footing
from dateline.events.rule import Rule

FootingRule = Rule[Callable[[Case], Footing | None]]

OWN_TIME = "a time of its own clause"

RULES: tuple[FootingRule, ...] = (
    Rule("a term", deadlines.within_so_long, (("They must pay within 14 days.", "pay"),)),
    Rule(OWN_TIME, stated.own_time, (("They met on Monday.", "met"),)),
    Rule("the time that it describes", stated.described_time, (("He stayed until Monday, when he resigned.", "resigned"),)),
    Rule("a time of its sentence", stated.sentence_time, (("It was Monday: the mayor fled.", "fled"),)),
    Rule(
        "the date of its entry",
        stated.entry_time,
        (("2 April 1982: The army invades the islands.\n14 June 1982: The war ends.", "invades"),),
    ),
    Rule(
        "what somebody does is this",
        ties.said_to_be_done,
        (("What we are going to do in May is merge the schools.", "merge"),),
    ),
    Rule(
        "a clause that was told before",
        nouns.clause_told_before,
        (("The siege began on 2 June 1990. Three weeks after the siege began, food ran out.", "began"),),
    ),
    Rule(
        "a day of it by its number",
        numbered.numbered_day,
        (("The battle started on 1 July 1916. On the second day of the battle the hill was lost.", "lost"),),
    ),
    Rule("so long before or after", ties.so_far_apart, (("She fled in May, two months after she had sold the house.", "sold"),)),
    Rule(
        "within so long of it",
        ties.within_so_long_of,
        (("Within hours of the landing on 6 June 1944 the village was taken.", "taken"),),
    ),
    Rule("an age", ages.age, (("Ada Berg was born on 3 May 1931. Berg retired at 60.", "retired"),)),
    Rule(
        "an anniversary",
        anniversaries.anniversary,
        (("Ada Berg was born on 3 May 1931. The doors opened on her thirty-first birthday.", "opened"),),
    ),
    Rule("dates of a life", ages.life_date, (("Ada Berg (1815 – 1852) was a poet. Berg died in Rome.", "died"),)),
    Rule("a term that is given", deadlines.given_term, (("They have until 12 May to pay.", "pay"),)),
    Rule("a sentence that only says when", stated.answered_time, (("When did you hear? On 10 February. They rang me.", "rang"),)),
    Rule("a time known by its name", eras.named_era, (("He served in Burma during the Second World War.", "served"),)),
    Rule("how long it has lasted", stated.lasting, (("She has led the party for ten years.", "led"),)),
    Rule("a dated clause or phrase below it", ties.hung_below, (("She left before Monday's vote.", "left"),)),
    Rule("what a participle tells of it", nouns.brought_about, (("The talks held on Monday failed.", "talks"),)),
    Rule("when it is, or where", nouns.takes_place, (("The funeral will be at the chapel on Friday.", "funeral"),)),
    Rule(
        "the same happening dated elsewhere",
        nouns.told_before,
        (("Rebels invaded Orvik in 2003. The invasion was condemned.", "invasion"),),
    ),
    Rule("a word of time ties it to the event above", ties.hung_above, (("He spoke after the vote.", "vote"),)),
    Rule("a condition", telling.condition, (("They will leave if it rains.", "rains"),)),
    Rule(
        "what somebody did who has died",
        telling.of_the_dead,
        (("Lenz, who died on Saturday, trained as a clockmaker.", "trained"),),
    ),
    Rule(
        "what came so long after",
        telling.came_after,
        (("The mayor quit on Monday. Nobody knew why. The move came a week after his deputy left.", "came"),),
    ),
    Rule("what is said, undated", telling.report, (("The court said it would wait.", "said"),)),
    Rule("an infinitive and its verb", ties.infinitive, (("They promised to leave.", "leave"),)),
    Rule("a participle and its verb", ties.participle, (("He wrote, asking for help.", "asking"),)),
    Rule("a dated subject or object", ties.subject_time, (("Last year's results were hurt by strikes.", "hurt"),)),
    Rule("joined to a dated verb", ties.joined, (("They met on Monday and signed the treaty.", "signed"),)),
    Rule("a lasting noun", nouns.lasting_noun, (("The crisis frightens them.", "crisis"),)),
    Rule("a word that looks ahead or back", nouns.looked_ahead_to, (("They called for talks.", "talks"),)),
    Rule("a noun and its verb", nouns.noun_with_verb, (("They held talks.", "talks"),)),
    Rule("the paragraph's running time", telling.narrated, (("They met on Monday. They signed the treaty.", "signed"),)),
    Rule(
        "between two times told",
        telling.between,
        (("They met on 3 May 2020.\n\nThey quarrelled.\n\nThey parted on 5 May 2020.", "quarrelled"),),
    ),
    Rule("news of the day", telling.news, (("Police found the car.", "found"),)),
    Rule("what could or would not be", telling.refused, (("She could not be reached.", "reached"),)),
    Rule("news in the perfect", telling.fresh, (("A court has reinstated the verdict.", "reinstated"),)),
    Rule("a view held", telling.judgement, (("Analysts expect a rise.", "expect"),)),
    Rule("a known noun", nouns.known_noun, (("The murder was a shock.", "murder"),)),
    Rule("still to come", telling.future, (("They will meet.", "meet"),)),
    Rule("present tense", telling.present, (("She leads the party.", "leads"),)),
    Rule(
        "in the life of who did it",
        ages.lifetime,
        (("Ada Berg (1815 – 1852) was a poet.", "poet"),),
    ),
    Rule("past perfect", telling.pluperfect, (("They had met.", "met"),)),
    Rule("a frame of what it hangs on", ties.framing, (("A man who was waiting was hit.", "waiting"),)),
    Rule("a state told in the past", ties.backshifted, (("He said he regretted it.", "regretted"),)),
    Rule(
        "past tense",
        telling.past,
        (("The bridge is old. It is long. It is of steel. It is green. It is loved. Engineers built it.", "built"),),
    ),
    Rule("told with what it hangs on", nouns.told_with, (("A ruling on the dam is due next month.", "ruling"),)),
)

# What may be asked of other events while these are still being dated.
_STATED = (stated.own_time, stated.described_time, stated.sentence_time, stated.entry_time, stated.answered_time)
STATED_RULES = tuple(rule for rule in RULES if rule.find in _STATED)
