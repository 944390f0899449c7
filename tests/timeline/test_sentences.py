"""A line is a finite sentence with a subject, as short as its truth allows."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from dateline.events.articles import read_articles
from dateline.events.parsing.conllu import FrozenParser
from dateline.events.pipeline import build_timeline
from dateline.events.schema import Clause, Factuality, Form, Named, Part, Phrase, Span, Timeline, Words
from dateline.events.timeline.sentences import LETTERS, LONGEST_SPEAKER, composed, is_whole, sentence, tidy

SAMPLES = Path(__file__).parents[2] / "sample_articles"
NAMES = sorted(path.stem for path in (SAMPLES / "parses").glob("*.conllu"))

HALE = Phrase(Part.WHO, Words("Martin Hale"))
ENVOYS = Phrase(Part.WHO, Words("the envoys"), plural=True)
LETTER = Phrase(Part.WHOM, Words("the letter"))


def verb(words: str) -> Phrase:
    return Phrase(Part.VERB, Words(words))


@pytest.mark.parametrize(
    ("clause", "line"),
    [
        (Clause((HALE, verb("arrested")), Form.PARTICIPLE, "arrest", "arrested", passive=True), "Martin Hale was arrested"),
        (Clause((ENVOYS, verb("arrested")), Form.PARTICIPLE, "arrest", "arrested", passive=True), "The envoys were arrested"),
        (Clause((ENVOYS, verb("signing"), LETTER), Form.GERUND, "sign", "signing"), "The envoys signed the letter"),
        (Clause((HALE, verb("writing"), LETTER), Form.GERUND, "write", "writing", negated=True), "Martin Hale did not write the letter"),
        (
            Clause((HALE, verb("send"), LETTER), Form.INFINITIVE, "send", "send", claim=Factuality.PLANNED),
            "Martin Hale is to send the letter",
        ),
        (
            Clause((ENVOYS, verb("send"), LETTER), Form.INFINITIVE, "send", "send", claim=Factuality.POSSIBLE),
            "The envoys may send the letter",
        ),
        (
            Clause((HALE, verb("running"), LETTER), Form.GERUND, "carry", "carrying", past=False, claim=Factuality.ONGOING),
            "Martin Hale carries the letter",
        ),
        (Clause((verb("signing"), LETTER), Form.GERUND, "sign", "signing"), "The letter was signed"),
        (
            Clause((HALE, verb("a judge")), Form.GERUND, "judge", "judge", copula=True, past=False, claim=Factuality.ONGOING),
            "Martin Hale is a judge",
        ),
        (Clause((HALE, verb("breaking")), Form.GERUND, "break", "breaking", "finally", "down"), "Martin Hale finally broke down"),
    ],
)
def test_what_has_no_finite_verb_gets_one(clause: Clause, line: str) -> None:
    assert composed(clause) == line


def noun(word: str, *parts: Phrase, plain: bool = True, definite: bool = True, claim: Factuality = Factuality.HAPPENED) -> Clause:
    phrase = Phrase(Part.NOUN, Words(f"the {word}" if definite else f"a {word}"))
    return Clause((phrase, *parts), Form.NOUN, word if plain else "", word, definite=definite, claim=claim)


HIM = Phrase(Part.WHOM, Words("Martin Hale"))


@pytest.mark.parametrize(
    ("clause", "line"),
    [
        (noun("death", HALE), "Martin Hale died"),
        (noun("arrest", HIM), "Martin Hale was arrested"),
        (noun("murder", ENVOYS, HIM), "The envoys murdered Martin Hale"),
        (noun("arrest", HIM, claim=Factuality.PLANNED), "Martin Hale is to be arrested"),
        (noun("election"), "The election took place"),
        (noun("election", claim=Factuality.PLANNED), "The election is to take place"),
        (noun("warning", definite=False), "There was a warning"),
        (noun("review", claim=Factuality.PLANNED), "The review is planned"),
        (noun("death", HALE, plain=False), "The death"),  # "the violent death" says more than "died"
        (noun("purchase", HALE), "The purchase"),  # nobody says of what
    ],
)
def test_a_noun_is_told_by_its_verb_where_that_says_as_much(clause: Clause, line: str) -> None:
    assert composed(clause) == line
    assert is_whole(clause) == (line not in {"The death", "The purchase"})


def test_a_name_is_written_out_once() -> None:
    he = Phrase(Part.WHO, Words("he", (Named(0, 2, "Martin Hale"),)))
    his = Phrase(Part.WHOM, Words("his yard", (Named(0, 3, "Martin Hale", owner=True),)))
    assert composed(Clause((he, verb("sold"), his))) == "Martin Hale sold his yard"
    assert composed(Clause((Phrase(Part.WHO, Words("rain")), verb("ruined"), his))) == "Rain ruined Martin Hale’s yard"


def test_what_only_dates_the_event_stands_beside_the_line_and_not_in_it() -> None:
    when = Phrase(Part.WHEN, Words("two weeks later"), lead=", ", dates=True)
    assert composed(Clause((HALE, when, replace(verb("left"), lead=", ")))) == "Martin Hale left"


LONG = Words("in the " + "very " * 40 + "end")


def test_a_long_line_keeps_what_its_verb_is_about() -> None:
    about, place = Phrase(Part.HOW, Words("for a vote")), Phrase(Part.WHERE, LONG)
    assert composed(Clause((HALE, verb("called"), about, place))) == "Martin Hale called for a vote"


def test_a_long_line_is_shortened_no_more_than_it_must_be() -> None:
    thing = Phrase(Part.WHOM, Words("approval to sue the mayor"), short=Words("approval"))
    place = replace(Phrase(Part.WHERE, LONG), short=Words("in court"))
    assert composed(Clause((HALE, verb("got"), thing, place))) == "Martin Hale got approval to sue the mayor in court"


def test_a_capital_from_the_begin_of_a_sentence_stays_there() -> None:
    mill = Phrase(Part.WHOM, Words("The mill in The Hague"))
    assert composed(Clause((HALE, verb("burned"), mill))) == "Martin Hale burned the mill in The Hague"


def test_a_name_is_not_told_twice() -> None:
    assert tidy("Ross Perot (Perot) was the trigger") == "Ross Perot was the trigger"


def test_a_condition_stays_where_a_long_line_loses_its_place() -> None:
    condition = Phrase(Part.CONDITION, Words("unless the court says otherwise"))
    place = Phrase(Part.WHERE, LONG)
    assert composed(Clause((HALE, verb("will leave"), place, condition))) == "Martin Hale will leave unless the court says otherwise"


def test_footnotes_and_doubled_commas_go() -> None:
    assert tidy("the bridge fell[12], , in May [citation needed]") == "The bridge fell, in May"
    assert tidy("Acme Inc. bought Bell Corp.") == "Acme Inc. bought Bell Corp."


@cache
def timeline(name: str) -> Timeline:
    path = next(path for path in SAMPLES.glob(f"{name}.*") if path.suffix != ".png")
    articles = [replace(article, id=article.id or name) for article in read_articles(str(path), published=None).articles]
    return build_timeline(articles, parser=FrozenParser(SAMPLES / "parses" / f"{name}.conllu"))


@pytest.mark.parametrize("name", NAMES)
def test_every_event_has_a_line_that_begins_with_a_capital(name: str) -> None:
    for event in (dated.event for dated in timeline(name).events):
        assert event.summary.strip()
        assert "\n" not in event.summary
        assert not event.summary[0].islower()
        assert len(event.summary) <= LETTERS + LONGEST_SPEAKER + 200


@pytest.mark.parametrize("name", NAMES)
def test_key_lines_do_not_open_with_a_pronoun(name: str) -> None:
    pronouns = {"he", "she", "it", "they", "we", "i", "this", "these"}
    assert not [entry.summary for entry in timeline(name).entries if entry.key and entry.summary.split()[0].lower() in pronouns]


def test_the_label_of_an_answer_is_none_of_its_words() -> None:
    made = timeline("minister-interview")
    article = replace(made.articles[0], text=f"A: He called me. {made.articles[0].text}")
    said = replace(made.accounts[0].mentions[0], clause=Clause((HALE,), first_person=True, quote=Span(0, 15)))
    assert sentence(said, article).endswith("“He called me”")
