"""Lines of a page that tell nothing: datelines, bylines, captions, calls to subscribe."""

from __future__ import annotations

import re

from events.schema import Document, Sentence, Span

_CALLS = re.compile(
    r"(?i)\b(?:subscribe|subscription|sign up|newsletter|free articles|read (?:this|more|the full)|qr code|all rights reserved|copyright|"
    r"click here|advertisement|share this|follow us|terms of use|cookie)\b"
)
_BYLINE = re.compile(r"(?:By|BY) (?:[A-Z][\w.'’-]+ ?){1,4}(?:, .*)?")
_CAPTION = re.compile(r"(?i)(?:photo|image|picture|caption|file photo|illustration)(?: by|:| credit).*")
_DATELINE = re.compile(r"[A-Z][A-Z .,'’/-]{2,40}(?:\([A-Za-z ]+\))?(?:, [A-Z][a-z]+\.? \d{1,2})? *(?:—|--|–|-) ")
CALL_WORDS = 16  # a longer sentence is prose, whatever words it uses


def is_furniture(document: Document, sentence: Sentence) -> bool:
    """Whether the sentence belongs to the page, not to the story."""
    text = " ".join(sentence.span.of(document.text).split())
    if _BYLINE.fullmatch(text) or _CAPTION.fullmatch(text):
        return True
    short = len(sentence.tokens) <= CALL_WORDS
    ends_as_prose = text.endswith((".", "!", "?", "”", '"')) and not _CALLS.search(text.rstrip("."))
    return short and not ends_as_prose and bool(_CALLS.search(text))


def dateline(document: Document, sentence: Sentence) -> Span | None:
    """The span of a dateline at the begin of the sentence ("BAGHDAD — "), if there is one."""
    found = _DATELINE.match(document.text, sentence.span.start)
    return Span(found.start(), found.end()) if found and found.end() < sentence.span.end else None
