"""A presentation as Markdown: the same content as the slides, with the sentences behind every line."""

from __future__ import annotations

import re
from typing import Final

from assistant.deck.model import Deck
from assistant.deck.outline import Piece, outline

# A character that would start a mark is escaped only where it could; « […] » is plain text.
_MARKS: Final = re.compile(r"([\\`*_#<>|])")


def deck_to_markdown(deck: Deck) -> str:
    """The text of a .md file."""
    blocks: list[str] = []
    before = ""
    for piece in outline(deck):
        block = _block(piece)
        listed = piece.style in {"bullet", "note"} and piece.style == before
        blocks.append(("\n" if listed else "\n\n") + block if blocks else block)
        before = piece.style
    return "".join(blocks) + "\n"


def _block(piece: Piece) -> str:
    content = _MARKS.sub(r"\\\1", piece.text)
    lead = f"**{piece.lead}** " if piece.lead else ""
    match piece.style:
        case "title":
            return f"# {content}"
        case "heading":
            return f"## {content}"
        case "question":
            return f"### {content}"
        case "kicker" | "small":
            return f"*{content}*"
        case "bullet":
            return f"- {lead}{content}"
        case "note":
            return f"- {content}"
        case "quote":
            return f"> {content}"
        case "by":
            return f"— {content}"
    return content
