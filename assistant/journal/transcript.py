"""A conversation as a document: questions, answers, and every source with its words. Markdown here, Word in
``assistant.writers.transcript_docx``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from assistant.answer.reference import NBSP, moment, reference
from assistant.journal.revisit import Review
from assistant.types import STATUS_LABELS, Answer

LIMITED_TO: Final = f"Recherche limitée à{NBSP}:"
SOURCES: Final = "Sources"
_MARKER: Final = re.compile(r"\[\d{1,3}\]")
_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]<>#|~$&])")
_LIST_START: Final = re.compile(r"^(\s*)([-+]|\d+[.)])(?=\s)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Exchange:
    """One turn of a transcript. ``asked`` is None when the turn was not kept."""

    review: Review
    scope: str = ""
    asked: datetime | None = None

    @property
    def answer(self) -> Answer:
        """The answer, its citations where they stand today."""
        return self.review.answer

    @property
    def facts(self) -> str:
        """Status, date, what the search was limited to, and whether it still holds, on one line."""
        parts = [STATUS_LABELS[self.answer.status]]
        if self.asked is not None:
            parts.append(moment(self.asked))
        if self.scope:
            parts.append(f"{LIMITED_TO} {self.scope}")
        if verdict := verdict_of(self.review):
            parts.append(verdict)
        return " · ".join(parts)


def verdict_of(review: Review) -> str:
    """Whether an answer still holds, in words; "" while the documents are those it was given from."""
    if not review.renewed:
        return ""
    if review.exact:
        return f"Toujours exact{NBSP}: chaque phrase citée est encore dans les documents, mot pour mot."
    marks = ", ".join(f"[{n}]" for n in sorted(review.changed))
    if len(review.changed) == 1:
        return f"À revoir{NBSP}: la phrase {marks} n’est plus dans les documents comme elle a été citée."
    return f"À revoir{NBSP}: les phrases {marks} ne sont plus dans les documents comme elles ont été citées."


def source_lines(answer: Answer) -> Iterator[tuple[int, str, str]]:
    """Number, quotation and reference of every citation."""
    for citation in answer.citations:
        yield citation.n, f"«{NBSP}{citation.quote}{NBSP}»", reference(citation)


def transcript_markdown(title: str, exchanges: Sequence[Exchange]) -> str:
    """The conversation as Markdown; what people and documents wrote is shown as text, whatever signs are in it."""
    parts = [f"# {_literal(title)}"]
    for exchange in exchanges:
        answer = exchange.answer
        parts += [f"## {_literal(' '.join(answer.question.split()))}", f"*{_literal(exchange.facts)}*"]
        if answer.notice:
            parts.append(_literal(answer.notice))
        parts.append(_answer_markdown(answer.text))
        if answer.citations:
            parts.append(f"**{SOURCES}**")
            parts.append("\n".join(f"- [{n}] {_literal(q)} {_literal(r)}" for n, q, r in source_lines(answer)))
    versions = sorted({exchange.answer.corpus_version for exchange in exchanges})
    parts.append(f"---\n\nHumanifest Assistant, corpus {', '.join(versions)}.")
    return "\n\n".join(parts) + "\n"


def file_name(title: str, ending: str) -> str:
    """A name that every system takes: « conversation-quelle-part-des-salaries.md »."""
    from assistant.understanding.wording import fold

    words = re.findall(r"[a-z0-9]+", fold(title))
    return "-".join(["conversation", *words[:8]])[:80] + f".{ending}"


def _answer_markdown(text: str) -> str:
    """The answer's own lists stay lists; every other sign is literal, its markers aside."""
    lines = []
    for line in text.splitlines():
        dash, rest = ("- ", line[2:]) if line.startswith("- ") else ("", line)
        pieces = _MARKER.split(rest)
        marks = _MARKER.findall(rest)
        literal = "".join(_literal(piece) + mark for piece, mark in zip(pieces, [*marks, ""], strict=True))
        lines.append(dash + literal)
    return "\n".join(lines)


def _literal(text: str) -> str:
    escaped = _SPECIAL.sub(r"\\\1", text)
    return _LIST_START.sub(lambda match: match[1] + match[2][:-1] + "\\" + match[2][-1], escaped)
