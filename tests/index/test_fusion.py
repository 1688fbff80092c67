"""Reciprocal rank fusion: by hand, and its invariants."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.fusion import Ranking, fuse

IDS = st.lists(st.sampled_from([f"p{n}" for n in range(12)]), unique=True)
RANKINGS = st.lists(st.builds(Ranking, IDS, st.floats(0.1, 2.0)), max_size=5)


def test_scores_by_hand() -> None:
    fused = fuse([Ranking(["a", "b"], 1.0), Ranking(["b", "c"], 0.5)], constant=60)
    assert [identifier for identifier, _ in fused] == ["b", "a", "c"]
    assert dict(fused) == pytest.approx({"a": 1 / 61, "b": 1 / 62 + 0.5 / 61, "c": 0.5 / 62})


def test_ties_are_broken_by_id() -> None:
    assert [i for i, _ in fuse([Ranking(["z"], 1.0), Ranking(["a"], 1.0), Ranking(["m"], 1.0)])] == ["a", "m", "z"]


def test_nothing_gives_nothing() -> None:
    assert fuse([]) == []


@given(RANKINGS, st.randoms(use_true_random=False))
def test_the_order_of_the_rankings_does_not_matter(rankings: list[Ranking], random) -> None:
    shuffled = list(rankings)
    random.shuffle(shuffled)
    assert fuse(shuffled) == fuse(rankings)


@given(RANKINGS)
def test_the_order_is_total_and_every_id_is_there_once(rankings: list[Ranking]) -> None:
    fused = fuse(rankings)
    assert sorted(i for i, _ in fused) == sorted({i for ranking in rankings for i in ranking.ids})
    keys = [(-score, identifier) for identifier, score in fused]
    assert keys == sorted(keys)


@given(RANKINGS, IDS.filter(lambda ids: len(ids) > 1), st.data())
def test_moving_up_in_one_ranking_never_lowers_the_place(rankings: list[Ranking], ids: list[str], data) -> None:
    place = data.draw(st.integers(1, len(ids) - 1))
    moved = ids.copy()
    moved[place - 1], moved[place] = moved[place], moved[place - 1]
    before = [i for i, _ in fuse([*rankings, Ranking(ids, 1.0)])]
    after = [i for i, _ in fuse([*rankings, Ranking(moved, 1.0)])]
    assert after.index(ids[place]) <= before.index(ids[place])
