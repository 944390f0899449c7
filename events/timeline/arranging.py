"""The timeline's entries: one happening once, in the order of time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.events.dating import wording
from dateline.events.schema import Article, Basis, DatedEvent, Document, Entry, EventTime, Moment, Stretch, TimeExpression
from dateline.events.timeline.mentions import Mention, days, mentions_of
from dateline.events.timeline.merging import happenings
from dateline.events.timeline.salience import salience

_BASES = tuple(Basis)
_LATEST = Moment(9_999_999)


def arrange(
    articles: Sequence[Article], documents: Sequence[Document], events: Sequence[DatedEvent], times: Sequence[TimeExpression]
) -> tuple[Entry, ...]:
    """Bring the mentions of one happening together and put the happenings into the order of time.

    General statements and hypotheses stay out; what cannot be dated comes last. Neither the order of the
    events nor that of the documents matters; mentions are told apart by the order of the articles.

    Args:
        articles: all articles, in the order in which equal times are to be told.
        documents: their parses.
        events: the dated events of all of them.
        times: the time expressions; not needed yet, and part of the room's interface.
    """
    del times
    groups = happenings(mentions_of(articles, documents, events))
    entries = [(_entry(group, articles), group[0].place) for group in groups]
    entries.sort(key=lambda pair: _order(pair[0].when.stretch, pair[1]))
    return tuple(replace(entry, id=f"n{number}") for number, (entry, _) in enumerate(entries, 1))


def _entry(group: Sequence[Mention], articles: Sequence[Article]) -> Entry:
    chosen, best = min(group, key=_distrust), min(group, key=_plainness)
    opposed = [mention for mention in group if mention.told_firmly and _contradicts(mention.dated.when, chosen.dated.when)]
    return Entry(
        "",
        tuple(mention.event.id for mention in group),
        tuple(articles[rank].id for rank in sorted({mention.place[0] for mention in group})),
        _disputed(_after_gap(chosen.dated.when, group), chosen, opposed, articles),
        best.event.summary,
        salience(group),
        tuple(mention.event.id for mention in opposed),
    )


def _after_gap(when: EventTime, group: Sequence[Mention]) -> EventTime:
    """The chosen time; with the gap before it, where another mention tells of one."""
    gap = next((mention.dated.when.gap for mention in group if mention.dated.when.gap), None)
    begin = when.stretch.begin.earliest or when.stretch.begin.latest
    if gap is None or when.gap is not None or begin is None or (gap.begin.latest and begin <= gap.begin.latest):
        return when
    return replace(when, why=f"{when.why} {wording.gap(gap)}", gap=replace(gap, end=when.stretch.begin))


def _disputed(when: EventTime, chosen: Mention, opposed: Sequence[Mention], articles: Sequence[Article]) -> EventTime:
    """The time; where others contradict the chosen mention, with a sentence that says who gives which."""
    if not opposed:
        return when
    said = "; ".join(f"{_source(articles[mention.place[0]])}: {wording.stretch(mention.stretch)}" for mention in (chosen, *opposed))
    return replace(when, why=f"{when.why} Reports differ: {said}.")


def _source(article: Article) -> str:
    return article.source or article.title or article.id


def _distrust(mention: Mention) -> tuple[int, int, tuple[int, int, str]]:
    """The nearest basis first, then the narrowest bounds, then the first mention."""
    when = mention.dated.when
    first, last = days(when.stretch)
    width = last - first if first is not None and last is not None else 10**9
    return (_BASES.index(when.basis) if when.basis else len(_BASES), width, mention.place)


def _plainness(mention: Mention) -> tuple[bool, bool, int, tuple[int, int, str]]:
    """A verb of a main clause with many participants tells it best; one that only says that it came about, no better than a noun."""
    bare = bool(mention.tells_of) and not (mention.main and mention.participants)
    return (mention.is_noun or bare, not mention.main, -len(mention.participants), mention.place)


def _contradicts(one: EventTime, chosen: EventTime) -> bool:
    (first, last), (begin, end) = days(one.stretch), days(chosen.stretch)
    return (first is not None and end is not None and end < first) or (last is not None and begin is not None and last < begin)


def _order(stretch: Stretch, place: tuple[int, int, str]) -> tuple[object, ...]:
    """By the first bound that is known; equal times by first mention; what has no bound last."""
    bounds = (stretch.begin.earliest, stretch.begin.latest, stretch.end.earliest, stretch.end.latest)
    anchor = next((bound for bound in bounds if bound is not None), _LATEST)
    return (not stretch.known, anchor, tuple(bound or _LATEST for bound in bounds), place)
