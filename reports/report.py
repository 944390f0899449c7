"""What will be drawn, before any HTML: a Timeline put into the words, numbers and order of a reader.

Everything here is plain text and numbers, not yet escaped; points of time are days since 1970-01-01,
fractions included, so that years before 1 need no care.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.events.schema import (
    Article,
    Basis,
    Bounds,
    DatedEvent,
    Entry,
    EventClass,
    Factuality,
    Grain,
    Moment,
    Role,
    Span,
    Status,
    Stretch,
    TimeExpression,
    Timeline,
)
from dateline.reports.extents import Extent, day_of
from dateline.reports.names import Names
from dateline.reports.story import Candidate, key_entries
from dateline.reports.wording import date_heading, headline, moment_in_words, point_in_words, revised_in_words, shorten

TITLE_LETTERS = 70
SUMMARY_LETTERS = 400  # the whole of a longer one stands in the article
SHOWN_FIRST = 15  # key entries; a page has a choice of other numbers
LABEL_LETTERS = 120  # what two lines beside a mark hold


@dataclass(frozen=True, slots=True)
class ShownMention:
    """One place in an article where an entry is told; ``contrary`` where its own time contradicts the entry's."""

    event: str
    uid: str
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
    """An entry as it is shown; ``articles`` are indices into the report's, ``who``, ``where`` and ``said_by`` into its names.

    ``key`` is true for what is shown first. ``heading`` is its date as a list has it, once for all entries of a day, and
    ``clock`` the time within that day. The mention that gave the date comes first. ``gap_from`` is when the stretch before
    it began in which none of its kind is told of, in days. ``uid`` addresses it in links and edits; ``edits`` are the
    corrections that were made to it, in words, and ``revised`` the figures that later reports changed.
    """

    id: str
    uid: str
    key: bool
    extent: Extent | None
    stretch: Stretch
    heading: str
    clock: str
    summary: str
    label: str
    why: str
    factuality: Factuality
    basis: Basis | None
    kind: EventClass
    articles: tuple[int, ...]
    who: tuple[int, ...]
    where: tuple[int, ...]
    said_by: tuple[int, ...]
    salience: float
    mentions: tuple[ShownMention, ...]
    gap_from: float | None = None
    status: Status | None = None
    edits: tuple[str, ...] = ()
    revised: tuple[str, ...] = ()

    @property
    def order(self) -> float:
        """Where it stands among others, in days: where its mark does."""
        return self.extent.anchor if self.extent else float("inf")

    def to_come(self, last_published: float) -> bool:
        """Whether it is planned for after everything that was published."""
        extent = self.extent
        ahead = extent is None or extent.last > last_published + 1 or (extent.latest is None and extent.first >= last_published)
        return self.factuality is Factuality.PLANNED and ahead


@dataclass(frozen=True, slots=True)
class Report:
    """All that a page shows. ``items`` are dated, in time order; ``lead`` is what it is about, ``facts`` what it holds."""

    title: str
    lead: str
    facts: str
    items: tuple[Item, ...]
    undated: tuple[Item, ...]
    articles: tuple[Article, ...]
    who: tuple[str, ...]
    where: tuple[str, ...]
    speakers: tuple[str, ...]

    @property
    def all(self) -> tuple[Item, ...]:
        """The dated, then the others."""
        return self.items + self.undated

    @property
    def key(self) -> tuple[Item, ...]:
        """What is shown first: the most salient of the key entries, in time order, what is still to come last."""
        found = sorted((item for item in self.all if item.key), key=lambda item: -item.salience)[:SHOWN_FIRST]
        last = self.last_published
        return tuple(sorted(found, key=lambda item: (item.to_come(last), item.order)))

    @property
    def last_published(self) -> float:
        """The day of the newest article; after everything, where no article has a date."""
        return max((day for day in map(published_day, self.articles) if day is not None), default=float("inf"))


def make_report(timeline: Timeline, *, title: str | None = None) -> Report:
    """Put a timeline into the words and the order of a reader.

    >>> from dateline.events.schema import Generator
    >>> make_report(Timeline(Generator("dateline", "0", None), (), (), (), (), ())).facts
    'No events were found in 0 articles.'
    """
    reader = _Reader(timeline)
    items = [reader.item(entry) for entry in timeline.entries]
    items = [replace(item, key=item.id in reader.key) for item in items]
    dated = tuple(sorted((item for item in items if item.extent is not None), key=lambda item: item.order))
    undated = tuple(item for item in items if item.extent is None)
    return Report(
        title=title or _title(timeline.articles),
        lead=_lead(items),
        facts=_facts(dated, undated, timeline.articles),
        items=dated,
        undated=undated,
        articles=timeline.articles,
        who=reader.names.who,
        where=reader.names.where,
        speakers=reader.names.speakers,
    )


def published_day(article: Article) -> float | None:
    """The publication date in days since 1970-01-01."""
    return None if article.published is None else day_of(Moment.of(article.published))


class _Reader:
    """Looks up what entries refer to."""

    def __init__(self, timeline: Timeline) -> None:
        self.articles = {article.id: index for index, article in enumerate(timeline.articles)}
        self.texts = {article.id: article.text for article in timeline.articles}
        self.events = {event.event.id: event for event in timeline.events}
        self.times = {time.id: time for time in timeline.times}
        self.names = Names(timeline)
        self.key = key_entries([self._candidate(entry) for entry in timeline.entries])

    def item(self, entry: Entry) -> Item:
        """An entry with all that its row, mark and card say."""
        events = self._events(entry)
        lead = events[0]
        mentions = tuple(self._mention(event, entry) for event in events)
        heading, clock = date_heading(entry.when.stretch)
        summary = shorten(entry.summary, SUMMARY_LETTERS)
        predicate = lead.event.predicate.span.of(self.texts[lead.event.article])
        return Item(
            id=entry.id,
            uid=entry.uid or mentions[0].uid,
            key=False,
            extent=Extent.of(entry.when.stretch),
            stretch=entry.when.stretch,
            heading=heading,
            clock=clock,
            summary=summary,
            label=headline(summary, predicate, LABEL_LETTERS),
            why=shorten(entry.when.why, SUMMARY_LETTERS),
            factuality=entry.claim or lead.event.factuality,
            basis=entry.when.basis,
            kind=lead.event.event_class,
            articles=tuple(dict.fromkeys(mention.article for mention in mentions)),
            who=self.names.who_of(events),
            where=self.names.where_of(events),
            said_by=self.names.speakers_of(events),
            salience=entry.salience,
            mentions=mentions,
            gap_from=day_of(entry.when.gap.begin.latest) if entry.when.gap else None,
            status=entry.status,
            edits=entry.edits,
            revised=revised_in_words(entry.revisions),
        )

    def _events(self, entry: Entry) -> list[DatedEvent]:
        """The events of an entry, the one that gave its date first: of several, one whose own words say it."""
        events = [self.events[event] for event in entry.events]
        return sorted(events, key=lambda event: (event.when != entry.when, not self._says_when(event)))

    def _says_when(self, dated: DatedEvent) -> bool:
        time = _place_of(dated.when.time, self.times, dated.event.article)
        return time is not None and dated.event.span.covers(time)

    def _candidate(self, entry: Entry) -> Candidate:
        lead = self._events(entry)[0].event
        return Candidate(entry, lead, Extent.of(entry.when.stretch))

    def _mention(self, dated: DatedEvent, entry: Entry) -> ShownMention:
        event, when = dated.event, dated.when
        return ShownMention(
            event=event.id,
            uid=event.uid or event.id,
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


def _lead(items: Sequence[Item]) -> str:
    """What it is about: the most salient of the key entries."""
    key = [item for item in items if item.key]
    return max(key, key=lambda item: item.salience).summary if key else ""


def _facts(dated: Sequence[Item], undated: Sequence[Item], articles: Sequence[Article]) -> str:
    """How much there is, and of what time: the time of the key entries, as that of all may be wide."""
    origin = _count(len(articles), "article")
    if not dated and not undated:
        return f"No events were found in {origin}."
    number = len(dated) + len(undated)
    key = [item for item in (*dated, *undated) if item.key]
    first = f"{SHOWN_FIRST} of " if len(key) > SHOWN_FIRST else ""
    parts = [f"{first}{_count(len(key), 'key event')}", f"{number:,} in all", origin]
    parts += [f"{len(undated):,} not dated"] if undated else []
    shown = [item for item in key if item.extent is not None] or dated
    return " · ".join([*parts, *([_dates(shown)] if shown else [])])


def _dates(dated: Sequence[Item]) -> str:
    """The first and the last known point, each as precisely as its entry is."""
    begins = [(item.extent.first, _grain_of(item.stretch, item.stretch.begin)) for item in dated if item.extent is not None]
    ends = [(item.extent.last, _grain_of(item.stretch, item.stretch.end)) for item in dated if item.extent is not None]
    first, first_grain = min(begins, key=lambda point: point[0])
    last, last_grain = max(ends, key=lambda point: point[0])
    begin, end = Moment.from_days(int(first // 1)), Moment.from_days(int(-(-last // 1)) - 1)
    if end <= begin:
        return moment_in_words(begin)
    begin_words, end_words = point_in_words(begin, first_grain), point_in_words(end, last_grain)
    return begin_words if begin_words == end_words else f"{_short_of(begin_words, end_words)} to {end_words}"


def _grain_of(stretch: Stretch, bounds: Bounds) -> Grain | None:
    """How precise one end is: "began in 1994" says no more than the year, whatever the other end does.

    >>> _grain_of(Stretch(Bounds(), Bounds(), Grain.DAY), Bounds(Moment(1994), Moment(1994, 12, 31)))
    <Grain.YEAR: 'year'>
    """
    first, last = bounds.earliest, bounds.latest
    if first is None or last is None:
        return stretch.grain
    after = last.midnight.plus(days=1)
    if (first.month, first.day, after.month, after.day) == (1, 1, 1, 1):
        return Grain.YEAR
    return Grain.MONTH if (first.day, after.day) == (1, 1) and first.midnight != last.midnight else stretch.grain


def _short_of(begin: str, end: str) -> str:
    """The begin of a stretch without what its end says again.

    >>> _short_of("28 May 2007", "29 May 2007"), _short_of("2 April 2007", "29 May 2007"), _short_of("May 2007", "9 May 2007")
    ('28', '2 April', 'May 2007')
    """
    words, others = begin.split(), end.split()
    while len(words) > 1 and len(words) == len(others) and words[-1] == others[-1]:
        words, others = words[:-1], others[:-1]
    return " ".join(words)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
