"""What will be drawn, before any HTML."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from dateline.events.schema import Bounds, Grain, Interval, Moment, Source, Span, Stretch, Timeline
from dateline.reports.report import Extent, make_report

MARCH_11 = Moment(2024, 3, 11)
DAY = float(MARCH_11.days)
Make = Callable[[int], Timeline]


def extent(stretch: Stretch) -> Extent:
    found = Extent.of(stretch)
    assert found is not None
    return found


def test_a_day_reaches_to_its_last_moment() -> None:
    assert extent(Stretch.filling(Interval(MARCH_11, Moment(2024, 3, 12), Grain.DAY))) == Extent(DAY, DAY, DAY + 1, DAY + 1)


def test_a_minute_is_a_minute_long() -> None:
    minute = extent(Stretch.filling(Interval(Moment(2024, 3, 11, 12), Moment(2024, 3, 11, 12, 1), Grain.MINUTE)))
    assert minute.has_core
    assert minute.first == DAY + 0.5
    assert minute.last == pytest.approx(DAY + 0.5 + 1 / 1440)


def test_what_was_within_a_year_has_no_sure_part_and_stands_amid_it() -> None:
    within = extent(Stretch.within(Interval(Moment(2023), Moment(2024), Grain.YEAR)))
    assert not within.has_core
    assert within.anchor == (Moment(2023).days + Moment(2024).days) / 2


@pytest.mark.parametrize(
    ("stretch", "anchor"),
    [
        (Stretch(Bounds.exactly(MARCH_11), Bounds(), Grain.DAY), DAY),
        (Stretch(Bounds(), Bounds.exactly(MARCH_11), Grain.DAY), DAY + 1),
        (Stretch(Bounds(None, MARCH_11), Bounds(None, MARCH_11), Grain.DAY), DAY + 1),
        (Stretch(Bounds(MARCH_11), Bounds(MARCH_11), Grain.DAY), DAY),
    ],
)
def test_an_open_stretch_stands_at_the_end_that_is_known(stretch: Stretch, anchor: float) -> None:
    assert extent(stretch).anchor == anchor


def test_nothing_known_has_no_extent() -> None:
    assert Extent.of(Stretch(Bounds(), Bounds())) is None


def test_every_entry_is_shown_once_dated_or_not(make_timeline: Make) -> None:
    timeline = make_timeline(100)
    report = make_report(timeline)
    assert [item.id for item in report.items + report.undated] == [entry.id for entry in timeline.entries]
    assert tuple(item.id for item in report.undated) == timeline.undated
    assert report.undated


def test_the_sentence_counts_events_articles_and_days(make_timeline: Make) -> None:
    timeline = make_timeline(100)
    sentence = make_report(timeline).sentence
    assert f"{len(timeline.entries) - len(timeline.undated)} events from 10 articles, from " in sentence
    assert f"{len(timeline.undated)} more could not be dated" in sentence


def test_spans_lead_to_the_words_in_the_article(make_timeline: Make) -> None:
    timeline = make_timeline(20)
    item = make_report(timeline).items[0]
    mention = item.mentions[0]
    text = timeline.articles[mention.article].text
    assert mention.predicate.of(text) in item.summary
    assert {span.of(text) for _, span in mention.arguments} >= {item.summary.split(f" {mention.predicate.of(text)} ")[0]}


def test_a_mention_that_contradicts_its_entry_keeps_its_own_date(make_timeline: Make) -> None:
    report = make_report(make_timeline(100))
    contrary = [(item, mention) for item in report.items for mention in item.mentions if mention.contrary]
    assert contrary
    assert all(mention.extent is not None and mention.extent != item.extent for item, mention in contrary)


def test_actors_are_named_once(draft) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001 - the draft of conftest
    day = Stretch.filling(Interval(MARCH_11, MARCH_11.plus(days=1), Grain.DAY))
    draft.article("Bridge", date(2024, 3, 12), [("The council", "closed", "the bridge", day), ("the council", "opened", "a ferry", day)])
    report = make_report(draft.timeline())
    assert report.actors == ("council",)
    assert [item.actors for item in report.items] == [(0,), (0,)]


@pytest.mark.parametrize(("told", "said_by"), [((True, True), 1), ((True, False), 0)])
def test_who_says_so_is_named_where_no_article_tells_it_itself(make_timeline: Make, told: tuple[bool, ...], said_by: int) -> None:
    timeline = make_timeline(10)
    article = timeline.events[0].event.article
    one, other = [dated for dated in timeline.events if dated.event.article == article][:2]
    sources = [Source(Span(0, 3)) if is_told else None for is_told in told]
    changed = {
        dated.event.id: replace(dated, event=replace(dated.event, source=source))
        for dated, source in zip((one, other), sources, strict=True)
    }
    entry = replace(timeline.entries[0], events=tuple(changed))
    events = tuple(changed.get(dated.event.id, dated) for dated in timeline.events)
    report = make_report(replace(timeline, events=events, entries=(entry,)))
    (item,) = report.items + report.undated
    assert len(item.said_by) == said_by
