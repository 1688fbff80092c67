"""Slides as LibreOffice draws them: each text stays in its box, nothing covers it, no slide is blank."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from assistant.deck import theme
from assistant.deck.layout import lay_out
from assistant.deck.model import Deck
from assistant.deck.page import Box
from assistant.writers.deck_pptx import deck_to_pptx

pdfium = pytest.importorskip("pypdfium2", reason="pypdfium2 n’est pas installé (pip install pypdfium2)")
SLACK = 3.0  # points around a box: what a letter may stand out by


@pytest.fixture(scope="module")
def drawn(decks: dict[str, Deck], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Every deck as a PDF, opened."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice n’est pas installé (apt-get install libreoffice-impress)")
    folder = tmp_path_factory.mktemp("decks")
    files = []
    for name, deck in decks.items():
        file = folder / f"{name}.pptx"
        file.write_bytes(deck_to_pptx(deck))
        files.append(file)
    subprocess.run(
        [
            office, "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "pdf",
            "--outdir", folder, *files,
        ],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return {name: pdfium.PdfDocument(Path(folder / f"{name}.pdf")) for name in decks}


def bare(text: str) -> str:
    """Letters only: blanks, soft hyphens and marks that a font may draw as another are left out."""
    return "".join(c for c in text if c.isalnum())


def test_every_text_is_in_its_box_and_alone(decks: dict[str, Deck], drawn: dict[str, Any]) -> None:
    checked = 0
    for name, deck in decks.items():
        assert len(drawn[name]) == len(deck.slides)
        for page, sheet in zip(lay_out(deck), drawn[name], strict=True):
            wide, high = sheet.get_size()
            scale = wide / theme.WIDE
            text = sheet.get_textpage()
            for box in page.items:
                if not isinstance(box, Box) or not box.paragraphs:
                    continue
                expected = bare("".join(run.text for p in box.paragraphs for run in p.runs))
                if "/" in "".join(run.text for p in box.paragraphs for run in p.runs) and box.align == "right":
                    continue  # the page number: the file counts by itself, without the total
                held = text.get_text_bounded(
                    left=box.x * scale - SLACK,
                    bottom=high - (box.y + box.h) * scale - SLACK,
                    right=(box.x + box.w) * scale + SLACK,
                    top=high - box.y * scale + SLACK,
                )
                assert bare(held) == expected, (name, page.slide_id, held)
                checked += 1
    assert checked > 400


def test_no_text_is_outside_every_box(decks: dict[str, Deck], drawn: dict[str, Any]) -> None:
    """All the letters of a slide are those of its boxes and of its chart: nothing was added, nothing lost."""
    for name, deck in decks.items():
        for page, slide, sheet in zip(lay_out(deck), deck.slides, drawn[name], strict=True):
            boxes = [b for b in page.items if isinstance(b, Box)]
            written = "".join(run.text for b in boxes for p in b.paragraphs for run in p.runs)
            labels = "".join(bar.worded for bar in slide.chart.bars) if slide.chart else ""
            # The file counts its slides by itself; the total stands in the preview only.
            total = "" if slide.kind == "title" else f"{len(deck.slides)}"
            shown = sheet.get_textpage().get_text_range()
            assert sorted(bare(shown + total)) == sorted(bare(written + labels)), (name, page.slide_id)


def test_numbers_of_bars_stand_level_with_their_labels(decks: dict[str, Deck], drawn: dict[str, Any]) -> None:
    seen = 0
    for name, deck in decks.items():
        for page, slide, sheet in zip(lay_out(deck), deck.slides, drawn[name], strict=True):
            if not slide.chart:
                continue
            wide, high = sheet.get_size()
            scale = wide / theme.WIDE
            frame = next(item for item in page.items if not isinstance(item, Box))
            band = frame.h / len(slide.chart.bars)
            for i, bar in enumerate(slide.chart.bars):
                top = high - (frame.y + i * band) * scale
                held = sheet.get_textpage().get_text_bounded(
                    left=frame.x * scale, bottom=top - band * scale, right=(frame.x + frame.w) * scale, top=top
                )
                assert bare(held) == bare(bar.worded), (name, slide.id, held)
                seen += 1
    assert seen > 4


def test_no_slide_is_blank(decks: dict[str, Deck], drawn: dict[str, Any]) -> None:
    for name in decks:
        for sheet in drawn[name]:
            picture = sheet.render(scale=0.5).to_pil().convert("L")
            low, high = picture.getextrema()
            assert high - low > 100
            assert sum(count > 0 for count in picture.histogram()) > 20
