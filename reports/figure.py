"""Report to plotly: the only file that imports it.

A drawing always has the same traces in the same order. Their looks are set in :func:`frame`, which the
page takes as it is; their columns are filled here for a figure that stands alone, and in
``templates/script.js`` for a page, which fills them anew whenever the reader zooms or filters.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from dateline.events.schema import Grain, Moment
from dateline.reports.escaping import as_plotly
from dateline.reports.lanes import ARROW, GLYPH, HEAD, LABEL_GAP, LETTER, Box, Cluster, Lane, Placed, Window, fill_lane, shorten
from dateline.reports.palette import DARK, FIRM_BASES, LIGHT, LOOKS, Theme
from dateline.reports.report import Extent, Item, Report, article_title, published_day
from dateline.reports.wording import BASES, MONTHS, stretch_in_words, year_in_words

ROW = 30  # pixels
BAR = 0.2  # of a row
BELOW = 0.34  # of a row, by which the bar of a long mark runs below its label
WIDTH = 1000  # pixels that a figure is laid out for
MARGIN = {"l": 8, "r": 8, "t": 26, "b": 44}
FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif"
FADE_OUT = (0.55, 0.46, 0.37, 0.28, 0.19, 0.1)  # opacities from the sure part outwards
FADE_BOTH = (0.08, 0.17, 0.26, 0.35, 0.42, 0.42, 0.35, 0.26, 0.17, 0.08)  # of a stretch without a sure part
LABELS = 12  # marks labelled at first
ALL_LABELLED = 16  # so few marks are all labelled
ROWS = 16
MINUTES_PER_DAY = 1440

TRACES = ("fades", "bars", "links", "arrows", "marks", "labels", "clusters", "published")


def frame(theme: Theme = LIGHT) -> go.Figure:
    """An empty drawing: the traces with their looks, and the layout."""
    quiet = {"hoverinfo": "skip", "showlegend": False}
    bar = {"orientation": "h", "width": BAR, **quiet}
    telling = {"hovertemplate": "%{customdata[1]}<extra></extra>", "showlegend": False}
    text = {"family": FONT, "size": 12, "color": theme.ink}
    traces = [
        go.Bar(name="fades", marker={"line": {"width": 0}}, **bar),
        go.Bar(name="bars", marker={"line": {"width": 0}, "pattern": {"fillmode": "replace", "size": 5, "solidity": 0.55}}, **bar),
        go.Scatter(name="links", mode="lines", line={"color": theme.accent, "width": 1.2, "dash": "dot"}, **quiet),
        go.Scatter(name="arrows", mode="markers", marker={"size": 9}, **quiet),
        go.Scatter(
            name="marks",
            mode="markers",
            marker={"size": 12, "opacity": 1, "line": {"width": 2}},
            **telling,
        ),
        go.Scatter(name="labels", mode="text", textposition="middle right", textfont=text, **quiet),
        go.Scatter(
            name="clusters",
            mode="markers+text",
            marker={"color": theme.band, "line": {"color": theme.muted, "width": 1.2}, "symbol": "circle"},
            textfont={**text, "size": 11},
            **telling,
        ),
        go.Scatter(
            name="published",
            mode="markers+text",
            cliponaxis=False,
            marker={"symbol": "triangle-down", "size": 8, "color": theme.muted},
            textposition="top center",
            textfont={**text, "size": 11, "color": theme.muted},
            **telling,
        ),
    ]
    return go.Figure(data=traces, layout=_layout(theme))


def _layout(theme: Theme) -> dict[str, Any]:
    text = {"family": FONT, "size": 12, "color": theme.ink}
    axis = {"color": theme.muted, "gridcolor": theme.rule, "linecolor": theme.rule, "zeroline": False, "fixedrange": False}
    return {
        "template": "none",
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": text,
        "margin": MARGIN,
        "barmode": "overlay",
        "bargap": 0,
        "dragmode": "pan",
        "hovermode": "closest",
        "hoverdistance": 14,
        "hoverlabel": {"bgcolor": theme.paper, "bordercolor": theme.muted, "font": text, "align": "left"},
        "xaxis": {**axis, "ticks": "outside", "ticklen": 5, "showgrid": True, "tickcolor": theme.rule},
        "yaxis": {"visible": False, "fixedrange": True},
    }


# A figure that stands alone -----------------------------------------------------------------------


def draw(report: Report, *, width: float = WIDTH, theme: Theme = LIGHT) -> go.Figure:
    """The figure of a report: every dated entry, over the report's window; zoom and drag reach the rest.

    >>> from dateline.events.schema import Generator, Timeline
    >>> from dateline.reports.report import make_report
    >>> len(draw(make_report(Timeline(Generator("dateline", "0", None), (), (), (), (), ()))).data)
    8
    """
    drawing = _Drawing(report, width, theme)
    drawing.add_all()
    figure = frame(theme)
    for trace in figure.data:
        trace.update(drawing.columns.get(trace.name, {}))
    figure.update_layout(drawing.layout())
    return figure


class _Drawing:
    """The columns of the traces, by trace and attribute; an underscore in a name leads inside the attribute."""

    def __init__(self, report: Report, width: float, theme: Theme) -> None:
        self.report, self.theme = report, theme
        self.axis = _Axis.of(report)
        self.boxes = {index: box_of(item, index, report.window, width) for index, item in enumerate(report.items)}
        self.lane = lay_out(tuple(self.boxes.values()), width)
        self.scale = width / report.window.length  # pixels a day
        self.columns: dict[str, dict[str, list[Any]]] = {}

    def add(self, trace: str, **values: object) -> None:
        """One more point of a trace."""
        columns = self.columns.setdefault(trace, {})
        for name, value in values.items():
            columns.setdefault(name, []).append(value)

    def add_all(self) -> None:
        """Fill all traces."""
        for placed in sorted(self.lane.placed, key=lambda placed: placed.key):
            self.add_mark(placed)
        for cluster in self.lane.clusters:
            self.add_cluster(cluster)
        self.add_published()

    def at_pixel(self, pixel: float) -> str | float:
        """The point of the axis so many pixels from the left edge of the window."""
        return self.axis.at(self.report.window.begin + pixel / self.scale)

    def add_mark(self, placed: Placed) -> None:
        """A mark with its bar, its label, and its links to other dates."""
        item, box, y = self.report.items[placed.key], self.boxes[placed.key], placed.row + 0.5
        if item.extent is None:
            return
        look = LOOKS[item.factuality]
        colour = look.dark if self.theme is DARK else look.light
        if not placed.bare:
            self.add_bar(item.extent, y + BELOW if placed.label and box.long else y, colour, look.pattern)
        fill = colour if item.basis in FIRM_BASES else self.theme.paper
        said = [placed.key, hover(item)]
        self.add(
            "marks",
            x=self.at_pixel(box.anchor),
            y=y,
            marker_color=fill,
            marker_line_color=colour,
            marker_symbol=look.symbol,
            customdata=said,
        )
        if placed.label:
            text = as_plotly(shorten(item.summary))
            self.add("labels", x=self.at_pixel(_label_at(box, placed.label)), y=y, text=text, textposition=f"middle {placed.label}")
        for other in () if placed.bare else _others(item):
            self.add_link(item.extent, other, y)
        if item.gap_from is not None and not placed.bare:
            self.add_gap(item.gap_from, self.before(placed, box), y)

    def add_bar(self, extent: Extent, y: float, colour: str, pattern: str) -> None:
        """What is sure, what fades, and the arrows of open ends."""
        arrow = ARROW / self.scale
        for begin, end, opacity in fades(extent, arrow):
            length = self.axis.length(end - begin)
            self.add("fades", y=y, base=self.axis.at(begin), x=length, marker_color=colour, marker_opacity=opacity)
        if extent.has_core and extent.core_from is not None and extent.core_to is not None:
            length = self.axis.length(extent.core_to - extent.core_from)
            self.add("bars", y=y, base=self.axis.at(extent.core_from), x=length, marker_color=colour, marker_pattern_shape=pattern)
        for point, symbol in arrows(extent, arrow):
            self.add("arrows", x=self.axis.at(point), y=y, marker_symbol=symbol, marker_color=colour)

    def add_link(self, extent: Extent, other: Extent, y: float) -> None:
        """A dotted line from an entry to another date that some article gives it."""
        for x in (self.axis.at(extent.anchor), self.axis.at(other.anchor), None):
            self.add("links", x=x, y=y)
        self.add("arrows", x=self.axis.at(other.anchor), y=y, marker_symbol="x-thin-open", marker_color=self.theme.accent)

    def before(self, placed: Placed, box: Box) -> float:
        """Where a mark begins, or its label where that is on the left, in days."""
        pixel = _label_at(box, "left") - box.label if placed.label == "left" else box.anchor
        return self.report.window.begin + pixel / self.scale

    def add_gap(self, since: float, until: float, y: float) -> None:
        """A dotted line over the stretch before an entry in which none of its kind is told of."""
        if until <= since:
            return
        for x in (self.axis.at(since), self.axis.at(until), None):
            self.add("links", x=x, y=y)
        self.add("arrows", x=self.axis.at(since), y=y, marker_symbol="line-ns-open", marker_color=self.theme.accent)

    def add_cluster(self, cluster: Cluster) -> None:
        """A circle with the number of marks that found no room."""
        number, y = len(cluster.keys), self.lane.height - 0.5
        said = [-1, f"{number} more; zoom in"]
        self.add(
            "clusters", x=self.at_pixel(cluster.anchor), y=y, text=str(number), marker_size=20 + min(14.0, number**0.5), customdata=said
        )

    def add_published(self) -> None:
        """A small mark above each day on which articles came out."""
        for day, indices in self.published().items():
            titles = (shorten(article_title(self.report.articles[index]), 60) for index in indices[:5])
            number = f"{len(indices)}\N{MULTIPLICATION SIGN}" if len(indices) > 1 else f"[{indices[0] + 1}]"
            said = "<br>".join(["published", *map(as_plotly, titles)])
            self.add("published", x=self.axis.at(day), y=0, text=number, customdata=[-2, said])

    def published(self) -> dict[float, list[int]]:
        """The indices of the articles by their days, in order."""
        days: dict[float, list[int]] = {}
        for index, article in enumerate(self.report.articles):
            if (day := published_day(article)) is not None:
                days.setdefault(day, []).append(index)
        return dict(sorted(days.items()))

    def layout(self) -> dict[str, Any]:
        """What of the layout depends on the report."""
        window, height = self.report.window, self.lane.height + 0.2
        return {
            "xaxis": {"range": [self.axis.at(window.begin), self.axis.at(window.end)], **self.axis.settings(window)},
            "yaxis": {"range": [height, 0]},
            "height": MARGIN["t"] + MARGIN["b"] + ROW * height,
            "shapes": [self.line(day) for day in self.published()],
        }

    def line(self, day: float) -> dict[str, Any]:
        """The line of a publication date."""
        x, look = self.axis.at(day), {"color": self.theme.muted, "width": 0.8, "dash": "dash"}
        return {"type": "line", "x0": x, "x1": x, "y0": 0, "y1": 1, "yref": "paper", "line": look, "layer": "below"}


def lay_out(boxes: Sequence[Box], width: float) -> Lane:
    """All marks in one lane."""
    return fill_lane(boxes, width=width, rows=ROWS, labels=len(boxes) if len(boxes) <= ALL_LABELLED else LABELS)


def box_of(item: Item, key: int, window: Window, width: float) -> Box:
    """The pixels that a mark takes."""
    extent = item.extent
    if extent is None:
        message = f"an undated entry has no place in the picture: {item.id}"
        raise ValueError(message)
    scale = width / window.length
    points = [point for one in (extent, *_others(item)) for point in (one.first, one.last)]
    points += [] if item.gap_from is None else [item.gap_from]
    left, right = ((point - window.begin) * scale for point in (min(points), max(points)))
    anchor = (anchor_of(extent, GLYPH / 2 / scale) - window.begin) * scale
    left = min(left - (ARROW + HEAD if extent.earliest is None else 0), anchor - GLYPH / 2)
    right = max(right + (ARROW + HEAD if extent.latest is None else 0), anchor + GLYPH / 2)
    return Box(key, left, right, anchor, LETTER * len(shorten(item.summary)), item.salience)


def _others(item: Item) -> list[Extent]:
    """The other times that some article gives an entry."""
    return [mention.extent for mention in item.mentions if mention.contrary and mention.extent is not None]


def anchor_of(extent: Extent, inset: float) -> float:
    """Where the shape stands, in days: inside a sure stretch, at most ``inset`` after its begin."""
    if not extent.has_core or extent.core_from is None or extent.core_to is None:
        return extent.anchor
    return extent.core_from + min(inset, (extent.core_to - extent.core_from) / 2)


def _label_at(box: Box, side: str) -> float:
    """Where the label begins, or ends where it stands on the left, in pixels; plotly keeps 3 more away."""
    if side == "right":
        return (box.anchor + GLYPH / 2 if box.long else box.right) + LABEL_GAP - 3
    return (box.anchor - GLYPH / 2 if box.long else box.left) - LABEL_GAP + 3


def hover(item: Item) -> str:
    """What a mark says under the pointer, escaped."""
    basis = f", dated {BASES[item.basis]}" if item.basis else ""
    lines = [
        f"<b>{as_plotly(stretch_in_words(item.stretch))}</b>",
        *map(as_plotly, _wrapped(item.summary)),
        LOOKS[item.factuality].name + basis,
    ]
    return "<br>".join(lines)


def _wrapped(text: str, letters: int = 60, lines: int = 3) -> list[str]:
    words, found = shorten(text, letters * lines).split(), [""]
    for word in words:
        if found[-1] and len(found[-1]) + len(word) >= letters:
            found.append("")
        found[-1] = f"{found[-1]} {word}".strip()
    return found


def fades(extent: Extent, arrow: float) -> list[tuple[float, float, float]]:
    """The faded parts of an uncertain or open stretch: begin, end, opacity; ``arrow`` is the length of an open end."""
    first, last = extent.first, extent.last
    if not extent.has_core and extent.earliest is not None and extent.latest is not None:
        return _steps(first, last, FADE_BOTH)
    left_end = extent.core_from if extent.core_from is not None and extent.has_core else (last if extent.earliest is None else None)
    right_begin = extent.core_to if extent.core_to is not None and extent.has_core else (first if extent.latest is None else None)
    found: list[tuple[float, float, float]] = []
    if left_end is not None:
        outer = first - arrow if extent.earliest is None else extent.earliest
        found += _steps(outer, left_end, tuple(reversed(FADE_OUT)))
    if right_begin is not None:
        outer = last + arrow if extent.latest is None else extent.latest
        found += _steps(right_begin, outer, FADE_OUT)
    return found


def _steps(begin: float, end: float, opacities: Sequence[float]) -> list[tuple[float, float, float]]:
    if end <= begin:
        return []
    step = (end - begin) / len(opacities)
    return [(begin + index * step, begin + (index + 1) * step, opacity) for index, opacity in enumerate(opacities)]


def arrows(extent: Extent, arrow: float) -> list[tuple[float, str]]:
    """The heads of open ends: where, and plotly's symbol."""
    left = [(extent.first - arrow, "triangle-left")] if extent.earliest is None else []
    right = [(extent.last + arrow, "triangle-right")] if extent.latest is None else []
    return left + right


# The axis -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Axis:
    """Points of time as plotly wants them: ISO dates, or days where its calendar does not reach or would mislead.

    Plotly writes 44 BCE as -43 and ends at the year 9999 on both sides.
    """

    dates: bool

    @classmethod
    def of(cls, report: Report) -> _Axis:
        points: Iterable[float] = [point for item in report.items if item.extent for point in (item.extent.first, item.extent.last)]
        window = (report.window.begin, report.window.end)
        in_reach = all(Moment(-9990).days < point < Moment(9990).days for point in (*points, *window))
        return cls(in_reach and Moment.from_days(int(window[0] // 1)).year >= 1)

    def at(self, point: float) -> str | float:
        if not self.dates:
            return point
        seconds = round(point % 1 * 86_400)
        return Moment.from_days(int(point // 1), seconds).iso(Grain.SECOND)

    def length(self, days: float) -> float:
        return days * 86_400_000 if self.dates else days

    def settings(self, window: Window) -> dict[str, Any]:
        if self.dates:
            return {"type": "date"}
        values, texts = zip(*_year_ticks(window), strict=True)
        return {"type": "linear", "tickmode": "array", "tickvals": list(values), "ticktext": list(texts)}


def _year_ticks(window: Window) -> list[tuple[float, str]]:
    """Some eight round years, or the month and year of the window's begin where it is shorter."""
    begin, end = (Moment.from_days(int(point // 1)) for point in (window.begin, window.end))
    years = end.year - begin.year
    if years < 2:  # noqa: PLR2004 - too short for a row of years
        return [(float(begin.days), f"{begin.day} {MONTHS[begin.month - 1]} {year_in_words(begin.year)}")]
    rough = years / 8
    power = 10 ** len(str(int(rough))[1:])
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough)
    first = -(-begin.year // step) * step
    return [(float(Moment(year).days), year_in_words(year)) for year in range(first, end.year + 1, int(step))]
