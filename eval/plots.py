"""Inline SVG plots: strings, no dependency, colours taken from the page (light and dark)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from eval.french import interval, value
from eval.names import STATUS_LABELS

ROW = 26
LEFT = 240
WIDTH = 720
RIGHT = 200


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of a plot: a value in [0, 1] with its interval."""

    label: str
    value: float
    low: float
    high: float
    n: int


def forest(bars: Sequence[Bar], title: str) -> str:
    """Plot values and intervals on a common scale from 0 to 1, one line each, figures written at the right."""
    height = ROW * (len(bars) + 1) + 8
    scale = WIDTH - LEFT - RIGHT
    grid = [_tick(LEFT + scale * tick, label, height) for tick, label in ((0.0, "0"), (0.5, "0,5"), (1.0, "1"))]
    rows = [_row(bar, ROW * index + ROW / 2 + 4, scale) for index, bar in enumerate(bars)]
    return _svg(WIDTH, height, title, "".join((*grid, *rows)))


def _svg(width: int, height: int, title: str, content: str) -> str:
    return (
        f'<div class="plot"><svg style="--width: {width * 1.35:.0f}px" viewBox="0 0 {width} {height}" role="img" '
        f'aria-label="{escape(title)}"><title>{escape(title)}</title>{content}</svg></div>'
    )


def _tick(x: float, label: str, height: int) -> str:
    return (
        f'<line class="grid" x1="{x:.1f}" x2="{x:.1f}" y1="4" y2="{height - ROW}"/>'
        f'<text class="tick" x="{x:.1f}" y="{height - 8}" text-anchor="middle">{label}</text>'
    )


def _row(bar: Bar, y: float, scale: int) -> str:
    low, high, at = (LEFT + scale * x for x in (bar.low, bar.high, bar.value))
    figures = f"{value(bar.value)} {interval(bar.low, bar.high)}"
    return (
        f'<text x="{LEFT - 10}" y="{y + 4:.1f}" text-anchor="end">{escape(bar.label)}</text>'
        f'<line class="whisker" x1="{low:.1f}" x2="{high:.1f}" y1="{y:.1f}" y2="{y:.1f}"/>'
        f'<circle class="dot" cx="{at:.1f}" cy="{y:.1f}" r="5"/>'
        f'<text class="tick" x="{WIDTH - RIGHT + 14}" y="{y + 4:.1f}">{figures} · {bar.n}</text>'
    )


def confusion_matrix(counts: Mapping[tuple[str, str], int]) -> str:
    """Plot expected (rows) against observed (columns) statuses; darker where the share of the row is larger."""
    rows = [name for name in STATUS_LABELS if any(expected == name for expected, _ in counts)]
    columns = [name for name in STATUS_LABELS if name in rows or any(observed == name for _, observed in counts)]
    cell, height = 130, 34
    left, top = 190, 50
    parts = [
        f'<text x="{left + cell * i + cell / 2:.0f}" y="{top - 10}" text-anchor="middle">{STATUS_LABELS[name]}</text>'
        for i, name in enumerate(columns)
    ]
    for j, expected in enumerate(rows):
        total = sum(count for (row, _), count in counts.items() if row == expected)
        y = top + height * j
        parts.append(f'<text x="{left - 10}" y="{y + 22}" text-anchor="end">{STATUS_LABELS[expected]}</text>')
        for i, observed in enumerate(columns):
            count = counts.get((expected, observed), 0)
            kind = "good" if expected == observed else "bad"
            parts.append(
                f'<rect class="{kind}" x="{left + cell * i + 1}" y="{y + 1}" width="{cell - 2}" height="{height - 2}" '
                f'fill-opacity="{0.75 * count / total:.2f}"/>'
                f'<text x="{left + cell * i + cell / 2:.0f}" y="{y + 22}" text-anchor="middle">{count}</text>'
            )
    title = "Statut attendu (lignes) et statut obtenu (colonnes)"
    return _svg(left + cell * len(columns), top + height * len(rows) + 4, title, "".join(parts))
