"""When two mentions are of one happening: the rules. A wrong merge is worse than a missed one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass

from dateline.events.merging import lexicon
from dateline.events.merging.kin import kin_of
from dateline.events.merging.witnesses import Witness, days
from dateline.events.rule import Rule
from dateline.events.schema import Aspect, Basis, Event, EventClass, Factuality, Kind, Polarity, Role, Standing, Tense

STATES = frozenset({EventClass.STATE, EventClass.I_STATE, EventClass.PERCEPTION})
NO_HAPPENINGS = STATES | {EventClass.ASPECTUAL}  # "began" is news, and no happening besides what began
UNSURE = frozenset({Factuality.POSSIBLE, Factuality.PLANNED})
WIDEST_DAYS = 7  # across articles only what is dated to a week or better is compared
LEAD = 4  # sentences behind the headline
NEWS_DAYS = 7  # a happening is news for so long
NEWS_SENTENCES = 2  # in which an article tells its news, the headline among them
NAMED_ALIKE = 0.5  # the share of the names of one of two articles that makes the other a copy
TELLING_WORDS = 12  # a sentence of so many words is not written twice by chance


@dataclass(frozen=True, slots=True)
class MergeRule(Rule[Callable[[Witness, Witness], bool]]):
    """A row: when two mentions, the earlier first, are of one happening.

    ``two_kinds`` tells a verb and the noun that says what happened; all others tell of one kind of happening. ``lenient`` weighs the
    dates itself, or looks at one sentence alone; with all others, no mention of the happening may oppose. An example is the texts of
    one or more articles, of which the rule brings two mentions together; in a counter-example it brings none.
    """

    _: KW_ONLY
    two_kinds: bool = False
    lenient: bool = False


def copies(one: Witness, other: Witness) -> bool:
    """The same words in the same sentence: a wire text printed twice, not a phrase of the trade ("Terms were not disclosed")."""
    alike = one.words == other.words != "" and one.event.token == other.event.token and one.kind == other.kind
    if not alike or len(one.words.split()) >= TELLING_WORDS:
        return alike
    return bool(one.around & other.around) and _about_the_same(one, other)


def _about_the_same(one: Witness, other: Witness) -> bool:
    """Whether the two articles name the same: "Payment is on April 2" beside "Record is March 9" is said of any firm."""
    mine, theirs = ({name for name, _ in witness.theme.names if _is_name(name)} for witness in (one, other))
    return len(mine & theirs) >= NAMED_ALIKE * min(len(mine), len(theirs))


def one_telling(one: Witness, other: Witness) -> bool:
    """A verb that leaves it to its noun to say what happened: "held talks", "the talks took place"."""
    if one.is_noun == other.is_noun or one.article != other.article or one.event.sentence != other.event.sentence:
        return False
    verb = other if one.is_noun else one
    told_once = verb.event.predicate.lemma not in lexicon.APART_FROM_NOUNS and one.event.span == other.event.span
    return told_once and _agree(one, other) and days(one.stretch) == days(other.stretch)


def came_about(one: Witness, other: Witness) -> bool:
    """A verb that says of its noun no more than that it came about: "the talks took place on Monday", "filed a lawsuit"."""
    if one.article != other.article or one.event.sentence != other.event.sentence or not _agree(one, other):
        return False
    return one.place[1] in other.mention.tells_of or other.place[1] in one.mention.tells_of


def named_again(one: Witness, other: Witness) -> bool:
    """A definite noun that leads back to what the article told: "the talks", "Monday's session"."""
    if not other.is_noun or not other.mention.definite or other.mention.fresh or one.article != other.article:
        return False
    if not one.is_noun and _brings_in_others(one, other):
        return False
    return compatible(one, other) and fits(one, other) and not _told_apart_by_date(one, other)


def _brings_in_others(one: Witness, other: Witness) -> bool:
    """Whether the second mention names or describes what the first sentence does not: "will change the way ... The rule change"."""
    known = {part.head for part in one.participants} | one.all_names | set(one.words.split())
    others = any(part.head not in known and not part.inside & known for part in other.participants)
    return others or not other.mention.modifiers <= known


def _told_apart_by_date(one: Witness, other: Witness) -> bool:
    """Whether the second mention has a date of its own that the first does not have: "the 1991 agreement"."""
    return other.basis is Basis.STATED and days(one.stretch) != days(other.stretch)


def same_noun(one: Witness, other: Witness) -> bool:
    """The same noun with a name in common: "US-Iran talks" and "talks between the US and Iran"."""
    if not (one.is_noun and other.is_noun) or one.mention.fresh or other.mention.fresh or one.article != other.article:
        return False
    return compatible(one, other) and fits(one, other) and (bool(one.names & other.names) or _on_one_day(one, other))


def dated_as_the_same(one: Witness, other: Witness) -> bool:
    """The second mention was dated by being taken for the first."""
    if one.article != other.article or other.mention.dated.when.twin_of is None or other.mention.fresh:
        return False
    if other.mention.modifiers and not other.mention.definite:
        return False
    return compatible(one, other) and days(one.stretch) == days(other.stretch)


def same_participants(one: Witness, other: Witness) -> bool:
    """The same kind of happening, the same who and the same to whom."""
    if one.article != other.article and (one.in_figures or other.in_figures):
        return False
    known = _shared_names(one, other) if one.article == other.article else _identified(one, other)
    return compatible(one, other) and _shared_roles(one, other) >= 2 and bool(known)  # noqa: PLR2004 - who and to whom


def in_one_breath(one: Witness, other: Witness) -> bool:
    """The same kind of happening in one sentence, of the same who and the same day: "held talks, meeting for an hour"."""
    if (
        one.article != other.article
        or one.event.sentence != other.event.sentence
        or one.is_noun == other.is_noun
        or days(one.stretch) != days(other.stretch)
    ):
        return False
    return compatible(one, other) and fits(one, other) and any(role is Role.AGENT for role, _ in _shared_names(one, other))


def happens_once(one: Witness, other: Witness) -> bool:
    """A death, a resignation: the same named person in the same part."""
    return one.kind in _ONCE_KINDS and compatible(one, other) and bool(_shared_names(one, other))


def of_the_headline(one: Witness, other: Witness) -> bool:
    """The headline tells what the first sentences tell: the same word or its noun of whom both know, a synonym of whom both name."""
    if one.article != other.article or not one.mention.telling.in_headline or other.mention.telling.in_headline:
        return False
    if other.event.sentence - one.event.sentence > LEAD or not compatible(one, other):
        return False
    mine, theirs = (kin_of(witness.event.predicate.lemma.lower(), noun=witness.is_noun) for witness in (one, other))
    if one.kind == other.kind or mine.verbs & theirs.verbs:
        return bool(_known(one) & _known(other)) or _says_no_more(one, other)
    return bool(mine.senses & theirs.senses and one.all_names & other.all_names)


def _says_no_more(headline: Witness, lead: Witness) -> bool:
    """Whether a noun of the headline says nothing of who takes part, and the first sentence tells the same noun: "after historic talks"."""
    nouns = headline.is_noun and lead.is_noun and not lead.mention.fresh
    return nouns and not _known(headline) and lead.event.sentence - headline.event.sentence == 1


def _known(witness: Witness) -> frozenset[str]:
    """Who and what takes part, and every name in the words for them."""
    return witness.all_names | {part.head for part in witness.participants if part.role in _IDENTIFYING}


def same_day(one: Witness, other: Witness) -> bool:
    """Across articles: the same day, and a name in the same part."""
    if one.article == other.article or not _near(one, other, 0) or _told_of_others(one, other):
        return False
    return compatible(one, other) and _identified(one, other) and fits(one, other)


def _identified(one: Witness, other: Witness) -> bool:
    """Whether a common name says which one it was: of who did or bore it; of where, for what has no doer or two names in common."""
    shared = _shared_names(one, other)
    if any(role in _IDENTIFYING for role, _ in shared) or len(shared) > 1:
        return True
    nameless = any(part.role in _IDENTIFYING for mention in (one, other) for part in mention.participants)
    return bool(shared) and not nameless and any(role is Role.PLACE for role, _ in shared)


_IDENTIFYING = frozenset({Role.AGENT, Role.PATIENT, Role.TOPIC})


def neighbouring_day(one: Witness, other: Witness) -> bool:
    """Across articles, a day apart: two names in common, so that the disagreement can be shown."""
    return (
        one.article != other.article
        and _near(one, other, 1)
        and _agree(one, other)
        and len(one.names & other.names) >= 2  # noqa: PLR2004 - one name in common is not enough when days differ
        and bool(_shared_names(one, other))
        and not _told_of_others(one, other)
    )


def told_again(one: Witness, other: Witness) -> bool:
    """Across articles of one week: the same named who and whom, where one of the dates is only inferred."""
    if one.article == other.article or (one.told_firmly and other.told_firmly):
        return False
    if abs(one.published - other.published) > NEWS_DAYS or _told_of_others(one, other) or not _agree(one, other):
        return False
    parts = {role for role, _ in _shared_names(one, other)}
    return len(parts) >= 2 and fits(one, other) and not clash(one, other)  # noqa: PLR2004 - who and whom


_ONCE_KINDS = frozenset(lexicon.kind_of(lemma) for lemma in lexicon.ONCE)

RULES: tuple[MergeRule, ...] = (
    MergeRule(
        "a copy",
        copies,
        examples=(
            (
                "Acme closed its plant in Orvik on Monday after a fire. The plant made pumps.",
                "Acme closed its plant in Orvik on Monday after a fire. The plant made pumps.",
            ),
        ),
        counter_examples=(
            ("Acme bought Umbra Motors. Terms were not disclosed.", "Zeta sold Lund Foods. Terms were not disclosed."),
            (
                "Acme raised its payout. It is paid on 2 April. Holders of 9 March get it.",
                "Umbra Motors split its shares. It is paid on 2 April. Holders of 9 March get it.",
            ),
        ),
        lenient=True,
    ),
    MergeRule(
        "a verb and its noun",
        one_telling,
        examples=(("The ministers held talks on Monday.",), ("Acme made an offer.",)),
        counter_examples=(("A rise in prices followed the invasion.",), ("The ministers praised the talks.",)),
        two_kinds=True,
        lenient=True,
    ),
    MergeRule(
        "what came about",
        came_about,
        examples=(
            ("Four hours of talks took place on Monday.",),
            ("The attack came after the vote.",),
            ("Acme filed a lawsuit against Umbra on Monday.",),
        ),
        counter_examples=(("The attack came to nothing.",), ("The talks angered the rebels.",), ("Acme filed the suit.",)),
        two_kinds=True,
        lenient=True,
    ),
    MergeRule(
        "named again",
        named_again,
        examples=(
            ("The ministers met on Monday. The meeting lasted four hours.",),
            ("Rebels attacked Orvik on Monday. The attack killed nine people.",),
        ),
        counter_examples=(
            ("The ministers met on Monday. Another meeting is planned for May.",),
            ("The ministers met on Monday. The meeting of the rebels failed.",),
        ),
    ),
    MergeRule(
        "the same noun",
        same_noun,
        examples=(
            ("Talks with Ruritania began on Monday. Ruritania talks are rare.",),
            ("Umbra held talks with Ruritania. Talks with Ruritania were short.",),
        ),
        counter_examples=(("Talks with Ruritania began on Monday. Talks with Umbra failed.",),),
    ),
    MergeRule(
        "dated as the same",
        dated_as_the_same,
        examples=(
            ("Rebels attacked Orvik on Monday. The mayor condemned attack and flood.",),
            ("Rebels raided Orvik on Monday. Diplomats condemned raids.",),
        ),
        counter_examples=(("Rebels attacked Orvik on Monday. The mayor condemned other attacks.",),),
    ),
    MergeRule(
        "the same who and whom",
        same_participants,
        examples=(
            ("Ada Berg sued Acme in 2019. In March, Ada Berg sued Acme.",),
            ("Ada Berg sued Acme on Monday.", "In 2024 Ada Berg sued Acme."),
        ),
        counter_examples=(("Ada Berg sued Acme in 2019. Ada Berg sued Zeta.",),),
    ),
    MergeRule(
        "in one breath",
        in_one_breath,
        examples=(("Ruritania held talks with Umbra, meeting for an hour.",),),
        counter_examples=(("Ruritania held talks, while Umbra met the rebels.",),),
    ),
    MergeRule(
        "what happens once",
        happens_once,
        examples=(
            ("Ada Berg died on Monday. The mayor said on Tuesday that Ada Berg had died.",),
            ("Ada Berg was killed on Monday. The mayor learned on Tuesday that Ada Berg had been killed.",),
        ),
        counter_examples=(("Ada Berg died on Monday. Hugo Lund died on Sunday.",),),
    ),
    MergeRule(
        "the headline's",
        of_the_headline,
        examples=(
            ("Acme sues Umbra over pumps\n\nAcme filed a lawsuit against Umbra on Monday.",),
            ("Court cancels Orvik quarry licence\n\nThe Orvik Court cancelled the licence on Monday.",),
            ("After historic talks, Umbra seeks action\n\nSecurity was the focus of the first talks with Ruritania on Monday.",),
        ),
        counter_examples=(
            ("Former Acme chief Ada Berg dies\n\nHugo Lund died on Sunday.",),
            ("Ada Berg to sue Acme\n\nAda Berg sued Zeta on Monday.",),
            ("Court cancels licence\n\nThe mayor cancelled the feast on Monday.",),
            ("After historic talks, Umbra seeks action\n\nThe mayor left on Monday. Umbra and the rebels agreed to new talks.",),
        ),
        two_kinds=True,
        lenient=True,
    ),
    MergeRule(
        "the same day",
        same_day,
        examples=(("Police arrested Ada Berg on Monday.", "On Monday, Ada Berg was arrested in Orvik."),),
        counter_examples=(
            ("Police arrested Ada Berg on Monday.", "Ada Berg was arrested on Friday in Orvik."),
            ("Police arrested Ada Berg on Monday.", "Hugo Lund was arrested on Monday."),
        ),
    ),
    MergeRule(
        "told again",
        told_again,
        examples=(
            ("Ada Berg fired Hugo Lund on Monday.", "Ada Berg fired Hugo Lund."),
            ("Ada Berg sued Hugo Lund on Sunday.", "Ada Berg sued Hugo Lund, an aide said."),
        ),
        counter_examples=(("Ada Berg fired Hugo Lund on Monday.", "Ada Berg fired Ina Holt."),),
        lenient=True,
    ),
    MergeRule(
        "neighbouring days",
        neighbouring_day,
        examples=(("Ada Berg sued Acme on Sunday.", "Ada Berg sued Acme on Monday."),),
        counter_examples=(
            ("Ada Berg sued Acme on Thursday.", "Ada Berg sued Acme on Monday."),
            ("Ada Berg sued Acme on Sunday.", "Ada Berg sued Zeta on Monday."),
        ),
        lenient=True,
    ),
)
"""In order of trust: the first that two mentions pass decides."""

# Parts of the tests ------------------------------------------------------------------------------------


def news_of_two_times(one: Witness, other: Witness) -> bool:
    """Whether one is the news of its article, and the other was over before, or came later: articles of May and of June."""
    return one.article != other.article and (is_news(one) or is_news(other)) and _apart(_news_days(one), _news_days(other))


def is_news(witness: Witness) -> bool:
    """Whether it heads the news of its article as what came about or is going on, and no word dates it."""
    return heads_news(witness) and not witness.told_firmly and witness.event.factuality in {Factuality.HAPPENED, Factuality.ONGOING}


def heads_news(witness: Witness) -> bool:
    """Whether a headline or a lead tells it outright."""
    event, telling = witness.event, witness.mention.telling
    told = telling.in_headline or (event.sentence <= NEWS_SENTENCES and event.tense is not Tense.NONE and not _is_pluperfect(event))
    return told and telling.standing in {Standing.MAIN, Standing.JOINED} and event.predicate.kind is Kind.VERB


def _is_pluperfect(event: Event) -> bool:
    return event.tense is Tense.PAST and event.aspect is Aspect.PERFECTIVE


def _news_days(witness: Witness) -> tuple[int | None, int | None]:
    """When it can have been; news that no word dates is of the days before its article."""
    return (witness.published - NEWS_DAYS, witness.published) if is_news(witness) else days(witness.stretch)


def _apart(one: tuple[int | None, int | None], other: tuple[int | None, int | None]) -> bool:
    (first, last), (begin, end) = one, other
    if first is not None and end is not None and end < first:
        return True
    return last is not None and begin is not None and last < begin


def _agree(one: Witness, other: Witness) -> bool:
    """Neither denies what the other tells, and what is still to come is not what has been."""
    if one.event.polarity is not other.event.polarity or Polarity.NEG in (one.event.polarity, other.event.polarity):
        return False
    return (one.event.factuality in UNSURE) == (other.event.factuality in UNSURE)


def compatible(one: Witness, other: Witness) -> bool:
    """Whether nothing speaks against one happening: times, polarity, participants."""
    return _agree(one, other) and days_overlap(one, other) and not clash(one, other) and not news_of_two_times(one, other)


def days_overlap(one: Witness, other: Witness) -> bool:
    """Whether the two can have been at the same time; what only the publication date bounds can be any."""
    return not _apart(days(one.stretch), days(other.stretch))


def clash(one: Witness, other: Witness) -> bool:
    """Whether a name or number of one stands where the other has another."""
    for participant in one.participants:
        opposites = [opposite for opposite in other.participants if opposite.role is participant.role]
        strangers = [opposite.head not in one.names for opposite in opposites if opposite.named]
        if participant.named and participant.head not in other.names and strangers and all(strangers):
            return True
        for opposite in opposites:
            alike = participant.head == opposite.head and not participant.named
            if alike and participant.inside and opposite.inside and not participant.inside & opposite.inside:
                return True  # "shares of Acme" and "shares of Umbra"
    return False


def _told_of_others(one: Witness, other: Witness) -> bool:
    """Whether each names somebody whom the other does not."""
    return bool(one.all_names - other.all_names) and bool(other.all_names - one.all_names)


def fits(one: Witness, other: Witness) -> bool:
    """Whether all that the two say of a part agrees, name or not."""
    core = {Role.AGENT, Role.PATIENT, Role.RECIPIENT, Role.TOPIC}
    roles, heads = {part.role for part in other.participants}, {part.head for part in other.participants}
    heads |= {name for part in other.participants if part.named for name in part.inside}  # "US-Iran talks"
    return all(part.head in heads for part in one.participants if part.role in core & roles)


def _shared_roles(one: Witness, other: Witness) -> int:
    """In how many different parts somebody plays who plays it in both; two who do it together are one part."""
    mine = {(participant.role, participant.head) for participant in one.participants}
    return len({role for role, _ in mine & {(participant.role, participant.head) for participant in other.participants}})


def _shared_names(one: Witness, other: Witness) -> frozenset[tuple[Role, str]]:
    """The names that play the same part in both; numbers and months tell no one apart."""
    mine, theirs = (
        {(part.role, part.head) for part in mention.participants if part.named and _is_name(part.head)} for mention in (one, other)
    )
    return frozenset(mine & theirs)


def _is_name(word: str) -> bool:
    return any(letter.isalpha() for letter in word) and word not in lexicon.NO_NAMES


def _on_one_day(one: Witness, other: Witness) -> bool:
    """Both dated by the text to the same day: one in its own clause, or both in their sentences."""
    (first, last), bases = days(one.stretch), {one.basis, other.basis}
    if first is None or first != last or days(other.stretch) != (first, last):
        return False
    return bases <= {Basis.STATED, Basis.NEARBY} or (Basis.STATED in bases and Basis.PUBLISHED not in bases)


def _near(one: Witness, other: Witness, distance: int) -> bool:
    """Whether both are dated to a few days by the text, and begin at most so many days apart."""
    (first, last), (begin, end) = days(one.stretch), days(other.stretch)
    if first is None or last is None or begin is None or end is None:
        return False
    if last - first > WIDEST_DAYS or end - begin > WIDEST_DAYS:
        return False
    return abs(first - begin) <= distance
