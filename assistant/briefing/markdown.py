"""A briefing as Markdown, its references as footnotes."""

from __future__ import annotations

import re
from typing import Final

from assistant.briefing import words
from assistant.briefing.model import Briefing, Line, Note

# A character that would start a mark is escaped only where it could; « […] » is plain text.
_MARKS: Final = re.compile(r"([\\`*_#<>|])")


def briefing_to_markdown(briefing: Briefing) -> str:
    """The text of a .md file."""
    lines = [f"# {_plain(briefing.title)}", "", f"*{_plain(briefing.subtitle)}*", ""]
    notes: list[Note] = []
    for part, noted in briefing.noted():
        lines += [f"## {part.heading}", ""]
        lines += [_bullet(line, note) for line, note in noted] or [part.empty]
        lines.append("")
        notes += [note for _, note in noted]
    lines += [f"## {words.SOURCES}", "", *(f"- {_plain(source)}" for source in briefing.sources), ""]
    lines += [f"*{briefing.closing} Corpus {briefing.corpus_version}.*", ""]
    lines += [f"[^{note.number}]: {_plain(note.text)}" for note in notes]
    return "\n".join(lines) + "\n"


def _bullet(line: Line, note: Note) -> str:
    lead = f"**{_plain(line.lead)}** — " if line.lead else ""
    tail = f" — {_plain(line.tail)}" if line.tail else ""
    return f"- {lead}«{words.NBSP}{_plain(line.quote)}{words.NBSP}»[^{note.number}]{tail}"


def _plain(text: str) -> str:
    return _MARKS.sub(r"\\\1", text)
