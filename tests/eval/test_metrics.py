"""Metrics of one answer against values computed by hand."""

from __future__ import annotations

from math import log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval import metrics
from eval.evidence import brings
from eval.types import Nugget

RANKS = st.lists(st.none() | st.integers(1, 10), min_size=1, max_size=12)


def test_recall_and_hit_count_evidence_in_the_first_passages() -> None:
    ranks = [1, 4, None, 7]
    assert metrics.recall_at(ranks, 3) == 0.25
    assert metrics.recall_at(ranks, 5) == 0.5
    assert metrics.recall_at(ranks, 10) == 0.75
    assert metrics.hit_at([4, None], 3) == 0.0
    assert metrics.hit_at([4, None], 4) == 1.0


def test_reciprocal_rank_takes_the_first_passage_that_helps() -> None:
    assert metrics.reciprocal_rank([None, 4, 2]) == 0.5
    assert metrics.reciprocal_rank([None]) == 0.0


def test_ndcg_by_hand() -> None:
    # Evidence at ranks 1 and 3 of three pieces: (1/log2(2) + 1/log2(4)) / (1/log2(2) + 1/log2(3) + 1/log2(4)).
    expected = (1 + 1 / 2) / (1 + 1 / log2(3) + 1 / 2)
    assert metrics.ndcg_at([3, 1, None], 10) == pytest.approx(expected)
    assert metrics.ndcg_at([3], 10) == pytest.approx(0.5)
    assert metrics.ndcg_at([3], 2) == 0.0


def test_ndcg_is_one_when_one_passage_brings_everything() -> None:
    assert metrics.ndcg_at([1, 1, 1], 10) == 1.0
    # Both pieces in the second passage: places 2 and 2, against the ideal 1 and 2.
    assert metrics.ndcg_at([2, 2], 10) == pytest.approx((2 / log2(3)) / (1 + 1 / log2(3)))


def test_empty_retrieval_scores_zero() -> None:
    for score in (metrics.recall_at([None], 10), metrics.hit_at([None], 10), metrics.ndcg_at([None], 10)):
        assert score == 0.0


@given(RANKS, st.integers(1, 10))
def test_retrieval_metrics_are_bounded_and_grow_with_depth(ranks: list[int | None], k: int) -> None:
    for score in (metrics.recall_at(ranks, k), metrics.ndcg_at(ranks, k), metrics.reciprocal_rank(ranks)):
        assert 0 <= score <= 1 + 1e-12
    assert metrics.recall_at(ranks, k) <= metrics.recall_at(ranks, k + 1)
    assert metrics.hit_at(ranks, k) == float(metrics.recall_at(ranks, k) > 0)


@given(st.permutations(list(range(1, 8))), st.integers(0, 6))
def test_ndcg_never_falls_when_evidence_moves_up(order: list[int], moved: int) -> None:
    ranks = order[:3]
    better = [max(1, r - 1) if i == moved else r for i, r in enumerate(ranks)]
    assert metrics.ndcg_at(better, 10) >= metrics.ndcg_at(ranks, 10) - 1e-12


def test_metrics_are_undefined_without_golden_items() -> None:
    for undefined in (
        lambda: metrics.recall_at([], 5),
        lambda: metrics.ndcg_at([], 5),
        lambda: metrics.evidence_recall([]),
        lambda: metrics.strict_vital_recall([Nugget("accessoire", False, ("x",))], [True]),
    ):
        with pytest.raises(ValueError, match="golden"):
            undefined()


def test_strict_vital_recall_ignores_what_is_only_welcome() -> None:
    nuggets = [Nugget("a", True, ("75 ?%",)), Nugget("b", True, ("gallup",)), Nugget("c", False, ("2023",))]
    found = metrics.found_nuggets(nuggets, "75 % des salariés, en 2023")
    assert found == (True, False, True)
    assert metrics.strict_vital_recall(nuggets, found) == 0.5


def test_any_pattern_of_a_nugget_suffices_and_case_is_ignored() -> None:
    assert metrics.found_nuggets([Nugget("a", True, ("trois quarts", "GALLUP"))], "Selon Gallup") == (True,)


def test_evidence_precision_and_recall_by_hand() -> None:
    evidence = [("m", ((("s1", 10), ("s2", 30)),)), ("a", ((("s9", 5),),))]
    cited = [("m", "s2"), ("m", "s5"), ("a", "s1")]
    assert metrics.evidence_precision(cited, evidence) == pytest.approx(1 / 3)
    assert metrics.evidence_precision([], evidence) == 0.0
    shown = frozenset(cited)
    assert metrics.evidence_recall([brings(shown, piece) for piece in evidence]) == 0.5
    assert metrics.evidence_recall([brings(frozenset({("m", "s1")}), piece) for piece in evidence]) == 0.0


def test_the_best_rank_is_of_the_piece_that_comes_first() -> None:
    assert metrics.best_rank((None, 7, 3)) == 3
    assert metrics.best_rank((None, None)) is None


def test_f1_is_the_harmonic_mean() -> None:
    assert metrics.f1(0.5, 1.0) == pytest.approx(2 / 3)
    assert metrics.f1(0.0, 0.0) == 0.0
