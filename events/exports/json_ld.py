"""schema.org Events in JSON-LD, for search engines and knowledge graphs."""

from __future__ import annotations

import json
from typing import Any

from dateline.events.exports.views import PLACES, EntryView, printable, views
from dateline.events.schema import Article, Factuality, Grain, Moment, Timeline

CLAIMED = frozenset({Factuality.HAPPENED, Factuality.ONGOING, Factuality.PLANNED})
LAST_YEAR = 9999


def dump_json_ld(timeline: Timeline) -> str:
    """The entries that begin on a known day and are said to have happened or to be planned, as schema.org Events.

    schema.org can say neither "about" nor "perhaps" nor "denied", so everything else is left out. ``<`` is
    escaped: the text may stand in a ``script`` element as it is.
    """
    graph = [_event(view, dates) for view in views(timeline) if isinstance(dates := _dates(view), dict)]
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False, indent=1)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026") + "\n"


def left_out(timeline: Timeline) -> list[str]:
    """For each entry that is no Event, why."""
    return [why for view in views(timeline) if isinstance(why := _dates(view), str)]


def _event(view: EntryView, dates: dict[str, str]) -> dict[str, Any]:
    place = view.words(*PLACES)
    return {
        "@type": "Event",
        "@id": f"#{view.entry.uid or view.entry.id}",
        "name": printable(view.entry.summary),
        "description": printable(view.sentence),
        **dates,
        **({"eventStatus": "https://schema.org/EventScheduled"} if view.factuality is Factuality.PLANNED else {}),
        **({"location": {"@type": "Place", "name": printable(place)}} if place else {}),
        "subjectOf": [_article(article) for article in view.articles],
    }


def _dates(view: EntryView) -> dict[str, str] | str:
    """The begin and, where it is known, the end; or why the entry is no Event."""
    stretch = view.entry.when.stretch
    begin, end = stretch.begin, stretch.end
    if view.factuality not in CLAIMED:
        return f"it is {view.factuality.value}"
    if stretch.approximate or begin.earliest is None or not _same_day(begin.earliest, begin.latest):
        return "the day of its begin is not known"
    if abs(begin.earliest.year) > LAST_YEAR:
        return "its year has more than four digits"
    clock = stretch.grain is not None and stretch.grain.within_day and _same_minute(begin.earliest, begin.latest)
    dates = {"startDate": _iso(begin.earliest, timed=clock)}
    if end.latest is not None and abs(end.latest.year) <= LAST_YEAR and _same_day(end.latest, end.earliest):
        dates["endDate"] = _iso(end.latest, timed=clock and _same_minute(end.latest, end.earliest))
    return dates


def _same_day(one: Moment, other: Moment | None) -> bool:
    return other is not None and one.midnight == other.midnight


def _same_minute(one: Moment, other: Moment | None) -> bool:
    return other is not None and _same_day(one, other) and one.seconds // 60 == other.seconds // 60


def _iso(moment: Moment, *, timed: bool) -> str:
    return moment.iso(Grain.SECOND if timed else Grain.DAY)


def _article(article: Article) -> dict[str, Any]:
    facts = {
        "@type": "NewsArticle",
        "headline": printable(article.title) if article.title else None,
        "datePublished": article.published.isoformat() if article.published else None,
        "publisher": {"@type": "Organization", "name": printable(article.source)} if article.source else None,
        "url": article.url if article.url and article.url.startswith(("http://", "https://")) else None,
        "identifier": article.id,
    }
    return {name: value for name, value in facts.items() if value is not None}
