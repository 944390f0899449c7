"""Names that last: whatever else is read, and whatever is corrected elsewhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from making import SimpleParser, story

from dateline.events.accounts.uids import letters
from dateline.events.pipeline import build_timeline
from dateline.events.schema import Article, Timeline

who, whom = st.sampled_from(["Ada", "Bert"]), st.sampled_from(["", " Acme", " Zeta"])
when = st.sampled_from(["", " on Monday", " on Sunday"])
sentences = st.builds("{} {}{}{}.".format, who, st.sampled_from(["sued", "resigned", "met", "said"]), whom, when)
texts = st.lists(sentences, min_size=1, max_size=6)


@st.composite
def stories(draw: st.DrawFn) -> list[Article]:
    """Different articles; some have ids of their own."""
    drawn = draw(st.lists(texts, min_size=1, max_size=4, unique_by=tuple))
    days = [date(2024, 3, draw(st.integers(10, 13))) for _ in drawn]
    return [story(*told, identifier=draw(st.sampled_from(["", f"wire-{n}"])), published=days[n]) for n, told in enumerate(drawn)]


def read(articles: list[Article]) -> Timeline:
    return build_timeline(articles, parser=SimpleParser())


def uids_of(timeline: Timeline) -> dict[str, dict[tuple[int, int], str]]:
    """For every article by its text: the uids of its events by their place, and its own."""
    texts = {article.id: article.text for article in timeline.articles}
    found = {article.text: {(0, 0): article.uid} for article in timeline.articles}
    for dated in timeline.events:
        place = dated.event.predicate.span
        found[texts[dated.event.article]][place.start, place.end] = dated.event.uid
    return found


@settings(max_examples=40)
@given(stories(), st.data())
def test_other_articles_change_no_uid(articles: list[Article], data: st.DataObject) -> None:
    everything = uids_of(read(articles))
    some = data.draw(st.lists(st.sampled_from(articles), min_size=1, unique=True))
    assert uids_of(read(some)) == {article.text: everything[article.text] for article in some}


@settings(max_examples=40)
@given(stories())
def test_every_uid_is_given_once(articles: list[Article]) -> None:
    timeline = read(articles)
    uids = [article.uid for article in timeline.articles] + [dated.event.uid for dated in timeline.events]
    assert all(uids)
    assert len(set(uids)) == len(uids)


@settings(max_examples=40)
@given(texts, sentences, st.data())
def test_a_correction_of_one_sentence_leaves_the_others_alone(told: list[str], corrected: str, data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(told) - 1))
    after = [*told[:number], corrected, *told[number + 1 :]]
    before_uids, after_uids = ([*_by_sentence(story(*version, identifier="wire"))] for version in (told, after))
    touched = {letters(told[number]), letters(corrected)}
    for place, sentence in enumerate(told):
        if letters(sentence) not in touched:
            assert before_uids[place] == after_uids[place]


def _by_sentence(article: Article) -> list[set[str]]:
    timeline = read([article])
    ends = [place for place, letter in enumerate(article.text) if letter == "."]
    starts = [0, *(end + 1 for end in ends)]
    return [
        {dated.event.uid for dated in timeline.events if start <= dated.event.predicate.span.start < end}
        for start, end in zip(starts, ends, strict=False)
    ]


def test_a_correction_of_typography_changes_no_uid() -> None:
    one, other = (read([story(text, identifier="wire")]) for text in ("Ada sued Acme.", "ADA sued Acme."))
    assert [dated.event.uid for dated in one.events] == [dated.event.uid for dated in other.events]


@settings(max_examples=40)
@given(stories())
def test_an_entry_has_the_uid_of_the_event_that_tells_it_and_no_two_share_one(articles: list[Article]) -> None:
    timeline = read(articles)
    events = {dated.event.uid: dated.event for dated in timeline.events}
    for entry in timeline.entries:
        assert events[entry.uid].id in entry.events
        assert events[entry.uid].summary == entry.summary
    assert len({entry.uid for entry in timeline.entries}) == len(timeline.entries)


def test_without_an_id_the_text_and_the_date_name_an_article() -> None:
    article = story("Ada sued Acme.")
    others = [replace(article, title="Suit"), replace(article, published=date(2024, 3, 13)), replace(article, text="Ada sued Zeta.")]
    uid = read([article]).articles[0].uid
    assert [read([other]).articles[0].uid == uid for other in others] == [True, False, False]


def test_two_versions_under_one_id_are_told_apart() -> None:
    timeline = read([story("Ada sued Acme.", identifier="wire"), story("Ada sued Zeta.", identifier="wire")])
    assert len({article.uid for article in timeline.articles}) == 2
    assert len({dated.event.uid for dated in timeline.events}) == 2
