"""Word documents: headings by style or outline level, lists, quotations, tables, real footnotes.

The body is walked element by element, because python-docx leaves out content controls, text boxes and footnotes.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import docx
from docx.opc.exceptions import OpcError
from lxml import etree

from corpus.errors import UnreadableFile
from corpus.readers.clean import Inline, normalise, squeeze
from corpus.readers.signature import sign_quotation
from corpus.types import Block, BlockKind, Footnote, NoteCall, Parsed

MAX_UNCOMPRESSED = 120_000_000  # bytes; a 300-page report without pictures has about 5 million
MAX_PARTS = 5_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_NOTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_HEADING = re.compile(r"^(?:heading|titre|überschrift)\s*([1-9])$")
_TITLES = frozenset({"title", "titre"})
_QUOTES = re.compile(r"^(?:intense quote|quote|citation( intense)?|block text)$")
_TYPED_BULLET = re.compile(r"[•●▪■◦‣∙·–-]\s+(?=\S)")
_LISTS = re.compile(r"^(?:list|liste)\b|^paragraphe de liste$")
_SKIPPED = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}pPr", f"{_W}rPr", f"{_MC}Fallback"})


def read(data: bytes) -> Parsed:
    """Blocks, footnotes and core properties of a .docx file.

    Raises:
        UnreadableFile: not a Word document, protected by a password, damaged, or an archive that unfolds beyond limits.
    """
    _check_archive(data)
    try:
        document = docx.Document(BytesIO(data))
        walk = _Walk(_Styles(document), _footnote_texts(document))
        walk.container(document.element.body)
        metadata = _core_properties(document)
    except (OpcError, KeyError, ValueError, AttributeError, etree.XMLSyntaxError, zipfile.BadZipFile, OSError) as error:
        raise UnreadableFile(
            "Le document Word est endommagé : ouvrez-le dans Word ou LibreOffice, enregistrez-le de nouveau en .docx."
        ) from error
    return Parsed(tuple(walk.blocks), walk.footnotes(), metadata)


def _check_archive(data: bytes) -> None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, OSError) as error:
        raise UnreadableFile(
            "Le fichier .docx est incomplet ou endommagé : téléchargez-le ou enregistrez-le de nouveau."
        ) from error
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNCOMPRESSED:
        raise UnreadableFile(
            "Le fichier .docx contient trop de données une fois décompressé : retirez-en les images, ou découpez-le."
        )
    if any(part.flag_bits & 1 for part in parts):
        raise UnreadableFile(
            "Le fichier .docx est protégé par un mot de passe : enregistrez-en une copie sans protection."
        )
    if not any(part.filename == "[Content_Types].xml" for part in parts):
        raise UnreadableFile("Ce fichier est une archive ZIP, pas un document Word : fournissez le document lui-même.")


def _core_properties(document: Any) -> dict[str, object]:
    core = document.core_properties
    date = core.created
    found = {
        "title": squeeze(normalise(core.title or "")),
        "author": squeeze(normalise(core.author or "")),
        "created": date.date().isoformat() if date else "",
    }
    if found["author"] == "python-docx":
        found["author"] = ""
    return {name: value for name, value in found.items() if value}


def _footnote_texts(document: Any) -> dict[str, str]:
    """Text of each footnote by its internal id; separators are left out."""
    part = next((rel.target_part for rel in document.part.rels.values() if rel.reltype == _NOTES), None)
    if part is None:
        return {}
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    root = etree.fromstring(part.blob, parser)
    notes = {}
    for note in root.iter(f"{_W}footnote"):
        if note.get(f"{_W}type") in (None, "normal"):
            paragraphs = ("".join(_runs_text(p)) for p in note.iter(f"{_W}p"))
            notes[str(note.get(f"{_W}id"))] = squeeze(normalise(" ".join(paragraphs)))
    return notes


def _runs_text(paragraph: Any) -> Iterator[str]:
    for node in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}noBreakHyphen"):
        yield _node_text(node)


def _node_text(node: Any) -> str:
    if node.tag == f"{_W}t":
        return node.text or ""
    return "-" if node.tag == f"{_W}noBreakHyphen" else "\n"


def _is_hidden(run: Any) -> bool:
    vanish = run.find(f"{_W}rPr/{_W}vanish")
    return vanish is not None and vanish.get(f"{_W}val") not in ("0", "false", "off")


class _Styles:
    """What each paragraph style means, its ancestors included."""

    def __init__(self, document: Any) -> None:
        self._element = {style.style_id: style for style in document.styles if getattr(style, "style_id", None)}

    def names(self, style_id: str) -> list[str]:
        """Lower-case names of the style and of those it is based on, nearest first."""
        names: list[str] = []
        style = self._element.get(style_id)
        while style is not None and len(names) < 12:
            names.append((style.name or style.style_id).lower())
            style = getattr(style, "base_style", None)
        return names

    def outline(self, style_id: str) -> int | None:
        """Outline level (from 0) that the style sets."""
        style = self._element.get(style_id)
        level = style.element.find(f"{_W}pPr/{_W}outlineLvl") if style is not None else None
        return None if level is None else int(level.get(f"{_W}val"))

    def is_list(self, style_id: str) -> bool:
        """Tell whether the style numbers or bullets its paragraphs."""
        style = self._element.get(style_id)
        return style is not None and style.element.find(f"{_W}pPr/{_W}numPr") is not None


@dataclass
class _Walk:
    """Paragraphs and tables in order; a run of quotation paragraphs is signed when it ends."""

    styles: _Styles
    note_texts: dict[str, str]
    blocks: list[Block] = field(default_factory=list)
    _numbers: dict[str, int] = field(default_factory=dict)
    _quote: int | None = None

    def container(self, parent: Any) -> None:
        """Add the blocks of every child of ``parent``."""
        for child in parent:
            if child.tag == f"{_W}p":
                self._paragraph(child)
            elif child.tag == f"{_W}tbl":
                self._table(child)
            elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"):
                self.container(child)
        if parent.tag == f"{_W}body":
            self._end_quote()

    def footnotes(self) -> tuple[Footnote, ...]:
        """Give the notes that the text calls, numbered from 1 in the order of their calls, as Word prints them."""
        return tuple(Footnote(number, self.note_texts[key]) for key, number in self._numbers.items())

    def _paragraph(self, paragraph: Any) -> None:
        text = Inline()
        boxes: list[Any] = []
        self._gather(paragraph, text, boxes)
        words, calls = text.build()
        if words:
            kind, level = self._role(paragraph)
            typed = _TYPED_BULLET.match(words) if kind in (BlockKind.PARAGRAPH, BlockKind.ITEM) else None
            if typed:
                kind, words = BlockKind.ITEM, words[typed.end() :]
                calls = tuple(NoteCall(max(call.offset - typed.end(), 0), call.number) for call in calls)
            if kind is BlockKind.QUOTE:
                self._quote = len(self.blocks) if self._quote is None else self._quote
            else:
                self._end_quote()
            self.blocks.append(Block(kind, words, level, None, None, calls))
        for box in boxes:
            self.container(box)

    def _gather(self, node: Any, text: Inline, boxes: list[Any]) -> None:
        for child in node:
            if child.tag in _SKIPPED:
                continue
            if child.tag == f"{_W}r" and _is_hidden(child):
                continue
            if child.tag == f"{_W}txbxContent":
                boxes.append(child)
            elif child.tag == f"{_W}footnoteReference":
                self._call(str(child.get(f"{_W}id")), text)
            elif child.tag in (f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}cr", f"{_W}noBreakHyphen"):
                text.add(_node_text(child))
            else:
                self._gather(child, text, boxes)

    def _call(self, key: str, text: Inline) -> None:
        if key in self.note_texts:
            text.call(self._numbers.setdefault(key, len(self._numbers) + 1))

    def _role(self, paragraph: Any) -> tuple[BlockKind, int]:
        properties = paragraph.find(f"{_W}pPr")
        style = properties.find(f"{_W}pStyle") if properties is not None else None
        style_id = style.get(f"{_W}val") if style is not None else ""
        level = self._level(properties, style_id)
        if level:
            return BlockKind.HEADING, level
        names = self.styles.names(style_id)
        if any(_QUOTES.match(name) for name in names):
            return BlockKind.QUOTE, 0
        numbered = properties is not None and properties.find(f"{_W}numPr") is not None
        if numbered or self.styles.is_list(style_id) or any(_LISTS.match(name) for name in names):
            return BlockKind.ITEM, 0
        return BlockKind.PARAGRAPH, 0

    def _level(self, properties: Any, style_id: str) -> int:
        """Give the heading level from 1, or 0: the paragraph's own outline level, its style's name or outline level."""
        own = properties.find(f"{_W}outlineLvl") if properties is not None else None
        if own is not None:
            value = int(own.get(f"{_W}val"))
            return value + 1 if value < 9 else 0
        for name in self.styles.names(style_id):
            found = _HEADING.match(name)
            if found or name in _TITLES:
                return int(found[1]) if found else 1
        outline = self.styles.outline(style_id)
        return outline + 1 if outline is not None and outline < 9 else 0

    def _table(self, table: Any) -> None:
        self._end_quote()
        for row in table.iter(f"{_W}tr"):
            text = Inline()
            boxes: list[Any] = []
            for cell in row.findall(f".//{_W}tc"):
                cell_text = Inline()
                for paragraph in cell.iter(f"{_W}p"):
                    self._gather(paragraph, cell_text, boxes)
                    cell_text.add("\n")
                words, calls = cell_text.build()
                self._cell(text, words, [call.number for call in calls])
            words, calls = text.build()
            if words:
                self.blocks.append(Block(BlockKind.PARAGRAPH, words, 0, None, None, calls))

    def _cell(self, row: Inline, words: str, numbers: list[int]) -> None:
        if not words:
            return
        if row.build()[0]:
            row.add(" | ")
        row.add(words)
        for number in numbers:
            row.call(number)

    def _end_quote(self) -> None:
        if self._quote is not None:
            self.blocks[self._quote :] = sign_quotation(self.blocks[self._quote :])
            self._quote = None
