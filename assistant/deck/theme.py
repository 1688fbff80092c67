"""Colours, type and measures of the template. Inches for places, points for type; sixteen by nine.

Every pair of colours that holds text reaches 4.5:1 (tests/deck/test_theme.py).
"""

from __future__ import annotations

from typing import Final

FONT: Final = "Arial"  # on every office machine; Liberation Sans takes its place line for line where it is missing
WIDE: Final = 13.333
HIGH: Final = 7.5
MARGIN: Final = 0.75
ROOM: Final = WIDE - 2 * MARGIN

INK: Final = "1B262B"
MUTED: Final = "51626A"
PAPER: Final = "FFFFFF"
NIGHT: Final = "0A3D48"  # the ground of the title and of the openings
TEAL: Final = "0B5C6B"
PALE: Final = "E6F0F1"
SAND: Final = "F6F1E7"
AMBER: Final = "F0B23E"  # an accent that never carries text on white
RUST: Final = "9A4310"
MIST: Final = "CFE3E6"  # text on the night ground

TITLE_SIZES: Final = (32.0, 30.0, 28.0, 26.0, 24.0, 22.0)
BODY_SIZES: Final = (34.0, 32.0, 30.0, 28.0, 26.0, 24.0, 22.0, 20.0)
SOURCE: Final = 14.0
