"""Where a wire story's dateline ends ("BAGHDAD, May 28 (AP) — "), so that it is no part of the first sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.events.schema import Span

_PLACE = r"[A-Z][A-Z.'’/-]+(?:[ ,]+(?:[A-Z][A-Za-z.'’/-]*)){0,4}"
_AGENCY = r"\(?[A-Z][A-Za-z .]{1,20}\)?"
_DAY = r"[A-Z][a-z]{2,8}\.? \d{1,2}"
_DATELINE = re.compile(rf"^[ \t]*({_PLACE}(?:[ ,]+{_AGENCY})?(?:,? {_DAY})?(?: ?{_AGENCY})?[ ]?(?:—|--|–|_|-) +)(?=\S)", re.MULTILINE)
OPENING = 1_500  # characters of an article in which a dateline is looked for


def datelines(text: str) -> Iterator[Span]:
    """The datelines at the begin of lines near the article's begin, with the dash and the space behind it.

    >>> [span.of("KESH — A truce held.") for span in datelines("KESH — A truce held.")]
    ['KESH — ']
    """
    for found in _DATELINE.finditer(text, 0, OPENING):
        yield Span(found.start(1), found.end(1))
