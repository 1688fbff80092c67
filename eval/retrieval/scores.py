"""Metrics of retrieval per question, their means with intervals, and paired differences."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from eval import metrics
from eval.evidence import Locator, first_ranks
from eval.retrieval.questions import Question
from eval.statistics import cluster_bootstrap, paired_randomisation
from eval.summary import Estimate
from index.types import Passage

DEPTH = 10

# Label and definition, in the order of tables.
MEASURES: dict[str, tuple[str, str]] = {
    "recall_at_1": ("Rappel à 1", "part des preuves dans le premier passage"),
    "recall_at_5": ("Rappel à 5", "part des preuves dans les 5 premiers passages"),
    "recall_at_10": ("Rappel à 10", "part des preuves dans les 10 premiers passages"),
    "hit_at_1": ("Succès à 1", "le premier passage apporte une preuve"),
    "ndcg_at_10": ("nDCG à 10", "les preuves viennent tôt dans les 10 passages"),
    "mrr": ("Rang réciproque", "inverse du rang de la première preuve, 0 au-delà du dixième"),
}
_COMPUTED: dict[str, Callable[[metrics.Ranks], float]] = {
    "recall_at_1": lambda ranks: metrics.recall_at(ranks, 1),
    "recall_at_5": lambda ranks: metrics.recall_at(ranks, 5),
    "recall_at_10": lambda ranks: metrics.recall_at(ranks, 10),
    "hit_at_1": lambda ranks: metrics.hit_at(ranks, 1),
    "ndcg_at_10": lambda ranks: metrics.ndcg_at(ranks, 10),
    "mrr": metrics.reciprocal_rank,
}
Values = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Difference:
    """Mean of the paired differences ``after - before`` with its 95 % interval; ``p``: paired randomisation."""

    value: float
    low: float
    high: float
    p: float


def values_of(ranks: metrics.Ranks) -> dict[str, float]:
    """Every measure of one question from the ranks of its evidence (from 1, ``None`` beyond ``DEPTH``)."""
    return {name: compute(ranks) for name, compute in _COMPUTED.items()}


def score(question: Question, passages: Sequence[Passage], locator: Locator) -> dict[str, float]:
    """Every measure of one question for the passages returned, best first; only the first ``DEPTH`` count."""
    shown = [locator.passage_shows(passage) for passage in passages[:DEPTH]]
    ranks = first_ranks(shown, question.evidence)
    return values_of((metrics.best_rank(ranks),) if question.any_suffices else ranks)


def estimate(values: Sequence[float], clusters: Sequence[str]) -> Estimate:
    """Mean and 95 % interval by resampling whole clusters. Raises ``ValueError`` without any value."""
    mean, interval = sum(values) / len(values), cluster_bootstrap(values, clusters)
    return Estimate(mean, len(values), min(interval.low, mean), max(interval.high, mean))


def estimates(scores: Sequence[Values], clusters: Sequence[str]) -> dict[str, Estimate]:
    """The estimate of each measure; empty without any question."""
    return {name: estimate([one[name] for one in scores], clusters) for name in MEASURES} if scores else {}


def difference(before: Sequence[float], after: Sequence[float], clusters: Sequence[str]) -> Difference:
    """The paired difference of two systems over the same questions, parallel to ``clusters``."""
    deltas = [new - old for old, new in zip(before, after, strict=True)]
    found = estimate(deltas, clusters)
    return Difference(found.value, found.low, found.high, paired_randomisation(before, after, clusters))
