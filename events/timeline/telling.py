"""Accounts -> timeline: labelled, their mentions brought together, in one order, with what was wrong with them.

It stands apart from the reading of articles, so that what was read once is told without loading what reads.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from dateline.events.schema import Account, Edit, Entry, Generator, Link, Problem, Timeline
from dateline.events.timeline.edits import lost
from dateline.events.timeline.entries import arrange
from dateline.events.timeline.labels import labelled


def tell(
    accounts: Iterable[Account],
    problems: Iterable[Problem] = (),
    edits: Sequence[Edit] = (),
    *,
    arranging: Callable[[Sequence[Account]], tuple[Entry, ...]] | None = None,
) -> Timeline:
    """One timeline of all that these accounts tell, whenever and in whatever order they were read.

    Args:
        accounts: at least one; the same account twice counts once.
        problems: what went wrong before, for the timeline's own list.
        edits: an editor's corrections, in their order.
        arranging: what makes the entries of the accounts, in place of ``arrange``.
    """
    said = list(problems)
    told = tuple(labelled(_distinct(accounts), said))
    said.extend(_complaint(account, link) for account in told for link in account.contradictions)
    said.extend(lost(edits, told))
    return Timeline(
        _joint([account.generator for account in told]),
        tuple(account.article for account in told),
        tuple(time for account in told for time in account.times),
        tuple(mention.dated for account in told for mention in account.mentions),
        tuple(link for account in told for link in account.links),
        arranging(told) if arranging else arrange(told, edits),
        tuple(said),
        told,
    )


def _distinct(accounts: Iterable[Account]) -> list[Account]:
    return list({account.article: account for account in accounts}.values())


def _joint(generators: Sequence[Generator]) -> Generator:
    """By what all of it was made; several versions or models are all named."""
    versions, models = (sorted({*names}) for names in ([item.version for item in generators], [item.model or "" for item in generators]))
    return Generator(generators[0].name, ", ".join(versions), ", ".join(models) or None)


def _complaint(account: Account, link: Link) -> Problem:
    source, target = (_called(account, identifier) for identifier in (link.source, link.target))
    message = f"{source} {link.relation} {target} (rule: {link.rule}) contradicts relations that are trusted more, and was left out"
    return Problem(message, account.article.id)


def _called(account: Account, identifier: str) -> str:
    event = next((mention.event for mention in account.mentions if mention.event.id == identifier), None)
    return f"{identifier} “{' '.join(event.predicate.span.of(account.article.text).split())}”" if event else identifier
