"""How wide a text is in Arial, so that what is laid out fits wherever it is opened.

Advance widths in thousandths of the type size, read from Liberation Sans, which was drawn to the metrics of Arial: the
same lines break in PowerPoint, in LibreOffice and in a browser. A test holds the table against the font itself.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

LINE_HEIGHT: Final = 1.15  # of the type size: ascent, descent and gap of the font
_WIDEST: Final = 1000  # a character that the table ignores takes the widest of its places

_REGULAR: Final = {
    191: "'", 222: "ijl‘’‚", 260: "|", 278: " !,./:;I[\\]ft·ıìíîï", 333: "()-`r“”„", 334: "{}", 350: "•", 355: '"',
    365: "º", 370: "ª", 389: "*", 400: "°", 469: "^", 500: "Jcksvxyz", 556: "#$0123456789?L_abdeghnopqu§«»–€",
    576: "µ", 584: "+<=>~×−", 611: "FTZ", 667: "&ABEKPSVXY", 722: "CDHNRUw", 778: "GOQ", 833: "Mm", 889: "%æ",
    944: "Wœ", 1000: "ÆŒ—…→", 1015: "@",
}  # fmt: skip
_BOLD: Final = {
    238: "'", 278: " ,./I\\ijl·‘’‚", 280: "|", 333: "!()-:;[]`ft", 350: "•", 365: "º", 370: "ª", 389: "*r{}", 400: "°",
    474: '"', 500: "z“”„", 556: "#$0123456789J_aceksvxy§«»–€", 576: "µ", 584: "+<=>^~×−", 611: "?FLTZbdghnopqu",
    667: "EPSVXY", 722: "&ABCDHKNRU", 778: "GOQw", 833: "M", 889: "%mæ", 944: "Wœ", 975: "@", 1000: "ÆŒ—…→",
}  # fmt: skip
_WIDTHS: Final = {
    bold: {character: width for width, characters in table.items() for character in characters}
    for bold, table in ((False, _REGULAR), (True, _BOLD))
}
# A line may end at a blank that breaks, or after a hyphen inside a word.
_PIECES: Final = re.compile(r"[^ \n-]*(?:-+|[ \n]+|$)")


@lru_cache(maxsize=4096)
def width(text: str, size: float, *, bold: bool = False) -> float:
    """Width of ``text`` on one line, in points, at ``size`` points."""
    table = _WIDTHS[bold]
    return sum(_advance(character, table) for character in text) * size / 1000


def _advance(character: str, table: dict[str, int]) -> int:
    if character == "\u00a0":
        return table[" "]
    found = table.get(character)
    if found is not None:
        return found
    base = unicodedata.normalize("NFD", character)[0]
    return 0 if unicodedata.combining(character) else table.get(base, _WIDEST)


def wrap(text: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    """The lines of ``text`` in a column of ``room`` points, at ``size`` points; a word wider than that is cut."""
    lines: list[str] = []
    line = ""
    for found in _PIECES.findall(text):
        piece = found
        if line and width((line + piece).rstrip(), size, bold=bold) > room:
            lines.append(line.rstrip())
            line = ""
        while width(piece.rstrip(), size, bold=bold) > room and len(piece.rstrip()) > 1:
            kept = next(n for n in range(len(piece), 0, -1) if n == 1 or width(piece[:n], size, bold=bold) <= room)
            lines.append(piece[:kept])
            piece = piece[kept:]
        line += piece
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def height(lines: int, size: float) -> float:
    """Height in points of so many lines at ``size`` points."""
    return lines * size * LINE_HEIGHT
