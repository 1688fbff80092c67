"""From chosen sentences to the text a person reads. Quotations are inserted here, by the program, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby, takewhile

from assistant.answer.frames import source_of_figure
from assistant.answer.leads import leads_of
from assistant.draft import Draft
from assistant.library.citations import Library
from assistant.types import Citation, Statement
from corpus.types import BlockKind

__all__ = ["compose", "source_of_figure"]

NBSP = "\u00a0"
_DASH = "- "


def compose(draft: Draft, library: Library) -> tuple[str, tuple[Statement, ...], tuple[Citation, ...]]:
    """The text with its markers, the statements and the citations; numbers are given here once, in reading order."""
    draft = _asides_last(draft)
    citations = tuple(library.cite(n, pick.sentence_id) for n, pick in enumerate(draft.picks, start=1))
    statements = tuple(
        Statement(text=c.quote, citations=(c.n,), support="verbatim", lead=lead)
        for c, lead in zip(citations, leads_of(draft, library), strict=True)
    )
    lines = [draft.preface] if draft.preface else []
    for citation, statement in zip(citations, statements, strict=True):
        lines.extend(_lines(statement, citation, library))
    return "\n\n".join(_lists(lines)), statements, citations


def _asides_last(draft: Draft) -> Draft:
    """What only goes with an answer behind what answers; what a rule put first of all is no aside any more."""
    ids = [pick.sentence_id for pick in draft.picks]
    asides = draft.asides & draft.sentence_ids - frozenset(takewhile(draft.asides.__contains__, ids))
    return replace(draft, picks=tuple(sorted(draft.picks, key=lambda pick: pick.sentence_id in asides)), asides=asides)


def _lines(statement: Statement, citation: Citation, library: Library) -> list[str]:
    """The blocks of one statement: its framing lines, then its quotation; a title stands behind its framing line."""
    quoted = f"«{NBSP}{citation.quote}{NBSP}» [{citation.n}]"
    kind = library.sentence(citation.sentence_id).kind
    if kind is BlockKind.HEADING and statement.lead and "\n" not in statement.lead:
        return [f"{_DASH}{statement.lead} {quoted}"]
    if kind is BlockKind.ITEM:
        quoted = _DASH + quoted
    return [statement.lead, quoted] if statement.lead else [quoted]


def _lists(lines: Sequence[str]) -> Iterable[str]:
    """Items that follow each other stand together, as one Markdown list; an item alone is a paragraph."""
    for listed, run in groupby(lines, key=lambda line: line.startswith(_DASH)):
        items = list(run)
        if listed and len(items) == 1:
            yield items[0].removeprefix(_DASH)
        elif listed:
            yield "\n".join(items)
        else:
            yield from items
