"""What simpler searches find on the same questions and passages: words alone, or one encoder alone.

Every baseline reads what the encoder of the index reads of a passage (``index.content.dense_text``: its headings, then
its text), and nothing of the editorial questions, the lexicon, the footnotes or the speakers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from eval.errors import UsageProblem
from eval.retrieval.scores import DEPTH
from eval.retrieval.systems import MEGABYTE, System, bm25_megabytes, ranked
from index.analysis import analyse, exact_terms
from index.bm25 import build_bm25
from index.content import dense_text
from index.embedding import Encoder, load_encoder
from index.types import Passage

# The usual values of BM25 (Robertson & Zaragoza, 2009); passages and questions are analysed alike.
K1, B = 1.2, 0.75


def plain_bm25(
    name: str, passages: Sequence[Passage], analyser: Callable[[str], Sequence[str]], k: int = DEPTH
) -> System:
    """BM25 over the terms that ``analyser`` gives; a term asked twice counts twice. At most ``k`` passages."""
    bm25 = build_bm25([analyser(dense_text(passage)) for passage in passages], k1=K1, b=B)

    def rank(query: str) -> list[Passage]:
        return ranked(bm25.scores(dict(Counter(analyser(query)))), passages, k)

    return System(name, rank, bm25_megabytes(bm25))


def encoder_alone(name: str, passages: Sequence[Passage], encoder: Encoder) -> System:
    """Exact search by cosine; the weight counts the vectors, not the encoder itself."""
    vectors = encoder.encode_passages([dense_text(passage) for passage in passages])

    def rank(query: str) -> list[Passage]:
        # Cosines below 0 count too: shifted, so that only a passage without any vector is left out.
        scores = vectors @ encoder.encode_queries([query])[0] + np.float32(1)
        return ranked(np.where(np.any(vectors, axis=1), scores, np.float32(0)), passages)

    return System(name, rank, vectors.nbytes / MEGABYTE)


def baselines(passages: Sequence[Passage], encoder: Encoder, minilm: Path | None) -> list[System]:
    """Every baseline; all-MiniLM-L6-v2 only when its folder is given.

    Raises:
        UsageProblem: the folder of all-MiniLM-L6-v2 does not exist.
        EncoderError: it cannot be loaded.
    """
    found = [
        plain_bm25("BM25, mots tels quels", passages, exact_terms),
        plain_bm25("BM25, racines françaises", passages, analyse),
        encoder_alone("Encodeur livré, seul", passages, encoder),
    ]
    if minilm is not None:
        if not minilm.is_dir():
            raise UsageProblem(f"Le dossier {minilm} n’existe pas\u00a0: corrigez --minilm, ou retirez cette option.")
        found.append(encoder_alone("all-MiniLM-L6-v2, seul", passages, load_encoder(str(minilm.resolve()))))
    return found
