"""What speaks for two mentions being of one happening, and what against it: counted in rows, weighed by a small model.

Every row is a test or a share between 0 and 1 of a pair of witnesses, the earlier first. The weights in ``weights.tsv``, for two
mentions of one article and for mentions of two, are those of logistic models of annotated news (``training/train_merging.py``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import combinations
from math import fsum, sqrt
from typing import Any, Generic, NamedTuple, TypeVar

from dateline.events.language.frequency import rarity
from dateline.events.language.tables import cut
from dateline.events.merging import lexicon
from dateline.events.merging.alike import likeness, story
from dateline.events.merging.kin import Kin, kin_of
from dateline.events.merging.rules import NO_HAPPENINGS, clash, days_overlap, heads_news, news_of_two_times
from dateline.events.merging.witnesses import Witness, days
from dateline.events.rule import Evidence
from dateline.events.schema import Event, EventClass, Factuality, Participant, Polarity, Role, Telling, Theme

RARE = 6.0  # the rarity of a word that few documents have
ONE_NAME = 0.5  # the share of a name that makes it one with a longer one: "Lohan" and "Lindsay Lohan", not two "Treatment Centers"
COMMON, UNLIKE = 0.4, 0.05  # how rare a word, how like two clauses
LIKE = 0.4  # how like two clauses are whose words say nothing by themselves
MONTH = 31  # days
COUNTED = 31  # a number above the days of a month is no day
APART = 0.1  # chance of one story below which only rules bring happenings together
UNLIKELY = 0.3  # chance of one story below which others named are others
NEWS = "news"  # where what heads the news meets
LIKELY = 0.5  # chance of one story from which other names and doubts can be of one happening
SURE = 0.9  # chance of one story from which other numbers are revised ones
BIAS = "always"


_Value = TypeVar("_Value")


class _Once(Generic[_Value]):
    """A property that is computed once; ``functools.cached_property`` takes a lock each time before Python 3.12."""

    def __init__(self, compute: Callable[[Any], _Value]) -> None:
        self._compute = compute
        self.__doc__ = compute.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, instance: object, owner: type | None = None) -> _Value:
        value = instance.__dict__[self._name] = self._compute(instance)
        return value


class Facts:
    """A witness with what is compared again and again."""

    def __init__(self, witness: Witness) -> None:
        self.witness = witness
        self.event: Event = witness.event
        self.telling: Telling = witness.mention.telling
        self.kin: Kin = kin_of(self.event.predicate.lemma.lower(), noun=witness.is_noun)
        self.firm = witness.told_firmly
        """Whether the text dates it."""
        self.about, self.spoken_of = _spoken_of(witness.theme)
        """The words and the names of its article."""
        self.names = self.telling.names | witness.names | witness.all_names
        self.parts: dict[Role, list[Participant]] = {}
        for participant in witness.participants:
            self.parts.setdefault(participant.role, []).append(participant)

    @_Once
    def words(self) -> dict[str, float]:
        """The words of the clause with their weights, as a vector of length one."""
        weights = {word: rarity(word) for word in sorted(self.telling.words)}
        length = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return {word: weight / length for word, weight in weights.items()}

    @_Once
    def keys(self) -> frozenset[str]:
        """Where words of its kind meet; what heads the news of one article meets what heads that of another, in whatever words."""
        return self.kin.keys | {NEWS} if heads_news(self.witness) else self.kin.keys

    @_Once
    def meetings(self) -> frozenset[str]:
        """Where it meets mentions of other articles: its kind, and any two names that take part, whatever the word ("entered Promises")."""
        named = {part.head for parts in self.parts.values() for part in parts if part.named and part.head.isalpha()} - lexicon.NO_NAMES
        return self.keys | {f"{one} + {other}" for one, other in combinations(sorted(named), 2)}

    @_Once
    def places(self) -> list[frozenset[str]]:
        """The names of where it was, and from where to where."""
        return [part.inside for role in WHERE for part in self.parts.get(role, ()) if part.inside]

    @_Once
    def what(self) -> frozenset[str]:
        """Who and what takes part, by the words themselves, and what describes a noun."""
        return frozenset(part.head for part in self.witness.participants) | self.witness.mention.modifiers

    @_Once
    def particulars(self) -> dict[str, list[frozenset[str]]]:
        """Whom it befell and where, as far as names say so that are not those of who did it."""
        doers = frozenset[str]().union(*(part.inside | {part.head} for part in self.parts.get(Role.AGENT, ())))
        found: dict[str, list[frozenset[str]]] = {}
        for kind, roles in (("whom", WHOM), ("where", WHERE)):
            named = (part.inside - doers - lexicon.NO_NAMES - lexicon.COUNTS for role in roles for part in self.parts.get(role, ()))
            if told := [names for words in named if (names := frozenset(word for word in words if word.isalpha()))]:
                found[kind] = told
        return found

    @_Once
    def named_beside(self) -> frozenset[str]:
        """The names of its sentence."""
        return self.spoken_of & set(self.witness.words.split())

    @_Once
    def numbers(self) -> frozenset[str]:
        """The numbers of its clause that are no years."""
        return frozenset(number for number in self.telling.numbers if not _is_year(number))

    @_Once
    def sentence(self) -> frozenset[str]:
        """The words of its sentence, as written."""
        return frozenset(self.witness.words.split())

    @_Once
    def weight_of_sentence(self) -> float:
        """How much the words of its sentence weigh."""
        return _weight(self.sentence)

    @_Once
    def weight_of_clause(self) -> float:
        """How much the words of its clause weigh."""
        return _weight(self.telling.words)

    @_Once
    def light(self) -> bool:
        """Whether the predicate's word says little by itself."""
        return self.kin.lemma in lexicon.EMPTY or self.event.event_class is EventClass.ASPECTUAL


_FACTS: dict[int, Facts] = {}
REMEMBERED = 10_000
_SPOKEN: dict[int, tuple[Theme, frozenset[str], frozenset[str]]] = {}
THEMES = 2_000


def facts_of(witness: Witness) -> Facts:
    """The facts of a witness, which are asked for again and again; each holds its witness, so that no other has its identity."""
    found = _FACTS.get(id(witness))
    if found is None:
        if len(_FACTS) >= REMEMBERED:
            _FACTS.clear()
        found = _FACTS[id(witness)] = Facts(witness)
    return found


def _spoken_of(theme: Theme) -> tuple[frozenset[str], frozenset[str]]:
    """The words and the names of an article; what is remembered holds its theme, so that no other has its identity."""
    found = _SPOKEN.get(id(theme))
    if found is None:
        if len(_SPOKEN) >= THEMES:
            _SPOKEN.clear()
        words, names = (frozenset(word for word, _ in weights) for weights in (theme.words, theme.names))
        found = _SPOKEN[id(theme)] = (theme, words, names)
    return found[1:]


def pair_of(one: Witness, other: Witness) -> Pair:
    """The two with what their articles have in common."""
    return Pair(facts_of(one), facts_of(other), 1.0 if one.article == other.article else story(one.theme, other.theme))


class Pair:
    """Two witnesses, the earlier first; ``story`` is the chance, 0 to 1, that their articles tell one story: 1 within an article."""

    def __init__(self, one: Facts, other: Facts, story: float) -> None:
        self.one, self.other, self.story = one, other, story

    @_Once
    def kin(self) -> bool:
        """Whether the two words are of one kind without being the same."""
        return self.one.kin.kind == self.other.kin.kind or bool(self.one.kin.verbs & self.other.kin.verbs)

    @_Once
    def met(self) -> bool:
        """Whether they stand where such mentions meet."""
        if self.one.witness.article == self.other.witness.article:
            return not self.one.keys.isdisjoint(self.other.keys)
        return not self.one.meetings.isdisjoint(self.other.meetings)

    @_Once
    def same(self) -> bool:
        """Whether the two words are the same."""
        return self.one.kin.lemma == self.other.kin.lemma

    @property
    def firm(self) -> tuple[bool, bool]:
        """Which of the two the text dates."""
        return self.one.firm, self.other.firm

    @_Once
    def overlap(self) -> bool:
        """Whether the two can have been at the same time."""
        return days_overlap(self.one.witness, self.other.witness)

    @_Once
    def strange(self) -> float:
        """How much of the clause of each is strange to the other's article, of the one where it is less."""
        return min(_strange_to(self.one, self.other), _strange_to(self.other, self.one))

    @_Once
    def of_others(self) -> bool:
        """Whether the sentence of each names somebody of whom the other's article does not speak."""
        return _of_others(self.one, self.other)

    @_Once
    def like_clauses(self) -> float:
        """How far the clauses have their words in common."""
        return likeness(self.one.words, self.other.words)

    @_Once
    def rare(self) -> float:
        """How rare the commoner of the two words is."""
        return min(1.0, min(rarity(self.one.kin.lemma), rarity(self.other.kin.lemma)) / RARE)

    @_Once
    def _shared(self) -> dict[Role, bool]:
        return {}

    def share(self, role: Role) -> bool:
        """Whether somebody plays this part in both."""
        found = self._shared.get(role)
        if found is None:
            found = self._shared[role] = self._share(role)
        return found

    def _share(self, role: Role) -> bool:
        return any(_one(mine, theirs) for mine in self.one.parts.get(role, ()) for theirs in self.other.parts.get(role, ()))

    def differ(self, role: Role, *, named: bool) -> bool:
        """Whether others play this part, by their names or by other words."""
        mine, theirs = self.one.parts.get(role, ()), self.other.parts.get(role, ())
        names = any(part.named for part in mine) and any(part.named for part in theirs)
        return bool(mine and theirs) and names is named and not self.share(role)


WHOM = (Role.PATIENT, Role.RECIPIENT)
WHERE = (Role.PLACE, Role.DESTINATION, Role.ORIGIN)


def _one(mine: Participant, theirs: Participant) -> bool:
    """Whether two who take part can be one: the same word, or names that have their weight in common."""
    if mine.named and theirs.named:
        return one_name(mine.inside | {mine.head}, theirs.inside | {theirs.head})
    return mine.head == theirs.head


def one_name(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether a name can be short for another: "Lohan" for "Lindsay Lohan", not "Promises Center" for "Betty Ford Center"."""
    shared, whole = _weight(one & other), min(_weight(one), _weight(other))
    return bool(one & other) and shared >= ONE_NAME * whole


def _weight(words: frozenset[str]) -> float:
    return fsum(map(rarity, words))  # the same in any order


def _rare(pair: Pair) -> float:
    return pair.rare


def _of_kind(pair: Pair) -> bool:
    return pair.same or pair.kin


def _wider(pair: Pair) -> bool:
    """Whether the two words are near each other in no closer way than by a wider word."""
    return not _of_kind(pair) and not _synonyms(pair) and not _strangers(pair)


def _strangers(pair: Pair) -> bool:
    """Whether the two words have nothing in common, and only head the news of two articles, or have names in common that take part."""
    return pair.one.kin.keys.isdisjoint(pair.other.kin.keys)


def _both_head(pair: Pair) -> bool:
    return heads_news(pair.one.witness) and heads_news(pair.other.witness)


def _other_particles(pair: Pair) -> bool:
    """Whether one verb is told with two particles: "checked in", "checked out"."""
    (mine, *my_particles), (theirs, *their_particles) = pair.one.kin.lemma.split(), pair.other.kin.lemma.split()
    return mine == theirs and bool(my_particles and their_particles) and _sides(my_particles) != _sides(their_particles)


def _sides(particles: Sequence[str]) -> set[str]:
    """To which side particles go: "into" is "in"."""
    return {particle.removesuffix("to") for particle in particles}


def _in_empty_words(pair: Pair) -> bool:
    """Whether a word says nothing by itself, and what it is done to or with is another."""
    empty = pair.one.kin.lemma in lexicon.EMPTY or pair.other.kin.lemma in lexicon.EMPTY
    return empty and not pair.share(Role.PATIENT) and pair.like_clauses < LIKE


def _synonyms(pair: Pair) -> bool:
    return bool(pair.one.kin.senses & pair.other.kin.senses)


def _swapped(pair: Pair) -> bool:
    one, other = pair.one.parts, pair.other.parts
    crossed = ((Role.AGENT, Role.PATIENT), (Role.PATIENT, Role.AGENT))
    return any(_one(mine, theirs) for a, b in crossed for mine in one.get(a, ()) for theirs in other.get(b, ()))


def _is_known(facts: Facts) -> bool:
    return facts.witness.is_noun and facts.witness.mention.definite and not facts.witness.mention.fresh


def _other_modifiers(pair: Pair) -> bool:
    mine = pair.one.witness.mention.modifiers | pair.one.telling.words
    return bool(pair.other.witness.mention.modifiers) and not pair.other.witness.mention.modifiers <= mine


def _described_apart(pair: Pair) -> bool:
    """Whether each is a noun with words beside it, and none in common: "rice production", "sugar production"."""
    mine, theirs = pair.one.witness.mention.modifiers, pair.other.witness.mention.modifiers
    return bool(pair.one.witness.is_noun and pair.other.witness.is_noun and mine and theirs and not mine & theirs)


def _other_names(pair: Pair) -> bool:
    return bool(pair.one.names and pair.other.names) and not pair.one.names & pair.other.names


def _each_one_more(pair: Pair) -> bool:
    return bool(pair.one.names - pair.other.names and pair.other.names - pair.one.names)


def _same_place(pair: Pair) -> bool | None:
    """Whether the two were at one place; None where one of them names none."""
    mine, theirs = pair.one.places, pair.other.places
    return any(one_name(here, there) for here in mine for there in theirs) if mine and theirs else None


def _one_unsure(pair: Pair) -> bool:
    """Whether only one of them may have been."""
    return (pair.one.event.factuality is Factuality.POSSIBLE) != (pair.other.event.factuality is Factuality.POSSIBLE)


def _strange(pair: Pair) -> float:
    return pair.strange


def _strange_to(one: Facts, other: Facts) -> float:
    if one.weight_of_clause <= 0:
        return 0.5
    return _weight(one.telling.words - other.about - other.telling.words - other.sentence) / one.weight_of_clause


def _names_beside(pair: Pair) -> float:
    """The share of the names of the two sentences that both have."""
    return len(pair.one.named_beside & pair.other.named_beside) / max(1, len(pair.one.named_beside | pair.other.named_beside))


def _sentences(pair: Pair) -> float:
    """How far the two sentences have their words in common."""
    one, other = pair.one, pair.other
    return _weight(one.sentence & other.sentence) / (sqrt(one.weight_of_sentence * other.weight_of_sentence) or 1.0)


def _other_numbers(pair: Pair) -> bool:
    """Whether both clauses have numbers, and none in common: sums, shares, counts."""
    mine, theirs = pair.one.numbers, pair.other.numbers
    return bool(mine and theirs and not mine & theirs)


def _same_number(pair: Pair) -> bool:
    """Whether both clauses have a number that can be no day of a month."""
    return any(not _is_day(number) for number in pair.one.numbers & pair.other.numbers)


def _is_day(number: str) -> bool:
    return number.isdecimal() and int(number) <= COUNTED


def _is_year(number: str) -> bool:
    return number.isdecimal() and len(number) == len("1987") and number[:2] in {"18", "19", "20"}


def _of_others(one: Facts, other: Facts) -> bool:
    """Whether the sentence of each names somebody of whom the other's article does not speak."""
    return bool(one.named_beside - other.spoken_of) and bool(other.named_beside - one.spoken_of)


def _either(test: Callable[[Facts], bool]) -> Callable[[Pair], float]:
    return lambda pair: float(test(pair.one) or test(pair.other))


def _same_day(pair: Pair) -> bool:
    first, last = days(pair.one.witness.stretch)
    return all(pair.firm) and first is not None and last is not None and (first, last) == days(pair.other.witness.stretch)


EVIDENCE: tuple[Evidence[Callable[[Pair], float]], ...] = (
    Evidence(
        "the_same_word",
        "the same word",
        lambda pair: float(pair.same),
        (("Lund sued Acme. Lund sued Zeta.", "sued", "sued"),),
        (("The ministers negotiated on Monday. The negotiations failed.", "negotiated", "negotiations"),),
    ),
    Evidence(
        "a_word_of_its_kind",
        "a word of its kind",
        lambda pair: float(pair.kin and not pair.same),
        (("The ministers negotiated on Monday. The negotiations failed.", "negotiated", "negotiations"),),
        (("Lund left on Monday. Berg left on Sunday.", "left", "left"),),
    ),
    Evidence(
        "a_synonym",
        "a synonym",
        lambda pair: float(not _of_kind(pair) and _synonyms(pair)),
        (("The firm built a mill. It constructed a dock.", "built", "constructed"),),
        (("Lund left on Monday. Berg left on Sunday.", "left", "left"),),
    ),
    Evidence(
        "a_wider_word",
        "a wider word",
        lambda pair: float(_wider(pair)),
        (("A fire destroyed the mill. The blaze began on Monday.", "fire", "blaze"),),
        (("Lund left on Monday. Berg left on Sunday.", "left", "left"),),
    ),
    Evidence(
        "other_words",
        "other words",
        lambda pair: float(_strangers(pair)),
        (("The ministers met on Monday. Another meeting is planned for May.", "met", "planned"),),
        (("Lund left on Monday. Berg left on Sunday.", "left", "left"),),
    ),
    Evidence(
        "other_words_of_like_clauses",
        "other words, of like clauses",
        lambda pair: pair.like_clauses if _strangers(pair) else 0.0,
        (("Lund enters a clinic in Orvik\n\nLund checked into the clinic in Orvik on Monday.", "enters", "checked"),),
        (("Lund left on Monday. Berg left on Sunday.", "left", "left"),),
    ),
    Evidence(
        "other_words_the_same_doer",
        "other words, the same doer",
        lambda pair: float(_strangers(pair) and pair.share(Role.AGENT)),
        (("Lund enters a clinic in Orvik\n\nLund checked into the clinic in Orvik on Monday.", "enters", "checked"),),
        (("The mayor denied it. Lund did not resign.", "denied", "resign"),),
    ),
    Evidence(
        "other_words_the_same_that_bears_it",
        "other words, the same that bears it",
        lambda pair: float(_strangers(pair) and pair.share(Role.PATIENT)),
        (("Police seize a ship\n\nPolice boarded the ship in Orvik on Monday.", "seize", "boarded"),),
        (("Lund sued Acme. Lund sued Zeta.", "sued", "sued"),),
    ),
    Evidence(
        "both_head_the_news",
        "both head the news",
        lambda pair: float(_both_head(pair)),
        (("Lund sued Acme. Lund sued Zeta.", "sued", "sued"),),
        (("The ministers negotiated on Monday. The negotiations failed.", "negotiated", "negotiations"),),
    ),
    Evidence(
        "the_same_word_a_rare_one",
        "the same word, a rare one",
        lambda pair: _rare(pair) if _of_kind(pair) else 0.0,
        (("Lund sued Acme. Lund sued Zeta.", "sued", "sued"),),
        (("The ministers negotiated on Monday. The negotiations failed.", "negotiated", "failed"),),
    ),
    Evidence(
        "one_story",
        "one story",
        lambda pair: pair.story,
        (("Lund sued Acme. Lund sued Zeta.", "sued", "sued"),),
    ),
    Evidence(
        "one_story_one_kind",
        "one story, one kind",
        lambda pair: pair.story if _of_kind(pair) else 0.0,
        (("Lund sued Acme. Lund sued Zeta.", "sued", "sued"),),
        (("The ministers negotiated on Monday. The negotiations failed.", "negotiated", "failed"),),
    ),
    Evidence(
        "one_story_a_rare_word",
        "one story, a rare word",
        lambda pair: pair.story * _rare(pair) if _of_kind(pair) else 0.0,
        (("Lund sued Acme. Lund sued Zeta.", "sued", "sued"),),
        (("The ministers negotiated on Monday. The negotiations failed.", "negotiated", "failed"),),
    ),
    Evidence(
        "words_strange_to_both",
        "words strange to both",
        _strange,
        (("A fire destroyed the mill. The blaze began on Monday.", "fire", "blaze"),),
        (("A fire destroyed the mill. The blaze began on Monday.", "fire", "destroyed"),),
    ),
    Evidence(
        "two_stories_strange_words",
        "two stories, in words strange to both",
        lambda pair: (1 - pair.story) * _strange(pair),
        (("Lund condemned the Hallstad attack.", "Berg condemned the Orvik attack.", "condemned", "condemned"),),
        (("Lund left on Monday. Berg left on Sunday.", "left", "left"),),
    ),
    Evidence(
        "others_named",
        "others named",
        lambda pair: float(pair.of_others),
        (("Lund sued Acme on Monday.", "Berg sued Zeta on Sunday.", "sued", "sued"),),
        (("Wheat exports fell 12 pct.", "Sugar exports fell 15 pct.", "fell", "fell"),),
    ),
    Evidence(
        "two_stories_of_others",
        "two stories, others named",
        lambda pair: (1 - pair.story) * pair.of_others,
        (("Lund condemned the Hallstad attack.", "Berg condemned the Orvik attack.", "condemned", "condemned"),),
        (("Lund left on Monday. Berg left on Sunday.", "left", "left"),),
    ),
    Evidence(
        "names_beside",
        "names beside both",
        _names_beside,
        (("The mayor met Lund. Lund met the mayor.", "met", "met"),),
        (("Lund left on Monday. Berg left on Sunday.", "left", "left"),),
    ),
    Evidence(
        "sentences_in_like_words",
        "sentences in like words",
        _sentences,
        (("Rebels attacked Orvik. The rebels attacked Hallstad.", "attacked", "attacked"),),
        (("Lund resigned. Berg quit.", "resigned", "quit"),),
    ),
    Evidence(
        "clauses_in_like_words",
        "clauses in like words",
        lambda pair: pair.like_clauses,
        (("Rebels attacked Orvik. The rebels attacked Hallstad.", "attacked", "attacked"),),
        (("Lund left on Monday. Berg left on Sunday.", "left", "left"),),
    ),
    Evidence(
        "a_clause_without_words",
        "a clause without words",
        _either(lambda facts: not facts.words),
        (("The ministers negotiated on Monday. The negotiations failed.", "negotiated", "negotiations"),),
        (("The ministers negotiated on Monday. The negotiations failed.", "negotiated", "failed"),),
    ),
    Evidence(
        "a_name_in_common",
        "a name in common",
        lambda pair: float(bool(pair.one.names & pair.other.names)),
        (("The mayor met Lund. Lund met the mayor.", "met", "met"),),
        (("Lund resigned. Berg quit.", "resigned", "quit"),),
    ),
    Evidence(
        "other_names",
        "other names",
        lambda pair: float(_other_names(pair)),
        (("Lund resigned. Berg quit.", "resigned", "quit"),),
        (("The mayor met Lund. Lund met the mayor.", "met", "met"),),
    ),
    Evidence(
        "each_with_a_name_more",
        "each with a name more",
        lambda pair: float(_each_one_more(pair)),
        (("Lund sued Acme. Lund sued Zeta.", "sued", "sued"),),
        (("The ministers negotiated on Monday. The negotiations failed.", "negotiated", "negotiations"),),
    ),
    Evidence(
        "the_same_doer",
        "the same doer",
        lambda pair: float(pair.share(Role.AGENT)),
        (("Rebels attacked Orvik. The rebels attacked Hallstad.", "attacked", "attacked"),),
        (("Lund resigned. Berg quit.", "resigned", "quit"),),
    ),
    Evidence(
        "another_doer",
        "another doer",
        lambda pair: float(pair.differ(Role.AGENT, named=False)),
        (("The ministers negotiated on Monday. The negotiations failed.", "negotiated", "failed"),),
        (("Rebels attacked Orvik. The rebels attacked Hallstad.", "attacked", "attacked"),),
    ),
    Evidence(
        "another_name_does_it",
        "another name does it",
        lambda pair: float(pair.differ(Role.AGENT, named=True)),
        (("Lund left on Monday. Berg left on Sunday.", "left", "left"),),
        (("Lund sued Acme. Lund sued Zeta.", "sued", "sued"),),
    ),
    Evidence(
        "the_same_that_bears_it",
        "the same that bears it",
        lambda pair: float(pair.share(Role.PATIENT)),
        (("The storm killed 12 people. The storm killed 15 people.", "killed", "killed"),),
        (("Lund left on Monday. Berg left on Sunday.", "left", "left"),),
    ),
    Evidence(
        "another_that_bears_it",
        "another that bears it",
        lambda pair: float(pair.differ(Role.PATIENT, named=False)),
        (("The mayor met Lund. Lund met the mayor.", "met", "met"),),
        (("Lund left on Monday. Berg left on Sunday.", "left", "left"),),
    ),
    Evidence(
        "another_name_bears_it",
        "another name bears it",
        lambda pair: float(pair.differ(Role.PATIENT, named=True)),
        (("Rebels attacked Orvik. The rebels attacked Hallstad.", "attacked", "attacked"),),
        (("Lund left on Monday. Berg left on Sunday.", "left", "left"),),
    ),
    Evidence(
        "the_same_place",
        "the same place",
        lambda pair: float(_same_place(pair) is True),
        (("The council met in Orvik on Monday. The meeting in Orvik was short.", "met", "meeting"),),
        (("The council met in Orvik. The council met in Hallstad.", "met", "met"),),
    ),
    Evidence(
        "parts_exchanged",
        "parts exchanged",
        lambda pair: float(_swapped(pair)),
        (("The mayor met Lund. Lund met the mayor.", "met", "met"),),
        (("Lund left on Monday. Berg left on Sunday.", "left", "left"),),
    ),
    Evidence(
        "names_that_cannot_be_one",
        "names that cannot be one",
        lambda pair: float(clash(pair.one.witness, pair.other.witness)),
        (("Lund left on Monday. Berg left on Sunday.", "left", "left"),),
        (("The ministers negotiated on Monday. The negotiations failed.", "negotiated", "negotiations"),),
    ),
    Evidence(
        "other_numbers",
        "other numbers",
        lambda pair: float(_other_numbers(pair)),
        (("The storm killed 12 people. The storm killed 15 people.", "killed", "killed"),),
        (("Lund left on Monday. Berg left on Sunday.", "left", "left"),),
    ),
    Evidence(
        "two_stories_other_numbers",
        "two stories, other numbers",
        lambda pair: (1 - pair.story) * _other_numbers(pair),
        (("Wheat exports fell 12 pct.", "Sugar exports fell 15 pct.", "fell", "fell"),),
        (("Lund left on Monday. Berg left on Sunday.", "left", "left"),),
    ),
    Evidence(
        "the_same_number",
        "the same number",
        lambda pair: float(_same_number(pair)),
        (("The flood killed 45 people in Orvik. It killed 45 people.", "killed", "killed"),),
        (("The flood killed 45 people in Orvik. It killed 45 people.", "flood", "killed"),),
    ),
    Evidence(
        "dated_to_the_same_time",
        "dated to the same time",
        lambda pair: float(_same_day(pair)),
        (("A fire destroyed the mill. The blaze began on Monday.", "blaze", "began"),),
        (("A fire destroyed the mill. The blaze began on Monday.", "fire", "destroyed"),),
    ),
    Evidence(
        "dated_apart",
        "dated apart",
        lambda pair: float(all(pair.firm) and not pair.overlap),
        (("Lund left on Monday. Berg left on Sunday.", "left", "left"),),
        (("Lund sued Acme. Lund sued Zeta.", "sued", "sued"),),
    ),
    Evidence(
        "perhaps_apart",
        "perhaps apart",
        lambda pair: float(not all(pair.firm) and not pair.overlap),
        (("Ada Berg to sue Acme\n\nAda Berg sued Zeta on Monday.", "sue", "sued"),),
        (("Lund left on Monday. Berg left on Sunday.", "left", "left"),),
    ),
    Evidence(
        "told_months_apart",
        "told months apart",
        lambda pair: float(not all(pair.firm) and abs(pair.one.witness.published - pair.other.witness.published) > MONTH),
        (("A fire destroyed the mill in Orvik.", "A fire in Orvik killed three in June.", "fire", "fire"),),
        (("Lund condemned the Hallstad attack.", "Berg condemned the Orvik attack.", "condemned", "condemned"),),
    ),
    Evidence(
        "only_the_later_is_dated",
        "only the later is dated",
        lambda pair: float(pair.firm == (False, True)),
        (("Mill burns\n\nA mill burned in Orvik on Monday.", "burns", "burned"),),
        (("Lund left on Monday. Berg left on Sunday.", "left", "left"),),
    ),
    Evidence(
        "verb_and_noun",
        "verb and noun",
        lambda pair: float(pair.one.witness.is_noun != pair.other.witness.is_noun),
        (("The ministers met on Monday. Another meeting is planned for May.", "met", "meeting"),),
        (("Lund left on Monday. Berg left on Sunday.", "left", "left"),),
    ),
    Evidence(
        "two_nouns",
        "two nouns",
        lambda pair: float(pair.one.witness.is_noun and pair.other.witness.is_noun),
        (("The strike began. Lund praised the strike.", "strike", "strike"),),
        (("Lund left on Monday. Berg left on Sunday.", "left", "left"),),
    ),
    Evidence(
        "a_known_noun",
        "a known noun",
        lambda pair: float(_is_known(pair.other)),
        (("The ministers negotiated on Monday. The negotiations failed.", "negotiated", "negotiations"),),
        (("The ministers negotiated on Monday. The negotiations failed.", "negotiated", "failed"),),
    ),
    Evidence(
        "a_new_noun",
        "a new noun",
        lambda pair: float(pair.other.witness.is_noun and not pair.other.witness.mention.definite),
        (("The ministers met on Monday. Another meeting is planned for May.", "met", "meeting"),),
        (("The ministers met on Monday. Another meeting is planned for May.", "met", "planned"),),
    ),
    Evidence(
        "set_apart",
        "set apart",
        _either(lambda facts: facts.witness.mention.fresh),
        (("The ministers met on Monday. Another meeting is planned for May.", "met", "meeting"),),
        (("The ministers met on Monday. Another meeting is planned for May.", "met", "planned"),),
    ),
    Evidence(
        "described_otherwise",
        "described otherwise",
        lambda pair: float(_other_modifiers(pair)),
        (("Rebels attacked Orvik on Monday. The mayor condemned other attacks.", "attacked", "attacks"),),
        (("Rebels attacked Orvik on Monday. The mayor condemned other attacks.", "attacked", "condemned"),),
    ),
    Evidence(
        "two_stories_described_apart",
        "two stories, nouns described apart",
        lambda pair: (1 - pair.story) * _described_apart(pair),
        (("Lund condemned the Hallstad attack.", "Berg condemned the Orvik attack.", "attack", "attack"),),
        (("Lund condemned the Hallstad attack.", "Berg condemned the Orvik attack.", "condemned", "condemned"),),
    ),
    Evidence(
        "a_word_that_says_little",
        "a word that says little",
        _either(lambda facts: facts.light),
        (("The strike began. Lund praised the strike.", "strike", "began"),),
        (("The strike began. Lund praised the strike.", "strike", "praised"),),
    ),
    Evidence(
        "a_saying",
        "a saying",
        _either(lambda facts: facts.event.event_class is EventClass.REPORTING),
        (("Lund said that Berg resigned.", "said", "resigned"),),
        (("Lund left on Monday. Berg left on Sunday.", "left", "left"),),
    ),
    Evidence(
        "a_state",
        "a state",
        _either(lambda facts: facts.event.event_class in NO_HAPPENINGS),
        (("The firm bought the mill. The purchase was late.", "bought", "late"),),
        (("The firm bought the mill. The purchase was late.", "bought", "purchase"),),
    ),
    Evidence(
        "denied",
        "denied",
        _either(lambda facts: facts.event.polarity is Polarity.NEG),
        (("The mayor denied it. Lund did not resign.", "denied", "resign"),),
        (("The mayor may resign. The mayor resigned.", "resign", "resigned"),),
    ),
    Evidence(
        "one_claim",
        "one claim",
        lambda pair: float(pair.one.event.factuality is pair.other.event.factuality),
        (("Lund left on Monday. Berg left on Sunday.", "left", "left"),),
        (("The mayor may resign. The mayor resigned.", "resign", "resigned"),),
    ),
    Evidence(
        "one_unsure",
        "one unsure",
        lambda pair: float(_one_unsure(pair)),
        (("The mayor may resign. The mayor resigned.", "resign", "resigned"),),
        (("Lund left on Monday. Berg left on Sunday.", "left", "left"),),
    ),
    Evidence(
        "two_headlines",
        "two headlines",
        lambda pair: float(pair.one.telling.in_headline and pair.other.telling.in_headline),
        (
            (
                "Mill burns in Orvik\n\nA mill burned in Orvik on Monday.",
                "Mill burns in Orvik\n\nFire burned a mill in Orvik.",
                "burns",
                "burns",
            ),
        ),
        (
            (
                "Mill burns in Orvik\n\nA mill burned in Orvik on Monday.",
                "Mill burns in Orvik\n\nFire burned a mill in Orvik.",
                "burns",
                "burned",
            ),
        ),
    ),
    Evidence(
        "in_one_sentence",
        "in one sentence",
        lambda pair: float(_apart(pair) == 0),
        (("Lund said that Berg resigned.", "said", "resigned"),),
        (("Lund left on Monday. Berg left on Sunday.", "left", "left"),),
    ),
    Evidence(
        "in_the_next_sentences",
        "in the next sentences",
        lambda pair: float(_apart(pair) in {1, 2}),
        (("Lund left on Monday. Berg left on Sunday.", "left", "left"),),
        (("The ministers negotiated on Monday. The negotiations failed.", "negotiations", "failed"),),
    ),
    Evidence(
        "headline_and_text",
        "headline and text",
        lambda pair: float(pair.one.telling.in_headline != pair.other.telling.in_headline),
        (("Mill burns\n\nA mill burned in Orvik on Monday.", "burns", "burned"),),
        (("Lund left on Monday. Berg left on Sunday.", "left", "left"),),
    ),
)


def _apart(pair: Pair) -> int | None:
    """How many sentences lie between them, within an article."""
    one, other = pair.one.witness, pair.other.witness
    return abs(one.event.sentence - other.event.sentence) if one.article == other.article else None


def contradicted(pair: Pair) -> bool:
    """Whether the two say of one happening what cannot both be so.

    Denied and told, dated apart by the text, the news of two times, of another kind in the same part; across articles elsewhere,
    months apart by whatever dates them, and with other numbers where the story is not surely one.
    """
    one, other = pair.one, pair.other
    if one.event.polarity is not other.event.polarity or (all(pair.firm) and not pair.overlap):
        return True
    if one.witness.article == other.witness.article:
        return clash(one.witness, other.witness)
    if _same_place(pair) is False or (pair.story < SURE and _other_numbers(pair)) or months_apart(pair):
        return True
    return _of_another_thing(one, other) or _other_particles(pair) or news_of_two_times(one.witness, other.witness)


def months_apart(pair: Pair) -> bool:
    """Whether months lie between the two, though an assumption dates one of them: it may be out by days, hardly by a season."""
    (first, last), (begin, end) = (days(facts.witness.stretch) for facts in (pair.one, pair.other))
    gaps = ((begin, last), (first, end), (_its_day(pair.one), _begun_by(pair.other)), (_its_day(pair.other), _begun_by(pair.one)))
    return any(later is not None and earlier is not None and later - earlier > MONTH for later, earlier in gaps)


def _its_day(facts: Facts) -> int | None:
    """The day of what the text puts on one day."""
    first, last = days(facts.witness.stretch)
    return first if facts.witness.told_firmly and first == last else None


def _begun_by(facts: Facts) -> int | None:
    """The day on which it was under way, at the latest: "is stepping down" is of no day a year later."""
    latest = facts.witness.stretch.begin.latest
    return latest.days if latest is not None else None


def unsupported(pair: Pair) -> bool:
    """Whether too little speaks for it: still to come and past; across articles another story, others named, or a word that says little."""
    if (pair.one.event.factuality is Factuality.PLANNED) != (pair.other.event.factuality is Factuality.PLANNED):
        return True
    if pair.one.witness.article == pair.other.witness.article:
        return False
    if pair.one.witness.in_figures or pair.other.witness.in_figures:
        return True  # two firms' results are told in the same words
    little = pair.story < APART or _in_other_stories(pair) or _says_little(pair)
    return little or _in_empty_words(pair) or _of_two_figures(pair)


def _of_two_figures(pair: Pair) -> bool:
    """Whether a figure rises or falls, and nothing that takes part says that it is the same one: "output rose", "exports rose"."""
    courses = pair.one.kin.lemma in lexicon.COURSES or pair.other.kin.lemma in lexicon.COURSES
    return courses and pair.one.what.isdisjoint(pair.other.what)


def _in_other_stories(pair: Pair) -> bool:
    """Whether the two articles hardly tell one story, and others are named, or one of the two happenings is doubtful."""
    if pair.story >= LIKELY:
        return False
    apart = pair.story < UNLIKELY or not pair.one.named_beside & pair.other.named_beside
    return _one_unsure(pair) or (apart and pair.of_others)


def _says_little(pair: Pair) -> bool:
    """Whether the two have no more than a common word in common: "growth", "provided"."""
    shared = pair.share(Role.AGENT) or pair.share(Role.PATIENT) or _same_place(pair) or _same_number(pair)
    return not shared and _rare(pair) < COMMON and pair.like_clauses < UNLIKE


def _of_another_thing(one: Facts, other: Facts) -> bool:
    """Whether a part is played by another of its kind: "wheat imports fell" and "imports of sugar fell"."""
    return any(
        mine.head == theirs.head and mine.beside and theirs.beside and not mine.beside & theirs.beside
        for role, parts in one.parts.items()
        for mine in parts
        for theirs in other.parts.get(role, ())
    )


class _Row(NamedTuple):
    """A row that counts: its place, its weight, what it counts, and how much all those behind it can add at most."""

    place: int
    weight: float
    share: Callable[[Pair], float]
    rest: float


_ROUNDING = 1e-6


def odds(pair: Pair, *, enough: float | None = None) -> float:
    """The log-odds that the two are of one happening; what cannot be above ``enough`` is not counted to the end."""
    one_article = pair.one.witness.article == pair.other.witness.article
    bias, rows = _weighed_rows()[0 if one_article else 1]
    total = bias
    counted = [0.0] * len(rows)
    for place, weight, share, rest in rows:
        counted[place] = weight * share(pair)
        total += counted[place]
        if enough is not None and total + rest < enough - _ROUNDING:
            return total + rest
    return bias + sum(counted)


def grounds(pair: Pair, most: int = 3) -> tuple[str, ...]:
    """The rows that speak most for it."""
    weights = _weights()[0 if pair.one.witness.article == pair.other.witness.article else 1]
    counted = [(weights[row.key] * row.share(pair), row.name) for row in EVIDENCE]
    return tuple(name for weight, name in sorted(counted, key=lambda pair: (-pair[0], pair[1]))[:most] if weight > 0)


@cache
def _weighed_rows() -> tuple[tuple[float, list[_Row]], ...]:
    """For each column what always counts, and the rows that count, the heaviest first."""
    return tuple((weights[BIAS], _heaviest_first(weights)) for weights in _weights())


def _heaviest_first(weights: Mapping[str, float]) -> list[_Row]:
    rows = [(place, weights[row.key], row.share) for place, row in enumerate(row for row in EVIDENCE if weights[row.key])]
    order = sorted(rows, key=lambda row: (-abs(row[1]), row[0]))
    rests = [sum(max(0.0, weight) for _, weight, _ in order[place + 1 :]) for place in range(len(order))]
    return [_Row(*row, rest) for row, rest in zip(order, rests, strict=True)]


@cache
def _weights() -> tuple[Mapping[str, float], Mapping[str, float]]:
    """The weights of each row, within an article and across articles."""
    rows = list(cut("dateline.events.merging", "weights.tsv"))
    return {row[0]: float(row[1]) for row in rows}, {row[0]: float(row[2]) for row in rows}
