"""Where everything stands on a slide, so that nothing overflows and nothing overlaps: measured, never guessed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from assistant.deck import theme, words
from assistant.deck.layout_figures import chart_items, stats_items
from assistant.deck.model import MOST_LINES, Deck, Kind, Line, Slide
from assistant.deck.outline import quoted
from assistant.deck.page import Box, ChartBox, Ground, Page, Paragraph, fitting, lines_of, tall, text

NBSP: Final = "\u00a0"
Item = Box | ChartBox

TOP: Final = 0.5
FLOOR: Final = 6.15  # where the body ends
REFERENCE: Final = 6.3
FOOT: Final = 6.95
_GAP: Final = 0.2
_PAD: Final = 0.25
_EXCHANGE: Final = 2.4  # inches, at most, for a question and its answer
_GROUNDS: Final[dict[Kind, Ground]] = {"title": "night", "opening": "night", "quote": "sand", "ours": "sand"}


def lay_out(deck: Deck) -> tuple[Page, ...]:
    """Every slide as a page, in order."""
    return tuple(lay_out_slide(slide, deck, i) for i, slide in enumerate(deck.slides, start=1))


def lay_out_slide(slide: Slide, deck: Deck, number: int) -> Page:
    """One slide; ``number`` from 1."""
    ground = _GROUNDS.get(slide.kind, "paper")
    items = _DRAW[slide.kind](slide)
    if slide.kind != "title":
        items = (*items, *_footer(deck, number, ground))
    return Page(slide.id, ground, items, slide.title)


def _footer(deck: Deck, number: int, ground: Ground) -> tuple[Item, ...]:
    colour = theme.MIST if ground == "night" else theme.MUTED
    count = f"{number} / {len(deck.slides)}"
    right = theme.MARGIN + theme.ROOM - 1.5 - (0.9 if ground == "night" else 0)
    return (
        Box(theme.MARGIN, FOOT, 9, 0.25, (text(deck.footer, 11, colour=colour),)),
        Box(right, FOOT, 1.5, 0.25, (text(count, 11, colour=colour),), align="right"),
    )


def _head(slide: Slide, accent: str = theme.TEAL) -> tuple[tuple[Item, ...], float]:
    """Kicker, title, the short rule under it; and where the body starts below them."""
    kicker = fitting(slide.kicker, (14.0, 13.0, 12.0), theme.ROOM, 0.24, bold=True)
    size = fitting(slide.title, theme.TITLE_SIZES, theme.ROOM, 1.05, bold=True)
    title = text(slide.title, size, bold=True)
    high = tall([title], theme.ROOM) + 0.04
    top = TOP + 0.36 if slide.kicker else TOP
    above = (Box(theme.MARGIN, TOP, theme.ROOM, 0.28, (text(slide.kicker, kicker, bold=True, colour=accent),)),)
    items: tuple[Item, ...] = (
        *(above if slide.kicker else ()),
        Box(theme.MARGIN, top, theme.ROOM, high, (title,), role="title"),
        Box(theme.MARGIN, top + high + 0.12, 0.9, 0.06, fill=theme.AMBER),
    )
    return items, top + high + 0.12 + 0.06 + 0.32


def _reference(slide: Slide) -> tuple[Item, ...]:
    """Where the lines of the slide stand in the documents."""
    where = words.places(c for line in slide.cited() for c in line.citations)
    if slide.chart:
        where = f"{where}. {words.source_named(slide.chart.source)}"
    size = fitting(where, (14.0, 13.0, 12.0, 11.0), theme.ROOM, 0.5)
    return (
        Box(theme.MARGIN, REFERENCE, theme.ROOM, 0.5, (text(where, size, colour=theme.MUTED),), anchor="middle"),
    )  # fmt: skip


def _title(slide: Slide) -> tuple[Item, ...]:
    room = theme.WIDE - 1.1 - 2 * theme.MARGIN
    size = fitting(slide.title, (44.0, 40.0, 36.0, 32.0, 28.0, 24.0), room, 2.6, bold=True)
    below = tuple(text(line.text, 22, colour=theme.MIST, after=8) for line in slide.lines)
    promise = (
        f"Citations et chiffres reprennent les mots exacts des documents{NBSP}; la phrase entière, sa page et sa "
        "source sont dans les commentaires des diapositives."
    )
    return (
        Box(theme.MARGIN, 0.8, room, 0.35, (text(slide.kicker, 18, bold=True, colour=theme.AMBER),)),
        Box(
            theme.MARGIN, 1.55, room, 2.7, (text(slide.title, size, bold=True, colour=theme.PAPER),), anchor="middle",
            role="title",
        ),
        Box(theme.MARGIN, 4.5, 0.9, 0.06, fill=theme.AMBER),
        Box(theme.MARGIN, 4.85, room, 1.3, below),
        Box(theme.MARGIN, 6.5, room, 0.55, (text(promise, 14, colour=theme.MIST),), anchor="bottom"),
    )  # fmt: skip


def _opening(slide: Slide) -> tuple[Item, ...]:
    """The number beside its axis and its title, the three centred on the height of the slide."""
    left = theme.MARGIN + 3.1
    room = theme.WIDE - 1.1 - theme.MARGIN - left
    size = fitting(slide.title, (44.0, 40.0, 36.0, 32.0, 28.0, 24.0), room, 2.8, bold=True)
    title = text(slide.title, size, bold=True, colour=theme.PAPER)
    kicker = text(slide.kicker, fitting(slide.kicker, (18.0, 16.0, 14.0), room, 0.62), colour=theme.MIST)
    above, below = tall([kicker], room) + 0.04, tall([title], room) + 0.04
    y = theme.HIGH / 2 - (above + 0.2 + below) / 2
    number = text(str(slide.number), 150, bold=True, colour=theme.AMBER)
    return (
        Box(theme.MARGIN, theme.HIGH / 2 - 1.3, 2.8, 2.6, (number,), anchor="middle"),
        Box(left, y, room, above, (kicker,)),
        Box(left, y + above + 0.2, room, below, (title,), role="title"),
    )


def _points(slide: Slide) -> tuple[Item, ...]:
    head, top = _head(slide)
    return (*head, *_cards(slide.lines, top), *_reference(slide))


def _cards(lines: Sequence[Line], top: float) -> tuple[Item, ...]:
    """A card a line, sharing the height; type as large as all of them allow in five lines."""
    left, room = theme.MARGIN + 0.1, theme.ROOM - 0.1
    inner = room - 2 * _PAD
    high = FLOOR - top - _GAP * (len(lines) - 1)

    def heights(size: float) -> list[float]:
        return [tall([text(line.text, size)], inner) + 2 * _PAD for line in lines]

    def rows(size: float) -> int:
        return sum(lines_of(text(line.text, size), inner) for line in lines)

    size = next(
        (s for s in theme.BODY_SIZES if sum(heights(s)) <= high and rows(s) <= MOST_LINES), theme.BODY_SIZES[-1]
    )
    extra = max(0.0, high - sum(heights(size))) / len(lines)
    items: list[Item] = []
    y = top
    for line, needed in zip(lines, heights(size), strict=True):
        h = needed + extra
        items += [
            Box(theme.MARGIN, y, 0.1, h, fill=theme.TEAL),
            Box(left, y, room, h, (text(line.text, size),), fill=theme.PALE, anchor="middle", pad=_PAD),
        ]
        y += h + _GAP
    return tuple(items)


def _marked(
    slide: Slide, top: float, mark: Callable[[int], str], disc: str, sizes: Sequence[float]
) -> tuple[Item, ...]:
    """Rows with a mark in a disc: an agenda, our questions."""
    step = min(1.15, (FLOOR + 0.4 - top) / max(1, len(slide.lines)))
    left = theme.MARGIN + 0.85
    room = theme.ROOM - 0.85
    size = min(fitting(line.text, sizes, room, step - 0.1) for line in slide.lines)
    items: list[Item] = []
    for i, line in enumerate(slide.lines):
        y = top + i * step
        items += [
            Box(
                theme.MARGIN, y + (step - 0.56) / 2, 0.56, 0.56,
                (text(mark(i), 18, bold=True, colour=theme.PAPER),), fill=disc, round=True, align="center",
                anchor="middle",
            ),
            Box(left, y, room, step, (text(line.text, size),), anchor="middle"),
        ]  # fmt: skip
    return tuple(items)


def _agenda(slide: Slide) -> tuple[Item, ...]:
    head, top = _head(slide)
    return (*head, *_marked(slide, top, lambda i: str(i + 1), theme.TEAL, (26.0, 24.0, 22.0, 20.0, 18.0)))


def _ours(slide: Slide) -> tuple[Item, ...]:
    head, top = _head(slide, theme.RUST)
    return (*head, *_marked(slide, top, lambda _: "?", theme.RUST, (28.0, 26.0, 24.0, 22.0, 20.0)))


def _quote(slide: Slide) -> tuple[Item, ...]:
    """The words large, who said them below."""
    shown = quoted(slide.lines[0])
    room = theme.ROOM - 0.9
    size = next((s for s in theme.BODY_SIZES if lines_of(text(shown, s), room) <= MOST_LINES), 20.0)
    by = slide.signature
    place = ", ".join(part for part in ((by.role, by.organisation) if by else ()) if part)
    role = fitting(place, (18.0, 16.0, 14.0), theme.ROOM - 0.9, 0.55)
    left = theme.MARGIN + 0.9
    return (
        Box(theme.MARGIN, TOP, theme.ROOM, 0.3, (text(slide.kicker, 14, bold=True, colour=theme.RUST),)),
        Box(theme.MARGIN, 1.0, 0.7, 1.2, (text("«", 72, bold=True, colour=theme.AMBER),)),
        Box(left, 1.2, theme.ROOM - 0.9, 3.6, (text(shown, size),), anchor="middle"),
        Box(
            left, 5.0, theme.ROOM - 0.9, 0.4, (text(slide.title, 22, bold=True, colour=theme.TEAL),), anchor="bottom",
            role="title",
        ),
        Box(left, 5.45, theme.ROOM - 0.9, 0.6, (text(place, role, colour=theme.MUTED),)),
        *_reference(slide),
    )  # fmt: skip


def _likely(slide: Slide) -> tuple[Item, ...]:
    """Each question above the sentence that answers it."""
    head, top = _head(slide)
    room, inner = theme.ROOM, theme.ROOM - 0.1 - 0.4
    share = min(_EXCHANGE, (FLOOR + 0.5 - top - 0.25 * (len(slide.exchanges) - 1)) / len(slide.exchanges))
    asked = min(fitting(e.question, (22.0, 20.0, 18.0), room, 0.5, bold=True) for e in slide.exchanges)
    answers = [f"«{NBSP}{e.answer.text}{NBSP}»" for e in slide.exchanges]
    size = min(fitting(a, (24.0, 22.0, 20.0, 18.0, 16.0), inner, share - 0.55 - 0.65) for a in answers)
    items: list[Item] = []
    for i, (exchange, answer) in enumerate(zip(slide.exchanges, answers, strict=True)):
        y = top + i * (share + 0.25)
        where = text(words.places(exchange.answer.citations), 12, colour=theme.MUTED)
        question = text(exchange.question, asked, bold=True, colour=theme.TEAL)
        items += [
            Box(theme.MARGIN, y, room, 0.5, (question,), anchor="middle"),
            Box(theme.MARGIN, y + 0.55, 0.1, share - 0.55, fill=theme.TEAL),
            Box(
                theme.MARGIN + 0.1, y + 0.55, room - 0.1, share - 0.55, (text(answer, size, after=6), where),
                fill=theme.PALE, anchor="middle", pad=0.2,
            ),
        ]  # fmt: skip
    return (*head, *items)


def _sources(slide: Slide) -> tuple[Item, ...]:
    head, top = _head(slide)
    room = FLOOR + 0.6 - top

    def lines(size: float) -> tuple[Paragraph, ...]:
        return tuple(text(line.text, size, after=8) for line in slide.lines)

    size = next((s for s in (20.0, 18.0, 16.0) if tall(lines(s), theme.ROOM) <= room), theme.SOURCE)
    return (*head, Box(theme.MARGIN, top, theme.ROOM, room, lines(size)))


def _stats(slide: Slide) -> tuple[Item, ...]:
    head, top = _head(slide)
    return (*head, *stats_items(slide.stats, top, FLOOR), *_reference(slide))


def _chart(slide: Slide) -> tuple[Item, ...]:
    if slide.chart is None:
        return _points(slide)
    head, top = _head(slide)
    return (*head, *chart_items(slide.chart, top, FLOOR), *_reference(slide))


_DRAW: Final[dict[Kind, Callable[[Slide], tuple[Item, ...]]]] = {
    "title": _title,
    "agenda": _agenda,
    "opening": _opening,
    "points": _points,
    "stats": _stats,
    "chart": _chart,
    "quote": _quote,
    "ours": _ours,
    "likely": _likely,
    "sources": _sources,
}
