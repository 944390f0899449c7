"""Colours keep their contrast, and colour is never the only signal."""

import pytest

from dateline.events.schema import Factuality
from dateline.reports.palette import DARK, LIGHT, LOOKS, Theme

TEXT, GRAPHIC = 4.5, 3.0  # WCAG 2 AA


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_text_has_the_contrast_that_wcag_asks_for(theme: Theme) -> None:
    for ground in (theme.paper, theme.band):
        for colour in (theme.ink, theme.muted, theme.accent):
            assert contrast(colour, ground) >= TEXT, (colour, ground)


@pytest.mark.parametrize("factuality", Factuality)
def test_marks_stand_out_from_both_backgrounds(factuality: Factuality) -> None:
    look = LOOKS[factuality]
    assert min(contrast(look.light, LIGHT.paper), contrast(look.light, LIGHT.band)) >= GRAPHIC
    assert min(contrast(look.dark, DARK.paper), contrast(look.dark, DARK.band)) >= GRAPHIC


def test_every_factuality_has_a_shape_and_a_pattern_of_its_own() -> None:
    assert set(LOOKS) == set(Factuality)
    assert len({look.symbol for look in LOOKS.values()}) == len(LOOKS)
    assert len({look.pattern for look in LOOKS.values()}) == len(LOOKS)


def simulate_deuteranopia(colour: str) -> tuple[float, float, float]:
    """Viénot, Brettel and Mollon (1999), on linear RGB: red and green fall together."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels)
    mixed = 0.29275 * red + 0.70725 * green
    return mixed, mixed, -0.02234 * red + 0.02234 * green + blue


def test_the_colours_of_what_happened_and_what_is_planned_keep_apart_without_red_and_green() -> None:
    for shade in ("light", "dark"):
        happened, planned = (simulate_deuteranopia(getattr(LOOKS[one], shade)) for one in (Factuality.HAPPENED, Factuality.PLANNED))
        assert sum(abs(one - other) for one, other in zip(happened, planned, strict=True)) > 0.25


def luminance(colour: str) -> float:
    """The relative luminance of ``#rrggbb``, as WCAG 2 defines it."""
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """The contrast of two colours, as WCAG 2 defines it, between 1 and 21."""
    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)
