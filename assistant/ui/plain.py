"""An answer and its citations as plain text: what is copied, and what a screen reader announces."""

from __future__ import annotations

import re
from typing import Final

from assistant.types import STATUS_LABELS, Answer, Citation
from assistant.ui.labels import NBSP, SOURCES, sources_count

MARKER: Final = re.compile(r"\[(\d{1,3})\]")


def reference(citation: Citation) -> str:
    """Where a quotation stands: speaker, title, proposition, section, page, then the footnotes."""
    parts = [citation.speaker or "", citation.source_title]
    if citation.proposition is not None:
        parts.append(f"proposition{NBSP}{citation.proposition}")
    if citation.section:
        parts.append(f"«{NBSP}{citation.section.split(' › ')[-1]}{NBSP}»")
    if citation.page is not None:
        parts.append(f"p.{NBSP}{citation.page}")
    notes = "".join(f" Note{NBSP}{note.number}{NBSP}: {note.text}" for note in citation.footnotes)
    return ", ".join(part for part in parts if part) + "." + notes


def citation_text(citation: Citation) -> str:
    """The quotation and its reference, ready to paste."""
    return f"«{NBSP}{citation.quote}{NBSP}»\n{reference(citation)}"


def answer_text(answer: Answer) -> str:
    """Question, answer and numbered sources, ready to paste."""
    parts = [answer.question, answer.text]
    if answer.citations:
        lines = [f"[{c.n}] «{NBSP}{c.quote}{NBSP}» {reference(c)}" for c in answer.citations]
        parts.append("\n".join([f"{SOURCES}{NBSP}:", *lines]))
    return "\n\n".join(parts)


def announcement(answer: Answer) -> str:
    """What a screen reader says when the answer arrives: status, text without markers, number of sources."""
    spoken = " ".join(MARKER.sub("", answer.text).split())
    return f"{STATUS_LABELS[answer.status]}. {spoken} {sources_count(len(answer.citations)).capitalize()}."
