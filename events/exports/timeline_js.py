"""The JSON that TimelineJS reads (https://timeline.knightlab.com/docs/json-format.html)."""

from __future__ import annotations

import json
from html import escape
from typing import Any

from dateline.events.calendar.wording import stretch_in_words
from dateline.events.exports.views import EntryView, printable, shown, views
from dateline.events.schema import Article, Factuality, Grain, Moment, Stretch, Timeline

CERTAIN = frozenset({Factuality.HAPPENED, Factuality.ONGOING})


def dump_timeline_js(timeline: Timeline) -> str:
    """One slide an entry whose begin has an earliest bound; TimelineJS cannot place the others.

    Its texts are HTML, so everything of the articles is escaped; what is not certain is said in words
    (``display_date`` and the slide's text).
    """
    slides = [_slide(view) for view in views(timeline) if view.entry.when.stretch.begin.earliest]
    return json.dumps({"events": slides}, ensure_ascii=False, indent=1).replace("<", "\\u003c") + "\n"


def left_out(timeline: Timeline) -> list[str]:
    """For each entry without a slide, why."""
    return ["its begin is not known" for entry in timeline.entries if not entry.when.stretch.begin.earliest]


def _slide(view: EntryView) -> dict[str, Any]:
    stretch = view.entry.when.stretch
    slide: dict[str, Any] = {
        "unique_id": view.entry.uid or view.entry.id,
        "start_date": _date(stretch.begin.earliest, stretch),
        "display_date": stretch_in_words(stretch),
        "text": {"headline": escape(shown(view.entry.summary)), "text": _text(view)},
        "group": view.factuality.value,
    }
    if stretch.end.latest and stretch.end.latest != stretch.begin.earliest:
        slide["end_date"] = _date(stretch.end.latest, stretch)
    return slide


def _date(moment: Moment | None, stretch: Stretch) -> dict[str, int]:
    if moment is None:
        return {}
    grain = stretch.grain or Grain.DAY
    date = {"year": moment.year, "month": moment.month, "day": moment.day}
    clock = {"hour": moment.hour, "minute": moment.minute, "second": moment.second}
    return date | clock if grain.within_day else date


def _text(view: EntryView) -> str:
    said_by = f", says {view.said_by}" if view.said_by else ""
    claim = "" if view.factuality in CERTAIN and not said_by else f"<p>{view.factuality.value.capitalize()}{escape(shown(said_by))}.</p>"
    sources = "; ".join(_source(article) for article in view.articles)
    return f"<p>{escape(shown(view.sentence))}</p>{claim}<p><i>{escape(shown(view.entry.when.why))}</i></p><p>{sources}</p>"


def _source(article: Article) -> str:
    name = escape(shown(article.title or article.source or article.id))
    if article.url and article.url.startswith(("http://", "https://")):
        return f'<a href="{escape(printable(article.url))}">{name}</a>'
    return name
