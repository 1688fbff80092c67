"""From chosen sentences to the text a person reads. Quotations are inserted here, by the program, and nowhere else."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.citations import Library
from assistant.draft import Draft, Pick
from assistant.structured import described
from assistant.types import Citation, Statement
from corpus.types import BlockKind, Figure, Footnote, Sentence, Voice

NBSP = "\u00a0"


def compose(draft: Draft, library: Library) -> tuple[str, tuple[Statement, ...], tuple[Citation, ...]]:
    """The text with its markers, the statements and the citations; numbers are given here once, in reading order."""
    citations = tuple(library.cite(n, pick.sentence_id) for n, pick in enumerate(draft.picks, start=1))
    leads = _leads(draft, library)
    statements = tuple(
        Statement(text=c.quote, citations=(c.n,), support="verbatim", lead=lead)
        for c, lead in zip(citations, leads, strict=True)
    )
    lines = [draft.preface] if draft.preface else []
    for citation, statement in zip(citations, statements, strict=True):
        lines.extend(_lines(statement, citation, library))
    return "\n\n".join(_joined_items(lines)), statements, citations


def _lines(statement: Statement, citation: Citation, library: Library) -> list[str]:
    quoted = f"«{NBSP}{citation.quote}{NBSP}» [{citation.n}]"
    sentence = library.sentence(citation.sentence_id)
    if sentence.kind is BlockKind.ITEM:
        return [*([statement.lead] if statement.lead else []), f"- {quoted}"]
    if not statement.lead:
        return [quoted]
    if sentence.kind is BlockKind.HEADING:
        return [f"- {statement.lead} {quoted}"]
    return [f"{statement.lead}", quoted]


def _joined_items(lines: Sequence[str]) -> list[str]:
    """List items that follow each other stand together, as one Markdown list."""
    found: list[str] = []
    for line in lines:
        if found and line.startswith("- ") and found[-1].rsplit("\n", 1)[-1].startswith("- "):
            found[-1] += "\n" + line
        else:
            found.append(line)
    return found


def _leads(draft: Draft, library: Library) -> list[str]:
    """A framing line for the first sentence of each group; the sentences that go on in the same voice need none."""
    figures = {f.sentence_id: f for f in _single_figures(library)}
    leads: list[str] = []
    before: str | None = None
    for pick in draft.picks:
        lead = pick.lead or (_figure_lead(pick, figures, library) if draft.figures_first else "")
        group = _group(pick, library)
        if not lead and draft.grouped and group != before:
            lead = group
        leads.append(lead)
        before = group
    return leads


def _single_figures(library: Library) -> list[Figure]:
    counts: dict[str, int] = {}
    for figure in library.corpus.figures:
        counts[figure.sentence_id] = counts.get(figure.sentence_id, 0) + 1
    return [f for f in library.corpus.figures if counts[f.sentence_id] == 1]


def _figure_lead(pick: Pick, figures: dict[str, Figure], library: Library) -> str:
    """« 75 % — source : Etude Gallup 2023, proposition 4 : », from the register of figures."""
    figure = figures.get(pick.sentence_id)
    if figure is None:
        return ""
    where = f", proposition {figure.proposition}" if figure.proposition else ""
    return f"{figure.text} — source{NBSP}: {source_of_figure(figure, library)}{where}{NBSP}:"


def source_of_figure(figure: Figure, library: Library) -> str:
    """The footnote of a figure as printed, else the producer that its sentence names, else that none is given."""
    notes = library.documents[figure.source_id].footnotes
    note = next((n for n in notes if n.number == figure.footnote), None)
    if note is not None:
        return _reference(note)
    if figure.producer:
        return " ".join(p for p in (figure.producer, figure.date) if p)
    return "non précisée par le document"


def _reference(note: Footnote) -> str:
    return note.text.strip().rstrip(".")


def _group(pick: Pick, library: Library) -> str:
    """The framing line of the group a sentence belongs to: where it stands and who speaks. It claims nothing else."""
    sentence = library.sentence(pick.sentence_id)
    document = library.document_of(pick.sentence_id)
    if sentence.voice is Voice.JOURNALIST:
        return described(document)
    place = _place(sentence, library)
    if sentence.voice is Voice.QUOTED and sentence.speaker:
        return f"{place}, pour {sentence.speaker}{NBSP}:"
    if sentence.voice is Voice.SURVEY and (notes := library.footnotes(sentence)):
        return f"{place} (source citée{NBSP}: {f'{NBSP}; '.join(_reference(n) for n in notes)}){NBSP}:"
    return f"{place}{NBSP}:"


def _place(sentence: Sentence, library: Library) -> str:
    section = library.section_of(sentence)
    title = next((p.title for p in library.corpus.propositions if p.number == section.proposition), None)
    if title is not None and section.proposition is not None:
        return f"Proposition {section.proposition} – {title}"
    document = library.document_of(sentence.id)
    if document.source.kind == "manifesto":
        return f"Manifeste, «{NBSP}{section.path[-1]}{NBSP}»" if section.path else "Manifeste"
    return f"«{NBSP}{document.source.title}{NBSP}»"
