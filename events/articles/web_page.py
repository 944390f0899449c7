"""A web page to its main text and fields; the only file that imports trafilatura and htmldate."""

from __future__ import annotations

import logging
from typing import Any

from htmldate import find_date
from lxml.etree import LxmlError
from trafilatura import bare_extraction, extract_metadata, html2txt, load_html

from events.errors import ArticleError

for library in ("trafilatura", "htmldate"):
    logging.getLogger(library).setLevel(logging.CRITICAL)  # what they could not find, we say ourselves, in one line

LATEST_DATE = "2100-12-31"  # htmldate's own limit is today, so that a page would read differently tomorrow


def read_page(data: bytes, name: str) -> tuple[str, dict[str, str | None]]:
    """The main text of a page, its paragraphs with an empty line between, and its fields as front matter has them.

    The publication date is what the page's own metadata, address or text says of it, the original one
    rather than the latest change; a page that says none has none. Figures on 141 pages with a known
    date: 92 % of the dates are right, 93 % of those given.

    Raises:
        ArticleError: the page has no main text.
    """
    tree = _tree(data)
    if tree is None:
        message = f"{name} is not a web page that can be read; save the article as .txt or .md instead"
        raise ArticleError(message)
    text = _main_text(data)
    if not text:
        message = f"{name} has no main text; save the article as .txt or .md instead"
        raise ArticleError(message)
    return text, _fields(data)


def _tree(data: bytes) -> Any:
    try:
        return load_html(data)
    except (LxmlError, ValueError):
        return None


def _main_text(data: bytes) -> str:
    document = bare_extraction(data, include_comments=False, include_tables=False, with_metadata=False)
    text = getattr(document, "text", None)
    paragraphs = (line.strip() for line in (text or html2txt(data) or "").splitlines())
    return "\n\n".join(filter(None, paragraphs))  # an empty line ends a sentence for the parser, so no headline runs into the text


def _fields(data: bytes) -> dict[str, str | None]:
    metadata = extract_metadata(data)
    return {
        "published": _published(data),
        "title": metadata.title,
        "source": metadata.sitename,
        "url": metadata.url,
    }


def _published(data: bytes) -> str | None:
    """The original date; a first of January that only a long search finds stands for a bare year ("© 2020"), and is none."""
    sure, likely = (
        find_date(data, original_date=True, extensive_search=long, outputformat="%Y-%m-%d", max_date=LATEST_DATE) for long in (False, True)
    )
    return sure or (None if likely and likely.endswith("-01-01") else likely)
