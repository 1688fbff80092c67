"""The documents as a list to look at: what each is, and how much of it the index holds."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Final

from assistant.dates import french_date
from corpus.entries import ADDED
from corpus.types import BlockKind, Corpus, Document, Source
from index.search import Index

__all__ = ["KIND_LABELS", "DocumentRow", "document_rows", "french_date"]

KIND_LABELS: Final[dict[str, str]] = {
    "manifesto": "Manifeste",
    "press": "Article de presse",
    "document": "Document ajouté",
}


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One document of the index in service. ``pages`` is None where the format has none."""

    source: Source
    kind: str
    date: str  # "26 mars 2025"; "" when unknown
    added: bool
    pages: int | None
    sentences: int
    passages: int
    figures: int
    notes: int


def document_rows(index: Index) -> tuple[DocumentRow, ...]:
    """Every document, in the order of the catalogue."""
    passages = Counter(passage.source_id for passage in index.passages.values())
    return tuple(_row(document, index.corpus, passages[document.source.id]) for document in index.corpus.documents)


def _row(document: Document, corpus: Corpus, passages: int) -> DocumentRow:
    source = document.source
    pages = [sentence.page for sentence in document.sentences if sentence.page is not None]
    return DocumentRow(
        source=source,
        kind=KIND_LABELS.get(source.kind, source.kind),
        date=french_date(source.published),
        added=source.file.startswith(f"{ADDED}/"),
        pages=max(pages) if pages else None,
        sentences=sum(1 for s in document.sentences if s.kind not in (BlockKind.HEADING, BlockKind.NOTE)),
        passages=passages,
        figures=sum(1 for figure in corpus.figures if figure.source_id == source.id),
        notes=len(document.footnotes),
    )
