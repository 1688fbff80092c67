"""Plain text: paragraphs stand between blank lines, items begin with a bullet, titles are guessed with restraint."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.readers.clean import normalise, squeeze
from corpus.readers.decode import decode
from corpus.types import Block, BlockKind, Parsed

BULLET = re.compile(r"^\s*(?:[•●▪■◦‣∙·*>–-]|\(?[0-9]{1,2}[.)]|[a-z][)])[ \t\u00a0\u202f]+(?=\S)")
_RULE = re.compile(r"^\s*(?:[-_*=~]\s*){3,}$")
_UNDERLINE = re.compile(r"^\s*(={3,}|-{3,})\s*$")
_ENDED = re.compile(r"[.!?…:;»”)]\s*$")
_TITLE_ENDS = re.compile(r"[.,;:…]\s*$")
_LONGEST_TITLE = 80  # characters
_SHORTEST_BODY = 120  # characters; a title stands above a paragraph this long, bylines and menus above short lines


def read(data: bytes) -> Parsed:
    """Blocks of a text file; form feeds separate its pages, when it has any."""
    text = decode(data)
    pages = text.split("\f")
    blocks: list[Block] = []
    for number, page in enumerate(pages, start=1):
        found = list(_blocks(normalise(page), number if len(pages) > 1 else None))
        blocks = _continued(blocks, found)
    return Parsed(tuple(blocks))


def _blocks(text: str, page: int | None) -> Iterator[Block]:
    chunks = [chunk.split("\n") for chunk in re.split(r"\n[ \t]*\n\s*?(?=\S|[ \t]|$)", text) if chunk.strip()]
    blocks: list[Block] = []
    for place, lines in enumerate(chunks):
        following = squeeze(" ".join(chunks[place + 1])) if place + 1 < len(chunks) else ""
        blocks = _continued(blocks, list(_chunk(lines, following, page)))
    yield from blocks


def _chunk(lines: list[str], following: str, page: int | None) -> Iterator[Block]:
    """Give the blocks of lines that no blank line separates."""
    level, lines = _underlined(lines)
    if level:
        yield Block(BlockKind.HEADING, squeeze(lines[0]), level, page)
        lines = lines[1:]
    elif len(lines) == 1 and is_title(squeeze(lines[0]), following):
        yield Block(BlockKind.HEADING, squeeze(lines[0]), 2, page)
        return
    kind, gathered = BlockKind.PARAGRAPH, ""
    for line in lines:
        bullet = BULLET.match(line)
        if bullet or _RULE.match(line):
            if gathered:
                yield Block(kind, squeeze(gathered), 0, page)
            kind, gathered = (BlockKind.ITEM, line[bullet.end() :]) if bullet else (BlockKind.PARAGRAPH, "")
        else:
            gathered = f"{gathered}\n{line}"
    if gathered.strip():
        yield Block(kind, squeeze(gathered), 0, page)


def _underlined(lines: list[str]) -> tuple[int, list[str]]:
    """Level of the title that the second line underlines (0 for none), and the lines without the underline."""
    if len(lines) < 2 or not lines[0].strip() or BULLET.match(lines[0]):
        return 0, lines
    under = _UNDERLINE.match(lines[1])
    if not under or len(squeeze(lines[0])) > 2 * _LONGEST_TITLE:
        return 0, lines
    return (1 if under[1].startswith("=") else 2), [lines[0], *lines[2:]]


def is_title(line: str, following: str) -> bool:
    """Tell whether a lone line is a title: short, capital first, no final stop, above a real paragraph or capitals."""
    letters = [character for character in line if character.isalpha()]
    if not letters or len(line) > _LONGEST_TITLE or _TITLE_ENDS.search(line) or not line[0].isupper():
        return False
    if len(letters) >= 6 and all(character.isupper() for character in letters):
        return bool(following)
    return len(following) >= _SHORTEST_BODY and following[0].isupper() and " " in line and not BULLET.match(following)


def _continued(before: list[Block], after: list[Block]) -> list[Block]:
    """Join the two lists; a first paragraph that begins in lower case goes on with an unfinished last block."""
    if before and after:
        last, first = before[-1], after[0]
        unfinished = last.kind is not BlockKind.HEADING and not _ENDED.search(last.text)
        if unfinished and first.kind is BlockKind.PARAGRAPH and first.text[0].islower():
            joined = Block(last.kind, f"{last.text} {first.text}", last.level, last.page)
            return [*before[:-1], joined, *after[1:]]
    return [*before, *after]
