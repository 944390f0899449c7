"""Report to a plotly figure that stands alone: the only file that imports plotly.

A row for each key entry, in time order, its label in the margin, so that any width fits; below them every other entry as a
dot of its own, piled up where many are of one time. ``customdata`` of every dot begins with the entry's uid. The page's own
picture is drawn by ``templates/script/``, which knows the width.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from dateline.events.schema import Grain, Moment
from dateline.reports.escaping import as_plotly
from dateline.reports.extents import Extent, arrows, fades
from dateline.reports.palette import DARK, FIRM_BASES, LIGHT, LOOKS, Look, Theme
from dateline.reports.report import Item, Report, published_day
from dateline.reports.wording import CERTAINTY, MONTHS, shorten, stretch_in_words, year_in_words

ROW = 50  # pixels, for three lines of a label
BAR = 0.16  # of a row
LINE = 50  # letters of a label's line
PILE = 3  # rows that the other entries take
SMALL = 6  # pixels of the dot of another entry
PLACES = 160  # piles side by side in a window
FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif"
ARROW = 0.025  # of the window, that an open end takes
FEW_LINES = 6  # of publication dates, that are drawn over the whole height
PAD = 0.05  # of the window, on both sides


def draw(report: Report, *, theme: Theme = LIGHT) -> go.Figure:
    """The figure of a report: every dated entry, over the time of the key ones; zoom and drag reach the rest.

    >>> from dateline.events.schema import Generator, Timeline
    >>> from dateline.reports.report import make_report
    >>> len(draw(make_report(Timeline(Generator("dateline", "0", None), (), (), (), (), ()))).data)
    3
    """
    drawing = _Drawing(report, theme)
    for row, item in enumerate(drawing.rows):
        drawing.add_row(item, row)
    drawing.add_rest()
    return go.Figure(data=drawing.traces(), layout=drawing.layout())


class _Drawing:
    """The columns of the traces, by trace and attribute; an underscore in a name leads inside the attribute."""

    def __init__(self, report: Report, theme: Theme) -> None:
        self.report, self.theme = report, theme
        self.rows = [item for item in report.key if item.extent is not None]
        self.begin, self.end = window(self.rows or report.items)
        self.axis = _Axis.of(report, (self.begin, self.end))
        self.arrow = (self.end - self.begin) * ARROW
        self.columns: dict[str, dict[str, list[Any]]] = {}

    def add(self, trace: str, **values: object) -> None:
        """One more point of a trace."""
        columns = self.columns.setdefault(trace, {})
        for name, value in values.items():
            columns.setdefault(name, []).append(value)

    def colour(self, look: Look) -> str:
        """In the theme's light or dark."""
        return look.dark if self.theme is DARK else look.light

    def add_row(self, item: Item, row: int) -> None:
        """A key entry: its bar, its mark, its links to other dates."""
        if item.extent is None:
            return
        look = LOOKS[item.factuality]
        self.add_bar(item.extent, row, self.colour(look), look.pattern)
        self.add_mark(item, row, 13)
        for mention in item.mentions:
            if mention.contrary and mention.extent is not None:
                self.add_link(item.extent.anchor, mention.extent.anchor, row)
        if item.gap_from is not None and item.gap_from < item.extent.first:
            self.add_link(item.extent.first, item.gap_from, row)

    def add_mark(self, item: Item, y: float, size: float) -> None:
        """The dot of an entry, in the trace of its claim."""
        if item.extent is None:
            return
        colour = self.colour(LOOKS[item.factuality])
        self.add(
            item.factuality.value,
            x=self.axis.at(item.extent.anchor, item.stretch.grain),
            y=y,
            marker_size=size,
            marker_color=colour if item.basis in FIRM_BASES else self.theme.paper,
            marker_line_color=colour,
            customdata=[item.uid, hover(item), size > SMALL],
        )

    def add_bar(self, extent: Extent, y: float, colour: str, pattern: str) -> None:
        """What is sure, what fades, and the arrows of open ends."""
        for begin, end, opacity in fades(extent, self.arrow):
            length = self.axis.length(end - begin)
            self.add("fades", y=y, base=self.axis.at(begin), x=length, marker_color=colour, marker_opacity=opacity)
        if extent.has_core and extent.core_from is not None and extent.core_to is not None:
            length = self.axis.length(extent.core_to - extent.core_from)
            look = {"marker_color": colour, "marker_opacity": 0.55, "marker_pattern_shape": pattern}
            self.add("fades", y=y, base=self.axis.at(extent.core_from), x=length, **look)
        for point, symbol in arrows(extent, self.arrow):
            self.add("arrows", x=self.axis.at(point), y=y, marker_symbol=symbol, marker_color=colour)

    def add_link(self, one: float, other: float, y: float) -> None:
        """A dotted line to another date that is also told, or over the stretch since the last of its kind."""
        for x in (self.axis.at(one), self.axis.at(other), None):
            self.add("links", x=x, y=y)
        self.add("arrows", x=self.axis.at(other), y=y, marker_symbol="line-ns-open", marker_color=self.theme.accent)

    def add_rest(self) -> None:
        """All others, below the rows: a pile for each place of the axis, the most salient on top."""
        place = (self.end - self.begin) / PLACES
        rows = {item.id for item in self.rows}
        others = sorted((item for item in self.report.items if item.id not in rows), key=lambda item: -item.salience)
        places = [int(item.order // place) for item in others]
        highest = max(Counter(places).values(), default=1)
        step = min(0.25, PILE / highest)
        seen: Counter[int] = Counter()
        for item, at in zip(others, places, strict=True):
            self.add_mark(item, len(self.rows) + seen[at] * step, SMALL)
            seen[at] += 1

    def traces(self) -> list[Any]:
        """What was added, drawn from back to front."""
        quiet = {"hoverinfo": "skip", "showlegend": False}
        back = [
            go.Bar(name="fades", orientation="h", width=BAR, marker={"line": {"width": 0}}, **quiet),
            go.Scatter(name="links", mode="lines", line={"color": self.theme.accent, "width": 1.2, "dash": "dot"}, **quiet),
            go.Scatter(name="arrows", mode="markers", marker={"size": 9}, **quiet),
        ]
        for trace in back:
            trace.update(self.columns.get(trace.name, {}))
        return back + [self.claim_trace(claim.value, look) for claim, look in LOOKS.items() if claim.value in self.columns]

    def claim_trace(self, claim: str, look: Look) -> Any:
        """The dots of one claim, which the legend names and can hide."""
        marker = {"symbol": look.symbol, "opacity": 1, "line": {"width": 1.6}}
        trace = go.Scatter(name=look.name, mode="markers", marker=marker, hovertemplate="%{customdata[1]}<extra></extra>", cliponaxis=False)
        trace.update(self.columns[claim])
        return trace

    def layout(self) -> dict[str, Any]:
        """The axes, the labels in the margin, the legend; no width, so that it fits where it stands."""
        text = {"family": FONT, "size": 12, "color": self.theme.ink}
        return {
            "template": "none",
            "autosize": True,
            "height": 150 + ROW * max(2, self.height),
            "paper_bgcolor": self.theme.paper,
            "plot_bgcolor": "rgba(0,0,0,0)",
            "font": text,
            "title": self.title(),
            "margin": {"l": 12, "r": 16, "t": 56, "b": 84},
            "legend": {"orientation": "h", "x": 0, "xref": "container", "y": 0, "yref": "container", "yanchor": "bottom"},
            "barmode": "overlay",
            "dragmode": "pan",
            "hovermode": "closest",
            "hoverlabel": {"bgcolor": self.theme.paper, "bordercolor": self.theme.muted, "font": text, "align": "left"},
            "xaxis": self.days(),
            "yaxis": self.margin(),
            "shapes": [self.line(day) for day in self.published()],
        }

    @property
    def rest(self) -> int:
        """How many entries have no row of their own."""
        return len(self.report.items) - len(self.rows)

    @property
    def height(self) -> int:
        """In rows, with those of the pile."""
        return len(self.rows) + (PILE if self.rest else 0)

    def title(self) -> dict[str, Any]:
        """The report's title, at the left edge."""
        words = as_plotly(shorten(self.report.title, 90))
        return {"text": words, "x": 0, "xref": "container", "pad": {"l": 12}, "font": {"size": 17}}

    def days(self) -> dict[str, Any]:
        """The axis of time."""
        return {
            "color": self.theme.muted,
            "gridcolor": self.theme.rule,
            "range": [self.axis.at(self.begin), self.axis.at(self.end)],
            "zeroline": False,
            **self.axis.settings(self.begin, self.end),
        }

    def margin(self) -> dict[str, Any]:
        """The labels of the rows, and how many entries the pile holds."""
        rows = len(self.rows)
        labels = ["<br>".join(map(as_plotly, _wrapped(item.label))) for item in self.rows]
        return {
            "automargin": True,
            "tickvals": [*range(rows), *([rows] if self.rest else [])],
            "ticktext": [*labels, *([f"{self.rest:,} more"] if self.rest else [])],
            "range": [self.height, -0.6],
            "showgrid": False,
            "zeroline": False,
            "ticks": "",
        }

    def published(self) -> list[float]:
        """The days on which articles came out."""
        days = (published_day(article) for article in self.report.articles)
        return sorted({day for day in days if day is not None})

    def line(self, day: float) -> dict[str, Any]:
        """The line of a publication date; a short one where there are many."""
        x, look = self.axis.at(day), {"color": self.theme.muted, "width": 0.8, "dash": "dash"}
        foot = 0 if len(self.published()) <= FEW_LINES else 0.98
        return {"type": "line", "x0": x, "x1": x, "y0": foot, "y1": 1, "yref": "paper", "line": look, "layer": "below"}


def window(items: Sequence[Item]) -> tuple[float, float]:
    """The time that the entries take, with a margin: of a long uncertain or open one, where its mark stands.

    >>> window([])
    (-0.5, 0.5)
    """
    extents = [item.extent for item in items if item.extent is not None]
    if not extents:
        return -0.5, 0.5
    anchors = [extent.anchor for extent in extents]
    reach = max(max(anchors) - min(anchors), 1.0)
    near = [extent for extent in extents if extent.last - extent.first <= reach]
    begin = min(*anchors, *(extent.first for extent in near), max(anchors))
    end = max(*anchors, *(extent.last for extent in near), min(anchors))
    pad = max((end - begin) * PAD, 1 / 48)
    return begin - pad, end + pad


def hover(item: Item) -> str:
    """What a mark says under the pointer, escaped."""
    basis = f", {CERTAINTY[item.basis]}" if item.basis else ""
    lines = [
        f"<b>{as_plotly(stretch_in_words(item.stretch))}</b>",
        *map(as_plotly, _wrapped(shorten(item.summary, 180), 60)),
        LOOKS[item.factuality].name + basis,
    ]
    return "<br>".join(lines)


def _wrapped(text: str, letters: int = LINE) -> list[str]:
    found = [""]
    for word in text.split():
        if found[-1] and len(found[-1]) + len(word) >= letters:
            found.append("")
        found[-1] = f"{found[-1]} {word}".strip()
    return found


# The axis -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Axis:
    """Points of time as plotly wants them: ISO dates, or days where its calendar does not reach or would mislead.

    Plotly writes 44 BCE as -43 and ends at the year 9999 on both sides.
    """

    dates: bool

    @classmethod
    def of(cls, report: Report, shown: tuple[float, float]) -> _Axis:
        points: Iterable[float] = [point for item in report.items if item.extent for point in (item.extent.first, item.extent.last)]
        in_reach = all(Moment(-9990).days < point < Moment(9990).days for point in (*points, *shown))
        return cls(in_reach and Moment.from_days(int(shown[0] // 1)).year >= 1)

    def at(self, point: float, grain: Grain | None = Grain.SECOND) -> str | float:
        """A point of the axis; the day alone, where the grain has no time of day."""
        if not self.dates:
            return point
        seconds = round(point % 1 * 86_400) if grain is not None and grain.within_day else 0
        return Moment.from_days(int(point // 1), seconds).iso(Grain.SECOND if seconds else Grain.DAY)

    def length(self, days: float) -> float:
        return days * 86_400_000 if self.dates else days

    def settings(self, begin: float, end: float) -> dict[str, Any]:
        if self.dates:
            return {"type": "date"}
        values, texts = zip(*_year_ticks(begin, end), strict=True)
        return {"type": "linear", "tickmode": "array", "tickvals": list(values), "ticktext": list(texts)}


def _year_ticks(since: float, until: float) -> list[tuple[float, str]]:
    """Some eight round years, or the month and year of the window's begin where it is shorter."""
    begin, end = (Moment.from_days(int(point // 1)) for point in (since, until))
    years = end.year - begin.year
    if years < 2:  # noqa: PLR2004 - too short for a row of years
        return [(float(begin.days), f"{begin.day} {MONTHS[begin.month - 1]} {year_in_words(begin.year)}")]
    rough = years / 8
    power = 10 ** len(str(int(rough))[1:])
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough)
    first = -(-begin.year // step) * step
    return [(float(Moment(year).days), year_in_words(year)) for year in range(first, end.year + 1, int(step))]
