"""How far an entry is confirmed by those who tell it."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.events.merging.witnesses import Witness
from dateline.events.schema import Article, Factuality, Polarity, Status

_TOLD = {Factuality.HAPPENED, Factuality.ONGOING, Factuality.PLANNED}
_COPIED = 0.5  # of two sentences' word triples: one is an edited copy of the other, or both a stock phrase (14 pairs of agency news read)
_TRIPLE = 3
_LONG = 5  # triples; shorter sentences are alike by chance


def status(group: Sequence[Witness], articles: Sequence[Article], *, differ: bool) -> Status:
    """Unverified, single source, corroborated or disputed.

    Args:
        group: the mentions of one happening.
        articles: all, by rank.
        differ: whether dates of its mentions contradict each other.
    """
    if differ or _claims_differ(group):
        return Status.DISPUTED
    firm = [witness for witness in group if witness.event.factuality in _TOLD and witness.event.source is None]
    if not firm:
        return Status.UNVERIFIED
    return Status.CORROBORATED if independent(firm, articles) > 1 else Status.SINGLE


def _claims_differ(group: Sequence[Witness]) -> bool:
    """Whether one mention says that it happened, and another that it did not."""
    denied = [witness.event.factuality is Factuality.DENIED or witness.event.polarity is Polarity.NEG for witness in group]
    return any(denied) and any(
        not no and witness.event.factuality in {Factuality.HAPPENED, Factuality.ONGOING} for no, witness in zip(denied, group, strict=True)
    )


def independent(group: Sequence[Witness], articles: Sequence[Article]) -> int:
    """How many sources tell it in words of their own: articles of one source are one, and so are copies of one wire text."""
    owners: list[tuple[str, frozenset[tuple[str, ...]]]] = []
    for witness in group:
        article = articles[witness.article]
        owner, words = article.source or article.uid, _triples(witness.words)
        if not any(owner == name or _alike(words, other) for name, other in owners):
            owners.append((owner, words))
    return len(owners)


def _triples(words: str) -> frozenset[tuple[str, ...]]:
    parts = words.split()
    if not parts:
        return frozenset()
    return frozenset(tuple(parts[start : start + _TRIPLE]) for start in range(max(1, len(parts) - _TRIPLE + 1)))


def _alike(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> bool:
    shorter = min(len(one), len(other))
    return bool(shorter) and (one == other or (shorter >= _LONG and len(one & other) >= _COPIED * shorter))
