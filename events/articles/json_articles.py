"""Article objects in JSON, one or a list, and one a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from dateline.events.articles.decoding import decode, encoding_of
from dateline.events.errors import ArticleError

Named = tuple[str, Any]
"""What to call a value in messages, and the value: an object, or the error that stands in its place."""


def objects_of_json(data: bytes, name: str) -> Iterator[Named]:
    """The object, or the objects of the list, that a JSON file holds.

    Raises:
        ArticleError: the bytes are not JSON.
    """
    value = _parsed(decode(data, name), name)
    if isinstance(value, list):
        yield from ((f"{name}, item {number}", item) for number, item in enumerate(value, 1))
    else:
        yield name, value


def objects_of_lines(data: bytes, name: str) -> Iterator[Named]:
    """The objects of a file with one a line; a line that is none yields its error."""
    encoding = encoding_of(data)
    lines: list[Any] = data.split(b"\n") if encoding == "utf-8-sig" else decode(data, name).split("\n")
    for number, line in enumerate(lines, 1):
        if line.strip():
            place = f"{name}, line {number}"
            yield place, _line(line, place)


def _line(line: str | bytes, place: str) -> Any:
    try:
        return _parsed(decode(line, place) if isinstance(line, bytes) else line, place)
    except ArticleError as error:
        return error


def _parsed(text: str, place: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}" if "\n" in text.strip() else f"column {error.colno}"
        message = f"{place} is not JSON ({error.msg} at {where}); mend it or leave it out"
        raise ArticleError(message) from error
    except (ValueError, RecursionError) as error:
        message = f"{place} cannot be read as JSON ({error}); mend it or leave it out"
        raise ArticleError(message) from error


def text_of_object(value: Any, name: str) -> str:
    """The text of an article object.

    Raises:
        ArticleError: the value is no article object; a timeline document gets a hint of its own.
    """
    if isinstance(value, ArticleError):
        raise value
    if not isinstance(value, dict):
        message = f'{name} is not an article object; write {{"text": "...", "published": "YYYY-MM-DD"}}'
        raise ArticleError(message)
    if value.get("format") == "dateline-timeline":
        message = f"{name} is a timeline document, not an article; give it alone to `dateline report` or `dateline explain`"
        raise ArticleError(message)
    text = value.get("text")
    if not isinstance(text, str):
        message = f'{name} has no field "text" that holds text; add it, or leave the article out'
        raise ArticleError(message)
    return text
