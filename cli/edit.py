"""``dateline edit``: an editor's correction, with its reason, into a case."""

from __future__ import annotations

import re
from pathlib import Path

import click

from dateline.cli.messages import one_line_errors
from dateline.events.errors import DatelineError

_ID = re.compile(r"[net]\d+")
EPILOG = """
\b
Actions:
  hide                 not shown; what the articles say stays
  pin                  a key entry, before all others
  say TEXT             the entry's words
  date EDTF            its date: 2024-03-12, 2024-03, 2024-03-12/2024-03-15, [2024-03..2024-05]
  claim CLAIM          happened, ongoing, planned, possible or denied
  merge UID            one entry with that of the event UID
  split                this event leaves its entry
  undo                 takes back the last edit of this uid
\b
Examples:
  dateline edit harbour mzq4b7n3kqv2a date 2024-03-12 --because "the court's own record" --by Ada
  dateline edit harbour mzq4b7n3kqv2a undo --because "the record was of another court"
"""


ACTIONS = ("hide", "pin", "say", "date", "claim", "merge", "split", "undo")
"""The values of ``Action``, which is not imported for --help."""


@click.command(epilog=EPILOG, short_help="Correct an entry of a case, with a reason.")
@click.argument("case", metavar="CASE", type=click.Path(file_okay=False))
@click.argument("uid", metavar="UID")
@click.argument("action", metavar="ACTION", type=click.Choice(ACTIONS))
@click.argument("value", metavar="[VALUE]", required=False)
@click.option("--because", required=True, metavar="TEXT", help="Why; kept beside the correction.")
@click.option("--by", metavar="NAME", help="Who corrects.")
def edit(*, case: str, uid: str, action: str, value: str | None, because: str, by: str | None) -> None:
    """Correct the entry of CASE that the event UID is part of. Edits are appended to CASE/edits.jsonl and never overwritten."""
    with one_line_errors():
        from dateline.events.cases.edit_lines import append_edit, read_edits  # noqa: PLC0415 - not wanted for --help
        from dateline.events.cases.store import open_case  # noqa: PLC0415 - the same
        from dateline.events.cases.telling import words_of_event  # noqa: PLC0415 - the same
        from dateline.events.schema import Action, Edit  # noqa: PLC0415 - the same
        from dateline.events.timeline.edits import standing, told  # noqa: PLC0415 - the same

        kept = open_case(Path(case))
        refuse_ids(uid, value if action == "merge" else None)
        correction = Edit(uid, Action(action), value, because, by)
        before = standing(read_edits(kept.edits))
        append_edit(kept.edits, correction)
        named = {name: words_of_event(kept, name) for name in (uid, value if action == "merge" else None) if name}
    if action == "undo" and all(edit.uid != uid for edit in before):
        click.echo(f"dateline: no edit of {uid} stands; nothing is taken back", err=True)
    for name, words in named.items():
        if words is None:
            click.echo(f"dateline: no event of {case} has the uid {name}; the edit is kept, and applies when there is one", err=True)
    if words := named[uid]:
        click.echo(f"{told(correction)}; the event is told as: {words}", err=True)


def is_id(name: str) -> bool:
    """Whether this is an id of one document, as "n4" is, and no uid."""
    return bool(_ID.fullmatch(name))


def refuse_ids(*names: str | None) -> None:
    """Stop where somebody names an entry or an event by its id, which is another's tomorrow.

    Raises:
        DatelineError: somebody does.
    """
    for name in names:
        if name and is_id(name):
            message = f"{name} is an id of one document, and another's tomorrow; give the uid that stands beside it there"
            raise DatelineError(message)
