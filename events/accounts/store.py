"""Accounts as lines of JSON, and back, to the byte: what one article tells is kept for the day on which others are read beside it."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

import msgspec

from dateline.events.errors import TimelineError
from dateline.events.schema import Account, Article, Generator, Link, Mention, Span, Theme, TimeExpression

FORMAT = "dateline-account"
VERSION = 1


class _Record(NamedTuple):
    """An account without its article, whose date may have a time of day."""

    sentences: tuple[Span, ...]
    times: tuple[TimeExpression, ...]
    mentions: tuple[Mention, ...]
    links: tuple[Link, ...]
    contradictions: tuple[Link, ...]
    generator: Generator
    theme: Theme


def dump_accounts(accounts: Iterable[Account]) -> Iterator[str]:
    """One line for each account, with its line end; the same account gives the same line."""
    for account in accounts:
        fields = {"format": FORMAT, "version": VERSION, **msgspec.to_builtins(account, order="deterministic")}
        line = json.dumps(fields, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        yield line.encode("utf-8", "backslashreplace").decode() + "\n"


def load_accounts(lines: Iterable[str]) -> Iterator[Account]:
    """The accounts of lines that ``dump_accounts`` wrote.

    Raises:
        TimelineError: a line is no account, is of a newer version, or is damaged.
    """
    for number, line in enumerate(lines, 1):
        try:
            yield _account(json.loads(line))
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            message = f"line {number} is no account of version {VERSION} ({error}); read its article again"
            raise TimelineError(message) from error


class Packed(NamedTuple):
    """An account in little room, while others are read."""

    article: Article
    told: bytes


def packed(account: Account) -> Packed:
    """The account in about a tenth of the room."""
    record = _Record(*(getattr(account, name) for name in _Record._fields))
    return Packed(account.article, zlib.compress(msgspec.msgpack.encode(record), level=1))


def unpacked(kept: Packed) -> Account:
    """The account that was packed."""
    return Account(kept.article, *msgspec.msgpack.decode(zlib.decompress(kept.told), type=_Record))


def _account(fields: Mapping[str, Any]) -> Account:
    if fields.get("format") != FORMAT or fields.get("version") != VERSION:
        message = f"format {fields.get('format')!r}, version {fields.get('version')!r}"
        raise ValueError(message)
    record = msgspec.convert([fields[name] for name in _Record._fields], _Record)
    return Account(_article(fields["article"]), *record)


def _article(fields: Mapping[str, Any]) -> Article:
    published = fields["published"]
    return Article(**{**fields, "published": published and read_published(published)})


def read_published(published: str) -> date:
    """A date, or a time of day with its date, as ISO 8601 writes it."""
    return datetime.fromisoformat(published) if "T" in published else date.fromisoformat(published)
