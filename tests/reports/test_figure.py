"""Report to plotly."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from dateline.events.schema import Bounds, Grain, Interval, Moment, Stretch, Timeline
from dateline.reports import timeline_figure
from dateline.reports.figure import FADE_BOTH, TRACES, arrows, fades, frame
from dateline.reports.report import Extent, make_report

Make = Callable[[int], Timeline]


def traces(timeline: Timeline) -> dict[str, Any]:
    return {trace.name: trace for trace in timeline_figure(timeline).data}


def test_the_traces_are_always_the_same() -> None:
    assert tuple(trace.name for trace in frame().data) == TRACES


@pytest.mark.parametrize("number", [1, 10, 100, 1000])
def test_every_dated_entry_is_a_mark_or_in_a_cluster(make_timeline: Make, number: int) -> None:
    timeline = make_timeline(number)
    drawn = traces(timeline)
    clustered = sum(int(text) for text in drawn["clusters"].text or ())
    assert len(drawn["marks"].x) + clustered == len(timeline.entries) - len(timeline.undated)


def test_years_of_our_era_are_iso_dates_on_a_calendar_axis(make_timeline: Make) -> None:
    figure = timeline_figure(make_timeline(10))
    assert figure.layout.xaxis.type == "date"
    marks = next(trace for trace in figure.data if trace.name == "marks")
    assert all(isinstance(x, str) and x[4] == "-" for x in marks.x)


def test_years_before_our_era_are_days_with_ticks_as_people_count(draft) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001 - the draft of conftest
    years = [(-43, 3, 15), (-53, 1, 1), (-68, 6, 1)]
    stretches = [Stretch.filling(Interval(Moment(*day), Moment(*day).plus(days=1), Grain.DAY)) for day in years]
    draft.article("Rome", date(2024, 3, 12), [("Senators", "met", f"time {index}", stretch) for index, stretch in enumerate(stretches)])
    figure = timeline_figure(draft.timeline())
    assert figure.layout.xaxis.type == "linear"
    assert "51 BCE" in figure.layout.xaxis.ticktext
    marks = next(trace for trace in figure.data if trace.name == "marks")
    assert Moment(-43, 3, 15).days <= max(marks.x) <= Moment(-43, 3, 16).days


def test_what_articles_say_reaches_plotly_escaped(draft) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001 - the draft of conftest
    day = Stretch.filling(Interval(Moment(2024), Moment(2024, 1, 2), Grain.DAY))
    draft.article("<b>T</b>", date(2024, 3, 12), [("<a href='javascript:alert(1)'>We</a>", "met", "<b>them</b>", day)])
    written = timeline_figure(draft.timeline()).to_json()
    assert "<a href" not in written
    assert "\\u003ca href" not in written
    assert "<b>them" not in written
    assert "\\u003cb\\u003ethem" not in written
    assert "&lt;b&gt;them" in written or "\\u0026lt;b\\u0026gt;them" in written


def test_an_uncertain_stretch_fades_to_both_sides_and_an_open_one_ends_in_an_arrow() -> None:
    within = Extent(0.0, 10.0, 0.0, 10.0)
    assert [opacity for _, _, opacity in fades(within, 1.0)] == list(FADE_BOTH)
    open_end = Extent(5.0, 5.0, None, None)
    assert arrows(open_end, 2.0) == [(7.0, "triangle-right")]
    assert fades(open_end, 2.0)[0][0] == 5.0
    assert fades(open_end, 2.0)[-1][1] == 7.0
    known = Extent(0.0, 0.0, 3.0, 3.0)
    assert fades(known, 1.0) == []
    assert arrows(known, 1.0) == []


def test_a_sure_part_between_uncertain_ends_is_faded_on_both_sides_of_it() -> None:
    parts = fades(Extent(0.0, 4.0, 6.0, 10.0), 1.0)
    assert min(begin for begin, _, _ in parts) == 0.0
    assert max(end for _, end, _ in parts) == 10.0
    assert all(end <= 4.0 or begin >= 6.0 for begin, end, _ in parts)


def test_disagreeing_dates_are_linked(make_timeline: Make) -> None:
    timeline = make_timeline(100)
    contrary = sum(mention.contrary for item in make_report(timeline).items for mention in item.mentions)
    assert 0 < len(traces(timeline)["links"].x) <= 3 * contrary


def test_a_gap_is_a_line_from_the_last_of_its_kind(make_timeline: Make) -> None:
    timeline = make_timeline(1)
    (entry,) = timeline.entries
    assert traces(timeline)["links"].x is None
    gap = Stretch(Bounds(Moment(1977, 1, 1), Moment(1977, 12, 31)), entry.when.stretch.begin, Grain.DAY)
    late = replace(timeline, entries=(replace(entry, when=replace(entry.when, gap=gap)),))
    since, until, _ = traces(late)["links"].x
    assert since == "1977-12-31T00:00:00" < until


def test_publication_dates_are_lines(make_timeline: Make) -> None:
    timeline = make_timeline(30)
    assert len(timeline_figure(timeline).layout.shapes) == len({article.published for article in timeline.articles})
