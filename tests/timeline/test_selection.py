"""What is key: at least one line, none twice, a number that suits the articles."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest

from dateline.events.articles import read_articles
from dateline.events.merging.walking import happenings
from dateline.events.merging.witnesses import Witness, witnesses_of
from dateline.events.parsing.conllu import FrozenParser
from dateline.events.pipeline import build_timeline
from dateline.events.schema import Article, Form, Role, Timeline
from dateline.events.timeline.happenings import Happening, happening
from dateline.events.timeline.salience import BIAS, REASONS, _weights
from dateline.events.timeline.selection import MOST, Post, Story, _alike, _sentences, is_worth_a_line, posts, select
from dateline.events.timeline.sentences import is_whole
from dateline.events.timeline.telling import tell

SAMPLES = Path(__file__).parents[2] / "sample_articles"
NAMES = sorted(path.stem for path in (SAMPLES / "parses").glob("*.conllu"))


@cache
def timeline(name: str) -> Timeline:
    path = next(path for path in SAMPLES.glob(f"{name}.*") if path.suffix != ".png")
    articles = read_articles(str(path), published=None).articles
    named = [replace(article, id=article.id or name) for article in articles]
    return build_timeline(named, parser=FrozenParser(SAMPLES / "parses" / f"{name}.conllu"))


@pytest.mark.parametrize("name", NAMES)
def test_a_timeline_has_key_entries_and_they_are_few(name: str) -> None:
    made = timeline(name)
    words = sum(len(article.text.split()) for article in made.articles)
    key = [entry for entry in made.entries if entry.key]
    assert 1 <= len(key) <= max(len(Post), 0.025 * words)


def held(items: Sequence[Happening], weights: Sequence[float]) -> list[int]:
    """The places of those that hold a post of a story of one article: headline, first, last, next."""
    story = Story()
    for place, (item, weight) in enumerate(zip(items, weights, strict=True)):
        story.offer(posts(item, weight), place)
    return story.rests_on()


def items_of(made: Timeline) -> list[Happening]:
    return [happening(group) for group in happenings(witnesses_of(made.accounts))]


@pytest.mark.parametrize("name", [name for name in NAMES if not name.startswith("bridge-collapse")])
def test_what_a_story_rests_on_is_key_however_little_else_speaks_for_it(name: str) -> None:
    items = items_of(timeline(name))
    posted = held(items, [0.5] * len(items))
    weights = [0.001 if place in posted else 0.9 for place in range(len(items))]
    chosen = select(items, weights, timeline(name).accounts)
    holders = {*held(items, weights)}
    assert holders
    for place in holders - chosen:  # one may tell what another tells: the last is often the headline's
        others = Story()
        for other in holders & chosen:
            others.add(items[other])
        assert others.has_told(items[place])


def test_of_several_articles_the_most_salient_is_key_whatever_they_rest_on() -> None:
    made = tell([account for name in ("north", "south") for account in timeline(f"bridge-collapse-{name}").accounts])
    items = items_of(made)
    worth = [place for place, item in enumerate(items) if is_worth_a_line(item)]
    assert len(made.accounts) > 1
    assert worth
    for place in worth:
        assert place in select(items, [0.9 if place == other else 0.5 for other in range(len(items))], made.accounts)


def test_a_noun_without_anybody_or_a_date_is_no_line() -> None:
    items = [item for name in NAMES for item in items_of(timeline(name))]
    bare = [item for item in items if item.told.mention.clause.form is Form.NOUN and not item.told.participants and not item.firm]
    outside = [item for item in bare if not item.told.mention.telling.in_headline]
    assert any(is_whole(item.told.mention.clause) for item in outside)
    assert not any(is_worth_a_line(item) for item in outside)


def test_what_was_done_without_something_is_told_with_it_and_is_no_line_of_its_own() -> None:
    folder = SAMPLES.parent / "tests" / "cases" / "extraction"
    cases = json.loads((folder / "lines.json").read_text(encoding="utf-8"))
    number = next(number for number, case in enumerate(cases) if "without telling its workers" in case["text"])
    article = Article(text=cases[number]["text"], id=f"lines-{number}", published=date(2024, 3, 12))
    made = build_timeline([article], parser=FrozenParser(folder / "lines.conllu"))
    key = {entry.summary: entry.key for entry in made.entries}
    assert key == {"Acme closed its plant in Oslo without telling its workers": True, "Acme did not tell its workers": False}


def test_what_is_told_elsewhere_is_not_told_by_a_line_whose_sentence_only_names_it() -> None:
    items = items_of(timeline("us-iran-talks-2007"))
    one, other = next(
        (one, other) for one, other in combinations(items, 2) if _sentences(one) & _sentences(other) and not _alike(one, other)
    )
    beside = replace(other, told=at(one.told.event.sentence, other.told))
    story = Story()
    story.add(one)
    assert story.has_told(replace(beside, dated=one.dated))
    assert not story.has_told(replace(beside, told=at(99, other.told), dated=one.dated))


def at(sentence: int, told: Witness) -> Witness:
    """The same in another sentence."""
    dated = told.mention.dated
    return replace(told, mention=replace(told.mention, dated=replace(dated, event=replace(dated.event, sentence=sentence))))


def test_posts_go_to_the_headline_the_first_the_last_and_the_next() -> None:
    made = timeline("harbour-strike")
    items = items_of(made)
    summaries = {entry.uid: entry.summary for entry in made.entries}
    found = [summaries[items[place].witnesses[0].event.uid] for place in held(items, [0.5] * len(items))]
    assert [line.split(" by ")[0] for line in found] == [
        "About 1,400 dockers walked out",  # its title, in no sentence: "Dockers at Port Ansel walk out over night shifts"
        "Dockers last went on strike, for nine days",
        "Eleven ships were waiting in the roads",
        "A third is expected to do so",
    ]


def test_what_lies_anywhere_in_a_long_time_is_no_first_or_last_of_its_story() -> None:
    item = next(item for item in items_of(timeline("harbour-strike")) if Post.FIRST in posts(item, 0.5))
    (first, last), wide = item.day, replace(item)
    assert first is not None
    object.__setattr__(wide, "day", (first - 40 * 365, last))
    assert not {Post.FIRST, Post.LAST} & posts(wide, 0.5).keys()


def test_two_things_of_one_september_are_not_alike_for_that() -> None:
    one, other = (
        in_words(item, {"september", "1859", *own})
        for item, own in zip(items_of(timeline("harbour-strike")), ({"crew", "left"}, {"ridge", "burned"}), strict=False)
    )
    story = Story()
    story.add(one)
    assert not story.has_told(other)
    assert story.has_told(in_words(other, {"september", "1859", "crew", "left"}))


def test_what_is_done_so_and_what_was_to_be_are_no_lines_that_a_story_rests_on() -> None:
    text = "Lund was jailed on Friday. He will appeal, his lawyer said, and must do so by 17 December. The trial was to begin in January."
    path = SAMPLES.parent / "tests" / "cases" / "timeline" / "selection.conllu"
    made = build_timeline([Article(text=text, id="selection-0", published=date(2021, 11, 19))], parser=FrozenParser(path))
    words = {item.told.event.predicate.lemma: item for item in items_of(made)}
    assert not is_worth_a_line(words["do"])
    assert Post.NEXT not in posts(words["begin"], 0.5)
    assert is_worth_a_line(words["jail"])


def in_words(item: Happening, said: set[str]) -> Happening:
    """The happening told in these words, by nobody, in a sentence of its own, on one day."""
    number, verb = len(said & {"crew"}), min(said - {"september", "1859"})
    mention = item.told.mention
    event = replace(mention.event, sentence=900 + number, predicate=replace(mention.event.predicate, lemma=verb))
    told = replace(
        item.told,
        mention=replace(
            mention, dated=replace(mention.dated, event=event), participants=(), telling=replace(mention.telling, words=frozenset(said))
        ),
        kind=verb,
    )
    found = Happening((told,), told, told)
    object.__setattr__(found, "day", (100, 129))
    return found


@pytest.mark.parametrize("name", NAMES)
def test_no_sentence_has_two_key_lines_of_one_time(name: str) -> None:
    made = timeline(name)
    sentences = {dated.event.id: (dated.event.article, dated.event.sentence) for dated in made.events}
    seen = [(sentences[identifier], entry.when.stretch) for entry in made.entries if entry.key for identifier in entry.events[:1]]
    assert len(seen) == len(set(seen))


@pytest.mark.parametrize("name", NAMES)
def test_no_two_key_lines_of_an_article_read_alike(name: str) -> None:
    lines = [(entry.articles, entry.summary) for entry in timeline(name).entries if entry.key]
    assert len(lines) == len(set(lines))


@pytest.mark.parametrize("name", NAMES)
def test_each_entry_says_what_its_salience_is_made_of(name: str) -> None:
    rows = {reason.name for reason in REASONS}
    assert all(set(entry.reasons) <= rows and 0 < entry.salience < 1 for entry in timeline(name).entries)
    assert any(entry.reasons for entry in timeline(name).entries)


def test_each_row_has_a_weight_and_each_weight_a_row() -> None:
    assert set(_weights()) == {*(reason.key for reason in REASONS), BIAS}


@pytest.mark.parametrize(("words", "lines"), [(40, 3), (500, 10), (1_000, 20), (4_000, 40), (100_000, 200)])
def test_long_stories_get_more_lines_but_fewer_a_word(words: int, lines: int) -> None:
    assert Story(words=words, articles=1).budget == lines <= MOST


def test_the_first_person_is_quoted_with_its_speaker() -> None:
    made = timeline("minister-interview")
    tellings = {dated.event.id: dated.event for dated in made.events}
    spoken = [
        entry
        for entry in made.entries
        if " said: “" in entry.summary and not entry.summary.startswith(made.articles[0].source or "The article")
    ]
    assert spoken
    for entry in spoken:
        speaker = entry.summary.partition(" said: ")[0].lower()
        told = [tellings[identifier] for identifier in entry.events]
        spans = [event.source.span for event in told if event.source]
        spans += [item.refers_to or item.span for event in told for item in event.arguments_as(Role.AGENT)]
        assert speaker in {span.of(made.articles[0].text).lower() for span in spans}
