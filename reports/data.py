"""What the page's script reads: the report as numbers, short lists and text, with offsets as JavaScript counts them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from itertools import accumulate
from typing import Any

from dateline.events.schema import Article, Basis, EventClass, Factuality, Moment, Role, Span
from dateline.reports.escaping import link_address
from dateline.reports.extents import Extent
from dateline.reports.palette import DARK, FIRM_BASES, LIGHT, LOOKS
from dateline.reports.report import SHOWN_FIRST, Item, Report, ShownMention, article_title, published_day
from dateline.reports.wording import BASES, CERTAINTY, KINDS, ROLES, moment_in_words, stretch_in_words

FACTUALITIES = tuple(Factuality)
KIND_ORDER = tuple(EventClass)
BASIS_ORDER = tuple(Basis)
ROLE_ORDER = tuple(Role)
DIGITS = 5  # decimals of a day in the page: within a second


def page_data(report: Report, problems: Sequence[str], heading: int) -> dict[str, Any]:
    """Everything that the script shows; entries are dated ones in time order, then the others."""
    units = [_utf16_offsets(article.text) for article in report.articles]
    last = report.last_published
    return {
        "name": _name(report),
        "heading": heading,
        "title": report.title,
        "themes": {"light": asdict(LIGHT), "dark": asdict(DARK)},
        "claims": [{"id": one.value, **asdict(LOOKS[one])} for one in FACTUALITIES],
        "certainty": [CERTAINTY[one] for one in BASIS_ORDER],
        "bases": [BASES[one] for one in BASIS_ORDER],
        "firm": [BASIS_ORDER.index(one) for one in FIRM_BASES],
        "roles": [[one.value, ROLES[one]] for one in ROLE_ORDER],
        "kinds": [KINDS[one] for one in KIND_ORDER],
        "who": list(report.who),
        "where": list(report.where),
        "by": list(report.speakers),
        "top": SHOWN_FIRST,
        "problems": list(problems),
        "articles": [_article_data(article) for article in report.articles],
        "entries": [_entry_data(item, units, to_come=item.to_come(last)) for item in report.all],
    }


LARGE = 600
"""From so many entries on, a page draws the key ones first and reads the rest afterwards."""
_AT_ONCE = 1_000  # entries, or the letters of so many short articles, that a browser reads in one go
_LETTERS = 1_000


def in_parts(data: dict[str, Any]) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """What a page needs for its first drawing, and the rest in parts; a timeline that is not large has no rest.

    The first part holds the key entries, each with its place among all (``i``), and says how many there are, of each claim too.
    """
    entries = data["entries"]
    if len(entries) < LARGE:
        return data, []
    placed = [{**entry, "i": place} for place, entry in enumerate(entries)]
    later = [entry for entry in placed if not entry.get("key")]
    texts = [[place, article["text"]] for place, article in enumerate(data["articles"])]
    counts = [0] * len(data["claims"])
    for entry in entries:
        counts[entry["f"]] += 1
    first = {
        **data,
        "articles": [{**article, "text": ""} for article in data["articles"]],
        "entries": [entry for entry in placed if entry.get("key")],
        "all": len(entries),
        "counts": counts,
    }
    rest = [{"entries": later[start : start + _AT_ONCE]} for start in range(0, len(later), _AT_ONCE)]
    return first, [*rest, *({"texts": part} for part in _by_length(texts))]


def _by_length(texts: Sequence[list[Any]]) -> Iterator[list[list[Any]]]:
    part: list[list[Any]] = []
    for item in texts:
        part.append(item)
        if sum(len(text) for _, text in part) > _AT_ONCE * _LETTERS // 2:
            yield part
            part = []
    if part:
        yield part


def _name(report: Report) -> str:
    """By which a browser keeps an editor's corrections: the same articles have the same."""
    held = "\x00".join(f"{article.id}\x01{article.text}" for article in report.articles)
    return hashlib.sha256(held.encode(errors="replace")).hexdigest()[:12]


def sources(report: Report) -> list[dict[str, Any]]:
    """The articles as a numbered list has them."""
    return [
        {"title": article_title(article), "facts": _facts(article), "address": link_address(article.url), "text": article.text}
        for article in report.articles
    ]


def _facts(article: Article) -> str:
    published = moment_in_words(Moment.of(article.published)) if article.published else "no date"
    address = article.url if article.url and not link_address(article.url) else None
    return ". ".join(part for part in (article.source, article.place, published, address) if part) + "."


def _article_data(article: Article) -> dict[str, Any]:
    return {
        "title": article_title(article),
        "source": article.source,
        "day": published_day(article),
        "facts": _facts(article),
        "address": link_address(article.url),
        "text": article.text,
    }


def _entry_data(item: Item, units: Sequence[Callable[[int], int]], *, to_come: bool) -> dict[str, Any]:
    data: dict[str, Any] = {
        "id": item.id,
        "u": item.uid,
        "x": _points(item.extent),
        "w": stretch_in_words(item.stretch) if item.extent else "no date",
        "d": item.heading,
        "t": item.summary,
        "y": item.why,
        "f": FACTUALITIES.index(item.factuality),
        "b": BASIS_ORDER.index(item.basis) if item.basis else -1,
        "k": KIND_ORDER.index(item.kind),
        "s": round(item.salience, 9),
        "m": [_mention_data(mention, units[mention.article]) for mention in item.mentions],
    }
    optional = {
        "c": item.clock,
        "l": "" if item.label == item.summary else item.label,
        "key": item.key,
        "come": to_come,
        "g": None if item.gap_from is None else round(item.gap_from, DIGITS),
        "who": list(item.who),
        "where": list(item.where),
        "by": list(item.said_by),
        "st": item.status.value if item.status else None,
        "edits": list(item.edits),
        "rev": list(item.revised),
    }
    return data | {name: value for name, value in optional.items() if value not in ("", False, None, [])}


def _mention_data(mention: ShownMention, at: Callable[[int], int]) -> dict[str, Any]:
    data: dict[str, Any] = {
        "u": mention.uid,
        "a": mention.article,
        "s": _offsets(mention.span, at),
        "p": _offsets(mention.predicate, at),
        "r": [[ROLE_ORDER.index(role), *_offsets(span, at)] for role, span in mention.arguments],
    }
    if mention.said_by:
        data["by"] = _offsets(mention.said_by, at)
    if mention.time:
        data["t"] = _offsets(mention.time, at)
    if mention.contrary and mention.extent:
        data["w"] = stretch_in_words(mention.stretch)
        data["x"] = _points(mention.extent)
    return data


def _points(extent: Extent | None) -> list[float | None] | None:
    if extent is None:
        return None
    points = (extent.earliest, extent.core_from, extent.core_to, extent.latest)
    return [None if point is None else round(point, DIGITS) for point in points]


def _offsets(span: Span, at: Callable[[int], int]) -> list[int]:
    return [at(span.start), at(span.end)]


def _utf16_offsets(text: str) -> Callable[[int], int]:
    """From an offset in code points to one in UTF-16 units."""
    if all(letter <= "\uffff" for letter in text):
        return int
    units = [0, *accumulate(1 + (letter > "\uffff") for letter in text)]
    return units.__getitem__
