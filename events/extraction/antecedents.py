"""Which of the things spoken of before a pronoun it stands for: evidence counted in rows, after Lappin and Leass (1994).

Every row is a test on a pronoun and on something spoken of before it; its examples name both. The weights in ``antecedent_weights.tsv`` are
those of a conditional logit model of GUM's training part (``training/train_antecedents.py``): the sum of the weights
that hold, against the sums of all others and of "none of them", gives the chance that the pronoun means it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cache
from math import exp

from dateline.events.extraction.labels import OBJECTS, OBLIQUES, SUBJECTS
from dateline.events.extraction.lexicon import SAYING
from dateline.events.extraction.mentions import EntityMention, Form, is_reflexive, nominative
from dateline.events.language import words
from dateline.events.language.tables import cut
from dateline.events.rule import Evidence
from dateline.events.schema import Sentence, Token

REACH = 5  # sentences that a pronoun looks back
OFTEN = 4  # mentions
VESSELS = words("nouns", "vessel")
LIKELY, CERTAIN_OF_THINGS = 0.6, 0.75
"""The chance at which a pronoun is linked, and at which "it" is sure: about nine links in ten are right then, on GUM's development part."""


@dataclass(slots=True)
class Referent:
    """Somebody or something that the text speaks of, with all its mentions so far, the latest last."""

    mentions: list[EntityMention] = field(default_factory=list)

    @property
    def last(self) -> EntityMention:
        """The latest mention."""
        return self.mentions[-1]

    @property
    def names(self) -> list[EntityMention]:
        """The mentions by name."""
        return [mention for mention in self.mentions if mention.form is Form.NAME]

    @property
    def phrases(self) -> list[EntityMention]:
        """The mentions by name or noun."""
        return [mention for mention in self.mentions if mention.form is not Form.PRONOUN]

    @property
    def person(self) -> bool | None:
        """Whether it is a person, by the first mention that tells."""
        return next((mention.person for mention in self.mentions if mention.person is not None), None)

    @property
    def gender(self) -> str | None:
        """Masc or Fem, by the first mention that tells."""
        return next((mention.gender for mention in self.mentions if mention.gender), None)

    @property
    def plural(self) -> bool | None:
        """Whether it is several, by the first mention that tells."""
        return next((mention.plural for mention in self.mentions if mention.plural is not None), None)


@dataclass(frozen=True, slots=True)
class Choice:
    """A pronoun and something it may stand for; ``rank`` counts the others that fit and were spoken of since."""

    sentence: Sentence
    pronoun: EntityMention
    referent: Referent
    rank: int
    alone: bool

    @property
    def distance(self) -> int:
        """How many sentences back it was last spoken of."""
        return self.pronoun.sentence - self.referent.last.sentence


def _under_its_clause(choice: Choice) -> bool:
    last = choice.referent.last
    if choice.distance or last.role != "subject":
        return False
    return any(above.index == last.token.head for above in choice.sentence.ancestors(choice.pronoun.token))


EVIDENCE: tuple[Evidence[Callable[[Choice], bool]], ...] = (
    Evidence(
        "last_in_the_same_sentence",
        "last in the same sentence",
        lambda choice: choice.distance == 0,
        (("The mayor said that he won.", "he", "mayor"),),
        (("The mayor left. He won.", "He", "mayor"),),
    ),
    Evidence(
        "last_in_the_sentence_before",
        "last in the sentence before",
        lambda choice: choice.distance == 1,
        (("The mayor left. He won.", "He", "mayor"),),
        (("The mayor said that he won.", "he", "mayor"),),
    ),
    Evidence(
        "last_two_sentences_before",
        "last two sentences before",
        lambda choice: choice.distance == 2,  # noqa: PLR2004 - the row's name says it
        (("The mayor left. The port was closed. He won.", "He", "mayor"),),
        (("The mayor left. He won.", "He", "mayor"),),
    ),
    Evidence(
        "subject_of_a_clause_above",
        "subject of a clause above",
        _under_its_clause,
        (("The mayor said that he won.", "he", "mayor"),),
        (("The guard told the mayor that he won.", "he", "mayor"),),
    ),
    Evidence(
        "last_as_subject",
        "last as subject",
        lambda choice: choice.referent.last.role == "subject",
        (("The mayor left. He won.", "He", "mayor"),),
        (("The guard met the mayor. He won.", "He", "mayor"),),
    ),
    Evidence(
        "last_as_object",
        "last as object",
        lambda choice: choice.referent.last.role == "object",
        (("The guard met the mayor. He won.", "He", "mayor"),),
        (("The guard met the mayor. He won.", "He", "guard"),),
    ),
    Evidence(
        "last_as_owner",
        "last as owner",
        lambda choice: choice.referent.last.role == "owner",
        (("The mayor's car burned. He left.", "He", "mayor"),),
        (("The mayor left. He won.", "He", "mayor"),),
    ),
    Evidence(
        "last_in_the_pronouns_own_role",
        "last in the pronoun's own role",
        lambda choice: choice.referent.last.role == choice.pronoun.role,
        (("The guard met the mayor. He won.", "He", "guard"),),
        (("The guard met the mayor. He won.", "He", "mayor"),),
    ),
    Evidence(
        "last_as_subject_of_a_sentence",
        "last as subject of a sentence",
        lambda choice: choice.referent.last.main,
        (("The mayor left. He won.", "He", "mayor"),),
        (("The guard said that the mayor left. He won.", "He", "mayor"),),
    ),
    Evidence(
        "last_by_a_pronoun",
        "last by a pronoun",
        lambda choice: choice.referent.last.form is Form.PRONOUN,
        (("The mayor left. He won. He wept.", "He", "mayor"),),
        (("The mayor left. He won.", "He", "mayor"),),
    ),
    Evidence(
        "somebodys_own",
        "somebody's own",
        lambda choice: choice.referent.last.owned,
        (("The mayor's guard left. He won.", "He", "mayor's guard"),),
        (("The mayor left. He won.", "He", "mayor"),),
    ),
    Evidence(
        "named",
        "named",
        lambda choice: bool(choice.referent.names),
        (("Lund left. He won.", "He", "Lund"),),
        (("The mayor left. He won.", "He", "mayor"),),
    ),
    Evidence(
        "named_in_several_words",
        "named in several words",
        lambda choice: any(len(mention.name) > 1 for mention in choice.referent.names),
        (("Martin Lund left. He won.", "He", "Martin Lund"),),
        (("Lund left. He won.", "He", "Lund"),),
    ),
    Evidence(
        "definite",
        "definite",
        lambda choice: any(mention.definite for mention in choice.referent.mentions),
        (("The mayor left. He won.", "He", "mayor"),),
        (("A mayor left. He won.", "He", "mayor"),),
    ),
    Evidence(
        "of_known_gender",
        "of known gender",
        lambda choice: choice.referent.gender is not None,
        (("Mr. Lund left. He won.", "He", "Lund"),),
        (("Lund left. He won.", "He", "Lund"),),
    ),
    Evidence(
        "a_person",
        "a person",
        lambda choice: bool(choice.referent.person),
        (("The mayor left. He won.", "He", "mayor"),),
        (("The ship sank. It was old.", "It", "ship"),),
    ),
    Evidence(
        "not_a_person",
        "not a person",
        lambda choice: choice.referent.person is False,
        (("The council met. They left.", "They", "council"),),
        (("The mayor left. He won.", "He", "mayor"),),
    ),
    Evidence(
        "several",
        "several",
        lambda choice: bool(choice.referent.plural),
        (("The guards left. They won.", "They", "guards"),),
        (("The mayor left. He won.", "He", "mayor"),),
    ),
    Evidence(
        "says_something",
        "says something",
        lambda choice: any(mention.speaks for mention in choice.referent.mentions),
        (("The mayor said no. He won.", "He", "mayor"),),
        (("The mayor left. He won.", "He", "mayor"),),
    ),
    Evidence(
        "spoken_of_twice",
        "spoken of twice",
        lambda choice: len(choice.referent.phrases) > 1,
        (("The mayor left. The mayor wept. He won.", "He", "mayor"),),
        (("The mayor left. He won.", "He", "mayor"),),
    ),
    Evidence(
        "spoken_of_often",
        "spoken of often",
        lambda choice: len(choice.referent.phrases) >= OFTEN,
        (("The mayor left. The mayor wept. The mayor ran. The mayor fell. He won.", "He", "mayor"),),
        (("The mayor left. The mayor wept. He won.", "He", "mayor"),),
    ),
    Evidence(
        "of_the_headline_or_the_first_sentence",
        "of the headline or the first sentence",
        lambda choice: choice.referent.mentions[0].sentence <= 1,
        (("The mayor left. He won.", "He", "mayor"),),
        (("The port was closed. The road was closed. The mayor left. He won.", "He", "mayor"),),
    ),
    Evidence(
        "the_nearest",
        "the nearest",
        lambda choice: choice.rank == 0 and not choice.alone,
        (("The guard met the mayor. He won.", "He", "mayor"),),
        (("The mayor left. He won.", "He", "mayor"),),
    ),
    Evidence(
        "the_second_nearest",
        "the second nearest",
        lambda choice: choice.rank == 1,
        (("The guard met the mayor. He won.", "He", "guard"),),
        (("The guard met the mayor. He won.", "He", "mayor"),),
    ),
    Evidence(
        "the_only_one",
        "the only one",
        lambda choice: choice.alone,
        (("The mayor left. He won.", "He", "mayor"),),
        (("The guard met the mayor. He won.", "He", "mayor"),),
    ),
)
NONE = "none_of_them"
QUOTATION_MARKS = frozenset({'"', "“", "”", "``", "''"})


def choices(sentence: Sentence, pronoun: EntityMention, referents: Sequence[Referent]) -> list[Choice]:
    """What the pronoun may stand for, the latest spoken of first."""
    near = [item for item in referents if pronoun.sentence - item.last.sentence <= REACH and item.last.place < pronoun.place]
    fitting = _speakers(sentence, pronoun, [item for item in near if _fits(sentence, pronoun, item)])
    fitting = [item for item in fitting if not _only_tells_of(item, fitting)]
    open_to_it = sorted((item for item in fitting if not _is_part(item, fitting)), key=lambda item: item.last.place, reverse=True)
    return [Choice(sentence, pronoun, item, rank, len(open_to_it) == 1) for rank, item in enumerate(open_to_it)]


def _speakers(sentence: Sentence, pronoun: EntityMention, fitting: list[Referent]) -> list[Referent]:
    """Who says something more, beside a quotation, is who spoke in this sentence or else in the one before, if anybody did."""
    quoted = any(token.text in QUOTATION_MARKS for token in sentence.tokens)
    if not quoted or not _says(sentence, pronoun.token):
        return fitting
    here, before = (
        [item for item in fitting if any(mention.speaks and pronoun.sentence - mention.sentence == back for mention in item.mentions)]
        for back in (0, 1)
    )
    return here or before or fitting


def _only_tells_of(referent: Referent, others: Sequence[Referent]) -> bool:
    """Whether it was only named to say who another one is ("Augustus, the heir of Caesar, died"), who is spoken of."""
    last = referent.last
    owners = (other.last for other in others if other is not referent and other.last.sentence == last.sentence)
    return last.aside_of is not None and any(owner.token.index == last.aside_of and owner.role == "subject" for owner in owners)


def _is_part(referent: Referent, others: Sequence[Referent]) -> bool:
    """Whether it was last spoken of in a joined phrase that the pronoun may mean as a whole."""
    last = referent.last
    joined = (other.last for other in others if other is not referent and other.last.form is Form.JOINED)
    return any(whole.sentence == last.sentence and whole.span.covers(last.span) for whole in joined)


def antecedent(sentence: Sentence, pronoun: EntityMention, referents: Sequence[Referent]) -> tuple[Referent | None, bool]:
    """What the pronoun most probably stands for, and whether the evidence is strong enough to say so."""
    found = choices(sentence, pronoun, referents)
    if not found:
        return None, False
    if (speaker := _who_says_so(sentence, pronoun, found)) is not None:
        return speaker, True
    word = nominative(pronoun.token)
    if word == "she" and _may_be_a_vessel(found, referents):
        return None, False
    weights = _weights()[word]
    sums = [sum(weights[row.key] for row in EVIDENCE if row.share(choice)) for choice in found]
    likely = list(map(exp, sums))
    together = likely if not pronoun.gender else _together(found, likely)
    best = max(range(len(sums)), key=lambda place: (together[place], sums[place]))
    chance = together[best] / (exp(weights[NONE]) + sum(likely))
    return (found[best].referent, chance >= (CERTAIN_OF_THINGS if word == "it" else LIKELY)) if chance >= LIKELY else (None, False)


def _who_says_so(sentence: Sentence, pronoun: EntityMention, found: Sequence[Choice]) -> Referent | None:
    """The firm, office or country that says of itself what "it" does: "Acme said it would close the mill"."""
    verb = sentence.head(pronoun.token)
    above = sentence.head(verb) if verb is not None and verb.relation == "ccomp" else None
    if verb is None or above is None or above.lemma.lower() not in SAYING or pronoun.role != "subject" or nominative(pronoun.token) != "it":
        return None
    if verb.upos != "VERB" or sentence.children(verb, "expl", "csubj"):
        return None  # "said it was likely that ..." may be of nobody
    subjects = {token.index for token in sentence.children(above, "nsubj")}
    last = ((choice.referent, choice.referent.last) for choice in found)
    own = (item for item, mention in last if mention.sentence == sentence.index and mention.token.index in subjects)
    return next((item for item in own if item.person is False), None)


def _may_be_a_vessel(found: Sequence[Choice], referents: Sequence[Referent]) -> bool:
    """Whether "she" may be a ship that was spoken of later than anybody whom it may mean ("sailed on the whaler Freya until she sank")."""
    ship = max((item.last.place for item in referents if _is_a_vessel(item)), default=None)
    if ship is None:
        return False
    name = (ship[0], ship[1] + 1)  # right behind it
    return all(choice.referent.last.place <= ship or choice.referent.last.place == name for choice in found)


def _is_a_vessel(referent: Referent) -> bool:
    """Whether it was last called a ship: one, and by a noun; a hydrophone "for hunting submarines", "Garrick's Ferry" are no ships."""
    token = referent.last.token
    return token.lemma.lower() in VESSELS and token.upos == "NOUN" and not referent.plural


def _together(found: Sequence[Choice], likely: Sequence[float]) -> list[float]:
    """For each choice how likely it is with those that may be the same person by a longer or a shorter name ("Peter Holt", "Holt")."""
    names = [{_without_number(mention.name) for mention in choice.referent.names} for choice in found]
    return [
        sum(chance for other, chance in enumerate(likely) if other == place or _share_a_name(names[place], names[other]))
        for place in range(len(found))
    ]


def _share_a_name(these: AbstractSet[tuple[str, ...]], those: AbstractSet[tuple[str, ...]]) -> bool:
    return any(_one_family_name(one, two) for one in these for two in those)


def _one_family_name(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Whether the shorter name ends the longer one."""
    shorter, longer = sorted((one, two), key=len)
    return bool(shorter) and longer[-len(shorter) :] == shorter


def _without_number(name: tuple[str, ...]) -> tuple[str, ...]:
    """A name without the number of a ruler."""
    return name[:-1] if len(name) > 1 and set(name[-1]) <= set("ivx") else name


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    """For each pronoun, the weight of each row."""
    rows = list(cut("dateline.events.extraction", "antecedent_weights.tsv"))
    columns = {"he": 1, "she": 1, "it": 2, "they": 3}
    return {word: {row[0]: float(row[column]) for row in rows} for word, column in columns.items()}


# What cannot be ------------------------------------------------------------------------------------------


def _fits(sentence: Sentence, pronoun: EntityMention, referent: Referent) -> bool:
    """Whether number, gender and the syntax of the sentence allow it."""
    last = referent.last
    if last.sentence == pronoun.sentence and _bound(sentence, pronoun.token, last.token):
        return False
    if last.sentence == pronoun.sentence and _speaks_of_it(sentence, pronoun.token, last.token):
        return False
    if pronoun.plural:
        return _can_be_several(referent)
    if referent.plural:
        return False
    return _can_be(pronoun.gender, referent) if pronoun.gender else not (referent.person or referent.gender)


def _can_be_several(referent: Referent) -> bool:
    """Several, a group, or somebody who has been called "they"."""
    called = any(mention.form is Form.PRONOUN and mention.plural for mention in referent.mentions)
    return bool(referent.plural) or referent.person is False or called


def _can_be(gender: str, referent: Referent) -> bool:
    """A person of the gender, or a name that may be one."""
    if referent.gender not in {None, gender} or referent.person is False:
        return False
    return bool(referent.names or referent.person or referent.gender)


def _speaks_of_it(sentence: Sentence, pronoun: Token, other: Token) -> bool:
    """Whether the pronoun says something, in quotation marks, of the other: nobody calls himself by name."""
    return _says(sentence, pronoun) and _quoted(sentence, other) and not _quoted(sentence, pronoun)


def _says(sentence: Sentence, token: Token) -> bool:
    verb = sentence.head(token)
    return verb is not None and verb.lemma.lower() in SAYING and token.relation in SUBJECTS


def _quoted(sentence: Sentence, token: Token) -> bool:
    """Whether quotation marks of the sentence are open before the token."""
    before = [item.text for item in sentence.tokens[: token.index - 1]]
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”") or before.count("``") > before.count("''")


def _bound(sentence: Sentence, pronoun: Token, other: Token) -> bool:
    """Whether both are arguments of one predicate, or the pronoun stands inside the other's phrase."""
    if is_reflexive(pronoun):
        return False
    if pronoun.head == other.head and pronoun.relation in SUBJECTS | OBJECTS | OBLIQUES:
        return True
    for above in sentence.ancestors(pronoun):
        if above == other:
            return True
        if above.upos in {"VERB", "AUX"}:
            return False
    return False
