"""Whether a text is in another language than English; the only file that imports justext, for its lists of frequent words."""

from __future__ import annotations

import re
from functools import cache

BEGIN = 4_000  # characters that are looked at
FEWEST, FEW = 5, 10  # words of which anything can be said; of fewer than the latter, none may be frequent in English
OFTEN, MORE = 0.45, 0.3
"""What share of the words is frequent in another language, at least, and by how much more than in English. Of 5,400 English texts (news,
tables of a firm's figures, single sentences) none comes to both; of two sentences each in 20 languages all but Norwegian and Irish do."""

_WORDS = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[a-z\u00df-\u024f\u1e00-\u1eff]")
_ARTICLE = re.compile(r"\b[Tt]he\b")
SPARSE = 40  # words for each "the" of an English text, at most; below that nothing else is asked


def seems_foreign(text: str) -> bool:
    """Whether the begin of a text is hardly English.

    >>> [seems_foreign(text) for text in ("Der Minister trat am Montag zurück, die Wahl findet im Mai statt.", "Net 1,232 vs 834")]
    [True, False]
    """
    words = _WORDS.findall(text[:BEGIN].lower())
    letters = "".join(words)
    if letters and len(_LATIN.findall(letters)) * 2 < len(letters):
        return True
    if len(words) < FEWEST or len(_ARTICLE.findall(text[:BEGIN])) * SPARSE >= len(words):
        return False
    english, others = _frequent()
    own = sum(word in english for word in words)
    best = max(sum(word in known for word in words) for known in others)
    return best >= OFTEN * len(words) and (best - own >= MORE * len(words) if len(words) >= FEW else not own)


@cache
def _frequent() -> tuple[frozenset[str], tuple[frozenset[str], ...]]:
    """The frequent words of English, and of each other language."""
    from justext import get_stoplist, get_stoplists  # noqa: PLC0415 - wanted by few texts

    names = sorted(get_stoplists())
    return get_stoplist("English"), tuple(get_stoplist(name) for name in names if name != "English")
