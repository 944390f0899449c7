"""When an event happened: the rules, in order of trust. The first that finds a footing decides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dateline.events.dating import nouns, stated, telling, ties
from dateline.events.dating.case import Case, Footing


@dataclass(frozen=True, slots=True)
class Rule:
    """A row: what to call it, what it looks for, and an example of what it is for."""

    name: str
    find: Callable[[Case], Footing | None]
    example: str


RULES: tuple[Rule, ...] = (
    Rule("a time of its own clause", stated.own_time, "They met on Monday."),
    Rule("the time that it describes", stated.described_time, "He stayed until Monday, when he resigned."),
    Rule("a time of its sentence", stated.sentence_time, "On Monday, near the border, shots were heard."),
    Rule("the date of its entry", stated.entry_time, "19:05 The warning is raised."),
    Rule("so long before or after", ties.so_far_apart, "She fled in May, two months after she had sold the house."),
    Rule("how long it has lasted", stated.lasting, "She has led the party for ten years."),
    Rule("a dated clause or phrase below it", ties.hung_below, "She left before Monday's vote."),
    Rule("a word of time ties it to the event above", ties.hung_above, "He spoke after the vote."),
    Rule("a condition", telling.condition, "They will leave if it rains."),
    Rule("what is said, undated", telling.report, "The court said it would wait."),
    Rule("an infinitive and its verb", ties.infinitive, "They promised to leave."),
    Rule("a participle and its verb", ties.participle, "He wrote, asking for help."),
    Rule("a dated subject or object", ties.subject_time, "Monday's session ended early."),
    Rule("what a participle tells of it", nouns.brought_about, "The talks held on Monday failed."),
    Rule("joined to a dated verb", ties.joined, "They met on Monday and signed the treaty."),
    Rule("the same happening dated elsewhere", nouns.told_before, "The invasion was condemned."),
    Rule("a lasting noun", nouns.lasting_noun, "The crisis frightens them."),
    Rule("a word that looks ahead or back", nouns.looked_ahead_to, "They called for talks."),
    Rule("a noun and its verb", nouns.noun_with_verb, "They held talks."),
    Rule("the paragraph's running time", telling.narrated, "They met on Monday. They signed the treaty."),
    Rule("news of the day", telling.news, "Police found the car."),
    Rule("what could or would not be", telling.refused, "She could not be reached."),
    Rule("news in the perfect", telling.fresh, "A court has reinstated the verdict."),
    Rule("a view held", telling.judgement, "Analysts expect a rise."),
    Rule("a known noun", nouns.known_noun, "The murder was a shock."),
    Rule("still to come", telling.future, "They will meet."),
    Rule("present tense", telling.present, "She leads the party."),
    Rule("past perfect", telling.pluperfect, "They had met."),
    Rule("a frame of what it hangs on", ties.framing, "A man who was waiting was hit."),
    Rule("a state told in the past", ties.backshifted, "He said he regretted it."),
    Rule("past tense", telling.past, "They met."),
    Rule("told with what it hangs on", nouns.told_with, "The pact depends on a vote."),
)

# What may be asked of other events while these are still being dated.
_STATED = (stated.own_time, stated.described_time, stated.sentence_time, stated.entry_time)
STATED_RULES = tuple(rule for rule in RULES if rule.find in _STATED)
