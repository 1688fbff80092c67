"""The files open again, hold every quotation, and are the same bytes for the same presentation."""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from pptx import Presentation
from pptx.util import Inches

from assistant.deck.clauses import CUT
from assistant.deck.model import Deck
from assistant.writers.deck_docx import deck_to_docx
from assistant.writers.deck_markdown import deck_to_markdown
from assistant.writers.deck_pptx import deck_to_pptx

WRITERS: list[Callable[[Deck], bytes]] = [deck_to_pptx, deck_to_docx, lambda deck: deck_to_markdown(deck).encode()]


def squeezed(text: str) -> str:
    return " ".join(text.split())


def text_of(slide: object) -> str:
    return squeezed(" ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame))  # type: ignore[attr-defined]


def test_slides_open_again_with_their_lines_and_their_notes(decks: dict[str, Deck]) -> None:
    for deck in decks.values():
        opened = Presentation(BytesIO(deck_to_pptx(deck)))
        assert (opened.slide_width, opened.slide_height) == (Inches(13.333), Inches(7.5))
        assert len(opened.slides) == len(deck.slides)
        for shown, slide in zip(opened.slides, deck.slides, strict=True):
            text = text_of(shown)
            assert shown.shapes.title.text_frame.text == slide.title
            notes = squeezed(shown.notes_slide.notes_text_frame.text) if shown.has_notes_slide else ""
            bars = {bar.line.text for bar in slide.chart.bars} if slide.chart else set()
            for line in slide.cited():
                assert squeezed(line.text).removesuffix(CUT).strip() in text or line.text in bars
                for citation in line.citations:
                    assert squeezed(citation.quote) in notes
                    assert citation.page is None or f"p. {citation.page}" in notes.replace("\u00a0", " ")
                    assert citation.speaker is None or citation.speaker in notes
                    assert all(squeezed(note.text) in notes for note in citation.footnotes)
            if slide.kind == "quote" and slide.signature:
                signed = (slide.signature.name, slide.signature.role, slide.signature.organisation)
                assert all(squeezed(part) in text for part in signed), (signed, text)
            assert slide.kind == "title" or deck.corpus_version in text


def test_charts_are_native_and_say_their_figures(decks: dict[str, Deck]) -> None:
    seen = 0
    for deck in decks.values():
        opened = Presentation(BytesIO(deck_to_pptx(deck)))
        for shown, slide in zip(opened.slides, deck.slides, strict=True):
            graphs = [shape for shape in shown.shapes if shape.has_chart]
            assert bool(graphs) == bool(slide.chart)
            if slide.chart:
                plot = graphs[0].chart.plots[0]
                assert list(plot.categories) == [bar.line.text for bar in slide.chart.bars]
                assert list(plot.series[0].values) == [bar.value for bar in slide.chart.bars]
                described = graphs[0]._element.nvGraphicFramePr.cNvPr.get("descr")
                assert all(bar.worded in described for bar in slide.chart.bars)
                seen += 1
    assert seen > 2


def test_what_a_figure_says_besides_its_number_is_on_its_bar(decks: dict[str, Deck]) -> None:
    """« jusqu’à 70 % » is no « 70 % »."""
    deck = decks["5-9-direction-15"]
    with ZipFile(BytesIO(deck_to_pptx(deck))) as archive:
        charts = " ".join(archive.read(n).decode() for n in archive.namelist() if re.search(r"charts/chart.*\.xml$", n))
    assert "jusqu’à" in charts


def test_the_template_is_ours(decks: dict[str, Deck]) -> None:
    opened = Presentation(BytesIO(deck_to_pptx(decks["1-ca-5"])))
    assert [layout.name for layout in opened.slide_layouts] == ["Ouverture", "Contenu", "Parole et questions"]
    for owner in (opened.slide_master, *opened.slide_layouts):
        for shape in owner.placeholders:
            assert shape.left >= 0 and shape.left + shape.width <= opened.slide_width
            assert shape.top >= 0 and shape.top + shape.height <= opened.slide_height


def test_nothing_of_another_file_is_left(decks: dict[str, Deck]) -> None:
    with ZipFile(BytesIO(deck_to_pptx(decks["1-ca-5"]))) as archive:
        names = archive.namelist()
        assert not [n for n in names if "thumbnail" in n or "printerSettings" in n or n.endswith("app.xml")]
        assert b"screen4x3" not in archive.read("ppt/presentation.xml")
        assert len([n for n in names if re.search(r"slideLayouts/slideLayout\d+\.xml$", n)]) == 3


def test_word_and_markdown_hold_every_line_and_every_sentence(decks: dict[str, Deck]) -> None:
    for deck in decks.values():
        document = Document(BytesIO(deck_to_docx(deck)))
        word = squeezed(" ".join(p.text for p in document.paragraphs))
        markdown = squeezed(re.sub(r"\\([\\`*_#<>|])", r"\1", deck_to_markdown(deck)))
        for slide in deck.slides:
            for text in (word, markdown):
                assert squeezed(slide.title) in text
                for line in slide.cited():
                    assert squeezed(line.text).removesuffix(CUT).strip() in text
                    assert all(squeezed(citation.quote) in text for citation in line.citations)
        assert document.core_properties.title == deck.title
        assert "Heading 2" in {p.style.name for p in document.paragraphs}


@pytest.mark.parametrize("write", WRITERS, ids=["pptx", "docx", "md"])
def test_the_same_presentation_is_the_same_bytes(decks: dict[str, Deck], write: Callable[[Deck], bytes]) -> None:
    deck = decks["5-9-direction-15"]
    first = hashlib.sha256(write(deck)).hexdigest()
    time.sleep(2.1)  # an archive counts time by two seconds
    assert hashlib.sha256(write(deck)).hexdigest() == first
    assert hashlib.sha256(write(replace(deck, title="Autre"))).hexdigest() != first or write is WRITERS[2]
