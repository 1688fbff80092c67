"""Chroma's approximate search against exact search, over the vectors of the index in use.

Every editorial question is a query. A vector returned counts as right when its exact cosine is at least that of the
k-th exact neighbour (less ``TOLERANCE``, for ties and rounding); recall at k is the share of k that is right.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.asked import question_id
from index.canary import CHROMA_FOLDER
from index.content import all_sentences, dense_text, load_content
from index.embedding import Encoder
from index.layout import current_folder
from index.manifest import read_manifest
from index.store import KINDS, Kind, StoreLocation, VectorStore, open_store

Floats = NDArray[np.float32]
Progress = Callable[[str, int, int], None]
DEPTHS = (10, 100)
TARGET = 0.99
TOLERANCE = 1e-5
KIND_NAMES: dict[Kind, str] = {
    "passages": "passages",
    "sentences": "phrases",
    "questions": "questions éditoriales",
    "silent": "questions sans réponse",
}


@dataclass(frozen=True, slots=True)
class Agreement:
    """Over ``queries`` queries: mean recall and the worst one, for the ``k`` nearest of ``vectors`` vectors."""

    kind: Kind
    k: int
    vectors: int
    queries: int
    recall: float
    worst: float


def check(data_dir: Path, encoder: Encoder, progress: Progress, every: int = 1) -> list[Agreement]:
    """Compare both searches over every kind of vectors of the index in use; empty without editorial questions.

    One editorial question in ``every`` is a query, in the order of the corpus.
    Raises what opening an index raises.
    """
    content = load_content(current_folder(data_dir))
    texts = [question.text for question in content.corpus.questions]
    silent = [question.text for question in content.corpus.silent]
    queries = encoder.encode_queries(texts) if texts else np.zeros((0, encoder.dimension), np.float32)
    sentences = all_sentences(content.corpus)
    vectors: dict[Kind, tuple[list[str], Floats]] = {
        "passages": (
            [passage.id for passage in content.passages],
            encoder.encode_passages([dense_text(passage) for passage in content.passages]),
        ),
        "sentences": ([s.id for s in sentences], encoder.encode_passages([s.text for s in sentences])),
        "questions": ([question_id(row) for row in range(len(texts))], queries),
        "silent": ([question_id(row) for row in range(len(silent))], encoder.encode_queries(silent)),
    }
    store = store_in_use(data_dir)
    try:
        return [found for kind in KINDS for found in compare(store, kind, *vectors[kind], queries[::every], progress)]
    finally:
        store.close()


def store_in_use(data_dir: Path) -> VectorStore:
    """Open the vectors of the index in use; raises what opening an index raises."""
    folder = current_folder(data_dir)
    manifest = read_manifest(folder)
    return open_store(StoreLocation(folder / CHROMA_FOLDER, manifest.name, manifest.chroma_url))


def compare(
    store: VectorStore, kind: Kind, ids: Sequence[str], vectors: Floats, queries: Floats, progress: Progress
) -> list[Agreement]:
    """One row a depth, which is at most the number of vectors.

    ``vectors`` (n, d) are those the store holds under ``ids``; ``queries`` (m, d); unit rows.
    """
    kept = np.flatnonzero(np.any(vectors, axis=1))
    rows = {ids[place]: row for row, place in enumerate(kept.tolist())}
    asked = queries[np.any(queries, axis=1)]
    depths = sorted({min(k, len(rows)) for k in DEPTHS}) if rows else []
    recalls: dict[int, list[float]] = {k: [] for k in depths}
    for done, query in enumerate(asked, start=1):
        cosines = vectors[kept] @ query
        for k in depths:
            found = [identifier for identifier, _ in store.nearest(kind, query, k)]
            recalls[k].append(_recall([rows[identifier] for identifier in found if identifier in rows], cosines, k))
        progress(f"Chroma, {KIND_NAMES[kind]}", done, len(asked))
    return [
        Agreement(kind, k, len(rows), len(each), float(np.mean(each)), min(each)) for k, each in recalls.items() if each
    ]


def _recall(found: Sequence[int], cosines: Floats, k: int) -> float:
    """Share of the ``k`` nearest that the rows ``found`` are, by cosine."""
    least = np.partition(cosines, -k)[-k] - TOLERANCE
    return sum(1 for row in set(found) if cosines[row] >= least) / k
