"""What the speaker reads under a slide: the whole sentence, page, voice and footnote behind every line."""

from __future__ import annotations

from assistant.deck import words
from assistant.deck.model import Slide

NBSP = "\u00a0"


def notes_of(slide: Slide) -> str:
    """The notes of one slide; "" when it says nothing of the documents and has no remark."""
    parts = list(slide.remarks)
    parts += [f"{exchange.question}\n{exchange.whole}" for exchange in slide.exchanges]
    cited = slide.cited()
    if cited:
        parts.append(f"{words.BEHIND}{NBSP}:")
        parts += [
            f"– {line.text}\n" + "\n".join(f"   {words.behind(citation)}" for citation in line.citations)
            for line in cited
        ]
    return "\n\n".join(parts)
