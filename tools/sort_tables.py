"""Sort the tables of words and join repeated rows (after two branches were merged, say)."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parents[1] / "events" / "language" / "en"
ROWS = frozenset({"properties.tsv", "governors.tsv", "verb_forms.tsv", "deeds.tsv"})
"""Tables whose rows stand for themselves."""


def main() -> None:
    """Rewrite every table in place."""
    for path in sorted(FOLDER.glob("*.tsv")):
        lines = path.read_text(encoding="utf-8").splitlines()
        comments = [line for line in lines if line.startswith("#")]
        found: dict[str, set[str]] = {}
        plain = path.name in ROWS
        for line in lines:
            if line and not line.startswith("#"):
                word, _, properties = line.partition("\t")
                found.setdefault(line if plain else word, set()).update(() if plain else properties.split())
        body = [word if plain else f"{word}\t{' '.join(sorted(found[word]))}" for word in sorted(found)]
        path.write_text("\n".join([*dict.fromkeys(comments), *body, ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
