"""The happenings of a whole case, found once and kept beside it, so that what is shown of them costs what is shown.

``CASE/index/`` may be deleted at any time; it is made again from the shards and the edits when it is asked for.
"""

from __future__ import annotations

import heapq
import json
import shutil
import struct
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import date
from hashlib import blake2b
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO, NamedTuple

import msgspec

from dateline.events.accounts.uids import letters
from dateline.events.cases.edit_lines import read_edits
from dateline.events.cases.rows import SCHEMA, Row
from dateline.events.cases.store import Case
from dateline.events.cases.tables import read_columns, writing_rows
from dateline.events.cases.telling import accounts, articles
from dateline.events.merging.walking import happenings_of
from dateline.events.merging.witnesses import LEFT_OUT, Witness, witnesses_of
from dateline.events.schema import Account, Article, Edit, Entry, Mention, Theme
from dateline.events.timeline.edits import GROUPING, edited, regrouped, standing, unfound
from dateline.events.timeline.entries import entry_of
from dateline.events.timeline.happenings import Happening, happening
from dateline.events.timeline.labels import canonical
from dateline.events.timeline.narrowing import reach
from dateline.events.timeline.selection import lines, stories_of, words_of
from dateline.events.version import __version__

LINES = {
    "members": "list",
    "articles": "list",
    "first_day": "int32",
    "last_day": "int32",
    "salience": "double",
    "pinned": "bool",
    "words": "string",
}
CANDIDATES = 20_000
"""The most salient happenings, from which the key ones are chosen."""
BUCKET = 2_000
"""Articles whose mentions are in memory at once while they are put in order."""


class Index(NamedTuple):
    """Where the happenings of a case stand: their table, the numbers of its key rows, and what its edits could not find."""

    table: Path
    keys: frozenset[int]
    lost: tuple[str, ...]


@contextmanager
def index_of(case: Case, *, edits: Sequence[Edit] = (), as_of: date | None = None) -> Iterator[Index]:
    """The index of a case as it is now; made where there is none, and kept where the folder can be written.

    Args:
        case: the folder.
        edits: corrections beside those that it keeps; with any, the index is not kept.
        as_of: of the articles published by this day alone.
    """
    state = _state(case)
    kept = case.path / "index" / f"{state}-{as_of or 'now'}"
    with ExitStack() as stack:
        if edits or not (kept / "index.json").is_file():
            made = Path(stack.enter_context(TemporaryDirectory(prefix="dateline-")))
            _build(case, [*read_edits(case.edits), *edits], as_of, made)
            if edits or not _kept(made, kept, state):
                kept = made
        fields = json.loads((kept / "index.json").read_text(encoding="utf-8"))
        yield Index(kept / "lines.parquet", frozenset(fields["keys"]), tuple(fields["lost"]))


def _state(case: Case) -> str:
    """A name for all that the index is made of."""
    edits = case.edits.read_bytes() if case.edits.exists() else b""
    parts = [str(SCHEMA).encode(), __version__.encode(), edits, *(shard.path.name.encode() for shard in case.shards)]
    return blake2b(b"\0".join(parts), digest_size=8).hexdigest()


def _kept(made: Path, kept: Path, state: str) -> bool:
    """Whether the index could be put beside the case; those of another state go."""
    aside = kept.with_name(f".part-{kept.name}")
    with suppress(OSError):
        for old in kept.parent.glob("*-*"):
            if not old.name.startswith(state):
                shutil.rmtree(old)
        shutil.rmtree(aside, ignore_errors=True)
        shutil.copytree(made, aside)
        aside.rename(kept)
        return True
    return kept.is_dir()


# Mentions in order ----------------------------------------------------------------------------------


class _Record(NamedTuple):
    """A witness as it waits in a file."""

    mention: Mention
    place: tuple[int, int, int]
    kind: str
    published: int
    words: str
    around: frozenset[str]
    theme: Theme


class _Sorted:
    """All mentions in canonical order, in files of some articles each."""

    def __init__(self, case: Case, as_of: date | None, folder: Path) -> None:
        self._folder = folder
        heads = sorted(
            (_head(article), article.uid, replace(article, text=""), words_of(article)) for article in articles(case, as_of=as_of)
        )
        self.articles: list[Article] = [head[2] for head in heads]
        self.words = [head[3] for head in heads]
        ranks = {head[1]: rank for rank, head in enumerate(heads)}
        del heads
        with ExitStack() as stack:
            files: dict[int, BinaryIO] = {}
            for account in accounts(case, as_of=as_of):
                rank = ranks[account.article.uid]
                file = files.get(rank // BUCKET) or files.setdefault(
                    rank // BUCKET, stack.enter_context(self._path(rank // BUCKET).open("wb"))
                )
                _write(file, rank, account)

    def _path(self, bucket: int) -> Path:
        return self._folder / f"{bucket:06d}"

    def __call__(self) -> Iterator[Witness]:
        for bucket in range(-(-len(self.articles) // BUCKET)):
            found = sorted(_parts(self._path(bucket).read_bytes()))
            for _, data in found:
                for record in _READ.decode(data):
                    yield Witness(*record)


def _head(article: Article) -> tuple[str, ...]:
    """What decides the canonical order, but for articles that differ behind their first letters alone."""
    return canonical(replace(article, text=article.text[:200]))


def _write(file: BinaryIO, rank: int, account: Account) -> None:
    named = replace(account, mentions=tuple(_light_mention(mention) for mention in account.mentions))
    records = [
        _Record(item.mention, (rank, *item.place[1:]), item.kind, item.published, item.words, item.around, item.theme)
        for item in witnesses_of([named])
    ]
    data = _WRITE.encode(records)
    file.write(struct.pack("<II", rank, len(data)) + data)


def _light_mention(mention: Mention) -> Mention:
    """The mention by its uid, without what neither merging nor ranking looks at."""
    event = replace(mention.event, id=mention.event.uid, arguments=())
    return replace(mention, dated=replace(mention.dated, event=event, when=replace(mention.dated.when, reasons=())))


def _parts(data: bytes) -> Iterator[tuple[int, bytes]]:
    place = 0
    while place < len(data):
        rank, length = struct.unpack_from("<II", data, place)
        yield rank, data[place + 8 : place + 8 + length]
        place += 8 + length


_WRITE = msgspec.msgpack.Encoder()
_READ = msgspec.msgpack.Decoder(list[_Record])


# Happenings -----------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Best:
    """The most salient happenings so far, and which articles tell of one happening."""

    heap: list[tuple[float, tuple[int, ...], int, Happening]]
    together: list[tuple[int, ...]]

    def put(self, number: int, salience: float, item: Happening) -> None:
        """Note a happening."""
        ranks = tuple(sorted({witness.article for witness in item.witnesses}))
        if len(ranks) > 1:
            self.together.append(ranks)
        entry = (salience, tuple(-part for part in item.told.place), number, item)
        if len(self.heap) < CANDIDATES:
            heapq.heappush(self.heap, entry)
        elif entry[:2] > self.heap[0][:2]:
            heapq.heapreplace(self.heap, entry)


def _build(case: Case, edits: Sequence[Edit], as_of: date | None, folder: Path) -> None:
    with TemporaryDirectory(prefix="dateline-") as scratch:
        mentions = _Sorted(case, as_of, Path(scratch))
        best = _Best([], [])
        pinned = []
        with writing_rows(folder / "lines.parquet", LINES) as write:
            for number, (entry, item) in enumerate(_told(mentions, edits)):
                best.put(number, entry.salience, item)
                pinned += [number] if entry.pinned else []
                write(_line(entry, item, mentions.articles))
        stories = stories_of(best.together, mentions.words)
        ranked = sorted(best.heap, reverse=True, key=lambda entry: entry[:2])
        chosen = lines([entry[3] for entry in ranked], [entry[0] for entry in ranked], stories)
        keys = sorted({*pinned, *(ranked[place][2] for place in chosen)})
        lost = [problem.message for problem in unfound(edits, _known(case, edits))]
    (folder / "index.json").write_text(json.dumps({"keys": keys, "lost": lost}), encoding="utf-8")


def _told(mentions: _Sorted, edits: Sequence[Edit]) -> Iterator[tuple[Entry, Happening]]:
    """Every happening as the editor wants it."""
    wanted = standing(edits)
    for group in _as_wanted(happenings_of(mentions), edits):
        item = happening(group)
        entry = edited(entry_of(item, mentions.articles), item.uids, wanted)
        if entry is not None:
            yield entry, item


def _as_wanted(groups: Iterable[list[Witness]], edits: Sequence[Edit]) -> Iterator[list[Witness]]:
    """The groups; those that an editor merges or splits come last."""
    named = {uid for edit in standing(edits) if edit.action in GROUPING for uid in (edit.uid, edit.value)}
    held = []
    for group in groups:
        if named and any(witness.event.uid in named for witness in group):
            held.append(group)
        else:
            yield group
    yield from regrouped(held, edits)


def _line(entry: Entry, item: Happening, articles: Sequence[Article]) -> Row:
    first, last = reach(entry.when.stretch)
    told = dict.fromkeys([letters(entry.summary), *(witness.words for witness in item.witnesses)])
    return {
        "members": [witness.event.uid for witness in item.witnesses],
        "articles": [articles[rank].uid for rank in sorted({witness.article for witness in item.witnesses})],
        "first_day": first.days if first else None,
        "last_day": last.days if last else None,
        "salience": entry.salience,
        "pinned": entry.pinned,
        "words": " ".join(told),
    }


def _known(case: Case, edits: Sequence[Edit]) -> set[str]:
    """Of the uids that the edits name, those of events that may be on a timeline."""
    wanted = sorted({uid for edit in edits for uid in (edit.uid, edit.value) if uid})
    if not wanted:
        return set()
    left_out = {claim.value for claim in LEFT_OUT}
    rows = (row for shard in case.shards for row in read_columns(shard.events, ["uid", "factuality"], where=("uid", wanted)))
    return {row["uid"] for row in rows if row["factuality"] not in left_out}
