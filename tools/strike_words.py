"""What a word's loss changes: strike each property of the tables of words, or each word, and read the tests' texts without it.

    PYTHONPATH=tests python tools/strike_words.py             properties whose loss changes nothing that is read
    PYTHONPATH=tests python tools/strike_words.py --words     single words, too (minutes)
    PYTHONPATH=tests python tools/strike_words.py verbs/light what the loss of one property, or of verbs/light/hold, changes

Each loss is tried in a process of its own, since rules take their words when they are imported; it ends with the first
text that is read differently.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).parents[1]
TABLES = ROOT / "events" / "language" / "en"
SAME, CHANGED, BROKEN = 0, 1, 2

Loss = tuple[str, str, str | None]
"""A table, a property, and a word, or ``None`` for all words that have the property."""


def losses(*, words: bool) -> list[Loss]:
    """Everything that can be struck, in the order of the tables."""
    found: dict[Loss, None] = {}
    for path in sorted(TABLES.glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines() if path.stem != "properties" else ():
            word, _, properties = line.partition("\t")
            if not line.startswith("#"):
                found |= {(path.stem, prop.partition("=")[0], word if words else None): None for prop in properties.split()}
    return list(found)


def unnoticed(tried: Sequence[Loss], jobs: int = os.cpu_count() or 1) -> list[Loss]:
    """Those whose loss changes no reading of any text."""
    _load_others()
    baseline = _baseline()
    with ThreadPoolExecutor(jobs) as threads:
        codes = threads.map(lambda loss: _in_child(lambda: _compare(loss, baseline))[0], tried)
        return [loss for loss, code in zip(tried, codes, strict=True) if code == SAME]


def _baseline() -> list[str]:
    code, said = _in_child(lambda: "\n".join(_readings()))
    if not said:
        message = f"the texts cannot be read at all (status {code}); run tools/all_readings.py"
        raise RuntimeError(message)
    return said.split("\n")


def _load_others() -> None:
    """Other people's packages once, so that each child only loads what it tries."""
    import dateparser  # noqa: PLC0415 - loaded for the children

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
    code = os.waitstatus_to_exitcode(status)
    return (CHANGED if code == SAME and said else code), said


def _compare(loss: Loss, baseline: Sequence[str]) -> str:
    """The first text that is read differently without the words; nothing where all are read as before."""
    strike(loss)
    return next((f"{wanted}\n{found}" for wanted, found in zip(baseline, _readings(), strict=True) if wanted != found), "")


def strike(loss: Loss) -> None:
    """Let the tables lack the words, before any room is imported and asks for them."""
    table, prop, word = loss
    tables = _module("tables", "tables.py")
    whole = tables._table  # noqa: SLF001 - whatever is asked for, it is asked there

    def lacking(kind: str) -> dict[str, frozenset[str]]:
        found: dict[str, frozenset[str]] = whole(kind)
        return {**found, prop: found[prop] - ({word} if word else found[prop])} if kind == table else found

    tables._table = lacking  # type: ignore[attr-defined]  # noqa: SLF001
    _module("", "__init__.py")


def _module(name: str, file: str) -> ModuleType:
    """A module of the room of words, loaded without the packages above it, which import all rooms."""
    full = f"dateline.events.language.{name}".rstrip(".")
    spec = spec_from_file_location(full, TABLES.parent / file, submodule_search_locations=None if name else [str(TABLES.parent)])
    if spec is None or spec.loader is None:
        raise ImportError(full)
    sys.modules[full] = module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _readings() -> Iterator[str]:
    """One line a text: all that is read in it."""
    from all_readings import readings  # noqa: PLC0415 - rooms are imported in the child alone

    return readings()


def main(arguments: Sequence[str]) -> int:
    """Print what nobody notices, or what one loss changes; 1 where something goes unnoticed."""
    if arguments and arguments != ["--words"]:
        _load_others()
        baseline = _baseline()
        for name in arguments:
            table, prop, *word = name.split("/")
            print(_in_child(lambda: _compare((table, prop, word[0] if word else None), baseline))[1] or f"{name}: nothing")  # noqa: B023
        return 0
    found = unnoticed(losses(words=bool(arguments)))
    print(*("/".join(filter(None, loss)) for loss in found), sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
