"""How good an encoder is: Spearman correlation with human similarity, and retrieval without any help from BM25."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from scipy.stats import spearmanr  # type: ignore[import-untyped]

RELEVANT_AT = 10
RECALL_AT = 5

BM25_NDCG = {
    "piaf_fr": 0.841,
    "service_public_q": 0.932,
    "cdtn_faq": 0.753,
    "cnil_faq": 0.730,
    "management_docs": 0.465,
    "esco_altlabels": 0.000,
}
"""nDCG@10 of BM25 over French stems on the same sets, as measured when the sets were made."""


class TextEncoder(Protocol):
    """What is needed of an encoder here: rows of unit length, or zero for a text without a known word."""

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of queries, shape (n, d)."""

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of passages, shape (n, d)."""


@dataclass(frozen=True, slots=True)
class RetrievalScore:
    """Means over the queries of one set, between 0 and 1, higher is better."""

    name: str
    queries: int
    recall_at_5: float
    ndcg_at_10: float


def retrieval_sets(folder: Path) -> list[str]:
    """Names of the sets for which ``folder`` has a corpus, queries and judgements."""
    return sorted(path.name.removesuffix(".corpus.jsonl") for path in folder.glob("*.corpus.jsonl"))


def score_retrieval(encoder: TextEncoder, folder: Path, name: str) -> RetrievalScore:
    """Rank the whole corpus of a set for each of its judged queries. Ties are broken by the order of the corpus."""
    corpus = _rows(folder / f"{name}.corpus.jsonl")
    queries = _rows(folder / f"{name}.queries.jsonl")
    gains: dict[str, dict[str, float]] = {}
    for row in _rows(folder / f"{name}.qrels.jsonl"):
        gains.setdefault(str(row["query_id"]), {})[str(row["corpus_id"])] = float(str(row["score"]))
    queries = [row for row in queries if str(row["_id"]) in gains]
    passages = encoder.encode_passages([str(row["text"]) for row in corpus])
    scores = encoder.encode_queries([str(row["text"]) for row in queries]) @ passages.T
    order = np.argsort(-scores, axis=1, kind="stable")[:, :RELEVANT_AT]
    ids = [str(row["_id"]) for row in corpus]
    recalls, ndcgs = [], []
    for row, ranked in zip(queries, order, strict=True):
        relevant = gains[str(row["_id"])]
        found = [relevant.get(ids[position], 0.0) for position in ranked]
        recalls.append(sum(gain > 0 for gain in found[:RECALL_AT]) / sum(gain > 0 for gain in relevant.values()))
        ndcgs.append(_dcg(found) / _dcg(sorted(relevant.values(), reverse=True)[:RELEVANT_AT]))
    return RetrievalScore(name, len(queries), float(np.mean(recalls)), float(np.mean(ndcgs)))


def score_similarity(encoder: TextEncoder, path: Path) -> float:
    """Spearman correlation between cosine and human judgement over ``{"s1", "s2", "score"}`` lines."""
    rows = _rows(path)
    first = encoder.encode_passages([str(row["s1"]) for row in rows])
    second = encoder.encode_passages([str(row["s2"]) for row in rows])
    cosines = np.sum(first * second, axis=1)
    return float(spearmanr(cosines, [float(str(row["score"])) for row in rows]).statistic)


def report(encoder: TextEncoder, folder: Path) -> str:
    """Write a Markdown table of every figure, BM25 beside it."""
    lines = ["| jeu | questions | rappel@5 | nDCG@10 | nDCG@10 de BM25 |", "|---|---|---|---|---|"]
    for name in retrieval_sets(folder):
        score = score_retrieval(encoder, folder, name)
        bm25 = f"{BM25_NDCG[name]:.3f}" if name in BM25_NDCG else ""
        lines.append(f"| {name} | {score.queries} | {score.recall_at_5:.3f} | {score.ndcg_at_10:.3f} | {bm25} |")
    similarity = folder / "stsb_fr_dev.jsonl"
    if similarity.exists():
        lines += ["", f"STS-fr (dev), corrélation de Spearman : {score_similarity(encoder, similarity):.3f}"]
    return "\n".join(lines)


def _dcg(gains: Sequence[float]) -> float:
    return float(sum(gain / np.log2(rank + 2) for rank, gain in enumerate(gains)))


def _rows(path: Path) -> list[dict[str, object]]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]
