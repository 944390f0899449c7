"""What the articles of a case tell, as merging wants it: of each shard written once, in little room, and read a mention at a time.

    CASE/index/told-7a1c.../000001-3f0c...    the articles of a shard, by the rules that tell

A file is a line of JSON's length, what stands in it, then of each article three blocks, each compressed. Any may be deleted.
"""

from __future__ import annotations

import os
import zlib
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from hashlib import blake2b
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple, overload

import msgspec
import numpy as np

from dateline.events.cases.rows import SCHEMA, Row, article_from
from dateline.events.cases.store import Case, Shard
from dateline.events.cases.telling import accounts_of_shard, published_by, uids_of_shard
from dateline.events.merging.glance import NOTED_AS, Noted, noted
from dateline.events.merging.walking import Progress
from dateline.events.merging.witnesses import Witness, told_of, witnesses_in
from dateline.events.schema import Account, Article, Mention, Problem, Theme
from dateline.events.timeline.labels import canonical
from dateline.events.timeline.selection import words_of
from dateline.events.version import __version__, telling_rules

OPENED = 2_000
"""Articles of which it stays in memory what they tell, those asked for last."""
THEMES = 5_000
"""Articles of which it stays in memory what they are about, those asked for last."""


def made_by() -> str:
    """A name for all by which an index is made; what another made is not looked at."""
    return blake2b("\0".join((str(SCHEMA), __version__, telling_rules())).encode(), digest_size=6).hexdigest()


class Place(NamedTuple):
    """An article in its file: where its blocks begin, and how long the three of them are."""

    file: str
    start: int
    lengths: tuple[int, int, int]


class Head(NamedTuple):
    """What is known of an article without opening it; ``digest`` names all that it tells."""

    order: tuple[str, ...]
    uid: str
    digest: str
    fields: Row
    words: int
    place: Place

    @property
    def article(self) -> Article:
        """The article by its names and its day alone."""
        return article_from(self.fields)


class Kept(NamedTuple):
    """A mention as it waits in the file: with its number in its article, and the words of its sentence and of those beside it."""

    mention: Mention
    number: int
    kind: str
    words: str
    around: frozenset[str]


class Opening(NamedTuple):
    """What stands before the mentions of an article: their uids, numbers in the article, and where each of them begins behind it."""

    published: int
    theme: Theme
    begins: tuple[int, ...]
    numbers: tuple[int, ...]
    uids: tuple[str, ...]


class _Heads(NamedTuple):
    """What stands in the file of a shard."""

    made: str
    heads: tuple[Head, ...]


_WRITE = msgspec.msgpack.Encoder(order="deterministic")
_KEPT = msgspec.msgpack.Decoder(Kept)
_OPENING = msgspec.msgpack.Decoder(Opening)
_NOTED = msgspec.msgpack.Decoder(tuple[tuple[str, ...], list[bytes]])
_HEADS = msgspec.msgpack.Decoder(_Heads)
_LENGTH = 8  # bytes that say how long the heads are


# A shard's file -------------------------------------------------------------------------------------


def _written(found: Iterable[Account], name: str) -> bytes:
    """The file of these accounts."""
    blocks: list[bytes] = []
    heads = []
    start = 0
    for account in found:
        mine, digest = _blocks(account)
        place = Place(name, start, (len(mine[0]), len(mine[1]), len(mine[2])))
        article = account.article
        heads.append(Head(_order(article), article.uid, digest, _bare(article), words_of(article), place))
        blocks += mine
        start += sum(place.lengths)
    told = _WRITE.encode(_Heads(made_by(), tuple(heads)))
    return b"".join((len(told).to_bytes(_LENGTH, "big"), told, *blocks))


def _blocks(account: Account) -> tuple[tuple[bytes, bytes, bytes], str]:
    """What an article tells, in three compressed blocks: its opening, what is noted of its mentions, and they; and a name for all of it."""
    told = told_of(replace(account, mentions=tuple(map(_light_mention, account.mentions))))
    witnesses = witnesses_in(0, told)
    kept = [Kept(found.mention, found.place[2], found.kind, found.words, found.around) for found in witnesses]
    mentions = [_WRITE.encode(mention) for mention in kept]
    begins = tuple(accumulate(map(len, mentions), initial=0))
    uids = tuple(found.event.uid for found in witnesses)
    opening = _WRITE.encode(Opening(told.published, told.theme, begins, tuple(mention.number for mention in kept), uids))
    names, *columns = noted(witnesses)
    marks = _WRITE.encode((names, [column.tobytes() for column in columns]))
    digest = blake2b(b"\0".join((repr(canonical(account.article)).encode("utf-8", "surrogatepass"), opening, *mentions)), digest_size=12)
    packed = tuple(zlib.compress(block, 1) for block in (opening, marks, b"".join(mentions)))
    return (packed[0], packed[1], packed[2]), digest.hexdigest()


def _order(article: Article) -> tuple[str, ...]:
    """What decides the canonical order, but for articles that differ behind their first letters alone."""
    return canonical(replace(article, text=article.text[:200]))


def _bare(article: Article) -> Row:
    """The article by its names and its day alone."""
    fields: Row = msgspec.to_builtins(replace(article, text="", title=None, url=None, place=None))
    del fields["text"]
    return fields


def _light_mention(mention: Mention) -> Mention:
    """The mention by its uid, without what neither merging nor ranking looks at."""
    event = replace(mention.event, id=mention.event.uid, arguments=())
    return replace(mention, dated=replace(mention.dated, event=event, when=replace(mention.dated.when, reasons=(), why="")))


def _heads_in(path: Path) -> tuple[Head, ...] | None:
    """What stands in a file; ``None`` where there is none, or none that can be read."""
    with suppress(OSError, ValueError), path.open("rb") as file:
        found = _HEADS.decode(file.read(int.from_bytes(file.read(_LENGTH), "big")))
        begin = file.tell()
        end = begin + sum(sum(head.place.lengths) for head in found.heads)
        if found.made == made_by() and end == path.stat().st_size:
            return tuple(head._replace(place=head.place._replace(file=str(path), start=begin + head.place.start)) for head in found.heads)
    return None


def _put(data: bytes, path: Path) -> bool:
    """Write a file so that all of it is there, or nothing; whether it could be."""
    part = path.with_name(f".part-{os.getpid()}-{path.name}")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            part.write_bytes(data)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
        return True
    return False


# All of a case --------------------------------------------------------------------------------------


class Opened:
    """What the articles of a case tell, in canonical order.

    Args:
        case: the folder.
        as_of: of the articles published by this day alone.
        scratch: where what cannot be written beside the case is kept.
        progress: hears how many articles have been opened.
    """

    def __init__(self, case: Case, as_of: date | None, scratch: Path, progress: Progress | None = None) -> None:
        self.damage: list[Problem] = []
        self.folder, self._scratch = case.path / "index" / f"told-{made_by()}", scratch
        found: list[Head] = []
        wanted = [(shard, found_in) for shard in case.shards if (found_in := set(uids_of_shard(case, shard)))]
        done, total = 0, sum(len(uids) for _, uids in wanted)
        for shard, uids in wanted:
            found += [head for head in self._of_shard(shard, uids) if as_of is None or published_by(head.article, as_of)]
            done += len(uids)
            if progress:
                progress("opening", done, total)
        found.sort(key=lambda head: (head.order, head.uid))
        self.heads = [head._replace(order=()) for head in found]
        self.articles = [head.article for head in self.heads]
        self._openings: OrderedDict[int, Opening] = OrderedDict()
        self._told: OrderedDict[int, bytes] = OrderedDict()

    def _of_shard(self, shard: Shard, wanted: set[str]) -> list[Head]:
        """The articles for which the shard counts; those of a damaged one are left out, and that is told."""
        path = self.folder / shard.path.name
        found = _heads_in(path)
        if found is None or not wanted <= {head.uid for head in found}:
            told = accounts_of_shard(shard, [item.uid for item in shard.inputs if item.read], self.damage)
            if not told:
                return []
            data = _written(told, path.name)
            if not _put(data, path):
                path = self._scratch / shard.path.name
                path.write_bytes(data)
            found = _heads_in(path) or ()
        return [head for head in found if head.uid in wanted]

    def forget_others(self, case: Case) -> None:
        """Remove the files of shards that are not there any more, and those that other rules made."""
        names = {shard.path.name for shard in case.shards}
        with suppress(OSError):
            for path in [*self.folder.parent.glob("told-*/*")]:
                if path.parent != self.folder or path.name not in names:
                    path.unlink()
            for folder in self.folder.parent.glob("told-*"):
                if not any(folder.iterdir()):
                    folder.rmdir()

    def __len__(self) -> int:
        return len(self.heads)

    def __getitem__(self, rank: int) -> Sequence[Witness]:
        return _OfArticle(self, rank)

    def theme(self, rank: int) -> Theme:
        """What an article is about."""
        return self.opening(rank).theme

    def noted(self, rank: int) -> Noted:
        """What is noted of the mentions of an article."""
        return noted_at(self.heads[rank].place)

    def opening(self, rank: int) -> Opening:
        """What stands before the mentions of an article."""
        found = self._openings.get(rank)
        if found is None:
            found = self._openings[rank] = opening_at(self.heads[rank].place)
            if len(self._openings) > THEMES:
                self._openings.popitem(last=False)
        return found

    def kept(self, rank: int, place: int) -> Kept:
        """The mention of an article that stands in this place among its mentions."""
        told = self._told.get(rank)
        if told is None:
            told = self._told[rank] = _block(self.heads[rank].place, 2)
            if len(self._told) > OPENED:
                self._told.popitem(last=False)
        begins = self.opening(rank).begins
        return _KEPT.decode(told[begins[place] : begins[place + 1]])


def opening_at(place: Place) -> Opening:
    """What stands before the mentions of the article in this place."""
    return _OPENING.decode(_block(place, 0))


def noted_at(place: Place) -> Noted:
    """What is noted of the mentions of the article in this place."""
    names, columns = _NOTED.decode(_block(place, 1))
    return Noted(names, *(np.frombuffer(column, dtype=kind) for column, kind in zip(columns, NOTED_AS.values(), strict=True)))


def _block(place: Place, number: int) -> bytes:
    with Path(place.file).open("rb") as file:
        file.seek(place.start + sum(place.lengths[:number]))
        return zlib.decompress(file.read(place.lengths[number]))


class _OfArticle(Sequence[Witness]):
    """The mentions of an article, each read as it is asked for."""

    def __init__(self, told: Opened, rank: int) -> None:
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
