"""Fusion by scaled scores: by hand, and its invariants."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.fusion import Ranking, fuse

SCORES = st.dictionaries(st.sampled_from([f"p{n}" for n in range(12)]), st.floats(0.01, 50.0))
RANKINGS = st.lists(st.builds(Ranking, SCORES, st.floats(0.1, 2.0)), max_size=5)


def test_scores_by_hand() -> None:
    fused = fuse([Ranking({"a": 8.0, "b": 4.0}, 1.0), Ranking({"b": 0.6, "c": 0.3}, 0.5)])
    assert [identifier for identifier, _ in fused] == ["a", "b", "c"]
    assert dict(fused) == pytest.approx({"a": 1.0, "b": 0.5 + 0.5, "c": 0.25})


def test_ties_are_broken_by_id() -> None:
    rankings = [Ranking({name: 3.0}, 1.0) for name in "zam"]
    assert [identifier for identifier, _ in fuse(rankings)] == ["a", "m", "z"]


def test_a_score_that_is_not_positive_was_not_found() -> None:
    assert fuse([Ranking({"a": 1.0, "b": 0.0, "c": -0.2}, 1.0)]) == [("a", 1.0)]


def test_nothing_gives_nothing() -> None:
    assert fuse([]) == fuse([Ranking({}, 1.0)]) == []


@given(RANKINGS, st.randoms(use_true_random=False))
def test_the_order_of_the_rankings_does_not_matter(rankings: list[Ranking], shuffler: random.Random) -> None:
    shuffled = list(rankings)
    shuffler.shuffle(shuffled)
    assert fuse(shuffled) == fuse(rankings)


@given(RANKINGS)
def test_the_order_is_total_and_every_id_is_there_once(rankings: list[Ranking]) -> None:
    fused = fuse(rankings)
    assert sorted(i for i, _ in fused) == sorted({i for ranking in rankings for i in ranking.scores})
    keys = [(-score, identifier) for identifier, score in fused]
    assert keys == sorted(keys)


@given(RANKINGS, SCORES.filter(lambda scores: len(scores) > 1), st.data())
def test_a_higher_score_in_one_ranking_never_lowers_the_place(
    rankings: list[Ranking], scores: dict[str, float], data: st.DataObject
) -> None:
    best = max(scores, key=lambda name: (scores[name], name))
    raised = data.draw(st.sampled_from(sorted(name for name in scores if name != best)))
    higher = {**scores, raised: (scores[raised] + scores[best]) / 2}
    before = [i for i, _ in fuse([*rankings, Ranking(scores, 1.0)])]
    after = [i for i, _ in fuse([*rankings, Ranking(higher, 1.0)])]
    assert after.index(raised) <= before.index(raised)
