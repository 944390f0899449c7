"""What will be drawn, before any HTML."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from dateline.events.schema import Bounds, Factuality, Grain, Interval, Moment, Source, Span, Stretch, Timeline
from dateline.reports.extents import Extent
from dateline.reports.report import make_report
from dateline.reports.wording import headline

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
    assert sorted(item.id for item in report.all) == sorted(entry.id for entry in timeline.entries)
    assert tuple(item.id for item in report.undated) == timeline.undated
    assert report.undated


def test_items_stand_in_the_order_of_their_marks(make_timeline: Make) -> None:
    places = [item.order for item in make_report(make_timeline(100)).items]
    assert places == sorted(places)


def test_the_facts_count_key_events_all_of_them_articles_and_days(make_timeline: Make) -> None:
    timeline = make_timeline(100)
    report = make_report(timeline)
    assert (
        f"{len(report.key)} key events · {len(timeline.entries)} in all · 10 articles · {len(timeline.undated)} not dated · "
        in report.facts
    )


def test_what_the_timeline_marks_is_key_and_nothing_else(make_timeline: Make) -> None:
    timeline = make_timeline(40)
    marked = tuple(replace(entry, key=index % 9 == 0) for index, entry in enumerate(timeline.entries))
    report = make_report(replace(timeline, entries=marked))
    assert {item.id for item in report.all if item.key} == {entry.id for entry in marked if entry.key}


def test_what_is_planned_after_the_last_article_comes_last(draft) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001 - the draft of conftest
    days = [Stretch.filling(Interval(moment, moment.plus(days=1), Grain.DAY)) for moment in (Moment(2024, 3, 20), MARCH_11)]
    days.append(Stretch(Bounds(Moment(2024, 3, 12)), Bounds(Moment(2024, 3, 12)), Grain.DAY))  # on that day or later
    draft.article(
        "Bridge", date(2024, 3, 12), [("The council", "will close", f"the bridge on day {day.begin.earliest}", day) for day in days]
    )
    timeline = draft.timeline()
    planned = tuple(replace(dated, event=replace(dated.event, factuality=Factuality.PLANNED)) for dated in timeline.events)
    report = make_report(replace(timeline, events=planned))
    assert [item.to_come(report.last_published) for item in report.items] == [False, True, True]
    assert [item.order for item in report.key] == [DAY, DAY + 1, Moment(2024, 3, 20).days]


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


def test_names_are_told_once(draft) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001 - the draft of conftest
    day = Stretch.filling(Interval(MARCH_11, MARCH_11.plus(days=1), Grain.DAY))
    draft.article(
        "Bridge",
        date(2024, 3, 12),
        [("Mira Okafor", "closed", "a bridge of Mira Okafor", day), ("Okafor", "opened", "it with Okafor", day)],
    )
    report = make_report(draft.timeline())
    assert report.who == ("Mira Okafor",)
    assert [item.who for item in report.items] == [(0,), (0,)]


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
    (item,) = make_report(replace(timeline, events=events, entries=(entry,))).all
    assert len(item.said_by) == said_by


@pytest.mark.parametrize(
    ("summary", "predicate", "letters", "label"),
    [
        ("The council closed the bridge", "closed", 40, "The council closed the bridge"),
        ("The council closed the bridge, which had stood for ninety years", "closed", 40, "The council closed the bridge, which…"),
        (
            "Teodor Bask, who has led the ferry company since the spring of 1998, did not resign",
            "resign",
            40,
            "Teodor Bask, who has… did not resign",
        ),
    ],
)
def test_a_label_keeps_its_predicate(summary: str, predicate: str, letters: int, label: str) -> None:
    assert headline(summary, predicate, letters) == label
    assert len(label) <= letters
