"""The happenings of a whole case, found once and kept beside it, so that what is shown of them costs what is shown.

``CASE/index/`` may be deleted at any time; it is made again from the shards and the edits when it is asked for.
"""

from __future__ import annotations

import gc
import heapq
import json
import shutil
from collections import OrderedDict
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, nullcontext, suppress
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import blake2b
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple, overload

import msgspec

from dateline.events.accounts.uids import letters
from dateline.events.cases.edit_lines import read_edits
from dateline.events.cases.rows import SCHEMA, Row
from dateline.events.cases.store import Case
from dateline.events.cases.tables import ARTICLES, EVENTS, read_columns, writing_rows
from dateline.events.cases.telling import accounts, articles
from dateline.events.errors import CaseError
from dateline.events.merging.walking import Progress, happenings_of
from dateline.events.merging.witnesses import LEFT_OUT, Witness, told_of, witnesses_in
from dateline.events.schema import Account, Article, Edit, Mention, Problem, Stretch, Theme
from dateline.events.timeline.edits import GROUPING, edited, regrouped, standing, unfound
from dateline.events.timeline.entries import entry_of
from dateline.events.timeline.happenings import Happening, happening
from dateline.events.timeline.labels import canonical
from dateline.events.timeline.narrowing import reach
from dateline.events.timeline.salience import salience
from dateline.events.timeline.selection import Merit, Post, Story, lines, posts, rank, stories_of, words_of
from dateline.events.timeline.sentences import composed
from dateline.events.version import __version__, telling_rules

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
OPENED = 2_000
"""Articles of which it stays in memory what they are about, those asked for last."""


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
    names = [str(SCHEMA), __version__, telling_rules(), *(shard.path.name for shard in case.shards)]
    parts = [edits, *(name.encode() for name in names)]
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


class _Kept(NamedTuple):
    """A mention as it waits in the file: with its number in its article, and the words of its sentence and of those beside it."""

    mention: Mention
    number: int
    kind: str
    words: str
    around: frozenset[str]


class _Opening(NamedTuple):
    """What stands in the file before the mentions of an article, where each of them begins behind it, and its number in the article."""

    published: int
    theme: Theme
    begins: tuple[int, ...]
    numbers: tuple[int, ...]


class _Mentions:
    """What the articles tell, in canonical order, a mention at a time out of a file."""

    def __init__(self, case: Case, as_of: date | None, scratch: Path, progress: Progress | None = None) -> None:
        self.damage: list[Problem] = []
        say = progress or (lambda *_: None)
        given = articles(case, as_of=as_of, damage=self.damage)
        heads = sorted((_head(article), article.uid, _bare(article), words_of(article)) for article in given)
        self.articles: list[Article] = [head[2] for head in heads]
        self.words = [head[3] for head in heads]
        ranks = {head[1]: rank for rank, head in enumerate(heads)}
        del heads
        self._file = scratch.open("w+b")
        self._places = [_NOTHING] * len(self.articles)
        self._opened: OrderedDict[int, _Opening] = OrderedDict()
        for done, account in enumerate(accounts(case, set(ranks), as_of=as_of, damage=self.damage), 1):
            say("opening", done, len(ranks))
            self._places[ranks[account.article.uid]] = self._put(account)
        self._file.flush()

    def _put(self, account: Account) -> tuple[int, int]:
        """Write what an article tells; where its opening stands, and how long it is."""
        told = told_of(replace(account, mentions=tuple(map(_light_mention, account.mentions))))
        kept = [_Kept(found.mention, found.place[2], found.kind, found.words, found.around) for found in witnesses_in(0, told)]
        mentions = [_WRITE.encode(mention) for mention in kept]
        begins = tuple(accumulate(map(len, mentions), initial=0))
        opening = _WRITE.encode(_Opening(told.published, told.theme, begins, tuple(mention.number for mention in kept)))
        place = self._file.tell()
        self._file.write(opening)
        self._file.writelines(mentions)
        return place, len(opening)

    def __len__(self) -> int:
        return len(self._places)

    def __getitem__(self, rank: int) -> Sequence[Witness]:
        return _OfArticle(self, rank)

    def theme(self, rank: int) -> Theme:
        """What an article is about."""
        return self.opening(rank).theme

    def opening(self, rank: int) -> _Opening:
        """What stands before the mentions of an article; of one whose events could not be read, nothing."""
        found = self._opened.get(rank)
        if found is None:
            place, length = self._places[rank]
            found = _OPENING.decode(self._read(place, length)) if length else _UNREAD
            self._opened[rank] = found
            if len(self._opened) > OPENED:
                self._opened.popitem(last=False)
        return found

    def kept(self, rank: int, place: int) -> _Kept:
        """The mention of an article that stands in this place among its mentions."""
        begins, (start, length) = self.opening(rank).begins, self._places[rank]
        return _READ.decode(self._read(start + length + begins[place], begins[place + 1] - begins[place]))

    def _read(self, start: int, length: int) -> bytes:
        self._file.seek(start)
        return self._file.read(length)

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()


class _OfArticle(Sequence[Witness]):
    """The mentions of an article, each read as it is asked for."""

    def __init__(self, told: _Mentions, rank: int) -> None:
        self._told, self._rank = told, rank

    def __len__(self) -> int:
        return len(self._told.opening(self._rank).begins) - 1

    @overload
    def __getitem__(self, place: int) -> Witness: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Witness]: ...
    def __getitem__(self, place: int | slice) -> Witness | Sequence[Witness]:
        if isinstance(place, slice):
            return [self[number] for number in range(*place.indices(len(self)))]
        if not 0 <= place < len(self):
            raise IndexError(place)
        opening, kept = self._told.opening(self._rank), self._told.kept(self._rank, place)
        at = (self._rank, kept.mention.event.predicate.span.start, kept.number)
        return Witness(kept.mention, at, kept.kind, opening.published, kept.words, kept.around, opening.theme)


def _head(article: Article) -> tuple[str, ...]:
    """What decides the canonical order, but for articles that differ behind their first letters alone."""
    return canonical(replace(article, text=article.text[:200]))


def _bare(article: Article) -> Article:
    """The article by its names alone."""
    return replace(article, text="", title=None, url=None, place=None)


def _light_mention(mention: Mention) -> Mention:
    """The mention by its uid, without what neither merging nor ranking looks at."""
    event = replace(mention.event, id=mention.event.uid, arguments=())
    return replace(mention, dated=replace(mention.dated, event=event, when=replace(mention.dated.when, reasons=(), why="")))


_NOTHING = (0, 0)
_UNREAD = _Opening(0, Theme(), (0,), ())
_WRITE = msgspec.msgpack.Encoder()
_READ = msgspec.msgpack.Decoder(_Kept)
_OPENING = msgspec.msgpack.Decoder(_Opening)


# Happenings -----------------------------------------------------------------------------------------


class _Line(NamedTuple):
    """What the index says of a happening."""

    item: Happening
    when: Stretch
    summary: str
    salience: float
    pinned: bool


_Candidate = tuple[tuple[bool, float, tuple[int, ...]], int, list[tuple[int, int]]]  # its rank, its number, the places of its mentions


@dataclass(slots=True)
class _Best:
    """The most salient happenings so far, what each article rests on, and which articles tell of one happening."""

    heap: list[_Candidate] = field(default_factory=list)
    holders: dict[tuple[int, Post], tuple[Merit, _Candidate]] = field(default_factory=dict)
    together: list[tuple[int, ...]] = field(default_factory=list)

    def put(self, number: int, line: _Line) -> None:
        """Note a happening."""
        item = line.item
        ranks = tuple(sorted({witness.article for witness in item.witnesses}))
        if len(ranks) > 1:
            self.together.append(ranks)
        members = [(witness.place[0], witness.place[2]) for witness in item.witnesses]
        entry = (rank(item, line.salience), number, members)
        if len(self.heap) < CANDIDATES:
            heapq.heappush(self.heap, entry)
        elif entry[0] > self.heap[0][0]:
            heapq.heapreplace(self.heap, entry)
        for post, merit in posts(item, line.salience).items():
            key = (item.told.article, post)
            self.holders[key] = min((merit, entry), self.holders.get(key, (merit, entry)))

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
    with (
        TemporaryDirectory(prefix="dateline-") as scratch,
        closing(_Mentions(case, as_of, Path(scratch) / "told", progress)) as mentions,
    ):
        best, pinned = _Best(), []
        with writing_rows(folder / "lines.parquet", LINES) as write:
            for number, line in enumerate(_lines(mentions, edits, progress)):
                best.put(number, line)
                pinned += [number] if line.pinned else []
                write(_row(line, mentions.articles))
        stories = stories_of(best.together, mentions.words)
        ranked = best.ranked(stories)
        chosen = list(lines(range(len(ranked)), lambda place: _again(mentions, ranked[place][2]), stories))
        keys = sorted({*pinned, *(ranked[place][1] for place in chosen)})
        known = _known(case, edits, mentions.damage)
        lost = [problem.message for problem in unfound(edits, known)]
        told = {mentions.articles[article].uid for place in chosen for article, _ in ranked[place][2]}
        _keep_shown(case, sorted(told), folder)
        damage = [problem.message for problem in mentions.damage]
    (folder / "index.json").write_text(json.dumps({"keys": keys, "lost": lost, "damage": damage}), encoding="utf-8")
    return not damage


def _keep_shown(case: Case, wanted: Collection[str], folder: Path) -> None:
    """What the articles of the key entries tell, side by side: what is shown most often costs no walk through the shards."""
    with writing_rows(folder / "articles.parquet", ARTICLES) as article, writing_rows(folder / "events.parquet", EVENTS) as event:
        for shard in case.shards:
            uids = [uid for uid in wanted if case.homes[uid][0] is shard]
            with suppress(CaseError):  # a damaged shard has been told of
                for row in list(read_columns(shard.articles, list(ARTICLES), where=("uid", uids))) if uids else ():
                    article(row)
                for row in list(read_columns(shard.events, list(EVENTS), where=("article", uids))) if uids else ():
                    event(row)


def _again(mentions: _Mentions, members: Sequence[tuple[int, int]]) -> Happening:
    """The happening of these mentions, each by its article's rank and its number there."""
    places = sorted((rank, mentions.opening(rank).numbers.index(number)) for rank, number in members)
    return happening([mentions[rank][place] for rank, place in places])


def _lines(mentions: _Mentions, edits: Sequence[Edit], progress: Progress | None) -> Iterator[_Line]:
    """Every happening as the editor wants it."""
    wanted = standing(edits)
    named = {uid for edit in wanted for uid in (edit.uid, edit.value)}
    for group in _as_wanted(happenings_of(mentions, progress), edits):
        item = happening(group)
        if named.isdisjoint(item.uids):
            summary = composed(item.told.mention.clause) or item.told.event.summary
            yield _Line(item, item.dated.stretch, summary, salience(item), pinned=False)
        elif (entry := edited(entry_of(item, mentions.articles), item.uids, wanted)) is not None:
            yield _Line(item, entry.when.stretch, entry.summary, entry.salience, entry.pinned)


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


def _row(line: _Line, articles: Sequence[Article]) -> Row:
    first, last = reach(line.when)
    told = dict.fromkeys([letters(line.summary), *(witness.words for witness in line.item.witnesses)])
    return {
        "members": [witness.event.uid for witness in line.item.witnesses],
        "articles": [articles[rank].uid for rank in sorted({witness.article for witness in line.item.witnesses})],
        "first_day": first.days if first else None,
        "last_day": last.days if last else None,
        "salience": line.salience,
        "pinned": line.pinned,
        "words": " ".join(told),
    }


def _known(case: Case, edits: Sequence[Edit], damage: Sequence[Problem]) -> set[str]:
    """Of the uids that the edits name, those of events that may be on a timeline."""
    wanted = sorted({uid for edit in edits for uid in (edit.uid, edit.value) if uid})
    if not wanted:
        return set()
    left_out = {claim.value for claim in LEFT_OUT}
    found: set[str] = set()
    for shard in case.shards:
        with suppress(CaseError) if damage else nullcontext():
            rows = read_columns(shard.events, ["uid", "factuality"], where=("uid", wanted))
            found |= {row["uid"] for row in rows if row["factuality"] not in left_out}
    return found
