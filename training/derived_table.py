"""Write what was derived into a table of words of the room of language, beside what others derived."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path


def put(table: Path, prop: str, values: Mapping[str, str]) -> None:
    """Give the words the property with its value, or without one where it is empty, and take it from all others."""
    lines = table.read_text(encoding="utf-8").splitlines() if table.exists() else []
    found: dict[str, set[str]] = {}
    for word, properties in (line.split("\t") for line in lines if not line.startswith("#")):
        found[word] = {name for name in properties.split() if name.partition("=")[0] != prop}
    for word, value in values.items():
        found.setdefault(word, set()).add(f"{prop}={value}" if value else prop)
    body = [f"{word}\t{' '.join(sorted(properties))}" for word, properties in sorted(found.items()) if properties]
    table.write_text("\n".join([*(line for line in lines if line.startswith("#")), *body, ""]), encoding="utf-8")
