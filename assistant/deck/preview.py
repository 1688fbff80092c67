"""A slide drawn in HTML from the same boxes as the file: the same places, the same type, the same lines."""

from __future__ import annotations

import html
from typing import Final

from assistant.deck import theme
from assistant.deck.metrics import LINE_HEIGHT
from assistant.deck.page import COLOURS, DECORATION, Box, ChartBox, Page, Paragraph

_ANCHORS: Final = {"top": "flex-start", "middle": "center", "bottom": "flex-end"}
_GAP: Final = 70  # per cent of a bar between two bars, as in the file
_UNIT: Final = theme.WIDE * 72 / 100  # points in one per cent of the width of a slide

# The slide is its own measure (cqw): it is drawn alike at any width.
STYLE: Final = f"""
.hf-slide {{ position: relative; container-type: inline-size; width: 100%; aspect-ratio: {theme.WIDE} / {theme.HIGH};
  overflow: hidden; border: 1px solid var(--hf-slide-border, #7d8d93); border-radius: .3rem;
  font-family: Arial, 'Liberation Sans', Helvetica, sans-serif; line-height: {LINE_HEIGHT}; }}
.hf-slide > div {{ position: absolute; display: flex; flex-direction: column; box-sizing: border-box; }}
.hf-slide p {{ margin: 0; padding: 0; white-space: pre-wrap; overflow-wrap: anywhere; font-size: inherit; }}
.hf-slide .bar {{ display: flex; flex-direction: row; align-items: center; gap: .6cqw; }}
.hf-slide .bar i {{ display: block; height: 100%; }}
"""


def page_html(page: Page, number: int) -> str:
    """The slide as one element; ``number`` from 1 names it for screen readers."""
    items = [_box(box, hidden=True) for box in DECORATION[page.ground]]
    items += [_box(item) if isinstance(item, Box) else _chart(item) for item in page.items]
    name = html.escape(f"Diapositive {number}\u00a0: {page.name}")
    return (
        f'<section class="hf-slide" aria-label="{name}" style="background:#{COLOURS[page.ground]}">'
        f"{''.join(items)}</section>"
    )


def _place(x: float, y: float, w: float, h: float) -> str:
    across, down = 100 / theme.WIDE, 100 / theme.HIGH
    return f"left:{x * across:.3f}%;top:{y * down:.3f}%;width:{w * across:.3f}%;height:{h * down:.3f}%"


def _box(box: Box, *, hidden: bool = False) -> str:
    style = [_place(box.x, box.y, box.w, box.h), f"justify-content:{_ANCHORS[box.anchor]}", f"text-align:{box.align}"]
    if box.fill:
        style.append(f"background:#{box.fill}")
    if box.round:
        style.append("border-radius:50%")
    if box.pad:
        style.append(f"padding:{box.pad * 72 / _UNIT:.3f}cqw")
    silent = ' aria-hidden="true"' if hidden or not box.paragraphs else ""
    return f'<div{silent} style="{";".join(style)}">{"".join(_paragraph(p) for p in box.paragraphs)}</div>'


def _paragraph(paragraph: Paragraph) -> str:
    runs = "".join(
        f'<span style="color:#{run.colour}{";font-weight:700" if run.bold else ""}">{html.escape(run.text)}</span>'
        for run in paragraph.runs
    )
    size, after = paragraph.size / _UNIT, paragraph.after / _UNIT
    return f'<p style="font-size:{size:.3f}cqw;margin-bottom:{after:.3f}cqw">{runs}</p>'


def _chart(box: ChartBox) -> str:
    """The bars, to the scale of the file."""
    bars = box.chart.bars
    most = box.chart.scale
    band = box.h / len(bars)
    high = band / (1 + _GAP / 100)
    rows = []
    for i, bar in enumerate(bars):
        y = box.y + i * band + (band - high) / 2
        style = f"{_place(box.x, y, box.w, high)};font-size:{24 / _UNIT:.3f}cqw;font-weight:700;color:#{theme.INK}"
        rows.append(
            f'<div class="bar" style="{style}">'
            f'<i style="width:{100 * bar.value / most:.2f}%;background:#{theme.TEAL}"></i>'
            f"<span>{html.escape(bar.worded)}</span></div>"
        )
    return "".join(rows)
