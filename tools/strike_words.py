"""What a word's loss changes: strike each property of the tables of words, or some words, and read the tests' texts without it.

    python tools/strike_words.py                    each property: a text that notices its loss; writes tests/cases/words.tsv
    python tools/strike_words.py --new              the same, only of properties that no text is known to notice
    python tools/strike_words.py --check 12         whether the noted texts notice it still, of every twelfth property
    python tools/strike_words.py --words 300        so many single words, chosen by chance with a fixed seed, and which are noticed by none
    python tools/strike_words.py verbs/light/hold   what the loss of one word, or of one property (verbs/light), changes

Wants ``tests`` and ``tools`` on the path. Each loss is tried in a process of its own, since rules take their words when they are imported;
only texts that hold one of the words are read, up to the first that is read otherwise.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from random import Random
from types import ModuleType
from typing import Any

ROOT = Path(__file__).parents[1]
TABLES = ROOT / "events" / "language" / "en"
NOTICED = ROOT / "tests" / "cases" / "words.tsv"
HEAD = "# Each property of the tables of words, and a text of the tests that is read otherwise without its words; by tools/strike_words.py"
OF_ANOTHER_FORM = frozenset({"properties", "verb_forms", "deeds"})
SAME, BROKEN = 0, 2
SEED = 2024

Loss = tuple[str, str, str | None]
"""A table, a property, and a word, or ``None`` for all words that have the property. What governors have for properties are frames."""


def losses(*, single: bool = False) -> list[Loss]:
    """Everything that can be struck, in the order of the tables."""
    found: dict[Loss, None] = {}
    for path in sorted(path for path in TABLES.glob("*.tsv") if path.stem not in OF_ANOTHER_FORM):
        for word, properties in rows(path):
            found |= {(path.stem, prop, word if single else None): None for prop in properties}
    return list(found)


def rows(path: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each word of a table with the names of its properties."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            word, *columns = line.split("\t")
            names = columns[1] if path.stem == "governors" else columns[0]
            yield word, tuple(name.partition("=")[0] for name in names.split())


def words_of(loss: Loss) -> frozenset[str]:
    """The words that are struck."""
    table, prop, word = loss
    return frozenset([word]) if word else frozenset(one for one, properties in rows(TABLES / f"{table}.tsv") if prop in properties)


# Trying -------------------------------------------------------------------------------------------


class Trial:
    """Tries losses, each in a process of its own, against what is read without any."""

    def __init__(self, only: Iterable[str] | None = None) -> None:
        """Read the texts, or only those of these names."""
        _load_others()
        wanted = frozenset(only) if only is not None else None
        _, said = _in_child(lambda: json.dumps([(text.name, text.words, text.read()) for text in _texts(wanted)]))
        self.before: dict[str, tuple[str, str]] = {name: (words.lower(), reading) for name, words, reading in json.loads(said)}

    def noticing(self, tried: Sequence[Loss], jobs: int = os.cpu_count() or 1) -> list[str]:
        """For each loss the name of the first text that notices it, empty where none does."""
        with ThreadPoolExecutor(jobs) as threads:
            return [said.partition("\n")[0] for said in threads.map(self.change, tried)]

    def change(self, loss: Loss, among: Iterable[str] | None = None) -> str:
        """The first text that is read otherwise, and both readings; nothing where none is."""
        pieces = [max(word.split(), key=len) for word in words_of(loss)]
        held = [name for name in among or self.before if any(piece in self.before[name][0] for piece in pieces)]
        code, said = _in_child(lambda: self._compare(loss, frozenset(held))) if held else (SAME, "")
        return f"{held[0]}\ncannot be read without it" if code == BROKEN else said

    def _compare(self, loss: Loss, held: frozenset[str]) -> str:
        strike(loss)
        for text in _texts(held):  # in the order of all texts
            if (found := text.read()) != self.before[text.name][1]:
                return f"{text.name}\n{self.before[text.name][1]}\n{found}"
        return ""


def _load_others() -> None:
    """Other people's packages once, so that each child only loads what it tries."""
    import dateparser  # noqa: PLC0415 - loaded for the children
    import msgspec  # noqa: F401, PLC0415 - the same
    import numpy  # noqa: F401, ICN001, PLC0415 - the same

    dateparser.parse("12 March 2024", languages=["en"])


def _in_child(work: Callable[[], str]) -> tuple[int, str]:
    """The exit status and the words of a forked process."""
    inlet, outlet = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(inlet)
        code = BROKEN
        with suppress(BaseException), os.fdopen(outlet, "w", encoding="utf-8") as stream:
            stream.write(work())
            code = SAME
        os._exit(code)
    os.close(outlet)
    with os.fdopen(inlet, encoding="utf-8") as stream:
        said = stream.read()
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), said


def _texts(wanted: frozenset[str] | None) -> Iterator[Any]:
    from all_readings import texts  # noqa: PLC0415 - rooms are imported in the child alone

    return (text for text in texts() if wanted is None or text.name in wanted)


# Striking -----------------------------------------------------------------------------------------


def strike(loss: Loss) -> None:
    """Let the tables lack the words, before any room is imported and asks for them."""
    table, prop, word = loss
    tables = _module("tables", "tables.py")
    if table == "governors":
        _strike_frames(_module("governors", "governors.py"), prop, word)
    else:
        whole = tables._table  # noqa: SLF001 - whatever is asked for, it is asked there
        tables._table = lambda kind: _lacking(whole(kind), prop, word) if kind == table else whole(kind)  # type: ignore[attr-defined]  # noqa: SLF001
    _module("", "__init__.py")


def _lacking(table: dict[str, frozenset[str]], prop: str, word: str | None) -> dict[str, frozenset[str]]:
    return {**table, prop: table[prop] - ({word} if word else table[prop])}


def _strike_frames(governors: ModuleType, frame: str, word: str | None) -> None:
    whole = governors.rows

    def lacking() -> Iterator[tuple[str, ...]]:
        for one, part, frames, *effects in whole():
            left = " ".join(name for name in frames.split() if name != frame or (word and one != word))
            yield (one, part, left, *effects)

    governors.rows = lacking  # type: ignore[attr-defined]


def _module(name: str, file: str) -> ModuleType:
    """A module of the room of words, loaded without the packages above it, which import all rooms."""
    full = f"dateline.events.language.{name}".rstrip(".")
    spec = spec_from_file_location(full, TABLES.parent / file, submodule_search_locations=None if name else [str(TABLES.parent)])
    if spec is None or spec.loader is None:
        raise ImportError(full)
    sys.modules[full] = module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# The command --------------------------------------------------------------------------------------


def main(arguments: Sequence[str]) -> int:
    """Print what nobody notices, or what one loss changes; 1 where something goes unnoticed."""
    if arguments[:1] == ["--check"]:
        return _check(int(arguments[1]))
    trial = Trial()
    if arguments[:1] == ["--words"]:
        tried = Random(SEED).sample(losses(single=True), int(arguments[1]))  # noqa: S311 - no secret
        found = trial.noticing(tried)
        print(*("/".join(map(str, loss)) for loss, name in zip(tried, found, strict=True) if not name), sep="\n")
        print(f"{sum(map(bool, found))} of {len(tried)} noticed")
        return 0
    if arguments and arguments != ["--new"]:
        for name in arguments:
            table, prop, *word = name.split("/", 2)
            print(trial.change((table, prop, word[0] if word else None)) or f"{name}: nothing")
        return 0
    return _note(trial, known=noticed() if arguments == ["--new"] else {})


def noticed() -> dict[str, str]:
    """For each property the name of a text that notices its loss, as it was written down."""
    lines = NOTICED.read_text(encoding="utf-8").splitlines() if NOTICED.exists() else []
    return dict(line.split("\t") for line in lines if not line.startswith("#"))


def _check(step: int) -> int:
    """Whether the text of every so manieth property still notices its loss."""
    tried = losses()[::step]
    texts = [noticed()[f"{table}/{prop}"] for table, prop, _ in tried]
    trial = Trial(texts)
    silent = [f"{loss[0]}/{loss[1]}" for loss, text in zip(tried, texts, strict=True) if not trial.change(loss, [text])]
    print(*silent, sep="\n")
    return 1 if silent else 0


def _note(trial: Trial, known: Mapping[str, str]) -> int:
    """Write down which text notices the loss of each property, and print those that none does."""
    properties = {f"{table}/{prop}": (table, prop, word) for table, prop, word in losses()}
    tried = [name for name in properties if not known.get(name)]
    found = dict(zip(tried, trial.noticing([properties[name] for name in tried]), strict=True))
    texts = {name: found.get(name) or known.get(name, "") for name in sorted(properties)}
    NOTICED.write_text("\n".join([HEAD, *(f"{name}\t{text}" for name, text in texts.items()), ""]), encoding="utf-8")
    print(*(name for name, text in texts.items() if not text), sep="\n")
    return 0 if all(texts.values()) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
