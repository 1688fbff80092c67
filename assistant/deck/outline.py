"""A presentation as running text: what the Word and Markdown writers both write, in the order of the slides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from assistant.deck import words
from assistant.deck.clauses import CUT
from assistant.deck.model import Deck, Line, Slide

NBSP = "\u00a0"
Style = Literal["title", "subtitle", "heading", "kicker", "bullet", "quote", "by", "question", "small", "note"]


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph; ``lead`` is its bold beginning, if it has one."""

    style: Style
    text: str
    lead: str = ""


def outline(deck: Deck) -> Iterator[Piece]:
    """The paragraphs of a presentation; what stands in the notes of a slide follows its lines."""
    for slide in deck.slides:
        yield from _slide(slide)
    yield Piece("small", f"{deck.footer}.")


def _slide(slide: Slide) -> Iterator[Piece]:
    if slide.kind == "title":
        yield Piece("title", slide.title)
        yield from (Piece("subtitle", text) for text in (slide.kicker, *(line.text for line in slide.lines)))
        return
    if slide.kind == "quote":
        yield from _quote(slide)
        return
    yield Piece("heading", slide.title)
    if slide.kicker:
        yield Piece("kicker", slide.kicker)
    yield from (Piece("bullet", line.text) for line in slide.lines)
    yield from (
        Piece("bullet", f"{stat.line.text} ({words.source_named(stat.source)})", stat.value) for stat in slide.stats
    )
    if slide.chart:
        yield Piece("kicker", words.charted(slide.chart))
        yield from (Piece("bullet", bar.line.text, bar.worded) for bar in slide.chart.bars)
        yield Piece("small", f"{words.source_named(slide.chart.source)}.")
    for exchange in slide.exchanges:
        yield Piece("question", exchange.question)
        yield Piece("quote", f"«{NBSP}{exchange.answer.text}{NBSP}»")
    yield from _behind(slide)


def quoted(line: Line) -> str:
    """The words between French quotation marks, what was left out after them."""
    if line.text.endswith(CUT):
        return f"«{NBSP}{line.text.removesuffix(CUT).strip()}{NBSP}»{NBSP}{CUT}"
    return f"«{NBSP}{line.text}{NBSP}»"


def _quote(slide: Slide) -> Iterator[Piece]:
    yield Piece("heading", slide.title)
    yield Piece("kicker", slide.kicker)
    yield from (Piece("quote", quoted(line)) for line in slide.lines)
    if slide.signature:
        by = (slide.signature.name, slide.signature.role, slide.signature.organisation)
        yield Piece("by", ", ".join(part for part in by if part))
    yield from _behind(slide)


def _behind(slide: Slide) -> Iterator[Piece]:
    """The sentences behind the lines, once each, and what the speaker is told."""
    yield from (Piece("note", remark) for remark in slide.remarks)
    seen = dict.fromkeys(words.behind(citation) for line in slide.cited() for citation in line.citations)
    if seen:
        yield Piece("small", f"{words.BEHIND}{NBSP}:")
    yield from (Piece("note", text) for text in seen)
