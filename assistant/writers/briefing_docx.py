"""A briefing as a Word document of at most two pages, its references as true footnotes."""

from __future__ import annotations

from io import BytesIO
from typing import Any, Final

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from assistant.briefing import words
from assistant.briefing.model import Briefing, Line
from assistant.deck import theme
from assistant.writers.footnotes import Footnotes, printable
from assistant.writers.stable import EPOCH, stable_archive

_BODY: Final = 9.5  # points
_SMALL: Final = 8.0
_STYLES: Final = ("Normal", "Title", "Heading 2", "List Bullet")


def briefing_to_docx(briefing: Briefing) -> bytes:
    """The bytes of a .docx file; the same briefing gives the same bytes."""
    document = Document()
    properties = document.core_properties
    properties.title, properties.subject = printable(briefing.title)[:255], printable(briefing.subtitle)[:255]
    properties.author, properties.language = "Humanifest Assistant", "fr-FR"
    properties.keywords = f"corpus {briefing.corpus_version}"
    properties.created = properties.modified = EPOCH
    _set_up(document)
    document.add_paragraph(printable(briefing.title), style="Title")
    _small(document, briefing.subtitle)
    notes = Footnotes(document, _SMALL)
    for part, noted in briefing.noted():
        document.add_paragraph(part.heading, style="Heading 2")
        for line, note in noted:
            _bullet(document, line, notes, note.text)
        if part.empty:
            document.add_paragraph(part.empty)
    document.add_paragraph(words.SOURCES, style="Heading 2")
    for source in briefing.sources:
        document.add_paragraph(printable(source), style="List Bullet")
    _small(document, f"{briefing.closing} Corpus {briefing.corpus_version}.")
    notes.attach()
    stream = BytesIO()
    document.save(stream)
    return stable_archive(stream.getvalue())


def _set_up(document: Any) -> None:
    """A4, our font and colours, French for the spelling checker."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(1.6)
    for name in _STYLES:
        style = document.styles[name]
        style.font.name = theme.FONT
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(script), theme.FONT)
        for themed in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
            fonts.attrib.pop(qn(themed), None)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(0), Pt(2)
        style.paragraph_format.line_spacing = 1.0
    for name, size, colour in (("Title", 17.0, theme.NIGHT), ("Heading 2", 11.0, theme.TEAL)):
        document.styles[name].font.size = Pt(size)
        document.styles[name].font.color.rgb = RGBColor.from_string(colour)
    document.styles["Heading 2"].paragraph_format.space_before = Pt(6)
    document.styles["Normal"].font.size = Pt(_BODY)


def _bullet(document: Any, line: Line, notes: Footnotes, reference: str) -> None:
    paragraph = document.add_paragraph(style="List Bullet")
    if line.lead:
        paragraph.add_run(f"{printable(line.lead)} — ").bold = True
    paragraph.add_run(f"«{words.NBSP}{printable(line.quote)}{words.NBSP}»")
    notes.call(paragraph, reference)
    if line.tail:
        paragraph.add_run(f" — {printable(line.tail)}").font.color.rgb = RGBColor.from_string(theme.MUTED)


def _small(document: Any, text: str) -> None:
    run = document.add_paragraph().add_run(printable(text))
    run.font.size = Pt(_SMALL)
    run.font.color.rgb = RGBColor.from_string(theme.MUTED)
