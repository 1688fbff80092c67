"""Contrast AA of every pair of colours that a slide holds."""

from __future__ import annotations

from assistant.deck import theme
from assistant.deck.layout import lay_out
from assistant.deck.model import Deck
from assistant.deck.page import COLOURS, Box, Page

AA = 4.5
AA_LARGE = 3.0
LARGE = 24.0  # points


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def ground_of(box: Box, page: Page) -> str:
    """What a text stands on: its own fill, else the last filled box around it, else the ground of the slide."""
    if box.fill:
        return box.fill
    around = [
        other.fill
        for other in page.items
        if isinstance(other, Box) and other.fill and not other.paragraphs
        and other.x <= box.x and other.y <= box.y
        and other.x + other.w >= box.x + box.w and other.y + other.h >= box.y + box.h
    ]  # fmt: skip
    return around[-1] if around else COLOURS[page.ground]


def test_every_text_can_be_read(decks: dict[str, Deck]) -> None:
    seen = set()
    for deck in decks.values():
        for page in lay_out(deck):
            for box in page.items:
                for paragraph in box.paragraphs if isinstance(box, Box) else ():
                    for run in paragraph.runs:
                        if run.text == "«":  # an ornament: the words have their own marks
                            continue
                        pair = (run.colour, ground_of(box, page))
                        needed = AA_LARGE if paragraph.size >= LARGE and run.bold else AA
                        assert contrast(*pair) >= needed, (pair, run.text)
                        seen.add(pair)
    assert len(seen) > 6


def test_the_bars_stand_out() -> None:
    assert contrast(theme.TEAL, theme.PAPER) >= AA_LARGE
