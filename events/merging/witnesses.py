"""A mention among those of all articles, with what the rules compare."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from dateline.events.accounts.uids import letters
from dateline.events.language import words
from dateline.events.merging.lexicon import kind_of
from dateline.events.schema import Account, Article, Basis, Event, EventTime, Factuality, Kind, Mention, Moment, Participant, Stretch, Theme

A_TABLE, FIGURES = 3, 0.25  # figures of a row at least, and their share of its words
BESIDE = words("prepositions", "compares") - words("prepositions", "role")  # "loss 22 cts vs profit 10 cts"
PAIRS = 2  # so many are a row, whatever words stand between

LEFT_OUT = frozenset({Factuality.GENERAL, Factuality.HYPOTHETICAL})


@dataclass(frozen=True, slots=True)
class Witness:
    """A mention that may enter the timeline.

    ``place`` is the article's rank, the predicate's offset, and the mention's number in its article. ``words`` are those of its
    sentence and ``around`` those of the sentences beside it, both without punctuation; ``published`` is a day count.
    """

    mention: Mention
    place: tuple[int, int, int]
    kind: str
    published: int
    words: str = ""
    around: frozenset[str] = frozenset()
    theme: Theme = field(default_factory=Theme)
    all_names: frozenset[str] = field(init=False)
    """Every name and number in the phrases of those who take part."""
    names: frozenset[str] = field(init=False)
    """The names that take part."""

    def __post_init__(self) -> None:
        inside = frozenset[str]().union(*(participant.inside for participant in self.participants))
        object.__setattr__(self, "all_names", inside)
        object.__setattr__(self, "names", frozenset(participant.head for participant in self.participants if participant.named))

    @property
    def event(self) -> Event:
        """The event itself."""
        return self.mention.dated.event

    @property
    def participants(self) -> tuple[Participant, ...]:
        """Who and what takes part."""
        return self.mention.participants

    @property
    def when(self) -> EventTime:
        """When it happened, and why we say so."""
        return self.mention.dated.when

    @property
    def stretch(self) -> Stretch:
        """When it happened."""
        return self.mention.dated.when.stretch

    @property
    def basis(self) -> Basis | None:
        """How near the words stand that date it."""
        return self.mention.dated.when.basis

    @property
    def article(self) -> int:
        """The rank of its article."""
        return self.place[0]

    @property
    def is_noun(self) -> bool:
        """Whether a noun tells it."""
        return self.event.predicate.kind is Kind.NOUN

    @property
    def in_figures(self) -> bool:
        """Whether its sentence is a table: a row of figures with hardly a word between them."""
        return _in_figures(self.words)

    @property
    def told_firmly(self) -> bool:
        """Whether the text dates it, in its own clause or sentence; the other dates are inferred."""
        return self.basis in {Basis.STATED, Basis.NEARBY}


@lru_cache(maxsize=2_000)
def _in_figures(sentence: str) -> bool:
    figures = [word[0].isdigit() for word in sentence.split()]
    each = sum(is_one and not before for before, is_one in pairwise([False, *figures]))  # "17.7" is two words here
    pairs = sum(word in BESIDE for word in sentence.split())
    return each >= A_TABLE and (pairs >= PAIRS or each >= FIGURES * (len(figures) - sum(figures) + each))


class Told(NamedTuple):
    """Of an account what merging and ranking look at: its day, the words of its sentences, what it is about, its mentions."""

    published: int
    words: tuple[str, ...]
    theme: Theme
    mentions: tuple[Mention, ...]


def told_of(account: Account) -> Told:
    """What is compared of an account."""
    words = tuple(letters(span.of(account.article.text)) for span in account.sentences)
    return Told(day_of(account.article), words, account.theme, account.mentions)


def day_of(article: Article) -> int:
    """The day on which it came out, as a count."""
    return Moment.of(article.published).days if article.published else 0


def witnesses_of(accounts: Sequence[Account]) -> list[Witness]:
    """Every mention that may enter the timeline, in the order of the accounts and their texts."""
    return [witness for rank, account in enumerate(accounts) for witness in witnesses_in(rank, told_of(account))]


def witnesses_in(rank: int, told: Told) -> list[Witness]:
    """The mentions of the article of this rank that may enter the timeline, in the order of its text."""
    found = [
        _witness(mention, (rank, mention.event.predicate.span.start, number), told)
        for number, mention in enumerate(told.mentions)
        if mention.event.factuality not in LEFT_OUT
    ]
    return sorted(found, key=lambda witness: witness.place)


def _witness(mention: Mention, place: tuple[int, int, int], told: Told) -> Witness:
    sentence, words = mention.event.sentence, told.words
    around = frozenset(words[beside] for beside in (sentence - 1, sentence + 1) if 0 <= beside < len(words)) - {""}
    own = words[sentence] if 0 <= sentence < len(words) else ""
    return Witness(mention, place, kind_of(mention.event.predicate.lemma), told.published, own, around, told.theme)


def days(stretch: Stretch) -> tuple[int | None, int | None]:
    """The first and the last day that a stretch can touch, as day counts."""
    first, last = stretch.begin.earliest, stretch.end.latest
    return _days(first), _days(last)


def _days(moment: Moment | None) -> int | None:
    return moment.days if moment else None
