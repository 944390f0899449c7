"""Lines of whole sentences, as the timeline prints them, and which mentions of several articles are weighed at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from dateline.events.extraction.mentions import mentions_of
from dateline.events.merging.evidence import pair_of
from dateline.events.merging.judging import tells_what
from dateline.events.merging.witnesses import Witness, days, witnesses_of
from dateline.events.parsing.conllu import FrozenParser
from dateline.events.pipeline import read
from dateline.events.schema import Article, Basis
from dateline.events.timeline.happenings import A_CROWD, happening
from dateline.events.timeline.labels import labelled
from dateline.events.timeline.selection import RECALLED, recent
from dateline.events.timeline.sentences import _bare
from dateline.events.timeline.standpoints import AS_NEWS, NEWS, OF_THAT_DAY, _count

PARSER = FrozenParser(Path(__file__).parents[1] / "cases" / "timeline" / "lines.conllu")
TEXTS = (
    (
        "Twelve planes scheduled for delivery in 1988 were cancelled. The Pork Congress kicks off tomorrow, March 3, in Orvik. "
        "Acme Corp said its unit in Ohio will close in June. "
        "The firm lost 4 mln dlrs in March 1987 against 9 mln dlrs in the same quarter of 1986. "
        "Lund had no comment on a proposal by Jim Wright to tax securities transactions. "
        "The agenda of the summit, scheduled to open on Monday, was not known. The roof of the hall, built in 1907, fell in."
    ),
    "Tara Lund entered Orvik Clinic on Friday.",
    "Tara Lund checked into Orvik Clinic, her agent said.",
    "Ada Berg left Orvik Clinic on Friday.",
    "Ola Berg, who built the bridge, passed away on Friday. The Navy stopped Ola Berg. The Navy stopped the search.",
    (
        "Lund explained why the bank had made the offer on Monday. Hughes Tool Co Chairman Olaf Kistler met the board on Monday. "
        "He opposed the plan in May. The ship, the captain of which died on Monday, lies in Bern. Why Norsk sold the mill is not "
        "known, Lund said."
    ),
    "Tender Loving Care closed the hotel. Its chairman resigned. Turkey responded to a warning by Lund against drilling in the sea.",
    (
        "The talks in Bern in May 1986 broke up after an hour. At ten to six on Tuesday evening the mayor rang the bell. "
        "On the morning of 4 June 1984, a Monday, the silo caved in. The band will play on Saturday at noon. "
        "The tender, from which funds will be disbursed on Friday, was posted. The road map, first drawn up in 1984, was dropped. "
        "Mr Lund, now 61, who served five years, wept on Monday. The panel will convene on Friday even if the chairman stays away. "
        "At 02:30 exactly the certificate lapsed. The professor of law Olaf Lund lectured on Monday. "
        "A detective of the Orvik police was provided on Monday with letters from the bank to build a case against the mayor of the town "
        "of Grane and two of the men who had sat with the mayor on the board of the mill."
    ),
    (
        "The court threw it out in May 1984. Norsk begged the banks on Monday to help it. The firm bought the mill and resold it in 1905. "
        "Its author, Olaf Lund, withdrew on Monday. The cancer she had been found to have in 1984 came back."
    ),
    (
        "The firms fell short of a ceiling of 15 mln tons fixed in May 1986. The verdict, returned in July 1984, was overturned on Monday. "
        "Norsk vowed on Monday to rebuild the mill by the end of next year. The quay, paved two years ago, sank on Monday. "
        "Exports in May grew to 4 mln crowns from 3 mln crowns a year earlier. "
        "The night the wall broke: how it unfolded. "
        "Iran launched the push, codenamed Dawn, on Tuesday night among the peaks. The envoys will resume talks in Bern tomorrow. "
        "The plan followed the formula he agreed upon with Lund in 1984. "
        "Two injured in the blast were flown to Bern on Monday. "
        "On Monday emerged the news of the crash. The U.S. Department of Trade said on Monday it would shut two of its offices. "
        "The trial will be staged on the night of the 20th of March. The merchants admitted them in 1321 and expelled them in 1332."
    ),
)


@cache
def told() -> list[tuple[str, Witness]]:
    """The mentions of all texts, each with its word."""
    articles = [Article(text=text, id=f"lines-{number}", published=date(1987, 3, 2)) for number, text in enumerate(TEXTS)]
    accounts = list(labelled(read(articles, [], parser=PARSER), []))
    return [(witness.event.predicate.span.of(accounts[witness.article].article.text), witness) for witness in witnesses_of(accounts)]


def witness(word: str) -> Witness:
    return next(found for said, found in told() if said == word)


@pytest.mark.parametrize(
    ("word", "line"),
    [
        ("scheduled", "Twelve planes were scheduled for delivery"),
        ("kicks off", "The Pork Congress kicks off in Orvik"),
        ("close", "Acme Corp said its unit in Ohio will close"),
        ("lost", "The firm lost 4 mln dlrs against 9 mln dlrs in the same quarter of 1986"),
        ("proposal", "There was a proposal by Jim Wright to tax securities transactions"),
        ("open", "The summit was scheduled to open on Monday"),
        ("built", "The roof of the hall was built"),
        ("made", "The bank had made the offer"),
        ("warning", "There was a warning by Lund against drilling in the sea"),
        ("opposed", "Hughes Tool Co Chairman Olaf Kistler opposed the plan"),
        ("died", "The captain died"),
        ("broke up", "The talks in Bern broke up after an hour"),
        ("rang", "The mayor rang the bell"),
        ("caved", "The silo caved in"),
        ("play", "The band will play"),
        ("disbursed", "Funds will be disbursed from the tender"),
        ("drawn up", "The road map was drawn up first"),
        ("wept", "Mr Lund, now 61, wept"),
        ("convene", "The panel will convene"),
        ("lectured", "The professor of law Olaf Lund lectured"),
        (
            "provided",
            (
                "A detective of the Orvik police was provided with letters from the bank "
                "to build a case against the mayor of the town of Grane"
            ),
        ),
        ("withdrew", "Olaf Lund withdrew"),
        ("vowed", "Norsk vowed to rebuild the mill by the end of 1988"),
        ("sank", "The quay, paved in 1985, sank"),
        ("grew", "Exports in May grew to 4 mln crowns from 3 mln crowns a year earlier"),
        ("broke", "The wall broke"),
        ("launched", "Iran launched the push, codenamed Dawn, among the peaks"),
        ("resume", "The envoys will resume talks in Bern"),
        ("injured", "Two were injured in the blast"),
        ("fixed", "A ceiling of 15 mln tons was fixed"),
        ("returned", "The verdict was returned"),
        ("emerged", "The news of the crash emerged"),
        ("shut", "The U.S. Department of Trade would shut two of its offices"),
        ("staged", "The trial will be staged"),
        ("known", "Why Norsk sold the mill is not known, Lund said"),
    ],
)
def test_a_line_stands_alone(word: str, line: str) -> None:
    assert line in {found.event.summary for said, found in told() if said == word}


@pytest.mark.parametrize(("word", "dangles"), [("threw", True), ("found", True), ("begged", False), ("resold", True), ("expelled", True)])
def test_a_pronoun_behind_the_verb_never_stands_for_its_subject(word: str, *, dangles: bool) -> None:
    assert {found.mention.clause.dangling for said, found in told() if said == word} == {dangles}


def test_what_two_names_take_part_in_is_weighed_whatever_the_word() -> None:
    entered, checked, left = map(witness, ("entered", "checked into", "left"))
    assert pair_of(entered, checked).met
    assert not pair_of(left, checked).met


def test_a_person_who_is_stopped_is_no_happening_that_ends() -> None:
    stopped = [found for said, found in told() if said == "stopped"]
    assert [tells_what(found) for found in stopped] == [True, False]


def test_who_passed_away_has_died() -> None:
    assert witness("passed").event.predicate.lemma == "pass away"


def test_a_row_of_pairs_of_figures_is_a_table() -> None:
    lost = witness("lost")
    assert replace(lost, words="oper shr loss 22 cts vs profit 10 cts net loss 1 626 000 vs profit 702 000").in_figures
    assert not replace(
        lost, words="the firm lost 4 mln dlrs in march 1987 vs a profit of 9 mln dlrs in the same quarter of 1986"
    ).in_figures


@pytest.mark.parametrize(("days_ago", "is_news"), [(RECALLED, True), (RECALLED + 1, False)])
def test_what_two_articles_recall_makes_them_no_one_story(days_ago: int, *, is_news: bool) -> None:
    built = witness("built")
    last = days(built.stretch)[1]
    assert last is not None
    assert bool(recent(happening([replace(built, published=last + days_ago)]))) is is_news


def test_of_two_days_that_mentions_name_the_one_that_more_of_them_name_is_trusted() -> None:
    died, elsewhen = witness("died"), witness("kicks off").when
    several = [replace(died, place=(place, 0, 0)) for place in range(3)]
    odd = replace(several[0], mention=replace(died.mention, dated=replace(died.mention.dated, when=elsewhen)))
    assert happening([odd, *several[1:]]).day == days(died.stretch)
    assert happening([odd, several[1]]).day == days(odd.stretch) != days(died.stretch)


def test_a_name_begins_where_a_model_says_though_the_word_is_written_like_one_that_describes() -> None:
    number = next(number for number, text in enumerate(TEXTS) if text.startswith("Tender"))
    (document,) = PARSER.parse([Article(text=TEXTS[number], id=f"lines-{number}", published=date(1987, 3, 2))])
    assert "Tender Loving Care" in {mention.span.of(TEXTS[number]) for mention in mentions_of(document.sentences[0])}


def test_a_crowd_is_told_in_the_words_in_which_most_of_it_tells() -> None:
    died = witness("died")
    odd = replace(died, mention=replace(died.mention, telling=replace(died.mention.telling, words=frozenset({"strange", "words"}))))
    group = [replace(one, place=(place, 0, 0)) for place, one in enumerate([odd, died, died, died])]
    assert happening(group).told == group[1]
    assert happening(group[: A_CROWD - 1]).told == group[0]


def test_of_several_who_tell_it_that_one_is_printed_which_tells_it_of_its_days() -> None:
    died, elsewhen = witness("died"), witness("kicks off").when
    odd = replace(died, mention=replace(died.mention, dated=replace(died.mention.dated, when=elsewhen)))
    group = [replace(one, place=(place, 0, 0)) for place, one in enumerate([odd, died, died])]
    assert happening(group).told == group[1]


def test_an_undated_mention_counts_for_the_day_while_it_is_news() -> None:
    died = witness("died")
    day = days(died.stretch)[0]
    assert day is not None
    undated = replace(died.mention, dated=replace(died.mention.dated, when=replace(died.when, basis=Basis.PUBLISHED)))
    later = [replace(died, mention=undated, published=day + after) for after in (NEWS, NEWS + 1)]
    assert [_count(mention, day) for mention in (died, *later)] == [OF_THAT_DAY, AS_NEWS, 0]


@pytest.mark.parametrize(
    ("speaker", "name"),
    [
        ("Securities and Exchange Commission Chairman John Shad", "John Shad"),
        ("Hughes Tool Co Chairman W.A. Kistler", "Hughes Tool Co Chairman W.A. Kistler"),  # it is short enough
        ("the chairman of the committee that looks into the fire", "the chairman of the committee that looks into the fire"),
    ],
)
def test_who_says_so_is_named_without_a_long_title(speaker: str, name: str) -> None:
    assert _bare(speaker) == name
