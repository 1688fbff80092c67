"""The passages beside an answer: those it cites first, each once, scores that fall."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.answer.shown import cited_first, interleaved
from index.types import Hit, Passage

PASSAGES = {
    f"p{n}": Passage(f"p{n}", "doc", "s", n, n + 1, "…", (f"s{n}", f"s{n + 1}"), (), None, ()) for n in range(12)
}
SHOWN = [Hit(PASSAGES[f"p{n}"], 1.0 - rank / 10, rank, rank, None) for rank, n in enumerate((4, 2, 9), start=1)]


def names(hits: tuple[Hit, ...]) -> list[str]:
    return [hit.passage.id for hit in hits]


def test_cited_passages_come_first_in_the_order_of_the_citations() -> None:
    found = cited_first(["s7", "s9"], SHOWN, PASSAGES, 10)
    assert names(found) == ["p6", "p9", "p4", "p2"]  # s7 stands in p6 and p7, neither ranked: the first of the text
    assert [hit.rank for hit in found] == [1, 2, 3, 4]
    assert [hit.score for hit in found] == [hit.score for hit in SHOWN] + [0.0]
    assert found[0].lexical_rank is None
    assert found[1].lexical_rank == 3


def test_a_sentence_of_two_passages_takes_the_one_ranked_best() -> None:
    assert names(cited_first(["s3"], SHOWN, PASSAGES, 10))[0] == "p2"


def test_without_citation_nothing_moves() -> None:
    assert cited_first([], SHOWN, PASSAGES, 10) == tuple(SHOWN)


@given(st.lists(st.sampled_from([f"s{n}" for n in range(14)]), max_size=20), st.integers(0, 10))
def test_each_passage_is_there_once_and_scores_never_rise(cited: list[str], most: int) -> None:
    found = cited_first(cited, SHOWN, PASSAGES, most)
    assert len(set(names(found))) == len(found) <= most
    scores = [hit.score for hit in found]
    assert scores == sorted(scores, reverse=True)


def ranking(*numbers: int) -> list[Hit]:
    return [Hit(PASSAGES[f"p{n}"], 1.0 / rank, rank, rank, None) for rank, n in enumerate(numbers, start=1)]


def test_the_parts_of_a_question_take_turns() -> None:
    found = interleaved([ranking(1, 2, 3), ranking(7, 1), ranking(4)], 10)
    assert names(found) == ["p1", "p7", "p4", "p2", "p3"]
    assert [hit.rank for hit in found] == [1, 2, 3, 4, 5]


@given(st.lists(st.lists(st.integers(0, 11), max_size=8, unique=True), max_size=4), st.integers(0, 10))
def test_turns_keep_each_passage_once_and_scores_never_rise(lists: list[list[int]], most: int) -> None:
    found = interleaved([ranking(*numbers) for numbers in lists], most)
    assert len(set(names(found))) == len(found) == min(most, len({n for numbers in lists for n in numbers}))
    scores = [hit.score for hit in found]
    assert scores == sorted(scores, reverse=True)
