"""The timeline's entries: one happening once, in the order of time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.events.calendar import wording
from dateline.events.merging.grouping import rule_of
from dateline.events.merging.walking import happenings as groups_of
from dateline.events.merging.witnesses import Witness, days, witnesses_of
from dateline.events.schema import Account, Article, Edit, Entry, EventTime, Moment, Stretch
from dateline.events.timeline.corpora import in_corpora
from dateline.events.timeline.edits import edited, regrouped, standing
from dateline.events.timeline.fading import faded
from dateline.events.timeline.happenings import Happening, happening
from dateline.events.timeline.revisions import revisions
from dateline.events.timeline.salience import weighed
from dateline.events.timeline.selection import select
from dateline.events.timeline.sentences import line_of
from dateline.events.timeline.standpoints import standpoint
from dateline.events.timeline.status import status

_LATEST = Moment(9_999_999)


def arrange(accounts: Sequence[Account], edits: Sequence[Edit] = ()) -> tuple[Entry, ...]:
    """Bring the mentions of one happening together and put the happenings into the order of time.

    General statements and hypotheses stay out; what cannot be dated comes last.

    Args:
        accounts: what every article tells, in the order in which equal times are to be told, with the ids of one document.
        edits: an editor's corrections, in their order.
    """
    articles = [account.article for account in accounts]
    wanted = standing(edits)
    happenings = [happening(group) for group in regrouped(groups_of(witnesses_of(accounts)), edits)]
    named = ((edited(entry_of(item, articles), item.uids, wanted), item) for item in happenings)
    found = [(entry, item) for entry, item in named if entry is not None]
    items = [item for _, item in found]
    points = [standpoint(item) for item in items]
    chances = faded(points, [entry.salience for entry, _ in found])
    weights = in_corpora(points, chances, len(accounts), lambda rank: accounts[rank].theme)
    key = select(items, weights, accounts)
    return in_order(
        [
            (replace(entry, salience=weight, key=entry.pinned or place in key), item)
            for place, ((entry, item), weight) in enumerate(zip(found, weights, strict=True))
        ]
    )


def in_order(found: Sequence[tuple[Entry, Happening]]) -> tuple[Entry, ...]:
    """The entries of these happenings in the order of time, numbered."""
    ordered = sorted(found, key=lambda pair: _order(pair[0].when.stretch, pair[1].witnesses[0].place))
    return tuple(replace(entry, id=f"n{number}") for number, (entry, _) in enumerate(ordered, 1))


def entry_of(item: Happening, articles: Sequence[Article]) -> Entry:
    """What the timeline says of a happening; the articles are all, by rank."""
    worth, reasons = weighed(item)
    opposed = [witness for witness in item.witnesses if witness.told_firmly and _contradicts(witness.when, item.dated.when)]
    return Entry(
        "",
        tuple(witness.event.id for witness in item.witnesses),
        tuple(articles[rank].id for rank in sorted({witness.article for witness in item.witnesses})),
        _disputed(_after_gap(item.dated.when, item.witnesses), item.dated, opposed, articles),
        line_of(item.told.mention, articles[item.told.article]),
        worth,
        tuple(witness.event.id for witness in opposed),
        item.told.event.uid,
        status(item.witnesses, articles, differ=bool(opposed)),
        reasons=reasons,
        rule=rule_of(item.witnesses),
        revisions=revisions(item.witnesses),
    )


def _after_gap(when: EventTime, group: Sequence[Witness]) -> EventTime:
    """The chosen time; with the gap before it, where another mention tells of one."""
    gap = next((witness.when.gap for witness in group if witness.when.gap), None)
    begin = when.stretch.begin.earliest or when.stretch.begin.latest
    if gap is None or when.gap is not None or begin is None or (gap.begin.latest and begin <= gap.begin.latest):
        return when
    return replace(when, why=f"{when.why} {wording.gap(gap)}", gap=replace(gap, end=when.stretch.begin))


def _disputed(when: EventTime, chosen: Witness, opposed: Sequence[Witness], articles: Sequence[Article]) -> EventTime:
    """The time; where others contradict the chosen witness, with a sentence that says who gives which."""
    if not opposed:
        return when
    said = "; ".join(f"{_source(articles[witness.article])}: {wording.stretch_in_words(witness.stretch)}" for witness in (chosen, *opposed))
    return replace(when, why=f"{when.why} Reports differ: {said}.")


def _source(article: Article) -> str:
    return article.source or article.title or article.id


def _contradicts(one: EventTime, chosen: EventTime) -> bool:
    (first, last), (begin, end) = days(one.stretch), days(chosen.stretch)
    return (first is not None and end is not None and end < first) or (last is not None and begin is not None and last < begin)


def _order(stretch: Stretch, place: tuple[int, int, int]) -> tuple[object, ...]:
    """By the first bound that is known; equal times by first witness; what has no bound last."""
    bounds = (stretch.begin.earliest, stretch.begin.latest, stretch.end.earliest, stretch.end.latest)
    anchor = next((bound for bound in bounds if bound is not None), _LATEST)
    return (not stretch.known, anchor, tuple(bound or _LATEST for bound in bounds), place)
