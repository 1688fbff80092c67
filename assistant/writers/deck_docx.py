"""A presentation as a Word document: the same content as the slides, with the sentences behind every line."""

from __future__ import annotations

from io import BytesIO
from typing import Any, Final

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from assistant.deck import theme
from assistant.deck.model import Deck
from assistant.deck.outline import Piece, Style, outline
from assistant.writers.stable import EPOCH, stable_archive

_STYLES: Final[dict[Style, str]] = {
    "title": "Title", "subtitle": "Subtitle", "heading": "Heading 2", "kicker": "Normal", "bullet": "List Bullet",
    "quote": "Quote", "by": "Normal", "question": "Heading 3", "small": "Normal", "note": "Normal",
}  # fmt: skip
_SIZES: Final[dict[Style, float]] = {"kicker": 10.0, "small": 9.0, "note": 9.0}
_MUTED: Final = frozenset({"kicker", "small", "note"})


def deck_to_docx(deck: Deck) -> bytes:
    """The bytes of a .docx file."""
    document = Document()
    properties = document.core_properties
    properties.title, properties.author, properties.language = deck.title, "Humanifest Assistant", "fr-FR"
    properties.subject, properties.keywords = deck.subtitle, f"corpus {deck.corpus_version}"
    properties.created = properties.modified = EPOCH
    _restyle(document)
    for piece in outline(deck):
        _write(document, piece)
    stream = BytesIO()
    document.save(stream)
    return stable_archive(stream.getvalue())


def _restyle(document: Any) -> None:
    """Our font, our colours, a page in A4, French for the spelling checker."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    for name in {*_STYLES.values()}:
        style = document.styles[name]
        style.font.name = theme.FONT
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(script), theme.FONT)
        for themed in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
            fonts.attrib.pop(qn(themed), None)
    for name, colour in (
        ("Title", theme.NIGHT),
        ("Subtitle", theme.MUTED),
        ("Heading 2", theme.TEAL),
        ("Heading 3", theme.INK),
    ):
        document.styles[name].font.color.rgb = RGBColor.from_string(colour)
    document.styles["Normal"].font.size = Pt(11)


def _write(document: Any, piece: Piece) -> None:
    paragraph = document.add_paragraph(style=_STYLES[piece.style])
    if piece.style in {"heading", "question", "kicker"}:
        paragraph.paragraph_format.keep_with_next = True
    runs = [(piece.lead, True)] if piece.lead else []
    for content, bold in [*runs, (f"{' ' if piece.lead else ''}{piece.text}", piece.style == "by")]:
        run = paragraph.add_run(content)
        run.bold = bold or None
        if piece.style in _SIZES:
            run.font.size = Pt(_SIZES[piece.style])
        if piece.style in _MUTED:
            run.font.color.rgb = RGBColor.from_string(theme.MUTED)
