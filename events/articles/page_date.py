"""When a web page came out, by what the page says of itself; the only file that imports htmldate."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from htmldate import find_date
from lxml import etree, html

from dateline.events.articles.shown_date import LONGEST, published, with_clock

LATEST_DATE = "2100-12-31"  # htmldate's own limit is today, so that a page would read differently tomorrow

_OTHERS = re.compile(
    r"(?:^|[\s_-])(?:related|recommend|recommended|recommendations|popular|trending|sidebar|teasers?|comments?"
    r"|more-?(?:stories|news|articles|from|on)|(?:most|also|next)-?read|read-?(?:next|more|also)|latest(?:-?news)?|you-?may)(?=$|[\s_-])",
    re.IGNORECASE,
)
"""Classes and names of the parts of a page that tell of other pages."""

_DAY = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?![0-9])")
_UTC = ("Z", "+00:00", "+0000")
_IN_UTC = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|\+00:?00)\b")
_CHANGED = re.compile(r"(?i)(?:^|[\s_:.-])(?:updated?|modified|date-?modified|last-?mod(?:ified)?)(?=$|[\s_:.-])")
"""Classes and names of the day on which a page was last changed."""
_IN_ADDRESS = re.compile(r"/(\d{4})/(\d\d?)/(\d\d?)(?![0-9])")
_OWN_HEADINGS = './/h1|.//title|.//meta[@property="og:title"]/@content'
_OWN_ADDRESSES = './/link[@rel="canonical"]/@href|.//meta[@property="og:url"]/@content'


def page_date(page: str) -> str | None:
    """The day of publication, ``None`` where the page says none.

    What the page states of the story that it is about comes first, then what its own part says, and only
    then its other parts: a list of related stories has dates too, and they are often older.

    >>> page_date('<html><body><h1>Bridge closes</h1><time datetime="2024-03-12">12 March</time>'
    ...           '<aside><time datetime="2021-01-05">5 January</time></aside></body></html>')
    '2024-03-12'
    """
    tree = html.fromstring(page)
    names = _Names.of(tree)
    if (stated := _stated(tree, names)) is not None:
        return stated
    whole = html.tostring(tree, encoding="unicode")
    _leave_out_others(tree, names)
    if (said := published(tree)) is not None:
        return said.isoformat()
    own = html.tostring(tree, encoding="unicode")
    _leave_out_changes(tree)
    found = _found(html.tostring(tree, encoding="unicode")) or _found(own) or _found(whole)
    return _where_it_is_read(tree, found) if found and _IN_UTC.search(whole) else found


def _found(page: str) -> str | None:
    """The original date; a first of January that only a long search finds stands for a bare year ("© 2020"), and is none."""
    sure, likely = (
        find_date(page, original_date=True, extensive_search=long, outputformat="%Y-%m-%d", max_date=LATEST_DATE) for long in (False, True)
    )
    return sure or (None if likely and likely.endswith("-01-01") else likely)


# What the page states -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Names:
    """What the page calls itself."""

    headings: frozenset[str]
    addresses: frozenset[str]

    @classmethod
    def of(cls, tree: Any) -> Self:
        headings = {_plain(node if isinstance(node, str) else node.text_content()) for node in tree.xpath(_OWN_HEADINGS)}
        return cls(frozenset(headings - {""}), frozenset(str(address).rstrip("/") for address in tree.xpath(_OWN_ADDRESSES)))

    def fit(self, thing: dict[str, Any]) -> bool:
        """Whether a thing of the linked data is the story of this page."""
        headline, place = thing.get("headline"), thing.get("mainEntityOfPage")
        place = place.get("@id") if isinstance(place, dict) else place
        if any(isinstance(address, str) and address.rstrip("/") in self.addresses for address in (place, thing.get("url"))):
            return True
        return isinstance(headline, str) and bool(words := _plain(headline)) and any(name.startswith(words) for name in self.headings)


def _stated(tree: Any, names: _Names) -> str | None:
    """The date of the one thing in the page's linked data that has the page's own heading or address."""
    dated = [thing for script in _scripts(tree) for thing in _things(script) if "datePublished" in thing]
    own = [thing for thing in dated if names.fit(thing)] or [thing for thing in dated if _is_a_story(thing) and "headline" not in thing]
    said = {str(thing["datePublished"]) for thing in own}
    dates = {found[0]: said_by for said_by in said if (found := _DAY.match(said_by))}
    if len(dates) != 1:
        return None
    ((day, statement),) = dates.items()
    return day if not statement.endswith(_UTC) else _of_address(names.addresses, day) or _where_it_is_read(tree, day)


def _is_a_story(thing: dict[str, Any]) -> bool:
    """Whether the thing is of a kind that is written and published, and not a site, a page or a picture."""
    kinds = thing.get("@type")
    return any(str(kind).endswith(("Article", "Posting", "Report")) for kind in (kinds if isinstance(kinds, list) else [kinds]))


def _where_it_is_read(tree: Any, day: str) -> str:
    """The day that the page shows with a time of day, where it is next to this one of a clock in UTC."""
    shown = (published(tree), *with_clock(tree))
    return next((near.isoformat() for near in shown if near and abs(near - date.fromisoformat(day)).days <= 1), day)


def _of_address(addresses: frozenset[str], day: str) -> str | None:
    """The day that the page's address has, where it is next to this one: a clock in UTC may be past midnight already."""
    parts = next((found.groups() for address in sorted(addresses) if (found := _IN_ADDRESS.search(address))), None)
    try:
        written = date(*map(int, parts)) if parts else None
    except ValueError:
        return None
    return written.isoformat() if written and abs(written - date.fromisoformat(day)).days <= 1 else None


def _scripts(tree: Any) -> list[Any]:
    return list(tree.xpath('.//script[@type="application/ld+json"]'))


def _things(script: Any) -> Iterator[dict[str, Any]]:
    try:
        yield from _objects(json.loads(script.text or ""))
    except (ValueError, RecursionError):
        return


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _objects(inner)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


# What other pages are told of ---------------------------------------------------------------------


def _leave_out_others(tree: Any, names: _Names) -> None:
    """Drop lists of other stories, comments, navigation and foot; never what holds the page's heading or main part."""
    for script in _scripts(tree):
        if any("headline" in thing for thing in _things(script)) and not any(names.fit(thing) for thing in _things(script)):
            script.text = None
    for node in list(tree.iter()):
        if isinstance(node.tag, str) and _is_of_others(node) and not node.xpath(".//h1|.//main|self::body|self::html"):
            etree.strip_elements(node, "*", with_tail=False)
            node.text = None


def _leave_out_changes(tree: Any) -> None:
    """Drop the day on which the page was last changed, where it is marked as such and nothing else is."""
    for node in list(tree.iter("meta", "time", "span", "p", "div")):
        named = " ".join(node.get(name, "") for name in ("class", "id", "itemprop", "property", "name"))
        if _CHANGED.search(named) and "publish" not in named.lower() and len(node.text_content()) <= LONGEST:
            etree.strip_elements(node, "*", with_tail=False)
            node.text = None
            node.attrib.clear()


def _is_of_others(node: Any) -> bool:
    named = f"{node.get('class', '')} {node.get('id', '')}"
    return node.tag in {"aside", "nav", "footer"} or _OTHERS.search(named) is not None
