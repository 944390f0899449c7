"""How events and times relate, in TimeML's words, as the dating found it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from events.dating import meanings, tenses
from events.dating.case import BASES
from events.dating.closure import consistent
from events.dating.reckoning import Reckoning
from events.schema import Basis, Event, EventClass, Kind, Link, Problem, Relation

# A dating rule that assumes rather than reads does not make a relation.
ASSUMING = frozenset(
    {
        "a condition", "a dated subject or object", "a lasting noun", "a state told in the past", "a view held", "joined to a dated verb",
        "news of the day", "past perfect", "past tense", "present tense", "still to come", "the paragraph's running time",
        "what is said, undated",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """A link and how far it is to be trusted."""

    link: Link
    basis: Basis


@dataclass(frozen=True, slots=True)
class Relations:
    """The links that agree with each other; those to the publication date apart, whose end is the article's id."""

    between: tuple[Link, ...]
    published: tuple[Link, ...]
    problems: tuple[Problem, ...]


def relations(reckoning: Reckoning) -> Relations:
    """The links that agree with each other, the trusted first to be taken; each one refused is a problem."""
    found = [*_footings(reckoning), *_contents(reckoning), *_arguments(reckoning), *_mains(reckoning), *_published(reckoning)]
    related = (item for item in found if item.basis is Basis.STATED or not _is_description(reckoning, item.link))
    ranked = sorted(related, key=lambda item: BASES.index(item.basis))
    kept, refused = consistent(item.link for item in ranked)
    article = reckoning.reading.document.article.id
    problems = tuple(Problem(_complaint(reckoning, link), article) for link in refused if article not in (link.source, link.target))
    published = tuple(link for link in kept if article in (link.source, link.target))
    return Relations(tuple(link for link in kept if article not in (link.source, link.target)), published, problems)


def _is_description(reckoning: Reckoning, link: Link) -> bool:
    """Whether an end is a copula's or an adjective's: TimeML relates happenings, and hardly ever what things are like."""
    ends = (reckoning.reading.event(identifier) for identifier in (link.source, link.target))
    return any(event is not None and event.predicate.kind in {Kind.COPULA, Kind.ADJECTIVE} for event in ends)


def _complaint(reckoning: Reckoning, link: Link) -> str:
    source, target = (_named(reckoning, identifier) for identifier in (link.source, link.target))
    return f"{source} {link.relation} {target} (rule: {link.rule}) contradicts a relation that is trusted more, and was left out"


def _named(reckoning: Reckoning, identifier: str) -> str:
    event = reckoning.reading.event(identifier)
    return f"{identifier} “{' '.join(event.predicate.span.of(reckoning.reading.document.text).split())}”" if event else identifier


def _footings(reckoning: Reckoning) -> Iterator[Found]:
    """Every event with what dated it: a time of its clause, or another event."""
    for event in reckoning.reading.events:
        when, footing = reckoning.when(event), reckoning.footing(event)
        if footing is None or when.basis is None or footing.target == event.article or when.rule in ASSUMING:
            continue
        yield Found(Link(event.id, footing.target, footing.meaning.relation, when.rule), when.basis)


_TOLD = {tenses.PAST_SIDE: (Relation.BEFORE, "told in the past"), tenses.FUTURE_SIDE: (Relation.AFTER, "told as still to come")}


def _contents(reckoning: Reckoning) -> Iterator[Found]:
    """What is told, with its telling."""
    for event in reckoning.reading.events:
        case = reckoning.case(event)
        if case.speech is not None and case.view.side in _TOLD:
            relation, rule = _TOLD[case.view.side]
            yield Found(Link(event.id, case.speech.id, relation, rule), Basis.NEARBY)


def _arguments(reckoning: Reckoning) -> Iterator[Found]:
    """What a past verb speaks of was there before it; a saying joined to what is told, and a second verb, come after."""
    for event in reckoning.reading.events:
        governor = reckoning.reading.governor(event)
        if governor is None or tenses.side(governor.event) != tenses.PAST_SIDE or governor.event.event_class is EventClass.REPORTING:
            continue
        if event.predicate.kind is Kind.NOUN and governor.relation in _SPOKEN_OF:
            yield Found(Link(event.id, governor.event.id, Relation.BEFORE, "a noun that a past verb speaks of"), Basis.CARRIED)
        elif governor.relation == "conj" and tenses.side(event) == tenses.PAST_SIDE and event.predicate.kind is Kind.VERB:
            yield Found(Link(event.id, governor.event.id, Relation.AFTER, "joined verbs come one after the other"), Basis.CARRIED)


_SPOKEN_OF = frozenset({"obl", "obj", "nsubj"})


def _mains(reckoning: Reckoning) -> Iterator[Found]:
    """The main clauses of neighbouring sentences: sayings go together, what is to come lies after what was."""
    reading = reckoning.reading
    roots = (reading.event_at(sentence, sentence.root) for sentence in reading.document.sentences)
    for one, other in pairwise(event for event in roots if event is not None):
        if relation := _between(one, other):
            yield Found(Link(one.id, other.id, relation, "main clauses of neighbouring sentences"), Basis.CARRIED)


def _between(one: Event, other: Event) -> Relation | None:
    sides, sayings = (tenses.side(one), tenses.side(other)), [event.event_class is EventClass.REPORTING for event in (one, other)]
    if sides == (tenses.PAST_SIDE, tenses.PAST_SIDE) and sayings[1]:
        return Relation.SIMULTANEOUS if sayings[0] else Relation.BEFORE
    if sides in _ORDER_OF_SIDES:
        return _ORDER_OF_SIDES[sides]
    return None


_ORDER_OF_SIDES: dict[tuple[int | None, int | None], Relation] = {
    (tenses.PAST_SIDE, tenses.FUTURE_SIDE): Relation.BEFORE,
    (tenses.FUTURE_SIDE, tenses.PAST_SIDE): Relation.AFTER,
    (tenses.PAST_SIDE, tenses.NOW): Relation.BEFORE,
    (tenses.NOW, tenses.PAST_SIDE): Relation.AFTER,
}


def _published(reckoning: Reckoning) -> Iterator[Found]:
    """Every event with the publication date, where its bounds decide."""
    for event in reckoning.reading.events:
        when = reckoning.when(event)
        relation = _to_published(reckoning, event)
        if relation is not None and when.basis is not None:
            yield Found(Link(event.id, event.article, relation, f"publication date; {when.rule}"), Basis.PUBLISHED)


def _to_published(reckoning: Reckoning, event: Event) -> Relation | None:
    day = reckoning.reading.document.published.midnight
    when = reckoning.when(event)
    stretch = meanings.by_day(when.stretch)
    first, last = stretch.begin.earliest, stretch.end.latest
    if first == last == day:  # what a story tells of the day of its publication came before it
        return Relation.BEFORE if tenses.side(event) == tenses.PAST_SIDE else None
    if last and last <= day:
        return Relation.BEFORE
    if first and first >= day:
        return Relation.AFTER if when.rule != "an infinitive and its verb" else None
    if when.rule == "present tense":
        return Relation.INCLUDES
    return None
