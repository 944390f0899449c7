"""Readings that a mistake once stood in, or that a rule's reader would question."""

from collections.abc import Callable
from datetime import date

import pytest

from dateline.events.schema import NO_FEATURES, Article, Document, Grain, Moment, Sentence, Span, TimeExpression, Token
from dateline.events.times import calendar, find_times
from dateline.events.times.modifiers import third

TimesOf = Callable[..., tuple[TimeExpression, ...]]


@pytest.mark.parametrize(
    ("words", "value", "earliest", "latest"),
    [
        ("in the 1st century", "00", "0001-01-01", "0099-12-31"),
        ("in the 2nd century BC", "BC01", "-0199-01-01", "-0100-12-31"),
        ("in 44 BC", "BC0044", "-0043-01-01", "-0043-12-31"),
        ("in 2007-08", "2007", "2007-01-01", "2008-12-31"),
        ("on March 3-5, 2022", "2022-03-03", "2022-03-03", "2022-03-05"),
        ("in early 2019", "2019", "2019-01-01", "2019-05-01"),
        ("in late 2019", "2019", "2019-09-01", "2019-12-31"),
        ("by the end of March", "2021-03", "2021-03-21", "2021-03-31"),
        ("in spring 2011", "2011-SP", "2011-03-01", "2011-05-31"),
        ("over the weekend", "2021-W10-WE", "2021-03-13", "2021-03-14"),
        ("over the past three months", "P3M", "2020-12-17", "2021-03-17"),
        ("on the first Monday of June 2020", "2020-06-01", "2020-06-01", "2020-06-01"),
        ("on the last Friday of May 2020", "2020-05-29", "2020-05-29", "2020-05-29"),
        ("in the first week of 2021", "2021-W01", "2021-01-04", "2021-01-10"),
        ("in the last week of 2021", "2021-W52", "2021-12-27", "2022-01-02"),
        ("on the last weekend of May 2021", "2021-W21-WE", "2021-05-29", "2021-05-30"),
        ("on the first weekend of May 2021", "2021-W17-WE", "2021-05-01", "2021-05-02"),
        ("next week on Tuesday", "2021-03-23", "2021-03-23", "2021-03-23"),
        ("in the '70s", "197", "1970-01-01", "1979-12-31"),
        ("three or four years ago", "2018", "2018-01-01", "2018-12-31"),
        ("half a century ago", "1971", "1971-01-01", "1971-12-31"),
    ],
)
def test_bounds(words: str, value: str, earliest: str, latest: str, times_of: TimesOf) -> None:
    (found,) = times_of(f"They met {words}.")
    assert found.value == value
    assert found.when is not None
    assert found.when.begin.earliest is not None
    assert found.when.end.latest is not None
    assert (found.when.begin.earliest.iso(), found.when.end.latest.iso()) == (earliest, latest)


@pytest.mark.parametrize("words", ["about 1850", "early 2019", "nearly 30 years ago"])
def test_approximate_words_make_an_approximate_stretch(words: str, times_of: TimesOf) -> None:
    (found,) = times_of(f"They met {words}.")
    assert found.mod is not None
    assert found.when is not None
    assert found.when.approximate


def test_a_quarter_reported_on_sets_what_a_year_earlier_means(times_of: TimesOf) -> None:
    values = [one.value for one in times_of("Profit rose in the fourth quarter. It was small a year earlier.")]
    assert values == ["2020-Q4", "2019-Q4"]
    assert [one.value for one in times_of("Profit was small a year earlier.")] == ["2020"]


def test_the_quarter_that_ended_on_a_day_is_the_one_in_which_it_lies(times_of: TimesOf) -> None:
    assert [one.value for one in times_of("Profit rose in the quarter ended Jan. 31.")] == ["2021-Q1", "2021-01-31"]


def test_minutes_later_on_a_day_name_no_minute_of_it(times_of: TimesOf) -> None:
    (found,) = times_of("They left 15 minutes later.")
    assert (found.type, found.value, found.when) == ("DURATION", "PT15M", None)


def test_a_day_of_that_year_is_in_the_year_last_spoken_of(times_of: TimesOf) -> None:
    assert [one.value for one in times_of("He wed in 1990, and left on 2 May of that year.")] == ["1990", "1990-05-02"]


def test_a_sentence_broken_after_a_short_month_is_read_as_one(times_of: TimesOf) -> None:
    (found,) = times_of("They left on Feb. 12 by boat.")
    assert found.value == "2021-02-12"


def test_nothing_is_made_of_a_day_that_is_none(times_of: TimesOf) -> None:
    assert times_of("They met on February 30, 2023.") == ()


def test_thirds_of_a_day_are_parts() -> None:
    assert third(calendar.day(Moment(2021, 3, 17)), "MID").grain is Grain.PART


def test_a_night_goes_on_past_midnight(times_of: TimesOf) -> None:
    text = "Police came at 11 p.m. Wednesday. A truce held from midnight. The siege ended at 1:15 a.m. on the roof."
    assert [one.value for one in times_of(text)] == ["2021-03-17T23:00", "2021-03-17T24:00", "2021-03-18T01:15"]


def test_the_first_quarter_named_is_that_of_the_report_though_fiscal_years_run_beside_the_calendar(times_of: TimesOf) -> None:
    text = "It reported fourth-quarter profit. It had lost money a year earlier."
    assert [one.value for one in times_of(text, date(2021, 11, 2))] == ["2021-Q4", "2020-Q4"]


@pytest.mark.parametrize(("relation", "count"), [("advmod", 1), ("amod", 0)])
def test_a_kind_of_something_is_no_night(relation: str, count: int) -> None:
    words = (("banks", "NOUN", 2, "nsubj"), ("raised", "VERB", 0, "root"), ("overnight", "ADJ", 4, relation), ("rates", "NOUN", 2, "obj"))
    tokens, at = [], 0
    for index, (word, upos, head, deprel) in enumerate(words, 1):
        tokens.append(Token(index, word, word, upos, "", NO_FEATURES, head, deprel, Span(at, at + len(word))))
        at += len(word) + 1
    text = " ".join(word for word, *_ in words)
    document = Document(Article(text, date(2021, 3, 17), "a1"), (Sentence(0, tuple(tokens)),))
    assert len(find_times(document)) == count
