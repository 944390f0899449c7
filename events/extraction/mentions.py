"""What a text speaks of: names, noun phrases and pronouns, with what decides whether two can be one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from dateline.events.extraction.arguments import is_name_part, is_temporal, mention_span
from dateline.events.extraction.labels import TITLES
from dateline.events.extraction.lexicon import (
    FEMALE_NOUNS,
    GENDER_OF_HONORIFICS,
    HONORIFICS,
    MALE_NOUNS,
    REPORTING,
    given_names,
    group_nouns,
    person_nouns,
)
from dateline.events.language import values, words
from dateline.events.schema import Sentence, Span, Token

ENDINGS_OF_FIRMS = words("names", "ending_of_firm")
DEFINITE = words("determiners", "definite")
SURE_OF_NAME = 0.9
"""How sure a model has to be that a name is no person's."""


class Form(Enum):
    """How the text speaks of something."""

    NAME = "name"
    NOUN = "noun"
    JOINED = "joined"  # phrases with "and" between them
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class EntityMention:
    """Words that speak of somebody or something; ``None`` stands for what they do not tell.

    ``name`` holds the words of a name without titles, lower-cased; ``nouns`` what else the phrase calls it
    ("ambassador" beside "Ryan Crocker").
    """

    sentence: int
    token: Token
    span: Span
    form: Form
    role: str
    name: tuple[str, ...] = ()
    nouns: frozenset[str] = frozenset()
    plural: bool | None = None
    person: bool | None = None
    gender: str | None = None
    definite: bool = False
    speaks: bool = False
    main: bool = False  # subject of the main clause
    owned: bool = False  # "his father"
    aside_of: int | None = None  # the word whose apposition it stands in ("Augustus, the heir of Caesar")

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands, for comparing."""
        return (self.sentence, self.token.index)


def mentions_of(sentence: Sentence) -> Iterator[EntityMention]:
    """Every name, noun phrase and third-person pronoun of the sentence, in text order."""
    for token in sentence.tokens:
        if token.upos == "PRON" and token.text.lower() in PRONOUNS and token.deprel != "expl":
            yield _pronoun(sentence, token)
        elif is_name_part(token) or token.deprel in {"nmod:desc", "nmod:unmarked"}:
            continue
        elif token.upos == "PROPN":
            if not is_temporal(token) or sentence.children(token, *TITLES):
                yield replace(_name(sentence, token), aside_of=_aside_of(sentence, token))
        elif token.upos == "NOUN" and not is_temporal(token) and not _only_describes(sentence, token):
            yield _noun(sentence, token)


def _aside_of(sentence: Sentence, token: Token) -> int | None:
    """The word whose apposition the name stands in, as no head of it."""
    for above in sentence.ancestors(token):
        if above.upos in {"VERB", "AUX"}:
            return None
        if above.relation == "appos":
            return above.head
    return None


def _only_describes(sentence: Sentence, token: Token) -> bool:
    """An apposition, or what somebody is said to be or to become, speaks of what it describes, not of something else."""
    return token.relation in {"appos", "xcomp"} or sentence.child(token, "cop") is not None


OF_PLACES = words("nouns", "of_a_place")
BEFORE_NO_PERSON = words("function_words", "before_no_person")
PRONOUNS = values("pronouns", "nominative")
"""Each form of a pronoun of the third person with its nominative."""

_GENDERS = values("pronouns", "gender")


def nominative(token: Token) -> str:
    """The pronoun's nominative, from its written form: lemmas of possessives differ between treebanks."""
    return PRONOUNS[token.text.lower()]


def is_reflexive(pronoun: Token) -> bool:
    """Whether the pronoun goes back to an argument of its own predicate: "himself"."""
    return pronoun.text.lower().endswith(("self", "selves"))


def _pronoun(sentence: Sentence, token: Token) -> EntityMention:
    word = nominative(token)
    return EntityMention(
        sentence.index,
        token,
        token.span,
        Form.PRONOUN,
        role_of(token),
        plural=word == "they",
        person=None if word == "they" else word != "it",
        gender=_GENDERS.get(word),
        main=_is_main(sentence, token),
    )


def role_of(token: Token) -> str:
    """Subject, object, owner or other."""
    if token.relation == "nsubj":
        return "subject"
    if token.relation in {"obj", "iobj"}:
        return "object"
    return "owner" if token.deprel == "nmod:poss" else "other"


def _name(sentence: Sentence, token: Token) -> EntityMention:
    before = [child for child in sentence.children(token, *TITLES) if child.index < token.index]
    after = [child for child in sentence.children(token, "flat") if child.index > token.index]
    titles = [child for child in (*before, token) if _is_title(child, token)]
    parts = [part for part in (*before, token, *after) if part.upos == "PROPN" and part not in titles] or [token]
    parts = [*_owner_in_name(sentence, parts), *parts]
    parts = [*_adjectives_in_name(sentence, parts[0]), *parts]
    words = tuple(part.text.lower().rstrip(".") for part in parts if part.upos != "PART")
    nouns = frozenset(noun.lemma.lower() for noun in (*titles, *_descriptions(sentence, token)) if noun.upos in {"NOUN", "PROPN"})
    gender = None if _is_told_no_person(token) else _gender_of_name(words, titles) or _gender_of(nouns)
    return EntityMention(
        sentence.index,
        token,
        Span(min(part.span.start for part in (*parts, *before, *_opening(sentence, before))), max(part.span.end for part in parts)),
        Form.NAME,
        role_of(token),
        words,
        nouns,
        plural=token.feats.get("Number") == "Plur",
        person=True
        if gender or (nouns & person_nouns() and not _is_told_no_person(token))
        else _not_a_person(sentence, token, words, nouns),
        gender=gender,
        definite=True,
        speaks=_speaks(sentence, token),
        main=_is_main(sentence, token),
    )


def _owner_in_name(sentence: Sentence, parts: Sequence[Token]) -> list[Token]:
    """What a firm's name begins with, where that is written as an owner: "Heck" and "'s" of "Heck's Inc"."""
    firm = parts[0]
    if len(parts) > 1 or firm.text.lower().rstrip(".") not in ENDINGS_OF_FIRMS:
        return []
    owners = [child for child in sentence.children(firm, "nmod:poss") if child.upos == "PROPN" and child.index < firm.index]
    return [*owners, *(mark for owner in owners for mark in sentence.children(owner, "case"))]


def _adjectives_in_name(sentence: Sentence, first: Token) -> list[Token]:
    """What a name begins with, where a model says so, though it is written like what describes: "Tender Loving" of "Tender Loving Care"."""
    found = [first]
    while (tag := found[0].name) is not None and tag.value.startswith("I-") and found[0].index > 1:
        before = sentence[found[0].index - 1]
        if before.name is None or before.name.value.partition("-")[2] != tag.value.partition("-")[2] or not before.text[:1].isupper():
            break
        found.insert(0, before)
    return found[:-1]


def _is_told_no_person(token: Token) -> bool:
    """Whether a model says that the name is a body's or a place's, though it may begin like a person's ("China News Agency")."""
    return token.name is not None and token.name.value.partition("-")[2] in {"organization", "place"}


def _opening(sentence: Sentence, titles: list[Token]) -> list[Token]:
    """What a title of several words begins with: "Vice" of "Vice President", "Securities and Exchange Commission" of its "Chairman"."""
    found: list[Token] = []
    for title in titles:
        inside = {item.index for item in sentence.subtree(title) if item.relation in OF_TITLE}
        first = title
        while first.index - 1 in inside and _continues(sentence, first):
            first = sentence[first.index - 1]
            found.append(first)
    return found


OF_TITLE = frozenset({"amod", "compound", "flat", "conj", "cc"})


def _continues(sentence: Sentence, first: Token) -> bool:
    """Whether the word before is of the title too: "ITT" before "Corp", "rail" before "chief", "and" behind "Securities"."""
    before = sentence[first.index - 1]
    small = first.text.islower() and first.upos == "NOUN" and before.relation == "compound"
    joins = before.relation == "cc" and before.index > 1 and sentence[before.index - 1].text[:1].isupper()
    return before.text[:1].isupper() or small or joins


def _not_a_person(sentence: Sentence, token: Token, words: tuple[str, ...], nouns: frozenset[str]) -> bool | None:
    """False where the name shows that it is a group's, a place's or a thing's, or a model is sure that it is."""
    if token.name is not None and token.name.weight > SURE_OF_NAME and _is_told_no_person(token):
        return False
    aside = {child.lemma.lower() for child in sentence.children(token, "det", "case")} & BEFORE_NO_PERSON
    return False if aside or words[-1] in ENDINGS_OF_FIRMS or nouns & group_nouns() or _is_of_a_place(sentence, token) else None


def _is_of_a_place(sentence: Sentence, token: Token) -> bool:
    """Whether the name owns what only a place has, or somebody holds an office of it ("Ruritania's parliament", "the mayor of Orvik")."""
    first = next((item for item in (token, *sentence.ancestors(token)) if item.relation != "conj"), token)
    head = sentence.head(first)
    if head is None:
        return False
    if first.deprel == "nmod:poss":
        return head.lemma.lower() in OF_PLACES
    office = first.relation == "nmod" and head.lemma.lower() in person_nouns()
    return office and any(item.lemma == "of" for item in sentence.children(first, "case"))


def _gender_of_name(words: tuple[str, ...], titles: list[Token]) -> str | None:
    told = (GENDER_OF_HONORIFICS.get(title.text.lower()) for title in titles)
    return next((gender for gender in told if gender), None) or (given_names().get(words[0]) if len(words) > 1 else None)


def _is_title(word: Token, head: Token) -> bool:
    """Whether the word is a title before a name: "Mr.", "spokesman", "President"."""
    return word.text.lower() in HONORIFICS or (word != head and (word.upos == "NOUN" or word.lemma.lower() in person_nouns()))


def _descriptions(sentence: Sentence, token: Token) -> Iterator[Token]:
    """Nouns that say what the named one is: appositions, and what it is said to be."""
    for child in sentence.children(token, "appos", "acl:relcl"):
        if child.deprel == "appos" or sentence.children(child, "cop"):
            yield child
    head = sentence.head(token)
    if head is not None and (token.deprel == "appos" or (token.relation == "nsubj" and sentence.children(head, "cop"))):
        yield head


def _noun(sentence: Sentence, token: Token) -> EntityMention:
    word = token.lemma.lower()
    owned = bool(sentence.children(token, "nmod:poss"))
    return EntityMention(
        sentence.index,
        token,
        mention_span(sentence, token),
        Form.NOUN,
        role_of(token),
        nouns=frozenset({word}),
        plural=token.feats.get("Number") == "Plur",
        person=True if word in person_nouns() else False if word in group_nouns() else None,
        gender=_gender_of({word}),
        definite=owned or any(child.lemma.lower() in DEFINITE for child in sentence.children(token, "det")),
        speaks=_speaks(sentence, token),
        main=_is_main(sentence, token),
        owned=owned,
    )


def _gender_of(nouns: frozenset[str] | set[str]) -> str | None:
    for noun in sorted(nouns):
        if noun in FEMALE_NOUNS or noun.endswith(("woman", "women")):
            return "Fem"
        if noun in MALE_NOUNS or noun.endswith(("man", "men")):
            return "Masc"
    return None


def _speaks(sentence: Sentence, token: Token) -> bool:
    head = sentence.head(token)
    return head is not None and token.relation == "nsubj" and head.lemma.lower() in REPORTING


def _is_main(sentence: Sentence, token: Token) -> bool:
    return token.relation == "nsubj" and token.head == sentence.root.index
