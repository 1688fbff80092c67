"""BM25 against its formula computed by hand, and the fields of the lexical ranking."""

from __future__ import annotations

import math
from collections import Counter

import numpy as np
import pytest

from corpus.types import Corpus
from index.bm25 import build_bm25, load_bm25, save_bm25
from index.errors import DamagedIndex
from index.lexical import LexicalParameters, fielded_terms, query_weights, terms_of

TEXTS = [["loi", "metier", "loi"], ["metier"], ["usure", "metier", "usure", "usure", "nuit"], []]
K1, B = 1.2, 0.75


def by_hand(term: str, text: list[str]) -> float:
    n = sum(term in other for other in TEXTS)
    idf = math.log(1 + (len(TEXTS) - n + 0.5) / (n + 0.5))
    mean = sum(map(len, TEXTS)) / len(TEXTS)
    f = Counter(text)[term]
    return idf * f / (f + K1 * (1 - B + B * len(text) / mean))


def test_scores_are_those_of_the_formula() -> None:
    bm25 = build_bm25(TEXTS, k1=K1, b=B)
    for term in ("loi", "metier", "usure", "nuit"):
        expected = [by_hand(term, text) for text in TEXTS]
        assert bm25.scores({term: 1.0}) == pytest.approx(expected, abs=1e-6)
    mixed = bm25.scores({"loi": 1.0, "usure": 0.3, "inconnu": 5.0})
    assert mixed == pytest.approx([by_hand("loi", t) + 0.3 * by_hand("usure", t) for t in TEXTS], abs=1e-6)


def test_bm25s_itself_gives_the_same_scores() -> None:
    import bm25s

    engine = bm25s.BM25(k1=K1, b=B, method="lucene")
    engine.index(TEXTS, show_progress=False)
    ours = build_bm25(TEXTS, k1=K1, b=B).scores({"loi": 1.0, "metier": 1.0})
    assert ours == pytest.approx(engine.get_scores(["loi", "metier"]), abs=1e-6)


def test_idf_and_document_frequency() -> None:
    bm25 = build_bm25(TEXTS, k1=K1, b=B)
    assert bm25.document_frequency("metier") == 3
    assert bm25.idf("metier") == pytest.approx(math.log(1 + 1.5 / 3.5))
    assert bm25.idf("inconnu") == pytest.approx(math.log(1 + 4.5 / 0.5))


def test_what_is_saved_is_what_is_read(tmp_path) -> None:
    bm25 = build_bm25(TEXTS, k1=K1, b=B)
    save_bm25(bm25, tmp_path / "b.npz")
    again = load_bm25(tmp_path / "b.npz")
    assert again.columns == bm25.columns
    assert np.array_equal(again.scores({"usure": 1.0}), bm25.scores({"usure": 1.0}))


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04coupe", b"x" * 500])
def test_a_damaged_file_is_refused(tmp_path, content: bytes) -> None:
    (tmp_path / "b.npz").write_bytes(content)
    with pytest.raises(DamagedIndex, match="index build --force"):
        load_bm25(tmp_path / "b.npz")


def test_texts_without_a_term_are_allowed(tmp_path) -> None:
    bm25 = build_bm25([[], []], k1=K1, b=B)
    save_bm25(bm25, tmp_path / "b.npz")
    assert load_bm25(tmp_path / "b.npz").scores({"loi": 1.0}).tolist() == [0.0, 0.0]


def test_fields_are_all_searchable_and_weigh_as_told(corpus: Corpus) -> None:
    document = corpus.documents[0]
    notes = {note.number: note.text for note in document.footnotes}
    figure = next(sentence for sentence in document.sentences if sentence.footnotes)
    quote = next(sentence for sentence in document.sentences if sentence.speaker)
    parameters = LexicalParameters(body=3, heading=2, footnote=1, speaker=1)
    counts = Counter(fielded_terms([figure], ("Titre unique",), notes, {}, parameters))
    assert counts["=unique"] == 2
    assert counts["=gallup"] == 1
    assert counts["=collaborateurs"] == 3
    assert "=tilleuls" in fielded_terms([quote], (), notes, {}, parameters)


def test_a_query_prefers_the_exact_form() -> None:
    parameters = LexicalParameters()
    bm25 = build_bm25([terms_of("la mère"), terms_of("la mer"), terms_of("la loi")], k1=K1, b=B)
    mother, sea, law = bm25.scores(query_weights("mère", parameters)).tolist()
    assert mother > sea > law == 0


def test_repeating_a_word_in_a_query_changes_nothing() -> None:
    parameters = LexicalParameters()
    assert query_weights("usure usure", parameters) == query_weights("usure", parameters)
