"""An editor's corrections, applied between the merging of mentions and the timeline."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from dateline.events.calendar.edtf_reading import read_edtf
from dateline.events.merging.witnesses import LEFT_OUT, Witness
from dateline.events.schema import Account, Action, Basis, Edit, Entry, EventTime, Factuality, Problem

GROUPING = (Action.MERGE, Action.SPLIT)


def standing(edits: Iterable[Edit]) -> list[Edit]:
    """The edits that were not taken back, in their order.

    >>> standing([Edit("a", Action.HIDE), Edit("a", Action.PIN), Edit("a", Action.UNDO)])
    [Edit(uid='a', action=<Action.HIDE: 'hide'>, value=None, because='', by=None)]
    """
    found: list[Edit] = []
    for edit in edits:
        if edit.action is not Action.UNDO:
            found.append(edit)
        elif (last := next((number for number in reversed(range(len(found))) if found[number].uid == edit.uid), None)) is not None:
            del found[last]
    return found


def lost(edits: Sequence[Edit], accounts: Iterable[Account]) -> Iterator[Problem]:
    """A line for every edit that finds nothing to correct any more."""
    if edits:
        mentions = (mention for account in accounts for mention in account.mentions)
        yield from unfound(edits, {mention.event.uid for mention in mentions if mention.event.factuality not in LEFT_OUT})


def unfound(edits: Iterable[Edit], uids: Collection[str]) -> Iterator[Problem]:
    """A line for every edit that names none of these uids."""
    for edit in standing(edits):
        for uid in (edit.uid, edit.value if edit.action is Action.MERGE else edit.uid):
            if uid not in uids:
                yield Problem(f"the edit “{told(edit)}” finds no entry with the uid {uid}; it is kept, but changes nothing here")
                break


def told(edit: Edit) -> str:
    """The edit in one line for people.

    >>> told(Edit("a", Action.DATE, "2024-03-12", "the court's own record", "Ada"))
    "date 2024-03-12, since: the court's own record (Ada)"
    """
    return f"{edit.action}{f' {edit.value}' if edit.value else ''}, since: {edit.because}{f' ({edit.by})' if edit.by else ''}"


# Which mentions are one happening ----------------------------------------------------------------------


def regrouped(groups: list[list[Witness]], edits: Sequence[Edit]) -> list[list[Witness]]:
    """The groups as the editor wants them, each in the order of its witnesses."""
    wanted = [edit for edit in standing(edits) if edit.action in GROUPING]
    if not wanted:
        return groups
    homes = {witness.event.uid: group for group in (list(group) for group in groups) for witness in group}
    order = list({id(home): home for home in homes.values()}.values())
    for edit in wanted:
        home = homes.get(edit.uid)
        if home is None:
            continue
        if edit.action is Action.SPLIT:
            order.append(_taken_out(edit.uid, home, homes))
        elif (other := homes.get(edit.value or "")) is not None and other is not home:
            home.extend(other)
            homes.update({witness.event.uid: home for witness in other})
            other.clear()
    return [sorted(group, key=lambda witness: witness.place) for group in order if group]


def _taken_out(uid: str, home: list[Witness], homes: dict[str, list[Witness]]) -> list[Witness]:
    alone = [witness for witness in home if witness.event.uid == uid]
    home[:] = [witness for witness in home if witness.event.uid != uid]
    homes[uid] = alone
    return alone


# What the entry says -----------------------------------------------------------------------------------


def edited(entry: Entry, uids: Collection[str], edits: Iterable[Edit]) -> Entry | None:
    """The entry as the editor wants it, ``None`` where it is hidden.

    Args:
        entry: as the articles tell it.
        uids: of all its events.
        edits: of the whole timeline, in their order, without those that were taken back.
    """
    for edit in edits:
        if edit.uid not in uids or (edit.action is Action.MERGE and edit.value not in uids):
            continue
        if edit.action is Action.HIDE:
            return None
        entry = replace(_corrected(entry, edit), edits=(*entry.edits, told(edit)))
    return entry


def _corrected(entry: Entry, edit: Edit) -> Entry:
    value = edit.value or ""
    if edit.action is Action.SAY:
        return replace(entry, summary=value)
    if edit.action is Action.DATE:
        return replace(entry, when=_dated(entry.when, edit), conflicts=())
    if edit.action is Action.CLAIM:
        return replace(entry, claim=Factuality(value))
    return replace(entry, pinned=True, salience=1.0) if edit.action is Action.PIN else entry


def _dated(when: EventTime, edit: Edit) -> EventTime:
    stretch = read_edtf(edit.value or "")
    if stretch is None:  # refused when it was read
        return when
    who = edit.by or "An editor"
    return EventTime(
        stretch, Basis.STATED, None, "an editor's date", f"{who} gave this date: {edit.because}", (f"before: {when.why}",), when.gap
    )
