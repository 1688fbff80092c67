"""Where large numbers and charts stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from assistant.deck import theme, words
from assistant.deck.model import Chart, Stat
from assistant.deck.page import Box, ChartBox, fitting, tall, text

_GAP: Final = 0.3
_PAD: Final = 0.28
_NUMBERS: Final = (72.0, 66.0, 60.0, 54.0, 48.0, 44.0, 40.0, 36.0, 32.0, 28.0)
_LABELS: Final = (24.0, 22.0, 20.0, 18.0, 16.0, 15.0, 14.0)
_LABEL_ROOM: Final = 5.6  # inches for what a bar measures
_BAND: Final = 1.7  # inches, at most, for a bar


def stats_items(stats: Sequence[Stat], top: float, floor: float) -> tuple[Box, ...]:
    """Cards side by side: number, what it counts, where it comes from. One alone takes the width."""
    if len(stats) == 1:
        return _alone(stats[0], top, floor)
    wide = (theme.ROOM - _GAP * (len(stats) - 1)) / len(stats)
    inner = wide - 2 * _PAD
    number = min(fitting(s.value, _NUMBERS, inner, 1.1, bold=True) for s in stats)
    source = 12.0
    noted = max(tall([text(words.source_named(s.source), source)], inner) for s in stats)
    room = floor - top - 2 * _PAD - 1.2 - noted - 0.15
    label = min(fitting(s.line.text, _LABELS, inner, room) for s in stats)
    items: list[Box] = []
    for i, stat in enumerate(stats):
        x = theme.MARGIN + i * (wide + _GAP)
        items += [
            Box(x, top, wide, 0.1, fill=theme.TEAL),
            Box(x, top + 0.1, wide, floor - top - 0.1, fill=theme.PALE),
            Box(
                x + _PAD, top + _PAD, inner, 1.15, (text(stat.value, number, bold=True, colour=theme.TEAL),),
                anchor="middle",
            ),
            Box(x + _PAD, top + _PAD + 1.2, inner, room, (text(stat.line.text, label),)),
            Box(
                x + _PAD, floor - _PAD - noted, inner, noted,
                (text(words.source_named(stat.source), source, colour=theme.MUTED),), anchor="bottom",
            ),
        ]  # fmt: skip
    return tuple(items)


def _alone(stat: Stat, top: float, floor: float) -> tuple[Box, ...]:
    left = 4.4
    room = theme.ROOM - left - 3 * _PAD
    x = theme.MARGIN + left + 2 * _PAD
    number = fitting(stat.value, (96.0, 88.0, 80.0, *_NUMBERS), left - _PAD, floor - top - 1, bold=True)
    source = text(words.source_named(stat.source), 14, colour=theme.MUTED)
    noted = tall([source], room)
    high = floor - top - 2 * _PAD - noted - 0.2
    label = fitting(stat.line.text, (28.0, 26.0, *_LABELS), room, high)
    value = text(stat.value, number, bold=True, colour=theme.TEAL)
    return (
        Box(theme.MARGIN, top, 0.1, floor - top, fill=theme.TEAL),
        Box(theme.MARGIN + 0.1, top, theme.ROOM - 0.1, floor - top, fill=theme.PALE),
        Box(theme.MARGIN + 0.1 + _PAD, top + _PAD, left - _PAD, floor - top - 2 * _PAD, (value,), anchor="middle"),
        Box(x, top + _PAD, room, high, (text(stat.line.text, label),), anchor="middle"),
        Box(x, floor - _PAD - noted, room, noted, (source,), anchor="bottom"),
    )


def chart_items(chart: Chart, top: float, floor: float) -> tuple[Box | ChartBox, ...]:
    """What the bars have in common, their labels, the bars; each label in the middle of its band."""
    about = words.charted(chart)
    band = min(_BAND, (floor - top - 0.5) / len(chart.bars))
    y = top + 0.5
    label = min(fitting(b.line.text, (20.0, 18.0, 17.0, 16.0, 15.0, 14.0), _LABEL_ROOM, band - 0.1) for b in chart.bars)
    rows = tuple(
        Box(theme.MARGIN, y + i * band, _LABEL_ROOM, band, (text(bar.line.text, label),), anchor="middle")
        for i, bar in enumerate(chart.bars)
    )
    x = theme.MARGIN + _LABEL_ROOM + 0.25
    return (
        Box(theme.MARGIN, top, theme.ROOM, 0.4, (text(about, 18, bold=True, colour=theme.TEAL),), anchor="middle"),
        *rows,
        ChartBox(x, y, theme.MARGIN + theme.ROOM - x, band * len(chart.bars), chart),
    )
