"""Which two things of an article may be related, and what the words say for and against each relation.

People relate far from everything: what happens to the day of the story, to a time of its sentence, to what it hangs on, to
its neighbour, and the main clauses of neighbouring sentences to each other. Every piece of evidence is a line in words;
``relation_weights.tsv`` says what it weighs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from types import MappingProxyType

from dateline.events.dating.reading import ArticleReading, GoverningEvent, locates, time_head
from dateline.events.dating.reckoning import Reckoning
from dateline.events.dating.twins import stem_of
from dateline.events.rule import Example
from dateline.events.schema import Aspect, Event, EventClass, Moment, Sentence, Stretch, TimeExpression, Token

PUBLICATION, TIME, ABOVE, BESIDE, MAIN, AGAIN = (
    "an event and the publication date",
    "an event and a time of its sentence",
    "an event and the one it hangs on",
    "neighbours in a sentence",
    "main clauses of neighbouring sentences",
    "the same word again",
)
KINDS: Mapping[str, Example] = MappingProxyType(
    {
        PUBLICATION: ("The crew left.", "left", ""),
        TIME: ("The crew left on Monday.", "left", "Monday"),
        ABOVE: ("The crew said that the ship sank.", "sank", "said"),
        BESIDE: ("During the strike the talks failed.", "strike", "talks"),
        MAIN: ("The crew left. The ship sank.", "left", "sank"),
        AGAIN: ("The firm sold the mill. The mayor praised the sale.", "sold", "sale"),
    }
)
"""Each kind with a text and two of its words that are such a pair."""


@dataclass(frozen=True, slots=True)
class RelatedPair:
    """Two things that may be related: of which kind the pair is, their ids, and the evidence."""

    kind: str
    source: str
    target: str
    evidence: tuple[str, ...]


def pairs(reckoning: Reckoning) -> Iterator[RelatedPair]:
    """Every pair of events and times of the article that people might relate."""
    by_sentence: dict[int, list[Event]] = {}
    for event in sorted(reckoning.reading.events, key=attrgetter("sentence", "token")):
        by_sentence.setdefault(event.sentence, []).append(event)
    above = tuple(_above(reckoning))
    yield from _publication(reckoning)
    yield from _times(reckoning, by_sentence)
    yield from above
    seen = {frozenset((pair.source, pair.target)) for pair in above}
    for pair in (*_beside(reckoning, by_sentence), *_main(reckoning, by_sentence), *_again(reckoning)):
        if (ends := frozenset((pair.source, pair.target))) not in seen:
            seen.add(ends)
            yield pair


# The kinds ----------------------------------------------------------------------------------------


def _publication(reckoning: Reckoning) -> Iterator[RelatedPair]:
    reading = reckoning.reading
    for event in reading.events:
        when, token, governor = reckoning.when(event), reading.token_of(event), reading.governor(event)
        order = order_of(when.stretch, reading.published)
        main, told = f"main {token.head == 0}", reckoning.case(event).speech is not None
        dated = any(locates(time) for time, _ in reading.times_of(event))
        evidence = (
            _form(event), f"kind {event.predicate.kind}", f"factuality {event.factuality}", f"{main}, {_tense(event)}",
            f"rule {reckoning.finder(event)}, {order}", f"{main}, sentence {min(event.sentence, 4)}", f"told {told}, {_form(event)}",
            f"dated {dated}, {order}", f"relation {token.relation}", f"above {governor.event.event_class if governor else None}",
            f"word {event.predicate.lemma.lower()}",
        )  # fmt: skip
        yield RelatedPair(PUBLICATION, event.id, event.article, evidence)


def _times(reckoning: Reckoning, by_sentence: dict[int, list[Event]]) -> Iterator[RelatedPair]:
    for time in reckoning.reading.times:
        if time.sentence < 0:
            continue
        sentence = reckoning.reading.document.sentences[time.sentence]
        head = time_head(sentence, time)
        above = {token.index for token in sentence.ancestors(head)}
        for event in by_sentence.get(time.sentence, ()):
            place = "own" if _owns(reckoning.reading, event, time) else "under" if event.token in above else "apart"
            evidence = (*_of_time(reckoning, time, head, sentence), *_of_place(reckoning, event, time, head, by_sentence[time.sentence]))
            yield RelatedPair(TIME, event.id, time.id, tuple(f"{place}, {line}" for line in evidence))


def _of_time(reckoning: Reckoning, time: TimeExpression, head: Token, sentence: Sentence) -> tuple[str, ...]:
    reading = reckoning.reading
    named = f"{time.type}{'' if time.when else ', no stretch'}"
    order = order_of(time.when, reading.published) if time.when else "?"
    count = sum(other.sentence == time.sentence for other in reading.times)
    reference = time.value if time.value.endswith("_REF") else "no reference"
    return (f"after “{reading.signal(sentence, head)}”", named, reference, f"times {min(count, 3)}", f"time {order}")


def _of_place(reckoning: Reckoning, event: Event, time: TimeExpression, head: Token, others: Sequence[Event]) -> tuple[str, ...]:
    reading, footing = reckoning.reading, reckoning.footing(event)
    token, governor = reading.token_of(event), reading.governor(event)
    stands = footing.meaning.relation if footing and footing.target == time.id else None
    first, last = sorted((event.token, head.index))
    between = sum(first < other.token < last for other in others)
    nearest = min(others, key=lambda other: abs(other.token - head.index)) is event
    shared = governor is not None and _owns(reading, governor.event, time)
    return (
        f"stands on it {stands}", f"events between {min(between, 3)}", f"nearest {nearest}", f"main {token.head == 0}",
        f"time of the event above {shared}", _form(event), f"class {event.event_class}", f"tense {_tense(event)}",
        f"kind {event.predicate.kind}",
    )  # fmt: skip


def _owns(reading: ArticleReading, event: Event, time: TimeExpression) -> bool:
    return any(other is time for other, _ in reading.times_of(event))


def _above(reckoning: Reckoning) -> Iterator[RelatedPair]:
    for event in reckoning.reading.events:
        governor = reckoning.reading.governor(event)
        if governor is not None:
            yield RelatedPair(
                ABOVE, event.id, governor.event.id, (*_of_two(reckoning, event, governor.event), *_of_edge(reckoning, event, governor))
            )


def _of_edge(reckoning: Reckoning, event: Event, governor: GoverningEvent) -> tuple[str, ...]:
    reading, other = reckoning.reading, governor.event
    relation, sentence = governor.relation, reading.sentence_of(event)
    back, speech = _stands(reckoning, event, other), reckoning.case(event).speech
    told = speech is not None and speech.id == other.id
    classes, tenses = f"{event.event_class} {other.event_class}", f"{_tense(event)} {_tense(other)}"
    return (
        f"{relation} after “{reading.signal(sentence, governor.edge)}”", f"{relation}, {classes}", f"{relation}, {tenses}",
        f"{relation}, {event.predicate.kind}", f"stands on it {back}", f"told {told}, {tenses}", _form(event),
        f"before it {event.token < other.token}", f"below the main clause {reading.token_of(other).head == 0}",
        f"word above {other.predicate.lemma.lower()}", f"word below {event.predicate.lemma.lower()}",
    )  # fmt: skip


def _beside(reckoning: Reckoning, by_sentence: dict[int, list[Event]]) -> Iterator[RelatedPair]:
    for events in by_sentence.values():
        for steps in (1, 2):
            for one, other in zip(events, events[steps:], strict=False):
                yield RelatedPair(
                    BESIDE, one.id, other.id, (*_of_two(reckoning, one, other), *_of_places(reckoning, one, other), f"steps {steps}")
                )


def _of_places(reckoning: Reckoning, one: Event, other: Event) -> tuple[str, ...]:
    reading = reckoning.reading
    above, next_above = reading.governor(one), reading.governor(other)
    same = above is not None and next_above is not None and above.event is next_above.event
    relations = " ".join(governor.relation if governor else "root" for governor in (above, next_above))
    teller = "first" if reckoning.case(other).speech is one else "second" if reckoning.case(one).speech is other else "neither"
    return (
        f"under the same {same}: {relations}", f"words between {min((other.token - one.token) // 3, 4)}",
        f"told by the {teller}, {_tense(one)} {_tense(other)}", f"stands on it {_stands(reckoning, one, other)}",
    )  # fmt: skip


def _stands(reckoning: Reckoning, one: Event, other: Event) -> str:
    for event, reference, word in ((one, other, "first"), (other, one, "second")):
        footing = reckoning.footing(event)
        if footing is not None and footing.target == reference.id:
            return f"{word} {footing.meaning.relation}"
    return "none"


def _main(reckoning: Reckoning, by_sentence: dict[int, list[Event]]) -> Iterator[RelatedPair]:
    reading = reckoning.reading
    roots = (reading.event_at(sentence, sentence.root) for sentence in reading.document.sentences if sentence.index in by_sentence)
    for one, other in pairwise(root or by_sentence[index][0] for root, index in zip(roots, sorted(by_sentence), strict=True)):
        dated = " ".join(str(any(locates(time) for time, _ in reading.times_of(event))) for event in (one, other))
        sayings = " ".join(str(event.predicate.lemma.lower() in {"say", "tell"}) for event in (one, other))
        evidence = (
            f"dated {dated}, {_tense(one)} {_tense(other)}", f"say {sayings}", f"sentences apart {min(other.sentence - one.sentence, 3)}",
            f"same paragraph {reading.paragraphs[one.sentence] == reading.paragraphs[other.sentence]}", f"sentence {min(one.sentence, 3)}",
        )  # fmt: skip
        yield RelatedPair(MAIN, one.id, other.id, (*_of_two(reckoning, one, other), *evidence))


def _again(reckoning: Reckoning) -> Iterator[RelatedPair]:
    reading, last = reckoning.reading, dict[str, Event]()
    for event in reading.events:
        word = stem_of(event.predicate.lemma)
        before = last.get(word)
        last[word] = event
        if before is None or event.event_class is EventClass.REPORTING:
            continue
        sentence = reading.sentence_of(event)
        determiner = next((child.lemma.lower() for child in sentence.children(reading.token_of(event), "det")), "none")
        evidence = (
            f"sentences apart {min(event.sentence - before.sentence, 6)}",
            f"determiner {determiner}, {before.predicate.kind} {event.predicate.kind}",
        )
        yield RelatedPair(AGAIN, before.id, event.id, (*_of_two(reckoning, before, event), *evidence))


# Evidence of all kinds ----------------------------------------------------------------------------


def _of_two(reckoning: Reckoning, one: Event, other: Event) -> tuple[str, ...]:
    order = order_of(reckoning.when(one).stretch, reckoning.when(other).stretch)
    return (
        f"classes {one.event_class} {other.event_class}", f"tenses {_tense(one)} {_tense(other)}",
        f"kinds {one.predicate.kind} {other.predicate.kind}", f"factuality {one.factuality} {other.factuality}", f"dates {order}",
        f"same word {one.predicate.lemma.lower() == other.predicate.lemma.lower()}",
    )  # fmt: skip


def _form(event: Event) -> str:
    return f"{event.event_class} {_tense(event)}"


def _tense(event: Event) -> str:
    if event.modality:
        return event.modality if event.modality in {"will", "would"} else "modal"
    return event.tense if event.aspect is Aspect.NONE else f"{event.tense} {event.aspect}"


def order_of(one: Stretch, other: Stretch) -> str:
    """How the bounds of two stretches lie: "<" surely before, "<=" before or touching, and so on; "?" where they do not say.

    >>> from dateline.events.schema import Bounds, Moment
    >>> first, second = (Stretch(Bounds.exactly(Moment(2007, 5, day)), Bounds.exactly(Moment(2007, 5, day))) for day in (28, 29))
    >>> order_of(first, second), order_of(second, first), order_of(first, first)
    ('<', '>', 'same')
    """
    first, latest, earliest, last = _days(one)
    begin, _, _, end = _days(other)
    if first and first == last == begin == end:
        return "same"
    if last and begin and last <= begin:
        return "<" if last < begin else "<="
    if end and first and end <= first:
        return ">" if end < first else ">="
    if begin and end and first and last and begin <= first and last <= end:
        return "in"
    return "around" if latest and earliest and begin and end and latest <= begin and end <= earliest else "?"


Day = tuple[int, int, int]


def _days(stretch: Stretch) -> tuple[Day | None, Day | None, Day | None, Day | None]:
    """The bounds without their times of day: two of the begin, two of the end."""
    begin, end = stretch.begin, stretch.end
    return _day(begin.earliest), _day(begin.latest), _day(end.earliest), _day(end.latest)


def _day(moment: Moment | None) -> Day | None:
    return (moment.year, moment.month, moment.day) if moment else None
