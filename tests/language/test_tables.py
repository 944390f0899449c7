import re
from importlib.resources import files
from pathlib import Path

import pytest

from dateline.events.language import words
from dateline.events.language.tables import rows

TABLES = sorted(
    path.name.removesuffix(".tsv") for path in files("dateline.events.language").joinpath("en").iterdir() if path.name.endswith(".tsv")
)
KINDS = [kind for kind in TABLES if kind not in {"properties", "governors", "verb_forms", "deeds"}]


@pytest.mark.parametrize("kind", KINDS)
def test_each_word_stands_once_and_in_order(kind: str) -> None:
    found = [word for word, _ in rows(kind)]
    assert found == sorted(set(found))
    assert all(list(properties) == sorted(set(properties)) and properties for _, properties in rows(kind))


def test_each_property_is_explained_and_had_by_a_word() -> None:
    explained = {(kind, rest[0]) for kind, rest in rows("properties")}
    had = {(kind, prop.partition("=")[0]) for kind in KINDS for _, properties in rows(kind) for prop in properties}
    assert explained == had


def test_a_property_that_no_word_has_is_an_error() -> None:
    with pytest.raises(KeyError):
        words("verbs", "loks_ahead")


def test_each_property_is_asked_for_by_a_rule() -> None:
    asked = re.compile(r'\b(?:words|values|numbers)\(\s*"(\w+)",\s*"(\w+)"\s*\)')
    room = files("dateline.events.language").joinpath("..")
    code = [path.read_text(encoding="utf-8") for path in Path(str(room)).resolve().rglob("*.py")]
    found = {pair for text in code for pair in asked.findall(text)}
    explained = {(kind, rest[0]) for kind, rest in rows("properties")}
    assert explained - found == set()
