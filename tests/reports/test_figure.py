"""Report to a plotly figure that stands alone."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from dateline.events.schema import Bounds, Factuality, Grain, Interval, Moment, Stretch, Timeline
from dateline.reports import timeline_figure
from dateline.reports.report import make_report

Make = Callable[[int], Timeline]
CLAIMS = {"happened", "going on", "planned", "possible", "denied", "hypothetical", "general"}


def dots(figure: Any) -> list[tuple[Any, ...]]:
    """Of every dot: x, y, uid, text, whether it is key."""
    return [
        (x, y, *said)
        for trace in figure.data
        if trace.name in CLAIMS
        for x, y, said in zip(trace.x, trace.y, trace.customdata, strict=True)
    ]


def trace(figure: Any, name: str) -> Any:
    return next(one for one in figure.data if one.name == name)


@pytest.mark.parametrize("number", [1, 10, 100, 1000])
def test_every_dated_entry_is_a_dot_with_its_uid(make_timeline: Make, number: int) -> None:
    timeline = make_timeline(number)
    report = make_report(timeline)
    assert sorted(uid for _, _, uid, _, _ in dots(timeline_figure(timeline))) == sorted(item.uid for item in report.items)


def test_key_entries_have_a_row_each_in_time_order_with_their_label(make_timeline: Make) -> None:
    timeline = make_timeline(100)
    figure, report = timeline_figure(timeline), make_report(timeline)
    rows = sorted((y, uid) for _, y, uid, _, key in dots(figure) if key)
    key = [item for item in report.key if item.extent]
    assert [uid for _, uid in rows] == [item.uid for item in key]
    assert [y for y, _ in rows] == list(range(len(key)))
    labels = [text.replace("<br>", " ") for text in figure.layout.yaxis.ticktext]
    assert labels[: len(key)] == [item.label for item in key]


def test_it_takes_the_width_that_it_is_given_with_its_labels(make_timeline: Make) -> None:
    layout = timeline_figure(make_timeline(30)).layout
    assert layout.width is None
    assert layout.autosize
    assert layout.yaxis.automargin


def test_it_has_a_title_and_a_legend_of_its_claims(make_timeline: Make) -> None:
    timeline = make_timeline(60)
    figure = timeline_figure(timeline)
    assert figure.layout.title.text == make_report(timeline).title
    assert {one.name for one in figure.data if one.showlegend is not False} <= CLAIMS
    assert len({one.marker.symbol for one in figure.data if one.name in CLAIMS}) >= 4


def test_a_day_has_no_time_of_day(make_timeline: Make) -> None:
    timeline = make_timeline(100)
    to_the_day = {item.uid for item in make_report(timeline).items if item.stretch.grain and not item.stretch.grain.within_day}
    for x, _, uid, _, _ in dots(timeline_figure(timeline)):
        assert (len(x) == len("2024-03-11")) or uid not in to_the_day


def test_years_of_our_era_are_iso_dates_on_a_calendar_axis(make_timeline: Make) -> None:
    figure = timeline_figure(make_timeline(10))
    assert figure.layout.xaxis.type == "date"
    assert all(isinstance(x, str) and x[4] == "-" for x, *_ in dots(figure))


def test_years_before_our_era_are_days_with_ticks_as_people_count(draft) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001 - the draft of conftest
    years = [(-43, 3, 15), (-53, 1, 1), (-68, 6, 1)]
    stretches = [Stretch.filling(Interval(Moment(*day), Moment(*day).plus(days=1), Grain.DAY)) for day in years]
    draft.article("Rome", date(2024, 3, 12), [("Senators", "met", f"time {index}", stretch) for index, stretch in enumerate(stretches)])
    figure = timeline_figure(draft.timeline())
    assert figure.layout.xaxis.type == "linear"
    assert "51 BCE" in figure.layout.xaxis.ticktext
    assert max(x for x, *_ in dots(figure)) == Moment(-43, 3, 15).days


def test_what_articles_say_reaches_plotly_escaped(draft) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001 - the draft of conftest
    day = Stretch.filling(Interval(Moment(2024), Moment(2024, 1, 2), Grain.DAY))
    draft.article("<b>T</b>", date(2024, 3, 12), [("<a href='javascript:alert(1)'>We</a>", "met", "<b>them</b>", day)])
    written = json.loads(timeline_figure(draft.timeline()).to_json())
    texts = json.dumps(written, ensure_ascii=False)
    assert "<a href" not in texts
    assert "<b>them" not in texts
    assert "&lt;b&gt;them" in texts
    assert written["layout"]["title"]["text"] == "&lt;b&gt;T&lt;/b&gt;"


def test_disagreeing_dates_are_linked(make_timeline: Make) -> None:
    timeline = make_timeline(100)
    contrary = [item for item in make_report(timeline).key if any(mention.contrary for mention in item.mentions)]
    links = trace(timeline_figure(timeline), "links").x
    assert len(links or ()) == 3 * len(contrary)


def test_a_gap_is_a_line_from_the_last_of_its_kind(make_timeline: Make) -> None:
    timeline = make_timeline(1)
    (entry,) = timeline.entries
    assert trace(timeline_figure(timeline), "links").x is None
    gap = Stretch(Bounds(Moment(1977, 1, 1), Moment(1977, 12, 31)), entry.when.stretch.begin, Grain.DAY)
    late = replace(timeline, entries=(replace(entry, when=replace(entry.when, gap=gap)),))
    until, since, _ = trace(timeline_figure(late), "links").x
    assert since == "1977-12-31" < until


def test_publication_dates_are_lines(make_timeline: Make) -> None:
    timeline = make_timeline(30)
    assert len(timeline_figure(timeline).layout.shapes) == len({article.published for article in timeline.articles})


def test_the_dark_one_is_dark(make_timeline: Make) -> None:
    light, dark = (timeline_figure(make_timeline(10), theme=theme) for theme in ("light", "dark"))
    assert light.layout.paper_bgcolor != dark.layout.paper_bgcolor


def test_only_what_was_told_is_in_the_legend(draft) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001 - the draft of conftest
    day = Stretch.filling(Interval(Moment(2024), Moment(2024, 1, 2), Grain.DAY))
    draft.article("T", date(2024, 3, 12), [("Divers", "found", "a wreck", day)])
    timeline = draft.timeline()
    denied = tuple(replace(dated, event=replace(dated.event, factuality=Factuality.DENIED)) for dated in timeline.events)
    assert [one.name for one in timeline_figure(replace(timeline, events=denied)).data][3:] == ["denied"]
