"""``Parsed`` to JSON and back, between the sandbox and its child process."""

from __future__ import annotations

import json
from typing import Any

from corpus.types import Block, BlockKind, Footnote, NoteCall, Parsed, Speaker


def parsed_to_json(parsed: Parsed) -> str:
    """Write ``parsed`` as JSON text."""
    value = {
        "blocks": [
            [
                block.kind,
                block.text,
                block.level,
                block.page,
                None if block.speaker is None else [block.speaker.name, block.speaker.role, block.speaker.organisation],
                [[call.offset, call.number] for call in block.calls],
            ]
            for block in parsed.blocks
        ],
        "footnotes": [[note.number, note.text, note.page] for note in parsed.footnotes],
        "metadata": parsed.metadata,
    }
    return json.dumps(value, ensure_ascii=False)


def parsed_from_json(value: dict[str, Any]) -> Parsed:
    """Rebuild what ``parsed_to_json`` wrote, from the decoded JSON.

    Raises:
        KeyError, TypeError, ValueError: ``value`` has another shape.
    """
    blocks = tuple(
        Block(
            BlockKind(kind),
            text,
            level,
            page,
            None if speaker is None else Speaker(*speaker),
            tuple(NoteCall(offset, number) for offset, number in calls),
        )
        for kind, text, level, page, speaker, calls in value["blocks"]
    )
    return Parsed(blocks, tuple(Footnote(*note) for note in value["footnotes"]), value["metadata"])
