"""The whole manifesto, written in each format and read back: no word lost, no paragraph cut or glued."""

from __future__ import annotations

import html
from collections.abc import Callable
from typing import Any

import docx
import pytest

from corpus.load import DOCUMENTS
from corpus.readers import read_bytes
from corpus.types import Block, BlockKind

SIZES = {1: 18, 2: 15, 3: 13, 4: 12.5}


@pytest.fixture(scope="module")
def manifesto() -> tuple[Block, ...]:
    blocks = read_bytes((DOCUMENTS / "humanifest-chapitre-2.md").read_bytes(), ".md").blocks
    assert len(blocks) > 200
    return blocks


def shape(blocks: tuple[Block, ...]) -> list[tuple[BlockKind, int, str]]:
    """Kind, level and text; call-outs and quotations are plain paragraphs where the format has no such thing."""
    kept = (BlockKind.HEADING, BlockKind.ITEM)
    return [(block.kind if block.kind in kept else BlockKind.PARAGRAPH, block.level, block.text) for block in blocks]


def test_word(manifesto: tuple[Block, ...], saved: Callable[..., bytes]) -> None:
    document = docx.Document()
    for block in manifesto:
        if block.kind is BlockKind.HEADING:
            document.add_heading(block.text, block.level)
        else:
            document.add_paragraph(block.text, style="List Bullet" if block.kind is BlockKind.ITEM else None)
    assert shape(read_bytes(saved(document), ".docx").blocks) == shape(manifesto)


def test_html(manifesto: tuple[Block, ...]) -> None:
    parts = []
    for block in manifesto:
        name = f"h{block.level}" if block.level else "li" if block.kind is BlockKind.ITEM else "p"
        parts.append(f"<{name}>{html.escape(block.text)}</{name}>")
    page = f"<meta charset=utf-8><nav>Menu</nav><article>{''.join(parts)}</article><footer>Bas</footer>"
    assert shape(read_bytes(page.encode(), ".html").blocks) == shape(manifesto)


def test_text(manifesto: tuple[Block, ...]) -> None:
    parts = []
    for block in manifesto:
        bullet = "• " if block.kind is BlockKind.ITEM else ""
        under = "\n" + "=" * len(block.text) if block.level else ""
        parts.append(f"{bullet}{block.text}{under}")
    found = shape(read_bytes("\n\n".join(parts).encode(), ".txt").blocks)
    assert [text for *_, text in found] == [block.text for block in manifesto]


def test_pdf(manifesto: tuple[Block, ...], report: Callable[..., Any]) -> None:
    pdf = report("Humanifest, chapitre 2")
    pdf.set_auto_page_break(True, 25)
    printable = [
        (kind, level, text.encode("cp1252", "replace").decode("cp1252")) for kind, level, text in shape(manifesto)
    ]
    for kind, level, text in printable:
        if kind is BlockKind.HEADING:
            pdf.title_line(text, SIZES[level])
        else:
            pdf.body(f"• {text}" if kind is BlockKind.ITEM else text)
    found = [(block.kind, block.level, " ".join(block.text.split())) for block in read_bytes(pdf.data(), ".pdf").blocks]
    expected = [(kind, level, " ".join(text.split())) for kind, level, text in printable]
    assert [text for *_, text in found] == [text for *_, text in expected]
    assert [kind for kind, *_ in found] == [kind for kind, *_ in expected]
