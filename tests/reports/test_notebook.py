"""A timeline as the value of a notebook's cell."""

import subprocess
import sys

SHELL = """
import sys, types
shown = {}
class Formatter:
    def for_type_by_name(self, module, name, show): shown[f"{module}.{name}"] = show
shell = types.SimpleNamespace(display_formatter=types.SimpleNamespace(formatters={"text/html": Formatter()}))
sys.modules["IPython"] = types.SimpleNamespace(get_ipython=lambda: shell)
import dateline
from dateline.events.schema import Generator
timeline = dateline.Timeline(Generator("dateline", "0", None), (), (), (), (), ())
assert "plotly" not in sys.modules
of = type(timeline)
print(shown[f"{of.__module__}.{of.__name__}"](timeline)[:8], repr(timeline))
"""


def test_a_notebook_shows_its_drawing_and_one_line_of_text() -> None:
    done = subprocess.run([sys.executable, "-c", SHELL], capture_output=True, text=True, check=False)
    assert done.stdout == "<section <Timeline: 0 entries from 0 articles>\n", done.stderr
