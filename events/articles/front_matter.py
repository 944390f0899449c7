"""The fields that may open a text file, between two lines ``---``."""

from __future__ import annotations

import re

FENCE = re.compile(r"---[ \t]*\r?\n")
CLOSING = re.compile(r"---[ \t]*(?:\r?\n|\Z)")
LINE = re.compile(r"(?P<name>[A-Za-z][\w -]*?)[ \t]*:(?:[ \t]+(?P<value>.*))?|#.*|[ \t].*|- .*|", re.ASCII)
QUOTES = ('"', "'")


def split_front_matter(text: str) -> tuple[dict[str, str], str]:
    r"""The fields with lower-case names, and the text after them, untouched.

    What is not one ``name: value`` a line (comments, lists and indented lines are passed over) is no
    front matter but the text's own ruler. Quotes around a value fall away.

    >>> split_front_matter("---\npublished: 2024-03-12\n---\nTalks began.")
    ({'published': '2024-03-12'}, 'Talks began.')
    """
    opening = FENCE.match(text)
    if opening is None:
        return {}, text
    fields: dict[str, str] = {}
    start = opening.end()
    while start < len(text):
        if closing := CLOSING.match(text, start):
            return fields, text[closing.end() :]
        line, start = _line(text, start)
        if (match := LINE.fullmatch(line)) is None:
            return {}, text
        if match["name"]:
            fields[match["name"].lower()] = _unquoted((match["value"] or "").strip())
    return {}, text


def _line(text: str, start: int) -> tuple[str, int]:
    end = text.find("\n", start)
    end = len(text) if end < 0 else end
    return text[start:end].removesuffix("\r"), end + 1


def _unquoted(value: str) -> str:
    if len(value) > 1 and value[0] in QUOTES and value[-1] == value[0]:
        return value[1:-1]
    return value
