"""schema.org Events in JSON-LD, for search engines and knowledge graphs."""

from __future__ import annotations

import json
from typing import Any

from dateline.events.exports.views import PLACES, EntryView, printable, views
from dateline.events.schema import Article, Factuality, Moment, Stretch, Timeline

CLAIMED = frozenset({Factuality.HAPPENED, Factuality.ONGOING, Factuality.PLANNED})
LAST_YEAR = 9999


def dump_json_ld(timeline: Timeline) -> str:
    """The entries that begin on a known day and are said to have happened or to be planned, as schema.org Events.

    schema.org can say neither "about" nor "perhaps" nor "denied", so everything else is left out. ``<`` is
    escaped: the text may stand in a ``script`` element as it is.
    """
    graph = [event for view in views(timeline) if (event := _event(view)) is not None]
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False, indent=1)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026") + "\n"


def _event(view: EntryView) -> dict[str, Any] | None:
    dates = _dates(view.entry.when.stretch)
    if dates is None or view.factuality not in CLAIMED:
        return None
    place = view.words(*PLACES)
    return {
        "@type": "Event",
        "@id": f"#{view.entry.id}",
        "name": printable(view.entry.summary),
        "description": printable(view.sentence),
        **dates,
        **({"eventStatus": "https://schema.org/EventScheduled"} if view.factuality is Factuality.PLANNED else {}),
        **({"location": {"@type": "Place", "name": printable(place)}} if place else {}),
        "subjectOf": [_article(article) for article in view.articles],
    }


def _dates(stretch: Stretch) -> dict[str, str] | None:
    begin, end = stretch.begin, stretch.end
    if (
        stretch.approximate
        or begin.earliest is None
        or not _same_day(begin.earliest, begin.latest)
        or not 0 < begin.earliest.year <= LAST_YEAR
    ):
        return None
    timed = stretch.grain is not None and stretch.grain.within_day and begin.earliest == begin.latest
    dates = {"startDate": _iso(begin.earliest, timed=timed)}
    if end.latest is not None and end.latest.year <= LAST_YEAR and _same_day(end.latest, end.earliest):
        exact = timed and end.earliest == end.latest
        dates["endDate"] = _iso(end.latest, timed=exact)
    return dates


def _same_day(one: Moment, other: Moment | None) -> bool:
    return other is not None and one.midnight == other.midnight


def _iso(moment: Moment, *, timed: bool) -> str:
    day = moment.iso()
    return f"{day}T{moment.hour:02d}:{moment.minute:02d}:{moment.second:02d}" if timed else day


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
