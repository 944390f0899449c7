"""How each claim looks: a colour for light and for dark, a shape, a pattern, a name.

Colour is never the only signal. The hues keep apart under the common kinds of colour blindness, and
every colour has a contrast of at least 3:1 to its background (a test measures it).
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

from dateline.events.schema import Basis, Factuality


@dataclass(frozen=True, slots=True)
class Look:
    """How the marks of one factuality look; symbol and pattern are plotly's names.

    >>> LOOKS[Factuality.PLANNED].symbol
    'diamond'
    """

    name: str
    meaning: str
    light: str
    dark: str
    symbol: str
    pattern: str


LOOKS: dict[Factuality, Look] = {
    Factuality.HAPPENED: Look("happened", "told as a fact", "#0b5cad", "#76b5ff", "circle", ""),
    Factuality.ONGOING: Look("going on", "under way when it was written", "#00775a", "#45cfa2", "square", "|"),
    Factuality.PLANNED: Look("planned", "announced, scheduled or intended", "#b84a00", "#ff9d5c", "diamond", "/"),
    Factuality.POSSIBLE: Look("possible", "may have happened, or may happen", "#8a3d8f", "#dca0e3", "triangle-up", "."),
    Factuality.DENIED: Look("denied", "said not to have happened", "#33373d", "#e8e6e3", "x", "x"),
    Factuality.HYPOTHETICAL: Look("hypothetical", "only supposed", "#806300", "#e2c350", "triangle-down", "\\"),
    Factuality.GENERAL: Look("general", "holds in general, at no one time", "#636b76", "#a3abb6", "hexagon", "-"),
}

FIRM_BASES = (Basis.STATED, Basis.NEARBY)  # drawn filled; the others hollow


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of a page that the drawing shares with its style sheet."""

    paper: str
    ink: str
    muted: str
    rule: str
    band: str
    accent: str


LIGHT = Theme(paper="#fdfcfa", ink="#1c1e21", muted="#5a6068", rule="#d9d5cd", band="#f4f1ea", accent="#a3246b")
DARK = Theme(paper="#15171a", ink="#eceae6", muted="#a2a7ae", rule="#363a40", band="#1d2024", accent="#ff86c3")


def variables(theme: Theme, *, dark: bool) -> str:
    """The colours as custom properties of a style sheet.

    >>> variables(DARK, dark=True)[:17]
    '--paper: #15171a;'
    """
    claims = {f"claim-{claim.value}": look.dark if dark else look.light for claim, look in LOOKS.items()}
    return " ".join(f"--{name}: {colour};" for name, colour in {**asdict(theme), **claims}.items())
