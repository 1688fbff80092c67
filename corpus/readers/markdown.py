"""Markdown: the dialect of the structured editions, and the plain Markdown of anybody's document.

Beyond CommonMark: YAML front matter; ``<!-- page N -->`` alone on a line; ``::: callout``; footnotes, where
``[^9]: [^8]`` gives note 9 the text of note 8; ``— Name | role | organisation`` signs a quotation, or the whole
part (``#``) when it stands outside one. Emphasis and links are reduced to their text, HTML is ignored.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from corpus.readers.clean import Inline, normalise
from corpus.readers.decode import decode
from corpus.readers.frontmatter import parse_front_matter
from corpus.readers.signature import is_signature, sign_part, sign_quotation
from corpus.types import Block, BlockKind, Footnote, NoteCall, Parsed

_PAGE = re.compile(r"<!--\s*page\s+([0-9]{1,5})\s*-->", re.IGNORECASE)
_ALIAS = re.compile(r"\[\^([^\]\s]+)\]")
_CALLOUT = "callout"
_TEXT_TOKENS = frozenset({"text", "code_inline", "text_special"})


def read(data: bytes) -> Parsed:
    """Blocks, footnotes and front matter of a Markdown file."""
    return read_text(decode(data))


def read_text(text: str) -> Parsed:
    """Do the same from decoded text."""
    tokens = _parser().parse(normalise(text))
    walk = _Walk(_note_numbers(tokens))
    for token in tokens:
        walk.take(token)
    return Parsed(tuple(walk.blocks), walk.footnotes(), walk.metadata)


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable("table").use(front_matter_plugin)
    parser.use(footnote_plugin, inline=False, move_to_end=False)
    return parser.use(container_plugin, name="box", validate=lambda params, _markup: bool(params.strip()))


def _note_numbers(tokens: list[Token]) -> dict[str, int]:
    """Footnote labels to numbers: a numeric label is its number, any other gets the next free one."""
    labels = [str(token.meta["label"]) for token in tokens if token.type == "footnote_reference_open"]
    numbers = {label: int(label) for label in labels if re.fullmatch("[0-9]{1,6}", label)}
    free = max(numbers.values(), default=0)
    for label in labels:
        if label not in numbers:
            free += 1
            numbers[label] = free
    return numbers


@dataclass
class _Open:
    """A container that is open: what it is, where its blocks begin, how many it has had."""

    type: str
    start: int
    taken: int = 0


@dataclass
class _Note:
    label: str
    page: int | None
    pieces: list[str] = field(default_factory=list)


class _Walk:
    """Turns the token stream into blocks. One method a kind of token, looked up by name."""

    def __init__(self, numbers: dict[str, int]) -> None:
        self.blocks: list[Block] = []
        self.metadata: dict[str, object] = {}
        self._numbers = numbers
        self._notes: dict[str, _Note] = {}
        self._note: _Note | None = None
        self._open: list[_Open] = []
        self._heading = 0
        self._part = 0  # where the current level-1 part begins
        self._page: int | None = None
        self._row: Inline | None = None

    def take(self, token: Token) -> None:
        """Route one block token."""
        match token.type:
            case "front_matter":
                self._front_matter(token)
            case "inline":
                self._inline(token)
            case "fence" | "code_block":
                self._emit(*_plain(token.content))
            case "html_block":
                self._turn_page(token.content)
            case _ if token.nesting == 1:
                self._enter(token)
            case _ if token.nesting == -1:
                self._leave(token)

    def _enter(self, token: Token) -> None:
        match token.type:
            case "heading_open":
                self._heading = int(token.tag[1:])
            case "blockquote_open" | "list_item_open":
                self._open.append(_Open(token.type, len(self.blocks)))
            case "container_box_open":
                self._open.append(_Open(token.info.split()[0], len(self.blocks)))
            case "footnote_reference_open":
                self._note = _Note(str(token.meta["label"]), self._page)
                self._notes[self._note.label] = self._note
            case "tr_open":
                self._row = Inline()

    def _leave(self, token: Token) -> None:
        match token.type:
            case "heading_close":
                self._heading = 0
            case "blockquote_close":
                start = self._open.pop().start
                self.blocks[start:] = sign_quotation(self.blocks[start:])
            case "list_item_close" | "container_box_close":
                self._open.pop()
            case "footnote_reference_close":
                self._note = None
            case "tr_close":
                self._end_row()

    def footnotes(self) -> tuple[Footnote, ...]:
        """Give the notes by number; an alias has the text of the note it names."""
        notes = []
        for label, note in self._notes.items():
            text, _ = _plain(" ".join(note.pieces))
            alias = _ALIAS.fullmatch(text)
            if alias and alias[1] in self._notes:
                text, _ = _plain(" ".join(self._notes[alias[1]].pieces))
            notes.append(Footnote(self._numbers[label], text, note.page))
        return tuple(sorted(notes, key=lambda note: note.number))

    def _front_matter(self, token: Token) -> None:
        metadata = parse_front_matter(token.content)
        if metadata is None:
            self._emit(*_plain(token.content))
        else:
            self.metadata.update(metadata)

    def _inline(self, token: Token) -> None:
        if self._note is not None:
            self._note.pieces.append(_source_text(token))
            return
        if self._row is not None:
            self._row.add(" | ")
            self._pieces(token.children or [], self._row)
            return
        for line in _split_signature(token.children or [], bool(self._innermost("blockquote_open"))):
            text = Inline()
            self._pieces(line, text)
            self._emit(*text.build())

    def _pieces(self, children: list[Token], text: Inline) -> None:
        for child in children:
            if child.type in _TEXT_TOKENS:
                text.add(child.content)
            elif child.type in ("softbreak", "hardbreak"):
                text.add("\n")
            elif child.type == "footnote_ref":
                text.call(self._numbers[str(child.meta["label"])])
            elif child.type == "html_inline":
                self._turn_page(child.content)

    def _end_row(self) -> None:
        if self._row is None:
            return
        text, calls = self._row.build()
        cut = len(text) - len(text.removeprefix("|").lstrip())
        moved = tuple(NoteCall(max(call.offset - cut, 0), call.number) for call in calls)
        self._row = None
        if text.strip(" |"):
            self._emit(text[cut:], moved)

    def _turn_page(self, html: str) -> None:
        for number in _PAGE.findall(html):
            self._page = int(number)

    def _innermost(self, kind: str) -> _Open | None:
        return next((box for box in reversed(self._open) if box.type == kind), None)

    def _kind(self) -> BlockKind:
        if self._heading:
            return BlockKind.HEADING
        if self._innermost("blockquote_open"):
            return BlockKind.QUOTE
        if self._innermost(_CALLOUT):
            return BlockKind.CALLOUT
        item = self._innermost("list_item_open")
        if item is None:
            return BlockKind.PARAGRAPH
        item.taken += 1
        return BlockKind.ITEM if item.taken == 1 else BlockKind.PARAGRAPH

    def _emit(self, text: str, calls: tuple[NoteCall, ...]) -> None:
        if not text:
            return
        block = Block(self._kind(), text, self._heading, self._page, None, calls)
        if self._heading == 1:
            self._part = len(self.blocks)
        self.blocks.append(block)
        if block.kind is BlockKind.PARAGRAPH and is_signature(text):
            sign_part(self.blocks, self._part, block)


def _plain(text: str) -> tuple[str, tuple[NoteCall, ...]]:
    inline = Inline()
    inline.add(text)
    return inline.build()


def _source_text(token: Token) -> str:
    """Give the text of an inline token with its footnote references written out: ``[^8]`` alone is an alias."""
    parts = []
    for child in token.children or []:
        if child.type in _TEXT_TOKENS:
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            parts.append("\n")
        elif child.type == "footnote_ref":
            parts.append(f"[^{child.meta['label']}]")
    return "".join(parts)


def _split_signature(children: list[Token], quoted: bool) -> list[list[Token]]:
    """In a quotation, a last line that begins with a dash is a signature even without a blank line before it."""
    if quoted:
        for place in range(len(children) - 2, 0, -1):
            if children[place].type == "softbreak":
                begins = children[place + 1].content
                if begins.startswith(("— ", "– ")):
                    return [children[:place], children[place + 1 :]]
                break
    return [children]
