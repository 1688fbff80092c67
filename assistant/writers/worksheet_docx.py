"""A worksheet as a Word document: landscape, one table of three columns a proposition."""

from __future__ import annotations

import re
from collections.abc import Iterable
from io import BytesIO
from typing import Any, Final

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from assistant.worksheet import words
from assistant.worksheet.types import Sheet, Worksheet
from assistant.writers.stable import EPOCH, stable_archive

_BOX: Final = "\N{BALLOT BOX}\N{NO-BREAK SPACE}"
_MARGIN: Final = Cm(1.8)
_WIDTHS: Final = (Cm(12.4), Cm(6.6), Cm(7.1))  # of the three columns, together the width between the margins
# XML 1.0 holds no other control characters, no lone surrogates.
_UNPRINTABLE: Final = re.compile(r"[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def worksheet_to_docx(worksheet: Worksheet) -> bytes:
    """The bytes of a .docx file; the same worksheet gives the same bytes."""
    document = Document()
    _set_up(document)
    document.add_heading(words.TITLE, level=1)
    for label, value in words.given_lines(worksheet.situation):
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{label}\N{NO-BREAK SPACE}: ").bold = True
        paragraph.add_run(_printable(value))
    for ours in filter(None, (worksheet.alert, worksheet.message)):
        paragraph = document.add_paragraph()
        paragraph.add_run(ours).bold = True
        paragraph.add_run(f" {words.OURS}").italic = True
    if worksheet.sheets:
        _body(document, worksheet)
    stream = BytesIO()
    document.save(stream)
    return stable_archive(stream.getvalue())


def _set_up(document: Any) -> None:
    properties = document.core_properties
    properties.title = words.TITLE
    properties.author = "Humanifest Assistant"
    properties.language = "fr-FR"
    properties.created = properties.modified = EPOCH
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21.0)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN
    document.styles["Normal"].font.size = Pt(10)
    document.styles["Normal"].paragraph_format.space_after = Pt(4)


def _body(document: Any, worksheet: Worksheet) -> None:
    for sheet in worksheet.sheets:
        _sheet(document, sheet)
    if line := words.others_line(worksheet):
        document.add_paragraph(line)
    if lines := words.silence_lines(worksheet):
        _list(document, words.SILENT, lines, note=words.OURS)
    if worksheet.about_structure:
        _list(document, words.ABOUT, map(words.quoted_line, worksheet.about_structure))
    _list(document, words.ASKS, map(words.quoted_line, worksheet.asks), words.NO_ASKS)
    _list(document, words.COMMITS, map(words.quoted_line, worksheet.commits), words.NO_COMMITS)
    document.add_heading(words.STEPS, level=2)
    if worksheet.steps:
        document.add_paragraph().add_run(f"{words.STEPS_INTRO} {words.OURS}").italic = True
    for step in worksheet.steps:
        document.add_paragraph(f"{_BOX}{words.step_line(step)}")
    if not worksheet.steps:
        document.add_paragraph(words.NO_STEPS)
    document.add_paragraph(words.NO_ADVICE)
    document.add_paragraph(words.source_line(worksheet))


def _sheet(document: Any, sheet: Sheet) -> None:
    document.add_heading(words.heading(sheet) + ("" if sheet.close else f" ({words.FARTHER.lower()})"), level=2)
    table = document.add_table(rows=2, cols=3, style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, _WIDTHS, strict=True):
        column.width = width
    for row in table.rows:
        for cell, width in zip(row.cells, _WIDTHS, strict=True):
            cell.width = width
    for cell, title in zip(table.rows[0].cells, (words.SAYS, words.QUESTIONS, words.UNSAID), strict=True):
        cell.paragraphs[0].add_run(title).bold = True
    _repeat_on_each_page(table.rows[0])
    says, questions, unsaid = table.rows[1].cells
    _fill(says, words.REASONS, map(words.quoted_line, sheet.reasons))
    if sheet.says:
        _fill(says, words.ALSO, map(words.quoted_line, sheet.says), more=True)
    _fill(questions, words.OURS, sheet.questions)
    _fill(unsaid, words.OURS, map(words.unsaid_line, sheet.unsaid))


def _repeat_on_each_page(row: Any) -> None:
    properties = row._tr.get_or_add_trPr()
    header = OxmlElement("w:tblHeader")
    header.set(qn("w:val"), "true")
    properties.append(header)


def _fill(cell: Any, head: str, lines: Iterable[str], *, more: bool = False) -> None:
    first = cell.add_paragraph() if more else cell.paragraphs[0]
    first.add_run(head).italic = True
    for line in lines:
        cell.add_paragraph(_printable(line), style="List Bullet")


def _list(document: Any, heading: str, lines: Iterable[str], empty: str = "", note: str = "") -> None:
    document.add_heading(heading, level=2)
    if note:
        document.add_paragraph().add_run(note).italic = True
    listed = list(lines)
    for line in listed:
        document.add_paragraph(_printable(line), style="List Bullet")
    if not listed:
        document.add_paragraph(empty)


def _printable(text: str) -> str:
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text)
