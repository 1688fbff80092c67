"""BM25 over lists of terms: computed by bm25s when the index is built, read with numpy alone when it is asked.

bm25s scores every (term, text) pair ahead of time, so answering a query is adding up columns. Importing bm25s costs
0.3 s (scipy, tqdm), which a cold command would pay for nothing: only ``build_bm25`` imports it.

Formula ("lucene" variant, Kamphuis et al. 2020, the default of bm25s), for a term of weight w in the query:
    w · ln(1 + (N − n + 0.5) / (n + 0.5)) · f / (f + k1 · (1 − b + b · L / Lavg))
with N texts, n of them holding the term, f occurrences in a text of L terms, Lavg the mean of L.
"""

from __future__ import annotations

import logging
import math
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.errors import DamagedIndex


@dataclass(frozen=True, slots=True, eq=False)
class Bm25:
    """A sparse matrix of scores in columns: one column per term, one row per text.

    ``data`` float32 (nnz,), ``indices`` int32 (nnz,): text of each score, ``indptr`` int64 (terms + 1,).
    """

    columns: Mapping[str, int]
    data: NDArray[np.float32]
    indices: NDArray[np.int32]
    indptr: NDArray[np.int64]
    size: int

    def scores(self, weights: Mapping[str, float]) -> NDArray[np.float32]:
        """BM25 of every text for the weighted terms of a query: float32 (size,), 0 where no term is shared."""
        total = np.zeros(self.size, dtype=np.float32)
        for term, weight in weights.items():
            column = self.columns.get(term)
            if column is None:
                continue
            low, high = self.indptr[column], self.indptr[column + 1]
            total[self.indices[low:high]] += np.float32(weight) * self.data[low:high]
        return total

    def document_frequency(self, term: str) -> int:
        """In how many texts the term occurs."""
        column = self.columns.get(term)
        return 0 if column is None else int(self.indptr[column + 1] - self.indptr[column])

    def idf(self, term: str) -> float:
        """Inverse document frequency as in the formula above; an unknown term gets the highest value."""
        n = self.document_frequency(term)
        return math.log(1 + (self.size - n + 0.5) / (n + 0.5))


def build_bm25(texts: Sequence[Sequence[str]], *, k1: float, b: float) -> Bm25:
    """Return the scores of ``texts``, each a list of terms (fields are weighted by repeating their terms)."""
    vocabulary = {term: column for column, term in enumerate(sorted({term for text in texts for term in text}))}
    if not vocabulary:
        return Bm25({}, np.zeros(0, np.float32), np.zeros(0, np.int32), np.zeros(1, np.int64), len(texts))
    import bm25s

    logging.getLogger("bm25s").setLevel(logging.WARNING)  # it asks for its debugging lines on import
    engine = bm25s.BM25(k1=k1, b=b, method="lucene")
    ids = [[vocabulary[term] for term in text] for text in texts]
    engine.index((ids, vocabulary), create_empty_token=False, show_progress=False)
    return Bm25(
        vocabulary,
        np.asarray(engine.scores["data"], dtype=np.float32),
        np.asarray(engine.scores["indices"], dtype=np.int32),
        np.asarray(engine.scores["indptr"], dtype=np.int64),
        len(texts),
    )


def save_bm25(bm25: Bm25, path: Path) -> None:
    """Write ``path`` (npz, no pickle); terms are stored as UTF-8 lines in the order of the columns."""
    np.savez(
        path,
        data=bm25.data,
        indices=bm25.indices,
        indptr=bm25.indptr,
        size=np.int64(bm25.size),
        terms=packed(bm25.columns),
    )


def packed(columns: Mapping[str, int]) -> NDArray[np.uint8]:
    """The names of columns as the bytes of UTF-8 lines, in the order of the columns."""
    return np.frombuffer("\n".join(sorted(columns, key=lambda name: columns[name])).encode(), dtype=np.uint8)


def unpacked(lines: NDArray[np.uint8]) -> dict[str, int]:
    """The columns that ``packed`` wrote. Raises ``ValueError`` on bytes that are no UTF-8."""
    text = lines.tobytes().decode()
    return {name: column for column, name in enumerate(text.split("\n") if text else ())}


def load_bm25(path: Path) -> Bm25:
    """Read what ``save_bm25`` wrote. Raises ``DamagedIndex`` when the file is missing or cannot be understood."""
    try:
        with np.load(path, allow_pickle=False) as arrays:
            return Bm25(
                unpacked(arrays["terms"]), arrays["data"], arrays["indices"], arrays["indptr"], int(arrays["size"])
            )
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile) as error:
        raise DamagedIndex(f"Le fichier {path.name} de l’index ne peut pas être lu") from error
