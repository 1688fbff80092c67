"""Page furniture: running heads, page numbers and the dotted lines of a table of contents are not the text."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from corpus.readers.clean import squeeze

EDGE = 2  # lines looked at, at the top and at the bottom of a page
LEAST = 3  # pages on which a running head must come back
_NUMBER_LINE = re.compile(
    r"^(?:page\s*)?[-–|]?\s*([0-9]{1,4})\s*(?:(?:/|\||sur)\s*[0-9]{1,4})?\s*[-–|]?$", re.IGNORECASE
)
_ROMAN_LINE = re.compile(r"^[ivxl]{1,6}$")
_EDGE_NUMBER = re.compile(r"^([0-9]{1,4})(?=\D)|(?<=\D)([0-9]{1,4})$")
_LEADERS = re.compile(r"(?:\s?[.·•_]){5,}\s*(?:[0-9]{1,4}|[ivxl]{1,6})$|(?:\s?…){2,}\s*[0-9]{1,4}$")


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line. ``size`` is the type size in points, ``y`` the height of the base line; 0 when unknown.

    ``marks`` are small raised numbers: their offset in ``text`` (which holds them) and their length.
    """

    text: str
    page: int
    size: float = 0.0
    y: float = 0.0
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class _Head:
    """What a running head keeps from page to page: words, height, and its number minus that of the page."""

    words: str
    height: int
    shift: int | None


def drop_furniture(pages: list[list[Line]]) -> list[list[Line]]:
    """Leave out page numbers, dotted lines, and the lines that come back at the edges of the pages.

    A line comes back when it has the same words at the same height on half of the pages, three at least, or on any
    three pages when a number in it follows theirs.
    """
    edges = [_edges(page) for page in pages]
    counted = Counter(head for edge in edges for head in {head for line in edge for head in _heads(line)})
    half = max(LEAST, (len(pages) + 1) // 2)
    repeated = {head for head, count in counted.items() if count >= (half if head.shift is None else LEAST)}
    shift = _page_shift(edges)
    return [
        [
            line
            for line in page
            if not _LEADERS.search(squeeze(line.text))
            and not (line in edge and (repeated & _heads(line) or _is_page_number(line, shift)))
        ]
        for page, edge in zip(pages, edges, strict=True)
    ]


def _edges(page: list[Line]) -> list[Line]:
    by_height = sorted(page, key=lambda line: -line.y) if any(line.y for line in page) else page
    return [*by_height[:EDGE], *by_height[-EDGE:]] if len(by_height) > 2 * EDGE else by_height


def _heads(line: Line) -> set[_Head]:
    """Give what ``line`` may come back as: itself, and itself with the number of another page."""
    text, height = squeeze(line.text).lower(), round(line.y / 6)
    numbers = list(_EDGE_NUMBER.finditer(text))
    others = {
        _Head(f"{text[: found.start()]}#{text[found.end() :]}", height, int(found[0]) - line.page) for found in numbers
    }
    return {_Head(text, height, None), *others}


def _page_shift(edges: list[list[Line]]) -> int | None:
    """Give the printed page number minus page order, when two pages at least agree on it."""
    shifts: Counter[int] = Counter()
    for edge in edges:
        shifts.update({int(found[1]) - line.page for line in edge if (found := _NUMBER_LINE.match(squeeze(line.text)))})
    best = shifts.most_common(1)
    return best[0][0] if best and best[0][1] >= 2 else None


def _is_page_number(line: Line, shift: int | None) -> bool:
    text = squeeze(line.text)
    found = _NUMBER_LINE.match(text)
    return int(found[1]) - line.page in (0, shift) if found else bool(_ROMAN_LINE.match(text))
