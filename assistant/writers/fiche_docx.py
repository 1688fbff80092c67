"""A fiche as a Word document."""

from __future__ import annotations

from io import BytesIO

from docx import Document

from assistant.views.fiche import NBSP, Fiche, place, sections
from assistant.writers.stable import EPOCH, stable_archive


def fiche_to_docx(fiche: Fiche) -> bytes:
    """The bytes of a .docx file; the same fiche gives the same bytes."""
    document = Document()
    document.core_properties.title = f"Proposition {fiche.number} – {fiche.title}"
    document.core_properties.author = "Humanifest Assistant"
    document.core_properties.language = "fr-FR"
    document.core_properties.created = document.core_properties.modified = EPOCH
    document.add_heading(f"Proposition {fiche.number} – {fiche.title}", level=1)
    document.add_paragraph(f"Axe {fiche.axis}{NBSP}: {fiche.axis_title}")
    if fiche.figures:
        document.add_heading("Les chiffres", level=2)
        for figure in fiche.figures:
            paragraph = document.add_paragraph(style="List Bullet")
            paragraph.add_run(figure.text).bold = True
            paragraph.add_run(f" — «{NBSP}{figure.quote}{NBSP}» ({place(figure.page)}{figure.source})")
    for heading, lines in sections(fiche):
        document.add_heading(heading, level=2)
        for line in lines:
            document.add_paragraph(line, style="List Bullet")
    document.add_paragraph(f"Source{NBSP}: {fiche.source_title}. Corpus {fiche.corpus_version}.")
    stream = BytesIO()
    document.save(stream)
    return stable_archive(stream.getvalue())
