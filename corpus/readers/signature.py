"""Who signs a quotation: « — Name | role | organisation », or the same with commas in an ordinary document."""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.types import Block, BlockKind, NoteCall, Speaker

_BAR = re.compile(r"[\s|]*\|[\s|]*")
_DASH = re.compile(r"^[—–]\s+(?=\S)")
_LONGEST_SIGNATURE = 250  # characters; a longer paragraph that begins with a dash is speech, not a signature


def is_signature(text: str) -> bool:
    """Tell whether ``text`` begins with a dash and separates its parts with bars."""
    return bool(_DASH.match(text)) and "|" in text and parse_signature(text) is not None


def parse_signature(text: str) -> Speaker | None:
    """Give the speaker that a line beginning with a dash names; None when the line is no signature."""
    if not _DASH.match(text) or len(text) > _LONGEST_SIGNATURE:
        return None
    rest = _DASH.sub("", text, count=1)
    parts = [part.strip() for part in (rest.split("|", 2) if "|" in rest else rest.split(",", 2))]
    return Speaker(*parts) if parts[0] else None


def sign_quotation(blocks: list[Block]) -> list[Block]:
    """Give the blocks of one quotation the speaker of the signature that follows them.

    The signature becomes a paragraph ``Name role organisation`` with the same speaker: the text of the document
    keeps every word, and the blocks of the quotation hold nothing but what was said.
    """
    signed: list[Block] = []
    unsigned = 0
    for place, block in enumerate(blocks):
        last = place == len(blocks) - 1
        speaker = parse_signature(block.text) if place > unsigned and (last or is_signature(block.text)) else None
        if speaker is None:
            signed.append(block)
            continue
        signed[unsigned:] = [replace(said, speaker=speaker) for said in signed[unsigned:]]
        signed.append(as_signature(block, speaker))
        unsigned = place + 1
    return signed


def sign_part(blocks: list[Block], start: int, signature: Block) -> None:
    """Sign in place every block from ``start`` on that has no speaker of its own, headings aside."""
    speaker = parse_signature(signature.text)
    if speaker is None:
        return
    for place in range(start, len(blocks)):
        block = blocks[place]
        if block is signature:
            blocks[place] = as_signature(block, speaker)
        elif block.speaker is None and block.kind is not BlockKind.HEADING:
            blocks[place] = replace(block, speaker=speaker)


def as_signature(block: Block, speaker: Speaker) -> Block:
    """Turn the signature ``block`` into a plain paragraph of the words printed; footnote calls move to its end.

    Bars stand where the page has a new line: a comma in their place would be a character that the page doesn't have.
    """
    text = _BAR.sub(" ", _DASH.sub("", block.text, count=1)).strip()
    calls = tuple(NoteCall(len(text), call.number) for call in block.calls)
    return replace(block, kind=BlockKind.PARAGRAPH, text=text, speaker=speaker, calls=calls)
