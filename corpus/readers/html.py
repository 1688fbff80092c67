"""HTML: the main content of a page as blocks. Nothing is executed, nothing is fetched."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress
from dataclasses import dataclass, field

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PreformattedString, Tag

from corpus.errors import UnreadableFile
from corpus.readers.clean import Inline, normalise, squeeze
from corpus.readers.decode import decode
from corpus.readers.htmlmeta import page_metadata
from corpus.readers.signature import sign_quotation
from corpus.types import Block, BlockKind, Footnote, Parsed

_DROPPED = frozenset(
    (
        "script",
        "style",
        "nav",
        "aside",
        "form",
        "noscript",
        "template",
        "iframe",
        "object",
        "svg",
        "math",
        "canvas",
        "audio",
        "video",
        "button",
        "select",
        "textarea",
        "dialog",
        "title",
    )
)
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|(?:font-size|opacity)\s*:\s*0(?![.\d])", re.IGNORECASE
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_INLINE_NAMES = (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark output q rp rt ruby s samp small "
    "span strike strong sub sup time tt u var wbr"
)
_INLINE = frozenset(_INLINE_NAMES.split())
_CHARSET = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)", re.IGNORECASE)
_CALL = re.compile(r"^[\[(]?\s*([0-9]{1,3})\s*[\])]?$")
_SHORTEST_NOTE = 4  # characters; a link back to the call holds an arrow or a number
_LONGEST_NOTE = 1500
_DEEPEST = 400  # nested elements; real pages stay below 60


def read(data: bytes) -> Parsed:
    """Blocks, footnotes and metadata of an HTML page.

    Raises:
        UnreadableFile: elements nested beyond any real page.
    """
    soup = BeautifulSoup(_decoded(data), "lxml")
    metadata = page_metadata(soup)
    _prune(soup)
    notes = _take_footnotes(soup)
    root = _main_content(soup)
    walk = _Walk(notes)
    title = soup.find("h1")
    if isinstance(title, Tag) and root.find("h1") is None and len(soup.find_all("h1")) == 1:
        walk.visit(title)
    walk.visit(root)
    footnotes = {number: Footnote(number, text) for number, text in notes.values()}
    return Parsed(tuple(walk.blocks), tuple(footnotes[number] for number in sorted(footnotes)), metadata)


def _decoded(data: bytes) -> str:
    """Decode as the page declares, else as a text file: what is installed beside us must not change the result."""
    declared = _CHARSET.search(data[:4096])
    if declared and not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        with suppress(LookupError, UnicodeDecodeError):
            return data.decode(declared[1].decode("ascii"))
    return decode(data)


def _prune(soup: BeautifulSoup) -> None:
    """Remove what a reader of the page does not see as its content."""
    waiting: list[Tag] = [soup]
    while waiting:
        for child in [child for child in waiting.pop().children if isinstance(child, Tag)]:
            if child.name in _DROPPED or _is_hidden(child) or _is_page_footer(child):
                child.decompose()
            else:
                waiting.append(child)


def _is_page_footer(tag: Tag) -> bool:
    return tag.name == "footer" and tag.find_parent("blockquote") is None


def _is_hidden(tag: Tag) -> bool:
    if tag.name in ("html", "body"):
        return False
    hidden = tag.has_attr("hidden") or str(tag.get("aria-hidden", "")).lower() == "true"
    return hidden or bool(_HIDDEN.search(str(tag.get("style", ""))))


def _main_content(soup: BeautifulSoup) -> Tag:
    """Give the article, or the main element, or the body: the one with most text where there are several."""
    tags = soup.find_all(True)
    articles = [tag for tag in tags if tag.name == "article"]
    mains = [tag for tag in tags if tag.name == "main" or tag.get("role") == "main"]
    for candidates in (articles, mains):
        found = [tag for tag in candidates if squeeze(tag.get_text())]
        if found:
            return max(found, key=lambda tag: len(tag.get_text()))
    return soup.html or soup


def _take_footnotes(soup: BeautifulSoup) -> dict[str, tuple[int, str]]:
    """Take the footnotes out of the page: target id to number and text, for numbered links to a piece of text."""
    notes: dict[str, tuple[int, str]] = {}
    targets: list[Tag] = []
    anchors = {str(tag["id"]): tag for tag in reversed(soup.find_all(True)) if tag.has_attr("id")}
    for link in soup.find_all("a", href=re.compile("^#.")):
        call, anchor = _CALL.match(squeeze(link.get_text())), str(link["href"])[1:]
        target = anchors.get(anchor)
        if call is None or not isinstance(target, Tag) or anchor in notes:
            continue
        if not squeeze(target.get_text()):
            target = target.find_parent(["li", "p", "div", "td"]) or target
        text = _note_text(target)
        if target.find(_HEADINGS) or target.name in _HEADINGS or not _SHORTEST_NOTE <= len(text) <= _LONGEST_NOTE:
            continue
        if link in target.descendants:
            continue
        notes[anchor] = (int(call[1]), text)
        targets.append(target)
    for target in targets:
        target.extract()
    return notes


def _note_text(target: Tag) -> str:
    parts = [
        text
        for text in target.find_all(string=True)
        if not isinstance(text, PreformattedString) and text.find_parent("a", href=re.compile("^#")) is None
    ]
    return re.sub(r"^[\[(]?[0-9]{1,3}[\]).]?\s+(?=\S)", "", squeeze(normalise("".join(parts)))).rstrip(" ↩↑^")


@dataclass
class _Frame:
    """A block element that is open."""

    name: str
    start: int = 0
    taken: int = 0


@dataclass
class _Walk:
    """Depth first over the page: text gathers until a block element begins or ends."""

    notes: dict[str, tuple[int, str]]
    blocks: list[Block] = field(default_factory=list)
    _text: Inline = field(default_factory=Inline)
    _frames: list[_Frame] = field(default_factory=list)

    def visit(self, root: Tag, depth: int = 0) -> None:
        """Add the blocks of ``root``."""
        if depth > _DEEPEST:
            raise UnreadableFile("La page imbrique trop d’éléments : copiez son texte dans un document Word.")
        if root.name in _INLINE:
            self._inline(root, depth)
            return
        self._flush()
        self._frames.append(_Frame(root.name, len(self.blocks)))
        if root.name == "tr" and not root.find(["table", *_HEADINGS]):
            self._row(root)
        else:
            self._children(root, depth)
        self._flush()
        frame = self._frames.pop()
        if frame.name == "blockquote":
            self.blocks[frame.start :] = sign_quotation(self.blocks[frame.start :])

    def _children(self, tag: Tag, depth: int) -> None:
        for child in tag.children:
            if isinstance(child, Tag):
                if child.name == "br":
                    self._text.add("\n")
                else:
                    self.visit(child, depth + 1)
            elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
                self._text.add(str(child))

    def _inline(self, tag: Tag, depth: int) -> None:
        note = self.notes.get(str(tag.get("href", ""))[1:]) if tag.name == "a" else None
        if note is not None:
            self._text.call(note[0])
        else:
            self._children(tag, depth)

    def _row(self, row: Tag) -> None:
        cells = (squeeze(normalise(cell.get_text(" "))) for cell in row.find_all(["td", "th"]))
        filled = [cell for cell in cells if cell]
        self._text.add(" | ".join(filled))

    def _flush(self) -> None:
        text, calls = self._text.build()
        self._text = Inline()
        if text:
            kind, level = self._role()
            self.blocks.append(Block(kind, text, level, None, None, calls))

    def _role(self) -> tuple[BlockKind, int]:
        names = [frame.name for frame in self._frames]
        heading = next((name for name in reversed(names) if name in _HEADINGS), None)
        if heading:
            return BlockKind.HEADING, int(heading[1])
        if "blockquote" in names:
            return BlockKind.QUOTE, 0
        item = next((frame for frame in reversed(self._frames) if frame.name == "li"), None)
        if item is None:
            return BlockKind.PARAGRAPH, 0
        item.taken += 1
        return (BlockKind.ITEM if item.taken == 1 else BlockKind.PARAGRAPH), 0
