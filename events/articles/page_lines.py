"""What a page lays out and its main text would lose, as lines: the rows of tables, terms with what is said of them, the times of posts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from lxml import etree, html

LONGEST_CELL = 300  # characters; a longer one is a part of the page, in a table for its looks
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_LIVE = re.compile(r"(?i)\blive\b")


def laid_out(page: str) -> tuple[str, date | None]:
    """The page with a paragraph for each row, each pair, and each time of a live report's posts; and the day of the latest post.

    A live report came out on that day, whatever day it was begun; of any other page it is ``None``.

    >>> "<p>5 May 2010: Lorries are banned</p>" in laid_out("<p>A.</p><table><tr><td>5 May 2010<td>Lorries are banned</table>")[0]
    True
    """
    tree = html.document_fromstring(page)
    posts = _posts(tree)
    last = max((moment.date() for _, moment in posts), default=None)
    changed = [*_tables(tree), *_pairs(tree), *((node, [f"{moment.day} {moment:%B %Y, %H:%M}"]) for node, moment in posts)]
    if not changed:
        return page, last
    for node, lines in changed:
        _put(node, lines)
    return str(html.tostring(tree, encoding="unicode", doctype="<!DOCTYPE html>")), last


def _put(node: Any, lines: list[str]) -> None:
    """Paragraphs in the place of a part of the page; a figure goes with its only table."""
    above = node.getparent()
    if above is not None and above.tag == "figure":
        lines += [" ".join(child.text_content().split()) for child in above.iter("figcaption")]
        node, above = above, above.getparent()
    if above is None:
        return
    block = html.Element("div")
    for line in lines:
        etree.SubElement(block, "p").text = line
    block.tail = node.tail
    above.replace(node, block)


def _tables(tree: Any) -> Iterator[tuple[Any, list[str]]]:
    for table in tree.iter("table"):
        rows = [[" ".join(cell.text_content().split()) for cell in row.iter("td", "th")] for row in table.iter("tr")]
        if not table.xpath(".//table|.//form") and all(len(cell) <= LONGEST_CELL for row in rows for cell in row):
            told = [
                line for row, node in zip(rows, table.iter("tr"), strict=True) if node.find(".//td") is not None and (line := _line(row))
            ]
            if told:
                yield table, told


def _line(row: list[str]) -> str:
    """The cells of a row in one line; nothing where no cell has more than a word, as in a table of figures."""
    cells = [cell for cell in row if cell]
    if not any(len(_LETTERS.findall(cell)) > 1 for cell in cells):
        return ""
    return ": ".join([cells[0], ", ".join(cells[1:])]) if len(cells) > 1 else cells[0]


def _pairs(tree: Any) -> Iterator[tuple[Any, list[str]]]:
    """Lists of terms, each with what is said of it."""
    for listed in tree.iter("dl"):
        lines: list[str] = []
        for node in listed.iter("dt", "dd"):
            said = " ".join(node.text_content().split())
            if node.tag == "dd" and lines and lines[-1].endswith(":"):
                lines[-1] += f" {said}"
            else:
                lines.append(f"{said}:" if node.tag == "dt" else said)
        if lines:
            yield listed, [line.rstrip(":") for line in lines]


def _posts(tree: Any) -> list[tuple[Any, datetime]]:
    """The times of a live report, each in its post; elsewhere such times are of other stories."""
    data = "".join(tree.xpath('.//script[@type="application/ld+json"]/text()'))
    if "LiveBlogPosting" not in data and not any(_LIVE.search(node.text_content()) for node in tree.iter("h1")):
        return []
    times = [(node, moment) for node in tree.iter("time") if (moment := _moment(node.get("datetime", ""))) is not None]
    return times if len(times) > 1 else []


def _moment(told: str) -> datetime | None:
    try:
        return datetime.fromisoformat(told)
    except ValueError:
        return None
