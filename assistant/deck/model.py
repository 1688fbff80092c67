"""The nouns of a presentation. Everything that a slide says of the documents points to the sentence behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from assistant.types import Citation

Audience = Literal["ca", "direction", "equipe", "adherents"]
Register = Literal["soutenu", "courant"]
Kind = Literal["title", "agenda", "opening", "points", "stats", "chart", "quote", "ours", "likely", "sources"]
LONGEST_TITLE = 120  # characters: what two lines of the smallest title hold
MOST_LINES = 5  # lines of a slide that somebody must read while somebody else speaks


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for. Either ``propositions`` (not empty) or ``question`` (not blank), never both."""

    propositions: tuple[int, ...] = ()
    question: str = ""
    audience: Audience = "ca"
    minutes: int = 15
    register: Register = "soutenu"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a slide. With a citation, ``text`` is made of its words, in order, « […] » where clauses were left out.

    Without one, the program wrote it: a title, a reference, a question of ours.
    """

    text: str
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Stat:
    """A figure shown large: ``value`` as worded, what it counts in the words of its sentence, where it comes from."""

    value: str
    line: Line
    source: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what it measures in the words of its sentence, its number, and the number as worded."""

    line: Line
    value: float
    worded: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Figures that compare: one unit, one population or one measure, one source."""

    about: str  # what the bars have in common, as worded: « des jeunes », « se disent engagés dans leur travail »
    unit: str
    bars: tuple[Bar, ...]
    source: str

    @property
    def scale(self) -> float:
        """The value at the right edge: percentages are out of a hundred, and past the longest bar stands its number."""
        return max(100.0 if self.unit == "%" else 0.0, *(bar.value for bar in self.bars)) * 1.25


@dataclass(frozen=True, slots=True)
class Signature:
    """Who speaks in a quotation, as the document gives it ("" when it doesn't)."""

    name: str
    role: str = ""
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question that somebody may ask, and the sentence that answers it; ``whole`` is the assistant's full answer."""

    question: str
    answer: Line
    whole: str


@dataclass(frozen=True, slots=True)
class Slide:
    """One idea. ``id`` is stable for the same request: editing refers to it."""

    id: str
    kind: Kind
    title: str
    kicker: str = ""  # the small line above the title: « Proposition 4 · Les chiffres »
    lines: tuple[Line, ...] = ()
    stats: tuple[Stat, ...] = ()
    chart: Chart | None = None
    signature: Signature | None = None
    exchanges: tuple[Exchange, ...] = ()
    number: int | None = None  # of the proposition that the slide belongs to
    remarks: tuple[str, ...] = ()  # what the notes say besides the sentences: advice to the one who speaks

    def cited(self) -> tuple[Line, ...]:
        """Every line of the slide that rests on a sentence, in reading order."""
        own = (*self.lines, *(s.line for s in self.stats), *(b.line for b in (self.chart.bars if self.chart else ())))
        return tuple(line for line in (*own, *(e.answer for e in self.exchanges)) if line.citations)


@dataclass(frozen=True, slots=True)
class Deck:
    """A presentation, before it is laid out."""

    title: str
    subtitle: str
    request: Request
    slides: tuple[Slide, ...]
    footer: str
    corpus_version: str
    notice: str = ""  # what was left out for lack of time, if anything
