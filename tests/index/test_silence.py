"""Votes of the known questions, by hand and as invariants."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.bm25 import build_bm25
from index.silence import AHEAD, CLOSEST, NEAR, TWIN, Silence, silence, twins

NOTHING = build_bm25([[]], k1=0.4, b=0.75)


def test_without_a_silent_question_nothing_is_silent() -> None:
    assert silence({"prix": 1.0}, NOTHING, {0: 0.9}, {}, 1, 10) == Silence()


def test_votes_by_hand() -> None:
    # Half the cosine each: .4 and .2 answered, .3 silent. Squares: .16, .04, .09.
    found = silence({}, NOTHING, {0: 0.8, 1: 0.4}, {0: 0.6}, 2, 10)
    assert found.near == found.wide == pytest.approx(0.09 / 0.29)
    assert found.cosine == pytest.approx(0.6)
    assert found.nearest == 0


def test_words_count_as_much_as_sense() -> None:
    bm25 = build_bm25([["usure"], ["prix"]], k1=0.4, b=0.75)  # the first is answered, the second is not
    by_sense = silence({}, bm25, {0: 0.5}, {0: 0.5}, 1, 10)
    assert by_sense.near == pytest.approx(0.5)
    assert silence({"prix": 1.0}, bm25, {0: 0.5}, {0: 0.5}, 1, 10).near > 0.7
    assert silence({"usure": 1.0}, bm25, {0: 0.5}, {0: 0.5}, 1, 10).near < 0.3


def test_only_the_nearest_vote() -> None:
    answered = dict.fromkeys(range(NEAR), 0.9)
    found = silence({}, NOTHING, answered, {0: 0.5}, NEAR, 10)
    assert found.near == 0.0
    assert 0.0 < found.wide < 0.2


COSINES = st.dictionaries(st.integers(0, 30), st.floats(-1, 1), max_size=20)


@given(COSINES, COSINES)
def test_every_measure_is_a_share(answered: dict[int, float], silent: dict[int, float]) -> None:
    found = silence({}, NOTHING, answered, silent, 31, 10)
    assert all(0 <= value <= 1 for value in (found.near, found.wide, found.cosine))
    assert (found.nearest is None) == (not silent)
    if silent:
        best = sorted((max(0.0, value) for value in silent.values()), reverse=True)[:CLOSEST]
        assert found.cosine == pytest.approx(sum(best) / len(best))


def near(query: set[str], answered: tuple[set[str], float], silent: tuple[set[str], float]) -> tuple[bool, bool]:
    stems = (frozenset(answered[0]), frozenset(silent[0]))
    return twins(frozenset(query), stems.__getitem__, lambda _: 1.0, {0: answered[1]}, {0: silent[1]}, 1)


def test_the_same_question_is_a_twin_and_one_that_asks_more_is_not() -> None:
    vacancies = {"post", "vacant"}
    # Both ways: 1 and .5 + .48 / 2 = .49 of the words, then half of each with half the cosine.
    assert near(vacancies, (vacancies, 0.98), ({*vacancies, "bretagn"}, 0.9)) == (True, False)
    assert near({*vacancies, "bretagn"}, (vacancies, 0.9), ({*vacancies, "bretagn"}, 0.98)) == (False, True)


def test_two_that_are_as_near_are_no_twins() -> None:
    assert near({"post"}, ({"post"}, 1.0), ({"post"}, 1.0 - AHEAD)) == (False, False)


def test_nothing_known_nothing_near() -> None:
    assert twins(frozenset({"post"}), lambda _: frozenset(), lambda _: 1.0, {}, {}, 0) == (False, False)
    assert near(set(), (set(), 2 * TWIN - 0.01), (set(), 0.0)) == (False, False)
