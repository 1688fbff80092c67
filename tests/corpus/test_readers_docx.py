"""The Word reader, on documents made with python-docx and completed in their XML."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from corpus.errors import UnreadableFile
from corpus.readers.docx import read
from corpus.types import BlockKind, Footnote, NoteCall, Speaker

Save = Callable[[docx.document.Document], bytes]


def test_headings_by_english_french_and_derived_styles(saved: Save) -> None:
    document = docx.Document()
    document.add_heading("Titre général", 0)
    document.add_heading("Partie", 2)
    for name in ("Titre 3", "Maison"):
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        if name == "Maison":
            style.base_style = document.styles["Heading 4"]
        document.add_paragraph(f"En {name}", style=name)
    outlined = document.add_paragraph("Par niveau")
    outlined._p.get_or_add_pPr().append(parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="4"/>'))
    assert [(block.level, block.text) for block in read(saved(document)).blocks] == [
        (1, "Titre général"),
        (2, "Partie"),
        (3, "En Titre 3"),
        (4, "En Maison"),
        (5, "Par niveau"),
    ]


def test_lists_quotations_tables_in_order(saved: Save) -> None:
    document = docx.Document()
    document.add_paragraph("un", style="List Bullet")
    document.add_paragraph("deux", style="List Number")
    document.add_paragraph("Oui.", style="Quote")
    document.add_paragraph("— Anne Tuc, DRH", style="Intense Quote")
    table = document.add_table(2, 2)
    for row, cells in enumerate((("Mot", "Part"), ("oui", "12 %"))):
        for column, cell in enumerate(cells):
            table.cell(row, column).text = cell
    document.add_paragraph("Fin.")
    anne = Speaker("Anne Tuc", "DRH")
    assert [(block.kind, block.text, block.speaker) for block in read(saved(document)).blocks] == [
        (BlockKind.ITEM, "un", None),
        (BlockKind.ITEM, "deux", None),
        (BlockKind.QUOTE, "Oui.", anne),
        (BlockKind.PARAGRAPH, "Anne Tuc, DRH", anne),
        (BlockKind.PARAGRAPH, "Mot | Part", None),
        (BlockKind.PARAGRAPH, "oui | 12 %", None),
        (BlockKind.PARAGRAPH, "Fin.", None),
    ]


def test_bullets_typed_by_hand_are_items(saved: Save) -> None:
    document = docx.Document()
    for text in ("• un", "-\tdeux", "– trois", "-5 % en un an", "— Oui, dit-elle."):
        document.add_paragraph(text)
    assert [(block.kind, block.text) for block in read(saved(document)).blocks] == [
        (BlockKind.ITEM, "un"),
        (BlockKind.ITEM, "deux"),
        (BlockKind.ITEM, "trois"),
        (BlockKind.PARAGRAPH, "-5 % en un an"),
        (BlockKind.PARAGRAPH, "— Oui, dit-elle."),
    ]


NOTES = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:footnotes {nsdecls("w")}>
<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:id="7"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> Enquête  A.</w:t></w:r></w:p>
</w:footnote>
<w:footnote w:id="2"><w:p><w:r><w:t>Jamais appelée.</w:t></w:r></w:p></w:footnote>
</w:footnotes>"""


def test_real_footnotes(saved: Save) -> None:
    document = docx.Document()
    part = Part(
        PackURI("/word/footnotes.xml"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
        NOTES.encode(),
        document.part.package,
    )
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    paragraph = document.add_paragraph("utilité sociale")
    paragraph.add_run()._r.append(parse_xml(f'<w:footnoteReference {nsdecls("w")} w:id="7"/>'))
    paragraph.add_run(" enfin.")
    parsed = read(saved(document))
    assert parsed.blocks[0].text == "utilité sociale enfin."
    assert parsed.blocks[0].calls == (NoteCall(15, 1),)
    assert parsed.footnotes == (Footnote(1, "Enquête A."),)


def test_deleted_and_hidden_text_is_left_out_controls_and_boxes_kept(saved: Save) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Visible")
    space = nsdecls("w")
    paragraph._p.append(parse_xml(f"<w:del {space}><w:r><w:delText>supprimé</w:delText></w:r></w:del>"))
    paragraph._p.append(parse_xml(f"<w:ins {space}><w:r><w:t>, inséré</w:t></w:r></w:ins>"))
    paragraph.add_run(" caché").font.hidden = True
    box = (
        f"<w:r {space}><w:pict><w:txbxContent><w:p><w:r><w:t>Encadré.</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
    )
    paragraph._p.append(parse_xml(box))
    control = f"<w:sdt {space}><w:sdtContent><w:p><w:r><w:t>Contrôle.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    document.element.body.insert(1, parse_xml(control))
    assert [block.text for block in read(saved(document)).blocks] == ["Visible, inséré", "Encadré.", "Contrôle."]


def test_core_properties(saved: Save) -> None:
    document = docx.Document()
    document.add_paragraph("Texte.")
    document.core_properties.title, document.core_properties.author = "Le titre", "Anne Tuc"
    metadata = read(saved(document)).metadata
    assert (metadata["title"], metadata["author"]) == ("Le titre", "Anne Tuc")
    assert "date" not in metadata  # the date of a file is no date of publication


def _archive(**parts: bytes) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def test_a_zip_bomb_is_refused_before_it_unfolds() -> None:
    bomb = _archive(**{"[Content_Types].xml": b"<x/>", "word/document.xml": bytes(130_000_000)})
    assert len(bomb) < 200_000
    with pytest.raises(UnreadableFile, match="décompressé"):
        read(bomb)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (_archive(**{"photo.txt": b"x"}), "archive ZIP"),
        (_archive(**{"[Content_Types].xml": b"<x/>"}), "endommagé"),
        (b"PK\x03\x04" + b"\0" * 50, "endommagé"),
    ],
)
def test_archives_that_are_no_document(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableFile, match=said):
        read(data)


def test_truncated(saved: Save) -> None:
    document = docx.Document()
    document.add_paragraph("Texte.")
    with pytest.raises(UnreadableFile, match="endommagé"):
        read(saved(document)[:-400])


def test_external_entities_are_not_resolved(saved: Save) -> None:
    document = docx.Document()
    document.add_paragraph("Texte.")
    source = zipfile.ZipFile(BytesIO(saved(document)))
    parts = {name: source.read(name) for name in source.namelist()}
    evil = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    body = parts["word/document.xml"].split(b"?>", 1)[1].replace(b"Texte.", b"Texte &e;.")
    parts["word/document.xml"] = evil + body
    with suppress(UnreadableFile):
        assert all("root:" not in block.text for block in read(_archive(**parts)).blocks)
