"""``read_articles``: a path, or ``-``, to the articles in it and the problems met on the way."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO

from dateline.events.articles.decoding import decode, encoding_of
from dateline.events.articles.fields import article_of, read_date
from dateline.events.articles.front_matter import split_front_matter
from dateline.events.articles.json_articles import objects_of_json, objects_of_lines, text_of_object
from dateline.events.errors import ArticleError
from dateline.events.schema import Article, Problem

STANDARD_INPUT = "-"

Draft = tuple[str, Callable[[date | None], Article]]
"""What to call an article in messages, and how to make it, which may fail; ``None`` leaves it its own date."""


@dataclass(frozen=True, slots=True)
class FileReading:
    """The articles of a file in its order, and one problem for each that cannot be used."""

    articles: tuple[Article, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_articles(path: str | Path, *, stdin: BinaryIO | None = None, published: str | None = None) -> FileReading:
    """Read all articles of a ``.txt``, ``.md``, ``.html``, ``.json`` or ``.jsonl`` file, or of standard input.

    Standard input, and a file without an ending, may hold any of these: JSON and web pages are known by
    how they begin. Texts are kept to the character; a web page's text is what its main part says.

    >>> from io import BytesIO
    >>> read_articles("-", stdin=BytesIO(b"Talks began on Monday."), published="2024-03-12").articles[0].text
    'Talks began on Monday.'

    Args:
        path: the file, or ``-``.
        stdin: what ``-`` reads; the process's own by default.
        published: the publication date of every article, in ISO 8601; wins over their own.

    Raises:
        ArticleError: ``published`` is not a date.
    """
    given = read_date(published, "--published") if published is not None else None
    name = "standard input" if str(path) == STANDARD_INPUT else str(path)
    articles: list[Article] = []
    problems: list[Problem] = []
    try:
        for place, draft in _drafts(_data(path, stdin), Path(path).suffix.lower(), name):
            _collect(place, draft, given, articles, problems)
    except ArticleError as error:
        problems.append(Problem(str(error), name))
    return FileReading(tuple(articles), tuple(problems))


def _collect(
    place: str, draft: Callable[[date | None], Article], given: date | None, articles: list[Article], problems: list[Problem]
) -> None:
    try:
        articles.append(draft(given))
    except ArticleError as error:
        problems.append(Problem(str(error), place))


def _data(path: str | Path, stdin: BinaryIO | None) -> bytes:
    if str(path) == STANDARD_INPUT:
        return (stdin or sys.stdin.buffer).read()
    try:
        return Path(path).read_bytes()
    except IsADirectoryError as error:
        message = f"{path} is a folder; name the files in it, as in {Path(path) / '*.md'}"
        raise ArticleError(message) from error
    except OSError as error:
        message = f"{path} cannot be read ({error.strerror}); check the path and its permissions"
        raise ArticleError(message) from error


# One reader a kind of file ------------------------------------------------------------------------


def _text_drafts(data: bytes, name: str) -> Iterator[Draft]:
    fields, text = split_front_matter(decode(data, name))
    yield name, lambda given: article_of(text, fields, name, given)


def _json_drafts(data: bytes, name: str) -> Iterator[Draft]:
    yield from (_object_draft(place, value) for place, value in objects_of_json(data, name))


def _line_drafts(data: bytes, name: str) -> Iterator[Draft]:
    yield from (_object_draft(place, value) for place, value in objects_of_lines(data, name))


def _object_draft(place: str, value: object) -> Draft:
    fields = value if isinstance(value, dict) else {}
    label = f"{place} ({fields['id']})" if fields.get("id") else place
    return label, lambda given: article_of(text_of_object(value, label), fields, label, given)


def _page_drafts(data: bytes, name: str) -> Iterator[Draft]:
    from dateline.events.articles.web_page import read_page  # noqa: PLC0415 - its libraries take half a second

    text, fields = read_page(data, name)
    yield name, lambda given: article_of(text, fields, name, given)


READERS = {
    ".txt": _text_drafts,
    ".md": _text_drafts,
    ".json": _json_drafts,
    ".jsonl": _line_drafts,
    ".html": _page_drafts,
    ".htm": _page_drafts,
}

_PAGE = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_LIST = re.compile(rb"\s*\[\s*\{")
_LINES = re.compile(rb"\s*\{[^\n]*\}[ \t\r]*\n\s*\{")
_OBJECT = re.compile(rb"\s*\{\s*\"")
BEGINNINGS = ((_PAGE, _page_drafts), (_LINES, _line_drafts), (_LIST, _json_drafts), (_OBJECT, _json_drafts))


def _drafts(data: bytes, ending: str, name: str) -> Iterator[Draft]:
    if ending in READERS:
        return READERS[ending](data, name)
    if ending:
        message = f"{name}: dateline reads {', '.join(READERS)} and - (standard input); convert it to one of these"
        raise ArticleError(message)
    wide = encoding_of(data) != "utf-8-sig"
    start = data.decode(encoding_of(data), "replace").encode() if wide else data.removeprefix(b"\xef\xbb\xbf")
    return next((reader for beginning, reader in BEGINNINGS if beginning.match(start)), _text_drafts)(data, name)
