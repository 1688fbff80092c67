"""Intervals and tests against published or hand-computed values."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.statistics import cluster_bootstrap, paired_randomisation, percentile, wilson


@pytest.mark.parametrize(
    ("successes", "n", "low", "high"),
    [
        # Newcombe, Statistics in Medicine 1998, table I: methods 3 (score, without continuity correction).
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_gives_the_published_intervals(successes: int, n: int, low: float, high: float) -> None:
    interval = wilson(successes, n)
    assert interval.low == pytest.approx(low, abs=5e-5)
    assert interval.high == pytest.approx(high, abs=5e-5)


def test_wilson_knows_nothing_without_cases_and_refuses_nonsense() -> None:
    assert (wilson(0, 0).low, wilson(0, 0).high) == (0.0, 1.0)
    with pytest.raises(ValueError, match="4 successes"):
        wilson(4, 3)


@given(st.integers(1, 400), st.data())
def test_wilson_holds_the_rate_and_stays_in_bounds(n: int, data: st.DataObject) -> None:
    successes = data.draw(st.integers(0, n))
    interval = wilson(successes, n)
    assert 0 <= interval.low <= successes / n <= interval.high <= 1


def test_bootstrap_draws_whole_clusters() -> None:
    """Two clusters, one all 0 and one all 1: a draw of two clusters has mean 0, 1/2 or 1 with odds 1/4, 1/2, 1/4."""
    values = [0.0] * 50 + [1.0] * 50
    together = cluster_bootstrap(values, ["a"] * 50 + ["b"] * 50)
    apart = cluster_bootstrap(values, [str(i) for i in range(100)])
    assert (together.low, together.high) == (0.0, 1.0)
    # Binomial: 0.5 ± 1.96 · 0.05.
    assert apart.low == pytest.approx(0.40, abs=0.015)
    assert apart.high == pytest.approx(0.60, abs=0.015)


def test_bootstrap_is_seeded_and_weighs_ratios() -> None:
    values, clusters = [0.2, 0.9, 0.4, 0.7], ["a", "b", "c", "d"]
    assert cluster_bootstrap(values, clusters) == cluster_bootstrap(values, clusters)
    assert cluster_bootstrap(values, clusters) != cluster_bootstrap(values, clusters, seed=1)
    ratio = cluster_bootstrap([2.0, 2.0], ["a", "b"], weights=[4.0, 4.0])
    assert (ratio.low, ratio.high) == (0.5, 0.5)


@pytest.mark.parametrize(
    ("values", "clusters", "weights"), [([], [], None), ([1.0], ["a", "b"], None), ([0.0], ["a"], [0.0])]
)
def test_bootstrap_refuses_what_it_cannot_draw(
    values: list[float], clusters: list[str], weights: list[float] | None
) -> None:
    with pytest.raises(ValueError, match="parallel"):
        cluster_bootstrap(values, clusters, weights)


def test_randomisation_is_exact_on_few_pairs() -> None:
    """Five gains and no loss: of 32 sign changes only all + and all − are as extreme, p = 2/32."""
    assert paired_randomisation([0.0] * 5, [1.0] * 5) == pytest.approx(2 / 32)
    # Gains +3, +1 and loss −1: |T| = 3 is reached by (±3 ±1 ∓1) and (±3 ±1 ±1): 3+1-1, 3-1+1, 3+1+1 and opposites.
    assert paired_randomisation([0.0, 0.0, 1.0], [3.0, 1.0, 0.0]) == pytest.approx(6 / 8)


def test_randomisation_of_equal_runs_and_of_one_cluster_proves_nothing() -> None:
    assert paired_randomisation([0.5, 1.0], [0.5, 1.0]) == 1.0
    assert paired_randomisation([0.0] * 9, [1.0] * 9, ["same"] * 9) == 1.0


def test_randomisation_drawn_at_random_agrees_with_the_exact_count() -> None:
    differences = [1.0] * 10 + [-1.0] * 4
    signs = itertools.product((1, -1), repeat=14)
    exact = sum(abs(sum(s * d for s, d in zip(row, differences, strict=True))) >= 6 for row in signs) / 2**14
    drawn = paired_randomisation([0.0] * 14, differences)
    assert drawn == pytest.approx(exact, abs=0.02)
    assert drawn == paired_randomisation([0.0] * 14, differences)


@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), max_size=20))
def test_randomisation_gives_a_probability_that_ignores_direction(pairs: list[tuple[float, float]]) -> None:
    before, after = [a for a, _ in pairs], [b for _, b in pairs]
    p = paired_randomisation(before, after)
    assert 0 < p <= 1
    if len(pairs) <= 12:
        assert p == pytest.approx(paired_randomisation(after, before))


def test_percentile_interpolates_and_refuses_nothing_to_rank() -> None:
    assert percentile([1.0, 2.0, 3.0, 4.0], 0.5) == 2.5
    assert percentile([10.0, 20.0], 0.95) == pytest.approx(19.5)
    with pytest.raises(ValueError, match="no value"):
        percentile([], 0.5)
