"""The happenings of a whole case, found once and kept beside it, so that what is shown of them costs what is shown.

``CASE/index/`` may be deleted at any time; it is made again from the shards and the edits when it is asked for. Where there is an index
of the same case as it was before, or of another day, only what has changed since is compared and told again: the result is the same.
"""

from __future__ import annotations

import gc
import heapq
import json
import shutil
from collections.abc import Collection, Iterator, Sequence
from contextlib import ExitStack, contextmanager, nullcontext, suppress
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from dateline.events.accounts.uids import letters
from dateline.events.cases.edit_lines import read_edits
from dateline.events.cases.index_state import Then, earlier_in, earlier_of, named_by, write_state
from dateline.events.cases.lines import WEIGHTS, Standing, Told, packed, told_in, writing_lines
from dateline.events.cases.opened import Opened, made_by
from dateline.events.cases.rows import Row
from dateline.events.cases.store import Case
from dateline.events.cases.tables import ARTICLES, EVENTS, read_columns, writing_rows
from dateline.events.cases.weighing import weigh
from dateline.events.errors import CaseError
from dateline.events.merging.before import NOTHING
from dateline.events.merging.walking import AsTold, Progress, Walk
from dateline.events.merging.witnesses import LEFT_OUT, Witness
from dateline.events.schema import Article, Edit, Problem, Stretch
from dateline.events.timeline.edits import GROUPING, edited, regrouped, standing, unfound
from dateline.events.timeline.entries import entry_of
from dateline.events.timeline.happenings import Happening, happening
from dateline.events.timeline.narrowing import reach
from dateline.events.timeline.salience import salience
from dateline.events.timeline.selection import Merit, Post, Story, lines, posts, rank, recent, stories_of
from dateline.events.timeline.sentences import composed
from dateline.events.timeline.standpoints import standpoint

CANDIDATES = 20_000
"""The most salient happenings, from which the key ones are chosen."""
BY_WEIGHT = 4
"""The last parts of a merit: how salient the happening is, which is weighed when all are known, and where its words stand."""


class Index(NamedTuple):
    """Where the happenings of a case stand: the folder of their table, the numbers of its key rows; what was not found, what not read."""

    path: Path
    keys: frozenset[int]
    lost: tuple[str, ...]
    damage: tuple[str, ...]


@contextmanager
def index_of(case: Case, *, edits: Sequence[Edit] = (), as_of: date | None = None, progress: Progress | None = None) -> Iterator[Index]:
    """The index of a case as it is now; made where there is none, and kept where the folder can be written.

    Args:
        case: the folder.
        edits: corrections beside those that it keeps; with any, the index is not kept.
        as_of: of the articles published by this day alone.
        progress: hears how far the making of it is.
    """
    state = _state(case)
    kept = case.path / "index" / f"{state}-{as_of or 'now'}"
    with ExitStack() as stack:
        if edits or not (kept / "index.json").is_file():
            made = Path(stack.enter_context(TemporaryDirectory(prefix="dateline-")))
            with uncollected():
                whole = _build(case, [*read_edits(case.edits), *edits], as_of, made, progress)
            if edits or not whole or not _kept(made, kept, state):
                kept = made
        fields = json.loads((kept / "index.json").read_text(encoding="utf-8"))
        yield Index(kept, frozenset(fields["keys"]), tuple(fields["lost"]), tuple(fields["damage"]))


@contextmanager
def uncollected() -> Iterator[None]:
    """Without searches for cycles: of millions of values that come and go none is part of one, and each search costs what is held."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _state(case: Case) -> str:
    """A name for all that the index is made of."""
    edits = case.edits.read_bytes() if case.edits.exists() else b""
    parts = [edits, made_by().encode(), *(shard.path.name.encode() for shard in case.shards)]
    return blake2b(b"\0".join(parts), digest_size=8).hexdigest()


def _kept(made: Path, kept: Path, state: str) -> bool:
    """Whether the index could be put beside the case; those of another state go."""
    aside = kept.with_name(f".part-{kept.name}")
    with suppress(OSError):
        for old in earlier_in(kept.parent):
            if not old.name.startswith(state):
                shutil.rmtree(old)
        shutil.rmtree(aside, ignore_errors=True)
        shutil.copytree(made, aside)
        aside.rename(kept)
        return True
    return kept.is_dir()


# Happenings -----------------------------------------------------------------------------------------


class _Line(NamedTuple):
    """What the index says of a happening; ``last`` is the last mention of its component, -1 where an editor had a hand in it."""

    item: Happening
    when: Stretch
    summary: str
    salience: float
    numbers: Sequence[int]
    last: int
    pinned: bool = False


_Candidate = tuple[tuple[bool, float, int], int, tuple[int, ...]]  # its rank, its number, those of its mentions


@dataclass(slots=True)
class _Best:
    """The most salient happenings so far, what each article rests on, and which articles tell of one happening."""

    heap: list[_Candidate] = field(default_factory=list)
    holders: dict[tuple[int, Post], tuple[Merit, _Candidate]] = field(default_factory=dict)
    together: list[tuple[int, ...]] = field(default_factory=list)

    def put(self, row: int, told: Told, weight: float, ranks: Sequence[int]) -> None:
        """Note a happening of this weight, told by mentions of articles of these ranks."""
        standing = told.standing
        if len(several := tuple(sorted({ranks[place] for place in standing.recent}))) > 1:
            self.together.append(several)
        entry = ((standing.worth, weight + standing.more, -told.number), row, told.numbers)
        if len(self.heap) < CANDIDATES:
            heapq.heappush(self.heap, entry)
        elif entry[0] > self.heap[0][0]:
            heapq.heapreplace(self.heap, entry)
        for post, merit in standing.posts():
            key, held = (ranks[standing.told], post), ((*merit, -weight, told.number), entry)
            self.holders[key] = min(held, self.holders.get(key, held))

    def ranked(self, stories: Sequence[Story]) -> list[_Candidate]:
        """All of them, the first by rank before others; each story is told which of them it rests on."""
        held = {entry[1]: entry for entry in (*self.heap, *(entry for _, entry in self.holders.values()))}
        ranked = sorted(held.values(), reverse=True, key=lambda entry: entry[0])
        place_of = {entry[1]: place for place, entry in enumerate(ranked)}
        for (article, post), (merit, entry) in self.holders.items():
            stories[article].offer({post: merit}, place_of[entry[1]])
        return ranked


def _build(case: Case, edits: Sequence[Edit], as_of: date | None, folder: Path, progress: Progress | None = None) -> bool:
    """Write the index into the folder; whether all of the case could be read."""
    with TemporaryDirectory(prefix="dateline-") as scratch:
        opened = Opened(case, as_of, Path(scratch), progress)
        named = named_by(edits)
        then = earlier_of(case.path / "index", opened, named)
        walk = Walk(opened, progress, then.before if then else NOTHING)
        keys, chosen = _write(walk, opened, edits, folder, then)
        lost = [problem.message for problem in unfound(edits, _known(case, edits, opened.damage))]
        _keep_shown(case, sorted(chosen), folder)
        damage = [problem.message for problem in opened.damage]
        write_state(folder, opened, named, walk.walked())
        opened.forget_others(case)
    (folder / "index.json").write_text(json.dumps({"keys": keys, "lost": lost, "damage": damage}), encoding="utf-8")
    return not damage


def _write(walk: Walk, opened: Opened, edits: Sequence[Edit], folder: Path, then: Then | None) -> tuple[list[int], set[str]]:
    """Write the table of the happenings, and what they weigh; the numbers of its key rows, and the uids of the articles that tell them."""
    best, pinned, table = _Best(), [], folder / "lines.parquet"
    with writing_lines(table, then.lines(walk) if then else None) as write:
        for found in _lines(walk, opened.articles, edits):
            rows = [_row(found, opened.articles)] if isinstance(found, _Line) else write.earlier(found)
            pinned += [write.row] if isinstance(found, _Line) and found.pinned else []
            for row in rows:
                write(row)
    weights = weigh(table, walk, opened)
    for row, (told, weight) in enumerate(zip(told_in(table), weights, strict=True)):
        best.put(row, told, weight, [walk.rank(number) for number in told.numbers])
    with writing_rows(folder / "weights.parquet", WEIGHTS) as write_weight:
        for weight in weights:
            write_weight({"salience": weight})
    stories = stories_of(best.together, [head.words for head in opened.heads])
    ranked = best.ranked(stories)
    chosen = list(lines(range(len(ranked)), lambda place: happening([walk[number] for number in ranked[place][2]]), stories))
    keys = sorted({*pinned, *(ranked[place][1] for place in chosen)})
    return keys, {opened.articles[walk.rank(number)].uid for place in chosen for number in ranked[place][2]}


def _keep_shown(case: Case, wanted: Collection[str], folder: Path) -> None:
    """What the articles of the key entries tell, side by side: what is shown most often costs no walk through the shards."""
    with writing_rows(folder / "articles.parquet", ARTICLES) as article, writing_rows(folder / "events.parquet", EVENTS) as event:
        for shard in case.shards:
            uids = [uid for uid in wanted if case.counts(shard, uid)]
            with suppress(CaseError):  # a damaged shard has been told of
                for row in list(read_columns(shard.articles, list(ARTICLES), where=("uid", uids))) if uids else ():
                    article(row)
                for row in list(read_columns(shard.events, list(EVENTS), where=("article", uids))) if uids else ():
                    event(row)


def _lines(walk: Walk, articles: Sequence[Article], edits: Sequence[Edit]) -> Iterator[_Line | AsTold]:
    """Every happening as the editor wants it, or which component is as it was; those that an editor merges or splits come last."""
    wanted = standing(edits)
    named = {uid for edit in wanted for uid in (edit.uid, edit.value)}
    regrouping = {uid for edit in wanted if edit.action in GROUPING for uid in (edit.uid, edit.value)}
    held: list[list[Witness]] = []
    numbers: dict[tuple[int, int, int], int] = {}
    for found in walk:
        if isinstance(found, AsTold):
            yield found
            continue
        group = [walk[number] for number in found]
        if regrouping and any(witness.event.uid in regrouping for witness in group):
            held.append(group)
            numbers.update({witness.place: number for witness, number in zip(group, found, strict=True)})
        else:
            yield from _line(group, found, walk.last_of(found[0]), articles, named, wanted)
    for group in regrouped(held, edits):
        yield from _line(group, [numbers[witness.place] for witness in group], -1, articles, named, wanted)


def _line(
    group: Sequence[Witness],
    numbers: Sequence[int],
    last: int,
    articles: Sequence[Article],
    named: Collection[str | None],
    wanted: Sequence[Edit],
) -> Iterator[_Line]:
    item = happening(group)
    if item.uids.isdisjoint(named):
        summary = composed(item.told.mention.clause) or item.told.event.summary
        yield _Line(item, item.dated.stretch, summary, salience(item), numbers, last)
    elif (entry := edited(entry_of(item, articles), item.uids, wanted)) is not None:
        yield _Line(item, entry.when.stretch, entry.summary, entry.salience, numbers, last, entry.pinned)


def _row(line: _Line, articles: Sequence[Article]) -> Row:
    first, last = reach(line.when)
    told = dict.fromkeys([letters(line.summary), *(witness.words for witness in line.item.witnesses)])
    return {
        "members": [witness.event.uid for witness in line.item.witnesses],
        "articles": [articles[rank].uid for rank in sorted({witness.article for witness in line.item.witnesses})],
        "first_day": first.days if first else None,
        "last_day": last.days if last else None,
        "chance": line.salience,
        "pinned": line.pinned,
        "words": " ".join(told),
        "numbers": list(line.numbers),
        "last": line.last,
        "standing": packed(_standing(line)),
    }


def _standing(line: _Line) -> Standing:
    item = line.item
    point = standpoint(item)
    worth, more, _ = rank(item, 0.0)
    merits = tuple((post.value, merit[:-BY_WEIGHT]) for post, merit in posts(item, 0.0).items())
    told = item.witnesses.index(item.told)
    return Standing(told, point.sentence, point.time, point.day, point.counts, worth, more, merits, recent(item))


def _known(case: Case, edits: Sequence[Edit], damage: Sequence[Problem]) -> set[str]:
    """Of the uids that the edits name, those of events that may be on a timeline."""
    wanted = sorted({uid for edit in edits for uid in (edit.uid, edit.value) if uid})
    if not wanted:
        return set()
    left_out = {claim.value for claim in LEFT_OUT}
    found: set[str] = set()
    for shard in case.shards:
        with suppress(CaseError) if damage else nullcontext():
            rows = read_columns(shard.events, ["uid", "article", "factuality"], where=("uid", wanted))
            found |= {row["uid"] for row in rows if case.counts(shard, row["article"]) and row["factuality"] not in left_out}
    return found
