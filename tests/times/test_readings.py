"""Readings that a mistake once stood in, or that a rule's reader would question."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from flat_trees import flat_document

from dateline.events.schema import NO_FEATURES, Article, Document, Grain, Moment, Sentence, Span, TimeExpression, Token
from dateline.events.times import calendar, find_times, read_times
from dateline.events.times.modifiers import third

TimesOf = Callable[..., tuple[TimeExpression, ...]]


@pytest.mark.parametrize(
    ("words", "value", "earliest", "latest"),
    [
        ("in the 1st century", "00", "0001-01-01", "0099-12-31"),
        ("in the 2nd century BC", "BC01", "-0199-01-01", "-0100-12-31"),
        ("in 44 BC", "BC0044", "-0043-01-01", "-0043-12-31"),
        ("in early 2019", "2019", "2019-01-01", "2019-04-30"),
        ("in late 2019", "2019", "2019-09-01", "2019-12-31"),
        ("by the end of March", "2021-03", "2021-03-20", "2021-03-31"),
        ("in mid-March", "2021-03", "2021-03-10", "2021-03-20"),
        ("in the first half of March", "2021-03", "2021-03-01", "2021-03-15"),
        ("in the second half of May 2020", "2020-05", "2020-05-16", "2020-05-31"),
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
        ("half a century ago", "1971", "1967-01-01", "1975-12-31"),
        ("a decade and a half ago", "2006", "2005-06-01", "2006-12-31"),
        ("a year ago on Sunday", "2020-03-14", "2020-03-11", "2020-03-17"),
        ("twenty years ago Wednesday", "2001-03-17", "2001-03-17", "2001-03-17"),
    ],
)
def test_bounds(words: str, value: str, earliest: str, latest: str, times_of: TimesOf) -> None:
    (found,) = times_of(f"They met {words}.")
    assert found.value == value
    assert found.when is not None
    assert found.when.begin.earliest is not None
    assert found.when.end.latest is not None
    assert (found.when.begin.earliest.iso(), found.when.end.latest.iso()) == (earliest, latest)


@pytest.mark.parametrize(
    ("text", "words", "earliest", "latest"),
    [
        ("They wed in January 2017. Two weeks later she fell ill.", "Two weeks later", "2017-01-15", "2017-02-14"),
        ("They wed in 2017. Six months later she fell ill.", "Six months later", "2017-07-01", "2018-06-30"),
        ("They wed on 3 May 2017. Two weeks later she fell ill.", "Two weeks later", "2017-05-17", "2017-05-17"),
        ("He rang on 5 February, a Friday.", "Friday", "2021-02-05", "2021-02-05"),
        ("He rang on 5 February; on the Monday we closed it.", "Monday", "2021-02-08", "2021-02-08"),
        ("It fell on Friday, 5 March. On Saturday it rose.\n\nIt shut early on Friday.", "Friday", "2021-03-05", "2021-03-05"),
    ],
)
def test_what_goes_on_from_a_time_told(text: str, words: str, earliest: str, latest: str, times_of: TimesOf) -> None:
    found = [one for one in times_of(text) if one.span.of(text) == words][-1]
    assert found.when is not None
    assert found.when.begin.earliest is not None
    assert found.when.end.latest is not None
    assert (found.when.begin.earliest.iso(), found.when.end.latest.iso()) == (earliest, latest)


def test_half_a_decade_is_counted_on_from_the_time_told(times_of: TimesOf) -> None:
    assert [one.value for one in times_of("It was built in 1874. A decade and a half later it fell.")] == ["1874", "1889"]


def test_a_day_of_these_weeks_is_news_whatever_was_recalled_before(times_of: TimesOf) -> None:
    text = "It ended the war of February 1988. They met on 2 March."
    assert [one.value for one in times_of(text)] == ["1988-02", "2021-03-02"]


def test_a_history_that_opens_with_news_reads_what_is_ahead_from_publication(times_of: TimesOf) -> None:
    news = "The court cancelled it on Wednesday. "
    told = "It was built in 1990, sold in 1992, lost in 1994, found in 1996, shut in 1998 and opened in 2000. "
    assert [one.value for one in times_of(f"{news}{told}Parties will meet next month.")][-1] == "2021-04"
    assert [one.value for one in times_of(f"{news}{told}It burned in May.")][-1] == "2000-05"


def test_a_weekday_of_these_days_is_not_that_of_a_passage_told_before(times_of: TimesOf) -> None:
    text = "It fell on Friday, 5 March. It shut early on Monday."
    assert [one.value for one in times_of(text)] == ["2021-03-05", "2021-03-08"]
    assert [one.value for one in times_of("It fell on Tuesday, 16 March. It shut early on Tuesday.")] == ["2021-03-16", "2021-03-16"]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Twelve minutes later it failed.", "2021-03-05T22:02"),
        ("A quarter of an hour later it failed.", "2021-03-05T22:05"),
        ("Three hours later it failed.", "2021-03-06T00:50"),
        ("An hour earlier it had failed.", "2021-03-05T20:50"),
    ],
)
def test_minutes_go_on_from_the_hour_last_told(words: str, value: str, times_of: TimesOf) -> None:
    assert [one.value for one in times_of(f"The lights failed on Friday, 5 March, at 21:50. {words}")][-1] == value


def test_minutes_after_a_day_have_a_length_only(times_of: TimesOf) -> None:
    assert [one.value for one in times_of("The lights failed on 5 March. Twelve minutes later it was dark.")] == ["2021-03-05", "PT12M"]


def test_an_hour_in_words_is_of_the_half_of_the_day_last_told(times_of: TimesOf) -> None:
    text = "It failed at 23:15 on 5 March. It had been dark since eight minutes to eleven."
    assert [one.value for one in times_of(text)][-1] == "2021-03-05T22:52"


def test_that_month_is_the_one_beside_the_time_told(flat: Callable[..., Document]) -> None:
    document = flat("She was hired in January 2017. She left that March.")
    first, second = document.sentences
    tokens = [replace(token, upos="DET") if token.text == "that" else token for token in second.tokens]
    found = find_times(replace(document, sentences=(first, replace(second, tokens=tuple(tokens)))))
    assert [one.value for one in found] == ["2017-01", "2017-03"]


def test_an_hour_that_a_parser_cut_off_opens_its_entry() -> None:
    lines = ["19:05 The wall holds.", "20:10 It rains.", "22:47 The lights go out.", "23:56 Four minutes to midnight, and it stops."]
    text, sentences = "\n\n".join(lines), list[Sentence]()
    for line in lines:
        start = text.index(line)
        words = [Span(start + word.start(), start + word.end()) for word in re.finditer(r"\d\d:\d\d|\w+|[^\w\s]", line)]
        for spans in (words[:1], words[1:]):
            tokens = (
                Token(i, span.of(text), span.of(text), "X", "", NO_FEATURES, int(i > 1), "dep", span) for i, span in enumerate(spans, 1)
            )
            sentences.append(Sentence(len(sentences), tuple(tokens)))
    found = find_times(Document(Article(text, date(2021, 3, 17), "a1"), tuple(sentences)))
    assert [one.value[-5:] for one in found] == ["19:05", "20:10", "22:47", "23:56", "23:56"]


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


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("He governed in 2007-08.", ["2007", "2008"]),
        ("It ran on March 3-5, 2022.", ["2022-03-03", "2022-03-05"]),
        ("They ruled from 431 to 404 BC.", ["BC0431", "BC0404"]),
        ("He died in 323 BC. A rival was born in 356.", ["BC0323", "BC0356"]),
        ("He took the title in 27 BC. In 330 the capital moved.", ["BC0027", "0330"]),
        ("Talks were held on Tuesday 6, Wednesday 7 and Thursday 8 February 2018.", ["2018-02-06", "2018-02-07", "2018-02-08"]),
        ("The firm cut jobs between May and July 2019.", ["2019-05", "2019-07"]),
        ("It froze from December to January 2015.", ["2014-12", "2015-01"]),
        ("Caesar was killed on 15 March 44 BC.", ["BC0044-03-15"]),
        ("It was built in the summer of 480 BC.", ["BC0480-SU"]),
        ("They grew through the 470s BC.", ["BC047"]),
        ("Mills grew in the 1800s and again in the 1930s.", ["18", "193"]),
        ("The permit was issued on 31/12/2019 and renewed on 03/04/2021.", ["2019-12-31", "2021-04-03"]),
        ("The permit was issued on 3.11.2021.", ["2021-11-03"]),
        ("A year ago today the bridge fell.", ["2020-03-17"]),
    ],
)
def test_values(text: str, values: list[str], times_of: TimesOf) -> None:
    assert [one.value for one in times_of(text)] == values


def test_a_history_is_read_from_the_date_told_last(times_of: TimesOf) -> None:
    years = " ".join(f"They met in {year}." for year in range(1931, 1937))
    text = (
        f"{years} War began in September 1939. In October the town fell. By the end of March it was free. The following spring they left."
    )
    assert [one.value for one in times_of(text)][6:] == ["1939-09", "1939-10", "1940-03", "1941-SP"]


def test_news_goes_on_from_another_time_for_a_sentence(times_of: TimesOf) -> None:
    text = "War began in September 1939. In October the town fell. They met on Monday. In November they voted."
    assert [one.value for one in times_of(text)] == ["1939-09", "1939-10", "2021-03-15", "2020-11"]


def test_years_in_a_row_are_no_longer_figure(times_of: TimesOf) -> None:
    assert [one.value for one in times_of("They met in 1931, 1932 and 1933.")] == ["1931", "1932", "1933"]
    assert times_of("They sold 1931,432 boats.") == ()


def in_lines(lines: list[str]) -> Document:
    """A document with a sentence a line; all words hang on the first."""
    text, sentences = "\n".join(lines), []
    for number, line in enumerate(re.finditer(r"[^\n]+", text)):
        words = [Span(line.start() + word.start(), line.start() + word.end()) for word in re.finditer(r"\S+", line[0])]
        tokens = [
            Token(index, span.of(text), span.of(text), "NOUN", "", NO_FEATURES, min(index - 1, 1), "root" if index == 1 else "dep", span)
            for index, span in enumerate(words, 1)
        ]
        sentences.append(Sentence(number, tuple(tokens)))
    return Document(Article(text, date(2021, 3, 17), "a1"), tuple(sentences))


def test_a_log_is_read_over_its_midnights() -> None:
    lines = ["21:00 Rain falls", "23:30 The wall holds", "01:15 The wall breaks", "03:00 The sea falls"]
    times = ["2021-03-16T21:00", "2021-03-16T23:30", "2021-03-17T01:15", "2021-03-17T03:00"]
    assert [one.value for one in find_times(in_lines(lines))] == times
    assert [one.value for one in find_times(in_lines(lines[::-1]))] == times[::-1]


def test_a_diary_is_read_from_the_day_of_each_entry() -> None:
    told = ["Tuesday 9 February .", "They came yesterday", "11 February : They leave tomorrow", "14 February - Snow fell last night"]
    assert [one.value for one in find_times(in_lines(told))] == [
        "2021-02-09", "2021-02-08", "2021-02-11", "2021-02-12", "2021-02-14", "2021-02-13TNI",
    ]  # fmt: skip
    assert [one.value for one in find_times(in_lines(["11 February : They came", "9 February : They left", *told[2:]]))][
        -1
    ] == "2021-03-16TNI"


def test_an_entry_that_opens_with_its_day_and_hour_is_of_that_day() -> None:
    days = ["14 March 2021 , 09:00", "13 March 2021 , 15:00"]
    told = [days[0], "Divers go down today", days[1], "The council meets tonight"]
    assert [one.value for one in find_times(in_lines(told))] == [
        "2021-03-14", "2021-03-14", "2021-03-13", "2021-03-13TNI",
    ]  # fmt: skip
    once = [one.value for one in find_times(in_lines(told[:2]))]
    assert once[-1] == "2021-03-17"  # one such line makes no log


def test_a_weekday_after_a_date_with_its_weekday_is_the_next_one(times_of: TimesOf) -> None:
    text = "It failed on Tuesday, 2 February, at 22:14 UTC. It was mended at 03:41 UTC on Wednesday. It failed again at 05:00 UTC."
    assert [one.value for one in times_of(text)] == ["2021-02-02", "2021-02-02T22:14", "2021-02-03T03:41", "2021-02-03T05:00"]


YEARS = " ".join(f"They met in {year}." for year in range(1861, 1868))


@pytest.mark.parametrize(
    ("text", "history"),
    [
        (YEARS, True),
        (f"{YEARS} Last month a book told of it.", True),
        (f"On Monday a court ruled. {YEARS} The ruling of last week, of Monday, and of yesterday stands.", False),
        ("They met in 1861. They met in 1862.", True),
        ("They met in 2015. They met in 2016.", False),
        ("They met in 1861. They met in 1862. They met last week.", False),
    ],
)
def test_a_text_that_writes_out_many_past_years_is_a_history(text: str, *, history: bool) -> None:
    assert read_times(flat_document(text, date(2021, 3, 17))).history is history
