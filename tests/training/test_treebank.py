"""The raw text behind a treebank, which the tokenizer learns from and the evaluation starts from."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

FOLDER = Path(__file__).parents[2] / "training"

TREEBANK = """\
# newdoc id = d
# newpar
1\tWe\twe\tPRON\tPRP\t_\t4\tnsubj\t_\t_
2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\t_
2\tca\tcan\tAUX\tMD\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

1\tWhy\twhy\tADV\tWRB\t_\t0\troot\t_\tSpaceAfter=No
1.1\tgo\tgo\tVERB\tVB\t_\t_\t_\t_\t_
2\t?\t?\tPUNCT\t.\t_\t1\tpunct\t_\t_

# newpar
1\tNo\tno\tINTJ\tUH\t_\t0\troot\t_\t_
"""


@pytest.fixture
def treebank(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(FOLDER))
    specification = importlib.util.spec_from_file_location("treebank", FOLDER / "treebank.py")
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    monkeypatch.setitem(sys.modules, "treebank", module)
    specification.loader.exec_module(module)
    return module


def test_raw_text_keeps_paragraphs_and_spaces(treebank: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "t.conllu"
    path.write_text(TREEBANK, encoding="utf-8")
    assert treebank.raw_text(treebank.read_blocks(path)) == "We can't go. Why?\n\nNo\n"


def test_a_treebank_is_written_as_it_was_read(treebank: ModuleType, tmp_path: Path) -> None:
    path, copy = tmp_path / "t.conllu", tmp_path / "copy.conllu"
    path.write_text(TREEBANK + "\n", encoding="utf-8")
    treebank.write_blocks(copy, treebank.read_blocks(path))
    assert copy.read_text(encoding="utf-8") == path.read_text(encoding="utf-8")


def test_nothing_in_the_training_code_names_a_folder_of_its_authors() -> None:
    for path in FOLDER.iterdir():
        if path.is_file():
            text = path.read_text(encoding="utf-8")
            assert "/work" not in text
            assert "/tmp" not in text  # noqa: S108 - a search, not a use
