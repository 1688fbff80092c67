"""An answer as plain text: what is copied, and what a screen reader announces."""

from __future__ import annotations

import re
from typing import Final

from assistant.answer.reference import NBSP, reference
from assistant.types import STATUS_LABELS, Answer
from assistant.ui.labels import SOURCES, sources_count

MARKER: Final = re.compile(r"\[(\d{1,3})\]")


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
