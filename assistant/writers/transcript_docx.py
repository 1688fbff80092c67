"""A conversation as a Word document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import BytesIO
from typing import Final

from docx import Document
from docx.shared import Pt

from assistant.journal.transcript import SOURCES, Exchange, source_lines
from assistant.writers.stable import EPOCH, stable_archive

# XML 1.0 holds no other control characters, no lone surrogates.
_UNPRINTABLE: Final = re.compile(r"[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def transcript_to_docx(title: str, exchanges: Sequence[Exchange]) -> bytes:
    """The bytes of a .docx file: each question a heading, its answer, its numbered sources."""
    document = Document()
    document.core_properties.title = _printable(title)[:255]
    document.core_properties.author = "Humanifest Assistant"
    document.core_properties.language = "fr-FR"
    document.core_properties.created = document.core_properties.modified = EPOCH
    document.add_heading(_printable(title), level=1)
    for exchange in exchanges:
        answer = exchange.answer
        document.add_heading(_printable(" ".join(answer.question.split())), level=2)
        document.add_paragraph().add_run(_printable(exchange.facts)).italic = True
        if answer.notice:
            document.add_paragraph(_printable(answer.notice))
        for line in filter(None, answer.text.splitlines()):
            listed = line.startswith("- ")
            document.add_paragraph(_printable(line[2:] if listed else line), style="List Bullet" if listed else None)
        if answer.citations:
            document.add_heading(SOURCES, level=3)
        for number, quote, place in source_lines(answer):
            paragraph = document.add_paragraph(_printable(f"[{number}] {quote} "))
            paragraph.add_run(_printable(place)).font.size = Pt(9)
    versions = sorted({exchange.answer.corpus_version for exchange in exchanges})
    document.add_paragraph(f"Humanifest Assistant, corpus {', '.join(versions)}.")
    stream = BytesIO()
    document.save(stream)
    return stable_archive(stream.getvalue())


def _printable(text: str) -> str:
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text)
