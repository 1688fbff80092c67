"""Intervals and tests. Everything is seeded: the same values give the same figures on every machine."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

SEED = 20250326
DRAWS = 4000
# Below this many pairs that differ, all 2^n sign changes are counted: the p-value is then exact.
EXACT_LIMIT = 12


@dataclass(frozen=True, slots=True)
class Interval:
    """A two-sided interval, ``low <= high``."""

    low: float
    high: float


def wilson(successes: float, n: int, z: float = 1.959964) -> Interval:
    """Score interval of a proportion: (p + z²/2n ± z·√(p(1-p)/n + z²/4n²)) / (1 + z²/n), cut to [0, 1].

    Source: E. B. Wilson, 1927, JASA 22, 209-212. ``z`` = 1.96 gives 95 %. With ``n`` = 0 nothing is known: [0, 1].
    Raises ``ValueError`` when ``successes`` is not within 0..n.
    """
    if not 0 <= successes <= n:
        raise ValueError(f"{successes} successes out of {n}")
    if n == 0:
        return Interval(0.0, 1.0)
    rate = successes / n
    centre = rate + z * z / (2 * n)
    half = z * math.sqrt(rate * (1 - rate) / n + z * z / (4 * n * n))
    scale = 1 + z * z / n
    low = 0.0 if successes == 0 else max(0.0, (centre - half) / scale)
    high = 1.0 if successes == n else min(1.0, (centre + half) / scale)
    return Interval(low, high)


def cluster_bootstrap(
    values: Sequence[float],
    clusters: Sequence[str],
    weights: Sequence[float] | None = None,
    level: float = 0.95,
    draws: int = DRAWS,
    seed: int = SEED,
) -> Interval:
    """Percentile interval of Σ values / Σ weights when whole clusters are drawn with replacement.

    ``values``, ``clusters`` and ``weights`` are parallel, shape (n,); without weights the ratio is the mean. Each draw
    takes as many clusters as there are; a draw whose weights sum to 0 is left out.
    Source: Davison & Hinkley, *Bootstrap Methods*, 1997, § 3.8 (resampling whole clusters).
    Raises ``ValueError`` on no value, on lengths that differ, or when every weight is 0.
    """
    totals = [1.0] * len(values) if weights is None else weights
    if len(values) != len(clusters) or len(values) != len(totals) or not any(totals):
        raise ValueError("values, clusters and weights must be parallel and not empty")
    position = {name: i for i, name in enumerate(sorted(set(clusters)))}
    sums: npt.NDArray[np.float64] = np.zeros((len(position), 2))
    for value, name, weight in zip(values, clusters, totals, strict=True):
        sums[position[name]] += (value, weight)
    drawn = np.random.default_rng(seed).integers(0, len(position), size=(draws, len(position)))
    drawn_sums = sums[drawn].sum(axis=1)
    usable = drawn_sums[drawn_sums[:, 1] > 0]
    low, high = np.quantile(usable[:, 0] / usable[:, 1], [(1 - level) / 2, (1 + level) / 2])
    return Interval(float(low), float(high))


def paired_randomisation(
    before: Sequence[float],
    after: Sequence[float],
    clusters: Sequence[str] | None = None,
    draws: int = DRAWS,
    seed: int = SEED,
) -> float:
    """Two-sided p-value of the difference of means of two runs over the same cases, in (0, 1].

    Under the null hypothesis the two runs are exchangeable: the sign of each difference (of each cluster's sum of
    differences when ``clusters`` is given) is drawn at random. Exact over all sign changes up to ``EXACT_LIMIT``
    units that differ, otherwise (1 + #{|T*| >= |T|}) / (1 + draws).
    Source: Smucker, Allan & Carterette, CIKM 2007. Raises ``ValueError`` on lengths that differ.
    """
    labels = clusters if clusters is not None else [str(i) for i in range(len(before))]
    totals: dict[str, float] = {}
    for old, new, label in zip(before, after, labels, strict=True):
        totals[label] = totals.get(label, 0.0) + (new - old)
    differences = np.array([d for d in totals.values() if abs(d) > 1e-12])
    if differences.size == 0:
        return 1.0
    observed = abs(float(differences.sum())) - 1e-12
    if differences.size <= EXACT_LIMIT:
        codes = np.arange(2**differences.size)[:, None] >> np.arange(differences.size) & 1
        return float(np.mean(np.abs((codes * 2 - 1) @ differences) >= observed))
    signs = np.random.default_rng(seed).integers(0, 2, size=(draws, differences.size)) * 2 - 1
    extreme = int(np.sum(np.abs(signs @ differences) >= observed))
    return (1 + extreme) / (1 + draws)


def percentile(values: Sequence[float], share: float) -> float:
    """Linear-interpolated quantile (R type 7) of ``values``; ``share`` in [0, 1]. Raises ``ValueError`` when empty."""
    if not values:
        raise ValueError("no value")
    return float(np.quantile(np.array(values), share))
