"""Where a quotation stands, as a person cites it: one wording for what is shown, copied and exported."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from assistant.dates import french_date
from assistant.types import Citation

NBSP: Final = "\N{NO-BREAK SPACE}"


def reference(citation: Citation) -> str:
    """Speaker, title, proposition, section, page, then the footnotes."""
    parts = [citation.speaker or "", citation.source_title]
    if citation.proposition is not None:
        parts.append(f"proposition{NBSP}{citation.proposition}")
    if citation.section:
        parts.append(f"«{NBSP}{citation.section.split(' › ')[-1]}{NBSP}»")
    if citation.page is not None:
        parts.append(f"p.{NBSP}{citation.page}")
    notes = "".join(f" Note{NBSP}{note.number}{NBSP}: {note.text}" for note in citation.footnotes)
    return ", ".join(part for part in parts if part) + "." + notes


def citation_text(citation: Citation) -> str:
    """The quotation and its reference, ready to paste."""
    return f"«{NBSP}{citation.quote}{NBSP}»\n{reference(citation)}"


def moment(time: datetime) -> str:
    """« 22 novembre 2026 à 9 h 05 », in the time zone of this machine."""
    here = time.astimezone()
    return f"{french_date(here.date().isoformat())} à {here.hour}{NBSP}h{NBSP}{here.minute:02d}"
