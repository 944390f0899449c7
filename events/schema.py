"""Every value that travels through dateline, in the order in which it appears.

    Article -> Document -> Event, TimeExpression -> DatedEvent -> Account -> Entry -> Timeline

All values are frozen; a later stage makes a value of a new type. Offsets count Unicode code points of
``Article.text``; spans are half-open. Points of time are :class:`Moment`, on the proleptic Gregorian
calendar with astronomical years (44 BCE is -43), without a zone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum, StrEnum
from importlib import import_module
from operator import attrgetter
from types import MappingProxyType
from typing import Any, Self

from dateline.events.calendar.arithmetic import SECONDS_PER_DAY, date_of, days_of

NO_FEATURES: Mapping[str, str] = MappingProxyType({})


# Text ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of an article's text.

    >>> Span(0, 5).of("Talks began.")
    'Talks'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            message = f"a span must not be empty or negative: {self.start}..{self.end}"
            raise ValueError(message)

    def of(self, text: str) -> str:
        """The words that the span covers."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Article:
    """A story as read.

    ``published`` is the day, or the local time, at which it came out; every relative expression of
    the text is anchored to it. ``place`` is the place of the dateline, where it is known beforehand. ``uid`` is its name that
    lasts; reading it gives it one.
    """

    text: str
    published: date | datetime | None = None
    id: str = ""
    title: str | None = None
    source: str | None = None
    url: str | None = None
    place: str | None = None
    uid: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a model has learned to say of a word, and how sure it is, from 0 to 1."""

    value: str
    weight: float


@dataclass(frozen=True, slots=True)
class Token:
    """A syntactic word of Universal Dependencies, with its place in the article's text.

    ``index`` counts from 1 within the sentence; ``head`` is 0 at the root. ``multiword`` holds the
    whole written token ("can't") where several words share it. Words of one written token whose
    letters cannot be told apart share its span.

    ``event`` is TimeML's class that the word has if it tells an event, and the chance that it does; ``name`` is ``B-`` and the kind of
    what is named where a name begins, ``I-`` and the kind where it goes on; ``printed`` is the chance that an editor would print what the
    word tells. All are learned, and ``None`` where no model was asked.
    """

    index: int
    text: str
    lemma: str
    upos: str
    xpos: str
    feats: Mapping[str, str]
    head: int
    deprel: str
    span: Span
    multiword: Span | None = None
    event: Answer | None = None
    name: Answer | None = None
    printed: float | None = None
    relation: str = field(init=False, repr=False, compare=False)
    """The relation to the head without its subtype: ``nsubj`` for ``nsubj:pass``."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "relation", self.deprel.partition(":")[0])


@dataclass(frozen=True, slots=True)
class Repair:
    """A word that was hung elsewhere than the parser had it: the word, what it hangs on now, and by which rule."""

    word: Span
    head: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A dependency tree. ``tokens[i].index == i + 1``; ``repairs`` say where it is not the parser's."""

    index: int
    tokens: tuple[Token, ...]
    repairs: tuple[Repair, ...] = ()
    span: Span = field(init=False, repr=False, compare=False)
    """From the first character to the last."""
    _children: tuple[tuple[Token, ...], ...] = field(init=False, repr=False, compare=False)
    _subtrees: dict[int, tuple[Token, ...]] = field(init=False, repr=False, compare=False)
    """Those that were asked for: a rule asks for the same one again and again."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "_subtrees", {})
        children: list[list[Token]] = [[] for _ in range(len(self.tokens) + 1)]
        for token in self.tokens:
            children[token.head].append(token)
        object.__setattr__(self, "_children", tuple(map(tuple, children)))
        if self.tokens:
            object.__setattr__(self, "span", Span(self.tokens[0].span.start, max(token.span.end for token in self.tokens)))

    @property
    def root(self) -> Token:
        """The token without a head."""
        return self._children[0][0]

    def __getitem__(self, index: int) -> Token:
        """The token with this 1-based index."""
        return self.tokens[index - 1]

    def children(self, token: Token, *relations: str) -> tuple[Token, ...]:
        """The dependents in text order; with relations, only those (a bare ``nsubj`` admits subtypes)."""
        found = self._children[token.index]
        if not relations or not found:
            return found
        return tuple([child for child in found if child.deprel in relations or child.relation in relations])

    def child(self, token: Token, *relations: str) -> Token | None:
        """The first dependent in one of these relations, if there is one."""
        for child in self._children[token.index]:
            if child.deprel in relations or child.relation in relations:
                return child
        return None

    def head(self, token: Token) -> Token | None:
        """The governor, ``None`` at the root."""
        return self.tokens[token.head - 1] if token.head else None

    def ancestors(self, token: Token) -> Iterator[Token]:
        """The governors from the nearest to the root.

        Raises:
            ValueError: the tree runs in a circle.
        """
        above = self.head(token)
        for _ in self.tokens:
            if above is None:
                return
            yield above
            above = self.head(above)
        if above is not None:
            message = f"sentence {self.index} is no tree: its heads run in a circle"
            raise ValueError(message)

    def subtree(self, token: Token) -> tuple[Token, ...]:
        """The token and all below it, in text order."""
        known = self._subtrees.get(token.index)
        if known is not None:
            return known
        found = [token]
        for member in found:
            found.extend(self._children[member.index])
        found.sort(key=_index_of)
        return self._subtrees.setdefault(token.index, tuple(found))


_index_of = attrgetter("index")


@dataclass(frozen=True, slots=True)
class Document:
    """An article with its sentences."""

    article: Article
    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        """The article's text."""
        return self.article.text

    @property
    def published(self) -> Moment:
        """The publication date as a moment.

        Raises:
            ValueError: the article has none; reading it in should have refused it.
        """
        if self.article.published is None:
            message = f"article {self.article.id} has no publication date"
            raise ValueError(message)
        return Moment.of(self.article.published)


# The calendar -------------------------------------------------------------------------------------


class Grain(Enum):
    """How precise a statement of time is, coarsest first."""

    MILLENNIUM = "millennium"
    CENTURY = "century"
    DECADE = "decade"
    YEAR = "year"
    HALF = "half"
    SEASON = "season"
    QUARTER = "quarter"
    MONTH = "month"
    WEEK = "week"
    WEEKEND = "weekend"
    DAY = "day"
    PART = "part"
    HOUR = "hour"
    MINUTE = "minute"
    SECOND = "second"

    @property
    def rank(self) -> int:
        """0 for the coarsest."""
        return _GRAIN_RANKS[self]

    @property
    def within_day(self) -> bool:
        """Whether bounds at this grain carry a time of day."""
        return self.rank > Grain.DAY.rank


_GRAIN_RANKS = {grain: rank for rank, grain in enumerate(Grain)}


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """A point of the proleptic Gregorian calendar, to the second, without a zone.

    Years are astronomical: 1 BCE is 0, 44 BCE is -43.

    >>> Moment(2007, 5, 28).plus(days=1).iso(Grain.DAY)
    '2007-05-29'
    """

    year: int
    month: int = 1
    day: int = 1
    hour: int = 0
    minute: int = 0
    second: int = 0

    @classmethod
    def of(cls, value: date) -> Self:
        """From a ``date`` or ``datetime`` (whose own clock time is kept as written)."""
        if isinstance(value, datetime):
            return cls(value.year, value.month, value.day, value.hour, value.minute, value.second)
        return cls(value.year, value.month, value.day)

    @classmethod
    def from_days(cls, days: int, seconds: int = 0) -> Self:
        """From days (and seconds) since 1970-01-01."""
        year, month, day = date_of(days + seconds // SECONDS_PER_DAY)
        seconds %= SECONDS_PER_DAY
        return cls(year, month, day, seconds // 3600, seconds % 3600 // 60, seconds % 60)

    @property
    def days(self) -> int:
        """Days since 1970-01-01; the weekday is ``(days + 3) % 7``, Monday being 0."""
        return days_of(self.year, self.month, self.day)

    @property
    def seconds(self) -> int:
        """Seconds since midnight."""
        return self.hour * 3600 + self.minute * 60 + self.second

    @property
    def weekday(self) -> int:
        """Monday is 0."""
        return (self.days + 3) % 7

    @property
    def midnight(self) -> Moment:
        """The begin of the day."""
        return Moment(self.year, self.month, self.day)

    def plus(self, *, days: int = 0, seconds: int = 0) -> Moment:
        """So many days and seconds later (earlier where negative)."""
        return Moment.from_days(self.days + days, self.seconds + seconds)

    def iso(self, grain: Grain = Grain.DAY) -> str:
        """ISO 8601, to the day, or to the minute or second where the grain is finer than a day."""
        year = f"{'-' if self.year < 0 else ''}{abs(self.year):04d}"
        text = f"{year}-{self.month:02d}-{self.day:02d}"
        return f"{text}T{self.hour:02d}:{self.minute:02d}:{self.second:02d}" if grain.within_day else text


@dataclass(frozen=True, slots=True)
class Interval:
    """A half-open stretch of the calendar, and how precisely it was named.

    Raises:
        ValueError: the end is not after the begin.
    """

    begin: Moment
    end: Moment
    grain: Grain

    def __post_init__(self) -> None:
        if not self.begin < self.end:
            message = f"an interval must not be empty: {self.begin} to {self.end}"
            raise ValueError(message)

    @property
    def last(self) -> Moment:
        """The last day of it, or the last second where the grain is finer than a day."""
        return self.end.plus(seconds=-1) if self.grain.within_day else self.end.plus(seconds=-1).midnight


@dataclass(frozen=True, slots=True)
class Bounds:
    """A point lies between two others, inclusive; ``None`` is "not known".

    Raises:
        ValueError: the earliest is after the latest.
    """

    earliest: Moment | None = None
    latest: Moment | None = None

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.latest < self.earliest:
            message = f"bounds out of order: {self.earliest} to {self.latest}"
            raise ValueError(message)

    @classmethod
    def exactly(cls, moment: Moment) -> Self:
        """A point that is known."""
        return cls(moment, moment)


UNKNOWN = Bounds()


@dataclass(frozen=True, slots=True)
class Stretch:
    """A begin and an end, each perhaps uncertain, and the grain of the words that gave them.

    ``approximate`` stands where the words themselves do ("about 1950").
    """

    begin: Bounds
    end: Bounds
    grain: Grain | None = None
    approximate: bool = False

    def __post_init__(self) -> None:
        if self.begin.earliest and self.end.latest and self.end.latest < self.begin.earliest:
            message = f"a stretch must not end before it begins: {self.begin} to {self.end}"
            raise ValueError(message)

    @classmethod
    def filling(cls, interval: Interval, *, approximate: bool = False) -> Self:
        """The whole interval: begins with it and ends with it."""
        return cls(Bounds.exactly(interval.begin), Bounds.exactly(interval.last), interval.grain, approximate)

    @classmethod
    def within(cls, interval: Interval, *, approximate: bool = False) -> Self:
        """Somewhere inside the interval."""
        inside = Bounds(interval.begin, interval.last)
        return cls(inside, inside, interval.grain, approximate)

    @property
    def known(self) -> bool:
        """Whether any of the four bounds is known."""
        return any((self.begin.earliest, self.begin.latest, self.end.earliest, self.end.latest))


# What was said ------------------------------------------------------------------------------------


class Kind(StrEnum):
    """What kind of word carries an event."""

    VERB = "verb"
    NOUN = "noun"
    ADJECTIVE = "adjective"
    COPULA = "copula"


class EventClass(StrEnum):
    """TimeML's classes of events."""

    OCCURRENCE = "OCCURRENCE"
    STATE = "STATE"
    REPORTING = "REPORTING"
    PERCEPTION = "PERCEPTION"
    ASPECTUAL = "ASPECTUAL"
    I_ACTION = "I_ACTION"
    I_STATE = "I_STATE"


class Tense(StrEnum):
    """TimeML's tenses."""

    PAST = "PAST"
    PRESENT = "PRESENT"
    FUTURE = "FUTURE"
    NONE = "NONE"
    INFINITIVE = "INFINITIVE"
    PRESPART = "PRESPART"
    PASTPART = "PASTPART"


class Aspect(StrEnum):
    """TimeML's aspects."""

    NONE = "NONE"
    PROGRESSIVE = "PROGRESSIVE"
    PERFECTIVE = "PERFECTIVE"
    PERFECTIVE_PROGRESSIVE = "PERFECTIVE_PROGRESSIVE"


class Polarity(StrEnum):
    """Whether it is said to be, or not to be."""

    POS = "POS"
    NEG = "NEG"


class Factuality(StrEnum):
    """What the words claim: whether it came about at all."""

    HAPPENED = "happened"
    ONGOING = "ongoing"
    PLANNED = "planned"
    POSSIBLE = "possible"
    DENIED = "denied"
    HYPOTHETICAL = "hypothetical"
    GENERAL = "general"


class Role(StrEnum):
    """What part an argument plays."""

    AGENT = "agent"
    PATIENT = "patient"
    RECIPIENT = "recipient"
    TOPIC = "topic"
    INSTRUMENT = "instrument"
    PLACE = "place"
    ORIGIN = "origin"
    DESTINATION = "destination"
    COMPANION = "companion"
    PURPOSE = "purpose"
    CAUSE = "cause"
    MANNER = "manner"
    TIME = "time"
    ATTRIBUTE = "attribute"
    CONTENT = "content"


@dataclass(frozen=True, slots=True)
class Predicate:
    """The word, or the words, that carry an event ("stepped up", "took place")."""

    span: Span
    lemma: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Argument:
    """A phrase that takes part in an event.

    ``refers_to`` is the mention that a pronoun, a relative word or a short form stands for. ``shared`` says that another predicate
    has it too, and the clause does not write it; ``outside`` that it is an object which a relative clause leaves to its noun;
    ``again`` that it adds nobody to another argument: the same by another name, or one of them.
    ``named`` is what its head, or the mention that it refers to, names, where a model says that it is a name: a person, an
    organization, a place or something else ("other").
    """

    role: Role
    span: Span
    head: Span
    rule: str
    refers_to: Span | None = None
    named: Answer | None = None
    shared: bool = field(default=False, compare=False, repr=False)
    outside: bool = field(default=False, compare=False, repr=False)
    again: bool = field(default=False, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Source:
    """Who says so inside the article; ``event`` is the id of the saying, where it is an event.

    ``spoken`` is false of what somebody only thinks or wants, or did not say after all.
    """

    span: Span
    event: str | None = None
    spoken: bool = field(default=True, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Event:
    """Something said to happen, or to be so.

    ``sentence`` and ``token`` (0-based sentence, 1-based head word of the predicate) lead back to the
    tree; they are -1 in a timeline that was read back from a file. ``uid`` is its name that lasts: the same whatever else is read
    beside its article, and as long as its own sentence stays. ``inherited`` says that its factuality is only that of what it hangs on;
    ``repairs`` are those of its sentence's tree.
    """

    id: str
    article: str
    span: Span
    predicate: Predicate
    event_class: EventClass
    tense: Tense
    aspect: Aspect
    polarity: Polarity
    modality: str | None
    factuality: Factuality
    source: Source | None
    arguments: tuple[Argument, ...]
    summary: str
    rule: str
    sentence: int = -1
    token: int = -1
    uid: str = ""
    inherited: bool = field(default=False, compare=False, repr=False)
    repairs: tuple[Repair, ...] = field(default=(), compare=False, repr=False)

    def arguments_as(self, *roles: Role) -> tuple[Argument, ...]:
        """The arguments in any of these roles, in text order."""
        return tuple(argument for argument in self.arguments if argument.role in roles)


class TimexType(StrEnum):
    """TimeML's types of time expressions."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Origin(StrEnum):
    """From what a time expression was counted."""

    WORDS = "its own words"
    NAMED = "a day named with it"
    SPOKEN_OF = "the time last spoken of"
    NARRATIVE = "where the narrative has got to"
    PUBLISHED = "the publication date"


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that say when, how long or how often, as ISO-TimeML has them.

    ``when`` is the stretch of the calendar that they name, ``None`` where they name none. ``reasons``
    says in order what was decided: the reference, the direction and its cue, the calendar steps.
    ``sentence``, ``first`` and ``last`` lead back to the tree (0-based sentence, 1-based tokens,
    inclusive); -1 in a timeline that was read back from a file.
    """

    id: str
    article: str
    span: Span
    type: TimexType
    value: str
    mod: str | None
    when: Stretch | None
    rule: str
    reasons: tuple[str, ...] = ()
    sentence: int = -1
    first: int = -1
    last: int = -1
    origin: Origin = field(default=Origin.PUBLISHED, compare=False, repr=False)


# When it was --------------------------------------------------------------------------------------


class Basis(StrEnum):
    """How near to the event the words stand that date it, nearest first."""

    STATED = "stated"
    NEARBY = "nearby"
    CARRIED = "carried"
    PUBLISHED = "published"


class Relation(StrEnum):
    """TimeML's temporal relations."""

    BEFORE = "BEFORE"
    AFTER = "AFTER"
    IBEFORE = "IBEFORE"
    IAFTER = "IAFTER"
    INCLUDES = "INCLUDES"
    IS_INCLUDED = "IS_INCLUDED"
    SIMULTANEOUS = "SIMULTANEOUS"
    IDENTITY = "IDENTITY"
    DURING = "DURING"
    BEGINS = "BEGINS"
    BEGUN_BY = "BEGUN_BY"
    ENDS = "ENDS"
    ENDED_BY = "ENDED_BY"


@dataclass(frozen=True, slots=True)
class EventTime:
    """When an event began and ended, and why we say so.

    ``why`` is one sentence for people, ``reasons`` the chain behind it. A stretch without any known
    bound has a ``why`` that says what was missing. ``gap`` is the stretch before the event in which none
    of its kind is told of ("the first talks in nearly 30 years"); it ends where the event begins.
    ``twin_of`` is the id of the event of the same article that it was taken for, where that gave the date.
    """

    stretch: Stretch
    basis: Basis | None
    time: str | None
    rule: str
    why: str
    reasons: tuple[str, ...] = ()
    gap: Stretch | None = None
    twin_of: str | None = None


@dataclass(frozen=True, slots=True)
class DatedEvent:
    """An event with its time."""

    event: Event
    when: EventTime


@dataclass(frozen=True, slots=True)
class Link:
    """A temporal relation between two ids: of events, of times, or an article's for its publication date."""

    source: str
    target: str
    relation: Relation
    rule: str


@dataclass(frozen=True, slots=True)
class Generator:
    """The program and the model that made a timeline."""

    name: str
    version: str
    model: str | None


# What one article tells ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Participant:
    """The head of an argument: what it is called, whether that is a name or a number, and the names in the whole phrase.

    ``count`` is how often its article uses the word; ``beside`` are the nouns that say which of its kind it is ("wheat imports"),
    ``figure`` is the number that counts it, as written.
    """

    role: Role
    head: str
    named: bool
    inside: frozenset[str] = frozenset()
    count: int = 0
    beside: frozenset[str] = frozenset()
    figure: str = ""


class Standing(StrEnum):
    """Where the clause of a mention stands in its sentence."""

    MAIN = "main"
    JOINED = "joined"
    CONTENT = "content"
    INFINITIVE = "infinitive"
    ADVERBIAL = "adverbial"
    RELATIVE = "relative"
    PARTICIPLE = "participle"
    ASIDE = "aside"
    PHRASE = "phrase"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Telling:
    """How a mention is told, as its sentence has it.

    ``standing`` is where its clause stands and ``depth`` how many words govern it; ``words``, ``names`` and ``numbers`` are those of
    its own clause (lemmas; not the predicate's), ``length`` how many words that has. ``of_headline`` counts the words that it shares
    with the headline; ``common`` is how often the article uses the nouns of the clause, on average. ``behind_in_sentence``
    and ``behind_in_time`` say that something before it is told in its sentence, or of its time, ``alone`` that nothing else is told of
    that time. ``printed`` is the chance that an editor would print it, as the model has learned, and ``None`` where it was not asked.
    """

    standing: Standing = Standing.OTHER
    depth: int = 0
    finite: bool = False
    subject: bool = False
    pronoun: bool = False
    passive: bool = False
    quoted: bool = False
    asked: bool = False
    first_person: bool = False
    length: int = 0
    words: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    in_headline: bool = False
    of_headline: int = 0
    common: float = 0.0
    behind_in_sentence: bool = False
    behind_in_time: bool = False
    alone: bool = False
    printed: float | None = None


class Part(StrEnum):
    """What a phrase does in its clause."""

    WHO = "who"
    VERB = "verb"
    WHOM = "whom"
    WHAT = "what"
    WHERE = "where"
    WHEN = "when"
    HOW = "how"
    CONDITION = "condition"
    NOUN = "noun"


class Form(StrEnum):
    """How the word is written that carries a clause."""

    FINITE = "finite"
    PARTICIPLE = "participle"
    GERUND = "gerund"
    INFINITIVE = "infinitive"
    NOUN = "noun"


@dataclass(frozen=True, slots=True)
class Named:
    """A pronoun or a short name among some words, and what it stands for in full; ``owner`` is "his"."""

    start: int
    end: int
    full: str
    owner: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """Words as they are written, with those among them that stand for others."""

    text: str
    names: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True)
class Phrase:
    """A part of a clause.

    ``less`` are its words without what commas set apart, ``short`` those without all that only adds to them, each where that is less
    than the one before. ``lead`` stands between it and the phrase before. ``plural`` is told of who and whom; ``dates`` says that it is
    the phrase by which the event is dated, and nothing more.
    """

    part: Part
    words: Words
    short: Words | None = None
    lead: str = " "
    plural: bool = False
    dates: bool = False
    less: Words | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """How an event is told, as data; a sentence is composed of it late.

    ``phrases`` are in the order of the telling; a noun's hold what it would be told of by a verb as well. ``lemma`` is that of the
    word that carries it (empty where adjectives say more of a noun than a verb could), ``word`` how that is written, ``adverbs`` and
    ``particle`` what belongs to it, ``form`` whether it is finite. ``copula`` says that it is what somebody is said to be, ``passive``
    that who is told of undergoes it, ``past`` that the sentence around tells of the past, ``negated`` that a word of its own denies it,
    ``definite`` that a noun is known already. ``unsure`` says that a pronoun tells who, and nobody knows whom it stands for,
    ``dangling`` that one stands behind the verb, and nothing in the clause is what it stands for ("the court threw it out"),
    ``first_person`` that somebody speaks of himself, ``quotes`` that a verb of saying quotes somebody who does; ``quote`` is where it
    stands. ``claim`` is what its own word claims.
    """

    phrases: tuple[Phrase, ...] = ()
    form: Form = Form.FINITE
    lemma: str = ""
    word: str = ""
    adverbs: str = ""
    particle: str = ""
    copula: bool = False
    passive: bool = False
    past: bool = True
    negated: bool = False
    definite: bool = False
    unsure: bool = False
    dangling: bool = False
    first_person: bool = False
    quotes: bool = False
    claim: Factuality = Factuality.HAPPENED
    quote: Span | None = None

    def part(self, *parts: Part) -> Phrase | None:
        """The first phrase that is one of these parts."""
        return next((phrase for phrase in self.phrases if phrase.part in parts), None)


@dataclass(frozen=True, slots=True)
class Mention:
    """An event as its article tells it, with what merging and ranking look at.

    ``definite`` is "the talks", "her visit"; ``fresh`` is "another visit", "the second trial"; ``modifiers`` are the lemmas beside a
    noun; ``main`` says that it carries its sentence. ``tells_of`` are the offsets of the nouns of which the predicate says no more
    than that they came about ("the talks took place"). Of ``clause`` its sentence is composed.
    """

    dated: DatedEvent
    participants: tuple[Participant, ...] = ()
    definite: bool = False
    fresh: bool = False
    modifiers: frozenset[str] = frozenset()
    main: bool = False
    tells_of: frozenset[int] = frozenset()
    telling: Telling = Telling()
    clause: Clause = Clause()

    @property
    def event(self) -> Event:
        """The event itself."""
        return self.dated.event


@dataclass(frozen=True, slots=True)
class Theme:
    """What an article is about: its heaviest words and names with their weights, each a vector of length one."""

    words: tuple[tuple[str, float], ...] = ()
    names: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Account:
    """All that one article tells: complete, local and durable. What else is read beside it changes nothing here.

    Events and times are numbered within the article; what names the article (``article`` of an event or a time, an end of a link
    for its publication date) is its uid. ``sentences`` are the places that ``Event.sentence`` counts; ``contradictions`` are links
    that were left out since they contradict others that are trusted more.
    """

    article: Article
    sentences: tuple[Span, ...]
    times: tuple[TimeExpression, ...]
    mentions: tuple[Mention, ...]
    links: tuple[Link, ...]
    contradictions: tuple[Link, ...]
    generator: Generator
    theme: Theme = Theme()

    @property
    def events(self) -> tuple[DatedEvent, ...]:
        """The events with their times, in the order of the text."""
        return tuple(mention.dated for mention in self.mentions)


# An editor's corrections --------------------------------------------------------------------------


class Action(StrEnum):
    """What an editor does to an entry."""

    HIDE = "hide"
    PIN = "pin"
    SAY = "say"
    DATE = "date"
    CLAIM = "claim"
    MERGE = "merge"
    SPLIT = "split"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Edit:
    """A correction with its reason.

    ``uid`` is of any event of the entry; ``value`` is the words, date, claim or uid that the action takes.
    """

    uid: str
    action: Action
    value: str | None = None
    because: str = ""
    by: str | None = None


# All articles -------------------------------------------------------------------------------------


class Status(StrEnum):
    """How far those who tell of an entry confirm it."""

    UNVERIFIED = "unverified"
    SINGLE = "single source"
    CORROBORATED = "corroborated"
    DISPUTED = "disputed"


@dataclass(frozen=True, slots=True)
class Revision:
    """One of several figures that mentions of a happening give of the same thing: what is counted, the number as written, which event."""

    of: str
    figure: str
    event: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One happening on the timeline: all its mentions, in all articles.

    ``when`` is the most trusted of the mentions' times; ``conflicts`` are ids of events whose own
    times contradict it. ``salience`` lies between 0 and 1. ``uid`` is that of the mention that tells it; that of any other names it too.
    ``claim`` is what an editor says that it claims, ``edits`` are the corrections made to it, one line each; ``pinned`` is one of them.
    ``reasons`` are the rows that the salience is mostly made of; ``key`` says that an editor would print it.
    ``rule`` says why its mentions are one happening. ``revisions`` are figures that its mentions give of one thing, the first told first.
    """

    id: str
    events: tuple[str, ...]
    articles: tuple[str, ...]
    when: EventTime
    summary: str
    salience: float
    conflicts: tuple[str, ...] = ()
    uid: str = ""
    status: Status | None = None
    claim: Factuality | None = None
    pinned: bool = False
    edits: tuple[str, ...] = ()
    key: bool = True
    reasons: tuple[str, ...] = ()
    rule: str = ""
    revisions: tuple[Revision, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that went wrong without ending the run, in one line."""

    message: str
    article: str | None = None


@dataclass(frozen=True, slots=True)
class Timeline:
    """Everything that was found, in one order.

    ``entries`` are sorted by time, then by first mention; those whose ids are in ``undated`` come last.
    ``links`` relate events and times; an article's id as the target stands for its publication date. ``accounts`` are what each
    article tells, with the ids of this timeline: what it takes to merge it with others.
    """

    generator: Generator
    articles: tuple[Article, ...]
    times: tuple[TimeExpression, ...]
    events: tuple[DatedEvent, ...]
    links: tuple[Link, ...]
    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...] = ()
    accounts: tuple[Account, ...] = ()

    def __repr__(self) -> str:
        """One line, as a whole timeline is a book."""
        return f"<Timeline: {len(self.entries):,} entries from {len(self.articles):,} articles>"

    @property
    def undated(self) -> tuple[str, ...]:
        """The ids of the entries without any bound."""
        return tuple(entry.id for entry in self.entries if not entry.when.stretch.known)

    def to_json(self) -> str:
        """The timeline document, as text; the same timeline gives the same bytes."""
        return str(_exported("json_document", "dump", self))

    def to_records(self) -> list[dict[str, Any]]:
        """One flat row an entry, ready for a data frame."""
        return list(_exported("records", "records", self))


def _exported(module: str, function: str, timeline: Timeline) -> Any:
    """By name, when it is asked for: no value knows its exports."""
    return getattr(import_module(f"dateline.events.exports.{module}"), function)(timeline)
