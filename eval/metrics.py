"""Metrics of one answer: pure functions, higher is better unless said. Everything lies in [0, 1].

Retrieval metrics take the ranks of the evidence (``eval.evidence.first_ranks``): for each golden quotation, the rank of
the first passage that brings it, or ``None``. Retrieving nothing scores 0, and a case without evidence has no score:
its caller leaves it out rather than counting it as right.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from eval.evidence import Evidence
from eval.text import matches
from eval.types import Nugget

Ranks = Sequence[int | None]


def recall_at(ranks: Ranks, k: int) -> float:
    """Share of the evidence brought by the first ``k`` passages: |{e : r(e) <= k}| / |E|.

    Source: Manning, Raghavan & Schütze, *Introduction to Information Retrieval*, § 8.3, over pieces of evidence rather
    than documents. Raises ``ValueError`` without evidence.
    """
    _need(ranks)
    return sum(1 for rank in ranks if rank is not None and rank <= k) / len(ranks)


def best_rank(ranks: Ranks) -> int | None:
    """The rank of the piece that comes first, for a case in which any piece suffices."""
    return min((rank for rank in ranks if rank is not None), default=None)


def hit_at(ranks: Ranks, k: int) -> float:
    """1 when one of the first ``k`` passages brings some evidence, else 0 (success@k)."""
    _need(ranks)
    return float(any(rank is not None and rank <= k for rank in ranks))


def reciprocal_rank(ranks: Ranks) -> float:
    """1 / rank of the first passage that brings some evidence, 0 when none does. Source: Voorhees, TREC-8, 1999."""
    _need(ranks)
    return max((1 / rank for rank in ranks if rank is not None), default=0.0)


def ndcg_at(ranks: Ranks, k: int) -> float:
    """Normalised discounted cumulative gain over pieces of evidence.

    Let r(1) <= r(2) <= … be the ranks found. DCG = Σ_j 1/log2(1 + max(r(j), j)) over max(r(j), j) <= k; the ideal is
    one new piece per rank, Σ_{j <= min(k, |E|)} 1/log2(1 + j). One passage that brings two pieces counts as ranks r
    and r+1, so the ideal is never passed; a passage that brings nothing new gains nothing. With one piece per passage
    this is the binary nDCG of Järvelin & Kekäläinen, TOIS 2002.
    """
    _need(ranks)
    found = sorted(rank for rank in ranks if rank is not None)
    places = [max(rank, j) for j, rank in enumerate(found, start=1)]
    gain = sum(1 / math.log2(1 + place) for place in places if place <= k)
    return gain / sum(1 / math.log2(1 + j) for j in range(1, min(k, len(ranks)) + 1))


def found_nuggets(nuggets: Sequence[Nugget], normalised: str) -> tuple[bool, ...]:
    """For each nugget, whether one of its patterns is found in the answer (text from ``eval.text.normalise``)."""
    return tuple(any(matches(pattern, normalised) for pattern in nugget.patterns) for nugget in nuggets)


def strict_vital_recall(nuggets: Sequence[Nugget], found: Sequence[bool]) -> float:
    """Vital nuggets found / vital nuggets; a nugget counts whole or not at all.

    Source: V_strict of the TREC 2024 RAG track (Pradeep et al., arXiv 2411.09607). Raises ``ValueError`` when no
    nugget is vital.
    """
    vital = [hit for nugget, hit in zip(nuggets, found, strict=True) if nugget.vital]
    _need(vital)
    return sum(vital) / len(vital)


def evidence_precision(cited: Sequence[tuple[str, str]], evidence: Sequence[Evidence]) -> float:
    """Cited sentences that are part of some evidence / cited sentences; 0 when nothing is cited.

    ``cited``: distinct (source id, sentence id). A low value is not an error by itself: golden evidence is what is
    needed, not all that may be cited.
    """
    _need(evidence)
    golden = {(source, name) for source, places in evidence for place in places for name, _ in place}
    chosen = set(cited)
    return len(chosen & golden) / len(chosen) if chosen else 0.0


def evidence_recall(brought: Sequence[bool]) -> float:
    """Pieces of evidence that the cited sentences bring (``eval.evidence.brings``) / pieces of evidence."""
    _need(brought)
    return sum(brought) / len(brought)


def f1(precision: float, recall: float) -> float:
    """Harmonic mean 2PR / (P + R); 0 when both are 0. Source: van Rijsbergen, 1979."""
    return 2 * precision * recall / (precision + recall) if precision + recall > 0 else 0.0


def _need(items: Sequence[object]) -> None:
    if not items:
        raise ValueError("this metric is not defined without golden items")
