"""What a verb and a noun made of it have in common, by their letters."""

from __future__ import annotations

# The longest first.
_ENDINGS = (
    "ations", "ation", "itions", "ition", "ings", "ing", "ments", "ment", "sions", "sion", "ions", "ion", "als", "al",
    "ers", "es", "ed", "e", "s",
)  # fmt: skip
_SHORTEST = 4  # letters: fewer say nothing


def stem(lemma: str) -> str:
    """The word without an ending that a noun may add to its verb.

    >>> stem("resignation") == stem("resign"), stem("killing") == stem("kill"), stem("invasion") == stem("invade")
    (True, True, False)
    """
    for ending in _ENDINGS:
        if lemma.endswith(ending) and len(lemma) - len(ending) >= _SHORTEST:
            return lemma[: -len(ending)]
    return lemma
