"""What the timeline promises of its entries, whatever the events."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.events.accounts.making import mentions_of
from dateline.events.schema import (
    Account,
    Argument,
    Article,
    Aspect,
    Basis,
    Bounds,
    DatedEvent,
    Document,
    Entry,
    Event,
    EventClass,
    EventTime,
    Factuality,
    Generator,
    Kind,
    Mention,
    Moment,
    Participant,
    Polarity,
    Predicate,
    Role,
    Sentence,
    Span,
    Stretch,
    Tense,
    Token,
)
from dateline.events.timeline.entries import arrange

quickly = settings(max_examples=40, deadline=None, derandomize=True)

WORDS = {"sue": "sued", "die": "died", "meet": "met", "raid": "raided", "talk": "talks", "session": "session", "say": "said"}
NAMES = ("Ada", "Bert", "Acme", "Zeta")
TEXT = " ".join([*NAMES, *WORDS.values(), "today"]) + "."
FIRST_DAY = Moment(2024, 3, 1)


def span_of(word: str) -> Span:
    start = TEXT.index(word)
    return Span(start, start + len(word))


def article(identifier: str) -> Article:
    return Article(text=TEXT, id=identifier, published=date(2024, 3, 12))


def when(first: int | None, last: int | None, basis: Basis | None = Basis.STATED) -> EventTime:
    """Between two days of March 2024, both counted from 0; an event without bounds where both are ``None``."""
    point = Bounds(*(None if day is None else FIRST_DAY.plus(days=day) for day in (first, last)))
    return EventTime(Stretch(point, point), basis if point != Bounds() else None, None, "drawn", "Drawn.")


def event(  # noqa: PLR0913 - each test sets the one thing that it is about
    identifier: str,
    lemma: str,
    *,
    at: EventTime | None = None,
    home: str = "a1",
    who: str | None = None,
    whom: str | None = None,
    factuality: Factuality = Factuality.HAPPENED,
    kind: Kind = Kind.VERB,
) -> DatedEvent:
    word = span_of(WORDS[lemma])
    roles = [(Role.AGENT, who), (Role.PATIENT, whom)]
    arguments = tuple(Argument(role, span_of(name), span_of(name), "drawn") for role, name in roles if name)
    told = Event(
        identifier, home, word, Predicate(word, lemma, kind), EventClass.OCCURRENCE, Tense.PAST, Aspect.NONE, Polarity.POS, None,
        factuality, None, arguments, f"{who or ''} {lemma} {whom or ''}".strip(), "drawn",
    )  # fmt: skip
    return DatedEvent(told, at or when(0, 0))


def account(home: Article, mentions: Iterable[Mention]) -> Account:
    return Account(home, (), (), tuple(mentions), (), (), Generator("dateline", "0", None))


def mention(dated: DatedEvent) -> Mention:
    """Without a tree: who takes part is called as the text has it."""
    told = ((argument.role, argument.head.of(TEXT)) for argument in dated.event.arguments)
    return Mention(dated, tuple(Participant(role, word.lower(), word[:1].isupper()) for role, word in told))


def arranged(articles: Iterable[Article], events: Sequence[DatedEvent]) -> tuple[Entry, ...]:
    return arrange([account(home, [mention(item) for item in events if item.event.article == home.id]) for home in articles])


def counted(dated: DatedEvent, figure: str) -> Mention:
    """A mention of so many people whom it befell."""
    told = mention(dated)
    return replace(told, participants=(*told.participants, Participant(Role.PATIENT, "people", named=False, figure=figure)))


def groups(entries: tuple[Entry, ...]) -> list[set[str]]:
    return [set(entry.events) for entry in entries]


def together(one: DatedEvent, other: DatedEvent) -> bool:
    return len(arranged([article("a1"), article("a2")], [one, other])) == 1


# One happening once ---------------------------------------------------------------------------------------


def test_one_suit_told_by_two_papers_is_one_entry() -> None:
    one = event("e1", "sue", who="Ada", whom="Acme")
    assert together(one, event("e2", "sue", who="Ada", whom="Acme", home="a2"))


@pytest.mark.parametrize(("figures", "kept"), [(("12", "17"), ["12", "17"]), (("twelve", "12"), []), (("12", "many"), [])])
def test_a_figure_revised_later_is_one_entry_that_shows_its_figures(figures: tuple[str, str], kept: list[str]) -> None:
    events = [event("e1", "sue", who="Ada", whom="Acme"), event("e2", "sue", who="Ada", whom="Acme", home="a2")]
    told = [counted(item, figure) for item, figure in zip(events, figures, strict=True)]
    entry, *others = arrange([account(article(item.event.article), [item]) for item in told])
    assert [item.figure for item in entry.revisions] == kept
    assert not others


@pytest.mark.parametrize(
    "other",
    [
        event("e2", "sue", who="Ada", whom="Zeta", home="a2"),
        event("e2", "sue", who="Bert", whom="Acme", home="a2"),
        event("e2", "raid", who="Ada", whom="Acme", home="a2"),
        event("e2", "sue", who="Ada", whom="Acme", at=when(5, 5), home="a2"),
        event("e2", "sue", who="Ada", whom="Acme", home="a2", factuality=Factuality.PLANNED),
        event("e2", "sue", who="Ada", whom="Acme", home="a2", factuality=Factuality.POSSIBLE),
    ],
    ids=["another defendant", "another plaintiff", "another deed", "another day", "only planned", "only possible"],
)
def test_different_happenings_of_one_kind_stay_apart(other: DatedEvent) -> None:
    assert not together(event("e1", "sue", who="Ada", whom="Acme"), other)


def test_what_is_denied_stays_apart() -> None:
    one, other = event("e1", "sue", who="Ada", whom="Acme"), event("e2", "sue", who="Ada", whom="Acme", home="a2")
    denied = replace(other, event=replace(other.event, polarity=Polarity.NEG, factuality=Factuality.DENIED))
    assert not together(one, denied)


def test_a_death_happens_once_whatever_the_words() -> None:
    one = event("e1", "die", who="Ada", at=when(0, 4))
    assert together(one, event("e2", "die", who="Ada", at=when(2, 2)))


def test_two_deaths_are_two() -> None:
    assert not together(event("e1", "die", who="Ada"), event("e2", "die", who="Bert"))


def test_sayings_are_not_brought_together() -> None:
    assert not together(event("e1", "say", who="Ada"), event("e2", "say", who="Ada", home="a2"))


def test_disagreement_on_the_day_is_kept_and_shown() -> None:
    one = event("e1", "sue", who="Ada", whom="Acme", at=when(3, 3))
    other = event("e2", "sue", who="Ada", whom="Acme", at=when(4, 4), home="a2")
    (entry,) = arranged([article("a1"), article("a2")], [one, other])
    assert (entry.when.stretch, entry.conflicts, entry.articles) == (one.when.stretch, ("e2",), ("a1", "a2"))
    assert entry.when.why == "Drawn. Reports differ: a1: 4 March 2024; a2: 5 March 2024."


def test_what_one_paper_dates_and_another_only_tells_is_one_entry() -> None:
    dated = event("e1", "sue", who="Ada", whom="Acme", at=when(3, 3))
    inferred = event("e2", "sue", who="Ada", whom="Acme", at=when(11, 11, Basis.PUBLISHED), home="a2")
    (entry,) = arranged([article("a1"), article("a2")], [dated, inferred])
    assert (entry.when, entry.conflicts) == (dated.when, ())


def test_what_a_paper_tells_weeks_later_without_a_date_stays_apart() -> None:
    dated = event("e1", "sue", who="Ada", whom="Acme", at=when(3, 3))
    inferred = event("e2", "sue", who="Ada", whom="Acme", at=when(40, 40, Basis.PUBLISHED), home="a2")
    late = replace(article("a2"), published=date(2024, 4, 12))
    assert len(arranged([article("a1"), late], [dated, inferred])) == 2


@pytest.mark.parametrize(("firm", "entries"), [("Gelco", 1), ("Umbra", 2)])
def test_firms_are_told_apart_by_more_than_the_words_that_all_firms_share(firm: str, entries: int) -> None:
    accounts = []
    for home, name in (("a1", "Gelco"), ("a2", firm)):
        text = f"{name} Corp sued."
        spans = [Span(0, 5), Span(6, 10), Span(11, 15)]
        tokens = [
            Token(1, name, name, "PROPN", "NNP", {}, 2, "compound", spans[0]),
            Token(2, "Corp", "Corp", "PROPN", "NNP", {}, 3, "nsubj", spans[1]),
            Token(3, "sued", "sue", "VERB", "VBD", {}, 0, "root", spans[2]),
        ]
        document = Document(Article(text=text, id=home, published=date(2024, 3, 12)), (Sentence(0, tuple(tokens)),))
        drawn = event(f"e{len(accounts)}", "sue", home=home)
        who = Argument(Role.AGENT, Span(0, 10), spans[1], "drawn")
        own = replace(drawn.event, predicate=Predicate(spans[2], "sue", Kind.VERB), span=spans[2], arguments=(who,), sentence=0, token=3)
        accounts.append(account(document.article, mentions_of(document, (replace(drawn, event=own),))))
    assert len(arrange(accounts)) == entries


def test_the_nearest_basis_dates_the_entry() -> None:
    vague = event("e1", "die", who="Ada", at=when(None, 11, Basis.PUBLISHED))
    stated = event("e2", "die", who="Ada", at=when(2, 2))
    (entry,) = arranged([article("a1")], [vague, stated])
    assert (entry.when, entry.conflicts) == (stated.when, ())


days = st.none() | st.integers(0, 6)


@st.composite
def drawn_events(draw: st.DrawFn) -> list[DatedEvent]:
    found = []
    for number in range(draw(st.integers(0, 12))):
        first, last = draw(days), draw(days)
        if first is not None and last is not None and last < first:
            first, last = last, first
        found.append(
            event(
                f"e{number}",
                draw(st.sampled_from(sorted(WORDS))),
                at=when(first, last, draw(st.sampled_from(list(Basis)))),
                home=draw(st.sampled_from(["a1", "a2", "a3"])),
                who=draw(st.sampled_from([None, *NAMES])),
                whom=draw(st.sampled_from([None, *NAMES])),
                factuality=draw(st.sampled_from(list(Factuality))),
                kind=draw(st.sampled_from([Kind.VERB, Kind.NOUN])),
            )
        )
    return found


ARTICLES = [article("a1"), article("a2"), article("a3")]


def test_an_entry_says_why_its_mentions_are_one_happening() -> None:
    told = [event("e1", "sue", who="Ada", whom="Acme"), event("e2", "sue", who="Ada", whom="Acme", home="a2"), event("e3", "meet")]
    together, alone = arranged([article("a1"), article("a2")], told)
    assert (together.rule, alone.rule) == ("the same who and whom", "told once")


# Order ---------------------------------------------------------------------------------------------------


def test_general_statements_and_hypotheses_stay_out() -> None:
    drawn = [event(f"e{number}", "meet", factuality=factuality) for number, factuality in enumerate(Factuality)]
    kept = {identifier for group in groups(arranged([article("a1")], drawn)) for identifier in group}
    left_out = {item.event.factuality for item in drawn if item.event.id not in kept}
    assert left_out == {Factuality.GENERAL, Factuality.HYPOTHETICAL}


def test_undated_entries_come_last() -> None:
    undated, dated = event("e1", "meet", at=when(None, None)), event("e2", "raid", at=when(9, 9))
    assert groups(arranged([article("a1")], [undated, dated])) == [{"e2"}, {"e1"}]


@quickly
@given(drawn_events(), st.randoms(use_true_random=False))
def test_the_order_of_the_events_does_not_matter(drawn: list[DatedEvent], random: object) -> None:
    shuffled = list(drawn)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert arranged(ARTICLES, shuffled) == arranged(ARTICLES, drawn)


@quickly
@given(drawn_events())
def test_entries_part_the_events_and_are_in_order(drawn: list[DatedEvent]) -> None:
    entries = arranged(ARTICLES, drawn)
    members = [identifier for entry in entries for identifier in entry.events]
    expected = {item.event.id for item in drawn if item.event.factuality not in {Factuality.GENERAL, Factuality.HYPOTHETICAL}}
    assert len(members) == len(set(members))
    assert set(members) == expected
    assert [entry.id for entry in entries] == [f"n{number}" for number in range(1, len(entries) + 1)]
    begins = [entry.when.stretch.begin.earliest for entry in entries]
    known = [begin for begin in begins if begin is not None]
    assert known == sorted(known)
    assert sorted(entry.when.stretch.known for entry in entries)[::-1] == [entry.when.stretch.known for entry in entries]
    assert all(0 <= entry.salience <= 1 for entry in entries)


@quickly
@given(drawn_events())
def test_bringing_together_what_was_brought_together_changes_nothing(drawn: list[DatedEvent]) -> None:
    by_id = {item.event.id: item for item in drawn}
    entries = arranged(ARTICLES, drawn)
    for entry in entries:
        again = arranged(ARTICLES, [by_id[identifier] for identifier in entry.events])
        assert {identifier for group in groups(again) for identifier in group} == set(entry.events)
    assert arranged(ARTICLES, drawn) == entries


# A corpus -------------------------------------------------------------------------------------------------


def corpus(size: int) -> tuple[Entry, ...]:
    """Articles of so many days that all tell of one suit, of the first day, and each of a raid on a day of its own."""
    homes = [replace(article(f"a{number}"), published=date(2024, 3, 1 + number)) for number in range(1, size + 1)]
    suits = [event(f"s{home.id}", "sue", who="Ada", whom="Acme", home=home.id) for home in homes]
    raids = [event(f"r{home.id}", "raid", whom="Zeta", home=home.id, at=when(number, number)) for number, home in enumerate(homes, 1)]
    return arranged(homes, [*suits, *raids])


def test_of_a_corpus_the_day_that_is_told_again_comes_before_days_told_once() -> None:
    suit, *raids = sorted(corpus(12), key=lambda entry: -entry.salience)
    assert len(suit.events) == len(raids) == 12
    assert all(raid.salience < suit.salience / 10 for raid in raids)


def test_a_few_articles_are_no_corpus() -> None:
    suit, *raids = sorted(corpus(3), key=lambda entry: -len(entry.events))
    assert all(raid.salience > suit.salience / 10 for raid in raids)
