"""What speaks for two mentions being of one happening, and what against it: counted in rows, weighed by a small model.

Every row is a test or a share between 0 and 1 of a pair of witnesses, the earlier first. The weights in ``weights.tsv``, for two
mentions of one article and for mentions of two, are those of logistic models of annotated news (``training/train_merging.py``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from math import sqrt

from dateline.events.language.frequency import rarity
from dateline.events.merging import lexicon
from dateline.events.merging.kin import Kin, kin_of
from dateline.events.merging.rules import STATIVE, clash, days_overlap
from dateline.events.merging.witnesses import Witness, days
from dateline.events.rule import Evidence
from dateline.events.schema import Event, EventClass, Factuality, Polarity, Role, Telling, Theme

RARE = 6.0  # the rarity of a word that few documents have
STORY_FROM, STORY_TO = 0.25, 0.5  # likeness of two articles: below the first they tell two stories, above the second one
ENOUGH = 30  # words that an article is about; of fewer, likeness says less
SAME_STORY = 0.5  # in two articles on one story, other words for who took part are mostly other names of the same
BIAS = "always"


class Facts:
    """A witness with what is compared again and again."""

    def __init__(self, witness: Witness) -> None:
        self.witness = witness
        self.event: Event = witness.event
        self.telling: Telling = witness.mention.telling
        self.kin: Kin = kin_of(self.event.predicate.lemma.lower(), noun=witness.is_noun)
        self.spoken_of = frozenset(name for name, _ in witness.theme.names)
        """The names of its article."""
        self.names = self.telling.names | witness.names | witness.all_names
        self.parts: dict[Role, set[str]] = {}
        for participant in witness.participants:
            self.parts.setdefault(participant.role, set()).add(participant.head)

    @cached_property
    def words(self) -> dict[str, float]:
        """The words of the clause with their weights, as a vector of length one."""
        weights = {word: rarity(word) for word in sorted(self.telling.words)}
        length = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return {word: weight / length for word, weight in weights.items()}

    @cached_property
    def named_beside(self) -> frozenset[str]:
        """The names of its sentence."""
        return self.spoken_of & set(self.witness.words.split())

    @cached_property
    def light(self) -> bool:
        """Whether the predicate's word says little by itself."""
        return self.kin.lemma in lexicon.EMPTY or self.event.event_class is EventClass.ASPECTUAL


_FACTS: dict[int, Facts] = {}
REMEMBERED = 5_000


def facts_of(witness: Witness) -> Facts:
    """The facts of a witness, which are asked for again and again; each holds its witness, so that no other has its identity."""
    found = _FACTS.get(id(witness))
    if found is None:
        if len(_FACTS) >= REMEMBERED:
            _FACTS.clear()
        found = _FACTS[id(witness)] = Facts(witness)
    return found


def pair_of(one: Witness, other: Witness) -> Pair:
    """The two with what their articles have in common."""
    return Pair(facts_of(one), facts_of(other), 1.0 if one.article == other.article else _alike(one.theme, other.theme))


_ALIKE: dict[tuple[int, int], tuple[Theme, Theme, float]] = {}


def _alike(one: Theme, other: Theme) -> float:
    """How alike two articles are, which each pair of their mentions asks; what is remembered holds both themes, as ``facts_of`` does."""
    found = _ALIKE.get((id(one), id(other)))
    if found is None:
        if len(_ALIKE) >= REMEMBERED:
            _ALIKE.clear()
        found = _ALIKE[id(one), id(other)] = (one, other, articles_alike(one, other))
    return found[2]


@dataclass(frozen=True)
class Pair:
    """Two witnesses, the earlier first."""

    one: Facts
    other: Facts
    alike: float
    """How alike their articles are, 0 to 1; 1 within an article."""

    @property
    def story(self) -> float:
        """How far the two articles tell one story."""
        return min(1.0, max(0.0, (self.alike - STORY_FROM) / (STORY_TO - STORY_FROM)))

    @cached_property
    def kin(self) -> bool:
        """Whether the two words are of one kind without being the same."""
        return self.one.kin.kind == self.other.kin.kind or bool(self.one.kin.verbs & self.other.kin.verbs)

    @cached_property
    def same(self) -> bool:
        """Whether the two words are the same."""
        return self.one.kin.lemma == self.other.kin.lemma

    @property
    def firm(self) -> tuple[bool, bool]:
        """Which of the two the text dates."""
        return self.one.witness.told_firmly, self.other.witness.told_firmly

    @cached_property
    def overlap(self) -> bool:
        """Whether the two can have been at the same time."""
        return days_overlap(self.one.witness, self.other.witness)

    def share(self, role: Role) -> bool:
        """Whether somebody plays this part in both."""
        return bool(self.one.parts.get(role, set()) & self.other.parts.get(role, set()))

    def differ(self, role: Role) -> bool:
        """Whether others play this part."""
        mine, theirs = self.one.parts.get(role, set()), self.other.parts.get(role, set())
        return bool(mine and theirs and not mine & theirs)


def likeness(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The cosine of two vectors of length one."""
    small, large = (one, other) if len(one) < len(other) else (other, one)
    return sum(weight * large[word] for word, weight in small.items() if word in large)


def articles_alike(one: Theme, other: Theme) -> float:
    """The mean likeness of the words and of the names of two articles; short ones are alike by chance."""
    sure = min(1.0, min(len(one.words), len(other.words)) / ENOUGH)
    return sure * (likeness(dict(one.words), dict(other.words)) + likeness(dict(one.names), dict(other.names))) / 2


def _rare(pair: Pair) -> float:
    return min(1.0, min(rarity(pair.one.kin.lemma), rarity(pair.other.kin.lemma)) / RARE)


def _of_kind(pair: Pair) -> bool:
    return pair.same or pair.kin


def _synonyms(pair: Pair) -> bool:
    return bool(pair.one.kin.senses & pair.other.kin.senses)


def _swapped(pair: Pair) -> bool:
    one, other = pair.one.parts, pair.other.parts
    return any(one.get(a, set()) & other.get(b, set()) for a, b in ((Role.AGENT, Role.PATIENT), (Role.PATIENT, Role.AGENT)))


def _is_known(facts: Facts) -> bool:
    return facts.witness.is_noun and facts.witness.mention.definite and not facts.witness.mention.fresh


def _other_modifiers(pair: Pair) -> bool:
    mine = pair.one.witness.mention.modifiers | pair.one.telling.words
    return bool(pair.other.witness.mention.modifiers) and not pair.other.witness.mention.modifiers <= mine


def _other_names(pair: Pair) -> bool:
    return bool(pair.one.names and pair.other.names) and not pair.one.names & pair.other.names


def _each_one_more(pair: Pair) -> bool:
    return bool(pair.one.names - pair.other.names and pair.other.names - pair.one.names)


def _either(test: Callable[[Facts], bool]) -> Callable[[Pair], float]:
    return lambda pair: float(test(pair.one) or test(pair.other))


def _same_day(pair: Pair) -> bool:
    first, last = days(pair.one.witness.stretch)
    return all(pair.firm) and first is not None and last is not None and (first, last) == days(pair.other.witness.stretch)


EVIDENCE: tuple[Evidence[Callable[[Pair], float]], ...] = (
    Evidence("the_same_word", "the same word", lambda pair: float(pair.same)),
    Evidence("a_word_of_its_kind", "a word of its kind", lambda pair: float(pair.kin and not pair.same)),
    Evidence("a_synonym", "a synonym", lambda pair: float(not _of_kind(pair) and _synonyms(pair))),
    Evidence("a_wider_word", "a wider word", lambda pair: float(not _of_kind(pair) and not _synonyms(pair))),
    Evidence("the_same_word_a_rare_one", "the same word, a rare one", lambda pair: _rare(pair) if _of_kind(pair) else 0.0),
    Evidence("like_articles", "like articles", lambda pair: pair.alike),
    Evidence("one_story", "one story", lambda pair: pair.story),
    Evidence("one_story_one_kind", "one story, one kind", lambda pair: pair.story if _of_kind(pair) else 0.0),
    Evidence("clauses_in_like_words", "clauses in like words", lambda pair: likeness(pair.one.words, pair.other.words)),
    Evidence("a_clause_without_words", "a clause without words", _either(lambda facts: not facts.words)),
    Evidence("a_name_in_common", "a name in common", lambda pair: float(bool(pair.one.names & pair.other.names))),
    Evidence(
        "other_names",
        "other names",
        lambda pair: float(_other_names(pair)),
    ),
    Evidence(
        "each_with_a_name_more",
        "each with a name more",
        lambda pair: float(_each_one_more(pair)),
    ),
    Evidence("the_same_doer", "the same doer", lambda pair: float(pair.share(Role.AGENT))),
    Evidence("another_doer", "another doer", lambda pair: float(pair.differ(Role.AGENT))),
    Evidence("the_same_that_bears_it", "the same that bears it", lambda pair: float(pair.share(Role.PATIENT))),
    Evidence("another_that_bears_it", "another that bears it", lambda pair: float(pair.differ(Role.PATIENT))),
    Evidence("the_same_place", "the same place", lambda pair: float(pair.share(Role.PLACE))),
    Evidence("parts_exchanged", "parts exchanged", lambda pair: float(_swapped(pair))),
    Evidence("names_that_cannot_be_one", "names that cannot be one", lambda pair: float(clash(pair.one.witness, pair.other.witness))),
    Evidence("the_same_number", "the same number", lambda pair: float(bool(pair.one.telling.numbers & pair.other.telling.numbers))),
    Evidence("dated_to_the_same_time", "dated to the same time", lambda pair: float(_same_day(pair))),
    Evidence("dated_apart", "dated apart", lambda pair: float(all(pair.firm) and not pair.overlap)),
    Evidence("perhaps_apart", "perhaps apart", lambda pair: float(not all(pair.firm) and not pair.overlap)),
    Evidence("only_the_later_is_dated", "only the later is dated", lambda pair: float(pair.firm == (False, True))),
    Evidence("verb_and_noun", "verb and noun", lambda pair: float(pair.one.witness.is_noun != pair.other.witness.is_noun)),
    Evidence("two_nouns", "two nouns", lambda pair: float(pair.one.witness.is_noun and pair.other.witness.is_noun)),
    Evidence("a_known_noun", "a known noun", lambda pair: float(_is_known(pair.other))),
    Evidence("a_new_noun", "a new noun", lambda pair: float(pair.other.witness.is_noun and not pair.other.witness.mention.definite)),
    Evidence("set_apart", "set apart", _either(lambda facts: facts.witness.mention.fresh)),
    Evidence("described_otherwise", "described otherwise", lambda pair: float(_other_modifiers(pair))),
    Evidence("a_word_that_says_little", "a word that says little", _either(lambda facts: facts.light)),
    Evidence("a_saying", "a saying", _either(lambda facts: facts.event.event_class is EventClass.REPORTING)),
    Evidence("a_state", "a state", _either(lambda facts: facts.event.event_class in STATIVE)),
    Evidence("denied", "denied", _either(lambda facts: facts.event.polarity is Polarity.NEG)),
    Evidence("one_claim", "one claim", lambda pair: float(pair.one.event.factuality is pair.other.event.factuality)),
    Evidence("in_one_sentence", "in one sentence", lambda pair: float(_apart(pair) == 0)),
    Evidence("in_the_next_sentences", "in the next sentences", lambda pair: float(_apart(pair) in {1, 2})),
    Evidence("headline_and_text", "headline and text", lambda pair: float(pair.one.telling.in_headline != pair.other.telling.in_headline)),
)


def _apart(pair: Pair) -> int | None:
    """How many sentences lie between them, within an article."""
    one, other = pair.one.witness, pair.other.witness
    return abs(one.event.sentence - other.event.sentence) if one.article == other.article else None


def impossible(pair: Pair) -> bool:
    """What no likeness outweighs: denied and told, still to come and past, dated apart by the text, others in the same part."""
    one, other = pair.one.event, pair.other.event
    if one.polarity is not other.polarity or (one.factuality is Factuality.PLANNED) != (other.factuality is Factuality.PLANNED):
        return True
    if all(pair.firm) and not pair.overlap:
        return True
    if pair.one.witness.article == pair.other.witness.article:
        return clash(pair.one.witness, pair.other.witness)
    if _other_numbers(pair) or (pair.story < 1 and _of_others(pair.one, pair.other)):
        return True
    unsure = (one.factuality is Factuality.POSSIBLE) != (other.factuality is Factuality.POSSIBLE)
    return pair.story < SAME_STORY and (unsure or clash(pair.one.witness, pair.other.witness))


def _other_numbers(pair: Pair) -> bool:
    """Whether both clauses have numbers, and none in common: sums, shares, counts."""
    mine, theirs = pair.one.telling.numbers, pair.other.telling.numbers
    return bool(mine and theirs and not mine & theirs)


def _of_others(one: Facts, other: Facts) -> bool:
    """Whether the sentence of each names somebody of whom the other's article does not speak."""
    return bool(one.named_beside - other.spoken_of) and bool(other.named_beside - one.spoken_of)


def odds(pair: Pair) -> float:
    """The log-odds that the two are of one happening."""
    one_article = pair.one.witness.article == pair.other.witness.article
    weights = _weights()[0 if one_article else 1]
    return weights[BIAS] + sum(weights[row.key] * share for row in EVIDENCE if (share := row.share(pair)))


def grounds(pair: Pair, most: int = 3) -> tuple[str, ...]:
    """The rows that speak most for it."""
    weights = _weights()[0 if pair.one.witness.article == pair.other.witness.article else 1]
    counted = [(weights[row.key] * row.share(pair), row.name) for row in EVIDENCE]
    return tuple(name for weight, name in sorted(counted, key=lambda pair: (-pair[0], pair[1]))[:most] if weight > 0)


@cache
def _weights() -> tuple[Mapping[str, float], Mapping[str, float]]:
    """The weights of each row, within an article and across articles."""
    lines = files("dateline.events.merging").joinpath("weights.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {row[0]: float(row[1]) for row in rows}, {row[0]: float(row[2]) for row in rows}
