"""Searching: the right passage first, a total order, filters that hold, scores that mean what they say."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.errors import UnknownDocument
from index.analysis import analyse, fold
from index.content import all_sentences

QUESTIONS = {
    "Quelle part des collaborateurs quitte son emploi à cause du chef ?": "75 % des collaborateurs",
    "Combien de postes vacants ?": "35 000 postes",
    "Qui souffre des horaires de nuit ?": "horaires de nuit",
    "alleger taches administratives": "alléger les tâches",
    "étude Gallup": "75 % des collaborateurs",
    "Que dit Nedjma Benaïssa ?": "Un cadre qui écoute",
    "prévention de l’usure professionnelle": "L’usure touche",
    "congrès de Lille": "Nexem a présenté",
}


@pytest.mark.parametrize(("question", "expected"), QUESTIONS.items())
def test_the_passage_that_answers_comes_first(index, question: str, expected: str) -> None:
    assert expected in index.search(question)[0].passage.text


def test_hits_are_numbered_and_say_where_they_come_from(index) -> None:
    hits = index.search("usure des salariés", k=5)
    assert [hit.rank for hit in hits] == [1, 2, 3, 4, 5][: len(hits)]
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert hits[0].lexical_rank == 1
    assert hits[0].dense_rank is not None
    assert all((hit.lexical_rank is None) == (hit.lexical_score == 0) for hit in hits)
    assert all(-1.001 <= hit.dense_score <= 1.001 for hit in hits)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=60)
@given(query=st.text(max_size=60), k=st.integers(0, 30))
def test_any_query_gives_a_total_order_twice_the_same(index, query: str, k: int) -> None:
    hits = index.search(query, k)
    assert len(hits) <= k
    assert hits == index.search(query, k)
    assert len({hit.passage.id for hit in hits}) == len(hits)
    assert hits == index.search(query, 30)[:k]


def test_filters_hold_and_lose_nothing(index) -> None:
    everything = index.search("Nexem travail salariés manifeste", k=50)
    assert {hit.passage.source_id for hit in everything} == {"manifeste", "article"}
    only = index.search("Nexem travail salariés manifeste", k=50, source_ids=["article"])
    assert only
    assert {hit.passage.source_id for hit in only} == {"article"}
    nine = index.search("Nexem travail salariés manifeste", k=50, propositions=[9])
    assert {hit.passage.proposition for hit in nine} == {9}
    assert len(nine) == sum(passage.proposition == 9 for passage in index.passages.values())
    assert index.search("usure", source_ids=[]) == []


def test_a_query_without_a_known_word_gives_passages_that_none_of_its_words_found(index) -> None:
    for query in ("", "de la, et ? !"):
        assert {hit.score for hit in index.search(query)} == {0.0}


def test_sentence_scores_are_bm25_and_cosine(index, encoder) -> None:
    question = "usure des éducateurs"
    sentences = [s for document in index.corpus.documents for s in document.sentences]
    scores = index.score_sentences(question, [sentence.id for sentence in sentences])
    assert list(scores) == [sentence.id for sentence in sentences]
    best = max(sentences, key=lambda sentence: scores[sentence.id].lexical)
    assert best.text == "L’usure touche les aides-soignantes et les éducateurs."
    query = encoder.encode_queries([question])[0]
    cosines = encoder.encode_passages([sentence.text for sentence in sentences]) @ query
    assert [scores[s.id].dense for s in sentences] == pytest.approx(cosines.tolist(), abs=1e-6)
    assert index.score_sentences(question, []) == {}


def test_an_unknown_sentence_is_refused(index) -> None:
    with pytest.raises(UnknownDocument, match="inconnue"):
        index.score_sentences("usure", ["inconnue"])


def test_idf_counts_sentences_and_the_vocabulary_counts_forms(index) -> None:
    sentences = all_sentences(index.corpus)
    n = sum("usur" in analyse(sentence.text) for sentence in sentences)
    assert n >= 2
    assert index.idf("usur") == pytest.approx(math.log(1 + (len(sentences) - n + 0.5) / (n + 0.5)))
    assert index.idf("inconnu") > index.idf("usur")
    text = fold(" ".join(sentence.text for sentence in sentences))
    assert index.vocabulary["nexem"] == text.count("nexem")
    assert "de" in index.vocabulary
    assert "35000" in index.vocabulary


def test_opening_gives_the_corpus_back(index, corpus) -> None:
    assert index.corpus == corpus
    assert index.notice is None
    for passage in index.passages.values():
        document = next(d for d in corpus.documents if d.source.id == passage.source_id)
        assert passage.text == document.text[passage.start : passage.end]


def test_words_alone_are_an_explicit_choice_that_says_so(built, opened) -> None:
    alone = opened(built, lexical_only=True)
    assert "index build" in (alone.notice or "")
    hits = alone.search("usure des éducateurs")
    assert "L’usure touche" in hits[0].passage.text
    assert all(hit.dense_rank is None for hit in hits)


def test_two_programs_may_read_at_once(built, opened) -> None:
    first, second = opened(built), opened(built)
    assert first.search("usure") == second.search("usure")
    first.close()
    assert second.search("loi du repos")


def test_an_unusable_query_vector_is_not_hidden(built, opened, encoder) -> None:
    from index.errors import EncoderError

    class Broken:
        name, dimension, digest = encoder.name, encoder.dimension, encoder.digest
        encode_passages = staticmethod(encoder.encode_passages)

        def encode_queries(self, texts):
            return np.full((len(texts), self.dimension), np.nan, np.float32)

    with pytest.raises(EncoderError, match="inutilisable"):
        opened(built, with_encoder=Broken()).search("usure")
