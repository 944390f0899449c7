"""The version of dateline, and a name for the rules by which it reads; they stand apart so that all rooms may know them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from importlib.resources.abc import Traversable

__version__ = "0.1.0"

_READING = ("accounts", "calendar", "dating", "extraction", "language", "parsing", "times", "pipeline.py", "rule.py", "schema.py")
_TELLING = (*_READING, "cases", "merging", "timeline")
_ENDINGS = (".py", ".tsv", ".txt")


@cache
def rules() -> str:
    """A name for all code and tables that make an account of an article; another as soon as a letter of them differs.

    The version changes with a release, the rules between two of them as well; the models have a name of their own.
    """
    return _named(_READING)


@cache
def telling_rules() -> str:
    """A name for all code and tables that make happenings of articles, those that read them among these."""
    return _named(_TELLING)


def _named(places: Sequence[str]) -> str:
    found = blake2b(digest_size=6)
    package = files("dateline.events")
    for place in places:
        for path, file in _files(package / place, place):
            found.update(f"{path}\n".encode() + file.read_bytes().replace(b"\r\n", b"\n"))
    return found.hexdigest()


def _files(place: Traversable, name: str) -> list[tuple[str, Traversable]]:
    """The files of a room, by name; what was compiled or trained is not among them."""
    if place.is_file():
        return [(name, place)]
    inside = sorted(place.iterdir(), key=lambda file: file.name)
    return [found for file in inside if file.is_dir() or file.name.endswith(_ENDINGS) for found in _files(file, f"{name}/{file.name}")]
