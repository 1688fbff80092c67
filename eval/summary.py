"""From the scores of a run to its summary: means with intervals, by kind, confusion matrix, latency."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from eval.names import DERIVED, METRICS
from eval.scoring import ABSTAINING, FAILURE, CaseScores
from eval.statistics import cluster_bootstrap, percentile, wilson


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean over the ``n`` cases to which the metric applies, with its 95 % interval.

    A rate has Wilson's interval; other means, and the F1 of abstention, a bootstrap over clusters (which knows no
    doubt when every cluster scores the same).
    """

    value: float
    n: int
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Summary:
    """Estimates over all cases and by kind. ``confusion``: (expected, observed) statuses → count."""

    count: int
    overall: Mapping[str, Estimate]
    by_kind: Mapping[str, Mapping[str, Estimate]]
    confusion: Mapping[tuple[str, str], int]
    latency_median_ms: float
    latency_p95_ms: float
    model_answers: int  # answers that a model composed; the others of a run with a model fell back on quotations
    sentences_median: float  # of the answers that do not abstain; 0 without any


def summarise(scores: Sequence[CaseScores]) -> Summary:
    """Summary of a run. Raises ``ValueError`` without any case."""
    if not scores:
        raise ValueError("no case to summarise")
    kinds = sorted({item.record.case.kind for item in scores})
    walls = [item.record.wall_ms for item in scores]
    lengths = [float(item.sentences) for item in scores if item.status not in (*ABSTAINING, FAILURE)]
    return Summary(
        count=len(scores),
        overall=estimates(scores),
        by_kind={kind: estimates([item for item in scores if item.record.case.kind == kind]) for kind in kinds},
        confusion=confusion(scores),
        latency_median_ms=percentile(walls, 0.5),
        latency_p95_ms=percentile(walls, 0.95),
        model_answers=sum(1 for item in scores if item.record.answer and item.record.answer.mode == "llm"),
        sentences_median=percentile(lengths, 0.5) if lengths else 0.0,
    )


def estimates(scores: Sequence[CaseScores]) -> dict[str, Estimate]:
    """Give the estimate of each metric that applies to at least one of the cases, in the order of ``METRICS``."""
    found = {name: e for name in METRICS if name != DERIVED and (e := _estimate(name, scores)) is not None}
    derived = _abstention_f1(scores)
    if derived is not None:
        found[DERIVED] = derived
    return {name: found[name] for name in METRICS if name in found}


def _estimate(name: str, scores: Sequence[CaseScores]) -> Estimate | None:
    applicable = [item for item in scores if name in item.values]
    if not applicable:
        return None
    values = [item.values[name] for item in applicable]
    mean = sum(values) / len(values)
    if METRICS[name].rate:
        interval = wilson(sum(values), len(values))
    else:
        interval = cluster_bootstrap(values, [item.record.case.cluster for item in applicable])
    return Estimate(mean, len(values), min(interval.low, mean), max(interval.high, mean))


def _abstention_f1(scores: Sequence[CaseScores]) -> Estimate | None:
    """Give F1 = 2·TP / (2·TP + FP + FN) over the cases where only one of answering and abstaining is right."""
    doubled, totals, clusters = [], [], []
    for item in scores:
        wanted, precise = item.values.get("abstention_recall"), item.values.get("abstention_precision")
        if wanted is None and precise is None:
            continue
        doubled.append(2 * (wanted or 0.0))
        totals.append((1.0 if wanted is not None else 0.0) + (1.0 if precise is not None else 0.0))
        clusters.append(item.record.case.cluster)
    if not any("abstention_recall" in item.values for item in scores):
        return None
    interval = cluster_bootstrap(doubled, clusters, weights=totals)
    value = sum(doubled) / sum(totals)
    return Estimate(value, len(totals), min(interval.low, value), max(interval.high, value))


def confusion(scores: Sequence[CaseScores]) -> dict[tuple[str, str], int]:
    """Count (expected, observed) pairs. Where several are right, the row is the observed one, else the first."""
    pairs = Counter(
        (item.status if item.status in expected else expected[0], item.status)
        for item in scores
        for expected in (item.record.case.expected_status,)
    )
    return dict(sorted(pairs.items()))
