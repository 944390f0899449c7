"""No reading gives bounds out of order, whatever the reference, the tense and the point of view."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.events.dating import closure, durations, meanings
from dateline.events.dating.meanings import Meaning, View, by_day
from dateline.events.schema import Bounds, Grain, Interval, Link, Moment, Relation, Stretch
from dateline.events.times import calendar

quickly = settings(max_examples=30, deadline=None, derandomize=True)

MEANINGS = tuple(value for value in vars(meanings).values() if isinstance(value, Meaning))

moments = st.builds(
    Moment.from_days,
    st.integers(-40_000, 40_000),
    st.sampled_from([0, 0, 0, 3_600, 79_200]),
)


@st.composite
def bounds(draw: st.DrawFn) -> Bounds:
    one, other = draw(st.none() | moments), draw(st.none() | moments)
    return Bounds(min(one, other), max(one, other)) if one and other else Bounds(one, other)


@st.composite
def stretches(draw: st.DrawFn) -> Stretch:
    grain = draw(st.none() | st.sampled_from(list(Grain)))
    begin, end = draw(bounds()), draw(bounds())
    if begin.earliest and end.latest and end.latest < begin.earliest:
        begin, end = end, begin
    if begin.earliest and end.latest and end.latest < begin.earliest:
        end = begin
    return Stretch(begin, end, grain)


@st.composite
def views(draw: st.DrawFn) -> View:
    day = draw(moments).midnight
    known = Stretch.filling(Interval(day, day.plus(days=1), Grain.DAY))
    return View(draw(st.sampled_from([known, draw(stretches())])), draw(st.sampled_from([-1, 0, 1, None])))


@pytest.mark.parametrize("meaning", MEANINGS, ids=lambda meaning: meaning.name)
@quickly
@given(reference=stretches(), view=views())
def test_no_meaning_turns_bounds_around(meaning: Meaning, reference: Stretch, view: View) -> None:
    found = meaning.bound(reference, view)
    ends = (found.begin.earliest, found.end.latest)
    assert None in ends or ends[0] <= ends[1]


@quickly
@given(stretches())
def test_leaving_times_of_day_out_twice_is_leaving_them_out_once(stretch: Stretch) -> None:
    assert by_day(by_day(stretch)) == by_day(stretch)


@quickly
@given(stretches(), views())
def test_what_is_within_stays_within(reference: Stretch, view: View) -> None:
    once = meanings.within(reference, view)
    assert meanings.within(once, view) == once


@quickly
@given(st.integers(-500, 500), st.sampled_from("DWMY"), moments)
def test_a_duration_leads_to_a_day_that_exists(number: int, unit: str, moment: Moment) -> None:
    later = calendar.moved(moment.midnight, durations.GRAINS[unit], number)
    assert Moment.from_days(later.days) == later
    assert (later >= moment.midnight) == (number >= 0)


def consistent(links: Iterable[Link]) -> tuple[list[Link], list[Link]]:
    """The links that agree with all before them, and those that do not."""
    known = closure.Closure()
    kept, refused = list[Link](), list[Link]()
    for link in links:
        (kept if known.accept(link) else refused).append(link)
    return kept, refused


ids = st.sampled_from(["e1", "e2", "e3", "e4"])
links = st.builds(lambda source, target, relation: Link(source, target, relation, "drawn"), ids, ids, st.sampled_from(list(Relation)))


@quickly
@given(st.lists(links, max_size=12))
def test_what_is_kept_contradicts_nothing_and_is_kept_again(drawn: list[Link]) -> None:
    kept, _ = consistent(drawn)
    assert consistent(kept) == (kept, [])
    known = closure.Closure()
    assert all(known.accept(link) for link in kept)
    assert all(known.implies(link) for link in kept)


def test_a_circle_is_refused() -> None:
    circle = [Link("e1", "e2", Relation.BEFORE, ""), Link("e2", "e3", Relation.INCLUDES, ""), Link("e3", "e1", Relation.BEFORE, "")]
    kept, refused = consistent(circle)
    assert (len(kept), [link.source for link in refused]) == (2, ["e3"])
