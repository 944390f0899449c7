import re
from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.events.schema import Moment, TimeExpression, TimexType
from dateline.events.times.lexicon import COUNTED, PHASES, UNITS
from dateline.events.times.rules import RULES

TimesOf = Callable[..., tuple[TimeExpression, ...]]
DAYS = st.dates(date(1600, 1, 1), date(2400, 1, 1))
WEEKDAYS = st.sampled_from(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"])
PARTS_OF_UNITS = st.sampled_from(sorted({*PHASES, "earlier in", "last", "this", "next", "the same"}))
EXAMPLES = [text for rule in RULES for text, _ in rule.examples]


def _bounds(time: TimeExpression) -> list[Moment]:
    assert time.when is not None
    return [bound for bound in (time.when.begin.earliest, time.when.end.latest) if bound is not None]


def is_without_clock(time: TimeExpression) -> bool:
    """A DATE has no time of day."""
    return time.type is not TimexType.DATE or re.search(r"\dT", time.value) is None


@settings(max_examples=12, deadline=None)
@given(DAYS, WEEKDAYS, st.sampled_from(["", "last ", "next ", "this "]))
def test_shifting_the_reference_by_a_week_shifts_weekdays_by_a_week(times_of: TimesOf, day: date, weekday: str, step: str) -> None:
    text = f"The mayor resigned {step}{weekday}."
    (first,), (second,) = times_of(text, day), times_of(text, day + timedelta(days=7))
    assert [bound.plus(days=7) for bound in _bounds(first)] == _bounds(second)


@settings(max_examples=12, deadline=None)
@given(DAYS)
def test_yesterday_ends_where_today_begins(times_of: TimesOf, day: date) -> None:
    yesterday, today, tomorrow = times_of("Ships left yesterday, today, tomorrow.", day)
    assert _bounds(yesterday)[1].plus(days=1) == _bounds(today)[0] == Moment.of(day)
    assert _bounds(today)[1].plus(days=1) == _bounds(tomorrow)[0]


@settings(max_examples=25, deadline=None)
@given(DAYS, st.sampled_from(EXAMPLES))
def test_resolving_is_pure_and_no_reading_is_empty(times_of: TimesOf, day: date, text: str) -> None:
    found = times_of(text, day)
    assert found == times_of(text, day)
    for time in found:
        assert time.value
        assert is_without_clock(time)
        if time.when is not None:
            assert _bounds(time) == sorted(_bounds(time))


@settings(max_examples=60, deadline=None)
@given(
    DAYS,
    st.sampled_from(sorted({**UNITS, **COUNTED})),
    st.sampled_from(sorted({*PHASES, "earlier in", "last", "this", "next", "the same"})),
)
def test_a_part_of_any_unit_is_a_date_without_a_time_of_day_or_nothing(times_of: TimesOf, day: date, unit: str, part: str) -> None:
    for words in (f"{part} the {unit}", f"{part} {unit}"):
        for time in times_of(f"They met {words}.", day):
            assert is_without_clock(time), (words, time.value)


@pytest.mark.parametrize("day", [date(2004, 2, 29), date(2005, 1, 15), date(2005, 12, 31)])
@pytest.mark.parametrize("before", ["", "It began in 1998. ", "It began in the 1970s. ", "It began on 29 February 2004. "])
def test_a_step_to_any_part_of_the_year_is_a_date_or_nothing(times_of: TimesOf, day: date, before: str) -> None:
    parts = ("winter", "summer", "January", "February 29", "February 31", "December", "Monday", "Christmas", "weekend", "quarter", "decade")
    for step in ("last", "this", "next", "the previous", "the following", "that", "the same", "early last", "until next"):
        for part in parts:
            assert all(time.value for time in times_of(f"{before}She left {step} {part}.", day))
    for part in parts:
        for side in ("before", "after"):
            assert all(time.value for time in times_of(f"{before}She left the {part} {side}.", day))


def test_expressions_do_not_overlap_and_are_numbered_in_order(times_of: TimesOf) -> None:
    found = times_of(" ".join(EXAMPLES))
    assert len(found) > len(EXAMPLES) // 2
    assert [one.id for one in found] == [f"t{number}" for number in range(1, len(found) + 1)]
    assert all(one.span.end <= two.span.start for one, two in pairwise(found))


@pytest.mark.parametrize(("text", "words"), [("They talked Friday with Ann.", "Friday")])
def test_every_expression_names_its_rule_and_leads_back_to_the_tree(times_of: TimesOf, text: str, words: str) -> None:
    (found,) = times_of(text)
    assert (found.rule, found.span.of(text), found.sentence, found.first, found.last) == ("weekday", words, 0, 3, 3)
    assert found.reasons
