"""A second look at the best passages: a cross-encoder reads the question and each passage together."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from threading import Lock
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.content import dense_text
from index.embedding import load_cross_encoder, model_faults_as
from index.errors import NBSP, RerankerError
from index.search import Index
from index.types import Hit

# How many of the fused passages are read again: a cross-encoder costs tens of milliseconds a passage.
DEPTH = 30


class Reranker(Protocol):
    """What reranking needs of a model."""

    @property
    def name(self) -> str:
        """A short name for people."""

    def scores(self, query: str, texts: Sequence[str]) -> NDArray[np.float64]:
        """How well each text answers, shape (n,), finite, higher is better, comparable within one query."""


class CrossEncoderReranker:
    """Any cross-encoder of sentence-transformers with one score a pair. Safe to share between threads.

    The families that issue no prompt (BGE, GTE, Jina, MS MARCO) read the pair as it is; a prompt that a model
    declares as its default is put in by the library.
    """

    def __init__(self, name_or_path: str) -> None:
        self._model, folder = load_cross_encoder(name_or_path)
        self.name = folder.name if Path(name_or_path).expanduser().is_dir() else name_or_path
        if self._model.num_labels != 1:
            raise RerankerError(
                f"Le modèle {self.name} donne {self._model.num_labels} notes à un passage et non une seule{NBSP}: "
                "choisissez un autre reclasseur dans HUMANIFEST_RERANKER, ou laissez-le vide."
            )
        self._one_at_a_time = Lock()  # a tokenizer refuses a second text while it reads the first

    def scores(self, query: str, texts: Sequence[str]) -> NDArray[np.float64]:
        """The model's raw scores, before the sigmoid, which would make the best passages equal; shape (n,)."""
        if not texts:
            return np.zeros(0, np.float64)
        unusable = RerankerError(
            f"Le reclasseur {self.name} a rendu des notes inutilisables{NBSP}: choisissez-en un autre dans "
            "HUMANIFEST_RERANKER, ou laissez-le vide."
        )
        with self._one_at_a_time, model_faults_as(unusable):
            raw = self._model.predict(
                [(query, text) for text in texts], activation_fn=_as_it_is, show_progress_bar=False
            )
            scores = np.asarray(raw, np.float64)
        if scores.shape != (len(texts),) or not np.isfinite(scores).all():
            raise unusable
        return scores


def _as_it_is(scores: object) -> object:
    return scores


def load_reranker(setting: str) -> Reranker | None:
    """Load the cross-encoder that ``HUMANIFEST_RERANKER`` names: a local folder or a name on the hub; empty for none.

    Raises ``RerankerError`` or ``UnsafeModel`` when it cannot be loaded.
    """
    return CrossEncoderReranker(setting) if setting else None


def rerank(hits: Sequence[Hit], query: str, reranker: Reranker) -> list[Hit]:
    """Return ``hits``, best first, with the first ``DEPTH`` that a ranking found put in the order of the reranker.

    Ties are broken by id. A hit takes the fused score of the place that it moves to, so that scores still go down the
    list on one scale; what the reranker gave it is in ``rerank_score``.
    """
    read = [hit for hit in hits[:DEPTH] if hit.score > 0]
    scores = reranker.scores(query, [dense_text(hit.passage) for hit in read]).tolist()
    ordered = sorted(zip(read, scores, strict=True), key=lambda pair: (-pair[1], pair[0].passage.id))
    moved = [
        replace(hit, score=place.score, rank=place.rank, rerank_score=score)
        for place, (hit, score) in zip(read, ordered, strict=True)
    ]
    return [*moved, *hits[len(read) :]]


@dataclass(frozen=True, eq=False)
class RerankedIndex(Index):
    """An index whose ``search`` ends with a reranker; all the rest is the index's own."""

    _reranker: Reranker = field(repr=False, kw_only=True)

    def search(
        self,
        query: str,
        k: int = 10,
        *,
        source_ids: Collection[str] | None = None,
        propositions: Collection[int] | None = None,
    ) -> list[Hit]:
        """Return the ``k`` best passages in a total order; the same list for every ``k``, cut."""
        if k <= 0:
            return []
        # Named, not super(): a dataclass with slots is another class than the one that its methods were written in.
        hits = Index.search(self, query, max(k, DEPTH), source_ids=source_ids, propositions=propositions)
        return rerank(hits, query, self._reranker)[:k]


def with_reranker(index: Index, reranker: Reranker | None) -> Index:
    """Return ``index`` with ``reranker`` at the end of every search; ``index`` itself without one."""
    if reranker is None:
        return index
    return RerankedIndex(**{one.name: getattr(index, one.name) for one in fields(index)}, _reranker=reranker)
