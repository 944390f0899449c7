"""What will be drawn, before any HTML: a Timeline put into the words, numbers and order of a reader.

Everything here is plain text and numbers, not yet escaped; points of time are days since 1970-01-01,
fractions included, so that years before 1 need no care.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.events.schema import (
    Article,
    Basis,
    DatedEvent,
    Entry,
    EventClass,
    Factuality,
    Moment,
    Role,
    Span,
    Stretch,
    TimeExpression,
    Timeline,
)
from dateline.reports.actors import actors_of, same_actors
from dateline.reports.lanes import Window, best_window, shorten
from dateline.reports.wording import has_clock, moment_in_words, point_in_words

SECOND = 1 / 86_400
TITLE_LETTERS = 70
SUMMARY_LETTERS = 400  # the whole of a longer one stands in the article


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
        return cls(_from(begin.earliest), _from(begin.latest), _until(end.earliest, clock=clock), _until(end.latest, clock=clock))

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
        return self.first if self.latest is None else (self.first + self.last) / 2

    @property
    def _points(self) -> tuple[float | None, ...]:
        return (self.earliest, self.core_from, self.core_to, self.latest)


def _from(moment: Moment | None) -> float | None:
    return None if moment is None else moment.days + moment.seconds * SECOND


def _until(moment: Moment | None, *, clock: bool) -> float | None:
    """The exclusive end of the day, or of the second, that a bound names."""
    if moment is None:
        return None
    return moment.days + (moment.seconds + 1) * SECOND if clock else float(moment.days + 1)


@dataclass(frozen=True, slots=True)
class Mention:
    """One place in an article where an entry is told; ``contrary`` where its own time contradicts the entry's."""

    event: str
    article: int
    span: Span
    predicate: Span
    arguments: tuple[tuple[Role, Span], ...]
    said_by: Span | None
    time: Span | None
    stretch: Stretch
    extent: Extent | None
    factuality: Factuality
    contrary: bool


@dataclass(frozen=True, slots=True)
class Item:
    """An entry as it is shown; ``articles`` and ``actors`` are indices into the report's.

    ``gap_from`` is when the stretch before it began in which none of its kind is told of, in days.
    """

    id: str
    extent: Extent | None
    stretch: Stretch
    summary: str
    why: str
    factuality: Factuality
    basis: Basis | None
    kind: EventClass
    articles: tuple[int, ...]
    actors: tuple[int, ...]
    said_by: tuple[str, ...]
    salience: float
    mentions: tuple[Mention, ...]
    gap_from: float | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """All that a page shows. ``items`` are dated, in time order; ``window`` is what the picture shows at first."""

    title: str
    sentence: str
    items: tuple[Item, ...]
    undated: tuple[Item, ...]
    articles: tuple[Article, ...]
    actors: tuple[str, ...]
    window: Window


def make_report(timeline: Timeline, *, title: str | None = None) -> Report:
    """Put a timeline into the words and the order of a reader.

    >>> from dateline.events.schema import Generator
    >>> make_report(Timeline(Generator("dateline", "0", None), (), (), (), (), ())).sentence
    'No events were found in 0 articles.'
    """
    reader = _Reader(timeline)
    items = [reader.item(entry) for entry in timeline.entries]
    dated = tuple(item for item in items if item.extent is not None)
    undated = tuple(item for item in items if item.extent is None)
    points = [(item.extent.anchor, item.salience) for item in dated if item.extent is not None]
    return Report(
        title=title or _title(timeline.articles),
        sentence=_sentence(dated, undated, timeline.articles),
        items=dated,
        undated=undated,
        articles=timeline.articles,
        actors=reader.actors,
        window=best_window(points, _published(timeline.articles), clock=any(has_clock(item.stretch) for item in dated)),
    )


def published_day(article: Article) -> float | None:
    """The publication date in days since 1970-01-01."""
    return None if article.published is None else _from(Moment.of(article.published))


def _published(articles: Sequence[Article]) -> list[float]:
    days = (published_day(article) for article in articles)
    return [day for day in days if day is not None]


class _Reader:
    """Looks up what entries refer to."""

    def __init__(self, timeline: Timeline) -> None:
        self.articles = {article.id: index for index, article in enumerate(timeline.articles)}
        self.texts = {article.id: article.text for article in timeline.articles}
        self.events = {event.event.id: event for event in timeline.events}
        self.times = {time.id: time for time in timeline.times}
        self.names = {event.event.id: actors_of(event, self.texts[event.event.article]) for event in timeline.events}
        shown = same_actors(name for event in timeline.events for name in self.names[event.event.id])
        self.names = {event: tuple(dict.fromkeys(shown[name] for name in names)) for event, names in self.names.items()}
        self.actors = tuple(sorted(set(shown.values()), key=lambda name: (name.casefold(), name)))
        self.index_of_actor = {name: index for index, name in enumerate(self.actors)}

    def item(self, entry: Entry) -> Item:
        """An entry with all that its page row, mark and card say."""
        events = [self.events[event] for event in entry.events]
        lead = next((event for event in events if event.when == entry.when), events[0])
        names = dict.fromkeys(name for event in (lead, *events) for name in self.names[event.event.id])
        mentions = tuple(self._mention(event, entry) for event in events)
        return Item(
            id=entry.id,
            extent=Extent.of(entry.when.stretch),
            stretch=entry.when.stretch,
            summary=shorten(entry.summary, SUMMARY_LETTERS),
            why=shorten(entry.when.why, SUMMARY_LETTERS),
            factuality=entry.claim or lead.event.factuality,
            basis=entry.when.basis,
            kind=lead.event.event_class,
            articles=tuple(dict.fromkeys(mention.article for mention in mentions)),
            actors=tuple(self.index_of_actor[name] for name in names),
            said_by=self._said_by(mentions),
            salience=entry.salience,
            mentions=mentions,
            gap_from=_from(entry.when.gap.begin.latest) if entry.when.gap else None,
        )

    def _mention(self, dated: DatedEvent, entry: Entry) -> Mention:
        event, when = dated.event, dated.when
        return Mention(
            event=event.id,
            article=self.articles[event.article],
            span=event.span,
            predicate=event.predicate.span,
            arguments=tuple((argument.role, argument.span) for argument in event.arguments),
            said_by=event.source.span if event.source else None,
            time=_place_of(when.time, self.times, event.article),
            stretch=when.stretch,
            extent=Extent.of(when.stretch),
            factuality=event.factuality,
            contrary=event.id in entry.conflicts,
        )

    def _said_by(self, mentions: Sequence[Mention]) -> tuple[str, ...]:
        """Who alone says so; nobody, where an article tells it itself."""
        texts = list(self.texts.values())
        said = [mention.said_by.of(texts[mention.article]) for mention in mentions if mention.said_by]
        return tuple(dict.fromkeys(said)) if len(said) == len(mentions) else ()


def _place_of(time: str | None, times: Mapping[str, TimeExpression], article: str) -> Span | None:
    """Where the time expression stands that dates an event, if it is in the same article."""
    found = times.get(time) if time else None
    return found.span if found and found.article == article else None


# Words --------------------------------------------------------------------------------------------


def _title(articles: Sequence[Article]) -> str:
    if len(articles) == 1:
        return article_title(articles[0])
    return f"Timeline of {_count(len(articles), 'article')}"


def article_title(article: Article) -> str:
    """The title, or the first line where there is none."""
    line = next((line for line in article.text.splitlines() if line.strip()), "")
    return article.title or shorten(line, TITLE_LETTERS) or "Untitled"


def _sentence(dated: Sequence[Item], undated: Sequence[Item], articles: Sequence[Article]) -> str:
    origin = _count(len(articles), "article")
    if not dated and not undated:
        return f"No events were found in {origin}."
    if not dated:
        return f"{_count(len(undated), 'event')} from {origin}; none could be dated."
    left_out = f"; {len(undated):,} more could not be dated" if undated else ""
    return f"{_count(len(dated), 'event')} from {origin}, {_dates(dated)}{left_out}."


def _dates(dated: Sequence[Item]) -> str:
    """The first and the last known point, each as precisely as its entry is."""
    begins = [(item.extent.first, item.stretch.grain) for item in dated if item.extent is not None]
    ends = [(item.extent.last, item.stretch.grain) for item in dated if item.extent is not None]
    first, first_grain = min(begins, key=lambda point: point[0])
    last, last_grain = max(ends, key=lambda point: point[0])
    begin, end = Moment.from_days(int(first // 1)), Moment.from_days(int(-(-last // 1)) - 1)
    if end <= begin:
        return f"all on {moment_in_words(begin)}"
    begin_words, end_words = point_in_words(begin, first_grain), point_in_words(end, last_grain)
    return f"all in {begin_words}" if begin_words == end_words else f"from {begin_words} to {end_words}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
