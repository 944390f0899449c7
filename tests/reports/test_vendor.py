"""Code of others is shipped as it came."""

import hashlib
from pathlib import Path

VENDOR = Path(__file__).parents[2] / "reports" / "vendor"


def test_the_plotly_bundle_is_the_one_that_the_readme_names() -> None:
    digest = hashlib.sha256((VENDOR / "plotly-basic.min.js").read_bytes()).hexdigest()
    assert digest in (VENDOR / "README.md").read_text()


def test_its_licence_comes_with_it() -> None:
    assert "MIT License" in (VENDOR / "plotly-basic.LICENSE.txt").read_text()
