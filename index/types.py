"""The nouns of the index."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of whole sentences inside one section. ``text`` is ``document.text[start:end]``; no heading is in it."""

    id: str
    source_id: str
    section_id: str
    start: int
    end: int
    text: str
    sentence_ids: tuple[str, ...]
    heading_path: tuple[str, ...]
    proposition: int | None
    pages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found for a query. Ranks start at 1; ``None`` where that ranking did not return the passage.

    ``score`` is the fused score: higher is better, comparable only within one query. Where a reranker changed the
    order, it is the fused score of the place that the passage moved to.
    """

    passage: Passage
    score: float
    rank: int
    lexical_rank: int | None
    dense_rank: int | None
    lexical_score: float = 0.0  # BM25, 0 when no term is shared
    dense_score: float = 0.0  # cosine, in [-1, 1]
    rerank_score: float | None = None  # of the cross-encoder, on its own scale; None where it did not read the passage
