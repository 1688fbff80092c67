"""Real files in every accepted format, made on the spot."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import docx
import pytest
from fpdf import FPDF


class Report(FPDF):
    """A report with a running head and page numbers, in the core fonts (Windows-1252)."""

    head = "Rapport annuel 2024"

    def __init__(self) -> None:
        super().__init__()
        self.core_fonts_encoding = "cp1252"

    def header(self) -> None:
        if self.head:
            self.set_font("helvetica", size=8)
            self.cell(0, 8, self.head, new_x="LMARGIN", new_y="NEXT")

    def footer(self) -> None:
        if self.head:
            self.set_y(-15)
            self.set_font("helvetica", size=8)
            self.cell(0, 8, f"Page {self.page_no()} / 9")

    def title_line(self, text: str, size: int = 16) -> None:
        self.set_font("helvetica", "B", size)
        self.multi_cell(0, size * 0.6, text, new_x="LMARGIN", new_y="NEXT")
        self.ln(3)

    def body(self, text: str) -> None:
        self.set_font("helvetica", size=11)
        self.multi_cell(0, 6, text, new_x="LMARGIN", new_y="NEXT")
        self.ln(4)

    def data(self) -> bytes:
        return bytes(self.output())


@pytest.fixture
def report() -> Callable[..., Report]:
    def make(head: str = Report.head) -> Report:
        pdf = Report()
        pdf.head = head
        pdf.add_page()
        return pdf

    return make


@pytest.fixture
def saved() -> Callable[[docx.document.Document], bytes]:
    def save(document: docx.document.Document) -> bytes:
        stream = BytesIO()
        document.save(stream)
        return stream.getvalue()

    return save
