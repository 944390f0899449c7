"""The timeline's entries: one happening once, in the order of time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.events.calendar import wording
from dateline.events.merging.grouping import happenings
from dateline.events.merging.witnesses import Witness, days, witnesses_of
from dateline.events.schema import Account, Article, Basis, Edit, Entry, EventTime, Moment, Stretch
from dateline.events.timeline.edits import edited, regrouped, standing
from dateline.events.timeline.salience import salience
from dateline.events.timeline.status import status

_BASES = tuple(Basis)
_LATEST = Moment(9_999_999)


def arrange(accounts: Sequence[Account], edits: Sequence[Edit] = ()) -> tuple[Entry, ...]:
    """Bring the mentions of one happening together and put the happenings into the order of time.

    General statements and hypotheses stay out; what cannot be dated comes last.

    Args:
        accounts: what every article tells, in the order in which equal times are to be told, with the ids of one document.
        edits: an editor's corrections, in their order.
    """
    articles = [account.article for account in accounts]
    groups = regrouped(happenings(witnesses_of(accounts)), edits)
    wanted = standing(edits)
    found = ((_entry(group, articles), group) for group in groups)
    named = ((edited(entry, {witness.event.uid for witness in group}, wanted) if wanted else entry, group) for entry, group in found)
    entries = [(entry, group[0].place) for entry, group in named if entry is not None]
    entries.sort(key=lambda pair: _order(pair[0].when.stretch, pair[1]))
    return tuple(replace(entry, id=f"n{number}") for number, (entry, _) in enumerate(entries, 1))


def _entry(group: Sequence[Witness], articles: Sequence[Article]) -> Entry:
    chosen, best = min(group, key=_distrust), min(group, key=_plainness)
    opposed = [witness for witness in group if witness.told_firmly and _contradicts(witness.when, chosen.when)]
    return Entry(
        "",
        tuple(witness.event.id for witness in group),
        tuple(articles[rank].id for rank in sorted({witness.article for witness in group})),
        _disputed(_after_gap(chosen.when, group), chosen, opposed, articles),
        best.event.summary,
        salience(group),
        tuple(witness.event.id for witness in opposed),
        group[0].event.uid,
        status(group, articles, differ=bool(opposed)),
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
    said = "; ".join(f"{_source(articles[witness.article])}: {wording.stretch(witness.stretch)}" for witness in (chosen, *opposed))
    return replace(when, why=f"{when.why} Reports differ: {said}.")


def _source(article: Article) -> str:
    return article.source or article.title or article.id


def _distrust(witness: Witness) -> tuple[int, int, tuple[int, int, int]]:
    """The nearest basis first, then the narrowest bounds, then the first witness."""
    when = witness.when
    first, last = days(when.stretch)
    width = last - first if first is not None and last is not None else 10**9
    return (_BASES.index(when.basis) if when.basis else len(_BASES), width, witness.place)


def _plainness(witness: Witness) -> tuple[bool, bool, int, tuple[int, int, int]]:
    """A verb of a main clause with many participants tells it best; one that only says that it came about, no better than a noun."""
    bare = bool(witness.mention.tells_of) and not (witness.mention.main and witness.participants)
    return (witness.is_noun or bare, not witness.mention.main, -len(witness.participants), witness.place)


def _contradicts(one: EventTime, chosen: EventTime) -> bool:
    (first, last), (begin, end) = days(one.stretch), days(chosen.stretch)
    return (first is not None and end is not None and end < first) or (last is not None and begin is not None and last < begin)


def _order(stretch: Stretch, place: tuple[int, int, int]) -> tuple[object, ...]:
    """By the first bound that is known; equal times by first witness; what has no bound last."""
    bounds = (stretch.begin.earliest, stretch.begin.latest, stretch.end.earliest, stretch.end.latest)
    anchor = next((bound for bound in bounds if bound is not None), _LATEST)
    return (not stretch.known, anchor, tuple(bound or _LATEST for bound in bounds), place)
