"""What was understood of a file, before it is added."""

from __future__ import annotations

from pathlib import Path

import pytest
from fpdf import FPDF

from assistant.dates import french_date
from assistant.editing import Fields, NewFile
from assistant.preview import known_as, preview
from assistant.service import Assistant
from assistant.settings import load_settings
from assistant.views.documents import document_rows
from corpus.errors import CorpusError, UnreadableFile

PROSE = "La crèche des Tilleuls accueille 48 enfants. Elle ouvre à sept heures du matin, du lundi au vendredi. "


def report(*, blank: bool = False) -> NewFile:
    """Two pages with a heading each, and a blank one between them when asked."""
    made = FPDF()
    made.set_title("Rapport de la crèche")
    made.set_author("Association des Tilleuls")
    for heading in ("Les enfants", "Le jardin"):
        made.add_page()
        made.set_font("Helvetica", "B", 18)
        made.multi_cell(0, 12, heading, new_x="LMARGIN", new_y="NEXT")
        made.set_font("Helvetica", size=11)
        made.multi_cell(0, 6, PROSE * 4)
        if blank and heading == "Les enfants":
            made.add_page()
    return NewFile("rapport.pdf", bytes(made.output()))


def test_a_pdf_is_shown_with_its_title_its_sections_and_their_pages() -> None:
    seen = preview(report())
    assert (seen.source.title, seen.source.author) == ("Rapport de la crèche", "Association des Tilleuls")
    assert [(h.title, h.page, h.sentences) for h in seen.headings] == [("Les enfants", 1, 8), ("Le jardin", 2, 8)]
    assert seen.pages == 2 and seen.sentences == 16 and seen.figures > 0
    assert seen.opening[0] == "La crèche des Tilleuls accueille 48 enfants."
    assert seen.warnings == ()
    assert seen.created  # when the file was made is no date of publication
    assert seen.source.published == ""


def test_a_page_without_text_is_named() -> None:
    (warning,) = preview(report(blank=True)).warnings
    assert "page\u00a02" in warning and "OCR" in warning


def test_a_scanned_pdf_and_a_text_of_nothing_are_refused() -> None:
    made = FPDF()
    made.add_page()
    made.add_page()
    with pytest.raises(UnreadableFile, match="OCR"):
        preview(NewFile("scan.pdf", bytes(made.output())))
    with pytest.raises(UnreadableFile, match="vide"):
        preview(NewFile("rien.md", b"\n\n"))


def test_the_notes_and_the_date_of_a_markdown_file_are_read() -> None:
    text = "---\ntitle: Un avis\ndate: 2024-05-02\n---\n# Un avis\n\nLe budget augmente[^1].\n\n[^1]: Loi de 2023.\n"
    seen = preview(NewFile("avis.md", text.encode()))
    assert [note.text for note in seen.footnotes] == ["Loi de 2023."]
    assert seen.source.published == "2024-05-02" and seen.pages is None
    assert seen.opening == ("Le budget augmente.",)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("# Un titre seul\n", "Aucune phrase"),
        ("Une phrase sans titre de section.\n", "Aucun titre"),
        ("# Titre\n\nUn caract\N{REPLACEMENT CHARACTER}re perdu.\n", "caractères"),
    ],
)
def test_what_may_be_wrong_is_said(text: str, said: str) -> None:
    assert any(said in warning for warning in preview(NewFile("note.md", text.encode())).warnings)


def test_fields_win_over_the_file_and_wrong_ones_are_refused() -> None:
    seen = preview(report())
    entry = seen.entry(Fields(title="Autre titre", date="2025-03"))
    assert (entry.title, entry.published, entry.author) == ("Autre titre", "2025-03", "Association des Tilleuls")
    with pytest.raises(CorpusError, match="date"):
        seen.entry(Fields(date="bientôt"))
    with pytest.raises(CorpusError, match="adresse"):
        seen.entry(Fields(url="javascript:alert(1)"))


def test_what_is_there_already_is_known_before_anything_is_done() -> None:
    folder: Path = load_settings().corpus_dir
    edition = folder / "humanifest-chapitre-2.md"
    assert "déjà dans les documents" in known_as(folder, preview(NewFile(edition.name, edition.read_bytes())).source)
    same_title = preview(NewFile("a.md", b"# Humanifest chapitre 2\n\nUne phrase.\n"))
    assert "porte déjà ce titre" in known_as(folder, same_title.source)
    assert known_as(folder, preview(report()).source) == ""


def test_the_rows_count_what_the_index_holds(assistant: Assistant) -> None:
    rows = document_rows(assistant.index)
    assert [row.source.id for row in rows] == [d.source.id for d in assistant.corpus.documents]
    assert sum(row.passages for row in rows) == len(assistant.index.passages)
    assert sum(row.figures for row in rows) == len(assistant.corpus.figures)
    assert rows[0].kind == "Manifeste" and rows[0].date == "mars 2025" and rows[0].pages == 13
    assert not any(row.added for row in rows)


@pytest.mark.parametrize(
    ("iso", "said"),
    [("2025-03-26", "26 mars 2025"), ("2025-08-01", "1er août 2025"), ("2025-03", "mars 2025"), ("2025", "2025"),
     ("", ""), ("2025-13", "2025-13"), ("mars", "mars"), ("2025-03-26-1", "2025-03-26-1")],
)  # fmt: skip
def test_dates_are_said_in_french(iso: str, said: str) -> None:
    assert french_date(iso) == said
