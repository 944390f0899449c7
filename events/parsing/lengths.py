"""Where a sentence is cut that is too long to be one: speech recognition knows no full stops, and lists may have none.

A parser's memory grows with the square of a sentence's length: 8,000 words without a full stop would need 23 GB.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

LONGEST = 300
"""Words of the longest sentence that is parsed whole. In 800,000 words of news and history the longest has 198."""

_MARKS = ({".", "!", "?", ";"}, {",", ":", "-", "--", "–", "—", ")"})
"""After which words to cut, the best first."""


def parts(words: Sequence[str]) -> Iterator[range]:
    """The stretches into which a sentence is cut: after a mark in the later half of the longest allowed, failing that anywhere.

    >>> [list(part) for part in parts(["It", "rained", "."])]
    [[0, 1, 2]]
    >>> [len(part) for part in parts(["so"] * 700)]
    [300, 300, 100]
    """
    start = 0
    while len(words) - start > LONGEST:
        end = _cut(words, start)
        yield range(start, end)
        start = end
    yield range(start, len(words))


def _cut(words: Sequence[str], start: int) -> int:
    for marks in _MARKS:
        for end in range(start + LONGEST, start + LONGEST // 2, -1):
            if words[end - 1] in marks:
                return end
    return start + LONGEST
