"""Where a mark lies in time, and what of it is sure: numbers alone.

``templates/script/extents.mjs`` does the same in the page; both run through ``tests/reports/cases/extents.json``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.events.schema import Moment, Stretch
from dateline.reports.wording import has_clock

SECOND = 1 / 86_400
NARROW = 0.25  # of the whole
FADE_OUT = (0.55, 0.46, 0.37, 0.28, 0.19, 0.1)  # opacities from the sure part outwards
FADE_BOTH = (0.08, 0.17, 0.26, 0.35, 0.42, 0.42, 0.35, 0.26, 0.17, 0.08)  # of a stretch without a sure part


@dataclass(frozen=True, slots=True)
class Extent:
    """Where a mark lies, in days: surely from ``core_from`` to ``core_to``, at most from ``earliest`` to ``latest``.

    The ends are exclusive: the whole of 1970-01-01 is 0 to 1. ``None`` is not known. Where ``core_from`` is
    after ``core_to`` there is no sure part: it was at some time between ``earliest`` and ``latest``.
    """

    earliest: float | None
    core_from: float | None
    core_to: float | None
    latest: float | None

    @classmethod
    def of(cls, stretch: Stretch) -> Extent | None:
        """The extent of a stretch, or nothing where none of its bounds is known."""
        if not stretch.known:
            return None
        clock = has_clock(stretch)
        begin, end = stretch.begin, stretch.end
        return cls(day_of(begin.earliest), day_of(begin.latest), _until(end.earliest, clock=clock), _until(end.latest, clock=clock))

    @property
    def has_core(self) -> bool:
        """Whether there is a time at which it surely was."""
        return self.core_from is not None and self.core_to is not None and self.core_from < self.core_to

    @property
    def first(self) -> float:
        """The first known point."""
        return min(point for point in self._points if point is not None)

    @property
    def last(self) -> float:
        """The last known point."""
        return max(point for point in self._points if point is not None)

    @property
    def anchor(self) -> float:
        """Where the mark's shape stands: at the begin, at the end where only that is known, or amid an uncertain stretch."""
        if self.has_core and self.core_from is not None:
            return self.core_from
        if self.earliest is None and self.core_from is None:
            return self.last
        if self.latest is None and self.core_to is None:
            return self.first
        if self.earliest is None:
            return self.last
        if self.latest is None:
            return self.first
        return (self.earliest + self.core_from) / 2 if self.begin_known and self.core_from is not None else (self.first + self.last) / 2

    @property
    def begin_known(self) -> bool:
        """Whether the begin is far better known than the end, as in "since 1742"."""
        if self.earliest is None or self.core_from is None:
            return False
        return self.core_from - self.earliest <= (self.last - self.first) * NARROW

    @property
    def _points(self) -> tuple[float | None, ...]:
        return (self.earliest, self.core_from, self.core_to, self.latest)


def day_of(moment: Moment | None) -> float | None:
    """A moment in days since 1970-01-01, its time of day a fraction."""
    return None if moment is None else moment.days + moment.seconds * SECOND


def _until(moment: Moment | None, *, clock: bool) -> float | None:
    """The exclusive end of the day, or of the second, that a bound names."""
    if moment is None:
        return None
    return moment.days + (moment.seconds + 1) * SECOND if clock else float(moment.days + 1)


def fades(extent: Extent, arrow: float) -> list[tuple[float, float, float]]:
    """The faded parts of an uncertain or open stretch: begin, end, opacity; ``arrow`` is the length of an open end."""
    first, last = extent.first, extent.last
    if not extent.has_core and extent.earliest is not None and extent.latest is not None:
        return _steps(first, last, FADE_OUT if extent.begin_known else FADE_BOTH)
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
