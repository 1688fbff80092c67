"""Public sets: reading, sampling, making a corpus of them, and searching it through the public functions."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.errors import EvaluationError, UsageProblem
from eval.retrieval.generalise import HYBRID, PLAIN, WORDS, generalise, text_ranks
from eval.retrieval.public import PublicQuery, as_corpus, read_set, sample, set_names
from index.embedding import load_encoder
from index.types import Passage

TEXTS = {
    "d1": "Le contrat de travail à durée déterminée prend fin à la date prévue. Il peut être renouvelé deux fois.",
    "d2": "Les congés payés s’acquièrent à raison de deux jours et demi par mois de travail effectif.",
    "d3": "L’entretien professionnel a lieu tous les deux ans et porte sur les perspectives d’évolution du salarié.",
    "d4": "Les vacances scolaires sont fixées par arrêté du ministre de l’éducation nationale.",
}
QUERIES = {
    "q1": ("combien de fois renouveler un CDD", "d1"),
    "q2": ("nombre de jours de congés payés", "d2"),
    "q3": ("entretien professionnel obligatoire", "d3"),
}


def write_set(folder: Path, name: str = "essai") -> None:
    rows = {
        "corpus": [{"_id": i, "text": text} for i, text in TEXTS.items()],
        "queries": [{"_id": i, "text": text} for i, (text, _) in QUERIES.items()] + [{"_id": "q9", "text": "rien"}],
        "qrels": [{"query_id": i, "corpus_id": d, "score": 1} for i, (_, d) in QUERIES.items()]
        + [{"query_id": "q9", "corpus_id": "d4", "score": 0}, {"query_id": "q1", "corpus_id": "absent", "score": 1}],
    }
    for part, lines in rows.items():
        text = "\n".join(json.dumps(line, ensure_ascii=False) for line in lines)
        (folder / f"{name}.{part}.jsonl").write_text(text + "\n", encoding="utf-8")


def test_a_set_is_read_with_the_queries_that_have_an_answer(tmp_path: Path) -> None:
    write_set(tmp_path)
    (tmp_path / "seul.corpus.jsonl").write_text("", encoding="utf-8")  # without its queries: no set
    assert set_names(tmp_path) == ("essai",)
    found = read_set(tmp_path, "essai")
    assert found.texts == TEXTS
    assert [(query.id, query.relevant) for query in found.queries] == [
        ("q1", ("d1",)),
        ("q2", ("d2",)),
        ("q3", ("d3",)),
    ]


def test_what_cannot_be_read_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(UsageProblem, match="--public"):
        set_names(tmp_path)
    write_set(tmp_path)
    queries = tmp_path / "essai.queries.jsonl"
    queries.write_text('{"_id": "q1", "text": "bien"}\n{"_id": 3}\n', encoding="utf-8")
    with pytest.raises(EvaluationError, match=r"essai\.queries\.jsonl, ligne 2"):
        read_set(tmp_path, "essai")
    queries.write_text('{"_id": "q9", "text": "rien"}\n', encoding="utf-8")
    with pytest.raises(EvaluationError, match="aucune question"):
        read_set(tmp_path, "essai")


@given(st.lists(st.text(min_size=1), unique=True, max_size=30), st.integers(1, 40))
def test_a_sample_keeps_the_order_and_never_depends_on_it(names: list[str], most: int) -> None:
    queries = [PublicQuery(name, "", ("d",)) for name in names]
    chosen = sample(queries, most)
    assert len(chosen) == min(most, len(queries))
    assert list(chosen) == [query for query in queries if query in chosen]
    assert set(sample(queries[::-1], most)) == set(chosen)


def test_every_text_becomes_a_document_under_its_own_id(tmp_path: Path) -> None:
    write_set(tmp_path)
    steps: list[tuple[int, int]] = []
    corpus = as_corpus(read_set(tmp_path, "essai"), lambda done, total: steps.append((done, total)))
    assert {document.source.id: document.text for document in corpus.documents} == TEXTS
    assert steps == [(4, 4)]
    assert corpus.version == as_corpus(read_set(tmp_path, "essai"), lambda *_: None).version


def test_a_text_stands_where_its_first_passage_does() -> None:
    def passage(source: str) -> Passage:
        return Passage("", source, "", 0, 0, "", (), (), None, ())

    found = [passage(name) for name in ("b", "b", "a", "b", "c")]
    assert text_ranks(found, PublicQuery("q", "", ("a", "c", "d"))) == (2, 3, None)
    many = [passage(f"x{number}") for number in range(10)] + [passage("a")]
    assert text_ranks(many, PublicQuery("q", "", ("a",))) == (None,)


def test_a_set_is_indexed_and_searched(tmp_path: Path) -> None:
    write_set(tmp_path)
    steps: list[str] = []
    (found,) = generalise(tmp_path, load_encoder("bundled"), lambda step, *_: steps.append(step), most=2)
    assert (found.name, found.texts, found.queries, found.asked) == ("essai", 4, 3, 2)
    assert set(found.ndcg) == {HYBRID, WORDS, PLAIN}
    assert found.ndcg[HYBRID].value == 1  # each query has the words of its text
    assert found.reached
    assert found.ndcg_against[WORDS].value == pytest.approx(found.ndcg[HYBRID].value - found.ndcg[WORDS].value)
    assert "essai" in steps
