"""Reranking by a cross-encoder made here, whose order a test can count without it."""

from __future__ import annotations

import sys
import threading
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from index.content import dense_text
from index.errors import RerankerError, UnsafeModel
from index.reranker import DEPTH, RerankedIndex, Reranker, load_reranker, rerank, with_reranker
from index.search import Index
from index.types import Hit, Passage

QUERY = "Que dit le manifeste du travail ?"


@dataclass(frozen=True)
class Given:
    """A reranker that gives the scores that it was made with, one a text."""

    values: dict[str, float]
    name: str = "donné"

    def scores(self, query: str, texts: object) -> NDArray[np.float64]:
        return np.array([self.values[text] for text in texts], np.float64)  # type: ignore[attr-defined]


def hits_of(count: int, found: int | None = None) -> list[Hit]:
    """``count`` hits in the order of a fusion; those past ``found`` were in no ranking."""
    found = count if found is None else found
    return [
        Hit(
            Passage(f"p{(7 * n) % 61:03}", "s", "x", 0, 1, f"texte {n}", (), (), None, ()),
            score=1.0 / (n + 1) if n < found else 0.0,
            rank=n + 1,
            lexical_rank=n + 1,
            dense_rank=None,
            lexical_score=float(count - n),
        )
        for n in range(count)
    ]


@given(st.integers(0, 60), st.integers(0, 60), st.data())
def test_the_order_is_that_of_the_scores_then_of_the_ids(count: int, found: int, data: st.DataObject) -> None:
    hits = hits_of(count, min(found, count))
    level = st.sampled_from([-2.0, 0.0, 0.5])
    values = {dense_text(hit.passage): data.draw(level) for hit in hits}
    result = rerank(hits, QUERY, Given(values))
    read = min(DEPTH, found, count)
    expected = sorted(hits[:read], key=lambda h: (-values[dense_text(h.passage)], h.passage.id))
    assert [hit.passage.id for hit in result] == [hit.passage.id for hit in [*expected, *hits[read:]]]
    assert [hit.rank for hit in result] == [hit.rank for hit in hits]
    assert [hit.score for hit in result] == [hit.score for hit in hits]
    assert [hit.rerank_score for hit in result[:read]] == [values[dense_text(hit.passage)] for hit in result[:read]]
    assert result[read:] == hits[read:]
    before = {hit.passage.id: hit for hit in hits}
    for hit in result:
        old = before[hit.passage.id]
        assert (hit.lexical_rank, hit.lexical_score) == (old.lexical_rank, old.lexical_score)


def test_without_a_reranker_the_index_is_left_as_it_is(index: Index) -> None:
    assert load_reranker("") is None
    assert with_reranker(index, None) is index


# --- with a real cross-encoder -------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("sentence_transformers")
    from tests.index.tiny_models import make_cross_encoder

    return make_cross_encoder(tmp_path_factory.mktemp("modeles") / "reclasseur", "travail")


@pytest.fixture(scope="module")
def reranker(folder: Path) -> Reranker:
    loaded = load_reranker(str(folder))
    assert loaded is not None
    return loaded


def test_it_changes_the_order_as_counted_by_hand(folder: Path, reranker: Reranker, index: Index) -> None:
    from tests.index.tiny_models import share_of

    before = index.search(QUERY, k=len(index.passages))
    assert len(before) <= DEPTH
    shares = {h.passage.id: share_of(folder, "travail", QUERY, dense_text(h.passage)) for h in before}
    assert len(set(shares.values())) > 1
    expected = sorted(before, key=lambda h: (-round(shares[h.passage.id], 9), h.passage.id))
    after = with_reranker(index, reranker).search(QUERY, k=len(index.passages))
    assert [h.passage.id for h in after] == [h.passage.id for h in expected]
    assert [h.passage.id for h in after] != [h.passage.id for h in before]
    assert [h.rank for h in after] == list(range(1, len(before) + 1))
    assert all(first.score >= second.score for first, second in pairwise(after))


def test_scores_are_raw_so_that_no_two_good_passages_become_equal(reranker: Reranker) -> None:
    scores = reranker.scores("travail", ["travail", "travail travail travail", "rien", "le travail"])
    assert scores.shape == (4,)
    assert scores[1] > scores[0] > scores[3] > scores[2]
    assert reranker.scores("travail", []).shape == (0,)


def test_a_list_is_the_same_whatever_its_length_and_its_filters_hold(index: Index, reranker: Reranker) -> None:
    reranked = with_reranker(index, reranker)
    whole = reranked.search(QUERY, k=100)
    for k in (1, 3, len(whole)):
        assert reranked.search(QUERY, k=k) == whole[:k]
    assert reranked.search(QUERY, k=0) == []
    assert reranked.search(QUERY, k=-1) == []
    only = reranked.search(QUERY, k=100, source_ids=["article"])
    assert {hit.passage.source_id for hit in only} == {"article"}
    assert {hit.passage.proposition for hit in reranked.search(QUERY, k=100, propositions=[4])} == {4}


def test_all_the_rest_is_the_index(index: Index, reranker: Reranker) -> None:
    reranked = with_reranker(index, reranker)
    assert isinstance(reranked, RerankedIndex)
    assert isinstance(reranked, Index)
    assert reranked.passages is index.passages
    assert reranked.vocabulary == index.vocabulary
    sentence = index.corpus.documents[0].sentences[0].id
    assert reranked.score_sentences(QUERY, [sentence]) == index.score_sentences(QUERY, [sentence])


def test_threads_may_share_it(reranker: Reranker) -> None:
    texts = [" ".join(["travail"] * n + ["autre"] * 3) for n in range(20)]
    expected = reranker.scores(QUERY, texts)
    found: list[NDArray[np.float64]] = []
    threads = [threading.Thread(target=lambda: found.append(reranker.scores(QUERY, texts))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(found) == 4
    for scores in found:
        np.testing.assert_allclose(scores, expected, atol=1e-6)


def test_scores_that_are_no_numbers_are_refused(tmp_path: Path, folder: Path) -> None:
    from tests.index.tiny_models import make_cross_encoder, spoil

    spoiled = make_cross_encoder(tmp_path / "modele", "travail")
    spoil(spoiled)
    loaded = load_reranker(str(spoiled))
    assert loaded is not None
    with pytest.raises(RerankerError, match="notes inutilisables"):
        loaded.scores(QUERY, ["un texte"])


def test_several_scores_a_pair_are_refused(tmp_path: Path, folder: Path) -> None:
    from tests.index.tiny_models import make_cross_encoder

    with pytest.raises(RerankerError, match="3 notes"):
        load_reranker(str(make_cross_encoder(tmp_path / "modele", "travail", labels=3)))


def test_an_encoder_is_no_reranker(tmp_path: Path, folder: Path) -> None:
    from tests.index.tiny_models import make_encoder

    with pytest.raises(RerankerError, match="n’est pas un reclasseur"):
        load_reranker(str(make_encoder(tmp_path / "modele", ["travail"])))


def test_a_folder_without_a_model_is_refused(tmp_path: Path, folder: Path) -> None:
    with pytest.raises(RerankerError, match="ne contient pas de modèle utilisable comme reclasseur"):
        load_reranker(str(tmp_path))
    with pytest.raises(RerankerError, match="n’existe pas"):
        load_reranker(str(tmp_path / "ailleurs"))


def test_code_that_comes_with_a_model_is_never_run(tmp_path: Path, folder: Path) -> None:
    from tests.index.tiny_models import write

    names = {"AutoConfig": "code.C", "AutoModelForSequenceClassification": "code.M"}
    architectures = ["MaisonForSequenceClassification"]
    write(tmp_path / "config.json", {"model_type": "maison", "auto_map": names, "architectures": architectures})
    with pytest.raises(UnsafeModel, match="HUMANIFEST_RERANKER"):
        load_reranker(str(tmp_path))


def test_without_the_library_the_message_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(RerankerError, match="make app"):
        load_reranker("BAAI/bge-reranker-v2-m3")
