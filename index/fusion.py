"""Reciprocal rank fusion of rankings, with a total order. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ranking:
    """Ids, best first, without repetition, and how much this ranking counts."""

    ids: Sequence[str]
    weight: float


# The constant of Cormack, Clarke and Büttcher (SIGIR 2009): how slowly a rank loses its value.
RANK_CONSTANT = 60


def fuse(rankings: Sequence[Ranking], constant: int = RANK_CONSTANT) -> list[tuple[str, float]]:
    """Ids of all rankings with their fused score Σ weight / (constant + rank), best first, ties by id.

    Ranks start at 1. Higher scores are better; they compare only within one call.
    """
    scores: dict[str, list[float]] = {}
    for ranking in rankings:
        for rank, identifier in enumerate(ranking.ids, start=1):
            scores.setdefault(identifier, []).append(ranking.weight / (constant + rank))
    # Sorted before summing: float addition must not depend on the order in which the rankings were given.
    totals = [(identifier, sum(sorted(parts))) for identifier, parts in scores.items()]
    return sorted(totals, key=lambda item: (-item[1], item[0]))
