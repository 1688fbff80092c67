"""The widths are those of the font, and lines fit their column."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.deck.metrics import width, wrap

FONTS = Path("/usr/share/fonts/truetype/liberation")
USED = "".join(map(chr, range(33, 127))) + "ÀÂÇÉÈÊËÎÏÔÙÛÜàâçéèêëîïôùûüœŒ«»“”‘’–—…·•€°"


@pytest.mark.parametrize(("file", "bold"), [("LiberationSans-Regular.ttf", False), ("LiberationSans-Bold.ttf", True)])
def test_widths_are_those_of_the_font(file: str, bold: bool) -> None:
    if not (FONTS / file).exists():
        pytest.skip("Liberation Sans n’est pas installée (apt-get install fonts-liberation)")
    from fontTools.ttLib import TTFont

    font = TTFont(FONTS / file)
    names, advances, unit = font.getBestCmap(), font["hmtx"].metrics, font["head"].unitsPerEm
    for character in USED:
        expected = advances[names[ord(character)]][0] * 1000 / unit
        assert width(character, 1000, bold=bold) == pytest.approx(expected, abs=1), character


@given(st.text("abcdefghij éœ’-", max_size=200), st.floats(40, 400), st.sampled_from([12.0, 24.0]))
def test_lines_fit_and_keep_every_word(text: str, room: float, size: float) -> None:
    lines = wrap(text, size, room)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(len(line) == 1 or width(line, size) <= room for line in lines)


def test_an_unknown_character_takes_the_widest_place() -> None:
    assert width("漢", 10) == pytest.approx(10)
