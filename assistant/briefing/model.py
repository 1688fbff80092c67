"""The nouns of a briefing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from assistant.briefing.words import located
from assistant.types import Citation

_BETWEEN: Final = 2  # characters: the blank lines between two blocks


@dataclass(frozen=True, slots=True)
class Line:
    """One or more sentences of one place, quoted whole; what is not a quotation is the program's own label.

    ``lead`` stands in bold before the quotation, ``tail`` after it: who speaks, of whom something is asked, the source
    of a figure.
    """

    citations: tuple[Citation, ...]
    lead: str = ""
    tail: str = ""

    @property
    def quote(self) -> str:
        """The exact sentences; « […] » stands where the document says something between two of them."""
        text = self.citations[0].quote
        for before, citation in pairwise(self.citations):
            text += (" " if 0 <= citation.start - before.end <= _BETWEEN else " […] ") + citation.quote
        return text


@dataclass(frozen=True, slots=True)
class Part:
    """A heading and its lines; ``empty`` says so when the text has nothing of the kind."""

    heading: str
    lines: tuple[Line, ...]
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote of the briefing; ``number`` is given once, from 1, in reading order."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Briefing:
    """Everything a briefing says. ``title`` may be what a person typed: writers escape it."""

    title: str
    subtitle: str
    parts: tuple[Part, ...]
    sources: tuple[str, ...]
    closing: str
    corpus_version: str

    def noted(self) -> Iterator[tuple[Part, tuple[tuple[Line, Note], ...]]]:
        """The parts in order, each line with its footnote."""
        number = 0
        for part in self.parts:
            lines = []
            for line in part.lines:
                number += 1
                lines.append((line, Note(number, note_text(line))))
            yield part, tuple(lines)


def note_text(line: Line) -> str:
    """Where the sentences stand: document, proposition, section, page, then the document's own notes."""
    return located(line.citations)
