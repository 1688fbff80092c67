"""The slides around the content: title, agenda, openings, our questions, questions probables, sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from assistant.answer.frames import short_title
from assistant.dates import french_date
from assistant.deck import words
from assistant.deck.for_us import questions_for_us
from assistant.deck.metrics import wrap
from assistant.deck.model import Exchange, Line, Request, Slide
from assistant.deck.theme import ROOM, SOURCE
from assistant.library.citations import Library
from assistant.types import Citation
from corpus.types import Document, Proposition

NBSP: Final = "\u00a0"
MOST_OURS: Final = 4
EXCHANGES_A_SLIDE: Final = 2
_SOURCE_ROWS: Final = 14  # lines of references that one slide holds
_LISTED: Final = 3  # propositions named one by one in an agenda


def title_slide(title: str, kicker: str, request: Request, propositions: Sequence[Proposition]) -> Slide:
    """What, for whom, how long."""
    named = [Line(words.numbered(p.number for p in propositions))] if propositions else []
    return Slide("title", "title", title, kicker, (*named, Line(words.presented(request))))


def agenda_slide(request: Request, propositions: Sequence[Proposition], answered: bool, likely: bool) -> Slide:
    """The parts in at most five lines: the propositions, or their axes when they are many."""
    lines = [Line(words.ANSWER)] if answered else []
    if len(propositions) + len(lines) <= _LISTED:
        lines += [Line(f"Proposition{NBSP}{p.number}{NBSP}– {p.title}") for p in propositions]
    else:
        axes = dict.fromkeys((p.axis, p.axis_title) for p in propositions)
        for axis, title in axes:
            numbers = ", ".join(str(p.number) for p in propositions if p.axis == axis)
            lines.append(Line(f"Axe{NBSP}{axis}{NBSP}– {title} ({numbers})"))
    lines += [Line(words.FOR_US)] + ([Line(words.LIKELY)] if likely and len(lines) < MOST_OURS else [])
    return Slide("agenda", "agenda", words.agenda(request.register), "", tuple(lines[:5]))


def opening_slide(proposition: Proposition) -> Slide:
    """The number of a proposition, its title, its axis."""
    kicker = f"Axe{NBSP}{proposition.axis}{NBSP}– {proposition.axis_title}"
    return Slide(f"open-{proposition.number}", "opening", proposition.title, kicker, number=proposition.number)


def our_slides(request: Request, numbers: tuple[int, ...], count: int) -> list[Slide]:
    """« Ce que cela change pour nous »: questions, never a statement."""
    questions = questions_for_us(numbers, request.audience, request.register)
    slides = min(count, -(-len(questions) // MOST_OURS))
    each = min(MOST_OURS, -(-len(questions) // slides))
    chunks = [questions[i * each : (i + 1) * each] for i in range(slides)]
    remark = f"Ces questions sont les nôtres{NBSP}: elles ne viennent pas des documents et n’affirment rien."
    return [
        Slide(f"ours-{i}", "ours", words.FOR_US, words.FOR_US_KICKER, tuple(Line(q) for q in chunk), remarks=(remark,))
        for i, chunk in enumerate(chunks)
    ]


def likely_slides(found: Sequence[Exchange]) -> list[Slide]:
    """Two questions a slide, each with the sentence that answers it."""
    chunks = [tuple(found[i : i + EXCHANGES_A_SLIDE]) for i in range(0, len(found), EXCHANGES_A_SLIDE)]
    return [
        Slide(f"likely-{i}", "likely", words.LIKELY, words.LIKELY_KICKER, exchanges=chunk)
        for i, chunk in enumerate(chunks)
    ]


def source_slides(slides: Iterable[Slide], library: Library) -> list[Slide]:
    """The documents that the slides quote, with their pages, then the footnotes that their figures rest on."""
    cited = [c for slide in slides for line in slide.cited() for c in line.citations]
    lines = [Line(_document_line(library.documents[i], cited)) for i in dict.fromkeys(c.source_id for c in cited)]
    lines += [Line(text) for text in _note_lines(cited)]
    chunks: list[list[Line]] = []
    room = 0
    for line in lines:
        taken = len(wrap(line.text, SOURCE, (ROOM - 0.3) * 72))
        if not chunks or room + taken > _SOURCE_ROWS:
            chunks.append([])
            room = 0
        chunks[-1].append(line)
        room += taken
    return [
        Slide(f"sources-{i}", "sources", words.SOURCES + (" (suite)" if i else ""), "", tuple(chunk))
        for i, chunk in enumerate(chunks)
    ]


def _document_line(document: Document, cited: Sequence[Citation]) -> str:
    source = document.source
    by = source.author or source.publisher
    when = french_date(source.published) if source.published else ""
    where = words.pages(c.page for c in cited if c.page and c.source_id == source.id)
    return ", ".join(part for part in (f"«{NBSP}{source.title}{NBSP}»", by, when, where) if part) + "."


def _note_lines(cited: Sequence[Citation]) -> list[str]:
    """« Note 8 (p. 6) : Etude Gallup 2023. »; numbers that share a text stand together."""
    numbers: dict[tuple[str, str], set[int]] = {}
    for citation in sorted(cited, key=lambda c: (c.source_id, c.start)):
        for note in citation.footnotes:
            numbers.setdefault((short_title(citation.source_title), note.text), set()).add(note.number)
    return [
        f"Note{'s' if len(found) > 1 else ''}{NBSP}{' et '.join(str(n) for n in sorted(found))}{NBSP}: {text}"
        for (_, text), found in numbers.items()
    ]
