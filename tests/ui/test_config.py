"""The configuration that keeps the page private, quiet and readable."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CONFIG = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
READ_BY_BROWSERS = {".css", ".js", ".html", ".svg"}
ON_BACKGROUND = ("textColor", "primaryColor", "linkColor", "greenTextColor", "orangeTextColor")


def luminance(colour: str) -> float:
    """Relative luminance of « #rrggbb », WCAG 2.2."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, from 1 to 21, WCAG 2.2."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_formula_gives_the_known_extremes() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_reaches_aa_on_every_background(theme: str) -> None:
    colours = CONFIG["theme"][theme]
    for background in (colours["backgroundColor"], colours["secondaryBackgroundColor"]):
        for name in ON_BACKGROUND:
            assert contrast(colours[name], background) >= 4.5, (name, background)
    assert contrast(colours["textColor"], colours["yellowBackgroundColor"]) >= 4.5
    assert contrast(colours["borderColor"], colours["backgroundColor"]) >= 3


def test_the_four_defaults_of_streamlit_are_changed() -> None:
    assert CONFIG["browser"]["gatherUsageStats"] is False
    assert CONFIG["server"]["address"] == "127.0.0.1"
    assert CONFIG["client"]["showErrorDetails"] == "none"
    assert CONFIG["server"]["maxUploadSize"] <= 20


def test_nothing_the_browser_is_given_names_another_machine() -> None:
    assets = ROOT / "assistant" / "ui" / "assets"
    given = [
        *(path for path in assets.rglob("*") if path.suffix in READ_BY_BROWSERS),
        ROOT / ".streamlit" / "config.toml",
    ]
    assert len(given) >= 5
    for path in given:
        assert not re.search(r"https?://|url\(|@import|//[a-z]+\.[a-z]", path.read_text(encoding="utf-8")), path
