"""A timeline narrowed by date, words and number."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from dateline.events.articles import read_articles
from dateline.events.parsing.conllu import FrozenParser
from dateline.events.pipeline import build_timeline
from dateline.events.schema import Bounds, Entry, Moment, Stretch, Timeline
from dateline.events.timeline.narrowing import narrowed

SAMPLES = Path(__file__).parents[2] / "sample_articles"


@cache
def whole() -> Timeline:
    (article,) = read_articles(SAMPLES / "us-iran-talks-2007.md").articles
    return build_timeline([article], parser=FrozenParser(SAMPLES / "parses"))


def with_times(*stretches: Stretch) -> Timeline:
    entry = whole().entries[0]
    entries = [replace(entry, id=f"n{number}", when=replace(entry.when, stretch=stretch)) for number, stretch in enumerate(stretches, 1)]
    return replace(whole(), entries=tuple(entries))


def ids(entries: tuple[Entry, ...]) -> list[str]:
    return [entry.id for entry in entries]


MAY, JUNE, JULY = (Moment(2007, month, 15) for month in (5, 6, 7))
TIMES = with_times(
    Stretch(Bounds.exactly(MAY), Bounds.exactly(MAY)),
    Stretch(Bounds.exactly(MAY), Bounds.exactly(JULY)),
    Stretch(Bounds(None, MAY), Bounds(None, MAY)),
    Stretch(Bounds(JULY), Bounds(JULY)),
    Stretch(Bounds.exactly(MAY), Bounds()),
    Stretch(Bounds(), Bounds()),
)


@pytest.mark.parametrize(
    ("begin", "end", "kept"),
    [
        (None, None, ["n1", "n2", "n3", "n4", "n5", "n6"]),
        (JUNE, None, ["n2", "n4"]),
        (None, JUNE, ["n1", "n2", "n3", "n5"]),
        (JUNE, JUNE, ["n2"]),
        (MAY, MAY, ["n1", "n2", "n3", "n5"]),
    ],
)
def test_entries_of_a_stretch(begin: Moment | None, end: Moment | None, kept: list[str]) -> None:
    assert ids(narrowed(TIMES, begin=begin, end=end).entries) == kept


def test_words_are_looked_for_in_what_tells_of_an_entry() -> None:
    found = narrowed(whole(), about="baghdad").entries
    assert 0 < len(found) < len(whole().entries)
    assert ids(narrowed(whole(), about="BAGH ").entries) == ids(found)
    assert ids(narrowed(whole(), about="baghdad nowhereland").entries) == []
    assert "aghdad" not in " ".join(entry.summary for entry in narrowed(whole(), about="aghdad").entries)


@pytest.mark.parametrize("top", [1, 3, 1000])
def test_so_many_key_entries_in_the_order_of_time(top: int) -> None:
    found = narrowed(whole(), top=top).entries
    assert len(found) == min(top, len(whole().entries))
    assert all(entry.key for entry in found)
    order = ids(whole().entries)
    assert ids(found) == [name for name in order if name in set(ids(found))]


def test_key_entries_come_before_more_salient_ones() -> None:
    keys = [entry for entry in whole().entries if entry.key]
    assert 0 < len(keys) < len(whole().entries)
    assert set(ids(narrowed(whole(), top=len(keys)).entries)) == set(ids(tuple(keys)))
