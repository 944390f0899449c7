"""The days that a page shows its readers: "Published 12 March 2024", "March 12, 2024, 6:10 p.m. PDT"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from dateline.events.language import values

LONGEST = 160  # characters of a line that tells of the page and not of the story
_PARTS = ("p", "div", "span", "time", "li", "header", "small", "em", "b", "i", "h2", "h3", "h4", "h5", "h6", "a", "dd", "td", "figcaption")

_DAY = (
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?: of)? (?P<month>[A-Z][a-z]{2,8})\.?,? (?P<year>\d{4})"
    r"|(?P<month_first>[A-Z][a-z]{2,8})\.? (?P<day_behind>\d{1,2})(?:st|nd|rd|th)?,? (?P<year_behind>\d{4})"
    r"|(?P<iso>\d{4}-\d\d-\d\d)"
)
_WRITTEN = re.compile(rf"(?<!\w)(?:{_DAY})(?!\d)")
_PUBLISHED = re.compile(rf"(?i:\b(?:published|posted|issued|filed))\b[^|·•]{{0,40}}?(?<!\w)(?:{_DAY})(?!\d)")
_BETWEEN = re.compile(r"(?i)\b(?:updated|modified|edited|revised)\b")
_CLOCK = re.compile(r"(?i)\b\d{1,2}(?::\d\d)? ?[ap]\.?m\b|\b\d{1,2}:\d\d\b")


def published(tree: Any) -> date | None:
    """The day that a short line says that the page was published, not that of its latest change.

    >>> from lxml import html
    >>> published(html.fromstring("<div><p>Updated 20 March 2024 | First published 12 March 2024</p></div>"))
    datetime.date(2024, 3, 12)
    """
    return next((day for line in _lines(tree) for found in _PUBLISHED.finditer(line) if (day := _published(found))), None)


def _published(found: re.Match[str]) -> date | None:
    return None if _BETWEEN.search(found.group()) else _day(found)


def with_clock(tree: Any) -> list[date]:
    """The days that stand in short lines with a time of day, in the order of the page."""
    days = (_day(found) for line in _lines(tree) if _CLOCK.search(line) for found in _WRITTEN.finditer(line))
    return [day for day in days if day is not None]


def _lines(tree: Any) -> Iterator[str]:
    for node in tree.iter(*_PARTS):
        line = " ".join(node.text_content().split())
        if line and len(line) <= LONGEST:
            yield line


def _day(found: re.Match[str]) -> date | None:
    told = found.groupdict()
    try:
        if told["iso"]:
            return date.fromisoformat(told["iso"])
        month = _MONTHS[(told["month"] or told["month_first"])[:3].lower()]
        return date(int(told["year"] or told["year_behind"]), month, int(told["day"] or told["day_behind"]))
    except (KeyError, ValueError):
        return None


_MONTHS = {word[:3]: int(number) for word, number in values("calendar", "month").items()}
