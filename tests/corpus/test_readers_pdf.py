"""The PDF reader on documents made with fpdf2, and the pure layout rules behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from fpdf.enums import AccessPermission, EncryptionMethod

from corpus.errors import UnreadableFile
from corpus.readers import pdf as reader
from corpus.readers.furniture import Line, drop_furniture
from corpus.readers.layout import blocks_of, join_lines, paragraphs
from corpus.readers.pdf import read
from corpus.types import BlockKind, Footnote, NoteCall

Make = Callable[..., Any]
BODIES = (
    "Les salariés attendent une écoute réelle et la reconnaissance du travail accompli dans chaque établissement.",
    "Le reporting pèse sur les équipes, qui demandent du temps pour les personnes accompagnées et leurs collègues.",
    "La formation des encadrants est la première mesure demandée, avant même la révision des rémunérations.",
    "Enfin, la confiance accordée aux équipes est présentée comme le levier le plus simple et le moins coûteux.",
)


def _report(make: Make) -> Any:
    pdf = make()
    for number, body in enumerate(BODIES, start=1):
        if number > 1:
            pdf.add_page()
        pdf.title_line(f"Partie {number} du rapport")
        pdf.body(body)
    return pdf


def test_pages_running_heads_and_titles(report: Make) -> None:
    parsed = read(_report(report).data())
    assert [(block.page, block.level, block.text) for block in parsed.blocks] == [
        found
        for number, body in enumerate(BODIES, start=1)
        for found in ((number, 1, f"Partie {number} du rapport"), (number, 0, body))
    ]


def test_a_sentence_across_pages_is_one_block_on_its_first_page(report: Make) -> None:
    pdf = report()
    pdf.body(BODIES[0])
    pdf.body("Cette phrase commence sur une page et")
    pdf.add_page()
    pdf.body("se termine sur la suivante.")
    pdf.add_page()
    pdf.body(BODIES[1])
    found = [(block.page, block.text) for block in read(pdf.data()).blocks]
    assert found == [
        (1, BODIES[0]),
        (1, "Cette phrase commence sur une page et se termine sur la suivante."),
        (3, BODIES[1]),
    ]


def test_bookmarks_are_titles_whatever_their_size(report: Make) -> None:
    pdf = report("")
    pdf.set_font("helvetica", size=11)
    pdf.start_section("Première partie")
    pdf.start_section("Un titre discret", level=1)
    pdf.body("Un titre discret")
    pdf.body(BODIES[0])
    assert [(block.level, block.text) for block in read(pdf.data()).blocks] == [(2, "Un titre discret"), (0, BODIES[0])]


def test_items_and_broken_words(report: Make) -> None:
    pdf = report("")
    pdf.body("Le secteur médico-social recrute.")
    pdf.body("Les métiers médico-\nsociaux et les établis-\nsements du secteur médico-\nsocial : peut-\nêtre.")
    pdf.body("• un point\n• un autre point qui est\nplus long")
    assert [(block.kind, block.text) for block in read(pdf.data()).blocks] == [
        (BlockKind.PARAGRAPH, "Le secteur médico-social recrute."),
        (BlockKind.PARAGRAPH, "Les métiers médico-sociaux et les établissements du secteur médico-social : peut-être."),
        (BlockKind.ITEM, "un point"),
        (BlockKind.ITEM, "un autre point qui est plus long"),
    ]


def test_footnotes_leave_the_text(report: Make) -> None:
    pdf = report("")
    pdf.set_font("helvetica", size=11)
    pdf.write(6, BODIES[0] + " Elles jugent leur utilité sociale")
    pdf.char_vpos = "SUP"
    pdf.write(6, "2")
    pdf.char_vpos = "LINE"
    pdf.write(6, " très forte, sur 12 m")
    pdf.char_vpos = "SUP"
    pdf.write(6, "3")
    pdf.char_vpos = "LINE"
    pdf.write(6, ".")
    pdf.set_y(-40)
    pdf.set_font("helvetica", size=8)
    pdf.multi_cell(0, 4, "2. Enquête nationale,\nseptembre 2024.")
    parsed = read(pdf.data())
    (block,) = parsed.blocks
    assert block.text.endswith("utilité sociale très forte, sur 12 m3.")
    assert block.calls == (NoteCall(block.text.index("sociale très") + len("sociale"), 2),)
    assert parsed.footnotes == (Footnote(2, "Enquête nationale, septembre 2024.", 1),)


def test_document_information(report: Make) -> None:
    pdf = report("")
    pdf.set_title("Le titre")
    pdf.set_author("Anne Tuc")
    pdf.body(BODIES[0])
    metadata = read(pdf.data()).metadata
    assert (metadata["title"], metadata["author"]) == ("Le titre", "Anne Tuc")
    assert "date" not in metadata


def test_a_password_is_asked_to_be_removed_an_owner_password_is_not(report: Make) -> None:
    for user, readable in (("secret", False), ("", True)):
        pdf = report("")
        pdf.body(BODIES[0])
        pdf.set_encryption("patron", user, EncryptionMethod.RC4, AccessPermission.none())
        if readable:
            assert read(pdf.data()).blocks[0].text == BODIES[0]
        else:
            with pytest.raises(UnreadableFile, match="mot de passe"):
                read(pdf.data())


def test_a_scanned_document_asks_for_character_recognition(report: Make) -> None:
    pdf = report("")
    for _ in range(3):
        pdf.rect(10, 10, 80, 80, style="F")
        pdf.add_page()
    with pytest.raises(UnreadableFile, match="OCR"):
        read(pdf.data())


@pytest.mark.parametrize("cut", [8, 60, 700])
def test_truncated_documents_are_refused_or_read_never_fatal(report: Make, cut: int) -> None:
    pdf = report("")
    pdf.body(BODIES[0])
    data = pdf.data()
    try:
        assert [block.text for block in read(data[:-cut]).blocks] == [BODIES[0]]
    except UnreadableFile as error:
        assert "PDF" in str(error)


def test_garbage_under_a_pdf_name() -> None:
    with pytest.raises(UnreadableFile, match="endommagé"):
        read(b"%PDF-1.7\n" + b"garbage " * 500)


def test_too_many_pages(report: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MAX_PAGES", 3)
    with pytest.raises(UnreadableFile, match="4 pages"):
        read(_report(report).data())


def lines(*texts: str, page: int = 1, size: float = 11.0, top: float = 700.0, step: float = 14.0) -> list[Line]:
    return [Line(text, page, size, top - step * place) for place, text in enumerate(texts)]


def test_page_numbers_need_to_follow_the_pages() -> None:
    pages = [[*lines(f"Corps de la page {n} avec du texte", page=n), Line(str(n + 4), n, 8.0, 30.0)] for n in (1, 2, 3)]
    assert all(len(page) == 1 for page in drop_furniture(pages))
    figures = [[*lines("Corps du texte", page=n), Line(text, n, 30.0, 30.0)] for n, text in ((1, "75"), (2, "40"))]
    assert all(len(page) == 2 for page in drop_furniture(figures))


def test_a_line_repeated_at_other_heights_is_no_running_head() -> None:
    pages = [lines("Ce que l’on vise", f"Suite {n}", page=n, top=700.0 - 60 * n) for n in (1, 2, 3)]
    assert drop_furniture(pages) == pages


def test_a_wider_gap_or_another_size_ends_a_paragraph() -> None:
    page = [*lines("un", "deux"), *lines("trois", "quatre", top=640.0), *lines("cinq", size=16.0, top=612.0)]
    assert [[line.text for line in group] for group in paragraphs(page)] == [
        ["un", "deux"],
        ["trois", "quatre"],
        ["cinq"],
    ]


def test_a_new_column_goes_on_with_an_unfinished_sentence() -> None:
    page = [
        *lines("une phrase qui", "se poursuit dans la"),
        *lines("colonne suivante.", "Fin."),
        *lines("Autre colonne."),
    ]
    texts = [block.text for block in blocks_of([page], {})[0]]
    assert texts == ["une phrase qui se poursuit dans la colonne suivante. Fin.", "Autre colonne."]


@pytest.mark.parametrize(
    ("text", "line", "joined"),
    [
        ("les établis-", "sements", "les établissements"),
        ("le mot", "suivant", "le mot suivant"),
        ("médico-", "sociaux", "médico-sociaux"),
        ("vis-à-", "vis de", "vis-à-vis de"),
        ("a-t-", "il dit", "a-t-il dit"),
        ("lui-", "même", "lui-même"),
        ("c’est-", "à-dire", "c’est-à-dire"),
        ("Jean-", "Pierre", "Jean-Pierre"),
        ("2024-", "2025", "2024-2025"),
        ("non-", "recours", "non-recours"),
    ],
)
def test_words_cut_at_the_end_of_a_line(text: str, line: str, joined: str) -> None:
    assert join_lines(text, line, Counter()) == joined


def test_the_document_itself_decides_on_a_hyphen() -> None:
    assert join_lines("contre-", "rendu", Counter({"contre-rendu": 2, "contrerendu": 1})) == "contre-rendu"
    assert join_lines("socio-", "logue", Counter({"sociologue": 1})) == "sociologue"


def test_running_heads_that_change_with_the_chapter() -> None:
    pages = []
    for number in range(1, 13):
        head = f"Chapitre {(number + 3) // 4} : les métiers {number + 2}"
        pages.append(
            [Line(head, number, 9.0, 780.0), *lines(*(f"{word} {number * number}" for word in "abcde"), page=number)]
        )
    kept = drop_furniture(pages)
    assert all(not line.text.startswith("Chapitre") for page in kept for line in page)
    assert all(len(page) == 5 for page in kept)


def test_numbered_captions_at_the_top_of_pages_stay() -> None:
    pages = [lines(f"Tableau {n // 2}", *["corps"] * 5, page=n) for n in (1, 2, 3, 4, 6)]
    assert all(page[0].text.startswith("Tableau") for page in drop_furniture(pages))


@pytest.mark.parametrize("dotted", ["1 Introduction . . . . . . . . 12", "Annexes.......... iv", "Bilan …… 7"])
def test_dotted_lines_of_a_table_of_contents_go(dotted: str) -> None:
    page = lines("Sommaire", dotted, "Une phrase qui finit en suspens...", "1", "Fin")
    assert [line.text for line in drop_furniture([page])[0]] == [
        "Sommaire",
        "Une phrase qui finit en suspens...",
        "Fin",
    ]


def test_a_numbered_line_in_large_type_is_a_title() -> None:
    body = lines("Le texte courant est bien plus long que les titres.", top=600.0)
    page = [*lines("1. Introduction", size=18.0), *body, *lines("2. alléger le reporting.", top=560.0)]
    found = [(block.kind, block.text) for block in blocks_of([page], {})[0]]
    assert found == [
        (BlockKind.HEADING, "1. Introduction"),
        (BlockKind.PARAGRAPH, "Le texte courant est bien plus long que les titres."),
        (BlockKind.ITEM, "alléger le reporting."),
    ]
