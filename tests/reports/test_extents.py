"""Where marks lie: the cases that the page's script runs through, too."""

import json
from pathlib import Path
from typing import Any

import pytest

from dateline.reports.extents import Extent, arrows, fades

CASES = json.loads((Path(__file__).parent / "cases" / "extents.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_anchor_core_and_fades(case: dict[str, Any]) -> None:
    extent = Extent(*case["x"])
    assert (extent.anchor, extent.has_core) == (case["anchor"], case["core"])
    assert [list(part) for part in fades(extent, case["arrow"])] == case["fades"]


def test_an_open_end_has_an_arrow() -> None:
    assert arrows(Extent(5.0, 5.0, None, None), 2.0) == [(7.0, "triangle-right")]
    assert arrows(Extent(None, None, 5.0, 5.0), 2.0) == [(3.0, "triangle-left")]
    assert arrows(Extent(0.0, 0.0, 3.0, 3.0), 1.0) == []
