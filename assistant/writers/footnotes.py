"""True footnotes in a Word document: python-docx reads and writes none, so their part is made here.

WordprocessingML (ECMA-376, part 1, 17.11): a part ``/word/footnotes.xml`` holds the notes, two of them being the lines
that separate notes from the text; the document refers to it by a relationship, each call to a note by its id.
"""

from __future__ import annotations

import re
from typing import Any, Final

from docx.enum.style import WD_STYLE_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from lxml import etree

CONTENT_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
RELATIONSHIP: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_TEXT: Final = "footnote text"
_CALL: Final = "footnote reference"
_SEPARATORS: Final = ((-1, "separator"), (0, "continuationSeparator"))
# XML 1.0 holds no other control characters, no lone surrogates.
_UNPRINTABLE: Final = re.compile(r"[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def printable(text: str) -> str:
    """``text`` as an XML file can hold it."""
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text)


class Footnotes:
    """The footnotes of one document, numbered from 1 in the order of their calls; ``attach`` comes last, once."""

    def __init__(self, document: Any, size: float) -> None:
        """``size``: of the notes, in points."""
        self._document = document
        self._notes = parse_xml(f"<w:footnotes {nsdecls('w')}/>")
        self._count = 0
        text = document.styles.add_style(_TEXT, WD_STYLE_TYPE.PARAGRAPH)
        text.base_style = document.styles["Normal"]
        text.font.size = Pt(size)
        text.paragraph_format.space_after = Pt(0)
        call = document.styles.add_style(_CALL, WD_STYLE_TYPE.CHARACTER)
        call.font.superscript = True
        self._text_id, self._call_id = text.style_id, call.style_id
        for identifier, kind in _SEPARATORS:
            self._separator(identifier, kind)

    def call(self, paragraph: Any, text: str) -> int:
        """Add a call at the end of ``paragraph`` and its note; the number of the note."""
        self._count += 1
        run = paragraph.add_run()
        run.style = self._document.styles[_CALL]
        reference = OxmlElement("w:footnoteReference")
        reference.set(qn("w:id"), str(self._count))
        run._r.append(reference)
        self._notes.append(self._note(self._count, text))
        return self._count

    def attach(self) -> None:
        """Write the part, its relationship and the separators that the settings name."""
        package = self._document.part.package
        blob = etree.tostring(self._notes, xml_declaration=True, encoding="UTF-8", standalone=True)
        part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE, blob, package)
        self._document.part.relate_to(part, RELATIONSHIP)
        settings = self._document.settings.element
        named = OxmlElement("w:footnotePr")
        for identifier, _ in _SEPARATORS:
            separator = OxmlElement("w:footnote")
            separator.set(qn("w:id"), str(identifier))
            named.append(separator)
        # Its place among the settings is fixed by the schema: before « compat ».
        compat = settings.find(qn("w:compat"))
        if compat is None:
            settings.append(named)
        else:
            compat.addprevious(named)

    def _note(self, identifier: int, text: str) -> Any:
        note = parse_xml(
            f'<w:footnote {nsdecls("w")} w:id="{identifier}"><w:p><w:pPr><w:pStyle w:val="{self._text_id}"/></w:pPr>'
            f'<w:r><w:rPr><w:rStyle w:val="{self._call_id}"/></w:rPr><w:footnoteRef/></w:r>'
            '<w:r><w:t xml:space="preserve"></w:t></w:r></w:p></w:footnote>'
        )
        next(note.iter(qn("w:t"))).text = f" {printable(text)}"
        return note

    def _separator(self, identifier: int, kind: str) -> None:
        self._notes.append(
            parse_xml(
                f'<w:footnote {nsdecls("w")} w:type="{kind}" w:id="{identifier}"><w:p><w:pPr>'
                f'<w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:{kind}/></w:r></w:p>'
                "</w:footnote>"
            )
        )
