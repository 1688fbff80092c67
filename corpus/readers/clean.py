"""Characters and white space: what every reader does to text, in one place.

``normalise`` runs once over the whole text of a file; ``Inline`` collects the pieces of one block and says where the
footnote calls stood once the white space has been squeezed.
"""

from __future__ import annotations

import re
import unicodedata

from corpus.types import NoteCall

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_SOFT_BREAK = re.compile("\u00ad[ \t]*\n[ \t]*")
# Zero-width marks, text direction controls, invisible operators and tag characters: they hide text from the reader
# while a program still sees it.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_SPACES = re.compile("[ \t\n]+")


def normalise(text: str) -> str:
    """Give NFC text with line feeds as line ends and no control or invisible character; U+00A0 and U+202F stay.

    A form feed counts as a line end: readers that use it as a page break look at it before calling this.
    """
    text = _LINE_ENDS.sub("\n", text)
    text = _SOFT_BREAK.sub("", text)
    text = _CONTROLS.sub("", _INVISIBLE.sub("", text))
    return unicodedata.normalize("NFC", text)


def squeeze(text: str) -> str:
    """Put one space for each run of spaces, tabs and line ends; none at the edges. No-break spaces inside are kept."""
    return _SPACES.sub(" ", text).strip()


class Inline:
    """The text of one block, piece by piece, with its footnote calls."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._calls: list[tuple[int, int]] = []  # pieces before the call, number

    def add(self, text: str) -> None:
        """Append ``text`` as it stands in the source."""
        self._pieces.append(text)

    def call(self, number: int) -> None:
        """Record a footnote call at the current place."""
        self._calls.append((len(self._pieces), number))

    def build(self) -> tuple[str, tuple[NoteCall, ...]]:
        """Give the normalised, squeezed text and its calls with offsets into it (``0 <= offset <= len(text)``)."""
        text = _joined(self._pieces)
        calls = (NoteCall(min(len(_joined(self._pieces[:n])), len(text)), number) for n, number in self._calls)
        return text, tuple(calls)


def _joined(pieces: list[str]) -> str:
    return squeeze(normalise("".join(pieces)))
