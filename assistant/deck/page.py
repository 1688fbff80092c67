"""A slide as boxes: what the PowerPoint writer and the preview both draw. Inches for places, points for type."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from assistant.deck import theme
from assistant.deck.metrics import LINE_HEIGHT, wrap
from assistant.deck.model import Chart

Ground = Literal["night", "paper", "sand"]
Align = Literal["left", "center", "right"]
Anchor = Literal["top", "middle", "bottom"]
Role = Literal["title", "text"]
_SAFE: Final = 0.97  # of the room: an office suite may hint or kern a little wider than the font's own widths


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one style."""

    text: str
    bold: bool = False
    colour: str = theme.INK


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs of one size; ``after``: points of space below."""

    runs: tuple[Run, ...]
    size: float
    after: float = 0.0


@dataclass(frozen=True, slots=True)
class Box:
    """Text in a rectangle, or a bare rectangle without paragraphs. ``pad``: inches kept free inside, on each side."""

    x: float
    y: float
    w: float
    h: float
    paragraphs: tuple[Paragraph, ...] = ()
    fill: str = ""
    round: bool = False
    align: Align = "left"
    anchor: Anchor = "top"
    pad: float = 0.0
    role: Role = "text"


@dataclass(frozen=True, slots=True)
class ChartBox:
    """A native bar chart; its bands are of equal height, so that labels can stand beside them."""

    x: float
    y: float
    w: float
    h: float
    chart: Chart


@dataclass(frozen=True, slots=True)
class Page:
    """A slide laid out. ``items`` in reading order, over the ground and its decoration."""

    slide_id: str
    ground: Ground
    items: tuple[Box | ChartBox, ...]
    name: str  # for screen readers and the list of slides


# What stands on every slide of a ground, behind the rest.
DECORATION: Final[dict[Ground, tuple[Box, ...]]] = {
    "night": (
        Box(theme.WIDE - 1.1, 0, 1.1, theme.HIGH, fill=theme.TEAL),
        Box(theme.WIDE - 1.1, theme.HIGH - 1.1, 1.1, 1.1, fill=theme.AMBER),
    ),
    "paper": (Box(0, 0, 0.2, theme.HIGH, fill=theme.TEAL),),
    "sand": (Box(0, 0, 0.2, theme.HIGH, fill=theme.AMBER),),
}
COLOURS: Final[dict[Ground, str]] = {"night": theme.NIGHT, "paper": theme.PAPER, "sand": theme.SAND}


def text(content: str, size: float, *, bold: bool = False, colour: str = theme.INK, after: float = 0.0) -> Paragraph:
    """A paragraph of one run."""
    return Paragraph((Run(content, bold, colour),), size, after)


def lines_of(paragraph: Paragraph, room: float) -> int:
    """How many lines a paragraph takes in ``room`` inches; a bold run makes all of it as wide as bold."""
    whole = "".join(run.text for run in paragraph.runs)
    return len(wrap(whole, paragraph.size, room * 72 * _SAFE, bold=any(run.bold for run in paragraph.runs)))


def tall(paragraphs: Iterable[Paragraph], room: float) -> float:
    """Height in inches that paragraphs take in a column of ``room`` inches."""
    return sum(lines_of(p, room) * p.size * LINE_HEIGHT + p.after for p in paragraphs) / 72


def fitting(content: str, sizes: Sequence[float], room: float, high: float, *, bold: bool = False) -> float:
    """The largest of ``sizes`` (largest first) at which a text fits; the smallest when none does."""
    for size in sizes:
        if tall([text(content, size, bold=bold)], room) <= high and _unbroken(content, size, room, bold=bold):
            return size
    return sizes[-1]


def _unbroken(content: str, size: float, room: float, *, bold: bool) -> bool:
    """Whether no word has to be cut."""
    return all(len(wrap(word, size, room * 72 * _SAFE, bold=bold)) == 1 for word in content.split(" "))
