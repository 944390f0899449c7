"""Lines of a page that tell nothing: datelines, bylines, captions, calls to subscribe."""

from __future__ import annotations

import re
from functools import lru_cache

from dateline.events.parsing.datelines import datelines
from dateline.events.schema import Document, Sentence, Span

_CALLS = re.compile(
    r"(?i)\b(?:subscribe|subscription|sign up|newsletter|free articles|read (?:this|more|the full)|qr code|all rights reserved|copyright|"
    r"contributed to this (?:article|report|story)|reporting by|editing by|click here|advertisement|share this|follow us|"
    r"terms of use|cookie)\b"
)
_BYLINE = re.compile(r"(?:By|BY) (?:[A-Z][\w.'’-]+ ?){1,4}(?:, .*)?")
_CAPTION = re.compile(r"(?i)(?:photo|image|picture|caption|file photo|illustration)(?: by|:| credit).*")
_STAMP = re.compile(
    r"\b(?:Last|Page last|Article last|LAST|PAGE LAST) (?:updated|modified|revised|UPDATED|MODIFIED)(?::| (?:at|on)\b| (?=\d))"
)  # "was last updated" is told
CALL_WORDS = 16  # a longer line is prose, whatever words it uses


def furniture(document: Document) -> tuple[Span, ...]:
    """The lines of the text that belong to the page, not to the story, and what stamps it within a line ("Page last updated at 08:58")."""
    found = []
    start = 0
    for line in document.text.split("\n"):
        if line.strip() and _is_furniture(" ".join(line.split())):
            found.append(Span(start, start + len(line)))
        else:
            found.extend(Span(start + stamp.start(), start + stamp.end()) for stamp in _STAMP.finditer(line))
        start += len(line) + 1
    return tuple(found)


def _is_furniture(line: str) -> bool:
    if _BYLINE.fullmatch(line) or _CAPTION.fullmatch(line):
        return True
    return len(line.split()) <= CALL_WORDS and bool(_CALLS.search(line))


def dateline(document: Document, sentence: Sentence) -> Span | None:
    """The dateline at the begin of the sentence ("BAGHDAD — "), if there is one."""
    return next((span for span in _datelines(document.text) if sentence.span.start == span.start and span.end < sentence.span.end), None)


@lru_cache(maxsize=1)
def _datelines(text: str) -> tuple[Span, ...]:
    """Those of the article that is being read, of which each sentence asks."""
    return tuple(datelines(text))
